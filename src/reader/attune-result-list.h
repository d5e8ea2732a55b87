/* attune-result-list.h: what a search found, section by section
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "attune-article.h"
#include "attune-result-row.h"
#include "attune-search-results.h"

G_BEGIN_DECLS

/**
 * ATTUNE_RESULT_LIST_MAX_HITS:
 *
 * How many hits a group shows until it is opened.
 */
#define ATTUNE_RESULT_LIST_MAX_HITS 3

/**
 * ATTUNE_RESULT_LIST_ALL:
 *
 * All kinds of hits.
 */
#define ATTUNE_RESULT_LIST_ALL ((1u << ATTUNE_SEARCH_N_KINDS) - 1)

#define ATTUNE_TYPE_RESULT_LIST (attune_result_list_get_type ())
G_DECLARE_FINAL_TYPE (AttuneResultList, attune_result_list, ATTUNE, RESULT_LIST, GObject)

AttuneResultList *attune_result_list_new (void);

void attune_result_list_set_results (AttuneResultList *self,
                                     AttuneSearchResults *results,
                                     AttuneArticle *article);
AttuneSearchResults *attune_result_list_get_results (AttuneResultList *self);
void attune_result_list_set_kinds (AttuneResultList *self, guint kinds);
guint attune_result_list_get_kinds (AttuneResultList *self);
guint attune_result_list_count (AttuneResultList *self, AttuneSearchKind kind);
gboolean attune_result_list_open (AttuneResultList *self, guint position);

G_END_DECLS
