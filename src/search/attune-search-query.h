/* attune-search-query.h: what a person typed, as a question
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * AttuneSearchField:
 * @ATTUNE_SEARCH_FIELD_ANY: wherever words stand
 * @ATTUNE_SEARCH_FIELD_TITLE: `title:`, the headings of sections, and questions
 * @ATTUNE_SEARCH_FIELD_TERM: `term:`, what the glossary explains
 * @ATTUNE_SEARCH_FIELD_REFERENCE: `ref:`, the list of references
 * @ATTUNE_SEARCH_FIELD_NOTE: `note:`, the reader's own notes
 * @ATTUNE_SEARCH_FIELD_TAG: `tag:`, the tags in them
 *
 * Where a word is to be found.
 */
typedef enum
{
  ATTUNE_SEARCH_FIELD_ANY,
  ATTUNE_SEARCH_FIELD_TITLE,
  ATTUNE_SEARCH_FIELD_TERM,
  ATTUNE_SEARCH_FIELD_REFERENCE,
  ATTUNE_SEARCH_FIELD_NOTE,
  ATTUNE_SEARCH_FIELD_TAG,
} AttuneSearchField;

/**
 * AttuneSearchQueryWord:
 * @word: folded
 * @start: where it begins in the query's text, in bytes
 * @end: where it ends
 *
 * A word that was typed.
 */
typedef struct
{
  char *word;
  gsize start;
  gsize end;
} AttuneSearchQueryWord;

/**
 * AttuneSearchTerm:
 * @field: where it is to be found
 * @words: (array length=n_words): what stands side by side, at least one
 * @n_words: how many
 * @is_quoted: whether it stood in quotation marks, so that no other form of a word will do
 * @is_prefix: whether the last word may go on in the text
 * @is_joined: whether its one word is what hyphens part in the term before it: some write
 *   *nonverbal*, others *non-verbal*
 *
 * One thing to look for: a word, a phrase, or what punctuation within a word parts
 * (*self-regulation*).
 */
typedef struct
{
  AttuneSearchField field;
  const AttuneSearchQueryWord *words;
  guint n_words;
  gboolean is_quoted;
  gboolean is_prefix;
  gboolean is_joined;
} AttuneSearchTerm;

/**
 * AttuneSearchClause:
 * @terms: (array length=n_terms): of which one is enough, at least one
 * @n_terms: how many
 * @is_excluded: whether nothing may have it
 *
 * What every result must have, or not have.
 */
typedef struct
{
  const AttuneSearchTerm *terms;
  guint n_terms;
  gboolean is_excluded;
} AttuneSearchClause;

#define ATTUNE_TYPE_SEARCH_QUERY (attune_search_query_get_type ())
typedef struct _AttuneSearchQuery AttuneSearchQuery;

GType attune_search_query_get_type (void);

AttuneSearchQuery *attune_search_query_new (const char *text);
AttuneSearchQuery *attune_search_query_replace (AttuneSearchQuery *self, GHashTable *replacements);
AttuneSearchQuery *attune_search_query_loosen (AttuneSearchQuery *self);
AttuneSearchQuery *attune_search_query_ref (AttuneSearchQuery *self);
void attune_search_query_unref (AttuneSearchQuery *self);

const char *attune_search_query_get_text (const AttuneSearchQuery *self);
const AttuneSearchClause *
attune_search_query_get_clauses (const AttuneSearchQuery *self, guint *n_clauses);
gboolean attune_search_query_is_empty (const AttuneSearchQuery *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AttuneSearchQuery, attune_search_query_unref)

G_END_DECLS
