/* attune-mark-index.c: the marks of an article, looked up and sorted
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "attune-mark-index.h"

/**
 * AttuneMarkIndex:
 *
 * The marks of one article, either the bookmarks or all else, sorted. Where a mark is in the
 * article is looked up once, and again when the mark has changed.
 *
 * Signal: `changed ()`, when something has happened to the marks, and it is to be read anew.
 */
struct _AttuneMarkIndex
{
  GObject parent_instance;

  gboolean bookmarks;
  AttuneMarkOrder order;
  GListModel *marks;
  AttuneArticle *article;

  GHashTable *known;  /* AttuneMarkEntry by mark */
  GPtrArray *entries; /* AttuneMarkEntry, sorted */
  gboolean is_stale;
};

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AttuneMarkIndex, attune_mark_index, G_TYPE_OBJECT)

static void
changed (AttuneMarkIndex *self)
{
  self->is_stale = TRUE;
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
mark_changed_cb (AttuneMark *mark, GParamSpec *pspec, AttuneMarkIndex *self)
{
  /* Looked up anew; it stays in the entries as it is until then. */
  g_hash_table_remove (self->known, mark);
  g_signal_handlers_disconnect_by_func (mark, mark_changed_cb, self);
  changed (self);
}

static gboolean
is_wanted (AttuneMarkIndex *self, AttuneMark *mark)
{
  AttunePlace *place = attune_mark_get_place (mark);

  return (attune_mark_get_mark_type (mark) == ATTUNE_MARK_BOOKMARK) == self->bookmarks &&
         g_str_equal (attune_place_get_article_id (place), attune_article_get_id (self->article));
}

static void
forget (AttuneMarkIndex *self, GHashTable *known)
{
  GHashTableIter iter;
  gpointer mark = NULL;

  g_hash_table_iter_init (&iter, known);
  while (g_hash_table_iter_next (&iter, &mark, NULL))
    g_signal_handlers_disconnect_by_func (mark, mark_changed_cb, self);
}

static void
forget_all (AttuneMarkIndex *self)
{
  forget (self, self->known);
  g_hash_table_remove_all (self->known);
  self->is_stale = TRUE;
}

static GHashTable *
known_new (void)
{
  return g_hash_table_new_full (NULL, NULL, NULL, attune_mark_entry_unref);
}

static void
attune_mark_index_dispose (GObject *object)
{
  AttuneMarkIndex *self = ATTUNE_MARK_INDEX (object);

  forget_all (self);
  if (self->marks != NULL)
    g_signal_handlers_disconnect_by_data (self->marks, self);
  g_clear_object (&self->marks);

  G_OBJECT_CLASS (attune_mark_index_parent_class)->dispose (object);
}

static void
attune_mark_index_finalize (GObject *object)
{
  AttuneMarkIndex *self = ATTUNE_MARK_INDEX (object);

  g_clear_pointer (&self->known, g_hash_table_unref);
  g_clear_pointer (&self->entries, g_ptr_array_unref);
  g_clear_object (&self->article);

  G_OBJECT_CLASS (attune_mark_index_parent_class)->finalize (object);
}

static void
attune_mark_index_class_init (AttuneMarkIndexClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = attune_mark_index_dispose;
  object_class->finalize = attune_mark_index_finalize;

  /**
   * AttuneMarkIndex::changed:
   *
   * Something has happened to the marks.
   */
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", ATTUNE_TYPE_MARK_INDEX, G_SIGNAL_RUN_LAST, 0,
                                          NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
attune_mark_index_init (AttuneMarkIndex *self)
{
  self->known = known_new ();
  self->entries = g_ptr_array_new_with_free_func (attune_mark_entry_unref);
}

/**
 * attune_mark_index_new:
 * @bookmarks: whether it is of the bookmarks; else of the highlights and notes
 *
 * Returns: (transfer full): an index of nothing
 */
AttuneMarkIndex *
attune_mark_index_new (gboolean bookmarks)
{
  AttuneMarkIndex *self = g_object_new (ATTUNE_TYPE_MARK_INDEX, NULL);

  self->bookmarks = bookmarks;

  return self;
}

/**
 * attune_mark_index_set_marks:
 * @marks: (nullable): the [class@Mark]s of all articles; followed as they change
 *
 * Returns: whether these are others than before; then it is to be read anew
 */
gboolean
attune_mark_index_set_marks (AttuneMarkIndex *self, GListModel *marks)
{
  if (self->marks == marks)
    return FALSE;

  if (self->marks != NULL)
    g_signal_handlers_disconnect_by_data (self->marks, self);
  g_set_object (&self->marks, marks);
  if (marks != NULL)
    g_signal_connect_swapped (marks, "items-changed", G_CALLBACK (changed), self);
  forget_all (self);

  return TRUE;
}

/**
 * attune_mark_index_set_article:
 * @article: (nullable): the one whose marks it has
 *
 * Returns: whether it is another than before; then it is to be read anew
 */
gboolean
attune_mark_index_set_article (AttuneMarkIndex *self, AttuneArticle *article)
{
  if (!g_set_object (&self->article, article))
    return FALSE;

  forget_all (self);

  return TRUE;
}

/**
 * attune_mark_index_set_order:
 *
 * Returns: whether it is another than before; then it is to be read anew
 */
gboolean
attune_mark_index_set_order (AttuneMarkIndex *self, AttuneMarkOrder order)
{
  if (self->order == order)
    return FALSE;

  self->order = order;
  forget_all (self);

  return TRUE;
}

/**
 * attune_mark_index_is_stale:
 *
 * Returns: whether it is to be read anew
 */
gboolean
attune_mark_index_is_stale (AttuneMarkIndex *self)
{
  return self->is_stale;
}

/**
 * attune_mark_index_read:
 *
 * Takes over what has happened to the marks.
 */
void
attune_mark_index_read (AttuneMarkIndex *self)
{
  g_autoptr (GHashTable) before = NULL;
  guint n = self->marks != NULL && self->article != NULL ? g_list_model_get_n_items (self->marks)
                                                         : 0;

  if (!self->is_stale)
    return;

  before = g_steal_pointer (&self->known);
  self->known = known_new ();
  g_ptr_array_set_size (self->entries, 0);
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (AttuneMark) mark = g_list_model_get_item (self->marks, i);
      gpointer entry = NULL;

      if (g_hash_table_steal_extended (before, mark, NULL, &entry))
        ;
      else if (is_wanted (self, mark))
        {
          entry = attune_mark_entry_new (mark, self->article, !self->bookmarks);
          g_signal_connect (mark, "notify", G_CALLBACK (mark_changed_cb), self);
        }
      else
        continue;
      g_hash_table_insert (self->known, mark, entry);
      g_ptr_array_add (self->entries, attune_mark_entry_ref (entry));
    }
  forget (self, before);
  g_ptr_array_sort (self->entries, self->order == ATTUNE_MARK_ORDER_ARTICLE
                                       ? attune_mark_entry_compare_in_article
                                       : attune_mark_entry_compare_by_rank);
  self->is_stale = FALSE;
}

/**
 * attune_mark_index_get_entries:
 *
 * Returns: (transfer none) (element-type AttuneMarkEntry): the marks, sorted, as they were read
 * last
 */
GPtrArray *
attune_mark_index_get_entries (AttuneMarkIndex *self)
{
  return self->entries;
}

/**
 * attune_mark_index_lookup:
 *
 * Returns: (transfer none) (nullable): where a mark belongs; %NULL of one that has changed since it
 *   was read
 */
const AttuneMarkEntry *
attune_mark_index_lookup (AttuneMarkIndex *self, AttuneMark *mark)
{
  return g_hash_table_lookup (self->known, mark);
}
