/* attune-exchange-command.h: marks out of the notebook and into it, without a window
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "attune-library.h"

G_BEGIN_DECLS

gboolean attune_export_command (AttuneLibrary *library,
                                gboolean only_these,
                                const char *notebook_path,
                                const char *filename,
                                gboolean with_notes,
                                char **told,
                                GError **error);
gboolean attune_import_command (AttuneLibrary *library,
                                const char *notebook_path,
                                const char *filename,
                                const char *conflicts,
                                char **told,
                                GError **error);

G_END_DECLS
