/* attune-outbox.c: what is on its way to the notebook's file
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "attune-outbox.h"

#include "attune-notebook-backup.h"
#include "attune-notebook-file.h"
#include "attune-storage-error.h"
#include "attune-writer.h"

/* How long to wait before what failed is tried again, in milliseconds. */
#define RETRY_DELAY 3000

typedef struct
{
  AttuneChange change;
  GPtrArray *tasks; /* those that wait for its end and have not been told of a failure */
  GError *refusal;  /* set by the writer's thread where trying again would not help */
  gboolean is_in_flight;
  gboolean has_failed;
} Entry;

/**
 * AttuneOutbox:
 *
 * Keeps changes in order until they are on disk. What cannot be written stays, with all that is
 * behind it, and is tried again after a while and with the next change.
 */
struct _AttuneOutbox
{
  GObject *owner; /* not owned; kept alive while something is being written */
  const AttuneOutboxEvents *events;
  AttuneWriter *writer;
  GQueue entries;
  gboolean is_writing;
  GError *failure; /* of the last attempt */
  GSource *retry;

  gboolean has_session; /* belongs to the writer's thread */
};

/* What is written in one go: the entries belong to the outbox, which leaves them alone meanwhile.
 */
typedef struct
{
  AttuneOutbox *outbox;
  GObject *owner;
  GPtrArray *entries;
  guint n_done;
} Batch;

static void write_waiting (AttuneOutbox *self);

static void
entry_free (Entry *entry)
{
  attune_change_clear (&entry->change);
  g_ptr_array_unref (entry->tasks);
  g_clear_error (&entry->refusal);
  g_free (entry);
}

static void
batch_free (gpointer data)
{
  Batch *batch = data;

  g_ptr_array_unref (batch->entries);
  g_object_unref (batch->owner);
  g_free (batch);
}

/**
 * attune_outbox_new:
 * @database: (transfer full): the notebook's file
 * @owner: whom to tell; it frees the outbox no later than itself
 * @events: what to tell
 *
 * Returns: (transfer full): a new outbox
 */
AttuneOutbox *
attune_outbox_new (AttuneDatabase *database, GObject *owner, const AttuneOutboxEvents *events)
{
  AttuneOutbox *self = g_new0 (AttuneOutbox, 1);

  self->owner = owner;
  self->events = events;
  self->writer = attune_writer_new (database);
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
  stop_retrying (self);
  if (attune_outbox_has_failed (self))
    g_warning ("Changes to the notebook could not be written: %s", self->failure->message);
  g_clear_pointer (&self->writer, attune_writer_free);
  g_queue_clear_full (&self->entries, (GDestroyNotify) entry_free);
  g_clear_error (&self->failure);
  g_free (self);
}

/* On the writer's thread */

static gboolean
apply_entries (AttuneDatabase *database, Batch *batch, GError **error)
{
  if (!batch->outbox->has_session &&
      !attune_notebook_store_begin_session (database, &batch->outbox->has_session, error))
    return FALSE;

  for (; batch->n_done < batch->entries->len; batch->n_done++)
    {
      Entry *entry = g_ptr_array_index (batch->entries, batch->n_done);
      g_autoptr (GError) failure = NULL;

      if (attune_notebook_store_apply (database, &entry->change, &failure))
        continue;

      if (!g_error_matches (failure, ATTUNE_STORAGE_ERROR, ATTUNE_STORAGE_ERROR_REFUSED))
        {
          g_propagate_error (error, g_steal_pointer (&failure));
          return FALSE;
        }
      entry->refusal = g_steal_pointer (&failure);
    }

  return TRUE;
}

/* Passes on an error; after one that tells of damage, the next opening checks all of the file. */
static gboolean
fail (AttuneDatabase *database, GError *failure, GError **error)
{
  if (g_error_matches (failure, ATTUNE_STORAGE_ERROR, ATTUNE_STORAGE_ERROR_CORRUPT) &&
      attune_database_get_path (database) != NULL)
    attune_notebook_file_suspect (attune_database_get_path (database));
  g_propagate_error (error, failure);

  return FALSE;
}

static gboolean
write_batch (AttuneDatabase *database, gpointer data, GError **error)
{
  g_autoptr (GError) failure = NULL;

  return apply_entries (database, data, &failure) ||
         fail (database, g_steal_pointer (&failure), error);
}

static gboolean
back_up (AttuneDatabase *database, gpointer data, GError **error)
{
  g_autoptr (GDateTime) today = g_date_time_new_now_local ();
  g_autoptr (GError) failure = NULL;

  return attune_notebook_backup_make (database, today, &failure) ||
         fail (database, g_steal_pointer (&failure), error);
}

/* Back on the owner's */

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

/* All that waits has failed: what is behind the one that did waits for it. */
static void
take_failure (AttuneOutbox *self, const GError *error, GPtrArray *tasks)
{
  g_clear_error (&self->failure);
  self->failure = g_error_copy (error);

  for (GList *l = self->entries.head; l != NULL; l = l->next)
    {
      Entry *entry = l->data;

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

static void
batch_done (gpointer data, const GError *error)
{
  Batch *batch = data;
  AttuneOutbox *self = batch->outbox;

  g_autoptr (GPtrArray) done = g_ptr_array_new_with_free_func ((GDestroyNotify) entry_free);
  g_autoptr (GPtrArray) failed = g_ptr_array_new_with_free_func (g_object_unref);
  gboolean is_news = self->failure == NULL;

  self->is_writing = FALSE;
  for (guint i = 0; i < batch->entries->len; i++)
    ((Entry *) g_ptr_array_index (batch->entries, i))->is_in_flight = FALSE;
  for (guint i = 0; i < batch->n_done; i++)
    g_ptr_array_add (done, g_queue_pop_head (&self->entries));

  if (error != NULL)
    {
      take_failure (self, error, failed);
      retry_later (self);
    }
  else
    {
      g_clear_error (&self->failure);
      write_waiting (self);
    }

  for (guint i = 0; i < done->len; i++)
    {
      Entry *entry = g_ptr_array_index (done, i);

      if (entry->refusal == NULL)
        self->events->applied (self->owner, &entry->change);
      else
        self->events->failed (self->owner, entry->refusal);
      tell_tasks (entry->tasks, entry->refusal);
    }
  if (error != NULL && (is_news || failed->len > 0))
    self->events->failed (self->owner, error);
  tell_tasks (failed, error);
  self->events->changed (self->owner);
}

static void
write_waiting (AttuneOutbox *self)
{
  Batch *batch = NULL;

  if (self->is_writing || self->entries.length == 0)
    return;

  stop_retrying (self);
  batch = g_new0 (Batch, 1);
  batch->outbox = self;
  batch->owner = g_object_ref (self->owner);
  batch->entries = g_ptr_array_sized_new (self->entries.length);
  for (GList *l = self->entries.head; l != NULL; l = l->next)
    {
      ((Entry *) l->data)->is_in_flight = TRUE;
      g_ptr_array_add (batch->entries, l->data);
    }

  self->is_writing = TRUE;
  attune_writer_push (self->writer, write_batch, batch_done, batch, batch_free);
}

/* Whether @change only says again what waits already, or takes it back. */
static gboolean
join_waiting (AttuneOutbox *self, AttuneChange *change, GTask *task)
{
  for (GList *l = self->entries.tail; l != NULL; l = l->prev)
    {
      Entry *entry = l->data;

      /* Only the newest position counts. */
      if (change->kind == ATTUNE_CHANGE_POSITION && entry->change.kind == change->kind &&
          !entry->is_in_flight &&
          g_str_equal (attune_place_get_article_id (entry->change.place),
                       attune_place_get_article_id (change->place)))
        {
          attune_change_clear (&entry->change);
          entry->change = *change;
          *change = (AttuneChange) { 0 };
          return TRUE;
        }
      if (entry->change.kind != ATTUNE_CHANGE_ADD)
        continue;
      /* The reader asks again for what has not come yet. */
      if (change->kind == ATTUNE_CHANGE_ADD &&
          attune_place_equal (attune_bookmark_get_place (entry->change.bookmark),
                              attune_bookmark_get_place (change->bookmark)))
        {
          g_ptr_array_add (entry->tasks, g_object_ref (task));
          return TRUE;
        }
      /* The reader gives up what could not be written. */
      if (change->kind == ATTUNE_CHANGE_REMOVE && !entry->is_in_flight &&
          entry->change.bookmark == change->bookmark)
        {
          g_queue_delete_link (&self->entries, l);
          entry_free (entry);
          if (self->entries.length == 0)
            {
              stop_retrying (self);
              g_clear_error (&self->failure);
            }
          g_task_return_boolean (task, TRUE);
          return TRUE;
        }
    }

  return FALSE;
}

/**
 * attune_outbox_push:
 * @change: what to write; taken over, and cleared
 * @task: (nullable): returns %TRUE when it is on disk, or the first failure
 *
 * Adds a change behind the others.
 */
void
attune_outbox_push (AttuneOutbox *self, AttuneChange *change, GTask *task)
{
  if (!join_waiting (self, change, task))
    {
      Entry *entry = g_new0 (Entry, 1);

      entry->change = *change;
      *change = (AttuneChange) { 0 };
      entry->tasks = g_ptr_array_new_with_free_func (g_object_unref);
      if (task != NULL)
        g_ptr_array_add (entry->tasks, g_object_ref (task));
      g_queue_push_tail (&self->entries, entry);
    }

  attune_change_clear (change);
  write_waiting (self);
  self->events->changed (self->owner);
}

static void
backup_done (gpointer data, const GError *error)
{
  Batch *batch = data;

  if (error != NULL)
    batch->outbox->events->failed (batch->owner, error);
}

/**
 * attune_outbox_back_up:
 *
 * Has the backup of the day made, unless there is one.
 */
void
attune_outbox_back_up (AttuneOutbox *self)
{
  Batch *batch = g_new0 (Batch, 1);

  batch->outbox = self;
  batch->owner = g_object_ref (self->owner);
  batch->entries = g_ptr_array_new ();
  attune_writer_push (self->writer, back_up, backup_done, batch, batch_free);
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
      Entry *entry = l->data;

      if (entry->has_failed && entry->change.kind != ATTUNE_CHANGE_POSITION)
        return TRUE;
    }

  return FALSE;
}
