/* attune-canvas.c: ink and words for figures and tables
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "attune-painter.h"

#include <math.h>

#define SMALL 0.85

GdkRGBA
attune_canvas_ink (const AttuneCanvas *self, AttuneInk ink)
{
  GdkRGBA color = self->palette->text;

  switch (ink)
    {
    case ATTUNE_INK_TEXT:
      break;
    case ATTUNE_INK_DIM:
      color.alpha *= 0.72f;
      break;
    case ATTUNE_INK_ACCENT:
      return self->palette->accent;
    case ATTUNE_INK_LINE:
      color.alpha *= 0.35f;
      break;
    case ATTUNE_INK_TINT:
      color = self->palette->accent;
      color.alpha *= 0.1f;
      break;
    }

  return color;
}

/**
 * attune_canvas_fill:
 * @x: left edge, in pixels; drawn from the right where the interface runs so
 *
 * Fills a rectangle with round corners.
 */
void
attune_canvas_fill (const AttuneCanvas *self,
                    AttuneInk ink,
                    double x,
                    double y,
                    double width,
                    double height,
                    double radius)
{
  GdkRGBA color = attune_canvas_ink (self, ink);
  GskRoundedRect outline;

  if (self->snapshot == NULL || width <= 0 || height <= 0)
    return;

  gsk_rounded_rect_init_from_rect (
      &outline, &GRAPHENE_RECT_INIT ((float) x, (float) y, (float) width, (float) height),
      (float) MIN (radius, MIN (width, height) / 2));
  gtk_snapshot_push_rounded_clip (self->snapshot, &outline);
  gtk_snapshot_append_color (self->snapshot, &color, &outline.bounds);
  gtk_snapshot_pop (self->snapshot);
}

void
attune_canvas_outline (const AttuneCanvas *self,
                       AttuneInk ink,
                       double x,
                       double y,
                       double width,
                       double height,
                       double radius)
{
  GdkRGBA color = attune_canvas_ink (self, ink);
  GdkRGBA colors[4] = { color, color, color, color };
  const float widths[4] = { 1, 1, 1, 1 };
  GskRoundedRect outline;

  if (self->snapshot == NULL || width <= 0 || height <= 0)
    return;

  gsk_rounded_rect_init_from_rect (
      &outline, &GRAPHENE_RECT_INIT ((float) x, (float) y, (float) width, (float) height),
      (float) MIN (radius, MIN (width, height) / 2));
  gtk_snapshot_append_border (self->snapshot, &outline, widths, colors);
}

/**
 * attune_canvas_write:
 * @width: where to break lines, in pixels
 *
 * Writes text in the interface font.
 *
 * Returns: how high it is, in pixels
 */
int
attune_canvas_write (const AttuneCanvas *self,
                     const char *text,
                     AttuneTextFlags flags,
                     AttuneInk ink,
                     double x,
                     double y,
                     double width)
{
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (self->widget, text);
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();
  GdkRGBA color = attune_canvas_ink (self, ink);
  double size = self->em * ((flags & ATTUNE_TEXT_SMALL) != 0 ? SMALL : 0.92);
  int height = 0;

  pango_attr_list_insert (attributes, pango_attr_insert_hyphens_new (FALSE));
  pango_attr_list_insert (attributes, pango_attr_family_new (self->family));
  pango_attr_list_insert (attributes, pango_attr_size_new_absolute ((int) (size * PANGO_SCALE)));
  if ((flags & ATTUNE_TEXT_BOLD) != 0)
    pango_attr_list_insert (attributes, pango_attr_weight_new (PANGO_WEIGHT_BOLD));
  pango_layout_set_attributes (layout, attributes);
  pango_layout_set_width (layout, (int) (MAX (1, width) * PANGO_SCALE));
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_line_spacing (layout, 1.2f);
  if ((flags & ATTUNE_TEXT_CENTER) != 0)
    pango_layout_set_alignment (layout, PANGO_ALIGN_CENTER);
  else if ((flags & ATTUNE_TEXT_END) != 0)
    pango_layout_set_alignment (layout, PANGO_ALIGN_RIGHT);

  pango_layout_get_pixel_size (layout, NULL, &height);
  if (self->snapshot != NULL)
    {
      /* Between two pixels, text is blurred. */
      gtk_snapshot_save (self->snapshot);
      gtk_snapshot_translate (self->snapshot,
                              &GRAPHENE_POINT_INIT (roundf ((float) x), roundf ((float) y)));
      gtk_snapshot_append_layout (self->snapshot, layout, &color);
      gtk_snapshot_restore (self->snapshot);
    }

  return height;
}
