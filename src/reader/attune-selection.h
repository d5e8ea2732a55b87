/* attune-selection.h: what is selected on a page
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "attune-article-buffer.h"

G_BEGIN_DECLS

void attune_selection_set_caret (GtkTextView *view, gboolean caret);
GPtrArray *attune_selection_dup_places (GtkTextView *view);
char *attune_selection_dup_text (GtkTextView *view);
void attune_selection_clear (GtkTextView *view);
gboolean attune_selection_get_rectangle (GtkTextView *view,
                                         const AttunePlace *place,
                                         GdkRectangle *rectangle);
gboolean
attune_selection_point_to (GtkTextView *view, GtkPopover *popover, const AttunePlace *place);

G_END_DECLS
