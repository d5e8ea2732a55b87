/* attune-list-top.h: a list that begins at its top
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void attune_list_top_show (GtkListView *list);

G_END_DECLS
