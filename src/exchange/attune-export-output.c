/* attune-export-output.c: marks as a file
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "attune-export-private.h"

static const struct
{
  const char *extensions[3];
  void (*write) (AttuneExport *self, guint n_items, GString *out);
} formats[ATTUNE_N_EXPORT_FORMATS] = {
  { { "md", "markdown" }, attune_export_write_markdown },
  { { "html", "htm" }, attune_export_write_html },
  { { "csv" }, attune_export_write_csv },
  { { "json" }, attune_export_write_json },
};

/**
 * attune_export_format_for_name:
 * @filename: (type filename): the name of a file
 * @format: (out): what its extension stands for
 *
 * Returns: whether the extension is known: md, markdown, html, htm, csv or json, in any case
 */
gboolean
attune_export_format_for_name (const char *filename, AttuneExportFormat *format)
{
  const char *dot = strrchr (filename, '.');

  if (dot == NULL)
    return FALSE;

  for (guint i = 0; i < ATTUNE_N_EXPORT_FORMATS; i++)
    for (guint j = 0; formats[i].extensions[j] != NULL; j++)
      if (g_ascii_strcasecmp (dot + 1, formats[i].extensions[j]) == 0)
        {
          *format = (AttuneExportFormat) i;
          return TRUE;
        }

  return FALSE;
}

/**
 * attune_export_format_get_extension:
 *
 * Returns: (transfer none): the extension for its files, without a dot
 */
const char *
attune_export_format_get_extension (AttuneExportFormat format)
{
  g_return_val_if_fail (format < ATTUNE_N_EXPORT_FORMATS, "");

  return formats[format].extensions[0];
}

/**
 * attune_export_to_bytes:
 * @error: return location, %G_IO_ERROR
 *
 * Writes the marks to memory, as UTF-8. The same marks give the same bytes at any time.
 *
 * Returns: (transfer full) (nullable): the file's contents, or %NULL if there is no such format
 */
GBytes *
attune_export_to_bytes (AttuneExport *self, AttuneExportFormat format, GError **error)
{
  GString *out = NULL;

  if (format >= ATTUNE_N_EXPORT_FORMATS)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED,
                           _ ("Marks cannot be written in this format."));
      return NULL;
    }

  out = g_string_new (NULL);
  formats[format].write (self, attune_export_get_n_items (self), out);

  return g_string_free_to_bytes (out);
}

/* A file that is there keeps its mode when it is replaced: then others might read the new one. */
static void
close_to_others (const char *path)
{
  GStatBuf status = { 0 };

  if (g_stat (path, &status) != 0 || (status.st_mode & 0077) == 0)
    return;
  if (g_chmod (path, 0600) != 0)
    g_debug ("%s: %s", path, g_strerror (errno));
}

/**
 * attune_export_to_file:
 * @file: where to; what is there is replaced
 * @error: return location, %G_FILE_ERROR or %G_IO_ERROR
 *
 * Writes the marks to a file that only the user may read. It is whole and on disk when this
 * returns, or as it was before.
 *
 * Returns: whether it was written
 */
gboolean
attune_export_to_file (AttuneExport *self, AttuneExportFormat format, GFile *file, GError **error)
{
  g_autoptr (GBytes) bytes = attune_export_to_bytes (self, format, error);
  g_autofree char *path = g_file_get_path (file);
  gconstpointer data = NULL;
  gsize size = 0;

  if (bytes == NULL)
    return FALSE;

  data = g_bytes_get_data (bytes, &size);
  if (path == NULL)
    return g_file_replace_contents (file, data, size, NULL, FALSE, G_FILE_CREATE_PRIVATE, NULL,
                                    NULL, error);

  close_to_others (path);

  return g_file_set_contents_full (path, data, (gssize) size,
                                   G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE,
                                   0600, error);
}

/**
 * attune_export_dup_preview:
 * @n_items: how many marks to show at most, at least one
 *
 * Returns: (transfer full): the beginning of just what would leave
 */
char *
attune_export_dup_preview (AttuneExport *self, AttuneExportFormat format, guint n_items)
{
  g_autoptr (GString) out = g_string_new (NULL);

  g_return_val_if_fail (format < ATTUNE_N_EXPORT_FORMATS, NULL);

  formats[format].write (self, MIN (MAX (n_items, 1), attune_export_get_n_items (self)), out);

  return g_string_free_and_steal (g_steal_pointer (&out));
}

/* What to export */

/**
 * attune_export_dup_all:
 * @marks: (type Gio.ListModel): [class@Mark]s, of a notebook or of a filter
 *
 * Returns: (transfer full) (element-type AttuneMark): all of them
 */
GPtrArray *
attune_export_dup_all (GListModel *marks)
{
  guint n_marks = g_list_model_get_n_items (marks);
  GPtrArray *chosen = g_ptr_array_new_full (n_marks, g_object_unref);

  for (guint i = 0; i < n_marks; i++)
    g_ptr_array_add (chosen, g_list_model_get_item (marks, i));

  return chosen;
}

/**
 * attune_export_dup_section:
 * @marks: (type Gio.ListModel): [class@Mark]s
 * @article: an article
 * @section: one of its sections
 *
 * Returns: (transfer full) (element-type AttuneMark): those in that section and in the sections
 *   under it; none that is lost
 */
GPtrArray *
attune_export_dup_section (GListModel *marks, AttuneArticle *article, AttuneSection *section)
{
  GPtrArray *chosen = g_ptr_array_new_with_free_func (g_object_unref);
  guint first = attune_section_get_first_block (section);
  guint end = attune_section_get_end_block (section);

  for (guint i = 0; i < g_list_model_get_n_items (marks); i++)
    {
      g_autoptr (AttuneMark) mark = g_list_model_get_item (marks, i);
      /* That it is on another article is no failure: it is not chosen. */
      const AttuneBlock *block = attune_article_resolve (article, attune_mark_get_place (mark),
                                                         NULL, NULL, NULL);

      if (block != NULL && !attune_mark_is_lost (mark) && attune_block_get_index (block) >= first &&
          attune_block_get_index (block) < end)
        g_ptr_array_add (chosen, g_steal_pointer (&mark));
    }

  return chosen;
}
