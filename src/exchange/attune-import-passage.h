/* attune-import-passage.h: where annotations are in the articles
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "attune-annotation.h"
#include "attune-library.h"

G_BEGIN_DECLS

typedef struct _AttuneImportPassages AttuneImportPassages;

AttuneImportPassages *attune_import_passages_new (AttuneLibrary *library);
void attune_import_passages_free (AttuneImportPassages *self);

gboolean attune_import_passages_find (AttuneImportPassages *self,
                                      const AttuneAnnotation *annotation,
                                      AttuneMarkRecord *record);
AttunePlace *attune_import_passages_read_place (const AttuneAnnotation *annotation);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AttuneImportPassages, attune_import_passages_free)

G_END_DECLS
