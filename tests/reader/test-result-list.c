/* test-result-list.c: what a search found, section by section
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <gtk/gtk.h>

#include "attune-library.h"
#include "attune-result-list.h"
#include "result-tools.h"

/* Groups and rows on one line: “In a: one two +3 | In b: four”. Each row must be of the group that
 * the list says it is in. */
static char *
describe (AttuneResultList *list)
{
  GString *words = g_string_new (NULL);
  guint n = g_list_model_get_n_items (G_LIST_MODEL (list)), start = 0, end = 0;

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (AttuneResultRow) row = g_list_model_get_item (G_LIST_MODEL (list), i);

      if (i == end)
        {
          gtk_section_model_get_section (GTK_SECTION_MODEL (list), i, &start, &end);
          g_assert_cmpuint (start, ==, i);
          g_assert_cmpuint (end, >, start);
          g_assert_cmpuint (end, <=, n);
          g_string_append_printf (words, "%s%s:", i > 0 ? " | " : "",
                                  attune_result_row_get_heading (row));
        }
      else
        {
          guint same_start = 0, same_end = 0;

          gtk_section_model_get_section (GTK_SECTION_MODEL (list), i, &same_start, &same_end);
          g_assert_cmpuint (same_start, ==, start);
          g_assert_cmpuint (same_end, ==, end);
        }

      switch (attune_result_row_get_kind (row))
        {
        case ATTUNE_RESULT_ROW_HIT:
          g_string_append_printf (words, " %s",
                                  attune_search_hit_get_snippet (attune_result_row_get_hit (row)));
          break;
        case ATTUNE_RESULT_ROW_MORE:
          g_string_append_printf (words, " +%u", attune_result_row_get_n_hidden (row));
          break;
        case ATTUNE_RESULT_ROW_PARTIAL:
          g_string_append (words, " partial");
          break;
        case ATTUNE_RESULT_ROW_END:
          g_string_append (words, " end");
          break;
        }
    }

  return g_string_free_and_steal (words);
}

static void
assert_list (AttuneResultList *list, const char *expected)
{
  g_autofree char *words = describe (list);

  g_assert_cmpstr (words, ==, expected);
}

/* Five hits in the section “a”, one in “b”, which ranks second */
static AttuneSearchResults *
make_results (gboolean is_complete)
{
  AttuneSearchAnswer answer = result_begin ("found");

  answer.is_complete = is_complete;
  result_add (&answer, result_make_hit (ATTUNE_SEARCH_PASSAGE, "a", "one"));
  result_add (&answer, result_make_hit (ATTUNE_SEARCH_TERM, "b", "two"));
  result_add (&answer, result_make_hit (ATTUNE_SEARCH_PASSAGE, "a", "three"));
  result_add (&answer, result_make_hit (ATTUNE_SEARCH_SECTION, "a", "four"));
  result_add (&answer, result_make_hit (ATTUNE_SEARCH_TERM, "a", "five"));
  result_add (&answer, result_make_hit (ATTUNE_SEARCH_PASSAGE, "a", "six"));

  return result_end (&answer);
}

static AttuneResultList *
make_list (AttuneSearchResults *results, AttuneArticle *article)
{
  AttuneResultList *list = attune_result_list_new ();

  attune_result_list_set_results (list, results, article);

  return list;
}

static AttuneArticle *
open_article (AttuneLibrary *library)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "fixtures", "small.json", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  AttuneArticle *article = attune_library_add_file (library, file, &error);

  g_assert_no_error (error);

  return article;
}

/* Groups stand in the order of their best hits; a heading leads its own. */
static void
test_groups (void)
{
  g_autoptr (AttuneSearchResults) results = make_results (TRUE);
  g_autoptr (AttuneResultList) list = make_list (results, NULL);
  g_autoptr (AttuneResultRow) heading = g_list_model_get_item (G_LIST_MODEL (list), 0);
  g_autoptr (AttuneResultRow) passage = g_list_model_get_item (G_LIST_MODEL (list), 1);
  guint start = 0, end = 0;

  assert_list (list, "Around a: four one three +2 | In b: two");

  /* Each hit is where it is, whatever its group is called. */
  g_assert_cmpstr (attune_result_row_get_path (heading), ==, "Around a");
  g_assert_cmpstr (attune_result_row_get_path (passage), ==, "In a");

  gtk_section_model_get_section (GTK_SECTION_MODEL (list), 5, &start, &end);
  g_assert_cmpuint (start, ==, 5);
  g_assert_cmpuint (end, ==, G_MAXUINT);
  g_assert_null (g_list_model_get_item (G_LIST_MODEL (list), 5));
}

/* Ids are those of an article; another may have the same. */
static void
test_articles (void)
{
  AttuneSearchAnswer answer = result_begin ("found");
  g_autoptr (AttuneSearchResults) results = NULL;
  g_autoptr (AttuneResultList) list = NULL;

  result_add (&answer, result_make_hit_in ("x", ATTUNE_SEARCH_PASSAGE, "a", "one"));
  result_add (&answer, result_make_hit_in ("y", ATTUNE_SEARCH_PASSAGE, "a", "two"));
  result_add (&answer, result_make_hit_in ("x", ATTUNE_SEARCH_PASSAGE, "a", "three"));
  results = result_end (&answer);
  list = make_list (results, NULL);

  assert_list (list, "In a: one three | In a: two");
}

typedef struct
{
  guint n;
  guint position;
  guint n_removed;
  guint n_added;
} Change;

static void
changed_cb (Change *change, guint position, guint n_removed, guint n_added)
{
  *change = (Change) { change->n + 1, position, n_removed, n_added };
}

static void
test_open (void)
{
  g_autoptr (AttuneSearchResults) results = make_results (FALSE);
  g_autoptr (AttuneResultList) list = make_list (results, NULL);
  Change change = { 0 };

  g_signal_connect_swapped (list, "items-changed", G_CALLBACK (changed_cb), &change);

  g_assert_false (attune_result_list_open (list, 0));
  g_assert_false (attune_result_list_open (list, 5));
  g_assert_false (attune_result_list_open (list, 6));
  g_assert_false (attune_result_list_open (list, G_MAXUINT));
  g_assert_cmpuint (change.n, ==, 0);

  g_assert_true (attune_result_list_open (list, 3));
  assert_list (list, "Around a: four one three five six | In b: two end");
  g_assert_cmpuint (change.n, ==, 1);
  g_assert_cmpuint (change.position, ==, 3);
  g_assert_cmpuint (change.n_removed, ==, 1);
  g_assert_cmpuint (change.n_added, ==, 2);

  g_assert_false (attune_result_list_open (list, 3));
}

static void
test_kinds (void)
{
  g_autoptr (AttuneSearchResults) results = make_results (TRUE);
  g_autoptr (AttuneResultList) list = make_list (results, NULL);
  Change change = { 0 };

  g_signal_connect_swapped (list, "items-changed", G_CALLBACK (changed_cb), &change);

  attune_result_list_set_kinds (list, ATTUNE_RESULT_LIST_ALL);
  g_assert_cmpuint (change.n, ==, 0);

  attune_result_list_set_kinds (list, 1u << ATTUNE_SEARCH_TERM);
  assert_list (list, "In b: two | In a: five");
  g_assert_cmpuint (change.n, ==, 1);
  g_assert_cmpuint (change.position, ==, 0);
  g_assert_cmpuint (change.n_removed, ==, 5);
  g_assert_cmpuint (change.n_added, ==, 2);

  /* Without its heading, a section goes by its own title. */
  attune_result_list_set_kinds (list, 1u << ATTUNE_SEARCH_PASSAGE);
  assert_list (list, "In a: one three six");
  g_assert_cmpuint (attune_result_list_get_kinds (list), ==, 1u << ATTUNE_SEARCH_PASSAGE);
  attune_result_list_set_kinds (list, ATTUNE_RESULT_LIST_ALL);
  assert_list (list, "Around a: four one three +2 | In b: two");

  /* The counts are those of what was found. */
  attune_result_list_set_kinds (list, 1u << ATTUNE_SEARCH_TERM);
  g_assert_cmpuint (attune_result_list_count (list, ATTUNE_SEARCH_SECTION), ==, 1);
  g_assert_cmpuint (attune_result_list_count (list, ATTUNE_SEARCH_PASSAGE), ==, 3);
  g_assert_cmpuint (attune_result_list_count (list, ATTUNE_SEARCH_TERM), ==, 2);
  g_assert_cmpuint (attune_result_list_count (list, ATTUNE_SEARCH_REFERENCE), ==, 0);
  g_assert_cmpuint (attune_result_list_count (list, ATTUNE_SEARCH_NOTE), ==, 0);
  g_assert_cmpuint (attune_result_list_count (list, ATTUNE_SEARCH_BOOKMARK), ==, 0);
}

/* What was chosen holds until nothing is searched for, also through results that have none of it.
 */
static void
test_kinds_kept (void)
{
  AttuneSearchAnswer answer = result_begin ("found");
  g_autoptr (AttuneSearchResults) results = make_results (TRUE), without = NULL;
  g_autoptr (AttuneResultList) list = make_list (results, NULL);

  result_add (&answer, result_make_hit (ATTUNE_SEARCH_PASSAGE, "a", "one"));
  without = result_end (&answer);

  attune_result_list_set_kinds (list, 1u << ATTUNE_SEARCH_TERM);
  attune_result_list_set_results (list, without, NULL);
  assert_list (list, "In a: one");
  g_assert_cmpuint (attune_result_list_get_kinds (list), ==, ATTUNE_RESULT_LIST_ALL);
  attune_result_list_set_results (list, results, NULL);
  assert_list (list, "In b: two | In a: five");

  attune_result_list_set_results (list, NULL, NULL);
  assert_list (list, "");
  g_assert_null (attune_result_list_get_results (list));
  g_assert_cmpuint (attune_result_list_count (list, ATTUNE_SEARCH_TERM), ==, 0);
  attune_result_list_set_results (list, results, NULL);
  assert_list (list, "Around a: four one three +2 | In b: two");
}

/* A list view keeps the widgets of rows that are there again. */
static void
test_rows_kept (void)
{
  AttuneSearchAnswer answer = result_begin ("found");
  g_autoptr (AttuneSearchResults) results = make_results (TRUE), others = NULL;
  g_autoptr (AttuneResultList) list = make_list (results, NULL);
  g_autoptr (AttuneResultRow) row = g_list_model_get_item (G_LIST_MODEL (list), 0), same = NULL;
  Change change = { 0 };

  result_add (&answer, result_make_hit (ATTUNE_SEARCH_PASSAGE, "c", "seven"));
  others = result_end (&answer);
  g_signal_connect_swapped (list, "items-changed", G_CALLBACK (changed_cb), &change);

  attune_result_list_set_results (list, others, NULL);
  assert_list (list, "In c: seven");
  g_assert_cmpuint (change.n, ==, 1);
  g_assert_cmpuint (change.n_removed, ==, 5);
  g_assert_cmpuint (change.n_added, ==, 1);
  same = g_list_model_get_item (G_LIST_MODEL (list), 0);
  g_assert_true (row == same);
}

/* Opened groups are closed by another choice. */
static void
test_kinds_close (void)
{
  g_autoptr (AttuneSearchResults) results = make_results (TRUE);
  g_autoptr (AttuneResultList) list = make_list (results, NULL);

  g_assert_true (attune_result_list_open (list, 3));
  attune_result_list_set_kinds (list, 1u << ATTUNE_SEARCH_TERM);
  attune_result_list_set_kinds (list, ATTUNE_RESULT_LIST_ALL);
  assert_list (list, "Around a: four one three +2 | In b: two");
}

/* Marks stand with what the article has at their places. */
static void
test_marks (void)
{
  g_autoptr (AttuneLibrary) library = attune_library_new ();
  AttuneArticle *article = open_article (library);
  AttuneSearchAnswer answer = result_begin ("found");
  g_autoptr (AttuneSearchResults) results = NULL;
  g_autoptr (AttuneResultList) list = NULL, without = NULL;

  result_add (&answer, result_make_mark (ATTUNE_SEARCH_NOTE, NULL, NULL, "lost"));
  result_add (&answer, result_make_mark (ATTUNE_SEARCH_NOTE, "other", "saying", "other"));
  result_add (&answer, result_make_mark (ATTUNE_SEARCH_NOTE, "small", "saying", "note"));
  result_add (&answer, result_make_mark (ATTUNE_SEARCH_BOOKMARK, "small", "welcome", "bookmark"));
  result_add (&answer, result_make_hit (ATTUNE_SEARCH_PASSAGE, "voices", "passage"));
  result_add (&answer, result_make_mark (ATTUNE_SEARCH_BOOKMARK, "small", "gone", "gone"));
  results = result_end (&answer);

  list = make_list (results, article);
  assert_list (list, "The beginning › Voices from the quay: note passage | "
                     "The beginning: bookmark | "
                     "In other articles: other | "
                     "No longer in the text: lost gone");

  without = make_list (results, NULL);
  assert_list (without, "In voices: passage | "
                        "In other articles: other note bookmark +1 | "
                        "No longer in the text: lost");
}

static void
test_end (void)
{
  AttuneSearchAnswer answer = result_begin ("found");
  g_autoptr (AttuneSearchResults) results = make_results (FALSE), none = NULL;
  g_autoptr (AttuneResultList) list = make_list (results, NULL), empty = NULL;

  assert_list (list, "Around a: four one three +2 | In b: two end");
  attune_result_list_set_kinds (list, 1u << ATTUNE_SEARCH_PASSAGE);
  assert_list (list, "In a: one three six end");

  answer.is_complete = FALSE;
  none = result_end (&answer);
  empty = make_list (none, NULL);
  assert_list (empty, "");
}

/* What has but some of the words stands apart, below. */
static void
test_partial (void)
{
  AttuneSearchAnswer answer = result_begin ("found"), all = result_begin ("found");
  g_autoptr (AttuneSearchResults) results = NULL, partial = NULL;
  g_autoptr (AttuneResultList) list = NULL, of_partial = NULL;

  result_add (&answer, result_make_hit (ATTUNE_SEARCH_PASSAGE, "a", "one"));
  result_add (&answer, result_make_hit (ATTUNE_SEARCH_PASSAGE, "b", "two"));
  answer.n_full = answer.hits->len;
  result_add (&answer, result_make_hit (ATTUNE_SEARCH_TERM, "c", "three"));
  result_add (&answer, result_make_hit (ATTUNE_SEARCH_PASSAGE, "a", "four"));
  answer.is_complete = FALSE;
  results = attune_search_results_new (&answer);
  list = make_list (results, NULL);
  assert_list (list, "In a: one | In b: two partial | In c: three | In a: four end");

  attune_result_list_set_kinds (list, 1u << ATTUNE_SEARCH_TERM);
  assert_list (list, "In c: three end");

  /* The page says it of all. */
  result_add (&all, result_make_hit (ATTUNE_SEARCH_PASSAGE, "a", "one"));
  partial = attune_search_results_new (&all);
  of_partial = make_list (partial, NULL);
  assert_list (of_partial, "In a: one");
}

static guint
count_hits (AttuneResultList *list, GHashTable *seen)
{
  guint n_hidden = 0;

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (list)); i++)
    {
      g_autoptr (AttuneResultRow) row = g_list_model_get_item (G_LIST_MODEL (list), i);
      AttuneSearchHit *hit = attune_result_row_get_hit (row);

      if (hit != NULL)
        g_assert_true (g_hash_table_add (seen, hit));
      n_hidden += attune_result_row_get_n_hidden (row);
    }

  return n_hidden;
}

/* Whatever was found, each hit is shown once or hidden once, and none is when all is opened. */
static void
test_random (void)
{
  for (guint i = 0; i < 100; i++)
    {
      guint n_hits = (guint) g_test_rand_int_range (0, ATTUNE_SEARCH_MAX_HITS + 1);
      gint n_sections = g_test_rand_int_range (1, 40);
      AttuneSearchAnswer answer = result_begin ("found");
      g_autoptr (AttuneSearchResults) results = NULL;
      g_autoptr (AttuneResultList) list = NULL;
      g_autoptr (GHashTable) closed = g_hash_table_new (NULL, NULL);
      g_autoptr (GHashTable) opened = g_hash_table_new (NULL, NULL);
      g_autofree char *words = NULL;
      guint n_hidden = 0;

      for (guint h = 0; h < n_hits; h++)
        {
          g_autofree char *section = g_strdup_printf ("%d", g_test_rand_int_range (0, n_sections));

          result_add (&answer,
                      result_make_hit ((AttuneSearchKind) g_test_rand_int_range (
                                           ATTUNE_SEARCH_PASSAGE, ATTUNE_SEARCH_N_INDEXED_KINDS),
                                       section, "found"));
        }
      results = result_end (&answer);
      list = make_list (results, NULL);
      words = describe (list);

      n_hidden = count_hits (list, closed);
      g_assert_cmpuint (g_hash_table_size (closed) + n_hidden, ==, n_hits);

      for (guint r = 0; r < g_list_model_get_n_items (G_LIST_MODEL (list)); r++)
        attune_result_list_open (list, r);
      g_assert_cmpuint (count_hits (list, opened), ==, 0);
      g_assert_cmpuint (g_hash_table_size (opened), ==, n_hits);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/result-list/groups", test_groups);
  g_test_add_func ("/result-list/articles", test_articles);
  g_test_add_func ("/result-list/open", test_open);
  g_test_add_func ("/result-list/kinds", test_kinds);
  g_test_add_func ("/result-list/kinds-kept", test_kinds_kept);
  g_test_add_func ("/result-list/rows-kept", test_rows_kept);
  g_test_add_func ("/result-list/kinds-close", test_kinds_close);
  g_test_add_func ("/result-list/marks", test_marks);
  g_test_add_func ("/result-list/end", test_end);
  g_test_add_func ("/result-list/partial", test_partial);
  g_test_add_func ("/result-list/random", test_random);

  return g_test_run ();
}
