/* attune-notebook-restore.c: a notebook's size, its backups, and going back to one
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "attune-notebook-restore.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "attune-database-copy.h"
#include "attune-notebook-backup.h"
#include "attune-notebook-merge.h"
#include "attune-notebook-private.h"
#include "attune-notebook-session.h"
#include "attune-notebook-source.h"
#include "attune-storage-error.h"

/**
 * attune_restore_preview_free:
 *
 * Frees a preview.
 */
void
attune_restore_preview_free (AttuneRestorePreview *self)
{
  g_clear_pointer (&self->time, g_date_time_unref);
  g_clear_pointer (&self->newest, g_date_time_unref);
  g_free (self);
}

/**
 * attune_notebook_get_size:
 *
 * Returns: how many bytes its file takes on the disk, with what has not got into it yet
 */
goffset
attune_notebook_get_size (AttuneNotebook *self)
{
  static const char *const suffixes[] = { "", "-wal" };
  goffset size = 0;

  for (gsize i = 0; i < G_N_ELEMENTS (suffixes); i++)
    {
      g_autofree char *name = g_strconcat (attune_notebook_get_path (self), suffixes[i], NULL);
      GStatBuf status = { 0 };

      if (g_stat (name, &status) == 0)
        size += status.st_size;
    }

  return size;
}

/**
 * attune_notebook_dup_newest_backup:
 * @time: (out) (optional) (nullable) (transfer full): when it was made, in local time
 *
 * Looks for the newest of the backups that the notebook makes of itself.
 *
 * Returns: (transfer full) (nullable) (type filename): its path, or %NULL if there is none
 */
char *
attune_notebook_dup_newest_backup (AttuneNotebook *self, GDateTime **time)
{
  g_auto (GStrv) paths = attune_notebook_backup_list (attune_notebook_get_path (self));
  g_autoptr (GDateTime) newest = NULL;
  const char *path = NULL;

  for (guint i = 0; paths[i] != NULL; i++)
    {
      g_autoptr (GDateTime) made = attune_notebook_backup_get_time (paths[i]);

      if (made == NULL || (newest != NULL && g_date_time_compare (made, newest) <= 0))
        continue;
      g_clear_pointer (&newest, g_date_time_unref);
      newest = g_steal_pointer (&made);
      path = paths[i];
    }
  if (time != NULL)
    *time = g_steal_pointer (&newest);

  return g_strdup (path);
}

/* What is asked of the notebook, on its way from one thread to the next */
typedef struct
{
  GTask *task;
  AttuneOutbox *outbox;
  GFile *file;
  char *scratch;
  AttuneNotebookContents *wanted;  /* what is in the file */
  AttuneNotebookContents *present; /* what is in the notebook; for a restore, afterwards */
  AttuneRestorePreview *preview;
} Request;

static void
request_free (gpointer data)
{
  Request *request = data;

  g_clear_object (&request->task);
  g_clear_object (&request->file);
  g_clear_pointer (&request->scratch, g_free);
  g_clear_pointer (&request->wanted, attune_notebook_contents_free);
  g_clear_pointer (&request->present, attune_notebook_contents_free);
  g_clear_pointer (&request->preview, attune_restore_preview_free);
  g_free (request);
}

/* Passing files lie with the backups, where those that are left behind are taken away; or, with
 * nowhere to write there, where such files do. */
static char *
get_scratch (AttuneNotebook *notebook)
{
  g_autofree char *folder = notebook->in_memory ? g_strdup (g_get_tmp_dir ())
                                                : attune_notebook_backup_dup_folder (
                                                      attune_notebook_get_path (notebook));
  g_autofree char *name = g_strdup_printf ("notebook-passing.%08x.tmp", g_random_int ());

  return g_build_filename (folder, name, NULL);
}

/* A request that can be met; else its task has returned. */
static Request *
request_new (AttuneNotebook *notebook,
             GFile *file,
             gpointer tag,
             GAsyncReadyCallback callback,
             gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (notebook, NULL, callback, user_data);
  Request *request = NULL;

  g_task_set_source_tag (task, tag);
  if (notebook->outbox == NULL)
    {
      g_task_return_new_error_literal (task, ATTUNE_STORAGE_ERROR, ATTUNE_STORAGE_ERROR_READ_ONLY,
                                       attune_notebook_get_problem (notebook));
      return NULL;
    }
  if (attune_notebook_source_is_own (file, attune_notebook_get_path (notebook)))
    {
      g_task_return_new_error_literal (
          task, ATTUNE_STORAGE_ERROR, ATTUNE_STORAGE_ERROR_REFUSED,
          _ ("This is the notebook itself. Choose another file for the backup."));
      return NULL;
    }

  request = g_new0 (Request, 1);
  request->task = g_steal_pointer (&task);
  request->outbox = notebook->outbox;
  request->file = g_object_ref (file);
  request->scratch = get_scratch (notebook);

  return request;
}

/* Backing up: the copy is made on the writer's thread, and put in its place on another, as that
 * may be slow. */

static gboolean
copy_job (AttuneDatabase *database, gpointer data, GError **error)
{
  Request *request = data;

  return attune_database_backup (database, request->scratch, error);
}

static void
deliver_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Request *request = data;
  g_autoptr (GError) error = NULL;

  if (attune_notebook_source_write (request->scratch, request->file, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, g_steal_pointer (&error));
  g_unlink (request->scratch);
}

static void
copy_done (gpointer data, const GError *error)
{
  Request *request = data;
  g_autoptr (GTask) task = g_steal_pointer (&request->task);

  if (error != NULL)
    {
      g_task_return_error (task, g_error_copy (error));
      request_free (request);
      return;
    }

  g_task_set_task_data (task, request, request_free);
  g_task_run_in_thread (task, deliver_thread);
}

/**
 * attune_notebook_back_up_async:
 * @file: where to put the backup; a file that is there is replaced
 * @callback: told when it is there
 *
 * Makes a backup of all that is on disk by now, checks it, and puts it where the reader wants it,
 * for the user's eyes only.
 */
void
attune_notebook_back_up_async (AttuneNotebook *self,
                               GFile *file,
                               GAsyncReadyCallback callback,
                               gpointer user_data)
{
  Request *request = request_new (self, file, attune_notebook_back_up_async, callback, user_data);

  if (request != NULL)
    attune_outbox_run (request->outbox, copy_job, copy_done, request, NULL);
}

/**
 * attune_notebook_back_up_finish:
 * @error: return location, %ATTUNE_STORAGE_ERROR, %G_FILE_ERROR or %G_IO_ERROR
 *
 * Returns: whether the backup is there
 */
gboolean
attune_notebook_back_up_finish (AttuneNotebook *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
  g_return_val_if_fail (g_async_result_is_tagged (result, attune_notebook_back_up_async), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/* Restoring: the file is read on another thread, then it is the writer's turn. */

static void
read_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Request *request = data;
  g_autoptr (GError) error = NULL;

  request->preview = g_new0 (AttuneRestorePreview, 1);
  request->wanted = attune_notebook_source_read (request->file, request->scratch,
                                                 &request->preview->time, &error);
  if (request->wanted != NULL)
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

/* Has the file read, and then @read_cb called. */
static void
read_file (Request *request, GAsyncReadyCallback read_cb)
{
  g_autoptr (GTask) reading = g_task_new (NULL, NULL, read_cb, request);

  g_task_set_source_tag (reading, read_file);
  g_task_set_task_data (reading, request, NULL); /* the callback has it */
  g_task_run_in_thread (reading, read_thread);
}

/* Whether it was read; if not, that was told, and nothing is left of the request. */
static gboolean
was_read (Request *request, GAsyncResult *result)
{
  g_autoptr (GError) error = NULL;

  if (g_task_propagate_boolean (G_TASK (result), &error))
    return TRUE;

  g_task_return_error (request->task, g_steal_pointer (&error));
  request_free (request);

  return FALSE;
}

static GDateTime *
find_newest (GPtrArray *marks)
{
  gint64 newest = 0;
  g_autoptr (GDateTime) time = NULL;

  for (guint i = 0; i < marks->len; i++)
    newest = MAX (newest, ((AttuneMarkRecord *) g_ptr_array_index (marks, i))->modified);
  if (newest > 0)
    time = g_date_time_new_from_unix_utc_usec (newest * 1000);

  return time != NULL ? g_date_time_to_local (time) : NULL;
}

static gboolean
compare_job (AttuneDatabase *database, gpointer data, GError **error)
{
  Request *request = data;
  AttuneRestorePreview *preview = request->preview;
  AttuneNotebookDifference marks, kinds;

  request->present = attune_notebook_store_load (database, error);
  if (request->present == NULL)
    return FALSE;

  attune_notebook_compare (request->present, request->wanted, &marks, &kinds);
  preview->newest = find_newest (request->wanted->marks);
  preview->n_marks = request->wanted->marks->len;
  preview->n_added = marks.n_added;
  preview->n_removed = marks.n_removed;
  preview->n_changed = marks.n_changed;
  preview->n_same = marks.n_same;
  preview->n_kinds_added = kinds.n_added;
  preview->n_kinds_removed = kinds.n_removed;
  preview->n_kinds_changed = kinds.n_changed;

  return TRUE;
}

static void
compare_done (gpointer data, const GError *error)
{
  Request *request = data;

  if (error != NULL)
    g_task_return_error (request->task, g_error_copy (error));
  else
    g_task_return_pointer (request->task, g_steal_pointer (&request->preview),
                           (GDestroyNotify) attune_restore_preview_free);
}

static void
read_for_preview_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Request *request = user_data;

  if (was_read (request, result))
    attune_outbox_run (request->outbox, compare_job, compare_done, request, request_free);
}

/**
 * attune_notebook_preview_restore_async:
 * @file: a backup
 * @callback: told of what it would change
 *
 * Compares a backup with the notebook. Nothing is changed.
 */
void
attune_notebook_preview_restore_async (AttuneNotebook *self,
                                       GFile *file,
                                       GAsyncReadyCallback callback,
                                       gpointer user_data)
{
  Request *request = request_new (self, file, attune_notebook_preview_restore_async, callback,
                                  user_data);

  if (request != NULL)
    read_file (request, read_for_preview_cb);
}

/**
 * attune_notebook_preview_restore_finish:
 * @error: return location, %ATTUNE_STORAGE_ERROR or %G_IO_ERROR
 *
 * Returns: (transfer full) (nullable): what restoring the backup would change; %NULL where the file
 *   is no backup of a notebook, is damaged, or was made by a newer program
 */
AttuneRestorePreview *
attune_notebook_preview_restore_finish (AttuneNotebook *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  g_return_val_if_fail (g_async_result_is_tagged (result, attune_notebook_preview_restore_async),
                        NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

static gboolean
restore_job (AttuneDatabase *database, gpointer data, GError **error)
{
  Request *request = data;
  gboolean has_session = FALSE;
  g_autoptr (GError) reason = NULL;

  if (!attune_notebook_backup_make_before_restore (database, error) ||
      !attune_notebook_session_begin (database, &has_session, error) ||
      !attune_notebook_replace (database, request->wanted, error))
    return FALSE;

  /* It is done, whether it can be read again at once or not. */
  request->present = attune_notebook_store_load (database, &reason);
  if (request->present == NULL)
    g_debug ("%s", reason->message);

  return TRUE;
}

static void
restore_done (gpointer data, const GError *error)
{
  Request *request = data;

  if (error != NULL)
    {
      g_task_return_error (request->task, g_error_copy (error));
      return;
    }

  if (request->present != NULL)
    attune_outbox_take (request->outbox, request->present);
  else
    attune_outbox_load (request->outbox);
  g_task_return_boolean (request->task, TRUE);
}

static void
read_for_restore_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Request *request = user_data;

  if (was_read (request, result))
    attune_outbox_run (request->outbox, restore_job, restore_done, request, request_free);
}

/**
 * attune_notebook_restore_async:
 * @file: a backup
 * @callback: told when it has been restored
 *
 * Makes the notebook hold what the backup does, in one transaction: this window and others show it,
 * and edits that are on their way are made before or behind it. Of the present state a backup is
 * made first, among those that the notebook makes of itself. Where reading has got to stays.
 */
void
attune_notebook_restore_async (AttuneNotebook *self,
                               GFile *file,
                               GAsyncReadyCallback callback,
                               gpointer user_data)
{
  Request *request = request_new (self, file, attune_notebook_restore_async, callback, user_data);

  if (request == NULL)
    return;

  if (self->in_memory)
    {
      g_task_return_new_error_literal (request->task, ATTUNE_STORAGE_ERROR,
                                       ATTUNE_STORAGE_ERROR_READ_ONLY,
                                       attune_notebook_get_problem (self));
      request_free (request);
      return;
    }
  read_file (request, read_for_restore_cb);
}

/**
 * attune_notebook_restore_finish:
 * @error: return location, %ATTUNE_STORAGE_ERROR or %G_IO_ERROR
 *
 * Returns: whether the notebook now holds what the backup does; else it is as it was
 */
gboolean
attune_notebook_restore_finish (AttuneNotebook *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
  g_return_val_if_fail (g_async_result_is_tagged (result, attune_notebook_restore_async), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
