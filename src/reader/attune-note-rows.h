/* attune-note-rows.h: the rows of the list of highlights and notes
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "attune-mark-list.h"
#include "attune-note-row.h"
#include "attune-notebook.h"

G_BEGIN_DECLS

#define ATTUNE_TYPE_NOTE_ROWS (attune_note_rows_get_type ())
G_DECLARE_FINAL_TYPE (AttuneNoteRows, attune_note_rows, ATTUNE, NOTE_ROWS, GObject)

AttuneNoteRows *attune_note_rows_new (GtkListView *list, AttuneMarkList *marks);
void attune_note_rows_set_notebook (AttuneNoteRows *self, AttuneNotebook *notebook);
void attune_note_rows_set_article (AttuneNoteRows *self, AttuneArticle *article);
void attune_note_rows_set_selecting (AttuneNoteRows *self, gboolean selecting);

void attune_note_rows_update (AttuneNoteRows *self);

AttuneNoteRow *attune_note_rows_get_focused (AttuneNoteRows *self);
AttuneNoteRow *
attune_note_rows_get_at (AttuneNoteRows *self, double x, double y, gboolean *on_button);

G_END_DECLS
