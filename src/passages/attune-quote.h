/* attune-quote.h: the words at a place and around it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "attune-article.h"

G_BEGIN_DECLS

/**
 * AttuneQuote:
 * @exact: the words at the place; of a place without a range at most 256 code points of them
 * @prefix: up to 32 code points before them
 * @suffix: up to 32 code points behind them
 *
 * What a passage is known by when its place has changed, in the manner of the text quote selector
 * of the [W3C Web Annotation Data Model](https://www.w3.org/TR/annotation-model/).
 */
typedef struct
{
  char *exact;
  char *prefix;
  char *suffix;
} AttuneQuote;

void attune_quote_init (AttuneQuote *self, AttuneArticle *article, const AttunePlace *place);
void attune_quote_clear (AttuneQuote *self);
gboolean attune_quote_equal (const AttuneQuote *a, const AttuneQuote *b);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (AttuneQuote, attune_quote_clear)

G_END_DECLS
