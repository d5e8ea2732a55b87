/* attune-kind-picker.c: a choice of kinds of highlight
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "attune-kind-picker.h"

#include "attune-kind-swatch.h"

/**
 * AttuneKindPicker:
 *
 * A row of buttons, one for each kind of highlight; they go on in a second row where they are many.
 */
struct _AttuneKindPicker
{
  AdwBin parent_instance;

  AdwWrapBox *box;
  GListModel *kinds;
  GPtrArray *buttons; /* in the order of the kinds, unowned */
  char *current;
};

enum
{
  SIGNAL_PICKED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AttuneKindPicker, attune_kind_picker, ADW_TYPE_BIN)

static void
attune_kind_picker_dispose (GObject *object)
{
  AttuneKindPicker *self = ATTUNE_KIND_PICKER (object);

  g_clear_object (&self->kinds);
  g_ptr_array_set_size (self->buttons, 0);

  G_OBJECT_CLASS (attune_kind_picker_parent_class)->dispose (object);
}

static void
attune_kind_picker_finalize (GObject *object)
{
  AttuneKindPicker *self = ATTUNE_KIND_PICKER (object);

  g_ptr_array_unref (self->buttons);
  g_free (self->current);

  G_OBJECT_CLASS (attune_kind_picker_parent_class)->finalize (object);
}

static void
attune_kind_picker_class_init (AttuneKindPickerClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = attune_kind_picker_dispose;
  G_OBJECT_CLASS (klass)->finalize = attune_kind_picker_finalize;

  /**
   * AttuneKindPicker::picked:
   * @kind: the id of a kind
   */
  signals[SIGNAL_PICKED] = g_signal_new ("picked", ATTUNE_TYPE_KIND_PICKER, G_SIGNAL_RUN_LAST, 0,
                                         NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
attune_kind_picker_init (AttuneKindPicker *self)
{
  self->buttons = g_ptr_array_new ();
  self->box = ADW_WRAP_BOX (adw_wrap_box_new ());
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->box));
}

static void
clicked_cb (AttuneKindPicker *self, GtkButton *button)
{
  guint index = 0;
  g_autoptr (AttuneKind) kind = NULL;

  if (!g_ptr_array_find (self->buttons, button, &index))
    return;

  kind = g_list_model_get_item (self->kinds, index);
  g_signal_emit (self, signals[SIGNAL_PICKED], 0, attune_kind_get_id (kind));
}

static gboolean
to_label (GBinding *binding, const GValue *from, GValue *to, gpointer user_data)
{
  GtkWidget *button = user_data;

  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  g_value_get_string (from), -1);
  g_value_copy (from, to);

  return TRUE;
}

static void
update_current (AttuneKindPicker *self)
{
  for (guint i = 0; i < self->buttons->len; i++)
    {
      GtkWidget *button = g_ptr_array_index (self->buttons, i);
      g_autoptr (AttuneKind) kind = g_list_model_get_item (self->kinds, i);
      gboolean is_current = g_strcmp0 (attune_kind_get_id (kind), self->current) == 0;

      if (is_current)
        gtk_widget_add_css_class (button, "current");
      else
        gtk_widget_remove_css_class (button, "current");
      gtk_accessible_update_state (
          GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_STATE_PRESSED,
          is_current ? GTK_ACCESSIBLE_TRISTATE_TRUE : GTK_ACCESSIBLE_TRISTATE_FALSE, -1);
    }
}

static void
kinds_changed_cb (AttuneKindPicker *self)
{
  for (guint i = 0; i < self->buttons->len; i++)
    adw_wrap_box_remove (self->box, g_ptr_array_index (self->buttons, i));
  g_ptr_array_set_size (self->buttons, 0);
  for (guint i = 0; i < g_list_model_get_n_items (self->kinds); i++)
    {
      g_autoptr (AttuneKind) kind = g_list_model_get_item (self->kinds, i);
      GtkWidget *button = gtk_button_new ();

      gtk_button_set_child (GTK_BUTTON (button), attune_kind_swatch_new (kind));
      gtk_widget_add_css_class (button, "flat");
      gtk_widget_add_css_class (button, "kind");
      g_object_bind_property_full (kind, "title", button, "tooltip-text", G_BINDING_SYNC_CREATE,
                                   to_label, NULL, button, NULL);
      g_signal_connect_object (button, "clicked", G_CALLBACK (clicked_cb), self, G_CONNECT_SWAPPED);
      adw_wrap_box_append (self->box, button);
      g_ptr_array_add (self->buttons, button);
    }
  update_current (self);
}

/**
 * attune_kind_picker_new:
 * @kinds: the [class@Kind]s to choose from
 *
 * Returns: (transfer floating): a picker
 */
AttuneKindPicker *
attune_kind_picker_new (GListModel *kinds)
{
  AttuneKindPicker *self = g_object_new (ATTUNE_TYPE_KIND_PICKER, NULL);

  self->kinds = g_object_ref (kinds);
  g_signal_connect_object (kinds, "items-changed", G_CALLBACK (kinds_changed_cb), self,
                           G_CONNECT_SWAPPED);
  kinds_changed_cb (self);

  return self;
}

/**
 * attune_kind_picker_set_current:
 * @kind: (nullable): the id of the kind that was chosen
 */
void
attune_kind_picker_set_current (AttuneKindPicker *self, const char *kind)
{
  g_set_str (&self->current, kind);
  update_current (self);
}
