/* attune-passage-bar.c: what can be done with the words that are selected
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "attune-passage-bar.h"

#include "attune-kind-picker.h"

/**
 * AttunePassageBar:
 *
 * A small bar at a selection: highlight, note, copy, copy with citation, copy link. It takes
 * neither the focus nor the pointer from the text.
 */
struct _AttunePassageBar
{
  GtkPopover parent_instance;

  GtkBox *box;
};

G_DEFINE_FINAL_TYPE (AttunePassageBar, attune_passage_bar, GTK_TYPE_POPOVER)

static void
attune_passage_bar_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), ATTUNE_TYPE_PASSAGE_BAR);

  G_OBJECT_CLASS (attune_passage_bar_parent_class)->dispose (object);
}

static void
attune_passage_bar_class_init (AttunePassageBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = attune_passage_bar_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               ATTUNE_RESOURCE_PATH "/attune-passage-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, AttunePassageBar, box);
}

static void
attune_passage_bar_init (AttunePassageBar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
picked_cb (AttunePassageBar *self, const char *kind)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.highlight-as", "s", kind);
}

/**
 * attune_passage_bar_new:
 * @kinds: the kinds of highlights
 *
 * Returns: (transfer floating): a bar, to be put in the view
 */
AttunePassageBar *
attune_passage_bar_new (GListModel *kinds)
{
  AttunePassageBar *self = g_object_new (ATTUNE_TYPE_PASSAGE_BAR, NULL);
  AttuneKindPicker *picker = attune_kind_picker_new (kinds);

  g_signal_connect_object (picker, "picked", G_CALLBACK (picked_cb), self, G_CONNECT_SWAPPED);
  gtk_box_prepend (self->box, GTK_WIDGET (picker));

  return self;
}
