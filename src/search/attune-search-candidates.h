/* attune-search-candidates.h: rows that might be shown, and the best of them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "attune-search-pattern.h"
#include "attune-search-plan.h"
#include "attune-search-store.h"

G_BEGIN_DECLS

/**
 * AttuneSearchCandidate:
 * @score: how well it answers; the more the better
 * @kind: what it is
 * @row: the row, of one that lies in an article
 * @document: (nullable): the document
 *
 * Something that has what was asked for.
 */
typedef struct
{
  double score;
  AttuneSearchKind kind;
  gint64 row;
  AttuneSearchDocument *document;
} AttuneSearchCandidate;

gboolean attune_search_candidates_collect (GArray *candidates,
                                           AttuneSearchStore *store,
                                           AttuneSearchQuery *query,
                                           AttuneSearchReach reach,
                                           gboolean *is_complete,
                                           GCancellable *cancellable,
                                           GError **error);
void attune_search_candidates_add_documents (GArray *candidates,
                                             GPtrArray *documents,
                                             AttuneSearchPattern *pattern);
void attune_search_candidates_sort (GArray *candidates);
void attune_search_candidates_append (GArray *candidates, GArray *others, guint max);
void attune_search_candidates_sort_blocks (GArray *blocks);
gboolean attune_search_candidates_list_blocks (GArray *blocks,
                                               AttuneSearchStore *store,
                                               AttuneSearchQuery *query,
                                               AttuneSearchReach reach,
                                               guint article,
                                               GCancellable *cancellable,
                                               GError **error);

G_END_DECLS
