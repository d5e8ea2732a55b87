/* attune-database-copy.c: checking a database, and copying it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "attune-database-copy.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <unistd.h>

#include "attune-statement.h"
#include "attune-storage-private.h"

/* Pages copied in one go, and how often, in milliseconds, and how long to try while another process
 * writes. */
#define PAGES_AT_ONCE 1024
#define PAUSE 5
#define MAX_PAUSES 1000

static gboolean
check (AttuneDatabase *self, const char *sql, GError **error)
{
  g_autoptr (AttuneStatement) statement = attune_database_prepare (self, sql, error);
  const char *verdict = NULL;

  if (statement == NULL || attune_statement_step (statement, error) != ATTUNE_STEP_ROW)
    return FALSE;

  verdict = attune_statement_get_text (statement, 0);
  if (g_strcmp0 (verdict, "ok") == 0)
    return TRUE;

  attune_storage_set_error (error, ATTUNE_STORAGE_ERROR_CORRUPT, attune_database_get_path (self),
                            verdict);
  return FALSE;
}

/**
 * attune_database_check:
 * @error: return location, %ATTUNE_STORAGE_ERROR_CORRUPT where it is damaged
 *
 * Reads all of the database and checks that everything in it fits together, foreign keys too.
 *
 * Returns: whether it is sound
 */
gboolean
attune_database_check (AttuneDatabase *self, GError **error)
{
  g_autoptr (AttuneStatement) keys = NULL;
  AttuneStep step = ATTUNE_STEP_ERROR;

  if (!check (self, "PRAGMA integrity_check (1)", error))
    return FALSE;

  keys = attune_database_prepare (self, "PRAGMA foreign_key_check", error);
  if (keys != NULL)
    step = attune_statement_step (keys, error);
  if (step == ATTUNE_STEP_ROW)
    attune_storage_set_error (error, ATTUNE_STORAGE_ERROR_CORRUPT, attune_database_get_path (self),
                              "foreign key");

  return step == ATTUNE_STEP_DONE;
}

/**
 * attune_database_quick_check:
 * @error: return location, %ATTUNE_STORAGE_ERROR_CORRUPT where it is damaged
 *
 * Checks as [method@Database.check] does, but not that indexes say the same as their tables.
 *
 * Returns: whether nothing is wrong as far as that tells
 */
gboolean
attune_database_quick_check (AttuneDatabase *self, GError **error)
{
  return check (self, "PRAGMA quick_check (1)", error);
}

/* Copies everything, as it is at one moment. Errors are told by the connection written to. */
static int
copy (AttuneDatabase *self, sqlite3 *other)
{
  sqlite3_backup *backup = sqlite3_backup_init (other, "main", attune_database_get_handle (self),
                                                "main");
  int result = SQLITE_OK;

  if (backup == NULL)
    return sqlite3_extended_errcode (other);

  for (guint n_pauses = 0; n_pauses < MAX_PAUSES; n_pauses++)
    {
      do
        result = sqlite3_backup_step (backup, PAGES_AT_ONCE);
      while (result == SQLITE_OK);
      if (result != SQLITE_BUSY && result != SQLITE_LOCKED)
        break;
      g_usleep (PAUSE * 1000);
    }
  if (result == SQLITE_DONE)
    return sqlite3_backup_finish (backup);

  sqlite3_backup_finish (backup);

  return result;
}

/* Makes the copy a file that stands alone: no log beside it, and on disk when this returns. */
static gboolean
write_copy (AttuneDatabase *self, const char *path, GError **error)
{
  sqlite3 *other = NULL;
  int fd = g_open (path, O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, 0600);
  int result = SQLITE_OK;

  if (fd < 0)
    {
      int cause = errno;

      attune_storage_set_error (error,
                                cause == ENOSPC || cause == EDQUOT ? ATTUNE_STORAGE_ERROR_FULL
                                                                   : ATTUNE_STORAGE_ERROR_OPEN,
                                path, g_strerror (cause));
      return FALSE;
    }
  g_close (fd, NULL); /* nothing was written to it */

  result = sqlite3_open_v2 (path, &other, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, NULL);
  if (result == SQLITE_OK)
    {
      sqlite3_extended_result_codes (other, 1);
      result = sqlite3_exec (other, "PRAGMA synchronous = FULL", NULL, NULL, NULL);
    }
  if (result == SQLITE_OK)
    result = copy (self, other);
  if (result == SQLITE_OK)
    result = sqlite3_exec (other, "PRAGMA journal_mode = DELETE", NULL, NULL, NULL);
  if (result != SQLITE_OK)
    attune_storage_set_error (error, attune_storage_error_code (result), path,
                              sqlite3_errstr (result));
  sqlite3_close (other);

  return result == SQLITE_OK;
}

/* Read again by a connection of its own, so that the disk is asked and not our memory. */
static gboolean
check_copy (AttuneDatabase *self, const char *path, GError **error)
{
  g_autoptr (AttuneDatabase) other = attune_database_open (
      path, ATTUNE_DATABASE_READ_ONLY, attune_database_get_schema (self), error);

  return other != NULL && attune_database_check (other, error);
}

/* A rename is on disk when the folder is. */
static gboolean
rename_durably (const char *from, const char *to, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (to);
  int fd = -1;

  if (g_rename (from, to) != 0)
    {
      attune_storage_set_error (error, ATTUNE_STORAGE_ERROR_FAILED, to, g_strerror (errno));
      return FALSE;
    }

  fd = g_open (folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC, 0);
  /* Some file systems refuse this; the copy is whole in any case. */
  if (fd < 0 || g_fsync (fd) != 0)
    g_debug ("%s: %s", folder, g_strerror (errno));
  if (fd >= 0)
    g_close (fd, NULL);

  return TRUE;
}

/**
 * attune_database_backup:
 * @path: (type filename): where the copy is to lie; a file that is there is replaced
 * @error: return location, %ATTUNE_STORAGE_ERROR
 *
 * Copies the database to a file, as it is at one moment, while others may go on writing. The copy
 * is checked in full before it takes its name; until then, and where this fails, what was at @path
 * stays. Only the user may read it, and it is on disk when this returns.
 *
 * Returns: whether there is a sound copy at @path
 */
gboolean
attune_database_backup (AttuneDatabase *self, const char *path, GError **error)
{
  g_autofree char *temporary = g_strdup_printf ("%s.%08x.tmp", path, g_random_int ());

  if (write_copy (self, temporary, error) && check_copy (self, temporary, error) &&
      rename_durably (temporary, path, error))
    return TRUE;

  g_unlink (temporary);

  return FALSE;
}

/**
 * attune_database_copy_into:
 * @other: what is to hold the same; what it held is lost
 * @error: return location, %ATTUNE_STORAGE_ERROR
 *
 * Copies the database into another that is open, for instance one in memory. What is of an older
 * version is migrated there.
 *
 * Returns: whether it was copied
 */
gboolean
attune_database_copy_into (AttuneDatabase *self, AttuneDatabase *other, GError **error)
{
  int result = copy (self, attune_database_get_handle (other));

  if (result != SQLITE_OK)
    attune_database_set_error (other, result, error);

  return result == SQLITE_OK && attune_database_migrate (other, error);
}
