/* attune-page-writer.h: sets an article into a text buffer
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "attune-article.h"
#include "attune-text-map.h"
#include "attune-typography.h"

G_BEGIN_DECLS

/**
 * AttunePage:
 * @map: which stretch of the page shows which of a block
 * @boxes: (element-type AttuneBox): lines that are set off together
 * @insets: (element-type AttuneInset): what draws the figures and tables
 *
 * What is known of a page beside its text.
 */
typedef struct
{
  AttuneTextMap *map;
  GArray *boxes;
  GPtrArray *insets;
} AttunePage;

void attune_page_write (GtkTextBuffer *buffer,
                        AttuneArticle *article,
                        AttuneTypography *typography,
                        AttunePage *page);

G_END_DECLS
