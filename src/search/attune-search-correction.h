/* attune-search-correction.h: words that occur nowhere, and what was meant
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "attune-search-dictionary.h"
#include "attune-search-query.h"
#include "attune-search-vocabulary.h"

G_BEGIN_DECLS

AttuneSearchQuery *attune_search_correct (AttuneSearchQuery *query,
                                          AttuneSearchVocabulary *vocabulary,
                                          AttuneSearchDictionary *dictionary,
                                          GPtrArray *documents);

G_END_DECLS
