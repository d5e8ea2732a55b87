/* test-export-dialog.c: marks on their way out, by hand
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "attune-export-dialog.h"
#include "attune-export.h"
#include "dialog-tools.h"

/* Words that must not leave unasked */
#define SECRET "She wept about her #mother"
#define NAME "For Tuesday"

/* Two highlights, one of them with a note, a note alone, and a bookmark with a name */
static void
fill (DialogScene *scene)
{
  g_autoptr (AttunePlace) place = NULL;
  g_autoptr (AttunePlace) paragraph = NULL;
  g_autoptr (AttuneEdit) edit = attune_edit_new ();
  AttuneMark *noted = NULL, *bookmark = NULL;

  dialog_scene_init (scene);
  place = dialog_scene_dup_place (scene, 5, 6);
  paragraph = dialog_scene_dup_place (scene, 6, 0);

  dialog_scene_highlight (scene, 3, "theory");
  noted = dialog_scene_highlight (scene, 4, "question");
  dialog_scene_add (scene, attune_mark_new_note (scene->article, place, SECRET " too"));
  bookmark = dialog_scene_add (scene, attune_mark_new_bookmark (scene->article, paragraph));
  attune_edit_set_note (edit, noted, SECRET);
  attune_edit_set_name (edit, bookmark, NAME);
  dialog_scene_commit (scene, edit);
}

static AttuneExportDialog *
open_dialog (DialogScene *scene, AttuneSection *section, GPtrArray *shown)
{
  AdwDialog *dialog = attune_export_dialog_new (scene->library, scene->marker, scene->article,
                                                section, shown);

  adw_dialog_present (dialog, GTK_WIDGET (scene->window));

  return ATTUNE_EXPORT_DIALOG (dialog);
}

static char *
dup_preview (AttuneExportDialog *dialog)
{
  GtkWidget *view = reader_find (GTK_WIDGET (dialog), GTK_TYPE_TEXT_VIEW);
  g_autofree char *text = NULL;

  g_object_get (gtk_text_view_get_buffer (GTK_TEXT_VIEW (view)), "text", &text, NULL);

  return g_steal_pointer (&text);
}

static void
assert_preview (AttuneExportDialog *dialog, const char *words, gboolean holds)
{
  g_autofree char *preview = dup_preview (dialog);

  g_assert_cmpint (strstr (preview, words) != NULL, ==, holds);
}

static AdwComboRow *
find_combo (AttuneExportDialog *dialog, const char *title)
{
  return ADW_COMBO_ROW (dialog_find_row (GTK_WIDGET (dialog), title));
}

static AdwSwitchRow *
find_switch (AttuneExportDialog *dialog)
{
  return ADW_SWITCH_ROW (dialog_find_row (GTK_WIDGET (dialog), "Include My Notes"));
}

static const char *
get_summary (AttuneExportDialog *dialog)
{
  GtkWidget *view = reader_find (GTK_WIDGET (dialog), GTK_TYPE_TEXT_VIEW);
  GtkWidget *group = gtk_widget_get_ancestor (view, ADW_TYPE_PREFERENCES_GROUP);

  return adw_preferences_group_get_description (ADW_PREFERENCES_GROUP (group));
}

/* What the reader wrote stays here until it is asked for, in every format. */
static void
test_notes (void)
{
  g_auto (DialogScene) scene = { 0 };
  AttuneExportDialog *dialog = NULL;
  AdwSwitchRow *notes = NULL;

  fill (&scene);
  dialog = open_dialog (&scene, NULL, NULL);
  notes = find_switch (dialog);

  g_assert_false (adw_switch_row_get_active (notes));
  g_assert_cmpstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (notes)), ==,
                   "3 notes and names, 13 words. They may hold clinical material.");
  for (guint format = 0; format < ATTUNE_N_EXPORT_FORMATS; format++)
    {
      adw_combo_row_set_selected (find_combo (dialog, "Format"), format);
      adw_switch_row_set_active (notes, FALSE);
      assert_preview (dialog, "wept", FALSE);
      assert_preview (dialog, "mother", FALSE);
      assert_preview (dialog, NAME, FALSE);
      g_assert_cmpstr (get_summary (dialog), ==, "3 marks leave, without anything that you wrote.");

      adw_switch_row_set_active (notes, TRUE);
      assert_preview (dialog, "wept", TRUE);
      assert_preview (dialog, NAME, TRUE);
      g_assert_cmpstr (get_summary (dialog), ==, "4 marks leave, with what you wrote.");
    }
}

static void
assert_choice (AdwComboRow *row, guint position, const char *expected)
{
  GListModel *model = adw_combo_row_get_model (row);
  g_autoptr (GtkStringObject) choice = g_list_model_get_item (model, position);

  g_assert_nonnull (choice);
  g_assert_cmpstr (gtk_string_object_get_string (choice), ==, expected);
}

static void
test_scopes (void)
{
  g_auto (DialogScene) scene = { 0 };
  g_autoptr (GPtrArray) shown = g_ptr_array_new_with_free_func (g_object_unref);
  g_autofree char *expected = NULL;
  AttuneExportDialog *dialog = NULL;
  AttuneSection *section = NULL;
  AdwComboRow *scopes = NULL;
  GListModel *marks = NULL;
  g_autoptr (GPtrArray) in_section = NULL;

  fill (&scene);
  marks = attune_notebook_get_marks (scene.notebook);
  g_ptr_array_add (shown, g_list_model_get_item (marks, 0));
  section = attune_article_get_section_of_block (scene.article,
                                                 attune_article_get_block (scene.article, 6));
  in_section = attune_export_dup_section (marks, scene.article, section);
  dialog = open_dialog (&scene, section, shown);
  scopes = find_combo (dialog, "What");

  g_assert_cmpuint (g_list_model_get_n_items (adw_combo_row_get_model (scopes)), ==, 3);
  expected = g_strdup_printf ("Section “%s” (%u)", attune_section_get_title (section),
                              in_section->len);
  assert_choice (scopes, 0, "Everything in this article (4)");
  assert_choice (scopes, 1, expected);
  assert_choice (scopes, 2, "What the list shows (1)");

  /* Whoever comes from the list means that. */
  g_assert_cmpuint (adw_combo_row_get_selected (scopes), ==, 2);
  g_assert_cmpstr (get_summary (dialog), ==, "1 mark leaves, without anything that you wrote.");
  g_assert_false (gtk_widget_get_sensitive (GTK_WIDGET (find_switch (dialog))));
  adw_combo_row_set_selected (scopes, 0);
  g_assert_cmpstr (get_summary (dialog), ==, "3 marks leave, without anything that you wrote.");
}

/* Without a mark there is nothing to do, and no button for it. */
static void
test_nothing (void)
{
  g_auto (DialogScene) scene = { 0 };
  AttuneExportDialog *dialog = NULL;

  dialog_scene_init (&scene);
  dialog = open_dialog (&scene, NULL, NULL);

  assert_choice (find_combo (dialog, "What"), 0, "Everything in this article (0)");
  g_assert_cmpstr (get_summary (dialog), ==, "Nothing leaves.");
  g_assert_false (gtk_widget_is_sensitive (dialog_find_button (GTK_WIDGET (dialog), "_Export…")));
}

/* What is written is what was shown. */
static void
test_save (void)
{
  g_auto (DialogScene) scene = { 0 };
  g_autoptr (GFile) file = NULL;
  g_autofree char *preview = NULL;
  g_autofree char *contents = NULL;
  g_autoptr (GError) error = NULL;
  AttuneExportDialog *dialog = NULL;

  fill (&scene);
  dialog = open_dialog (&scene, NULL, NULL);
  adw_combo_row_set_selected (find_combo (dialog, "Format"), ATTUNE_EXPORT_CSV);
  preview = dup_preview (dialog);
  file = dialog_scene_file (&scene, "marks.csv");

  attune_export_dialog_save (dialog, file);
  dialog_scene_wait_for_toast (&scene, "Exported 3 marks, without notes");
  reader_wait_until (adw_application_window_get_visible_dialog (scene.window) == NULL);
  g_file_load_contents (file, NULL, &contents, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_null (strstr (contents, "wept"));
  g_assert_null (strstr (contents, NAME));
  g_assert_nonnull (strstr (contents, preview));
}

/* What went wrong is told, and nothing has to be chosen again. */
static void
test_failure (void)
{
  g_auto (DialogScene) scene = { 0 };
  g_autoptr (GFile) nowhere = NULL;
  AttuneExportDialog *dialog = NULL;
  AdwDialog *alert = NULL;

  fill (&scene);
  dialog = open_dialog (&scene, NULL, NULL);
  adw_switch_row_set_active (find_switch (dialog), TRUE);
  nowhere = dialog_scene_file (&scene, "no-folder/marks.md");

  attune_export_dialog_save (dialog, nowhere);
  alert = dialog_scene_wait_for (&scene, ADW_TYPE_ALERT_DIALOG);
  g_assert_cmpstr (adw_alert_dialog_get_heading (ADW_ALERT_DIALOG (alert)), ==, "Not Exported");
  g_assert_cmpstr (adw_alert_dialog_get_body (ADW_ALERT_DIALOG (alert)), !=, "");
  adw_dialog_close (alert);
  g_assert_true (dialog_scene_wait_for (&scene, ATTUNE_TYPE_EXPORT_DIALOG) == ADW_DIALOG (dialog));
  g_assert_true (adw_switch_row_get_active (find_switch (dialog)));
  g_assert_true (gtk_widget_is_sensitive (dialog_find_button (GTK_WIDGET (dialog), "_Export…")));
}

int
main (int argc, char **argv)
{
  /* What is announced has nobody to tell it to among the accessibility for tests. */
  g_setenv ("GTK_A11Y", "none", TRUE);
  reader_test_init (&argc, &argv);

  g_test_add_func ("/export-dialog/notes", test_notes);
  g_test_add_func ("/export-dialog/scopes", test_scopes);
  g_test_add_func ("/export-dialog/nothing", test_nothing);
  g_test_add_func ("/export-dialog/save", test_save);
  g_test_add_func ("/export-dialog/failure", test_failure);

  return g_test_run ();
}
