/* attune-result-notice.h: how what was found differs from what was asked for
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "attune-search-results.h"

G_BEGIN_DECLS

#define ATTUNE_TYPE_RESULT_NOTICE (attune_result_notice_get_type ())
G_DECLARE_FINAL_TYPE (AttuneResultNotice, attune_result_notice, ATTUNE, RESULT_NOTICE, GtkWidget)

void attune_result_notice_set_results (AttuneResultNotice *self, AttuneSearchResults *results);

G_END_DECLS
