/* test-search-ranges.c: what is marked is what was searched for
 *
 * Every word of an article is searched for, and the matches compared with those that are found by
 * reading the article itself, with GLib's tables of Unicode and not those of the index.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "attune-search-rows.h"
#include "search-tools.h"

/* The combining marks that the index leaves out of words; others part them. */
static gboolean
is_diacritic (gunichar c)
{
  return c >= 0x300 && c <= 0x331 && g_unichar_ismark (c);
}

/* A word without case, and without the diacritics of Latin letters. */
static char *
fold (const char *word)
{
  GString *folded = g_string_new (NULL);

  for (const char *c = word; *c != '\0'; c = g_utf8_next_char (c))
    {
      gunichar letter = g_utf8_get_char (c), base[G_UNICHAR_MAX_DECOMPOSITION_LENGTH] = { 0 };

      g_unichar_fully_decompose (letter, FALSE, base, G_N_ELEMENTS (base));
      if (g_unichar_get_script (base[0]) == G_UNICODE_SCRIPT_LATIN)
        letter = base[0];
      if (!g_unichar_ismark (letter))
        g_string_append_unichar (folded, g_unichar_tolower (letter));
    }

  return g_string_free_and_steal (folded);
}

/* All words of an article: for each, folded, the places where it is, in reading order. */
static GHashTable *
read_words (AttuneArticle *article)
{
  GHashTable *words = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                             (GDestroyNotify) g_ptr_array_unref);

  for (guint b = 0; b < attune_article_get_n_blocks (article); b++)
    {
      const AttuneBlock *block = attune_article_get_block (article, b);
      const char *c = attune_text_get_string (attune_block_get_text (block));

      for (guint position = 0; *c != '\0';)
        {
          const char *start = c;
          guint first = position, last = 0;
          g_autofree char *word = NULL, *folded = NULL;
          GPtrArray *places = NULL;

          if (!g_unichar_isalnum (g_utf8_get_char (c)))
            {
              c = g_utf8_next_char (c);
              position++;
              continue;
            }
          while (g_unichar_isalnum (g_utf8_get_char (c)) || is_diacritic (g_utf8_get_char (c)))
            {
              c = g_utf8_next_char (c);
              position++;
            }
          last = position;
          for (const char *mark = c; g_unichar_ismark (g_utf8_get_char (mark)); last++)
            mark = g_utf8_next_char (mark);

          word = g_strndup (start, (gsize) (c - start));
          folded = fold (word);
          places = g_hash_table_lookup (words, folded);
          if (places == NULL)
            {
              places = g_ptr_array_new_with_free_func (g_free);
              g_hash_table_insert (words, g_steal_pointer (&folded), places);
            }
          g_ptr_array_add (places,
                           g_strdup_printf ("%s:%u-%u", attune_block_get_id (block), first, last));
        }
    }

  return words;
}

static void
check_article (AttuneLibrary *library, guint min_words)
{
  g_autoptr (AttuneArticle) article = g_list_model_get_item (G_LIST_MODEL (library), 0);
  g_autoptr (AttuneSearchIndex) index = attune_search_index_new (library, NULL);
  g_autoptr (GHashTable) words = read_words (article);
  GHashTableIter iter;
  gpointer word = NULL, places = NULL;

  g_assert_cmpuint (g_hash_table_size (words), >=, min_words);

  g_hash_table_iter_init (&iter, words);
  while (g_hash_table_iter_next (&iter, &word, &places))
    {
      g_autofree char *text = g_strconcat ("\"", word, "\"", NULL);
      g_autoptr (AttuneSearchResults) results = search_tools_search (index, text);
      g_autofree char *found = search_tools_describe (results);
      g_autofree char *expected = NULL;

      g_assert_true (attune_search_results_is_complete (results));
      g_ptr_array_add (places, NULL);
      expected = g_strjoinv (" ", (char **) ((GPtrArray *) places)->pdata);
      g_assert_cmpstr (found, ==, expected);
    }
  g_test_message ("%u words", g_hash_table_size (words));
}

static void
test_fixture (void)
{
  g_autoptr (AttuneLibrary) library = search_tools_open ("fixtures", "small.json");

  check_article (library, 150);
}

static void
test_article (void)
{
  g_autoptr (AttuneLibrary) library = NULL;

  library = search_tools_open ("../data/articles", "attachment-in-psychotherapy.json");
  check_article (library, 1500);
}

/* Every match begins with what was typed last, or is one of the words before it. */
static void
test_prefixes (void)
{
  static const char *const texts[] = { "a", "se", "sec", "the att", "who th", "ther", "19", "wal" };
  g_autoptr (AttuneLibrary) library = NULL;
  g_autoptr (AttuneArticle) article = NULL;
  g_autoptr (AttuneSearchIndex) index = NULL;

  library = search_tools_open ("../data/articles", "attachment-in-psychotherapy.json");
  article = g_list_model_get_item (G_LIST_MODEL (library), 0);
  index = attune_search_index_new (library, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (AttuneSearchResults) results = search_tools_search (index, texts[i]);
      g_auto (GStrv) words = g_strsplit (texts[i], " ", -1);
      guint last = g_strv_length (words) - 1;

      g_assert_cmpuint (attune_search_results_get_n_matches (results), >, 0);
      for (guint m = 0; m < attune_search_results_get_n_matches (results); m++)
        {
          g_autoptr (AttunePlace) place = attune_search_results_get_match (results, m);
          guint start = 0, end = 0;
          const AttuneBlock *block = attune_article_resolve (article, place, &start, &end, NULL);
          g_autofree char *match = attune_text_dup_range (attune_block_get_text (block), start,
                                                          end);
          g_autofree char *folded = fold (match);
          g_auto (GStrv) parts = g_strsplit_set (folded, " -/", -1);

          g_assert_cmpuint (end - start, ==, g_utf8_strlen (match, -1));
          for (guint p = 0; parts[p] != NULL; p++)
            g_assert_true (g_str_has_prefix (parts[p], words[last]) ||
                           g_strv_contains ((const char *const *) words, parts[p]));
        }
    }
}

static char *
search_in (const char *paragraph, const char *text)
{
  const char *const paragraphs[] = { paragraph, NULL };
  g_autoptr (AttuneLibrary) library = search_tools_write (paragraphs);
  g_autoptr (AttuneSearchIndex) index = attune_search_index_new (library, NULL);
  g_autoptr (AttuneSearchResults) results = search_tools_search (index, text);

  return search_tools_describe (results);
}

static const struct
{
  const char *paragraph;
  const char *text;
  const char *matches;
} cases[] = {
  { "Köhler, KOHLER, Ko\xCC\x88hler.", "köhler", "p0:0-6 p0:8-14 p0:16-23" },
  { "A café\xCC\x81 there", "cafe", "p0:2-7" },
  { "🙂🙂 word 👩‍👧 word", "word", "p0:3-7 p0:12-16" },
  { "שלום word سلام", "word", "p0:5-9" },
  { "שלום עולם", "עולם", "p0:5-9" },
  /* A mark that the index parts words at still is a part of what is seen. */
  { "an o\xCC\xB8 alone", "o", "p0:3-5" },
  /* Words that stand side by side are one match, with a break between the lines or a comma they
   * are two. */
  { "A secure base, a base secure.", "secure base", "p0:2-13 p0:17-28" },
  { "The base, secure", "secure base", "p0:4-8 p0:10-16" },
  { "Self-regulation is regulation of self", "self regulation", "p0:0-15 p0:19-29 p0:33-37" },
  { "A word word", "word", "p0:2-6 p0:7-11" },
  { "A secure base, a base secure.", "\"secure base\"", "p0:2-13" },
  { "The client’s, the client's, the clients", "client's", "p0:4-12 p0:18-26" },
  { "one two one two one", "\"one two one\"", "p0:0-19" },
};

static void
test_cases (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *matches = search_in (cases[i].paragraph, cases[i].text);

      g_test_message ("%s in %s", cases[i].text, cases[i].paragraph);
      g_assert_cmpstr (matches, ==, cases[i].matches);
    }
}

/* Text that is not the article's is noticed, wherever it differs. */
static void
test_damage (void)
{
  static const char text[] = "Ko\xCC\x88hler met nobody";
  static const char *const marked[] = {
    "",
    "Ko\xCC\x88hler met \001nobod\002",
    "Ko\xCC\x88hler met \001nobody\002 else",
    "Ko\xCC\x88hler met \001nobodx\002",
    "Ko\xCC\x89hler met \001nobody\002",
    "Ko\xCC\x88hler met \001nobody",
    "Ko\xCC\x88hler met \001\001nobody\002",
    "Ko\xCC\x88hler met \002nobody\002",
    "\xff",
  };
  g_autoptr (GArray) ranges = NULL;

  ranges = attune_search_rows_read_ranges ("Ko\xCC\x88hler met \001nobody\002", text, FALSE);
  g_assert_nonnull (ranges);
  g_assert_cmpuint (ranges->len, ==, 1);

  for (guint i = 0; i < G_N_ELEMENTS (marked); i++)
    g_assert_null (attune_search_rows_read_ranges (marked[i], text, FALSE));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/search/ranges/fixture", test_fixture);
  g_test_add_func ("/search/ranges/article", test_article);
  g_test_add_func ("/search/ranges/prefixes", test_prefixes);
  g_test_add_func ("/search/ranges/cases", test_cases);
  g_test_add_func ("/search/ranges/damage", test_damage);

  return g_test_run ();
}
