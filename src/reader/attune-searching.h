/* attune-searching.h: finding words in a window
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "attune-article-view.h"
#include "attune-results-page.h"
#include "attune-search-index.h"

G_BEGIN_DECLS

#define ATTUNE_TYPE_SEARCHING (attune_searching_get_type ())
G_DECLARE_FINAL_TYPE (AttuneSearching, attune_searching, ATTUNE, SEARCHING, GObject)

AttuneSearching *attune_searching_new (AttuneArticleView *view,
                                       GtkSearchBar *bar,
                                       AttuneSearchIndex *index,
                                       GListModel *marks,
                                       GActionMap *actions,
                                       GSettings *settings);
void attune_searching_close (AttuneSearching *self);

AttuneResultsPage *attune_searching_make_widgets (AttuneSearching *self);
void attune_searching_capture_keys (AttuneSearching *self, GtkWidget *from);

void attune_searching_search (AttuneSearching *self, const char *text);
gboolean attune_searching_is_on (AttuneSearching *self);
void attune_searching_stop (AttuneSearching *self);

G_END_DECLS
