/* attune-annotation-item.h: reading one Web Annotation
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "attune-annotation-json.h"

G_BEGIN_DECLS

gboolean attune_annotation_read_target (AttuneAnnotationJson *json,
                                        JsonObject *object,
                                        AttuneLibrary *library,
                                        AttuneAnnotation *annotation);
gboolean attune_annotation_read_bodies (AttuneAnnotationJson *json,
                                        JsonObject *object,
                                        AttuneAnnotation *annotation);
gboolean attune_annotation_read_head (AttuneAnnotationJson *json,
                                      JsonObject *object,
                                      AttuneAnnotation *annotation);

G_END_DECLS
