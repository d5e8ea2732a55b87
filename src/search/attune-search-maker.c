/* attune-search-maker.c: makes an index while it is used
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "attune-search-maker.h"

#include <gio/gio.h>

struct _AttuneSearchMaker
{
  AttuneSearchSource *source;
  char *path;
  AttuneSearchMakerFunc progressed;
  gpointer user_data;
  GDestroyNotify destroy;

  int n_added; /* articles; atomic */
  int stopped; /* atomic */

  GMutex mutex; /* for what follows */
  GCond cond;
  AttuneSearchStore *store;
  GError *error;
  gboolean ended;
};

static void
maker_clear (gpointer data)
{
  AttuneSearchMaker *self = data;

  if (self->destroy != NULL)
    self->destroy (self->user_data);
  g_clear_pointer (&self->source, attune_search_source_unref);
  g_clear_pointer (&self->store, attune_search_store_unref);
  g_clear_error (&self->error);
  g_free (self->path);
  g_mutex_clear (&self->mutex);
  g_cond_clear (&self->cond);
}

AttuneSearchMaker *
attune_search_maker_ref (AttuneSearchMaker *self)
{
  return g_atomic_rc_box_acquire (self);
}

void
attune_search_maker_unref (AttuneSearchMaker *self)
{
  g_atomic_rc_box_release_full (self, maker_clear);
}

static void
set_store (AttuneSearchMaker *self, AttuneSearchStore *store)
{
  g_mutex_lock (&self->mutex);
  g_clear_pointer (&self->store, attune_search_store_unref);
  self->store = attune_search_store_ref (store);
  g_cond_broadcast (&self->cond);
  g_mutex_unlock (&self->mutex);
}

/* An article that cannot be read is not found, and keeps no other from it. */
static gboolean
fill (AttuneSearchMaker *self, AttuneSearchStore *store, GError **error)
{
  g_atomic_int_set (&self->n_added, 0);
  for (guint i = 0; i < attune_search_source_get_n_articles (self->source); i++)
    {
      g_autoptr (GError) local_error = NULL;
      g_autoptr (AttuneArticle) article = attune_search_source_load (self->source, i, &local_error);

      if (g_atomic_int_get (&self->stopped))
        {
          g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_CANCELLED, "stopped");
          return FALSE;
        }
      if (article == NULL)
        g_debug ("%s", local_error->message);
      else if (!attune_search_store_add (store, article, i, error))
        return FALSE;
      g_atomic_int_inc (&self->n_added);
      self->progressed (self->user_data);
    }

  return TRUE;
}

static AttuneSearchStore *
make (AttuneSearchMaker *self, const char *path, GError **error)
{
  g_autoptr (AttuneSearchStore) store = attune_search_store_new (path, error);

  if (store == NULL)
    return NULL;

  set_store (self, store);
  if (!fill (self, store, error) || !attune_search_store_end (store, self->source, path, error))
    return NULL;

  return g_steal_pointer (&store);
}

/* Where it cannot be made in its place it is made in memory. */
static AttuneSearchStore *
make_somewhere (AttuneSearchMaker *self, GError **error)
{
  g_autoptr (GError) local_error = NULL;
  AttuneSearchStore *store = make (self, self->path, &local_error);
  AttuneSearchStore *opened = NULL;

  if (store == NULL && self->path != NULL &&
      !g_error_matches (local_error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      g_debug ("%s cannot be made: %s", self->path, local_error->message);
      return make (self, NULL, error);
    }
  if (store == NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return NULL;
    }

  /* The one that was made is set up for writing; the other is read as it lies there. */
  opened = self->path != NULL ? attune_search_store_open (self->path, self->source) : NULL;
  if (opened == NULL)
    return store;

  attune_search_store_unref (store);

  return opened;
}

static gpointer
run (gpointer data)
{
  g_autoptr (AttuneSearchMaker) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (AttuneSearchStore) store = make_somewhere (self, &error);

  if (store != NULL)
    set_store (self, store);
  g_mutex_lock (&self->mutex);
  if (store == NULL)
    {
      self->error = g_steal_pointer (&error);
      g_clear_pointer (&self->store, attune_search_store_unref);
    }
  self->ended = TRUE;
  g_cond_broadcast (&self->cond);
  g_mutex_unlock (&self->mutex);
  self->progressed (self->user_data);

  return NULL;
}

/**
 * attune_search_maker_new:
 * @source: what to make the index from
 * @path: (nullable) (type filename): where; %NULL for in memory
 * @progressed: called in another thread after each article, and when it is done
 * @user_data: for @progressed
 * @destroy: (nullable): frees @user_data, in whatever thread drops the last reference
 *
 * Begins to make an index.
 *
 * Returns: (transfer full): the maker
 */
AttuneSearchMaker *
attune_search_maker_new (AttuneSearchSource *source,
                         const char *path,
                         AttuneSearchMakerFunc progressed,
                         gpointer user_data,
                         GDestroyNotify destroy)
{
  AttuneSearchMaker *self = g_atomic_rc_box_new0 (AttuneSearchMaker);

  self->source = attune_search_source_ref (source);
  self->path = g_strdup (path);
  self->progressed = progressed;
  self->user_data = user_data;
  self->destroy = destroy;
  g_mutex_init (&self->mutex);
  g_cond_init (&self->cond);
  g_thread_unref (g_thread_new ("attune-index", run, attune_search_maker_ref (self)));

  return self;
}

/**
 * attune_search_maker_stop:
 *
 * Has it stop after the article that it is at. What it has made is removed.
 */
void
attune_search_maker_stop (AttuneSearchMaker *self)
{
  g_atomic_int_set (&self->stopped, TRUE);
}

/**
 * attune_search_maker_wait:
 * @microseconds: how long at most; negative for as long as it takes
 *
 * Returns: whether it has ended
 */
gboolean
attune_search_maker_wait (AttuneSearchMaker *self, gint64 microseconds)
{
  gint64 end = g_get_monotonic_time () + microseconds;
  gboolean ended = FALSE;

  g_mutex_lock (&self->mutex);
  while (!self->ended)
    {
      if (microseconds < 0)
        g_cond_wait (&self->cond, &self->mutex);
      else if (!g_cond_wait_until (&self->cond, &self->mutex, end))
        break;
    }
  ended = self->ended;
  g_mutex_unlock (&self->mutex);

  return ended;
}

/**
 * attune_search_maker_get_progress:
 *
 * Returns: how much is made, from 0 to 1; 1 when it has ended
 */
double
attune_search_maker_get_progress (AttuneSearchMaker *self)
{
  guint n = attune_search_source_get_n_articles (self->source);
  double progress = 0;

  g_mutex_lock (&self->mutex);
  progress = self->ended ? 1.0 : g_atomic_int_get (&self->n_added) / (n + 1.0);
  g_mutex_unlock (&self->mutex);

  return progress;
}

/**
 * attune_search_maker_dup_store:
 * @error: return location, %ATTUNE_STORAGE_ERROR, %G_FILE_ERROR or %G_IO_ERROR_CANCELLED
 *
 * Returns: (transfer full) (nullable): the index as far as it is made, or %NULL with @error set
 *   where it cannot be
 */
AttuneSearchStore *
attune_search_maker_dup_store (AttuneSearchMaker *self, GError **error)
{
  AttuneSearchStore *store = NULL;

  g_mutex_lock (&self->mutex);
  while (self->store == NULL && !self->ended)
    g_cond_wait (&self->cond, &self->mutex);
  if (self->store != NULL)
    store = attune_search_store_ref (self->store);
  else if (error != NULL)
    *error = g_error_copy (self->error);
  g_mutex_unlock (&self->mutex);

  return store;
}
