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
 * Each stretch of text that is one of the words searched for is a match; a hit has at least one.
 * Matches are numbered in reading order, so that “3 of 17” can be said and the next one found.
 */
struct _AttuneSearchResults
{
  GObject parent_instance;

  AttuneSearchQuery *query;
  GPtrArray *hits;
  gboolean complete;

  GPtrArray *in_order;   /* the hits in reading order, not owned */
  GArray *first_matches; /* of each of those, the number of its first match */
  guint n_matches;
};

typedef enum
{
  PROP_N_MATCHES = 1,
  PROP_COMPLETE,
} AttuneSearchResultsProperty;

static GParamSpec *properties[PROP_COMPLETE + 1];

static void list_model_iface_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (AttuneSearchResults,
                               attune_search_results,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_iface_init))

static void
attune_search_results_finalize (GObject *object)
{
  AttuneSearchResults *self = ATTUNE_SEARCH_RESULTS (object);

  g_clear_pointer (&self->query, attune_search_query_unref);
  g_clear_pointer (&self->in_order, g_ptr_array_unref);
  g_clear_pointer (&self->hits, g_ptr_array_unref);
  g_clear_pointer (&self->first_matches, g_array_unref);

  G_OBJECT_CLASS (attune_search_results_parent_class)->finalize (object);
}

static void
attune_search_results_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  AttuneSearchResults *self = ATTUNE_SEARCH_RESULTS (object);

  switch ((AttuneSearchResultsProperty) id)
    {
    case PROP_N_MATCHES:
      g_value_set_uint (value, self->n_matches);
      return;
    case PROP_COMPLETE:
      g_value_set_boolean (value, self->complete);
      return;
    }

  G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
attune_search_results_class_init (AttuneSearchResultsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->finalize = attune_search_results_finalize;
  object_class->get_property = attune_search_results_get_property;

  properties[PROP_N_MATCHES] = g_param_spec_uint ("n-matches", NULL, NULL, 0, G_MAXUINT, 0, flags);
  properties[PROP_COMPLETE] = g_param_spec_boolean ("complete", NULL, NULL, TRUE, flags);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
}

static void
attune_search_results_init (AttuneSearchResults *self)
{
  self->first_matches = g_array_new (FALSE, FALSE, sizeof (guint));
}

static GType
get_item_type (GListModel *model)
{
  return ATTUNE_TYPE_SEARCH_HIT;
}

static guint
get_n_items (GListModel *model)
{
  return ATTUNE_SEARCH_RESULTS (model)->hits->len;
}

static gpointer
get_item (GListModel *model, guint position)
{
  AttuneSearchResults *self = ATTUNE_SEARCH_RESULTS (model);

  return position < self->hits->len ? g_object_ref (g_ptr_array_index (self->hits, position))
                                    : NULL;
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
 * @query: what was searched for
 * @hits: (element-type AttuneSearchHit): what was found, the best first; owns its elements, and
 *   nobody changes it from now on
 * @in_order: (element-type AttuneSearchHit): the same hits in reading order, the articles in the
 *   order of their library
 * @complete: whether that is all there is
 *
 * Returns: (transfer full): the results
 */
AttuneSearchResults *
attune_search_results_new (AttuneSearchQuery *query,
                           GPtrArray *hits,
                           GPtrArray *in_order,
                           gboolean complete)
{
  AttuneSearchResults *self = g_object_new (ATTUNE_TYPE_SEARCH_RESULTS, NULL);

  self->query = attune_search_query_ref (query);
  self->hits = g_ptr_array_ref (hits);
  self->in_order = g_ptr_array_ref (in_order);
  self->complete = complete;

  for (guint i = 0; i < in_order->len; i++)
    {
      guint n_ranges = 0;

      attune_search_hit_get_ranges (g_ptr_array_index (in_order, i), &n_ranges);
      g_array_append_val (self->first_matches, self->n_matches);
      self->n_matches += n_ranges;
    }

  return self;
}

/**
 * attune_search_results_get_query:
 *
 * Returns: (transfer none): what was searched for
 */
AttuneSearchQuery *
attune_search_results_get_query (AttuneSearchResults *self)
{
  return self->query;
}

/**
 * attune_search_results_is_complete:
 *
 * Returns: whether these are all hits; %FALSE where there are more than %ATTUNE_SEARCH_MAX_HITS, of
 *   which the best were taken
 */
gboolean
attune_search_results_is_complete (AttuneSearchResults *self)
{
  return self->complete;
}

/**
 * attune_search_results_get_n_matches:
 *
 * Returns: how many matches all hits have together
 */
guint
attune_search_results_get_n_matches (AttuneSearchResults *self)
{
  return self->n_matches;
}

/**
 * attune_search_results_get_match:
 * @index: its number in reading order, from 0
 *
 * Returns: (transfer full) (nullable): the place of a match, always one with a range; %NULL where
 *   there are not so many
 */
AttunePlace *
attune_search_results_get_match (AttuneSearchResults *self, guint index)
{
  guint low = 0, high = self->in_order->len, n_ranges = 0;
  AttuneSearchHit *hit = NULL;
  const AttuneSearchRange *range = NULL;

  if (index >= self->n_matches)
    return NULL;

  /* The last hit whose first match is this one or before it. */
  while (high - low > 1)
    {
      guint middle = low + (high - low) / 2;

      if (g_array_index (self->first_matches, guint, middle) <= index)
        low = middle;
      else
        high = middle;
    }

  hit = g_ptr_array_index (self->in_order, low);
  range = attune_search_hit_get_ranges (hit, &n_ranges) + index -
          g_array_index (self->first_matches, guint, low);

  return attune_place_new_range (attune_article_get_id (attune_search_hit_get_article (hit)),
                                 attune_block_get_id (attune_search_hit_get_block (hit)),
                                 range->start, range->end);
}

/**
 * attune_search_results_find_match:
 * @article: the article that is being read
 * @block: a block of it
 * @offset: code points of the block that are passed over
 *
 * Looks for the match to go to from somewhere in the text: the first in @article that begins there
 * or behind it.
 *
 * Returns: the number of the match in reading order; where none follows it is the first of the
 *   article, so that the search goes round, and 0 where the article has none
 */
guint
attune_search_results_find_match (AttuneSearchResults *self,
                                  AttuneArticle *article,
                                  const AttuneBlock *block,
                                  guint offset)
{
  guint first = 0, index = attune_block_get_index (block);
  gboolean has_first = FALSE;

  for (guint i = 0; i < self->in_order->len; i++)
    {
      AttuneSearchHit *hit = g_ptr_array_index (self->in_order, i);
      guint n_ranges = 0, number = g_array_index (self->first_matches, guint, i);
      const AttuneSearchRange *ranges = attune_search_hit_get_ranges (hit, &n_ranges);

      if (attune_search_hit_get_article (hit) != article)
        continue;
      if (!has_first)
        first = number;
      has_first = TRUE;

      if (attune_search_hit_get_block_index (hit) > index)
        return number;
      if (attune_search_hit_get_block_index (hit) == index)
        for (guint r = 0; r < n_ranges; r++)
          if (ranges[r].start >= offset)
            return number + r;
    }

  return first;
}

/**
 * attune_search_results_find_hit:
 * @hit: one of these hits
 *
 * Returns: the number of its first match in reading order
 */
guint
attune_search_results_find_hit (AttuneSearchResults *self, AttuneSearchHit *hit)
{
  guint i = 0;

  if (!g_ptr_array_find (self->in_order, hit, &i))
    g_return_val_if_reached (0);

  return g_array_index (self->first_matches, guint, i);
}
