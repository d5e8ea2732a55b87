/* attune-note-host.h: where a note is written
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "attune-article-view.h"
#include "attune-marker.h"

G_BEGIN_DECLS

#define ATTUNE_TYPE_NOTE_HOST (attune_note_host_get_type ())
G_DECLARE_FINAL_TYPE (AttuneNoteHost, attune_note_host, ATTUNE, NOTE_HOST, GObject)

AttuneNoteHost *attune_note_host_new (AttuneArticleView *view, AttuneMarker *marker);
void attune_note_host_close (AttuneNoteHost *self);

void attune_note_host_open (AttuneNoteHost *self, GPtrArray *marks);
void attune_note_host_save (AttuneNoteHost *self);

G_END_DECLS
