/* attune-page-boxes.h: quotations and boxed points behind their text
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "attune-article-buffer.h"

G_BEGIN_DECLS

void attune_page_boxes_snapshot (AttuneArticleBuffer *page,
                                 GtkTextView *view,
                                 AttuneTypography *typography,
                                 guint from,
                                 guint to,
                                 GtkSnapshot *snapshot);

G_END_DECLS
