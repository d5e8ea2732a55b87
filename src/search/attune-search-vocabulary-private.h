/* attune-search-vocabulary-private.h: what the files of the vocabulary share
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "attune-search-interner.h"
#include "attune-search-vocabulary.h"

G_BEGIN_DECLS

/* Words come from attune_search_words_next(), which makes none that are longer. */
#define ATTUNE_SEARCH_VOCABULARY_MAX_BYTES 256

/* A stem may be a little longer than its word. */
#define ATTUNE_SEARCH_VOCABULARY_MAX_STEM_BYTES 320

/**
 * AttuneSearchStems:
 * @code: the language, as the stemmer has it
 * @n_stems: how many stems there are
 * @stems: (array length=n_stems): the stems, sorted
 * @stem_of: (array): for each word, the place of its stem in @stems
 * @starts: (array): for each stem, where its words begin in @members, and at the end where they end
 * @members: (array): the places of the words, stem by stem
 *
 * The stems of all words in one language.
 */
typedef struct
{
  char *code;
  guint n_stems;
  const char **stems;
  guint *stem_of;
  guint *starts;
  guint *members;
} AttuneSearchStems;

typedef struct _AttuneSearchVocabularyMaker AttuneSearchVocabularyMaker;

struct _AttuneSearchVocabulary
{
  gatomicrefcount ref_count;
  AttuneSearchArena *arena;

  /* NULL once it is made; all below is empty before. */
  AttuneSearchVocabularyMaker *maker;

  guint n_words;
  guint64 n_occurrences;
  AttuneSearchForm *forms; /* sorted by the bytes of the word */
  guint8 *lengths;         /* in code points */
  guint8 *shared;          /* of which so many are also those that the word before begins with */

  guint n_languages;
  AttuneSearchStems *languages;
};

AttuneSearchVocabulary *attune_search_vocabulary_alloc (AttuneSearchArena *arena);
void attune_search_vocabulary_finish (AttuneSearchVocabulary *self);
gboolean
attune_search_vocabulary_find (AttuneSearchVocabulary *self, const char *word, guint *place);

AttuneSearchVocabularyMaker *
attune_search_vocabulary_maker_new (AttuneSearchArena *arena, const char *const *languages);
void
attune_search_vocabulary_maker_add_language (AttuneSearchVocabularyMaker *self, const char *tag);
void attune_search_vocabulary_maker_free (AttuneSearchVocabularyMaker *self);
void attune_search_vocabulary_maker_add (AttuneSearchVocabularyMaker *self,
                                         const char *word,
                                         guint count);
void attune_search_vocabulary_maker_fill (AttuneSearchVocabularyMaker *self,
                                          AttuneSearchVocabulary *vocabulary);

G_END_DECLS
