/* attune-probe.c: measures the running program, where it is asked to
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "attune-probe.h"

#include <stdio.h>

/* For `./dev bench`: ATTUNE_FRAME_LOG and ATTUNE_SEARCH_LOG name files that take microseconds, a
 * line each. Without them nothing is measured and nothing is written; no text is, ever. */

static gint64 frame_start;
static gint64 search_start;

static void
write_line (const char *variable, gint64 microseconds)
{
  const char *path = g_getenv (variable);
  FILE *file = path != NULL ? fopen (path, "a") : NULL;

  if (file == NULL)
    return;

  fprintf (file, "%" G_GINT64_FORMAT "\n", microseconds);
  fclose (file);
}

static void
before_paint_cb (GdkFrameClock *clock)
{
  frame_start = g_get_monotonic_time ();
}

static void
after_paint_cb (GdkFrameClock *clock)
{
  write_line ("ATTUNE_FRAME_LOG", g_get_monotonic_time () - frame_start);
}

static void
realize_cb (GtkWidget *window)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (window);

  /* The clock's own handlers of before-paint have run by the time ours does, and those of
   * after-paint have not: what lies between is layout and drawing. */
  g_signal_connect (clock, "before-paint", G_CALLBACK (before_paint_cb), NULL);
  g_signal_connect_after (clock, "after-paint", G_CALLBACK (after_paint_cb), NULL);
}

/**
 * attune_probe_frames:
 * @window: a window that is not realized yet
 *
 * Measures how long its frames take, from the beginning of layout to the end of drawing.
 */
void
attune_probe_frames (GtkWidget *window)
{
  if (g_getenv ("ATTUNE_FRAME_LOG") != NULL)
    g_signal_connect (window, "realize", G_CALLBACK (realize_cb), NULL);
}

/**
 * attune_probe_search_begins:
 *
 * A key was typed in the search bar.
 */
void
attune_probe_search_begins (void)
{
  search_start = g_get_monotonic_time ();
}

static void
search_painted_cb (GdkFrameClock *clock, gpointer user_data)
{
  g_signal_handlers_disconnect_by_func (clock, search_painted_cb, user_data);
  write_line ("ATTUNE_SEARCH_LOG", g_get_monotonic_time () - search_start);
}

/**
 * attune_probe_search_is_shown:
 * @widget: shows the results; they are on the screen when its next frame is painted
 */
void
attune_probe_search_is_shown (GtkWidget *widget)
{
  if (g_getenv ("ATTUNE_SEARCH_LOG") == NULL || gtk_widget_get_frame_clock (widget) == NULL)
    return;

  g_signal_connect (gtk_widget_get_frame_clock (widget), "after-paint",
                    G_CALLBACK (search_painted_cb), NULL);
  gtk_widget_queue_draw (widget);
}
