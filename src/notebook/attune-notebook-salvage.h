/* attune-notebook-salvage.h: what can still be read of a damaged notebook
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "attune-notebook-store.h"
#include "attune-salvage.h"

G_BEGIN_DECLS

AttuneNotebookContents *
attune_notebook_salvage_read (const char *path, AttuneSalvageSources sources, GHashTable *sessions);
gint64 attune_notebook_salvage_find_generation (const char *path, AttuneSalvageSources sources);
GHashTable *attune_notebook_salvage_find_sessions (const char *path);

G_END_DECLS
