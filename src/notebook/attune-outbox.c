/* attune-outbox.c: what is on its way to the notebook's file
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "attune-outbox.h"

#include "attune-change.h"
#include "attune-outbox-private.h"

/* How long to wait before what failed is tried again, in milliseconds. */
#define RETRY_DELAY 3000

/**
 * AttuneOutbox:
 *
 * Keeps edits in order until they are on disk. What cannot be written stays, with all that is
 * behind it, and is tried again after a while and with the next edit. On the way it notices what
 * other programs have written.
 */
struct _AttuneOutbox
{
  GObject *owner; /* not owned; kept alive while something is being written */
  const AttuneOutboxEvents *events;
  AttuneWriter *writer;
  GQueue entries;
  gboolean is_writing;
  gboolean is_closing;
  GError *failure; /* of the last attempt */
  GSource *retry;

  gboolean has_session;
  gint64 version; /* of what others wrote, as it was last read */
  gboolean is_looking;
  gboolean must_look_again;
};

static void write_waiting (AttuneOutbox *self);

/**
 * attune_outbox_new:
 * @database: (transfer full): the notebook's file
 * @version: what [func@notebook_store_get_version] told when the owner read it
 * @owner: whom to tell; it frees the outbox no later than itself
 * @events: what to tell
 *
 * Returns: (transfer full): a new outbox
 */
AttuneOutbox *
attune_outbox_new (AttuneDatabase *database,
                   gint64 version,
                   GObject *owner,
                   const AttuneOutboxEvents *events)
{
  AttuneOutbox *self = g_new0 (AttuneOutbox, 1);

  self->owner = owner;
  self->events = events;
  self->writer = attune_writer_new (database);
  self->version = version;
  g_queue_init (&self->entries);

  return self;
}

static void
stop_retrying (AttuneOutbox *self)
{
  if (self->retry == NULL)
    return;

  g_source_destroy (self->retry);
  g_clear_pointer (&self->retry, g_source_unref);
}

/**
 * attune_outbox_free:
 *
 * Closes the file. What could not be written by then is lost, with a warning: flush first.
 */
void
attune_outbox_free (AttuneOutbox *self)
{
  self->is_closing = TRUE;
  stop_retrying (self);
  if (attune_outbox_has_failed (self))
    g_warning ("Changes to the notebook could not be written: %s", self->failure->message);
  attune_writer_free (self->writer); /* those who are told may still push */
  g_queue_clear_full (&self->entries, (GDestroyNotify) attune_outbox_entry_free);
  g_clear_error (&self->failure);
  g_free (self);
}

/* Those who are told may at once push, flush or take back: by then nothing is half done. */
static void
tell_tasks (GPtrArray *tasks, const GError *error)
{
  for (guint i = 0; i < tasks->len; i++)
    {
      if (error != NULL)
        g_task_return_error (g_ptr_array_index (tasks, i), g_error_copy (error));
      else
        g_task_return_boolean (g_ptr_array_index (tasks, i), TRUE);
    }
}

static void
tell_entry (AttuneOutbox *self, AttuneOutboxEntry *entry)
{
  if (entry->refusal != NULL)
    self->events->failed (self->owner, entry->refusal);
  else if (!entry->is_again)
    {
      for (guint i = 0; i < attune_edit_get_n_changes (entry->edit); i++)
        {
          AttuneChange *change = attune_edit_get_change (entry->edit, i);

          if (change->joined_note != NULL)
            g_set_str (&change->record->note, change->joined_note);
        }
      self->events->applied (self->owner, entry->edit);
    }
  tell_tasks (entry->tasks, entry->refusal);
}

/* All that waits has failed: what is behind the one that did waits for it. */
static void
take_failure (AttuneOutbox *self, const GError *error, GPtrArray *tasks)
{
  g_clear_error (&self->failure);
  self->failure = g_error_copy (error);

  for (GList *l = self->entries.head; l != NULL; l = l->next)
    {
      AttuneOutboxEntry *entry = l->data;

      entry->has_failed = TRUE;
      g_ptr_array_extend_and_steal (tasks, g_steal_pointer (&entry->tasks));
      entry->tasks = g_ptr_array_new_with_free_func (g_object_unref);
    }
}

static gboolean
retry_cb (gpointer user_data)
{
  AttuneOutbox *self = user_data;

  g_clear_pointer (&self->retry, g_source_unref);
  write_waiting (self);

  return G_SOURCE_REMOVE;
}

static void
retry_later (AttuneOutbox *self)
{
  g_autoptr (GMainContext) context = g_main_context_ref_thread_default ();

  stop_retrying (self);
  self->retry = g_timeout_source_new (RETRY_DELAY);
  g_source_set_static_name (self->retry, "[attune] outbox");
  g_source_set_callback (self->retry, retry_cb, self, NULL);
  g_source_attach (self->retry, context);
}

/**
 * attune_outbox_take:
 * @contents: all that is in the file, as a job has read it
 *
 * Tells of what was read; to be called where the end of that job is told.
 */
void
attune_outbox_take (AttuneOutbox *self, const AttuneNotebookContents *contents)
{
  if (self->is_closing)
    return;

  self->version = contents->version;
  self->events->loaded (self->owner, contents);
}

static gboolean
free_contents (AttuneDatabase *database, gpointer data, GError **error)
{
  attune_notebook_contents_free (data);

  return TRUE;
}

/* Of ten thousand marks, giving the memory back takes longer than comparing them: no frame is to
 * wait for that. */
static void
take_contents (AttuneOutbox *self, AttuneOutboxBatch *batch)
{
  AttuneNotebookContents *contents = g_steal_pointer (&batch->contents);

  if (contents == NULL)
    return;

  attune_outbox_take (self, contents);
  attune_writer_push (self->writer, free_contents, NULL, contents, NULL);
}

static void
batch_done (gpointer data, const GError *error)
{
  AttuneOutboxBatch *batch = data;
  AttuneOutbox *self = batch->outbox;

  g_autoptr (GPtrArray)
      done = g_ptr_array_new_with_free_func ((GDestroyNotify) attune_outbox_entry_free);
  g_autoptr (GPtrArray) failed = g_ptr_array_new_with_free_func (g_object_unref);
  gboolean is_news = self->failure == NULL;

  self->is_writing = FALSE;
  self->has_session = batch->has_session;
  for (guint i = 0; i < batch->entries->len; i++)
    ((AttuneOutboxEntry *) g_ptr_array_index (batch->entries, i))->is_in_flight = FALSE;
  for (guint i = 0; i < batch->n_done; i++)
    g_ptr_array_add (done, g_queue_pop_head (&self->entries));

  if (error != NULL)
    {
      take_failure (self, error, failed);
      if (self->entries.length > 0)
        retry_later (self);
    }
  else
    {
      g_clear_error (&self->failure);
      write_waiting (self);
    }

  for (guint i = 0; i < done->len; i++)
    tell_entry (self, g_ptr_array_index (done, i));
  take_contents (self, batch);
  if (error != NULL && (is_news || failed->len > 0))
    self->events->failed (self->owner, error);
  tell_tasks (failed, error);
  self->events->changed (self->owner);
}

static AttuneOutboxBatch *
batch_new (AttuneOutbox *self)
{
  AttuneOutboxBatch *batch = g_new0 (AttuneOutboxBatch, 1);

  batch->outbox = self;
  batch->entries = g_ptr_array_new ();
  batch->has_session = self->has_session;
  batch->version = self->version;

  return batch;
}

static void
write_waiting (AttuneOutbox *self)
{
  AttuneOutboxBatch *batch = NULL;

  if (self->is_writing || self->entries.length == 0)
    return;

  stop_retrying (self);
  batch = batch_new (self);
  batch->owner = g_object_ref (self->owner);
  for (GList *l = self->entries.head; l != NULL; l = l->next)
    {
      AttuneOutboxEntry *entry = l->data;

      entry->is_in_flight = TRUE;
      batch->must_load = batch->must_load || entry->is_again;
      g_ptr_array_add (batch->entries, entry);
    }

  self->is_writing = TRUE;
  attune_writer_push (self->writer, attune_outbox_batch_write, batch_done, batch,
                      attune_outbox_batch_free);
}

static AttuneOutboxEntry *
entry_new (AttuneEdit *edit)
{
  AttuneOutboxEntry *entry = g_new0 (AttuneOutboxEntry, 1);

  entry->edit = attune_edit_ref (edit);
  entry->tasks = g_ptr_array_new_with_free_func (g_object_unref);

  return entry;
}

/**
 * attune_outbox_push:
 * @edit: what to write; nobody changes it from now on
 * @task: (nullable): returns %TRUE when it is on disk, or the first failure
 *
 * Adds an edit behind the others.
 */
void
attune_outbox_push (AttuneOutbox *self, AttuneEdit *edit, GTask *task)
{
  if (!attune_outbox_entries_join (&self->entries, edit, task))
    {
      AttuneOutboxEntry *entry = entry_new (edit);

      attune_outbox_entries_take_bases (&self->entries, edit);
      if (task != NULL)
        g_ptr_array_add (entry->tasks, g_object_ref (task));
      g_queue_push_tail (&self->entries, entry);
    }
  else if (self->entries.length == 0)
    {
      stop_retrying (self);
      g_clear_error (&self->failure);
    }

  write_waiting (self);
  self->events->changed (self->owner);
}

/**
 * attune_outbox_run:
 * @job: (scope notified): what to do with the file, on the writer's thread
 * @done: (scope notified): told of its end
 * @data: for both
 * @free_data: (nullable): frees @data behind @done
 *
 * Has something else done with the file, behind the edits that are on their way.
 */
void
attune_outbox_run (AttuneOutbox *self,
                   AttuneWriterJob job,
                   AttuneWriterDone done,
                   gpointer data,
                   GDestroyNotify free_data)
{
  attune_writer_push (self->writer, job, done, data, free_data);
}

/* The owner is not kept alive for this, nor for looking: it may go before. */
static void
backup_done (gpointer data, const GError *error)
{
  AttuneOutboxBatch *batch = data;
  AttuneOutbox *self = batch->outbox;

  if (error != NULL && !self->is_closing)
    self->events->failed (self->owner, error);
}

/**
 * attune_outbox_back_up:
 *
 * Has the backup of the day made, unless there is one.
 */
void
attune_outbox_back_up (AttuneOutbox *self)
{
  attune_writer_push (self->writer, attune_outbox_batch_back_up, backup_done, batch_new (self),
                      attune_outbox_batch_free);
}

static void
look_done (gpointer data, const GError *error)
{
  AttuneOutboxBatch *batch = data;
  AttuneOutbox *self = batch->outbox;

  self->is_looking = FALSE;
  if (self->is_closing)
    return;

  take_contents (self, batch);
  if (error != NULL)
    self->events->failed (self->owner, error);
  if (self->must_look_again)
    attune_outbox_look (self);
}

static void
look (AttuneOutbox *self, gboolean must_load)
{
  AttuneOutboxBatch *batch = batch_new (self);

  batch->must_load = must_load;
  self->is_looking = TRUE;
  self->must_look_again = FALSE;
  attune_writer_push (self->writer, attune_outbox_batch_write, look_done, batch,
                      attune_outbox_batch_free);
}

/**
 * attune_outbox_look:
 *
 * Looks whether others have written; then all is read again.
 */
void
attune_outbox_look (AttuneOutbox *self)
{
  AttuneOutboxEntry *first = g_queue_peek_head (&self->entries);

  /* What is shown, but is not there yet, would be gone from the lists. */
  if (first != NULL && first->is_again)
    return;

  if (self->is_looking) /* and may have looked too early */
    self->must_look_again = TRUE;
  else
    look (self, FALSE);
}

/**
 * attune_outbox_load:
 *
 * Has all read again.
 */
void
attune_outbox_load (AttuneOutbox *self)
{
  look (self, TRUE);
}

/**
 * attune_outbox_flush:
 * @error: return location, %ATTUNE_STORAGE_ERROR
 *
 * Waits until all that can be written is on disk; what failed before is tried once more.
 *
 * Returns: whether all that the reader did is on disk
 */
gboolean
attune_outbox_flush (AttuneOutbox *self, GError **error)
{
  GObject *owner = g_object_ref (self->owner);
  gboolean is_done = FALSE;

  /* Those who are told may ask for more. */
  attune_writer_flush (self->writer);
  do
    {
      write_waiting (self);
      attune_writer_flush (self->writer);
    }
  while (self->entries.length > 0 && self->failure == NULL);

  is_done = !attune_outbox_has_failed (self);
  if (!is_done)
    g_propagate_error (error, g_error_copy (self->failure));
  g_object_unref (owner);

  return is_done;
}

/**
 * attune_outbox_has_failed:
 *
 * Returns: whether something that the reader did could not be written so far; where reading has got
 *   to does not count
 */
gboolean
attune_outbox_has_failed (AttuneOutbox *self)
{
  for (GList *l = self->entries.head; l != NULL; l = l->next)
    {
      AttuneOutboxEntry *entry = l->data;

      if (entry->has_failed && !attune_edit_is_housekeeping (entry->edit))
        return TRUE;
    }

  return FALSE;
}

/**
 * attune_outbox_move:
 * @database: (transfer full): another file, from now on
 * @edits: (element-type AttuneEdit): those that were made in the one before, and are shown, but are
 *   not in this one
 *
 * Goes on in another file: from one in memory to one on disk. When all is written there, all is
 * read again, as it may have held more.
 */
void
attune_outbox_move (AttuneOutbox *self, AttuneDatabase *database, GPtrArray *edits)
{
  /* Those who are told of the last ones may add to @edits. */
  attune_writer_free (self->writer);
  self->writer = attune_writer_new (database);
  self->has_session = FALSE;
  self->version = -1;

  for (guint i = edits->len; i > 0; i--)
    {
      AttuneOutboxEntry *entry = entry_new (g_ptr_array_index (edits, i - 1));

      entry->is_again = TRUE;
      entry->has_failed = TRUE; /* so far */
      g_queue_push_head (&self->entries, entry);
    }
  if (edits->len == 0)
    attune_outbox_load (self);
  write_waiting (self);
}
