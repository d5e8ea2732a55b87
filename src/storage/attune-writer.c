/* attune-writer.c: a thread that writes to a database
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "attune-writer.h"

typedef struct
{
  AttuneWriterJob job;
  AttuneWriterDone done;
  gpointer data;
  GDestroyNotify free_data;
  GError *error;
} Task;

/**
 * AttuneWriter:
 *
 * Runs jobs on a thread of its own, one after the other in the order in which they were pushed, so
 * that nobody waits for a disk. Each job that was pushed is run, and its end is told.
 *
 * All functions are to be called from the thread that made the writer. The thread that runs the
 * jobs is only started with the first one.
 */
struct _AttuneWriter
{
  AttuneDatabase *database;
  GMainContext *context;
  GThread *thread;

  GMutex lock;
  GCond changed;
  /* The rest is guarded by the lock. */
  GQueue waiting;
  GQueue ended;
  GSource *delivery;
  gboolean is_working;
  gboolean is_closing;
};

static void
task_free (Task *task)
{
  if (task->free_data != NULL)
    task->free_data (task->data);
  g_clear_error (&task->error);
  g_free (task);
}

/**
 * attune_writer_new:
 * @database: (transfer full): only the writer's jobs may use it from now on
 *
 * Makes a writer that tells of its jobs in the thread-default main context.
 *
 * Returns: (transfer full): a new writer
 */
AttuneWriter *
attune_writer_new (AttuneDatabase *database)
{
  AttuneWriter *self = g_atomic_rc_box_new0 (AttuneWriter);

  self->database = database;
  self->context = g_main_context_ref_thread_default ();
  g_mutex_init (&self->lock);
  g_cond_init (&self->changed);
  g_queue_init (&self->waiting);
  g_queue_init (&self->ended);

  return self;
}

static void
writer_clear (gpointer data)
{
  AttuneWriter *self = data;

  g_clear_pointer (&self->database, attune_database_unref);
  g_main_context_unref (self->context);
  g_mutex_clear (&self->lock);
  g_cond_clear (&self->changed);
}

static void
writer_release (gpointer data)
{
  g_atomic_rc_box_release_full (data, writer_clear);
}

/* Tells of all jobs that have ended. Being told, somebody may push another or free the writer. */
static void
deliver (AttuneWriter *self)
{
  AttuneWriter *kept = g_atomic_rc_box_acquire (self);

  while (TRUE)
    {
      Task *task = NULL;

      g_mutex_lock (&self->lock);
      task = g_queue_pop_head (&self->ended);
      g_mutex_unlock (&self->lock);

      if (task == NULL)
        break;
      if (task->done != NULL)
        task->done (task->data, task->error);
      else if (task->error != NULL)
        g_warning ("%s", task->error->message);
      task_free (task);
    }

  writer_release (kept);
}

static gboolean
deliver_cb (gpointer user_data)
{
  AttuneWriter *self = user_data;

  g_mutex_lock (&self->lock);
  g_clear_pointer (&self->delivery, g_source_unref);
  g_mutex_unlock (&self->lock);

  deliver (self);

  return G_SOURCE_REMOVE;
}

/* With the lock held. */
static void
schedule_delivery (AttuneWriter *self)
{
  if (self->delivery != NULL)
    return;

  self->delivery = g_idle_source_new ();
  g_source_set_priority (self->delivery, G_PRIORITY_DEFAULT);
  g_source_set_static_name (self->delivery, "[attune] writer");
  g_source_set_callback (self->delivery, deliver_cb, g_atomic_rc_box_acquire (self),
                         writer_release);
  g_source_attach (self->delivery, self->context);
}

static gpointer
work (gpointer data)
{
  AttuneWriter *self = data;

  g_mutex_lock (&self->lock);
  while (TRUE)
    {
      Task *task = NULL;

      while (self->waiting.length == 0 && !self->is_closing)
        g_cond_wait (&self->changed, &self->lock);
      task = g_queue_pop_head (&self->waiting);
      if (task == NULL)
        break;

      self->is_working = TRUE;
      g_mutex_unlock (&self->lock);
      if (!task->job (self->database, task->data, &task->error) && task->error == NULL)
        g_critical ("A job failed without saying why");
      g_mutex_lock (&self->lock);
      self->is_working = FALSE;

      g_queue_push_tail (&self->ended, task);
      schedule_delivery (self);
      g_cond_broadcast (&self->changed);
    }
  g_mutex_unlock (&self->lock);

  return NULL;
}

/**
 * attune_writer_push:
 * @job: (scope notified): what to do, on the writer's thread
 * @done: (nullable) (scope notified): told of its end; without it, a failure is a warning
 * @data: for both
 * @free_data: (nullable): frees @data behind @done
 *
 * Adds a job behind the others.
 */
void
attune_writer_push (AttuneWriter *self,
                    AttuneWriterJob job,
                    AttuneWriterDone done,
                    gpointer data,
                    GDestroyNotify free_data)
{
  Task *task = g_new0 (Task, 1);

  task->job = job;
  task->done = done;
  task->data = data;
  task->free_data = free_data;

  g_mutex_lock (&self->lock);
  g_queue_push_tail (&self->waiting, task);
  g_cond_broadcast (&self->changed);
  g_mutex_unlock (&self->lock);

  if (self->thread == NULL)
    self->thread = g_thread_new ("attune-writer", work, self);
}

/**
 * attune_writer_flush:
 *
 * Waits until all jobs have been run, and tells of them before it returns. Jobs that are pushed by
 * those who are told are not waited for.
 */
void
attune_writer_flush (AttuneWriter *self)
{
  g_mutex_lock (&self->lock);
  while (self->waiting.length > 0 || self->is_working)
    g_cond_wait (&self->changed, &self->lock);
  g_mutex_unlock (&self->lock);

  deliver (self);
}

/**
 * attune_writer_free:
 *
 * Waits until all jobs have been run, tells of them, and closes the database.
 */
void
attune_writer_free (AttuneWriter *self)
{
  gboolean is_done = FALSE;

  /* Those who are told may have pushed more. */
  while (!is_done)
    {
      attune_writer_flush (self);
      g_mutex_lock (&self->lock);
      is_done = self->waiting.length == 0 && !self->is_working && self->ended.length == 0;
      g_mutex_unlock (&self->lock);
    }

  g_mutex_lock (&self->lock);
  self->is_closing = TRUE;
  g_cond_broadcast (&self->changed);
  g_mutex_unlock (&self->lock);
  if (self->thread != NULL)
    g_thread_join (g_steal_pointer (&self->thread));

  if (self->delivery != NULL)
    {
      g_source_destroy (self->delivery);
      g_clear_pointer (&self->delivery, g_source_unref);
    }
  writer_release (self);
}
