/* attune-mark-list.c: the marks of an article, sorted and filtered
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "attune-mark-list.h"

/**
 * AttuneMarkList:
 *
 * The marks of one article, either the bookmarks or all else, sorted and filtered. Highlights and
 * notes are in sections, those of the article; marks whose passage is lost are in one at the end.
 * Where a mark is in the article is looked up once. What happens in the notebook
 * is taken over before the next picture, so that an edit of thousands of marks costs not much more
 * than one.
 *
 * Signal: `synced ()`, after it has taken over something, even where nothing that it shows changed.
 */

/* Where a mark belongs; never changed, as the old and the new order are compared by it. */
typedef struct
{
  AttuneMark *mark;
  AttuneSection *section; /* unowned: the article has it; NULL of one that is lost */
  guint group;
  guint block;
  guint start;
  guint end;
  double rank;
  gint64 created;
} Entry;

#define LOST G_MAXUINT
/* More changes than this are told as one. */
#define MAX_RUNS 32

/* A list view makes some two hundred rows, seen or not, and makes them anew when what it lists is
 * another thing; so it is given a screenful, then more with each frame, and all at once when it has
 * as many rows as it will ever make. */
#define SCREENFUL 12
#define ROWS_OF_A_FRAME 12
#define ROWS_OF_A_VIEW 240

struct _AttuneMarkList
{
  GObject parent_instance;

  gboolean bookmarks;
  AttuneMarkOrder order;
  GListModel *marks;
  AttuneArticle *article;
  AttuneMarkFilter *filter;

  GHashTable *known; /* Entry by mark */
  GPtrArray *all;    /* Entry, sorted */
  GPtrArray *wanted; /* those of them that the filter wants */
  GPtrArray *shown;  /* the first of these, as they were told last */
  guint limit;       /* how many are shown so far */
  gboolean is_gradual;
  gboolean is_stale; /* the marks, not only the filter, have changed */
  guint sync_id;
};

enum
{
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

static void
entry_clear (gpointer data)
{
  g_object_unref (((Entry *) data)->mark);
}

static void
entry_unref (gpointer entry)
{
  g_rc_box_release_full (entry, entry_clear);
}

static Entry *
entry_new (AttuneMarkList *self, AttuneMark *mark)
{
  Entry *entry = g_rc_box_new0 (Entry);
  const AttuneBlock *block = NULL;

  entry->mark = g_object_ref (mark);
  entry->rank = attune_mark_get_rank (mark);
  entry->created = attune_mark_get_record (mark)->created;
  entry->group = LOST;
  /* That it is nowhere is no failure here: it is listed as such. */
  if (!attune_mark_is_lost (mark))
    block = attune_article_resolve (self->article, attune_mark_get_place (mark), &entry->start,
                                    &entry->end, NULL);
  if (block != NULL)
    {
      entry->section = attune_article_get_section_of_block (self->article, block);
      entry->block = attune_block_get_index (block);
      entry->group = self->bookmarks ? 0 : attune_section_get_first_block (entry->section);
    }

  return entry;
}

static int
compare_by_time (const Entry *a, const Entry *b)
{
  if (a->created != b->created)
    return a->created < b->created ? -1 : 1;

  return strcmp (attune_mark_get_id (a->mark), attune_mark_get_id (b->mark));
}

static int
compare_in_article (gconstpointer a, gconstpointer b)
{
  const Entry *x = *(const Entry *const *) a, *y = *(const Entry *const *) b;

  if (x->group != y->group)
    return x->group < y->group ? -1 : 1;
  if (x->block != y->block)
    return x->block < y->block ? -1 : 1;
  if (x->start != y->start)
    return x->start < y->start ? -1 : 1;
  if (x->end != y->end)
    return x->end < y->end ? -1 : 1;

  return compare_by_time (x, y);
}

static int
compare_by_rank (gconstpointer a, gconstpointer b)
{
  const Entry *x = *(const Entry *const *) a, *y = *(const Entry *const *) b;

  if (x->group != y->group)
    return x->group < y->group ? -1 : 1;
  if (x->rank != y->rank)
    return x->rank < y->rank ? -1 : 1;

  return compare_by_time (x, y);
}

/* The list as a model */

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
  Entry *entry = position < self->shown->len ? g_ptr_array_index (self->shown, position) : NULL;

  return entry != NULL ? g_object_ref (entry->mark) : NULL;
}

static void
list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = list_model_get_item_type;
  iface->get_n_items = list_model_get_n_items;
  iface->get_item = list_model_get_item;
}

/* The first that is in a group above @group, or in @group where @inclusive */
static guint
find_group (AttuneMarkList *self, guint group, gboolean inclusive)
{
  guint low = 0, high = self->shown->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;
      const Entry *entry = g_ptr_array_index (self->shown, middle);

      if (entry->group < group || (entry->group == group && !inclusive))
        low = middle + 1;
      else
        high = middle;
    }

  return low;
}

static void
section_model_get_section (GtkSectionModel *model, guint position, guint *start, guint *end)
{
  AttuneMarkList *self = ATTUNE_MARK_LIST (model);

  if (position >= self->shown->len)
    {
      *start = self->shown->len;
      *end = G_MAXUINT;
    }
  else
    {
      const Entry *entry = g_ptr_array_index (self->shown, position);

      *start = find_group (self, entry->group, TRUE);
      *end = find_group (self, entry->group, FALSE);
    }
}

static void
section_model_init (GtkSectionModelInterface *iface)
{
  iface->get_section = section_model_get_section;
}

/* Telling what has changed */

static gboolean
is_same (const Entry *a, const Entry *b)
{
  return a->mark == b->mark && a->group == b->group;
}

static void
splice (AttuneMarkList *self, guint position, guint n_removed, gpointer *added, guint n_added)
{
  guint n_behind = 0;

  if (n_removed > 0)
    g_ptr_array_remove_range (self->shown, position, n_removed);
  if (n_added > 0)
    {
      n_behind = self->shown->len - position;
      g_ptr_array_set_size (self->shown, (int) (self->shown->len + n_added));
      memmove (self->shown->pdata + position + n_added, self->shown->pdata + position,
               n_behind * sizeof (gpointer));
      for (guint i = 0; i < n_added; i++)
        self->shown->pdata[position + i] = g_rc_box_acquire (added[i]);
    }
  g_list_model_items_changed (G_LIST_MODEL (self), position, n_removed, n_added);
}

/* How many runs of @longer are not in @shorter, or 0 where @shorter has something else in it, or
 * another order. */
static guint
count_runs (gpointer *longer, guint n_longer, gpointer *shorter, guint n_shorter)
{
  guint n_runs = 0, at = 0;
  gboolean in_run = FALSE;

  for (guint i = 0; i < n_longer; i++)
    {
      if (at < n_shorter && is_same (longer[i], shorter[at]))
        {
          at++;
          in_run = FALSE;
        }
      else if (!in_run)
        {
          n_runs++;
          in_run = TRUE;
        }
    }

  return at == n_shorter ? n_runs : 0;
}

static void
remove_runs (AttuneMarkList *self, guint position, guint n_old, gpointer *kept, guint n_kept)
{
  while (n_old > 0)
    {
      guint n = 0;

      while (n < n_old &&
             (n_kept == 0 || !is_same (g_ptr_array_index (self->shown, position + n), kept[0])))
        n++;
      if (n > 0)
        splice (self, position, n, NULL, 0);
      else
        {
          n = 1;
          position++;
          kept++;
          n_kept--;
        }
      n_old -= n;
    }
}

static void
insert_runs (AttuneMarkList *self, guint position, guint n_old, gpointer *wanted, guint n_wanted)
{
  while (n_wanted > 0)
    {
      guint n = 0;

      while (n < n_wanted &&
             (n_old == 0 || !is_same (g_ptr_array_index (self->shown, position), wanted[n])))
        n++;
      if (n > 0)
        splice (self, position, 0, wanted, n);
      else
        {
          n = 1;
          n_old--;
        }
      position += n;
      wanted += n;
      n_wanted -= n;
    }
}

/* Takes over entries that stand for the same marks as those shown. */
static void
refresh (AttuneMarkList *self, GPtrArray *wanted)
{
  g_assert (self->shown->len == wanted->len);
  g_ptr_array_unref (self->shown);
  self->shown = g_ptr_array_ref (wanted);
}

static void
show (AttuneMarkList *self, GPtrArray *wanted)
{
  guint n_old = self->shown->len, n_new = wanted->len, start = 0, n_runs = 0;
  gpointer *old = NULL, *new = NULL;

  while (start < n_old && start < n_new &&
         is_same (self->shown->pdata[start], wanted->pdata[start]))
    start++;
  while (n_old > start && n_new > start &&
         is_same (self->shown->pdata[n_old - 1], wanted->pdata[n_new - 1]))
    n_old--, n_new--;
  n_old -= start;
  n_new -= start;
  old = self->shown->pdata != NULL ? self->shown->pdata + start : NULL;
  new = wanted->pdata != NULL ? wanted->pdata + start : NULL;

  /* Few changes are told one by one: what stays between them stays selected. */
  if (n_old > n_new && (n_runs = count_runs (old, n_old, new, n_new)) > 0 && n_runs <= MAX_RUNS)
    remove_runs (self, start, n_old, new, n_new);
  else if (n_new > n_old && (n_runs = count_runs (new, n_new, old, n_old)) > 0 &&
           n_runs <= MAX_RUNS)
    insert_runs (self, start, n_old, new, n_new);
  else if (n_old > 0 || n_new > 0)
    {
      guint n_removed = n_old;

      g_ptr_array_unref (self->shown);
      self->shown = g_ptr_array_ref (wanted);
      g_list_model_items_changed (G_LIST_MODEL (self), start, n_removed, n_new);
    }
  refresh (self, wanted);
}

static void
show_wanted (AttuneMarkList *self)
{
  guint n = MIN (self->limit, self->wanted->len);
  g_autoptr (GPtrArray) shown = g_ptr_array_new_full (n, entry_unref);

  for (guint i = 0; i < n; i++)
    g_ptr_array_add (shown, g_rc_box_acquire (self->wanted->pdata[i]));
  show (self, shown);
}

/* Taking over what has happened */

static void sync_soon (AttuneMarkList *self);

static void
mark_changed_cb (AttuneMark *mark, GParamSpec *pspec, AttuneMarkList *self)
{
  /* Looked up anew; it stays shown as it is until then. */
  g_hash_table_remove (self->known, mark);
  g_signal_handlers_disconnect_by_func (mark, mark_changed_cb, self);
  self->is_stale = TRUE;
  sync_soon (self);
}

static gboolean
is_wanted (AttuneMarkList *self, AttuneMark *mark)
{
  AttunePlace *place = attune_mark_get_place (mark);

  return (attune_mark_get_mark_type (mark) == ATTUNE_MARK_BOOKMARK) == self->bookmarks &&
         g_str_equal (attune_place_get_article_id (place), attune_article_get_id (self->article));
}

static void
forget_marks (AttuneMarkList *self, GHashTable *known)
{
  GHashTableIter iter;
  gpointer mark = NULL;

  g_hash_table_iter_init (&iter, known);
  while (g_hash_table_iter_next (&iter, &mark, NULL))
    g_signal_handlers_disconnect_by_func (mark, mark_changed_cb, self);
}

static GHashTable *
known_new (void)
{
  return g_hash_table_new_full (NULL, NULL, NULL, entry_unref);
}

static void
read_marks (AttuneMarkList *self)
{
  g_autoptr (GHashTable) before = g_steal_pointer (&self->known);
  guint n = self->marks != NULL && self->article != NULL ? g_list_model_get_n_items (self->marks)
                                                         : 0;

  self->known = known_new ();
  g_ptr_array_set_size (self->all, 0);
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (AttuneMark) mark = g_list_model_get_item (self->marks, i);
      gpointer entry = NULL;

      if (g_hash_table_steal_extended (before, mark, NULL, &entry))
        ;
      else if (is_wanted (self, mark))
        {
          entry = entry_new (self, mark);
          g_signal_connect (mark, "notify", G_CALLBACK (mark_changed_cb), self);
        }
      else
        continue;
      g_hash_table_insert (self->known, mark, entry);
      g_ptr_array_add (self->all, g_rc_box_acquire (entry));
    }
  forget_marks (self, before);
  g_ptr_array_sort (self->all, self->order == ATTUNE_MARK_ORDER_ARTICLE ? compare_in_article
                                                                        : compare_by_rank);
}

/**
 * attune_mark_list_sync:
 *
 * Takes over what has happened now; else that is done before the next picture.
 */
void
attune_mark_list_sync (AttuneMarkList *self)
{
  g_clear_handle_id (&self->sync_id, g_source_remove);
  if (self->is_stale)
    read_marks (self);
  self->is_stale = FALSE;

  g_ptr_array_set_size (self->wanted, 0);
  for (guint i = 0; i < self->all->len; i++)
    {
      Entry *entry = g_ptr_array_index (self->all, i);

      if (self->filter == NULL || attune_mark_filter_matches (self->filter, entry->mark))
        g_ptr_array_add (self->wanted, g_rc_box_acquire (entry));
    }
  show_wanted (self);
  g_signal_emit (self, signals[SIGNAL_SYNCED], 0);
}

static gboolean
sync_cb (gpointer user_data)
{
  AttuneMarkList *self = user_data;

  self->sync_id = 0;
  if (self->is_stale)
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

static void
marks_changed_cb (AttuneMarkList *self)
{
  self->is_stale = TRUE;
  sync_soon (self);
}

/* What will be shown is another thing. */
static void
begin_anew (AttuneMarkList *self)
{
  self->limit = self->is_gradual ? SCREENFUL : G_MAXUINT;
}

static void
read_all_anew (AttuneMarkList *self)
{
  forget_marks (self, self->known);
  g_hash_table_remove_all (self->known);
  self->is_stale = TRUE;
  begin_anew (self);
  attune_mark_list_sync (self);
}

static void
attune_mark_list_dispose (GObject *object)
{
  AttuneMarkList *self = ATTUNE_MARK_LIST (object);

  g_clear_handle_id (&self->sync_id, g_source_remove);
  forget_marks (self, self->known);
  g_hash_table_remove_all (self->known);
  if (self->marks != NULL)
    g_signal_handlers_disconnect_by_data (self->marks, self);
  g_clear_object (&self->marks);

  G_OBJECT_CLASS (attune_mark_list_parent_class)->dispose (object);
}

static void
attune_mark_list_finalize (GObject *object)
{
  AttuneMarkList *self = ATTUNE_MARK_LIST (object);

  g_clear_pointer (&self->known, g_hash_table_unref);
  g_clear_pointer (&self->all, g_ptr_array_unref);
  g_clear_pointer (&self->wanted, g_ptr_array_unref);
  g_clear_pointer (&self->shown, g_ptr_array_unref);
  g_clear_pointer (&self->filter, attune_mark_filter_unref);
  g_clear_object (&self->article);

  G_OBJECT_CLASS (attune_mark_list_parent_class)->finalize (object);
}

static void
attune_mark_list_class_init (AttuneMarkListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = attune_mark_list_dispose;
  object_class->finalize = attune_mark_list_finalize;

  /**
   * AttuneMarkList::synced:
   *
   * It has taken over what has happened.
   */
  signals[SIGNAL_SYNCED] = g_signal_new ("synced", ATTUNE_TYPE_MARK_LIST, G_SIGNAL_RUN_LAST, 0,
                                         NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
attune_mark_list_init (AttuneMarkList *self)
{
  self->known = known_new ();
  self->all = g_ptr_array_new_with_free_func (entry_unref);
  self->wanted = g_ptr_array_new_with_free_func (entry_unref);
  self->shown = g_ptr_array_new_with_free_func (entry_unref);
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

  self->bookmarks = bookmarks;

  return self;
}

/**
 * attune_mark_list_set_marks:
 * @marks: (nullable): the [class@Mark]s of all articles; followed as they change
 */
void
attune_mark_list_set_marks (AttuneMarkList *self, GListModel *marks)
{
  if (self->marks == marks)
    return;

  if (self->marks != NULL)
    g_signal_handlers_disconnect_by_data (self->marks, self);
  g_set_object (&self->marks, marks);
  if (marks != NULL)
    g_signal_connect_swapped (marks, "items-changed", G_CALLBACK (marks_changed_cb), self);
  read_all_anew (self);
}

/**
 * attune_mark_list_set_article:
 * @article: (nullable): the one whose marks are listed
 */
void
attune_mark_list_set_article (AttuneMarkList *self, AttuneArticle *article)
{
  g_autoptr (AttuneArticle) before = NULL;

  if (self->article == article)
    return;

  before = g_steal_pointer (&self->article); /* what is shown knows its sections */
  self->article = article != NULL ? g_object_ref (article) : NULL;
  read_all_anew (self);
}

/**
 * attune_mark_list_set_order:
 */
void
attune_mark_list_set_order (AttuneMarkList *self, AttuneMarkOrder order)
{
  if (self->order == order)
    return;

  self->order = order;
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
  return self->all->len;
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
      Entry *entry = g_ptr_array_index (self->wanted, i);

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
      const Entry *entry = g_ptr_array_index (self->shown, i);

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
  const Entry *entry = g_hash_table_lookup (self->known, mark);
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
  for (guint i = 0; i < self->all->len; i++)
    {
      Entry *entry = g_ptr_array_index (self->all, i);

      function (entry->mark, user_data);
    }
}
