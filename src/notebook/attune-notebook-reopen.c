/* attune-notebook-reopen.c: trying again to open what could not be written
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "attune-notebook-reopen.h"

#include <gio/gio.h>

/* How long to wait before the next time, in milliseconds. */
#define DELAY 5000

/**
 * AttuneNotebookReopen:
 *
 * Tries every few seconds, on a thread of its own, to open a notebook's file: the disk may have
 * room again, the folder may be writable, the program that had the damaged file open may be gone.
 */
struct _AttuneNotebookReopen
{
  char *path;
  AttuneNotebookReopenFunc func;
  gpointer user_data;
  GSource *timer;
  GCancellable *cancellable;
  gboolean is_done;
};

static void try_later (AttuneNotebookReopen *self);

static void
file_free (gpointer data)
{
  attune_notebook_file_clear (data);
  g_free (data);
}

static gboolean
can_be_written (const AttuneNotebookFile *file)
{
  return file->database != NULL && !file->in_memory;
}

static void
open_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  AttuneNotebookFile *file = g_new0 (AttuneNotebookFile, 1);

  attune_notebook_file_open (file, data);
  g_task_return_pointer (task, file, file_free);
}

static void
opened_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  AttuneNotebookReopen *self = user_data;
  g_autoptr (GError) error = NULL;
  AttuneNotebookFile *file = g_task_propagate_pointer (G_TASK (result), &error);

  if (file == NULL) /* nobody waits for it any more */
    return;

  if (!can_be_written (file))
    try_later (self);
  else
    {
      self->is_done = TRUE;
      self->func (file, self->user_data);
    }
  file_free (file);
}

static gboolean
timer_cb (gpointer user_data)
{
  AttuneNotebookReopen *self = user_data;
  g_autoptr (GTask) task = g_task_new (NULL, self->cancellable, opened_cb, self);

  g_clear_pointer (&self->timer, g_source_unref);
  g_task_set_source_tag (task, timer_cb);
  g_task_set_task_data (task, g_strdup (self->path), g_free);
  g_task_run_in_thread (task, open_thread);

  return G_SOURCE_REMOVE;
}

static void
try_later (AttuneNotebookReopen *self)
{
  g_autoptr (GMainContext) context = g_main_context_ref_thread_default ();

  self->timer = g_timeout_source_new (DELAY);
  g_source_set_static_name (self->timer, "[attune] reopen");
  g_source_set_callback (self->timer, timer_cb, self, NULL);
  g_source_attach (self->timer, context);
}

/**
 * attune_notebook_reopen_new:
 * @path: (type filename): a notebook's file that could not be written to
 * @func: (scope notified): what to call when it can
 * @user_data: for @func
 *
 * Returns: (transfer full): new, and at work
 */
AttuneNotebookReopen *
attune_notebook_reopen_new (const char *path, AttuneNotebookReopenFunc func, gpointer user_data)
{
  AttuneNotebookReopen *self = g_new0 (AttuneNotebookReopen, 1);

  self->path = g_strdup (path);
  self->func = func;
  self->user_data = user_data;
  self->cancellable = g_cancellable_new ();
  try_later (self);

  return self;
}

void
attune_notebook_reopen_free (AttuneNotebookReopen *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  if (self->timer != NULL)
    {
      g_source_destroy (self->timer);
      g_clear_pointer (&self->timer, g_source_unref);
    }
  g_free (self->path);
  g_free (self);
}

/**
 * attune_notebook_reopen_try_now:
 *
 * Tries once more in this thread, which may take a while: for leaving.
 *
 * Returns: whether it could be opened; then that was told
 */
gboolean
attune_notebook_reopen_try_now (AttuneNotebookReopen *self)
{
  AttuneNotebookFile file;

  if (self->is_done)
    return TRUE;

  attune_notebook_file_open (&file, self->path);
  if (can_be_written (&file))
    {
      self->is_done = TRUE;
      g_cancellable_cancel (self->cancellable);
      self->func (&file, self->user_data);
    }
  attune_notebook_file_clear (&file);

  return self->is_done;
}
