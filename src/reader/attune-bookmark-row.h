/* attune-bookmark-row.h: a bookmark in a list
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "attune-bookmark.h"

G_BEGIN_DECLS

#define ATTUNE_TYPE_BOOKMARK_ROW (attune_bookmark_row_get_type ())
G_DECLARE_FINAL_TYPE (AttuneBookmarkRow, attune_bookmark_row, ATTUNE, BOOKMARK_ROW, GtkWidget)

GtkWidget *attune_bookmark_row_new (GMenuModel *menu);

void attune_bookmark_row_set_bookmark (AttuneBookmarkRow *self,
                                       AttuneBookmark *bookmark,
                                       const char *section);
AttuneBookmark *attune_bookmark_row_get_bookmark (AttuneBookmarkRow *self);

G_END_DECLS
