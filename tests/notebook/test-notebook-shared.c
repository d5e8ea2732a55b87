/* test-notebook-shared.c: several programs with one notebook
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "attune-notebook-restore.h"
#include "attune-storage-error.h"
#include "notebook-tools.h"

#define N_OF_CHILD 30

typedef struct
{
  Scratch folder;
  char *path;
  AttuneArticle *article;
  AttuneNotebook *own;
  AttuneNotebook *other; /* with a connection of its own, as another process has */
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->folder = scratch_new ();
  fixture->path = scratch_path (fixture->folder, "notebook.db");
  fixture->article = tools_load_article ();
  fixture->own = tools_open_sound (fixture->path);
  fixture->other = tools_open_sound (fixture->path);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_clear_object (&fixture->own);
  g_clear_object (&fixture->other);
  g_clear_object (&fixture->article);
  g_free (fixture->path);
  scratch_clear (&fixture->folder);
}

/* Waits until both show the same; what others have written comes after a moment. */
static void
wait_until_same (Fixture *fixture)
{
  gint64 until = g_get_monotonic_time () + 60 * G_USEC_PER_SEC;
  g_autofree char *own = tools_describe (fixture->own);
  g_autofree char *other = tools_describe (fixture->other);

  while (!g_str_equal (own, other) && g_get_monotonic_time () < until)
    {
      if (!g_main_context_iteration (NULL, FALSE))
        g_usleep (1000);
      g_free (own);
      g_free (other);
      own = tools_describe (fixture->own);
      other = tools_describe (fixture->other);
    }
  g_assert_cmpstr (own, ==, other);
}

static AttuneMark *
add_note (Fixture *fixture, const char *block, const char *note)
{
  g_autoptr (AttunePlace) place = attune_place_new ("small", block);
  g_autoptr (AttuneMark) mark = attune_mark_new_note (fixture->article, place, note);
  g_autoptr (GError) error = NULL;

  g_assert_true (tools_add (fixture->own, mark, &error));
  g_assert_no_error (error);

  return mark; /* the notebook keeps it */
}

static void
notify_cb (GObject *object, GParamSpec *pspec, gpointer user_data)
{
  (*(int *) user_data)++;
}

/* Adding, changing, removing; and what is known stays the same object. */
static void
test_both_show (Fixture *fixture, gconstpointer data)
{
  g_autoptr (AttuneEdit) edit = attune_edit_new ();
  g_autoptr (AttuneKind)
      kind = attune_kind_new ("own", "Own", ATTUNE_HUE_PINK, ATTUNE_PATTERN_THICK, 9);
  g_autoptr (AttunePlace) place = attune_place_new ("small", "scene");
  AttuneMark *first = add_note (fixture, "welcome", "first");
  AttuneMark *second = add_note (fixture, "hint", "second");
  g_autofree char *second_id = g_strdup (attune_mark_get_id (second));
  AttuneMark *seen = NULL;
  int n_notified = 0;

  wait_until_same (fixture);
  g_assert_cmpuint (tools_count (fixture->other), ==, 2);
  seen = tools_find (fixture->other, attune_mark_get_id (first));
  g_assert_true (seen != first);
  g_signal_connect (seen, "notify::note", G_CALLBACK (notify_cb), &n_notified);

  attune_edit_set_note (edit, first, "changed");
  attune_edit_remove (edit, second);
  attune_edit_put_kind (edit, kind);
  attune_edit_set_edition (edit, "small", "an edition");
  g_assert_true (tools_commit (fixture->own, edit, NULL));
  attune_notebook_set_position (fixture->own, fixture->article, place);
  g_assert_true (tools_flush (fixture->own, NULL));
  wait_until_same (fixture);
  g_assert_true (tools_find (fixture->other, attune_mark_get_id (first)) == seen);
  g_assert_cmpint (n_notified, ==, 1);
  g_assert_null (tools_find (fixture->other, second_id));
  g_assert_nonnull (attune_notebook_lookup_kind (fixture->other, "own"));
  g_assert_cmpstr (attune_notebook_get_edition (fixture->other, "small"), ==, "an edition");
  g_assert_true (
      attune_place_equal (attune_notebook_get_position (fixture->other, "small"), place));
}

/* Where one reads, the other does not pull away. */
static void
test_positions (Fixture *fixture, gconstpointer data)
{
  g_autoptr (AttunePlace) here = attune_place_new ("small", "hint");
  g_autoptr (AttunePlace) there = attune_place_new ("small", "scene");

  attune_notebook_set_position (fixture->other, fixture->article, here);
  g_assert_true (tools_flush (fixture->other, NULL));
  attune_notebook_set_position (fixture->own, fixture->article, there);
  add_note (fixture, "welcome", "so that there is something to wait for");
  g_assert_true (tools_flush (fixture->own, NULL));
  wait_until_same (fixture);
  g_assert_true (attune_place_equal (attune_notebook_get_position (fixture->other, "small"), here));
}

static void
begin_note (AttuneNotebook *notebook, AttuneMark *mark, const char *base, const char *note)
{
  g_autoptr (AttuneEdit) edit = attune_edit_new ();

  if (base != NULL)
    attune_edit_set_note_from (edit, mark, base, note);
  else
    attune_edit_set_note (edit, mark, note);
  attune_notebook_commit_async (notebook, edit, NULL, NULL);
}

/* The same note, changed in both at once */
static void
test_notes_are_joined (Fixture *fixture, gconstpointer data)
{
  AttuneMark *mark = add_note (fixture, "hint", "begun");
  AttuneMark *seen = NULL;

  wait_until_same (fixture);
  seen = tools_find (fixture->other, attune_mark_get_id (mark));
  begin_note (fixture->own, mark, NULL, "begun here");
  begin_note (fixture->other, seen, NULL, "begun there");
  g_assert_true (tools_flush (fixture->own, NULL));
  g_assert_true (tools_flush (fixture->other, NULL));
  wait_until_same (fixture);
  g_assert_nonnull (strstr (attune_mark_get_note (mark), "begun here"));
  g_assert_nonnull (strstr (attune_mark_get_note (mark), "begun there"));

  /* An editor that was open all the time, and has not seen the other's words */
  begin_note (fixture->own, mark, "begun here", "begun here, and more");
  g_assert_true (tools_flush (fixture->own, NULL));
  g_assert_nonnull (strstr (attune_mark_get_note (mark), "begun here, and more"));
  g_assert_nonnull (strstr (attune_mark_get_note (mark), "begun there"));
  wait_until_same (fixture);
}

/* Removed in one while it is written on in the other: the words are kept, its kind too. */
static void
test_removed_meanwhile (Fixture *fixture, gconstpointer data)
{
  g_autoptr (AttuneEdit) removal = attune_edit_new ();
  g_autoptr (AttuneEdit) renaming = attune_edit_new ();
  g_autoptr (AttuneKind)
      kind = attune_kind_new ("own", "Own", ATTUNE_HUE_PINK, ATTUNE_PATTERN_THICK, 9);
  g_autoptr (AttuneEdit) put = attune_edit_new ();
  g_autoptr (AttunePlace) place = attune_place_new ("small", "hint");
  g_autoptr (AttuneMark) mark = attune_mark_new_highlight (fixture->article, place, "own");
  g_autoptr (AttuneMark) seen = NULL;
  g_autoptr (GError) error = NULL;

  attune_edit_put_kind (put, kind);
  attune_edit_add (put, mark);
  g_assert_true (tools_commit (fixture->own, put, &error));
  wait_until_same (fixture);
  seen = g_object_ref (tools_find (fixture->other, attune_mark_get_id (mark)));

  attune_edit_remove (removal, mark);
  attune_edit_remove_kind (removal, kind);
  g_assert_true (tools_commit (fixture->own, removal, &error));

  attune_edit_set_name (renaming, seen, "too late");
  g_assert_false (tools_commit (fixture->other, renaming, &error));
  g_assert_error (error, ATTUNE_STORAGE_ERROR, ATTUNE_STORAGE_ERROR_REFUSED);
  g_clear_error (&error);

  g_assert_true (tools_write_note (fixture->other, seen, "kept", &error));
  g_assert_no_error (error);
  wait_until_same (fixture);
  g_assert_cmpuint (tools_count (fixture->own), ==, 1);
  g_assert_cmpstr (attune_mark_get_note (tools_find (fixture->own, attune_mark_get_id (mark))), ==,
                   "kept");
  g_assert_nonnull (attune_notebook_lookup_kind (fixture->own, "own"));
}

/* Another process writes while this one does. */
static void
test_two_processes (Fixture *fixture, gconstpointer data)
{
  g_autofree char *self = g_file_read_link ("/proc/self/exe", NULL);
  guint n_rounds = tools_rounds (3, 30);
  guint n = 0;

  g_clear_object (&fixture->other);
  for (guint round = 0; round < n_rounds; round++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GSubprocess) child = g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_SILENCE, &error,
                                                        self, "--child", fixture->path, NULL);

      g_assert_no_error (error);
      for (guint i = 0; i < N_OF_CHILD; i++)
        {
          g_autoptr (AttuneMark) mark = tools_make_bookmark (fixture->article, "hint");

          g_assert_true (tools_add (fixture->own, mark, &error));
          g_assert_no_error (error);
          g_usleep (1000);
        }
      g_assert_true (g_subprocess_wait_check (child, NULL, &error));
      g_assert_no_error (error);
      n += 2 * N_OF_CHILD;
      tools_wait_for_count (fixture->own, n);
    }
  g_test_message ("%u rounds of two processes writing at once: %u confirmed writes, 0 lost",
                  n_rounds, n);
  g_clear_object (&fixture->own);
  fixture->own = tools_open_sound (fixture->path);
  g_assert_cmpuint (tools_count (fixture->own), ==, n);
}

static int
run_child (const char *path)
{
  g_autoptr (AttuneArticle) article = tools_load_article ();
  g_autoptr (AttuneNotebook) notebook = tools_open_sound (path);
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < N_OF_CHILD; i++)
    {
      g_autoptr (AttuneMark) mark = tools_make_bookmark (article, "scene");

      g_assert_true (tools_add (notebook, mark, &error));
      g_assert_no_error (error);
      g_usleep (1000);
    }

  return 0;
}

#define ADD(name, function)                                                                        \
  g_test_add ("/notebook/shared/" name, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  if (argc == 3 && g_str_equal (argv[1], "--child"))
    return run_child (argv[2]);

  ADD ("both-show", test_both_show);
  ADD ("positions", test_positions);
  ADD ("notes-are-joined", test_notes_are_joined);
  ADD ("removed-meanwhile", test_removed_meanwhile);
  ADD ("two-processes", test_two_processes);

  return g_test_run ();
}
