/* attune-wrapped-choices.c: long choices in a narrow window
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "attune-wrapped-choices.h"

/* How wide the list becomes by itself, in characters; a narrow window makes it narrower. */
#define WIDTH 36

static GtkLabel *
get_label (GtkListItem *item)
{
  return GTK_LABEL (gtk_widget_get_first_child (gtk_list_item_get_child (item)));
}

static void
update_check (GtkListItem *item, GParamSpec *pspec, AdwComboRow *row)
{
  GtkWidget *check = gtk_widget_get_last_child (gtk_list_item_get_child (item));
  gboolean is_chosen = gtk_list_item_get_item (item) == adw_combo_row_get_selected_item (row);

  gtk_widget_set_opacity (check, is_chosen ? 1 : 0);
}

static void
setup_cb (AdwComboRow *row, GtkListItem *item)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *label = gtk_label_new (NULL);
  GtkWidget *check = gtk_image_new_from_icon_name ("object-select-symbolic");

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_max_width_chars (GTK_LABEL (label), WIDTH);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_accessible_update_state (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), check);
  gtk_list_item_set_child (item, box);
}

static void
bind_cb (AdwComboRow *row, GtkListItem *item)
{
  const char *choice = gtk_string_object_get_string (gtk_list_item_get_item (item));

  gtk_label_set_label (get_label (item), choice);
  gtk_list_item_set_accessible_label (item, choice);
  update_check (item, NULL, row);
  g_signal_connect_object (row, "notify::selected-item", G_CALLBACK (update_check), item,
                           G_CONNECT_SWAPPED);
}

static void
unbind_cb (AdwComboRow *row, GtkListItem *item)
{
  g_signal_handlers_disconnect_by_func (row, update_check, item);
}

/**
 * attune_wrapped_choices_install:
 * @row: a row whose items are [class@Gtk.StringObject]s
 *
 * Has the list of the row wrap its choices; by itself it would cut them short.
 */
void
attune_wrapped_choices_install (AdwComboRow *row)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();

  g_signal_connect_object (factory, "setup", G_CALLBACK (setup_cb), row, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_cb), row, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "unbind", G_CALLBACK (unbind_cb), row, G_CONNECT_SWAPPED);
  adw_combo_row_set_list_factory (row, factory);
}
