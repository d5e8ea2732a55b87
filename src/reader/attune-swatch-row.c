/* attune-swatch-row.c: a choice among colors or lines
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "attune-swatch-row.h"

#include "attune-kind-swatch.h"

/**
 * AttuneSwatchRow:
 *
 * Samples of all colors, or of all lines, that a kind of highlight can have; one is chosen. They
 * are radio buttons: Tab goes to the chosen one, the arrow keys choose another.
 */
struct _AttuneSwatchRow
{
  AdwPreferencesRow parent_instance;

  AdwWrapBox *box;

  gboolean of_lines;
  GPtrArray *buttons;
  GPtrArray *swatches;
  guint chosen;
  gboolean is_showing; /* not chosen by hand */
};

enum
{
  PROP_OF_LINES = 1,
};

enum
{
  SIGNAL_CHOSEN,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AttuneSwatchRow, attune_swatch_row, ADW_TYPE_PREFERENCES_ROW)

#define SWATCH_HEIGHT 26
#define HUE_WIDTH 26
/* Enough of a line to tell which it is */
#define LINE_WIDTH 44

static void
toggled_cb (AttuneSwatchRow *self, GtkCheckButton *button)
{
  guint index = 0;

  if (self->is_showing || !gtk_check_button_get_active (button) ||
      !g_ptr_array_find (self->buttons, button, &index))
    return;

  self->chosen = index;
  g_signal_emit (self, signals[SIGNAL_CHOSEN], 0, index);
}

static void
add_choice (AttuneSwatchRow *self, const char *title)
{
  GtkWidget *swatch = attune_kind_swatch_new (NULL);
  GtkWidget *button = gtk_check_button_new ();

  gtk_widget_set_size_request (swatch, self->of_lines ? LINE_WIDTH : HUE_WIDTH, SWATCH_HEIGHT);
  gtk_check_button_set_child (GTK_CHECK_BUTTON (button), swatch);
  gtk_widget_add_css_class (button, "swatch");
  gtk_widget_set_tooltip_text (button, title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, title,
                                  -1);
  if (self->buttons->len > 0)
    gtk_check_button_set_group (GTK_CHECK_BUTTON (button), g_ptr_array_index (self->buttons, 0));
  g_signal_connect_object (button, "toggled", G_CALLBACK (toggled_cb), self, G_CONNECT_SWAPPED);
  g_ptr_array_add (self->buttons, button);
  g_ptr_array_add (self->swatches, swatch);
  adw_wrap_box_append (self->box, button);
}

static void
attune_swatch_row_constructed (GObject *object)
{
  AttuneSwatchRow *self = ATTUNE_SWATCH_ROW (object);

  G_OBJECT_CLASS (attune_swatch_row_parent_class)->constructed (object);

  if (self->of_lines)
    for (guint i = 0; i < ATTUNE_N_PATTERNS; i++)
      add_choice (self, attune_pattern_get_title ((AttunePattern) i));
  else
    for (guint i = 0; i < ATTUNE_N_HUES; i++)
      add_choice (self, attune_hue_get_title ((AttuneHue) i));
}

static void
attune_swatch_row_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_OF_LINES:
      ATTUNE_SWATCH_ROW (object)->of_lines = g_value_get_boolean (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
attune_swatch_row_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), ATTUNE_TYPE_SWATCH_ROW);

  G_OBJECT_CLASS (attune_swatch_row_parent_class)->dispose (object);
}

static void
attune_swatch_row_finalize (GObject *object)
{
  AttuneSwatchRow *self = ATTUNE_SWATCH_ROW (object);

  g_clear_pointer (&self->buttons, g_ptr_array_unref);
  g_clear_pointer (&self->swatches, g_ptr_array_unref);

  G_OBJECT_CLASS (attune_swatch_row_parent_class)->finalize (object);
}

static void
attune_swatch_row_class_init (AttuneSwatchRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = attune_swatch_row_constructed;
  object_class->set_property = attune_swatch_row_set_property;
  object_class->dispose = attune_swatch_row_dispose;
  object_class->finalize = attune_swatch_row_finalize;

  /**
   * AttuneSwatchRow:of-lines:
   *
   * Whether it offers lines, not colors.
   */
  g_object_class_install_property (
      object_class, PROP_OF_LINES,
      g_param_spec_boolean ("of-lines", NULL, NULL, FALSE,
                            G_PARAM_WRITABLE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS));

  /**
   * AttuneSwatchRow::chosen:
   * @choice: an [enum@Hue] or an [enum@Pattern]
   *
   * The reader has chosen another.
   */
  signals[SIGNAL_CHOSEN] = g_signal_new ("chosen", ATTUNE_TYPE_SWATCH_ROW, G_SIGNAL_RUN_LAST, 0,
                                         NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               ATTUNE_RESOURCE_PATH "/attune-swatch-row.ui");
  gtk_widget_class_bind_template_child (widget_class, AttuneSwatchRow, box);
}

static void
attune_swatch_row_init (AttuneSwatchRow *self)
{
  self->buttons = g_ptr_array_new ();
  self->swatches = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * attune_swatch_row_set_look:
 *
 * Shows a look: one half of it is chosen here, the other is what all samples share.
 */
void
attune_swatch_row_set_look (AttuneSwatchRow *self, AttuneHue hue, AttunePattern pattern)
{
  for (guint i = 0; i < self->swatches->len; i++)
    attune_kind_swatch_set_look (g_ptr_array_index (self->swatches, i),
                                 self->of_lines ? hue : (AttuneHue) i,
                                 self->of_lines ? (AttunePattern) i : pattern);

  self->is_showing = TRUE;
  self->chosen = self->of_lines ? (guint) pattern : (guint) hue;
  gtk_check_button_set_active (g_ptr_array_index (self->buttons, self->chosen), TRUE);
  self->is_showing = FALSE;
}

/**
 * attune_swatch_row_get_chosen:
 *
 * Returns: an [enum@Hue] or an [enum@Pattern]
 */
guint
attune_swatch_row_get_chosen (AttuneSwatchRow *self)
{
  return self->chosen;
}
