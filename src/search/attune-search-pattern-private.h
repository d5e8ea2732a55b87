/* attune-search-pattern-private.h: what a pattern is made of
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "attune-search-pattern.h"
#include "attune-search-word-matcher.h"

G_BEGIN_DECLS

/**
 * AttuneSearchPatternTerm:
 * @term: the query's
 * @first: which word of the query its first one is
 * @rarity: how much it tells
 *
 * One thing to look for.
 */
typedef struct
{
  const AttuneSearchTerm *term;
  guint first;
  double rarity;
} AttuneSearchPatternTerm;

/**
 * AttuneSearchPatternClause:
 * @terms: (array length=n_terms): of which one is enough
 * @n_terms: how many
 * @is_excluded: whether nothing may have it
 * @is_weak: whether it is a word such as *the* and the query has others that tell more
 *
 * What must be found, or must not.
 */
typedef struct
{
  const AttuneSearchPatternTerm *terms;
  guint n_terms;
  gboolean is_excluded;
  gboolean is_weak;
} AttuneSearchPatternClause;

struct _AttuneSearchPattern
{
  AttuneSearchQuery *query;

  AttuneSearchPatternTerm *terms;
  AttuneSearchPatternClause *clauses;
  guint n_clauses;
  guint n_required; /* of the clauses, those that are not excluded */

  /* Held while @matcher is used; what it found may be read without. */
  GMutex mutex;
  AttuneSearchWordMatcher *matcher;
};

/**
 * AttuneSearchPatternWord:
 * @match: what it is to the query
 * @position: how manieth word of its text it is
 * @part: an #AttuneSearchDocumentPart; else always the same
 * @start: where it begins in its text, in bytes; unless it is a document's
 * @end: where it ends
 *
 * A word of a text in which a query's words are.
 */
typedef struct
{
  const AttuneSearchWordMatch *match;
  guint position;
  guint part;
  gsize start;
  gsize end;
} AttuneSearchPatternWord;

/* How well a word stands for one of the query's; 0 where it does not. */
static inline double
attune_search_pattern_word_get_weight (const AttuneSearchPatternWord *word, guint of)
{
  guint64 bit = G_GUINT64_CONSTANT (1) << of;

  if ((word->match->exact & bit) != 0)
    return 1.0;
  if ((word->match->form & bit) != 0)
    return 0.7;
  if ((word->match->completion & bit) != 0)
    return 0.6;

  return 0;
}

double attune_search_pattern_term_get_weight (const AttuneSearchPatternTerm *self,
                                              const AttuneSearchPatternWord *words,
                                              guint n_words);

G_END_DECLS
