/* attune-result-filter.h: which kinds of results to show
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "attune-result-list.h"

G_BEGIN_DECLS

#define ATTUNE_TYPE_RESULT_FILTER (attune_result_filter_get_type ())
G_DECLARE_FINAL_TYPE (AttuneResultFilter, attune_result_filter, ATTUNE, RESULT_FILTER, AdwBin)

void attune_result_filter_update (AttuneResultFilter *self, AttuneResultList *list);
guint attune_result_filter_get_kinds (AttuneResultFilter *self);

G_END_DECLS
