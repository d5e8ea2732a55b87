/* attune-search-engine.h: answers a question from an index
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "attune-search-request.h"
#include "attune-search-results.h"
#include "attune-search-store.h"

G_BEGIN_DECLS

AttuneSearchResults *attune_search_engine_answer (AttuneSearchStore *store,
                                                  const AttuneSearchRequest *request,
                                                  GCancellable *cancellable,
                                                  GError **error);
gboolean attune_search_engine_asks_nothing (const AttuneSearchRequest *request);
AttuneSearchResults *attune_search_engine_answer_nothing (const AttuneSearchRequest *request);

G_END_DECLS
