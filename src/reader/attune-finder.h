/* attune-finder.h: a search in progress
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "attune-mark-documents.h"
#include "attune-search-index.h"

G_BEGIN_DECLS

#define ATTUNE_TYPE_FINDER (attune_finder_get_type ())
G_DECLARE_FINAL_TYPE (AttuneFinder, attune_finder, ATTUNE, FINDER, GObject)

AttuneFinder *attune_finder_new (AttuneSearchIndex *index);
void attune_finder_set_marks (AttuneFinder *self, AttuneMarkDocuments *marks);

void attune_finder_search (AttuneFinder *self,
                           const char *text,
                           AttuneArticle *article,
                           AttunePlace *origin);
void attune_finder_search_literally (AttuneFinder *self);
void attune_finder_clear (AttuneFinder *self);

gboolean attune_finder_step (AttuneFinder *self, gboolean forward);
gboolean attune_finder_select_hit (AttuneFinder *self, AttuneSearchHit *hit);

AttuneSearchResults *attune_finder_get_results (AttuneFinder *self);
double attune_finder_get_progress (AttuneFinder *self);
const GPtrArray *attune_finder_get_matches (AttuneFinder *self);
AttunePlace *attune_finder_get_current (AttuneFinder *self);
char *attune_finder_dup_status (AttuneFinder *self);
gboolean attune_finder_is_empty_handed (AttuneFinder *self);

G_END_DECLS
