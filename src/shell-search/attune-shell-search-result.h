/* attune-shell-search-result.h: a result as the desktop shows it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "attune-library.h"

G_BEGIN_DECLS

GVariant *attune_shell_search_result_describe (AttuneLibrary *library, const char *id);

G_END_DECLS
