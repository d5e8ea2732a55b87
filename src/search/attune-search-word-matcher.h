/* attune-search-word-matcher.h: which words of a query a word is
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "attune-search-query.h"
#include "attune-search-vocabulary.h"

G_BEGIN_DECLS

/**
 * AttuneSearchWordMatch:
 * @exact: the query's words that it is
 * @form: those that it is another form of
 * @completion: those that it only begins with
 *
 * What a word is to a query. The lowest bit of each stands for the first word of its first clause,
 * and so on; words that are excluded count, too.
 */
typedef struct
{
  guint64 exact;
  guint64 form;
  guint64 completion;
} AttuneSearchWordMatch;

/**
 * AttuneSearchWordMatcher:
 *
 * Compares words with those of a query, and remembers what it found. Not to be used by two threads
 * at once.
 */
typedef struct _AttuneSearchWordMatcher AttuneSearchWordMatcher;

AttuneSearchWordMatcher *
attune_search_word_matcher_new (AttuneSearchQuery *query, AttuneSearchVocabulary *vocabulary);
void attune_search_word_matcher_free (AttuneSearchWordMatcher *self);

const guint8 *attune_search_word_matcher_get_heads (const AttuneSearchWordMatcher *self);
const AttuneSearchWordMatch *
attune_search_word_matcher_lookup (AttuneSearchWordMatcher *self, const char *word, guint64 hash);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AttuneSearchWordMatcher, attune_search_word_matcher_free)

G_END_DECLS
