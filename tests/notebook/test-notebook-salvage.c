/* test-notebook-salvage.c: what is still in a damaged file comes back
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gstdio.h>

#include "attune-notebook-merge.h"
#include "attune-notebook-schema.h"
#include "attune-storage-error.h"
#include "notebook-tools.h"

#define PAGE 4096
#define N_BACKED_UP 60
#define N_NEWER 25

typedef struct
{
  Scratch folder;
  char *path;
  char *log;
  AttuneArticle *article;
  char *long_id; /* of a mark with a note that fills several pages */
  char *long_note;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (AttuneNotebook) notebook = NULL;
  g_autoptr (AttunePlace) place = attune_place_new ("small", "hint");
  g_autoptr (AttuneMark) mark = NULL;
  g_autoptr (GError) error = NULL;

  fixture->folder = scratch_new ();
  fixture->path = scratch_path (fixture->folder, "notebook.db");
  fixture->log = scratch_path (fixture->folder, "notebook.db-wal");
  fixture->article = tools_load_article ();
  fixture->long_note = g_strnfill (5 * PAGE, 'x');
  notebook = tools_open_sound (fixture->path);
  tools_fill (notebook, fixture->article, N_BACKED_UP);
  g_assert_finalize_object (g_steal_pointer (&notebook));
  tools_back_up (fixture->path, "2026-01-31");

  notebook = tools_open_sound (fixture->path);
  tools_fill (notebook, fixture->article, N_NEWER - 1);
  mark = attune_mark_new_note (fixture->article, place, fixture->long_note);
  fixture->long_id = g_strdup (attune_mark_get_id (mark));
  g_assert_true (tools_add (notebook, mark, &error));
  g_assert_finalize_object (g_steal_pointer (&notebook));
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_object_unref (fixture->article);
  g_free (fixture->path);
  g_free (fixture->log);
  g_free (fixture->long_id);
  g_free (fixture->long_note);
  scratch_clear (&fixture->folder);
}

/* Fills a page with what is no page. */
static void
spoil_page (const char *path, gsize number)
{
  g_autoptr (GBytes) whole = scratch_read (path);
  g_autofree char *bytes = g_memdup2 (g_bytes_get_data (whole, NULL), g_bytes_get_size (whole));

  memset (bytes + (number - 1) * PAGE, 0xee, PAGE);
  scratch_write (path, bytes, g_bytes_get_size (whole));
}

static void
assert_all_are_back (Fixture *fixture, const char *words)
{
  g_autoptr (AttuneNotebook) notebook = attune_notebook_open (fixture->path);
  AttuneMark *mark = NULL;

  g_test_message ("%s", attune_notebook_get_problem (notebook));
  g_assert_nonnull (strstr (attune_notebook_get_problem (notebook), words));
  g_assert_cmpuint (tools_count (notebook), ==, N_BACKED_UP + N_NEWER);
  mark = tools_find (notebook, fixture->long_id);
  g_assert_nonnull (mark);
  g_assert_cmpstr (attune_mark_get_note (mark), ==, fixture->long_note);
  g_assert_finalize_object (g_steal_pointer (&notebook));

  notebook = tools_open_sound (fixture->path);
  g_assert_cmpuint (tools_count (notebook), ==, N_BACKED_UP + N_NEWER);
}

/* Pages without which SQLite finds nothing, but on which no mark is */
static void
test_newer (Fixture *fixture, gconstpointer data)
{
  gsize page = GPOINTER_TO_UINT (data);

  if (page == 0)
    page = (gsize) tools_read_number (fixture->path, "SELECT rootpage FROM sqlite_schema "
                                                     "WHERE name = 'marks'");
  spoil_page (fixture->path, page);
  assert_all_are_back (fixture, "and 25 newer marks were recovered");
}

static void
test_no_backup (Fixture *fixture, gconstpointer data)
{
  g_autofree char *backup = scratch_path (fixture->folder, "backups/notebook-2026-01-31.db");

  g_assert_cmpint (g_unlink (backup), ==, 0);
  spoil_page (fixture->path, 1);
  assert_all_are_back (fixture, "85 marks were recovered from the damaged file");
}

/* A page of marks is gone: those on it are as in the backup, all others as they were last. */
static void
test_page_of_marks (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GBytes) whole = scratch_read (fixture->path);
  gsize n_pages = g_bytes_get_size (whole) / PAGE;

  for (gsize page = 1; page <= n_pages; page++)
    {
      g_autoptr (AttuneNotebook) notebook = NULL;

      scratch_write (fixture->path, g_bytes_get_data (whole, NULL), g_bytes_get_size (whole));
      spoil_page (fixture->path, page);
      notebook = attune_notebook_open (fixture->path);
      g_assert_cmpuint (tools_count (notebook), >=, N_BACKED_UP);
      g_assert_cmpuint (tools_count (notebook), <=, N_BACKED_UP + N_NEWER);
      g_assert_finalize_object (g_steal_pointer (&notebook));
      notebook = tools_open_sound (fixture->path);
    }
}

/* Makes a log that is not yet in the file, of a mark a transaction; nobody has it open. */
static void
leave_log (Fixture *fixture, guint n)
{
  g_autofree char *live = scratch_path (fixture->folder, "live.db");
  g_autoptr (AttuneNotebook) notebook = NULL;

  scratch_copy (fixture->path, live);
  notebook = tools_open_sound (live);
  tools_fill (notebook, fixture->article, n);
  tools_copy_files (live, fixture->path);
}

/* A frame of the log is damaged: SQLite takes that for the end of the log. */
static void
test_log_damaged_inside (Fixture *fixture, gconstpointer data)
{
  guint before = N_BACKED_UP + N_NEWER;
  g_autoptr (GBytes) file = NULL;
  g_autoptr (GBytes) log = NULL;
  gsize size = 0;
  guint n_told = 0;

  leave_log (fixture, 8);
  file = scratch_read (fixture->path);
  log = scratch_read (fixture->log);
  size = g_bytes_get_size (log);
  for (gsize at = 16; at < size; at += PAGE / 2)
    {
      g_autofree char *bytes = g_memdup2 (g_bytes_get_data (log, NULL), size);
      g_autoptr (AttuneNotebook) notebook = NULL;

      bytes[at] ^= 0x55;
      scratch_write (fixture->path, g_bytes_get_data (file, NULL), g_bytes_get_size (file));
      scratch_write (fixture->log, bytes, size);
      notebook = attune_notebook_open (fixture->path);
      n_told += attune_notebook_get_problem (notebook) != NULL;
      /* What only that frame told of is lost: at most the newest. */
      g_assert_cmpuint (tools_count (notebook), >=, before + 7);
      g_assert_cmpuint (tools_count (notebook), <=, before + 8);
      g_assert_finalize_object (g_steal_pointer (&notebook));
      notebook = tools_open_sound (fixture->path);
      g_assert_cmpuint (tools_count (notebook), >=, before + 7);
    }
  g_assert_cmpuint (n_told, >, 0);
}

/* The log is cut at any place: each transaction that ended before is there. */
static void
test_log_cut (Fixture *fixture, gconstpointer data)
{
  enum
  {
    N = 12
  };
  g_autofree char *live = scratch_path (fixture->folder, "live.db");
  g_autofree char *live_log = scratch_path (fixture->folder, "live.db-wal");
  g_autoptr (AttuneNotebook) notebook = NULL;
  g_autoptr (GBytes) file = NULL;
  g_autoptr (GBytes) log = NULL;
  gsize ends[N] = { 0 };
  gsize step = PAGE / tools_rounds (3, 40) + 1;
  guint before = N_BACKED_UP + N_NEWER, n = 0;

  scratch_copy (fixture->path, live);
  notebook = tools_open_sound (live);
  for (guint i = 0; i < N; i++)
    {
      GStatBuf status = { 0 };

      tools_fill (notebook, fixture->article, 1);
      g_assert_cmpint (g_stat (live_log, &status), ==, 0);
      ends[i] = (gsize) status.st_size;
    }
  tools_copy_files (live, fixture->path);
  g_assert_finalize_object (g_steal_pointer (&notebook));
  file = scratch_read (fixture->path);
  log = scratch_read (fixture->log);

  for (gsize length = 0; length <= g_bytes_get_size (log); length += step)
    {
      guint n_ended = 0;

      while (n_ended < N && ends[n_ended] <= length)
        n_ended++;
      scratch_write (fixture->path, g_bytes_get_data (file, NULL), g_bytes_get_size (file));
      scratch_write (fixture->log, g_bytes_get_data (log, NULL), length);
      notebook = tools_open_sound (fixture->path);
      g_assert_cmpuint (tools_count (notebook), ==, before + n_ended);
      g_clear_object (&notebook);
      n++;
    }
  g_test_message ("%u lengths of a log: each transaction before the end found", n);
}

/* A backup that was cut short, at each page: the one before it is taken. */
static void
test_backup_cut (Fixture *fixture, gconstpointer data)
{
  g_autofree char *older = scratch_path (fixture->folder, "backups/notebook-2026-01-31.db");
  g_autofree char *newest = scratch_path (fixture->folder, "backups/notebook-2026-02-01.db");
  g_autoptr (GBytes) whole = scratch_read (older);

  for (gsize length = 0; length < g_bytes_get_size (whole); length += PAGE / 2)
    {
      g_autoptr (AttuneNotebook) notebook = NULL;

      scratch_write (newest, g_bytes_get_data (whole, NULL), length);
      scratch_write (fixture->path, "?", 1);
      notebook = attune_notebook_open (fixture->path);
      g_assert_nonnull (strstr (attune_notebook_get_problem (notebook), "backup"));
      g_assert_cmpuint (tools_count (notebook), ==, N_BACKED_UP);
    }
}

/* Merging, by its rules */

static AttuneMarkRecord *
make_record (const char *id, const char *note, gint64 modified)
{
  g_autoptr (AttunePlace) place = attune_place_new ("small", "hint");
  AttuneMarkRecord *record = attune_mark_record_new (ATTUNE_MARK_NOTE, place);

  g_set_str (&record->id, id);
  g_set_str (&record->note, note);
  record->created = 1000;
  record->rank = 1000;
  record->modified = modified;

  return record;
}

static void
test_rules (void)
{
  static const struct
  {
    const char *id;
    const char *note;
    gint64 modified;
    const char *merged;
  } cases[] = {
    { "00000000-0000-4000-8000-000000000001", "later", 2001, "later" },
    { "00000000-0000-4000-8000-000000000001", "", 2001, "" },
    { "00000000-0000-4000-8000-000000000001", "earlier", 1999, "sound\n\nearlier" },
    { "00000000-0000-4000-8000-000000000001", "in doubt", 2000, "sound\n\nin doubt" },
    { "00000000-0000-4000-8000-000000000001", "sou", 2000, "sound" },
    /* The id was damaged. */
    { "00000000-0000-4000-8000-00000000000f", "sound", 2000, "sound" },
    { "00000000-0000-4000-8000-00000000000f", "other", 2000, "sound\n\nother" },
  };
  g_autoptr (GError) error = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (AttuneDatabase) database = attune_database_open (NULL, ATTUNE_DATABASE_DISPOSABLE,
                                                                  &attune_notebook_schema, &error);
      g_autoptr (AttuneNotebookContents) more = attune_notebook_contents_new ();
      g_autoptr (AttuneNotebookContents) merged = NULL;
      guint n = 0;

      g_ptr_array_add (more->marks,
                       make_record ("00000000-0000-4000-8000-000000000001", "sound", 2000));
      g_assert_true (attune_notebook_merge (database, more, &n, &error));
      g_assert_cmpuint (n, ==, 1);
      g_ptr_array_set_size (more->marks, 0);
      g_ptr_array_add (more->marks, make_record (cases[i].id, cases[i].note, cases[i].modified));
      g_assert_true (attune_notebook_merge (database, more, &n, &error));
      g_assert_no_error (error);
      g_assert_cmpuint (n, ==, !g_str_equal (cases[i].merged, "sound"));

      merged = attune_notebook_store_load (database, &error);
      g_assert_cmpuint (merged->marks->len, ==, 1);
      g_assert_cmpstr (((AttuneMarkRecord *) g_ptr_array_index (merged->marks, 0))->note, ==,
                       cases[i].merged);
    }
}

#define ADD(name, data, function)                                                                  \
  g_test_add ("/notebook/salvage/" name, Fixture, GUINT_TO_POINTER (data), set_up, function,       \
              tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  ADD ("header", 1, test_newer);
  ADD ("root", 0, test_newer);
  ADD ("no-backup", 0, test_no_backup);
  ADD ("each-page", 0, test_page_of_marks);
  ADD ("log-damaged-inside", 0, test_log_damaged_inside);
  ADD ("log-cut", 0, test_log_cut);
  ADD ("backup-cut", 0, test_backup_cut);
  g_test_add_func ("/notebook/salvage/rules", test_rules);

  return g_test_run ();
}
