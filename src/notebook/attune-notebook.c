/* attune-notebook.c: what the reader adds
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "attune-notebook.h"

#include <glib/gstdio.h>
#include <glib/gstdio.h>

#include "attune-bookmark-private.h"
#include "attune-notebook-file.h"
#include "attune-outbox.h"
#include "attune-positions.h"
#include "attune-storage-error.h"

/* How long a backup waits for the start to be over, in milliseconds. */
#define BACKUP_DELAY 3000

struct _AttuneNotebook
{
  GObject parent_instance;

  char *path;
  GListStore *bookmarks;
  AttunePositions *positions;
  char *problem;

  AttuneOutbox *outbox; /* NULL where nothing can be kept */
  gboolean in_memory;
  gboolean was_changed; /* by the reader, in this session */
  gboolean had_unsaved; /* as it was last notified */
  gboolean is_closing;
  int lock;

  GSource *backup_timer;
  int backup_day;
};

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
  attune_notebook_flush (self, &error);

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
  g_clear_object (&self->bookmarks);
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
   * Whether bookmarks cannot be kept at all; the problem says why.
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
  self->bookmarks = g_list_store_new (ATTUNE_TYPE_BOOKMARK);
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
outbox_applied (GObject *owner, const AttuneChange *change)
{
  AttuneNotebook *self = ATTUNE_NOTEBOOK (owner);
  guint index = 0;

  switch (change->kind)
    {
    case ATTUNE_CHANGE_ADD:
      g_list_store_append (self->bookmarks, change->bookmark);
      break;
    case ATTUNE_CHANGE_REMOVE:
      if (g_list_store_find (self->bookmarks, change->bookmark, &index))
        g_list_store_remove (self->bookmarks, index);
      break;
    case ATTUNE_CHANGE_RENAME:
      attune_bookmark_set_name (change->bookmark, change->name);
      break;
    case ATTUNE_CHANGE_POSITION:
      break;
    default:
      g_return_if_reached ();
    }

  if (change->kind != ATTUNE_CHANGE_POSITION)
    self->was_changed = TRUE;
  back_up_once_a_day (self);
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

/**
 * attune_notebook_open:
 * @path: (nullable) (type filename): where its file lies, or is to lie; %NULL for the usual place,
 *   `attune/notebook.db` in the user's data folder
 *
 * Opens the notebook and reads it. There always is one: what is wrong with its file, and what was
 * done about it, [method@Notebook.get_problem] tells.
 *
 * Returns: (transfer full): the notebook
 */
AttuneNotebook *
attune_notebook_open (const char *path)
{
  static const AttuneOutboxEvents events = { outbox_applied, outbox_failed, outbox_changed };
  AttuneNotebook *self = g_object_new (ATTUNE_TYPE_NOTEBOOK, NULL);
  AttuneNotebookFile file;

  self->path = path != NULL
                   ? g_strdup (path)
                   : g_build_filename (g_get_user_data_dir (), "attune", "notebook.db", NULL);
  attune_notebook_file_open (&file, self->path);

  g_list_store_splice (self->bookmarks, 0, 0, file.bookmarks->pdata, file.bookmarks->len);
  self->problem = g_steal_pointer (&file.problem);
  self->in_memory = file.in_memory;
  self->lock = file.lock;
  file.lock = -1;
  if (file.database != NULL)
    {
      self->outbox = attune_outbox_new (g_steal_pointer (&file.database), G_OBJECT (self), &events);
      start_backup_timer (self);
    }
  self->positions = attune_positions_new (g_steal_pointer (&file.positions), self->outbox);
  attune_notebook_file_clear (&file);

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
  return self->outbox != NULL &&
         ((self->in_memory && self->was_changed) || attune_outbox_has_failed (self->outbox));
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
  if (attune_notebook_has_unsaved (self))
    {
      g_set_error_literal (error, ATTUNE_STORAGE_ERROR, ATTUNE_STORAGE_ERROR_READ_ONLY,
                           self->problem);
      return FALSE;
    }

  return TRUE;
}

/* Bookmarks */

/**
 * attune_notebook_get_bookmarks:
 *
 * Returns: (transfer none): the [class@Bookmark]s of all articles, in the order in which they were
 *   made; all of them are on disk
 */
GListModel *
attune_notebook_get_bookmarks (AttuneNotebook *self)
{
  return G_LIST_MODEL (self->bookmarks);
}

/**
 * attune_notebook_find_bookmark:
 * @block_id: (nullable): the id of a block, or %NULL for the article's beginning
 *
 * Returns: (transfer none) (nullable): the first bookmark in that block
 */
AttuneBookmark *
attune_notebook_find_bookmark (AttuneNotebook *self, const char *article_id, const char *block_id)
{
  guint n_bookmarks = g_list_model_get_n_items (G_LIST_MODEL (self->bookmarks));

  for (guint i = 0; i < n_bookmarks; i++)
    {
      g_autoptr (AttuneBookmark)
          bookmark = g_list_model_get_item (G_LIST_MODEL (self->bookmarks), i);
      AttunePlace *place = attune_bookmark_get_place (bookmark);

      if (g_str_equal (attune_place_get_article_id (place), article_id) &&
          g_strcmp0 (attune_place_get_block_id (place), block_id) == 0)
        return bookmark; /* the list keeps it */
    }

  return NULL;
}

static void
change_bookmark (AttuneNotebook *self,
                 AttuneChangeKind kind,
                 AttuneBookmark *bookmark,
                 const char *name,
                 gpointer tag,
                 GAsyncReadyCallback callback,
                 gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (self, NULL, callback, user_data);
  AttuneChange change = {
    .kind = kind,
    .bookmark = g_object_ref (bookmark),
    .name = g_strdup (name),
    .time = g_get_real_time () / 1000,
  };

  g_task_set_source_tag (task, tag);
  if (self->outbox != NULL)
    {
      attune_outbox_push (self->outbox, &change, task);
      return;
    }

  attune_change_clear (&change);
  g_task_return_new_error_literal (task, ATTUNE_STORAGE_ERROR, ATTUNE_STORAGE_ERROR_READ_ONLY,
                                   self->problem);
}

static gboolean
finish (AttuneNotebook *self, GAsyncResult *result, gpointer tag, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
  g_return_val_if_fail (g_async_result_is_tagged (result, tag), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * attune_notebook_add_bookmark_async:
 * @bookmark: a bookmark; one that was removed gets its id, time and name back, for Undo
 * @callback: told when it is on disk, and in the list
 *
 * Adds a bookmark. One that could not be written is kept and tried again, and may still come after
 * @callback was told of the failure; removing it takes that back.
 */
void
attune_notebook_add_bookmark_async (AttuneNotebook *self,
                                    AttuneBookmark *bookmark,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data)
{
  change_bookmark (self, ATTUNE_CHANGE_ADD, bookmark, attune_bookmark_get_name (bookmark),
                   attune_notebook_add_bookmark_async, callback, user_data);
}

/**
 * attune_notebook_add_bookmark_finish:
 * @error: return location, %ATTUNE_STORAGE_ERROR
 *
 * Returns: whether it is on disk
 */
gboolean
attune_notebook_add_bookmark_finish (AttuneNotebook *self, GAsyncResult *result, GError **error)
{
  return finish (self, result, attune_notebook_add_bookmark_async, error);
}

/**
 * attune_notebook_remove_bookmark_async:
 * @bookmark: a bookmark of this notebook
 * @callback: told when it is gone from the disk, and from the list
 *
 * Removes a bookmark.
 */
void
attune_notebook_remove_bookmark_async (AttuneNotebook *self,
                                       AttuneBookmark *bookmark,
                                       GAsyncReadyCallback callback,
                                       gpointer user_data)
{
  change_bookmark (self, ATTUNE_CHANGE_REMOVE, bookmark, NULL,
                   attune_notebook_remove_bookmark_async, callback, user_data);
}

/**
 * attune_notebook_remove_bookmark_finish:
 * @error: return location, %ATTUNE_STORAGE_ERROR
 *
 * Returns: whether it is gone from the disk
 */
gboolean
attune_notebook_remove_bookmark_finish (AttuneNotebook *self, GAsyncResult *result, GError **error)
{
  return finish (self, result, attune_notebook_remove_bookmark_async, error);
}

/**
 * attune_notebook_rename_bookmark_async:
 * @bookmark: a bookmark of this notebook
 * @name: (nullable): what to call it; %NULL or nothing to go by its words again
 * @callback: told when the name is on disk, and set
 *
 * Names a bookmark.
 */
void
attune_notebook_rename_bookmark_async (AttuneNotebook *self,
                                       AttuneBookmark *bookmark,
                                       const char *name,
                                       GAsyncReadyCallback callback,
                                       gpointer user_data)
{
  change_bookmark (self, ATTUNE_CHANGE_RENAME, bookmark,
                   name != NULL && *name != '\0' ? name : NULL,
                   attune_notebook_rename_bookmark_async, callback, user_data);
}

/**
 * attune_notebook_rename_bookmark_finish:
 * @error: return location, %ATTUNE_STORAGE_ERROR
 *
 * Returns: whether the name is on disk
 */
gboolean
attune_notebook_rename_bookmark_finish (AttuneNotebook *self, GAsyncResult *result, GError **error)
{
  return finish (self, result, attune_notebook_rename_bookmark_async, error);
}

/* Where reading has got to */

/**
 * attune_notebook_get_position:
 *
 * Returns: (transfer none) (nullable): the place read to in that article
 */
AttunePlace *
attune_notebook_get_position (AttuneNotebook *self, const char *article_id)
{
  return attune_positions_get (self->positions, article_id);
}

/**
 * attune_notebook_set_position:
 * @article: an article
 * @place: where in it reading has got to
 *
 * Remembers a place to open the article at. It may be called as often as one likes: only the
 * newest is written, within half a second.
 */
void
attune_notebook_set_position (AttuneNotebook *self, AttuneArticle *article, AttunePlace *place)
{
  g_return_if_fail (
      g_str_equal (attune_place_get_article_id (place), attune_article_get_id (article)));

  attune_positions_set (self->positions, place, attune_article_get_checksum (article));
}
