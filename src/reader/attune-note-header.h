/* attune-note-header.h: a section of the article, in a list
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "attune-section.h"

G_BEGIN_DECLS

#define ATTUNE_TYPE_NOTE_HEADER (attune_note_header_get_type ())
G_DECLARE_FINAL_TYPE (AttuneNoteHeader, attune_note_header, ATTUNE, NOTE_HEADER, GtkWidget)

GtkWidget *attune_note_header_new (void);
void attune_note_header_set_section (AttuneNoteHeader *self, AttuneSection *section);
const char *attune_note_header_get_path (AttuneNoteHeader *self);

G_END_DECLS
