/* attune-search-vocabulary.h: the words that occur in the articles
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * AttuneSearchForm:
 * @word: the word, folded; it lives as long as the vocabulary
 * @count: how often it occurs
 *
 * A word of the articles.
 */
typedef struct
{
  const char *word;
  guint count;
} AttuneSearchForm;

/**
 * AttuneSearchVocabulary:
 *
 * Every word that occurs in the articles, how often, and its stem in each of their languages.
 * Immutable once made and counted by reference; any thread may read it.
 */
typedef struct _AttuneSearchVocabulary AttuneSearchVocabulary;

AttuneSearchVocabulary *attune_search_vocabulary_new (const char *const *languages);
AttuneSearchVocabulary *attune_search_vocabulary_ref (AttuneSearchVocabulary *self);
void attune_search_vocabulary_unref (AttuneSearchVocabulary *self);

/* Making one */

void attune_search_vocabulary_add_language (AttuneSearchVocabulary *self, const char *language);
void attune_search_vocabulary_add (AttuneSearchVocabulary *self, const char *word, guint count);
AttuneSearchVocabulary *attune_search_vocabulary_copy (AttuneSearchVocabulary *self);
void attune_search_vocabulary_end (AttuneSearchVocabulary *self);
GBytes *attune_search_vocabulary_to_bytes (AttuneSearchVocabulary *self);
AttuneSearchVocabulary *attune_search_vocabulary_new_from_bytes (GBytes *bytes, GError **error);

/* Asking it */

GStrv attune_search_vocabulary_dup_languages (AttuneSearchVocabulary *self);
guint attune_search_vocabulary_get_n_words (AttuneSearchVocabulary *self);
guint64 attune_search_vocabulary_get_n_occurrences (AttuneSearchVocabulary *self);
const AttuneSearchForm *
attune_search_vocabulary_lookup (AttuneSearchVocabulary *self, const char *word);
GArray *attune_search_vocabulary_list_forms (AttuneSearchVocabulary *self, const char *word);
GArray *
attune_search_vocabulary_list_prefixed (AttuneSearchVocabulary *self, const char *prefix, guint n);
GStrv attune_search_vocabulary_dup_stems (AttuneSearchVocabulary *self, const char *word);
gboolean attune_search_vocabulary_has_prefix (AttuneSearchVocabulary *self, const char *prefix);
const AttuneSearchForm *attune_search_vocabulary_find_nearest (AttuneSearchVocabulary *self,
                                                               const char *word,
                                                               gboolean as_prefix);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AttuneSearchVocabulary, attune_search_vocabulary_unref)

G_END_DECLS
