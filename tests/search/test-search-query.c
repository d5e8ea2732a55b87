/* test-search-query.c: what a person typed, as a question
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "attune-search-query.h"

#include <string.h>

static const char *const field_names[] = { "", "title:", "term:", "ref:", "note:", "tag:" };

/* Writes a query out: clauses parted by spaces, the excluded with a minus; terms by a bar; words
 * that stand side by side by a plus sign; phrases in angle brackets; a tilde before what is joined
 * of parts, and a star where the last word may go on. */
static char *
describe (AttuneSearchQuery *query)
{
  g_autoptr (GString) string = g_string_new (NULL);
  guint n_clauses = 0;
  const AttuneSearchClause *clauses = attune_search_query_get_clauses (query, &n_clauses);

  for (guint c = 0; c < n_clauses; c++)
    {
      g_string_append (string, c > 0 ? " " : "");
      g_string_append (string, clauses[c].is_excluded ? "-" : "");
      g_assert_cmpuint (clauses[c].n_terms, >, 0);
      for (guint t = 0; t < clauses[c].n_terms; t++)
        {
          const AttuneSearchTerm *term = &clauses[c].terms[t];

          g_string_append (string, t > 0 ? "|" : "");
          g_string_append (string, field_names[term->field]);
          g_string_append (string, term->is_joined ? "~" : "");
          g_string_append (string, term->is_quoted ? "<" : "");
          g_assert_cmpuint (term->n_words, >, 0);
          for (guint w = 0; w < term->n_words; w++)
            g_string_append_printf (string, "%s%s", w > 0 ? "+" : "", term->words[w].word);
          g_string_append (string, term->is_prefix ? "*" : "");
          g_string_append (string, term->is_quoted ? ">" : "");
        }
    }

  return g_string_free_and_steal (g_steal_pointer (&string));
}

typedef struct
{
  const char *text;
  const char *asked;
} Case;

static void
check (const Case *cases, gsize n_cases)
{
  for (gsize i = 0; i < n_cases; i++)
    {
      g_autoptr (AttuneSearchQuery) query = attune_search_query_new (cases[i].text);
      g_autofree char *asked = describe (query);

      g_test_message ("%s", attune_search_query_get_text (query));
      g_assert_cmpstr (asked, ==, cases[i].asked);
      g_assert_true (g_utf8_validate (attune_search_query_get_text (query), -1, NULL));
    }
}

static void
test_words (void)
{
  static const Case cases[] = {
    { "", "" },
    { "   \t\n", "" },
    { "?! … — ()", "" },
    { "🙂", "" },
    { "secure", "secure*" },
    { "secure base", "secure base*" },
    { "  secure   base  ", "secure base" },
    { "secure ", "secure" },
    { "secure\xC2\xA0"
      "base",
      "secure base*" },
    { "secure 🙂 base", "secure base*" },
    { "secure 🙂", "secure" },
    { "What is earned security?", "what is earned security*" },
    { "secure secure", "secure secure*" },
    { "client's", "client*" },
    { "client’s", "client*" },
    { "clientʼs", "client*" },
    { "don't know", "dont know*" },
    { "Köhler", "kohler*" },
    { "Ko\xCC\x88hler", "kohler*" },
    { "KÖHLER ", "kohler" },
    { "l’enfant ", "enfant" },
    { "שלום עולם", "שלום עולם*" },
    { "日本語", "日本語*" },
    { "self-regulation", "self+regulation*|~selfregulation*" },
    { "and/or ", "and+or" },
    { "self-", "self*" },
    { "(secure base)", "secure base" },
    { "secure (base", "secure base*" },
    { "self(regulation", "self regulation*" },
    { "NEAR(a b, 5)", "near a b 5" },
    { "{body} ^x* +z", "body x z*" },
    { "'; DROP TABLE passages; --", "drop table passages" },
    { "and not near", "and not near*" },
    { "\xff\xfe", "" },
    { "base\xff", "base*" },
    { "ba\xffse ", "ba+se" },
  };

  check (cases, G_N_ELEMENTS (cases));
}

static void
test_phrases (void)
{
  static const Case cases[] = {
    { "\"", "" },
    { "\"\"\"", "" },
    { "\"\" x ", "x" },
    { "\"secure base\"", "<secure+base>" },
    { "\"secure base\" ", "<secure+base>" },
    { "\"secure ba", "<secure+ba*>" },
    { "\"secure ", "<secure>" },
    { "\"secure (", "<secure>" },
    { "\"self-regulation\"", "<self+regulation>" },
    { "“secure base” haven", "<secure+base> haven*" },
    { "„Gewalt“ „und", "<gewalt> <und*>" },
    { "«base de sécurité»", "<base+de+securite>" },
    { "»sichere Basis« «x", "<sichere+basis> <x*>" },
    { "“secure base\" haven ", "<secure+base> haven" },
    { "a\"b c\"d", "a <b+c> d*" },
    { "\"a -b OR title:c | (d) #e\"", "<a+b+or+title+c+d+e>" },
    { "5\" screen", "5 <screen*>" },
  };

  check (cases, G_N_ELEMENTS (cases));
}

static void
test_excluded (void)
{
  static const Case cases[] = {
    { "-", "" },
    { "- - –", "" },
    { "base -secure", "base -secure" },
    { "base -secure ", "base -secure" },
    { "base −secure –x", "base -secure -x" },
    { "-secure base", "-secure base*" },
    { "-\"secure base\" x ", "-<secure+base> x" },
    { "-\"secure ba", "-<secure+ba>" },
    { "-self-regulation x ", "-self+regulation|~selfregulation x" },
    { "-l’enfant x ", "-enfant x" },
    { "(-x) y ", "-x y" },
    { "x\n-y", "x -y" },
    { "-title:x", "-title:x" },
    { "title:-x ", "-title:x" },
    { "title: -x ", "-title:x" },
    { "-title: x ", "-title:x" },
    { "-#shame", "-tag:shame" },
    { "-title:\"x y\"", "-title:<x+y>" },

    /* Nothing special */
    { "secure -", "secure" },
    { "secure - base", "secure base*" },
    { "--x ", "x" },
    { "- -x ", "-x" },
    { "-–x ", "x" },
    { "x-y-z ", "x+y+z|~xyz" },
    { "x- y ", "x y" },
    { "—x ", "x" },
    { "-.x ", "x" },
    { "-(x) ", "x" },
    { "\"a\"-b ", "<a> b" },
    { "-\"\" x ", "x" },
    { "-\"?\" x ", "x" },
    { "1990-2000 ", "1990+2000|~19902000" },
  };

  check (cases, G_N_ELEMENTS (cases));
}

static void
test_or (void)
{
  static const Case cases[] = {
    { "secure OR base", "secure|base*" },
    { "a b OR c d ", "a b|c d" },
    { "a OR b OR c ", "a|b|c" },
    { "a | b | c ", "a|b|c" },
    { "a|b", "a|b*" },
    { "self-care OR \"self regulation\"", "self+care|~selfcare|<self+regulation>" },
    { "\"a b\"OR\"c d\"", "<a+b>|<c+d>" },
    { "title:a OR b ", "title:a|b" },
    { "a OR title:b ", "a|title:b" },
    { "a OR title: b ", "a|title:b" },
    { "(a OR b) c ", "a|b c" },
    { "a (OR) b ", "a|b" },
    { "a OR 🙂 b ", "a|b" },

    /* Ignored, as there is nothing to join */
    { "OR", "" },
    { "|", "" },
    { "OR OR |", "" },
    { "OR a ", "a" },
    { "a OR", "a" },
    { "a OR ", "a" },
    { "a OR OR b ", "a|b" },
    { "a || b ", "a|b" },
    { "-a OR b ", "-a b" },
    { "a OR -b c ", "a -b c" },
    { "a -x OR b ", "a -x b" },
    { "title: OR b ", "b" },
    { "a -title: | b ", "a|b" },

    /* No operators */
    { "a or b ", "a or b" },
    { "a Or b ", "a or b" },
    { "\"OR\"", "<or>" },
    { "a OR, b ", "a or b" },
    { "-OR x ", "-or x" },
    { "title:OR ", "title:or" },
    { "OREGON", "oregon*" },
    { "a ODER b ", "a oder b" },
  };

  check (cases, G_N_ELEMENTS (cases));
}

static void
test_fields (void)
{
  static const Case cases[] = {
    { "title:x", "title:x*" },
    { "title:x y ", "title:x y" },
    { "title: x ", "title:x" },
    { "title:\n x ", "title:x" },
    { "term:x ref:y note:z tag:w ", "term:x ref:y note:z tag:w" },
    { "TITLE:x Ref:y ", "title:x ref:y" },
    { "title:\"a b\"", "title:<a+b>" },
    { "title: \"a b", "title:<a+b*>" },
    { "ref:Bowlby,1988 ", "ref:bowlby+1988" },
    { "title:self-care ", "title:self+care|title:~selfcare" },
    { "title:a:b ", "title:a+b" },
    { "(title:x) ", "title:x" },
    { "title:(x) ", "title:x" },
    { "#shame", "tag:shame*" },
    { "#self-care ", "tag:self+care|tag:~selfcare" },
    { "x #shame ", "x tag:shame" },
    { "title:#x ", "tag:x" },

    /* With nothing behind it a field is ignored */
    { "title:", "" },
    { "x title: ", "x" },
    { "title: ref: x ", "ref:x" },
    { "title:ref:x ", "ref:x" },
    { "-title: ref:x ", "ref:x" },
    { "title: 🙂 x ", "title:x" },

    /* None at all */
    { "foo:bar ", "foo+bar" },
    { "https://example.org/ ", "https+example+org" },
    { "title ", "title" },
    { "title :x ", "title x" },
    { "subtitle:x ", "subtitle+x" },
    { "a.title:x ", "a+title+x" },
    { "# x ", "x" },
    { "#3 ", "3" },
    { "##x ", "x" },
    { "a#b ", "a+b" },
  };

  check (cases, G_N_ELEMENTS (cases));
}

/* Each word is where it says. */
static void
test_places (void)
{
  static const char text[] = "tITLE:Köhler’s  -“Self-regulation OR” x\xff";
  static const char *const places[] = { "Köhler’s", "Self", "regulation", "OR", "x" };
  g_autoptr (AttuneSearchQuery) query = attune_search_query_new (text);
  guint n_clauses = 0, n = 0;
  const AttuneSearchClause *clauses = attune_search_query_get_clauses (query, &n_clauses);

  g_assert_cmpstr (attune_search_query_get_text (query), ==,
                   "tITLE:Köhler’s  -“Self-regulation OR” x\xEF\xBF\xBD");
  for (guint c = 0; c < n_clauses; c++)
    for (guint t = 0; t < clauses[c].n_terms; t++)
      for (guint w = 0; w < clauses[c].terms[t].n_words; w++)
        {
          const AttuneSearchQueryWord *word = &clauses[c].terms[t].words[w];
          g_autofree char *place = g_strndup (attune_search_query_get_text (query) + word->start,
                                              word->end - word->start);

          g_assert_cmpuint (n, <, G_N_ELEMENTS (places));
          g_assert_cmpstr (place, ==, places[n++]);
        }
  g_assert_cmpuint (n, ==, G_N_ELEMENTS (places));
}

static void
test_empty (void)
{
  static const struct
  {
    const char *text;
    gboolean is_empty;
  } cases[] = {
    { "", TRUE },       { "x", FALSE },   { "-x", TRUE },     { "-x -\"y z\" -#w", TRUE },
    { "-x y", FALSE },  { "\"\"", TRUE }, { "title:", TRUE }, { "OR | ( - \" …", TRUE },
    { "tag:x", FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (AttuneSearchQuery) query = attune_search_query_new (cases[i].text);

      g_test_message ("%s", cases[i].text);
      g_assert_cmpint (attune_search_query_is_empty (query), ==, cases[i].is_empty);
    }
}

/* What hyphens part may be one word in the text, what other signs part may not. */
static void
test_joined (void)
{
  static const Case cases[] = {
    { "non-verbal ", "non+verbal|~nonverbal" },
    { "Non–Verbal", "non+verbal*|~nonverbal*" },
    { "face-to-face OR x ", "face+to+face|~facetoface|x" },
    { "x OR non-verbal ", "x|non+verbal|~nonverbal" },
    { "-non-verbal ", "-non+verbal|~nonverbal" },
    { "non--verbal ", "non+verbal" },
    { "non/verbal ", "non+verbal" },
    { "non-verbal/bodily ", "non+verbal+bodily" },
    { "\"non-verbal\"", "<non+verbal>" },
  };

  check (cases, G_N_ELEMENTS (cases));
}

static void
test_loosen (void)
{
  static const struct
  {
    const char *text;
    const char *loosened;
  } cases[] = {
    { "", NULL },
    { "secure base", NULL },
    { "\"self-care\" client’s", NULL },
    { "re-enactment", "re enactment" },
    { "  a and/or b ", "  a and or b " },
    { "-self-care", NULL },
    { "-self-care title:x:y ", "-self-care title:x y " },
    { "face-to-face “one-two”", "face to face “one-two”" },
    { "sub-title:\"x\"", "sub title :\"x\"" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (AttuneSearchQuery) query = attune_search_query_new (cases[i].text);
      g_autoptr (AttuneSearchQuery) loosened = attune_search_query_loosen (query);

      g_test_message ("%s", cases[i].text);
      g_assert_cmpstr (loosened != NULL ? attune_search_query_get_text (loosened) : NULL, ==,
                       cases[i].loosened);
    }
}

static guint
count_words (AttuneSearchQuery *query)
{
  guint n_clauses = 0, n = 0;
  const AttuneSearchClause *clauses = attune_search_query_get_clauses (query, &n_clauses);

  for (guint c = 0; c < n_clauses; c++)
    for (guint t = 0; t < clauses[c].n_terms; t++)
      n += clauses[c].terms[t].n_words;

  return n;
}

/* What was typed is kept, what is asked stays within bounds. */
static void
test_limits (void)
{
  g_autofree char *words = g_strnfill (1024 * 1024, 'a');
  g_autoptr (AttuneSearchQuery) one = attune_search_query_new (words);
  g_autoptr (AttuneSearchQuery) many = NULL;
  g_autoptr (AttuneSearchQuery) phrase = NULL;
  g_autoptr (AttuneSearchQuery) cut = NULL;
  g_autofree char *asked = NULL;

  g_assert_cmpstr (attune_search_query_get_text (one), ==, words);
  g_assert_true (attune_search_query_is_empty (one));

  for (guint i = 1; i < 1024 * 1024; i += 2)
    words[i] = ' ';
  many = attune_search_query_new (words);
  g_assert_cmpuint (count_words (many), ==, 64);

  words[0] = '"';
  phrase = attune_search_query_new (words);
  g_assert_cmpuint (count_words (phrase), ==, 64);

  /* A word that is beyond the limit, or lies across it, does not count; one before it does. */
  memset (words, '.', 2100);
  words[2100] = '\0';
  memcpy (words + 1989, " one two three", 14);
  cut = attune_search_query_new (words);
  asked = describe (cut);
  g_assert_cmpstr (asked, ==, "one two");
}

/* From the last byte of a word to the first of the next, whatever lies between: the limit of words
 * is kept without a part of one. */
static void
test_huge (void)
{
  static const struct
  {
    const char *piece;
    guint n_words;
  } texts[] = {
    { "a", 0 },      { "a ", 64 },       { "\"", 0 },    { "\"a\" ", 64 }, { "(", 0 },
    { "a-", 0 },     { "OR ", 0 },       { "🙂", 0 },    { "é", 0 },       { "\xff", 0 },
    { "-a. ", 64 },  { "\"a ", 64 },     { "- ", 0 },    { "#a ", 64 },    { "title: ", 0 },
    { "a OR ", 64 }, { "title:a ", 64 }, { "a|\n", 64 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      g_autoptr (AttuneSearchQuery) query = NULL;
      g_autofree char *escaped = g_strescape (texts[i].piece, NULL);

      while (text->len < 1024 * 1024)
        g_string_append (text, texts[i].piece);
      g_test_message ("%s", escaped);
      query = attune_search_query_new (text->str);
      g_assert_cmpuint (count_words (query), ==, texts[i].n_words);
    }
}

static void
test_replace (void)
{
  static const struct
  {
    const char *text;
    const char *replaced;
  } cases[] = {
    { "", "" },
    { "  other  things ", "  other  things " },
    { "attachement", "attachment" },
    { "attachement  theorie ", "attachment  theory " },
    { "Attachement THEORIE", "Attachment THEORY" },
    { "\"attachement theorie", "\"attachment theory" },
    { "-attachement (theorie) OR title:Attachement!", "-attachment (theory) OR title:Attachment!" },
    { "attachement-theorie 🙂", "attachment-theory 🙂" },
    { "attache\xCC\x81ment", "attachment" },
    { "my attachement\xff", "my attachment\xEF\xBF\xBD" },
    { "a ORR b", "a Or b" },
    { "Orr", "Or" },
    { "X", "Écart" },
    { "XX", "ÉCART" },
    { "X1", "Écart" },
  };
  g_autoptr (GHashTable) replacements = g_hash_table_new (g_str_hash, g_str_equal);

  g_hash_table_insert (replacements, (gpointer) "attachement", (gpointer) "attachment");
  g_hash_table_insert (replacements, (gpointer) "theorie", (gpointer) "theory");
  g_hash_table_insert (replacements, (gpointer) "orr", (gpointer) "or");
  g_hash_table_insert (replacements, (gpointer) "x", (gpointer) "écart");
  g_hash_table_insert (replacements, (gpointer) "xx", (gpointer) "écart");
  g_hash_table_insert (replacements, (gpointer) "x1", (gpointer) "écart");

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (AttuneSearchQuery) query = attune_search_query_new (cases[i].text);
      g_autoptr (AttuneSearchQuery) replaced = attune_search_query_replace (query, replacements);
      g_autoptr (AttuneSearchQuery) anew = attune_search_query_new (cases[i].replaced);
      g_autofree char *asked = describe (replaced);
      g_autofree char *expected = describe (anew);

      g_test_message ("%s", cases[i].replaced);
      g_assert_cmpstr (attune_search_query_get_text (replaced), ==, cases[i].replaced);
      g_assert_cmpstr (asked, ==, expected);
    }
}

/* Words that do not count are not looked at, and remain. */
static void
test_replace_in_long (void)
{
  g_autoptr (GHashTable) replacements = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GString) expected = g_string_new (NULL);
  g_autoptr (AttuneSearchQuery) query = NULL;
  g_autoptr (AttuneSearchQuery) replaced = NULL;

  g_hash_table_insert (replacements, (gpointer) "aa", (gpointer) "b");
  for (guint i = 0; i < 100000; i++)
    {
      g_string_append (text, "aa ");
      g_string_append (expected, i < 64 ? "b " : "aa ");
    }
  query = attune_search_query_new (text->str);
  replaced = attune_search_query_replace (query, replacements);

  g_assert_cmpstr (attune_search_query_get_text (replaced), ==, expected->str);
}

static gpointer
hold (gpointer data)
{
  for (guint i = 0; i < 10000; i++)
    attune_search_query_unref (attune_search_query_ref (data));

  return NULL;
}

/* Whoever holds it, it lives and stays as it is. */
static void
test_threads (void)
{
  GThread *threads[4];
  g_autoptr (AttuneSearchQuery) query = attune_search_query_new ("secure base");
  g_autofree char *asked = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    threads[i] = g_thread_new ("holder", hold, query);
  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    g_thread_join (threads[i]);

  asked = describe (query);
  g_assert_cmpstr (asked, ==, "secure base*");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/search/query/words", test_words);
  g_test_add_func ("/search/query/phrases", test_phrases);
  g_test_add_func ("/search/query/excluded", test_excluded);
  g_test_add_func ("/search/query/or", test_or);
  g_test_add_func ("/search/query/fields", test_fields);
  g_test_add_func ("/search/query/joined", test_joined);
  g_test_add_func ("/search/query/loosen", test_loosen);
  g_test_add_func ("/search/query/places", test_places);
  g_test_add_func ("/search/query/empty", test_empty);
  g_test_add_func ("/search/query/limits", test_limits);
  g_test_add_func ("/search/query/huge", test_huge);
  g_test_add_func ("/search/query/replace", test_replace);
  g_test_add_func ("/search/query/replace-in-long", test_replace_in_long);
  g_test_add_func ("/search/query/threads", test_threads);

  return g_test_run ();
}
