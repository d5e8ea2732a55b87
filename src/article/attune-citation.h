/* attune-citation.h: a work as the list of references has it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <json-glib/json-glib.h>

#include "attune-text.h"

G_BEGIN_DECLS

AttuneText *
attune_citation_format (JsonObject *csl, JsonArray *people, gboolean edited, const char *year);

G_END_DECLS
