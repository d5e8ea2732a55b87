/* attune-search-store.h: the index itself, full-text tables in a database
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "attune-database.h"
#include "attune-search-dictionary.h"
#include "attune-search-source.h"
#include "attune-search-vocabulary.h"

G_BEGIN_DECLS

/**
 * AttuneSearchStore:
 *
 * An index: either whole, in a file that is only read, or one that is being made. Counted by
 * reference; it is used by one thread at a time, which holds its lock.
 */
typedef struct _AttuneSearchStore AttuneSearchStore;

AttuneSearchStore *attune_search_store_open (const char *path, AttuneSearchSource *source);
AttuneSearchStore *attune_search_store_ref (AttuneSearchStore *self);
void attune_search_store_unref (AttuneSearchStore *self);

void attune_search_store_lock (AttuneSearchStore *self);
void attune_search_store_unlock (AttuneSearchStore *self);

/* With the lock held */

AttuneDatabase *attune_search_store_get_database (AttuneSearchStore *self);
AttuneSearchVocabulary *attune_search_store_get_vocabulary (AttuneSearchStore *self);
AttuneSearchDictionary *attune_search_store_get_dictionary (AttuneSearchStore *self);
guint attune_search_store_get_n_rows (AttuneSearchStore *self);

/* Making one */

AttuneSearchStore *attune_search_store_new (const char *path, GError **error);
gboolean attune_search_store_add (AttuneSearchStore *self,
                                  AttuneArticle *article,
                                  guint number,
                                  GError **error);
gboolean attune_search_store_end (AttuneSearchStore *self,
                                  AttuneSearchSource *source,
                                  const char *path,
                                  GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AttuneSearchStore, attune_search_store_unref)

G_END_DECLS
