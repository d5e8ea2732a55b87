/* attune-bookmarks-page.h: the bookmarks, in the sidebar
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "attune-bookmark-row.h"
#include "attune-marker.h"

G_BEGIN_DECLS

#define ATTUNE_TYPE_BOOKMARKS_PAGE (attune_bookmarks_page_get_type ())
G_DECLARE_FINAL_TYPE (AttuneBookmarksPage, attune_bookmarks_page, ATTUNE, BOOKMARKS_PAGE, AdwBin)

void attune_bookmarks_page_set_marker (AttuneBookmarksPage *self, AttuneMarker *marker);
void attune_bookmarks_page_set_article (AttuneBookmarksPage *self, AttuneArticle *article);

G_END_DECLS
