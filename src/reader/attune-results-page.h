/* attune-results-page.h: what a search found, in the sidebar
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "attune-article.h"
#include "attune-search-results.h"

G_BEGIN_DECLS

#define ATTUNE_TYPE_RESULTS_PAGE (attune_results_page_get_type ())
G_DECLARE_FINAL_TYPE (AttuneResultsPage, attune_results_page, ATTUNE, RESULTS_PAGE, AdwBin)

void attune_results_page_set_results (AttuneResultsPage *self,
                                      AttuneSearchResults *results,
                                      AttuneArticle *article);
void attune_results_page_set_progress (AttuneResultsPage *self, double progress);
void attune_results_page_set_recent (AttuneResultsPage *self, GtkWidget *recent);
gboolean attune_results_page_focus (AttuneResultsPage *self);

G_END_DECLS
