/* attune-library.h: the articles that there are
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "attune-article.h"

G_BEGIN_DECLS

#define ATTUNE_TYPE_LIBRARY (attune_library_get_type ())
G_DECLARE_FINAL_TYPE (AttuneLibrary, attune_library, ATTUNE, LIBRARY, GObject)

AttuneLibrary *attune_library_new (void);

void attune_library_add_resource (AttuneLibrary *self, const char *folder);
void attune_library_add (AttuneLibrary *self, AttuneArticle *article);
AttuneArticle *attune_library_add_file (AttuneLibrary *self, GFile *file, GError **error);

AttuneArticle *attune_library_lookup (AttuneLibrary *self, const char *article_id);
const char *attune_library_get_checksum (AttuneLibrary *self);
const GPtrArray *attune_library_get_errors (AttuneLibrary *self);

G_END_DECLS
