/* attune-export-command.c: marks out of the notebook, without a window
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "attune-exchange-command.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "attune-database-copy.h"
#include "attune-export.h"
#include "attune-notebook-schema.h"
#include "attune-notebook-store.h"
#include "attune-storage-error.h"

/* Says what to do about a notebook that cannot be read. */
static gboolean
fail (const GError *reason, GError **error)
{
  if (g_error_matches (reason, ATTUNE_STORAGE_ERROR, ATTUNE_STORAGE_ERROR_CORRUPT))
    g_set_error_literal (error, ATTUNE_STORAGE_ERROR, ATTUNE_STORAGE_ERROR_CORRUPT,
                         _ ("Your notebook is damaged. Open Attune, which puts it right as far as "
                            "that can be done, and then export again."));
  else if (g_error_matches (reason, ATTUNE_STORAGE_ERROR, ATTUNE_STORAGE_ERROR_NEWER_SCHEMA))
    g_set_error_literal (error, ATTUNE_STORAGE_ERROR, ATTUNE_STORAGE_ERROR_NEWER_SCHEMA,
                         _ ("Your notebook was made by a newer version of Attune. Update Attune to "
                            "export from it."));
  else
    g_propagate_error (error, g_error_copy (reason));

  return FALSE;
}

static gboolean
is_missing (const char *path)
{
  GStatBuf status = { 0 };

  return g_stat (path, &status) != 0 || status.st_size == 0;
}

/* Opens the notebook so that nothing in it changes, whoever else has it open. */
static AttuneDatabase *
open_database (const char *path, GError **error)
{
  g_autofree char *log = g_strconcat (path, "-wal", NULL);
  g_autoptr (GError) failure = NULL;
  AttuneDatabase *database = attune_database_open (path, ATTUNE_DATABASE_READ_ONLY,
                                                   &attune_notebook_schema, &failure);

  if (database == NULL && is_missing (path) && is_missing (log))
    {
      g_set_error_literal (error, ATTUNE_STORAGE_ERROR, ATTUNE_STORAGE_ERROR_OPEN,
                           _ ("There is no notebook yet: nothing has been marked."));
      return NULL;
    }

  /* In a folder that cannot be written to, it cannot even be read along with its log; but if there
   * is none, there is nothing to miss. */
  if (database == NULL && is_missing (log) &&
      (g_error_matches (failure, ATTUNE_STORAGE_ERROR, ATTUNE_STORAGE_ERROR_OPEN) ||
       g_error_matches (failure, ATTUNE_STORAGE_ERROR, ATTUNE_STORAGE_ERROR_READ_ONLY)))
    {
      g_clear_error (&failure);
      database = attune_database_open (path, ATTUNE_DATABASE_IMMUTABLE, &attune_notebook_schema,
                                       &failure);
    }
  if (database == NULL)
    fail (failure, error);

  return database;
}

/* How many steps its schema has by now */
static int
get_newest_version (void)
{
  return (int) g_strv_length ((char **) attune_notebook_schema.steps);
}

static AttuneNotebookContents *
load_notebook (const char *path, GError **error)
{
  g_autoptr (AttuneDatabase) database = open_database (path, error);
  g_autoptr (GError) failure = NULL;
  AttuneNotebookContents *contents = NULL;

  if (database == NULL)
    return NULL;
  if (attune_database_get_version (database) < get_newest_version ())
    {
      g_set_error_literal (error, ATTUNE_STORAGE_ERROR, ATTUNE_STORAGE_ERROR_FAILED,
                           _ ("Your notebook is still as an older version of Attune made it. Open "
                              "Attune once, and then export again."));
      return NULL;
    }

  if (!attune_database_quick_check (database, &failure) ||
      (contents = attune_notebook_store_load (database, &failure)) == NULL)
    fail (failure, error);

  return contents;
}

static GPtrArray *
choose_marks (const AttuneNotebookContents *contents, AttuneLibrary *library, gboolean only_these)
{
  GPtrArray *marks = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < contents->marks->len; i++)
    {
      AttuneMarkRecord *record = g_ptr_array_index (contents->marks, i);

      if (!only_these ||
          attune_library_lookup (library, attune_place_get_article_id (record->place)) != NULL)
        g_ptr_array_add (marks, attune_mark_new (record));
    }

  return marks;
}

/**
 * attune_export_command:
 * @library: the articles
 * @only_these: whether only marks on these articles are exported
 * @notebook_path: (type filename): where the notebook lies
 * @filename: (type filename): where to; its extension says in which format
 * @with_notes: whether what the reader wrote leaves as well
 * @told: (out) (transfer full): what was done, a line
 * @error: return location
 *
 * Exports marks. The notebook is only read, whoever else has it open.
 *
 * Returns: whether they were exported
 */
gboolean
attune_export_command (AttuneLibrary *library,
                       gboolean only_these,
                       const char *notebook_path,
                       const char *filename,
                       gboolean with_notes,
                       char **told,
                       GError **error)
{
  g_autoptr (GFile) file = g_file_new_for_commandline_arg (filename);
  g_autofree char *name = g_file_get_parse_name (file);
  g_autoptr (AttuneNotebookContents) contents = NULL;
  g_autoptr (GPtrArray) marks = NULL;
  g_autoptr (GListStore) kinds = g_list_store_new (ATTUNE_TYPE_KIND);
  g_autoptr (AttuneExport) export = NULL;
  AttuneExportFormat format = ATTUNE_EXPORT_MARKDOWN;
  guint n_marks = 0;

  if (!attune_export_format_for_name (filename, &format))
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED,
                   /* Translators: %s is the name of a file */
                   _ ("The name “%s” does not say what to write. It can end in .md, .html, .csv or "
                      ".json."),
                   name);
      return FALSE;
    }

  contents = load_notebook (notebook_path, error);
  if (contents == NULL)
    return FALSE;

  marks = choose_marks (contents, library, only_these);
  g_list_store_splice (kinds, 0, 0, contents->kinds->pdata, contents->kinds->len);
  export = attune_export_new (library, marks, G_LIST_MODEL (kinds), with_notes);
  if (!attune_export_to_file (export, format, file, error))
    return FALSE;

  n_marks = attune_export_get_n_marks (export);
  if (with_notes)
    *told = g_strdup_printf (ngettext ("%u mark was written, with what you wrote, to “%s”.",
                                       "%u marks were written, with what you wrote, to “%s”.",
                                       n_marks),
                             n_marks, name);
  else
    *told = g_strdup_printf (ngettext ("%u mark was written, without your notes, to “%s”.",
                                       "%u marks were written, without your notes, to “%s”.",
                                       n_marks),
                             n_marks, name);

  return TRUE;
}
