/* attune-notebook-repair.c: a notebook's file that is not sound
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * All this is for a process that is alone with the file.
 */

#include "config.h"

#include "attune-notebook-repair.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "attune-database-copy.h"
#include "attune-notebook-backup.h"
#include "attune-notebook-store.h"
#include "attune-storage-error.h"

static AttuneDatabase *
open_and_check (const char *path, AttuneDatabaseFlags flags, GError **error)
{
  g_autoptr (AttuneDatabase)
      database = attune_database_open (path, flags, &attune_notebook_schema, error);

  if (database == NULL || !attune_database_check (database, error))
    return NULL;

  return g_steal_pointer (&database);
}

/**
 * attune_notebook_repair_judge:
 * @path: (type filename): a notebook's file that has a log
 * @error: return location, %ATTUNE_STORAGE_ERROR
 *
 * Checks the file together with its log, and whether they belong together. Neither is changed, as
 * opening them for writing and closing them would.
 *
 * Returns: whether all is well, or it is for others to say why not: a newer schema, a folder that
 *   cannot be written to
 */
gboolean
attune_notebook_repair_judge (const char *path, GError **error)
{
  g_autoptr (GError) reason = NULL;
  g_autoptr (AttuneDatabase) with_log = open_and_check (path, ATTUNE_DATABASE_READ_ONLY, &reason);
  g_autoptr (AttuneDatabase) without_log = NULL;

  if (with_log == NULL)
    {
      if (!g_error_matches (reason, ATTUNE_STORAGE_ERROR, ATTUNE_STORAGE_ERROR_CORRUPT))
        return TRUE;
      g_propagate_error (error, g_steal_pointer (&reason));
      return FALSE;
    }

  without_log = attune_database_open (path, ATTUNE_DATABASE_IMMUTABLE, &attune_notebook_schema,
                                      &reason);
  /* A file that was just made has nothing yet outside its log. */
  if (without_log != NULL && (attune_database_get_version (without_log) == 0 ||
                              attune_notebook_store_is_log_of (with_log, without_log)))
    return TRUE;

  g_set_error_literal (error, ATTUNE_STORAGE_ERROR, ATTUNE_STORAGE_ERROR_CORRUPT,
                       reason != NULL ? reason->message : "the log is of another file");

  return FALSE;
}

/* A name that nothing has yet: notebook.db.damaged-20260131T235959, then …-2 */
static char *
get_free_name (const char *path)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *stamp = g_date_time_format (now, "%Y%m%dT%H%M%S");

  for (int n = 1;; n++)
    {
      g_autofree char *number = n > 1 ? g_strdup_printf ("-%d", n) : g_strdup ("");
      g_autofree char *name = g_strconcat (path, ".damaged-", stamp, number, NULL);
      g_autofree char *log = g_strconcat (name, "-wal", NULL);

      if (!g_file_test (name, G_FILE_TEST_EXISTS) && !g_file_test (log, G_FILE_TEST_EXISTS))
        return g_steal_pointer (&name);
    }
}

static gboolean
move (const char *from, const char *to, const char *suffix, GError **error)
{
  g_autofree char *source = g_strconcat (from, suffix, NULL);
  g_autofree char *target = g_strconcat (to, suffix, NULL);

  if (g_rename (source, target) != 0 && errno != ENOENT)
    {
      int cause = errno;

      g_set_error (error, G_FILE_ERROR, (int) g_file_error_from_errno (cause),
                   /* Translators: the first %s is a file, the second why */
                   _ ("The damaged file “%s” could not be moved: %s."), source, g_strerror (cause));
      return FALSE;
    }

  return TRUE;
}

/* Whether the file alone is sound, and at least as new as the newest sound backup. */
static gboolean
is_better_alone (const char *path, gint64 backup_generation)
{
  g_autoptr (GError) error = NULL; /* that it is damaged is known */
  g_autoptr (AttuneDatabase) alone = open_and_check (path, ATTUNE_DATABASE_IMMUTABLE, &error);

  return alone != NULL && attune_database_get_version (alone) > 0 &&
         attune_notebook_store_get_generation (alone) >= backup_generation;
}

static char *
describe_day (const char *backup)
{
  g_autofree char *name = g_path_get_basename (backup);
  gsize length = strlen (name);
  int year = 0, month = 0, day = 0;
  g_autoptr (GDateTime) date = NULL;

  if (length > strlen ("2026-01-31.db") &&
      sscanf (name + length - strlen ("2026-01-31.db"), "%4d-%2d-%2d", &year, &month, &day) == 3)
    date = g_date_time_new_local (year, month, day, 0, 0, 0);

  return date != NULL ? g_date_time_format (date, "%x") : g_steal_pointer (&name);
}

/* Adds to @words where the damaged file lies, if there was one. */
static char *
add_where (const char *words, const char *aside)
{
  static const char *const suffixes[] = { "", "-wal" };

  for (gsize i = 0; i < G_N_ELEMENTS (suffixes); i++)
    {
      g_autofree char *name = g_strconcat (aside, suffixes[i], NULL);

      if (g_file_test (name, G_FILE_TEST_EXISTS))
        {
          g_autofree char *shown = g_filename_display_name (name);

          /* Translators: the first %s are sentences, the second is a file with its folder */
          return g_strdup_printf (_ ("%s What was damaged is kept in “%s”."), words, shown);
        }
    }

  return g_strdup (words);
}

/**
 * attune_notebook_repair:
 * @path: (type filename): a notebook's file that is damaged, or missing though it has backups
 * @told: (out) (transfer full): what was done, in sentences for the reader
 * @error: return location, %ATTUNE_STORAGE_ERROR or %G_FILE_ERROR
 *
 * Sets aside what is damaged, under a name with the time in it, and puts the best of what is left
 * in its place: the file without its log, the newest sound backup, or nothing. Nothing is deleted.
 * Ended anywhere in the middle, it is done by the next opening.
 *
 * Returns: whether there is a sound file at @path, or none
 */
gboolean
attune_notebook_repair (const char *path, char **told, GError **error)
{
  gint64 generation = -1;
  g_autofree char *backup = attune_notebook_backup_find_sound (path, &generation);
  g_autofree char *aside = get_free_name (path);

  if (is_better_alone (path, generation))
    {
      if (!move (path, aside, "-wal", error) || !move (path, aside, "-shm", error))
        return FALSE;
      *told = add_where (_ ("The newest changes to your notebook could not be read: they were "
                            "damaged or belonged to another file. All earlier ones are here."),
                         aside);
      return TRUE;
    }

  /* The log goes last: a file whose log is gone would look whole. */
  if (!move (path, aside, "", error) || !move (path, aside, "-wal", error) ||
      !move (path, aside, "-shm", error))
    return FALSE;

  if (backup == NULL)
    {
      *told = add_where (_ ("Your notebook was damaged, and there is no backup of it. A new one "
                            "was begun."),
                         aside);
      return TRUE;
    }

  {
    g_autofree char *day = describe_day (backup);
    /* Translators: %s is a date */
    g_autofree char *words = g_strdup_printf (_ ("Your notebook was damaged or missing. The backup "
                                                 "of %s has taken its place; what you changed "
                                                 "since then may be missing."),
                                              day);

    if (!attune_notebook_backup_restore (backup, path, error))
      return FALSE;
    *told = add_where (words, aside);
  }

  return TRUE;
}
