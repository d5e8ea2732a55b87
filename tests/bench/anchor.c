/* anchor.c: how long it takes to find many marks again in a new edition
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * usage: anchor ARTICLE.json [MARKS] [RUNS]
 *
 * Prints a line for each run: milliseconds for all marks, the preparation among them, and how many
 * were where they were, in the same block, elsewhere, changed, and not found.
 */

#include "config.h"

#include <stdlib.h>

#include "corpus.h"

#define MARKS 2000
#define RUNS 20

/* A thorough revision: something is done to every other sentence or so, and a tenth goes. */
static const CorpusKind revision = {
  "revision",
  NULL,
  { edition_replace_words, edition_insert_words, edition_delete_paragraphs, edition_move_paragraphs,
    edition_split_paragraphs, edition_merge_paragraphs, edition_delete_sentences, edition_retype },
  { 40, 80, 12, 12, 8, 8, 25, 4 },
};

static void
run (AttuneArticle *article, GPtrArray *marks)
{
  guint counts[ATTUNE_ANCHOR_LOST + 1] = { 0 };
  gint64 begin = g_get_monotonic_time ();
  g_autoptr (AttuneAnchorer) anchorer = attune_anchorer_new (article);

  for (guint i = 0; i < marks->len; i++)
    {
      const CorpusMark *mark = g_ptr_array_index (marks, i);
      g_auto (AttuneAnchor) anchor = { 0 };

      attune_anchorer_find (anchorer, mark->place, &mark->quote, &anchor);
      counts[anchor.method]++;
    }

  g_print ("%.3f", (double) (g_get_monotonic_time () - begin) / 1000.0);
  for (guint i = 0; i < G_N_ELEMENTS (counts); i++)
    g_print (" %u", counts[i]);
  g_print ("\n");
}

int
main (int argc, char *argv[])
{
  g_autoptr (AttuneArticle) article = NULL, old = NULL, new = NULL;
  g_autoptr (Edition) edition = NULL;
  g_autoptr (GPtrArray) marks = NULL;
  int n_marks = argc > 2 ? atoi (argv[2]) : MARKS, n_runs = argc > 3 ? atoi (argv[3]) : RUNS;

  if (argc < 2 || n_marks <= 0 || n_runs <= 0)
    {
      g_printerr ("usage: anchor ARTICLE.json [MARKS] [RUNS]\n");
      return EXIT_FAILURE;
    }

  article = corpus_load_article (argv[1]);
  edition = edition_new (article, 1);
  old = edition_publish (edition);
  marks = corpus_make_marks (edition, old, (guint) n_marks, edition->rand);
  corpus_edit (&revision, edition);
  new = edition_publish (edition);
  for (int i = 0; i < n_runs; i++)
    run (new, marks);

  return EXIT_SUCCESS;
}
