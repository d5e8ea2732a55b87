/* attune-note-row.h: a highlight or a note in a list
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "attune-kind.h"
#include "attune-mark.h"

G_BEGIN_DECLS

#define ATTUNE_TYPE_NOTE_ROW (attune_note_row_get_type ())
G_DECLARE_FINAL_TYPE (AttuneNoteRow, attune_note_row, ATTUNE, NOTE_ROW, GtkWidget)

GtkWidget *attune_note_row_new (void);

void attune_note_row_set_mark (AttuneNoteRow *self,
                               AttuneMark *mark,
                               AttuneKind *kind,
                               const char *guess);
AttuneMark *attune_note_row_get_mark (AttuneNoteRow *self);
gboolean attune_note_row_is_current (AttuneNoteRow *self);
void attune_note_row_set_selecting (AttuneNoteRow *self, gboolean selecting, gboolean selected);

char *attune_note_row_dup_tooltip (AttuneNoteRow *self, GtkWidget *at);

char *attune_note_dup_label (AttuneMark *mark, AttuneKind *kind);
PangoAttrList *attune_note_mark_tags (const char *text);

G_END_DECLS
