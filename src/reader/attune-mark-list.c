/* attune-mark-list.c: the marks of an article, sorted and filtered
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "attune-mark-list.h"

#include "attune-mark-changes.h"

/**
 * AttuneMarkList:
 *
 * The marks of one article, either the bookmarks or all else, sorted and filtered. Highlights and
 * notes are in sections, those of the article; marks whose passage is lost are in one at the end.
 * What happens in the notebook is taken over before the next picture, so that an edit of thousands
 * of marks costs not much more than one.
 */

/* A list view makes some two hundred rows, seen or not, and makes them anew when what it lists is
 * another thing; so it is given a screenful, then more with each frame, and all at once when it has
 * as many rows as it will ever make. */
#define SCREENFUL 12
#define ROWS_OF_A_FRAME 12
#define ROWS_OF_A_VIEW 240

struct _AttuneMarkList
{
  GObject parent_instance;

  AttuneMarkIndex *index;
  AttuneMarkFilter *filter;

  GPtrArray *wanted; /* AttuneMarkEntry: those of the index that the filter wants */
  GPtrArray *shown;  /* the first of these, as they were told last */
  guint limit;       /* how many are shown so far */
  gboolean is_gradual;
  guint sync_id;
};

enum
{
  SIGNAL_BEGUN,
  SIGNAL_SYNCED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void list_model_init (GListModelInterface *iface);
static void section_model_init (GtkSectionModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (AttuneMarkList,
                               attune_mark_list,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init)
                                   G_IMPLEMENT_INTERFACE (GTK_TYPE_SECTION_MODEL,
                                                          section_model_init))

static GType
list_model_get_item_type (GListModel *model)
{
  return ATTUNE_TYPE_MARK;
}

static guint
list_model_get_n_items (GListModel *model)
{
  return ATTUNE_MARK_LIST (model)->shown->len;
}

static gpointer
list_model_get_item (GListModel *model, guint position)
{
  AttuneMarkList *self = ATTUNE_MARK_LIST (model);
  AttuneMarkEntry *entry = position < self->shown->len ? g_ptr_array_index (self->shown, position)
                                                       : NULL;

  return entry != NULL ? g_object_ref (entry->mark) : NULL;
}

static void
list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = list_model_get_item_type;
  iface->get_n_items = list_model_get_n_items;
  iface->get_item = list_model_get_item;
}

static void
section_model_get_section (GtkSectionModel *model, guint position, guint *start, guint *end)
{
  attune_mark_entry_find_group (ATTUNE_MARK_LIST (model)->shown, position, start, end);
}

static void
section_model_init (GtkSectionModelInterface *iface)
{
  iface->get_section = section_model_get_section;
}

static void
show_wanted (AttuneMarkList *self)
{
  guint n = MIN (self->limit, self->wanted->len);
  g_autoptr (GPtrArray) shown = g_ptr_array_new_full (n, attune_mark_entry_unref);

  for (guint i = 0; i < n; i++)
    g_ptr_array_add (shown, attune_mark_entry_ref (self->wanted->pdata[i]));
  attune_mark_changes_tell (G_LIST_MODEL (self), &self->shown, shown);
}

/**
 * attune_mark_list_sync:
 *
 * Takes over what has happened now; else that is done before the next picture.
 */
void
attune_mark_list_sync (AttuneMarkList *self)
{
  GPtrArray *all = attune_mark_index_get_entries (self->index);

  g_clear_handle_id (&self->sync_id, g_source_remove);
  attune_mark_index_read (self->index);

  g_ptr_array_set_size (self->wanted, 0);
  for (guint i = 0; i < all->len; i++)
    {
      AttuneMarkEntry *entry = g_ptr_array_index (all, i);

      if (self->filter == NULL || attune_mark_filter_matches (self->filter, entry->mark))
        g_ptr_array_add (self->wanted, attune_mark_entry_ref (entry));
    }
  show_wanted (self);
  g_signal_emit (self, signals[SIGNAL_SYNCED], 0);
}

static gboolean
sync_cb (gpointer user_data)
{
  AttuneMarkList *self = user_data;

  self->sync_id = 0;
  if (attune_mark_index_is_stale (self->index))
    attune_mark_list_sync (self);

  return G_SOURCE_REMOVE;
}

/* The first change of an edit is taken over at once, the others together, before the frame clock,
 * so that no picture shows what is gone. */
static void
sync_soon (AttuneMarkList *self)
{
  if (self->sync_id != 0)
    return;

  attune_mark_list_sync (self);
  self->sync_id = g_idle_add_full (G_PRIORITY_HIGH_IDLE, sync_cb, self, NULL);
}

/* What will be shown is another thing. */
static void
begin_anew (AttuneMarkList *self)
{
  self->limit = self->is_gradual ? SCREENFUL : G_MAXUINT;
  g_signal_emit (self, signals[SIGNAL_BEGUN], 0);
}

static void
read_all_anew (AttuneMarkList *self)
{
  begin_anew (self);
  attune_mark_list_sync (self);
}

static void
attune_mark_list_dispose (GObject *object)
{
  AttuneMarkList *self = ATTUNE_MARK_LIST (object);

  g_clear_handle_id (&self->sync_id, g_source_remove);

  G_OBJECT_CLASS (attune_mark_list_parent_class)->dispose (object);
}

static void
attune_mark_list_finalize (GObject *object)
{
  AttuneMarkList *self = ATTUNE_MARK_LIST (object);

  g_clear_object (&self->index);
  g_clear_pointer (&self->wanted, g_ptr_array_unref);
  g_clear_pointer (&self->shown, g_ptr_array_unref);
  g_clear_pointer (&self->filter, attune_mark_filter_unref);

  G_OBJECT_CLASS (attune_mark_list_parent_class)->finalize (object);
}

static void
attune_mark_list_class_init (AttuneMarkListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = attune_mark_list_dispose;
  object_class->finalize = attune_mark_list_finalize;

  /**
   * AttuneMarkList::begun:
   *
   * It is about to show another thing, from its beginning: by another filter or article, or in
   * another order.
   */
  signals[SIGNAL_BEGUN] = g_signal_new ("begun", ATTUNE_TYPE_MARK_LIST, G_SIGNAL_RUN_LAST, 0, NULL,
                                        NULL, NULL, G_TYPE_NONE, 0);
  /**
   * AttuneMarkList::synced:
   *
   * It has taken over what has happened, even where nothing that it shows has changed.
   */
  signals[SIGNAL_SYNCED] = g_signal_new ("synced", ATTUNE_TYPE_MARK_LIST, G_SIGNAL_RUN_LAST, 0,
                                         NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
attune_mark_list_init (AttuneMarkList *self)
{
  self->wanted = g_ptr_array_new_with_free_func (attune_mark_entry_unref);
  self->shown = g_ptr_array_new_with_free_func (attune_mark_entry_unref);
  self->limit = G_MAXUINT;
}

/**
 * attune_mark_list_new:
 * @bookmarks: whether it lists the bookmarks; else the highlights and notes
 *
 * Returns: (transfer full): a list of nothing
 */
AttuneMarkList *
attune_mark_list_new (gboolean bookmarks)
{
  AttuneMarkList *self = g_object_new (ATTUNE_TYPE_MARK_LIST, NULL);

  self->index = attune_mark_index_new (bookmarks);
  g_signal_connect_object (self->index, "changed", G_CALLBACK (sync_soon), self, G_CONNECT_SWAPPED);

  return self;
}

/**
 * attune_mark_list_set_marks:
 * @marks: (nullable): the [class@Mark]s of all articles; followed as they change
 */
void
attune_mark_list_set_marks (AttuneMarkList *self, GListModel *marks)
{
  if (attune_mark_index_set_marks (self->index, marks))
    read_all_anew (self);
}

/**
 * attune_mark_list_set_article:
 * @article: (nullable): the one whose marks are listed
 */
void
attune_mark_list_set_article (AttuneMarkList *self, AttuneArticle *article)
{
  if (attune_mark_index_set_article (self->index, article))
    read_all_anew (self);
}

/**
 * attune_mark_list_set_order:
 */
void
attune_mark_list_set_order (AttuneMarkList *self, AttuneMarkOrder order)
{
  if (attune_mark_index_set_order (self->index, order))
    read_all_anew (self);
}

/**
 * attune_mark_list_set_filter:
 * @filter: (nullable): which marks to show; %NULL for all
 */
void
attune_mark_list_set_filter (AttuneMarkList *self, AttuneMarkFilter *filter)
{
  g_clear_pointer (&self->filter, attune_mark_filter_unref);
  if (filter != NULL && !attune_mark_filter_is_empty (filter))
    self->filter = attune_mark_filter_ref (filter);
  begin_anew (self);
  attune_mark_list_sync (self);
}

/**
 * attune_mark_list_get_n_all:
 *
 * Returns: how many there are, shown or not
 */
guint
attune_mark_list_get_n_all (AttuneMarkList *self)
{
  return attune_mark_index_get_entries (self->index)->len;
}

/**
 * attune_mark_list_get_n_wanted:
 *
 * Returns: how many of them the filter wants
 */
guint
attune_mark_list_get_n_wanted (AttuneMarkList *self)
{
  return self->wanted->len;
}

/**
 * attune_mark_list_dup_wanted:
 *
 * Returns: (transfer full) (element-type AttuneMark): the marks that the filter wants, in order
 */
GPtrArray *
attune_mark_list_dup_wanted (AttuneMarkList *self)
{
  GPtrArray *marks = g_ptr_array_new_full (self->wanted->len, g_object_unref);

  for (guint i = 0; i < self->wanted->len; i++)
    {
      AttuneMarkEntry *entry = g_ptr_array_index (self->wanted, i);

      g_ptr_array_add (marks, g_object_ref (entry->mark));
    }

  return marks;
}

/**
 * attune_mark_list_set_gradual:
 * @gradual: whether a list that is another thing, by another filter or article, begins with a
 *   screenful; then whoever shows it has to ask for more
 */
void
attune_mark_list_set_gradual (AttuneMarkList *self, gboolean gradual)
{
  self->is_gradual = gradual;
  begin_anew (self);
  show_wanted (self);
}

/**
 * attune_mark_list_show_more:
 * @all: whether to show all that there are; else what a frame has time for
 *
 * Returns: whether there is more
 */
gboolean
attune_mark_list_show_more (AttuneMarkList *self, gboolean all)
{
  if (all || self->limit > ROWS_OF_A_VIEW || self->limit + ROWS_OF_A_FRAME > self->wanted->len)
    self->limit = G_MAXUINT;
  else
    self->limit += ROWS_OF_A_FRAME;
  show_wanted (self);

  return self->limit != G_MAXUINT;
}

/**
 * attune_mark_list_find:
 *
 * Returns: where a mark is shown, or %GTK_INVALID_LIST_POSITION
 */
guint
attune_mark_list_find (AttuneMarkList *self, AttuneMark *mark)
{
  for (guint i = 0; i < self->shown->len; i++)
    {
      const AttuneMarkEntry *entry = g_ptr_array_index (self->shown, i);

      if (entry->mark == mark)
        return i;
    }

  return GTK_INVALID_LIST_POSITION;
}

/**
 * attune_mark_list_get_section:
 *
 * Returns: (transfer none) (nullable): the section of the article that a mark is in; %NULL of one
 *   whose passage is lost
 */
AttuneSection *
attune_mark_list_get_section (AttuneMarkList *self, AttuneMark *mark)
{
  const AttuneMarkEntry *entry = attune_mark_index_lookup (self->index, mark);
  guint position = 0;

  if (entry != NULL)
    return entry->section;

  /* It was changed a moment ago. */
  position = attune_mark_list_find (self, mark);
  if (position == GTK_INVALID_LIST_POSITION)
    return NULL;

  entry = g_ptr_array_index (self->shown, position);

  return entry->section;
}

/**
 * attune_mark_list_foreach:
 * @function: (scope call): called with each mark, shown or not
 */
void
attune_mark_list_foreach (AttuneMarkList *self, GFunc function, gpointer user_data)
{
  GPtrArray *all = attune_mark_index_get_entries (self->index);

  for (guint i = 0; i < all->len; i++)
    {
      AttuneMarkEntry *entry = g_ptr_array_index (all, i);

      function (entry->mark, user_data);
    }
}
