/* attune-notebook-source.c: reading a notebook that lies elsewhere
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * May take long; not for the main thread. What the reader chooses may be on a share, or in a place
 * where SQLite cannot put anything beside it; so it is copied, and the copy is read.
 */

#include "config.h"

#include "attune-notebook-source.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "attune-database-copy.h"
#include "attune-notebook-schema.h"
#include "attune-storage-error.h"

static void
remove_copy (const char *path)
{
  static const char *const suffixes[] = { "", "-wal", "-shm", "-journal" };

  for (gsize i = 0; i < G_N_ELEMENTS (suffixes); i++)
    {
      g_autofree char *name = g_strconcat (path, suffixes[i], NULL);

      g_unlink (name);
    }
}

/* Says of @file what SQLite found in the copy. */
static void
set_error (GError **error, const GError *reason, GFile *file)
{
  g_autofree char *base = g_file_get_basename (file);
  g_autofree char *name = g_filename_display_name (base != NULL ? base : "?");

  g_debug ("%s", reason->message);
  if (g_error_matches (reason, ATTUNE_STORAGE_ERROR, ATTUNE_STORAGE_ERROR_CORRUPT))
    g_set_error (error, ATTUNE_STORAGE_ERROR, ATTUNE_STORAGE_ERROR_CORRUPT,
                 /* Translators: %s is a file */
                 _ ("“%s” is not a backup of a notebook, or it is damaged."), name);
  else if (g_error_matches (reason, ATTUNE_STORAGE_ERROR, ATTUNE_STORAGE_ERROR_NEWER_SCHEMA))
    g_set_error (error, ATTUNE_STORAGE_ERROR, ATTUNE_STORAGE_ERROR_NEWER_SCHEMA,
                 /* Translators: %s is a file */
                 _ ("“%s” was made by a newer version of Attune. Update Attune to use it."), name);
  else
    g_propagate_error (error, g_error_copy (reason));
}

/* Reads the copy, which is migrated where it is of an older version. */
static AttuneNotebookContents *
read_copy (const char *copy, GError **error)
{
  g_autoptr (AttuneDatabase) database = attune_database_open (copy, ATTUNE_DATABASE_IMMUTABLE,
                                                              &attune_notebook_schema, error);

  if (database == NULL || !attune_database_check (database, error))
    return NULL;
  if (attune_database_get_version (database) == 0)
    {
      g_set_error_literal (error, ATTUNE_STORAGE_ERROR, ATTUNE_STORAGE_ERROR_CORRUPT, "empty");
      return NULL;
    }

  g_clear_pointer (&database, attune_database_unref);
  database = attune_database_open (copy, ATTUNE_DATABASE_DISPOSABLE, &attune_notebook_schema,
                                   error);

  return database != NULL ? attune_notebook_store_load (database, error) : NULL;
}

/**
 * attune_notebook_source_read:
 * @file: a backup of a notebook, of this version or an older one
 * @copy: (type filename): where a passing copy may lie
 * @time: (out) (optional) (nullable): when it was written, in local time
 * @error: return location, %ATTUNE_STORAGE_ERROR or %G_IO_ERROR
 *
 * Returns: (transfer full) (nullable): what is in it, or %NULL where it is no notebook, is damaged,
 *   or was made by a newer program
 */
AttuneNotebookContents *
attune_notebook_source_read (GFile *file, const char *copy, GDateTime **time, GError **error)
{
  g_autoptr (GBytes) bytes = g_file_load_bytes (file, NULL, NULL, error);
  g_autoptr (GFileInfo) info = NULL;
  g_autoptr (GError) reason = NULL;
  AttuneNotebookContents *contents = NULL;

  if (bytes == NULL)
    return NULL;

  if (!g_file_set_contents_full (copy, g_bytes_get_data (bytes, NULL),
                                 (gssize) g_bytes_get_size (bytes), G_FILE_SET_CONTENTS_CONSISTENT,
                                 0600, error))
    return NULL;
  contents = read_copy (copy, &reason);
  remove_copy (copy);
  if (contents == NULL)
    {
      set_error (error, reason, file);
      return NULL;
    }

  if (time != NULL)
    {
      g_autoptr (GDateTime) written = NULL;

      /* Not every place knows when. */
      info = g_file_query_info (file, G_FILE_ATTRIBUTE_TIME_MODIFIED, G_FILE_QUERY_INFO_NONE, NULL,
                                NULL);
      if (info != NULL)
        written = g_file_info_get_modification_date_time (info);
      *time = written != NULL ? g_date_time_to_local (written) : NULL;
    }

  return contents;
}

/**
 * attune_notebook_source_write:
 * @copy: (type filename): a sound copy
 * @file: where to put it; what is there is replaced when all of it is there
 * @error: return location, %G_IO_ERROR or %G_FILE_ERROR
 *
 * Puts a copy where the reader wants it, for the user's eyes only, and reads it again.
 *
 * Returns: whether it is there
 */
gboolean
attune_notebook_source_write (const char *copy, GFile *file, GError **error)
{
  g_autoptr (GFile) source = g_file_new_for_path (copy);
  g_autoptr (GBytes) bytes = g_file_load_bytes (source, NULL, NULL, error);
  g_autoptr (GBytes) again = NULL;
  const char *path = g_file_peek_path (file);
  gconstpointer data = NULL;
  gsize size = 0;
  gboolean is_written = FALSE;

  if (bytes == NULL)
    return FALSE;

  data = g_bytes_get_data (bytes, &size);
  if (path != NULL)
    is_written = g_file_set_contents_full (
        path, data, (gssize) size, G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE,
        0600, error);
  else
    is_written = g_file_replace_contents (file, data, size, NULL, FALSE,
                                          G_FILE_CREATE_PRIVATE | G_FILE_CREATE_REPLACE_DESTINATION,
                                          NULL, NULL, error);
  if (!is_written)
    return FALSE;

  again = g_file_load_bytes (file, NULL, NULL, error);
  if (again == NULL)
    return FALSE;
  if (!g_bytes_equal (bytes, again))
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_FAILED,
                           _ ("The backup could not be read again. Choose another place for it."));
      return FALSE;
    }

  return TRUE;
}

/**
 * attune_notebook_source_is_own:
 * @path: (type filename): the notebook's file
 *
 * The file of the notebook that is open must not even be read like others: closing it would drop
 * the locks that SQLite has on it.
 *
 * Returns: whether @file is the notebook's, by whatever name, or one that belongs to it
 */
gboolean
attune_notebook_source_is_own (GFile *file, const char *path)
{
  static const char *const suffixes[] = { "", "-wal", "-shm", "-lock" };
  const char *other = g_file_peek_path (file);
  GStatBuf theirs = { 0 };

  if (other == NULL)
    return FALSE;

  for (gsize i = 0; i < G_N_ELEMENTS (suffixes); i++)
    {
      g_autofree char *name = g_strconcat (path, suffixes[i], NULL);
      g_autoptr (GFile) own_file = g_file_new_for_path (name);
      GStatBuf own = { 0 };

      if (g_file_equal (file, own_file) ||
          (g_stat (other, &theirs) == 0 && g_stat (name, &own) == 0 &&
           theirs.st_dev == own.st_dev && theirs.st_ino == own.st_ino))
        return TRUE;
    }

  return FALSE;
}
