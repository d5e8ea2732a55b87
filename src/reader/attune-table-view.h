/* attune-table-view.h: a table
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "attune-block.h"

G_BEGIN_DECLS

#define ATTUNE_TYPE_TABLE_VIEW (attune_table_view_get_type ())
G_DECLARE_FINAL_TYPE (AttuneTableView, attune_table_view, ATTUNE, TABLE_VIEW, GtkWidget)

GtkWidget *attune_table_view_new (const AttuneBlock *block);

G_END_DECLS
