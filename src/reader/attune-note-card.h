/* attune-note-card.h: a note in the margin
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "attune-notebook.h"

G_BEGIN_DECLS

#define ATTUNE_TYPE_NOTE_CARD (attune_note_card_get_type ())
G_DECLARE_FINAL_TYPE (AttuneNoteCard, attune_note_card, ATTUNE, NOTE_CARD, GtkButton)

AttuneNoteCard *attune_note_card_new (AttuneNotebook *notebook, gboolean in_full);
void attune_note_card_show (AttuneNoteCard *self, const GPtrArray *marks, int y);
GPtrArray *attune_note_card_get_marks (AttuneNoteCard *self);
int attune_note_card_get_y (AttuneNoteCard *self);

char *attune_note_dup_description (AttuneNotebook *notebook, AttuneMark *mark);

G_END_DECLS
