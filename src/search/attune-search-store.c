/* attune-search-store.c: the index itself, a full-text table in a database
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "attune-search-store.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "attune-search-rows.h"
#include "attune-statement.h"
#include "attune-storage-error.h"

/* To be raised whenever the rows come to hold something else: older files are then made anew. */
#define FORMAT 1

/* How old what a program left behind half made must be to be removed, in microseconds: other
 * programs may be at work beside this one. */
#define MAX_AGE (60 * G_TIME_SPAN_MINUTE)

/* Diacritics are folded; the prefixes that are typed first have an index of their own. */
static const char *const steps[] = {
  "CREATE VIRTUAL TABLE passages USING fts5 (title, body, article UNINDEXED, block UNINDEXED,"
  " kind UNINDEXED, position UNINDEXED, section UNINDEXED,"
  " tokenize = 'unicode61 remove_diacritics 2', prefix = '2 3');"
  "CREATE TABLE stamp (text TEXT NOT NULL);",
  NULL,
};

static const AttuneSchema schema = { .application_id = 0x41747849 /* Atxi */, .steps = steps };

/* Says what an index was made from, and how. */
static char *
dup_stamp (const AttuneSearchSource *source)
{
  return g_strdup_printf ("%d:%s", FORMAT, source->checksum);
}

/* Opens an index that is there, if it is the right one. */
static AttuneDatabase *
open_made (const char *path, const AttuneSearchSource *source)
{
  g_autoptr (AttuneDatabase) database = NULL;
  g_autoptr (AttuneStatement) select = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *stamp = dup_stamp (source);

  /* A file in use is never written to, only replaced, so that it needs neither locks nor a log;
   * and an old log beside it cannot get into it. */
  database = attune_database_open (path, ATTUNE_DATABASE_IMMUTABLE, &schema, &error);
  if (database != NULL)
    select = attune_database_prepare (database, "SELECT text FROM stamp", &error);
  if (select != NULL && attune_statement_step (select, &error) == ATTUNE_STEP_ROW &&
      g_strcmp0 (attune_statement_get_text (select, 0), stamp) == 0)
    return g_steal_pointer (&database);

  /* No reason to tell anybody: it will be made again. */
  g_debug ("%s is of no use: %s", path, error != NULL ? error->message : "of other articles");

  return NULL;
}

static gboolean
fill (AttuneDatabase *database, const AttuneSearchSource *source, GError **error)
{
  g_autoptr (AttuneStatement) insert = NULL;
  g_autofree char *stamp = dup_stamp (source);

  if (!attune_database_begin (database, error))
    return FALSE;

  insert = attune_database_prepare (database, "INSERT INTO stamp VALUES (?1)", error);
  if (insert != NULL)
    {
      attune_statement_bind_text (insert, 1, stamp);
      if (attune_statement_run (insert, error) &&
          attune_search_rows_insert (database, source->articles, error) &&
          attune_database_exec (database, "INSERT INTO passages (passages) VALUES ('optimize')",
                                error))
        return attune_database_commit (database, error);
    }

  attune_database_rollback (database);

  return FALSE;
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

/* Makes the index under a name of its own, and moves it to its place when it is whole. */
static gboolean
make_file (const char *path, const AttuneSearchSource *source, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *unique = g_uuid_string_random ();
  g_autofree char *name = g_strconcat (path, ".", unique, ".new", NULL);
  g_autoptr (AttuneDatabase) database = NULL;
  gboolean made = FALSE;

  if (g_mkdir_with_parents (folder, 0700) == 0)
    {
      remove_leftovers (path);
      database = attune_database_open (name, ATTUNE_DATABASE_DISPOSABLE, &schema, error);

      /* A log would have everything written twice. */
      made = database != NULL &&
             attune_database_exec (database, "PRAGMA journal_mode = MEMORY", error) &&
             fill (database, source, error);
      g_clear_pointer (&database, attune_database_unref);
      if (made && g_rename (name, path) == 0)
        return TRUE;
    }

  if (error == NULL || *error == NULL)
    g_set_error_literal (error, G_FILE_ERROR, (int) g_file_error_from_errno (errno),
                         g_strerror (errno));
  g_unlink (name);

  return FALSE;
}

/**
 * attune_search_store_open:
 * @path: (nullable) (type filename): where the index lies; %NULL for one in memory
 * @source: what is searched
 * @error: return location, %ATTUNE_STORAGE_ERROR
 *
 * Opens the index of some articles. One that is missing, damaged or of other articles is made anew.
 * It is made in memory where it cannot be made in its place.
 *
 * Returns: (transfer full) (nullable): the index, or %NULL with @error set
 */
AttuneDatabase *
attune_search_store_open (const char *path, const AttuneSearchSource *source, GError **error)
{
  g_autoptr (AttuneDatabase) database = NULL;
  g_autoptr (GError) local_error = NULL;

  if (path != NULL)
    {
      database = open_made (path, source);
      if (database == NULL && make_file (path, source, &local_error))
        database = open_made (path, source);
      if (database != NULL)
        return g_steal_pointer (&database);

      g_debug ("%s cannot be made: %s", path,
               local_error != NULL ? local_error->message : "replaced meanwhile");
    }

  database = attune_database_open (NULL, ATTUNE_DATABASE_DISPOSABLE, &schema, error);
  if (database == NULL || !fill (database, source, error))
    return NULL;

  return g_steal_pointer (&database);
}

/* Ranking. bm25() is the less the better, and below 0. What it gives a row grows ever slower with
 * the number of matches, towards a limit; in a title, which weighs ten times as much, the first one
 * all but reaches it. On top of that a row counts by its class, in the order of AttuneSearchClass:
 * a heading leads to all that is under it, and references, whose rows are short, which bm25()
 * likes, are what is wanted least often. */
#define SCORE                                                                                      \
  "bm25 (passages, 10.0, 1.0)"                                                                     \
  " * CASE rowid & 7 WHEN 0 THEN 1.0 WHEN 1 THEN 1.5 WHEN 2 THEN 1.15 WHEN 3 THEN 1.1 ELSE 0.5 "   \
  "END"

/* The best rows are chosen first, and only theirs are marked, which takes the longest. The plus
 * keeps SQLite from looking each of them up with a search of its own. */
#define QUERY                                                                                      \
  "WITH best AS MATERIALIZED (SELECT rowid AS id, " SCORE " AS score FROM passages"                \
  " WHERE passages MATCH ?1 ORDER BY score, id LIMIT ?2)"                                          \
  " SELECT score, article, block, highlight (passages, 1, ?3, ?4) FROM passages CROSS JOIN best"   \
  " ON best.id = + passages.rowid WHERE passages MATCH ?1 ORDER BY passages.rowid"

typedef struct
{
  AttuneSearchHit *hit; /* owned by the list in reading order */
  double score;
} RankedHit;

static int
compare_scores (gconstpointer a, gconstpointer b)
{
  const RankedHit *x = a, *y = b;

  return (x->score > y->score) - (x->score < y->score);
}

static AttuneArticle *
find_article (const AttuneSearchSource *source, const char *id)
{
  for (guint i = 0; i < source->articles->len; i++)
    {
      AttuneArticle *article = g_ptr_array_index (source->articles, i);

      if (g_strcmp0 (attune_article_get_id (article), id) == 0)
        return article;
    }

  return NULL;
}

/* Reads a row; what does not fit the articles is a sign of damage. */
static AttuneSearchHit *
read_row (AttuneStatement *select,
          const AttuneSearchSource *source,
          AttuneSearchQuery *query,
          GError **error)
{
  AttuneArticle *article = find_article (source, attune_statement_get_text (select, 1));
  const char *id = attune_statement_get_text (select, 2);
  const char *marked = attune_statement_get_text (select, 3);
  const AttuneBlock *block = NULL;
  g_autoptr (GArray) ranges = NULL;

  if (article != NULL && id != NULL)
    block = attune_article_lookup_block (article, id);
  if (block != NULL && marked != NULL)
    ranges = attune_search_rows_read_ranges (marked,
                                             attune_text_get_string (attune_block_get_text (block)),
                                             attune_search_query_get_n_words (query) > 1);
  if (ranges == NULL || ranges->len == 0)
    {
      g_set_error_literal (error, ATTUNE_STORAGE_ERROR, ATTUNE_STORAGE_ERROR_CORRUPT,
                           _ ("The index is damaged"));
      return NULL;
    }

  return attune_search_hit_new (article, block, ranges);
}

static AttuneSearchResults *
make_results (AttuneSearchQuery *query, GPtrArray *in_order, GArray *ranked)
{
  gboolean complete = ranked->len <= ATTUNE_SEARCH_MAX_HITS;
  g_autoptr (GPtrArray) hits = g_ptr_array_new_with_free_func (g_object_unref);

  /* Stable, so that of two equal ones the first in the text is first. */
  g_array_sort (ranked, compare_scores);
  for (guint i = 0; i < MIN (ranked->len, ATTUNE_SEARCH_MAX_HITS); i++)
    g_ptr_array_add (hits, g_object_ref (g_array_index (ranked, RankedHit, i).hit));
  if (!complete)
    g_ptr_array_remove (in_order, g_array_index (ranked, RankedHit, ATTUNE_SEARCH_MAX_HITS).hit);

  return attune_search_results_new (query, hits, in_order, complete);
}

/**
 * attune_search_store_query:
 * @database: (nullable): the index of these articles; an empty query needs none
 * @source: what it was made from
 * @query: what to look for
 * @cancellable: (nullable): looked at between rows
 * @error: return location, %ATTUNE_STORAGE_ERROR or %G_IO_ERROR_CANCELLED
 *
 * Returns: (transfer full) (nullable): what was found, or %NULL with @error set
 */
AttuneSearchResults *
attune_search_store_query (AttuneDatabase *database,
                           const AttuneSearchSource *source,
                           AttuneSearchQuery *query,
                           GCancellable *cancellable,
                           GError **error)
{
  static const char start[] = { ATTUNE_SEARCH_MATCH_START, '\0' };
  static const char end[] = { ATTUNE_SEARCH_MATCH_END, '\0' };
  g_autoptr (GPtrArray) in_order = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GArray) ranked = g_array_new (FALSE, FALSE, sizeof (RankedHit));
  g_autoptr (AttuneStatement) select = NULL;
  AttuneStep step = ATTUNE_STEP_ROW;

  if (attune_search_query_is_empty (query))
    return make_results (query, in_order, ranked);

  select = attune_database_prepare (database, QUERY, error);
  if (select == NULL)
    return NULL;
  attune_statement_bind_text (select, 1, attune_search_query_get_match (query));
  attune_statement_bind_int64 (select, 2, ATTUNE_SEARCH_MAX_HITS + 1);
  attune_statement_bind_text (select, 3, start);
  attune_statement_bind_text (select, 4, end);

  while ((step = attune_statement_step (select, error)) == ATTUNE_STEP_ROW)
    {
      RankedHit ranked_hit = { .score = attune_statement_get_double (select, 0) };

      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return NULL;

      ranked_hit.hit = read_row (select, source, query, error);
      if (ranked_hit.hit == NULL)
        return NULL;
      g_ptr_array_add (in_order, ranked_hit.hit);
      g_array_append_val (ranked, ranked_hit);
    }

  return step == ATTUNE_STEP_DONE ? make_results (query, in_order, ranked) : NULL;
}
