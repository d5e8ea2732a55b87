/* attune-search-index.c: finds words in the articles
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "attune-search-index.h"

#include <glib/gstdio.h>

#include "attune-search-engine.h"
#include "attune-search-maker.h"
#include "attune-search-teller.h"
#include "attune-storage-error.h"

/**
 * AttuneSearchIndex:
 *
 * Finds words in the articles of a library. The index is a file in the cache folder that can be
 * thrown away at any time: it is made on first need, and again when the articles change or when it
 * is found to be damaged. Several programs can share it. While it is being made it answers from
 * what is ready.
 *
 * An index is for one search box, as its newest search ends those before it; each window has its
 * own.
 *
 * Nothing is done before the first search. The asynchronous ones run one after another on a thread
 * of their own.
 */
struct _AttuneSearchIndex
{
  GObject parent_instance;

  AttuneLibrary *library; /* or, for one that never changes, a source */
  AttuneSearchSource *source;
  char *path;
  GMainContext *context; /* where progress is told */

  GThreadPool *pool;
  GCancellable *latest; /* of the newest asynchronous search */

  GMutex pending_mutex;
  GCond pending_cond;
  guint n_pending; /* asynchronous searches that have not answered */

  GMutex mutex; /* of whoever is searching, for what follows */
  AttuneSearchStore *store;
  char *checksum; /* of what the store or the maker is made from */

  GMutex maker_mutex; /* for what follows */
  AttuneSearchMaker *maker;
};

typedef enum
{
  PROP_LIBRARY = 1,
  PROP_SOURCE,
  PROP_PATH,
  PROP_PROGRESS,
} AttuneSearchIndexProperty;

static GParamSpec *properties[PROP_PROGRESS + 1];

G_DEFINE_FINAL_TYPE (AttuneSearchIndex, attune_search_index, G_TYPE_OBJECT)

/* How often a search is tried: with the index that there is, with one made anew, and in memory. */
#define MAX_ATTEMPTS 3

/* How long an asynchronous search waits for an index that is being made, in microseconds. That of
 * an ordinary library is done by then; that of a large one answers from what is ready. */
#define PATIENCE (300 * G_TIME_SPAN_MILLISECOND)

/* A search on its way through the thread. */
typedef struct
{
  AttuneSearchSource *source;
  AttuneSearchRequest request;
  GCancellable *cancellable; /* the caller's; the task has one of its own */
  gulong cancelled_id;
} Job;

static void
job_free (gpointer data)
{
  Job *job = data;

  g_cancellable_disconnect (job->cancellable, job->cancelled_id);
  g_clear_object (&job->cancellable);
  g_clear_pointer (&job->source, attune_search_source_unref);
  g_free ((char *) job->request.text);
  g_clear_object (&job->request.article);
  g_clear_pointer (&job->request.documents, g_ptr_array_unref);
  g_free (job);
}

static void
forget_maker (AttuneSearchIndex *self)
{
  g_autoptr (AttuneSearchMaker) maker = NULL;

  g_mutex_lock (&self->maker_mutex);
  maker = g_steal_pointer (&self->maker);
  g_mutex_unlock (&self->maker_mutex);
  if (maker != NULL)
    attune_search_maker_stop (maker);
}

static void
forget_store (AttuneSearchIndex *self)
{
  forget_maker (self);
  g_clear_pointer (&self->store, attune_search_store_unref);
  g_clear_pointer (&self->checksum, g_free);
}

static void
attune_search_index_finalize (GObject *object)
{
  AttuneSearchIndex *self = ATTUNE_SEARCH_INDEX (object);

  /* Each search holds a reference, so that none is left; this may be the thread of the last one,
   * which cannot wait for itself. */
  g_thread_pool_free (self->pool, FALSE, FALSE);
  forget_store (self);
  g_clear_object (&self->latest);
  g_clear_object (&self->library);
  g_clear_pointer (&self->source, attune_search_source_unref);
  g_clear_pointer (&self->path, g_free);
  g_clear_pointer (&self->context, g_main_context_unref);
  g_mutex_clear (&self->mutex);
  g_mutex_clear (&self->maker_mutex);
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
    case PROP_PROGRESS:
      g_value_set_double (value, attune_search_index_get_progress (self));
      return;
    case PROP_SOURCE:
      break;
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
    case PROP_SOURCE:
      if (g_value_get_pointer (value) != NULL)
        self->source = attune_search_source_ref (g_value_get_pointer (value));
      return;
    case PROP_PATH:
      self->path = g_value_dup_string (value);
      return;
    case PROP_PROGRESS:
      break;
    }

  G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
attune_search_index_class_init (AttuneSearchIndexClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags flags = G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS;

  object_class->finalize = attune_search_index_finalize;
  object_class->get_property = attune_search_index_get_property;
  object_class->set_property = attune_search_index_set_property;

  properties[PROP_LIBRARY] = g_param_spec_object ("library", NULL, NULL, ATTUNE_TYPE_LIBRARY,
                                                  flags | G_PARAM_READWRITE);
  properties[PROP_SOURCE] = g_param_spec_pointer ("source", NULL, NULL, flags | G_PARAM_WRITABLE);
  properties[PROP_PATH] = g_param_spec_string ("path", NULL, NULL, NULL, flags | G_PARAM_READWRITE);
  /**
   * AttuneSearchIndex:progress:
   *
   * How much of the index is made, from 0 to 1; 1 where none is being made.
   */
  properties[PROP_PROGRESS] = g_param_spec_double ("progress", NULL, NULL, 0, 1, 1,
                                                   G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
}

static void search_in_thread (gpointer data, gpointer user_data);

static void
attune_search_index_init (AttuneSearchIndex *self)
{
  g_mutex_init (&self->mutex);
  g_mutex_init (&self->maker_mutex);
  g_mutex_init (&self->pending_mutex);
  g_cond_init (&self->pending_cond);
  self->context = g_main_context_ref_thread_default ();
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
 * attune_search_index_new_for_source:
 * @source: what is searched, of whatever size
 * @path: (nullable) (type filename): where the index lies; %NULL for one in memory alone
 *
 * Returns: (transfer full): the index
 */
AttuneSearchIndex *
attune_search_index_new_for_source (AttuneSearchSource *source, const char *path)
{
  return g_object_new (ATTUNE_TYPE_SEARCH_INDEX, "source", source, "path", path, NULL);
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

/* For a thread that must not look into the library */
static AttuneSearchSource *
dup_source (AttuneSearchIndex *self)
{
  return self->source != NULL ? attune_search_source_ref (self->source)
                              : attune_search_source_new_for_library (self->library);
}

static void
begin_making (AttuneSearchIndex *self, AttuneSearchSource *source, const char *path)
{
  AttuneSearchTeller *teller = attune_search_teller_new (G_OBJECT (self), properties[PROP_PROGRESS],
                                                         self->context);

  g_mutex_lock (&self->maker_mutex);
  self->maker = attune_search_maker_new (source, path, attune_search_teller_tell, teller,
                                         attune_search_teller_unref);
  g_mutex_unlock (&self->maker_mutex);
}

/* The index of some articles, as far as it is made. */
static AttuneSearchStore *
dup_store (AttuneSearchIndex *self,
           AttuneSearchSource *source,
           const char *path,
           gint64 patience,
           gboolean *is_whole,
           GError **error)
{
  AttuneSearchStore *store = NULL;
  gboolean is_new = g_strcmp0 (self->checksum, attune_search_source_get_checksum (source)) != 0;

  if (is_new)
    {
      forget_store (self);
      self->checksum = g_strdup (attune_search_source_get_checksum (source));
      if (path != NULL)
        self->store = attune_search_store_open (path, source);
      if (self->store == NULL)
        begin_making (self, source, path);
    }
  if (self->maker != NULL)
    {
      gboolean made = attune_search_maker_wait (self->maker, is_new || patience < 0 ? patience : 0);

      store = attune_search_maker_dup_store (self->maker, error);
      if (store == NULL)
        forget_store (self);
      *is_whole = made;
      if (store == NULL || !made)
        return store;

      self->store = store;
      forget_maker (self);
    }

  return attune_search_store_ref (self->store);
}

static AttuneSearchResults *
search (AttuneSearchIndex *self,
        AttuneSearchSource *source,
        const AttuneSearchRequest *request,
        gint64 patience,
        GCancellable *cancellable,
        GError **error)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->mutex);

  if (attune_search_engine_asks_nothing (request))
    return attune_search_engine_answer_nothing (request);

  for (guint attempt = 1;; attempt++)
    {
      const char *path = attempt < MAX_ATTEMPTS ? self->path : NULL;
      g_autoptr (AttuneSearchStore) store = NULL;
      g_autoptr (GError) local_error = NULL;
      AttuneSearchResults *results = NULL;
      gboolean is_whole = TRUE;

      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return NULL;
      store = dup_store (self, source, path, patience, &is_whole, error);
      if (store == NULL)
        return NULL;

      attune_search_store_lock (store);
      /* Somebody is reading, and is going to type on. */
      if (patience >= 0 && request->article != NULL)
        attune_search_dictionary_prepare (attune_search_store_get_dictionary (store));
      results = attune_search_engine_answer (store, request, cancellable, &local_error);
      attune_search_store_unlock (store);
      if (results != NULL)
        {
          attune_search_results_set_of_all (results, is_whole);
          return results;
        }

      /* One that a cancelled search has interrupted is none that failed. */
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return NULL;
      if (attempt == MAX_ATTEMPTS)
        {
          g_propagate_error (error, g_steal_pointer (&local_error));
          return NULL;
        }

      g_debug ("The index is made anew: %s", local_error->message);
      forget_store (self);
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

  results = search (self, job->source, &job->request, PATIENCE, g_task_get_cancellable (task),
                    &error);
  if (results != NULL)
    g_task_return_pointer (task, results, g_object_unref);
  else
    g_task_return_error (task, error);
  count_pending (self, -1);
}

/**
 * attune_search_index_search:
 * @request: what is asked
 * @cancellable: (nullable): a cancellable
 * @error: return location, %ATTUNE_STORAGE_ERROR, %G_FILE_ERROR or %G_IO_ERROR_CANCELLED; what was
 *   typed is never one
 *
 * Searches, and waits for what is found: until all of the index is made, and for an asynchronous
 * search that is running.
 *
 * Returns: (transfer full) (nullable): what was found, or %NULL with @error set
 */
AttuneSearchResults *
attune_search_index_search (AttuneSearchIndex *self,
                            const AttuneSearchRequest *request,
                            GCancellable *cancellable,
                            GError **error)
{
  g_autoptr (AttuneSearchSource) source = NULL;

  g_return_val_if_fail (request->text != NULL, NULL);

  source = dup_source (self);

  return search (self, source, request, -1, cancellable, error);
}

static void
cancelled_cb (GCancellable *cancellable, GCancellable *other)
{
  g_cancellable_cancel (other);
}

/**
 * attune_search_index_search_async:
 * @request: what is asked; copied
 * @cancellable: (nullable): a cancellable
 * @callback: called in the thread's own main context when it is done
 * @user_data: for @callback
 *
 * Searches on another thread. Only the newest search counts: those that were begun before it and
 * have not been told of yet end with %G_IO_ERROR_CANCELLED, so that what arrives is never stale.
 * Where the index is being made, and that takes long, the answer is from what is ready; search
 * again when [property@SearchIndex:progress] has come to 1.
 *
 * To be called from the thread that uses the library.
 */
void
attune_search_index_search_async (AttuneSearchIndex *self,
                                  const AttuneSearchRequest *request,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  Job *job = NULL;

  g_return_if_fail (request->text != NULL);

  if (self->latest != NULL)
    g_cancellable_cancel (self->latest);
  g_clear_object (&self->latest);
  self->latest = g_cancellable_new ();

  /* The task looks at its cancellable once more when the result is fetched. */
  task = g_task_new (self, self->latest, callback, user_data);
  g_task_set_source_tag (task, attune_search_index_search_async);
  g_task_set_static_name (task, "attune search");

  job = g_new0 (Job, 1);
  job->source = dup_source (self);
  job->request = *request;
  job->request.text = g_strdup (request->text);
  if (request->article != NULL)
    g_object_ref (request->article);
  if (request->documents != NULL)
    g_ptr_array_ref (request->documents);
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
 * @error: return location, %ATTUNE_STORAGE_ERROR, %G_FILE_ERROR or %G_IO_ERROR_CANCELLED
 *
 * Returns: (transfer full) (nullable): what was found, or %NULL with @error set
 */
AttuneSearchResults *
attune_search_index_search_finish (AttuneSearchIndex *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * attune_search_index_get_progress:
 *
 * Returns: how much of the index is made, from 0 to 1; 1 where none is being made
 */
double
attune_search_index_get_progress (AttuneSearchIndex *self)
{
  double progress = 1;

  g_mutex_lock (&self->maker_mutex);
  if (self->maker != NULL)
    progress = attune_search_maker_get_progress (self->maker);
  g_mutex_unlock (&self->maker_mutex);

  return progress;
}
