/* attune-json-reader.h: typed access to JSON that knows where in the file it is
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <json-glib/json-glib.h>

#include "attune-article-error.h"

G_BEGIN_DECLS

/**
 * AttuneJsonReader:
 * @path: where in the file we are, as `$.sections[0].title`
 * @error: (nullable): where to tell what is wrong
 *
 * Each step down into the file lengthens the path and is undone by its old length, so that what is
 * wrong can be told with its place. The functions that want something return %FALSE with the error
 * set where it is not there; the path then stays where it was found.
 */
typedef struct
{
  GString *path;
  GError **error;
} AttuneJsonReader;

/**
 * AttuneJsonNeed:
 * @ATTUNE_JSON_OPTIONAL: may be missing
 * @ATTUNE_JSON_REQUIRED: must be there, and must not be empty
 */
typedef enum
{
  ATTUNE_JSON_OPTIONAL,
  ATTUNE_JSON_REQUIRED,
} AttuneJsonNeed;

gsize attune_json_enter (AttuneJsonReader *self, const char *member);
gsize attune_json_enter_element (AttuneJsonReader *self, guint i);
void attune_json_leave (AttuneJsonReader *self, gsize length);

G_GNUC_PRINTF (3, 4)
gboolean
attune_json_fail (AttuneJsonReader *self, AttuneArticleError code, const char *format, ...);
gboolean attune_json_fail_at (AttuneJsonReader *self,
                              const char *member,
                              AttuneArticleError code,
                              const char *message);

gboolean attune_json_want_object (AttuneJsonReader *self, JsonNode *node, JsonObject **object);
gboolean attune_json_want_member_object (AttuneJsonReader *self,
                                         JsonObject *object,
                                         const char *name,
                                         AttuneJsonNeed need,
                                         JsonObject **member);
gboolean attune_json_want_array (AttuneJsonReader *self,
                                 JsonObject *object,
                                 const char *name,
                                 AttuneJsonNeed need,
                                 JsonArray **array);
gboolean attune_json_want_node_string (AttuneJsonReader *self, JsonNode *node, const char **string);
gboolean attune_json_want_string (AttuneJsonReader *self,
                                  JsonObject *object,
                                  const char *name,
                                  AttuneJsonNeed need,
                                  const char **string);
gboolean attune_json_want_plain (AttuneJsonReader *self,
                                 JsonObject *object,
                                 const char *name,
                                 AttuneJsonNeed need,
                                 char **string);
gboolean attune_json_want_number (AttuneJsonReader *self,
                                  JsonObject *object,
                                  const char *name,
                                  AttuneJsonNeed need,
                                  double *number);
gboolean attune_json_want_boolean (AttuneJsonReader *self,
                                   JsonObject *object,
                                   const char *name,
                                   gboolean *boolean);
gboolean attune_json_want_id (AttuneJsonReader *self,
                              JsonObject *object,
                              GHashTable *taken,
                              const char **id);

G_END_DECLS
