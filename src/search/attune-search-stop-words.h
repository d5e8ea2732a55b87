/* attune-search-stop-words.h: words that tell nothing of what is sought
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "attune-search-query.h"

G_BEGIN_DECLS

gboolean attune_search_is_stop_word (const char *word);
gboolean attune_search_is_stop_clause (const AttuneSearchClause *clause);

G_END_DECLS
