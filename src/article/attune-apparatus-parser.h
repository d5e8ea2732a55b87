/* attune-apparatus-parser.h: references and terms, from JSON
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "attune-article-draft.h"

G_BEGIN_DECLS

gboolean attune_apparatus_parser_read (AttuneArticleDraft *draft, JsonObject *article);
void attune_apparatus_parser_add_sections (AttuneArticleDraft *draft);

G_END_DECLS
