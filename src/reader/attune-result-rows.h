/* attune-result-rows.h: the rows of the list of results
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void attune_result_rows_install (GtkListView *list);
gboolean attune_result_rows_is_first (GtkListView *list);

G_END_DECLS
