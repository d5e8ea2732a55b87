/* attune-dialog-focus.c: where a dialog begins
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "attune-dialog-focus.h"

static gboolean
first_frame_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer user_data)
{
  gtk_widget_grab_focus (widget);

  return G_SOURCE_REMOVE;
}

static void
map_cb (GtkWidget *widget)
{
  g_signal_handlers_disconnect_by_func (widget, map_cb, NULL);
  gtk_widget_add_tick_callback (widget, first_frame_cb, NULL, NULL);
}

/**
 * attune_dialog_begin_at:
 * @dialog: a dialog that has not been shown yet
 * @widget: a widget in it
 *
 * Gives the focus to a widget once the dialog is there. In a narrow window [class@Adw.Dialog] is a
 * sheet, and as that comes up it gives the focus to its first button, whatever the dialog's own
 * [property@Adw.Dialog:focus-widget] is.
 */
void
attune_dialog_begin_at (AdwDialog *dialog, GtkWidget *widget)
{
  adw_dialog_set_focus (dialog, widget);
  g_signal_connect (widget, "map", G_CALLBACK (map_cb), NULL);
}
