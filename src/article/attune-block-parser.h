/* attune-block-parser.h: blocks, from JSON
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "attune-article-draft.h"

G_BEGIN_DECLS

gboolean attune_block_parser_read (AttuneArticleDraft *draft, JsonNode *node, guint depth);

G_END_DECLS
