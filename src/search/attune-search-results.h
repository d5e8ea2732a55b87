/* attune-search-results.h: what a search found
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "attune-search-hit.h"

G_BEGIN_DECLS

/**
 * ATTUNE_SEARCH_MAX_HITS:
 *
 * The most hits that a search brings: the best of them.
 */
#define ATTUNE_SEARCH_MAX_HITS 300

#define ATTUNE_TYPE_SEARCH_RESULTS (attune_search_results_get_type ())
G_DECLARE_FINAL_TYPE (AttuneSearchResults, attune_search_results, ATTUNE, SEARCH_RESULTS, GObject)

const char *attune_search_results_get_typed (AttuneSearchResults *self);
const char *attune_search_results_get_corrected (AttuneSearchResults *self);
guint attune_search_results_get_n_full (AttuneSearchResults *self);
gboolean attune_search_results_are_partial (AttuneSearchResults *self);
gboolean attune_search_results_is_complete (AttuneSearchResults *self);

gboolean attune_search_results_is_of_all (AttuneSearchResults *self);

guint attune_search_results_get_n_matches (AttuneSearchResults *self);
AttunePlace *attune_search_results_get_match (AttuneSearchResults *self, guint index);

/* Making one; for the index alone */

/**
 * AttuneSearchAnswer:
 * @typed: what was asked for, without white space around it
 * @corrected: (nullable): what was taken for it, likewise
 * @hits: (element-type AttuneSearchHit): the best first
 * @matches: (element-type AttunePlace): those in the article that is open, in reading order
 * @n_full: how many of the hits have all that was asked for; those behind them have some of it
 * @is_complete: whether there are no other hits
 *
 * What a search found.
 */
typedef struct
{
  char *typed;
  char *corrected;
  GPtrArray *hits;
  GPtrArray *matches;
  guint n_full;
  gboolean is_complete;
} AttuneSearchAnswer;

AttuneSearchResults *attune_search_results_new (AttuneSearchAnswer *answer);
void attune_search_results_set_of_all (AttuneSearchResults *self, gboolean of_all);

G_END_DECLS
