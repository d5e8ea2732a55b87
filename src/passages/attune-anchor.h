/* attune-anchor.h: finding a marked passage again
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "attune-article.h"
#include "attune-quote.h"

G_BEGIN_DECLS

/**
 * ATTUNE_ANCHOR_BAR:
 *
 * The score that a passage must have to be taken for the one that was marked.
 */
#define ATTUNE_ANCHOR_BAR 0.7

/**
 * AttuneAnchorMethod:
 * @ATTUNE_ANCHOR_SAME: it is where it was
 * @ATTUNE_ANCHOR_BLOCK: its words are elsewhere in the same block
 * @ATTUNE_ANCHOR_ARTICLE: its words are in another block
 * @ATTUNE_ANCHOR_NEAR: its words were changed, by a quarter at the most, or parted by the edge of a
 *   block; for a mark of a whole block also: the block has the same id and the same neighbors, but
 *   other words
 * @ATTUNE_ANCHOR_LOST: it was not found
 *
 * How a passage was found again. Words are the same where only their typing differs: see
 * attune_folded_text_append().
 */
typedef enum
{
  ATTUNE_ANCHOR_SAME,
  ATTUNE_ANCHOR_BLOCK,
  ATTUNE_ANCHOR_ARTICLE,
  ATTUNE_ANCHOR_NEAR,
  ATTUNE_ANCHOR_LOST,
} AttuneAnchorMethod;

/**
 * AttuneAnchor:
 * @method: how the passage was found
 * @place: (nullable): where it is. Of a lost one, a guess to offer to the reader, or %NULL: a
 *   guess is never to be taken without asking
 * @score: how much speaks for @place: from %ATTUNE_ANCHOR_BAR to 1 where the passage was found,
 *   below it but at least 0.5 for a guess, 0 where there is none
 *
 * What became of a marked passage.
 */
typedef struct
{
  AttuneAnchorMethod method;
  AttunePlace *place;
  double score;
} AttuneAnchor;

void attune_anchor_clear (AttuneAnchor *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (AttuneAnchor, attune_anchor_clear)

/**
 * AttuneAnchorer:
 *
 * Finds marked passages again in one edition of an article. Immutable once made: any thread may
 * use it, several at once.
 */
typedef struct _AttuneAnchorer AttuneAnchorer;

AttuneAnchorer *attune_anchorer_new (AttuneArticle *article);
void attune_anchorer_free (AttuneAnchorer *self);

void attune_anchorer_find (const AttuneAnchorer *self,
                           const AttunePlace *place,
                           const AttuneQuote *quote,
                           AttuneAnchor *result);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AttuneAnchorer, attune_anchorer_free)

G_END_DECLS
