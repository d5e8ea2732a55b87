/* attune-anchor-index.h: an article's text, made ready for finding passages in it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "attune-article.h"
#include "attune-folded-text.h"

G_BEGIN_DECLS

/**
 * AttuneAnchorIndex:
 * @article: whose text it is
 * @text: the folded texts of all blocks in reading order, a space behind each; its positions are
 *   those in the block
 * @block_starts: (array length=n_blocks): where each block begins in @text
 * @n_blocks: how many blocks there are
 *
 * All of an article's text, and where in it any four letters are. Immutable once made: any thread
 * may read it, several at once.
 */
typedef struct
{
  AttuneArticle *article;
  AttuneFoldedText text;
  guint *block_starts;
  guint n_blocks;

  /*< private >*/
  guint *heads;
  guint *grams;
} AttuneAnchorIndex;

/**
 * AttuneAnchorWindow:
 * @start: where the quote would begin, at the earliest
 * @end: where it would begin, at the latest
 *
 * A stretch of the folded text that has much in common with a quote and the words around it.
 */
typedef struct
{
  guint start;
  guint end;
} AttuneAnchorWindow;

AttuneAnchorIndex *attune_anchor_index_new (AttuneArticle *article);
void attune_anchor_index_free (AttuneAnchorIndex *self);

guint attune_anchor_index_get_block_at (const AttuneAnchorIndex *self, guint position);
guint attune_anchor_index_get_block_end (const AttuneAnchorIndex *self, guint block);
guint
attune_anchor_index_get_position (const AttuneAnchorIndex *self, guint block, guint code_point);

void attune_anchor_index_find (const AttuneAnchorIndex *self,
                               const gunichar *chars,
                               guint n_chars,
                               GArray *positions);
guint attune_anchor_index_find_windows (const AttuneAnchorIndex *self,
                                        const gunichar *chars,
                                        guint n_chars,
                                        guint offset,
                                        AttuneAnchorWindow *windows,
                                        guint max_windows);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AttuneAnchorIndex, attune_anchor_index_free)

G_END_DECLS
