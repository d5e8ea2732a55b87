/* test-search-hostile.c: whatever is typed is answered, and soon
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * With ATTUNE_TEST_LONG in the environment 100,000 inputs are tried. How long the slowest took is
 * told, and fails nothing.
 */

#include "config.h"

#include "search-tools.h"

#define N_INPUTS 3000
#define N_INPUTS_LONG 100000
#define HUGE_LENGTH (1024 * 1024)

/* What queries are made of, and what nobody should make them of */
static const char *const pieces[] = {
  "attachment",
  "secure",
  "base",
  "therapist",
  "rupture",
  "a",
  "the",
  "s",
  "in",
  "wallin",
  "2007",
  "1969",
  "atachmnt",
  "xqzv",
  "Köhler",
  "client’s",
  "\"",
  "“",
  "”",
  "'",
  "’",
  "*",
  "(",
  ")",
  "-",
  "−",
  "--",
  "+",
  "^",
  ":",
  ",",
  ";",
  "OR",
  "AND",
  "NOT",
  "NEAR",
  "NEAR(",
  "|",
  "||",
  "&",
  "title:",
  "term:",
  "ref:",
  "note:",
  "tag:",
  "foo:",
  "#",
  "##tag",
  "{title}",
  "{",
  "}",
  "\\",
  "%",
  "_",
  "\n",
  "\t",
  "\x01",
  "\x7f",
  "\xc3",
  "\xff\xfe",
  "\xed\xa0\x80",
  "\xe2\x80",
  "😀",
  "👩‍👩‍👧",
  "🇩🇪",
  "שלום",
  "مرحبا",
  "\u202e",
  "\u200f",
  "e\u0301\u0302\u0303",
  "\u0301",
  "\ufffc",
  "\ufeff",
  "\u00ad",
  "日本語",
  "ไทย",
  "ﬁ",
  "İ",
  "ß",
  "ǅ",
  "; DROP TABLE passages; --",
  "\" OR \"\"",
  "\") OR (\"",
  "passages MATCH",
  "rowid:1",
  "body : x",
};

static char *
make_input (void)
{
  GString *input = g_string_new (NULL);
  int n = g_test_rand_int_range (0, g_test_rand_int_range (1, 40));

  for (int i = 0; i < n; i++)
    {
      if (g_test_rand_int_range (0, 8) == 0)
        g_string_append_c (input, (char) g_test_rand_int_range (1, 256));
      else
        g_string_append (input, pieces[g_test_rand_int_range (0, G_N_ELEMENTS (pieces))]);
      if (g_test_rand_bit ())
        g_string_append_c (input, ' ');
    }

  return g_string_free_and_steal (input);
}

/* A piece, over and over */
static char *
make_huge_input (void)
{
  GString *input = g_string_sized_new (HUGE_LENGTH + 64);
  const char *piece = pieces[g_test_rand_int_range (0, G_N_ELEMENTS (pieces))];
  gboolean spaced = g_test_rand_bit ();

  while (input->len < HUGE_LENGTH)
    {
      g_string_append (input, piece);
      if (spaced)
        g_string_append_c (input, ' ');
    }

  return g_string_free_and_steal (input);
}

static void
check_hits (AttuneSearchResults *results, AttuneArticle *article)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (results));

  g_assert_cmpuint (attune_search_results_get_n_full (results), <=, n);
  g_assert_true (g_utf8_validate (attune_search_results_get_typed (results), -1, NULL));
  for (guint i = 0; i < MIN (n, 5); i++)
    {
      AttuneSearchHit *hit = search_tools_get_hit (results, i);
      const char *snippet = attune_search_hit_get_snippet (hit);
      guint n_ranges = 0;
      const AttuneSearchRange *ranges = attune_search_hit_get_snippet_ranges (hit, &n_ranges);

      g_assert_nonnull (
          attune_article_resolve (article, attune_search_hit_get_place (hit), NULL, NULL, NULL));
      g_assert_true (g_utf8_validate (snippet, -1, NULL));
      for (guint r = 0; r < n_ranges; r++)
        {
          g_assert_cmpuint (ranges[r].start, <, ranges[r].end);
          g_assert_cmpuint (ranges[r].end, <=, g_utf8_strlen (snippet, -1));
        }
    }
}

static gint64
check (AttuneSearchIndex *index, AttuneArticle *article, const char *input)
{
  gint64 start = g_get_monotonic_time (), taken = 0;
  g_autoptr (AttuneSearchResults) results = search_tools_search (index, input);

  taken = g_get_monotonic_time () - start;
  check_hits (results, article);

  return taken;
}

static void
test_hostile (void)
{
  const char *asked = g_getenv ("ATTUNE_TEST_LONG");
  guint n_inputs = asked != NULL && *asked != '\0' ? N_INPUTS_LONG : N_INPUTS;
  g_autoptr (AttuneLibrary) library = NULL;
  g_autoptr (AttuneSearchIndex) index = NULL;
  g_autoptr (AttuneArticle) article = NULL;
  g_autofree char *slowest = NULL;
  gint64 most = 0;
  guint n_slow = 0;

  library = search_tools_open ("../data/articles", "attachment-in-psychotherapy.json");
  article = g_list_model_get_item (G_LIST_MODEL (library), 0);
  index = attune_search_index_new (library, NULL);
  check (index, article, "atachment"); /* makes the index, and opens the dictionaries */

  for (guint i = 0; i < n_inputs; i++)
    {
      g_autofree char *input = i % 250 == 249 ? make_huge_input () : make_input ();
      gint64 taken = check (index, article, input);

      n_slow += taken > 100 * G_TIME_SPAN_MILLISECOND;
      if (taken > most)
        {
          most = taken;
          g_free (slowest);
          slowest = g_strndup (input, 100);
        }
    }

  {
    g_autofree char *escaped = g_strescape (slowest, NULL);

    g_test_message ("%u inputs, none refused; %u took more than 100 ms, the slowest %.1f ms: %s",
                    n_inputs, n_slow, (double) most / G_TIME_SPAN_MILLISECOND, escaped);
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/search/hostile", test_hostile);

  return g_test_run ();
}
