/* attune-result-kind.h: how the kinds of results look, and what they are called
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "attune-search-kind.h"

G_BEGIN_DECLS

const char *attune_result_kind_get_icon_name (AttuneSearchKind kind);
const char *attune_result_kind_get_title (AttuneSearchKind kind);
const char *attune_result_kind_get_plural (AttuneSearchKind kind);

G_END_DECLS
