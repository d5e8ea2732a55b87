/* mutate.h: JSON by path, to be looked at and spoiled
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>
#include <json-glib/json-glib.h>

JsonNode *mutate_load (const char *name);
JsonNode *mutate_parse (const char *json);
GBytes *mutate_to_bytes (JsonNode *root);

GPtrArray *mutate_list_paths (JsonNode *root);
JsonNode *mutate_get (JsonNode *root, const char *path);
void mutate_set (JsonNode *root, const char *path, JsonNode *value);
