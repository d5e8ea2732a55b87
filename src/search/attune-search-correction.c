/* attune-search-correction.c: words that occur nowhere, and what was meant
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "attune-search-correction.h"

#include <string.h>

#include "attune-search-document.h"
#include "attune-search-variants.h"

/* Two words that were typed as one are no shorter than this, and no rarer. */
#define MIN_PART 3
#define MIN_COUNT 2

/* A beginning shorter than this says too little of the word that it is to become. */
#define MIN_PREFIX 4

/* No ending of a form is longer than what a slip and what was meant have in common at their ends.
 */
#define MIN_COMMON_END 3

static gboolean
is_in_documents (GPtrArray *documents, const char *word, gboolean as_prefix)
{
  for (guint i = 0; documents != NULL && i < documents->len; i++)
    if (attune_search_document_has_word (g_ptr_array_index (documents, i), word, as_prefix))
      return TRUE;

  return FALSE;
}

static gboolean
occurs (AttuneSearchVocabulary *vocabulary,
        GPtrArray *documents,
        const char *word,
        gboolean as_prefix)
{
  return attune_search_vocabulary_lookup (vocabulary, word) != NULL ||
         (as_prefix && attune_search_vocabulary_has_prefix (vocabulary, word)) ||
         is_in_documents (documents, word, as_prefix);
}

static gboolean
has_forms (AttuneSearchVocabulary *vocabulary, const char *word)
{
  g_autoptr (GArray) forms = attune_search_vocabulary_list_forms (vocabulary, word);

  return forms->len > 0;
}

/* Of a word that has other forms, “attachement” say, which a stemmer takes for one of “attach”:
 * whether it is a slip for @other all the same, and no form that the articles happen not to have. A
 * form differs at its end, or as British and American spellings do. */
static gboolean
is_slip (const char *word, const char *other)
{
  g_autofree char *a = attune_search_unify_spelling (word);
  g_autofree char *b = attune_search_unify_spelling (other);
  gsize i = strlen (a), j = strlen (b), n_common = 0;

  for (; i > 0 && j > 0 && a[i - 1] == b[j - 1]; i--, j--)
    n_common++;

  return n_common >= MIN_COMMON_END && strcmp (a, b) != 0;
}

/* Abbreviations are in no dictionary. */
static gboolean
is_abbreviation (const char *typed)
{
  gboolean has_two = FALSE;

  for (const char *c = typed; *c != '\0'; c = g_utf8_next_char (c))
    {
      if (!g_unichar_isupper (g_utf8_get_char (c)))
        return FALSE;
      has_two = c > typed;
    }

  return has_two;
}

static guint
count (AttuneSearchVocabulary *vocabulary, const char *word)
{
  const AttuneSearchForm *form = attune_search_vocabulary_lookup (vocabulary, word);

  return form != NULL ? form->count : 0;
}

/* Two words with the space between them left out, as in “securebase”; where there are several ways
 * to part it, the one whose rarer word is the most frequent. */
static char *
dup_parted (AttuneSearchVocabulary *vocabulary, const char *word)
{
  glong length = g_utf8_strlen (word, -1);
  guint most = MIN_COUNT - 1;
  char *parted = NULL;

  for (glong i = MIN_PART; i <= length - MIN_PART; i++)
    {
      const char *second = g_utf8_offset_to_pointer (word, i);
      g_autofree char *first = g_strndup (word, (gsize) (second - word));
      guint rarer = MIN (count (vocabulary, first), count (vocabulary, second));

      if (rarer <= most)
        continue;
      most = rarer;
      g_free (parted);
      parted = g_strconcat (first, " ", second, NULL);
    }

  return parted;
}

static char *
dup_meant (AttuneSearchVocabulary *vocabulary,
           AttuneSearchDictionary *dictionary,
           GPtrArray *documents,
           const char *word,
           const char *typed,
           gboolean as_prefix)
{
  const AttuneSearchForm *nearest = NULL;

  /* Accents may be what makes it a word. */
  if (occurs (vocabulary, documents, word, as_prefix) ||
      attune_search_dictionary_knows (dictionary, word) ||
      attune_search_dictionary_knows (dictionary, typed))
    return NULL;

  nearest = attune_search_vocabulary_find_nearest (
      vocabulary, word, as_prefix && g_utf8_strlen (word, -1) >= MIN_PREFIX);

  if (has_forms (vocabulary, word) &&
      (nearest == NULL || attune_search_dictionary_is_empty (dictionary) ||
       !is_slip (word, nearest->word)))
    return NULL;

  return nearest != NULL ? g_strdup (nearest->word) : dup_parted (vocabulary, word);
}

/* Some write “nonverbal”, others “non-verbal”: either will do. */
static gboolean
occurs_joined (AttuneSearchVocabulary *vocabulary,
               GPtrArray *documents,
               const AttuneSearchClause *clause)
{
  for (guint t = 0; t < clause->n_terms; t++)
    if (clause->terms[t].is_joined &&
        occurs (vocabulary, documents, clause->terms[t].words[0].word, clause->terms[t].is_prefix))
      return TRUE;

  return FALSE;
}

/**
 * attune_search_correct:
 * @query: what was asked for
 * @vocabulary: the words of the articles
 * @dictionary: words that are spelled correctly, whether or not they occur
 * @documents: (nullable) (element-type AttuneSearchDocument): what else is searched
 *
 * Looks for words that occur nowhere and that no dictionary has: slips. What stands in
 * quotation marks, or in capitals alone, is meant as it is.
 *
 * Returns: (transfer full) (nullable): the query with what was probably meant in their place, or
 *   %NULL where there is nothing to put right
 */
AttuneSearchQuery *
attune_search_correct (AttuneSearchQuery *query,
                       AttuneSearchVocabulary *vocabulary,
                       AttuneSearchDictionary *dictionary,
                       GPtrArray *documents)
{
  g_autoptr (GHashTable)
      replacements = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);
  guint n_clauses = 0;
  const AttuneSearchClause *clauses = attune_search_query_get_clauses (query, &n_clauses);

  for (guint c = 0; c < n_clauses; c++)
    for (guint t = 0; t < clauses[c].n_terms; t++)
      {
        const AttuneSearchTerm *term = &clauses[c].terms[t];

        if (clauses[c].is_excluded || term->is_quoted || term->is_joined ||
            term->field == ATTUNE_SEARCH_FIELD_NOTE || term->field == ATTUNE_SEARCH_FIELD_TAG ||
            occurs_joined (vocabulary, documents, &clauses[c]))
          continue;
        for (guint w = 0; w < term->n_words; w++)
          {
            const AttuneSearchQueryWord *word = &term->words[w];
            char *meant = NULL;
            g_autofree char *typed = g_strndup (attune_search_query_get_text (query) + word->start,
                                                word->end - word->start);

            if (is_abbreviation (typed))
              continue;
            meant = dup_meant (vocabulary, dictionary, documents, word->word, typed,
                               term->is_prefix && w + 1 == term->n_words);
            if (meant != NULL)
              g_hash_table_insert (replacements, word->word, meant);
          }
      }

  return g_hash_table_size (replacements) > 0 ? attune_search_query_replace (query, replacements)
                                              : NULL;
}
