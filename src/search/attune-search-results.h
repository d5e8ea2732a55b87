/* attune-search-results.h: what a search found
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "attune-search-hit.h"
#include "attune-search-query.h"

G_BEGIN_DECLS

/**
 * ATTUNE_SEARCH_MAX_HITS:
 *
 * The most hits that a search brings: the best of them.
 */
#define ATTUNE_SEARCH_MAX_HITS 1000

#define ATTUNE_TYPE_SEARCH_RESULTS (attune_search_results_get_type ())
G_DECLARE_FINAL_TYPE (AttuneSearchResults, attune_search_results, ATTUNE, SEARCH_RESULTS, GObject)

AttuneSearchQuery *attune_search_results_get_query (AttuneSearchResults *self);
gboolean attune_search_results_is_complete (AttuneSearchResults *self);

guint attune_search_results_get_n_matches (AttuneSearchResults *self);
AttunePlace *attune_search_results_get_match (AttuneSearchResults *self, guint index);
guint attune_search_results_find_match (AttuneSearchResults *self,
                                        AttuneArticle *article,
                                        const AttuneBlock *block,
                                        guint offset);
guint attune_search_results_find_hit (AttuneSearchResults *self, AttuneSearchHit *hit);

/* Making one; for the index alone */

AttuneSearchResults *attune_search_results_new (AttuneSearchQuery *query,
                                                GPtrArray *hits,
                                                GPtrArray *in_order,
                                                gboolean complete);

G_END_DECLS
