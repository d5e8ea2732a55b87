/* attune-search-query-private.h: what a query is made of
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "attune-search-query.h"

G_BEGIN_DECLS

/**
 * ATTUNE_SEARCH_QUERY_MAX_WORDS:
 *
 * How many words of a query count, those that are joined of others included.
 */
#define ATTUNE_SEARCH_QUERY_MAX_WORDS 64

struct _AttuneSearchQuery
{
  char *text;

  /* A clause's terms lie side by side in @terms, and a term's words in @words; they never move. */
  AttuneSearchQueryWord words[ATTUNE_SEARCH_QUERY_MAX_WORDS];
  AttuneSearchTerm terms[ATTUNE_SEARCH_QUERY_MAX_WORDS];
  AttuneSearchClause clauses[ATTUNE_SEARCH_QUERY_MAX_WORDS];
  guint n_words;
  guint n_terms;
  guint n_clauses;
};

void attune_search_query_parse (AttuneSearchQuery *self);

G_END_DECLS
