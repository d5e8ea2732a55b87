/* attune-notebook-backup.c: the notebook's copies of itself
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "attune-notebook-backup.h"

#include <errno.h>
#include <gio/gio.h>
#include <glib/gstdio.h>

#include "attune-database-copy.h"
#include "attune-notebook-store.h"

#define N_KEPT 7

/* A copy that was cut short is taken away when it is that old, in seconds: another process may be
 * at work on it. */
#define LEFTOVER_AGE (60 * 60)

/* notebook.db has its copies in backups/notebook-2026-01-31.db. */
static char *
get_folder (const char *path)
{
  g_autofree char *parent = g_path_get_dirname (path);

  return g_build_filename (parent, "backups", NULL);
}

static char *
get_prefix (const char *path)
{
  g_autofree char *name = g_path_get_basename (path);

  if (g_str_has_suffix (name, ".db"))
    name[strlen (name) - strlen (".db")] = '\0';

  return g_strconcat (name, "-", NULL);
}

static gboolean
is_backup (const char *name, const char *prefix)
{
  const char *day = name + strlen (prefix);

  return g_str_has_prefix (name, prefix) && strlen (day) == strlen ("2026-01-31.db") &&
         g_str_has_suffix (day, ".db") && g_ascii_isdigit (*day);
}

static int
compare_newest_first (gconstpointer a, gconstpointer b)
{
  return -strcmp (*(char *const *) a, *(char *const *) b);
}

/**
 * attune_notebook_backup_list:
 * @path: (type filename): the notebook's file
 *
 * Returns: (transfer full): the paths of its backups, the newest first
 */
GStrv
attune_notebook_backup_list (const char *path)
{
  g_autofree char *folder = get_folder (path);
  g_autofree char *prefix = get_prefix (path);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL); /* there need not be one */
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  const char *name = NULL;
  GStrv paths = NULL;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    if (is_backup (name, prefix))
      g_strv_builder_take (builder, g_build_filename (folder, name, NULL));

  paths = g_strv_builder_end (builder);
  qsort (paths, g_strv_length (paths), sizeof *paths, compare_newest_first);

  return paths;
}

static void
remove_leftovers (const char *path)
{
  g_autofree char *folder = get_folder (path);
  g_autofree char *prefix = get_prefix (path);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name = NULL;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *file = g_build_filename (folder, name, NULL);
      GStatBuf status = { 0 };

      if (g_str_has_prefix (name, prefix) &&
          (g_str_has_suffix (name, ".tmp") || g_str_has_suffix (name, ".tmp-journal")) &&
          g_stat (file, &status) == 0 &&
          status.st_mtime + LEFTOVER_AGE < g_get_real_time () / G_USEC_PER_SEC)
        g_unlink (file);
    }
}

/**
 * attune_notebook_backup_make:
 * @database: the notebook
 * @day: the day that it is made for
 * @error: return location, %ATTUNE_STORAGE_ERROR or %G_FILE_ERROR
 *
 * Makes the backup of a day, unless there is one or there is nothing to keep yet, and takes away
 * those that are too many. May take long; not for the main thread.
 *
 * Returns: whether there is one
 */
gboolean
attune_notebook_backup_make (AttuneDatabase *database, GDateTime *day, GError **error)
{
  const char *path = attune_database_get_path (database);
  g_autofree char *folder = get_folder (path);
  g_autofree char *prefix = get_prefix (path);
  g_autofree char *date = g_date_time_format (day, "%Y-%m-%d");
  g_autofree char *name = g_strconcat (prefix, date, ".db", NULL);
  g_autofree char *file = g_build_filename (folder, name, NULL);
  g_auto (GStrv) present = NULL;

  if (g_file_test (file, G_FILE_TEST_EXISTS) ||
      attune_notebook_store_get_generation (database) == 0)
    return TRUE;

  if (g_mkdir_with_parents (folder, 0700) != 0)
    {
      int cause = errno;

      g_set_error (error, G_FILE_ERROR, (int) g_file_error_from_errno (cause), "%s: %s", folder,
                   g_strerror (cause));
      return FALSE;
    }
  remove_leftovers (path);
  if (!attune_database_backup (database, file, error))
    return FALSE;

  /* Only now that there is one more may the oldest go. */
  present = attune_notebook_backup_list (path);
  for (guint i = 0; present[i] != NULL; i++)
    if (i >= N_KEPT)
      g_unlink (present[i]);

  return TRUE;
}

/**
 * attune_notebook_backup_find_sound:
 * @path: (type filename): the notebook's file
 * @generation: (out) (optional): how many transactions it has seen
 *
 * Looks for the newest backup that is sound; all of it is checked.
 *
 * Returns: (transfer full) (nullable): its path
 */
char *
attune_notebook_backup_find_sound (const char *path, gint64 *generation)
{
  g_auto (GStrv) paths = attune_notebook_backup_list (path);

  for (guint i = 0; paths[i] != NULL; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (AttuneDatabase) database = attune_database_open (
          paths[i], ATTUNE_DATABASE_IMMUTABLE, &attune_notebook_schema, &error);

      if (database != NULL && attune_database_get_version (database) > 0 &&
          attune_database_check (database, &error))
        {
          if (generation != NULL)
            *generation = attune_notebook_store_get_generation (database);
          return g_strdup (paths[i]);
        }
      if (error != NULL)
        g_debug ("%s: %s", paths[i], error->message);
    }

  return NULL;
}

/**
 * attune_notebook_backup_restore:
 * @backup: (type filename): a backup
 * @path: (type filename): the notebook's file; none may be there, nor a log of one
 * @error: return location, %ATTUNE_STORAGE_ERROR
 *
 * Returns: whether the notebook is now what the backup is
 */
gboolean
attune_notebook_backup_restore (const char *backup, const char *path, GError **error)
{
  g_autoptr (AttuneDatabase) database = attune_database_open (backup, ATTUNE_DATABASE_IMMUTABLE,
                                                              &attune_notebook_schema, error);

  return database != NULL && attune_database_backup (database, path, error);
}
