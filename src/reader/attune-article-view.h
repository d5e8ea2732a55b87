/* attune-article-view.h: the page
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "attune-notebook.h"

G_BEGIN_DECLS

#define ATTUNE_TYPE_ARTICLE_VIEW (attune_article_view_get_type ())
G_DECLARE_FINAL_TYPE (AttuneArticleView, attune_article_view, ATTUNE, ARTICLE_VIEW, GtkTextView)

void attune_article_view_set_notebook (AttuneArticleView *self, AttuneNotebook *notebook);
void attune_article_view_set_article (AttuneArticleView *self, AttuneArticle *article);
AttuneArticle *attune_article_view_get_article (AttuneArticleView *self);

AttunePlace *attune_article_view_dup_position (AttuneArticleView *self);
AttunePlace *attune_article_view_dup_paragraph (AttuneArticleView *self);
AttuneSection *attune_article_view_get_section (AttuneArticleView *self);
double attune_article_view_get_progress (AttuneArticleView *self);

void attune_article_view_show_place (AttuneArticleView *self, const AttunePlace *place);
void attune_article_view_reveal_place (AttuneArticleView *self, const AttunePlace *place);

void attune_article_view_set_matches (AttuneArticleView *self, const GPtrArray *places);
void attune_article_view_set_current_match (AttuneArticleView *self, AttunePlace *place);

void attune_article_view_next_link (AttuneArticleView *self, gboolean forward);
AttuneMark *attune_article_view_next_mark (AttuneArticleView *self, gboolean forward);
AttuneMark *attune_article_view_get_current_mark (AttuneArticleView *self);
void attune_article_view_set_current_mark (AttuneArticleView *self, AttuneMark *mark);

G_END_DECLS
