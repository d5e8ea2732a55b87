/* attune-kind-dialog.c: a new kind of highlight
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "attune-kind-dialog.h"

#include "attune-dialog-focus.h"
#include "attune-swatch-row.h"

/**
 * AttuneKindDialog:
 *
 * Asks for the name and look of a new kind of highlight.
 */
struct _AttuneKindDialog
{
  AdwDialog parent_instance;

  GtkEditable *name_row;
  AttuneSwatchRow *hue_row;
  AttuneSwatchRow *pattern_row;
  GtkWidget *add_button;
};

enum
{
  SIGNAL_CHOSEN,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AttuneKindDialog, attune_kind_dialog, ADW_TYPE_DIALOG)

static void
show_look (AttuneKindDialog *self, AttuneHue hue, AttunePattern pattern)
{
  attune_swatch_row_set_look (self->hue_row, hue, pattern);
  attune_swatch_row_set_look (self->pattern_row, hue, pattern);
}

/* Each row shows its samples in what the other has chosen. */
static void
chosen_cb (AttuneKindDialog *self)
{
  show_look (self, (AttuneHue) attune_swatch_row_get_chosen (self->hue_row),
             (AttunePattern) attune_swatch_row_get_chosen (self->pattern_row));
}

static gboolean
has_words (AttuneKindDialog *self, const char *text)
{
  g_autofree char *stripped = g_strstrip (g_strdup (text != NULL ? text : ""));

  return *stripped != '\0';
}

static void
add_cb (AttuneKindDialog *self)
{
  g_autofree char *name = g_strstrip (g_strdup (gtk_editable_get_text (self->name_row)));

  g_signal_emit (self, signals[SIGNAL_CHOSEN], 0, name,
                 attune_swatch_row_get_chosen (self->hue_row),
                 attune_swatch_row_get_chosen (self->pattern_row));
  adw_dialog_close (ADW_DIALOG (self));
}

static void
attune_kind_dialog_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), ATTUNE_TYPE_KIND_DIALOG);

  G_OBJECT_CLASS (attune_kind_dialog_parent_class)->dispose (object);
}

static void
attune_kind_dialog_class_init (AttuneKindDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = attune_kind_dialog_dispose;

  /**
   * AttuneKindDialog::chosen:
   * @name: what to call it; not empty
   * @hue: its color, an [enum@Hue]
   * @pattern: its line, an [enum@Pattern]
   *
   * The reader wants it.
   */
  signals[SIGNAL_CHOSEN] = g_signal_new ("chosen", ATTUNE_TYPE_KIND_DIALOG, G_SIGNAL_RUN_LAST, 0,
                                         NULL, NULL, NULL, G_TYPE_NONE, 3, G_TYPE_STRING,
                                         G_TYPE_UINT, G_TYPE_UINT);

  g_type_ensure (ATTUNE_TYPE_SWATCH_ROW);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               ATTUNE_RESOURCE_PATH "/attune-kind-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, AttuneKindDialog, name_row);
  gtk_widget_class_bind_template_child (widget_class, AttuneKindDialog, hue_row);
  gtk_widget_class_bind_template_child (widget_class, AttuneKindDialog, pattern_row);
  gtk_widget_class_bind_template_child (widget_class, AttuneKindDialog, add_button);
  gtk_widget_class_bind_template_callback (widget_class, chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, has_words);
  gtk_widget_class_bind_template_callback (widget_class, add_cb);
}

static void
attune_kind_dialog_init (AttuneKindDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  attune_dialog_begin_at (ADW_DIALOG (self), GTK_WIDGET (self->name_row));
}

/**
 * attune_kind_dialog_new:
 * @hue: the color to offer first
 * @pattern: the line to offer first
 *
 * Returns: (transfer floating): a dialog
 */
AdwDialog *
attune_kind_dialog_new (AttuneHue hue, AttunePattern pattern)
{
  AttuneKindDialog *self = g_object_new (ATTUNE_TYPE_KIND_DIALOG, NULL);

  show_look (self, hue, pattern);

  return ADW_DIALOG (self);
}
