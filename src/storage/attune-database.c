/* attune-database.c: a connection to an SQLite file
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "attune-database.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <sys/stat.h>

#include "attune-storage-private.h"

/* How long to wait for another process that writes, in milliseconds. */
#define BUSY_TIMEOUT 5000

/**
 * AttuneDatabase:
 *
 * A connection to an SQLite file, set up with care: a write-ahead log, foreign keys, nothing in the
 * file trusted, and only the user may read it.
 *
 * A connection belongs to one thread at a time, statements included. It may be handed over, as
 * [func@Writer.new] does, by one that does not touch it again.
 */
struct _AttuneDatabase
{
  sqlite3 *handle;
  char *path;
  const AttuneSchema *schema;
  int version;
  GHashTable *statements; /* those not in use, by their SQL */
};

sqlite3 *
attune_database_get_handle (AttuneDatabase *self)
{
  return self->handle;
}

const AttuneSchema *
attune_database_get_schema (AttuneDatabase *self)
{
  return self->schema;
}

/* Sets @error from the last call on the connection, which led to @result. */
void
attune_database_set_error (AttuneDatabase *self, int result, GError **error)
{
  AttuneStorageError code = attune_storage_error_code (result);
  int cause = sqlite3_system_errno (self->handle);

  /* SQLite tells only some causes apart that ask for something different to be done. */
  if ((result & 0xff) == SQLITE_IOERR || (result & 0xff) == SQLITE_CANTOPEN)
    {
      if (cause == ENOSPC || cause == EDQUOT || cause == EFBIG)
        code = ATTUNE_STORAGE_ERROR_FULL;
      else if (cause == EROFS)
        code = ATTUNE_STORAGE_ERROR_READ_ONLY;
    }

  /* A header that names a format which no SQLite ever wrote is not told as damage. */
  if ((result & 0xff) == SQLITE_ERROR &&
      g_str_equal (sqlite3_errmsg (self->handle), "unsupported file format"))
    code = ATTUNE_STORAGE_ERROR_CORRUPT;

  attune_storage_set_error (error, code, self->path,
                            sqlite3_errcode (self->handle) == (result & 0xff) ||
                                    sqlite3_extended_errcode (self->handle) == result
                                ? sqlite3_errmsg (self->handle)
                                : sqlite3_errstr (result));
}

/* Files are made here and not by SQLite, so that there is no moment in which others can read them;
 * its log and index take their mode from them. */
static gboolean
make_file (const char *path, GError **error)
{
  GStatBuf status = { 0 };
  int fd = g_open (path, O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, 0600);

  if (fd >= 0)
    return g_close (fd, error);

  if (errno != EEXIST)
    {
      int cause = errno;
      AttuneStorageError code = ATTUNE_STORAGE_ERROR_OPEN;

      if (cause == ENOSPC || cause == EDQUOT)
        code = ATTUNE_STORAGE_ERROR_FULL;
      else if (cause == EROFS || cause == EACCES || cause == EPERM)
        code = ATTUNE_STORAGE_ERROR_READ_ONLY;
      attune_storage_set_error (error, code, path, g_strerror (cause));
      return FALSE;
    }

  /* One that was copied here may be open to all. It is not opened for this: closing it again would
   * drop the locks that another connection of this process has on it. */
  if (g_stat (path, &status) == 0 && S_ISREG (status.st_mode) && (status.st_mode & 0077) != 0)
    {
      static const char *const suffixes[] = { "", "-wal", "-shm" };

      for (gsize i = 0; i < G_N_ELEMENTS (suffixes); i++)
        {
          g_autofree char *name = g_strconcat (path, suffixes[i], NULL);

          if (g_chmod (name, 0600) != 0 && errno != ENOENT)
            g_debug ("%s: %s", name, g_strerror (errno));
        }
    }

  return TRUE;
}

static gboolean
open_handle (AttuneDatabase *self, AttuneDatabaseFlags flags, GError **error)
{
  int mode = SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_READWRITE;
  g_autofree char *name = g_strdup (self->path != NULL ? self->path : ":memory:");
  int result = SQLITE_OK;

  if ((flags & (ATTUNE_DATABASE_READ_ONLY | ATTUNE_DATABASE_IMMUTABLE)) != 0)
    mode = SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_READONLY;
  else if (self->path != NULL && !make_file (self->path, error))
    return FALSE;

  if ((flags & ATTUNE_DATABASE_IMMUTABLE) != 0)
    {
      g_autofree char *full = g_canonicalize_filename (self->path, NULL);
      g_autofree char *uri = g_filename_to_uri (full, NULL, error);

      if (uri == NULL)
        return FALSE;
      g_free (name);
      name = g_strconcat (uri, "?immutable=1", NULL);
      mode |= SQLITE_OPEN_URI;
    }

  result = sqlite3_open_v2 (name, &self->handle, mode, NULL);
  if (result != SQLITE_OK)
    {
      attune_database_set_error (self, result, error);
      return FALSE;
    }

  sqlite3_extended_result_codes (self->handle, 1);
  sqlite3_busy_timeout (self->handle, BUSY_TIMEOUT);
  sqlite3_db_config (self->handle, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
  sqlite3_db_config (self->handle, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, NULL);
  sqlite3_db_config (self->handle, SQLITE_DBCONFIG_DQS_DML, 0, NULL);
  sqlite3_db_config (self->handle, SQLITE_DBCONFIG_DQS_DDL, 0, NULL);
  /* Until it is known that the file is ours to write to, closing it must not write either. */
  sqlite3_db_config (self->handle, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, NULL);

  if (self->schema->full_text != NULL)
    result = attune_full_text_install (self->schema->full_text, self->handle);
  if (result != SQLITE_OK)
    attune_database_set_error (self, result, error);

  return result == SQLITE_OK;
}

static gboolean
check_schema (AttuneDatabase *self, gboolean has_log, GError **error)
{
  if (attune_schema_check (self->schema, self, &self->version, error))
    return TRUE;

  /* With no log there is nothing that closing could write, and the empty one made for us can go. */
  if (!has_log)
    sqlite3_db_config (self->handle, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 0, NULL);

  return FALSE;
}

static gboolean
set_up (AttuneDatabase *self, AttuneDatabaseFlags flags, GError **error)
{
  if ((flags & (ATTUNE_DATABASE_READ_ONLY | ATTUNE_DATABASE_IMMUTABLE)) != 0)
    return attune_database_exec (self,
                                 "PRAGMA query_only = ON;"
                                 "PRAGMA cell_size_check = ON;"
                                 "PRAGMA temp_store = MEMORY;",
                                 error);

  sqlite3_db_config (self->handle, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 0, NULL);

  if (!attune_database_exec (self,
                             "PRAGMA journal_mode = WAL;"
                             "PRAGMA foreign_keys = ON;"
                             "PRAGMA cell_size_check = ON;"
                             "PRAGMA temp_store = MEMORY;",
                             error))
    return FALSE;

  return (flags & ATTUNE_DATABASE_DISPOSABLE) != 0
             ? attune_database_exec (self, "PRAGMA synchronous = OFF;", error)
             : attune_database_exec (self,
                                     "PRAGMA synchronous = FULL;"
                                     "PRAGMA secure_delete = ON;",
                                     error);
}

static void
finalize_statement (gpointer data)
{
  sqlite3_finalize (data);
}

/**
 * attune_database_open:
 * @path: (nullable) (type filename): where the file lies, or %NULL for one in memory
 * @flags: how to open it
 * @schema: what it holds, to be kept as long as the connection; what is older is migrated, unless
 *   it is opened for reading alone
 * @error: return location, %ATTUNE_STORAGE_ERROR
 *
 * Opens a database; makes one where there is none and it may be written to. A file that a newer
 * program made, or one of another kind, is refused and not touched.
 *
 * Returns: (transfer full) (nullable): the connection, or %NULL with @error set
 */
AttuneDatabase *
attune_database_open (const char *path,
                      AttuneDatabaseFlags flags,
                      const AttuneSchema *schema,
                      GError **error)
{
  g_autoptr (AttuneDatabase) self = g_atomic_rc_box_new0 (AttuneDatabase);
  g_autofree char *log = path != NULL ? g_strconcat (path, "-wal", NULL) : NULL;
  gboolean has_log = log != NULL && g_file_test (log, G_FILE_TEST_EXISTS);

  self->path = g_strdup (path);
  self->schema = schema;
  self->statements = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, finalize_statement);

  if (!open_handle (self, flags, error) || !check_schema (self, has_log, error) ||
      !set_up (self, flags, error))
    return NULL;
  if ((flags & (ATTUNE_DATABASE_READ_ONLY | ATTUNE_DATABASE_IMMUTABLE)) == 0 &&
      !attune_schema_migrate (schema, self, &self->version, error))
    return NULL;

  return g_steal_pointer (&self);
}

AttuneDatabase *
attune_database_ref (AttuneDatabase *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
database_clear (gpointer data)
{
  AttuneDatabase *self = data;

  g_clear_pointer (&self->statements, g_hash_table_unref);
  if (sqlite3_close (self->handle) != SQLITE_OK)
    g_critical ("A database was closed while one of its statements was in use");
  g_free (self->path);
}

/**
 * attune_database_unref:
 *
 * Closes the connection with the last reference.
 */
void
attune_database_unref (AttuneDatabase *self)
{
  g_atomic_rc_box_release_full (self, database_clear);
}

/**
 * attune_database_get_path:
 *
 * Returns: (nullable) (type filename): where the file lies, or %NULL for one in memory
 */
const char *
attune_database_get_path (AttuneDatabase *self)
{
  return self->path;
}

/**
 * attune_database_get_version:
 *
 * Returns: the version of its schema; 0 for an empty file
 */
int
attune_database_get_version (AttuneDatabase *self)
{
  return self->version;
}

/* After the connection was given other contents: of which version they are, and the newest. */
gboolean
attune_database_migrate (AttuneDatabase *self, GError **error)
{
  return attune_schema_check (self->schema, self, &self->version, error) &&
         attune_schema_migrate (self->schema, self, &self->version, error);
}

/**
 * attune_database_exec:
 * @sql: statements without parameters; their rows are not looked at
 * @error: return location, %ATTUNE_STORAGE_ERROR
 *
 * Returns: whether all of them succeeded
 */
gboolean
attune_database_exec (AttuneDatabase *self, const char *sql, GError **error)
{
  int result = sqlite3_exec (self->handle, sql, NULL, NULL, NULL);

  if (result != SQLITE_OK)
    attune_database_set_error (self, result, error);

  return result == SQLITE_OK;
}

/**
 * attune_database_get_n_changes:
 *
 * Returns: how many rows the last statement that was run added, changed or removed
 */
gint64
attune_database_get_n_changes (AttuneDatabase *self)
{
  return sqlite3_changes64 (self->handle);
}

/**
 * attune_database_begin_reading:
 * @error: return location, %ATTUNE_STORAGE_ERROR
 *
 * Begins a transaction that only reads: all of it sees the same moment, and holds nobody up. It
 * ends with [method@Database.commit].
 *
 * Returns: whether it began
 */
gboolean
attune_database_begin_reading (AttuneDatabase *self, GError **error)
{
  return attune_database_exec (self, "BEGIN DEFERRED", error);
}

/**
 * attune_database_begin:
 * @error: return location, %ATTUNE_STORAGE_ERROR
 *
 * Begins a transaction that may write. Another process that writes is waited for here, and not
 * in the middle of it.
 *
 * Returns: whether it began
 */
gboolean
attune_database_begin (AttuneDatabase *self, GError **error)
{
  return attune_database_exec (self, "BEGIN IMMEDIATE", error);
}

/**
 * attune_database_commit:
 * @error: return location, %ATTUNE_STORAGE_ERROR
 *
 * Ends the transaction. With %ATTUNE_DATABASE_DURABLE it is on disk when this returns. Where that
 * fails it is rolled back.
 *
 * Returns: whether it was committed
 */
gboolean
attune_database_commit (AttuneDatabase *self, GError **error)
{
  if (attune_database_exec (self, "COMMIT", error))
    return TRUE;

  attune_database_rollback (self);

  return FALSE;
}

/**
 * attune_database_rollback:
 *
 * Undoes the transaction, if there is one: some errors have ended it already.
 */
void
attune_database_rollback (AttuneDatabase *self)
{
  g_autoptr (GError) error = NULL;

  if (!sqlite3_get_autocommit (self->handle) && !attune_database_exec (self, "ROLLBACK", &error))
    g_warning ("%s", error->message);
}

/**
 * attune_database_checkpoint:
 * @complete: (out) (optional): whether all of the log is now in the file itself
 * @error: return location, %ATTUNE_STORAGE_ERROR
 *
 * Writes as much of the log to the file as can be written without waiting for anybody.
 *
 * Returns: whether nothing went wrong
 */
gboolean
attune_database_checkpoint (AttuneDatabase *self, gboolean *complete, GError **error)
{
  int n_frames = 0, n_written = 0;
  int result = sqlite3_wal_checkpoint_v2 (self->handle, NULL, SQLITE_CHECKPOINT_PASSIVE, &n_frames,
                                          &n_written);

  if (complete != NULL)
    *complete = result == SQLITE_OK && n_frames == n_written;
  if (result == SQLITE_OK || result == SQLITE_BUSY)
    return TRUE;

  attune_database_set_error (self, result, error);

  return FALSE;
}

/**
 * attune_database_empty_log:
 * @error: return location, %ATTUNE_STORAGE_ERROR
 *
 * Writes all of the log to the file and empties it. For a file that nobody else has open.
 *
 * Returns: whether the log is empty
 */
gboolean
attune_database_empty_log (AttuneDatabase *self, GError **error)
{
  int result = sqlite3_wal_checkpoint_v2 (self->handle, NULL, SQLITE_CHECKPOINT_TRUNCATE, NULL,
                                          NULL);

  if (result != SQLITE_OK)
    attune_database_set_error (self, result, error);

  return result == SQLITE_OK;
}

/* Statements that are not in use, for the next time */

sqlite3_stmt *
attune_database_take_cached (AttuneDatabase *self, const char *sql)
{
  gpointer statement = NULL;

  g_hash_table_steal_extended (self->statements, sql, NULL, &statement);

  return statement;
}

void
attune_database_give_cached (AttuneDatabase *self, sqlite3_stmt *statement)
{
  /* SQLite keeps the text as long as the statement. */
  g_hash_table_replace (self->statements, (gpointer) sqlite3_sql (statement), statement);
}
