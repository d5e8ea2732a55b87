/* attune-page-geometry.c: where text stands in a text view
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "attune-page-geometry.h"

/**
 * attune_page_get_iter_at:
 * @x: in the view's coordinates
 * @y: likewise
 * @iter: (out): what stands there
 *
 * Returns: whether there is text
 */
gboolean
attune_page_get_iter_at (GtkTextView *view, double x, double y, GtkTextIter *iter)
{
  int buffer_x = 0, buffer_y = 0;

  gtk_text_view_window_to_buffer_coords (view, GTK_TEXT_WINDOW_WIDGET, (int) x, (int) y, &buffer_x,
                                         &buffer_y);

  return gtk_text_view_get_iter_at_location (view, iter, buffer_x, buffer_y);
}

/**
 * attune_page_get_rectangle:
 * @rectangle: (out): the first line of the passage, in the view's coordinates
 *
 * Finds where a popover about a passage is to point to.
 */
void
attune_page_get_rectangle (GtkTextView *view,
                           const GtkTextIter *start,
                           const GtkTextIter *end,
                           GdkRectangle *rectangle)
{
  GdkRectangle first, last;

  gtk_text_view_get_iter_location (view, start, &first);
  gtk_text_view_get_iter_location (view, end, &last);
  if (last.y == first.y && last.x > first.x)
    first.width = last.x - first.x;
  gtk_text_view_buffer_to_window_coords (view, GTK_TEXT_WINDOW_WIDGET, first.x, first.y,
                                         &rectangle->x, &rectangle->y);
  rectangle->width = MAX (1, first.width);
  rectangle->height = first.height;
}

/**
 * attune_page_is_visible:
 *
 * Returns: whether the whole line at @iter is seen
 */
gboolean
attune_page_is_visible (GtkTextView *view, const GtkTextIter *iter)
{
  GdkRectangle visible, location;

  gtk_text_view_get_visible_rect (view, &visible);
  gtk_text_view_get_iter_location (view, iter, &location);

  return location.y >= visible.y && location.y + location.height <= visible.y + visible.height;
}

/**
 * attune_page_get_visible_edge:
 * @top: whether the top is meant, or the bottom
 * @iter: (out): the first line that is seen, or the last
 */
void
attune_page_get_visible_edge (GtkTextView *view, gboolean top, GtkTextIter *iter)
{
  GdkRectangle visible;

  gtk_text_view_get_visible_rect (view, &visible);
  gtk_text_view_get_line_at_y (view, iter, visible.y + (top ? 0 : visible.height), NULL);
}

/**
 * attune_page_get_visible_range:
 * @from: (out): the first code point of the paragraphs that are seen
 * @to: (out): the one behind the last
 */
void
attune_page_get_visible_range (GtkTextView *view, guint *from, guint *to)
{
  GtkTextIter first, last;

  attune_page_get_visible_edge (view, TRUE, &first);
  attune_page_get_visible_edge (view, FALSE, &last);
  gtk_text_iter_forward_to_line_end (&last);
  *from = (guint) gtk_text_iter_get_offset (&first);
  *to = (guint) gtk_text_iter_get_offset (&last);
}

/* Where the words of one line stand. Behind the last there may be the space that it was wrapped
 * at, which is not underlined. */
static void
get_bounds (GtkTextView *view,
            const GtkTextIter *start,
            const GtkTextIter *end,
            GdkRectangle *bounds)
{
  GdkRectangle last;
  GtkTextIter behind = *end;
  gunichar c = 0;

  gtk_text_view_get_iter_location (view, start, bounds);
  if (gtk_text_iter_compare (start, end) >= 0)
    return;

  gtk_text_iter_backward_char (&behind);
  c = gtk_text_iter_get_char (&behind);
  gtk_text_view_get_iter_location (view, &behind, &last);
  if (g_unichar_isspace (c))
    last.width = 0;
  if (last.width < 0)
    {
      last.x += last.width;
      last.width = -last.width;
    }
  if (bounds->width < 0)
    {
      bounds->x += bounds->width;
      bounds->width = -bounds->width;
    }
  gdk_rectangle_union (bounds, &last, bounds);
}

/**
 * attune_page_foreach_line:
 * @start: where a passage begins on the page, in code points
 * @end: where it ends
 * @func: called with the words of each line; an empty line is left out
 *
 * Walks over the lines of a passage as they are wrapped.
 */
void
attune_page_foreach_line (GtkTextView *view,
                          guint start,
                          guint end,
                          AttuneLineFunc func,
                          gpointer user_data)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (view);
  GtkTextIter iter, limit;

  gtk_text_buffer_get_iter_at_offset (buffer, &iter, (int) start);
  gtk_text_buffer_get_iter_at_offset (buffer, &limit, (int) end);

  while (gtk_text_iter_compare (&iter, &limit) < 0)
    {
      GtkTextIter next = iter, line_end;
      GdkRectangle bounds;

      if (!gtk_text_view_forward_display_line (view, &next) ||
          gtk_text_iter_compare (&next, &iter) <= 0)
        next = limit;
      else
        gtk_text_view_backward_display_line_start (view, &next);
      if (gtk_text_iter_compare (&next, &iter) <= 0 || gtk_text_iter_compare (&next, &limit) > 0)
        next = limit;

      line_end = next;
      if (gtk_text_iter_starts_line (&line_end) && gtk_text_iter_compare (&line_end, &iter) > 0)
        gtk_text_iter_backward_char (&line_end);
      get_bounds (view, &iter, &line_end, &bounds);
      if (bounds.width > 0)
        func (&bounds, user_data);
      iter = next;
    }
}
