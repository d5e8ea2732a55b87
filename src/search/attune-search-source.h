/* attune-search-source.h: what an index is made from
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "attune-library.h"

G_BEGIN_DECLS

/**
 * AttuneSearchLoadFunc:
 * @index: which article
 * @user_data: what the source was made with
 * @error: return location
 *
 * Reads an article; in any thread, but in one at a time.
 *
 * Returns: (transfer full) (nullable): the article, or %NULL with @error set
 */
typedef AttuneArticle *(*AttuneSearchLoadFunc) (guint index, gpointer user_data, GError **error);

/**
 * AttuneSearchSource:
 *
 * The articles of a library at some moment. They are read one after another, so that not all of
 * them need be in memory. Immutable and counted by reference; any thread may use it.
 */
typedef struct _AttuneSearchSource AttuneSearchSource;

AttuneSearchSource *attune_search_source_new (guint n_articles,
                                              const char *checksum,
                                              AttuneSearchLoadFunc load,
                                              gpointer user_data,
                                              GDestroyNotify destroy);
AttuneSearchSource *attune_search_source_new_for_library (AttuneLibrary *library);
AttuneSearchSource *attune_search_source_ref (AttuneSearchSource *self);
void attune_search_source_unref (AttuneSearchSource *self);

guint attune_search_source_get_n_articles (AttuneSearchSource *self);
const char *attune_search_source_get_checksum (AttuneSearchSource *self);
AttuneArticle *attune_search_source_load (AttuneSearchSource *self, guint index, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AttuneSearchSource, attune_search_source_unref)

G_END_DECLS
