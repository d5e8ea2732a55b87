/* attune-figure.h: the numbers of a figure
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * AttuneFigureKind:
 * @ATTUNE_FIGURE_BARS: quantities side by side
 * @ATTUNE_FIGURE_TIMELINE: events in time
 * @ATTUNE_FIGURE_MAP: areas between two dimensions
 */
typedef enum
{
  ATTUNE_FIGURE_BARS,
  ATTUNE_FIGURE_TIMELINE,
  ATTUNE_FIGURE_MAP,
} AttuneFigureKind;

/**
 * AttuneFigureItem:
 * @label: what it is called
 * @text: (nullable): a few words more
 * @value: of a bar, its quantity in the figure's unit; of an event, its year; of an area, its
 *   place from 0 to 1 on the first dimension
 * @other: of an event, the year it ends (that it begins, where it has no end); of an area, its
 *   place on the second dimension
 * @aside: of a bar, whether it is counted in addition to the others
 *
 * One bar, event or area.
 */
typedef struct
{
  char *label;
  char *text;
  double value;
  double other;
  gboolean aside;
} AttuneFigureItem;

/**
 * AttuneFigureAxis:
 *
 * A dimension of a map, with what its ends mean.
 */
typedef struct
{
  char *label;
  char *low;
  char *high;
} AttuneFigureAxis;

/**
 * AttuneFigure:
 * @kind: how it is drawn
 * @unit: (nullable): of bars, `%` for instance
 * @maximum: of bars, where the scale ends; 0 for the greatest value
 * @x: of a map, the first dimension
 * @y: of a map, the second
 * @items: (element-type AttuneFigureItem): what is drawn, in order
 *
 * The data of a figure. Nobody writes to it once it is made.
 */
typedef struct
{
  AttuneFigureKind kind;
  char *unit;
  double maximum;
  AttuneFigureAxis x;
  AttuneFigureAxis y;
  GArray *items;
} AttuneFigure;

AttuneFigure *attune_figure_new (AttuneFigureKind kind);
void attune_figure_free (AttuneFigure *self);

void attune_figure_append (AttuneFigure *self, AttuneFigureItem item);
guint attune_figure_get_n_items (const AttuneFigure *self);
const AttuneFigureItem *attune_figure_get_item (const AttuneFigure *self, guint i);
double attune_figure_get_maximum (const AttuneFigure *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AttuneFigure, attune_figure_free)

G_END_DECLS
