/* attune-painter.h: what draws figures and tables
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "attune-block.h"
#include "attune-typography.h"

G_BEGIN_DECLS

/**
 * AttuneCanvas:
 * @widget: the page, which gives fonts
 * @snapshot: (nullable): takes the drawing; %NULL where only the height is wanted
 * @palette: the page's colours
 * @family: the interface font
 * @width: how wide it is, in pixels
 * @em: the page's font size, in pixels
 *
 * Where a figure or a table is drawn. The same code measures and draws, so that the two agree.
 */
typedef struct
{
  GtkWidget *widget;
  GtkSnapshot *snapshot;
  const AttunePalette *palette;
  const char *family;
  int width;
  int em;
} AttuneCanvas;

/**
 * AttuneInk:
 * @ATTUNE_INK_TEXT: as the page's text
 * @ATTUNE_INK_DIM: weaker
 * @ATTUNE_INK_ACCENT: the accent colour
 * @ATTUNE_INK_LINE: for thin lines
 * @ATTUNE_INK_TINT: for areas
 */
typedef enum
{
  ATTUNE_INK_TEXT,
  ATTUNE_INK_DIM,
  ATTUNE_INK_ACCENT,
  ATTUNE_INK_LINE,
  ATTUNE_INK_TINT,
} AttuneInk;

typedef enum
{
  ATTUNE_TEXT_NORMAL = 0,
  ATTUNE_TEXT_BOLD = 1 << 0,
  ATTUNE_TEXT_SMALL = 1 << 1,
  ATTUNE_TEXT_CENTER = 1 << 2,
  ATTUNE_TEXT_END = 1 << 3,
} AttuneTextFlags;

GdkRGBA attune_canvas_ink (const AttuneCanvas *self, AttuneInk ink);
void attune_canvas_fill (const AttuneCanvas *self,
                         AttuneInk ink,
                         double x,
                         double y,
                         double width,
                         double height,
                         double radius);
void attune_canvas_outline (const AttuneCanvas *self,
                            AttuneInk ink,
                            double x,
                            double y,
                            double width,
                            double height,
                            double radius);
int attune_canvas_write (const AttuneCanvas *self,
                         const char *text,
                         AttuneTextFlags flags,
                         AttuneInk ink,
                         double x,
                         double y,
                         double width);

/* Each draws from the top, and returns the height that it takes in pixels. */
int attune_paint_bars (const AttuneCanvas *canvas, const AttuneFigure *figure);
int attune_paint_timeline (const AttuneCanvas *canvas, const AttuneFigure *figure);
int attune_paint_map (const AttuneCanvas *canvas, const AttuneFigure *figure);
int attune_paint_table (const AttuneCanvas *canvas, const AttuneBlock *block);

G_END_DECLS
