/* test-results-page.c: what a search found, in the sidebar
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "attune-recent-list.h"
#include "attune-result-cell.h"
#include "attune-result-filter.h"
#include "attune-result-notice.h"
#include "attune-results-page.h"
#include "reader-tools.h"
#include "result-tools.h"

static guint
count (PangoAttrList *attributes)
{
  GSList *list = pango_attr_list_get_attributes (attributes);
  guint n = g_slist_length (list);

  g_slist_free_full (list, (GDestroyNotify) pango_attribute_destroy);

  return n;
}

/* Each range is set in bold from the first byte to the last of its words. */
static void
assert_bold (const char *text,
             const AttuneSearchRange *ranges,
             guint n_ranges,
             const char *const *words)
{
  g_autoptr (PangoAttrList) attributes = attune_mark_ranges (text, ranges, n_ranges);
  GSList *list = pango_attr_list_get_attributes (attributes);
  guint i = 0;

  g_assert_cmpuint (g_slist_length (list), ==, n_ranges);
  for (GSList *l = list; l != NULL; l = l->next, i++)
    {
      PangoAttribute *attribute = l->data;
      g_autofree char *bold = NULL;

      g_assert_cmpint (attribute->klass->type, ==, PANGO_ATTR_WEIGHT);
      g_assert_cmpint (((PangoAttrInt *) attribute)->value, ==, PANGO_WEIGHT_BOLD);
      g_assert_cmpuint (attribute->end_index, <=, strlen (text));
      bold = g_strndup (text + attribute->start_index,
                        attribute->end_index - attribute->start_index);
      g_assert_cmpstr (bold, ==, words[i]);
    }
  g_slist_free_full (list, (GDestroyNotify) pango_attribute_destroy);
}

static void
test_mark_ranges (void)
{
  static const AttuneSearchRange plain[] = { { 0, 3 }, { 9, 13 } };
  static const char *const plain_words[] = { "The", "base" };
  static const AttuneSearchRange many[] = { { 0, 6 }, { 8, 12 }, { 13, 14 }, { 15, 18 } };
  static const char *const many_words[] = { "Köhler", "日本語で", "🙂", "end" };
  static const AttuneSearchRange decomposed[] = { { 3, 5 } };
  static const char *const decomposed_words[] = { "e\u0301" };

  assert_bold ("The firm base", plain, G_N_ELEMENTS (plain), plain_words);
  assert_bold ("Köhler “日本語で 🙂 end", many, G_N_ELEMENTS (many), many_words);
  assert_bold ("cafe\u0301", decomposed, G_N_ELEMENTS (decomposed), decomposed_words);
}

static void
test_mark_nothing (void)
{
  g_autoptr (PangoAttrList) none = attune_mark_ranges ("words", NULL, 0);
  g_autoptr (PangoAttrList) of_nothing = attune_mark_ranges ("", NULL, 0);

  g_assert_cmpuint (count (none), ==, 0);
  g_assert_cmpuint (count (of_nothing), ==, 0);
}

/* A page in a window */

typedef struct
{
  AttuneResultsPage *page;
  GtkWidget *window;
  GtkWidget *list;
  AttuneSearchHit *chosen;
  char *text;
  guint n_literal;
  guint n_leave;
} Fixture;

static void
chosen_cb (Fixture *fixture, AttuneSearchHit *hit)
{
  g_set_object (&fixture->chosen, hit);
}

static void
text_wanted_cb (Fixture *fixture, const char *text)
{
  g_set_str (&fixture->text, text);
}

static void
count_cb (guint *n)
{
  (*n)++;
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->page = g_object_new (ATTUNE_TYPE_RESULTS_PAGE, NULL);
  fixture->window = gtk_window_new ();
  gtk_window_set_child (GTK_WINDOW (fixture->window), GTK_WIDGET (fixture->page));
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 300, 500);
  gtk_window_present (GTK_WINDOW (fixture->window));
  fixture->list = reader_find (GTK_WIDGET (fixture->page), GTK_TYPE_LIST_VIEW);

  g_signal_connect_swapped (fixture->page, "chosen", G_CALLBACK (chosen_cb), fixture);
  g_signal_connect_swapped (fixture->page, "text-wanted", G_CALLBACK (text_wanted_cb), fixture);
  g_signal_connect_swapped (fixture->page, "literal-wanted", G_CALLBACK (count_cb),
                            &fixture->n_literal);
  g_signal_connect_swapped (fixture->page, "leave-wanted", G_CALLBACK (count_cb),
                            &fixture->n_leave);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  g_clear_object (&fixture->chosen);
  g_clear_pointer (&fixture->text, g_free);
}

static void
show (Fixture *fixture, AttuneSearchAnswer *answer)
{
  g_autoptr (AttuneSearchResults) results = result_end (answer);

  attune_results_page_set_results (fixture->page, results, NULL);
}

/* Shows @n_passages of one section, and a term. */
static void
show_some (Fixture *fixture, guint n_passages)
{
  AttuneSearchAnswer answer = result_begin ("found");

  for (guint i = 0; i < n_passages; i++)
    {
      g_autofree char *text = g_strdup_printf ("Passage %u is found", i);

      result_add (&answer, result_make_hit (ATTUNE_SEARCH_PASSAGE, "voices", text));
    }
  result_add (&answer, result_make_hit (ATTUNE_SEARCH_TERM, "glossary", "A term is found"));
  show (fixture, &answer);
}

static void
show_kinds (Fixture *fixture, guint kinds)
{
  static const char *const texts[ATTUNE_SEARCH_N_KINDS] = {
    "Section found", "Text found", "Term found", "Reference found", "Note found", "Bookmark found",
  };
  AttuneSearchAnswer answer = result_begin ("found");

  for (guint kind = 0; kind < ATTUNE_SEARCH_N_KINDS; kind++)
    if ((kinds & 1u << kind) == 0)
      continue;
    else if (kind < ATTUNE_SEARCH_N_INDEXED_KINDS)
      result_add (&answer, result_make_hit (kind, texts[kind], texts[kind]));
    else
      result_add (&answer, result_make_mark (kind, NULL, NULL, texts[kind]));
  show (fixture, &answer);
}

static void
assert_shows (Fixture *fixture, const char *name)
{
  GtkWidget *stack = reader_find (GTK_WIDGET (fixture->page), GTK_TYPE_STACK);

  g_assert_cmpstr (gtk_stack_get_visible_child_name (GTK_STACK (stack)), ==, name);
}

static guint
get_n_rows (Fixture *fixture)
{
  return g_list_model_get_n_items (
      G_LIST_MODEL (gtk_list_view_get_model (GTK_LIST_VIEW (fixture->list))));
}

static GtkWidget *
wait_for_label (Fixture *fixture, const char *text)
{
  reader_wait_until (reader_find_label (fixture->list, text) != NULL);

  return reader_find_label (fixture->list, text);
}

static void
click (GtkWidget *root, GType type)
{
  GtkWidget *button = NULL;

  reader_wait_until ((button = reader_find (root, type)) != NULL && gtk_widget_get_mapped (button));
  g_signal_emit_by_name (button, "clicked");
}

/* Each state of a search has its page. */
static void
test_states (Fixture *fixture, gconstpointer data)
{
  AttuneSearchAnswer nothing = result_begin ("zzzz");
  GtkWidget *stack = reader_find (GTK_WIDGET (fixture->page), GTK_TYPE_STACK);

  attune_results_page_set_results (fixture->page, NULL, NULL);
  assert_shows (fixture, "hint");
  g_assert_false (attune_results_page_focus (fixture->page));

  show (fixture, &nothing);
  assert_shows (fixture, "nothing");
  click (gtk_stack_get_visible_child (GTK_STACK (stack)), GTK_TYPE_BUTTON);
  g_assert_cmpuint (fixture->n_leave, ==, 1);

  show_some (fixture, 1);
  assert_shows (fixture, "hits");
  attune_results_page_set_results (fixture->page, NULL, NULL);
  assert_shows (fixture, "hint");
}

/* What a row shows is what was found, under what its section is called. */
static void
test_rows (Fixture *fixture, gconstpointer data)
{
  GtkWidget *words = NULL, *heading = NULL;

  show_some (fixture, 1);
  words = wait_for_label (fixture, "Passage 0 is found");
  g_assert_cmpuint (count (gtk_label_get_attributes (GTK_LABEL (words))), ==, 1);
  heading = wait_for_label (fixture, "In voices");
  gtk_test_accessible_assert_role (GTK_ACCESSIBLE (heading), GTK_ACCESSIBLE_ROLE_HEADING);

  g_signal_emit_by_name (fixture->list, "activate", 0);
  g_assert_nonnull (fixture->chosen);
  g_assert_cmpstr (attune_search_hit_get_snippet (fixture->chosen), ==, "Passage 0 is found");
  g_signal_emit_by_name (fixture->list, "activate", 1);
  g_assert_cmpstr (attune_search_hit_get_snippet (fixture->chosen), ==, "A term is found");
}

/* The rest of a section is shown where one asks for it, and the focus is on it then. */
static void
test_more (Fixture *fixture, gconstpointer data)
{
  GtkWidget *words = NULL;

  show_some (fixture, 5);
  wait_for_label (fixture, "Show 2 More");
  g_assert_cmpuint (get_n_rows (fixture), ==, 5);
  g_assert_null (reader_find_label (fixture->list, "Passage 3 is found"));

  g_signal_emit_by_name (fixture->list, "activate", 3);
  g_assert_null (fixture->chosen);
  words = wait_for_label (fixture, "Passage 3 is found");
  wait_for_label (fixture, "Passage 4 is found");
  g_assert_null (reader_find_label (fixture->list, "Show 2 More"));
  g_assert_cmpuint (get_n_rows (fixture), ==, 6);
  reader_wait_until (gtk_widget_get_focus_child (fixture->list) != NULL &&
                     gtk_widget_is_ancestor (words, gtk_widget_get_focus_child (fixture->list)));

  /* Other results are closed again. */
  show_some (fixture, 5);
  wait_for_label (fixture, "Show 2 More");
}

/* A list is given few rows at first, but never fewer than there is room for, or one could not
 * scroll to the others; and it begins at its top. */
static void
test_screenful (Fixture *fixture, gconstpointer data)
{
  GtkAdjustment *adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (fixture->list));
  AttuneSearchAnswer answer = result_begin ("found");
  guint n_rows = 0;

  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 300, 250);
  for (guint i = 0; i < 60; i++)
    {
      g_autofree char *section = g_strdup_printf ("section %u", i);

      result_add (&answer, result_make_hit (ATTUNE_SEARCH_PASSAGE, section, "A passage is found"));
    }
  show (fixture, &answer);
  n_rows = get_n_rows (fixture);
  g_assert_cmpuint (n_rows, <, 20);
  wait_for_label (fixture, "In section 0");
  g_assert_cmpuint (get_n_rows (fixture), ==, n_rows);

  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 300, 700);
  reader_wait_until (get_n_rows (fixture) > n_rows);
  reader_wait_until (gtk_adjustment_get_upper (adjustment) >
                     gtk_adjustment_get_page_size (adjustment));
  g_assert_cmpuint (get_n_rows (fixture), <, 60);
  g_assert_cmpfloat (gtk_adjustment_get_value (adjustment), ==, 0);

  gtk_adjustment_set_value (adjustment, gtk_adjustment_get_upper (adjustment));
  n_rows = get_n_rows (fixture);
  reader_wait_until (get_n_rows (fixture) > n_rows);
}

/* A corrected search says so, and offers what was typed. */
static void
test_correction (Fixture *fixture, gconstpointer data)
{
  GtkWidget *notice = reader_find (GTK_WIDGET (fixture->page), ATTUNE_TYPE_RESULT_NOTICE);
  AttuneSearchAnswer answer = result_begin ("fuond <b>");

  show_some (fixture, 1);
  g_assert_false (gtk_widget_get_visible (notice));

  answer.corrected = g_strdup ("found <b>");
  result_add (&answer, result_make_hit (ATTUNE_SEARCH_TERM, "glossary", "A term is found"));
  show (fixture, &answer);
  g_assert_true (gtk_widget_get_visible (notice));
  reader_wait_until (reader_find_label (notice, "Showing results for found <b>") != NULL);
  g_assert_nonnull (reader_find_label (notice, "Search for “fuond <b>” Instead"));
  click (notice, GTK_TYPE_BUTTON);
  g_assert_cmpuint (fixture->n_literal, ==, 1);

  show_some (fixture, 1);
  g_assert_false (gtk_widget_get_visible (notice));
  attune_results_page_set_results (fixture->page, NULL, NULL);
  g_assert_false (gtk_widget_get_visible (notice));
}

static void
test_partial (Fixture *fixture, gconstpointer data)
{
  GtkWidget *notice = reader_find (GTK_WIDGET (fixture->page), ATTUNE_TYPE_RESULT_NOTICE);
  GtkWidget *button = reader_find (notice, GTK_TYPE_BUTTON);
  AttuneSearchAnswer answer = result_begin ("found nowhere");
  g_autoptr (AttuneSearchResults) partial = NULL;

  result_add (&answer, result_make_hit (ATTUNE_SEARCH_TERM, "glossary", "A term is found"));
  partial = attune_search_results_new (&answer);
  attune_results_page_set_results (fixture->page, partial, NULL);
  g_assert_true (gtk_widget_get_visible (notice));
  g_assert_false (gtk_widget_get_visible (button));
  reader_wait_until (
      reader_find_label (notice, "No passage has all of these words. These have some of them.") !=
      NULL);

  show_some (fixture, 1);
  g_assert_false (gtk_widget_get_visible (notice));
}

/* The kinds to choose from, by their tooltips, as in “All Results, Text”. */
static char *
list_toggles (AdwToggleGroup *group)
{
  GString *titles = g_string_new (NULL);

  for (guint i = 0; i < adw_toggle_group_get_n_toggles (group); i++)
    g_string_append_printf (titles, "%s%s", i > 0 ? ", " : "",
                            adw_toggle_get_tooltip (adw_toggle_group_get_toggle (group, i)));

  return g_string_free_and_steal (titles);
}

static gboolean
has_toggles (AdwToggleGroup *group, const char *expected)
{
  g_autofree char *titles = list_toggles (group);

  return g_str_equal (titles, expected);
}

static void
assert_filter (Fixture *fixture, const char *expected, guint active)
{
  GtkWidget *filter = reader_find (GTK_WIDGET (fixture->page), ATTUNE_TYPE_RESULT_FILTER);
  AdwToggleGroup *group = ADW_TOGGLE_GROUP (reader_find (filter, ADW_TYPE_TOGGLE_GROUP));

  g_assert_true (gtk_widget_get_visible (filter) == (expected != NULL));
  if (expected == NULL)
    return;

  reader_wait_until (has_toggles (group, expected));
  g_assert_cmpuint (adw_toggle_group_get_active (group), ==, active);
  for (guint i = 0; i < adw_toggle_group_get_n_toggles (group); i++)
    g_assert_true (adw_toggle_get_enabled (adw_toggle_group_get_toggle (group, i)));
}

static void
choose (Fixture *fixture, guint index)
{
  GtkWidget *group = reader_find (GTK_WIDGET (fixture->page), ADW_TYPE_TOGGLE_GROUP);

  adw_toggle_group_set_active (ADW_TOGGLE_GROUP (group), index);
}

/* There is a choice of what was found, and it is kept while one types. */
static void
test_filter (Fixture *fixture, gconstpointer data)
{
  static const guint all = (1u << ATTUNE_SEARCH_N_KINDS) - 1;
  static const guint text = 1u << ATTUNE_SEARCH_PASSAGE, term = 1u << ATTUNE_SEARCH_TERM;
  static const guint note = 1u << ATTUNE_SEARCH_NOTE;

  show_kinds (fixture, text);
  assert_filter (fixture, NULL, 0);
  show_kinds (fixture, all);
  assert_filter (fixture, "All Results, Sections, Text, Terms, References, Notes, Bookmarks", 0);
  g_assert_cmpuint (get_n_rows (fixture), ==, 6);
  show_kinds (fixture, text | term | note);
  assert_filter (fixture, "All Results, Text, Terms, Notes", 0);
  g_assert_cmpuint (get_n_rows (fixture), ==, 3);

  choose (fixture, 3);
  g_assert_cmpuint (get_n_rows (fixture), ==, 1);
  wait_for_label (fixture, "Note found");
  show_kinds (fixture, term | note);
  assert_filter (fixture, "All Results, Terms, Notes", 2);
  g_assert_cmpuint (get_n_rows (fixture), ==, 1);

  /* Nothing of it: then all; but the next letter may bring it back. */
  show_kinds (fixture, text | term);
  assert_filter (fixture, "All Results, Text, Terms", 0);
  g_assert_cmpuint (get_n_rows (fixture), ==, 2);
  show_kinds (fixture, all);
  assert_filter (fixture, "All Results, Sections, Text, Terms, References, Notes, Bookmarks", 5);

  choose (fixture, 0);
  g_assert_cmpuint (get_n_rows (fixture), ==, 6);
  choose (fixture, 6);
  g_assert_cmpuint (get_n_rows (fixture), ==, 1);

  /* The next search begins with all. */
  attune_results_page_set_results (fixture->page, NULL, NULL);
  show_kinds (fixture, all);
  assert_filter (fixture, "All Results, Sections, Text, Terms, References, Notes, Bookmarks", 0);
  g_assert_cmpuint (get_n_rows (fixture), ==, 6);
}

/* That there is more than what is listed is said below all of it. */
static void
test_end (Fixture *fixture, gconstpointer data)
{
  AttuneSearchAnswer answer = result_begin ("found");

  answer.is_complete = FALSE;
  result_add (&answer, result_make_hit (ATTUNE_SEARCH_TERM, "glossary", "A term is found"));
  show (fixture, &answer);
  wait_for_label (fixture, "The best 300 results");
  g_signal_emit_by_name (fixture->list, "activate", 1);
  g_assert_null (fixture->chosen);
}

static void
test_focus (Fixture *fixture, gconstpointer data)
{
  GtkWidget *words = NULL;

  show_some (fixture, 2);
  words = wait_for_label (fixture, "Passage 0 is found");
  g_assert_true (attune_results_page_focus (fixture->page));
  reader_wait_until (gtk_widget_get_focus_child (fixture->list) != NULL);
  g_assert_true (gtk_widget_is_ancestor (words, gtk_widget_get_focus_child (fixture->list)));
}

/* It comes only when it takes long, and goes at once. */
static void
test_progress (Fixture *fixture, gconstpointer data)
{
  GtkWidget *bar = reader_find (GTK_WIDGET (fixture->page), GTK_TYPE_PROGRESS_BAR);

  attune_results_page_set_progress (fixture->page, 1);
  g_assert_false (gtk_widget_get_visible (bar));
  attune_results_page_set_progress (fixture->page, 0.25);
  g_assert_false (gtk_widget_get_visible (bar));
  reader_wait_until (gtk_widget_get_visible (bar));
  g_assert_cmpfloat (gtk_progress_bar_get_fraction (GTK_PROGRESS_BAR (bar)), ==, 0.25);
  attune_results_page_set_progress (fixture->page, 0.5);
  g_assert_true (gtk_widget_get_visible (bar));
  attune_results_page_set_progress (fixture->page, 1);
  g_assert_false (gtk_widget_get_visible (bar));
  /* It may go while it waits to be shown. */
  attune_results_page_set_progress (fixture->page, 0.25);
}

/* What was searched for lately is offered where there is any. */
static void
test_recent (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GSettings) settings = g_settings_new (ATTUNE_APPLICATION_ID);
  g_autoptr (AttuneRecentSearches) searches = attune_recent_searches_new (settings);
  AttuneRecentList *recent = attune_recent_list_new (searches);

  attune_recent_searches_clear (searches);
  attune_results_page_set_recent (fixture->page, GTK_WIDGET (recent));
  attune_results_page_set_results (fixture->page, NULL, NULL);
  assert_shows (fixture, "hint");
  attune_recent_searches_add (searches, "secure base");
  assert_shows (fixture, "recent");
  show_some (fixture, 1);
  assert_shows (fixture, "hits");
  attune_results_page_set_results (fixture->page, NULL, NULL);
  assert_shows (fixture, "recent");

  g_signal_emit_by_name (recent, "chosen", "secure base");
  g_assert_cmpstr (fixture->text, ==, "secure base");
  attune_recent_searches_clear (searches);
  assert_shows (fixture, "hint");
}

static void
add (const char *path, void (*test) (Fixture *, gconstpointer))
{
  g_test_add (path, Fixture, NULL, set_up, test, tear_down);
}

int
main (int argc, char **argv)
{
  reader_test_init (&argc, &argv);

  g_test_add_func ("/results-page/mark-ranges", test_mark_ranges);
  g_test_add_func ("/results-page/mark-nothing", test_mark_nothing);
  add ("/results-page/states", test_states);
  add ("/results-page/rows", test_rows);
  add ("/results-page/more", test_more);
  add ("/results-page/screenful", test_screenful);
  add ("/results-page/correction", test_correction);
  add ("/results-page/partial", test_partial);
  add ("/results-page/filter", test_filter);
  add ("/results-page/end", test_end);
  add ("/results-page/focus", test_focus);
  add ("/results-page/progress", test_progress);
  add ("/results-page/recent", test_recent);

  return g_test_run ();
}
