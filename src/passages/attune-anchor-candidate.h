/* attune-anchor-candidate.h: what speaks for a passage being the one that was marked
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "attune-anchor-query.h"

G_BEGIN_DECLS

/**
 * AttuneAnchorCandidate:
 * @start: where it begins in the folded text
 * @end: where it ends
 * @distance: its edit distance from the quote, in code points
 * @block: the number of the block that it is in, or most of it
 * @from: the part of it that is in that block
 * @to: its end
 * @lost: how many code points of it are in other blocks
 * @prefix: how far the words before it agree, from 0 to 1; chance gives 0
 * @suffix: how far those behind it agree
 * @around: how many code points around it agree
 * @evidence: code points that speak for it, less those that speak against it
 * @rank: the same, to compare candidates by
 *
 * A passage that may be the one that was marked.
 */
typedef struct
{
  guint start;
  guint end;
  guint distance;
  guint block;
  guint from;
  guint to;
  guint lost;
  double prefix;
  double suffix;
  double around;
  double evidence;
  double rank;
} AttuneAnchorCandidate;

void attune_anchor_candidate_refine (AttuneAnchorCandidate *self, const AttuneAnchorQuery *query);
void attune_anchor_candidate_judge (AttuneAnchorCandidate *self, const AttuneAnchorQuery *query);
void
attune_anchor_candidate_judge_block (AttuneAnchorCandidate *self, const AttuneAnchorQuery *query);
double attune_anchor_candidate_get_score (const AttuneAnchorCandidate *self);
gboolean
attune_anchor_candidate_accepts (const AttuneAnchorCandidate *self, const AttuneAnchorQuery *query);
double
attune_anchor_candidate_guess (const AttuneAnchorCandidate *self, const AttuneAnchorQuery *query);

G_END_DECLS
