/* test-search-pattern.c: what a query asks for, in texts and in documents
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "attune-search-pattern.h"

#include "attune-search-words.h"

/* The words that the articles have, with what makes *secure* common and *rupture* rare among them
 */
static const char article[] =
    "A secure base, a base secure: security. Regulation of the self, self-regulation, and emotions "
    "regulated by an emotion. Attachment, attached, to attach. Secure, secure, secure, secure, "
    "secure, secure, secure, secure, secure, secure, secure, secure, secure, secure, secure. The "
    "rupture and the repair of a rupture; ruptures. Behaviour of mothers. Mentalizing. Haven.";

static AttuneSearchVocabulary *
make_vocabulary (void)
{
  static const char *const languages[] = { "en", NULL };
  AttuneSearchVocabulary *vocabulary = attune_search_vocabulary_new (languages);
  g_auto (AttuneSearchWords) words = { 0 };

  attune_search_words_init (&words, article, -1);
  while (attune_search_words_next (&words))
    attune_search_vocabulary_add (vocabulary, words.word, 1);
  attune_search_vocabulary_end (vocabulary);

  return vocabulary;
}

static AttuneSearchPattern *
make_pattern (const char *text)
{
  g_autoptr (AttuneSearchVocabulary) vocabulary = make_vocabulary ();
  g_autoptr (AttuneSearchQuery) query = attune_search_query_new (text);

  return attune_search_pattern_new (query, vocabulary);
}

/* Writes a text with brackets around the ranges. */
static char *
mark (const char *text, GArray *ranges)
{
  GString *string = g_string_new (NULL);
  guint at = 0;

  for (guint i = 0; i < ranges->len; i++)
    {
      const AttuneSearchRange *range = &g_array_index (ranges, AttuneSearchRange, i);
      g_autofree char *before = g_utf8_substring (text, at, range->start);
      g_autofree char *match = g_utf8_substring (text, range->start, range->end);

      g_string_append_printf (string, "%s[%s]", before, match);
      at = range->end;
    }
  g_string_append (string, g_utf8_offset_to_pointer (text, at));

  return g_string_free_and_steal (string);
}

static char *
find (const char *query, const char *text)
{
  g_autoptr (AttuneSearchPattern) pattern = make_pattern (query);
  g_autoptr (GArray) ranges = attune_search_pattern_find (pattern, text);

  return mark (text, ranges);
}

/* Each is a query, and a text with brackets around what it has to find there. */
typedef struct
{
  const char *query;
  const char *marked;
} Case;

static void
check (const Case *cases, gsize n_cases)
{
  for (gsize i = 0; i < n_cases; i++)
    {
      g_auto (GStrv) parts = g_strsplit_set (cases[i].marked, "[]", -1);
      g_autofree char *text = g_strjoinv (NULL, parts);
      g_autofree char *marked = find (cases[i].query, text);

      g_test_message ("%s", cases[i].query);
      g_assert_cmpstr (marked, ==, cases[i].marked);
    }
}

static void
test_words (void)
{
  static const Case cases[] = {
    { "", "A secure base" },
    { "secure ", "A [secure] base, not insecure" },
    { "SECURE ", "[Secure], [SECURE] and [sécure]" },
    { "köhler ", "[Köhler], [KOHLER], [Ko\xCC\x88hler]." },
    { "client's ", "The [client’s], the [client's], the [clients]" },
    { "word ", "🙂🙂 [word] 👩‍👧 [word]" },
    { "word ", "שלום [word] سلام" },
    { "עולם ", "שלום [עולם]" },
    { "cafe ", "A [café\xCC\x81] there" },
    { "o ", "an [o\xCC\xB8] alone" },
    { "nowhere ", "A secure base" },
    { "-secure ", "A secure base" },
    { "-secure base ", "A secure [base]" },
    { "secure OR base ", "A [secure] [base]" },
    { "non-verbal ", "[Nonverbal], [non-verbal], [non–verbal]; verbal" },
  };

  check (cases, G_N_ELEMENTS (cases));
}

static void
test_forms (void)
{
  static const Case cases[] = {
    { "regulating ", "[Regulation], [regulated]; [regulate] and regular" },
    { "behavior ", "[behaviour] and [behaviours]" },
    { "emotion ", "Some [emotions]" },
    { "self-regulating ", "[Self-regulation] and regulation of the self" },

    /* In words that are in no article, too */
    { "zorbing ", "They [zorbed] and [zorb]" },

    /* A phrase is what it is. */
    { "\"regulating\"", "Regulation, regulated; [regulating]" },
    { "\"secure base\"", "A [secure base], secure bases, base secure, a [secure, base]" },
    { "\"one two one\"", "[one two one two one]" },
    { "\"one two\"", "[one two] [one two] one" },
    { "\"base base\"", "[base base base, base]-line" },
  };

  check (cases, G_N_ELEMENTS (cases));
}

static void
test_prefixes (void)
{
  static const Case cases[] = {
    { "sec", "A [secure], [second] [section], the [secret]" },
    { "sec ", "A secure, second section, the secret" },
    { "regulating", "A [regulation], [regulated], [regulatingly]" },
    { "\"regulating", "A regulation, regulated, [regulatingly]" },
    { "\"secure ba", "A [secure base], [secure, bath], secure" },
    { "-sec", "A secure base" },
    { "self-reg", "[self-regulation], [self regime], self" },
    { "secure ba", "[secure base], [base], [bath]" },
  };

  check (cases, G_N_ELEMENTS (cases));
}

/* Words that stand side by side are one match; with a break between the lines or a comma they are
 * two. */
static void
test_side_by_side (void)
{
  static const Case cases[] = {
    { "secure base ", "A [secure base], a [base secure]." },
    { "secure base ", "The [base], [secure]" },
    { "secure base ", "The [base]\n[secure]" },
    { "secure base ", "The [base]  [secure]" },
    { "secure base ", "The [base–secure] and\xC2\xA0[secure\xC2\xA0"
                      "base]" },
    { "secure base ", "[secure base secure base]" },
    { "self regulation ", "[Self-regulation] is [regulation] of [self]" },
    { "word ", "A [word] [word]" },
    { "self-regulation ", "[self-regulation] [self-regulation]" },
    { "secure -base ", "[secure] [secure]" },
    { "secure \"a base\" ", "[secure a base], [a base secure]" },
  };

  check (cases, G_N_ELEMENTS (cases));
}

/* What every text is full of is not worth a mark of its own. */
static void
test_stop_words (void)
{
  static const Case cases[] = {
    { "the ", "[The] rupture in [the] room" },
    { "of the ", "[The] rupture [of the] room" },
    { "the rupture ", "[The rupture] in the room" },
    { "how do I repair a rupture? ",
      "[Do I repair a rupture], or do I wait? [A rupture], the [rupture]" },
    { "\"the\" rupture ", "[The rupture] in [the] room" },
    { "rupture the", "[Then the rupture], or [rupture], the" },
  };

  check (cases, G_N_ELEMENTS (cases));
}

/* In an article they make no difference, and notes and tags are not in it. */
static void
test_fields (void)
{
  static const Case cases[] = {
    { "title:secure base ", "A [secure base]" },  { "term:secure ", "A [secure] base" },
    { "ref:\"secure base\"", "A [secure base]" }, { "note:secure base ", "A secure [base]" },
    { "tag:secure base ", "A #secure [base]" },   { "note:secure OR base ", "A secure [base]" },
  };

  check (cases, G_N_ELEMENTS (cases));
}

/* Neither an accent nor a joined or coloured emoji is parted from what it belongs to. */
static void
test_graphemes (void)
{
  static const Case cases[] = {
    { "word ", "a [👩\xE2\x80\x8Dword] b" },
    { "word ", "a [word\xE2\x80\x8D👧] b" },
    { "word ", "a [word🏽] b" },
    { "word ", "a [word\xE2\x83\x9D] b" },
    { "word ", "a [wo\xC2\xADrd] b" },
  };

  check (cases, G_N_ELEMENTS (cases));
}

static void
test_without_vocabulary (void)
{
  g_autoptr (AttuneSearchQuery) query = attune_search_query_new ("regulating sec");
  g_autoptr (AttuneSearchPattern) pattern = attune_search_pattern_new (query, NULL);
  g_autoptr (AttuneSearchDocument) document = NULL;
  g_autoptr (GArray) ranges = NULL;
  g_autofree char *marked = NULL;
  double score = 0;

  ranges = attune_search_pattern_find (pattern, "Regulation, regulating, secure");
  marked = mark ("Regulation, regulating, secure", ranges);
  g_assert_cmpstr (marked, ==, "Regulation, [regulating], [secure]");

  document = attune_search_document_new (ATTUNE_SEARCH_NOTE, "n", NULL, NULL, "regulating security",
                                         NULL);
  g_assert_true (attune_search_pattern_match_document (pattern, document, &score));
  g_assert_cmpfloat (score, >, 0);
}

/* A document, written as its title, its text, and its tags, parted by bars; a bookmark has a star
 * before it. */
static AttuneSearchDocument *
make_document (const char *written)
{
  gboolean is_bookmark = written[0] == '*';
  g_auto (GStrv) parts = g_strsplit (written + (is_bookmark ? 1 : 0), "|", -1);

  g_assert_cmpuint (g_strv_length (parts), >=, 2);

  return attune_search_document_new (is_bookmark ? ATTUNE_SEARCH_BOOKMARK : ATTUNE_SEARCH_NOTE, "k",
                                     NULL, parts[0], parts[1], (const char *const *) parts + 2);
}

/* The score of a document; 0 where it is not found. */
static double
match (const char *query, const char *written)
{
  g_autoptr (AttuneSearchPattern) pattern = make_pattern (query);
  g_autoptr (AttuneSearchDocument) document = make_document (written);
  double score = -1;
  gboolean matches = attune_search_pattern_match_document (pattern, document, &score);

  g_assert_cmpint (attune_search_pattern_match_document (pattern, document, NULL), ==, matches);
  g_assert_true (!matches || (score > 0 && score < 1000));

  return matches ? score : 0;
}

static void
test_documents (void)
{
  static const struct
  {
    const char *query;
    const char *document;
    gboolean matches;
  } cases[] = {
    { "", "|a secure base", FALSE },
    { "secure ", "|", FALSE },
    { "secure ", "|a secure base", TRUE },
    { "secure base ", "|a secure base", TRUE },
    { "secure base ", "base|it is secure", TRUE },
    { "secure base ", "|it is secure", FALSE },
    { "secure base ", "|it is secure|base", TRUE },
    { "secure base ", "*base|it is secure", TRUE },
    { "sec", "|a secure base", TRUE },
    { "sec ", "|a secure base", FALSE },
    { "regulating ", "|of regulation", TRUE },
    { "zorbing ", "|they zorbed", TRUE },
    { "esthetic ", "|aesthetics", TRUE },
    { "aesthetic ", "|esthetics", TRUE },
    { "estrogen ", "|oestrogens", TRUE },
    { "oestrogen ", "|estrogens", TRUE },
    { "inquiry ", "|enquiries", TRUE },
    { "enquiry ", "|inquiries", TRUE },
    { "color ", "|the colours", TRUE },
    { "\"regulating\"", "|of regulation", FALSE },
    { "\"secure base\"", "|a secure base", TRUE },
    { "\"secure base\"", "|base, secure", FALSE },
    { "\"secure base\"", "|secure|base", FALSE },
    { "\"secure base\"", "secure|base", FALSE },
    { "\"secure base\"", "||secure|base", FALSE },
    { "self-care ", "|x|self-care", TRUE },
    { "self-care ", "|selfcare", TRUE },
    { "secure -self-care", "|secure selfcare", FALSE },
    { "secure OR haven ", "|a haven", TRUE },
    { "secure OR haven ", "|a base", FALSE },
    { "base secure OR haven ", "|a haven", FALSE },

    /* Excluded */
    { "-secure", "|a haven", FALSE },
    { "secure -haven", "|a secure base", TRUE },
    { "secure -haven", "|a secure haven", FALSE },
    { "secure -haven", "haven|secure", FALSE },
    { "secure -haven", "|secure|haven", FALSE },
    { "secure -regulating", "|secure regulation", FALSE },
    { "secure -\"regulating\"", "|secure regulation", TRUE },
    { "secure -\"a base\"", "|a secure base", TRUE },
    { "secure -\"a base\"", "|secure: a base", FALSE },
    { "secure -the", "|the secure base", FALSE },
    { "secure -the", "|secure base", TRUE },

    /* Fields */
    { "note:secure ", "|a secure base", TRUE },
    { "note:secure ", "secure|base", TRUE },
    { "note:secure ", "|base|secure", FALSE },
    { "note:secure ", "*|a secure base", FALSE },
    { "tag:secure ", "|a secure base", FALSE },
    { "tag:secure ", "|a base|secure", TRUE },
    { "tag:secure ", "*|a base|other|secure", TRUE },
    { "tag:sec", "|a base|secure", TRUE },
    { "tag:sec ", "|a base|secure", FALSE },
    { "#self-care ", "|a base|self-care", TRUE },
    { "#care ", "|a base|self-care", TRUE },
    { "#self-care ", "|self-care|self|care", FALSE },
    { "title:secure ", "secure|secure|secure", FALSE },
    { "term:secure ", "secure|secure|secure", FALSE },
    { "ref:secure ", "secure|secure|secure", FALSE },
    { "title:secure OR base ", "|base", TRUE },
    { "base -title:secure", "secure|secure base|secure", TRUE },
    { "base -term:secure -ref:secure", "secure|base", TRUE },
    { "base -tag:secure", "|secure base", TRUE },
    { "base -tag:secure", "|base|secure", FALSE },
    { "base -note:secure", "|secure base", FALSE },
    { "base -note:secure", "*|secure base", TRUE },

    /* What may be missing if there is more, and what may not */
    { "how do I repair a rupture? ", "|repair that rupture", TRUE },
    { "how do I repair a rupture? ", "|a rupture, how do I", FALSE },
    { "the ", "|a rupture", FALSE },
    { "of the ", "|the rupture", FALSE },
    { "\"the\" rupture ", "|a rupture", FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_test_message ("%s in %s", cases[i].query, cases[i].document);
      g_assert_cmpint (match (cases[i].query, cases[i].document) > 0, ==, cases[i].matches);
    }
}

/* The first of each two documents is the better answer. */
static void
test_order (void)
{
  static const struct
  {
    const char *query;
    const char *better;
    const char *worse;
  } cases[] = {
    { "secure ", "secure|", "|secure" },
    { "secure ", "||secure", "|secure" },
    { "regulation ", "|regulation", "|regulated" },
    { "regul", "|regul", "|regulation" },
    { "emot", "|emotions", "|emoticon" },
    { "secure ", "|secure and secure", "|secure and" },
    { "secure base ", "|a secure base", "|the base is not all that secure" },
    { "secure base ", "|base secure", "|base x secure" },
    { "secure base ", "|secure x y base. secure base", "|secure x y z base" },
    { "secure OR rupture ", "|rupture", "|secure" },
    { "secure haven base ", "|haven of a secure base", "|base, x y z a b secure x y z haven" },
    { "the rupture ", "|the rupture", "|a rupture" },
    { "\"secure base\" haven ", "|a secure base, haven", "|a haven, and x y z of a secure base" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      double better = match (cases[i].query, cases[i].better);
      double worse = match (cases[i].query, cases[i].worse);

      g_test_message ("%s in %s: %g; in %s: %g", cases[i].query, cases[i].better, better,
                      cases[i].worse, worse);
      g_assert_cmpfloat (worse, >, 0);
      g_assert_cmpfloat (better, >, worse);
    }
}

/* The formula, worked out by hand: without a vocabulary the rarity is ln (1 + 0.5 / 0.5). */
static void
test_score (void)
{
  static const struct
  {
    const char *query;
    const char *document;
    double score;
  } cases[] = {
    { "secure ", "|secure", 1 / 2.2 },
    { "secure ", "|secure secure", 2 / 3.2 },
    { "secure ", "secure|secure", 2 * 2 / 3.2 },
    { "secure ", "||secure", 2 * 1 / 2.2 },
    { "sec", "|secure", 0.6 / 2.2 },
    { "secure base ", "|secure base", 1.5 * 2 / 2.2 },
    { "secure base ", "|secure x base", 1.25 * 2 / 2.2 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (AttuneSearchQuery) query = attune_search_query_new (cases[i].query);
      g_autoptr (AttuneSearchPattern) pattern = attune_search_pattern_new (query, NULL);
      g_autoptr (AttuneSearchDocument) document = make_document (cases[i].document);
      double score = 0;

      g_assert_true (attune_search_pattern_match_document (pattern, document, &score));
      g_assert_cmpfloat_with_epsilon (score, G_LN2 * cases[i].score, 1e-6);
    }
}

static void
test_find_in_document (void)
{
  static const struct
  {
    const char *query;
    const char *document;
    const char *marked;
  } cases[] = {
    { "secure ", "|a secure base", "a [secure] base" },
    { "note:secure ", "|a secure base", "a [secure] base" },
    { "note:secure ", "*|a secure base", "a secure base" },
    { "title:secure ", "|a secure base", "a secure base" },
    { "tag:care ", "|care #care #self-care, care", "care #[care] #self-[care], care" },
    { "#self-care ", "|self-care, #self-care", "self-care, #[self-care]" },
    { "#car", "|care #care", "care #[care]" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (AttuneSearchPattern) pattern = make_pattern (cases[i].query);
      g_autoptr (AttuneSearchDocument) document = make_document (cases[i].document);
      const char *text = attune_search_document_get_text (document);
      g_autoptr (GArray) ranges = attune_search_pattern_find_in_document (pattern, document, text);
      g_autofree char *marked = mark (text, ranges);

      g_test_message ("%s", cases[i].query);
      g_assert_cmpstr (marked, ==, cases[i].marked);
    }
}

/* More words than there are bits, and clauses that count differently */
static void
test_many_words (void)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (AttuneSearchPattern) pattern = NULL;
  g_autoptr (AttuneSearchDocument) document = NULL;
  g_autoptr (GArray) ranges = NULL;
  double score = 0;

  for (guint i = 0; i < 100; i++)
    g_string_append_printf (text, "w%uw ", i);
  pattern = make_pattern (text->str);
  ranges = attune_search_pattern_find (pattern, text->str);
  g_assert_cmpuint (ranges->len, ==, 1);
  g_assert_cmpuint (g_array_index (ranges, AttuneSearchRange, 0).end, ==, 10 * 4 + 54 * 5 - 1);

  document = attune_search_document_new (ATTUNE_SEARCH_NOTE, "n", NULL, NULL, text->str, NULL);
  g_assert_true (attune_search_pattern_match_document (pattern, document, &score));
  g_assert_cmpfloat (score, >, 0);
}

typedef struct
{
  AttuneSearchPattern *pattern;
  AttuneSearchDocument *document;
  char *expected;
} Shared;

static gpointer
look (gpointer data)
{
  const Shared *shared = data;

  for (guint i = 0; i < 300; i++)
    {
      g_autofree char *text = g_strdup_printf ("%s w%u", article, i);
      g_autoptr (GArray) ranges = attune_search_pattern_find (shared->pattern, text);
      g_autofree char *marked = mark (article, ranges);

      g_assert_cmpstr (marked, ==, shared->expected);
      g_assert_true (
          attune_search_pattern_match_document (shared->pattern, shared->document, NULL));
    }

  return NULL;
}

static void
test_threads (void)
{
  GThread *threads[4];
  g_autoptr (AttuneSearchPattern) pattern = make_pattern ("securing regulat");
  g_autoptr (AttuneSearchDocument) document = make_document ("secure|regulation");
  g_autofree char *expected = find ("securing regulat", article);
  Shared shared = { .pattern = pattern, .document = document, .expected = expected };

  g_assert_nonnull (strchr (expected, '['));
  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    threads[i] = g_thread_new ("looker", look, &shared);
  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    g_thread_join (threads[i]);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/search/pattern/words", test_words);
  g_test_add_func ("/search/pattern/forms", test_forms);
  g_test_add_func ("/search/pattern/prefixes", test_prefixes);
  g_test_add_func ("/search/pattern/side-by-side", test_side_by_side);
  g_test_add_func ("/search/pattern/stop-words", test_stop_words);
  g_test_add_func ("/search/pattern/fields", test_fields);
  g_test_add_func ("/search/pattern/graphemes", test_graphemes);
  g_test_add_func ("/search/pattern/without-vocabulary", test_without_vocabulary);
  g_test_add_func ("/search/pattern/documents", test_documents);
  g_test_add_func ("/search/pattern/order", test_order);
  g_test_add_func ("/search/pattern/score", test_score);
  g_test_add_func ("/search/pattern/find-in-document", test_find_in_document);
  g_test_add_func ("/search/pattern/many-words", test_many_words);
  g_test_add_func ("/search/pattern/threads", test_threads);

  return g_test_run ();
}
