/* attune-search-vocabulary.c: the words that occur in the articles
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "attune-search-vocabulary.h"

#include <string.h>

#include "attune-search-vocabulary-private.h"

/* Makes an empty vocabulary, to be filled by attune_search_vocabulary_maker_fill() or from bytes.
 */
AttuneSearchVocabulary *
attune_search_vocabulary_alloc (AttuneSearchArena *arena)
{
  AttuneSearchVocabulary *self = g_new0 (AttuneSearchVocabulary, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->arena = attune_search_arena_ref (arena);

  return self;
}

/**
 * attune_search_vocabulary_new:
 * @languages: (nullable) (array zero-terminated=1): the languages of the articles, as in BCP 47
 *
 * Makes a vocabulary to which words are to be added. Until attune_search_vocabulary_end() is called
 * one thread alone may use it, and it can be asked nothing.
 *
 * Returns: (transfer full): a new vocabulary
 */
AttuneSearchVocabulary *
attune_search_vocabulary_new (const char *const *languages)
{
  g_autoptr (AttuneSearchArena) arena = attune_search_arena_new ();
  AttuneSearchVocabulary *self = attune_search_vocabulary_alloc (arena);

  self->maker = attune_search_vocabulary_maker_new (arena, languages);

  return self;
}

AttuneSearchVocabulary *
attune_search_vocabulary_ref (AttuneSearchVocabulary *self)
{
  g_atomic_ref_count_inc (&self->ref_count);

  return self;
}

void
attune_search_vocabulary_unref (AttuneSearchVocabulary *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  g_clear_pointer (&self->maker, attune_search_vocabulary_maker_free);
  for (guint i = 0; i < self->n_languages; i++)
    {
      AttuneSearchStems *stems = &self->languages[i];

      g_free (stems->code);
      g_free (stems->stems);
      g_free (stems->stem_of);
      g_free (stems->starts);
      g_free (stems->members);
    }
  g_free (self->languages);
  g_free (self->forms);
  g_free (self->lengths);
  g_free (self->shared);
  attune_search_arena_unref (self->arena);
  g_free (self);
}

/**
 * attune_search_vocabulary_add_language:
 * @language: the language of an article, as in BCP 47; one that is there already is no other
 *
 * Adds a language, before attune_search_vocabulary_end(): all words have their stems in it, too.
 */
void
attune_search_vocabulary_add_language (AttuneSearchVocabulary *self, const char *language)
{
  g_return_if_fail (self->maker != NULL);

  attune_search_vocabulary_maker_add_language (self->maker, language);
}

/**
 * attune_search_vocabulary_dup_languages:
 *
 * Returns: (transfer full): the languages of the articles, as far as their words have stems
 */
GStrv
attune_search_vocabulary_dup_languages (AttuneSearchVocabulary *self)
{
  GStrv codes = g_new0 (char *, self->n_languages + 1);

  for (guint i = 0; i < self->n_languages; i++)
    codes[i] = g_strdup (self->languages[i].code);

  return codes;
}

/**
 * attune_search_vocabulary_add:
 * @word: a word, folded as by attune_search_words_next()
 * @count: how often it occurs, beyond what was added for it before
 *
 * Adds a word, before attune_search_vocabulary_end(). What is no word, being empty or longer than
 * attune_search_words_next() ever makes one, is left out.
 */
void
attune_search_vocabulary_add (AttuneSearchVocabulary *self, const char *word, guint count)
{
  g_return_if_fail (self->maker != NULL);

  attune_search_vocabulary_maker_add (self->maker, word, count);
}

/**
 * attune_search_vocabulary_copy:
 *
 * Makes a vocabulary, ready to be asked by any thread, of the words that have been added so far;
 * more can be added to @self while it is in use. The words themselves are shared, not copied. With
 * 300,000 words it takes some tenth of a second.
 *
 * Returns: (transfer full): the vocabulary; @self where it has been ended
 */
AttuneSearchVocabulary *
attune_search_vocabulary_copy (AttuneSearchVocabulary *self)
{
  AttuneSearchVocabulary *copy = NULL;

  if (self->maker == NULL)
    return attune_search_vocabulary_ref (self);

  copy = attune_search_vocabulary_alloc (self->arena);
  attune_search_vocabulary_maker_fill (self->maker, copy);

  return copy;
}

/**
 * attune_search_vocabulary_end:
 *
 * Ends the making: no more is added, and any thread can ask.
 */
void
attune_search_vocabulary_end (AttuneSearchVocabulary *self)
{
  g_return_if_fail (self->maker != NULL);

  attune_search_vocabulary_maker_fill (self->maker, self);
  g_clear_pointer (&self->maker, attune_search_vocabulary_maker_free);
}

/* Lists the words of each stem, by counting them first. */
static void
group_words (AttuneSearchStems *stems, guint n_words)
{
  stems->starts = g_new0 (guint, (gsize) stems->n_stems + 2);
  stems->members = g_new (guint, n_words);

  /* Two places on, as filling moves each start on to the next one. */
  for (guint i = 0; i < n_words; i++)
    stems->starts[stems->stem_of[i] + 2]++;
  for (guint i = 2; i <= stems->n_stems; i++)
    stems->starts[i] += stems->starts[i - 1];
  for (guint i = 0; i < n_words; i++)
    stems->members[stems->starts[stems->stem_of[i] + 1]++] = i;
}

/* Counts the code points of @word, and those that @last begins with, too. */
static void
measure_word (const char *word, const char *last, guint8 *length, guint8 *shared)
{
  guint n = 0, n_shared = 0;
  gboolean same = TRUE;

  for (gsize i = 0; word[i] != '\0'; i++)
    {
      gboolean begins = ((guint8) word[i] & 0xC0) != 0x80;

      /* A code point of several bytes is shared with the last of them. */
      same = same && word[i] == last[i];
      n += begins;
      if (same && ((guint8) word[i + 1] & 0xC0) != 0x80)
        n_shared = n;
    }

  *length = (guint8) MIN (n, G_MAXUINT8);
  *shared = (guint8) MIN (n_shared, G_MAXUINT8);
}

/* Makes what follows from the words, their counts and their stems. */
void
attune_search_vocabulary_finish (AttuneSearchVocabulary *self)
{
  self->lengths = g_new (guint8, self->n_words);
  self->shared = g_new (guint8, self->n_words);
  for (guint i = 0; i < self->n_words; i++)
    {
      measure_word (self->forms[i].word, i > 0 ? self->forms[i - 1].word : "", &self->lengths[i],
                    &self->shared[i]);
      self->n_occurrences += self->forms[i].count;
    }

  for (guint i = 0; i < self->n_languages; i++)
    group_words (&self->languages[i], self->n_words);
}

/**
 * attune_search_vocabulary_get_n_words:
 *
 * Returns: how many different words there are
 */
guint
attune_search_vocabulary_get_n_words (AttuneSearchVocabulary *self)
{
  return self->n_words;
}

/**
 * attune_search_vocabulary_get_n_occurrences:
 *
 * Returns: how many words there are if each is counted as often as it occurs
 */
guint64
attune_search_vocabulary_get_n_occurrences (AttuneSearchVocabulary *self)
{
  return self->n_occurrences;
}

/* Finds the first word that does not come before @word. Returns whether it is @word. */
gboolean
attune_search_vocabulary_find (AttuneSearchVocabulary *self, const char *word, guint *place)
{
  guint from = 0, to = self->n_words;

  while (from < to)
    {
      guint middle = from + (to - from) / 2;

      if (strcmp (self->forms[middle].word, word) < 0)
        from = middle + 1;
      else
        to = middle;
    }

  *place = from;
  return from < self->n_words && strcmp (self->forms[from].word, word) == 0;
}

/**
 * attune_search_vocabulary_lookup:
 * @word: a word, folded
 *
 * Returns: (transfer none) (nullable): the word as it occurs, %NULL where it does not
 */
const AttuneSearchForm *
attune_search_vocabulary_lookup (AttuneSearchVocabulary *self, const char *word)
{
  guint place = 0;

  return attune_search_vocabulary_find (self, word, &place) ? &self->forms[place] : NULL;
}
