/* attune-notebook-file.c: opening the notebook's file, whatever state it is in
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "attune-notebook-file.h"

#include <errno.h>
#include <fcntl.h>
#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "attune-database-copy.h"
#include "attune-notebook-backup.h"
#include "attune-notebook-repair.h"
#include "attune-notebook-schema.h"
#include "attune-storage-error.h"

/* How long to wait for another process that is looking after the file, in milliseconds. */
#define LOCK_TIMEOUT 5000
#define LOCK_PAUSE 5

/* Up to this many bytes, checking all of it takes no time that anybody would notice. */
#define SMALL_SIZE (256 * 1024)

/* How large a file is: nothing where there is none, G_MAXSIZE for a folder or the like. */
static gsize
get_size (const char *path, const char *suffix)
{
  g_autofree char *name = g_strconcat (path, suffix, NULL);
  GStatBuf status = { 0 };

  if (g_stat (name, &status) != 0)
    return 0;

  return S_ISREG (status.st_mode) ? (gsize) status.st_size : G_MAXSIZE;
}

static char *
get_suspicion (const char *path)
{
  return g_strconcat (path, "-suspect", NULL);
}

/**
 * attune_notebook_file_suspect:
 * @path: (type filename): the notebook's file
 *
 * Has all of the file checked when it is next opened.
 */
void
attune_notebook_file_suspect (const char *path)
{
  g_autofree char *suspicion = get_suspicion (path);
  int fd = g_open (suspicion, O_CREAT | O_WRONLY | O_CLOEXEC, 0600);

  if (fd < 0)
    g_debug ("%s: %s", suspicion, g_strerror (errno));
  else
    g_close (fd, NULL);
}

static gboolean
make_folder (const char *path, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path);

  if (g_mkdir_with_parents (folder, 0700) != 0)
    {
      int cause = errno;

      g_set_error (error, G_FILE_ERROR, (int) g_file_error_from_errno (cause),
                   /* Translators: the first %s is a folder, the second why */
                   _ ("The folder “%s” could not be made: %s."), folder, g_strerror (cause));
      return FALSE;
    }

  return TRUE;
}

/* Each process that has the notebook open holds a shared lock on a file beside it. Only one that is
 * alone may judge a log that was left behind, or move files: others would go on writing to them.
 * Returns whether this one is alone; it then holds the lock alone until keep_lock(). */
static gboolean
take_lock (AttuneNotebookFile *self, const char *path)
{
  g_autofree char *name = g_strconcat (path, "-lock", NULL);

  self->lock = g_open (name, O_CREAT | O_RDWR | O_CLOEXEC, 0600);
  if (self->lock < 0)
    {
      g_debug ("%s: %s", name, g_strerror (errno));
      return FALSE;
    }
  if (flock (self->lock, LOCK_EX | LOCK_NB) == 0)
    return TRUE;

  /* Another has it open, or is just opening it, which may take a moment. */
  for (int waited = 0; waited < LOCK_TIMEOUT; waited += LOCK_PAUSE)
    {
      if (flock (self->lock, LOCK_SH | LOCK_NB) == 0)
        return FALSE;
      g_usleep (LOCK_PAUSE * 1000);
    }
  g_debug ("%s: still locked", name);

  return FALSE;
}

static void
keep_lock (AttuneNotebookFile *self)
{
  /* What is in memory uses no file; and it would be in the way of opening it again. */
  if (self->in_memory && self->lock >= 0)
    {
      g_close (self->lock, NULL);
      self->lock = -1;
    }
  if (self->lock >= 0 && flock (self->lock, LOCK_SH | LOCK_NB) != 0)
    g_debug ("The notebook's lock could not be kept: %s", g_strerror (errno));
}

/* Reads all from self->database. */
static gboolean
load (AttuneNotebookFile *self, GError **error)
{
  AttuneNotebookContents *contents = attune_notebook_store_load (self->database, error);

  if (contents == NULL)
    return FALSE;
  attune_notebook_contents_free (self->contents);
  self->contents = contents;

  return TRUE;
}

/* Opens the file to write to it, and reads it. One of an older version is backed up first. */
static gboolean
open_and_load (AttuneNotebookFile *self, const char *path, gboolean check, GError **error)
{
  self->database = attune_database_open (path, ATTUNE_DATABASE_DURABLE,
                                         &attune_notebook_schema_with_backup, error);

  if (self->database != NULL && (!check || attune_database_check (self->database, error)) &&
      load (self, error))
    return TRUE;

  g_clear_pointer (&self->database, attune_database_unref);

  return FALSE;
}

static void
take_problem (AttuneNotebookFile *self, char *problem)
{
  g_free (self->problem);
  self->problem = problem;
}

/* Copies what a file holds into memory; one of an older version is migrated there. */
static gboolean
copy_to_memory (AttuneNotebookFile *self, const char *path, AttuneDatabaseFlags way)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AttuneDatabase)
      kept = attune_database_open (path, way, &attune_notebook_schema, &error);
  gboolean is_copied = kept != NULL && attune_database_get_version (kept) > 0 &&
                       attune_database_check (kept, &error) &&
                       attune_database_copy_into (kept, self->database, &error) &&
                       load (self, &error);

  if (error != NULL) /* why it is not written to has been told */
    g_debug ("%s", error->message);

  return is_copied;
}

/* With nothing on disk that could be written to: what can be read there is copied, or else the
 * newest backup of it. */
static void
open_in_memory (AttuneNotebookFile *self, const char *path, const GError *reason)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *backup = NULL;

  self->in_memory = TRUE;
  take_problem (self,
                /* Translators: %s are sentences that say why */
                g_strdup_printf (_ ("Your notebook cannot be written. %s What you mark now is put "
                                    "on the disk as soon as that can be done; if Attune is closed "
                                    "before, it is lost."),
                                 reason->message));
  self->database = attune_database_open (NULL, ATTUNE_DATABASE_DISPOSABLE, &attune_notebook_schema,
                                         &error);
  if (self->database == NULL)
    {
      g_warning ("%s", error->message);
      return;
    }

  if (copy_to_memory (self, path, ATTUNE_DATABASE_READ_ONLY) ||
      copy_to_memory (self, path, ATTUNE_DATABASE_IMMUTABLE))
    return;

  backup = attune_notebook_backup_find_sound (path, NULL);
  if (backup == NULL || !copy_to_memory (self, backup, ATTUNE_DATABASE_IMMUTABLE))
    {
      g_clear_pointer (&self->database, attune_database_unref);
      self->database = attune_database_open (NULL, ATTUNE_DATABASE_DISPOSABLE,
                                             &attune_notebook_schema, &error);
      if (self->database == NULL || !load (self, &error))
        g_warning ("%s", error->message);
    }
}

/* Opens the file after it was put right, as far as that can be done. */
static void
repair_and_open (AttuneNotebookFile *self, const char *path, const GError *reason)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *told = NULL;

  g_debug ("%s", reason->message);
  if (attune_notebook_repair (path, &told, &error) && open_and_load (self, path, TRUE, &error))
    take_problem (self, g_steal_pointer (&told));
  else
    {
      open_in_memory (self, path, error);
      if (told != NULL)
        take_problem (self, g_strconcat (told, " ", self->problem, NULL));
    }
}

/* Looks for what only one who is alone may look for: signs that the file is not what it was. */
static gboolean
needs_repair (const char *path, gboolean *check, GError **error)
{
  g_autofree char *suspicion = get_suspicion (path);
  gsize size = get_size (path, "");
  gsize log_size = get_size (path, "-wal");
  gboolean has_log = log_size > 0;

  *check = has_log || size <= SMALL_SIZE || g_file_test (suspicion, G_FILE_TEST_EXISTS);

  if (size == G_MAXSIZE || log_size == G_MAXSIZE)
    {
      g_set_error_literal (error, ATTUNE_STORAGE_ERROR, ATTUNE_STORAGE_ERROR_CORRUPT, "no file");
      return TRUE;
    }

  /* SQLite takes a single byte for nothing, for the sake of some file systems. */
  if (size <= 1)
    {
      g_auto (GStrv) backups = attune_notebook_backup_list (path);

      /* It has been there once. SQLite must not see this: it deletes the log of an empty file. */
      if (has_log || backups[0] != NULL)
        g_set_error_literal (error, ATTUNE_STORAGE_ERROR, ATTUNE_STORAGE_ERROR_CORRUPT, "empty");

      return has_log || backups[0] != NULL;
    }

  /* A log is left behind only by an unclean end, and by nobody who is still there. */
  return has_log && !attune_notebook_repair_judge (path, error);
}

/**
 * attune_notebook_file_open:
 * @path: (type filename): where it lies, or is to lie
 *
 * Opens a notebook's file and reads it. There is always a notebook afterwards: a damaged one is set
 * aside and the newest sound backup takes its place; one that cannot be written to is copied to
 * memory; one of a newer program is left alone.
 */
void
attune_notebook_file_open (AttuneNotebookFile *self, const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *suspicion = get_suspicion (path);
  gboolean is_alone = FALSE, check = FALSE;

  *self = (AttuneNotebookFile) { .lock = -1 };
  self->contents = attune_notebook_contents_new ();

  if (!make_folder (path, &error))
    {
      open_in_memory (self, path, error);
      return;
    }

  is_alone = take_lock (self, path);
  if (is_alone && needs_repair (path, &check, &error))
    repair_and_open (self, path, error);
  else if (error == NULL && open_and_load (self, path, check, &error))
    g_unlink (suspicion);
  else if (g_error_matches (error, ATTUNE_STORAGE_ERROR, ATTUNE_STORAGE_ERROR_NEWER_SCHEMA))
    take_problem (self,
                  g_strdup (_ ("Your notebook was made by a newer version of Attune. It is left "
                               "as it is, and nothing can be marked. Update Attune to use "
                               "it.")));
  else if (is_alone && g_error_matches (error, ATTUNE_STORAGE_ERROR, ATTUNE_STORAGE_ERROR_CORRUPT))
    repair_and_open (self, path, error);
  else
    open_in_memory (self, path, error);

  keep_lock (self);
}

/**
 * attune_notebook_file_clear:
 *
 * Frees what is left in it. The lock is given back: only when the database has been closed.
 */
void
attune_notebook_file_clear (AttuneNotebookFile *self)
{
  g_clear_pointer (&self->database, attune_database_unref);
  g_clear_pointer (&self->contents, attune_notebook_contents_free);
  g_clear_pointer (&self->problem, g_free);
  if (self->lock >= 0)
    g_close (self->lock, NULL);
  self->lock = -1;
}
