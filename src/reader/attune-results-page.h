/* attune-results-page.h: what a search found, in the sidebar
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "attune-search-hit.h"

G_BEGIN_DECLS

#define ATTUNE_TYPE_RESULTS_PAGE (attune_results_page_get_type ())
G_DECLARE_FINAL_TYPE (AttuneResultsPage, attune_results_page, ATTUNE, RESULTS_PAGE, AdwBin)

void attune_results_page_set_hits (AttuneResultsPage *self, GListModel *hits);

PangoAttrList *
attune_mark_ranges (const char *text, const AttuneSearchRange *ranges, guint n_ranges);

G_END_DECLS
