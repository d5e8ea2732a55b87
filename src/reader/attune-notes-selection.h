/* attune-notes-selection.h: selecting highlights and notes in their list
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "attune-note-rows.h"

G_BEGIN_DECLS

#define ATTUNE_TYPE_NOTES_SELECTION (attune_notes_selection_get_type ())
G_DECLARE_FINAL_TYPE (AttuneNotesSelection,
                      attune_notes_selection,
                      ATTUNE,
                      NOTES_SELECTION,
                      GObject)

AttuneNotesSelection *
attune_notes_selection_new (GtkListView *list, AttuneNoteRows *rows, AttuneMarkList *marks);

GtkSelectionModel *attune_notes_selection_get_model (AttuneNotesSelection *self);
guint attune_notes_selection_get_n_selected (AttuneNotesSelection *self);
GPtrArray *attune_notes_selection_dup_subjects (AttuneNotesSelection *self, AttuneMark *mark);

void attune_notes_selection_set_mode (AttuneNotesSelection *self, gboolean selecting);
gboolean attune_notes_selection_get_mode (AttuneNotesSelection *self);
void attune_notes_selection_select_all (AttuneNotesSelection *self);
void attune_notes_selection_choose (AttuneNotesSelection *self, AttuneMark *mark);

G_END_DECLS
