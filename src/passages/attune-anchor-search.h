/* attune-anchor-search.h: the passage that says what was marked
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "attune-anchor-query.h"
#include "attune-anchor.h"

G_BEGIN_DECLS

void attune_anchor_take (AttuneAnchor *self,
                         AttuneAnchorMethod method,
                         AttunePlace *place,
                         double score);
void attune_anchor_search (const AttuneAnchorQuery *query,
                           const AttunePlace *place,
                           AttuneAnchor *result);

G_END_DECLS
