/* test-search-snippet.c: a few words around a match
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "attune-search-snippet.h"

#include "search-tools.h"

#define ELLIPSIS "…"
#define LOREM                                                                                      \
  "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "

/* Cuts a snippet, with its matches in brackets. The matches are those of @word in @string. */
static char *
cut (const char *string, const char *word, guint max_length)
{
  g_autoptr (GArray) ranges = g_array_new (FALSE, FALSE, sizeof (AttuneSearchRange));
  g_autoptr (GArray) marked = NULL;
  g_autofree char *snippet = NULL;
  GString *result = g_string_new (NULL);
  guint position = 0;

  for (const char *c = strstr (string, word); c != NULL; c = strstr (c + strlen (word), word))
    {
      guint start = (guint) g_utf8_pointer_to_offset (string, c);
      AttuneSearchRange range = { start, start + (guint) g_utf8_strlen (word, -1) };

      g_array_append_val (ranges, range);
    }
  g_assert_cmpuint (ranges->len, >, 0);

  snippet = attune_search_snippet_new (string, ranges, max_length, &marked);
  for (const char *c = snippet;; c = g_utf8_next_char (c), position++)
    {
      for (guint i = 0; i < marked->len; i++)
        if (g_array_index (marked, AttuneSearchRange, i).end == position)
          g_string_append_c (result, ']');
      for (guint i = 0; i < marked->len; i++)
        if (g_array_index (marked, AttuneSearchRange, i).start == position)
          g_string_append_c (result, '[');
      if (*c == '\0')
        break;
      g_string_append_unichar (result, g_utf8_get_char (c));
    }

  return g_string_free_and_steal (result);
}

static const struct
{
  const char *text;
  const char *word;
  guint max_length;
  const char *snippet;
} cases[] = {
  { "secure", "secure", 160, "[secure]" },
  { "a secure base, secure", "secure", 160, "a [secure] base, [secure]" },
  { "Secure base\nA person", "person", 160, "Secure base · A [person]" },
  { "base\nperson\nbase", "base", 160, "[base] · person · [base]" },
  { "a\nb", "a\nb", 160, "[a · b]" },
  { "no\u00a0break and\u2009thin", "thin", 160, "no break and [thin]" },
  { LOREM, "one", 40, "[one] two three four five six seven eight…" },
  /* A beginning that is near is not cut off. */
  { LOREM, "ten", 80,
    "one two three four five six seven eight nine [ten] eleven twelve thirteen fourteen…" },
  { LOREM LOREM "word " LOREM, "word", 80,
    "…ten eleven twelve thirteen fourteen fifteen [word] one two three four five six…" },
  /* At the end, the room is used for what comes before. */
  { LOREM "word", "word", 60, "…eight nine ten eleven twelve thirteen fourteen fifteen [word]" },
  /* From the beginning of its line. */
  { LOREM "\nA word " LOREM, "word", 60,
    "…A [word] one two three four five six seven eight nine ten…" },
};

static void
test_cases (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *snippet = cut (cases[i].text, cases[i].word, cases[i].max_length);

      g_test_message ("%s", snippet);
      g_assert_cmpstr (snippet, ==, cases[i].snippet);
    }
}

/* Text without spaces is cut somewhere, but never before what belongs to a letter. */
static void
test_long_words (void)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *snippet = NULL;

  for (guint i = 0; i < 300; i++)
    g_string_append (text, i == 150 ? "x" : "e\xCC\x81");
  snippet = cut (text->str, "x", 160);

  g_assert_true (g_str_has_prefix (snippet, ELLIPSIS "e\xCC\x81"));
  g_assert_true (g_str_has_suffix (snippet, "e\xCC\x81" ELLIPSIS));
  g_assert_nonnull (strstr (snippet, "[x]"));
  g_assert_cmpint (g_utf8_strlen (snippet, -1), <=, 160 + 4);
}

static void
test_match_longer_than_snippet (void)
{
  g_autofree char *word = g_strnfill (300, 'x');
  g_autofree char *text = g_strconcat ("a b ", word, " c", NULL);
  g_autofree char *snippet = cut (text, word, 160);

  g_assert_true (g_str_has_prefix (snippet, "a b [xxx"));
  g_assert_true (g_str_has_suffix (snippet, "xxx]" ELLIPSIS));
}

static const AttuneText *
text_of (AttuneArticle *article, AttuneSearchHit *hit)
{
  return attune_block_get_text (
      attune_article_resolve (article, attune_search_hit_get_place (hit), NULL, NULL, NULL));
}

static gboolean
is_match (AttuneSearchResults *results, AttuneArticle *article, const char *id, const char *words)
{
  for (guint i = 0; i < attune_search_results_get_n_matches (results); i++)
    {
      g_autoptr (AttunePlace) place = attune_search_results_get_match (results, i);
      guint start = 0, end = 0;
      const AttuneBlock *block = attune_article_resolve (article, place, &start, &end, NULL);
      g_autofree char *there = attune_text_dup_range (attune_block_get_text (block), start, end);

      if (g_str_equal (attune_block_get_id (block), id) && g_str_equal (words, there))
        return TRUE;
    }

  return FALSE;
}

/* The matches of a snippet are those of the text, word for word. */
static void
check_marks (AttuneSearchResults *results, AttuneArticle *article, AttuneSearchHit *hit)
{
  const char *snippet = attune_search_hit_get_snippet (hit);
  guint n_marked = 0;
  const AttuneSearchRange *marked = attune_search_hit_get_snippet_ranges (hit, &n_marked);

  g_assert_cmpuint (n_marked, >, 0);
  for (guint r = 0; r < n_marked; r++)
    {
      g_autofree char *here = g_utf8_substring (snippet, marked[r].start, marked[r].end);

      g_assert_true (is_match (
          results, article, attune_place_get_block_id (attune_search_hit_get_place (hit)), here));
    }
}

/* What a snippet shows is a stretch of the text, from one space to another. */
static void
check_cuts (AttuneArticle *article, AttuneSearchHit *hit)
{
  const AttuneText *text = text_of (article, hit);
  const char *snippet = attune_search_hit_get_snippet (hit);
  gboolean cut_before = g_str_has_prefix (snippet, ELLIPSIS);
  gboolean cut_behind = g_str_has_suffix (snippet, ELLIPSIS);
  g_autoptr (GString) line = g_string_new (" ");
  g_autofree char *shown = NULL;

  g_string_append_printf (line, "%s ", attune_text_get_string (text));
  g_string_replace (line, "\n", " · ", 0);
  g_string_replace (line, "\u2009", " ", 0);
  g_string_replace (line, "\u202f", " ", 0);
  g_string_replace (line, "\u00a0", " ", 0);

  shown = g_strndup (snippet + (cut_before ? strlen (ELLIPSIS) : 0),
                     strlen (snippet) - (cut_before ? strlen (ELLIPSIS) : 0) -
                         (cut_behind ? strlen (ELLIPSIS) : 0));
  {
    g_autofree char *words = g_strconcat (" ", shown, " ", NULL);

    g_assert_nonnull (strstr (line->str, words));
    g_assert_cmpint (cut_before, ==, !g_str_has_prefix (line->str, words));
    g_assert_cmpint (cut_behind, ==, !g_str_has_suffix (line->str, words));
  }
}

static void
test_article (void)
{
  static const char *const texts[] = {
    "the", "attachment", "secure base", "a", "19", "wallin 2007"
  };
  g_autoptr (AttuneLibrary) library = NULL;
  g_autoptr (AttuneSearchIndex) index = NULL;
  g_autoptr (AttuneArticle) article = NULL;
  guint n_checked = 0;

  library = search_tools_open ("../data/articles", "attachment-in-psychotherapy.json");
  article = g_list_model_get_item (G_LIST_MODEL (library), 0);
  index = attune_search_index_new (library, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (AttuneSearchResults) results = search_tools_search (index, texts[i]);
      guint n = g_list_model_get_n_items (G_LIST_MODEL (results));

      g_assert_cmpuint (n, >, 0);
      for (guint h = 0; h < n; h++)
        {
          AttuneSearchHit *hit = search_tools_get_hit (results, h);

          /* Line feeds, of which there are few, become three code points each. */
          g_assert_cmpint (g_utf8_strlen (attune_search_hit_get_snippet (hit), -1), <=, 190);
          check_marks (results, article, hit);
          /* Addresses are words so long that they are cut. */
          if (strstr (attune_search_hit_get_snippet (hit), "http") == NULL)
            {
              check_cuts (article, hit);
              n_checked++;
            }
        }
    }
  g_assert_cmpuint (n_checked, >, 500);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/search/snippet/cases", test_cases);
  g_test_add_func ("/search/snippet/long-words", test_long_words);
  g_test_add_func ("/search/snippet/match-longer-than-snippet", test_match_longer_than_snippet);
  g_test_add_func ("/search/snippet/article", test_article);

  return g_test_run ();
}
