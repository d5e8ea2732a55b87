/* test-kind-editor.c: changing the kinds of highlights
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "attune-kind-editor.h"
#include "dialog-tools.h"

/* What an editor has told */
typedef struct
{
  guint n_done;
  guint n_failed;
  char *message;
  AttuneKind *removed;
} Told;

static void
told_clear (Told *told)
{
  g_clear_pointer (&told->message, g_free);
  g_clear_object (&told->removed);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Told, told_clear)

static void
done_cb (AttuneKindEditor *editor, const char *message, Told *told)
{
  told->n_done++;
  g_set_str (&told->message, message);
}

static void
removed_cb (AttuneKindEditor *editor, const char *message, AttuneKind *kind, Told *told)
{
  g_set_str (&told->message, message);
  g_set_object (&told->removed, kind);
}

static void
failed_cb (AttuneKindEditor *editor, const char *message, Told *told)
{
  told->n_failed++;
  g_set_str (&told->message, message);
}

static AttuneKindEditor *
open_editor (DialogScene *scene, Told *told)
{
  AttuneKindEditor *editor = attune_kind_editor_new (scene->notebook);

  g_signal_connect (editor, "done", G_CALLBACK (done_cb), told);
  g_signal_connect (editor, "removed", G_CALLBACK (removed_cb), told);
  g_signal_connect (editor, "failed", G_CALLBACK (failed_cb), told);

  return editor;
}

/* The ids of the kinds, as they are in the notebook */
static char *
dup_order (AttuneNotebook *notebook)
{
  GListModel *kinds = attune_notebook_get_kinds (notebook);
  g_autoptr (GString) order = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (kinds); i++)
    {
      g_autoptr (AttuneKind) kind = g_list_model_get_item (kinds, i);

      g_string_append_printf (order, "%s ", attune_kind_get_id (kind));
    }

  return g_string_free_and_steal (g_steal_pointer (&order));
}

static void
assert_order (AttuneNotebook *notebook, const char *expected)
{
  g_autofree char *order = dup_order (notebook);

  g_assert_cmpstr (order, ==, expected);
}

static void
test_rename (void)
{
  g_auto (DialogScene) scene = { 0 };
  g_auto (Told) told = { 0 };
  g_autoptr (AttuneKindEditor) editor = NULL;
  AttuneKind *theory = NULL;

  dialog_scene_init (&scene);
  editor = open_editor (&scene, &told);
  theory = attune_notebook_lookup_kind (scene.notebook, "theory");

  attune_kind_editor_rename (editor, theory, "  Key ideas ");
  g_assert_cmpstr (attune_kind_get_title (theory), ==, "Theory"); /* not on disk yet */
  reader_wait_until (told.n_done == 1);
  g_assert_cmpstr (attune_kind_get_title (theory), ==, "Key ideas");
  g_assert_cmpstr (told.message, ==, "Renamed to “Key ideas”");

  /* Nothing to do, so nothing is written: the next is the second. */
  attune_kind_editor_rename (editor, theory, "Key ideas");
  attune_kind_editor_rename (editor, theory, "");
  reader_wait_until (told.n_done == 2);
  g_assert_null (attune_kind_get_name (theory));
  g_assert_cmpstr (attune_kind_get_title (theory), ==, "Theory");
  attune_kind_editor_rename (editor, theory, "Theory");
  attune_kind_editor_rename (editor, theory, " ");
  g_assert_true (attune_notebook_flush (scene.notebook, NULL));
  g_assert_null (attune_kind_get_name (theory));
  g_assert_cmpuint (told.n_done, ==, 2);
}

/* None of changes made one after the other, while the disk works, takes back another. */
static void
test_in_a_row (void)
{
  g_auto (DialogScene) scene = { 0 };
  g_auto (Told) told = { 0 };
  g_autoptr (AttuneKindEditor) editor = NULL;
  AttuneKind *theory = NULL;

  dialog_scene_init (&scene);
  editor = open_editor (&scene, &told);
  theory = attune_notebook_lookup_kind (scene.notebook, "theory");

  attune_kind_editor_set_hue (editor, theory, ATTUNE_HUE_TEAL);
  attune_kind_editor_set_pattern (editor, theory, ATTUNE_PATTERN_WAVY);
  attune_kind_editor_rename (editor, theory, "Key ideas");
  attune_kind_editor_move (editor, theory, 2);
  reader_wait_until (told.n_done == 4);

  g_assert_cmpint (attune_kind_get_hue (theory), ==, ATTUNE_HUE_TEAL);
  g_assert_cmpint (attune_kind_get_pattern (theory), ==, ATTUNE_PATTERN_WAVY);
  g_assert_cmpstr (attune_kind_get_title (theory), ==, "Key ideas");
  assert_order (scene.notebook, "evidence technique theory question disagree ");
  g_assert_cmpuint (told.n_failed, ==, 0);
}

static void
test_move (void)
{
  g_auto (DialogScene) scene = { 0 };
  g_auto (Told) told = { 0 };
  g_autoptr (AttuneKindEditor) editor = NULL;
  g_autoptr (AttuneNotebook) again = NULL;
  g_autofree char *path = NULL;
  AttuneKind *theory = NULL, *disagree = NULL;

  dialog_scene_init (&scene);
  editor = open_editor (&scene, &told);
  theory = attune_notebook_lookup_kind (scene.notebook, "theory");
  disagree = attune_notebook_lookup_kind (scene.notebook, "disagree");

  /* Twice, without waiting for the first */
  attune_kind_editor_move (editor, theory, 1);
  attune_kind_editor_move (editor, theory, 1);
  reader_wait_until (told.n_done == 2);
  assert_order (scene.notebook, "evidence technique theory question disagree ");
  g_assert_cmpstr (told.message, ==, "“Theory” is now 3 of 5");

  attune_kind_editor_move (editor, disagree, -100);
  reader_wait_until (told.n_done == 3);
  assert_order (scene.notebook, "disagree evidence technique theory question ");

  /* Not beyond the ends */
  attune_kind_editor_move (editor, disagree, -1);
  g_assert_true (attune_notebook_flush (scene.notebook, NULL));
  g_assert_cmpuint (told.n_done, ==, 3);

  path = g_strdup (attune_notebook_get_path (scene.notebook));
  again = attune_notebook_open (path);
  assert_order (again, "disagree evidence technique theory question ");
}

static void
test_add_and_remove (void)
{
  g_auto (DialogScene) scene = { 0 };
  g_auto (Told) told = { 0 };
  g_autoptr (AttuneKindEditor) editor = NULL;
  g_autoptr (AttuneKind) added = NULL;
  AttuneKind *there = NULL;
  AttuneHue hue = ATTUNE_HUE_YELLOW;
  AttunePattern pattern = ATTUNE_PATTERN_SOLID;

  dialog_scene_init (&scene);
  editor = open_editor (&scene, &told);

  /* What no kind has yet */
  attune_kind_editor_suggest_look (editor, &hue, &pattern);
  g_assert_cmpint (hue, ==, ATTUNE_HUE_ORANGE);
  g_assert_cmpint (pattern, ==, ATTUNE_PATTERN_THICK);

  added = attune_kind_editor_add (editor, "To quote", hue, pattern);
  g_assert_null (attune_notebook_lookup_kind (scene.notebook, attune_kind_get_id (added)));
  reader_wait_until (told.n_done == 1);
  there = attune_notebook_lookup_kind (scene.notebook, attune_kind_get_id (added));
  g_assert_nonnull (there);
  g_assert_cmpstr (attune_kind_get_title (there), ==, "To quote");
  g_assert_false (attune_kind_is_own (there));
  g_assert_cmpuint (g_list_model_get_n_items (attune_kind_editor_get_kinds (editor)), ==, 6);

  /* A name cannot be taken away from one that has no other. */
  attune_kind_editor_rename (editor, there, "  ");
  g_assert_true (attune_notebook_flush (scene.notebook, NULL));
  g_assert_cmpstr (attune_kind_get_title (there), ==, "To quote");

  attune_kind_editor_remove (editor, there);
  reader_wait_until (told.removed != NULL);
  g_assert_null (attune_notebook_lookup_kind (scene.notebook, attune_kind_get_id (added)));
  g_assert_cmpstr (told.message, ==, "“To quote” removed");

  attune_kind_editor_bring_back (editor, told.removed);
  reader_wait_until (told.n_done == 2);
  there = attune_notebook_lookup_kind (scene.notebook, attune_kind_get_id (added));
  g_assert_nonnull (there);
  g_assert_cmpstr (attune_kind_get_title (there), ==, "To quote");
  g_assert_cmpint (attune_kind_get_hue (there), ==, hue);
  g_assert_cmpint (attune_kind_get_pattern (there), ==, pattern);
}

static void
test_in_use (void)
{
  g_auto (DialogScene) scene = { 0 };
  g_auto (Told) told = { 0 };
  g_autoptr (AttuneKindEditor) editor = NULL;
  g_autoptr (AttuneKind) added = NULL;
  AttuneKind *there = NULL;

  dialog_scene_init (&scene);
  editor = open_editor (&scene, &told);
  added = attune_kind_editor_add (editor, "To quote", ATTUNE_HUE_PINK, ATTUNE_PATTERN_DOTTED);
  reader_wait_until (told.n_done == 1);
  there = attune_notebook_lookup_kind (scene.notebook, attune_kind_get_id (added));

  g_assert_cmpuint (attune_kind_editor_count_highlights (editor, there), ==, 0);
  dialog_scene_highlight (&scene, 3, attune_kind_get_id (there));
  dialog_scene_highlight (&scene, 4, attune_kind_get_id (there));
  dialog_scene_highlight (&scene, 5, "theory");
  g_assert_cmpuint (attune_kind_editor_count_highlights (editor, there), ==, 2);

  attune_kind_editor_remove (editor, there);
  reader_wait_until (told.n_failed == 1);
  g_assert_cmpstr (told.message, !=, "");
  g_assert_null (told.removed);
  g_assert_true (attune_notebook_lookup_kind (scene.notebook, attune_kind_get_id (added)) == there);
}

int
main (int argc, char **argv)
{
  reader_test_init (&argc, &argv);

  g_test_add_func ("/kind-editor/rename", test_rename);
  g_test_add_func ("/kind-editor/in-a-row", test_in_a_row);
  g_test_add_func ("/kind-editor/move", test_move);
  g_test_add_func ("/kind-editor/add-and-remove", test_add_and_remove);
  g_test_add_func ("/kind-editor/in-use", test_in_use);

  return g_test_run ();
}
