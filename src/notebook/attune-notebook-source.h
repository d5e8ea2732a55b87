/* attune-notebook-source.h: reading a notebook that lies elsewhere
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "attune-notebook-store.h"

G_BEGIN_DECLS

AttuneNotebookContents *
attune_notebook_source_read (GFile *file, const char *copy, GDateTime **time, GError **error);
gboolean attune_notebook_source_write (const char *copy, GFile *file, GError **error);
gboolean attune_notebook_source_is_own (GFile *file, const char *path);

G_END_DECLS
