/* attune-notebook.c: what the reader adds
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "attune-notebook.h"

#include <glib/gstdio.h>

#include "attune-change.h"
#include "attune-notebook-file.h"
#include "attune-notebook-opening.h"
#include "attune-notebook-private.h"
#include "attune-positions.h"
#include "attune-storage-error.h"

/* How long a backup waits for the start to be over, in milliseconds. */
#define BACKUP_DELAY 3000

G_DEFINE_FINAL_TYPE (AttuneNotebook, attune_notebook, G_TYPE_OBJECT)

typedef enum
{
  PROP_READ_ONLY = 1,
  PROP_PROBLEM,
  PROP_HAS_UNSAVED,
} AttuneNotebookProperty;

static GParamSpec *properties[PROP_HAS_UNSAVED + 1];

static guint write_failed_signal;

static void
attune_notebook_get_property (GObject *object, guint property_id, GValue *value, GParamSpec *pspec)
{
  AttuneNotebook *self = ATTUNE_NOTEBOOK (object);

  switch ((AttuneNotebookProperty) property_id)
    {
    case PROP_READ_ONLY:
      g_value_set_boolean (value, attune_notebook_get_read_only (self));
      break;
    case PROP_PROBLEM:
      g_value_set_string (value, self->problem);
      break;
    case PROP_HAS_UNSAVED:
      g_value_set_boolean (value, attune_notebook_has_unsaved (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
attune_notebook_dispose (GObject *object)
{
  AttuneNotebook *self = ATTUNE_NOTEBOOK (object);
  g_autoptr (GError) error = NULL; /* freeing the outbox warns of what is left in it */

  self->is_closing = TRUE;
  if (self->backup_timer != NULL)
    {
      g_source_destroy (self->backup_timer);
      g_clear_pointer (&self->backup_timer, g_source_unref);
    }
  g_clear_pointer (&self->watch, attune_notebook_watch_free);
  attune_notebook_flush (self, &error);
  g_clear_pointer (&self->reopen, attune_notebook_reopen_free);

  G_OBJECT_CLASS (attune_notebook_parent_class)->dispose (object);
}

static void
attune_notebook_finalize (GObject *object)
{
  AttuneNotebook *self = ATTUNE_NOTEBOOK (object);

  g_clear_pointer (&self->positions, attune_positions_free);
  g_clear_pointer (&self->outbox, attune_outbox_free);
  if (self->lock >= 0) /* not before the file is closed */
    g_close (self->lock, NULL);
  g_clear_pointer (&self->memory_edits, g_ptr_array_unref);
  g_clear_pointer (&self->lists, attune_notebook_lists_free);
  g_clear_pointer (&self->problem, g_free);
  g_clear_pointer (&self->path, g_free);

  G_OBJECT_CLASS (attune_notebook_parent_class)->finalize (object);
}

static void
attune_notebook_class_init (AttuneNotebookClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->get_property = attune_notebook_get_property;
  object_class->dispose = attune_notebook_dispose;
  object_class->finalize = attune_notebook_finalize;

  /**
   * AttuneNotebook:read-only:
   *
   * Whether nothing can be kept at all; the problem says why.
   */
  properties[PROP_READ_ONLY] = g_param_spec_boolean ("read-only", NULL, NULL, FALSE, flags);

  /**
   * AttuneNotebook:problem:
   *
   * What the reader should know of the notebook's file, in whole sentences, if there is anything.
   */
  properties[PROP_PROBLEM] = g_param_spec_string ("problem", NULL, NULL, NULL, flags);

  /**
   * AttuneNotebook:has-unsaved:
   *
   * Whether something that the reader did could not be written so far.
   */
  properties[PROP_HAS_UNSAVED] = g_param_spec_boolean ("has-unsaved", NULL, NULL, FALSE, flags);

  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  /**
   * AttuneNotebook::write-failed:
   * @self: the notebook
   * @error: why, in words for the reader
   *
   * Something could not be written to the disk: emitted with the first failure, and for each thing
   * that the reader did and that failed; not for every time that it is tried again.
   */
  write_failed_signal = g_signal_new ("write-failed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                      0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                                      G_TYPE_ERROR | G_SIGNAL_TYPE_STATIC_SCOPE);
}

static void
attune_notebook_init (AttuneNotebook *self)
{
  self->lists = attune_notebook_lists_new ();
  self->memory_edits = g_ptr_array_new_with_free_func ((GDestroyNotify) attune_edit_unref);
  self->lock = -1;
}

/* What the outbox tells */

static void
outbox_changed (GObject *owner)
{
  AttuneNotebook *self = ATTUNE_NOTEBOOK (owner);
  gboolean has_unsaved = attune_notebook_has_unsaved (self);

  if (has_unsaved == self->had_unsaved)
    return;

  self->had_unsaved = has_unsaved;
  g_object_notify_by_pspec (owner, properties[PROP_HAS_UNSAVED]);
}

static void
back_up_once_a_day (AttuneNotebook *self)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();

  /* While the timer runs, the start is not over. */
  if (self->backup_timer != NULL || self->is_closing || self->in_memory ||
      self->backup_day == g_date_time_get_day_of_year (now))
    return;

  self->backup_day = g_date_time_get_day_of_year (now);
  attune_outbox_back_up (self->outbox);
}

static void
outbox_applied (GObject *owner, AttuneEdit *edit)
{
  AttuneNotebook *self = ATTUNE_NOTEBOOK (owner);

  attune_notebook_lists_apply (self->lists, edit);
  if (self->in_memory)
    g_ptr_array_add (self->memory_edits, attune_edit_ref (edit));
  back_up_once_a_day (self);
}

static void
outbox_loaded (GObject *owner, const AttuneNotebookContents *contents)
{
  AttuneNotebook *self = ATTUNE_NOTEBOOK (owner);

  attune_notebook_lists_assign (self->lists, contents);
  attune_positions_assign (self->positions, contents->positions);
}

static void
outbox_failed (GObject *owner, const GError *error)
{
  g_signal_emit (owner, write_failed_signal, 0, error);
}

static gboolean
backup_timer_cb (gpointer user_data)
{
  AttuneNotebook *self = user_data;

  g_clear_pointer (&self->backup_timer, g_source_unref);
  back_up_once_a_day (self);

  return G_SOURCE_REMOVE;
}

static void
start_backup_timer (AttuneNotebook *self)
{
  g_autoptr (GMainContext) context = g_main_context_ref_thread_default ();

  self->backup_timer = g_timeout_source_new (BACKUP_DELAY);
  g_source_set_static_name (self->backup_timer, "[attune] backup");
  g_source_set_callback (self->backup_timer, backup_timer_cb, self, NULL);
  g_source_attach (self->backup_timer, context);
}

/* The file */

static void
watch_cb (gpointer user_data)
{
  AttuneNotebook *self = user_data;

  attune_outbox_look (self->outbox);
}

/* What could not be written can be: what was done in memory is done again there. */
static void
reopened_cb (AttuneNotebookFile *file, gpointer user_data)
{
  AttuneNotebook *self = user_data;

  self->lock = file->lock;
  file->lock = -1;
  attune_outbox_move (self->outbox, g_steal_pointer (&file->database), self->memory_edits);
  self->in_memory = FALSE;
  g_ptr_array_set_size (self->memory_edits, 0);
  if (!self->is_closing)
    self->watch = attune_notebook_watch_new (self->path, watch_cb, self);

  if (g_set_str (&self->problem, file->problem))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PROBLEM]);
  outbox_changed (G_OBJECT (self));
}

/**
 * attune_notebook_open:
 * @path: (nullable) (type filename): where its file lies, or is to lie; %NULL for the usual place,
 *   `attune/notebook.db` in the user's data folder
 *
 * Opens the notebook and reads it. There always is one: what is wrong with its file, and what was
 * done about it, [method@Notebook.get_problem] tells. Where it cannot be written to, it is kept in
 * memory, and put on disk as soon as that can be done.
 *
 * Returns: (transfer full): the notebook
 */
AttuneNotebook *
attune_notebook_open (const char *path)
{
  return attune_notebook_opening_end (attune_notebook_opening_begin (path));
}

/* Makes a notebook of a file that was read; takes over what is in @file. */
AttuneNotebook *
attune_notebook_new_from_file (const char *path, AttuneNotebookFile *file)
{
  static const AttuneOutboxEvents events = { outbox_applied, outbox_loaded, outbox_failed,
                                             outbox_changed };
  AttuneNotebook *self = g_object_new (ATTUNE_TYPE_NOTEBOOK, NULL);

  self->path = g_strdup (path);
  attune_notebook_lists_assign (self->lists, file->contents);
  self->problem = g_steal_pointer (&file->problem);
  self->in_memory = file->in_memory;
  self->lock = file->lock;
  file->lock = -1;
  if (file->database != NULL)
    {
      self->outbox = attune_outbox_new (g_steal_pointer (&file->database), file->contents->version,
                                        G_OBJECT (self), &events);
      start_backup_timer (self);
      if (self->in_memory)
        self->reopen = attune_notebook_reopen_new (self->path, reopened_cb, self);
      else
        self->watch = attune_notebook_watch_new (self->path, watch_cb, self);
    }
  self->positions = attune_positions_new (g_hash_table_ref (file->contents->positions),
                                          self->outbox);
  attune_notebook_file_clear (file);

  return self;
}

/**
 * attune_notebook_get_path:
 *
 * Returns: (type filename): where its file lies, or would lie
 */
const char *
attune_notebook_get_path (AttuneNotebook *self)
{
  return self->path;
}

gboolean
attune_notebook_get_read_only (AttuneNotebook *self)
{
  return self->outbox == NULL;
}

/**
 * attune_notebook_get_problem:
 *
 * Returns: (nullable): what the reader should know of the file, in whole sentences
 */
const char *
attune_notebook_get_problem (AttuneNotebook *self)
{
  return self->problem;
}

/**
 * attune_notebook_has_unsaved:
 *
 * Returns: whether something that the reader did could not be written so far, and would be lost
 */
gboolean
attune_notebook_has_unsaved (AttuneNotebook *self)
{
  if (self->outbox == NULL)
    return FALSE;

  for (guint i = 0; i < self->memory_edits->len; i++)
    if (!attune_edit_is_housekeeping (g_ptr_array_index (self->memory_edits, i)))
      return TRUE;

  return attune_outbox_has_failed (self->outbox);
}

/**
 * attune_notebook_flush:
 * @error: return location, %ATTUNE_STORAGE_ERROR
 *
 * Waits until all that can be written is on disk; what failed before is tried once more. For
 * leaving.
 *
 * Returns: whether all that the reader did is on disk
 */
gboolean
attune_notebook_flush (AttuneNotebook *self, GError **error)
{
  if (self->outbox == NULL)
    return TRUE;

  attune_positions_push (self->positions);
  if (!attune_outbox_flush (self->outbox, error))
    return FALSE;
  if (self->in_memory && attune_notebook_has_unsaved (self) &&
      attune_notebook_reopen_try_now (self->reopen) && !attune_outbox_flush (self->outbox, error))
    return FALSE;
  if (attune_notebook_has_unsaved (self))
    {
      g_set_error_literal (error, ATTUNE_STORAGE_ERROR, ATTUNE_STORAGE_ERROR_READ_ONLY,
                           self->problem);
      return FALSE;
    }

  return TRUE;
}

/* Edits */

/**
 * attune_notebook_commit_async:
 * @edit: what to change; nobody touches it afterwards
 * @callback: (nullable): told when all of it is on disk, and in the lists
 *
 * Makes the changes of an edit together, or none of them. An edit that could not be written is kept
 * and tried again, and may still be made after @callback was told of the failure; removing a mark
 * that has not come yet takes that back.
 */
void
attune_notebook_commit_async (AttuneNotebook *self,
                              AttuneEdit *edit,
                              GAsyncReadyCallback callback,
                              gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (self, NULL, callback, user_data);

  g_task_set_source_tag (task, attune_notebook_commit_async);
  if (self->outbox == NULL)
    g_task_return_new_error_literal (task, ATTUNE_STORAGE_ERROR, ATTUNE_STORAGE_ERROR_READ_ONLY,
                                     self->problem);
  else if (attune_edit_is_empty (edit))
    g_task_return_boolean (task, TRUE);
  else
    attune_outbox_push (self->outbox, edit, task);
}

/**
 * attune_notebook_commit_finish:
 * @error: return location, %ATTUNE_STORAGE_ERROR
 *
 * Returns: whether all of it is on disk
 */
gboolean
attune_notebook_commit_finish (AttuneNotebook *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
  g_return_val_if_fail (g_async_result_is_tagged (result, attune_notebook_commit_async), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
