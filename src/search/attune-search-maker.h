/* attune-search-maker.h: makes an index while it is used
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "attune-search-store.h"

G_BEGIN_DECLS

/**
 * AttuneSearchMaker:
 *
 * Makes an index in a thread of its own. Counted by reference; any thread may use it.
 */
typedef struct _AttuneSearchMaker AttuneSearchMaker;

/**
 * AttuneSearchMakerFunc:
 *
 * Told of progress, in the maker's thread.
 */
typedef void (*AttuneSearchMakerFunc) (gpointer user_data);

AttuneSearchMaker *attune_search_maker_new (AttuneSearchSource *source,
                                            const char *path,
                                            AttuneSearchMakerFunc progressed,
                                            gpointer user_data,
                                            GDestroyNotify destroy);
AttuneSearchMaker *attune_search_maker_ref (AttuneSearchMaker *self);
void attune_search_maker_unref (AttuneSearchMaker *self);

void attune_search_maker_stop (AttuneSearchMaker *self);
gboolean attune_search_maker_wait (AttuneSearchMaker *self, gint64 microseconds);
double attune_search_maker_get_progress (AttuneSearchMaker *self);
AttuneSearchStore *attune_search_maker_dup_store (AttuneSearchMaker *self, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AttuneSearchMaker, attune_search_maker_unref)

G_END_DECLS
