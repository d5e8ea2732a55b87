/* attune-page-links.h: what the text of a page links to
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "attune-article-buffer.h"

G_BEGIN_DECLS

#define ATTUNE_TYPE_PAGE_LINKS (attune_page_links_get_type ())
G_DECLARE_FINAL_TYPE (AttunePageLinks, attune_page_links, ATTUNE, PAGE_LINKS, GObject)

AttunePageLinks *attune_page_links_new (GtkTextView *view);
void attune_page_links_set_page (AttunePageLinks *self,
                                 AttuneArticle *article,
                                 AttuneArticleBuffer *page);
void attune_page_links_close (AttunePageLinks *self);
void attune_page_links_allocate (AttunePageLinks *self);

gboolean attune_page_links_find (AttunePageLinks *self, double x, double y, GtkTextIter *iter);
void attune_page_links_open (AttunePageLinks *self, const GtkTextIter *iter);
gboolean attune_page_links_open_current (AttunePageLinks *self);
void attune_page_links_step (AttunePageLinks *self, gboolean forward);

G_END_DECLS
