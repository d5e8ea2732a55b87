/* attune-search-pattern.h: finds in a text what a query asks for
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "attune-search-document.h"
#include "attune-search-query.h"
#include "attune-search-range.h"
#include "attune-search-vocabulary.h"

G_BEGIN_DECLS

/**
 * AttuneSearchPattern:
 *
 * What a query asks for, made ready to be looked for in texts: those of results, to mark what was
 * found in them, and documents, which no index knows. Counted by reference; any thread may use it.
 */
typedef struct _AttuneSearchPattern AttuneSearchPattern;

AttuneSearchPattern *
attune_search_pattern_new (AttuneSearchQuery *query, AttuneSearchVocabulary *vocabulary);
AttuneSearchPattern *attune_search_pattern_ref (AttuneSearchPattern *self);
void attune_search_pattern_unref (AttuneSearchPattern *self);

GArray *attune_search_pattern_find (AttuneSearchPattern *self, const char *text);
GArray *attune_search_pattern_find_in_document (AttuneSearchPattern *self,
                                                AttuneSearchDocument *document,
                                                const char *text);
gboolean attune_search_pattern_match_document (AttuneSearchPattern *self,
                                               AttuneSearchDocument *document,
                                               double *score);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AttuneSearchPattern, attune_search_pattern_unref)

G_END_DECLS
