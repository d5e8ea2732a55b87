/* attune-export.c: marks on their way out
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "attune-export.h"

#include "attune-anchor.h"
#include "attune-export-private.h"

struct _AttuneExport
{
  GPtrArray *items;
  GPtrArray *kinds;
  gboolean with_notes;
  guint n_notes;
  guint n_words;
};

G_DEFINE_BOXED_TYPE (AttuneExport, attune_export, attune_export_ref, attune_export_unref)

/* Words are what has a letter or a digit in it and lies between white space. */
static guint
count_words (const char *text)
{
  gboolean in_word = FALSE;
  guint n_words = 0;

  for (const char *p = text; p != NULL && *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_isspace (c))
        in_word = FALSE;
      else if (!in_word && g_unichar_isalnum (c))
        {
          in_word = TRUE;
          n_words++;
        }
    }

  return n_words;
}

static gboolean
has_words (const AttuneMarkRecord *record)
{
  return *record->note != '\0' || (record->name != NULL && *record->name != '\0');
}

/* Where a mark is in the article as it is now: a place of another edition has to be looked for. */
static AttunePlace *
find_place (AttuneMark *mark, AttuneArticle *article, GHashTable *anchorers)
{
  AttuneMarkRecord *record = attune_mark_get_record (mark);
  AttuneAnchorer *anchorer = NULL;
  g_auto (AttuneAnchor) anchor = { 0 };

  if (article == NULL || attune_mark_is_lost (mark))
    return NULL;
  if (g_str_equal (record->revision, attune_article_get_checksum (article)))
    return attune_place_ref (record->place);

  anchorer = g_hash_table_lookup (anchorers, article);
  if (anchorer == NULL)
    {
      anchorer = attune_anchorer_new (article);
      g_hash_table_insert (anchorers, article, anchorer);
    }
  attune_anchorer_find (anchorer, record->place, &record->quote, &anchor);

  return anchor.method != ATTUNE_ANCHOR_LOST ? g_steal_pointer (&anchor.place) : NULL;
}

/* What leaves of a mark: where the reader's words do not, they are not even at hand. */
static AttuneMarkRecord *
take_record (AttuneMark *mark, gboolean with_notes)
{
  AttuneMarkRecord *record = attune_mark_get_record (mark);
  AttuneMarkRecord *bare = NULL;

  if (with_notes || !has_words (record))
    return attune_mark_record_ref (record);

  bare = attune_mark_record_copy (record);
  g_set_str (&bare->note, "");
  g_set_str (&bare->name, NULL);

  return bare;
}

static int
compare_kinds (gconstpointer a, gconstpointer b)
{
  AttuneKind *x = (AttuneKind *) a, *y = (AttuneKind *) b;
  double left = attune_kind_get_rank (x), right = attune_kind_get_rank (y);

  if (left != right)
    return left < right ? -1 : 1;

  return strcmp (attune_kind_get_id (x), attune_kind_get_id (y));
}

static int
compare_items (gconstpointer a, gconstpointer b)
{
  return attune_export_item_compare (a, b);
}

/* A kind can be changed while it is written, so it is copied. Kinds that nobody has say what the
 * reader is about, and leave only with the reader's words. */
static void
take_kinds (AttuneExport *self, GListModel *kinds)
{
  g_autoptr (GHashTable) copies = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) used = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < g_list_model_get_n_items (kinds); i++)
    {
      g_autoptr (AttuneKind) kind = g_list_model_get_item (kinds, i);
      AttuneKind *copy = attune_kind_new (
          attune_kind_get_id (kind), attune_kind_get_name (kind), attune_kind_get_hue (kind),
          attune_kind_get_pattern (kind), attune_kind_get_rank (kind));

      g_ptr_array_add (self->kinds, copy);
      g_hash_table_insert (copies, (char *) attune_kind_get_id (copy), copy);
    }

  for (guint i = 0; i < self->items->len; i++)
    {
      AttuneExportItem *item = g_ptr_array_index (self->items, i);
      AttuneKind *kind = item->record->kind != NULL
                             ? g_hash_table_lookup (copies, item->record->kind)
                             : NULL;

      g_set_object (&item->kind, kind);
      if (kind != NULL)
        g_hash_table_add (used, kind);
    }

  for (guint i = self->kinds->len; i > 0 && !self->with_notes; i--)
    if (!g_hash_table_contains (used, g_ptr_array_index (self->kinds, i - 1)))
      g_ptr_array_remove_index (self->kinds, i - 1);
  g_ptr_array_sort_values (self->kinds, compare_kinds);
}

static guint
find_rank (AttuneLibrary *library, AttuneArticle *article)
{
  GListModel *articles = G_LIST_MODEL (library);

  for (guint i = 0; i < g_list_model_get_n_items (articles); i++)
    {
      g_autoptr (AttuneArticle) other = g_list_model_get_item (articles, i);

      if (other == article)
        return i;
    }

  return G_MAXUINT;
}

/**
 * attune_export_new:
 * @library: the articles
 * @marks: (element-type AttuneMark): what to export, in any order
 * @kinds: (type Gio.ListModel): the [class@Kind]s of the notebook
 * @with_notes: whether what the reader wrote leaves: notes, their tags, and names
 *
 * Takes marks as they are now. Those of an older edition of their article are looked for in the
 * present one, to tell their section; their place and words are written as they were kept.
 *
 * Without notes, marks that are nothing but a note do not leave at all, and of the kinds only those
 * that the highlights have.
 *
 * Returns: (transfer full): what to write
 */
AttuneExport *
attune_export_new (AttuneLibrary *library, GPtrArray *marks, GListModel *kinds, gboolean with_notes)
{
  AttuneExport *self = g_atomic_rc_box_new0 (AttuneExport);
  g_autoptr (GHashTable)
      anchorers = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) attune_anchorer_free);

  self->items = g_ptr_array_new_full (marks->len, (GDestroyNotify) attune_export_item_free);
  self->kinds = g_ptr_array_new_with_free_func (g_object_unref);
  self->with_notes = with_notes;

  for (guint i = 0; i < marks->len; i++)
    {
      AttuneMark *mark = g_ptr_array_index (marks, i);
      AttuneMarkRecord *record = attune_mark_get_record (mark);
      AttuneArticle *article = attune_library_lookup (library,
                                                      attune_place_get_article_id (record->place));
      g_autoptr (AttuneMarkRecord) leaving = NULL;
      g_autoptr (AttunePlace) place = NULL;
      AttuneExportItem *item = NULL;

      if (has_words (record))
        {
          self->n_notes++;
          self->n_words += count_words (record->note) + count_words (record->name);
        }
      if (!with_notes && record->type == ATTUNE_MARK_NOTE)
        continue;

      leaving = take_record (mark, with_notes);
      place = find_place (mark, article, anchorers);
      item = attune_export_item_new (leaving, article, place);
      if (article != NULL)
        item->rank = find_rank (library, article);
      g_ptr_array_add (self->items, item);
    }
  g_ptr_array_sort_values (self->items, compare_items);
  take_kinds (self, kinds);

  return self;
}

AttuneExport *
attune_export_ref (AttuneExport *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
clear (gpointer data)
{
  AttuneExport *self = data;

  g_clear_pointer (&self->items, g_ptr_array_unref);
  g_clear_pointer (&self->kinds, g_ptr_array_unref);
}

void
attune_export_unref (AttuneExport *self)
{
  g_atomic_rc_box_release_full (self, clear);
}

gboolean
attune_export_get_with_notes (AttuneExport *self)
{
  return self->with_notes;
}

/**
 * attune_export_get_n_marks:
 *
 * Returns: how many marks leave
 */
guint
attune_export_get_n_marks (AttuneExport *self)
{
  return self->items->len;
}

/**
 * attune_export_get_n_notes:
 *
 * Returns: how many of the marks that were given have a note or a name, whether these leave or not
 */
guint
attune_export_get_n_notes (AttuneExport *self)
{
  return self->n_notes;
}

/**
 * attune_export_get_n_words:
 *
 * Returns: how many words the reader wrote in these notes and names, whether they leave or not
 */
guint
attune_export_get_n_words (AttuneExport *self)
{
  return self->n_words;
}

guint
attune_export_get_n_items (AttuneExport *self)
{
  return self->items->len;
}

/* (transfer none): in the order in which they are written */
const AttuneExportItem *
attune_export_get_item (AttuneExport *self, guint index)
{
  return g_ptr_array_index (self->items, index);
}

/* (element-type AttuneKind): those that leave, by their rank */
const GPtrArray *
attune_export_get_kinds (AttuneExport *self)
{
  return self->kinds;
}
