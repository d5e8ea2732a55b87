/* attune-citing.h: quoting the article elsewhere
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "attune-article.h"

G_BEGIN_DECLS

char *attune_cite (AttuneArticle *article, const AttunePlace *place, const char *words);

G_END_DECLS
