/* attune-note-editor.h: writing a note
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "attune-marker.h"

G_BEGIN_DECLS

#define ATTUNE_TYPE_NOTE_EDITOR (attune_note_editor_get_type ())
G_DECLARE_FINAL_TYPE (AttuneNoteEditor, attune_note_editor, ATTUNE, NOTE_EDITOR, AdwBin)

AttuneNoteEditor *attune_note_editor_new (AttuneMarker *marker);
void attune_note_editor_open (AttuneNoteEditor *self, GPtrArray *marks);
void attune_note_editor_leave (AttuneNoteEditor *self);
void attune_note_editor_save (AttuneNoteEditor *self);
GtkWidget *attune_note_editor_get_text_view (AttuneNoteEditor *self);
AttuneMark *attune_note_editor_get_mark (AttuneNoteEditor *self);

G_END_DECLS
