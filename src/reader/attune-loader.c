/* attune-loader.c: reads articles while the toolkit starts
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "attune-loader.h"

/**
 * AttuneLoader:
 *
 * Reads the bundle, and the files that were named on the command line, on threads of their own:
 * neither the articles nor the toolkit need each other until there is a window. Whoever asks for an
 * article waits for it.
 */
struct _AttuneLoader
{
  GThread *thread;
  AttuneLibrary *library;
  GHashTable *prepared; /* GFile to GThread */
};

typedef struct
{
  AttuneArticle *article;
  GError *error;
} Outcome;

static gpointer
load_bundle (gpointer data)
{
  AttuneLibrary *library = attune_library_new ();

  attune_library_add_resource (library, ATTUNE_RESOURCE_PATH "/articles");

  return library;
}

static gpointer
load_file (gpointer data)
{
  g_autoptr (GFile) file = data;
  Outcome *outcome = g_new0 (Outcome, 1);

  outcome->article = attune_article_new_from_file (file, &outcome->error);

  return outcome;
}

/* Waits for a file, and gives up nothing of what became of it. */
static AttuneArticle *
take_outcome (GThread *thread, GError **error)
{
  g_autofree Outcome *outcome = g_thread_join (thread);

  if (outcome->error != NULL)
    g_propagate_error (error, outcome->error);

  return outcome->article;
}

AttuneLoader *
attune_loader_new (void)
{
  AttuneLoader *self = g_new0 (AttuneLoader, 1);

  self->thread = g_thread_new ("articles", load_bundle, NULL);
  self->prepared = g_hash_table_new_full (g_file_hash, (GEqualFunc) g_file_equal, g_object_unref,
                                          NULL);

  return self;
}

void
attune_loader_free (AttuneLoader *self)
{
  GHashTableIter iter;
  gpointer thread = NULL;

  g_hash_table_iter_init (&iter, self->prepared);
  while (g_hash_table_iter_next (&iter, NULL, &thread))
    {
      g_autoptr (AttuneArticle) article = take_outcome (thread, NULL);
    }
  g_hash_table_unref (self->prepared);

  attune_loader_get_library (self);
  g_object_unref (self->library);
  g_free (self);
}

/**
 * attune_loader_prepare:
 * @file: an article that is about to be opened
 *
 * Begins to read it.
 */
void
attune_loader_prepare (AttuneLoader *self, GFile *file)
{
  if (!g_hash_table_contains (self->prepared, file))
    g_hash_table_insert (self->prepared, g_object_ref (file),
                         g_thread_new ("article", load_file, g_object_ref (file)));
}

/**
 * attune_loader_get_library:
 *
 * Returns: (transfer none): the articles of the bundle, and those that were opened since
 */
AttuneLibrary *
attune_loader_get_library (AttuneLoader *self)
{
  if (self->library == NULL)
    self->library = g_thread_join (g_steal_pointer (&self->thread));

  return self->library;
}

/**
 * attune_loader_open:
 * @file: an article
 * @error: return location, %G_IO_ERROR or %ATTUNE_ARTICLE_ERROR
 *
 * Adds an article to the library; it is waited for where it was prepared, and read now where not.
 *
 * Returns: (transfer none) (nullable): the article, or %NULL with @error set
 */
AttuneArticle *
attune_loader_open (AttuneLoader *self, GFile *file, GError **error)
{
  AttuneLibrary *library = attune_loader_get_library (self);
  GThread *thread = g_hash_table_lookup (self->prepared, file);
  g_autoptr (AttuneArticle) article = NULL;

  if (thread == NULL)
    return attune_library_add_file (library, file, error);

  article = take_outcome (thread, error);
  g_hash_table_remove (self->prepared, file);
  if (article != NULL)
    attune_library_add (library, article);

  return article;
}
