/* attune-import-kinds.h: the kinds of highlights that a file brings
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "attune-annotation.h"
#include "attune-edit.h"

G_BEGIN_DECLS

typedef struct _AttuneImportKinds AttuneImportKinds;

AttuneImportKinds *
attune_import_kinds_new (GListModel *kinds, GListModel *marks, const GPtrArray *brought);
void attune_import_kinds_free (AttuneImportKinds *self);

const char *attune_import_kinds_choose (AttuneImportKinds *self, const char *id, const char *name);
guint attune_import_kinds_get_n_new (AttuneImportKinds *self);
void attune_import_kinds_put (AttuneImportKinds *self, AttuneEdit *edit);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AttuneImportKinds, attune_import_kinds_free)

G_END_DECLS
