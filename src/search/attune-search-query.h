/* attune-search-query.h: what a person typed, as a question to the index
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

#define ATTUNE_TYPE_SEARCH_QUERY (attune_search_query_get_type ())
typedef struct _AttuneSearchQuery AttuneSearchQuery;

GType attune_search_query_get_type (void);

AttuneSearchQuery *attune_search_query_new (const char *text);
AttuneSearchQuery *attune_search_query_ref (AttuneSearchQuery *self);
void attune_search_query_unref (AttuneSearchQuery *self);

const char *attune_search_query_get_text (const AttuneSearchQuery *self);
const char *attune_search_query_get_match (const AttuneSearchQuery *self);
gboolean attune_search_query_is_empty (const AttuneSearchQuery *self);
guint attune_search_query_get_n_words (const AttuneSearchQuery *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AttuneSearchQuery, attune_search_query_unref)

G_END_DECLS
