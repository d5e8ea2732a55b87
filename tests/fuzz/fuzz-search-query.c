/* fuzz-search-query.c: whatever is typed is a query, and never crashes, hangs or leaks
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Run with the other tests it types at random, from a seed that GLib prints; very much where
 * ATTUNE_TEST_LONG asks for it. Compiled by clang with -fsanitize=fuzzer and -DATTUNE_LIBFUZZER it
 * is an entry for libFuzzer, without a main() of its own.
 */

#include "config.h"

#include <stdint.h>
#include <string.h>

#include "attune-grapheme.h"
#include "attune-search-pattern.h"
#include "attune-search-stop-words.h"
#include "attune-search-words.h"

/* What is looked through for whatever was typed, besides itself */
static const char *const texts[] = {
  "",
  "A secure base, a base secure; the client’s self-regulation or not. Title: Köhler, "
  "Ko\xCC\x88hler.",
  "🙂 👩\xE2\x80\x8D👧 secure🏽 👩\xE2\x80\x8Dsecure se\xC2\xAD"
  "cure שלום עולם 日本語 base\xE2\x83\x9D",
  "a b c d e e\xCC\x81 a a a l’enfant #tag #self-care\r\nAND OR NOT",
};

/* A query's words, and what the checks want to know of it */
typedef struct
{
  GArray *words;
  GHashTable *joined;
  gboolean is_plain; /* without anything excluded, and without fields */
} Asked;

static void
check_term (const AttuneSearchClause *clause, guint t, gboolean is_last_clause)
{
  const AttuneSearchTerm *term = &clause->terms[t], *next = term + 1;
  gboolean is_last = is_last_clause && t + 1 == clause->n_terms;

  g_assert_cmpuint (term->n_words, >, 0);
  g_assert_cmpint (term->field, >=, ATTUNE_SEARCH_FIELD_ANY);
  g_assert_cmpint (term->field, <=, ATTUNE_SEARCH_FIELD_TAG);
  if (term->is_prefix)
    {
      g_assert_false (clause->is_excluded);
      g_assert_true (is_last || (is_last_clause && t + 2 == clause->n_terms && next->is_joined));
    }

  /* What is excluded is so alone, and what is joined follows its parts. */
  g_assert_true (t == 0 || term->is_joined || !clause->is_excluded);
  if (term->is_joined)
    {
      const AttuneSearchTerm *parts = term - 1;

      g_assert_cmpuint (t, >, 0);
      g_assert_cmpuint (term->n_words, ==, 1);
      g_assert_cmpuint (parts->n_words, >, 1);
      g_assert_false (parts->is_quoted);
      g_assert_cmpuint (term->words[0].start, ==, parts->words[0].start);
      g_assert_cmpuint (term->words[0].end, ==, parts->words[parts->n_words - 1].end);
    }
}

/* Checks the parts of a query, and lists its words; not those that are joined of others. */
static void
read_clauses (AttuneSearchQuery *query, Asked *asked)
{
  guint n_clauses = 0;
  const AttuneSearchClause *clauses = attune_search_query_get_clauses (query, &n_clauses);
  gboolean is_empty = TRUE;
  guint n_words = 0;

  asked->is_plain = TRUE;
  for (guint c = 0; c < n_clauses; c++)
    {
      const AttuneSearchClause *clause = &clauses[c];

      g_assert_cmpuint (clause->n_terms, >, 0);
      is_empty = is_empty && clause->is_excluded;
      for (guint t = 0; t < clause->n_terms; t++)
        {
          const AttuneSearchTerm *term = &clause->terms[t];

          check_term (clause, t, c + 1 == n_clauses);
          n_words += term->n_words;
          if (term->is_joined)
            g_hash_table_add (asked->joined, term->words[0].word);
          else
            g_array_append_vals (asked->words, term->words, term->n_words);
          asked->is_plain = asked->is_plain && !clause->is_excluded &&
                            term->field == ATTUNE_SEARCH_FIELD_ANY;
        }
    }

  g_assert_cmpint (attune_search_query_is_empty (query), ==, is_empty);
  g_assert_cmpuint (n_words, <=, 64);
}

/* Each word is one of those that the text is read to have, from where it begins to where it ends.
 */
static void
check_words (const char *text, GArray *asked)
{
  g_auto (AttuneSearchWords) words = { 0 };

  attune_search_words_init (&words, text, -1);
  for (guint i = 0; i < asked->len; i++)
    {
      const AttuneSearchQueryWord *word = &g_array_index (asked, AttuneSearchQueryWord, i);

      do
        g_assert_true (attune_search_words_next (&words));
      while (words.start < word->start);
      g_assert_cmpuint (words.start, ==, word->start);
      g_assert_cmpuint (words.end, ==, word->end);
      g_assert_cmpstr (words.word, ==, word->word);
      g_assert_cmpuint (word->end, >, word->start);
      g_assert_cmpuint (word->end, <=, strlen (text));
    }
}

/* Exchanges every second word, if it is not one that is joined of others, too; all else must stay.
 */
static void
check_replace (AttuneSearchQuery *query, const Asked *all)
{
  GArray *asked = all->words;
  const char *text = attune_search_query_get_text (query);
  g_autoptr (GHashTable) replacements = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (AttuneSearchQuery) same = attune_search_query_replace (query, replacements);
  g_autoptr (AttuneSearchQuery) replaced = NULL;
  g_autoptr (GString) expected = g_string_new (NULL);
  gsize at = 0;

  g_assert_cmpstr (attune_search_query_get_text (same), ==, text);

  for (guint i = 0; i < asked->len; i += 2)
    {
      char *word = g_array_index (asked, AttuneSearchQueryWord, i).word;

      if (!g_hash_table_contains (all->joined, word))
        g_hash_table_insert (replacements, word, (gpointer) "1969");
    }
  for (guint i = 0; i < asked->len; i++)
    {
      const AttuneSearchQueryWord *word = &g_array_index (asked, AttuneSearchQueryWord, i);

      g_string_append_len (expected, text + at, (gssize) (word->start - at));
      if (g_hash_table_contains (replacements, word->word))
        g_string_append (expected, "1969");
      else
        g_string_append_len (expected, text + word->start, (gssize) (word->end - word->start));
      at = word->end;
    }
  g_string_append (expected, text + at);

  replaced = attune_search_query_replace (query, replacements);
  g_assert_cmpstr (attune_search_query_get_text (replaced), ==, expected->str);
}

static GArray *
find (AttuneSearchPattern *pattern, const char *text)
{
  GArray *ranges = attune_search_pattern_find (pattern, text);
  const char *at = text;
  guint position = 0;

  for (guint i = 0; i < ranges->len; i++)
    {
      const AttuneSearchRange *range = &g_array_index (ranges, AttuneSearchRange, i);

      g_assert_cmpuint (range->start, <, range->end);
      g_assert_true (i == 0 || range->start > position);
      for (; position < range->start; position++, at = g_utf8_next_char (at))
        g_assert_true (*at != '\0');
      g_assert_true (attune_grapheme_is_boundary (text, at));
      for (; position < range->end; position++, at = g_utf8_next_char (at))
        g_assert_true (*at != '\0');
      g_assert_true (attune_grapheme_is_boundary (text, at));
    }

  return ranges;
}

/* What was typed has the words that were typed, so that all are found in it. */
static void
check_found_in_itself (AttuneSearchPattern *pattern, const char *text, const Asked *asked)
{
  g_autoptr (GArray) ranges = find (pattern, text);
  g_autoptr (AttuneSearchDocument) document = NULL;
  double score = 0;
  guint r = 0;

  if (!asked->is_plain || asked->words->len == 0)
    return;

  for (guint i = 0; i < asked->words->len; i++)
    {
      const AttuneSearchQueryWord *word = &g_array_index (asked->words, AttuneSearchQueryWord, i);
      guint start = (guint) g_utf8_pointer_to_offset (text, text + word->start);
      guint end = (guint) g_utf8_pointer_to_offset (text, text + word->end);

      if (attune_search_is_stop_word (word->word))
        continue;
      while (r < ranges->len && g_array_index (ranges, AttuneSearchRange, r).end < end)
        r++;
      g_assert_cmpuint (r, <, ranges->len);
      g_assert_cmpuint (g_array_index (ranges, AttuneSearchRange, r).start, <=, start);
    }

  document = attune_search_document_new (ATTUNE_SEARCH_NOTE, "", NULL, NULL, text, NULL);
  g_assert_true (attune_search_pattern_match_document (pattern, document, &score));
  g_assert_cmpfloat (score, >, 0);
}

/* What has all that was asked for has all that a looser query asks for. */
static void
check_loosen (AttuneSearchQuery *query, gboolean is_plain)
{
  const char *text = attune_search_query_get_text (query);
  g_autoptr (AttuneSearchQuery) loosened = attune_search_query_loosen (query);
  g_autoptr (AttuneSearchPattern) pattern = NULL;
  g_autoptr (AttuneSearchDocument) document = NULL;

  if (loosened == NULL || !is_plain || attune_search_query_is_empty (loosened))
    return;
  pattern = attune_search_pattern_new (loosened, NULL);
  document = attune_search_document_new (ATTUNE_SEARCH_NOTE, "", NULL, NULL, text, NULL);
  g_assert_true (attune_search_pattern_match_document (pattern, document, NULL));
}

static AttuneSearchVocabulary *
get_vocabulary (void)
{
  static AttuneSearchVocabulary *vocabulary = NULL;

  if (vocabulary == NULL)
    {
      static const char *const languages[] = { "en", "fr", NULL };

      vocabulary = attune_search_vocabulary_new (languages);
      for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
        {
          g_auto (AttuneSearchWords) words = { 0 };

          attune_search_words_init (&words, texts[i], -1);
          while (attune_search_words_next (&words))
            attune_search_vocabulary_add (vocabulary, words.word, 1);
        }
      attune_search_vocabulary_end (vocabulary);
    }

  return vocabulary;
}

/* Returns whether anything is asked for. */
static gboolean
check (const char *typed)
{
  g_autoptr (AttuneSearchQuery) query = attune_search_query_new (typed);
  g_autoptr (AttuneSearchPattern) pattern = attune_search_pattern_new (query, get_vocabulary ());
  g_autoptr (AttuneSearchDocument) document = NULL;
  const char *text = attune_search_query_get_text (query);
  g_autoptr (GArray) words = g_array_new (FALSE, FALSE, sizeof (AttuneSearchQueryWord));
  g_autoptr (GHashTable) joined = g_hash_table_new (g_str_hash, g_str_equal);
  Asked asked = { .words = words, .joined = joined };

  g_assert_true (g_utf8_validate (text, -1, NULL));
  read_clauses (query, &asked);
  check_words (text, words);
  check_replace (query, &asked);

  check_loosen (query, asked.is_plain);
  check_found_in_itself (pattern, text, &asked);
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GArray) ranges = find (pattern, texts[i]);
    }
  document = attune_search_document_new (ATTUNE_SEARCH_BOOKMARK, "", NULL, texts[1], text, NULL);
  if (attune_search_query_is_empty (query))
    g_assert_false (attune_search_pattern_match_document (pattern, document, NULL));
  else
    attune_search_pattern_match_document (pattern, document, NULL);

  return !attune_search_query_is_empty (query);
}

int LLVMFuzzerTestOneInput (const uint8_t *data, size_t size);

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autofree char *typed = g_strndup ((const char *) data, size);

  check (typed);

  return 0;
}

#ifndef ATTUNE_LIBFUZZER

/* Operators and what looks like them, words, and what is hard on those who count letters */
static const char *const pieces[] = {
  " ",
  " ",
  " ",
  " ",
  " OR ",
  "OR",
  "|",
  " | ",
  " -",
  "-",
  "\xE2\x88\x92",
  "–",
  "—",
  "\"",
  "\"",
  "“",
  "”",
  "„",
  "«",
  "»",
  "‚",
  "(",
  ")",
  "[",
  "]",
  "{",
  "}",
  "title:",
  " title: ",
  "Term:",
  "REF:",
  "note:",
  "tag:",
  " #",
  "#",
  "foo:",
  ":",
  "AND ",
  " NOT ",
  "NEAR(",
  "*",
  "^",
  "+",
  ",",
  ".",
  "?",
  "!",
  "\\",
  "%s%n",
  "?1",
  ";",
  "--",
  "/*",
  "'",
  "’",
  "'s",
  "l’",
  "secure",
  "base ",
  "client",
  "self",
  "regul",
  "the ",
  "or ",
  "a",
  "b ",
  "Or",
  "1969",
  "#3",
  "SECURE",
  "Köhler",
  "Ko\xCC\x88hler",
  "\t",
  "\n",
  "\r\n",
  "\x01",
  "\x02",
  "\xff",
  "\xc3",
  "\xed\xa0\x80",
  "\xCC\x81",
  "e\xCC\x81",
  "\xE2\x83\x9D",
  "🙂",
  "👩\xE2\x80\x8D👧",
  "🏽",
  "🇩🇪",
  "\xE2\x80\x8D",
  "\xE2\x80\x8C",
  "שלום",
  "سلام",
  "\u202e",
  "\u2066",
  "\u200f",
  "日本語",
  "ไทย",
  "नमस्ते",
  "한국어",
  "ß",
  "İ",
  "\u200b",
  "\u00ad",
  "\ufeff",
  "\ue000",
  "\ufffd",
  "ﬁ",
  "Ǆ",
  "²",
  "½",
  "٣",
  "Σς",
  "\u00a0",
};

/* How often to type: very often where ATTUNE_TEST_LONG asks for it; less where each takes longer.
 */
static guint
get_n_rounds (guint brief, guint many)
{
  const char *asked = g_getenv ("ATTUNE_TEST_LONG");
  guint n = asked != NULL && *asked != '\0' ? many : brief;

#ifdef __SANITIZE_ADDRESS__
  n = (n + 4) / 5;
#endif

  return n;
}

static void
append_random (GString *text)
{
  gunichar c = 0;

  if (g_test_rand_int_range (0, 8) > 0)
    {
      g_string_append (text, pieces[g_test_rand_int_range (0, G_N_ELEMENTS (pieces))]);
      return;
    }

  while (c == 0 || !g_unichar_validate (c))
    c = (guint) g_test_rand_int_range (1, g_test_rand_int_range (0, 2) == 0 ? 0x250 : 0x110000);
  g_string_append_unichar (text, c);
}

static void
test_random (void)
{
  guint n_rounds = get_n_rounds (4000, 100000), n_asked = 0;

  for (guint i = 0; i < n_rounds; i++)
    {
      g_autoptr (GString) text = g_string_new (NULL);

      for (int n = g_test_rand_int_range (0, 24); n > 0; n--)
        append_random (text);
      n_asked += check (text->str) ? 1 : 0;
    }
  g_test_message ("%u rounds, %u of them ask for something", n_rounds, n_asked);

  /* Else nothing would have been tried. */
  g_assert_cmpuint (n_asked, >, n_rounds / 2);
}

/* What was typed up to here, again and again, as keys come one by one. */
static void
test_keys (void)
{
  static const char *const typed[] = {
    "title:\"self-regulation\" OR #self-care -“the client’s” base",
    "(secure | \"safe haven\") -tag:Köhler ref: Bowlby,1988 – note:l’enfant",
    "«Übertragung» ODER „Gegenübertragung“ −TERM:x 👩\xE2\x80\x8D👧🏽 שלום",
  };

  for (guint i = 0; i < G_N_ELEMENTS (typed); i++)
    for (gsize n = 0; n <= strlen (typed[i]); n++)
      {
        g_autofree char *text = g_strndup (typed[i], n);

        check (text);
      }
}

/* Bytes that are no text at all */
static void
test_bytes (void)
{
  guint n_rounds = get_n_rounds (2000, 50000);

  for (guint i = 0; i < n_rounds; i++)
    {
      char bytes[65] = { 0 };
      int n = g_test_rand_int_range (0, sizeof bytes);

      for (int b = 0; b < n; b++)
        bytes[b] = (char) g_test_rand_int_range (1, 256);
      check (bytes);
    }
}

/* 1 MB of one thing, of two in turn, and of many */
static void
test_huge (void)
{
  guint n_rounds = get_n_rounds (10, 100);

  for (guint i = 0; i < n_rounds; i++)
    {
      g_autoptr (GString) part = g_string_new (NULL);
      g_autoptr (GString) text = g_string_new (NULL);

      for (guint n = 0; n < 1 + i % 4; n++)
        append_random (part);
      while (text->len < 1024 * 1024)
        g_string_append (text, part->str);
      check (text->str);

      g_string_truncate (text, 0);
      while (text->len < 1024 * 1024)
        append_random (text);
      check (text->str);
    }
}

int
main (int argc, char **argv)
{
  int status = 0;

  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/fuzz/search-query/random", test_random);
  g_test_add_func ("/fuzz/search-query/keys", test_keys);
  g_test_add_func ("/fuzz/search-query/bytes", test_bytes);
  g_test_add_func ("/fuzz/search-query/huge", test_huge);

  status = g_test_run ();
  attune_search_vocabulary_unref (get_vocabulary ());

  return status;
}

#endif
