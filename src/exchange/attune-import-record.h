/* attune-import-record.h: what an annotation becomes
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "attune-import-kinds.h"
#include "attune-import-passage.h"

G_BEGIN_DECLS

AttuneMarkRecord *attune_import_record_new (const AttuneAnnotation *annotation,
                                            AttuneImportKinds *kinds,
                                            AttuneImportPassages *passages,
                                            gboolean *found);
void attune_import_record_fill_in (AttuneMarkRecord *record,
                                   const AttuneAnnotation *annotation,
                                   const AttuneMarkRecord *ours,
                                   gboolean with_notes);
gboolean attune_import_record_differs (const AttuneMarkRecord *a, const AttuneMarkRecord *b);
char *attune_import_record_make_other_id (const AttuneMarkRecord *record);

G_END_DECLS
