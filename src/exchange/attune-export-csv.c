/* attune-export-csv.c: marks as a table
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "attune-export-private.h"
#include "attune-export-text.h"

/* (transfer full) (nullable): what is in a column */
typedef char *(*Column) (const AttuneExportItem *item);

static char *
get_article (const AttuneExportItem *item)
{
  return g_strdup (item->article != NULL ? attune_article_get_title (item->article)
                                         : attune_place_get_article_id (item->record->place));
}

static char *
get_label (const AttuneExportItem *item)
{
  return g_strdup (attune_export_item_get_label (item));
}

static char *
get_name (const AttuneExportItem *item)
{
  return g_strdup (item->record->name);
}

static char *
get_note (const AttuneExportItem *item)
{
  return g_strdup (item->record->note);
}

static char *
get_tags (const AttuneExportItem *item)
{
  return g_strjoinv (" ", item->tags);
}

static char *
get_created (const AttuneExportItem *item)
{
  return attune_export_item_dup_time (item->record->created);
}

static char *
get_modified (const AttuneExportItem *item)
{
  return attune_export_item_dup_time (item->record->modified);
}

static char *
get_id (const AttuneExportItem *item)
{
  return g_strdup (item->record->id);
}

static const struct
{
  const char *title;
  Column get;
  gboolean is_readers; /* it leaves with the notes alone */
} columns[] = {
  /* Translators: the columns of a table of bookmarks, highlights and notes */
  { N_ ("Article"), get_article, FALSE },
  { N_ ("Section"), attune_export_item_dup_section, FALSE },
  { N_ ("Paragraph"), attune_export_item_dup_paragraph, FALSE },
  { N_ ("Kind"), get_label, FALSE },
  { N_ ("Words"), attune_export_item_dup_quote, FALSE },
  { N_ ("Name"), get_name, TRUE },
  { N_ ("Note"), get_note, TRUE },
  { N_ ("Tags"), get_tags, TRUE },
  { N_ ("Made"), get_created, FALSE },
  { N_ ("Changed"), get_modified, FALSE },
  { N_ ("Address"), attune_export_item_dup_address, FALSE },
  { N_ ("Id"), get_id, FALSE },
};

/* @item is %NULL for the header. */
static void
write_row (AttuneExport *self, const AttuneExportItem *item, GString *out)
{
  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    {
      g_autofree char *field = NULL;

      if (columns[i].is_readers && !attune_export_get_with_notes (self))
        continue;
      field = item != NULL ? columns[i].get (item) : g_strdup (_ (columns[i].title));
      if (i > 0)
        g_string_append_c (out, ',');
      attune_export_text_append_csv (out, field != NULL ? field : "");
    }
  g_string_append (out, "\r\n");
}

/* One row a mark, and one with the names of the columns before them */
void
attune_export_write_csv (AttuneExport *self, guint n_items, GString *out)
{
  write_row (self, NULL, out);
  for (guint i = 0; i < n_items; i++)
    write_row (self, attune_export_get_item (self, i), out);
}
