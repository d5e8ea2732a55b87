/* attune-search-results.c: what a search found
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "attune-search-results.h"

/**
 * AttuneSearchResults:
 *
 * A list of [class@SearchHit]s, the best first. Immutable.
 *
 * Each stretch of text that is one of the words searched for is a match; those in the article that
 * is open are numbered in reading order, so that “3 of 17” can be said and the next one found.
 */
struct _AttuneSearchResults
{
  GObject parent_instance;

  AttuneSearchAnswer answer;
  gboolean of_all;
};

static void list_model_iface_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (AttuneSearchResults,
                               attune_search_results,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_iface_init))

static void
attune_search_results_finalize (GObject *object)
{
  AttuneSearchAnswer *answer = &ATTUNE_SEARCH_RESULTS (object)->answer;

  g_clear_pointer (&answer->typed, g_free);
  g_clear_pointer (&answer->corrected, g_free);
  g_clear_pointer (&answer->hits, g_ptr_array_unref);
  g_clear_pointer (&answer->matches, g_ptr_array_unref);

  G_OBJECT_CLASS (attune_search_results_parent_class)->finalize (object);
}

static void
attune_search_results_class_init (AttuneSearchResultsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = attune_search_results_finalize;
}

static void
attune_search_results_init (AttuneSearchResults *self)
{
}

static GType
get_item_type (GListModel *model)
{
  return ATTUNE_TYPE_SEARCH_HIT;
}

static guint
get_n_items (GListModel *model)
{
  return ATTUNE_SEARCH_RESULTS (model)->answer.hits->len;
}

static gpointer
get_item (GListModel *model, guint position)
{
  GPtrArray *hits = ATTUNE_SEARCH_RESULTS (model)->answer.hits;

  return position < hits->len ? g_object_ref (g_ptr_array_index (hits, position)) : NULL;
}

static void
list_model_iface_init (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

/**
 * attune_search_results_new:
 * @answer: what was found; taken, and left empty
 *
 * Returns: (transfer full): the results
 */
AttuneSearchResults *
attune_search_results_new (AttuneSearchAnswer *answer)
{
  AttuneSearchResults *self = g_object_new (ATTUNE_TYPE_SEARCH_RESULTS, NULL);

  self->of_all = TRUE;
  self->answer = *answer;
  *answer = (AttuneSearchAnswer) { 0 };

  return self;
}

/**
 * attune_search_results_get_typed:
 *
 * Returns: (transfer none): what was asked for, made valid UTF-8
 */
const char *
attune_search_results_get_typed (AttuneSearchResults *self)
{
  return self->answer.typed;
}

/**
 * attune_search_results_get_corrected:
 *
 * Returns: (transfer none) (nullable): what was searched for instead, where a word of it occurs
 *   nowhere and another was taken for it
 */
const char *
attune_search_results_get_corrected (AttuneSearchResults *self)
{
  return self->answer.corrected;
}

/**
 * attune_search_results_are_partial:
 *
 * Returns: whether nothing has all that was asked for, so that the hits have but some of it
 */
gboolean
attune_search_results_are_partial (AttuneSearchResults *self)
{
  return self->answer.n_full == 0 && self->answer.hits->len > 0;
}

/**
 * attune_search_results_get_n_full:
 *
 * Returns: how many of the hits, which are the first ones, have all that was asked for; the others
 *   have some of it
 */
guint
attune_search_results_get_n_full (AttuneSearchResults *self)
{
  return self->answer.n_full;
}

/**
 * attune_search_results_is_complete:
 *
 * Returns: whether there are no other hits than these
 */
gboolean
attune_search_results_is_complete (AttuneSearchResults *self)
{
  return self->answer.is_complete;
}

/* For the index, before anybody else has the results. */
void
attune_search_results_set_of_all (AttuneSearchResults *self, gboolean of_all)
{
  self->of_all = of_all;
}

/**
 * attune_search_results_is_of_all:
 *
 * Returns: whether all of the articles were searched, and not only those that are in the index so
 *   far
 */
gboolean
attune_search_results_is_of_all (AttuneSearchResults *self)
{
  return self->of_all;
}

/**
 * attune_search_results_get_n_matches:
 *
 * Returns: how many matches there are in the article that is open
 */
guint
attune_search_results_get_n_matches (AttuneSearchResults *self)
{
  return self->answer.matches->len;
}

/**
 * attune_search_results_get_match:
 * @index: its number in reading order, from 0
 *
 * Returns: (transfer full) (nullable): where it is, or %NULL behind the last one
 */
AttunePlace *
attune_search_results_get_match (AttuneSearchResults *self, guint index)
{
  return index < self->answer.matches->len
             ? attune_place_ref (g_ptr_array_index (self->answer.matches, index))
             : NULL;
}
