/* test-statement.c: what is bound comes back as it was
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "attune-statement.h"
#include "attune-storage-error.h"

static const char *const steps[] = {
  "CREATE TABLE t (number INTEGER PRIMARY KEY, i INTEGER, d REAL, s TEXT, b BLOB) STRICT;"
  "CREATE TABLE child (parent INTEGER REFERENCES t (number)) STRICT;",
  NULL,
};
static const AttuneSchema schema = { 0x74657374, steps, NULL, NULL };

static AttuneDatabase *
open_database (void)
{
  g_autoptr (GError) error = NULL;
  AttuneDatabase *database = attune_database_open (NULL, ATTUNE_DATABASE_DURABLE, &schema, &error);

  g_assert_no_error (error);

  return database;
}

static AttuneStatement *
prepare (AttuneDatabase *database, const char *sql)
{
  g_autoptr (GError) error = NULL;
  AttuneStatement *statement = attune_database_prepare (database, sql, &error);

  g_assert_no_error (error);

  return statement;
}

static void
step (AttuneStatement *statement, AttuneStep expected)
{
  g_autoptr (GError) error = NULL;
  AttuneStep outcome = attune_statement_step (statement, &error);

  g_assert_no_error (error);
  g_assert_cmpint (outcome, ==, expected);
}

static void
test_types (void)
{
  g_autoptr (AttuneDatabase) database = open_database ();
  g_autoptr (AttuneStatement) statement = prepare (database, "SELECT ?1, ?2, ?3, ?4, ?5, ?6, ?7");
  g_autoptr (GBytes) bytes = g_bytes_new_static ("a\0b", 3);
  g_autoptr (GBytes) nothing = g_bytes_new_static (NULL, 0);
  g_autoptr (GBytes) read_bytes = NULL;
  g_autoptr (GBytes) read_nothing = NULL;

  attune_statement_bind_int64 (statement, 1, G_MININT64);
  attune_statement_bind_double (statement, 2, 0.1);
  attune_statement_bind_text (statement, 3, "");
  attune_statement_bind_blob (statement, 4, bytes);
  attune_statement_bind_blob (statement, 5, nothing);
  attune_statement_bind_text (statement, 6, NULL);
  attune_statement_bind_blob (statement, 7, NULL);

  step (statement, ATTUNE_STEP_ROW);
  g_assert_cmpint (attune_statement_get_int64 (statement, 0), ==, G_MININT64);
  g_assert_cmpfloat (attune_statement_get_double (statement, 1), ==, 0.1);
  g_assert_cmpstr (attune_statement_get_text (statement, 2), ==, "");
  g_assert_false (attune_statement_is_null (statement, 2));
  read_bytes = attune_statement_dup_blob (statement, 3);
  g_assert_true (g_bytes_equal (read_bytes, bytes));
  read_nothing = attune_statement_dup_blob (statement, 4);
  g_assert_nonnull (read_nothing);
  g_assert_cmpuint (g_bytes_get_size (read_nothing), ==, 0);
  g_assert_true (attune_statement_is_null (statement, 5));
  g_assert_null (attune_statement_get_text (statement, 5));
  g_assert_null (attune_statement_dup_blob (statement, 6));
  step (statement, ATTUNE_STEP_DONE);
}

/* Whatever a person types, or has pasted. */
static void
test_hostile_text (void)
{
  g_autoptr (AttuneDatabase) database = open_database ();
  g_autofree char *long_text = g_strnfill (1024 * 1024, 'x');
  const char *const texts[] = {
    "'); DROP TABLE t; --",
    "\"double\" `tick` [square] \\",
    "%s%n ?1 :name @x $y",
    "\U0001F468\u200D\U0001F469\u200D\U0001F467 \U0001F1E9\U0001F1EA e\u0301 \u202E",
    "\n\r\t\x7f\x01",
    "  ",
    long_text,
  };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (AttuneStatement) insert = prepare (database, "INSERT INTO t (s) VALUES (?)");
      g_autoptr (AttuneStatement) find = prepare (database, "SELECT s FROM t WHERE s = ?");
      g_autoptr (GError) error = NULL;
      g_autofree char *copy = g_strdup (texts[i]);

      attune_statement_bind_text (insert, 1, copy);
      memset (copy, '#', strlen (copy)); /* it was copied */
      g_assert_true (attune_statement_run (insert, &error));
      g_assert_no_error (error);

      attune_statement_bind_text (find, 1, texts[i]);
      step (find, ATTUNE_STEP_ROW);
      g_assert_cmpstr (attune_statement_get_text (find, 0), ==, texts[i]);
      step (find, ATTUNE_STEP_DONE);
    }
}

static void
test_again (void)
{
  g_autoptr (AttuneDatabase) database = open_database ();
  g_autoptr (GError) error = NULL;

  for (int i = 0; i < 3; i++)
    {
      /* Two of the same at once, and one that had been bound before and must not be so now. */
      g_autoptr (AttuneStatement) one = prepare (database, "SELECT ? UNION ALL SELECT 7");
      g_autoptr (AttuneStatement) two = prepare (database, "SELECT ? UNION ALL SELECT 7");

      step (two, ATTUNE_STEP_ROW);
      g_assert_true (attune_statement_is_null (two, 0));
      attune_statement_bind_int64 (one, 1, i);
      step (one, ATTUNE_STEP_ROW);
      g_assert_cmpint (attune_statement_get_int64 (one, 0), ==, i);
      attune_statement_reset (one);
      step (one, ATTUNE_STEP_ROW);
      g_assert_cmpint (attune_statement_get_int64 (one, 0), ==, i);
      step (one, ATTUNE_STEP_ROW);
      step (two, ATTUNE_STEP_ROW);
      g_assert_cmpint (attune_statement_get_int64 (two, 0), ==, 7);
    }
}

static void
assert_refused (gboolean succeeded, GError **error)
{
  g_assert_false (succeeded);
  g_assert_error (*error, ATTUNE_STORAGE_ERROR, ATTUNE_STORAGE_ERROR_REFUSED);
  g_clear_error (error);
}

static void
test_refused (void)
{
  g_autoptr (AttuneDatabase) database = open_database ();
  g_autoptr (AttuneStatement) wrong_type = prepare (database, "INSERT INTO t (i) VALUES (?)");
  g_autoptr (AttuneStatement) orphan = prepare (database, "INSERT INTO child VALUES (12)");
  g_autoptr (AttuneStatement) twice = prepare (database, "INSERT INTO t (number) VALUES (1)");
  g_autoptr (AttuneStatement) no_such = prepare (database, "SELECT ?");
  g_autoptr (GError) error = NULL;

  attune_statement_bind_text (wrong_type, 1, "many");
  assert_refused (attune_statement_run (wrong_type, &error), &error);
  assert_refused (attune_statement_run (orphan, &error), &error);
  g_assert_true (attune_statement_run (twice, &error));
  assert_refused (attune_statement_run (twice, &error), &error);

  attune_statement_bind_int64 (no_such, 2, 1);
  assert_refused (attune_statement_run (no_such, &error), &error);
  assert_refused (attune_statement_run (no_such, &error), &error);

  assert_refused (attune_database_prepare (database, "", &error) != NULL, &error);
  assert_refused (attune_database_prepare (database, "SELECT 1; SELECT 2", &error) != NULL, &error);

  g_assert_null (attune_database_prepare (database, "SELECT \"no column\" FROM t", &error));
  g_assert_error (error, ATTUNE_STORAGE_ERROR, ATTUNE_STORAGE_ERROR_FAILED);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/storage/statement/types", test_types);
  g_test_add_func ("/storage/statement/hostile-text", test_hostile_text);
  g_test_add_func ("/storage/statement/again", test_again);
  g_test_add_func ("/storage/statement/refused", test_refused);

  return g_test_run ();
}
