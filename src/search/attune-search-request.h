/* attune-search-request.h: what is asked of an index
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "attune-article.h"

G_BEGIN_DECLS

/**
 * AttuneSearchRequest:
 * @text: whatever a person typed; it need not be UTF-8
 * @article: (nullable): the article that is open, whose matches are listed
 * @documents: (nullable) (element-type AttuneSearchDocument): what is searched besides the
 *   articles; nobody changes the array from now on
 * @is_literal: whether words that occur nowhere are to be left as they are
 *
 * What is asked of an index.
 */
typedef struct
{
  const char *text;
  AttuneArticle *article;
  GPtrArray *documents;
  gboolean is_literal;
} AttuneSearchRequest;

G_END_DECLS
