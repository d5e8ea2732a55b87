/* attune-search-pattern.c: what a query asks for, to be looked for in texts
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "attune-search-pattern.h"

#include <math.h>

#include "attune-search-pattern-private.h"
#include "attune-search-stop-words.h"

/* About how many words there are to a passage: what turns a count of words into one of passages. */
#define WORDS_PER_PASSAGE 10

/* However common a word is, who has it comes before who has not. */
#define MIN_RARITY 0.2

/* How many of the words that begin as a prefix does are counted. */
#define MAX_COMPLETIONS 100

static guint64
count_forms (GArray *forms)
{
  guint64 count = 0;

  for (guint i = 0; i < forms->len; i++)
    count += g_array_index (forms, AttuneSearchForm, i).count;

  return count;
}

/* How often a word of a term occurs in the articles, as far as the term takes its forms */
static guint64
count_word (AttuneSearchVocabulary *vocabulary, const AttuneSearchTerm *term, guint index)
{
  const char *word = term->words[index].word;
  const AttuneSearchForm *form = attune_search_vocabulary_lookup (vocabulary, word);
  guint64 count = form != NULL ? form->count : 0;

  if (!term->is_quoted)
    {
      g_autoptr (GArray) forms = attune_search_vocabulary_list_forms (vocabulary, word);

      count = MAX (count, count_forms (forms));
    }
  if (term->is_prefix && index + 1 == term->n_words)
    {
      g_autoptr (GArray)
          forms = attune_search_vocabulary_list_prefixed (vocabulary, word, MAX_COMPLETIONS);

      count = MAX (count, count_forms (forms));
    }

  return count;
}

/* The inverse document frequency of BM25 (S. Robertson and H. Zaragoza, *The Probabilistic
 * Relevance Framework: BM25 and Beyond*, 2009), as far as occurrences tell it; of several words,
 * that of the rarest. */
static double
get_rarity (AttuneSearchVocabulary *vocabulary, const AttuneSearchTerm *term)
{
  double all = 0, count = G_MAXDOUBLE;

  if (vocabulary != NULL)
    all = (double) attune_search_vocabulary_get_n_occurrences (vocabulary) / WORDS_PER_PASSAGE;
  for (guint i = 0; i < term->n_words; i++)
    count = MIN (count, vocabulary != NULL ? (double) count_word (vocabulary, term, i) : 0);
  count = MIN (count, all);

  return MAX (log (1 + (all - count + 0.5) / (count + 0.5)), MIN_RARITY);
}

static void
read_query (AttuneSearchPattern *self, AttuneSearchVocabulary *vocabulary)
{
  const AttuneSearchClause *clauses = attune_search_query_get_clauses (self->query,
                                                                       &self->n_clauses);
  AttuneSearchPatternTerm *term = NULL;
  guint n_terms = 0, first = 0;
  gboolean tells = FALSE;

  for (guint c = 0; c < self->n_clauses; c++)
    {
      n_terms += clauses[c].n_terms;
      tells = tells || (!clauses[c].is_excluded && !attune_search_is_stop_clause (&clauses[c]));
    }
  self->clauses = g_new0 (AttuneSearchPatternClause, self->n_clauses);
  self->terms = term = g_new0 (AttuneSearchPatternTerm, n_terms);

  for (guint c = 0; c < self->n_clauses; c++)
    {
      self->clauses[c] = (AttuneSearchPatternClause) {
        .terms = term,
        .n_terms = clauses[c].n_terms,
        .is_excluded = clauses[c].is_excluded,
        .is_weak = tells && attune_search_is_stop_clause (&clauses[c]),
      };
      self->n_required += clauses[c].is_excluded ? 0 : 1;

      for (guint t = 0; t < clauses[c].n_terms; t++, term++)
        {
          term->term = &clauses[c].terms[t];
          term->first = first;
          term->rarity = get_rarity (vocabulary, term->term);
          first += term->term->n_words;
        }
    }
}

/**
 * attune_search_pattern_new:
 * @query: what is asked for
 * @vocabulary: (nullable): knows the forms of words, and how rare they are; without it each word
 *   has but one form
 *
 * Returns: (transfer full): the pattern
 */
AttuneSearchPattern *
attune_search_pattern_new (AttuneSearchQuery *query, AttuneSearchVocabulary *vocabulary)
{
  AttuneSearchPattern *self = g_atomic_rc_box_new0 (AttuneSearchPattern);

  self->query = attune_search_query_ref (query);
  g_mutex_init (&self->mutex);
  self->matcher = attune_search_word_matcher_new (query, vocabulary);
  read_query (self, vocabulary);

  return self;
}

AttuneSearchPattern *
attune_search_pattern_ref (AttuneSearchPattern *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
pattern_clear (gpointer data)
{
  AttuneSearchPattern *self = data;

  g_free (self->clauses);
  g_free (self->terms);
  attune_search_word_matcher_free (self->matcher);
  g_mutex_clear (&self->mutex);
  attune_search_query_unref (self->query);
}

void
attune_search_pattern_unref (AttuneSearchPattern *self)
{
  g_atomic_rc_box_release_full (self, pattern_clear);
}

/**
 * attune_search_pattern_term_get_weight:
 * @words: (array length=n_words): words of a text, in order
 * @n_words: how many, at least one
 *
 * Returns: how well what begins with the first of @words is what the term asks for, at most 1; 0
 *   where it is not
 */
double
attune_search_pattern_term_get_weight (const AttuneSearchPatternTerm *self,
                                       const AttuneSearchPatternWord *words,
                                       guint n_words)
{
  double weight = 1;

  if (self->term->n_words > n_words)
    return 0;
  for (guint i = 0; i < self->term->n_words && weight > 0; i++)
    weight = words[i].position == words[0].position + i
                 ? MIN (weight, attune_search_pattern_word_get_weight (&words[i], self->first + i))
                 : 0;

  return weight;
}
