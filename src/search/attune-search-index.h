/* attune-search-index.h: finds words in the articles
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "attune-library.h"
#include "attune-search-request.h"
#include "attune-search-results.h"
#include "attune-search-source.h"

G_BEGIN_DECLS

#define ATTUNE_TYPE_SEARCH_INDEX (attune_search_index_get_type ())
G_DECLARE_FINAL_TYPE (AttuneSearchIndex, attune_search_index, ATTUNE, SEARCH_INDEX, GObject)

AttuneSearchIndex *attune_search_index_new (AttuneLibrary *library, const char *path);
AttuneSearchIndex *
attune_search_index_new_for_source (AttuneSearchSource *source, const char *path);
char *attune_search_index_dup_default_path (void);

AttuneSearchResults *attune_search_index_search (AttuneSearchIndex *self,
                                                 const AttuneSearchRequest *request,
                                                 GCancellable *cancellable,
                                                 GError **error);
void attune_search_index_search_async (AttuneSearchIndex *self,
                                       const AttuneSearchRequest *request,
                                       GCancellable *cancellable,
                                       GAsyncReadyCallback callback,
                                       gpointer user_data);
AttuneSearchResults *
attune_search_index_search_finish (AttuneSearchIndex *self, GAsyncResult *result, GError **error);
gboolean attune_search_index_wait (AttuneSearchIndex *self, gint64 microseconds);
double attune_search_index_get_progress (AttuneSearchIndex *self);

G_END_DECLS
