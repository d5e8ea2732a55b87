/* test-database-copy.c: copies are whole, sound, and private
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gstdio.h>
#include <signal.h>
#include <sys/resource.h>
#include <sys/stat.h>

#include "attune-database-copy.h"
#include "attune-statement.h"
#include "attune-storage-error.h"
#include "scratch.h"

static const char *const steps[] = {
  "CREATE TABLE t (number INTEGER PRIMARY KEY, s TEXT NOT NULL UNIQUE) STRICT;"
  "CREATE TABLE child (parent INTEGER REFERENCES t (number)) STRICT;",
  NULL,
};
static const AttuneSchema schema = { 0x74657374, steps, NULL, NULL };

static AttuneDatabase *
open_file (const char *path, AttuneDatabaseFlags flags)
{
  g_autoptr (GError) error = NULL;
  AttuneDatabase *database = attune_database_open (path, flags, &schema, &error);

  g_assert_no_error (error);

  return database;
}

static void
exec (AttuneDatabase *database, const char *sql)
{
  g_autoptr (GError) error = NULL;

  attune_database_exec (database, sql, &error);
  g_assert_no_error (error);
}

static void
fill (AttuneDatabase *database, guint n_rows)
{
  g_autofree char *sql = g_strdup_printf (
      "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < %u) "
      "INSERT INTO t (s) SELECT hex (randomblob (40)) || i FROM n",
      n_rows);

  exec (database, sql);
}

static gint64
count (AttuneDatabase *database)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AttuneStatement)
      statement = attune_database_prepare (database, "SELECT count (*) FROM t", &error);

  g_assert_no_error (error);
  g_assert_cmpint (attune_statement_step (statement, &error), ==, ATTUNE_STEP_ROW);

  return attune_statement_get_int64 (statement, 0);
}

static void
test_backup (void)
{
  g_auto (Scratch) folder = scratch_new ();
  g_autofree char *path = scratch_path (folder, "a.db");
  g_autofree char *copied = scratch_path (folder, "copy.db");
  g_autoptr (AttuneDatabase) database = open_file (path, ATTUNE_DATABASE_DURABLE);
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) names = NULL;
  mode_t mask = umask (0);

  fill (database, 20000); /* more pages than are copied in one go */
  scratch_write (copied, "older", 5);
  g_assert_true (attune_database_backup (database, copied, &error));
  umask (mask);
  g_assert_no_error (error);
  g_assert_cmpuint (scratch_mode (copied), ==, 0600);

  /* One file, which needs no other. */
  names = scratch_list (folder, "copy");
  g_assert_cmpuint (g_strv_length (names), ==, 1);
  {
    g_autoptr (AttuneDatabase) copy = open_file (copied, ATTUNE_DATABASE_IMMUTABLE);

    g_assert_cmpint (count (copy), ==, 20000);
    g_assert_true (attune_database_check (copy, &error));
  }
}

static void
test_backup_fails (void)
{
  g_auto (Scratch) folder = scratch_new ();
  g_autofree char *path = scratch_path (folder, "a.db");
  g_autofree char *copied = scratch_path (folder, "copy.db");
  g_autofree char *nowhere = scratch_path (folder, "nowhere/copy.db");
  g_autoptr (AttuneDatabase) database = open_file (path, ATTUNE_DATABASE_DURABLE);
  g_autoptr (GBytes) kept = NULL;
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) names = NULL;
  struct rlimit unlimited, limited;

  fill (database, 2000);
  scratch_write (copied, "older", 5);

  g_assert_false (attune_database_backup (database, nowhere, &error));
  g_assert_error (error, ATTUNE_STORAGE_ERROR, ATTUNE_STORAGE_ERROR_OPEN);
  g_clear_error (&error);

  signal (SIGXFSZ, SIG_IGN);
  g_assert_cmpint (getrlimit (RLIMIT_FSIZE, &unlimited), ==, 0);
  limited = unlimited;
  limited.rlim_cur = 64 * 1024;
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &limited), ==, 0);
  g_assert_false (attune_database_backup (database, copied, &error));
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &unlimited), ==, 0);
  g_assert_nonnull (error);

  /* What was there is there, and nothing else. */
  kept = scratch_read (copied);
  g_assert_cmpmem (g_bytes_get_data (kept, NULL), g_bytes_get_size (kept), "older", 5);
  names = scratch_list (folder, "copy");
  g_assert_cmpuint (g_strv_length (names), ==, 1);
}

/* Damages one page behind the first, closes and opens again. */
static void
test_damage_is_found (void)
{
  g_auto (Scratch) folder = scratch_new ();
  g_autofree char *path = scratch_path (folder, "a.db");
  g_autofree char *copied = scratch_path (folder, "copy.db");
  g_autoptr (AttuneDatabase) database = open_file (path, ATTUNE_DATABASE_DURABLE);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *changed = NULL;
  gsize size = 0;

  fill (database, 500);
  g_assert_true (attune_database_check (database, &error));
  g_assert_true (attune_database_quick_check (database, &error));
  g_clear_pointer (&database, attune_database_unref);

  bytes = scratch_read (path);
  size = g_bytes_get_size (bytes);
  changed = g_memdup2 (g_bytes_get_data (bytes, NULL), size);
  for (gsize page = 4; page * 4096 < size; page++)
    {
      memset (changed + page * 4096, 0xa5, 64);
      scratch_write (path, changed, size);
      memcpy (changed + page * 4096, (const char *) g_bytes_get_data (bytes, NULL) + page * 4096,
              64);

      database = open_file (path, ATTUNE_DATABASE_DURABLE);
      g_assert_false (attune_database_check (database, &error));
      g_assert_error (error, ATTUNE_STORAGE_ERROR, ATTUNE_STORAGE_ERROR_CORRUPT);
      g_clear_error (&error);

      g_assert_false (attune_database_backup (database, copied, &error));
      g_assert_error (error, ATTUNE_STORAGE_ERROR, ATTUNE_STORAGE_ERROR_CORRUPT);
      g_clear_error (&error);
      g_assert_false (scratch_has (copied, ""));
      g_clear_pointer (&database, attune_database_unref);
    }
}

static void
test_foreign_key_is_checked (void)
{
  g_autoptr (AttuneDatabase) database = open_file (NULL, ATTUNE_DATABASE_DURABLE);
  g_autoptr (GError) error = NULL;

  exec (database, "PRAGMA foreign_keys = OFF; INSERT INTO child VALUES (99);");
  g_assert_true (attune_database_quick_check (database, &error));
  g_assert_false (attune_database_check (database, &error));
  g_assert_error (error, ATTUNE_STORAGE_ERROR, ATTUNE_STORAGE_ERROR_CORRUPT);
}

static void
test_into_memory (void)
{
  g_auto (Scratch) folder = scratch_new ();
  g_autofree char *path = scratch_path (folder, "a.db");
  g_autoptr (AttuneDatabase) file = open_file (path, ATTUNE_DATABASE_DURABLE);
  g_autoptr (AttuneDatabase) memory = open_file (NULL, ATTUNE_DATABASE_DISPOSABLE);
  g_autoptr (GError) error = NULL;

  fill (file, 100);
  g_assert_true (attune_database_copy_into (file, memory, &error));
  g_assert_no_error (error);
  g_assert_cmpint (count (memory), ==, 100);
  fill (memory, 1);
  g_assert_cmpint (count (memory), ==, 101);
  g_assert_cmpint (count (file), ==, 100);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/storage/copy/backup", test_backup);
  g_test_add_func ("/storage/copy/backup-fails", test_backup_fails);
  g_test_add_func ("/storage/copy/damage-is-found", test_damage_is_found);
  g_test_add_func ("/storage/copy/foreign-key-is-checked", test_foreign_key_is_checked);
  g_test_add_func ("/storage/copy/into-memory", test_into_memory);

  return g_test_run ();
}
