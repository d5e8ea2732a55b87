/* attune-bookmark-row.h: a bookmark in a list
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "attune-mark.h"

G_BEGIN_DECLS

#define ATTUNE_TYPE_BOOKMARK_ROW (attune_bookmark_row_get_type ())
G_DECLARE_FINAL_TYPE (AttuneBookmarkRow, attune_bookmark_row, ATTUNE, BOOKMARK_ROW, GtkWidget)

GtkWidget *attune_bookmark_row_new (GMenuModel *menu);

void attune_bookmark_row_set_bookmark (AttuneBookmarkRow *self,
                                       AttuneMark *bookmark,
                                       const char *section);
AttuneMark *attune_bookmark_row_get_bookmark (AttuneBookmarkRow *self);
void attune_bookmark_row_set_movable (AttuneBookmarkRow *self, gboolean movable);

void attune_bookmark_row_rename (AttuneBookmarkRow *self);
void attune_bookmark_row_show_menu (AttuneBookmarkRow *self);

char *attune_bookmark_dup_title (AttuneMark *bookmark);

G_END_DECLS
