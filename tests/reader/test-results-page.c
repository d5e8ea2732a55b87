/* test-results-page.c: what a search found, in the sidebar
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "attune-results-page.h"
#include "attune-search-index.h"
#include "reader-tools.h"

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

static void
assert_shows (AttuneResultsPage *page, const char *name)
{
  GtkWidget *stack = reader_find (GTK_WIDGET (page), GTK_TYPE_STACK);

  g_assert_cmpstr (gtk_stack_get_visible_child_name (GTK_STACK (stack)), ==, name);
}

static AttuneSearchResults *
search (AttuneSearchIndex *index, const char *text)
{
  g_autoptr (GError) error = NULL;
  AttuneSearchResults *results = attune_search_index_search (index, text, NULL, &error);

  g_assert_no_error (error);

  return results;
}

static void
chosen_cb (AttuneSearchHit **chosen, AttuneSearchHit *hit)
{
  g_set_object (chosen, hit);
}

/* What a row shows and says is what was found, and a click tells which. */
static void
test_rows (void)
{
  g_autoptr (AttuneLibrary) library = reader_open_fixture ("fixtures", "small.json");
  g_autoptr (AttuneSearchIndex) index = attune_search_index_new (library, NULL);
  g_autoptr (AttuneSearchResults) nothing = search (index, "zzzz");
  g_autoptr (AttuneSearchResults) found = search (index, "Köhler");
  g_autoptr (AttuneSearchHit) hit = g_list_model_get_item (G_LIST_MODEL (found), 0);
  g_autoptr (AttuneSearchHit) chosen = NULL;
  AttuneResultsPage *page = g_object_new (ATTUNE_TYPE_RESULTS_PAGE, NULL);
  GtkWidget *window = gtk_window_new (), *list = NULL, *snippet = NULL;
  const AttuneSearchRange *ranges = NULL;
  guint n_ranges = 0;

  g_assert_nonnull (hit);
  gtk_window_set_child (GTK_WINDOW (window), GTK_WIDGET (page));
  gtk_window_set_default_size (GTK_WINDOW (window), 300, 500);
  gtk_window_present (GTK_WINDOW (window));
  g_signal_connect_swapped (page, "chosen", G_CALLBACK (chosen_cb), &chosen);

  attune_results_page_set_hits (page, NULL);
  assert_shows (page, "hint");
  attune_results_page_set_hits (page, G_LIST_MODEL (nothing));
  assert_shows (page, "nothing");
  attune_results_page_set_hits (page, G_LIST_MODEL (found));
  assert_shows (page, "hits");

  list = reader_find (GTK_WIDGET (page), GTK_TYPE_LIST_VIEW);
  reader_wait_until (reader_find_label (list, attune_search_hit_get_section_title (hit)) != NULL);
  snippet = reader_find_label (list, attune_search_hit_get_snippet (hit));
  g_assert_nonnull (snippet);
  ranges = attune_search_hit_get_snippet_ranges (hit, &n_ranges);
  g_assert_nonnull (ranges);
  g_assert_cmpuint (n_ranges, >, 0);
  g_assert_cmpuint (count (gtk_label_get_attributes (GTK_LABEL (snippet))), ==, n_ranges);

  g_signal_emit_by_name (list, "activate", 0);
  g_assert_true (chosen == hit);

  attune_results_page_set_hits (page, NULL);
  assert_shows (page, "hint");
  gtk_window_destroy (GTK_WINDOW (window));
}

int
main (int argc, char **argv)
{
  reader_test_init (&argc, &argv);

  g_test_add_func ("/results-page/mark-ranges", test_mark_ranges);
  g_test_add_func ("/results-page/mark-nothing", test_mark_nothing);
  g_test_add_func ("/results-page/rows", test_rows);

  return g_test_run ();
}
