/* attune-mark-index.h: the marks of an article, looked up and sorted
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "attune-mark-entry.h"

G_BEGIN_DECLS

/**
 * AttuneMarkOrder:
 * @ATTUNE_MARK_ORDER_ARTICLE: as they stand in the article
 * @ATTUNE_MARK_ORDER_OWN: by their ranks
 *
 * How a list is sorted. Those whose passage is lost always come last.
 */
typedef enum
{
  ATTUNE_MARK_ORDER_ARTICLE,
  ATTUNE_MARK_ORDER_OWN,
} AttuneMarkOrder;

#define ATTUNE_TYPE_MARK_INDEX (attune_mark_index_get_type ())
G_DECLARE_FINAL_TYPE (AttuneMarkIndex, attune_mark_index, ATTUNE, MARK_INDEX, GObject)

AttuneMarkIndex *attune_mark_index_new (gboolean bookmarks);

gboolean attune_mark_index_set_marks (AttuneMarkIndex *self, GListModel *marks);
gboolean attune_mark_index_set_article (AttuneMarkIndex *self, AttuneArticle *article);
gboolean attune_mark_index_set_order (AttuneMarkIndex *self, AttuneMarkOrder order);

gboolean attune_mark_index_is_stale (AttuneMarkIndex *self);
void attune_mark_index_read (AttuneMarkIndex *self);
GPtrArray *attune_mark_index_get_entries (AttuneMarkIndex *self);
const AttuneMarkEntry *attune_mark_index_lookup (AttuneMarkIndex *self, AttuneMark *mark);

G_END_DECLS
