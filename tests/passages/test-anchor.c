/* test-anchor.c: finding a marked passage again
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "attune-anchor.h"

#include <string.h>

#define MAX_BLOCKS 8
#define N_THREADS 4

/* A block as "id: its text" */
typedef const char *Blocks[MAX_BLOCKS];

typedef struct
{
  const char *name;
  Blocks before;
  const char *block; /* what is marked: a block, */
  const char *words; /* and words of it, or all */
  Blocks after;
  AttuneAnchorMethod method;
  const char *found_block; /* or the guess, or NULL */
  const char *found_words;
} Case;

static AttuneArticle *
make_article (const char *const *blocks)
{
  g_autoptr (GString) json = g_string_new ("{\"format\":1,\"id\":\"case\",\"language\":\"en-US\","
                                           "\"title\":\"Case\",\"updated\":\"2025-01-01\","
                                           "\"license\":\"CC0-1.0\",\"sections\":[");
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  AttuneArticle *article = NULL;
  gboolean first = TRUE;

  /* A heading is written "# id: title"; there is one at the beginning if no other is. */
  if (!g_str_has_prefix (blocks[0], "# "))
    g_string_append (json, "{\"id\":\"top\",\"title\":\"Top of the page\",\"body\":[");
  for (guint i = 0; i < MAX_BLOCKS && blocks[i] != NULL; i++)
    {
      gboolean heading = g_str_has_prefix (blocks[i], "# ");
      const char *colon = strstr (blocks[i], ": ");
      g_autofree char *id = g_strndup (blocks[i], (gsize) (colon - blocks[i]));
      g_autoptr (GString) text = g_string_new (colon + 2);

      g_string_replace (text, "\"", "\\\"", 0);
      if (heading)
        g_string_append_printf (json, "%s{\"id\":\"%s\",\"title\":\"%s\",\"body\":[",
                                i > 0 ? "]}," : "", id + 2, text->str);
      else
        g_string_append_printf (json, "%s{\"id\":\"%s\",\"type\":\"paragraph\",\"text\":\"%s\"}",
                                first ? "" : ",", id, text->str);
      first = heading;
    }
  g_string_append (json, "]}]}");

  bytes = g_string_free_to_bytes (g_steal_pointer (&json));
  article = attune_article_new_from_bytes (bytes, "case", &error);
  g_assert_no_error (error);

  return article;
}

static AttunePlace *
find_place (AttuneArticle *article, const char *id, const char *words)
{
  const AttuneBlock *block = attune_article_lookup_block (article, id);
  const char *text = NULL, *at = NULL;
  guint start = 0;

  g_assert_nonnull (block);
  if (words == NULL)
    return attune_place_new ("case", id);

  text = attune_text_get_string (attune_block_get_text (block));
  at = strstr (text, words);
  g_assert_nonnull (at);
  start = (guint) g_utf8_pointer_to_offset (text, at);

  return attune_place_new_range ("case", id, start, start + (guint) g_utf8_strlen (words, -1));
}

#define PARTNERS                                                                                   \
  "p1: People come to therapy with a history of being comforted, ignored or held in mind."
#define OTHERS "p9: Research has traced such expectations in infants, in parents and in words."
#define TEXT "Repair is a sign of trust in the long treatment of such patients."

static const Case cases[] = {
  { "nothing changed",
    { PARTNERS, "a: Before it. " TEXT " Behind it.", OTHERS },
    "a",
    TEXT,
    { PARTNERS, "a: Before it. " TEXT " Behind it.", OTHERS },
    ATTUNE_ANCHOR_SAME,
    "a",
    TEXT },
  { "pushed along",
    { PARTNERS, "a: Before it. " TEXT " Behind it.", OTHERS },
    "a",
    TEXT,
    { PARTNERS, "a: A new sentence is first. Before it. " TEXT " Behind it.", OTHERS },
    ATTUNE_ANCHOR_BLOCK,
    "a",
    TEXT },
  { "a sentence moved to another block",
    { PARTNERS, "a: Before it. " TEXT " Behind it.", OTHERS },
    "a",
    TEXT,
    { PARTNERS " " TEXT, "a: Before it. Behind it.", OTHERS },
    ATTUNE_ANCHOR_ARTICLE,
    "p1",
    TEXT },
  { "the id lost",
    { PARTNERS, "a: Before it. " TEXT " Behind it.", OTHERS },
    "a",
    "long treatment",
    { PARTNERS, "b: Before it. " TEXT " Behind it.", OTHERS },
    ATTUNE_ANCHOR_ARTICLE,
    "b",
    "long treatment" },
  { "quotes, dashes and spaces typed anew",
    { PARTNERS, "a: He said “I can’t” – and so on… r\u00a0=\u00a0.17 in co-operation.", OTHERS },
    "a",
    "“I can’t” – and so on… r\u00a0=\u00a0.17",
    { PARTNERS, "a: He said \"I can't\"—and so on... r = .17 in co\u2011oper\u00adation.", OTHERS },
    ATTUNE_ANCHOR_SAME,
    "a",
    "\"I can't\"—and so on... r = .17" },
  { "accents apart",
    { PARTNERS, "a: Köhler met her in the café of the clinic.", OTHERS },
    "a",
    "in the café",
    { PARTNERS, "a: Ko\u0308hler met her in the cafe\u0301 of the clinic.", OTHERS },
    ATTUNE_ANCHOR_BLOCK,
    "a",
    "in the cafe\u0301" },
  { "an accent is a difference",
    { PARTNERS, "a: They met in the old cafe.", OTHERS },
    "a",
    "cafe",
    { PARTNERS, "a: They met in the old cafe\u0301.", OTHERS },
    ATTUNE_ANCHOR_LOST,
    NULL,
    NULL },
  { "white space marked too",
    { PARTNERS, "a: Before it. " TEXT " Behind it.", OTHERS },
    "a",
    " is a sign of trust ",
    { PARTNERS, "a: More. Before it. " TEXT " Behind it.", OTHERS },
    ATTUNE_ANCHOR_BLOCK,
    "a",
    " is a sign of trust " },
  { "a word put in that changes all",
    { PARTNERS, "a: Before it. " TEXT " Behind it.", OTHERS },
    "a",
    TEXT,
    { PARTNERS,
      "a: Before it. Repair is not a sign of trust in the long treatment of such patients."
      " Behind it.",
      OTHERS },
    ATTUNE_ANCHOR_NEAR,
    "a",
    "Repair is not a sign of trust in the long treatment of such patients." },
  { "words changed at the edge, no word cut",
    { PARTNERS, "a: Before it. " TEXT " Behind it all is more.", OTHERS },
    "a",
    TEXT,
    { PARTNERS,
      "a: Before it. Repairs is a sign of trust in the long treatment of such people."
      " Behind it all is more.",
      OTHERS },
    ATTUNE_ANCHOR_NEAR,
    "a",
    "Repairs is a sign of trust in the long treatment of such people." },
  { "deleted, another like it elsewhere",
    { PARTNERS, "a: Before it. " TEXT " Behind it.", OTHERS,
      "z: Elsewhere. Rupture is a sign of trust in the long treatment of such persons. The end." },
    "a",
    TEXT,
    { PARTNERS, "a: Before it. Behind it.", OTHERS,
      "z: Elsewhere. Rupture is a sign of trust in the long treatment of such persons. The end." },
    ATTUNE_ANCHOR_LOST,
    "z",
    "Rupture is a sign of trust in the long treatment of such persons." },
  { "deleted, the next is like it",
    { PARTNERS, "a: Ask what the child did when the mother went. Ask what the child did when the "
                "mother came. Then wait for an answer." },
    "a",
    "Ask what the child did when the mother went.",
    { PARTNERS, "a: Ask what the child did when the mother came. Then wait for an answer." },
    ATTUNE_ANCHOR_LOST,
    "a",
    "Ask what the child did when the mother came." },
  { "a word or two, deleted, and the same elsewhere",
    { PARTNERS, "a: What she found there was a secure base for once.", OTHERS,
      "z: Bowlby wrote of a secure base from which to explore." },
    "a",
    "secure base",
    { PARTNERS, "a: What she found there was new.", OTHERS,
      "z: Bowlby wrote of a secure base from which to explore." },
    ATTUNE_ANCHOR_LOST,
    NULL,
    NULL },
  { "a word, replaced by one alike",
    { PARTNERS, "a: This is an insecure attachment in the strict sense of it.", OTHERS },
    "a",
    "insecure",
    { PARTNERS, "a: This is an unsecured attachment in the strict sense of it.", OTHERS },
    ATTUNE_ANCHOR_LOST,
    NULL,
    NULL },
  { "the same place, by chance",
    { PARTNERS,
      "a: All through the long and quiet winter of that year, it rained upon the house of the "
      "group.",
      OTHERS },
    "a",
    "it",
    { PARTNERS,
      "a: Nobody of us knew whether the others would come, as it seemed, and then they left at "
      "once.",
      OTHERS },
    ATTUNE_ANCHOR_LOST,
    NULL,
    NULL },
  { "one of several, told by what is around",
    { PARTNERS, "a: First, name it. Second, slow down. Third, name it. Fourth, go on.", OTHERS },
    "a",
    "Third, name it",
    { PARTNERS,
      "b: Well, name it. Now and then: First, name it. Second, slow down. Third, name it."
      " Fourth, go on.",
      OTHERS },
    ATTUNE_ANCHOR_ARTICLE,
    "b",
    "Third, name it" },
  { "one of two, nothing to tell them by",
    { PARTNERS, "a: " TEXT, OTHERS },
    "a",
    TEXT,
    { "x: " TEXT, "y: Something else altogether is said here.", "v: And here is said more of it.",
      "w: And here.", "z: " TEXT },
    ATTUNE_ANCHOR_LOST,
    "x",
    TEXT },
  { "one of two, the nearer",
    { PARTNERS, "a: " TEXT " It closes.", OTHERS },
    "a",
    TEXT,
    { "x: " TEXT " It closes.", "y: Something else altogether is said here.",
      "v: And here is said more of it.", "w: And here.", "a: What is left of it.",
      "z: " TEXT " It closes." },
    ATTUNE_ANCHOR_ARTICLE,
    "z",
    TEXT },
  { "split, most of it on one side",
    { PARTNERS, "a: He left. " TEXT " Behind it.", OTHERS },
    "a",
    "He left. " TEXT,
    { PARTNERS, "a: He left.", "b: " TEXT " Behind it.", OTHERS },
    ATTUNE_ANCHOR_NEAR,
    "b",
    TEXT },
  { "split in halves",
    { PARTNERS, "a: " TEXT " Silence may be a sign of trust in a treatment as well.", OTHERS },
    "a",
    TEXT " Silence may be a sign of trust in a treatment as well.",
    { PARTNERS, "a: " TEXT, "b: Silence may be a sign of trust in a treatment as well.", OTHERS },
    ATTUNE_ANCHOR_LOST,
    "a",
    TEXT },
  { "merged",
    { PARTNERS, "a: " TEXT, OTHERS },
    "a",
    "Repair is a sign",
    { PARTNERS " " TEXT, OTHERS },
    ATTUNE_ANCHOR_ARTICLE,
    "p1",
    "Repair is a sign" },
  { "a whole block, grown",
    { PARTNERS, "a: " TEXT, OTHERS },
    "a",
    NULL,
    { PARTNERS, "a: " TEXT " And there is more.", OTHERS },
    ATTUNE_ANCHOR_SAME,
    "a",
    NULL },
  { "a whole block, its id lost",
    { PARTNERS, "a: " TEXT, OTHERS },
    "a",
    NULL,
    { PARTNERS, "b: " TEXT, OTHERS },
    ATTUNE_ANCHOR_ARTICLE,
    "b",
    NULL },
  { "a whole block, merged",
    { PARTNERS, "a: " TEXT, OTHERS },
    "a",
    NULL,
    { PARTNERS " " TEXT, OTHERS },
    ATTUNE_ANCHOR_ARTICLE,
    "p1",
    NULL },
  { "a whole block, deleted",
    { PARTNERS, "a: " TEXT, OTHERS },
    "a",
    NULL,
    { PARTNERS, OTHERS },
    ATTUNE_ANCHOR_LOST,
    NULL,
    NULL },
  { "a whole block, most of it new",
    { PARTNERS, "a: " TEXT " What follows from it is another matter, and a long one.", OTHERS },
    "a",
    NULL,
    { PARTNERS, "a: " TEXT " Nobody has counted how often, nor asked them about it yet.", OTHERS },
    ATTUNE_ANCHOR_NEAR,
    "a",
    NULL },
  { "a heading renamed",
    { "# one: One", PARTNERS, "# two: Rupture and repair", OTHERS },
    "two",
    NULL,
    { "# one: One", PARTNERS, "# two: When something tears", OTHERS },
    ATTUNE_ANCHOR_NEAR,
    "two",
    NULL },
  { "a heading whose words are elsewhere too, its id lost",
    { "# one: One", PARTNERS, "# two: Repair", OTHERS },
    "two",
    NULL,
    { "# one: One", PARTNERS " Repair is one of them.", "# new: Repair", OTHERS },
    ATTUNE_ANCHOR_ARTICLE,
    "new",
    NULL },
  { "the id given to another block",
    { PARTNERS, "a: " TEXT, OTHERS },
    "a",
    NULL,
    { PARTNERS, "b: " TEXT, OTHERS, "a: Quite another matter is treated in this paragraph." },
    ATTUNE_ANCHOR_ARTICLE,
    "b",
    NULL },
};

static void
test_case (gconstpointer data)
{
  const Case *test = data;
  g_autoptr (AttuneArticle) before = make_article (test->before);
  g_autoptr (AttuneArticle) after = make_article (test->after);
  g_autoptr (AttuneAnchorer) anchorer = attune_anchorer_new (after);
  g_autoptr (AttunePlace) place = find_place (before, test->block, test->words);
  g_auto (AttuneQuote) quote = { 0 };
  g_auto (AttuneAnchor) anchor = { 0 };
  g_autofree char *words = NULL;
  const AttuneBlock *block = NULL;
  guint start = 0, end = 0;

  attune_quote_init (&quote, before, place);
  attune_anchorer_find (anchorer, place, &quote, &anchor);
  if (anchor.place != NULL)
    {
      g_autofree char *address = attune_place_to_string (anchor.place);

      block = attune_article_resolve (after, anchor.place, &start, &end, NULL);
      g_assert_nonnull (block);
      words = attune_text_dup_range (attune_block_get_text (block), start, end);
      g_test_message ("%s “%s”, %.2f", address, words, anchor.score);
    }

  g_assert_cmpint (anchor.method, ==, test->method);
  g_assert_cmpstr (block != NULL ? attune_block_get_id (block) : NULL, ==, test->found_block);
  if (block != NULL)
    {
      g_assert_true (attune_place_has_range (anchor.place) == (test->words != NULL));
      if (test->words != NULL)
        g_assert_cmpstr (words, ==, test->found_words);
    }

  if (test->method != ATTUNE_ANCHOR_LOST)
    g_assert_cmpfloat (anchor.score, >=, ATTUNE_ANCHOR_BAR);
  else if (anchor.place != NULL)
    g_assert_true (anchor.score >= 0.5 && anchor.score < ATTUNE_ANCHOR_BAR);
  else
    g_assert_cmpfloat (anchor.score, ==, 0.0);
}

static void
test_beginning (void)
{
  static const Blocks blocks = { PARTNERS, OTHERS };
  g_autoptr (AttuneArticle) article = make_article (blocks);
  g_autoptr (AttuneAnchorer) anchorer = attune_anchorer_new (article);
  g_autoptr (AttunePlace) place = attune_place_new ("case", NULL);
  g_autoptr (AttunePlace) foreign = attune_place_new ("other", "p1");
  AttuneQuote quote = { (char *) "Gone", (char *) "", (char *) "" };
  g_auto (AttuneAnchor) anchor = { 0 }, none = { 0 };

  attune_anchorer_find (anchorer, place, &quote, &anchor);
  g_assert_cmpint (anchor.method, ==, ATTUNE_ANCHOR_SAME);
  g_assert_true (attune_place_equal (anchor.place, place));

  attune_anchorer_find (anchorer, foreign, &quote, &none);
  g_assert_cmpint (none.method, ==, ATTUNE_ANCHOR_LOST);
  g_assert_null (none.place);
}

/* A point between words, and quotes of no words at all */
static void
test_points (void)
{
  static const Blocks first = { PARTNERS, OTHERS };
  static const Blocks second = { "p0: Something new comes first.", PARTNERS " More of it.",
                                 "n: In between, something else is said now.", OTHERS };
  g_autoptr (AttuneArticle) before = make_article (first);
  g_autoptr (AttuneArticle) after = make_article (second);
  g_autoptr (AttuneAnchorer) same = attune_anchorer_new (before);
  g_autoptr (AttuneAnchorer) moved = attune_anchorer_new (after);
  const guint points[] = { 0, 20, 60 };

  for (guint i = 0; i < G_N_ELEMENTS (points); i++)
    {
      g_autoptr (AttunePlace) place = attune_place_new_range ("case", "p9", points[i], points[i]);
      g_autoptr (AttunePlace) gone = attune_place_new_range ("case", "p7", points[i], points[i]);
      g_auto (AttuneQuote) quote = { 0 };
      g_auto (AttuneAnchor) here = { 0 }, there = { 0 }, found = { 0 };

      attune_quote_init (&quote, before, place);
      attune_anchorer_find (same, place, &quote, &here);
      g_assert_cmpint (here.method, ==, ATTUNE_ANCHOR_SAME);
      attune_anchorer_find (moved, place, &quote, &there);
      g_assert_cmpint (there.method, !=, ATTUNE_ANCHOR_LOST);
      g_assert_true (attune_place_equal (there.place, place));
      attune_anchorer_find (moved, gone, &quote, &found);
      g_assert_true (found.place == NULL || attune_place_equal (found.place, place));
    }
}

static void
test_no_words (void)
{
  static const Blocks blocks = { PARTNERS, OTHERS };
  g_autoptr (AttuneArticle) article = make_article (blocks);
  g_autoptr (AttuneAnchorer) anchorer = attune_anchorer_new (article);
  const char *const ids[] = { "p1", "gone" };

  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    {
      g_autoptr (AttunePlace) place = attune_place_new ("case", ids[i]);
      g_autoptr (AttunePlace) range = attune_place_new_range ("case", ids[i], 3, 900);
      AttuneQuote quote = { (char *) "", (char *) "", (char *) "" };
      AttuneQuote blank = { (char *) " \n ", (char *) " ", (char *) "\n" };
      g_auto (AttuneAnchor) one = { 0 }, two = { 0 }, three = { 0 };

      attune_anchorer_find (anchorer, place, &quote, &one);
      g_assert_cmpint (one.method, ==, ATTUNE_ANCHOR_LOST);
      attune_anchorer_find (anchorer, range, &quote, &two);
      g_assert_cmpint (two.method, ==, ATTUNE_ANCHOR_LOST);
      attune_anchorer_find (anchorer, range, &blank, &three);
      g_assert_cmpint (three.method, ==, ATTUNE_ANCHOR_LOST);
    }
}

/* No place that is found cuts what a reader takes for one character. */
static void
test_graphemes (void)
{
  static const Blocks first = {
    PARTNERS, "a: Here are a family 👩‍👧 and a flag 🇩🇪 in one row."
  };
  static const Blocks second = {
    PARTNERS, "a: Now here are a family 👩‍👧 and a flag 🇩🇪 in one row."
  };
  g_autoptr (AttuneArticle) before = make_article (first);
  g_autoptr (AttuneArticle) after = make_article (second);
  g_autoptr (AttuneAnchorer) anchorer = attune_anchorer_new (after);
  g_autoptr (AttunePlace)
      place = find_place (before, "a", "family 👩‍👧 and a flag 🇩🇪");
  /* Within the family and within the flag: what a foreign program may have written */
  g_autoptr (AttunePlace) cut = attune_place_new_range ("case", "a", 18, 33);
  g_autoptr (AttunePlace) right = find_place (after, "a", "family 👩‍👧 and a flag 🇩🇪");
  g_auto (AttuneQuote) quote = { 0 }, cut_quote = { 0 };
  g_auto (AttuneAnchor) anchor = { 0 }, cut_anchor = { 0 };

  attune_quote_init (&quote, before, place);
  attune_anchorer_find (anchorer, place, &quote, &anchor);
  g_assert_cmpint (anchor.method, ==, ATTUNE_ANCHOR_BLOCK);
  g_assert_true (attune_place_equal (anchor.place, right));

  attune_quote_init (&cut_quote, before, cut);
  attune_anchorer_find (anchorer, cut, &cut_quote, &cut_anchor);
  if (cut_anchor.place != NULL)
    {
      g_assert_cmpuint (attune_place_get_start (cut_anchor.place), !=, 23);
      g_assert_cmpuint (attune_place_get_end (cut_anchor.place), !=, 38);
    }
}

/* A mark may be of several pages. */
static void
test_long (void)
{
  g_autoptr (GString) text = g_string_new ("a: ");
  Blocks blocks = { PARTNERS, NULL, OTHERS };
  g_autoptr (AttuneArticle) before = NULL, after = NULL;
  g_autoptr (AttuneAnchorer) anchorer = NULL;
  g_autoptr (AttunePlace) place = attune_place_new_range ("case", "a", 10, 15000);
  g_auto (AttuneQuote) quote = { 0 };
  g_auto (AttuneAnchor) anchor = { 0 };

  for (guint i = 0; i < 1500; i++)
    g_string_append_printf (text, "%u and %u, ", i * 7919 % 1000, i * 104729 % 777);
  g_string_append (text, "that is all.");
  blocks[1] = text->str;
  before = make_article (blocks);
  attune_quote_init (&quote, before, place);
  g_string_replace (text, " and 7", " but 7", 0);
  blocks[1] = text->str;
  after = make_article (blocks);
  anchorer = attune_anchorer_new (after);

  attune_anchorer_find (anchorer, place, &quote, &anchor);
  g_assert_cmpint (anchor.method, ==, ATTUNE_ANCHOR_NEAR);
  g_assert_true (attune_place_equal (anchor.place, place));
}

typedef struct
{
  AttuneArticle *before;
  AttuneAnchorer *anchorer;
} Work;

static gpointer
work_cb (gpointer data)
{
  const Work *work = data;

  for (guint i = 0; i < 200; i++)
    {
      g_autoptr (AttunePlace) place = find_place (work->before, "a", i % 2 ? TEXT : "long");
      g_auto (AttuneQuote) quote = { 0 };
      g_auto (AttuneAnchor) anchor = { 0 };

      attune_quote_init (&quote, work->before, place);
      attune_anchorer_find (work->anchorer, place, &quote, &anchor);
      g_assert_cmpint (anchor.method, ==, i % 2 ? ATTUNE_ANCHOR_NEAR : ATTUNE_ANCHOR_BLOCK);
    }

  return NULL;
}

static void
test_threads (void)
{
  static const Blocks first = { PARTNERS, "a: Before it. " TEXT " Behind it.", OTHERS };
  static const Blocks second = { PARTNERS,
                                 "a: New. Before it. Repair is no sign of trust in the long "
                                 "treatment of such patients. Behind it.",
                                 OTHERS };
  g_autoptr (AttuneArticle) before = make_article (first);
  g_autoptr (AttuneArticle) after = make_article (second);
  g_autoptr (AttuneAnchorer) anchorer = attune_anchorer_new (after);
  Work work = { before, anchorer };
  GThread *threads[N_THREADS];

  for (guint i = 0; i < N_THREADS; i++)
    threads[i] = g_thread_new ("anchor", work_cb, &work);
  for (guint i = 0; i < N_THREADS; i++)
    g_thread_join (threads[i]);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/anchor/case/", cases[i].name, NULL);

      g_test_add_data_func (path, &cases[i], test_case);
    }
  g_test_add_func ("/anchor/beginning", test_beginning);
  g_test_add_func ("/anchor/points", test_points);
  g_test_add_func ("/anchor/no-words", test_no_words);
  g_test_add_func ("/anchor/graphemes", test_graphemes);
  g_test_add_func ("/anchor/long", test_long);
  g_test_add_func ("/anchor/threads", test_threads);

  return g_test_run ();
}
