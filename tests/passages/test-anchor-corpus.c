/* test-anchor-corpus.c: how many marks find their passage in new editions, and how many a wrong one
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "corpus.h"

/* Every kind of edit is made of the real article, so that what is alike in it is alike as in
 * reality. Of a passage that still exists, recall tells how often it was found; a false match is
 * any place that is not the passage's, exist or not; corpus.c says what both mean. Apart from both,
 * it is told how often a passage was taken for its twin: one that said the same in the old edition
 * already, in a line that was the same, as the references do and the resources that name them. What
 * a mark keeps hardly tells those apart. A twin is not counted as found. */

#define MARKS 80
#define MIN_RECALL 0.97

/* With -m slow, 25 times as many marks, most of them other ones. There one false match in a
 * thousand is allowed: of a phrase that was deleted and is said again elsewhere in nearly the same
 * words, with nearly the same around them, as the edit with look-alikes makes on purpose. */
#define LONG_ROUNDS 25
#define LONG_FALSE_PART 1000

typedef struct
{
  guint n;
  guint existing;
  guint found;
  guint false_matches;
  guint twins;
  guint guesses;
  guint right_guesses;
} Tally;

static const char *const methods[] = { "same", "block", "article", "near", "lost" };

static AttuneArticle *
load (void)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "..", "data", "articles",
                                                 "attachment-in-psychotherapy.json", NULL);

  return corpus_load_article (path);
}

static void
describe (AttuneArticle *article,
          const CorpusMark *mark,
          const CorpusTruth *truth,
          const AttuneAnchor *anchor,
          const char *what)
{
  g_autofree char *from = attune_place_to_string (mark->place);
  g_autofree char *to = anchor->place != NULL ? attune_place_to_string (anchor->place) : NULL;
  g_autofree char *words = NULL, *right = NULL;

  if (anchor->place != NULL)
    {
      guint start = 0, end = 0;
      const AttuneBlock *block = attune_article_resolve (article, anchor->place, &start, &end,
                                                         NULL);

      words = attune_text_dup_range (attune_block_get_text (block), start, MIN (end, start + 300));
    }
  if (truth->found)
    right = attune_text_dup_range (
        attune_block_get_text (attune_article_get_block (article, truth->block)), truth->start,
        truth->end);
  g_test_message ("%s: %s “%s⟦%s⟧%s”; %s, %.2f: %s “%s”; is “%s”", what, from, mark->quote.prefix,
                  mark->quote.exact, mark->quote.suffix, methods[anchor->method], anchor->score, to,
                  words, right);
}

static void
try_mark (const AttuneAnchorer *anchorer,
          Edition *edition,
          AttuneArticle *old,
          AttuneArticle *article,
          const CorpusMark *mark,
          Tally *tally)
{
  g_auto (AttuneAnchor) anchor = { 0 };
  CorpusTruth truth = { 0 };
  CorpusVerdict verdict = CORPUS_RIGHT;

  corpus_find_truth (edition, old, article, mark, &truth);
  attune_anchorer_find (anchorer, mark->place, &mark->quote, &anchor);
  if (anchor.place != NULL)
    verdict = corpus_judge (edition, article, mark, &truth, anchor.place);

  tally->n++;
  tally->existing += truth.exists;
  if (anchor.method == ATTUNE_ANCHOR_LOST)
    {
      g_assert_cmpfloat (anchor.score, <, ATTUNE_ANCHOR_BAR);
      tally->guesses += anchor.place != NULL;
      tally->right_guesses += anchor.place != NULL && verdict == CORPUS_RIGHT;
      if (truth.exists)
        describe (article, mark, &truth, &anchor, "missed");
      return;
    }

  g_assert_nonnull (anchor.place);
  g_assert_cmpfloat (anchor.score, >=, ATTUNE_ANCHOR_BAR);
  tally->found += truth.exists && verdict == CORPUS_RIGHT;
  tally->false_matches += verdict == CORPUS_FALSE;
  tally->twins += verdict == CORPUS_TWIN;
  if (verdict == CORPUS_FALSE)
    describe (article, mark, &truth, &anchor, "FALSE");
}

static void
print_row (const char *name, const Tally *tally)
{
  g_test_message ("%-28s %6u %9u %7u %8.1f %% %6u %6u %8u (%u right)", name, tally->n,
                  tally->existing, tally->found,
                  tally->existing > 0 ? 100.0 * tally->found / tally->existing : 100.0,
                  tally->false_matches, tally->twins, tally->guesses, tally->right_guesses);
}

static void
try_kind (AttuneArticle *article, const CorpusKind *kind, guint32 seed, Tally *tally)
{
  g_autoptr (Edition) edition = edition_new (article, seed);
  g_autoptr (AttuneArticle) old = NULL, new = NULL;
  g_autoptr (GPtrArray) marks = NULL;
  g_autoptr (AttuneAnchorer) anchorer = NULL;

  if (kind->before != NULL)
    {
      kind->before (edition, 3);
      edition_begin (edition);
    }
  old = edition_publish (edition);
  marks = corpus_make_marks (edition, old, MARKS, edition->rand);
  corpus_edit (kind, edition);
  new = edition_publish (edition);
  anchorer = attune_anchorer_new (new);
  for (guint i = 0; i < marks->len; i++)
    try_mark (anchorer, edition, old, new, g_ptr_array_index (marks, i), tally);
}

static void
add (Tally *sum, const Tally *tally)
{
  sum->n += tally->n;
  sum->existing += tally->existing;
  sum->found += tally->found;
  sum->false_matches += tally->false_matches;
  sum->twins += tally->twins;
  sum->guesses += tally->guesses;
  sum->right_guesses += tally->right_guesses;
}

static void
test_corpus (void)
{
  g_autoptr (AttuneArticle) article = load ();
  guint rounds = g_test_slow () ? LONG_ROUNDS : 1;
  g_autofree Tally *tallies = g_new0 (Tally, corpus_n_kinds);
  Tally all = { 0 };

  for (guint i = 0; i < corpus_n_kinds; i++)
    {
      for (guint round = 0; round < rounds; round++)
        try_kind (article, &corpus_kinds[i], 1000 * round + i + 1, &tallies[i]);
      add (&all, &tallies[i]);
    }

  g_test_message ("%-28s %6s %9s %7s %10s %6s %6s %8s", "", "marks", "existing", "found", "recall",
                  "false", "twins", "guesses");
  for (guint i = 0; i < corpus_n_kinds; i++)
    print_row (corpus_kinds[i].name, &tallies[i]);
  print_row ("all", &all);

  g_assert_cmpuint (all.n, >=, 200);
  g_assert_cmpuint (all.false_matches, <=, g_test_slow () ? all.n / LONG_FALSE_PART : 0);
  g_assert_cmpfloat ((double) all.found, >=, MIN_RECALL * all.existing);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/anchor/corpus", test_corpus);

  return g_test_run ();
}
