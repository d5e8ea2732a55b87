/* test-schema.c: files are brought to the newest version, or left alone
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "attune-database.h"
#include "attune-statement.h"
#include "attune-storage-error.h"
#include "scratch.h"

#define KIND 0x74657374

static const char *const one[] = { "CREATE TABLE t (a TEXT) STRICT; INSERT INTO t VALUES ('x');",
                                   NULL };
static const char *const two[] = { one[0], "ALTER TABLE t ADD COLUMN b TEXT;", NULL };
static const char *const three[] = { one[0], two[1], "UPDATE t SET b = a; CREATE INDEX i ON t (b);",
                                     NULL };
static const char *const broken[] = { one[0], two[1],
                                      "UPDATE t SET a = 'half'; CREATE TABLE t (c TEXT);", NULL };

typedef struct
{
  int n_calls;
  int from;
  int to;
  gboolean result;
} Before;

static gboolean
before_cb (AttuneDatabase *database, int from, int to, gpointer user_data, GError **error)
{
  Before *before = user_data;

  g_assert_cmpint (attune_database_get_version (database), ==, from);
  before->n_calls++;
  before->from = from;
  before->to = to;
  if (!before->result)
    g_set_error_literal (error, G_FILE_ERROR, G_FILE_ERROR_NOSPC, "no backup");

  return before->result;
}

static AttuneDatabase *
open_with (const char *path, const char *const *steps, Before *before, GError **error)
{
  /* As long as any connection. */
  static AttuneSchema schema;

  schema = (AttuneSchema) { KIND, steps, before != NULL ? before_cb : NULL, before };

  return attune_database_open (path, ATTUNE_DATABASE_DURABLE, &schema, error);
}

static void
migrate (const char *path, const char *const *steps, int version)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AttuneDatabase) database = open_with (path, steps, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpint (attune_database_get_version (database), ==, version);
}

static char *
read_text (const char *path, const char *const *steps, const char *sql)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AttuneDatabase) database = open_with (path, steps, NULL, &error);
  g_autoptr (AttuneStatement) statement = NULL;

  g_assert_no_error (error);
  statement = attune_database_prepare (database, sql, &error);
  g_assert_no_error (error);
  g_assert_cmpint (attune_statement_step (statement, &error), ==, ATTUNE_STEP_ROW);

  return g_strdup (attune_statement_get_text (statement, 0));
}

static void
test_steps (void)
{
  g_auto (Scratch) folder = scratch_new ();
  static const struct
  {
    const char *const *first;
    int version;
  } starts[] = { { NULL, 0 }, { one, 1 }, { two, 2 }, { three, 3 } };

  for (gsize i = 0; i < G_N_ELEMENTS (starts); i++)
    {
      g_autofree char *name = g_strdup_printf ("%d.db", starts[i].version);
      g_autofree char *path = scratch_path (folder, name);
      g_autofree char *value = NULL;
      g_autofree char *kind = NULL;
      Before before = { .result = TRUE };
      g_autoptr (GError) error = NULL;

      if (starts[i].first != NULL)
        migrate (path, starts[i].first, starts[i].version);

      {
        g_autoptr (AttuneDatabase) database = open_with (path, three, &before, &error);

        g_assert_no_error (error);
        g_assert_cmpint (attune_database_get_version (database), ==, 3);
      }
      /* Nothing to back up in a new file, nothing to do for one that is up to date. */
      g_assert_cmpint (before.n_calls, ==, starts[i].version == 1 || starts[i].version == 2);
      g_assert_cmpint (before.from, ==, before.n_calls ? starts[i].version : 0);
      g_assert_cmpint (before.to, ==, before.n_calls ? 3 : 0);

      value = read_text (path, three, "SELECT b FROM t");
      g_assert_cmpstr (value, ==, "x");
      kind = read_text (path, three, "PRAGMA application_id");
      g_assert_cmpint (atoi (kind), ==, KIND);
    }
}

static void
test_failure_rolls_back (void)
{
  g_auto (Scratch) folder = scratch_new ();
  g_autofree char *path = scratch_path (folder, "a.db");
  g_autofree char *value = NULL;
  g_autoptr (GError) error = NULL;

  migrate (path, one, 1);
  g_assert_null (open_with (path, broken, NULL, &error));
  g_assert_error (error, ATTUNE_STORAGE_ERROR, ATTUNE_STORAGE_ERROR_FAILED);

  /* The second step stands, the third has left no trace: it is done when it can be. */
  value = read_text (path, two, "SELECT a FROM t");
  g_assert_cmpstr (value, ==, "x");
  migrate (path, two, 2);
  migrate (path, three, 3);
}

static void
test_no_backup_no_migration (void)
{
  g_auto (Scratch) folder = scratch_new ();
  g_autofree char *path = scratch_path (folder, "a.db");
  Before before = { .result = FALSE };
  g_autoptr (GError) error = NULL;

  migrate (path, one, 1);
  g_assert_null (open_with (path, three, &before, &error));
  g_assert_error (error, G_FILE_ERROR, G_FILE_ERROR_NOSPC);
  migrate (path, one, 1);
}

/* Opens in @path what is refused with @code, and compares every file byte for byte. */
static void
assert_untouched (const char *folder, const char *path, const char *const *steps, int code)
{
  g_auto (GStrv) names = scratch_list (folder, "");
  g_auto (GStrv) names_after = NULL;
  g_autoptr (GPtrArray) contents = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  g_autoptr (GError) error = NULL;

  for (guint i = 0; names[i] != NULL; i++)
    {
      g_autofree char *name = scratch_path (folder, names[i]);

      g_ptr_array_add (contents, scratch_read (name));
    }

  g_assert_null (open_with (path, steps, NULL, &error));
  g_assert_error (error, ATTUNE_STORAGE_ERROR, code);

  for (guint i = 0; names[i] != NULL; i++)
    {
      g_autofree char *name = scratch_path (folder, names[i]);
      g_autoptr (GBytes) after = scratch_read (name);

      if (!g_str_has_suffix (name, "-shm")) /* SQLite's own memory of the log, made of it */
        g_assert_true (g_bytes_equal (g_ptr_array_index (contents, i), after));
    }
  names_after = scratch_list (folder, "");
  g_assert_cmpstrv (names, names_after);
}

static void
test_newer_is_untouched (void)
{
  g_auto (Scratch) folder = scratch_new ();
  g_autofree char *path = scratch_path (folder, "a.db");

  migrate (path, three, 3);
  assert_untouched (folder, path, two, ATTUNE_STORAGE_ERROR_NEWER_SCHEMA);
  migrate (path, three, 3);
}

/* The same with a log left by a program that was killed, which alone knows of the newer version. */
static void
test_newer_with_log_is_untouched (void)
{
  static const char *const suffixes[] = { "", "-wal", "-shm" };
  g_auto (Scratch) folder = scratch_new ();
  g_auto (Scratch) other_folder = scratch_new ();
  g_autofree char *path = scratch_path (folder, "a.db");
  g_autofree char *copied = scratch_path (other_folder, "a.db");
  g_autofree char *value = NULL;
  g_autoptr (GError) error = NULL;

  migrate (path, two, 2);
  {
    g_autoptr (AttuneDatabase) database = open_with (path, three, NULL, &error);

    g_assert_no_error (error);
    for (gsize i = 0; i < G_N_ELEMENTS (suffixes); i++)
      {
        g_autofree char *from = g_strconcat (path, suffixes[i], NULL);
        g_autofree char *to = g_strconcat (copied, suffixes[i], NULL);

        scratch_copy (from, to);
      }
  }

  assert_untouched (other_folder, copied, two, ATTUNE_STORAGE_ERROR_NEWER_SCHEMA);
  value = read_text (copied, three, "SELECT b FROM t");
  g_assert_cmpstr (value, ==, "x");
}

static void
test_foreign_is_untouched (void)
{
  static const char *const theirs[] = { "CREATE TABLE other (a TEXT);", NULL };
  static const AttuneSchema with_kind = { 7, theirs, NULL, NULL };
  g_auto (Scratch) folder = scratch_new ();
  g_autofree char *path = scratch_path (folder, "a.db");
  g_autoptr (GError) error = NULL;

  for (int i = 0; i < 3; i++)
    {
      static const char *const disguises[] = {
        "SELECT 1;",                                           /* of another kind */
        "PRAGMA application_id = 0;",                          /* of none */
        "PRAGMA application_id = 0; PRAGMA user_version = 0;", /* and of no version */
      };

      if (i > 0)
        scratch_write (path, "", 0);
      {
        g_autoptr (AttuneDatabase)
            database = attune_database_open (path, ATTUNE_DATABASE_DURABLE, &with_kind, &error);

        g_assert_no_error (error);
        g_assert_true (attune_database_exec (database, disguises[i], &error));
      }
      assert_untouched (folder, path, three, ATTUNE_STORAGE_ERROR_CORRUPT);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/storage/schema/steps", test_steps);
  g_test_add_func ("/storage/schema/failure-rolls-back", test_failure_rolls_back);
  g_test_add_func ("/storage/schema/no-backup-no-migration", test_no_backup_no_migration);
  g_test_add_func ("/storage/schema/newer-is-untouched", test_newer_is_untouched);
  g_test_add_func ("/storage/schema/newer-with-log-is-untouched", test_newer_with_log_is_untouched);
  g_test_add_func ("/storage/schema/foreign-is-untouched", test_foreign_is_untouched);

  return g_test_run ();
}
