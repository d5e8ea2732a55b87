/* attune-result-cell.h: shows a row of the list of results
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "attune-result-row.h"

G_BEGIN_DECLS

#define ATTUNE_TYPE_RESULT_CELL (attune_result_cell_get_type ())
G_DECLARE_FINAL_TYPE (AttuneResultCell, attune_result_cell, ATTUNE, RESULT_CELL, GtkWidget)

GtkWidget *attune_result_cell_new (void);
void attune_result_cell_set_row (AttuneResultCell *self, AttuneResultRow *row);
AttuneResultRow *attune_result_cell_get_row (AttuneResultCell *self);
const char *attune_result_cell_get_tooltip (AttuneResultCell *self, GtkWidget *at);

PangoAttrList *
attune_mark_ranges (const char *text, const AttuneSearchRange *ranges, guint n_ranges);

G_END_DECLS
