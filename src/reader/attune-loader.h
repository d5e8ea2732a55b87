/* attune-loader.h: reads articles while the toolkit starts
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "attune-library.h"

G_BEGIN_DECLS

typedef struct _AttuneLoader AttuneLoader;

AttuneLoader *attune_loader_new (void);
void attune_loader_free (AttuneLoader *self);

void attune_loader_prepare (AttuneLoader *self, GFile *file);

AttuneLibrary *attune_loader_get_library (AttuneLoader *self);
AttuneArticle *attune_loader_open (AttuneLoader *self, GFile *file, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AttuneLoader, attune_loader_free)

G_END_DECLS
