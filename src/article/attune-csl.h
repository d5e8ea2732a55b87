/* attune-csl.h: what a CSL-JSON item says
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* Not translated: it is part of the article's text, whose code points places count. */
#define ATTUNE_CSL_NO_DATE "n.d."

JsonObject *attune_csl_fold (JsonObject *csl);

const char *attune_csl_get_string (JsonObject *object, const char *name);
JsonArray *attune_csl_get_array (JsonObject *object, const char *name);

guint attune_csl_n_names (JsonArray *names);
const char *attune_csl_get_family (JsonArray *names, guint i);
char *attune_csl_format_name (JsonArray *names, guint i, gboolean family_first);
char *attune_csl_format_names (JsonArray *names, gboolean family_first);
char *attune_csl_format_year (JsonObject *csl);

G_END_DECLS
