/* attune-notebook-lists.c: what a notebook shows
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "attune-notebook-lists.h"

#include "attune-change.h"
#include "attune-mark-private.h"

/**
 * AttuneNotebookLists:
 *
 * The marks and kinds of a notebook as lists, and ways to find one of them. They follow what is on
 * disk: by the edits of this program, and by what was read again after others have written.
 */
struct _AttuneNotebookLists
{
  GListStore *marks;
  GHashTable *marks_by_id;
  GHashTable *bookmarks; /* an array of those on a block, by the place of the block */
  GListStore *kinds;
  GHashTable *editions;
};

/**
 * attune_notebook_lists_new:
 *
 * Returns: (transfer full): lists with nothing in them
 */
AttuneNotebookLists *
attune_notebook_lists_new (void)
{
  AttuneNotebookLists *self = g_new0 (AttuneNotebookLists, 1);

  self->marks = g_list_store_new (ATTUNE_TYPE_MARK);
  self->marks_by_id = g_hash_table_new (g_str_hash, g_str_equal);
  self->bookmarks = g_hash_table_new_full (
      (GHashFunc) attune_place_hash, (GEqualFunc) attune_place_equal,
      (GDestroyNotify) attune_place_unref, (GDestroyNotify) g_ptr_array_unref);
  self->kinds = g_list_store_new (ATTUNE_TYPE_KIND);
  self->editions = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  return self;
}

void
attune_notebook_lists_free (AttuneNotebookLists *self)
{
  g_clear_pointer (&self->bookmarks, g_hash_table_unref);
  g_clear_pointer (&self->marks_by_id, g_hash_table_unref);
  g_clear_pointer (&self->editions, g_hash_table_unref);
  g_clear_object (&self->marks);
  g_clear_object (&self->kinds);
  g_free (self);
}

/**
 * attune_notebook_lists_get_marks:
 *
 * Returns: (transfer none): the [class@Mark]s in the order in which they were made
 */
GListModel *
attune_notebook_lists_get_marks (AttuneNotebookLists *self)
{
  return G_LIST_MODEL (self->marks);
}

/**
 * attune_notebook_lists_get_kinds:
 *
 * Returns: (transfer none): the [class@Kind]s in their order
 */
GListModel *
attune_notebook_lists_get_kinds (AttuneNotebookLists *self)
{
  return G_LIST_MODEL (self->kinds);
}

/**
 * attune_notebook_lists_lookup_mark:
 *
 * Returns: (transfer none) (nullable): the mark with that id
 */
AttuneMark *
attune_notebook_lists_lookup_mark (AttuneNotebookLists *self, const char *id)
{
  return g_hash_table_lookup (self->marks_by_id, id);
}

/**
 * attune_notebook_lists_find_bookmark:
 * @block: a place without a range
 *
 * Returns: (transfer none) (nullable): the first bookmark on that block, wherever in it
 */
AttuneMark *
attune_notebook_lists_find_bookmark (AttuneNotebookLists *self, AttunePlace *block)
{
  GPtrArray *there = g_hash_table_lookup (self->bookmarks, block);

  return there != NULL ? g_ptr_array_index (there, 0) : NULL;
}

/**
 * attune_notebook_lists_lookup_kind:
 * @id: (nullable): an id, or %NULL for none
 *
 * Returns: (transfer none) (nullable): the kind with that id
 */
AttuneKind *
attune_notebook_lists_lookup_kind (AttuneNotebookLists *self, const char *id)
{
  GListModel *kinds = G_LIST_MODEL (self->kinds);

  for (guint i = 0; i < g_list_model_get_n_items (kinds); i++)
    {
      g_autoptr (AttuneKind) kind = g_list_model_get_item (kinds, i);

      if (g_strcmp0 (attune_kind_get_id (kind), id) == 0)
        return kind; /* the list keeps it */
    }

  return NULL;
}

/**
 * attune_notebook_lists_get_edition:
 *
 * Returns: (transfer none) (nullable): the checksum of the edition in which the article's marks
 *   were last looked for
 */
const char *
attune_notebook_lists_get_edition (AttuneNotebookLists *self, const char *article_id)
{
  return g_hash_table_lookup (self->editions, article_id);
}

/* Marks by their ids, and bookmarks by their blocks */

static AttunePlace *
get_block (AttuneMark *mark)
{
  AttunePlace *place = attune_mark_get_place (mark);

  return attune_place_new (attune_place_get_article_id (place), attune_place_get_block_id (place));
}

static void
index_mark (AttuneNotebookLists *self, AttuneMark *mark)
{
  g_autoptr (AttunePlace) block = NULL;
  GPtrArray *there = NULL;

  g_hash_table_insert (self->marks_by_id, (char *) attune_mark_get_id (mark), mark);
  if (attune_mark_get_mark_type (mark) != ATTUNE_MARK_BOOKMARK)
    return;

  block = get_block (mark);
  there = g_hash_table_lookup (self->bookmarks, block);
  if (there == NULL)
    {
      there = g_ptr_array_new ();
      g_hash_table_insert (self->bookmarks, g_steal_pointer (&block), there);
    }
  g_ptr_array_add (there, mark);
}

static void
unindex_mark (AttuneNotebookLists *self, AttuneMark *mark)
{
  g_autoptr (AttunePlace) block = NULL;
  GPtrArray *there = NULL;

  g_hash_table_remove (self->marks_by_id, attune_mark_get_id (mark));
  if (attune_mark_get_mark_type (mark) != ATTUNE_MARK_BOOKMARK)
    return;

  block = get_block (mark);
  there = g_hash_table_lookup (self->bookmarks, block);
  if (there != NULL && g_ptr_array_remove (there, mark) && there->len == 0)
    g_hash_table_remove (self->bookmarks, block);
}

/* The id that it is known by, and perhaps the place, go with the old record. */
static void
set_record (AttuneNotebookLists *self, AttuneMark *mark, AttuneMarkRecord *record)
{
  unindex_mark (self, mark);
  attune_mark_set_record (mark, record);
  index_mark (self, mark);
}

/* Edits of this program */

/* Appends marks with one signal. */
static void
append_marks (AttuneNotebookLists *self, GPtrArray *marks)
{
  for (guint i = 0; i < marks->len; i++)
    index_mark (self, g_ptr_array_index (marks, i));
  g_list_store_splice (self->marks, g_list_model_get_n_items (G_LIST_MODEL (self->marks)), 0,
                       marks->pdata, marks->len);
}

/* Removes marks, with one signal for each run of them that lie one behind the other. */
static void
remove_marks (AttuneNotebookLists *self, GHashTable *marks)
{
  GListModel *model = G_LIST_MODEL (self->marks);
  guint run = 0;

  for (guint i = g_list_model_get_n_items (model); i > 0; i--)
    {
      g_autoptr (AttuneMark) mark = g_list_model_get_item (model, i - 1);
      gboolean is_gone = g_hash_table_contains (marks, mark);

      if (is_gone)
        {
          unindex_mark (self, mark);
          run++;
        }
      if (run > 0 && (!is_gone || i == 1))
        {
          g_list_store_splice (self->marks, is_gone ? 0 : i, run, NULL, 0);
          run = 0;
        }
    }
}

static int
compare_kinds (gconstpointer a, gconstpointer b, gpointer user_data)
{
  AttuneKind *left = (AttuneKind *) a, *right = (AttuneKind *) b;
  double difference = attune_kind_get_rank (left) - attune_kind_get_rank (right);

  if (difference != 0)
    return difference < 0 ? -1 : 1;

  return strcmp (attune_kind_get_id (left), attune_kind_get_id (right));
}

static void
put_kind (AttuneNotebookLists *self, AttuneKind *kind)
{
  AttuneKind *known = attune_notebook_lists_lookup_kind (self, attune_kind_get_id (kind));

  if (known == NULL)
    g_list_store_insert_sorted (self->kinds, kind, compare_kinds, NULL);
  else
    {
      gboolean moves = attune_kind_get_rank (known) != attune_kind_get_rank (kind);

      attune_kind_assign (known, kind);
      if (moves)
        g_list_store_sort (self->kinds, compare_kinds, NULL);
    }
}

static void
remove_kind (AttuneNotebookLists *self, AttuneKind *kind)
{
  AttuneKind *known = attune_notebook_lists_lookup_kind (self, attune_kind_get_id (kind));
  guint index = 0;

  if (known != NULL && g_list_store_find (self->kinds, known, &index))
    g_list_store_remove (self->kinds, index);
}

/* The mark of a change: of those that are shown, or of those that the same edit has added. */
static AttuneMark *
find_mark (AttuneNotebookLists *self, const AttuneChange *change, GPtrArray *added)
{
  AttuneMark *known = g_hash_table_lookup (self->marks_by_id, change->record->id);

  return known != NULL || !g_ptr_array_find (added, change->mark, NULL) ? known : change->mark;
}

/* A mark that was changed may have been removed by another process, and be back by the change. */
static void
update_mark (AttuneNotebookLists *self, const AttuneChange *change, GPtrArray *added)
{
  AttuneMark *known = find_mark (self, change, added);
  g_autoptr (AttuneMarkRecord) record = NULL;

  if (known == NULL && !attune_change_is_felt (change))
    return;
  if (known == NULL)
    {
      attune_mark_set_record (change->mark, change->record);
      g_ptr_array_add (added, g_object_ref (change->mark));
      return;
    }

  record = attune_mark_record_copy (attune_mark_get_record (known));
  attune_change_assign_fields (change, record);
  if (g_hash_table_contains (self->marks_by_id, record->id))
    set_record (self, known, record);
  else
    attune_mark_set_record (known, record);
}

/**
 * attune_notebook_lists_apply:
 * @edit: an edit that is on disk
 */
void
attune_notebook_lists_apply (AttuneNotebookLists *self, AttuneEdit *edit)
{
  g_autoptr (GPtrArray) added = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GHashTable) removed = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < attune_edit_get_n_changes (edit); i++)
    {
      const AttuneChange *change = attune_edit_get_change (edit, i);
      AttuneMark *known = NULL;

      switch (change->type)
        {
        case ATTUNE_CHANGE_ADD:
          attune_mark_set_record (change->mark, change->record);
          g_ptr_array_add (added, g_object_ref (change->mark));
          break;
        case ATTUNE_CHANGE_REMOVE:
          known = find_mark (self, change, added);
          if (known != NULL && !g_ptr_array_remove (added, known))
            g_hash_table_add (removed, known);
          break;
        case ATTUNE_CHANGE_UPDATE:
          update_mark (self, change, added);
          break;
        case ATTUNE_CHANGE_PUT_KIND:
          put_kind (self, change->kind);
          break;
        case ATTUNE_CHANGE_REMOVE_KIND:
          remove_kind (self, change->kind);
          break;
        case ATTUNE_CHANGE_EDITION:
          g_hash_table_replace (self->editions, g_strdup (change->article_id),
                                g_strdup (change->revision));
          break;
        case ATTUNE_CHANGE_POSITION:
          break;
        default:
          g_return_if_reached ();
        }
    }
  if (g_hash_table_size (removed) > 0)
    remove_marks (self, removed);
  if (added->len > 0)
    append_marks (self, added);
}

/* What others have written */

/* The marks of @records: those known, brought up to date, and new ones. */
static GPtrArray *
make_marks (AttuneNotebookLists *self, GPtrArray *records)
{
  GPtrArray *marks = g_ptr_array_new_full (records->len, g_object_unref);

  for (guint i = 0; i < records->len; i++)
    {
      AttuneMarkRecord *record = g_ptr_array_index (records, i);
      AttuneMark *known = g_hash_table_lookup (self->marks_by_id, record->id);

      if (known == NULL)
        {
          g_ptr_array_add (marks, attune_mark_new (record));
          continue;
        }
      if (record->modified != attune_mark_get_record (known)->modified ||
          !attune_mark_record_equal (record, attune_mark_get_record (known)))
        set_record (self, known, record);
      g_ptr_array_add (marks, g_object_ref (known));
    }

  return marks;
}

/* With one signal, for the part of the list that is not the same. */
static void
assign_marks (AttuneNotebookLists *self, GPtrArray *records)
{
  g_autoptr (GPtrArray) marks = make_marks (self, records);
  GListModel *model = G_LIST_MODEL (self->marks);
  guint n = g_list_model_get_n_items (model);
  g_autoptr (GPtrArray) present = g_ptr_array_new_full (n, g_object_unref);
  guint first = 0, last = 0;

  for (guint i = 0; i < n; i++)
    g_ptr_array_add (present, g_list_model_get_item (model, i));

  while (first < MIN (n, marks->len) && present->pdata[first] == marks->pdata[first])
    first++;
  while (last < MIN (n, marks->len) - first &&
         present->pdata[n - 1 - last] == marks->pdata[marks->len - 1 - last])
    last++;
  if (first == n && first == marks->len)
    return;

  for (guint i = first; i < n - last; i++)
    unindex_mark (self, present->pdata[i]);
  for (guint i = first; i < marks->len - last; i++)
    index_mark (self, marks->pdata[i]);
  g_list_store_splice (self->marks, first, n - first - last, marks->pdata + first,
                       marks->len - first - last);
}

static void
keep_kinds (AttuneNotebookLists *self, GPtrArray *kinds)
{
  g_autoptr (GHashTable) kept = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < kinds->len; i++)
    g_hash_table_add (kept, (gpointer) attune_kind_get_id (g_ptr_array_index (kinds, i)));
  for (guint i = g_list_model_get_n_items (G_LIST_MODEL (self->kinds)); i > 0; i--)
    {
      g_autoptr (AttuneKind) kind = g_list_model_get_item (G_LIST_MODEL (self->kinds), i - 1);

      if (!g_hash_table_contains (kept, attune_kind_get_id (kind)))
        g_list_store_remove (self->kinds, i - 1);
    }
}

/**
 * attune_notebook_lists_assign:
 * @contents: all that is on disk
 *
 * Makes the lists show what is on disk. What they show already stays the same object.
 */
void
attune_notebook_lists_assign (AttuneNotebookLists *self, const AttuneNotebookContents *contents)
{
  GHashTableIter iter;
  gpointer article = NULL, revision = NULL;

  /* Marks of a new kind want it to be there; those of one that goes are gone before. */
  for (guint i = 0; i < contents->kinds->len; i++)
    put_kind (self, g_ptr_array_index (contents->kinds, i));
  assign_marks (self, contents->marks);
  keep_kinds (self, contents->kinds);

  g_hash_table_remove_all (self->editions);
  g_hash_table_iter_init (&iter, contents->editions);
  while (g_hash_table_iter_next (&iter, &article, &revision))
    g_hash_table_insert (self->editions, g_strdup (article), g_strdup (revision));
}
