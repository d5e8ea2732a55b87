/* attune-inset.c: a figure or a table in the text
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "attune-inset.h"

#include "attune-painter.h"

/**
 * AttuneInset:
 *
 * Draws a figure or a table as wide as it is told and as high as it needs. It is a paintable and no
 * widget: a text view allocates all widgets in it again and again, seen or not, and an article may
 * have hundreds. What it says in words stands in the text beside it.
 */
struct _AttuneInset
{
  GObject parent_instance;

  const AttuneBlock *block; /* unowned: the article has it, and outlives the page */
  AttuneTypography *typography;
  GtkWidget *widget; /* unowned: gives fonts; NULL until there is one */
  int width;
  int height;          /* at that width; 0 where it is not measured yet */
  GskRenderNode *node; /* what was drawn at that width; NULL where nothing was yet */
};

static void paintable_iface_init (GdkPaintableInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (AttuneInset,
                               attune_inset,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (GDK_TYPE_PAINTABLE, paintable_iface_init))

static int
paint (AttuneInset *self, GtkSnapshot *snapshot, int width)
{
  AttuneCanvas canvas = {
    .widget = self->widget,
    .snapshot = snapshot,
    .palette = attune_typography_get_palette (self->typography),
    .family = attune_typography_get_interface_family (self->typography),
    .width = width,
    .em = attune_typography_get_em (self->typography),
  };
  const AttuneFigure *figure = attune_block_get_figure (self->block);

  if (self->widget == NULL)
    return 1;
  if (figure == NULL)
    return attune_paint_table (&canvas, self->block);

  switch (figure->kind)
    {
    case ATTUNE_FIGURE_BARS:
      return attune_paint_bars (&canvas, figure);
    case ATTUNE_FIGURE_TIMELINE:
      return attune_paint_timeline (&canvas, figure);
    case ATTUNE_FIGURE_MAP:
      return attune_paint_map (&canvas, figure);
    default:
      g_return_val_if_reached (1);
    }
}

static int
get_intrinsic_width (GdkPaintable *paintable)
{
  return MAX (1, ATTUNE_INSET (paintable)->width);
}

/* Measured when the text first needs it, which for most of a long article is much later. */
static int
get_intrinsic_height (GdkPaintable *paintable)
{
  AttuneInset *self = ATTUNE_INSET (paintable);

  if (self->height == 0)
    self->height = MAX (1, paint (self, NULL, MAX (1, self->width)));

  return self->height;
}

static void
snapshot (GdkPaintable *paintable, GdkSnapshot *gdk_snapshot, double width, double height)
{
  AttuneInset *self = ATTUNE_INSET (paintable);

  /* The line that it stands in is drawn at each change near by. */
  if (self->node == NULL)
    {
      GtkSnapshot *drawing = gtk_snapshot_new ();

      paint (self, drawing, (int) width);
      self->node = gtk_snapshot_free_to_node (drawing);
    }
  if (self->node != NULL)
    gtk_snapshot_append_node (GTK_SNAPSHOT (gdk_snapshot), self->node);
}

static void
paintable_iface_init (GdkPaintableInterface *iface)
{
  iface->get_intrinsic_width = get_intrinsic_width;
  iface->get_intrinsic_height = get_intrinsic_height;
  iface->snapshot = snapshot;
}

static void
forget (AttuneInset *self)
{
  self->height = 0;
  g_clear_pointer (&self->node, gsk_render_node_unref);
}

static void
attune_inset_dispose (GObject *object)
{
  AttuneInset *self = ATTUNE_INSET (object);

  forget (self);
  g_clear_object (&self->typography);

  G_OBJECT_CLASS (attune_inset_parent_class)->dispose (object);
}

static void
attune_inset_class_init (AttuneInsetClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = attune_inset_dispose;
}

static void
attune_inset_init (AttuneInset *self)
{
}

/**
 * attune_inset_new:
 * @block: a figure or a table; it outlives the inset
 * @typography: fonts and colours of the page
 *
 * Returns: (transfer full): what draws it
 */
AttuneInset *
attune_inset_new (const AttuneBlock *block, AttuneTypography *typography)
{
  AttuneInset *self = g_object_new (ATTUNE_TYPE_INSET, NULL);

  self->block = block;
  self->typography = g_object_ref (typography);

  return self;
}

/**
 * attune_inset_set_widget:
 * @widget: (nullable): shows the page, and takes itself off again when it no longer does
 *
 * Also to be called when the page's font or colours have changed.
 */
void
attune_inset_set_widget (AttuneInset *self, GtkWidget *widget)
{
  self->widget = widget;
  forget (self);
}

/**
 * attune_inset_is_wide:
 *
 * Returns: whether it may be wider than the text, as tables may
 */
gboolean
attune_inset_is_wide (AttuneInset *self)
{
  return attune_block_get_block_type (self->block) == ATTUNE_BLOCK_TABLE;
}

/**
 * attune_inset_set_width:
 * @width: in pixels
 *
 * Fits it to the page. The text is laid out anew at the same time, and asks for the new height.
 */
void
attune_inset_set_width (AttuneInset *self, int width)
{
  self->width = width;
  forget (self);
}
