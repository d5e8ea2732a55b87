/* attune-search-plan.h: a query as a question to one of the index's tables
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "attune-search-kind.h"
#include "attune-search-query.h"
#include "attune-search-rank.h"
#include "attune-search-vocabulary.h"

G_BEGIN_DECLS

/**
 * AttuneSearchReach:
 * @ATTUNE_SEARCH_REACH_ALL: rows have all that is asked for
 * @ATTUNE_SEARCH_REACH_TELLING: all words that tell anything; of *how do I repair a rupture* the
 *   last ones
 * @ATTUNE_SEARCH_REACH_AROUND: those, some of them perhaps in what the section is called
 * @ATTUNE_SEARCH_REACH_ANY: some of those
 *
 * How much of what is asked for a row must have. Where nothing has it all, the next is tried.
 */
typedef enum
{
  ATTUNE_SEARCH_REACH_ALL,
  ATTUNE_SEARCH_REACH_TELLING,
  ATTUNE_SEARCH_REACH_AROUND,
  ATTUNE_SEARCH_REACH_ANY,
} AttuneSearchReach;

#define ATTUNE_SEARCH_N_REACHES (ATTUNE_SEARCH_REACH_ANY + 1)

/**
 * ATTUNE_SEARCH_MANY_ROWS:
 *
 * With more rows than any article has, a library is so large that not all of what a common word
 * brings can be looked at.
 */
#define ATTUNE_SEARCH_MANY_ROWS 20000

/**
 * AttuneSearchPlan:
 * @match: the right side of a `MATCH` of FTS5
 * @ranking: what the rows are ranked by
 *
 * A question to a table.
 */
typedef struct
{
  GString *match;
  AttuneSearchRanking ranking;
} AttuneSearchPlan;

gboolean attune_search_plan_can_reach (AttuneSearchQuery *query, AttuneSearchReach reach);
gboolean attune_search_plan_init (AttuneSearchPlan *self,
                                  AttuneSearchQuery *query,
                                  AttuneSearchVocabulary *vocabulary,
                                  guint n_rows,
                                  AttuneSearchKind kind,
                                  AttuneSearchReach reach);
void attune_search_plan_clear (AttuneSearchPlan *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (AttuneSearchPlan, attune_search_plan_clear)

G_END_DECLS
