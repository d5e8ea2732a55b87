/* attune-list-top.c: a list that begins at its top
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "attune-list-top.h"

static void
laid_out_cb (GtkListView *list, GdkFrameClock *clock)
{
  g_signal_handlers_disconnect_by_func (clock, laid_out_cb, list);
  gtk_adjustment_set_value (gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (list)), 0);
}

static void
wait (GtkListView *list)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (GTK_WIDGET (list));

  g_signal_handlers_disconnect_by_func (list, wait, NULL);
  g_signal_handlers_disconnect_by_func (clock, laid_out_cb, list);
  g_signal_connect_object (clock, "layout", G_CALLBACK (laid_out_cb), list,
                           G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  gtk_widget_queue_allocate (GTK_WIDGET (list));
}

/**
 * attune_list_top_show:
 * @list: a list with sections, in a scroller
 *
 * Scrolls a list that has something else in it now to its very top. By itself, a list view keeps
 * its first row at the top, and so hides the header above that. This is done as soon as the list
 * has its new height, which is before the picture, or before the first one in which it is seen.
 */
void
attune_list_top_show (GtkListView *list)
{
  g_signal_handlers_disconnect_by_func (list, wait, NULL);
  if (gtk_widget_get_mapped (GTK_WIDGET (list)))
    wait (list);
  else
    g_signal_connect (list, "map", G_CALLBACK (wait), NULL);
}
