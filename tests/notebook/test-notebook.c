/* test-notebook.c: what the reader adds stays
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "attune-mark-private.h"
#include "attune-storage-error.h"
#include "notebook-tools.h"

typedef struct
{
  Scratch folder;
  char *path;
  AttuneArticle *article;
  AttuneNotebook *notebook;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->folder = scratch_new ();
  fixture->path = scratch_path (fixture->folder, "data/attune/notebook.db");
  fixture->article = tools_load_article ();
  fixture->notebook = tools_open_sound (fixture->path);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_clear_object (&fixture->notebook);
  g_clear_object (&fixture->article);
  g_free (fixture->path);
  scratch_clear (&fixture->folder);
}

/* Closes and opens, and finds the same. */
static void
assert_kept (Fixture *fixture)
{
  g_autofree char *before = tools_describe (fixture->notebook);
  g_autofree char *after = NULL;

  g_assert_finalize_object (g_steal_pointer (&fixture->notebook));
  fixture->notebook = tools_open_sound (fixture->path);
  after = tools_describe (fixture->notebook);
  g_assert_cmpstr (before, ==, after);
}

static void
add (Fixture *fixture, AttuneMark *bookmark)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (tools_add (fixture->notebook, bookmark, &error));
  g_assert_no_error (error);
}

static void
test_new (Fixture *fixture, gconstpointer data)
{
  g_autofree char *folder = g_path_get_dirname (fixture->path);
  g_autofree char *parent = g_path_get_dirname (folder);
  g_autofree char *log = g_strconcat (fixture->path, "-wal", NULL);

  g_assert_cmpuint (tools_count (fixture->notebook), ==, 0);
  g_assert_cmpstr (attune_notebook_get_path (fixture->notebook), ==, fixture->path);
  g_assert_null (attune_notebook_get_position (fixture->notebook, "small"));
  g_assert_cmpuint (scratch_mode (folder), ==, 0700);
  g_assert_cmpuint (scratch_mode (parent), ==, 0700);
  g_assert_cmpuint (scratch_mode (fixture->path), ==, 0600);
  tools_fill (fixture->notebook, fixture->article, 1);
  g_assert_cmpuint (scratch_mode (log), ==, 0600);
}

static void
test_default_path (void)
{
  g_autoptr (AttuneNotebook) notebook = attune_notebook_open (NULL);
  g_autofree char *path = g_build_filename (g_get_user_data_dir (), "attune", "notebook.db", NULL);

  g_assert_cmpstr (attune_notebook_get_path (notebook), ==, path);
  g_assert_true (g_file_test (path, G_FILE_TEST_IS_REGULAR));
}

static void
test_add_remove_undo (Fixture *fixture, gconstpointer data)
{
  g_autoptr (AttuneMark) first = tools_make_bookmark (fixture->article, "welcome");
  g_autoptr (AttunePlace) range = attune_place_new_range ("small", "hint", 4, 9);
  g_autoptr (AttuneMark) second = attune_mark_new_bookmark (fixture->article, range);
  g_autoptr (AttuneMark) third = tools_make_bookmark (fixture->article, NULL);
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;

  add (fixture, first);
  add (fixture, second);
  add (fixture, third);
  g_assert_cmpuint (tools_count (fixture->notebook), ==, 3);
  g_assert_true (attune_notebook_find_bookmark (fixture->notebook, "small", "hint") == second);
  g_assert_true (attune_notebook_find_bookmark (fixture->notebook, "small", NULL) == third);
  g_assert_null (attune_notebook_find_bookmark (fixture->notebook, "small", "scene"));
  g_assert_null (attune_notebook_find_bookmark (fixture->notebook, "other", "hint"));
  assert_kept (fixture);

  /* From here on the objects of the second opening. */
  g_set_object (&third, tools_find (fixture->notebook, attune_mark_get_id (third)));
  g_assert_true (tools_rename (fixture->notebook, third, "Start", &error));
  before = tools_describe (fixture->notebook);
  g_assert_true (tools_remove (fixture->notebook, third, &error));
  g_assert_cmpuint (tools_count (fixture->notebook), ==, 2);
  g_assert_null (attune_notebook_find_bookmark (fixture->notebook, "small", NULL));
  assert_kept (fixture);
  add (fixture, third);
  after = tools_describe (fixture->notebook);
  g_assert_cmpstr (before, ==, after); /* id, time and name too */
  assert_kept (fixture);
}

static void
test_rename (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *name;
    const char *kept;
  } names[] = { { "For Tuesday", "For Tuesday" }, { "", NULL }, { "x", "x" }, { NULL, NULL } };
  g_autoptr (AttuneMark) bookmark = tools_make_bookmark (fixture->article, "welcome");
  g_autofree char *id = g_strdup (attune_mark_get_id (bookmark));
  g_autoptr (GError) error = NULL;

  add (fixture, bookmark);
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_assert_true (tools_rename (fixture->notebook, tools_find (fixture->notebook, id),
                                   names[i].name, &error));
      assert_kept (fixture);
      g_assert_cmpstr (attune_mark_get_name (tools_find (fixture->notebook, id)), ==,
                       names[i].kept);
    }
}

typedef struct
{
  Fixture *fixture;
  guint n_told;
  guint n_seen;
} Watch;

static void
added_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Watch *watch = user_data;
  g_autoptr (GError) error = NULL;

  g_assert_true (attune_notebook_commit_finish (ATTUNE_NOTEBOOK (source), result, &error));
  g_assert_no_error (error);
  watch->n_told++;
  g_assert_cmpuint (watch->n_seen, >=, watch->n_told); /* the list first */
}

/* Whenever the list shows one more, another that opens a copy of the files sees it too. */
static void
items_changed_cb (GListModel *model, guint position, guint removed, guint added, gpointer user_data)
{
  Watch *watch = user_data;
  g_autofree char *name = g_strdup_printf ("copy-%u/notebook.db", watch->n_seen);
  g_autofree char *copied = scratch_path (watch->fixture->folder, name);
  g_autofree char *folder = g_path_get_dirname (copied);
  g_autoptr (AttuneNotebook) copy = NULL;
  g_autoptr (AttuneMark) bookmark = g_list_model_get_item (model, position);

  watch->n_seen += added;
  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  tools_copy_files (watch->fixture->path, copied);
  copy = tools_open_sound (copied);
  g_assert_nonnull (tools_find (copy, attune_mark_get_id (bookmark)));
}

static void
test_on_disk_before_shown (Fixture *fixture, gconstpointer data)
{
  static const char *const blocks[] = { "welcome", "foreign", "kinds", "hint", "scene" };
  Watch watch = { .fixture = fixture };

  g_signal_connect (attune_notebook_get_marks (fixture->notebook), "items-changed",
                    G_CALLBACK (items_changed_cb), &watch);
  for (gsize i = 0; i < G_N_ELEMENTS (blocks); i++)
    {
      g_autoptr (AttuneMark) bookmark = tools_make_bookmark (fixture->article, blocks[i]);

      tools_begin_add (fixture->notebook, bookmark, added_cb, &watch);
    }
  g_assert_cmpuint (tools_count (fixture->notebook), ==, 0); /* nothing is shown in advance */
  while (watch.n_told < G_N_ELEMENTS (blocks))
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (watch.n_seen, ==, G_N_ELEMENTS (blocks));
}

/* Two hasty keystrokes are one bookmark. */
static void
test_same_place_at_once (Fixture *fixture, gconstpointer data)
{
  Watch watch = { .fixture = fixture, .n_seen = 2 };

  for (int i = 0; i < 2; i++)
    {
      g_autoptr (AttuneMark) bookmark = tools_make_bookmark (fixture->article, "hint");

      tools_begin_add (fixture->notebook, bookmark, added_cb, &watch);
    }
  while (watch.n_told < 2)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (tools_count (fixture->notebook), ==, 1);
  assert_kept (fixture);
}

static void
test_refused (Fixture *fixture, gconstpointer data)
{
  g_autoptr (AttuneMark) bookmark = tools_make_bookmark (fixture->article, "hint");
  g_autoptr (GError) error = NULL;

  g_assert_false (tools_rename (fixture->notebook, bookmark, "never added", &error));
  g_assert_error (error, ATTUNE_STORAGE_ERROR, ATTUNE_STORAGE_ERROR_REFUSED);
  g_clear_error (&error);
  add (fixture, bookmark);
  g_assert_false (tools_add (fixture->notebook, bookmark, &error));
  g_assert_error (error, ATTUNE_STORAGE_ERROR, ATTUNE_STORAGE_ERROR_REFUSED);
  g_assert_cmpuint (tools_count (fixture->notebook), ==, 1);
  /* What is refused is not tried again, and holds nothing up. */
  g_assert_false (attune_notebook_has_unsaved (fixture->notebook));
  g_assert_true (tools_remove (fixture->notebook, bookmark, NULL));
  g_assert_true (tools_remove (fixture->notebook, bookmark, NULL)); /* is gone, as it should be */
}

static void
test_hostile_text (Fixture *fixture, gconstpointer data)
{
  g_autofree char *long_name = g_strnfill (1024 * 1024, 'n');
  const char *const texts[] = {
    "'); DROP TABLE marks; --",
    "\"%s%n\" ?1 :a \\ \n\t\x01",
    "\U0001F468\u200D\U0001F469\u200D\U0001F467 \u202Eback e\u0301",
    long_name,
  };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (AttunePlace) place = attune_place_new_range (texts[i], texts[i], 0, G_MAXUINT);
      g_autoptr (AttuneMarkRecord) record = attune_mark_record_new (ATTUNE_MARK_NOTE, place);
      g_autoptr (AttuneMark) bookmark = NULL;
      const char *id = record->id;

      g_set_str (&record->revision, "r'\"");
      g_set_str (&record->quote.exact, texts[i]);
      g_set_str (&record->quote.prefix, texts[i]);
      g_set_str (&record->quote.suffix, texts[i]);
      g_set_str (&record->name, texts[i]);
      g_set_str (&record->note, texts[i]);
      record->created = -1;
      bookmark = attune_mark_new (record);

      add (fixture, bookmark);
      assert_kept (fixture);
      bookmark = (g_object_unref (bookmark), g_object_ref (tools_find (fixture->notebook, id)));
      g_assert_cmpstr (attune_mark_get_name (bookmark), ==, texts[i]);
      g_assert_cmpstr (attune_mark_get_quote (bookmark), ==, texts[i]);
      g_assert_cmpstr (attune_mark_get_note (bookmark), ==, texts[i]);
      g_assert_true (attune_place_equal (attune_mark_get_place (bookmark), place));
    }
}

static void
set_position (Fixture *fixture, guint start)
{
  g_autoptr (AttunePlace) place = attune_place_new_range ("small", "welcome", start, start);

  attune_notebook_set_position (fixture->notebook, fixture->article, place);
}

static guint
get_position (Fixture *fixture)
{
  AttunePlace *place = attune_notebook_get_position (fixture->notebook, "small");

  g_assert_cmpstr (attune_place_get_block_id (place), ==, "welcome");

  return attune_place_get_start (place);
}

static void
test_position (Fixture *fixture, gconstpointer data)
{
  g_autoptr (AttunePlace) whole = attune_place_new ("small", NULL);
  g_autofree char *copied = scratch_path (fixture->folder, "copy.db");
  g_autoptr (AttuneNotebook) copy = NULL;
  gint64 start = g_get_monotonic_time ();
  gint64 until = 0;

  for (guint i = 0; i <= 1000; i++)
    set_position (fixture, i);
  g_assert_cmpint (g_get_monotonic_time () - start, <, 200 * 1000); /* nobody waits for a disk */
  g_assert_cmpuint (get_position (fixture), ==, 1000);

  /* It is written by itself, and soon. */
  until = g_get_monotonic_time () + 900 * 1000;
  while (g_get_monotonic_time () < until)
    if (!g_main_context_iteration (NULL, FALSE))
      g_usleep (1000);
  tools_copy_files (fixture->path, copied);
  copy = tools_open_sound (copied);
  g_assert_cmpuint (attune_place_get_start (attune_notebook_get_position (copy, "small")), ==,
                    1000);

  /* On leaving at once. */
  set_position (fixture, 7);
  assert_kept (fixture);
  g_assert_cmpuint (get_position (fixture), ==, 7);
  attune_notebook_set_position (fixture->notebook, fixture->article, whole);
  assert_kept (fixture);
  g_assert_true (
      attune_place_equal (attune_notebook_get_position (fixture->notebook, "small"), whole));
}

/* Two that have the same file open, as two processes would. */
static void
test_two_notebooks (Fixture *fixture, gconstpointer data)
{
  g_autoptr (AttuneNotebook) other = tools_open_sound (fixture->path);
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < 40; i++)
    {
      g_autoptr (AttunePlace) place = attune_place_new_range ("small", "welcome", i, i + 1);
      g_autoptr (AttuneMark) bookmark = attune_mark_new_bookmark (fixture->article, place);

      tools_begin_add (i % 2 ? other : fixture->notebook, bookmark, NULL, NULL);
    }
  g_assert_true (tools_flush (fixture->notebook, &error));
  g_assert_true (tools_flush (other, &error));
  tools_wait_for_count (other, 40); /* each shows what both have written */
  tools_wait_for_count (fixture->notebook, 40);

  /* One that ends does not take the file from the other. */
  g_assert_finalize_object (g_steal_pointer (&other));
  tools_fill (fixture->notebook, fixture->article, 1);
  g_clear_object (&fixture->notebook);
  fixture->notebook = tools_open_sound (fixture->path);
  g_assert_cmpuint (tools_count (fixture->notebook), ==, 41);
}

static void
told_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_assert_true (attune_notebook_commit_finish (ATTUNE_NOTEBOOK (source), result, NULL));
  *(gboolean *) user_data = TRUE;
}

/* The notebook lives until what was asked of it is done. */
static void
test_let_go_early (Fixture *fixture, gconstpointer data)
{
  g_autoptr (AttuneMark) bookmark = tools_make_bookmark (fixture->article, "hint");
  gboolean told = FALSE;

  tools_begin_add (fixture->notebook, bookmark, told_cb, &told);
  set_position (fixture, 3);
  g_clear_object (&fixture->notebook);
  while (!told)
    g_main_context_iteration (NULL, TRUE);
  while (g_main_context_iteration (NULL, FALSE))
    continue;
  fixture->notebook = tools_open_sound (fixture->path);
  g_assert_cmpuint (tools_count (fixture->notebook), ==, 1);
  g_assert_cmpuint (get_position (fixture), ==, 3);
}

#define ADD(name, function)                                                                        \
  g_test_add ("/notebook/notebook/" name, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  ADD ("new", test_new);
  g_test_add_func ("/notebook/notebook/default-path", test_default_path);
  ADD ("add-remove-undo", test_add_remove_undo);
  ADD ("rename", test_rename);
  ADD ("on-disk-before-shown", test_on_disk_before_shown);
  ADD ("same-place-at-once", test_same_place_at_once);
  ADD ("refused", test_refused);
  ADD ("hostile-text", test_hostile_text);
  ADD ("position", test_position);
  ADD ("two-notebooks", test_two_notebooks);
  ADD ("let-go-early", test_let_go_early);

  return g_test_run ();
}
