/* test-notebook-trouble.c: whatever the file is like, there is a notebook
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gstdio.h>

#include "attune-notebook-schema.h"
#include "attune-statement.h"
#include "attune-storage-error.h"
#include "notebook-tools.h"

#define N_BOOKMARKS 60
#define PAGE 4096

typedef struct
{
  Scratch folder;
  char *path;
  char *log;
  AttuneArticle *article;
  char *content; /* what was in it, as tools_describe() tells */
} Fixture;

/* A notebook with something in it, closed; @data: with a backup of it. */
static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (AttuneNotebook) notebook = NULL;

  fixture->folder = scratch_new ();
  fixture->path = scratch_path (fixture->folder, "notebook.db");
  fixture->log = scratch_path (fixture->folder, "notebook.db-wal");
  fixture->article = tools_load_article ();
  notebook = tools_open_sound (fixture->path);
  tools_fill (notebook, fixture->article, N_BOOKMARKS);
  fixture->content = tools_describe (notebook);
  g_assert_finalize_object (g_steal_pointer (&notebook));
  if (GPOINTER_TO_INT (data))
    tools_back_up (fixture->path, "2026-01-31");
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_object_unref (fixture->article);
  g_free (fixture->path);
  g_free (fixture->log);
  g_free (fixture->content);
  scratch_clear (&fixture->folder);
}

/* Whatever has happened: it can be used, and what is put in it stays. */
static void
assert_usable (AttuneNotebook **notebook, Fixture *fixture)
{
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  g_assert_false (attune_notebook_get_read_only (*notebook));
  tools_fill (*notebook, fixture->article, 1);
  g_assert_false (attune_notebook_has_unsaved (*notebook));
  before = tools_describe (*notebook);
  g_assert_finalize_object (g_steal_pointer (notebook));

  *notebook = tools_open_sound (fixture->path); /* it was told once, and is whole now */
  after = tools_describe (*notebook);
  g_assert_cmpstr (before, ==, after);
}

/* The names under which something was set aside: those of files, not of their logs. */
static GStrv
list_aside (Fixture *fixture)
{
  g_auto (GStrv) names = scratch_list (fixture->folder, "notebook.db.damaged-");
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  for (guint i = 0; names[i] != NULL; i++)
    if (!g_str_has_suffix (names[i], "-shm"))
      g_strv_builder_add (builder, names[i]);

  return g_strv_builder_end (builder);
}

/* What the notebook tells, names the one thing that was set aside; which is as it was. */
static void
assert_set_aside (Fixture *fixture, AttuneNotebook *notebook, GBytes *damaged)
{
  g_auto (GStrv) names = list_aside (fixture);
  g_autofree char *aside = NULL;

  g_assert_cmpuint (g_strv_length (names), >=, 1);
  g_assert_true (g_regex_match_simple ("^notebook\\.db\\.damaged-\\d{8}T\\d{6}(-\\d+)?(-wal)?$",
                                       names[0], 0, 0));
  aside = scratch_path (fixture->folder, names[0]);
  g_assert_nonnull (attune_notebook_get_problem (notebook));
  g_assert_nonnull (strstr (attune_notebook_get_problem (notebook), aside));
  if (damaged != NULL)
    {
      g_autoptr (GBytes) kept = scratch_read (aside);

      g_assert_true (g_bytes_equal (kept, damaged));
    }
}

static void
remove_aside (Fixture *fixture)
{
  g_auto (GStrv) names = scratch_list (fixture->folder, "notebook.db.damaged-");

  for (guint i = 0; names[i] != NULL; i++)
    {
      g_autofree char *name = scratch_path (fixture->folder, names[i]);

      g_assert_cmpint (g_unlink (name), ==, 0);
    }
}

/* Takes @damaged for the file, and opens it with a backup at hand. */
static gboolean
try_damaged (Fixture *fixture, const char *bytes, gsize size)
{
  g_autoptr (GBytes) damaged = g_bytes_new (bytes, size);
  g_autoptr (AttuneNotebook) notebook = NULL;
  gboolean was_noticed = FALSE;

  scratch_write (fixture->path, bytes, size);
  notebook = attune_notebook_open (fixture->path);
  g_assert_cmpuint (tools_count (notebook), ==, N_BOOKMARKS);
  was_noticed = attune_notebook_get_problem (notebook) != NULL;
  if (was_noticed)
    {
      g_autofree char *content = tools_describe (notebook);

      g_assert_cmpstr (content, ==, fixture->content);
      g_assert_nonnull (strstr (attune_notebook_get_problem (notebook), "backup"));
      assert_set_aside (fixture, notebook, damaged);
    }
  assert_usable (&notebook, fixture);
  g_assert_finalize_object (g_steal_pointer (&notebook));
  remove_aside (fixture);

  return was_noticed;
}

static void
test_random_damage (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GBytes) whole = scratch_read (fixture->path);
  gsize size = g_bytes_get_size (whole);
  guint n_damaged = tools_rounds (200, 2000);
  guint n_noticed = 0;

  g_assert_cmpuint (size, >, 4 * PAGE);
  for (guint i = 0; i < n_damaged; i++)
    {
      g_autofree char *bytes = g_memdup2 (g_bytes_get_data (whole, NULL), size);

      switch (i % 3)
        {
        case 0: /* some bytes of one page */
          for (int j = 0; j < 64; j++)
            bytes[(i / 3 * PAGE + (gsize) g_test_rand_int_range (0, PAGE)) % size] ^= (char)
                g_test_rand_int_range (1, 256);
          break;
        case 1: /* a whole page */
          for (gsize j = 0; j < PAGE; j++)
            bytes[i / 3 * PAGE % size + j] = (char) g_test_rand_int_range (0, 256);
          break;
        default: /* a page in another's place */
          memmove (bytes + i / 3 * PAGE % size, bytes + (i / 3 + 1) * PAGE % size, PAGE);
        }
      n_noticed += try_damaged (fixture, bytes, size);
    }
  g_test_message ("%u damaged copies, %u noticed and restored, none failed to open", n_damaged,
                  n_noticed);
  /* Bytes that only changed within a text are not told from what was written. */
  g_assert_cmpuint (n_noticed, >, n_damaged / 2);
}

static void
test_truncated (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GBytes) whole = scratch_read (fixture->path);
  gsize size = g_bytes_get_size (whole);
  const char *bytes = g_bytes_get_data (whole, NULL);

  g_assert_true (try_damaged (fixture, bytes, 1));
  for (gsize length = 50; length < size; length += PAGE / 2)
    g_assert_true (try_damaged (fixture, bytes, length));
  for (gsize length = PAGE; length < size; length += PAGE)
    g_assert_true (try_damaged (fixture, bytes, length));
}

static void
test_emptied (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GBytes) whole = scratch_read (fixture->path);
  g_autofree char *zeros = g_malloc0 (g_bytes_get_size (whole));

  g_assert_true (try_damaged (fixture, "", 0));
  g_assert_true (try_damaged (fixture, zeros, g_bytes_get_size (whole)));
}

/* As a repair would leave it that was ended in the middle. */
static void
test_missing (Fixture *fixture, gconstpointer data)
{
  g_autoptr (AttuneNotebook) notebook = NULL;
  g_autofree char *content = NULL;

  g_assert_cmpint (g_unlink (fixture->path), ==, 0);
  notebook = attune_notebook_open (fixture->path);
  g_assert_nonnull (attune_notebook_get_problem (notebook));
  content = tools_describe (notebook);
  g_assert_cmpstr (content, ==, fixture->content);
  assert_usable (&notebook, fixture);
}

static void
test_directory (Fixture *fixture, gconstpointer data)
{
  g_autoptr (AttuneNotebook) notebook = NULL;
  g_autofree char *inside = scratch_path (fixture->path, "file");
  g_autofree char *content = NULL;

  g_assert_cmpint (g_unlink (fixture->path), ==, 0);
  g_assert_cmpint (g_mkdir (fixture->path, 0700), ==, 0);
  scratch_write (inside, "x", 1);
  notebook = attune_notebook_open (fixture->path);
  content = tools_describe (notebook);
  g_assert_cmpstr (content, ==, fixture->content);
  assert_set_aside (fixture, notebook, NULL);
  assert_usable (&notebook, fixture);
}

/* A folder where the log should be: SQLite could not open the file, and nobody has a log in it. */
static void
test_directory_for_log (Fixture *fixture, gconstpointer data)
{
  g_autoptr (AttuneNotebook) notebook = NULL;
  g_autofree char *content = NULL;

  g_assert_cmpint (g_mkdir (fixture->log, 0700), ==, 0);
  notebook = attune_notebook_open (fixture->path);
  content = tools_describe (notebook);
  g_assert_cmpstr (content, ==, fixture->content);
  assert_set_aside (fixture, notebook, NULL);
  assert_usable (&notebook, fixture);
}

static void
test_no_backup (Fixture *fixture, gconstpointer data)
{
  g_autofree char *noise = g_strnfill (3 * PAGE, '?');
  g_autoptr (GBytes) damaged = g_bytes_new (noise, strlen (noise));
  g_autoptr (AttuneNotebook) notebook = NULL;

  scratch_write (fixture->path, noise, strlen (noise));
  notebook = attune_notebook_open (fixture->path);
  g_assert_cmpuint (tools_count (notebook), ==, 0);
  g_assert_nonnull (strstr (attune_notebook_get_problem (notebook), "no backup"));
  assert_set_aside (fixture, notebook, damaged);
  assert_usable (&notebook, fixture);
}

/* The newest backup is damaged too: the one before it is taken. */
static void
test_damaged_backup (Fixture *fixture, gconstpointer data)
{
  g_autofree char *newer = scratch_path (fixture->folder, "backups/notebook-2026-02-01.db");
  g_autofree char *newest = scratch_path (fixture->folder, "backups/notebook-2026-02-02.db");
  g_autofree char *noise = g_strnfill (3 * PAGE, '?');
  g_autoptr (GBytes) whole = scratch_read (fixture->path);

  scratch_write (newer, g_bytes_get_data (whole, NULL), 3 * PAGE); /* cut short */
  scratch_write (newest, noise, strlen (noise));
  g_assert_true (try_damaged (fixture, noise, strlen (noise)));
}

/* A large file, of which not all is read at the start: damage that a write meets is put right by
 * the next opening. */
static void
test_damage_met_later (Fixture *fixture, gconstpointer data)
{
  g_autoptr (AttuneMark) bookmark = tools_make_bookmark (fixture->article, "hint");
  g_autoptr (AttuneNotebook) notebook = tools_open_sound (fixture->path);
  g_autoptr (GBytes) whole = NULL;
  g_autofree char *bytes = NULL;
  g_autoptr (GError) error = NULL;
  gsize index = 0;

  tools_fill (notebook, fixture->article, 1500);
  g_assert_finalize_object (g_steal_pointer (&notebook));
  tools_back_up (fixture->path, "2026-02-01");
  index = (gsize) tools_read_number (fixture->path, "SELECT rootpage FROM sqlite_schema "
                                                    "WHERE name = 'sqlite_autoindex_marks_1'");
  whole = scratch_read (fixture->path);
  bytes = g_memdup2 (g_bytes_get_data (whole, NULL), g_bytes_get_size (whole));
  memset (bytes + (index - 1) * PAGE, 0xff, PAGE);
  scratch_write (fixture->path, bytes, g_bytes_get_size (whole));

  notebook = tools_open_sound (fixture->path);
  g_assert_false (tools_add (notebook, bookmark, &error));
  g_assert_error (error, ATTUNE_STORAGE_ERROR, ATTUNE_STORAGE_ERROR_CORRUPT);
  g_assert_true (attune_notebook_has_unsaved (notebook));
  g_assert_true (tools_remove (notebook, bookmark, NULL)); /* given up */
  g_assert_finalize_object (g_steal_pointer (&notebook));
  g_assert_true (scratch_has (fixture->path, "-suspect"));

  notebook = attune_notebook_open (fixture->path);
  g_assert_cmpuint (tools_count (notebook), ==, N_BOOKMARKS + 1500);
  assert_set_aside (fixture, notebook, NULL);
  assert_usable (&notebook, fixture);
  g_assert_false (scratch_has (fixture->path, "-suspect"));
}

/* Logs */

/* Leaves the file as it was, with a log beside it that belongs to @more bookmarks. */
static void
leave_log (Fixture *fixture, const char *path, guint more)
{
  g_autofree char *live = g_strconcat (path, ".live", NULL);

  g_autoptr (AttuneNotebook) notebook = NULL;

  if (scratch_has (path, ""))
    scratch_copy (path, live);
  notebook = tools_open_sound (live);
  tools_fill (notebook, fixture->article, more);
  tools_copy_files (live, path);
}

static void
test_own_log (Fixture *fixture, gconstpointer data)
{
  g_autoptr (AttuneNotebook) notebook = NULL;

  leave_log (fixture, fixture->path, 5);
  g_assert_true (scratch_has (fixture->log, ""));
  notebook = tools_open_sound (fixture->path);
  g_assert_cmpuint (tools_count (notebook), ==, N_BOOKMARKS + 5);
  assert_usable (&notebook, fixture);
}

/* A log that is not the file's own must not get into it: neither another notebook's, whole or in
 * part, nor that of a later state of the same, before an older copy was put in its place. */
static void
test_stale_log (Fixture *fixture, gconstpointer data)
{
  for (int kind = 0; kind < 3; kind++)
    {
      g_autofree char *other = scratch_path (fixture->folder, "other.db");
      g_autofree char *other_log = scratch_path (fixture->folder, "other.db-wal");
      g_autoptr (GBytes) whole = scratch_read (fixture->path);
      g_autoptr (GBytes) log = NULL;
      g_autoptr (AttuneNotebook) notebook = NULL;
      g_autofree char *content = NULL;

      if (kind == 1)
        { /* much like this one, so that the pages would fit */
          g_autoptr (AttuneNotebook) similar = tools_open_sound (other);

          tools_fill (similar, fixture->article, N_BOOKMARKS);
        }
      else if (kind == 2)
        {
          g_autoptr (AttuneNotebook) later = NULL;

          scratch_copy (fixture->path, other);
          for (int i = 0; i < 2; i++)
            {
              later = tools_open_sound (other);
              tools_fill (later, fixture->article, 1);
              g_clear_object (&later);
            }
        }
      leave_log (fixture, other, 3);
      scratch_copy (other_log, fixture->log);
      log = scratch_read (fixture->log);

      notebook = attune_notebook_open (fixture->path);
      content = tools_describe (notebook);
      g_assert_cmpstr (content, ==, fixture->content);
      assert_set_aside (fixture, notebook, log); /* the log alone */
      g_assert_finalize_object (g_steal_pointer (&notebook));
      remove_aside (fixture);

      scratch_write (fixture->path, g_bytes_get_data (whole, NULL), g_bytes_get_size (whole));
      for (int i = 0; i < 3; i++)
        {
          static const char *const names[] = { "other.db", "other.db-wal", "other.db.live" };
          g_autofree char *name = scratch_path (fixture->folder, names[i]);

          g_unlink (name);
        }
    }
}

/* A log without its file is kept; SQLite would delete it. */
static void
test_log_alone (Fixture *fixture, gconstpointer data)
{
  g_autoptr (AttuneNotebook) notebook = NULL;
  g_autoptr (GBytes) log = NULL;
  g_autofree char *content = NULL;

  leave_log (fixture, fixture->path, 5);
  log = scratch_read (fixture->log);
  if (GPOINTER_TO_INT (data) == 2)
    scratch_write (fixture->path, "", 0);
  else
    g_assert_cmpint (g_unlink (fixture->path), ==, 0);
  notebook = attune_notebook_open (fixture->path);
  /* What it tells of is read too. */
  g_assert_cmpuint (tools_count (notebook), ==, N_BOOKMARKS + 5);
  {
    g_auto (GStrv) names = scratch_list (fixture->folder, "notebook.db.damaged-");
    g_autofree char *kept = NULL;
    g_autoptr (GBytes) kept_log = NULL;

    for (guint i = 0; names[i] != NULL; i++)
      if (g_str_has_suffix (names[i], "-wal"))
        kept = scratch_path (fixture->folder, names[i]);
    g_assert_nonnull (kept);
    kept_log = scratch_read (kept);
    g_assert_true (g_bytes_equal (log, kept_log));
  }
  assert_usable (&notebook, fixture);
}

/* A damaged log: what is in the file itself is there, whatever becomes of the log. */
static void
test_damaged_log (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GBytes) log = NULL;
  g_autoptr (GBytes) whole = NULL;
  gsize size = 0;

  leave_log (fixture, fixture->path, 5);
  log = scratch_read (fixture->log);
  whole = scratch_read (fixture->path);
  size = g_bytes_get_size (log);
  for (guint i = 0; i < 40; i++)
    {
      g_autofree char *bytes = g_memdup2 (g_bytes_get_data (log, NULL), size);
      gsize length = size;
      g_autoptr (AttuneNotebook) notebook = NULL;

      if (i % 2)
        length = (gsize) g_test_rand_int_range (1, (int) size);
      else
        bytes[g_test_rand_int_range (0, (int) size)] ^= 0x55;
      scratch_write (fixture->path, g_bytes_get_data (whole, NULL), g_bytes_get_size (whole));
      scratch_write (fixture->log, bytes, length);
      notebook = attune_notebook_open (fixture->path);
      g_assert_cmpuint (tools_count (notebook), >=, N_BOOKMARKS);
      g_assert_cmpuint (tools_count (notebook), <=, N_BOOKMARKS + 5);
      assert_usable (&notebook, fixture);
      g_assert_finalize_object (g_steal_pointer (&notebook));
    }
}

/* Not to be touched */

static void
test_newer (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) before = NULL;
  g_autoptr (GBytes) after = NULL;
  g_autoptr (AttuneNotebook) notebook = NULL;
  g_autoptr (AttuneMark) bookmark = tools_make_bookmark (fixture->article, "hint");
  g_autoptr (AttunePlace) place = attune_place_new ("small", "hint");
  g_auto (GStrv) aside = NULL;
  gboolean read_only = FALSE;
  g_autofree char *problem = NULL;

  {
    g_autoptr (AttuneDatabase) database = attune_database_open (
        fixture->path, ATTUNE_DATABASE_DURABLE, &attune_notebook_schema, &error);

    g_assert_true (attune_database_exec (database, "PRAGMA user_version = 99", &error));
  }
  before = scratch_read (fixture->path);

  notebook = attune_notebook_open (fixture->path);
  g_object_get (notebook, "read-only", &read_only, "problem", &problem, NULL);
  g_assert_true (read_only);
  g_assert_nonnull (strstr (problem, "newer version"));
  g_assert_cmpuint (tools_count (notebook), ==, 0);
  g_assert_false (tools_add (notebook, bookmark, &error));
  g_assert_error (error, ATTUNE_STORAGE_ERROR, ATTUNE_STORAGE_ERROR_READ_ONLY);
  attune_notebook_set_position (notebook, fixture->article, place);
  g_assert_true (attune_notebook_get_position (notebook, "small") == place);
  g_assert_true (attune_notebook_flush (notebook, NULL));
  g_assert_false (attune_notebook_has_unsaved (notebook));
  g_assert_finalize_object (g_steal_pointer (&notebook));

  after = scratch_read (fixture->path);
  g_assert_true (g_bytes_equal (before, after));
  aside = list_aside (fixture);
  g_assert_cmpuint (g_strv_length (aside), ==, 0);
}

/* Somebody else has it open: it is left where it is, and what can be done is done in memory. */
static void
test_damaged_while_in_use (Fixture *fixture, gconstpointer data)
{
  g_autoptr (AttuneNotebook) other = tools_open_sound (fixture->path);
  g_autoptr (AttuneNotebook) notebook = NULL;
  g_autoptr (AttuneMark) bookmark = tools_make_bookmark (fixture->article, "hint");
  g_autofree char *noise = g_strnfill (PAGE, '?');
  g_auto (GStrv) aside = NULL;
  g_autoptr (GError) error = NULL;

  scratch_write (fixture->path, noise, strlen (noise));
  notebook = attune_notebook_open (fixture->path);
  g_assert_nonnull (attune_notebook_get_problem (notebook));
  g_assert_true (tools_add (notebook, bookmark, &error));
  g_assert_true (attune_notebook_has_unsaved (notebook));
  aside = list_aside (fixture);
  g_assert_cmpuint (g_strv_length (aside), ==, 0);
}

/* Where nothing can be written at all, root or not. */
static void
test_no_folder (void)
{
  g_auto (Scratch) folder = scratch_new ();
  g_autofree char *file = scratch_path (folder, "file");
  g_autofree char *under_file = scratch_path (folder, "file/attune/notebook.db");
  const char *const paths[] = { under_file, "/proc/attune/notebook.db" };

  scratch_write (file, "", 0);
  for (gsize i = 0; i < G_N_ELEMENTS (paths); i++)
    {
      g_autoptr (AttuneArticle) article = tools_load_article ();
      g_autoptr (AttuneMark) bookmark = tools_make_bookmark (article, "hint");
      g_autoptr (AttuneNotebook) notebook = attune_notebook_open (paths[i]);
      g_autoptr (GError) error = NULL;

      g_assert_false (attune_notebook_get_read_only (notebook));
      g_assert_nonnull (strstr (attune_notebook_get_problem (notebook), "lost"));
      g_assert_false (attune_notebook_has_unsaved (notebook));
      g_assert_true (attune_notebook_flush (notebook, &error));
      g_assert_true (tools_add (notebook, bookmark, &error));
      g_assert_no_error (error);
      g_assert_cmpuint (tools_count (notebook), ==, 1);
      g_assert_true (attune_notebook_has_unsaved (notebook));
      g_assert_false (attune_notebook_flush (notebook, &error));
      g_assert_error (error, ATTUNE_STORAGE_ERROR, ATTUNE_STORAGE_ERROR_READ_ONLY);
    }
}

#define ADD(name, backup, function)                                                                \
  g_test_add ("/notebook/trouble/" name, Fixture, GINT_TO_POINTER (backup), set_up, function,      \
              tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  ADD ("random-damage", TRUE, test_random_damage);
  ADD ("truncated", TRUE, test_truncated);
  ADD ("emptied", TRUE, test_emptied);
  ADD ("missing", TRUE, test_missing);
  ADD ("directory", TRUE, test_directory);
  ADD ("directory-for-log", FALSE, test_directory_for_log);
  ADD ("no-backup", FALSE, test_no_backup);
  ADD ("damaged-backup", TRUE, test_damaged_backup);
  ADD ("damage-met-later", TRUE, test_damage_met_later);
  ADD ("own-log", FALSE, test_own_log);
  ADD ("stale-log", TRUE, test_stale_log);
  ADD ("log-without-file", TRUE, test_log_alone);
  ADD ("log-of-empty-file", 2, test_log_alone);
  ADD ("damaged-log", FALSE, test_damaged_log);
  ADD ("newer", TRUE, test_newer);
  ADD ("damaged-while-in-use", TRUE, test_damaged_while_in_use);
  g_test_add_func ("/notebook/trouble/no-folder", test_no_folder);

  return g_test_run ();
}
