/* attune-mark-list.h: the marks of an article, sorted and filtered
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "attune-mark-filter.h"
#include "attune-mark-index.h"

G_BEGIN_DECLS

#define ATTUNE_TYPE_MARK_LIST (attune_mark_list_get_type ())
G_DECLARE_FINAL_TYPE (AttuneMarkList, attune_mark_list, ATTUNE, MARK_LIST, GObject)

AttuneMarkList *attune_mark_list_new (gboolean bookmarks);

void attune_mark_list_set_marks (AttuneMarkList *self, GListModel *marks);
void attune_mark_list_set_article (AttuneMarkList *self, AttuneArticle *article);
void attune_mark_list_set_order (AttuneMarkList *self, AttuneMarkOrder order);
void attune_mark_list_set_filter (AttuneMarkList *self, AttuneMarkFilter *filter);

guint attune_mark_list_get_n_all (AttuneMarkList *self);
guint attune_mark_list_get_n_wanted (AttuneMarkList *self);
GPtrArray *attune_mark_list_dup_wanted (AttuneMarkList *self);
void attune_mark_list_set_gradual (AttuneMarkList *self, gboolean gradual);
gboolean attune_mark_list_show_more (AttuneMarkList *self, gboolean all);
guint attune_mark_list_find (AttuneMarkList *self, AttuneMark *mark);
AttuneSection *attune_mark_list_get_section (AttuneMarkList *self, AttuneMark *mark);
void attune_mark_list_foreach (AttuneMarkList *self, GFunc function, gpointer user_data);
void attune_mark_list_sync (AttuneMarkList *self);

G_END_DECLS
