/* attune-highlight-painter.c: the colours and lines of highlights on a page
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "attune-highlight-painter.h"

#include <adwaita.h>

/* All in pixels */
#define THIN 1.5f
#define THICK 3.0f
#define GAP 1.5f
#define WAVE 3.0f
#define CORNER 3.0f

static GdkRGBA
to_rgba (guint32 color)
{
  return (GdkRGBA) {
    (float) ((color >> 16) & 0xff) / 255.0f,
    (float) ((color >> 8) & 0xff) / 255.0f,
    (float) (color & 0xff) / 255.0f,
    1,
  };
}

/**
 * attune_highlight_get_page_theme:
 *
 * Returns: what highlights are painted on at present
 */
AttunePageTheme
attune_highlight_get_page_theme (void)
{
  return adw_style_manager_get_dark (adw_style_manager_get_default ()) ? ATTUNE_PAGE_DARK
                                                                       : ATTUNE_PAGE_LIGHT;
}

/**
 * attune_highlight_paint_fill:
 * @bounds: where, in pixels
 *
 * Paints what lies behind the words.
 */
void
attune_highlight_paint_fill (GtkSnapshot *snapshot,
                             const graphene_rect_t *bounds,
                             AttuneHue hue,
                             AttunePageTheme theme)
{
  GdkRGBA color = to_rgba (attune_hue_get_colors (hue, theme).fill);
  GskRoundedRect outline;

  gsk_rounded_rect_init_from_rect (&outline, bounds, CORNER);
  gtk_snapshot_push_rounded_clip (snapshot, &outline);
  gtk_snapshot_append_color (snapshot, &color, bounds);
  gtk_snapshot_pop (snapshot);
}

static void
stroke (GtkSnapshot *snapshot,
        GskPathBuilder *builder,
        float width,
        const float *dash,
        gsize n_dash,
        const GdkRGBA *color)
{
  g_autoptr (GskPath) path = gsk_path_builder_free_to_path (builder);
  GskStroke *pen = gsk_stroke_new (width);

  if (n_dash > 0)
    gsk_stroke_set_dash (pen, dash, n_dash);
  if (n_dash > 0 && dash[0] == 0)
    gsk_stroke_set_line_cap (pen, GSK_LINE_CAP_ROUND);
  gtk_snapshot_append_stroke (snapshot, path, pen, color);
  gsk_stroke_free (pen);
}

static void
add_wave (GskPathBuilder *builder, float x, float y, float width)
{
  float up = -WAVE / 2;

  gsk_path_builder_move_to (builder, x, y);
  for (float done = 0; done < width; done += WAVE, up = -up)
    gsk_path_builder_rel_quad_to (builder, WAVE / 2, up * 2, WAVE, 0);
}

/**
 * attune_highlight_paint_line:
 * @x: its left end, in pixels
 * @y: its middle
 * @width: how long it is
 *
 * Paints what lies under the words, at most 4 pixels high.
 */
void
attune_highlight_paint_line (GtkSnapshot *snapshot,
                             float x,
                             float y,
                             float width,
                             AttunePattern pattern,
                             AttuneHue hue,
                             AttunePageTheme theme)
{
  static const float dashes[] = { 6, 3 };
  static const float dots[] = { 0, 4 };
  GdkRGBA color = to_rgba (attune_hue_get_colors (hue, theme).line);
  GskPathBuilder *builder = NULL;

  switch (pattern)
    {
    case ATTUNE_PATTERN_DOUBLE:
      gtk_snapshot_append_color (snapshot, &color,
                                 &GRAPHENE_RECT_INIT (x, y - GAP / 2 - 1, width, 1));
      gtk_snapshot_append_color (snapshot, &color, &GRAPHENE_RECT_INIT (x, y + GAP / 2, width, 1));
      return;
    case ATTUNE_PATTERN_DASHED:
    case ATTUNE_PATTERN_DOTTED:
      builder = gsk_path_builder_new ();
      gsk_path_builder_move_to (builder, x + 1, y);
      gsk_path_builder_line_to (builder, x + width - 1, y);
      if (pattern == ATTUNE_PATTERN_DASHED)
        stroke (snapshot, builder, THIN, dashes, G_N_ELEMENTS (dashes), &color);
      else
        stroke (snapshot, builder, 2, dots, G_N_ELEMENTS (dots), &color);
      return;
    case ATTUNE_PATTERN_WAVY:
      builder = gsk_path_builder_new ();
      add_wave (builder, x, y, width);
      stroke (snapshot, builder, 1.25f, NULL, 0, &color);
      return;
    case ATTUNE_PATTERN_THICK:
      gtk_snapshot_append_color (snapshot, &color,
                                 &GRAPHENE_RECT_INIT (x, y - THICK / 2, width, THICK));
      return;
    case ATTUNE_PATTERN_SOLID:
    case ATTUNE_N_PATTERNS:
    default:
      gtk_snapshot_append_color (snapshot, &color,
                                 &GRAPHENE_RECT_INIT (x, y - THIN / 2, width, THIN));
      return;
    }
}
