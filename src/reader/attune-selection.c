/* attune-selection.c: what is selected on a page
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "attune-selection.h"

#include "attune-page-geometry.h"

/**
 * attune_selection_set_caret:
 * @caret: whether a caret walks the text; else the keys scroll it
 */
void
attune_selection_set_caret (GtkTextView *view, gboolean caret)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (view);
  GtkTextIter iter;

  gtk_text_view_set_cursor_visible (view, caret);
  if (!caret || !ATTUNE_IS_ARTICLE_BUFFER (buffer))
    return;

  gtk_text_buffer_get_iter_at_mark (buffer, &iter, gtk_text_buffer_get_insert (buffer));
  if (!attune_page_is_visible (view, &iter))
    {
      attune_page_get_visible_edge (view, TRUE, &iter);
      if (!attune_page_is_visible (view, &iter))
        gtk_text_view_forward_display_line (view, &iter);
      gtk_text_buffer_place_cursor (buffer, &iter);
    }
  gtk_widget_grab_focus (GTK_WIDGET (view));
}

/**
 * attune_selection_dup_places:
 *
 * Returns: (transfer full) (element-type AttunePlace): the places that are selected, one for each
 *   block; none where nothing is
 */
GPtrArray *
attune_selection_dup_places (GtkTextView *view)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (view);
  GtkTextIter start, end;

  if (!ATTUNE_IS_ARTICLE_BUFFER (buffer) ||
      !gtk_text_buffer_get_selection_bounds (buffer, &start, &end))
    return g_ptr_array_new_with_free_func ((GDestroyNotify) attune_place_unref);

  return attune_article_buffer_dup_places (ATTUNE_ARTICLE_BUFFER (buffer),
                                           (guint) gtk_text_iter_get_offset (&start),
                                           (guint) gtk_text_iter_get_offset (&end));
}

/**
 * attune_selection_dup_text:
 *
 * Returns: (transfer full) (nullable): what is selected, as text for other programs
 */
char *
attune_selection_dup_text (GtkTextView *view)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (view);
  GtkTextIter start, end;

  if (!ATTUNE_IS_ARTICLE_BUFFER (buffer) ||
      !gtk_text_buffer_get_selection_bounds (buffer, &start, &end))
    return NULL;

  return attune_article_buffer_dup_clean_text (ATTUNE_ARTICLE_BUFFER (buffer), &start, &end);
}

/**
 * attune_selection_clear:
 *
 * Ends the selection; the caret stays at its end.
 */
void
attune_selection_clear (GtkTextView *view)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (view);
  GtkTextIter start, end;

  if (gtk_text_buffer_get_selection_bounds (buffer, &start, &end))
    gtk_text_buffer_place_cursor (buffer, &end);
}

/**
 * attune_selection_get_rectangle:
 * @place: (nullable): a place; %NULL for the selection
 * @rectangle: (out): what is seen of it, in the view's coordinates
 *
 * Returns: whether anything of it is seen
 */
gboolean
attune_selection_get_rectangle (GtkTextView *view,
                                const AttunePlace *place,
                                GdkRectangle *rectangle)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (view);
  GtkTextIter start, end;
  GdkRectangle first, last, visible;

  if (!ATTUNE_IS_ARTICLE_BUFFER (buffer))
    return FALSE;
  if (place != NULL ? !attune_article_buffer_get_iters_at_place (ATTUNE_ARTICLE_BUFFER (buffer),
                                                                 place, &start, &end)
                    : !gtk_text_buffer_get_selection_bounds (buffer, &start, &end))
    return FALSE;

  gtk_text_view_get_visible_rect (view, &visible);
  gtk_text_view_get_iter_location (view, &start, &first);
  gtk_text_view_get_iter_location (view, &end, &last);
  first.width = MAX (1, first.width);
  if (last.y >= first.y + first.height)
    {
      /* Several lines: as wide as the text */
      first.x = gtk_text_view_get_left_margin (view);
      first.width = gtk_widget_get_width (GTK_WIDGET (view)) - first.x -
                    gtk_text_view_get_right_margin (view);
    }
  last.width = MAX (1, last.width);
  gdk_rectangle_union (&first, &last, rectangle);
  visible.x = rectangle->x;
  visible.width = rectangle->width;
  if (!gdk_rectangle_intersect (rectangle, &visible, rectangle))
    return FALSE;
  gtk_text_view_buffer_to_window_coords (view, GTK_TEXT_WINDOW_WIDGET, rectangle->x, rectangle->y,
                                         &rectangle->x, &rectangle->y);

  return TRUE;
}

/**
 * attune_selection_point_to:
 * @popover: a popover in @view
 * @place: (nullable): a place; %NULL for the selection
 *
 * Has a popover point to what is seen of a place.
 *
 * Returns: whether anything of it is seen
 */
gboolean
attune_selection_point_to (GtkTextView *view, GtkPopover *popover, const AttunePlace *place)
{
  GdkRectangle rectangle;

  if (!attune_selection_get_rectangle (view, place, &rectangle))
    return FALSE;

  gtk_popover_set_pointing_to (popover, &rectangle);

  return TRUE;
}
