/* attune-notebook-backup.c: the notebook's copies of itself
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "attune-notebook-backup.h"

#include <errno.h>
#include <gio/gio.h>
#include <glib/gstdio.h>
#include <stdio.h>

#include "attune-database-copy.h"
#include "attune-notebook-schema.h"
#include "attune-notebook-session.h"
#include "attune-notebook-store.h"

#define N_KEPT 7

/* A copy that was cut short is taken away when it is that old, in seconds: another process may be
 * at work on it. */
#define LEFTOVER_AGE (60 * 60)

/* notebook.db has its copies in backups/notebook-2026-01-31.db, of each day, and
 * backups/notebook-before-version-2.db, from before something that changed all of it. */
#define DAY "2026-01-31.db"
#define BEFORE "before-"

/* Of those from before a restore, this many are kept. */
#define N_KEPT_BEFORE_RESTORE 3

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

static char *
get_path (const char *path, const char *which)
{
  g_autofree char *folder = get_folder (path);
  g_autofree char *prefix = get_prefix (path);
  g_autofree char *name = g_strconcat (prefix, which, ".db", NULL);

  return g_build_filename (folder, name, NULL);
}

static gboolean
is_of_day (const char *which)
{
  return strlen (which) == strlen (DAY) && g_str_has_suffix (which, ".db") &&
         g_ascii_isdigit (*which);
}

static gboolean
is_from_before (const char *which)
{
  return g_str_has_prefix (which, BEFORE) && g_str_has_suffix (which, ".db");
}

static int
compare_newest_first (gconstpointer a, gconstpointer b)
{
  return -strcmp (*(char *const *) a, *(char *const *) b);
}

/* The paths of those that @is_such accepts by what their names say behind the prefix, the last
 * first. */
static GStrv
list (const char *path, gboolean (*is_such) (const char *which))
{
  g_autofree char *folder = get_folder (path);
  g_autofree char *prefix = get_prefix (path);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL); /* there need not be one */
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  const char *name = NULL;
  GStrv paths = NULL;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    if (g_str_has_prefix (name, prefix) && is_such (name + strlen (prefix)))
      g_strv_builder_take (builder, g_build_filename (folder, name, NULL));

  paths = g_strv_builder_end (builder);
  qsort (paths, g_strv_length (paths), sizeof *paths, compare_newest_first);

  return paths;
}

/**
 * attune_notebook_backup_list:
 * @path: (type filename): the notebook's file
 *
 * Returns: (transfer full): the paths of its backups: those of days, the newest first, then those
 *   from before something that changed all of it
 */
GStrv
attune_notebook_backup_list (const char *path)
{
  g_auto (GStrv) of_days = list (path, is_of_day);
  g_auto (GStrv) from_before = list (path, is_from_before);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  g_strv_builder_addv (builder, (const char **) of_days);
  g_strv_builder_addv (builder, (const char **) from_before);

  return g_strv_builder_end (builder);
}

/**
 * attune_notebook_backup_get_time:
 * @backup: (type filename): a backup
 *
 * Returns: (transfer full) (nullable): when it was made, in local time; of one that was copied here
 *   from elsewhere, only the day
 */
GDateTime *
attune_notebook_backup_get_time (const char *backup)
{
  g_autofree char *name = g_path_get_basename (backup);
  gsize length = strlen (name);
  GStatBuf status = { 0 };
  g_autoptr (GDateTime) written = NULL;
  int year = 0, month = 0, day = 0;

  if (g_stat (backup, &status) == 0)
    written = g_date_time_new_from_unix_local (status.st_mtime);
  if (length <= strlen (DAY) || !is_of_day (name + length - strlen (DAY)) ||
      sscanf (name + length - strlen (DAY), "%4d-%2d-%2d", &year, &month, &day) != 3)
    return g_steal_pointer (&written);

  if (written != NULL && g_date_time_get_year (written) == year &&
      g_date_time_get_month (written) == month && g_date_time_get_day_of_month (written) == day)
    return g_steal_pointer (&written);

  return g_date_time_new_local (year, month, day, 0, 0, 0);
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
          (g_str_has_suffix (name, ".tmp") || strstr (name, ".tmp-") != NULL) &&
          g_stat (file, &status) == 0 &&
          status.st_mtime + LEFTOVER_AGE < g_get_real_time () / G_USEC_PER_SEC)
        g_unlink (file);
    }
}

static gboolean
make_folder (const char *folder, GError **error)
{
  int cause = g_mkdir_with_parents (folder, 0700) == 0 ? 0 : errno;

  if (cause != 0)
    g_set_error (error, G_FILE_ERROR, (int) g_file_error_from_errno (cause), "%s: %s", folder,
                 g_strerror (cause));

  return cause == 0;
}

/**
 * attune_notebook_backup_dup_folder:
 * @path: (type filename): the notebook's file
 *
 * Returns: (transfer full) (type filename): where its backups lie; it is made if it can be
 */
char *
attune_notebook_backup_dup_folder (const char *path)
{
  char *folder = get_folder (path);
  g_autoptr (GError) error = NULL;

  if (!make_folder (folder, &error)) /* whoever writes there is told why not */
    g_debug ("%s", error->message);

  return folder;
}

/* Makes a backup under a name of its own, whether there is one or not. */
static gboolean
make (AttuneDatabase *database, const char *file, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (file);

  if (!make_folder (folder, error))
    return FALSE;
  remove_leftovers (attune_database_get_path (database));

  return attune_database_backup (database, file, error);
}

/* Takes away those that are too many. */
static void
keep (GStrv paths, guint n)
{
  for (guint i = 0; paths[i] != NULL; i++)
    if (i >= n)
      g_unlink (paths[i]);
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
  g_autofree char *date = g_date_time_format (day, "%Y-%m-%d");
  g_autofree char *file = get_path (path, date);
  g_auto (GStrv) present = NULL;

  if (g_file_test (file, G_FILE_TEST_EXISTS) ||
      attune_notebook_session_get_generation (database) == 0)
    return TRUE;
  if (!make (database, file, error))
    return FALSE;

  /* Only now that there is one more may the oldest go. */
  present = list (path, is_of_day);
  keep (present, N_KEPT);

  return TRUE;
}

/**
 * attune_notebook_backup_make_before_migration:
 * @database: the notebook as it is
 * @from: its version
 * @to: the version that it is to have
 * @error: return location, %ATTUNE_STORAGE_ERROR or %G_FILE_ERROR
 *
 * Makes the backup from before a migration, which is kept for good: an older program can read it.
 *
 * Returns: whether there is one
 */
gboolean
attune_notebook_backup_make_before_migration (AttuneDatabase *database,
                                              int from,
                                              int to,
                                              gpointer user_data,
                                              GError **error)
{
  g_autofree char *which = g_strdup_printf (BEFORE "version-%d", to);
  g_autofree char *file = get_path (attune_database_get_path (database), which);

  return make (database, file, error);
}

static gboolean
is_from_before_restore (const char *which)
{
  return is_from_before (which) && g_str_has_prefix (which, BEFORE "restore-");
}

/**
 * attune_notebook_backup_make_before_restore:
 * @database: the notebook as it is
 * @error: return location, %ATTUNE_STORAGE_ERROR or %G_FILE_ERROR
 *
 * Makes the backup from before another took the notebook's place; some of them are kept.
 *
 * Returns: whether there is one
 */
gboolean
attune_notebook_backup_make_before_restore (AttuneDatabase *database, GError **error)
{
  const char *path = attune_database_get_path (database);
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *which = g_date_time_format (now, BEFORE "restore-%Y%m%dT%H%M%S");
  g_autofree char *file = get_path (path, which);
  g_auto (GStrv) present = NULL;

  if (!make (database, file, error))
    return FALSE;

  present = list (path, is_from_before_restore);
  keep (present, N_KEPT_BEFORE_RESTORE);

  return TRUE;
}

/**
 * attune_notebook_backup_find_sound:
 * @path: (type filename): the notebook's file
 * @generation: (out) (optional): how many transactions it has seen
 *
 * Looks for the sound backup that has seen the most; all of it is checked.
 *
 * Returns: (transfer full) (nullable): its path
 */
char *
attune_notebook_backup_find_sound (const char *path, gint64 *generation)
{
  g_auto (GStrv) paths = attune_notebook_backup_list (path);
  char *best = NULL;
  gint64 most = -1;

  for (guint i = 0; paths[i] != NULL; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (AttuneDatabase) database = attune_database_open (
          paths[i], ATTUNE_DATABASE_IMMUTABLE, &attune_notebook_schema, &error);
      gint64 seen = -1;

      if (database != NULL && attune_database_get_version (database) > 0)
        seen = attune_notebook_session_get_generation (database);
      if (seen > most && attune_notebook_store_check (database, &error))
        {
          g_free (best);
          best = g_strdup (paths[i]);
          most = seen;
        }
      if (error != NULL)
        g_debug ("%s: %s", paths[i], error->message);
    }
  if (generation != NULL && best != NULL)
    *generation = most;

  return best;
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
