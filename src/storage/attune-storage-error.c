/* attune-storage-error.c: what can go wrong with a file of ours
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "attune-storage-error.h"

#include <glib/gi18n-lib.h>
#include <sqlite3.h>

#include "attune-storage-private.h"

/* clang-format off */
G_DEFINE_QUARK (attune-storage-error-quark, attune_storage_error)
/* clang-format on */

/**
 * attune_storage_error_code:
 * @result: a result of SQLite's, plain or extended
 *
 * Returns: the error that it is told as
 */
AttuneStorageError
attune_storage_error_code (int result)
{
  switch (result & 0xff)
    {
    case SQLITE_CANTOPEN:
    case SQLITE_PERM:
    case SQLITE_AUTH:
      return ATTUNE_STORAGE_ERROR_OPEN;
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
    case SQLITE_FORMAT:
      return ATTUNE_STORAGE_ERROR_CORRUPT;
    case SQLITE_FULL:
      return ATTUNE_STORAGE_ERROR_FULL;
    case SQLITE_READONLY:
      return ATTUNE_STORAGE_ERROR_READ_ONLY;
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return ATTUNE_STORAGE_ERROR_BUSY;
    case SQLITE_CONSTRAINT:
    case SQLITE_MISMATCH:
    case SQLITE_TOOBIG:
    case SQLITE_RANGE:
    case SQLITE_MISUSE:
      return ATTUNE_STORAGE_ERROR_REFUSED;
    case SQLITE_IOERR:
      /* The disk's quota and a limit on the size of files end here and not in SQLITE_FULL. */
      return result == SQLITE_IOERR_SHMSIZE ? ATTUNE_STORAGE_ERROR_FULL
                                            : ATTUNE_STORAGE_ERROR_FAILED;
    default:
      return ATTUNE_STORAGE_ERROR_FAILED;
    }
}

static char *
describe (AttuneStorageError code, const char *name, const char *detail)
{
  switch (code)
    {
    case ATTUNE_STORAGE_ERROR_OPEN:
      /* Translators: %s is the name of a file */
      return g_strdup_printf (_ ("The file “%s” could not be opened. Check that you may read and "
                                 "write it and the folder that it is in."),
                              name);
    case ATTUNE_STORAGE_ERROR_CORRUPT:
      /* Translators: %s is the name of a file */
      return g_strdup_printf (_ ("The file “%s” is damaged."), name);
    case ATTUNE_STORAGE_ERROR_NEWER_SCHEMA:
      /* Translators: %s is the name of a file */
      return g_strdup_printf (_ ("The file “%s” was made by a newer version of Attune. Update "
                                 "Attune to use it."),
                              name);
    case ATTUNE_STORAGE_ERROR_FULL:
      /* Translators: %s is the name of a file */
      return g_strdup_printf (_ ("There is no room on the disk for the file “%s”. Make some room, "
                                 "for instance by emptying the trash."),
                              name);
    case ATTUNE_STORAGE_ERROR_READ_ONLY:
      /* Translators: %s is the name of a file */
      return g_strdup_printf (_ ("The file “%s” cannot be written to. Check that you may write to "
                                 "it and to the folder that it is in."),
                              name);
    case ATTUNE_STORAGE_ERROR_BUSY:
      /* Translators: %s is the name of a file */
      return g_strdup_printf (_ ("The file “%s” is in use by another program. Close that program, "
                                 "or wait until it is done."),
                              name);
    case ATTUNE_STORAGE_ERROR_REFUSED:
    case ATTUNE_STORAGE_ERROR_FAILED:
    default:
      /* Translators: the first %s is the name of a file, the second says in English what is wrong
       */
      return g_strdup_printf (_ ("The file “%s” could not be read or written: %s."), name, detail);
    }
}

/**
 * attune_storage_set_error:
 * @error: return location
 * @code: what is wrong
 * @path: (nullable): the file
 * @detail: what is known of the cause, for those errors that say no more
 *
 * Sets an error in words for the reader.
 */
void
attune_storage_set_error (GError **error,
                          AttuneStorageError code,
                          const char *path,
                          const char *detail)
{
  g_autofree char *name = path != NULL ? g_filename_display_basename (path) : g_strdup (":memory:");
  g_autofree char *message = describe (code, name, detail);

  /* The details never hold what the reader wrote: SQLite names tables and columns, not values. */
  g_debug ("%s: %s", name, detail);
  g_set_error_literal (error, ATTUNE_STORAGE_ERROR, (int) code, message);
}
