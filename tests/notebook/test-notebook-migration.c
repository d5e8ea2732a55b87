/* test-notebook-migration.c: notebooks of older programs
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * fixtures/notebook-v1.db was written by the program of the commit "Take a damaged header for what
 * it is, whatever version it claims", which had bookmarks alone: seven with and without names, one
 * of them in another article; then 60 on ranges of "welcome", of which every twentieth was removed;
 * and a position at its 12th code point. It is a small program of a few lines that adds these to a
 * notebook, linked with that commit's library; the file is kept as it was, for good.
 */

#include "config.h"

#include <glib/gstdio.h>
#include <stdlib.h>

#include "attune-database-copy.h"
#include "attune-notebook-schema.h"
#include "attune-storage-error.h"
#include "fault-vfs.h"
#include "notebook-tools.h"

#define N_MARKS 64

/* A whole migration with its backup writes less than this, in bytes. */
#define MAX_BYTES 200000

static char *
make_old (const char *folder)
{
  g_autofree char *fixture = g_test_build_filename (G_TEST_DIST, "fixtures", "notebook-v1.db",
                                                    NULL);
  char *path = scratch_path (folder, "notebook.db");

  scratch_copy (fixture, path);

  return path;
}

static void
assert_all_is_there (AttuneNotebook *notebook)
{
  static const struct
  {
    const char *place;
    const char *quote;
    const char *name;
  } marks[] = {
    { "attune:small#welcome:2-8", "harbor",
      "Für Dienstag: „Hafen“ – 安全基地 👩‍👧" },
    { "attune:small#welcome", NULL, NULL },
    { "attune:small#hint:4-9", "where", "e\xcc\x81galite\xcc\x81" },
    { "attune:small#scene", NULL, "'); DROP TABLE marks; --" },
    { "attune:small", "The beginning", "Start" },
    { "attune:other-article#gone:7-19", "", "In an article that is not here" },
    { "attune:small#question-anchor", "What is an anchor for?", NULL },
  };
  GListModel *list = attune_notebook_get_marks (notebook);
  AttunePlace *position = attune_notebook_get_position (notebook, "small");

  g_assert_cmpuint (g_list_model_get_n_items (list), ==, N_MARKS);
  for (guint i = 0; i < N_MARKS; i++)
    {
      g_autoptr (AttuneMark) mark = g_list_model_get_item (list, i);
      const AttuneMarkRecord *record = attune_mark_get_record (mark);

      g_assert_cmpint (record->type, ==, ATTUNE_MARK_BOOKMARK);
      g_assert_cmpstr (record->kind, ==, NULL);
      g_assert_cmpstr (record->note, ==, "");
      g_assert_cmpfloat (record->rank, ==, (double) record->created);
      g_assert_cmpint (record->created, >, G_GINT64_CONSTANT (1700000000000));
      if (i < G_N_ELEMENTS (marks))
        {
          g_autofree char *place = attune_place_to_string (record->place);

          g_assert_cmpstr (place, ==, marks[i].place);
          g_assert_cmpstr (record->name, ==, marks[i].name);
          if (marks[i].quote != NULL)
            g_assert_cmpstr (record->quote.exact, ==, marks[i].quote);
        }
    }
  g_assert_cmpuint (attune_place_get_start (position), ==, 12);
  g_assert_cmpuint (g_list_model_get_n_items (attune_notebook_get_kinds (notebook)), ==, 5);
}

static int
get_version (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AttuneDatabase) database = attune_database_open (path, ATTUNE_DATABASE_READ_ONLY,
                                                              &attune_notebook_schema, &error);

  g_assert_no_error (error);

  return attune_database_get_version (database);
}

static void
test_everything_is_there (void)
{
  g_auto (Scratch) folder = scratch_new ();
  g_autofree char *path = make_old (folder);
  g_autofree char *backups = scratch_path (folder, "backups");
  g_autofree char *backup = scratch_path (backups, "notebook-before-version-2.db");
  g_autoptr (AttuneArticle) article = tools_load_article ();
  g_auto (GStrv) names = NULL;

  for (int i = 0; i < 2; i++)
    {
      g_autoptr (AttuneNotebook) notebook = tools_open_sound (path);

      assert_all_is_there (notebook);
    }
  g_assert_cmpint (get_version (path), ==, 2);

  /* The backup of the state before */
  names = scratch_list (backups, "");
  g_assert_cmpuint (g_strv_length (names), ==, 1);
  g_assert_cmpint (get_version (backup), ==, 1);
  g_assert_cmpuint (scratch_mode (backup), ==, 0600);
  g_assert_cmpint (tools_read_number (backup, "SELECT count (*) FROM marks"), ==, N_MARKS);

  /* It stays whatever is backed up later, */
  for (int day = 1; day <= 9; day++)
    {
      g_autofree char *date = g_strdup_printf ("2026-02-%02d", day);
      g_autoptr (AttuneNotebook) notebook = tools_open_sound (path);

      tools_fill (notebook, article, 1);
      g_clear_object (&notebook);
      tools_back_up (path, date);
    }
  g_strfreev (names);
  names = scratch_list (backups, "");
  g_assert_cmpuint (g_strv_length (names), ==, 8);
  g_assert_true (g_file_test (backup, G_FILE_TEST_EXISTS));

  /* and is not taken where there is a newer one. */
  scratch_write (path, "?", 1);
  {
    g_autoptr (AttuneNotebook) notebook = attune_notebook_open (path);

    g_assert_cmpuint (tools_count (notebook), ==, N_MARKS + 9);
  }
}

/* The backup from before is one, too. */
static void
test_damaged_after (void)
{
  g_auto (Scratch) folder = scratch_new ();
  g_autofree char *path = make_old (folder);
  g_autoptr (AttuneNotebook) notebook = tools_open_sound (path);

  g_assert_finalize_object (g_steal_pointer (&notebook));
  scratch_write (path, "?", 1);
  notebook = attune_notebook_open (path);
  g_assert_nonnull (strstr (attune_notebook_get_problem (notebook), "backup"));
  assert_all_is_there (notebook);
}

/* A damaged file of the old version, without a backup */
static void
test_damaged_before (void)
{
  g_auto (Scratch) folder = scratch_new ();
  g_autofree char *path = make_old (folder);
  g_autoptr (GBytes) whole = scratch_read (path);
  g_autofree char *bytes = g_memdup2 (g_bytes_get_data (whole, NULL), g_bytes_get_size (whole));
  g_autoptr (AttuneNotebook) notebook = NULL;

  memset (bytes, 0xee, 4096);
  scratch_write (path, bytes, g_bytes_get_size (whole));
  notebook = attune_notebook_open (path);
  g_assert_nonnull (strstr (attune_notebook_get_problem (notebook), "64 marks were recovered"));
  assert_all_is_there (notebook);
}

/* A backup that cannot be made: nothing is migrated; all is shown from memory. */
static void
test_no_backup_no_migration (void)
{
  g_auto (Scratch) folder = scratch_new ();
  g_autofree char *path = make_old (folder);
  g_autofree char *backups = scratch_path (folder, "backups");
  g_autoptr (AttuneArticle) article = tools_load_article ();
  g_autoptr (AttuneMark) mark = tools_make_bookmark (article, "foreign");
  g_autoptr (AttuneNotebook) notebook = NULL;
  g_autoptr (GError) error = NULL;

  scratch_write (backups, "", 0); /* a file, where the folder should be */
  notebook = attune_notebook_open (path);
  g_assert_nonnull (strstr (attune_notebook_get_problem (notebook), "cannot be written"));
  assert_all_is_there (notebook);
  g_assert_cmpint (get_version (path), ==, 1);

  /* As soon as there is a place for it, it is made up for. */
  g_assert_true (tools_add (notebook, mark, &error));
  g_assert_true (attune_notebook_has_unsaved (notebook));
  g_assert_cmpint (g_unlink (backups), ==, 0);
  g_assert_true (tools_flush (notebook, &error));
  g_assert_no_error (error);
  g_assert_cmpstr (attune_notebook_get_problem (notebook), ==, NULL);
  g_assert_false (attune_notebook_has_unsaved (notebook));
  g_assert_cmpuint (tools_count (notebook), ==, N_MARKS + 1);
  g_assert_finalize_object (g_steal_pointer (&notebook));
  g_assert_cmpint (get_version (path), ==, 2);
  notebook = tools_open_sound (path);
  g_assert_cmpuint (tools_count (notebook), ==, N_MARKS + 1);
}

/* The disk is full after so many bytes: then the file is as it was, or migrated. */
static void
test_full_disk (void)
{
  guint n_rounds = tools_rounds (60, 600);
  guint n_old = 0;

  for (guint i = 0; i < n_rounds; i++)
    {
      g_auto (Scratch) folder = scratch_new ();
      g_autofree char *path = make_old (folder);
      g_autoptr (AttuneNotebook) notebook = NULL;

      fault_vfs_arm (FAULT_FULL, i < 3 ? (int) i * 100 : g_test_rand_int_range (1, MAX_BYTES));
      notebook = attune_notebook_open (path);
      assert_all_is_there (notebook);
      g_assert_finalize_object (g_steal_pointer (&notebook));
      fault_vfs_arm (FAULT_NONE, 0);
      n_old += get_version (path) == 1;
      notebook = tools_open_sound (path);
      assert_all_is_there (notebook);
    }
  g_test_message ("%u full disks, %u before the end of the migration: nothing lost", n_rounds,
                  n_old);
  g_assert_cmpuint (n_old, >, 0);
  g_assert_cmpuint (n_old, <, n_rounds);
}

/* Ended in the middle of a write, or by a loss of power. */
static void
test_interrupted (gconstpointer data)
{
  g_autofree char *self = g_file_read_link ("/proc/self/exe", NULL);
  g_autofree char *fault = g_strdup_printf ("%d", GPOINTER_TO_INT (data));
  guint n_rounds = tools_rounds (60, 1000);
  guint n_cut = 0;

  for (guint i = 0; i < n_rounds; i++)
    {
      g_auto (Scratch) folder = scratch_new ();
      g_autofree char *path = make_old (folder);
      g_autofree char *n_bytes = g_strdup_printf ("%d", g_test_rand_int_range (1, MAX_BYTES));
      g_autoptr (GError) error = NULL;
      g_autoptr (GSubprocess) child = g_subprocess_new (
          G_SUBPROCESS_FLAGS_STDOUT_SILENCE, &error, self, "--child", path, fault, n_bytes, NULL);
      g_autoptr (AttuneNotebook) notebook = NULL;

      g_assert_no_error (error);
      g_assert_true (g_subprocess_wait (child, NULL, &error));
      n_cut += g_subprocess_get_exit_status (child) == FAULT_EXIT;
      notebook = tools_open_sound (path);
      assert_all_is_there (notebook);
    }
  g_test_message ("%u rounds, %u interrupted: nothing lost", n_rounds, n_cut);
  g_assert_cmpuint (n_cut, >, n_rounds / 4);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  fault_vfs_register ();

  if (argc == 5 && g_str_equal (argv[1], "--child"))
    {
      fault_vfs_arm ((FaultKind) atoi (argv[3]), g_ascii_strtoll (argv[4], NULL, 10));
      g_object_unref (attune_notebook_open (argv[2]));
      return 0;
    }

  g_test_add_func ("/notebook/migration/everything-is-there", test_everything_is_there);
  g_test_add_func ("/notebook/migration/damaged-after", test_damaged_after);
  g_test_add_func ("/notebook/migration/damaged-before", test_damaged_before);
  g_test_add_func ("/notebook/migration/no-backup-no-migration", test_no_backup_no_migration);
  g_test_add_func ("/notebook/migration/full-disk", test_full_disk);
  g_test_add_data_func ("/notebook/migration/cut", GINT_TO_POINTER (FAULT_CUT), test_interrupted);
  g_test_add_data_func ("/notebook/migration/loss-of-power", GINT_TO_POINTER (FAULT_POWER),
                        test_interrupted);

  return g_test_run ();
}
