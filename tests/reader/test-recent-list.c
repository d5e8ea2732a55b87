/* test-recent-list.c: recent searches to choose from
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "attune-recent-list.h"
#include "attune-recent-row.h"
#include "reader-tools.h"

typedef struct
{
  AttuneRecentSearches *searches;
  AttuneRecentList *list;
  GtkWidget *window;
  GtkWidget *toasts;
  GString *chosen;
  GString *empty;
  guint n_left; /* how often one went back to where one types */
} Fixture;

static void
chosen_cb (Fixture *fixture, const char *text)
{
  g_string_append_printf (fixture->chosen, "%s|", text);
}

static void
empty_cb (Fixture *fixture)
{
  g_string_append (fixture->empty, attune_recent_list_is_empty (fixture->list) ? "-" : "+");
}

static void
find_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  ((Fixture *) user_data)->n_left++;
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  static const GActionEntry entries[] = { { "find", find_cb } };
  g_autoptr (GSimpleActionGroup) actions = g_simple_action_group_new ();

  fixture->chosen = g_string_new (NULL);
  fixture->empty = g_string_new (NULL);
  fixture->searches = attune_recent_searches_new (NULL);
  fixture->list = attune_recent_list_new (fixture->searches);
  g_signal_connect_swapped (fixture->list, "chosen", G_CALLBACK (chosen_cb), fixture);
  g_signal_connect_swapped (fixture->list, "notify::empty", G_CALLBACK (empty_cb), fixture);

  fixture->toasts = adw_toast_overlay_new ();
  adw_toast_overlay_set_child (ADW_TOAST_OVERLAY (fixture->toasts), GTK_WIDGET (fixture->list));
  fixture->window = adw_application_window_new (NULL);
  adw_application_window_set_content (ADW_APPLICATION_WINDOW (fixture->window), fixture->toasts);
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 400, 600);
  g_action_map_add_action_entries (G_ACTION_MAP (actions), entries, G_N_ELEMENTS (entries),
                                   fixture);
  gtk_widget_insert_action_group (fixture->window, "win", G_ACTION_GROUP (actions));
  gtk_window_present (GTK_WINDOW (fixture->window));
  reader_wait_until (gtk_widget_get_mapped (GTK_WIDGET (fixture->list)) &&
                     gtk_widget_get_height (GTK_WIDGET (fixture->list)) > 0);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  g_assert_finalize_object (fixture->searches);
  g_string_free (fixture->chosen, TRUE);
  g_string_free (fixture->empty, TRUE);
}

static void
add (Fixture *fixture, const char *text)
{
  attune_recent_searches_begin (fixture->searches);
  attune_recent_searches_add (fixture->searches, text);
}

static GtkListBox *
get_box (Fixture *fixture)
{
  return GTK_LIST_BOX (reader_find (GTK_WIDGET (fixture->list), GTK_TYPE_LIST_BOX));
}

static GtkListBoxRow *
get_row (Fixture *fixture, int i)
{
  return gtk_list_box_get_row_at_index (get_box (fixture), i);
}

/* That the rows show those of @wanted, which are parted by “|” */
static void
assert_rows (Fixture *fixture, const char *wanted)
{
  g_auto (GStrv) texts = g_strsplit (wanted, "|", -1);
  int n = (int) g_strv_length (texts);

  for (int i = 0; i < n; i++)
    {
      GtkListBoxRow *row = get_row (fixture, i);

      g_assert_nonnull (row);
      g_assert_cmpstr (attune_recent_row_get_text (ATTUNE_RECENT_ROW (row)), ==, texts[i]);
      g_assert_nonnull (reader_find_label (GTK_WIDGET (row), texts[i]));
    }
  g_assert_null (get_row (fixture, n));
}

static GtkWidget *
get_focus (Fixture *fixture)
{
  return gtk_root_get_focus (GTK_ROOT (fixture->window));
}

static GtkWidget *
find_button (Fixture *fixture, const char *text)
{
  GtkWidget *label = reader_find_label (fixture->toasts, text);

  g_assert_nonnull (label);

  return gtk_widget_get_ancestor (label, GTK_TYPE_BUTTON);
}

static void
test_rows (Fixture *fixture, gconstpointer data)
{
  GtkWidget *button = NULL;

  g_assert_true (attune_recent_list_is_empty (fixture->list));
  add (fixture, "mentalization");
  add (fixture, "<b>secure</b> & base");
  g_assert_false (attune_recent_list_is_empty (fixture->list));
  assert_rows (fixture, "<b>secure</b> & base|mentalization");

  gtk_test_accessible_assert_role (get_row (fixture, 0), GTK_ACCESSIBLE_ROLE_LIST_ITEM);
  gtk_test_accessible_assert_property (get_row (fixture, 0), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "<b>secure</b> & base");
  button = reader_find (GTK_WIDGET (get_row (fixture, 1)), GTK_TYPE_BUTTON);
  gtk_test_accessible_assert_property (button, GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Remove “mentalization”");
  gtk_test_accessible_assert_property (get_box (fixture), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Recent searches");

  g_signal_emit_by_name (get_row (fixture, 1), "activate");
  g_signal_emit_by_name (get_row (fixture, 0), "activate");
  g_assert_cmpstr (fixture->chosen->str, ==, "mentalization|<b>secure</b> & base|");
}

/* It is told when there is something at last, and when there is nothing any more. */
static void
test_empty (Fixture *fixture, gconstpointer data)
{
  add (fixture, "a");
  add (fixture, "b");
  attune_recent_searches_remove (fixture->searches, "a");
  attune_recent_searches_remove (fixture->searches, "b");
  g_assert_cmpstr (fixture->empty->str, ==, "+-");
  add (fixture, "c");
  attune_recent_searches_clear (fixture->searches);
  g_assert_cmpstr (fixture->empty->str, ==, "+-+-");
}

/* What the keys Up and Down do in the list */
static void
move (Fixture *fixture, int rows)
{
  g_signal_emit_by_name (get_box (fixture), "move-cursor", GTK_MOVEMENT_DISPLAY_LINES, rows, FALSE,
                         FALSE);
}

/* Down from above leads to the first row, and Up from there back to where one types. */
static void
test_focus (Fixture *fixture, gconstpointer data)
{
  add (fixture, "a");
  add (fixture, "b");
  gtk_window_set_focus (GTK_WINDOW (fixture->window), NULL);
  g_assert_true (gtk_widget_child_focus (GTK_WIDGET (fixture->list), GTK_DIR_DOWN));
  g_assert_true (get_focus (fixture) == GTK_WIDGET (get_row (fixture, 0)));
  move (fixture, 1);
  g_assert_true (get_focus (fixture) == GTK_WIDGET (get_row (fixture, 1)));
  move (fixture, 1);
  move (fixture, -1);
  g_assert_true (get_focus (fixture) == GTK_WIDGET (get_row (fixture, 0)));
  g_assert_cmpuint (fixture->n_left, ==, 0);
  move (fixture, -1);
  g_assert_cmpuint (fixture->n_left, ==, 1);

  /* From the button above them, too */
  g_assert_true (gtk_widget_grab_focus (find_button (fixture, "Clear")));
  g_assert_true (gtk_widget_child_focus (GTK_WIDGET (fixture->list), GTK_DIR_DOWN));
  g_assert_true (get_focus (fixture) == GTK_WIDGET (get_row (fixture, 0)));
}

/* The focus stays among the rows; when the last is gone, it goes back to where one types. */
static void
test_remove (Fixture *fixture, gconstpointer data)
{
  add (fixture, "a");
  add (fixture, "b");
  add (fixture, "c");
  gtk_widget_grab_focus (GTK_WIDGET (get_row (fixture, 1)));
  g_signal_emit_by_name (get_row (fixture, 1), "remove");
  assert_rows (fixture, "c|a");
  g_assert_true (get_focus (fixture) == GTK_WIDGET (get_row (fixture, 1)));

  g_signal_emit_by_name (reader_find (GTK_WIDGET (get_row (fixture, 1)), GTK_TYPE_BUTTON),
                         "clicked");
  assert_rows (fixture, "c");
  g_assert_true (get_focus (fixture) == GTK_WIDGET (get_row (fixture, 0)));
  g_assert_cmpuint (fixture->n_left, ==, 0);

  g_signal_emit_by_name (get_row (fixture, 0), "remove");
  g_assert_true (attune_recent_list_is_empty (fixture->list));
  g_assert_cmpuint (fixture->n_left, ==, 1);
}

static void
test_undo (Fixture *fixture, gconstpointer data)
{
  add (fixture, "a");
  add (fixture, "b");
  add (fixture, "c");
  g_signal_emit_by_name (get_row (fixture, 1), "remove");
  reader_wait_until (reader_find_label (fixture->toasts, "Recent search removed") != NULL);
  add (fixture, "d");
  assert_rows (fixture, "d|c|a");
  g_signal_emit_by_name (find_button (fixture, "Undo"), "clicked");
  assert_rows (fixture, "d|c|b|a");
}

static void
test_clear (Fixture *fixture, gconstpointer data)
{
  add (fixture, "a");
  add (fixture, "b");
  g_signal_emit_by_name (find_button (fixture, "Clear"), "clicked");
  g_assert_true (attune_recent_list_is_empty (fixture->list));
  g_assert_cmpuint (fixture->n_left, ==, 1);
  reader_wait_until (reader_find_label (fixture->toasts, "Recent searches cleared") != NULL);
  g_signal_emit_by_name (find_button (fixture, "Undo"), "clicked");
  assert_rows (fixture, "b|a");
}

int
main (int argc, char **argv)
{
  reader_test_init (&argc, &argv);

#define ADD(name, function)                                                                        \
  g_test_add ("/recent-list/" name, Fixture, NULL, set_up, function, tear_down)
  ADD ("rows", test_rows);
  ADD ("empty", test_empty);
  ADD ("focus", test_focus);
  ADD ("remove", test_remove);
  ADD ("undo", test_undo);
  ADD ("clear", test_clear);
#undef ADD

  return g_test_run ();
}
