/* attune-notebook-repair.c: a notebook's file that is not sound
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * All this is for a process that is alone with the file.
 */

#include "config.h"

#include "attune-notebook-repair.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <sys/stat.h>

#include "attune-database-copy.h"
#include "attune-notebook-aside.h"
#include "attune-notebook-backup.h"
#include "attune-notebook-merge.h"
#include "attune-notebook-salvage.h"
#include "attune-notebook-schema.h"
#include "attune-notebook-session.h"
#include "attune-storage-error.h"

static AttuneDatabase *
open_and_check (const char *path, AttuneDatabaseFlags flags, GError **error)
{
  g_autoptr (AttuneDatabase)
      database = attune_database_open (path, flags, &attune_notebook_schema, error);

  if (database == NULL || !attune_notebook_store_check (database, error))
    return NULL;

  return g_steal_pointer (&database);
}

/* SQLite reads a log up to the first damage, and takes that for its end: what was written behind it
 * would be gone without a word. Each transaction writes the page that counts them, before others;
 * so one that can only be read behind the end is known by that. What a program that was killed has
 * left of a transaction that another has overwritten is not: its beginning is gone. */
static gboolean
is_log_whole (const char *path, AttuneDatabase *with_log)
{
  return attune_salvage_is_log_whole (path) ||
         attune_notebook_salvage_find_generation (path, ATTUNE_SALVAGE_REST_OF_LOG) <=
             attune_notebook_session_get_generation (with_log);
}

/* Whether the log was written for the file. While the log is being written to the file, that cannot
 * be read alone, but the page with the name of the session can. */
static gboolean
is_log_of (const char *path, AttuneDatabase *with_log)
{
  g_autoptr (GError) error = NULL; /* then the page is read as it is */
  g_autoptr (AttuneDatabase) alone = attune_database_open (path, ATTUNE_DATABASE_IMMUTABLE,
                                                           &attune_notebook_schema, &error);
  g_autoptr (GHashTable) sessions = NULL;

  /* A file that was just made has nothing yet outside its log. */
  if (alone != NULL && (attune_database_get_version (alone) == 0 ||
                        attune_notebook_session_is_log_of (with_log, alone)))
    return TRUE;

  /* A loss of power may have taken that page too. Then it counts that both together are sound. */
  sessions = attune_notebook_salvage_find_sessions (path);

  return g_hash_table_size (sessions) == 0 || attune_notebook_session_knows (with_log, sessions);
}

/**
 * attune_notebook_repair_judge:
 * @path: (type filename): a notebook's file that has a log, and is not empty
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

  if (with_log == NULL)
    {
      if (!g_error_matches (reason, ATTUNE_STORAGE_ERROR, ATTUNE_STORAGE_ERROR_CORRUPT))
        return TRUE;
      g_propagate_error (error, g_steal_pointer (&reason));
      return FALSE;
    }
  if (is_log_of (path, with_log) && is_log_whole (path, with_log))
    return TRUE;

  g_set_error_literal (error, ATTUNE_STORAGE_ERROR, ATTUNE_STORAGE_ERROR_CORRUPT,
                       "the log is damaged, or of another file");

  return FALSE;
}

static char *
describe_day (const char *backup)
{
  g_autoptr (GDateTime) time = attune_notebook_backup_get_time (backup);

  return time != NULL ? g_date_time_format (time, "%x") : g_path_get_basename (backup);
}

/* What is done with a file and its log */
typedef enum
{
  TROUBLE_IN_LOG,  /* some of the log can be read, and there is more behind damage */
  TROUBLE_OF_LOG,  /* the file is sound, but not together with the log */
  TROUBLE_OF_FILE, /* the file is not sound, or older than a backup */
} Trouble;

static gboolean
is_newer (AttuneDatabase *database, gint64 backup_generation)
{
  return attune_notebook_session_get_generation (database) >= backup_generation;
}

static Trouble
find_trouble (const char *path, gint64 backup_generation)
{
  g_autoptr (GError) error = NULL; /* that something is damaged is known */
  g_autoptr (AttuneDatabase) database = NULL;
  GStatBuf status = { 0 };

  /* SQLite would delete the log of an empty file. */
  if (g_stat (path, &status) != 0 || !S_ISREG (status.st_mode) || status.st_size <= 1)
    return TROUBLE_OF_FILE;

  database = open_and_check (path, ATTUNE_DATABASE_READ_ONLY, &error);
  if (database != NULL && attune_database_get_version (database) > 0 &&
      is_log_of (path, database) && is_newer (database, backup_generation))
    return TROUBLE_IN_LOG;

  g_clear_error (&error);
  g_clear_pointer (&database, attune_database_unref);
  database = open_and_check (path, ATTUNE_DATABASE_IMMUTABLE, &error);
  if (database != NULL && attune_database_get_version (database) > 0 &&
      is_newer (database, backup_generation))
    return TROUBLE_OF_LOG;

  return TROUBLE_OF_FILE;
}

static char *
tell_of_log (guint n)
{
  if (n == 0)
    return g_strdup (_ ("The newest changes to your notebook could not be read: they were damaged "
                        "or belonged to another file. All earlier ones are here."));

  return g_strdup_printf (
      g_dngettext (GETTEXT_PACKAGE,
                   "The newest changes to your notebook were damaged. %u mark was recovered from "
                   "them; all earlier ones are here.",
                   "The newest changes to your notebook were damaged. %u marks were recovered from "
                   "them; all earlier ones are here.",
                   n),
      n);
}

/* The log behind the damage, on top of the part that SQLite reads. */
static gboolean
repair_log (const char *path, const char *aside, char **told, GError **error)
{
  g_autoptr (AttuneNotebookContents)
      rest = attune_notebook_salvage_read (path, ATTUNE_SALVAGE_REST_OF_LOG, NULL);
  g_autofree char *log = g_strconcat (path, "-wal", NULL);
  g_autofree char *log_aside = g_strconcat (aside, "-wal", NULL);
  g_autoptr (AttuneDatabase) database = NULL;
  g_autofree char *words = NULL;
  g_autofree char *contents = NULL;
  gsize size = 0;
  guint n = 0;

  /* A copy: the log itself is written to. */
  if (!g_file_get_contents (log, &contents, &size, error) ||
      !g_file_set_contents_full (log_aside, contents, (gssize) size,
                                 G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE, 0600,
                                 error))
    return FALSE;

  database = attune_database_open (path, ATTUNE_DATABASE_DURABLE,
                                   &attune_notebook_schema_with_backup, error);
  if (database == NULL || !attune_database_empty_log (database, error) ||
      !attune_notebook_merge (database, rest, &n, error))
    return FALSE;

  /* Then it was only the last transaction, which nobody had been told of. */
  if (n == 0)
    {
      g_unlink (log_aside);
      return TRUE;
    }

  words = tell_of_log (n);
  *told = attune_notebook_aside_tell (words, aside);

  return TRUE;
}

/* The file without its log; but what can be read of that is taken if it was the file's own. */
static gboolean
drop_log (const char *path, const char *aside, char **told, GError **error)
{
  g_autoptr (GHashTable) sessions = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (AttuneNotebookContents)
      logged = attune_notebook_salvage_read (path, ATTUNE_SALVAGE_LOG, sessions);
  g_autoptr (AttuneDatabase) database = attune_database_open (path, ATTUNE_DATABASE_IMMUTABLE,
                                                              &attune_notebook_schema, error);
  gboolean is_own = database != NULL && attune_notebook_session_is_among (database, sessions);
  g_autofree char *words = NULL;
  guint n = 0;

  g_clear_pointer (&database, attune_database_unref);
  if (!attune_notebook_aside_move_log (path, aside, error))
    return FALSE;

  if (is_own)
    {
      database = attune_database_open (path, ATTUNE_DATABASE_DURABLE,
                                       &attune_notebook_schema_with_backup, error);
      if (database == NULL || !attune_notebook_merge (database, logged, &n, error))
        return FALSE;
    }

  words = tell_of_log (n);
  *told = attune_notebook_aside_tell (words, aside);

  return TRUE;
}

/* Makes a file of the backup, if there is one, and of what can be read of the damaged file. */
static gboolean
make_repaired (const char *path, const char *backup, const char *repaired, guint *n, GError **error)
{
  g_autoptr (AttuneNotebookContents)
      more = attune_notebook_salvage_read (path, ATTUNE_SALVAGE_FILE | ATTUNE_SALVAGE_LOG, NULL);
  static const char *const suffixes[] = { "", "-wal", "-shm", "-journal" };
  g_autoptr (AttuneDatabase) database = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (suffixes); i++)
    {
      g_autofree char *leftover = g_strconcat (repaired, suffixes[i], NULL);

      g_unlink (leftover);
    }
  if (backup != NULL && !attune_notebook_backup_restore (backup, repaired, error))
    return FALSE;
  database = attune_database_open (repaired, ATTUNE_DATABASE_DURABLE, &attune_notebook_schema,
                                   error);
  if (database == NULL || !attune_notebook_session_forget (database, error))
    return FALSE;
  if ((more->marks->len > 0 || more->kinds->len > 0) &&
      !attune_notebook_merge (database, more, n, error))
    return FALSE;

  /* All of it is to be in the file: its log does not go where the file goes. */
  return attune_database_empty_log (database, error);
}

static char *
tell_of_repair (const char *backup, guint n)
{
  g_autofree char *day = backup != NULL ? describe_day (backup) : NULL;

  if (backup == NULL && n == 0)
    return g_strdup (_ ("Your notebook was damaged, and there is no backup of it. A new one was "
                        "begun."));
  if (backup == NULL)
    return g_strdup_printf (
        g_dngettext (GETTEXT_PACKAGE,
                     "Your notebook was damaged, and there is no backup of it. %u mark was "
                     "recovered from the damaged file.",
                     "Your notebook was damaged, and there is no backup of it. %u marks were "
                     "recovered from the damaged file.",
                     n),
        n);
  if (n == 0)
    /* Translators: %s is a date */
    return g_strdup_printf (_ ("Your notebook was damaged or missing. The backup of %s has taken "
                               "its place; what you changed since then may be missing."),
                            day);

  return g_strdup_printf (
      /* Translators: %s is a date, %u a number */
      g_dngettext (GETTEXT_PACKAGE,
                   "Your notebook was damaged. The backup of %s has taken its place, and %u newer "
                   "mark was recovered from the damaged file. What you removed since then may be "
                   "back.",
                   "Your notebook was damaged. The backup of %s has taken its place, and %u newer "
                   "marks were recovered from the damaged file. What you removed since then may be "
                   "back.",
                   n),
      day, n);
}

static gboolean
replace_file (const char *path, const char *backup, const char *aside, char **told, GError **error)
{
  g_autofree char *repaired = g_strconcat (path, ".repaired", NULL);
  g_autofree char *words = NULL;
  guint n = 0;

  if (!make_repaired (path, backup, repaired, &n, error) ||
      !attune_notebook_aside_swap (path, repaired, aside, error))
    return FALSE;

  words = tell_of_repair (backup, n);
  *told = attune_notebook_aside_tell (words, aside);

  return TRUE;
}

/**
 * attune_notebook_repair:
 * @path: (type filename): a notebook's file that is damaged, or missing though it has backups
 * @told: (out): what was done, in words for the reader; nothing where nothing was amiss after all
 * @error: return location, %ATTUNE_STORAGE_ERROR or %G_FILE_ERROR
 *
 * Sets aside what is damaged. In its place comes what is sound: the file without its log, or the
 * newest backup, or a new notebook; and all that can still be read of what was damaged is added to
 * it. Nothing is deleted. Ended anywhere in the middle, it is done by the next opening.
 *
 * Returns: whether there is a sound file at @path
 */
gboolean
attune_notebook_repair (const char *path, char **told, GError **error)
{
  gint64 generation = -1;
  g_autofree char *backup = attune_notebook_backup_find_sound (path, &generation);
  g_autofree char *aside = attune_notebook_aside_find_name (path);

  switch (find_trouble (path, generation))
    {
    case TROUBLE_IN_LOG:
      return repair_log (path, aside, told, error);
    case TROUBLE_OF_LOG:
      return drop_log (path, aside, told, error);
    case TROUBLE_OF_FILE:
    default:
      return replace_file (path, backup, aside, told, error);
    }
}
