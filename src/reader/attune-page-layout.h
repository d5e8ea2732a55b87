/* attune-page-layout.h: the page's margins
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "attune-article-buffer.h"

G_BEGIN_DECLS

/* Beside the text there is at least this much air, in pixels. */
#define ATTUNE_PAGE_MARGIN 18

gboolean attune_page_layout_fit (GtkTextView *view,
                                 AttuneArticleBuffer *page,
                                 AttuneTypography *typography,
                                 int width,
                                 gboolean has_notes);

G_END_DECLS
