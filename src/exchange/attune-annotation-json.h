/* attune-annotation-json.h: typed access to the JSON of annotations
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <json-glib/json-glib.h>

#include "attune-annotation.h"

G_BEGIN_DECLS

/**
 * AttuneAnnotationJson:
 * @item: the number of the item that is read, from 1; 0 for what is around them
 * @error: (nullable): where to tell what is wrong
 *
 * Where in a file we are. The functions that want something return %FALSE with the error set if it
 * is not as it should be; that it is missing is no error.
 */
typedef struct
{
  guint item;
  GError **error;
} AttuneAnnotationJson;

JsonNode *attune_annotation_json_load (GBytes *bytes, GError **error);

gboolean attune_annotation_json_fail (AttuneAnnotationJson *self,
                                      AttuneAnnotationError code,
                                      const char *message);
gboolean attune_annotation_json_fail_member (AttuneAnnotationJson *self,
                                             const char *member,
                                             const char *expected);

gboolean attune_annotation_json_want_string (AttuneAnnotationJson *self,
                                             JsonObject *object,
                                             const char *member,
                                             const char **string);
gboolean attune_annotation_json_want_number (AttuneAnnotationJson *self,
                                             JsonObject *object,
                                             const char *member,
                                             gboolean *is_there,
                                             double *number);
gboolean attune_annotation_json_want_position (AttuneAnnotationJson *self,
                                               JsonObject *object,
                                               const char *member,
                                               guint *position);
gboolean attune_annotation_json_want_time (AttuneAnnotationJson *self,
                                           JsonObject *object,
                                           const char *member,
                                           GDateTime **time);

guint attune_annotation_json_count (JsonObject *object, const char *member);
JsonNode *attune_annotation_json_get (JsonObject *object, const char *member, guint index);
const char *attune_annotation_json_get_string (JsonObject *object, const char *member, guint index);
gboolean attune_annotation_json_has (JsonObject *object, const char *member, const char *value);

G_END_DECLS
