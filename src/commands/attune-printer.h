/* attune-printer.h: an article as plain text
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "attune-article.h"

G_BEGIN_DECLS

char *attune_print_line (const char *text);
char *attune_print_block (const AttuneBlock *block, guint width);
char *attune_print_section (AttuneArticle *article, AttuneSection *section, guint width);

G_END_DECLS
