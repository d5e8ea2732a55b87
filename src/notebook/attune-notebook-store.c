/* attune-notebook-store.c: what the notebook's file holds
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "attune-notebook-store.h"

#include "attune-bookmark-private.h"
#include "attune-statement.h"
#include "attune-storage-error.h"

#include <glib/gi18n-lib.h>

/* "Attn": what tells notebooks from other SQLite files. */
#define APPLICATION_ID 0x4174746e

/* A step is never changed once it was released; what is new comes in a new one.
 *
 * Times are milliseconds since 1970 in UTC, positions in text are code points. "number" keeps the
 * order in which marks were made. "revision" is the checksum of the article that the place and the
 * quote are of.
 *
 * Each transaction counts "generation" up. "session" and "previous-session" tell whether a log
 * belongs to its file: see attune_notebook_store_begin_session(). */
static const char version_1[] =
    "CREATE TABLE meta ("
    "  key TEXT NOT NULL PRIMARY KEY,"
    "  value ANY"
    ") STRICT, WITHOUT ROWID;"
    "INSERT INTO meta (key, value) VALUES"
    "  ('generation', 0),"
    "  ('previous-session', ''),"
    "  ('session', lower (hex (randomblob (16))));"

    "CREATE TABLE marks ("
    "  number INTEGER PRIMARY KEY,"
    "  id TEXT NOT NULL UNIQUE,"
    "  kind TEXT NOT NULL CHECK (kind IN ('bookmark', 'highlight', 'note')),"
    "  article TEXT NOT NULL,"
    "  revision TEXT NOT NULL,"
    "  block TEXT,"
    "  \"start\" INTEGER CHECK (\"start\" BETWEEN 0 AND 4294967295),"
    "  \"end\" INTEGER CHECK (\"end\" BETWEEN \"start\" AND 4294967295),"
    "  quote TEXT NOT NULL,"
    "  prefix TEXT NOT NULL,"
    "  suffix TEXT NOT NULL,"
    "  name TEXT,"
    "  created_ms INTEGER NOT NULL,"
    "  modified_ms INTEGER NOT NULL,"
    "  CHECK ((\"start\" IS NULL) = (\"end\" IS NULL)),"
    "  CHECK (\"start\" IS NULL OR block IS NOT NULL)"
    ") STRICT;"

    "CREATE TABLE positions ("
    "  article TEXT NOT NULL PRIMARY KEY,"
    "  revision TEXT NOT NULL,"
    "  block TEXT,"
    "  \"start\" INTEGER CHECK (\"start\" BETWEEN 0 AND 4294967295),"
    "  \"end\" INTEGER CHECK (\"end\" BETWEEN \"start\" AND 4294967295),"
    "  saved_ms INTEGER NOT NULL,"
    "  CHECK ((\"start\" IS NULL) = (\"end\" IS NULL)),"
    "  CHECK (\"start\" IS NULL OR block IS NOT NULL)"
    ") STRICT, WITHOUT ROWID;";

static const char *const steps[] = { version_1, NULL };

const AttuneSchema attune_notebook_schema = { APPLICATION_ID, steps, NULL, NULL };

void
attune_change_clear (AttuneChange *self)
{
  g_clear_object (&self->bookmark);
  g_clear_pointer (&self->name, g_free);
  g_clear_pointer (&self->place, attune_place_unref);
  g_clear_pointer (&self->revision, g_free);
}

/* Reading */

/* A place from four columns: article, block, start, end; checked, for it may be damaged. */
static AttunePlace *
read_place (AttuneStatement *row, int column)
{
  const char *article = attune_statement_get_text (row, column);
  const char *block = attune_statement_get_text (row, column + 1);
  gint64 start = attune_statement_get_int64 (row, column + 2);
  gint64 end = attune_statement_get_int64 (row, column + 3);

  if (article == NULL || !g_utf8_validate (article, -1, NULL) ||
      (block != NULL && !g_utf8_validate (block, -1, NULL)))
    return NULL;
  if (attune_statement_is_null (row, column + 2))
    return attune_place_new (article, block);
  if (block == NULL || start < 0 || end < start || end > G_MAXUINT)
    return NULL;

  return attune_place_new_range (article, block, (guint) start, (guint) end);
}

static AttuneBookmark *
read_bookmark (AttuneStatement *row)
{
  g_autoptr (AttunePlace) place = read_place (row, 2);
  const char *texts[6];
  AttuneQuote quote = { 0 };

  if (place == NULL)
    return NULL;
  for (int i = 0; i < 6; i++)
    {
      /* id, revision, then behind the place: quote, prefix, suffix, name */
      texts[i] = attune_statement_get_text (row, i < 2 ? i : i + 4);
      if (texts[i] == NULL ? i != 5 : !g_utf8_validate (texts[i], -1, NULL))
        return NULL;
    }

  quote.exact = (char *) texts[2];
  quote.prefix = (char *) texts[3];
  quote.suffix = (char *) texts[4];

  return attune_bookmark_new (texts[0], place, texts[1], &quote, texts[5],
                              attune_statement_get_int64 (row, 10));
}

static gboolean
fail_damaged (GError **error)
{
  g_set_error_literal (error, ATTUNE_STORAGE_ERROR, ATTUNE_STORAGE_ERROR_CORRUPT,
                       _ ("The notebook is damaged."));

  return FALSE;
}

/**
 * attune_notebook_store_load:
 * @bookmarks: where the bookmarks are added, in the order in which they were made
 * @positions: where the places read to are added, by the article's id
 * @error: return location, %ATTUNE_STORAGE_ERROR
 *
 * Reads all that a notebook holds.
 *
 * Returns: whether all could be read
 */
gboolean
attune_notebook_store_load (AttuneDatabase *database,
                            GPtrArray *bookmarks,
                            GHashTable *positions,
                            GError **error)
{
  AttuneStep step = ATTUNE_STEP_DONE;
  g_autoptr (AttuneStatement) marks = attune_database_prepare (
      database,
      "SELECT id, revision, article, block, \"start\", \"end\", quote, prefix, suffix, name, "
      "created_ms FROM marks WHERE kind = 'bookmark' ORDER BY number",
      error);
  g_autoptr (AttuneStatement) places = NULL;

  if (marks == NULL)
    return FALSE;
  while ((step = attune_statement_step (marks, error)) == ATTUNE_STEP_ROW)
    {
      AttuneBookmark *bookmark = read_bookmark (marks);

      if (bookmark == NULL)
        return fail_damaged (error);
      g_ptr_array_add (bookmarks, bookmark);
    }
  if (step == ATTUNE_STEP_ERROR)
    return FALSE;

  places = attune_database_prepare (
      database, "SELECT article, block, \"start\", \"end\" FROM positions", error);
  if (places == NULL)
    return FALSE;
  while ((step = attune_statement_step (places, error)) == ATTUNE_STEP_ROW)
    {
      AttunePlace *place = read_place (places, 0);

      if (place == NULL)
        return fail_damaged (error);
      g_hash_table_insert (positions, g_strdup (attune_place_get_article_id (place)), place);
    }

  return step == ATTUNE_STEP_DONE;
}

/* Writing */

static gboolean
run_sql (AttuneDatabase *database, const char *sql, GError **error)
{
  g_autoptr (AttuneStatement) statement = attune_database_prepare (database, sql, error);

  return statement != NULL && attune_statement_run (statement, error);
}

static void
bind_place (AttuneStatement *statement, int parameter, AttunePlace *place)
{
  attune_statement_bind_text (statement, parameter, attune_place_get_article_id (place));
  attune_statement_bind_text (statement, parameter + 1, attune_place_get_block_id (place));
  if (attune_place_has_range (place))
    {
      attune_statement_bind_int64 (statement, parameter + 2, attune_place_get_start (place));
      attune_statement_bind_int64 (statement, parameter + 3, attune_place_get_end (place));
    }
}

static AttuneStatement *
prepare_change (AttuneDatabase *database, const AttuneChange *change, GError **error)
{
  AttuneStatement *statement = NULL;
  AttuneBookmark *bookmark = change->bookmark;

  switch (change->kind)
    {
    case ATTUNE_CHANGE_ADD:
      statement = attune_database_prepare (
          database,
          "INSERT INTO marks (article, block, \"start\", \"end\", id, kind, revision, quote, "
          "prefix, suffix, name, created_ms, modified_ms) "
          "VALUES (?, ?, ?, ?, ?, 'bookmark', ?, ?, ?, ?, ?, ?, ?)",
          error);
      if (statement == NULL)
        return NULL;
      bind_place (statement, 1, attune_bookmark_get_place (bookmark));
      attune_statement_bind_text (statement, 5, attune_bookmark_get_id (bookmark));
      attune_statement_bind_text (statement, 6, attune_bookmark_get_revision (bookmark));
      attune_statement_bind_text (statement, 7, attune_bookmark_get_quote (bookmark));
      attune_statement_bind_text (statement, 8, attune_bookmark_get_prefix (bookmark));
      attune_statement_bind_text (statement, 9, attune_bookmark_get_suffix (bookmark));
      attune_statement_bind_text (statement, 10, change->name);
      attune_statement_bind_int64 (statement, 11, attune_bookmark_get_created_ms (bookmark));
      attune_statement_bind_int64 (statement, 12, change->time);
      return statement;

    case ATTUNE_CHANGE_REMOVE:
      statement = attune_database_prepare (database, "DELETE FROM marks WHERE id = ?", error);
      if (statement != NULL)
        attune_statement_bind_text (statement, 1, attune_bookmark_get_id (bookmark));
      return statement;

    case ATTUNE_CHANGE_RENAME:
      statement = attune_database_prepare (
          database, "UPDATE marks SET name = ?, modified_ms = ? WHERE id = ?", error);
      if (statement == NULL)
        return NULL;
      attune_statement_bind_text (statement, 1, change->name);
      attune_statement_bind_int64 (statement, 2, change->time);
      attune_statement_bind_text (statement, 3, attune_bookmark_get_id (bookmark));
      return statement;

    case ATTUNE_CHANGE_POSITION:
      statement = attune_database_prepare (
          database,
          "INSERT OR REPLACE INTO positions (article, block, \"start\", \"end\", revision, "
          "saved_ms) VALUES (?, ?, ?, ?, ?, ?)",
          error);
      if (statement == NULL)
        return NULL;
      bind_place (statement, 1, change->place);
      attune_statement_bind_text (statement, 5, change->revision);
      attune_statement_bind_int64 (statement, 6, change->time);
      return statement;

    default:
      g_return_val_if_reached (NULL);
    }
}

/**
 * attune_notebook_store_apply:
 * @change: what to do
 * @error: return location, %ATTUNE_STORAGE_ERROR
 *
 * Makes a change, in a transaction of its own: it is on disk when this returns.
 *
 * Returns: whether it was made; else all is as it was
 */
gboolean
attune_notebook_store_apply (AttuneDatabase *database, const AttuneChange *change, GError **error)
{
  g_autoptr (AttuneStatement) statement = prepare_change (database, change, error);

  if (statement == NULL || !attune_database_begin (database, error))
    return FALSE;

  if (!attune_statement_run (statement, error))
    goto fail;
  /* Another process may have removed it. That nothing is left to be removed is as it should be. */
  if (change->kind == ATTUNE_CHANGE_RENAME && attune_database_get_n_changes (database) == 0)
    {
      g_set_error_literal (error, ATTUNE_STORAGE_ERROR, ATTUNE_STORAGE_ERROR_REFUSED,
                           _ ("This bookmark has been removed."));
      goto fail;
    }
  if (!run_sql (database, "UPDATE meta SET value = value + 1 WHERE key = 'generation'", error))
    goto fail;

  return attune_database_commit (database, error);

fail:
  attune_database_rollback (database);
  return FALSE;
}

/* Whether a log belongs to its file */

/**
 * attune_notebook_store_begin_session:
 * @begun: (out): whether it began; else to be tried again with the next write
 * @error: return location, %ATTUNE_STORAGE_ERROR
 *
 * To be called before the first write. SQLite takes any log that lies beside a file for its own:
 * that of another file, or of this one before an older copy took its place, and spoils it. So each
 * session has a name, which is in the file itself, put there while all of the log was in it, and
 * in the log, as each transaction writes the page that it is on.
 *
 * Should the program end before the name has got from the log to the file, then the file has the
 * one before, which the log knows too. That holds for several processes as well: none begins a
 * session before the one before has arrived.
 *
 * Returns: whether nothing went wrong
 */
gboolean
attune_notebook_store_begin_session (AttuneDatabase *database, gboolean *begun, GError **error)
{
  if (!attune_database_checkpoint (database, begun, error))
    return FALSE;
  if (!*begun)
    return TRUE;

  *begun = FALSE;
  if (!attune_database_begin (database, error))
    return FALSE;
  if (!run_sql (database,
                "UPDATE meta SET value = (SELECT value FROM meta WHERE key = 'session') "
                "WHERE key = 'previous-session'",
                error) ||
      !run_sql (database,
                "UPDATE meta SET value = lower (hex (randomblob (16))) WHERE key = 'session'",
                error))
    {
      attune_database_rollback (database);
      return FALSE;
    }
  if (!attune_database_commit (database, error))
    return FALSE;
  *begun = TRUE;

  return attune_database_checkpoint (database, NULL, error);
}

static char *
get_meta (AttuneDatabase *database, const char *key)
{
  g_autoptr (AttuneStatement)
      statement = attune_database_prepare (database, "SELECT value FROM meta WHERE key = ?", NULL);

  /* Not to be found is an answer: then it is not the same as any. */
  if (statement == NULL)
    return NULL;
  attune_statement_bind_text (statement, 1, key);
  if (attune_statement_step (statement, NULL) != ATTUNE_STEP_ROW)
    return NULL;

  return g_strdup (attune_statement_get_text (statement, 0));
}

/**
 * attune_notebook_store_get_generation:
 *
 * Returns: how many transactions have written to it; -1 where it cannot be read
 */
gint64
attune_notebook_store_get_generation (AttuneDatabase *database)
{
  g_autofree char *generation = get_meta (database, "generation");

  return generation != NULL ? g_ascii_strtoll (generation, NULL, 10) : -1;
}

/**
 * attune_notebook_store_is_log_of:
 * @with_log: a file, read with its log
 * @without_log: the same file, read alone
 *
 * Returns: whether the log was written for that file
 */
gboolean
attune_notebook_store_is_log_of (AttuneDatabase *with_log, AttuneDatabase *without_log)
{
  g_autofree char *session = get_meta (with_log, "session");
  g_autofree char *previous = get_meta (with_log, "previous-session");
  g_autofree char *own = get_meta (without_log, "session");

  return own != NULL && (g_strcmp0 (own, session) == 0 || g_strcmp0 (own, previous) == 0);
}
