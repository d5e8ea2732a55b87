/* attune-figure-painter.c: draws the kinds of figures
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "attune-painter.h"

#include <math.h>

/* Bars: a label, the bar with its number at the end, a note. What is counted in addition stands
 * apart, and its bar is hollow. */

static int
paint_bar (const AttuneCanvas *canvas,
           const AttuneFigure *figure,
           const AttuneFigureItem *item,
           int y)
{
  g_autofree char *value = NULL;
  double thickness = canvas->em * 1.05;
  double number = canvas->em * 4.2;
  double length = MAX (2, (canvas->width - number) * item->value /
                              MAX (attune_figure_get_maximum (figure), 1e-9));
  int height = 0;

  /* Translators: a number and its unit, "51.6 %" for instance */
  value = g_strdup_printf (g_strcmp0 (figure->unit, "%") == 0 ? "%.4g%s" : "%.4g %s", item->value,
                           figure->unit);

  height += attune_canvas_write (canvas, item->label, ATTUNE_TEXT_NORMAL, ATTUNE_INK_TEXT, 0, y,
                                 canvas->width);
  height += 3;
  if (item->aside)
    {
      attune_canvas_fill (canvas, ATTUNE_INK_TINT, 0, y + height, length, thickness, 4);
      attune_canvas_outline (canvas, ATTUNE_INK_ACCENT, 0, y + height, length, thickness, 4);
    }
  else
    attune_canvas_fill (canvas, ATTUNE_INK_ACCENT, 0, y + height, length, thickness, 4);
  attune_canvas_write (canvas, value, ATTUNE_TEXT_BOLD, ATTUNE_INK_TEXT, length + 8,
                       y + height - canvas->em * 0.1, number);
  height += (int) ceil (thickness);
  if (item->text != NULL)
    height += 2 + attune_canvas_write (canvas, item->text, ATTUNE_TEXT_SMALL, ATTUNE_INK_DIM, 0,
                                       y + height + 2, canvas->width);

  return height;
}

int
attune_paint_bars (const AttuneCanvas *canvas, const AttuneFigure *figure)
{
  int gap = (int) (canvas->em * 0.8);
  int y = 0;

  for (guint i = 0; i < attune_figure_get_n_items (figure); i++)
    {
      const AttuneFigureItem *item = attune_figure_get_item (figure, i);

      if (i > 0)
        y += gap;
      if (item->aside)
        {
          attune_canvas_fill (canvas, ATTUNE_INK_LINE, 0, y + gap / 2, canvas->width, 1, 0);
          y += gap + 1;
        }
      y += paint_bar (canvas, figure, item, y);
    }

  return y;
}

/* Time runs down: years at the left, a line with a dot an event, words at the right. */
int
attune_paint_timeline (const AttuneCanvas *canvas, const AttuneFigure *figure)
{
  double years = canvas->em * 5.6;
  double line = years + canvas->em * 0.9;
  double words = line + canvas->em * 1.2;
  double dot = canvas->em * 0.6;
  double first = 0, last = 0;
  int y = 0;

  /* The line lies under the dots, but how long it is only the words tell. */
  if (canvas->snapshot != NULL)
    {
      AttuneCanvas measuring = *canvas;

      measuring.snapshot = NULL;
      last = attune_paint_timeline (&measuring, figure);
      first = canvas->em * 0.6;
      attune_canvas_fill (canvas, ATTUNE_INK_LINE, line - 1, first, 2, last - first, 0);
    }

  for (guint i = 0; i < attune_figure_get_n_items (figure); i++)
    {
      const AttuneFigureItem *item = attune_figure_get_item (figure, i);
      g_autofree char *year = item->other > item->value
                                  ? g_strdup_printf ("%.0f–%.0f", item->value, item->other)
                                  : g_strdup_printf ("%.0f", item->value);
      int height = 0;

      attune_canvas_write (canvas, year, ATTUNE_TEXT_END, ATTUNE_INK_DIM, 0, y, years);
      attune_canvas_fill (canvas, ATTUNE_INK_ACCENT, line - dot / 2, y + canvas->em * 0.35, dot,
                          dot, dot / 2);
      height += attune_canvas_write (canvas, item->label, ATTUNE_TEXT_BOLD, ATTUNE_INK_TEXT, words,
                                     y, canvas->width - words);
      if (item->text != NULL)
        height += attune_canvas_write (canvas, item->text, ATTUNE_TEXT_SMALL, ATTUNE_INK_DIM, words,
                                       y + height, canvas->width - words);
      y += height + (int) (canvas->em * 0.55);
    }

  return y - (int) (canvas->em * 0.55);
}

/* An area narrower than this has no room for words; in em. */
#define MIN_AREA 7

/* A square between two dimensions, cut in four; each area stands where its numbers say. */

static int
write_area (const AttuneCanvas *canvas,
            const AttuneFigureItem *item,
            double x,
            double y,
            double width)
{
  int height = attune_canvas_write (canvas, item->label, ATTUNE_TEXT_BOLD | ATTUNE_TEXT_CENTER,
                                    ATTUNE_INK_TEXT, x, y, width);

  if (item->text != NULL)
    height += attune_canvas_write (canvas, item->text, ATTUNE_TEXT_SMALL | ATTUNE_TEXT_CENTER,
                                   ATTUNE_INK_DIM, x, y + height, width);

  return height;
}

/* Where there is no room for words between the axes, a list says what lies where. */
static int
paint_map_as_list (const AttuneCanvas *canvas, const AttuneFigure *figure)
{
  int gap = (int) (canvas->em * 0.6);
  int y = 0;

  for (guint i = 0; i < attune_figure_get_n_items (figure); i++)
    {
      const AttuneFigureItem *item = attune_figure_get_item (figure, i);
      g_autofree char *where = g_strdup_printf (
          "%s: %s\n%s: %s", figure->x.label, item->value < 0.5 ? figure->x.low : figure->x.high,
          figure->y.label, item->other < 0.5 ? figure->y.low : figure->y.high);

      if (i > 0)
        {
          attune_canvas_fill (canvas, ATTUNE_INK_LINE, 0, y + gap / 2, canvas->width, 1, 0);
          y += gap + 1;
        }
      y += attune_canvas_write (canvas, item->label, ATTUNE_TEXT_BOLD, ATTUNE_INK_TEXT, 0, y,
                                canvas->width);
      y += attune_canvas_write (canvas, where, ATTUNE_TEXT_SMALL, ATTUNE_INK_DIM, 0, y,
                                canvas->width);
      if (item->text != NULL)
        y += attune_canvas_write (canvas, item->text, ATTUNE_TEXT_NORMAL, ATTUNE_INK_TEXT, 0, y,
                                  canvas->width);
    }

  return y;
}

int
attune_paint_map (const AttuneCanvas *canvas, const AttuneFigure *figure)
{
  AttuneCanvas measuring = *canvas;
  double padding = canvas->em * 0.75;
  double half = canvas->width / 2.0;
  double area_width = half - 2 * padding;
  double plot = canvas->em * 18;
  g_autofree char *up = g_strdup_printf ("↑ %s", figure->y.label);
  g_autofree char *right = g_strdup_printf ("%s →", figure->x.label);
  int y = 0;

  if (area_width < MIN_AREA * canvas->em)
    return paint_map_as_list (canvas, figure);

  measuring.snapshot = NULL;
  for (guint i = 0; i < attune_figure_get_n_items (figure); i++)
    {
      const AttuneFigureItem *item = attune_figure_get_item (figure, i);
      double height = 2 * (write_area (&measuring, item, 0, 0, area_width) + 2 * padding);

      plot = MAX (plot, height);
    }

  y += attune_canvas_write (canvas, up, ATTUNE_TEXT_BOLD, ATTUNE_INK_ACCENT, 0, y, canvas->width);
  y += attune_canvas_write (canvas, figure->y.high, ATTUNE_TEXT_SMALL, ATTUNE_INK_DIM, 0, y,
                            canvas->width) +
       4;

  attune_canvas_fill (canvas, ATTUNE_INK_TINT, 0, y, canvas->width, plot, 6);
  attune_canvas_fill (canvas, ATTUNE_INK_LINE, half - 0.5, y, 1, plot, 0);
  attune_canvas_fill (canvas, ATTUNE_INK_LINE, 0, y + plot / 2 - 0.5, canvas->width, 1, 0);
  attune_canvas_outline (canvas, ATTUNE_INK_LINE, 0, y, canvas->width, plot, 6);
  for (guint i = 0; i < attune_figure_get_n_items (figure); i++)
    {
      const AttuneFigureItem *item = attune_figure_get_item (figure, i);
      int height = write_area (&measuring, item, 0, 0, area_width);
      double center_x = CLAMP (item->value * canvas->width, area_width / 2 + padding,
                               canvas->width - area_width / 2 - padding);
      double center_y = y + CLAMP ((1 - item->other) * plot, height / 2.0 + padding,
                                   plot - height / 2.0 - padding);

      write_area (canvas, item, center_x - area_width / 2, center_y - height / 2.0, area_width);
    }
  y += (int) plot + 4;

  attune_canvas_write (canvas, figure->y.low, ATTUNE_TEXT_SMALL, ATTUNE_INK_DIM, 0, y, half);
  y += attune_canvas_write (canvas, right, ATTUNE_TEXT_BOLD | ATTUNE_TEXT_END, ATTUNE_INK_ACCENT,
                            half, y, half);
  if (!g_str_equal (figure->x.low, figure->y.low))
    attune_canvas_write (canvas, figure->x.low, ATTUNE_TEXT_SMALL, ATTUNE_INK_DIM, 0, y, half);
  y += attune_canvas_write (canvas, figure->x.high, ATTUNE_TEXT_SMALL | ATTUNE_TEXT_END,
                            ATTUNE_INK_DIM, half, y, half);

  return y;
}
