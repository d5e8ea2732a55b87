/* attune-search-stop-words.c: words that tell nothing of what is sought
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "attune-search-stop-words.h"

#include <stdlib.h>
#include <string.h>

/* What a question is made of besides what it is about: articles, pronouns, prepositions, helping
 * verbs, and what one asks with. Folded, and in the order of strcmp(). */
static const char *const stop_words[] = {
  "a",       "about", "after", "all",    "also",   "am",      "an",       "and",    "any",
  "are",     "arent", "as",    "at",     "be",     "because", "been",     "before", "being",
  "between", "both",  "but",   "by",     "can",    "cannot",  "cant",     "could",  "did",
  "didnt",   "do",    "does",  "doesnt", "doing",  "dont",    "during",   "each",   "for",
  "from",    "get",   "give",  "had",    "has",    "have",    "having",   "he",     "her",
  "here",    "hers",  "him",   "his",    "how",    "i",       "if",       "im",     "in",
  "into",    "is",    "isnt",  "it",     "its",    "ive",     "know",     "like",   "many",
  "may",     "me",    "mean",  "means",  "might",  "more",    "most",     "much",   "must",
  "my",      "no",    "not",   "of",     "on",     "one",     "or",       "our",    "out",
  "over",    "say",   "says",  "shall",  "she",    "should",  "shouldnt", "so",     "some",
  "such",    "tell",  "than",  "that",   "thats",  "the",     "their",    "them",   "then",
  "there",   "these", "they",  "thing",  "things", "this",    "those",    "to",     "too",
  "up",      "us",    "use",   "used",   "using",  "very",    "was",      "wasnt",  "we",
  "were",    "what",  "whats", "when",   "where",  "whether", "which",    "while",  "who",
  "whom",    "whose", "why",   "will",   "with",   "without", "wont",     "would",  "you",
  "your",
};

static int
compare (const void *key, const void *element)
{
  return strcmp (key, *(const char *const *) element);
}

/**
 * attune_search_is_stop_word:
 * @word: folded
 *
 * Returns: whether a question can do without it. English words are known, as the articles are
 *   English; of another language none are, whose common words then only count little.
 */
gboolean
attune_search_is_stop_word (const char *word)
{
  return bsearch (word, stop_words, G_N_ELEMENTS (stop_words), sizeof *stop_words, compare) != NULL;
}

/**
 * attune_search_is_stop_clause:
 *
 * Returns: whether what is asked for is but such a word, with neither quotation marks nor a field
 *   around it that would say that it is meant; what is excluded always is
 */
gboolean
attune_search_is_stop_clause (const AttuneSearchClause *clause)
{
  const AttuneSearchTerm *term = &clause->terms[0];

  return !clause->is_excluded && clause->n_terms == 1 && term->n_words == 1 && !term->is_quoted &&
         term->field == ATTUNE_SEARCH_FIELD_ANY && attune_search_is_stop_word (term->words[0].word);
}
