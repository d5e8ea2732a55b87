/* attune-find-bar.h: where one types what to find
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define ATTUNE_TYPE_FIND_BAR (attune_find_bar_get_type ())
G_DECLARE_FINAL_TYPE (AttuneFindBar, attune_find_bar, ATTUNE, FIND_BAR, AdwBin)

AttuneFindBar *attune_find_bar_new (void);

GtkEditable *attune_find_bar_get_entry (AttuneFindBar *self);
const char *attune_find_bar_get_text (AttuneFindBar *self);
void attune_find_bar_set_status (AttuneFindBar *self, const char *status, gboolean empty_handed);
void attune_find_bar_focus (AttuneFindBar *self);

G_END_DECLS
