/* attune-search-index.c: finds words in the articles
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "attune-search-index.h"

#include <glib/gstdio.h>

#include "attune-search-store.h"
#include "attune-storage-error.h"

/**
 * AttuneSearchIndex:
 *
 * Finds words in the articles of a library. The index is a file in the cache folder that can be
 * thrown away at any time: it is made on first need, and again when the articles change or when it
 * is found to be damaged. Several programs can share it.
 *
 * An index is for one search box, as its newest search ends those before it; each window has its
 * own.
 *
 * Nothing is done before the first search. The asynchronous ones, opening and making the index
 * among their work, run one after another on a thread of their own.
 */
struct _AttuneSearchIndex
{
  GObject parent_instance;

  AttuneLibrary *library;
  char *path;

  GThreadPool *pool;
  GCancellable *latest; /* of the newest asynchronous search */

  GMutex pending_mutex;
  GCond pending_cond;
  guint n_pending; /* asynchronous searches that have not answered */

  GMutex mutex; /* for what follows */
  AttuneDatabase *database;
  char *checksum; /* of the library that the database was made from */
};

typedef enum
{
  PROP_LIBRARY = 1,
  PROP_PATH,
} AttuneSearchIndexProperty;

static GParamSpec *properties[PROP_PATH + 1];

G_DEFINE_FINAL_TYPE (AttuneSearchIndex, attune_search_index, G_TYPE_OBJECT)

/* How often a search is tried: with the index that there is, with one made anew, and in memory. */
#define MAX_ATTEMPTS 3

/* A search on its way through the thread. */
typedef struct
{
  AttuneSearchSource source;
  char *text;
  GCancellable *cancellable; /* the caller's; the task has one of its own */
  gulong cancelled_id;
} Job;

static void
source_clear (AttuneSearchSource *source)
{
  g_clear_pointer (&source->articles, g_ptr_array_unref);
  g_clear_pointer (&source->checksum, g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (AttuneSearchSource, source_clear)

static void
job_free (gpointer data)
{
  Job *job = data;

  g_cancellable_disconnect (job->cancellable, job->cancelled_id);
  g_clear_object (&job->cancellable);
  source_clear (&job->source);
  g_free (job->text);
  g_free (job);
}

static void
attune_search_index_finalize (GObject *object)
{
  AttuneSearchIndex *self = ATTUNE_SEARCH_INDEX (object);

  /* Each search holds a reference, so that none is left; this may be the thread of the last one,
   * which cannot wait for itself. */
  g_thread_pool_free (self->pool, FALSE, FALSE);
  g_clear_object (&self->latest);
  g_clear_object (&self->library);
  g_clear_pointer (&self->path, g_free);
  g_clear_pointer (&self->database, attune_database_unref);
  g_clear_pointer (&self->checksum, g_free);
  g_mutex_clear (&self->mutex);
  g_mutex_clear (&self->pending_mutex);
  g_cond_clear (&self->pending_cond);

  G_OBJECT_CLASS (attune_search_index_parent_class)->finalize (object);
}

static void
attune_search_index_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  AttuneSearchIndex *self = ATTUNE_SEARCH_INDEX (object);

  switch ((AttuneSearchIndexProperty) id)
    {
    case PROP_LIBRARY:
      g_value_set_object (value, self->library);
      return;
    case PROP_PATH:
      g_value_set_string (value, self->path);
      return;
    }

  G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
attune_search_index_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  AttuneSearchIndex *self = ATTUNE_SEARCH_INDEX (object);

  switch ((AttuneSearchIndexProperty) id)
    {
    case PROP_LIBRARY:
      self->library = g_value_dup_object (value);
      return;
    case PROP_PATH:
      self->path = g_value_dup_string (value);
      return;
    }

  G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
attune_search_index_class_init (AttuneSearchIndexClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags flags = G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS;

  object_class->finalize = attune_search_index_finalize;
  object_class->get_property = attune_search_index_get_property;
  object_class->set_property = attune_search_index_set_property;

  properties[PROP_LIBRARY] = g_param_spec_object ("library", NULL, NULL, ATTUNE_TYPE_LIBRARY,
                                                  flags);
  properties[PROP_PATH] = g_param_spec_string ("path", NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
}

static void search_in_thread (gpointer data, gpointer user_data);

static void
attune_search_index_init (AttuneSearchIndex *self)
{
  g_mutex_init (&self->mutex);
  g_mutex_init (&self->pending_mutex);
  g_cond_init (&self->pending_cond);
  /* A shared pool starts no thread before there is work, and so cannot fail. */
  self->pool = g_thread_pool_new_full (search_in_thread, NULL, g_object_unref, 1, FALSE, NULL);
}

/**
 * attune_search_index_new:
 * @library: what is searched; each search is of the articles that it has at that time
 * @path: (nullable) (type filename): where the index lies; %NULL for one in memory alone
 *
 * Returns: (transfer full): the index
 */
AttuneSearchIndex *
attune_search_index_new (AttuneLibrary *library, const char *path)
{
  return g_object_new (ATTUNE_TYPE_SEARCH_INDEX, "library", library, "path", path, NULL);
}

/**
 * attune_search_index_dup_default_path:
 *
 * Returns: (transfer full) (type filename): where the index of the program's own articles lies
 */
char *
attune_search_index_dup_default_path (void)
{
  return g_build_filename (g_get_user_cache_dir (), "attune", "index.db", NULL);
}

/* What is to be searched, for a thread that must not look into the library. */
static void
source_init (AttuneSearchSource *source, AttuneLibrary *library)
{
  GListModel *model = G_LIST_MODEL (library);

  source->articles = g_ptr_array_new_with_free_func (g_object_unref);
  source->checksum = g_strdup (attune_library_get_checksum (library));
  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    g_ptr_array_add (source->articles, g_list_model_get_item (model, i));
}

static void
forget_database (AttuneSearchIndex *self)
{
  g_clear_pointer (&self->database, attune_database_unref);
  g_clear_pointer (&self->checksum, g_free);
}

static gboolean
ensure_database (AttuneSearchIndex *self,
                 const AttuneSearchSource *source,
                 const char *path,
                 GError **error)
{
  if (self->database != NULL && g_str_equal (self->checksum, source->checksum))
    return TRUE;

  forget_database (self);
  self->database = attune_search_store_open (path, source, error);
  self->checksum = g_strdup (source->checksum);

  return self->database != NULL;
}

/* Making the index is not cancelled: the next search needs it too. */
static AttuneSearchResults *
search (AttuneSearchIndex *self,
        const AttuneSearchSource *source,
        const char *text,
        GCancellable *cancellable,
        GError **error)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->mutex);
  g_autoptr (AttuneSearchQuery) query = attune_search_query_new (text);

  for (guint attempt = 1;; attempt++)
    {
      const char *path = attempt < MAX_ATTEMPTS ? self->path : NULL;
      g_autoptr (GError) local_error = NULL;
      AttuneSearchResults *results = NULL;

      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return NULL;
      if (!attune_search_query_is_empty (query) && !ensure_database (self, source, path, error))
        return NULL;
      results = attune_search_store_query (self->database, source, query, cancellable,
                                           &local_error);
      if (results != NULL)
        return results;

      /* One that a cancelled search has interrupted is none that failed. */
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return NULL;
      if (attempt == MAX_ATTEMPTS)
        {
          g_propagate_error (error, g_steal_pointer (&local_error));
          return NULL;
        }

      g_debug ("The index is made anew: %s", local_error->message);
      forget_database (self);
      if (self->path != NULL)
        g_unlink (self->path);
    }
}

static void
count_pending (AttuneSearchIndex *self, int change)
{
  g_mutex_lock (&self->pending_mutex);
  self->n_pending = (guint) ((int) self->n_pending + change);
  g_cond_broadcast (&self->pending_cond);
  g_mutex_unlock (&self->pending_mutex);
}

static void
search_in_thread (gpointer data, gpointer user_data)
{
  g_autoptr (GTask) task = data;
  AttuneSearchIndex *self = g_task_get_source_object (task);
  Job *job = g_task_get_task_data (task);
  AttuneSearchResults *results = NULL;
  GError *error = NULL;

  results = search (self, &job->source, job->text, g_task_get_cancellable (task), &error);
  if (results != NULL)
    g_task_return_pointer (task, results, g_object_unref);
  else
    g_task_return_error (task, error);
  count_pending (self, -1);
}

/**
 * attune_search_index_search:
 * @text: whatever a person typed
 * @cancellable: (nullable): a cancellable
 * @error: return location, %ATTUNE_STORAGE_ERROR or %G_IO_ERROR_CANCELLED; the text is never one
 *
 * Searches, and waits for what is found. It waits for an asynchronous search that is running, too.
 *
 * Returns: (transfer full) (nullable): what was found, or %NULL with @error set
 */
AttuneSearchResults *
attune_search_index_search (AttuneSearchIndex *self,
                            const char *text,
                            GCancellable *cancellable,
                            GError **error)
{
  g_auto (AttuneSearchSource) source = { 0 };

  g_return_val_if_fail (text != NULL, NULL);

  source_init (&source, self->library);

  return search (self, &source, text, cancellable, error);
}

static void
cancelled_cb (GCancellable *cancellable, GCancellable *other)
{
  g_cancellable_cancel (other);
}

/**
 * attune_search_index_search_async:
 * @text: whatever a person typed
 * @cancellable: (nullable): a cancellable
 * @callback: called in the thread's own main context when it is done
 * @user_data: for @callback
 *
 * Searches on another thread. Only the newest search counts: those that were begun before it and
 * have not been told of yet end with %G_IO_ERROR_CANCELLED, so that what arrives is never stale.
 *
 * To be called from the thread that uses the library.
 */
void
attune_search_index_search_async (AttuneSearchIndex *self,
                                  const char *text,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  Job *job = NULL;

  g_return_if_fail (text != NULL);

  if (self->latest != NULL)
    g_cancellable_cancel (self->latest);
  g_clear_object (&self->latest);
  self->latest = g_cancellable_new ();

  /* The task looks at its cancellable once more when the result is fetched. */
  task = g_task_new (self, self->latest, callback, user_data);
  g_task_set_source_tag (task, attune_search_index_search_async);
  g_task_set_static_name (task, "attune search");

  job = g_new0 (Job, 1);
  job->text = g_strdup (text);
  source_init (&job->source, self->library);
  g_task_set_task_data (task, job, job_free);
  if (cancellable != NULL)
    {
      job->cancellable = g_object_ref (cancellable);
      job->cancelled_id = g_cancellable_connect (cancellable, G_CALLBACK (cancelled_cb),
                                                 g_object_ref (self->latest), g_object_unref);
    }

  count_pending (self, 1);
  g_thread_pool_push (self->pool, g_steal_pointer (&task), NULL);
}

/**
 * attune_search_index_wait:
 * @microseconds: how long at most
 *
 * Waits for the asynchronous searches to answer. Their callbacks run from the main context as ever.
 *
 * Returns: whether all have
 */
gboolean
attune_search_index_wait (AttuneSearchIndex *self, gint64 microseconds)
{
  gint64 end = g_get_monotonic_time () + microseconds;
  gboolean answered = FALSE;

  g_mutex_lock (&self->pending_mutex);
  while (self->n_pending > 0)
    if (!g_cond_wait_until (&self->pending_cond, &self->pending_mutex, end))
      break;
  answered = self->n_pending == 0;
  g_mutex_unlock (&self->pending_mutex);

  return answered;
}

/**
 * attune_search_index_search_finish:
 * @result: what the callback was given
 * @error: return location, %ATTUNE_STORAGE_ERROR or %G_IO_ERROR_CANCELLED
 *
 * Returns: (transfer full) (nullable): what was found, or %NULL with @error set
 */
AttuneSearchResults *
attune_search_index_search_finish (AttuneSearchIndex *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
