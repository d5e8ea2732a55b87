/* test-window.c: a real window, from inside
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "attune-application.h"
#include "attune-article-view.h"
#include "attune-bookmarks-page.h"
#include "attune-contents-page.h"
#include "attune-window.h"
#include "reader-tools.h"

static AttuneApplication *application;

typedef struct
{
  AttuneLibrary *library;
  AttuneArticle *article;
  AttuneNotebook *notebook;
  GSettings *settings;
  AttuneWindow *window;
  AttuneArticleView *view;
} Fixture;

static AttuneWindow *
window_new (Fixture *fixture)
{
  g_autofree char *folder = reader_make_folder ();
  g_autofree char *path = g_build_filename (folder, "index.db", NULL);
  g_autoptr (AttuneSearchIndex) index = attune_search_index_new (fixture->library, path);

  return attune_window_new (GTK_APPLICATION (application), fixture->library, fixture->notebook,
                            index, fixture->settings);
}

static AttuneArticleView *
view_of (AttuneWindow *window)
{
  return ATTUNE_ARTICLE_VIEW (reader_find (GTK_WIDGET (window), ATTUNE_TYPE_ARTICLE_VIEW));
}

static void
count_cb (guint *count)
{
  (*count)++;
}

static gboolean
idle_cb (gpointer user_data)
{
  *(gboolean *) user_data = TRUE;

  return G_SOURCE_REMOVE;
}

/* Lets the page be drawn, and whoever is on the way to a place arrive: until nothing has moved
 * for as many frames as a target takes to be sure. */
static void
settle (AttuneArticleView *view)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (GTK_WIDGET (view));
  GtkAdjustment *adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (view));
  double value = -1;
  guint n_frames = 0, n_quiet = 0, seen = 0;
  gulong id = g_signal_connect_swapped (clock, "after-paint", G_CALLBACK (count_cb), &n_frames);

  while (n_quiet < 8)
    {
      gboolean idle = FALSE;

      /* A text view measures its lines when there is nothing better to do. */
      g_idle_add_full (G_PRIORITY_LOW, idle_cb, &idle, NULL);
      reader_wait_until (idle);
      gdk_frame_clock_request_phase (clock,
                                     GDK_FRAME_CLOCK_PHASE_LAYOUT | GDK_FRAME_CLOCK_PHASE_PAINT);
      reader_wait_until (n_frames > seen);
      seen = n_frames;
      n_quiet = gtk_adjustment_get_value (adjustment) == value ? n_quiet + 1 : 0;
      value = gtk_adjustment_get_value (adjustment);
    }
  g_signal_handler_disconnect (clock, id);
}

static void
show (AttuneWindow *window)
{
  gtk_window_present (GTK_WINDOW (window));
  reader_wait_until (gtk_widget_get_mapped (GTK_WIDGET (window)) &&
                     gtk_widget_get_height (GTK_WIDGET (view_of (window))) > 100);
  settle (view_of (window));
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autofree char *folder = reader_make_folder ();
  g_autofree char *path = g_build_filename (folder, "notebook.db", NULL);

  fixture->library = reader_open_real ();
  fixture->article = reader_get_article (fixture->library);
  fixture->notebook = attune_notebook_open (path);
  g_assert_null (attune_notebook_get_problem (fixture->notebook));
  fixture->settings = g_settings_new (ATTUNE_APPLICATION_ID);
  fixture->window = window_new (fixture);
  fixture->view = view_of (fixture->window);
  attune_window_open (fixture->window, fixture->article, NULL);
  show (fixture->window);
}

/* Closes a window, and waits until it is gone. */
static void
close_window (AttuneWindow **window)
{
  gpointer weak = *window;

  g_object_add_weak_pointer (G_OBJECT (*window), &weak);
  gtk_window_close (GTK_WINDOW (*window));
  *window = NULL;
  reader_wait_until (weak == NULL);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  if (fixture->window != NULL)
    close_window (&fixture->window);
  g_settings_reset (fixture->settings, "window-width");
  g_settings_reset (fixture->settings, "window-height");
  g_settings_reset (fixture->settings, "sidebar-visible");
  g_settings_reset (fixture->settings, "sidebar-page");
  g_object_unref (fixture->settings);
  attune_notebook_flush (fixture->notebook, &error);
  g_assert_no_error (error);
  g_object_unref (fixture->notebook);
  g_object_unref (fixture->library);
}

/* What is not seen at first is made a moment later. */
static GtkWidget *
find (Fixture *fixture, GType type)
{
  GtkWidget *widget = NULL;

  reader_wait_until ((widget = reader_find (GTK_WIDGET (fixture->window), type)) != NULL);

  return widget;
}

static void
activate (AttuneWindow *window, const char *action)
{
  g_assert_true (g_action_group_has_action (G_ACTION_GROUP (window), action));
  g_action_group_activate_action (G_ACTION_GROUP (window), action, NULL);
}

static gboolean
state (AttuneWindow *window, const char *action)
{
  g_autoptr (GVariant) variant = g_action_group_get_action_state (G_ACTION_GROUP (window), action);

  g_assert_nonnull (variant);

  return g_variant_get_boolean (variant);
}

static gboolean
is_enabled (AttuneWindow *window, const char *action)
{
  return g_action_group_get_action_enabled (G_ACTION_GROUP (window), action);
}

static guint
n_bookmarks (Fixture *fixture)
{
  return g_list_model_get_n_items (attune_notebook_get_marks (fixture->notebook));
}

static gboolean
is_at (AttuneArticleView *view, const AttunePlace *place)
{
  g_autoptr (AttunePlace) here = attune_article_view_dup_position (view);

  return here != NULL && attune_place_equal (here, place);
}

/* The row of the contents that is of a section; what lies around it is unfolded. */
static guint
row_of (Fixture *fixture, AttuneSection *section)
{
  GtkWidget *list = reader_find (find (fixture, ATTUNE_TYPE_CONTENTS_PAGE), GTK_TYPE_LIST_VIEW);
  GListModel *model = G_LIST_MODEL (gtk_list_view_get_model (GTK_LIST_VIEW (list)));
  AttuneSection *parent = attune_section_get_parent (section);

  if (parent != NULL)
    {
      g_autoptr (GtkTreeListRow) row = g_list_model_get_item (model, row_of (fixture, parent));

      gtk_tree_list_row_set_expanded (row, TRUE);
    }

  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr (GtkTreeListRow) row = g_list_model_get_item (model, i);
      g_autoptr (AttuneSection) item = gtk_tree_list_row_get_item (row);

      if (item == section)
        return i;
    }
  g_assert_not_reached ();
}

static void
choose_section (Fixture *fixture, AttuneSection *section)
{
  GtkWidget *list = reader_find (find (fixture, ATTUNE_TYPE_CONTENTS_PAGE), GTK_TYPE_LIST_VIEW);

  g_signal_emit_by_name (list, "activate", row_of (fixture, section));
  reader_wait_until (attune_article_view_get_section (fixture->view) == section);
  settle (fixture->view);
}

static AttuneSection *
section_at (Fixture *fixture, double part)
{
  guint n = attune_article_get_n_sections (fixture->article);

  return attune_article_get_section (fixture->article, (guint) (part * n));
}

static void
test_opens (Fixture *fixture, gconstpointer data)
{
  AdwWindowTitle *title = ADW_WINDOW_TITLE (find (fixture, ADW_TYPE_WINDOW_TITLE));
  GtkWidget *list = reader_find (find (fixture, ATTUNE_TYPE_CONTENTS_PAGE), GTK_TYPE_LIST_VIEW);
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (fixture->view));
  g_autoptr (AttunePlace)
      beginning = attune_place_new (attune_article_get_id (fixture->article), NULL);

  g_assert_true (attune_article_view_get_article (fixture->view) == fixture->article);
  g_assert_cmpstr (gtk_window_get_title (GTK_WINDOW (fixture->window)), ==,
                   attune_article_get_title (fixture->article));
  g_assert_cmpstr (adw_window_title_get_title (title), ==,
                   attune_article_get_title (fixture->article));
  g_assert_cmpuint (
      g_list_model_get_n_items (G_LIST_MODEL (gtk_list_view_get_model (GTK_LIST_VIEW (list)))), ==,
      g_list_model_get_n_items (attune_article_get_sections (fixture->article)));
  g_assert_cmpint (gtk_text_buffer_get_char_count (buffer), >, 30000);

  /* At the title page, where no section is read yet */
  g_assert_true (is_at (fixture->view, beginning));
  g_assert_cmpfloat (attune_article_view_get_progress (fixture->view), ==, 0);
  g_assert_false (is_enabled (fixture->window, "back"));
  g_assert_false (is_enabled (fixture->window, "forward"));
  g_assert_false (state (fixture->window, "bookmark"));
  /* Keys are for the page. */
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (fixture->window)) == GTK_WIDGET (fixture->view));
}

static void
test_sections (Fixture *fixture, gconstpointer data)
{
  AdwWindowTitle *title = ADW_WINDOW_TITLE (find (fixture, ADW_TYPE_WINDOW_TITLE));
  static const double parts[] = { 0.6, 0.2, 0.4 };

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      AttuneSection *section = section_at (fixture, parts[i]), *read = NULL;
      g_autoptr (AttunePlace) here = NULL;

      choose_section (fixture, section);
      /* Its heading is at the top. */
      here = attune_article_view_dup_position (fixture->view);
      g_assert_cmpstr (attune_place_get_block_id (here), ==, attune_section_get_id (section));
      g_assert_cmpuint (attune_place_get_start (here), ==, 0);
      g_assert_nonnull (
          strstr (adw_window_title_get_subtitle (title), attune_section_get_title (section)));
      g_object_get (fixture->view, "section", &read, NULL);
      g_assert_true (read == section);
      g_object_unref (read);
      g_assert_cmpfloat (attune_article_view_get_progress (fixture->view), >, 0);
    }
}

static void
test_back_and_forward (Fixture *fixture, gconstpointer data)
{
  AttuneSection *first = section_at (fixture, 0.3), *second = section_at (fixture, 0.6);
  g_autoptr (AttunePlace) start = attune_article_view_dup_position (fixture->view);

  choose_section (fixture, first);
  g_assert_true (is_enabled (fixture->window, "back"));
  g_assert_false (is_enabled (fixture->window, "forward"));
  choose_section (fixture, second);

  activate (fixture->window, "back");
  reader_wait_until (attune_article_view_get_section (fixture->view) == first);
  g_assert_true (is_enabled (fixture->window, "forward"));
  settle (fixture->view);
  activate (fixture->window, "back");
  reader_wait_until (is_at (fixture->view, start));
  g_assert_false (is_enabled (fixture->window, "back"));
  settle (fixture->view);
  activate (fixture->window, "forward");
  reader_wait_until (attune_article_view_get_section (fixture->view) == first);
  settle (fixture->view);
  activate (fixture->window, "forward");
  reader_wait_until (attune_article_view_get_section (fixture->view) == second);
  g_assert_false (is_enabled (fixture->window, "forward"));
}

/* Wherever one goes, the block that one asked for is the one that is at the top and would be
 * bookmarked: list, box, table and figure too. */
static void
test_every_kind_of_block (Fixture *fixture, gconstpointer data)
{
  gboolean seen[ATTUNE_BLOCK_REFERENCE + 1] = { FALSE };
  guint n_blocks = attune_article_get_n_blocks (fixture->article), n_seen = 0;

  for (guint i = n_blocks / 8; i < n_blocks * 7 / 8; i++)
    {
      const AttuneBlock *block = attune_article_get_block (fixture->article, i);
      g_autoptr (AttunePlace) place = attune_place_new (attune_article_get_id (fixture->article),
                                                        attune_block_get_id (block));
      g_autoptr (AttunePlace) paragraph = NULL;

      if (seen[attune_block_get_block_type (block)])
        continue;
      seen[attune_block_get_block_type (block)] = TRUE;
      n_seen++;
      attune_article_view_show_place (fixture->view, place);
      settle (fixture->view);
      paragraph = attune_article_view_dup_paragraph (fixture->view);
      g_assert_cmpstr (attune_place_get_block_id (paragraph), ==, attune_block_get_id (block));
    }
  g_assert_cmpuint (n_seen, >=, 6);
}

static GtkWidget *
find_button (GtkWidget *root, const char *label)
{
  GtkWidget *found = reader_find_label (root, label);

  return found != NULL ? gtk_widget_get_ancestor (found, GTK_TYPE_BUTTON) : NULL;
}

static void
test_bookmark (Fixture *fixture, gconstpointer data)
{
  g_autoptr (AttuneMark) bookmark = NULL;
  g_autoptr (AttunePlace) paragraph = NULL;
  GtkWidget *undo = NULL;

  choose_section (fixture, section_at (fixture, 0.4));
  paragraph = attune_article_view_dup_paragraph (fixture->view);
  activate (fixture->window, "bookmark");
  /* Not before it is on disk */
  g_assert_false (state (fixture->window, "bookmark"));
  reader_wait_until (state (fixture->window, "bookmark"));
  g_assert_cmpuint (n_bookmarks (fixture), ==, 1);
  bookmark = g_list_model_get_item (attune_notebook_get_marks (fixture->notebook), 0);
  g_assert_true (attune_place_equal (attune_mark_get_place (bookmark), paragraph));

  activate (fixture->window, "bookmark");
  reader_wait_until (!state (fixture->window, "bookmark"));
  g_assert_cmpuint (n_bookmarks (fixture), ==, 0);

  /* It can be brought back. */
  reader_wait_until ((undo = find_button (GTK_WIDGET (fixture->window), "Undo")) != NULL);
  g_signal_emit_by_name (undo, "clicked");
  reader_wait_until (state (fixture->window, "bookmark"));
  g_assert_cmpuint (n_bookmarks (fixture), ==, 1);
}

static void
test_bookmarks_page (Fixture *fixture, gconstpointer data)
{
  GtkWidget *page = find (fixture, ATTUNE_TYPE_BOOKMARKS_PAGE);
  GtkStack *stack = GTK_STACK (reader_find (page, GTK_TYPE_STACK));
  GtkWidget *list = reader_find (page, GTK_TYPE_LIST_VIEW);
  AttuneSection *first = section_at (fixture, 0.3), *second = section_at (fixture, 0.6);
  GListModel *model = G_LIST_MODEL (gtk_list_view_get_model (GTK_LIST_VIEW (list)));
  g_autoptr (AttuneMark) top = NULL;

  g_assert_cmpstr (gtk_stack_get_visible_child_name (stack), ==, "empty");

  /* In the order of the article, whichever was first */
  choose_section (fixture, second);
  activate (fixture->window, "bookmark");
  reader_wait_until (n_bookmarks (fixture) == 1);
  choose_section (fixture, first);
  activate (fixture->window, "bookmark");
  reader_wait_until (n_bookmarks (fixture) == 2);
  g_assert_cmpstr (gtk_stack_get_visible_child_name (stack), ==, "list");
  g_assert_cmpuint (g_list_model_get_n_items (model), ==, 2);
  top = g_list_model_get_item (model, 0);
  g_assert_cmpstr (attune_place_get_block_id (attune_mark_get_place (top)), ==,
                   attune_section_get_id (first));

  /* Going there */
  g_signal_emit_by_name (list, "activate", 1);
  reader_wait_until (attune_article_view_get_section (fixture->view) == second);
  g_assert_true (is_enabled (fixture->window, "back"));
}

/* A window that is closed while its bookmark is being written leaves nothing behind. */
static void
test_close_while_writing (Fixture *fixture, gconstpointer data)
{
  activate (fixture->window, "bookmark");
  close_window (&fixture->window);
  reader_wait_until (n_bookmarks (fixture) == 1);

  fixture->window = window_new (fixture);
  fixture->view = view_of (fixture->window);
  attune_window_open (fixture->window, fixture->article, NULL);
  show (fixture->window);
  reader_wait_until (state (fixture->window, "bookmark"));
  activate (fixture->window, "bookmark");
  close_window (&fixture->window);
  reader_wait_until (n_bookmarks (fixture) == 0);
}

/* What could not be written is said in the notebook's words. */
static void
test_write_failed (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError)
      error = g_error_new_literal (G_IO_ERROR, G_IO_ERROR_NO_SPACE, "The disk is full.");

  g_signal_emit_by_name (fixture->notebook, "write-failed", error);
  reader_wait_until (reader_find_label (GTK_WIDGET (fixture->window), "The disk is full.") != NULL);
}

static GtkWidget *
find_status (Fixture *fixture)
{
  GtkWidget *bar = find (fixture, GTK_TYPE_SEARCH_BAR);
  GtkWidget *entry = find (fixture, GTK_TYPE_SEARCH_ENTRY);

  for (GtkWidget *widget = gtk_widget_get_next_sibling (entry); widget != NULL;
       widget = gtk_widget_get_next_sibling (widget))
    if (GTK_IS_LABEL (widget) && gtk_widget_is_ancestor (widget, bar))
      return widget;
  g_assert_not_reached ();
}

static void
type (Fixture *fixture, const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (find (fixture, GTK_TYPE_SEARCH_ENTRY)), text);
}

static gboolean
status_is (Fixture *fixture, guint i, guint n)
{
  g_autofree char *expected = g_strdup_printf ("%u of %u", i, n);

  return g_str_equal (gtk_label_get_text (GTK_LABEL (find_status (fixture))), expected);
}

static guint
count_matches (AttuneArticleView *view, const char *tag_name)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (view));
  GtkTextTag *tag = gtk_text_tag_table_lookup (gtk_text_buffer_get_tag_table (buffer), tag_name);
  GtkTextIter iter;
  guint n = 0;

  g_assert_nonnull (tag);
  gtk_text_buffer_get_start_iter (buffer, &iter);
  n += gtk_text_iter_starts_tag (&iter, tag);
  while (gtk_text_iter_forward_to_tag_toggle (&iter, tag))
    n += gtk_text_iter_starts_tag (&iter, tag);

  return n;
}

/* Searches, and returns how many matches there are. */
static guint
find_words (Fixture *fixture, const char *words)
{
  GtkLabel *status = NULL;
  guint current = 0, n = 0;

  activate (fixture->window, "find");
  g_assert_true (state (fixture->window, "search-mode"));
  type (fixture, words);
  status = GTK_LABEL (find_status (fixture));
  reader_wait_until (sscanf (gtk_label_get_text (status), "%u of %u", &current, &n) == 2);
  g_assert_cmpuint (current, >=, 1);
  g_assert_cmpuint (current, <=, n);

  return n;
}

static void
test_find (Fixture *fixture, gconstpointer data)
{
  GtkSearchBar *bar = GTK_SEARCH_BAR (find (fixture, GTK_TYPE_SEARCH_BAR));
  GtkWidget *entry = find (fixture, GTK_TYPE_SEARCH_ENTRY);
  GtkWidget *focus = NULL;
  guint n = 0;

  g_assert_false (gtk_search_bar_get_search_mode (bar));
  g_assert_false (is_enabled (fixture->window, "next-match"));
  n = find_words (fixture, "secure base");
  g_assert_true (gtk_search_bar_get_search_mode (bar));
  focus = gtk_window_get_focus (GTK_WINDOW (fixture->window));
  g_assert_true (focus == entry || gtk_widget_is_ancestor (focus, entry));

  g_assert_cmpuint (n, >, 3);
  g_assert_true (status_is (fixture, 1, n));
  g_assert_cmpuint (count_matches (fixture->view, "match"), ==, n);
  g_assert_cmpuint (count_matches (fixture->view, "current-match"), ==, 1);
  g_assert_true (is_enabled (fixture->window, "next-match"));

  activate (fixture->window, "next-match");
  g_assert_true (status_is (fixture, 2, n));
  activate (fixture->window, "previous-match");
  activate (fixture->window, "previous-match");
  g_assert_true (status_is (fixture, n, n));
  g_assert_cmpuint (count_matches (fixture->view, "current-match"), ==, 1);
}

/* Escape returns to where the search began, and takes the marks off. */
static void
test_end_search (Fixture *fixture, gconstpointer data)
{
  g_autoptr (AttunePlace) origin = NULL;

  choose_section (fixture, section_at (fixture, 0.5));
  origin = attune_article_view_dup_position (fixture->view);
  find_words (fixture, "secure base");
  activate (fixture->window, "previous-match");
  settle (fixture->view);
  g_assert_false (is_at (fixture->view, origin));

  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->window), "search.end", NULL));
  g_assert_false (state (fixture->window, "search-mode"));
  reader_wait_until (is_at (fixture->view, origin));
  g_assert_cmpuint (count_matches (fixture->view, "match"), ==, 0);
  g_assert_cmpuint (count_matches (fixture->view, "current-match"), ==, 0);
  g_assert_false (is_enabled (fixture->window, "next-match"));
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (fixture->window)) == GTK_WIDGET (fixture->view));
}

static void
test_find_nothing (Fixture *fixture, gconstpointer data)
{
  GtkWidget *entry = find (fixture, GTK_TYPE_SEARCH_ENTRY);
  GtkWidget *status = find_status (fixture);

  activate (fixture->window, "find");
  type (fixture, "xyzzyplugh");
  reader_wait_until (g_str_equal (gtk_label_get_text (GTK_LABEL (status)), "No matches"));
  g_assert_true (gtk_widget_has_css_class (entry, "error"));
  g_assert_false (is_enabled (fixture->window, "next-match"));
  type (fixture, "");
  reader_wait_until (*gtk_label_get_text (GTK_LABEL (status)) == '\0');
  g_assert_false (gtk_widget_has_css_class (entry, "error"));
}

/* Windows search each for itself. */
static void
test_find_in_two (Fixture *fixture, gconstpointer data)
{
  Fixture other = *fixture;
  guint n = find_words (fixture, "secure base");

  other.window = window_new (fixture);
  other.view = view_of (other.window);
  attune_window_open (other.window, other.article, NULL);
  show (other.window);
  g_assert_cmpuint (count_matches (other.view, "match"), ==, 0);
  find_words (&other, "mentalizing");
  g_assert_cmpuint (count_matches (other.view, "match"), >, 0);
  g_assert_cmpuint (count_matches (fixture->view, "match"), ==, n);
  close_window (&other.window);
}

static void
test_sidebar (Fixture *fixture, gconstpointer data)
{
  AdwOverlaySplitView *split = ADW_OVERLAY_SPLIT_VIEW (find (fixture, ADW_TYPE_OVERLAY_SPLIT_VIEW));

  g_assert_true (adw_overlay_split_view_get_show_sidebar (split));
  g_assert_true (state (fixture->window, "sidebar"));
  activate (fixture->window, "sidebar");
  g_assert_false (adw_overlay_split_view_get_show_sidebar (split));
  g_assert_false (state (fixture->window, "sidebar"));

  /* The next window is as this one was. */
  close_window (&fixture->window);
  g_assert_false (g_settings_get_boolean (fixture->settings, "sidebar-visible"));
  fixture->window = window_new (fixture);
  fixture->view = view_of (fixture->window);
  attune_window_open (fixture->window, fixture->article, NULL);
  show (fixture->window);
  g_assert_false (state (fixture->window, "sidebar"));
  activate (fixture->window, "sidebar");
  g_assert_true (state (fixture->window, "sidebar"));
}

static void
test_narrow (Fixture *fixture, gconstpointer data)
{
  AdwOverlaySplitView *split = ADW_OVERLAY_SPLIT_VIEW (find (fixture, ADW_TYPE_OVERLAY_SPLIT_VIEW));
  AttuneSection *section = section_at (fixture, 0.4);

  g_assert_false (adw_overlay_split_view_get_collapsed (split));
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 360, 640);
  reader_wait_until (adw_overlay_split_view_get_collapsed (split));
  reader_wait_until (gtk_widget_get_width (GTK_WIDGET (fixture->window)) == 360);
  /* The page is not as wide as it was, and its text not cut. */
  reader_wait_until (gtk_widget_get_width (GTK_WIDGET (fixture->view)) == 360);
  g_assert_false (adw_overlay_split_view_get_show_sidebar (split));

  /* Over the text, the sidebar goes once a section is chosen. */
  activate (fixture->window, "sidebar");
  g_assert_true (adw_overlay_split_view_get_show_sidebar (split));
  choose_section (fixture, section);
  g_assert_false (adw_overlay_split_view_get_show_sidebar (split));

  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 1000, 700);
  reader_wait_until (!adw_overlay_split_view_get_collapsed (split));
  /* Whoever turns a phone keeps the place. */
  settle (fixture->view);
  g_assert_true (attune_article_view_get_section (fixture->view) == section);
}

static void
test_problem (Fixture *fixture, gconstpointer data)
{
  GtkWidget *page = find (fixture, ADW_TYPE_STATUS_PAGE);
  AttuneSection *section = section_at (fixture, 0.4);

  /* The first status page of the tree may be another's. */
  attune_window_show_problem (fixture->window, "It Cannot Be Read", "<b> & that is why");
  g_assert_nonnull (page);
  reader_wait_until (reader_find_label (GTK_WIDGET (fixture->window), "It Cannot Be Read") != NULL);
  g_assert_nonnull (reader_find_label (GTK_WIDGET (fixture->window), "<b> & that is why"));
  g_assert_false (gtk_widget_get_mapped (GTK_WIDGET (fixture->view)));

  /* Whoever goes on reading sees the article again. */
  choose_section (fixture, section);
  g_assert_true (gtk_widget_get_mapped (GTK_WIDGET (fixture->view)));
  g_assert_null (reader_find_label (GTK_WIDGET (fixture->window), "It Cannot Be Read"));
}

static void
leave_cb (gpointer widget, gpointer user_data)
{
  if (GTK_IS_BUTTON (widget) && g_strcmp0 (gtk_button_get_label (widget), "_Leave") == 0)
    g_signal_emit_by_name (widget, "clicked");
}

/* What cannot be written is asked about before it is left. */
static void
test_leaving (Fixture *fixture, gconstpointer data)
{
  g_autoptr (AttuneNotebook) kept = g_steal_pointer (&fixture->notebook);
  g_autoptr (AttuneNotebook) in_memory = attune_notebook_open ("/dev/null/attune/notebook.db");
  AdwDialog *dialog = NULL;
  gpointer weak = NULL;

  close_window (&fixture->window);
  fixture->notebook = in_memory;
  fixture->window = window_new (fixture);
  fixture->view = view_of (fixture->window);
  attune_window_open (fixture->window, fixture->article, NULL);
  show (fixture->window);
  activate (fixture->window, "bookmark");
  reader_wait_until (attune_notebook_has_unsaved (in_memory));

  gtk_window_close (GTK_WINDOW (fixture->window));
  dialog = adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (fixture->window));
  g_assert_true (ADW_IS_ALERT_DIALOG (dialog));
  adw_dialog_close (dialog);
  reader_wait_until (
      adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (fixture->window)) == NULL);
  g_assert_true (gtk_widget_get_mapped (GTK_WIDGET (fixture->window)));

  weak = fixture->window;
  g_object_add_weak_pointer (G_OBJECT (fixture->window), &weak);
  gtk_window_close (GTK_WINDOW (fixture->window));
  dialog = adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (fixture->window));
  reader_for_each (GTK_WIDGET (dialog), leave_cb, NULL);
  reader_wait_until (weak == NULL);

  fixture->window = NULL;
  fixture->notebook = g_steal_pointer (&kept);
}

static void
test_two_windows (Fixture *fixture, gconstpointer data)
{
  Fixture other = *fixture;
  AttuneSection *section = section_at (fixture, 0.5);

  other.window = window_new (fixture);
  other.view = view_of (other.window);
  attune_window_open (other.window, other.article, NULL);
  show (other.window);
  choose_section (fixture, section);
  g_assert_true (attune_article_view_get_section (other.view) != section);
  choose_section (&other, section);

  activate (fixture->window, "bookmark");
  reader_wait_until (state (fixture->window, "bookmark"));
  g_assert_true (state (other.window, "bookmark"));
  activate (other.window, "bookmark");
  reader_wait_until (!state (fixture->window, "bookmark"));
  g_assert_false (state (other.window, "bookmark"));

  close_window (&other.window);
  /* The first goes on. */
  activate (fixture->window, "bookmark");
  reader_wait_until (state (fixture->window, "bookmark"));
}

/* Nothing of a window is left when it is closed, whatever was done in it. */
static void
test_closes (Fixture *fixture, gconstpointer data)
{
  for (guint i = 0; i < 3; i++)
    {
      gpointer weak_view = fixture->view;

      if (i > 0)
        {
          find_words (fixture, "secure");
          activate (fixture->window, "shortcuts");
          adw_dialog_force_close (
              adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (fixture->window)));
        }
      g_object_add_weak_pointer (G_OBJECT (weak_view), &weak_view);
      close_window (&fixture->window);
      reader_wait_until (weak_view == NULL);

      fixture->window = window_new (fixture);
      fixture->view = view_of (fixture->window);
      attune_window_open (fixture->window, fixture->article, NULL);
      show (fixture->window);
    }
}

/* It opens again where one left off, to the line, and stays there however often. */
static void
test_position (Fixture *fixture, gconstpointer data)
{
  static const double parts[] = { 0.13, 0.37, 0.61, 0.83 };

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      GtkAdjustment *adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (fixture->view));
      g_autoptr (AttunePlace) place = NULL;

      gtk_adjustment_set_value (adjustment, parts[i] * gtk_adjustment_get_upper (adjustment));
      settle (fixture->view);
      place = attune_article_view_dup_position (fixture->view);
      g_assert_nonnull (attune_place_get_block_id (place));

      for (guint j = 0; j < 2; j++)
        {
          AttunePlace *kept = NULL;

          close_window (&fixture->window);
          kept = attune_notebook_get_position (fixture->notebook,
                                               attune_article_get_id (fixture->article));
          g_assert_nonnull (kept);
          g_assert_true (attune_place_equal (kept, place));

          fixture->window = window_new (fixture);
          fixture->view = view_of (fixture->window);
          attune_window_open (fixture->window, fixture->article, NULL);
          show (fixture->window);
          reader_wait_until (is_at (fixture->view, place));
          settle (fixture->view);
          g_assert_true (is_at (fixture->view, place));
        }
    }
}

/* While one reads, the place is kept without the window being closed. */
static void
test_position_is_kept (Fixture *fixture, gconstpointer data)
{
  const char *id = attune_article_get_id (fixture->article);
  g_autoptr (AttunePlace) here = NULL;

  choose_section (fixture, section_at (fixture, 0.4));
  here = attune_article_view_dup_position (fixture->view);
  reader_wait_until (
      attune_notebook_get_position (fixture->notebook, id) != NULL &&
      attune_place_equal (attune_notebook_get_position (fixture->notebook, id), here));
}

static void
add (const char *path, void (*test) (Fixture *, gconstpointer))
{
  g_test_add (path, Fixture, NULL, set_up, test, tear_down);
}

int
main (int argc, char **argv)
{
  g_autoptr (GError) error = NULL;
  int status = 0;

  /* GTK's accessibility for tests cannot announce: it has nobody to do it, and crashes. */
  g_setenv ("GTK_A11Y", "none", TRUE);
  reader_test_init (&argc, &argv);
  application = attune_application_new ();
  g_application_set_flags (G_APPLICATION (application),
                           G_APPLICATION_HANDLES_OPEN | G_APPLICATION_NON_UNIQUE);
  g_application_register (G_APPLICATION (application), NULL, &error);
  g_assert_no_error (error);

  add ("/window/opens", test_opens);
  add ("/window/sections", test_sections);
  add ("/window/back-and-forward", test_back_and_forward);
  add ("/window/every-kind-of-block", test_every_kind_of_block);
  add ("/window/bookmark", test_bookmark);
  add ("/window/bookmarks-page", test_bookmarks_page);
  add ("/window/close-while-writing", test_close_while_writing);
  add ("/window/write-failed", test_write_failed);
  add ("/window/find", test_find);
  add ("/window/end-search", test_end_search);
  add ("/window/find-nothing", test_find_nothing);
  add ("/window/find-in-two", test_find_in_two);
  add ("/window/sidebar", test_sidebar);
  add ("/window/narrow", test_narrow);
  add ("/window/problem", test_problem);
  add ("/window/leaving", test_leaving);
  add ("/window/two-windows", test_two_windows);
  add ("/window/closes", test_closes);
  add ("/window/position", test_position);
  add ("/window/position-is-kept", test_position_is_kept);

  status = g_test_run ();
  g_object_unref (application);

  return status;
}
