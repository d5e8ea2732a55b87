/* attune-article-error.c: what can be wrong with an article
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "attune-article-error.h"

/* clang-format off */
G_DEFINE_QUARK (attune-article-error-quark, attune_article_error)
/* clang-format on */
