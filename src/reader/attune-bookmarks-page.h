/* attune-bookmarks-page.h: the bookmarks, in the sidebar
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "attune-notebook.h"

G_BEGIN_DECLS

#define ATTUNE_TYPE_BOOKMARKS_PAGE (attune_bookmarks_page_get_type ())
G_DECLARE_FINAL_TYPE (AttuneBookmarksPage, attune_bookmarks_page, ATTUNE, BOOKMARKS_PAGE, AdwBin)

void attune_bookmarks_page_set_notebook (AttuneBookmarksPage *self, AttuneNotebook *notebook);
void attune_bookmarks_page_set_article (AttuneBookmarksPage *self, AttuneArticle *article);

char *attune_bookmark_dup_title (AttuneBookmark *bookmark);

G_END_DECLS
