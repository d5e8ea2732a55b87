/* attune-recent-row.h: a recent search in a list
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define ATTUNE_TYPE_RECENT_ROW (attune_recent_row_get_type ())
G_DECLARE_FINAL_TYPE (AttuneRecentRow, attune_recent_row, ATTUNE, RECENT_ROW, GtkListBoxRow)

AttuneRecentRow *attune_recent_row_new (const char *text);

const char *attune_recent_row_get_text (AttuneRecentRow *self);

G_END_DECLS
