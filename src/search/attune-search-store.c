/* attune-search-store.c: the index itself, full-text tables in a database
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "attune-search-store.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "attune-search-interner.h"
#include "attune-search-rank.h"
#include "attune-search-rows.h"
#include "attune-search-words.h"
#include "attune-statement.h"
#include "attune-storage-error.h"

/* To be raised whenever the rows come to hold something else: older files are then made anew. */
#define FORMAT 3

/* How old what a program left behind half made must be to be removed, in microseconds: other
 * programs may be at work beside this one. */
#define MAX_AGE (60 * G_TIME_SPAN_MINUTE)

/* While an index is made its vocabulary is looked at from time to time only. */
#define GROWTH 1.2

/* Texts have no length of their own for the ranking, so that none need be kept. */
#define TABLE(name)                                                                                \
  "CREATE VIRTUAL TABLE " name " USING fts5 (title, body, section, block UNINDEXED,"               \
  " tokenize = 'attune', columnsize = 0);"

static const char *const steps[] = {
  TABLE ("headings") TABLE ("passages") TABLE ("terms")
      TABLE ("refs") "CREATE TABLE articles (number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE);"
                     "CREATE TABLE sections (article INTEGER NOT NULL, block INTEGER NOT NULL, id "
                     "TEXT NOT NULL,"
                     " path TEXT NOT NULL, around TEXT NOT NULL, PRIMARY KEY (article, block)) "
                     "WITHOUT ROWID;"
                     "CREATE TABLE stamp (text TEXT NOT NULL, n_rows INTEGER NOT NULL, vocabulary "
                     "BLOB NOT NULL);",
  NULL,
};

static const AttuneSchema schema = {
  .application_id = 0x41747849 /* Atxi */,
  .steps = steps,
  .full_text = &attune_search_full_text,
};

struct _AttuneSearchStore
{
  GMutex mutex;
  int n_waiting; /* for the mutex; atomic */

  char *path; /* of the file while it is being made */
  AttuneDatabase *database;
  AttuneSearchVocabulary *vocabulary;
  AttuneSearchDictionary *dictionary; /* made when it is wanted */
  guint n_rows;

  /* While it is being made */
  AttuneSearchVocabulary *growing; /* of the articles up to now */
  guint n_rows_known;              /* when the vocabulary was last looked at */
};

static AttuneSearchStore *
store_new (void)
{
  AttuneSearchStore *self = g_atomic_rc_box_new0 (AttuneSearchStore);

  g_mutex_init (&self->mutex);

  return self;
}

AttuneSearchStore *
attune_search_store_ref (AttuneSearchStore *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
store_clear (gpointer data)
{
  AttuneSearchStore *self = data;

  g_clear_pointer (&self->database, attune_database_unref);
  if (self->path != NULL)
    g_unlink (self->path); /* it never came to its place */
  g_clear_pointer (&self->path, g_free);
  g_clear_pointer (&self->vocabulary, attune_search_vocabulary_unref);
  g_clear_pointer (&self->dictionary, attune_search_dictionary_free);
  g_clear_pointer (&self->growing, attune_search_vocabulary_unref);
  g_mutex_clear (&self->mutex);
}

/**
 * attune_search_store_unref:
 *
 * Closes the index with the last reference. One that was never ended is removed.
 */
void
attune_search_store_unref (AttuneSearchStore *self)
{
  g_atomic_rc_box_release_full (self, store_clear);
}

/**
 * attune_search_store_lock:
 *
 * Waits until nobody else uses the index. Whoever is making it lets others go first.
 */
void
attune_search_store_lock (AttuneSearchStore *self)
{
  g_atomic_int_inc (&self->n_waiting);
  g_mutex_lock (&self->mutex);
  g_atomic_int_add (&self->n_waiting, -1);
}

void
attune_search_store_unlock (AttuneSearchStore *self)
{
  g_mutex_unlock (&self->mutex);
}

AttuneDatabase *
attune_search_store_get_database (AttuneSearchStore *self)
{
  return self->database;
}

/**
 * attune_search_store_get_vocabulary:
 *
 * Returns: (transfer none): the words of the articles; while the index is being made, perhaps not
 *   the newest of them
 */
AttuneSearchVocabulary *
attune_search_store_get_vocabulary (AttuneSearchStore *self)
{
  if (self->growing == NULL)
    return self->vocabulary;

  if (self->vocabulary == NULL || self->n_rows > self->n_rows_known * GROWTH)
    {
      g_clear_pointer (&self->vocabulary, attune_search_vocabulary_unref);
      self->vocabulary = attune_search_vocabulary_copy (self->growing);
      self->n_rows_known = self->n_rows;
    }

  return self->vocabulary;
}

/**
 * attune_search_store_get_dictionary:
 *
 * Returns: (transfer none): which words are spelled correctly in the languages of the articles
 */
AttuneSearchDictionary *
attune_search_store_get_dictionary (AttuneSearchStore *self)
{
  if (self->dictionary == NULL)
    {
      AttuneSearchVocabulary *vocabulary = attune_search_store_get_vocabulary (self);
      g_auto (GStrv) languages = attune_search_vocabulary_dup_languages (vocabulary);

      self->dictionary = attune_search_dictionary_new ((const char *const *) languages);
    }

  return self->dictionary;
}

/**
 * attune_search_store_get_n_rows:
 *
 * Returns: how many blocks it has
 */
guint
attune_search_store_get_n_rows (AttuneSearchStore *self)
{
  return self->n_rows;
}

/* Says what an index was made from, and how. */
static char *
dup_stamp (AttuneSearchSource *source)
{
  return g_strdup_printf ("%d:%s", FORMAT, attune_search_source_get_checksum (source));
}

static gboolean
read_stamp (AttuneSearchStore *self, const char *stamp, GError **error)
{
  g_autoptr (AttuneStatement) select = NULL;
  g_autoptr (GBytes) bytes = NULL;
  AttuneStep step = ATTUNE_STEP_ERROR;

  select = attune_database_prepare (self->database, "SELECT text, n_rows, vocabulary FROM stamp",
                                    error);
  if (select != NULL)
    step = attune_statement_step (select, error);
  if (step == ATTUNE_STEP_DONE ||
      (step == ATTUNE_STEP_ROW && g_strcmp0 (attune_statement_get_text (select, 0), stamp) != 0))
    {
      g_set_error_literal (error, ATTUNE_STORAGE_ERROR, ATTUNE_STORAGE_ERROR_CORRUPT,
                           "of other articles");
      return FALSE;
    }
  if (step == ATTUNE_STEP_ERROR)
    return FALSE;

  self->n_rows = (guint) attune_statement_get_int64 (select, 1);
  bytes = attune_statement_dup_blob (select, 2);
  self->vocabulary = attune_search_vocabulary_new_from_bytes (bytes, error);

  return self->vocabulary != NULL;
}

/**
 * attune_search_store_open:
 * @path: (type filename): where the index lies
 * @source: what it should have been made from
 *
 * Opens an index that is there, if it is whole and the right one. If not there is no reason to tell
 * anybody: it will be made again.
 *
 * Returns: (transfer full) (nullable): the index
 */
AttuneSearchStore *
attune_search_store_open (const char *path, AttuneSearchSource *source)
{
  g_autoptr (AttuneSearchStore) self = store_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *stamp = dup_stamp (source);

  /* A file in use is never written to, only replaced, so that it needs neither locks nor a log;
   * and an old log beside it cannot get into it. */
  self->database = attune_database_open (path, ATTUNE_DATABASE_IMMUTABLE, &schema, &error);
  if (self->database != NULL && read_stamp (self, stamp, &error))
    return g_steal_pointer (&self);

  g_debug ("%s is of no use: %s", path, error->message);

  return NULL;
}

static void
remove_leftovers (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *prefix = g_path_get_basename (path);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL); /* none, none left over */
  const char *name = NULL;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *other = g_build_filename (folder, name, NULL);
      GStatBuf status = { 0 };

      if (g_str_has_prefix (name, prefix) && strstr (name, ".new") != NULL &&
          g_stat (other, &status) == 0 &&
          g_get_real_time () - (gint64) status.st_mtime * G_TIME_SPAN_SECOND > MAX_AGE)
        g_unlink (other);
    }
}

/* A log would have everything written twice. New words are gathered for long before they are
 * written, so that there are few pieces to be merged. */
#define PRAGMAS                                                                                    \
  "PRAGMA journal_mode = MEMORY;"                                                                  \
  "PRAGMA locking_mode = EXCLUSIVE;"                                                               \
  "PRAGMA cache_size = -16384;"                                                                    \
  "INSERT INTO passages (passages, rank) VALUES ('hashsize', 33554432);"

/**
 * attune_search_store_new:
 * @path: (nullable) (type filename): where the index is to lie in the end; %NULL for one in memory
 * @error: return location, %ATTUNE_STORAGE_ERROR or %G_FILE_ERROR
 *
 * Begins an index. It is made under a name of its own, and can be used meanwhile.
 *
 * Returns: (transfer full) (nullable): the index, or %NULL with @error set
 */
AttuneSearchStore *
attune_search_store_new (const char *path, GError **error)
{
  g_autoptr (AttuneSearchStore) self = store_new ();

  if (path != NULL)
    {
      g_autofree char *folder = g_path_get_dirname (path);
      g_autofree char *unique = g_uuid_string_random ();

      if (g_mkdir_with_parents (folder, 0700) != 0)
        {
          int cause = errno;

          g_set_error_literal (error, G_FILE_ERROR, (int) g_file_error_from_errno (cause),
                               g_strerror (cause));
          return NULL;
        }
      remove_leftovers (path);
      self->path = g_strconcat (path, ".", unique, ".new", NULL);
    }

  self->growing = attune_search_vocabulary_new (NULL);
  self->database = attune_database_open (self->path, ATTUNE_DATABASE_DISPOSABLE, &schema, error);
  if (self->database == NULL || !attune_database_exec (self->database, PRAGMAS, error) ||
      !attune_database_begin (self->database, error))
    return NULL;

  return g_steal_pointer (&self);
}

/* The vocabulary is that of the blocks: titles of sections stand beside each of them. Most words of
 * an article are in it again and again; they are gathered first, where they are quickly found. */
static void
count_words (AttuneSearchStore *self, AttuneArticle *article)
{
  g_autoptr (AttuneSearchArena) arena = attune_search_arena_new ();
  AttuneSearchInterner *interner = attune_search_interner_new (arena);
  g_autoptr (GArray) counts = g_array_new (FALSE, TRUE, sizeof (guint));

  for (guint b = 0; b < attune_article_get_n_blocks (article); b++)
    {
      const AttuneText *text = attune_block_get_text (attune_article_get_block (article, b));
      g_auto (AttuneSearchWords) words = { 0 };

      attune_search_words_init (&words, attune_text_get_string (text), -1);
      while (attune_search_words_next (&words))
        {
          guint number = attune_search_interner_add (interner, words.word, words.n_bytes);

          if (number == counts->len)
            g_array_set_size (counts, number + 1);
          g_array_index (counts, guint, number)++;
        }
    }

  for (guint i = 0; i < counts->len; i++)
    attune_search_vocabulary_add (self->growing, attune_search_interner_get (interner, i),
                                  g_array_index (counts, guint, i));
  attune_search_interner_free (interner);
}

/**
 * attune_search_store_add:
 * @article: an article
 * @number: its number, greater than those of the articles before it
 * @error: return location, %ATTUNE_STORAGE_ERROR
 *
 * Adds an article. To be called without the lock, which it takes when nobody else wants it.
 *
 * Returns: whether that succeeded
 */
gboolean
attune_search_store_add (AttuneSearchStore *self,
                         AttuneArticle *article,
                         guint number,
                         GError **error)
{
  gboolean added = FALSE;

  while (g_atomic_int_get (&self->n_waiting) > 0)
    g_usleep (200);

  g_mutex_lock (&self->mutex);
  attune_search_vocabulary_add_language (self->growing, attune_article_get_language (article));
  count_words (self, article);
  added = attune_search_rows_insert (self->database, article, number, &self->n_rows, error);
  g_mutex_unlock (&self->mutex);

  return added;
}

static gboolean
write_stamp (AttuneSearchStore *self, AttuneSearchSource *source, GError **error)
{
  g_autoptr (AttuneStatement) insert = NULL;
  g_autofree char *stamp = dup_stamp (source);
  g_autoptr (GBytes) bytes = attune_search_vocabulary_to_bytes (self->vocabulary);

  insert = attune_database_prepare (self->database, "INSERT INTO stamp VALUES (?1, ?2, ?3)", error);
  if (insert == NULL)
    return FALSE;
  attune_statement_bind_text (insert, 1, stamp);
  attune_statement_bind_int64 (insert, 2, self->n_rows);
  attune_statement_bind_blob (insert, 3, bytes);

  return attune_statement_run (insert, error);
}

static gboolean
end (AttuneSearchStore *self, AttuneSearchSource *source, GError **error)
{
  attune_search_vocabulary_end (self->growing);
  /* It is for the languages of the articles that there were. */
  g_clear_pointer (&self->dictionary, attune_search_dictionary_free);
  g_clear_pointer (&self->vocabulary, attune_search_vocabulary_unref);
  self->vocabulary = g_steal_pointer (&self->growing);

  return write_stamp (self, source, error) && attune_database_commit (self->database, error);
}

/**
 * attune_search_store_end:
 * @source: what was added
 * @path: (nullable) (type filename): where the index was to lie
 * @error: return location, %ATTUNE_STORAGE_ERROR or %G_FILE_ERROR
 *
 * Ends the making of the index, and moves it to its place, where others can open it. To be called
 * without the lock.
 *
 * Returns: whether that succeeded
 */
gboolean
attune_search_store_end (AttuneSearchStore *self,
                         AttuneSearchSource *source,
                         const char *path,
                         GError **error)
{
  gboolean ended = FALSE;

  attune_search_store_lock (self);
  ended = end (self, source, error);
  if (ended && path != NULL && g_rename (self->path, path) != 0)
    {
      int cause = errno;

      g_set_error_literal (error, G_FILE_ERROR, (int) g_file_error_from_errno (cause),
                           g_strerror (cause));
      ended = FALSE;
    }
  if (ended)
    g_clear_pointer (&self->path, g_free);
  attune_search_store_unlock (self);

  return ended;
}
