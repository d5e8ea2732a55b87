/* attune-figure-view.c: draws a figure
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "attune-figure-view.h"

#include "attune-figure-painter.h"

/**
 * AttuneFigureView:
 *
 * Draws a figure in the page's font and colours, as wide as it is given and as high as it needs.
 * To assistive technology it is an image, with the figure's description in words.
 */
struct _AttuneFigureView
{
  GtkWidget parent_instance;

  const AttuneFigure *figure; /* unowned: the article has it, and outlives the page */
  AttuneTypography *typography;
};

G_DEFINE_FINAL_TYPE (AttuneFigureView, attune_figure_view, GTK_TYPE_WIDGET)

static int
paint (AttuneFigureView *self, GtkSnapshot *snapshot, int width)
{
  AttuneCanvas canvas = {
    .widget = GTK_WIDGET (self),
    .snapshot = snapshot,
    .palette = attune_typography_get_palette (self->typography),
    .width = width,
    .em = attune_typography_get_em (self->typography),
  };

  switch (self->figure->kind)
    {
    case ATTUNE_FIGURE_BARS:
      return attune_paint_bars (&canvas, self->figure);
    case ATTUNE_FIGURE_TIMELINE:
      return attune_paint_timeline (&canvas, self->figure);
    case ATTUNE_FIGURE_MAP:
      return attune_paint_map (&canvas, self->figure);
    default:
      g_return_val_if_reached (0);
    }
}

static GtkSizeRequestMode
attune_figure_view_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
attune_figure_view_measure (GtkWidget *widget,
                            GtkOrientation orientation,
                            int for_size,
                            int *minimum,
                            int *natural,
                            int *minimum_baseline,
                            int *natural_baseline)
{
  int requested = 0;

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = *natural = 1;
      return;
    }

  gtk_widget_get_size_request (widget, &requested, NULL);
  *minimum = *natural = paint (ATTUNE_FIGURE_VIEW (widget), NULL, MAX (for_size, requested));
}

static void
attune_figure_view_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  paint (ATTUNE_FIGURE_VIEW (widget), snapshot, gtk_widget_get_width (widget));
}

static void
attune_figure_view_css_changed (GtkWidget *widget, GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (attune_figure_view_parent_class)->css_changed (widget, change);

  gtk_widget_queue_resize (widget);
}

static void
attune_figure_view_dispose (GObject *object)
{
  AttuneFigureView *self = ATTUNE_FIGURE_VIEW (object);

  g_clear_object (&self->typography);

  G_OBJECT_CLASS (attune_figure_view_parent_class)->dispose (object);
}

static void
attune_figure_view_class_init (AttuneFigureViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = attune_figure_view_dispose;
  widget_class->get_request_mode = attune_figure_view_get_request_mode;
  widget_class->measure = attune_figure_view_measure;
  widget_class->snapshot = attune_figure_view_snapshot;
  widget_class->css_changed = attune_figure_view_css_changed;

  gtk_widget_class_set_css_name (widget_class, "figure");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
attune_figure_view_init (AttuneFigureView *self)
{
}

/**
 * attune_figure_view_new:
 * @block: a figure
 * @typography: fonts and colours of the page
 *
 * Returns: (transfer floating): a widget that draws it
 */
GtkWidget *
attune_figure_view_new (const AttuneBlock *block, AttuneTypography *typography)
{
  AttuneFigureView *self = g_object_new (ATTUNE_TYPE_FIGURE_VIEW, NULL);
  guint n_lines = 0;
  const AttuneLine *lines = attune_block_get_lines (block, &n_lines);
  g_autofree char *caption = attune_block_dup_line (block, &lines[0]);
  g_autofree char *description = attune_block_dup_line (block, &lines[1]);

  self->figure = attune_block_get_figure (block);
  self->typography = g_object_ref (typography);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, caption,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, description,
                                  -1);

  return GTK_WIDGET (self);
}
