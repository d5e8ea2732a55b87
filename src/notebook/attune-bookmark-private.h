/* attune-bookmark-private.h: for the notebook alone
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "attune-bookmark.h"
#include "attune-quote.h"

G_BEGIN_DECLS

AttuneBookmark *attune_bookmark_new (const char *id,
                                     AttunePlace *place,
                                     const char *revision,
                                     const AttuneQuote *quote,
                                     const char *name,
                                     gint64 created);
gint64 attune_bookmark_get_created_ms (AttuneBookmark *self);
void attune_bookmark_set_name (AttuneBookmark *self, const char *name);

G_END_DECLS
