/* attune-anchor-query.h: a mark that is to be found again
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "attune-anchor-index.h"
#include "attune-approximate-search.h"
#include "attune-quote.h"

G_BEGIN_DECLS

/**
 * AttuneAnchorQuery:
 * @index: where to look
 * @whole: whether the mark is of a whole block
 * @complete: whether a whole block's words were kept whole
 * @start: where the mark began in its block, in code points
 * @own: the number of the block that has the id of the mark's, or -1
 * @folded: prefix, quote and suffix, folded as one
 * @first: where the quote begins in @folded, without white space around it
 * @length: how long it is; may be 0
 * @opens: whether it begins where a sentence, line or block does
 * @closes: whether it ends where a sentence, line or block does
 * @lead: whether the words marked begin with white space
 * @trail: whether they end with it
 * @line_follows: whether a line or the text ended behind them
 * @line_start: where in @folded the line begins that the quote begins in, or 0
 * @line_end: where the line ends that it ends in, or the length of @folded
 * @prefix: the words before it, read from their end
 * @suffix: the words behind it
 *
 * A mark to be found again.
 */
typedef struct
{
  const AttuneAnchorIndex *index;
  gboolean whole;
  gboolean complete;
  guint start;
  int own;
  AttuneFoldedText folded;
  guint first;
  guint length;
  gboolean opens;
  gboolean closes;
  gboolean lead;
  gboolean trail;
  gboolean line_follows;
  guint line_start;
  guint line_end;
  AttuneApproximatePattern *prefix;
  AttuneApproximatePattern *suffix;
} AttuneAnchorQuery;

void attune_anchor_query_init (AttuneAnchorQuery *self,
                               const AttuneAnchorIndex *index,
                               const AttunePlace *place,
                               const AttuneQuote *quote);
void attune_anchor_query_clear (AttuneAnchorQuery *self);

const gunichar *attune_anchor_query_get_chars (const AttuneAnchorQuery *self);
guint attune_anchor_query_get_limit (const AttuneAnchorQuery *self);
AttunePlace *attune_anchor_query_make_place (const AttuneAnchorQuery *self,
                                             guint number,
                                             guint from,
                                             guint to,
                                             gboolean edited);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (AttuneAnchorQuery, attune_anchor_query_clear)

G_END_DECLS
