/* attune-notebook-watch.c: noticing that others write
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "attune-notebook-watch.h"

/* How long to wait for more, in milliseconds: who writes once, often writes twice. */
#define DELAY 100

/**
 * AttuneNotebookWatch:
 *
 * Watches the log of a notebook's file: each transaction of each program is written to it. Whose it
 * was cannot be told from outside; that is for the one who is told.
 */
struct _AttuneNotebookWatch
{
  AttuneNotebookWatchFunc func;
  gpointer user_data;
  GFileMonitor *monitor;
  GSource *timer;
};

static gboolean
timer_cb (gpointer user_data)
{
  AttuneNotebookWatch *self = user_data;

  g_clear_pointer (&self->timer, g_source_unref);
  self->func (self->user_data);

  return G_SOURCE_REMOVE;
}

static void
changed_cb (GFileMonitor *monitor,
            GFile *file,
            GFile *other_file,
            GFileMonitorEvent event,
            gpointer user_data)
{
  AttuneNotebookWatch *self = user_data;
  g_autoptr (GMainContext) context = NULL;

  if (self->timer != NULL || event == G_FILE_MONITOR_EVENT_ATTRIBUTE_CHANGED)
    return;

  context = g_main_context_ref_thread_default ();
  self->timer = g_timeout_source_new (DELAY);
  g_source_set_static_name (self->timer, "[attune] watch");
  g_source_set_callback (self->timer, timer_cb, self, NULL);
  g_source_attach (self->timer, context);
}

/**
 * attune_notebook_watch_new:
 * @path: (type filename): a notebook's file
 * @func: (scope notified): what to call some time after it was written to
 * @user_data: for @func
 *
 * Returns: (transfer full): a new watch
 */
AttuneNotebookWatch *
attune_notebook_watch_new (const char *path, AttuneNotebookWatchFunc func, gpointer user_data)
{
  AttuneNotebookWatch *self = g_new0 (AttuneNotebookWatch, 1);
  g_autofree char *log = g_strconcat (path, "-wal", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (log);
  g_autoptr (GError) error = NULL;

  self->func = func;
  self->user_data = user_data;
  self->monitor = g_file_monitor_file (file, G_FILE_MONITOR_NONE, NULL, &error);
  if (self->monitor == NULL)
    /* What others wrote is then seen with the next write of one's own. */
    g_debug ("%s: %s", log, error->message);
  else
    {
      g_file_monitor_set_rate_limit (self->monitor, DELAY);
      g_signal_connect (self->monitor, "changed", G_CALLBACK (changed_cb), self);
    }

  return self;
}

void
attune_notebook_watch_free (AttuneNotebookWatch *self)
{
  if (self->monitor != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->monitor, self);
      g_file_monitor_cancel (self->monitor);
      g_clear_object (&self->monitor);
    }
  if (self->timer != NULL)
    {
      g_source_destroy (self->timer);
      g_clear_pointer (&self->timer, g_source_unref);
    }
  g_free (self);
}
