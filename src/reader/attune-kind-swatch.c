/* attune-kind-swatch.c: what a kind of highlight looks like
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "attune-kind-swatch.h"

#include <adwaita.h>

#include "attune-highlight-painter.h"

/**
 * AttuneKindSwatch:
 *
 * A sample of a kind of highlight: its colour with its line. It has no name of its own: what holds
 * it says which kind it is.
 */
struct _AttuneKindSwatch
{
  GtkWidget parent_instance;

  AttuneKind *kind;
  AttuneHue hue;
  AttunePattern pattern;
};

enum
{
  PROP_KIND = 1,
};

static GParamSpec *kind_property;

G_DEFINE_FINAL_TYPE (AttuneKindSwatch, attune_kind_swatch, GTK_TYPE_WIDGET)

#define SIZE 18
/* How far above its lower edge the line runs */
#define LINE 4

static void
attune_kind_swatch_measure (GtkWidget *widget,
                            GtkOrientation orientation,
                            int for_size,
                            int *minimum,
                            int *natural,
                            int *minimum_baseline,
                            int *natural_baseline)
{
  *minimum = *natural = SIZE;
}

static void
attune_kind_swatch_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  AttuneKindSwatch *self = ATTUNE_KIND_SWATCH (widget);
  AttunePageTheme theme = attune_highlight_get_page_theme ();
  float width = (float) gtk_widget_get_width (widget);
  float height = (float) gtk_widget_get_height (widget);

  attune_highlight_paint_fill (snapshot, &GRAPHENE_RECT_INIT (0, 0, width, height), self->hue,
                               theme);
  attune_highlight_paint_line (snapshot, 2, height - LINE, width - 4, self->pattern, self->hue,
                               theme);
}

static void
update (AttuneKindSwatch *self)
{
  attune_kind_swatch_set_look (self, attune_kind_get_hue (self->kind),
                               attune_kind_get_pattern (self->kind));
}

static void
attune_kind_swatch_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_KIND:
      g_value_set_object (value, ATTUNE_KIND_SWATCH (object)->kind);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
attune_kind_swatch_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_KIND:
      attune_kind_swatch_set_kind (ATTUNE_KIND_SWATCH (object), g_value_get_object (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
attune_kind_swatch_dispose (GObject *object)
{
  attune_kind_swatch_set_kind (ATTUNE_KIND_SWATCH (object), NULL);

  G_OBJECT_CLASS (attune_kind_swatch_parent_class)->dispose (object);
}

static void
attune_kind_swatch_class_init (AttuneKindSwatchClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = attune_kind_swatch_get_property;
  object_class->set_property = attune_kind_swatch_set_property;
  object_class->dispose = attune_kind_swatch_dispose;
  widget_class->measure = attune_kind_swatch_measure;
  widget_class->snapshot = attune_kind_swatch_snapshot;

  /**
   * AttuneKindSwatch:kind:
   *
   * The kind to show; followed as it changes.
   */
  kind_property = g_param_spec_object ("kind", NULL, NULL, ATTUNE_TYPE_KIND,
                                       G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS |
                                           G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_property (object_class, PROP_KIND, kind_property);

  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
attune_kind_swatch_init (AttuneKindSwatch *self)
{
  gtk_widget_set_halign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
  g_signal_connect_object (adw_style_manager_get_default (), "notify::dark",
                           G_CALLBACK (gtk_widget_queue_draw), self, G_CONNECT_SWAPPED);
}

/**
 * attune_kind_swatch_new:
 * @kind: (nullable): the kind to show
 *
 * Returns: (transfer floating): a swatch
 */
GtkWidget *
attune_kind_swatch_new (AttuneKind *kind)
{
  return g_object_new (ATTUNE_TYPE_KIND_SWATCH, "kind", kind, NULL);
}

/**
 * attune_kind_swatch_set_kind:
 * @kind: (nullable): the kind to show
 */
void
attune_kind_swatch_set_kind (AttuneKindSwatch *self, AttuneKind *kind)
{
  if (self->kind == kind)
    return;

  if (self->kind != NULL)
    g_signal_handlers_disconnect_by_func (self->kind, update, self);
  g_set_object (&self->kind, kind);
  if (kind != NULL)
    {
      g_signal_connect_object (kind, "notify", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
      update (self);
    }
  g_object_notify_by_pspec (G_OBJECT (self), kind_property);
}

/**
 * attune_kind_swatch_set_look:
 *
 * Shows a look that no kind has yet.
 */
void
attune_kind_swatch_set_look (AttuneKindSwatch *self, AttuneHue hue, AttunePattern pattern)
{
  self->hue = hue;
  self->pattern = pattern;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
