/* attune-annotation-reader.h: what a file of Web Annotations holds
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "attune-annotation.h"

G_BEGIN_DECLS

/**
 * AttuneAnnotationFile:
 * @annotations: (element-type AttuneAnnotation): those on the articles, in the file's order
 * @kinds: (element-type AttuneKind): the kinds that the file brings
 * @n_elsewhere: how many annotations are on something else
 * @with_notes: whether the file says of itself that what it has no note for has none
 *
 * What a file holds.
 */
typedef struct
{
  GPtrArray *annotations;
  GPtrArray *kinds;
  guint n_elsewhere;
  gboolean with_notes;
} AttuneAnnotationFile;

AttuneAnnotationFile *
attune_annotation_file_read (GBytes *bytes, AttuneLibrary *library, GError **error);
void attune_annotation_file_free (AttuneAnnotationFile *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AttuneAnnotationFile, attune_annotation_file_free)

G_END_DECLS
