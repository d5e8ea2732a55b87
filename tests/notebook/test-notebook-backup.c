/* test-notebook-backup.c: a backup a day, seven of them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gstdio.h>
#include <utime.h>

#include "attune-database-copy.h"
#include "attune-notebook-backup.h"
#include "attune-notebook-schema.h"
#include "attune-notebook-session.h"
#include "notebook-tools.h"

static void
test_seven (void)
{
  g_auto (Scratch) folder = scratch_new ();
  g_autofree char *path = scratch_path (folder, "notebook.db");
  g_autofree char *backups = scratch_path (folder, "backups");
  g_autofree char *foreign = scratch_path (backups, "notebook-mine.db");
  g_autofree char *leftover = scratch_path (backups, "notebook-2026-01-01.db.00000000.tmp");
  g_autofree char *fresh = scratch_path (backups, "notebook-2026-01-01.db.00000001.tmp");
  g_autoptr (AttuneArticle) article = tools_load_article ();
  struct utimbuf old = { 1, 1 };
  g_auto (GStrv) names = NULL;

  tools_back_up (path, "2026-01-01"); /* makes an empty notebook, and there is nothing to back up */
  g_assert_false (g_file_test (backups, G_FILE_TEST_EXISTS));

  for (int day = 1; day <= 10; day++)
    {
      g_autofree char *date = g_strdup_printf ("2026-01-%02d", day);
      g_autofree char *name = g_strdup_printf ("backups/notebook-2026-01-%02d.db", day);
      g_autofree char *file = scratch_path (folder, name);
      g_autoptr (GError) error = NULL;
      g_autoptr (AttuneDatabase) backup = NULL;

      {
        g_autoptr (AttuneNotebook) notebook = tools_open_sound (path);

        tools_fill (notebook, article, 1);
      }
      tools_back_up (path, date);
      g_assert_cmpuint (scratch_mode (file), ==, 0600);
      backup = attune_database_open (file, ATTUNE_DATABASE_IMMUTABLE, &attune_notebook_schema,
                                     &error);
      g_assert_no_error (error);
      g_assert_true (attune_database_check (backup, &error));
      g_assert_cmpint (attune_notebook_session_get_generation (backup), ==, day);

      if (day == 1)
        {
          scratch_write (foreign, "", 0);
          scratch_write (leftover, "", 0);
          scratch_write (fresh, "", 0);
          g_assert_cmpint (g_utime (leftover, &old), ==, 0);
        }
    }
  g_assert_cmpuint (scratch_mode (backups), ==, 0700);

  names = scratch_list (backups, "");
  g_assert_cmpuint (g_strv_length (names), ==, 9);
  g_assert_cmpstr (names[0], ==, "notebook-2026-01-01.db.00000001.tmp");
  g_assert_cmpstr (names[1], ==, "notebook-2026-01-04.db");
  g_assert_cmpstr (names[7], ==, "notebook-2026-01-10.db");
  g_assert_cmpstr (names[8], ==, "notebook-mine.db");
}

/* The first of a day counts: what spoils the notebook later does not get into it. */
static void
test_once_a_day (void)
{
  g_auto (Scratch) folder = scratch_new ();
  g_autofree char *path = scratch_path (folder, "notebook.db");
  g_autofree char *file = scratch_path (folder, "backups/notebook-2026-01-31.db");
  g_autoptr (AttuneArticle) article = tools_load_article ();
  g_autoptr (GBytes) before = NULL;
  g_autoptr (GBytes) after = NULL;

  for (int i = 0; i < 2; i++)
    {
      g_autoptr (AttuneNotebook) notebook = tools_open_sound (path);

      tools_fill (notebook, article, 1);
      g_clear_object (&notebook);
      tools_back_up (path, "2026-01-31");
      if (i == 0)
        before = scratch_read (file);
    }
  after = scratch_read (file);
  g_assert_true (g_bytes_equal (before, after));
}

/* A notebook that is open makes it by itself when the start is over. */
static void
test_by_itself (void)
{
  g_auto (Scratch) folder = scratch_new ();
  g_autofree char *path = scratch_path (folder, "notebook.db");
  g_autofree char *backups = scratch_path (folder, "backups");
  g_autoptr (AttuneArticle) article = tools_load_article ();
  g_autoptr (AttuneNotebook) notebook = tools_open_sound (path);
  g_auto (GStrv) names = NULL;
  g_autofree char *file = NULL;
  gint64 until = g_get_monotonic_time () + 20 * G_USEC_PER_SEC;

  tools_fill (notebook, article, 3);
  names = scratch_list (backups, "");
  g_assert_cmpuint (g_strv_length (names), ==, 0);
  do
    {
      if (!g_main_context_iteration (NULL, FALSE))
        g_usleep (1000);
      g_strfreev (names);
      names = scratch_list (backups, "");
    }
  while ((names[0] == NULL || !g_str_has_suffix (names[0], ".db")) &&
         g_get_monotonic_time () < until);
  g_assert_cmpuint (g_strv_length (names), ==, 1);
  g_assert_true (g_str_has_suffix (names[0], ".db"));
  file = scratch_path (backups, names[0]);
  {
    g_autoptr (GError) error = NULL;
    g_autoptr (AttuneDatabase) backup = attune_database_open (file, ATTUNE_DATABASE_IMMUTABLE,
                                                              &attune_notebook_schema, &error);

    g_assert_no_error (error);
    g_assert_cmpint (attune_notebook_session_get_generation (backup), ==, 3);
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/notebook/backup/seven", test_seven);
  g_test_add_func ("/notebook/backup/once-a-day", test_once_a_day);
  g_test_add_func ("/notebook/backup/by-itself", test_by_itself);

  return g_test_run ();
}
