/* attune-search-store.h: the index itself, a full-text table in a database
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "attune-database.h"
#include "attune-search-query.h"
#include "attune-search-results.h"

G_BEGIN_DECLS

/**
 * AttuneSearchSource:
 * @articles: (element-type AttuneArticle): what is searched
 * @checksum: of their library; the same where all of them are the same
 *
 * What an index is made from: the articles of a library at some moment, which any thread may read.
 */
typedef struct
{
  GPtrArray *articles;
  char *checksum;
} AttuneSearchSource;

AttuneDatabase *
attune_search_store_open (const char *path, const AttuneSearchSource *source, GError **error);
AttuneSearchResults *attune_search_store_query (AttuneDatabase *database,
                                                const AttuneSearchSource *source,
                                                AttuneSearchQuery *query,
                                                GCancellable *cancellable,
                                                GError **error);

G_END_DECLS
