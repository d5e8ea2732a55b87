/* attune-search-pattern-document.c: whether a document is what a query asks for
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "attune-search-document-private.h"
#include "attune-search-pattern-private.h"
#include "attune-search-query-private.h"

/* How soon it makes no difference how often a document says a word; as in BM25. */
#define SATURATION 1.2

/* What is in a title or tag counts so much more than what is in the text. */
#define WEIGHT_OF_TITLE 2.0

/* How much more all words side by side count than far apart. */
#define WEIGHT_OF_NEARNESS 0.5

/* How often what a document says counts at most: neither what it scores nor what is near what would
 * become another for more. */
#define MAX_OCCURRENCES 1000

/* Where something that is asked for begins */
typedef struct
{
  guint position;
  guint clause;
} Occurrence;

static GArray *
read_words (AttuneSearchPattern *self, AttuneSearchDocument *document)
{
  GArray *found = NULL;
  guint n_words = 0;
  const char *folded = NULL;
  const AttuneSearchDocumentWord *words = attune_search_document_get_words (document, &n_words,
                                                                            &folded);
  const guint8 *heads = attune_search_word_matcher_get_heads (self->matcher);
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->mutex);

  for (guint i = 0; i < n_words; i++)
    {
      AttuneSearchPatternWord word = { 0 };

      if (!heads[words[i].head])
        continue;
      word.match = attune_search_word_matcher_lookup (self->matcher, folded + words[i].offset,
                                                      words[i].hash);
      if ((word.match->exact | word.match->form | word.match->completion) == 0)
        continue;
      word.position = words[i].position;
      word.part = words[i].part;
      if (found == NULL)
        found = g_array_new (FALSE, FALSE, sizeof (AttuneSearchPatternWord));
      g_array_append_val (found, word);
    }

  return found;
}

/* Whether what stands in a part of a document is in a field. */
static gboolean
is_in_field (AttuneSearchField field, AttuneSearchDocument *document, guint part)
{
  switch (field)
    {
    case ATTUNE_SEARCH_FIELD_ANY:
      return TRUE;
    case ATTUNE_SEARCH_FIELD_NOTE:
      return attune_search_document_get_kind (document) == ATTUNE_SEARCH_NOTE &&
             part != ATTUNE_SEARCH_DOCUMENT_TAG;
    case ATTUNE_SEARCH_FIELD_TAG:
      return part == ATTUNE_SEARCH_DOCUMENT_TAG;
    case ATTUNE_SEARCH_FIELD_TITLE:
    case ATTUNE_SEARCH_FIELD_TERM:
    case ATTUNE_SEARCH_FIELD_REFERENCE:
      return FALSE;
    }

  g_return_val_if_reached (FALSE);
}

/* How well a document answers one of the things asked for; 0 where it does not have it. Adds where
 * it does to @occurrences. */
static double
score_term (const AttuneSearchPatternTerm *term,
            guint clause,
            AttuneSearchDocument *document,
            GArray *found,
            GArray *occurrences)
{
  const AttuneSearchPatternWord *words = (gpointer) found->data;
  double best = 0;
  guint n = 0;

  for (guint w = 0; w < found->len && n < MAX_OCCURRENCES; w++)
    {
      const Occurrence occurrence = { .position = words[w].position, .clause = clause };
      double weight = 0;

      if (!is_in_field (term->term->field, document, words[w].part))
        continue;
      weight = attune_search_pattern_term_get_weight (term, &words[w], found->len - w);
      if (weight <= 0)
        continue;
      if (words[w].part != ATTUNE_SEARCH_DOCUMENT_TEXT)
        weight *= WEIGHT_OF_TITLE;
      best = MAX (best, weight);
      n++;
      g_array_append_val (occurrences, occurrence);
    }

  return term->rarity * n / (n + SATURATION) * best;
}

static int
compare_occurrences (gconstpointer a, gconstpointer b)
{
  const Occurrence *one = a, *other = b;

  return one->position != other->position ? (one->position < other->position ? -1 : 1) : 0;
}

/* How near the words are where they are nearest: 1 side by side, less the farther they are apart.
 * Looks at the shortest stretches of the document that have something of each of the clauses. */
static double
get_nearness (GArray *occurrences, guint n_clauses)
{
  const Occurrence *all = (gpointer) occurrences->data;
  guint counts[ATTUNE_SEARCH_QUERY_MAX_WORDS] = { 0 };
  guint shortest = G_MAXUINT, n_seen = 0, first = 0;

  g_array_sort (occurrences, compare_occurrences);
  for (guint last = 0; last < occurrences->len; last++)
    {
      n_seen += counts[all[last].clause]++ == 0 ? 1 : 0;
      while (n_seen == n_clauses)
        {
          shortest = MIN (shortest, all[last].position - all[first].position);
          n_seen -= --counts[all[first++].clause] == 0 ? 1 : 0;
        }
    }

  return MIN (1.0, (n_clauses - 1.0) / MAX (shortest, 1));
}

/**
 * attune_search_pattern_match_document:
 * @document: a document
 * @score: (out) (optional): how well it answers the query, more than 0; the better, the more
 *
 * Tells whether a document has all that the query asks for, and nothing that it excludes. What has
 * to be in a title, a term or a reference is in no document. Words such as *the* may be missing if
 * others are asked for.
 *
 * The score is comparable with a BM25 over passages: the sum over all that is asked for of
 *
 *     rarity × n / (n + 1.2) × weight
 *
 * where n is how often the document has it, the weight that of where it is best: in the title or a
 * tag 2, in the text 1; times 1 if it is the word that was typed, 0.7 if it is another form, 0.6 if
 * it only begins so. The rarity is ln (1 + (N − c + 0.5) / (c + 0.5)), at least 0.2, for a word
 * that the articles have c times, and N tenths of all of their words. If several things are asked
 * for, the sum is multiplied by 1 + 0.5 × (their number − 1) / d, where d words lie from the first
 * to the last of them where they are nearest to each other: 1.5 where they stand side by side.
 *
 * Returns: whether it does
 */
gboolean
attune_search_pattern_match_document (AttuneSearchPattern *self,
                                      AttuneSearchDocument *document,
                                      double *score)
{
  g_autoptr (GArray) found = NULL;
  g_autoptr (GArray) occurrences = NULL;
  double sum = 0;
  guint n_found = 0;

  if (self->n_required == 0)
    return FALSE;
  found = read_words (self, document);
  if (found == NULL)
    return FALSE;

  occurrences = g_array_new (FALSE, FALSE, sizeof (Occurrence));
  for (guint c = 0; c < self->n_clauses; c++)
    {
      const AttuneSearchPatternClause *clause = &self->clauses[c];
      guint n_before = occurrences->len;
      double best = 0;

      for (guint t = 0; t < clause->n_terms; t++)
        {
          double value = score_term (&clause->terms[t], n_found, document, found, occurrences);

          best = MAX (best, value);
        }
      if (clause->is_excluded ? best > 0 : best <= 0 && !clause->is_weak)
        return FALSE;

      sum += best;
      /* What is weak is near everything. */
      if (clause->is_weak)
        g_array_set_size (occurrences, n_before);
      else if (best > 0)
        n_found++;
    }

  if (n_found > 1)
    sum *= 1 + WEIGHT_OF_NEARNESS * get_nearness (occurrences, n_found);
  if (score != NULL)
    *score = sum;

  return TRUE;
}
