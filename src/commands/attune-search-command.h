/* attune-search-command.h: finding words, without a window
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <stdio.h>

#include "attune-library.h"

G_BEGIN_DECLS

gboolean attune_search_command (AttuneLibrary *library,
                                const char *index_path,
                                const char *words,
                                int limit,
                                gboolean as_json,
                                FILE *out,
                                char **told,
                                GError **error);

G_END_DECLS
