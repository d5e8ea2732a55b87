/* attune-contents-page.h: the sections of the article, in the sidebar
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "attune-article.h"

G_BEGIN_DECLS

#define ATTUNE_TYPE_CONTENTS_PAGE (attune_contents_page_get_type ())
G_DECLARE_FINAL_TYPE (AttuneContentsPage, attune_contents_page, ATTUNE, CONTENTS_PAGE, AdwBin)

void attune_contents_page_set_article (AttuneContentsPage *self, AttuneArticle *article);
void attune_contents_page_set_section (AttuneContentsPage *self, AttuneSection *section);

G_END_DECLS
