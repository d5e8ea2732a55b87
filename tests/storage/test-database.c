/* test-database.c: files are made, opened, refused and written as promised
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <sys/resource.h>

#include "attune-database.h"
#include "attune-statement.h"
#include "attune-storage-error.h"
#include "scratch.h"

static const char *const steps[] = { "CREATE TABLE t (s TEXT) STRICT;", NULL };
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

static gint64
read_number (AttuneDatabase *database, const char *sql)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AttuneStatement) statement = attune_database_prepare (database, sql, &error);

  g_assert_no_error (error);
  g_assert_cmpint (attune_statement_step (statement, &error), ==, ATTUNE_STEP_ROW);

  return attune_statement_get_int64 (statement, 0);
}

static void
test_modes (void)
{
  static const char *const suffixes[] = { "", "-wal", "-shm" };
  g_auto (Scratch) folder = scratch_new ();
  g_autofree char *path = scratch_path (folder, "a “strange” name?%20#.db");
  mode_t mask = umask (0);

  for (int i = 0; i < 2; i++)
    {
      g_autoptr (AttuneDatabase) database = open_file (path, ATTUNE_DATABASE_DURABLE);

      exec (database, "INSERT INTO t VALUES ('words')");
      for (gsize j = 0; j < G_N_ELEMENTS (suffixes); j++)
        {
          g_autofree char *name = g_strconcat (path, suffixes[j], NULL);

          g_assert_cmpuint (scratch_mode (name), ==, 0600);
        }
      /* Then as if somebody had copied it there. */
      g_assert_cmpint (g_chmod (path, 0644), ==, 0);
    }
  umask (mask);
}

static void
test_settings (void)
{
  g_auto (Scratch) folder = scratch_new ();
  g_autofree char *path = scratch_path (folder, "a.db");
  g_autofree char *other = scratch_path (folder, "b.db");
  g_autoptr (AttuneDatabase) durable = open_file (path, ATTUNE_DATABASE_DURABLE);
  g_autoptr (AttuneDatabase) disposable = open_file (other, ATTUNE_DATABASE_DISPOSABLE);
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (read_number (durable, "PRAGMA synchronous"), ==, 2);
  g_assert_cmpint (read_number (durable, "PRAGMA secure_delete"), ==, 1);
  g_assert_cmpint (read_number (durable, "PRAGMA foreign_keys"), ==, 1);
  g_assert_cmpint (read_number (durable, "PRAGMA trusted_schema"), ==, 0);
  g_assert_cmpint (read_number (durable, "SELECT 'wal' = journal_mode FROM pragma_journal_mode"),
                   ==, 1);
  g_assert_cmpint (read_number (disposable, "PRAGMA synchronous"), ==, 0);

  /* What only a file that means harm would want. */
  exec (durable, "PRAGMA writable_schema = ON");
  g_assert_false (attune_database_exec (durable, "DELETE FROM sqlite_schema", &error));
  g_assert_error (error, ATTUNE_STORAGE_ERROR, ATTUNE_STORAGE_ERROR_FAILED);
}

static void
test_transactions (void)
{
  g_autoptr (AttuneDatabase) database = open_file (NULL, ATTUNE_DATABASE_DURABLE);
  g_autoptr (GError) error = NULL;

  g_assert_true (attune_database_begin (database, &error));
  exec (database, "INSERT INTO t VALUES ('a'), ('b')");
  g_assert_cmpint (attune_database_get_n_changes (database), ==, 2);
  attune_database_rollback (database);
  attune_database_rollback (database); /* there is none any more */
  g_assert_cmpint (read_number (database, "SELECT count (*) FROM t"), ==, 0);

  g_assert_true (attune_database_begin (database, &error));
  exec (database, "INSERT INTO t VALUES ('c')");
  g_assert_true (attune_database_commit (database, &error));
  g_assert_cmpint (read_number (database, "SELECT count (*) FROM t"), ==, 1);

  g_assert_false (attune_database_commit (database, &error));
  g_assert_error (error, ATTUNE_STORAGE_ERROR, ATTUNE_STORAGE_ERROR_FAILED);
}

/* Nothing of what was deleted is left to be found in the file. */
static void
test_deleted_is_gone (void)
{
  g_auto (Scratch) folder = scratch_new ();
  g_autofree char *path = scratch_path (folder, "a.db");
  const char *secret = "what a client said";

  for (int i = 0; i < 2; i++)
    {
      g_autoptr (AttuneDatabase) database = open_file (path, ATTUNE_DATABASE_DURABLE);
      g_autoptr (GBytes) bytes = NULL;

      exec (database, i == 0 ? "INSERT INTO t VALUES ('what a client said')" : "DELETE FROM t");
      g_clear_pointer (&database, attune_database_unref);
      bytes = scratch_read (path);
      g_assert_true ((memmem (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), secret,
                              strlen (secret)) != NULL) == (i == 0));
      g_assert_false (scratch_has (path, "-wal"));
    }
}

static void
test_read_only (void)
{
  g_auto (Scratch) folder = scratch_new ();
  g_autofree char *path = scratch_path (folder, "a.db");
  g_autofree char *copied = scratch_path (folder, "b.db");
  g_autofree char *log = g_strconcat (path, "-wal", NULL);
  g_autofree char *copied_log = g_strconcat (copied, "-wal", NULL);
  g_autoptr (GBytes) before = NULL;
  g_autoptr (GBytes) log_before = NULL;
  g_autoptr (GError) error = NULL;

  {
    g_autoptr (AttuneDatabase) writer = open_file (path, ATTUNE_DATABASE_DURABLE);

    g_assert_true (attune_database_checkpoint (writer, NULL, &error));
    exec (writer, "INSERT INTO t VALUES ('in the log')");
    scratch_copy (path, copied);
    scratch_copy (log, copied_log);
  }
  before = scratch_read (copied);
  log_before = scratch_read (copied_log);

  for (int i = 0; i < 2; i++)
    {
      g_autoptr (AttuneDatabase) database = open_file (copied, i == 0 ? ATTUNE_DATABASE_IMMUTABLE
                                                                      : ATTUNE_DATABASE_READ_ONLY);
      g_autoptr (GBytes) after = NULL;
      g_autoptr (GBytes) log_after = NULL;

      g_assert_cmpint (read_number (database, "SELECT count (*) FROM t"), ==, i);
      g_assert_false (attune_database_exec (database, "INSERT INTO t VALUES ('b')", &error));
      g_assert_error (error, ATTUNE_STORAGE_ERROR, ATTUNE_STORAGE_ERROR_READ_ONLY);
      g_clear_error (&error);

      g_clear_pointer (&database, attune_database_unref);
      after = scratch_read (copied);
      log_after = scratch_read (copied_log);
      g_assert_true (g_bytes_equal (before, after));
      g_assert_true (g_bytes_equal (log_before, log_after));
    }
}

static void
assert_open_fails (const char *path, AttuneDatabaseFlags flags, AttuneStorageError code)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (attune_database_open (path, flags, &schema, &error));
  g_assert_error (error, ATTUNE_STORAGE_ERROR, (int) code);
}

static void
test_cannot_open (void)
{
  g_auto (Scratch) folder = scratch_new ();
  g_autofree char *nowhere = scratch_path (folder, "no/such/folder/a.db");
  g_autofree char *file = scratch_path (folder, "file");
  g_autofree char *under_file = scratch_path (folder, "file/a.db");
  g_autofree char *garbage = scratch_path (folder, "garbage.db");
  g_autofree char *noise = g_strnfill (8192, '?');

  scratch_write (file, "", 0);
  scratch_write (garbage, noise, strlen (noise));
  assert_open_fails (nowhere, ATTUNE_DATABASE_DURABLE, ATTUNE_STORAGE_ERROR_OPEN);
  assert_open_fails (nowhere, ATTUNE_DATABASE_READ_ONLY, ATTUNE_STORAGE_ERROR_OPEN);
  assert_open_fails (under_file, ATTUNE_DATABASE_DURABLE, ATTUNE_STORAGE_ERROR_OPEN);
  assert_open_fails (folder, ATTUNE_DATABASE_DURABLE, ATTUNE_STORAGE_ERROR_OPEN);
  assert_open_fails (garbage, ATTUNE_DATABASE_DURABLE, ATTUNE_STORAGE_ERROR_CORRUPT);
  assert_open_fails (garbage, ATTUNE_DATABASE_IMMUTABLE, ATTUNE_STORAGE_ERROR_CORRUPT);
}

static void
test_two_connections (void)
{
  g_auto (Scratch) folder = scratch_new ();
  g_autofree char *path = scratch_path (folder, "a.db");
  g_autoptr (AttuneDatabase) one = open_file (path, ATTUNE_DATABASE_DURABLE);
  g_autoptr (AttuneDatabase) two = open_file (path, ATTUNE_DATABASE_DURABLE);
  g_autoptr (GError) error = NULL;
  gboolean complete = FALSE;

  g_assert_true (attune_database_begin (one, &error));
  exec (one, "INSERT INTO t VALUES ('a')");
  /* Reading does not wait for who writes, and does not see what is not committed. */
  g_assert_cmpint (read_number (two, "SELECT count (*) FROM t"), ==, 0);
  exec (two, "PRAGMA busy_timeout = 20");
  g_assert_false (attune_database_begin (two, &error));
  g_assert_error (error, ATTUNE_STORAGE_ERROR, ATTUNE_STORAGE_ERROR_BUSY);
  g_clear_error (&error);
  g_assert_true (attune_database_commit (one, &error));
  g_assert_cmpint (read_number (two, "SELECT count (*) FROM t"), ==, 1);

  {
    g_autoptr (AttuneStatement) reading = attune_database_prepare (two, "SELECT * FROM t", &error);

    g_assert_cmpint (attune_statement_step (reading, &error), ==, ATTUNE_STEP_ROW);
    exec (one, "INSERT INTO t VALUES ('b')");
    g_assert_true (attune_database_checkpoint (one, &complete, &error));
    g_assert_false (complete);
  }
  g_assert_true (attune_database_checkpoint (one, &complete, &error));
  g_assert_true (complete);
}

/* A file that may not grow, as on a full disk: the error says so, and nothing is half written. */
static void
test_full (void)
{
  g_auto (Scratch) folder = scratch_new ();
  g_autofree char *path = scratch_path (folder, "a.db");
  g_autoptr (AttuneDatabase) database = open_file (path, ATTUNE_DATABASE_DURABLE);
  g_autoptr (GError) error = NULL;
  struct rlimit unlimited, limited;

  exec (database, "INSERT INTO t VALUES ('kept')");
  signal (SIGXFSZ, SIG_IGN);
  g_assert_cmpint (getrlimit (RLIMIT_FSIZE, &unlimited), ==, 0);
  limited = unlimited;
  limited.rlim_cur = 64 * 1024;
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &limited), ==, 0);
  g_assert_false (
      attune_database_exec (database, "INSERT INTO t VALUES (hex (randomblob (100000)))", &error));
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &unlimited), ==, 0);
  g_assert_error (error, ATTUNE_STORAGE_ERROR, ATTUNE_STORAGE_ERROR_FULL);
  g_clear_error (&error);
  g_assert_cmpint (read_number (database, "SELECT count (*) FROM t"), ==, 1);

  exec (database, "PRAGMA max_page_count = 4");
  g_assert_false (
      attune_database_exec (database, "INSERT INTO t VALUES (hex (randomblob (100000)))", &error));
  g_assert_error (error, ATTUNE_STORAGE_ERROR, ATTUNE_STORAGE_ERROR_FULL);
  g_assert_nonnull (strstr (error->message, "a.db"));
  g_assert_cmpint (read_number (database, "SELECT count (*) FROM t"), ==, 1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/storage/database/modes", test_modes);
  g_test_add_func ("/storage/database/settings", test_settings);
  g_test_add_func ("/storage/database/transactions", test_transactions);
  g_test_add_func ("/storage/database/deleted-is-gone", test_deleted_is_gone);
  g_test_add_func ("/storage/database/read-only", test_read_only);
  g_test_add_func ("/storage/database/cannot-open", test_cannot_open);
  g_test_add_func ("/storage/database/two-connections", test_two_connections);
  g_test_add_func ("/storage/database/full", test_full);

  return g_test_run ();
}
