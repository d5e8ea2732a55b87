/* attune-highlight-painter.h: the colours and lines of highlights on a page
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "attune-hue.h"

G_BEGIN_DECLS

AttunePageTheme attune_highlight_get_page_theme (void);

void attune_highlight_paint_fill (GtkSnapshot *snapshot,
                                  const graphene_rect_t *bounds,
                                  AttuneHue hue,
                                  AttunePageTheme theme);
void attune_highlight_paint_line (GtkSnapshot *snapshot,
                                  float x,
                                  float y,
                                  float width,
                                  AttunePattern pattern,
                                  AttuneHue hue,
                                  AttunePageTheme theme);

G_END_DECLS
