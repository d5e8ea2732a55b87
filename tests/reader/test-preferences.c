/* test-preferences.c: the preferences
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gstdio.h>

#include "attune-kind-row.h"
#include "attune-notebook-page.h"
#include "attune-preferences-dialog.h"
#include "attune-recent-searches.h"
#include "attune-restore.h"
#include "attune-swatch-row.h"
#include "dialog-tools.h"

static GtkWidget *
open_preferences (DialogScene *scene, GSettings *settings)
{
  AdwDialog *dialog = attune_preferences_dialog_new (scene->marker, settings);

  adw_dialog_present (dialog, GTK_WIDGET (scene->window));

  return GTK_WIDGET (dialog);
}

static GSettings *
open_settings (void)
{
  return g_settings_new (ATTUNE_APPLICATION_ID);
}

static void
collect_row_cb (gpointer widget, gpointer user_data)
{
  if (ATTUNE_IS_KIND_ROW (widget))
    g_ptr_array_add (user_data, widget);
}

/* The rows of the kinds, from above */
static GPtrArray *
collect_rows (GtkWidget *dialog)
{
  GPtrArray *rows = g_ptr_array_new ();

  reader_for_each (dialog, collect_row_cb, rows);

  return rows;
}

static void
assert_titles (GtkWidget *dialog, const char *const *titles)
{
  g_autoptr (GPtrArray) rows = collect_rows (dialog);

  g_assert_cmpuint (rows->len, ==, g_strv_length ((char **) titles));
  for (guint i = 0; i < rows->len; i++)
    g_assert_cmpstr (adw_preferences_row_get_title (g_ptr_array_index (rows, i)), ==, titles[i]);
}

static void
collect_radio_cb (gpointer widget, gpointer user_data)
{
  if (GTK_IS_CHECK_BUTTON (widget))
    g_ptr_array_add (user_data, widget);
}

static GPtrArray *
collect_radios (GtkWidget *root)
{
  GPtrArray *radios = g_ptr_array_new ();

  reader_for_each (root, collect_radio_cb, radios);

  return radios;
}

/* The row of the colors, or of the lines, of a kind */
static GtkWidget *
find_swatches (GtkWidget *kind_row, const char *title)
{
  GtkWidget *row = dialog_find_row (kind_row, title);

  g_assert_true (ATTUNE_IS_SWATCH_ROW (row));

  return row;
}

static void
test_kinds (void)
{
  static const char *const first[] = { "Theory",    "Evidence",
                                       "Technique", "Question for supervision",
                                       "Disagree",  NULL };
  static const char *const second[] = { "Theory",       "Technique", "Question for supervision",
                                        "Key <doubts>", "Evidence",  NULL };
  g_auto (DialogScene) scene = { 0 };
  g_autoptr (GSettings) settings = open_settings ();
  g_autoptr (AttuneEdit) edit = attune_edit_new ();
  g_autoptr (AttuneKind) disagree = NULL;
  g_autoptr (AttuneKind) evidence = NULL;
  GtkWidget *dialog = NULL;

  dialog_scene_init (&scene);
  dialog = open_preferences (&scene, settings);
  assert_titles (dialog, first);

  /* Whoever changes them */
  disagree = attune_kind_new ("disagree", "Key <doubts>", ATTUNE_HUE_RED, ATTUNE_PATTERN_WAVY, 4.5);
  evidence = attune_kind_new ("evidence", NULL, ATTUNE_HUE_GREEN, ATTUNE_PATTERN_DOUBLE, 9);
  attune_edit_put_kind (edit, disagree);
  attune_edit_put_kind (edit, evidence);
  dialog_scene_commit (&scene, edit);
  assert_titles (dialog, second);
}

static void
test_look (void)
{
  g_auto (DialogScene) scene = { 0 };
  g_autoptr (GSettings) settings = open_settings ();
  g_autoptr (GPtrArray) hues = NULL;
  g_autoptr (GPtrArray) patterns = NULL;
  GtkWidget *row = NULL;
  AttuneKind *theory = NULL;

  dialog_scene_init (&scene);
  row = dialog_find_row (open_preferences (&scene, settings), "Theory");
  theory = attune_notebook_lookup_kind (scene.notebook, "theory");
  g_assert_cmpstr (adw_expander_row_get_subtitle (ADW_EXPANDER_ROW (row)), ==, "Blue · Line");

  hues = collect_radios (find_swatches (row, "Color"));
  patterns = collect_radios (find_swatches (row, "Line"));
  g_assert_cmpuint (hues->len, ==, ATTUNE_N_HUES);
  g_assert_cmpuint (patterns->len, ==, ATTUNE_N_PATTERNS);
  g_assert_true (gtk_check_button_get_active (g_ptr_array_index (hues, ATTUNE_HUE_BLUE)));

  gtk_widget_activate (g_ptr_array_index (hues, ATTUNE_HUE_PINK));
  reader_wait_until (attune_kind_get_hue (theory) == ATTUNE_HUE_PINK);
  gtk_widget_activate (g_ptr_array_index (patterns, ATTUNE_PATTERN_DOTTED));
  reader_wait_until (attune_kind_get_pattern (theory) == ATTUNE_PATTERN_DOTTED);
  g_assert_cmpint (attune_kind_get_hue (theory), ==, ATTUNE_HUE_PINK);
  g_assert_cmpstr (adw_expander_row_get_subtitle (ADW_EXPANDER_ROW (row)), ==, "Pink · Dots");
}

static void
test_rename (void)
{
  g_auto (DialogScene) scene = { 0 };
  g_autoptr (GSettings) settings = open_settings ();
  GtkWidget *row = NULL, *entry = NULL;

  dialog_scene_init (&scene);
  row = dialog_find_row (open_preferences (&scene, settings), "Theory");
  entry = dialog_find_row (row, "Name");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "Theory");

  gtk_editable_set_text (GTK_EDITABLE (entry), "Ideas & models");
  g_signal_emit_by_name (entry, "apply");
  reader_wait_until (
      g_str_equal (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)), "Ideas & models"));
  g_assert_cmpstr (attune_kind_get_name (attune_notebook_lookup_kind (scene.notebook, "theory")),
                   ==, "Ideas & models");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "Ideas & models");
}

static gboolean
frame_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer user_data)
{
  guint *n_frames = user_data;

  return ++*n_frames < 3 ? G_SOURCE_CONTINUE : G_SOURCE_REMOVE;
}

/* GTK finds another widget for a focus that got lost, but not before the next frame. */
static void
wait_for_frame (GtkWidget *widget)
{
  guint n_frames = 0;

  gtk_widget_add_tick_callback (widget, frame_cb, &n_frames, NULL);
  reader_wait_until (n_frames == 3);
}

/* A row that is moved keeps the focus. */
static void
test_move (void)
{
  static const char *const moved[] = { "Theory",   "Technique",
                                       "Evidence", "Question for supervision",
                                       "Disagree", NULL };
  g_auto (DialogScene) scene = { 0 };
  g_autoptr (GSettings) settings = open_settings ();
  GtkWidget *dialog = NULL, *row = NULL, *focus = NULL;

  dialog_scene_init (&scene);
  dialog = open_preferences (&scene, settings);
  row = dialog_find_row (dialog, "Evidence");
  reader_wait_until (gtk_widget_get_mapped (row));
  g_assert_true (gtk_widget_child_focus (row, GTK_DIR_TAB_FORWARD));
  focus = gtk_root_get_focus (GTK_ROOT (scene.window));
  g_assert_true (gtk_widget_is_ancestor (focus, row));

  g_assert_true (gtk_widget_activate_action (row, "kind.move-down", NULL));
  reader_wait_until (
      attune_kind_get_rank (attune_notebook_lookup_kind (scene.notebook, "evidence")) == 3);
  assert_titles (dialog, moved);
  wait_for_frame (row);
  g_assert_true (gtk_root_get_focus (GTK_ROOT (scene.window)) == focus);
}

static void
collect_mover_cb (gpointer widget, gpointer user_data)
{
  const char *action = GTK_IS_BUTTON (widget) ? gtk_actionable_get_action_name (widget) : NULL;

  if (action != NULL && g_str_has_prefix (action, "kind.move-"))
    g_hash_table_insert (user_data, (char *) action, widget);
}

static void
assert_movable (GtkWidget *row, gboolean up, gboolean down)
{
  g_autoptr (GHashTable) buttons = g_hash_table_new (g_str_hash, g_str_equal);

  reader_for_each (row, collect_mover_cb, buttons);
  g_assert_cmpuint (g_hash_table_size (buttons), ==, 2);
  g_assert_cmpint (gtk_widget_is_sensitive (g_hash_table_lookup (buttons, "kind.move-up")), ==, up);
  g_assert_cmpint (gtk_widget_is_sensitive (g_hash_table_lookup (buttons, "kind.move-down")), ==,
                   down);
}

static void
test_ends (void)
{
  g_auto (DialogScene) scene = { 0 };
  g_autoptr (GSettings) settings = open_settings ();
  g_autoptr (AttuneEdit) edit = attune_edit_new ();
  g_autoptr (AttuneKind)
      kind = attune_kind_new (NULL, "To quote", ATTUNE_HUE_PINK, ATTUNE_PATTERN_THICK, 6);
  GtkWidget *dialog = NULL, *own = NULL, *added = NULL;

  dialog_scene_init (&scene);
  attune_edit_put_kind (edit, kind);
  dialog_scene_commit (&scene, edit);
  dialog_scene_highlight (&scene, 3, attune_kind_get_id (kind));
  dialog = open_preferences (&scene, settings);
  own = dialog_find_row (dialog, "Theory");
  added = dialog_find_row (dialog, "To quote");

  /* What cannot be done says why. */
  g_assert_false (gtk_widget_is_sensitive (dialog_find_button (own, "_Remove")));
  g_assert_false (gtk_widget_is_sensitive (dialog_find_button (added, "_Remove")));
  g_assert_cmpstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (dialog_find_row (own, "Remove"))),
                   ==, "It came with Attune. Rename it, or leave it unused.");
  g_assert_cmpstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (dialog_find_row (added, "Remove"))),
                   ==, "1 highlight has this kind. Give it another first.");
  assert_movable (own, FALSE, TRUE);
  assert_movable (added, TRUE, FALSE);
  assert_movable (dialog_find_row (dialog, "Evidence"), TRUE, TRUE);
}

/* The kind is gone, the next highlight is not of it, and it can be brought back. */
static void
test_remove (void)
{
  g_auto (DialogScene) scene = { 0 };
  g_autoptr (GSettings) settings = open_settings ();
  g_autoptr (AttuneEdit) edit = attune_edit_new ();
  g_autoptr (AttuneKind)
      kind = attune_kind_new (NULL, "To quote", ATTUNE_HUE_PINK, ATTUNE_PATTERN_THICK, 6);
  g_autofree char *next = NULL;
  GtkWidget *dialog = NULL, *undo = NULL;

  dialog_scene_init (&scene);
  attune_edit_put_kind (edit, kind);
  dialog_scene_commit (&scene, edit);
  g_settings_set_string (settings, "highlight-kind", attune_kind_get_id (kind));
  dialog = open_preferences (&scene, settings);

  g_signal_emit_by_name (dialog_find_button (dialog_find_row (dialog, "To quote"), "_Remove"),
                         "clicked");
  dialog_scene_wait_for_toast (&scene, "“To quote” removed");
  g_assert_null (dialog_find_row (dialog, "To quote"));
  next = g_settings_get_string (settings, "highlight-kind");
  g_assert_cmpstr (next, ==, "theory");

  undo = dialog_find_button (dialog, "_Undo");
  g_assert_nonnull (undo);
  g_signal_emit_by_name (undo, "clicked");
  reader_wait_until (dialog_find_row (dialog, "To quote") != NULL);
}

static void
test_add (void)
{
  g_auto (DialogScene) scene = { 0 };
  g_autoptr (GSettings) settings = open_settings ();
  GtkWidget *dialog = NULL, *asking = NULL, *name = NULL, *add = NULL;

  dialog_scene_init (&scene);
  dialog = open_preferences (&scene, settings);
  g_signal_emit_by_name (dialog_find_row (dialog, "_Add Kind…"), "activated");
  asking = GTK_WIDGET (adw_application_window_get_visible_dialog (scene.window));
  g_assert_true (asking != dialog);

  name = dialog_find_row (asking, "Name");
  add = dialog_find_button (asking, "_Add");
  g_assert_false (gtk_widget_is_sensitive (add));
  gtk_editable_set_text (GTK_EDITABLE (name), "  ");
  g_assert_false (gtk_widget_is_sensitive (add));
  gtk_editable_set_text (GTK_EDITABLE (name), " To quote ");
  g_assert_true (gtk_widget_is_sensitive (add));

  g_signal_emit_by_name (add, "clicked");
  reader_wait_until (dialog_find_row (dialog, "To quote") != NULL);
  g_assert_cmpstr (
      adw_expander_row_get_subtitle (ADW_EXPANDER_ROW (dialog_find_row (dialog, "To quote"))), ==,
      "Orange · Thick line");
}

/* The notebook's file */

static const char *
get_property (GtkWidget *dialog, const char *title)
{
  return adw_action_row_get_subtitle (ADW_ACTION_ROW (dialog_find_row (dialog, title)));
}

static GtkWidget *
open_notebook_page (DialogScene *scene, GSettings *settings)
{
  GtkWidget *dialog = open_preferences (scene, settings);

  adw_preferences_dialog_set_visible_page_name (ADW_PREFERENCES_DIALOG (dialog), "notebook");

  return dialog;
}

static void
test_file (void)
{
  g_auto (DialogScene) scene = { 0 };
  g_autoptr (GSettings) settings = open_settings ();
  GtkWidget *dialog = NULL;

  dialog_scene_init (&scene);
  dialog = open_notebook_page (&scene, settings);

  g_assert_cmpstr (get_property (dialog, "Location"), ==,
                   attune_notebook_get_path (scene.notebook));
  g_assert_true (g_ascii_isdigit (*get_property (dialog, "Size")));
  g_assert_cmpstr (get_property (dialog, "Newest Backup"), ==, "None yet");
}

static void
test_back_up (void)
{
  g_auto (DialogScene) scene = { 0 };
  g_autoptr (GSettings) settings = open_settings ();
  g_autoptr (GFile) file = NULL;
  g_autoptr (GFile) nowhere = NULL;
  g_autofree char *path = NULL;
  g_autoptr (AttuneNotebook) copy = NULL;
  GtkWidget *dialog = NULL;
  AttuneNotebookPage *page = NULL;

  dialog_scene_init (&scene);
  dialog_scene_highlight (&scene, 3, "theory");
  dialog = open_notebook_page (&scene, settings);
  page = ATTUNE_NOTEBOOK_PAGE (reader_find (dialog, ATTUNE_TYPE_NOTEBOOK_PAGE));
  file = dialog_scene_file (&scene, "backup & more.db");

  attune_notebook_page_back_up (page, file);
  dialog_scene_wait_for_toast (&scene, "Backed up to “backup & more.db”");
  path = g_file_get_path (file);
  copy = attune_notebook_open (path);
  g_assert_null (attune_notebook_get_problem (copy));
  g_assert_cmpuint (g_list_model_get_n_items (attune_notebook_get_marks (copy)), ==, 1);

  /* Where it fails, it says so. */
  nowhere = dialog_scene_file (&scene, "no-folder/backup.db");
  attune_notebook_page_back_up (page, nowhere);
  g_assert_cmpstr (adw_alert_dialog_get_heading (
                       ADW_ALERT_DIALOG (dialog_scene_wait_for (&scene, ADW_TYPE_ALERT_DIALOG))),
                   ==, "Not Backed Up");
}

static void
test_description (void)
{
  const AttuneRestorePreview nothing = { .n_marks = 9, .n_same = 9 };
  const AttuneRestorePreview much = { .n_added = 34, .n_removed = 1, .n_changed = 5 };
  const AttuneRestorePreview kinds = { .n_kinds_changed = 2 };
  g_autofree char *of_nothing = attune_restore_dup_description (&nothing);
  g_autofree char *of_much = attune_restore_dup_description (&much);
  g_autofree char *of_kinds = attune_restore_dup_description (&kinds);

  g_assert_cmpstr (of_nothing, ==, "");
  g_assert_cmpstr (of_much, ==,
                   "34 marks would come back.\n1 mark would be removed.\n"
                   "5 marks would be as they were in the backup.");
  g_assert_cmpstr (of_kinds, ==, "2 kinds of highlights would be as they were in the backup.");
}

static void
backed_up_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  gboolean *done = user_data;
  g_autoptr (GError) error = NULL;

  attune_notebook_back_up_finish (ATTUNE_NOTEBOOK (source), result, &error);
  g_assert_no_error (error);
  *done = TRUE;
}

/* What would change is shown first, and only who wants it gets it. */
static void
test_restore (void)
{
  g_auto (DialogScene) scene = { 0 };
  g_autoptr (GFile) file = NULL;
  AdwDialog *dialog = NULL;
  const char *body = NULL;
  gboolean done = FALSE;

  dialog_scene_init (&scene);
  dialog_scene_highlight (&scene, 3, "theory");
  file = dialog_scene_file (&scene, "backup.db");
  attune_notebook_back_up_async (scene.notebook, file, backed_up_cb, &done);
  reader_wait_until (done);
  dialog_scene_highlight (&scene, 4, "theory");
  dialog_scene_highlight (&scene, 5, "evidence");

  attune_restore_ask (GTK_WIDGET (scene.window), scene.notebook, file);
  dialog = dialog_scene_wait_for (&scene, ADW_TYPE_ALERT_DIALOG);
  body = adw_alert_dialog_get_body (ADW_ALERT_DIALOG (dialog));
  g_assert_nonnull (strstr (body, "holds 1 mark."));
  g_assert_nonnull (strstr (body, "2 marks would be removed."));
  g_assert_nonnull (strstr (body, "is backed up first"));
  g_assert_cmpint (adw_alert_dialog_get_response_appearance (ADW_ALERT_DIALOG (dialog), "restore"),
                   ==, ADW_RESPONSE_DESTRUCTIVE);
  g_assert_cmpstr (adw_alert_dialog_get_default_response (ADW_ALERT_DIALOG (dialog)), ==, "cancel");
  adw_dialog_close (dialog);
  reader_wait_until (adw_application_window_get_visible_dialog (scene.window) == NULL);
  g_assert_cmpuint (dialog_scene_count (&scene), ==, 3);

  attune_restore_ask (GTK_WIDGET (scene.window), scene.notebook, file);
  dialog = dialog_scene_wait_for (&scene, ADW_TYPE_ALERT_DIALOG);
  g_signal_emit_by_name (dialog_find_button (GTK_WIDGET (dialog), "_Restore"), "clicked");
  dialog_scene_wait_for_toast (&scene, "Notebook restored");
  g_assert_cmpuint (dialog_scene_count (&scene), ==, 1);

  /* Once more there is nothing to do. */
  attune_restore_ask (GTK_WIDGET (scene.window), scene.notebook, file);
  reader_wait_until ((dialog = adw_application_window_get_visible_dialog (scene.window)) != NULL);
  g_assert_cmpstr (adw_alert_dialog_get_heading (ADW_ALERT_DIALOG (dialog)), ==, "No Difference");
}

static void
test_no_backup (void)
{
  g_auto (DialogScene) scene = { 0 };
  g_autoptr (GFile) file = NULL;
  g_autofree char *path = NULL;
  g_autoptr (GError) error = NULL;
  AdwDialog *dialog = NULL;

  dialog_scene_init (&scene);
  dialog_scene_highlight (&scene, 3, "theory");
  file = dialog_scene_file (&scene, "letter.db");
  path = g_file_get_path (file);
  g_file_set_contents (path, "Dear colleague", -1, &error);
  g_assert_no_error (error);

  attune_restore_ask (GTK_WIDGET (scene.window), scene.notebook, file);
  dialog = dialog_scene_wait_for (&scene, ADW_TYPE_ALERT_DIALOG);
  g_assert_false (adw_alert_dialog_has_response (ADW_ALERT_DIALOG (dialog), "restore"));
  g_assert_cmpstr (adw_alert_dialog_get_body (ADW_ALERT_DIALOG (dialog)), !=, "");
  g_assert_cmpuint (dialog_scene_count (&scene), ==, 1);
}

/* The search */

static void
test_desktop_search (void)
{
  g_auto (DialogScene) scene = { 0 };
  g_autoptr (GSettings) settings = open_settings ();
  GtkWidget *dialog = NULL, *row = NULL;

  dialog_scene_init (&scene);
  dialog = open_preferences (&scene, settings);
  adw_preferences_dialog_set_visible_page_name (ADW_PREFERENCES_DIALOG (dialog), "search");
  row = dialog_find_row (dialog, "Show in the Desktop’s Search");
  g_assert_true (adw_switch_row_get_active (ADW_SWITCH_ROW (row)));

  adw_switch_row_set_active (ADW_SWITCH_ROW (row), FALSE);
  g_assert_false (g_settings_get_boolean (settings, "desktop-search"));
  g_settings_reset (settings, "desktop-search");
  g_assert_true (adw_switch_row_get_active (ADW_SWITCH_ROW (row)));
}

static void
test_remember_searches (void)
{
  static const char *const texts[] = { "secure base", "Bowlby", NULL };
  g_auto (DialogScene) scene = { 0 };
  g_autoptr (GSettings) settings = open_settings ();
  g_autoptr (AttuneRecentSearches) searches = NULL;
  g_auto (GStrv) kept = NULL;
  GtkWidget *dialog = NULL, *row = NULL;

  dialog_scene_init (&scene);
  g_settings_set_strv (settings, "recent-searches", texts);
  searches = attune_recent_searches_new (settings);
  dialog = open_preferences (&scene, settings);
  adw_preferences_dialog_set_visible_page_name (ADW_PREFERENCES_DIALOG (dialog), "search");
  row = dialog_find_row (dialog, "Remember Searches");
  g_assert_true (adw_switch_row_get_active (ADW_SWITCH_ROW (row)));

  adw_switch_row_set_active (ADW_SWITCH_ROW (row), FALSE);
  g_assert_false (g_settings_get_boolean (settings, "remember-searches"));
  kept = g_settings_get_strv (settings, "recent-searches");
  g_assert_cmpuint (g_strv_length (kept), ==, 0);
  g_assert_cmpuint (g_list_model_get_n_items (attune_recent_searches_get_list (searches)), ==, 0);

  g_settings_reset (settings, "remember-searches");
  g_assert_true (adw_switch_row_get_active (ADW_SWITCH_ROW (row)));
}

int
main (int argc, char **argv)
{
  /* What is announced has nobody to tell it to among the accessibility for tests. */
  g_setenv ("GTK_A11Y", "none", TRUE);
  reader_test_init (&argc, &argv);

  g_test_add_func ("/preferences/kinds", test_kinds);
  g_test_add_func ("/preferences/look", test_look);
  g_test_add_func ("/preferences/rename", test_rename);
  g_test_add_func ("/preferences/move", test_move);
  g_test_add_func ("/preferences/ends", test_ends);
  g_test_add_func ("/preferences/remove", test_remove);
  g_test_add_func ("/preferences/add", test_add);
  g_test_add_func ("/preferences/file", test_file);
  g_test_add_func ("/preferences/back-up", test_back_up);
  g_test_add_func ("/preferences/description", test_description);
  g_test_add_func ("/preferences/restore", test_restore);
  g_test_add_func ("/preferences/no-backup", test_no_backup);
  g_test_add_func ("/preferences/desktop-search", test_desktop_search);
  g_test_add_func ("/preferences/remember-searches", test_remember_searches);

  return g_test_run ();
}
