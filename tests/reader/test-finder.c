/* test-finder.c: a search in progress
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "attune-finder.h"
#include "reader-tools.h"

typedef struct
{
  AttuneLibrary *library;
  AttuneArticle *article;
  AttuneFinder *finder;
  guint n_found;
  guint n_stepped;
} Fixture;

static void
count_cb (guint *count)
{
  (*count)++;
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autofree char *folder = reader_make_folder ();
  g_autofree char *path = g_build_filename (folder, "index.db", NULL);
  g_autoptr (AttuneSearchIndex) index = NULL;

  fixture->library = reader_open_real ();
  fixture->article = reader_get_article (fixture->library);
  index = attune_search_index_new (fixture->library, path);
  fixture->finder = attune_finder_new (index);
  g_signal_connect_swapped (fixture->finder, "found", G_CALLBACK (count_cb), &fixture->n_found);
  g_signal_connect_swapped (fixture->finder, "stepped", G_CALLBACK (count_cb), &fixture->n_stepped);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  /* A search that was given up still holds the finder until it has heard of that. */
  while (G_OBJECT (fixture->finder)->ref_count > 1)
    g_main_context_iteration (NULL, TRUE);
  g_assert_finalize_object (fixture->finder);
  g_object_unref (fixture->library);
}

static void
find (Fixture *fixture, const char *text, AttunePlace *origin)
{
  guint before = fixture->n_found;

  attune_finder_search (fixture->finder, text, fixture->article, origin);
  reader_wait_until (fixture->n_found > before);
  g_assert_cmpuint (fixture->n_found, ==, before + 1);
}

static void
assert_status (Fixture *fixture, const char *format, ...)
{
  g_autofree char *status = attune_finder_dup_status (fixture->finder);
  g_autofree char *expected = NULL;
  va_list arguments;

  va_start (arguments, format);
  expected = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  g_assert_cmpstr (status, ==, expected);
}

static AttunePlace *
match (Fixture *fixture, guint i)
{
  return g_ptr_array_index (attune_finder_get_matches (fixture->finder), i);
}

static void
test_nothing_yet (Fixture *fixture, gconstpointer data)
{
  assert_status (fixture, "");
  g_assert_null (attune_finder_get_results (fixture->finder));
  g_assert_null (attune_finder_get_current (fixture->finder));
  g_assert_cmpuint (attune_finder_get_matches (fixture->finder)->len, ==, 0);
  g_assert_false (attune_finder_is_empty_handed (fixture->finder));
  g_assert_false (attune_finder_step (fixture->finder, TRUE));
  g_assert_false (attune_finder_step (fixture->finder, FALSE));
  g_assert_cmpuint (fixture->n_stepped, ==, 0);
}

static void
test_found (Fixture *fixture, gconstpointer data)
{
  const GPtrArray *matches = NULL;

  find (fixture, "secure base", NULL);
  matches = attune_finder_get_matches (fixture->finder);
  g_assert_cmpuint (matches->len, >, 3);
  g_assert_cmpuint (
      g_list_model_get_n_items (G_LIST_MODEL (attune_finder_get_results (fixture->finder))), >, 1);
  g_assert_false (attune_finder_is_empty_handed (fixture->finder));
  g_assert_true (attune_finder_get_current (fixture->finder) == match (fixture, 0));
  assert_status (fixture, "1 of %u", matches->len);

  /* In reading order, each the words that were searched for */
  for (guint i = 0; i < matches->len; i++)
    {
      AttunePlace *place = match (fixture, i);
      guint start = 0, end = 0;
      const AttuneBlock *block = attune_article_resolve (fixture->article, place, &start, &end,
                                                         NULL);
      g_autofree char *words = NULL, *folded = NULL;

      g_assert_nonnull (block);
      words = attune_text_dup_range (attune_block_get_text (block), start, end);
      folded = g_utf8_casefold (words, -1);
      g_assert_true (strstr (folded, "secur") != NULL || strstr (folded, "base") != NULL);
      if (i > 0)
        g_assert_cmpint (
            attune_article_compare_places (fixture->article, match (fixture, i - 1), place), <, 0);
    }
}

/* Wherever one is, the first match from there on is the current one; below the last, the first. */
static void
test_origin (Fixture *fixture, gconstpointer data)
{
  guint n_blocks = attune_article_get_n_blocks (fixture->article);
  guint n_wrapped = 0, n_within = 0;

  for (guint i = 0; i < n_blocks; i += 7)
    {
      const AttuneBlock *block = attune_article_get_block (fixture->article, i);
      g_autoptr (AttunePlace) origin = attune_place_new_range (
          attune_article_get_id (fixture->article), attune_block_get_id (block), 3, 3);
      AttunePlace *current = NULL, *last = NULL;

      find (fixture, "mentalizing", origin);
      current = attune_finder_get_current (fixture->finder);
      g_assert_nonnull (current);
      last = match (fixture, attune_finder_get_matches (fixture->finder)->len - 1);
      if (attune_article_compare_places (fixture->article, last, origin) < 0)
        {
          g_assert_true (current == match (fixture, 0));
          n_wrapped++;
          continue;
        }
      g_assert_cmpint (attune_article_compare_places (fixture->article, current, origin), >=, 0);
      for (guint j = 0; match (fixture, j) != current; j++)
        g_assert_cmpint (
            attune_article_compare_places (fixture->article, match (fixture, j), origin), <, 0);
      n_within++;
    }
  g_assert_cmpuint (n_within, >, 5);
  g_test_message ("%u origins above the last match, %u below", n_within, n_wrapped);
}

/* One that begins exactly where one is counts. */
static void
test_origin_at_match (Fixture *fixture, gconstpointer data)
{
  g_autoptr (AttunePlace) origin = NULL;
  AttunePlace *third = NULL;

  find (fixture, "secure base", NULL);
  third = match (fixture, 2);
  origin = attune_place_new_range (attune_place_get_article_id (third),
                                   attune_place_get_block_id (third),
                                   attune_place_get_start (third), attune_place_get_start (third));
  find (fixture, "secure base", origin);
  g_assert_true (attune_finder_get_current (fixture->finder) == match (fixture, 2));
  assert_status (fixture, "3 of %u", attune_finder_get_matches (fixture->finder)->len);
}

static void
test_step (Fixture *fixture, gconstpointer data)
{
  guint n = 0;

  find (fixture, "secure base", NULL);
  n = attune_finder_get_matches (fixture->finder)->len;
  for (guint i = 1; i <= 2 * n; i++)
    {
      g_assert_true (attune_finder_step (fixture->finder, TRUE));
      g_assert_true (attune_finder_get_current (fixture->finder) == match (fixture, i % n));
      assert_status (fixture, "%u of %u", i % n + 1, n);
    }
  g_assert_cmpuint (fixture->n_stepped, ==, 2 * n);
  g_assert_true (attune_finder_step (fixture->finder, FALSE));
  g_assert_true (attune_finder_get_current (fixture->finder) == match (fixture, n - 1));
  g_assert_true (attune_finder_step (fixture->finder, FALSE));
  g_assert_true (attune_finder_get_current (fixture->finder) == match (fixture, n - 2));
}

/* Every hit leads to a match of its own block. */
static void
test_select_hit (Fixture *fixture, gconstpointer data)
{
  GListModel *hits = NULL;
  g_autoptr (AttuneSearchHit) old = NULL;

  find (fixture, "secure base", NULL);
  hits = G_LIST_MODEL (attune_finder_get_results (fixture->finder));
  for (guint i = 0; i < g_list_model_get_n_items (hits); i++)
    {
      g_autoptr (AttuneSearchHit) hit = g_list_model_get_item (hits, i);
      AttunePlace *current = NULL;

      g_assert_true (attune_finder_select_hit (fixture->finder, hit));
      current = attune_finder_get_current (fixture->finder);
      g_assert_cmpstr (attune_place_get_block_id (current), ==,
                       attune_place_get_block_id (attune_search_hit_get_place (hit)));
      g_assert_cmpuint (fixture->n_stepped, ==, i + 1);
    }

  old = g_list_model_get_item (hits, 0);
  find (fixture, "zzzz", NULL);
  g_assert_false (attune_finder_select_hit (fixture->finder, old));
}

static void
test_clear (Fixture *fixture, gconstpointer data)
{
  find (fixture, "secure base", NULL);
  fixture->n_found = 0;
  attune_finder_clear (fixture->finder);
  g_assert_cmpuint (fixture->n_found, ==, 1);
  test_nothing_yet (fixture, NULL);

  /* No words are no search, too. */
  find (fixture, "secure base", NULL);
  fixture->n_found = 0;
  attune_finder_search (fixture->finder, "", fixture->article, NULL);
  g_assert_cmpuint (fixture->n_found, ==, 1);
  test_nothing_yet (fixture, NULL);
}

/* Cleared while it runs, a search is not heard of any more. */
static void
test_clear_while_searching (Fixture *fixture, gconstpointer data)
{
  attune_finder_search (fixture->finder, "secure", fixture->article, NULL);
  attune_finder_clear (fixture->finder);
  g_assert_cmpuint (fixture->n_found, ==, 1);

  /* What was asked for before it has been answered when this is. */
  find (fixture, "zzzz", NULL);
  g_assert_cmpuint (fixture->n_found, ==, 2);
  g_assert_true (attune_finder_is_empty_handed (fixture->finder));
}

/* Of what is typed letter by letter, the last is what is shown in the end, and nothing older is
 * told of behind it. */
static void
test_newest_only (Fixture *fixture, gconstpointer data)
{
  static const char text[] = "mentalizing";
  guint n = 0, n_found = 0;

  find (fixture, text, NULL);
  n = attune_finder_get_matches (fixture->finder)->len;
  attune_finder_clear (fixture->finder);
  fixture->n_found = 0;

  for (guint i = 1; i <= strlen (text); i++)
    {
      g_autofree char *typed = g_strndup (text, i);

      attune_finder_search (fixture->finder, typed, fixture->article, NULL);
    }
  reader_wait_until (attune_finder_get_matches (fixture->finder)->len == n);
  n_found = fixture->n_found;
  g_assert_cmpuint (n_found, <=, strlen (text));
  find (fixture, "zzzz", NULL);
  g_assert_cmpuint (fixture->n_found, ==, n_found + 1);
  g_assert_true (attune_finder_is_empty_handed (fixture->finder));
}

static void
test_empty_handed (Fixture *fixture, gconstpointer data)
{
  find (fixture, "xyzzyplugh", NULL);
  g_assert_true (attune_finder_is_empty_handed (fixture->finder));
  g_assert_cmpuint (
      g_list_model_get_n_items (G_LIST_MODEL (attune_finder_get_results (fixture->finder))), ==, 0);
  g_assert_null (attune_finder_get_current (fixture->finder));
  g_assert_false (attune_finder_step (fixture->finder, TRUE));
  assert_status (fixture, "No matches");
}

/* A window can be closed while it searches. */
static void
test_dropped (void)
{
  g_autoptr (AttuneLibrary) library = reader_open_real ();
  AttuneSearchIndex *index = attune_search_index_new (library, NULL);
  AttuneFinder *finder = attune_finder_new (index);
  gpointer weak = finder;

  g_object_add_weak_pointer (G_OBJECT (finder), &weak);
  attune_finder_search (finder, "secure", reader_get_article (library), NULL);
  g_object_unref (index);
  g_object_unref (finder);
  reader_wait_until (weak == NULL);
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

  add ("/finder/nothing-yet", test_nothing_yet);
  add ("/finder/found", test_found);
  add ("/finder/origin", test_origin);
  add ("/finder/origin-at-match", test_origin_at_match);
  add ("/finder/step", test_step);
  add ("/finder/select-hit", test_select_hit);
  add ("/finder/clear", test_clear);
  add ("/finder/clear-while-searching", test_clear_while_searching);
  add ("/finder/newest-only", test_newest_only);
  add ("/finder/empty-handed", test_empty_handed);
  g_test_add_func ("/finder/dropped", test_dropped);

  return g_test_run ();
}
