/* test-notebook-edit.c: changes that are made together
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "attune-notebook-store.h"
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
  fixture->path = scratch_path (fixture->folder, "notebook.db");
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

static void
reopen (Fixture *fixture)
{
  g_assert_finalize_object (g_steal_pointer (&fixture->notebook));
  fixture->notebook = tools_open_sound (fixture->path);
}

static void
commit (AttuneNotebook *notebook, AttuneEdit *edit)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (tools_commit (notebook, edit, &error));
  g_assert_no_error (error);
}

/* A highlight or, where @kind is missing, a note that says the same as its id. */
static AttuneMark *
make_mark (Fixture *fixture, const char *block, const char *kind)
{
  g_autoptr (AttunePlace) place = attune_place_new_range ("small", block, 1, 5);

  return kind != NULL ? attune_mark_new_highlight (fixture->article, place, kind)
                      : attune_mark_new_note (fixture->article, place, "A note");
}

static void
count_cb (GListModel *model, guint position, guint removed, guint added, gpointer user_data)
{
  (*(guint *) user_data)++;
}

static void
test_several (Fixture *fixture, gconstpointer data)
{
  g_autoptr (AttuneEdit) edit = attune_edit_new ();
  g_autoptr (AttuneMark) highlight = make_mark (fixture, "welcome", "theory");
  g_autoptr (AttuneMark) note = make_mark (fixture, "hint", NULL);
  g_autoptr (AttuneMark) passing = make_mark (fixture, "scene", NULL);
  g_autoptr (AttuneKind)
      kind = attune_kind_new (NULL, "Own", ATTUNE_HUE_TEAL, ATTUNE_PATTERN_WAVY, 2.5);
  g_autofree char *highlight_id = g_strdup (attune_mark_get_id (highlight));
  g_autofree char *note_id = g_strdup (attune_mark_get_id (note));
  GListModel *kinds = attune_notebook_get_kinds (fixture->notebook);
  AttuneMark *found = NULL;
  guint n_signals = 0;

  g_signal_connect (attune_notebook_get_marks (fixture->notebook), "items-changed",
                    G_CALLBACK (count_cb), &n_signals);
  attune_edit_put_kind (edit, kind);
  attune_edit_add (edit, highlight);
  attune_edit_add (edit, note);
  attune_edit_add (edit, passing);
  attune_edit_set_kind (edit, highlight, attune_kind_get_id (kind));
  attune_edit_set_name (edit, note, "Named");
  attune_edit_set_rank (edit, note, -3.5);
  attune_edit_remove (edit, passing);
  attune_edit_set_edition (edit, "small", "an edition");
  commit (fixture->notebook, edit);

  g_assert_cmpuint (n_signals, ==, 1);
  for (int i = 0; i < 2; i++)
    {
      kinds = attune_notebook_get_kinds (fixture->notebook);
      g_assert_cmpuint (tools_count (fixture->notebook), ==, 2);
      found = tools_find (fixture->notebook, highlight_id);
      g_assert_cmpstr (attune_mark_get_kind (found), ==, attune_kind_get_id (kind));
      found = tools_find (fixture->notebook, note_id);
      g_assert_cmpstr (attune_mark_get_name (found), ==, "Named");
      g_assert_cmpstr (attune_mark_get_note (found), ==, "A note");
      g_assert_cmpfloat (attune_mark_get_rank (found), ==, -3.5);
      g_assert_cmpstr (attune_notebook_get_edition (fixture->notebook, "small"), ==, "an edition");
      g_assert_cmpuint (g_list_model_get_n_items (kinds), ==, 6);
      {
        g_autoptr (AttuneKind) third = g_list_model_get_item (kinds, 2);

        g_assert_cmpstr (attune_kind_get_title (third), ==, "Own");
      }
      if (i == 0)
        reopen (fixture);
    }
}

/* One change that is refused, in the middle: nothing is made, and nothing waits. */
static void
test_all_or_nothing (Fixture *fixture, gconstpointer data)
{
  g_autoptr (AttuneEdit) edit = attune_edit_new ();
  g_autoptr (AttuneMark) first = make_mark (fixture, "welcome", "theory");
  g_autoptr (AttuneMark) wrong = make_mark (fixture, "hint", "no-such-kind");
  g_autoptr (AttuneMark) last = make_mark (fixture, "scene", NULL);
  g_autoptr (GError) error = NULL;

  attune_edit_add (edit, first);
  attune_edit_add (edit, wrong);
  attune_edit_add (edit, last);
  g_assert_false (tools_commit (fixture->notebook, edit, &error));
  g_assert_error (error, ATTUNE_STORAGE_ERROR, ATTUNE_STORAGE_ERROR_REFUSED);
  g_assert_cmpuint (tools_count (fixture->notebook), ==, 0);
  g_assert_false (attune_notebook_has_unsaved (fixture->notebook));
  reopen (fixture);
  g_assert_cmpuint (tools_count (fixture->notebook), ==, 0);
}

static void
test_remove_several_and_undo (Fixture *fixture, gconstpointer data)
{
  g_autoptr (AttuneEdit) removal = attune_edit_new ();
  g_autoptr (AttuneEdit) undo = attune_edit_new ();
  g_autoptr (GPtrArray) removed = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GHashTable) before = g_hash_table_new (NULL, NULL);
  GListModel *marks = attune_notebook_get_marks (fixture->notebook);

  tools_fill (fixture->notebook, fixture->article, 20);
  for (guint i = 0; i < 20; i++)
    {
      g_autoptr (AttuneMark) mark = g_list_model_get_item (marks, i);

      g_hash_table_add (before, mark);
      if (i % 3 == 0)
        {
          attune_edit_remove (removal, mark);
          g_ptr_array_add (removed, g_object_ref (mark));
        }
    }
  commit (fixture->notebook, removal);
  g_assert_cmpuint (tools_count (fixture->notebook), ==, 20 - removed->len);
  for (guint i = 0; i < removed->len; i++)
    {
      g_assert_null (tools_find (fixture->notebook, attune_mark_get_id (removed->pdata[i])));
      attune_edit_add (undo, removed->pdata[i]);
    }
  commit (fixture->notebook, undo);
  g_assert_cmpuint (tools_count (fixture->notebook), ==, 20);
  for (guint i = 0; i < 20; i++)
    {
      g_autoptr (AttuneMark) mark = g_list_model_get_item (marks, i);

      g_assert_true (g_hash_table_contains (before, mark));
    }
}

static void
test_kinds (Fixture *fixture, gconstpointer data)
{
  g_autoptr (AttuneMark) mark = NULL;
  g_autoptr (AttuneKind)
      own = attune_kind_new ("own", "Own", ATTUNE_HUE_PINK, ATTUNE_PATTERN_THICK, 9);
  g_autoptr (AttuneKind)
      moved = attune_kind_new ("own", NULL, ATTUNE_HUE_GREY, ATTUNE_PATTERN_SOLID, 0);
  g_autoptr (AttuneEdit) put = attune_edit_new ();
  g_autoptr (AttuneEdit) move = attune_edit_new ();
  g_autoptr (AttuneEdit) removal = attune_edit_new ();
  g_autoptr (AttuneEdit) together = attune_edit_new ();
  g_autoptr (GError) error = NULL;

  attune_edit_put_kind (put, own);
  commit (fixture->notebook, put);
  mark = make_mark (fixture, "hint", "own");
  g_assert_true (tools_add (fixture->notebook, mark, &error));

  /* In use: not to be removed. */
  attune_edit_remove_kind (removal, own);
  g_assert_false (tools_commit (fixture->notebook, removal, &error));
  g_assert_error (error, ATTUNE_STORAGE_ERROR, ATTUNE_STORAGE_ERROR_REFUSED);
  g_assert_nonnull (strstr (error->message, "kind"));
  g_assert_nonnull (attune_notebook_lookup_kind (fixture->notebook, "own"));

  /* Changed in place, and in its order */
  attune_edit_put_kind (move, moved);
  commit (fixture->notebook, move);
  {
    g_autoptr (AttuneKind)
        first = g_list_model_get_item (attune_notebook_get_kinds (fixture->notebook), 0);

    g_assert_true (first == own);
    g_assert_cmpint (attune_kind_get_hue (own), ==, ATTUNE_HUE_GREY);
    g_assert_cmpstr (attune_kind_get_name (own), ==, NULL);
  }

  /* With its highlights it can go: a note takes the place of one. */
  attune_edit_set_kind (together, mark, NULL);
  attune_edit_remove_kind (together, own);
  commit (fixture->notebook, together);
  g_assert_null (attune_notebook_lookup_kind (fixture->notebook, "own"));
  g_assert_cmpint (attune_mark_get_mark_type (mark), ==, ATTUNE_MARK_NOTE);
  reopen (fixture);
  g_assert_cmpuint (g_list_model_get_n_items (attune_notebook_get_kinds (fixture->notebook)), ==,
                    5);
}

static void
begin_note (AttuneNotebook *notebook, AttuneMark *mark, const char *note)
{
  g_autoptr (AttuneEdit) edit = attune_edit_new ();

  attune_edit_set_note (edit, mark, note);
  attune_notebook_commit_async (notebook, edit, NULL, NULL);
}

/* Typed faster than the disk writes: the newest words are kept, and no older ones beside them. */
static void
test_typing (Fixture *fixture, gconstpointer data)
{
  g_autoptr (AttuneMark) mark = make_mark (fixture, "hint", NULL);
  g_autoptr (GString) typed = g_string_new ("A note");
  g_autoptr (GError) error = NULL;
  gint64 before = 0;

  g_assert_true (tools_add (fixture->notebook, mark, &error));
  g_clear_object (&fixture->notebook);
  before = tools_read_number (fixture->path, "SELECT value FROM meta WHERE key = 'generation'");
  fixture->notebook = tools_open_sound (fixture->path);
  g_set_object (&mark, tools_find (fixture->notebook, attune_mark_get_id (mark)));

  for (int i = 0; i < 500; i++)
    {
      g_string_append_printf (typed, " %d", i);
      begin_note (fixture->notebook, mark, typed->str);
      if (i % 50 == 0)
        while (g_main_context_iteration (NULL, FALSE))
          continue;
    }
  g_assert_true (tools_flush (fixture->notebook, &error));
  g_assert_cmpstr (attune_mark_get_note (mark), ==, typed->str);
  g_clear_object (&fixture->notebook);
  g_assert_cmpint (
      tools_read_number (fixture->path, "SELECT value FROM meta WHERE key = 'generation'"), <,
      before + 250);
  fixture->notebook = tools_open_sound (fixture->path);
  g_assert_cmpstr (attune_mark_get_note (tools_find (fixture->notebook, attune_mark_get_id (mark))),
                   ==, typed->str);
}

static void
begin_note_from (AttuneNotebook *notebook, AttuneMark *mark, const char *base, const char *note)
{
  g_autoptr (AttuneEdit) edit = attune_edit_new ();

  attune_edit_set_note_from (edit, mark, base, note);
  attune_notebook_commit_async (notebook, edit, NULL, NULL);
}

/* Two editors on one note, of which neither has seen the other's words: both are kept. */
static void
test_two_editors (Fixture *fixture, gconstpointer data)
{
  g_autoptr (AttuneMark) mark = make_mark (fixture, "hint", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_true (tools_add (fixture->notebook, mark, &error));
  g_assert_true (tools_write_note (fixture->notebook, mark, "old", &error));

  begin_note_from (fixture->notebook, mark, "old", "old, and one");
  begin_note_from (fixture->notebook, mark, "old", "old, and two");
  begin_note_from (fixture->notebook, mark, "old, and one", "old, and one more");
  begin_note_from (fixture->notebook, mark, "old, and two", "old, and two more");
  g_assert_true (tools_flush (fixture->notebook, &error));
  g_assert_cmpstr (attune_mark_get_note (mark), ==, "old, and one more\n\nold, and two more");
}

/* What is written behind a removal stays behind it, and brings the mark back. */
static void
test_written_after_removal (Fixture *fixture, gconstpointer data)
{
  g_autoptr (AttuneMark) first = make_mark (fixture, "hint", NULL);
  g_autoptr (AttuneMark) mark = make_mark (fixture, "scene", NULL);
  g_autoptr (AttuneEdit) removal = attune_edit_new ();
  g_autoptr (GError) error = NULL;

  g_assert_true (tools_add (fixture->notebook, first, &error));
  g_assert_true (tools_add (fixture->notebook, mark, &error));

  begin_note (fixture->notebook, first, "so that the others wait");
  begin_note_from (fixture->notebook, mark, "", "one");
  attune_edit_remove (removal, mark);
  attune_notebook_commit_async (fixture->notebook, removal, NULL, NULL);
  begin_note_from (fixture->notebook, mark, "one", "one and two");
  g_assert_true (tools_flush (fixture->notebook, &error));
  g_assert_nonnull (tools_find (fixture->notebook, attune_mark_get_id (mark)));
  g_assert_cmpstr (attune_mark_get_note (mark), ==, "one and two");
}

/* Where the passage of a mark is that is gone does not matter, and spoils nothing else. */
static void
test_placed_after_removal (Fixture *fixture, gconstpointer data)
{
  g_autoptr (AttuneMark) gone = make_mark (fixture, "hint", "theory");
  g_autoptr (AttuneMark) mark = make_mark (fixture, "scene", "theory");
  g_autoptr (AttunePlace) place = attune_place_new_range ("small", "scene", 2, 4);
  g_autoptr (AttuneEdit) edit = attune_edit_new ();
  g_autoptr (GError) error = NULL;

  g_assert_true (tools_add (fixture->notebook, gone, &error));
  g_assert_true (tools_add (fixture->notebook, mark, &error));
  g_assert_true (tools_remove (fixture->notebook, gone, &error));

  attune_edit_set_place (edit, gone, fixture->article, place, TRUE);
  attune_edit_set_place (edit, mark, fixture->article, place, TRUE);
  attune_edit_set_edition (edit, "small", "another");
  commit (fixture->notebook, edit);
  g_assert_null (tools_find (fixture->notebook, attune_mark_get_id (gone)));
  g_assert_true (attune_place_equal (attune_mark_get_place (mark), place));

  reopen (fixture);
  g_assert_null (tools_find (fixture->notebook, attune_mark_get_id (gone)));
  g_assert_cmpstr (attune_notebook_get_edition (fixture->notebook, "small"), ==, "another");
}

/* How notes are joined */
static void
test_joined_notes (void)
{
  static const struct
  {
    const char *there;
    const char *base;
    const char *own;
    const char *joined;
  } cases[] = {
    { "a", "a", "b", "b" },
    { "c", "a", "b", "c\n\nb" },
    { "b", "a", "b", "b" },
    { "", "a", "b", "b" },
    { "c", "a", "a", "c" },
    { "c", "a", "", "c" },
    /* Going on after a join: the other's words stay, one's own are changed. */
    { "c\n\nb", "b", "b d", "c\n\nb d" },
    { "b\n\nc", "b", "b d", "b d\n\nc" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *joined = attune_notebook_store_join_notes (cases[i].there, cases[i].base,
                                                                  cases[i].own);

      g_assert_cmpstr (joined, ==, cases[i].joined);
    }
}

#define ADD(name, function)                                                                        \
  g_test_add ("/notebook/edit/" name, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  ADD ("several", test_several);
  ADD ("all-or-nothing", test_all_or_nothing);
  ADD ("remove-several-and-undo", test_remove_several_and_undo);
  ADD ("kinds", test_kinds);
  ADD ("typing", test_typing);
  ADD ("two-editors", test_two_editors);
  ADD ("written-after-removal", test_written_after_removal);
  ADD ("placed-after-removal", test_placed_after_removal);
  g_test_add_func ("/notebook/edit/joined-notes", test_joined_notes);

  return g_test_run ();
}
