/* attune-notes-page.h: the highlights and notes, in the sidebar
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "attune-marker.h"

G_BEGIN_DECLS

#define ATTUNE_TYPE_NOTES_PAGE (attune_notes_page_get_type ())
G_DECLARE_FINAL_TYPE (AttuneNotesPage, attune_notes_page, ATTUNE, NOTES_PAGE, AdwBin)

void attune_notes_page_set_marker (AttuneNotesPage *self, AttuneMarker *marker);
void attune_notes_page_set_article (AttuneNotesPage *self, AttuneArticle *article);
GPtrArray *attune_notes_page_dup_shown (AttuneNotesPage *self);

G_END_DECLS
