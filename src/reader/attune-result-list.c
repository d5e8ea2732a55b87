/* attune-result-list.c: what a search found, section by section
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "attune-result-list.h"

#include <gtk/gtk.h>

#include "attune-result-group.h"

/**
 * AttuneResultList:
 *
 * The hits of a search as [class@ResultRow]s, in groups: those of a section stand together. The
 * groups are the sections of the [iface@Gtk.SectionModel] that this is, so that a list view shows
 * what they are called. A group shows its first hits, and one row for the others, until it is
 * opened.
 *
 * Other results are other contents of the same rows, as far as these go.
 */
struct _AttuneResultList
{
  GObject parent_instance;

  AttuneSearchResults *results; /* or NULL */
  AttuneArticle *article;       /* or NULL */
  guint counts[ATTUNE_SEARCH_N_KINDS];
  guint kinds; /* as chosen */

  GPtrArray *groups; /* AttuneResultGroup */
  guint n_full; /* the first of them, which have all that was asked for; the others, some of it */
  GPtrArray *rows; /* AttuneResultRow, of all groups */
  guint n_made;    /* of these, while they are made */
};

static void list_model_iface_init (GListModelInterface *iface);
static void section_model_iface_init (GtkSectionModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (AttuneResultList,
                               attune_result_list,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_iface_init)
                                   G_IMPLEMENT_INTERFACE (GTK_TYPE_SECTION_MODEL,
                                                          section_model_iface_init))

/* Models */

static GType
get_item_type (GListModel *model)
{
  return ATTUNE_TYPE_RESULT_ROW;
}

static guint
get_n_items (GListModel *model)
{
  return ATTUNE_RESULT_LIST (model)->rows->len;
}

static gpointer
get_item (GListModel *model, guint position)
{
  GPtrArray *rows = ATTUNE_RESULT_LIST (model)->rows;

  return position < rows->len ? g_object_ref (g_ptr_array_index (rows, position)) : NULL;
}

static void
list_model_iface_init (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

/* The group that a row is in, and where that begins; NULL behind the last. */
static AttuneResultGroup *
find_group (AttuneResultList *self, guint position, guint *start)
{
  *start = 0;
  for (guint i = 0; i < self->groups->len; i++)
    {
      AttuneResultGroup *group = g_ptr_array_index (self->groups, i);

      if (position < *start + group->n_rows)
        return group;
      *start += group->n_rows;
    }

  return NULL;
}

static void
get_section (GtkSectionModel *model, guint position, guint *start, guint *end)
{
  const AttuneResultGroup *group = find_group (ATTUNE_RESULT_LIST (model), position, start);

  *end = group != NULL ? *start + group->n_rows : G_MAXUINT;
}

static void
section_model_iface_init (GtkSectionModelInterface *iface)
{
  iface->get_section = get_section;
}

/* Rows */

/* A row behind those that are made: one that was there before, or a new one */
static AttuneResultRow *
add_row (AttuneResultList *self)
{
  if (self->n_made == self->rows->len)
    g_ptr_array_add (self->rows, attune_result_row_new ());

  return g_ptr_array_index (self->rows, self->n_made++);
}

static void
set_hit (AttuneResultRow *row, const AttuneResultGroup *group, guint index)
{
  attune_result_row_set (row, ATTUNE_RESULT_ROW_HIT, attune_result_group_get_path (group, 0),
                         g_ptr_array_index (group->hits, index),
                         attune_result_group_get_path (group, index), 0);
}

static void
add_group (AttuneResultList *self, AttuneResultGroup *group)
{
  guint n = MIN (group->hits->len, ATTUNE_RESULT_LIST_MAX_HITS);

  for (guint i = 0; i < n; i++)
    set_hit (add_row (self), group, i);
  if (n < group->hits->len)
    attune_result_row_set (add_row (self), ATTUNE_RESULT_ROW_MORE,
                           attune_result_group_get_path (group, 0), NULL,
                           attune_result_group_get_path (group, n), group->hits->len - n);
  group->n_rows = n < group->hits->len ? n + 1 : n;
}

/* It has no group of its own, which would have to be called something. */
static void
add_note (AttuneResultList *self, AttuneResultRowKind kind, AttuneResultGroup *group)
{
  attune_result_row_set (add_row (self), kind, attune_result_group_get_path (group, 0), NULL, NULL,
                         0);
  group->n_rows++;
}

static void
make_groups (AttuneResultList *self)
{
  guint kinds = attune_result_list_get_kinds (self);
  guint n_hits = 0, n_full = 0;

  g_ptr_array_set_size (self->groups, 0);
  self->n_full = 0;
  if (self->results == NULL)
    return;

  n_hits = g_list_model_get_n_items (G_LIST_MODEL (self->results));
  n_full = MIN (attune_search_results_get_n_full (self->results), n_hits);
  attune_result_groups_append (self->groups, self->results, 0, n_full, kinds, self->article);
  self->n_full = self->groups->len;
  attune_result_groups_append (self->groups, self->results, n_full, n_hits, kinds, self->article);
}

/* All groups are closed. */
static void
make_rows (AttuneResultList *self)
{
  guint n_before = self->rows->len;
  AttuneResultGroup *group = NULL;

  make_groups (self);
  self->n_made = 0;
  for (guint i = 0; i < self->groups->len; i++)
    {
      if (i == self->n_full && group != NULL)
        add_note (self, ATTUNE_RESULT_ROW_PARTIAL, group);
      group = g_ptr_array_index (self->groups, i);
      add_group (self, group);
    }
  if (group != NULL && !attune_search_results_is_complete (self->results))
    add_note (self, ATTUNE_RESULT_ROW_END, group);
  g_ptr_array_set_size (self->rows, (int) self->n_made);

  /* A list view finds the widgets of the rows that are there again. */
  g_list_model_items_changed (G_LIST_MODEL (self), 0, n_before, self->rows->len);
}

/* Object */

static void
attune_result_list_finalize (GObject *object)
{
  AttuneResultList *self = ATTUNE_RESULT_LIST (object);

  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_clear_pointer (&self->groups, g_ptr_array_unref);
  g_clear_object (&self->article);
  g_clear_object (&self->results);

  G_OBJECT_CLASS (attune_result_list_parent_class)->finalize (object);
}

static void
attune_result_list_class_init (AttuneResultListClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = attune_result_list_finalize;
}

static void
attune_result_list_init (AttuneResultList *self)
{
  self->groups = g_ptr_array_new_with_free_func (attune_result_group_free);
  self->rows = g_ptr_array_new_with_free_func (g_object_unref);
  self->kinds = ATTUNE_RESULT_LIST_ALL;
}

/**
 * attune_result_list_new:
 *
 * Returns: (transfer full): a list of nothing
 */
AttuneResultList *
attune_result_list_new (void)
{
  return g_object_new (ATTUNE_TYPE_RESULT_LIST, NULL);
}

static void
count (AttuneResultList *self)
{
  GListModel *hits = G_LIST_MODEL (self->results);

  memset (self->counts, 0, sizeof self->counts);
  for (guint i = 0; hits != NULL && i < g_list_model_get_n_items (hits); i++)
    {
      g_autoptr (AttuneSearchHit) hit = g_list_model_get_item (hits, i);

      self->counts[attune_search_hit_get_kind (hit)]++;
    }
}

/**
 * attune_result_list_set_results:
 * @results: (nullable): what was found; %NULL where nothing is searched for any more, so that the
 *   next results are shown whole
 * @article: (nullable): the article that is open, where the passages of notes and bookmarks are
 */
void
attune_result_list_set_results (AttuneResultList *self,
                                AttuneSearchResults *results,
                                AttuneArticle *article)
{
  g_set_object (&self->results, results);
  g_set_object (&self->article, article);
  count (self);
  if (results == NULL)
    self->kinds = ATTUNE_RESULT_LIST_ALL;
  make_rows (self);
}

/**
 * attune_result_list_get_results:
 *
 * Returns: (transfer none) (nullable): what was found
 */
AttuneSearchResults *
attune_result_list_get_results (AttuneResultList *self)
{
  return self->results;
}

/**
 * attune_result_list_set_kinds:
 * @kinds: which hits to show: for each [enum@SearchKind] the bit of its number
 *
 * Shows the hits of some kinds alone, now and as long as something is searched for. Results that
 * have none of these are shown whole.
 */
void
attune_result_list_set_kinds (AttuneResultList *self, guint kinds)
{
  if (kinds == self->kinds)
    return;

  self->kinds = kinds;
  make_rows (self);
}

/**
 * attune_result_list_get_kinds:
 *
 * Returns: the kinds that are shown
 */
guint
attune_result_list_get_kinds (AttuneResultList *self)
{
  for (guint kind = 0; kind < ATTUNE_SEARCH_N_KINDS; kind++)
    if ((self->kinds & 1u << kind) != 0 && self->counts[kind] > 0)
      return self->kinds;

  return ATTUNE_RESULT_LIST_ALL;
}

/**
 * attune_result_list_count:
 *
 * Returns: how many hits of a kind were found, shown or not
 */
guint
attune_result_list_count (AttuneResultList *self, AttuneSearchKind kind)
{
  g_return_val_if_fail (kind < ATTUNE_SEARCH_N_KINDS, 0);

  return self->counts[kind];
}

/**
 * attune_result_list_open:
 * @position: where a row is that stands for hits that are not shown
 *
 * Shows these hits instead of it, the first of them at @position.
 *
 * Returns: whether it is such a row
 */
gboolean
attune_result_list_open (AttuneResultList *self, guint position)
{
  guint start = 0, n_added = 0;
  AttuneResultGroup *group = find_group (self, position, &start);

  if (group == NULL || attune_result_row_get_kind (g_ptr_array_index (self->rows, position)) !=
                           ATTUNE_RESULT_ROW_MORE)
    return FALSE;

  g_ptr_array_remove_index (self->rows, position);
  n_added = group->hits->len - ATTUNE_RESULT_LIST_MAX_HITS;
  for (guint i = 0; i < n_added; i++)
    {
      AttuneResultRow *row = attune_result_row_new ();

      set_hit (row, group, ATTUNE_RESULT_LIST_MAX_HITS + i);
      g_ptr_array_insert (self->rows, (int) (position + i), row);
    }
  group->n_rows += n_added - 1;
  g_list_model_items_changed (G_LIST_MODEL (self), position, 1, n_added);

  return TRUE;
}
