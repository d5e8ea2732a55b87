/* test-dialog-roles.c: what assistive technology is told of the dialogs
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "attune-export-dialog.h"
#include "attune-kind-dialog.h"
#include "attune-preferences-dialog.h"
#include "attune-swatch-row.h"
#include "dialog-tools.h"

static GtkWidget *
present (DialogScene *scene, AdwDialog *dialog)
{
  adw_dialog_present (dialog, GTK_WIDGET (scene->window));
  reader_wait_until (gtk_widget_get_mapped (GTK_WIDGET (dialog)));

  return GTK_WIDGET (dialog);
}

static void
assert_samples_cb (gpointer widget, gpointer user_data)
{
  guint *n = user_data;
  GtkWidget *box = NULL;
  gboolean of_lines = FALSE;
  guint i = 0;

  if (!ATTUNE_IS_SWATCH_ROW (widget))
    return;

  (*n)++;
  of_lines = g_str_equal (adw_preferences_row_get_title (widget), "Line");
  box = reader_find (widget, ADW_TYPE_WRAP_BOX);
  gtk_test_accessible_assert_role (box, GTK_ACCESSIBLE_ROLE_RADIO_GROUP);
  g_assert_true (
      gtk_test_accessible_has_relation (GTK_ACCESSIBLE (box), GTK_ACCESSIBLE_RELATION_LABELLED_BY));
  for (GtkWidget *radio = gtk_widget_get_first_child (box); radio != NULL;
       radio = gtk_widget_get_next_sibling (radio), i++)
    {
      const char *title = of_lines ? attune_pattern_get_title ((AttunePattern) i)
                                   : attune_hue_get_title ((AttuneHue) i);

      gtk_test_accessible_assert_role (radio, GTK_ACCESSIBLE_ROLE_RADIO);
      gtk_test_accessible_assert_property (radio, GTK_ACCESSIBLE_PROPERTY_LABEL, title);
      g_assert_cmpstr (gtk_widget_get_tooltip_text (radio), ==, title);
    }
  g_assert_cmpuint (i, ==, of_lines ? (guint) ATTUNE_N_PATTERNS : (guint) ATTUNE_N_HUES);
}

/* Each sample says in words what it is, and that it is one of several. */
static void
test_samples (void)
{
  g_auto (DialogScene) scene = { 0 };
  g_autoptr (GSettings) settings = g_settings_new (ATTUNE_APPLICATION_ID);
  guint n = 0;

  dialog_scene_init (&scene);
  reader_for_each (present (&scene, attune_preferences_dialog_new (scene.marker, settings)),
                   assert_samples_cb, &n);
  g_assert_cmpuint (n, ==, 10);
  reader_for_each (present (&scene, attune_kind_dialog_new (ATTUNE_HUE_RED, ATTUNE_PATTERN_DOUBLE)),
                   assert_samples_cb, &n);
  g_assert_cmpuint (n, ==, 12);
}

/* A button of ours that shows an image alone says in words what it does. */
static void
assert_named_cb (gpointer widget, gpointer user_data)
{
  static const char *const ours[] = { "kind.move-up", "kind.move-down", "notebook.copy-location",
                                      "notebook.open-folder", NULL };
  guint *n = user_data;
  const char *action = GTK_IS_BUTTON (widget) ? gtk_actionable_get_action_name (widget) : NULL;

  if (action == NULL || !g_strv_contains (ours, action))
    return;

  (*n)++;
  g_assert_nonnull (gtk_button_get_icon_name (widget));
  g_assert_nonnull (gtk_widget_get_tooltip_text (widget));
}

static void
test_buttons (void)
{
  g_auto (DialogScene) scene = { 0 };
  g_autoptr (GSettings) settings = g_settings_new (ATTUNE_APPLICATION_ID);
  guint n = 0;

  dialog_scene_init (&scene);
  reader_for_each (present (&scene, attune_preferences_dialog_new (scene.marker, settings)),
                   assert_named_cb, &n);
  g_assert_cmpuint (n, ==, 12);
}

static void
test_preview (void)
{
  g_auto (DialogScene) scene = { 0 };
  GtkWidget *dialog = NULL, *view = NULL;

  dialog_scene_init (&scene);
  dialog_scene_highlight (&scene, 3, "theory");
  dialog = present (
      &scene, attune_export_dialog_new (scene.library, scene.marker, scene.article, NULL, NULL));
  view = reader_find (dialog, GTK_TYPE_TEXT_VIEW);
  gtk_test_accessible_assert_role (view, GTK_ACCESSIBLE_ROLE_TEXT_BOX);
  gtk_test_accessible_assert_property (view, GTK_ACCESSIBLE_PROPERTY_LABEL, "Preview");
  gtk_test_accessible_assert_property (view, GTK_ACCESSIBLE_PROPERTY_READ_ONLY, TRUE);
}

int
main (int argc, char **argv)
{
  reader_test_init (&argc, &argv);

  g_test_add_func ("/dialog-roles/samples", test_samples);
  g_test_add_func ("/dialog-roles/buttons", test_buttons);
  g_test_add_func ("/dialog-roles/preview", test_preview);

  return g_test_run ();
}
