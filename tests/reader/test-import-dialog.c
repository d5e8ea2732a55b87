/* test-import-dialog.c: marks on their way in, by hand
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "attune-export.h"
#include "attune-import-dialog.h"
#include "attune-import-preview.h"
#include "dialog-tools.h"

/* Writes all marks of a scene, with notes, to a file in its folder. */
static GFile *
export_all (DialogScene *scene)
{
  g_autoptr (GPtrArray) marks = attune_export_dup_all (attune_notebook_get_marks (scene->notebook));
  g_autoptr (AttuneExport) export = attune_export_new (
      scene->library, marks, attune_notebook_get_kinds (scene->notebook), TRUE);
  g_autoptr (GFile) file = dialog_scene_file (scene, "marks.json");
  g_autoptr (GError) error = NULL;

  attune_export_to_file (export, ATTUNE_EXPORT_JSON, file, &error);
  g_assert_no_error (error);

  return g_steal_pointer (&file);
}

static GtkWidget *
read_file (DialogScene *scene, GFile *file)
{
  attune_import_dialog_read (GTK_WIDGET (scene->window), scene->library, scene->marker, file);

  return GTK_WIDGET (dialog_scene_wait_for (scene, ATTUNE_TYPE_IMPORT_PREVIEW));
}

static void
press_import (GtkWidget *dialog)
{
  GtkWidget *button = dialog_find_button (dialog, "_Import");

  g_assert_true (gtk_widget_is_sensitive (button));
  g_signal_emit_by_name (button, "clicked");
}

/* The check button in the row of a choice */
static GtkCheckButton *
find_choice (GtkWidget *dialog, const char *title)
{
  GtkWidget *row = dialog_find_row (dialog, title);

  return GTK_CHECK_BUTTON (adw_action_row_get_activatable_widget (ADW_ACTION_ROW (row)));
}

static void
set_note (DialogScene *scene, AttuneMark *mark, const char *note)
{
  g_autoptr (AttuneEdit) edit = attune_edit_new ();

  attune_edit_set_note (edit, mark, note);
  dialog_scene_commit (scene, edit);
}

/* Shown first, then taken as a whole */
static void
test_new (void)
{
  g_auto (DialogScene) source = { 0 };
  g_auto (DialogScene) target = { 0 };
  g_autoptr (GFile) file = NULL;
  GtkWidget *dialog = NULL;
  AttuneMark *mark = NULL;

  dialog_scene_init (&source);
  mark = dialog_scene_highlight (&source, 3, "theory");
  dialog_scene_highlight (&source, 4, "evidence");
  set_note (&source, mark, "A thought");
  file = export_all (&source);

  dialog_scene_init (&target);
  dialog = read_file (&target, file);
  g_assert_nonnull (dialog_find_row (dialog, "2 are new"));
  g_assert_null (dialog_find_row (dialog, "2 are already here"));
  g_assert_false (gtk_widget_get_mapped (dialog_find_row (dialog, "Keep Both")));
  g_assert_cmpuint (dialog_scene_count (&target), ==, 0);

  press_import (dialog);
  dialog_scene_wait_for_toast (&target, "Imported 2 marks");
  reader_wait_until (adw_application_window_get_visible_dialog (target.window) == NULL);
  g_assert_cmpuint (dialog_scene_count (&target), ==, 2);
  g_assert_cmpstr (attune_mark_get_note (
                       attune_notebook_lookup_mark (target.notebook, attune_mark_get_id (mark))),
                   ==, "A thought");

  /* Once more there is nothing to do, and no button for it. */
  dialog = read_file (&target, file);
  g_assert_nonnull (dialog_find_row (dialog, "2 are already here"));
  g_assert_false (gtk_widget_is_sensitive (dialog_find_button (dialog, "_Import")));
}

/* Exports a mark, changes its note, and reads the file again. */
static GtkWidget *
make_conflict (DialogScene *scene, AttuneMark **mark, GFile **file)
{
  GtkWidget *dialog = NULL;

  dialog_scene_init (scene);
  *mark = dialog_scene_highlight (scene, 3, "theory");
  set_note (scene, *mark, "As it was");
  *file = export_all (scene);
  set_note (scene, *mark, "As it is");

  dialog = read_file (scene, *file);
  g_assert_nonnull (dialog_find_row (dialog, "1 is in conflict"));
  reader_wait_until (gtk_widget_get_mapped (dialog_find_row (dialog, "Keep Both")));

  return dialog;
}

static void
test_keep_both (void)
{
  g_auto (DialogScene) scene = { 0 };
  g_autoptr (GFile) file = NULL;
  AttuneMark *mark = NULL;
  GtkWidget *dialog = make_conflict (&scene, &mark, &file);

  g_assert_true (gtk_check_button_get_active (find_choice (dialog, "Keep Both")));
  press_import (dialog);
  dialog_scene_wait_for_toast (&scene, "Imported 1 mark");
  g_assert_cmpuint (dialog_scene_count (&scene), ==, 2);
  g_assert_cmpstr (attune_mark_get_note (mark), ==, "As it is");
}

/* With mine kept, or mine the newer, there is nothing to do. */
static void
test_keep_mine (void)
{
  g_auto (DialogScene) scene = { 0 };
  g_autoptr (GFile) file = NULL;
  AttuneMark *mark = NULL;
  GtkWidget *dialog = make_conflict (&scene, &mark, &file);
  GtkWidget *button = dialog_find_button (dialog, "_Import");

  gtk_check_button_set_active (find_choice (dialog, "Keep Mine"), TRUE);
  g_assert_false (gtk_widget_is_sensitive (button));
  gtk_check_button_set_active (find_choice (dialog, "Keep Both"), TRUE);
  g_assert_true (gtk_widget_is_sensitive (button));
  gtk_check_button_set_active (find_choice (dialog, "Keep the Newer"), TRUE);
  g_assert_false (gtk_widget_is_sensitive (button));
}

static void
assert_refused (DialogScene *scene, const char *contents)
{
  g_autoptr (GFile) file = dialog_scene_file (scene, "file.json");
  g_autofree char *path = g_file_get_path (file);
  g_autoptr (GError) error = NULL;
  AdwDialog *alert = NULL;

  if (contents != NULL)
    g_file_set_contents (path, contents, -1, &error);
  g_assert_no_error (error);

  attune_import_dialog_read (GTK_WIDGET (scene->window), scene->library, scene->marker, file);
  alert = dialog_scene_wait_for (scene, ADW_TYPE_ALERT_DIALOG);
  g_assert_cmpstr (adw_alert_dialog_get_heading (ADW_ALERT_DIALOG (alert)), ==, "Not Imported");
  g_assert_cmpstr (adw_alert_dialog_get_body (ADW_ALERT_DIALOG (alert)), !=, "");
  adw_dialog_close (alert);
  reader_wait_until (adw_application_window_get_visible_dialog (scene->window) == NULL);
}

/* A file that is no good is refused with a reason. */
static void
test_refused (void)
{
  g_auto (DialogScene) scene = { 0 };

  dialog_scene_init (&scene);
  assert_refused (&scene, NULL); /* it is not there */
  assert_refused (&scene, "");
  assert_refused (&scene, "Dear colleague");
  assert_refused (&scene, "{ \"type\": \"Feature\" }");
  g_assert_cmpuint (dialog_scene_count (&scene), ==, 0);
}

int
main (int argc, char **argv)
{
  /* What is announced has nobody to tell it to among the accessibility for tests. */
  g_setenv ("GTK_A11Y", "none", TRUE);
  reader_test_init (&argc, &argv);

  g_test_add_func ("/import-dialog/new", test_new);
  g_test_add_func ("/import-dialog/keep-both", test_keep_both);
  g_test_add_func ("/import-dialog/keep-mine", test_keep_mine);
  g_test_add_func ("/import-dialog/refused", test_refused);

  return g_test_run ();
}
