/* attune-statement.c: one SQL statement
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "attune-statement.h"

#include "attune-storage-private.h"

/**
 * AttuneStatement:
 *
 * A prepared statement. Freeing one gives it back to its database, which keeps it ready for the
 * next time. It belongs to the thread that its database belongs to.
 *
 * Parameters count from 1 and columns from 0, as they do in SQLite. What goes wrong while a
 * parameter is bound is told by each step from then on.
 */
struct _AttuneStatement
{
  AttuneDatabase *database;
  sqlite3_stmt *statement;
  int bind_result;
};

/**
 * attune_database_prepare:
 * @sql: one statement, with nothing behind it
 * @error: return location, %ATTUNE_STORAGE_ERROR
 *
 * Returns: (transfer full) (nullable): the statement, or %NULL with @error set
 */
AttuneStatement *
attune_database_prepare (AttuneDatabase *self, const char *sql, GError **error)
{
  AttuneStatement *statement = NULL;
  sqlite3_stmt *handle = attune_database_take_cached (self, sql);

  if (handle == NULL)
    {
      const char *rest = NULL;
      int result = sqlite3_prepare_v3 (attune_database_get_handle (self), sql, -1,
                                       SQLITE_PREPARE_PERSISTENT, &handle, &rest);

      /* Nothing at all, or a second statement, would be left out without a word. */
      if (result == SQLITE_OK && (handle == NULL || *rest != '\0'))
        result = SQLITE_MISUSE;
      if (result != SQLITE_OK)
        {
          sqlite3_finalize (handle);
          attune_database_set_error (self, result, error);
          return NULL;
        }
    }

  statement = g_new0 (AttuneStatement, 1);
  statement->database = attune_database_ref (self);
  statement->statement = handle;

  return statement;
}

void
attune_statement_free (AttuneStatement *self)
{
  sqlite3_reset (self->statement);
  sqlite3_clear_bindings (self->statement);
  attune_database_give_cached (self->database, self->statement);
  attune_database_unref (self->database);
  g_free (self);
}

static void
remember (AttuneStatement *self, int result)
{
  if (self->bind_result == SQLITE_OK)
    self->bind_result = result;
}

/**
 * attune_statement_bind_text:
 * @parameter: its number, from 1
 * @value: (nullable): UTF-8, copied; %NULL binds null
 */
void
attune_statement_bind_text (AttuneStatement *self, int parameter, const char *value)
{
  remember (self, value == NULL
                      ? sqlite3_bind_null (self->statement, parameter)
                      : sqlite3_bind_text64 (self->statement, parameter, value, strlen (value),
                                             SQLITE_TRANSIENT, SQLITE_UTF8));
}

void
attune_statement_bind_int64 (AttuneStatement *self, int parameter, gint64 value)
{
  remember (self, sqlite3_bind_int64 (self->statement, parameter, value));
}

void
attune_statement_bind_double (AttuneStatement *self, int parameter, double value)
{
  remember (self, sqlite3_bind_double (self->statement, parameter, value));
}

/**
 * attune_statement_bind_blob:
 * @parameter: its number, from 1
 * @value: (nullable): copied; %NULL binds null
 */
void
attune_statement_bind_blob (AttuneStatement *self, int parameter, GBytes *value)
{
  gsize size = 0;
  const void *data = value != NULL ? g_bytes_get_data (value, &size) : NULL;

  if (value == NULL)
    remember (self, sqlite3_bind_null (self->statement, parameter));
  else if (size == 0) /* whose data may be NULL, which SQLite would take for null */
    remember (self, sqlite3_bind_zeroblob (self->statement, parameter, 0));
  else
    remember (self, sqlite3_bind_blob64 (self->statement, parameter, data, size, SQLITE_TRANSIENT));
}

/**
 * attune_statement_bind_pointer:
 * @parameter: its number, from 1
 * @ranking: not %NULL; kept as long as the statement is not reset
 *
 * Binds what the rows of a full-text table are ranked by; see [struct@FullText].
 */
void
attune_statement_bind_pointer (AttuneStatement *self, int parameter, gpointer ranking)
{
  remember (self, attune_full_text_bind (self->statement, parameter, ranking));
}

/**
 * attune_statement_step:
 * @error: return location, %ATTUNE_STORAGE_ERROR
 *
 * Goes on to the next row.
 *
 * Returns: whether there is one
 */
AttuneStep
attune_statement_step (AttuneStatement *self, GError **error)
{
  int result = self->bind_result;

  if (result == SQLITE_OK)
    result = sqlite3_step (self->statement);
  if (result == SQLITE_ROW)
    return ATTUNE_STEP_ROW;
  if (result == SQLITE_DONE)
    return ATTUNE_STEP_DONE;

  attune_database_set_error (self->database, result, error);

  return ATTUNE_STEP_ERROR;
}

/**
 * attune_statement_run:
 * @error: return location, %ATTUNE_STORAGE_ERROR
 *
 * Runs the statement to its end, past any rows, and resets it. Its parameters stay bound.
 *
 * Returns: whether it succeeded
 */
gboolean
attune_statement_run (AttuneStatement *self, GError **error)
{
  AttuneStep step = ATTUNE_STEP_ROW;

  while (step == ATTUNE_STEP_ROW)
    step = attune_statement_step (self, error);
  attune_statement_reset (self);

  return step == ATTUNE_STEP_DONE;
}

/**
 * attune_database_run:
 * @sql: one statement without parameters
 * @error: return location, %ATTUNE_STORAGE_ERROR
 *
 * Prepares a statement, or takes it up again, and runs it to its end.
 *
 * Returns: whether it succeeded
 */
gboolean
attune_database_run (AttuneDatabase *self, const char *sql, GError **error)
{
  g_autoptr (AttuneStatement) statement = attune_database_prepare (self, sql, error);

  return statement != NULL && attune_statement_run (statement, error);
}

/**
 * attune_statement_reset:
 *
 * Makes the statement ready to be run again. Its parameters stay bound.
 */
void
attune_statement_reset (AttuneStatement *self)
{
  sqlite3_reset (self->statement);
}

gboolean
attune_statement_is_null (AttuneStatement *self, int column)
{
  return sqlite3_column_type (self->statement, column) == SQLITE_NULL;
}

/**
 * attune_statement_get_text:
 * @column: its number, from 0
 *
 * Reads a column of the present row. In a damaged file it may not be UTF-8.
 *
 * Returns: (transfer none) (nullable): the text until the next step, or %NULL for null
 */
const char *
attune_statement_get_text (AttuneStatement *self, int column)
{
  return (const char *) sqlite3_column_text (self->statement, column);
}

gint64
attune_statement_get_int64 (AttuneStatement *self, int column)
{
  return sqlite3_column_int64 (self->statement, column);
}

double
attune_statement_get_double (AttuneStatement *self, int column)
{
  return sqlite3_column_double (self->statement, column);
}

/**
 * attune_statement_dup_blob:
 * @column: its number, from 0
 *
 * Returns: (transfer full) (nullable): a copy of the bytes, or %NULL for null
 */
GBytes *
attune_statement_dup_blob (AttuneStatement *self, int column)
{
  const void *data = sqlite3_column_blob (self->statement, column);

  if (attune_statement_is_null (self, column))
    return NULL;

  return g_bytes_new (data, (gsize) sqlite3_column_bytes (self->statement, column));
}
