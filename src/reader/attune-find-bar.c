/* attune-find-bar.c: where one types what to find
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "attune-find-bar.h"

/**
 * AttuneFindBar:
 *
 * The search entry, how the search stands, and the buttons for the next and the previous match.
 */
struct _AttuneFindBar
{
  AdwBin parent_instance;

  GtkSearchEntry *entry;
  GtkLabel *status;
};

enum
{
  SIGNAL_CHANGED,
  SIGNAL_STEP,
  SIGNAL_STOP,
  SIGNAL_DOWN,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AttuneFindBar, attune_find_bar, ADW_TYPE_BIN)

static void
changed_cb (AttuneFindBar *self)
{
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
next_cb (AttuneFindBar *self)
{
  g_signal_emit (self, signals[SIGNAL_STEP], 0, TRUE);
}

static void
previous_cb (AttuneFindBar *self)
{
  g_signal_emit (self, signals[SIGNAL_STEP], 0, FALSE);
}

static void
stop_cb (AttuneFindBar *self)
{
  g_signal_emit (self, signals[SIGNAL_STOP], 0);
}

static gboolean
go_down (AttuneFindBar *self)
{
  gboolean is_handled = FALSE;

  g_signal_emit (self, signals[SIGNAL_DOWN], 0, &is_handled);

  return is_handled;
}

/* The entry itself knows Enter alone. */
static gboolean
key_pressed_cb (AttuneFindBar *self, guint keyval, guint keycode, GdkModifierType state)
{
  if ((keyval == GDK_KEY_Down || keyval == GDK_KEY_KP_Down) &&
      (state & gtk_accelerator_get_default_mod_mask ()) == 0)
    return go_down (self);
  if ((keyval != GDK_KEY_Return && keyval != GDK_KEY_KP_Enter) ||
      (state & gtk_accelerator_get_default_mod_mask ()) != GDK_SHIFT_MASK)
    return GDK_EVENT_PROPAGATE;

  previous_cb (self);

  return GDK_EVENT_STOP;
}

static void
attune_find_bar_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), ATTUNE_TYPE_FIND_BAR);

  G_OBJECT_CLASS (attune_find_bar_parent_class)->dispose (object);
}

static void
attune_find_bar_class_init (AttuneFindBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = attune_find_bar_dispose;

  /**
   * AttuneFindBar::changed:
   *
   * Something else was typed.
   */
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", ATTUNE_TYPE_FIND_BAR, G_SIGNAL_RUN_LAST, 0,
                                          NULL, NULL, NULL, G_TYPE_NONE, 0);
  /**
   * AttuneFindBar::step:
   * @forward: whether to go down the page
   *
   * Another match is wanted.
   */
  signals[SIGNAL_STEP] = g_signal_new ("step", ATTUNE_TYPE_FIND_BAR, G_SIGNAL_RUN_LAST, 0, NULL,
                                       NULL, NULL, G_TYPE_NONE, 1, G_TYPE_BOOLEAN);
  /**
   * AttuneFindBar::stop:
   *
   * The search is to end.
   */
  signals[SIGNAL_STOP] = g_signal_new ("stop", ATTUNE_TYPE_FIND_BAR, G_SIGNAL_RUN_LAST, 0, NULL,
                                       NULL, NULL, G_TYPE_NONE, 0);

  /**
   * AttuneFindBar::down:
   *
   * Whoever types wants to go over to what is listed.
   *
   * Returns: whether there is something
   */
  signals[SIGNAL_DOWN] = g_signal_new ("down", ATTUNE_TYPE_FIND_BAR, G_SIGNAL_RUN_LAST, 0,
                                       g_signal_accumulator_true_handled, NULL, NULL,
                                       G_TYPE_BOOLEAN, 0);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               ATTUNE_RESOURCE_PATH "/attune-find-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, AttuneFindBar, entry);
  gtk_widget_class_bind_template_child (widget_class, AttuneFindBar, status);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, next_cb);
  gtk_widget_class_bind_template_callback (widget_class, previous_cb);
  gtk_widget_class_bind_template_callback (widget_class, stop_cb);
}

static void
attune_find_bar_init (AttuneFindBar *self)
{
  GtkEventController *key = gtk_event_controller_key_new ();

  gtk_widget_init_template (GTK_WIDGET (self));

  gtk_event_controller_set_propagation_phase (key, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (key, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->entry), key);
}

AttuneFindBar *
attune_find_bar_new (void)
{
  return g_object_new (ATTUNE_TYPE_FIND_BAR, NULL);
}

/**
 * attune_find_bar_get_entry:
 *
 * Returns: (transfer none): the entry, for a search bar to hand keys to
 */
GtkEditable *
attune_find_bar_get_entry (AttuneFindBar *self)
{
  return GTK_EDITABLE (self->entry);
}

const char *
attune_find_bar_get_text (AttuneFindBar *self)
{
  return gtk_editable_get_text (GTK_EDITABLE (self->entry));
}

/**
 * attune_find_bar_set_status:
 * @status: how the search stands, "3 of 17"
 * @empty_handed: whether nothing was found
 */
void
attune_find_bar_set_status (AttuneFindBar *self, const char *status, gboolean empty_handed)
{
  gtk_label_set_label (self->status, status);
  if (empty_handed)
    gtk_widget_add_css_class (GTK_WIDGET (self->entry), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->entry), "error");
}

/**
 * attune_find_bar_focus:
 *
 * Gives the entry the focus, with its text selected, to be typed over.
 */
void
attune_find_bar_focus (AttuneFindBar *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
  gtk_editable_select_region (GTK_EDITABLE (self->entry), 0, -1);
}
