/* attune-notes-edit.h: changing highlights and notes from their list
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "attune-marker.h"

G_BEGIN_DECLS

void attune_notes_edit_remove (AttuneMarker *marker, GPtrArray *marks);
void attune_notes_edit_set_kind (AttuneMarker *marker, GPtrArray *marks, const char *kind);
void
attune_notes_edit_accept_guess (AttuneMarker *marker, AttuneArticle *article, AttuneMark *mark);

G_END_DECLS
