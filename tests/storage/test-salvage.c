/* test-salvage.c: rows of a damaged database
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <stdio.h>

#include "attune-database.h"
#include "attune-salvage.h"
#include "attune-statement.h"
#include "scratch.h"

#define PAGE 4096
#define N_ROWS 400

static const char *const steps[] = {
  "CREATE TABLE things (number INTEGER PRIMARY KEY, name TEXT, size INTEGER, weight REAL,"
  "                     data BLOB, words TEXT);"
  "CREATE TABLE kinds (id TEXT PRIMARY KEY, rank REAL) WITHOUT ROWID;",
  NULL,
};

static const AttuneSchema schema = { 0x53616c76, steps, NULL, NULL };

/* Words that fill less than a page, or several. */
static char *
make_words (guint i)
{
  return g_strnfill (i % 10 == 0 ? i * 40 : i % 300, (char) ('a' + i % 26));
}

static void
add_rows (AttuneDatabase *database, guint first, guint n)
{
  g_autoptr (GError) error = NULL;

  for (guint i = first; i < first + n; i++)
    {
      g_autoptr (AttuneStatement) statement = attune_database_prepare (
          database, "INSERT INTO things (name, size, weight, words) VALUES (?, ?, ?, ?)", &error);
      g_autoptr (AttuneStatement) kind = attune_database_prepare (
          database, "INSERT INTO kinds (id, rank) VALUES (?, ?)", &error);
      g_autofree char *name = g_strdup_printf ("thing %u", i);
      g_autofree char *words = make_words (i);

      g_assert_no_error (error);
      attune_statement_bind_text (statement, 1, name);
      attune_statement_bind_int64 (statement, 2, i % 2 ? -(gint64) i * G_MAXUINT32 : (gint64) i);
      attune_statement_bind_double (statement, 3, i + 0.5);
      attune_statement_bind_text (statement, 4, words);
      g_assert_true (attune_statement_run (statement, &error));
      attune_statement_bind_text (kind, 1, name);
      attune_statement_bind_double (kind, 2, i);
      g_assert_true (attune_statement_run (kind, &error));
    }
}

typedef struct
{
  gboolean things[N_ROWS];
  gboolean kinds[N_ROWS];
  guint n_things;
} Found;

/* Each row that is found is as it was written. */
static void
take_row (gint64 number, const AttuneSalvageValue *values, guint n_values, gpointer user_data)
{
  Found *found = user_data;
  guint i = 0;

  if (values[0].type == ATTUNE_SALVAGE_TEXT && sscanf (values[0].text, "thing %u", &i) == 1)
    {
      g_assert_cmpuint (n_values, ==, 2);
      g_assert_cmpfloat (values[1].real, ==, i);
      found->kinds[i] = TRUE;
      return;
    }
  if (n_values < 6 || sscanf (values[1].text != NULL ? values[1].text : "", "thing %u", &i) != 1)
    return;

  {
    g_autofree char *words = make_words (i);

    g_assert_cmpint (number, ==, i + 1);
    g_assert_cmpint (values[0].type, ==, ATTUNE_SALVAGE_NULL);
    g_assert_cmpint (values[2].integer, ==, i % 2 ? -(gint64) i * G_MAXUINT32 : (gint64) i);
    g_assert_cmpfloat (values[3].real, ==, i + 0.5);
    g_assert_cmpint (values[4].type, ==, ATTUNE_SALVAGE_NULL);
    g_assert_cmpstr (values[5].text, ==, words);
  }
  found->n_things += !found->things[i];
  found->things[i] = TRUE;
}

static void
test_file (void)
{
  g_auto (Scratch) folder = scratch_new ();
  g_autofree char *path = scratch_path (folder, "things.db");
  g_autoptr (GError) error = NULL;
  g_autoptr (AttuneDatabase)
      database = attune_database_open (path, ATTUNE_DATABASE_DISPOSABLE, &schema, &error);
  g_autoptr (GBytes) whole = NULL;
  gsize size = 0;
  guint n_least = N_ROWS;
  Found all = { 0 };

  add_rows (database, 0, N_ROWS);
  g_clear_pointer (&database, attune_database_unref);
  attune_salvage_rows (path, ATTUNE_SALVAGE_FILE, take_row, &all);
  for (guint i = 0; i < N_ROWS; i++)
    {
      g_assert_true (all.things[i]);
      g_assert_true (all.kinds[i]);
    }

  /* Without any one of its pages, all on the others is found. */
  whole = scratch_read (path);
  size = g_bytes_get_size (whole);
  for (gsize page = 0; page < size / PAGE; page++)
    {
      g_autofree char *bytes = g_memdup2 (g_bytes_get_data (whole, NULL), size);
      Found found = { 0 };

      memset (bytes + page * PAGE, 0xee, PAGE);
      scratch_write (path, bytes, size);
      attune_salvage_rows (path, ATTUNE_SALVAGE_FILE, take_row, &found);
      n_least = MIN (n_least, found.n_things);
    }
  g_test_message ("At least %u of %u rows found without a page", n_least, N_ROWS);
  g_assert_cmpuint (n_least, >, N_ROWS * 8 / 10);
}

static void
count_row (gint64 number, const AttuneSalvageValue *values, guint n_values, gpointer user_data)
{
  for (guint i = 0; i < n_values; i++)
    g_assert_true (values[i].text == NULL || g_utf8_validate (values[i].text, -1, NULL));
  (*(guint *) user_data)++;
}

/* Whatever the bytes are, it comes to an end, and nothing is read that is not there. */
static void
test_noise (void)
{
  g_auto (Scratch) folder = scratch_new ();
  g_autofree char *path = scratch_path (folder, "things.db");
  g_autofree char *log = scratch_path (folder, "things.db-wal");
  g_autoptr (GError) error = NULL;
  g_autoptr (AttuneDatabase)
      database = attune_database_open (path, ATTUNE_DATABASE_DISPOSABLE, &schema, &error);
  g_autoptr (GBytes) whole = NULL;
  gsize size = 0;

  add_rows (database, 0, 40);
  g_clear_pointer (&database, attune_database_unref);
  whole = scratch_read (path);
  size = g_bytes_get_size (whole);
  for (int round = 0; round < 300; round++)
    {
      g_autofree char *bytes = g_memdup2 (g_bytes_get_data (whole, NULL), size);
      gsize length = round % 3 == 0 ? (gsize) g_test_rand_int_range (0, (int) size) : size;
      guint n_rows = 0;

      for (int i = 0; i < 400; i++)
        {
          gsize at = (gsize) g_test_rand_int_range (0, (int) size);

          /* The beginnings of pages tell where to look. */
          if (i % 2)
            at = at / PAGE * PAGE + at % 64;
          bytes[at] = (char) g_test_rand_int_range (0, 256);
        }
      scratch_write (path, bytes, length);
      scratch_write (log, bytes + size / 2, size / 2);
      attune_salvage_rows (path, ATTUNE_SALVAGE_FILE | ATTUNE_SALVAGE_LOG, count_row, &n_rows);
      g_assert_cmpuint (n_rows, <, 10000);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/storage/salvage/file", test_file);
  g_test_add_func ("/storage/salvage/noise", test_noise);

  return g_test_run ();
}
