/* attune-notebook-session.c: whether a log belongs to its file
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "attune-notebook-session.h"

#include "attune-statement.h"

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
 * attune_notebook_session_begin:
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
 * session before the one before has arrived; nor one that another has begun meanwhile.
 *
 * Returns: whether nothing went wrong
 */
gboolean
attune_notebook_session_begin (AttuneDatabase *database, gboolean *begun, GError **error)
{
  g_autofree char *arrived = get_meta (database, "session");
  g_autofree char *present = NULL;

  if (!attune_database_checkpoint (database, begun, error))
    return FALSE;
  if (!*begun)
    return TRUE;

  *begun = FALSE;
  if (!attune_database_begin (database, error))
    return FALSE;
  present = get_meta (database, "session");
  if (g_strcmp0 (present, arrived) != 0)
    {
      attune_database_rollback (database);
      return TRUE;
    }
  if (!attune_database_run (
          database,
          "UPDATE meta SET value = (SELECT value FROM meta WHERE key = 'session') "
          "WHERE key = 'previous-session'",
          error) ||
      !attune_database_run (
          database, "UPDATE meta SET value = lower (hex (randomblob (16))) WHERE key = 'session'",
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

/**
 * attune_notebook_session_forget:
 * @error: return location, %ATTUNE_STORAGE_ERROR
 *
 * Gives a file that is a copy a name that no log knows.
 *
 * Returns: whether that was done
 */
gboolean
attune_notebook_session_forget (AttuneDatabase *database, GError **error)
{
  return attune_database_run (database,
                              "UPDATE meta SET value = lower (hex (randomblob (16))) "
                              "WHERE key IN ('session', 'previous-session')",
                              error);
}

/**
 * attune_notebook_session_get_generation:
 *
 * Returns: how many transactions have written to it; -1 where it cannot be read
 */
gint64
attune_notebook_session_get_generation (AttuneDatabase *database)
{
  g_autofree char *generation = get_meta (database, "generation");

  return generation != NULL ? g_ascii_strtoll (generation, NULL, 10) : -1;
}

/**
 * attune_notebook_session_is_among:
 * @database: a file, read without its log
 * @sessions: (element-type utf8): names that were found in a log
 *
 * Returns: whether the log was written for that file, as far as can be told of a damaged one
 */
gboolean
attune_notebook_session_is_among (AttuneDatabase *database, GHashTable *sessions)
{
  g_autofree char *own = get_meta (database, "session");

  return own != NULL && g_hash_table_contains (sessions, own);
}

/**
 * attune_notebook_session_knows:
 * @with_log: a file, read with its log
 * @sessions: (element-type utf8): the names that were found in the file itself
 *
 * Returns: whether the log was written for that file, as far as can be told where the file alone
 *   cannot be read
 */
gboolean
attune_notebook_session_knows (AttuneDatabase *with_log, GHashTable *sessions)
{
  g_autofree char *session = get_meta (with_log, "session");
  g_autofree char *previous = get_meta (with_log, "previous-session");

  return (session != NULL && g_hash_table_contains (sessions, session)) ||
         (previous != NULL && g_hash_table_contains (sessions, previous));
}

/**
 * attune_notebook_session_is_log_of:
 * @with_log: a file, read with its log
 * @without_log: the same file, read alone
 *
 * Returns: whether the log was written for that file
 */
gboolean
attune_notebook_session_is_log_of (AttuneDatabase *with_log, AttuneDatabase *without_log)
{
  g_autofree char *session = get_meta (with_log, "session");
  g_autofree char *previous = get_meta (with_log, "previous-session");
  g_autofree char *own = get_meta (without_log, "session");

  return own != NULL && (g_strcmp0 (own, session) == 0 || g_strcmp0 (own, previous) == 0);
}
