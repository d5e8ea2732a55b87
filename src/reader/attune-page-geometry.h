/* attune-page-geometry.h: where text stands in a text view
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * AttuneLineFunc:
 * @bounds: where a line of a passage stands, in pixels of the buffer
 *
 * Called for each line of a passage.
 */
typedef void (*AttuneLineFunc) (const GdkRectangle *bounds, gpointer user_data);

gboolean attune_page_get_iter_at (GtkTextView *view, double x, double y, GtkTextIter *iter);
void attune_page_get_rectangle (GtkTextView *view,
                                const GtkTextIter *start,
                                const GtkTextIter *end,
                                GdkRectangle *rectangle);
gboolean attune_page_is_visible (GtkTextView *view, const GtkTextIter *iter);
void attune_page_get_visible_edge (GtkTextView *view, gboolean top, GtkTextIter *iter);
void attune_page_get_visible_range (GtkTextView *view, guint *from, guint *to);
void attune_page_foreach_line (GtkTextView *view,
                               guint start,
                               guint end,
                               AttuneLineFunc func,
                               gpointer user_data);

G_END_DECLS
