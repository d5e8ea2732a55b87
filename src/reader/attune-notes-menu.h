/* attune-notes-menu.h: what can be done with a highlight or a note
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "attune-notes-selection.h"

G_BEGIN_DECLS

#define ATTUNE_TYPE_NOTES_MENU (attune_notes_menu_get_type ())
G_DECLARE_FINAL_TYPE (AttuneNotesMenu, attune_notes_menu, ATTUNE, NOTES_MENU, GObject)

AttuneNotesMenu *attune_notes_menu_new (GtkWidget *parent,
                                        GtkListView *list,
                                        AttuneNoteRows *rows,
                                        AttuneNotesSelection *selection);
void attune_notes_menu_set_kinds (AttuneNotesMenu *self, GListModel *kinds);
void attune_notes_menu_show (AttuneNotesMenu *self, AttuneNoteRow *row);

G_END_DECLS
