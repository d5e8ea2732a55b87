/* attune-search-vocabulary-maker.c: gathers the words that occur in the articles
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "attune-search-vocabulary-private.h"

#include <string.h>

#include "attune-search-stemmer.h"

typedef struct
{
  AttuneSearchStemmer *stemmer;
  AttuneSearchInterner *stems;
  GArray *stem_of; /* of guint: by number of word, the number of its stem */
} Language;

struct _AttuneSearchVocabularyMaker
{
  AttuneSearchArena *arena;
  AttuneSearchInterner *words;
  GArray *counts; /* of guint, by number of word */
  GArray *languages;
};

static void
clear_language (gpointer data)
{
  Language *language = data;

  attune_search_stemmer_free (language->stemmer);
  attune_search_interner_free (language->stems);
  g_array_unref (language->stem_of);
}

static gboolean
has_language (AttuneSearchVocabularyMaker *self, const char *code)
{
  for (guint i = 0; i < self->languages->len; i++)
    if (strcmp (
            attune_search_stemmer_get_code (g_array_index (self->languages, Language, i).stemmer),
            code) == 0)
      return TRUE;

  return FALSE;
}

static guint
add_stem (Language *language, const char *word)
{
  g_autofree char *stem = attune_search_stemmer_stem (language->stemmer, word);

  return attune_search_interner_add (
      language->stems, stem, MIN (strlen (stem), (gsize) ATTUNE_SEARCH_VOCABULARY_MAX_STEM_BYTES));
}

/* Makes a maker whose strings lie in @arena. */
AttuneSearchVocabularyMaker *
attune_search_vocabulary_maker_new (AttuneSearchArena *arena, const char *const *languages)
{
  AttuneSearchVocabularyMaker *self = g_new0 (AttuneSearchVocabularyMaker, 1);

  self->arena = attune_search_arena_ref (arena);
  self->words = attune_search_interner_new (arena);
  self->counts = g_array_new (FALSE, FALSE, sizeof (guint));
  self->languages = g_array_new (FALSE, FALSE, sizeof (Language));
  g_array_set_clear_func (self->languages, clear_language);

  for (guint i = 0; languages != NULL && languages[i] != NULL; i++)
    attune_search_vocabulary_maker_add_language (self, languages[i]);

  return self;
}

/* Words that are there already get their stems in it, too. */
void
attune_search_vocabulary_maker_add_language (AttuneSearchVocabularyMaker *self, const char *tag)
{
  g_autoptr (AttuneSearchStemmer) stemmer = attune_search_stemmer_new (tag);
  const char *code = attune_search_stemmer_get_code (stemmer);
  guint n_words = attune_search_interner_get_n_strings (self->words);
  Language language = { 0 };

  if (code == NULL || has_language (self, code))
    return;

  language.stemmer = g_steal_pointer (&stemmer);
  language.stems = attune_search_interner_new (self->arena);
  language.stem_of = g_array_new (FALSE, FALSE, sizeof (guint));
  for (guint i = 0; i < n_words; i++)
    {
      guint stem_number = add_stem (&language, attune_search_interner_get (self->words, i));

      g_array_append_val (language.stem_of, stem_number);
    }
  g_array_append_val (self->languages, language);
}

void
attune_search_vocabulary_maker_free (AttuneSearchVocabularyMaker *self)
{
  attune_search_interner_free (self->words);
  g_array_unref (self->counts);
  g_array_unref (self->languages);
  attune_search_arena_unref (self->arena);
  g_free (self);
}

/* Stems are made as words come in, so that a vocabulary can be made at any time without much ado.
 */
void
attune_search_vocabulary_maker_add (AttuneSearchVocabularyMaker *self,
                                    const char *word,
                                    guint count)
{
  gsize n_bytes = strlen (word);
  guint number = 0, *total = NULL;

  if (n_bytes == 0 || n_bytes > ATTUNE_SEARCH_VOCABULARY_MAX_BYTES)
    return;

  number = attune_search_interner_add (self->words, word, n_bytes);
  if (number < self->counts->len)
    {
      total = &g_array_index (self->counts, guint, number);
      *total += MIN (count, G_MAXUINT - *total);
      return;
    }

  g_array_append_val (self->counts, count);
  for (guint i = 0; i < self->languages->len; i++)
    {
      Language *language = &g_array_index (self->languages, Language, i);
      guint stem_number = add_stem (language, word);

      g_array_append_val (language->stem_of, stem_number);
    }
}

/* Puts what has been added so far into @vocabulary, which is empty, and has the same arena. */
void
attune_search_vocabulary_maker_fill (AttuneSearchVocabularyMaker *self,
                                     AttuneSearchVocabulary *vocabulary)
{
  guint n_words = attune_search_interner_get_n_strings (self->words);
  g_autofree const char **words = g_new (const char *, n_words);
  g_autofree guint *ranks = attune_search_interner_sort (self->words, words);

  vocabulary->n_words = n_words;
  vocabulary->forms = g_new (AttuneSearchForm, n_words);
  for (guint i = 0; i < n_words; i++)
    vocabulary->forms[ranks[i]] = (AttuneSearchForm) { words[ranks[i]],
                                                       g_array_index (self->counts, guint, i) };

  vocabulary->n_languages = self->languages->len;
  vocabulary->languages = g_new0 (AttuneSearchStems, vocabulary->n_languages);
  for (guint i = 0; i < vocabulary->n_languages; i++)
    {
      Language *language = &g_array_index (self->languages, Language, i);
      AttuneSearchStems *stems = &vocabulary->languages[i];
      g_autofree guint *stem_ranks = NULL;

      stems->code = g_strdup (attune_search_stemmer_get_code (language->stemmer));
      stems->n_stems = attune_search_interner_get_n_strings (language->stems);
      stems->stems = g_new (const char *, stems->n_stems);
      stem_ranks = attune_search_interner_sort (language->stems, stems->stems);
      stems->stem_of = g_new (guint, n_words);
      for (guint j = 0; j < n_words; j++)
        stems->stem_of[ranks[j]] = stem_ranks[g_array_index (language->stem_of, guint, j)];
    }

  attune_search_vocabulary_finish (vocabulary);
}
