/* attune-page-heights.c: how far down a page its text stands
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "attune-page-heights.h"

/**
 * AttunePageHeights:
 *
 * A text view measures its paragraphs when it has nothing better to do, and until then they have
 * no height. Here those have the height of as many letters elsewhere on the page, so that the whole
 * is about as high from the beginning as it will be in the end. It is asked for nothing that would
 * make it measure.
 *
 * This is how things stand at one moment; when they change, make another.
 */
struct _AttunePageHeights
{
  GArray *lines; /* Line, in the order of the page, with one behind the last */
  double above;  /* in pixels */
  double whole;
};

/* A paragraph, in the words of a text buffer */
typedef struct
{
  guint offset; /* of its first code point */
  float height; /* 0 where it was not measured yet */
  double top;
} Line;

static Line *
get_line (const AttunePageHeights *self, guint i)
{
  return &g_array_index (self->lines, Line, i);
}

static void
read_lines (AttunePageHeights *self, GtkTextView *view)
{
  GtkTextIter iter, end;
  Line line = { 0 };

  gtk_text_buffer_get_bounds (gtk_text_view_get_buffer (view), &iter, &end);
  do
    {
      int y = 0, height = 0;

      gtk_text_view_get_line_yrange (view, &iter, &y, &height);
      line.offset = (guint) gtk_text_iter_get_offset (&iter);
      line.height = (float) height;
      g_array_append_val (self->lines, line);
    }
  while (gtk_text_iter_forward_line (&iter));

  line.offset = (guint) gtk_text_iter_get_offset (&end) + 1;
  line.height = 0;
  g_array_append_val (self->lines, line);
}

/* How high a letter is, so to speak: 1 where nothing was measured, which will do for shares. */
static double
find_height_of_letter (const AttunePageHeights *self)
{
  double height = 0, letters = 0;

  for (guint i = 0; i + 1 < self->lines->len; i++)
    if (get_line (self, i)->height > 0)
      {
        height += get_line (self, i)->height;
        letters += get_line (self, i + 1)->offset - get_line (self, i)->offset;
      }

  return letters > 0 ? height / letters : 1;
}

static double
add_up (AttunePageHeights *self)
{
  double letter = find_height_of_letter (self), top = 0;

  for (guint i = 0; i + 1 < self->lines->len; i++)
    {
      Line *line = get_line (self, i);

      line->top = top;
      top += line->height > 0 ? line->height
                              : letter * (get_line (self, i + 1)->offset - line->offset);
    }
  get_line (self, self->lines->len - 1)->top = top;

  return top;
}

/**
 * attune_page_heights_new:
 * @view: shows the page
 *
 * Takes down what the view knows of the heights of its paragraphs. This takes some microseconds for
 * each hundred of them.
 *
 * Returns: (transfer full): the heights at present
 */
AttunePageHeights *
attune_page_heights_new (GtkTextView *view)
{
  AttunePageHeights *self = g_new0 (AttunePageHeights, 1);

  self->lines = g_array_new (FALSE, FALSE, sizeof (Line));
  read_lines (self, view);
  self->above = gtk_text_view_get_top_margin (view);
  self->whole = self->above + add_up (self) + gtk_text_view_get_bottom_margin (view);

  return self;
}

void
attune_page_heights_free (AttunePageHeights *self)
{
  g_array_unref (self->lines);
  g_free (self);
}

/**
 * attune_page_heights_get_whole:
 *
 * Returns: how high the page is with its margins, in pixels
 */
double
attune_page_heights_get_whole (const AttunePageHeights *self)
{
  return self->whole;
}

/**
 * attune_page_heights_find:
 * @offset: somewhere on the page, in code points
 *
 * Within a paragraph, the letters before that place tell how far down it is.
 *
 * Returns: how far down the page that is, in pixels
 */
double
attune_page_heights_find (const AttunePageHeights *self, guint offset)
{
  guint low = 0, high = self->lines->len - 1;
  const Line *line = NULL, *next = NULL;
  double share = 0;

  while (high - low > 1)
    {
      guint middle = low + (high - low) / 2;

      if (get_line (self, middle)->offset <= offset)
        low = middle;
      else
        high = middle;
    }

  line = get_line (self, low);
  next = line + 1;
  share = (double) (MIN (offset, next->offset) - line->offset) / (next->offset - line->offset);

  return self->above + line->top + share * (next->top - line->top);
}
