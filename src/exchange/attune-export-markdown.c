/* attune-export-markdown.c: marks as Markdown
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "attune-export-private.h"
#include "attune-export-text.h"

/* Text that stays in its line */
static void
append_line (GString *out, const char *text)
{
  g_auto (GStrv) lines = attune_export_text_split (text);
  g_autofree char *line = g_strjoinv (" ", lines);

  attune_export_text_append_markdown (out, line);
}

static void
append_heading (GString *out, const char *level, const char *title)
{
  g_string_append_printf (out, "%s ", level);
  append_line (out, title);
  g_string_append (out, "\n\n");
}

static gboolean
is_blank (const char *line)
{
  return line[strspn (line, " \t")] == '\0';
}

/* Text with its lines, each behind @prefix; an empty one parts paragraphs. */
static void
append_lines (GString *out, const char *prefix, const char *text)
{
  g_auto (GStrv) lines = attune_export_text_split (text);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_string_append (out, prefix);
      if (!is_blank (lines[i]))
        attune_export_text_append_markdown (out, lines[i]);
      if (!is_blank (lines[i]) && lines[i + 1] != NULL && !is_blank (lines[i + 1]))
        g_string_append_c (out, '\\');
      g_string_append_c (out, '\n');
    }
  g_string_append_c (out, '\n');
}

static void
append_article (GString *out, const AttuneExportItem *item)
{
  g_autofree char *edition = NULL;

  append_heading (out, "##",
                  item->article != NULL ? attune_article_get_title (item->article)
                                        : attune_place_get_article_id (item->record->place));
  if (item->article == NULL)
    return;

  /* Translators: the first %s is a date, the second the name of a license such as CC-BY-SA-4.0 */
  edition = g_strdup_printf (_ ("Edition of %s. The words of the article are under %s."),
                             attune_article_get_updated (item->article),
                             attune_article_get_license (item->article));
  append_line (out, edition);
  g_string_append (out, "\n\n");
}

static void
append_item (GString *out, const AttuneExportItem *item)
{
  g_autofree char *quote = attune_export_item_dup_quote (item);
  g_autofree char *paragraph = attune_export_item_dup_paragraph (item);
  g_autofree char *time = attune_export_item_dup_local_time (item->record->created);
  g_autofree char *address = attune_export_item_dup_address (item);

  if (*quote != '\0')
    append_lines (out, "> ", quote);

  g_string_append (out, "**");
  append_line (out, attune_export_item_get_label (item));
  g_string_append (out, "**");
  if (item->record->name != NULL)
    {
      g_string_append (out, " “");
      append_line (out, item->record->name);
      g_string_append (out, "”");
    }
  if (paragraph != NULL)
    g_string_append_printf (out, " · %s", paragraph);
  g_string_append_printf (out, " · %s · <%s>\n\n", time, address);

  if (*item->record->note != '\0')
    append_lines (out, "", item->record->note);
  if (item->tags[0] != NULL)
    {
      g_autofree char *tags = g_strjoinv (", ", item->tags);

      /* Translators: %s are the tags of a note */
      g_autofree char *line = g_strdup_printf (_ ("Tags: %s"), tags);

      append_line (out, line);
      g_string_append (out, "\n\n");
    }
}

/* A heading for each article and each section, and the marks in it below */
void
attune_export_write_markdown (AttuneExport *self, guint n_items, GString *out)
{
  g_autofree char *article = NULL;
  g_autofree char *section = NULL;

  append_heading (out, "#", _ ("Marks from Attune"));
  for (guint i = 0; i < n_items; i++)
    {
      const AttuneExportItem *item = attune_export_get_item (self, i);
      const char *id = attune_place_get_article_id (item->record->place);
      g_autofree char *title = attune_export_item_dup_section (item);

      if (g_set_str (&article, id))
        {
          append_article (out, item);
          g_clear_pointer (&section, g_free);
        }
      if (g_set_str (&section, title))
        append_heading (out, "###", title);
      append_item (out, item);
    }
}
