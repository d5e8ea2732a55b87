/* attune-notes-filter.h: what to look for among highlights and notes
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "attune-mark-list.h"

G_BEGIN_DECLS

#define ATTUNE_TYPE_NOTES_FILTER (attune_notes_filter_get_type ())
G_DECLARE_FINAL_TYPE (AttuneNotesFilter, attune_notes_filter, ATTUNE, NOTES_FILTER, GtkWidget)

void attune_notes_filter_set_list (AttuneNotesFilter *self, AttuneMarkList *list);
void attune_notes_filter_set_kinds (AttuneNotesFilter *self, GListModel *kinds);
void attune_notes_filter_set_menu (AttuneNotesFilter *self, GMenuModel *menu);

gboolean attune_notes_filter_is_active (AttuneNotesFilter *self);
void attune_notes_filter_clear (AttuneNotesFilter *self);
void attune_notes_filter_focus (AttuneNotesFilter *self);

G_END_DECLS
