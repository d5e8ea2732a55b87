/* attune-article-error.h: what can be wrong with an article
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * AttuneArticleError:
 * @ATTUNE_ARTICLE_ERROR_SYNTAX: not JSON, or not UTF-8
 * @ATTUNE_ARTICLE_ERROR_FORMAT: a format version that this program does not read
 * @ATTUNE_ARTICLE_ERROR_VALUE: a value is missing, or of the wrong type or range
 * @ATTUNE_ARTICLE_ERROR_ID: an id is malformed, or taken
 * @ATTUNE_ARTICLE_ERROR_DANGLING: a term, reference or link leads nowhere
 * @ATTUNE_ARTICLE_ERROR_MARKUP: inline markup that does not close or is unknown
 * @ATTUNE_ARTICLE_ERROR_LIMIT: too large, or nested too deeply
 * @ATTUNE_ARTICLE_ERROR_PLACE: a place that cannot be read, or is not in the article
 *
 * Errors of the article room. Messages name the file and the JSON path where there is one.
 */
typedef enum
{
  ATTUNE_ARTICLE_ERROR_SYNTAX,
  ATTUNE_ARTICLE_ERROR_FORMAT,
  ATTUNE_ARTICLE_ERROR_VALUE,
  ATTUNE_ARTICLE_ERROR_ID,
  ATTUNE_ARTICLE_ERROR_DANGLING,
  ATTUNE_ARTICLE_ERROR_MARKUP,
  ATTUNE_ARTICLE_ERROR_LIMIT,
  ATTUNE_ARTICLE_ERROR_PLACE,
} AttuneArticleError;

#define ATTUNE_ARTICLE_ERROR (attune_article_error_quark ())
GQuark attune_article_error_quark (void);

G_END_DECLS
