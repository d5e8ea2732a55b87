/* attune-reference-parser.h: references, from JSON
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "attune-json-reader.h"
#include "attune-reference.h"

G_BEGIN_DECLS

AttuneReference *
attune_reference_parser_read (AttuneJsonReader *json, JsonNode *node, GHashTable *taken);

G_END_DECLS
