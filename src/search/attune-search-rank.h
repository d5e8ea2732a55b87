/* attune-search-rank.h: how well a row of the index answers a question
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "attune-full-text.h"

G_BEGIN_DECLS

/* More required words than any sentence has; the rest count for nothing in the ranking. */
#define ATTUNE_SEARCH_MAX_RANKED 64

/**
 * AttuneSearchRankedPhrase:
 * @clause: which of the things asked for it is a form of; none where that is beyond their number
 * @weight: how well it stands for what was typed: 1 for the very word
 *
 * A phrase of a question.
 */
typedef struct
{
  guint clause;
  double weight;
} AttuneSearchRankedPhrase;

/**
 * AttuneSearchRanking:
 * @phrases: (element-type AttuneSearchRankedPhrase): in the order of the question
 * @rarities: (element-type double): of each thing asked for, how much it tells
 * @coverage: whether rows may lack some of what is asked for, so that it counts how much they have
 *
 * What the rows of a question are ranked by.
 */
typedef struct
{
  GArray *phrases;
  GArray *rarities;
  gboolean coverage;
} AttuneSearchRanking;

extern const AttuneFullText attune_search_full_text;

G_END_DECLS
