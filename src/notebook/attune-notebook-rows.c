/* attune-notebook-rows.c: single rows of a notebook
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Each function is a part of a transaction that the caller has begun.
 */

#include "config.h"

#include "attune-notebook-rows.h"

#include <glib/gi18n-lib.h>

#include "attune-mark-row.h"
#include "attune-storage-error.h"

/* Runs a statement with one or two texts; @second is (nullable). */
gboolean
attune_rows_run (AttuneDatabase *database,
                 const char *sql,
                 const char *first,
                 const char *second,
                 GError **error)
{
  g_autoptr (AttuneStatement) statement = attune_database_prepare (database, sql, error);

  if (statement == NULL)
    return FALSE;
  attune_statement_bind_text (statement, 1, first);
  if (second != NULL)
    attune_statement_bind_text (statement, 2, second);

  return attune_statement_run (statement, error);
}

gboolean
attune_rows_add_mark (AttuneDatabase *database, const AttuneMarkRecord *record, GError **error)
{
  g_autoptr (AttuneStatement) statement = attune_database_prepare (
      database,
      "INSERT INTO marks (" ATTUNE_MARK_COLUMNS
      ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
      error);

  if (statement == NULL)
    return FALSE;
  attune_row_bind_mark (statement, record);

  return attune_statement_run (statement, error);
}

/* Reads the mark as it is on disk. *@record is %NULL where it is not there any more. */
gboolean
attune_rows_read_mark (AttuneDatabase *database,
                       const char *id,
                       AttuneMarkRecord **record,
                       GError **error)
{
  AttuneStep step = ATTUNE_STEP_DONE;
  g_autoptr (AttuneStatement) statement = attune_database_prepare (
      database, "SELECT " ATTUNE_MARK_COLUMNS " FROM marks WHERE id = ?", error);

  *record = NULL;
  if (statement == NULL)
    return FALSE;
  attune_statement_bind_text (statement, 1, id);
  step = attune_statement_step (statement, error);
  if (step == ATTUNE_STEP_ROW && (*record = attune_row_read_mark (statement)) == NULL)
    {
      g_set_error_literal (error, ATTUNE_STORAGE_ERROR, ATTUNE_STORAGE_ERROR_CORRUPT,
                           _ ("The notebook is damaged."));
      return FALSE;
    }

  return step != ATTUNE_STEP_ERROR;
}

/* Adds a mark, or changes all of the one with its id. */
gboolean
attune_rows_put_mark (AttuneDatabase *database, const AttuneMarkRecord *record, GError **error)
{
  g_autoptr (AttuneStatement) statement = attune_database_prepare (
      database,
      "INSERT INTO marks (" ATTUNE_MARK_COLUMNS ") "
      "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16) "
      "ON CONFLICT (id) DO UPDATE SET (" ATTUNE_MARK_COLUMNS ") "
      "= (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16)",
      error);

  if (statement == NULL)
    return FALSE;
  attune_row_bind_mark (statement, record);

  return attune_statement_run (statement, error);
}

/* Sees to it that there is the kind that a mark has. */
gboolean
attune_rows_keep_kind (AttuneDatabase *database, const AttuneMarkRecord *record, GError **error)
{
  return record->kind == NULL ||
         attune_rows_run (database,
                          "INSERT OR IGNORE INTO kinds (id, hue, pattern, rank) "
                          "SELECT ?, 'grey', 'solid', coalesce (max (rank), 0) + 1 FROM kinds",
                          record->kind, NULL, error);
}

/* Adds a kind, or changes the one with its id. */
gboolean
attune_rows_put_kind (AttuneDatabase *database, AttuneKind *kind, GError **error)
{
  g_autoptr (AttuneStatement) statement = attune_database_prepare (
      database,
      "INSERT INTO kinds (id, name, hue, pattern, rank) VALUES (?, ?, ?, ?, ?) "
      "ON CONFLICT (id) DO UPDATE SET name = excluded.name, hue = excluded.hue, "
      "pattern = excluded.pattern, rank = excluded.rank",
      error);

  if (statement == NULL)
    return FALSE;
  attune_statement_bind_text (statement, 1, attune_kind_get_id (kind));
  attune_statement_bind_text (statement, 2, attune_kind_get_name (kind));
  attune_statement_bind_text (statement, 3, attune_hue_to_string (attune_kind_get_hue (kind)));
  attune_statement_bind_text (statement, 4,
                              attune_pattern_to_string (attune_kind_get_pattern (kind)));
  attune_statement_bind_double (statement, 5, attune_kind_get_rank (kind));

  return attune_statement_run (statement, error);
}

gboolean
attune_rows_put_position (AttuneDatabase *database,
                          AttunePlace *place,
                          const char *revision,
                          gint64 time,
                          GError **error)
{
  g_autoptr (AttuneStatement) statement = attune_database_prepare (
      database,
      "INSERT OR REPLACE INTO positions (article, block, \"start\", \"end\", revision, saved_ms) "
      "VALUES (?, ?, ?, ?, ?, ?)",
      error);

  if (statement == NULL)
    return FALSE;
  attune_row_bind_place (statement, 1, place);
  attune_statement_bind_text (statement, 5, revision);
  attune_statement_bind_int64 (statement, 6, time);

  return attune_statement_run (statement, error);
}

/* Counts the transaction. */
gboolean
attune_rows_count_transaction (AttuneDatabase *database, GError **error)
{
  return attune_database_run (database,
                              "UPDATE meta SET value = value + 1 WHERE key = 'generation'", error);
}
