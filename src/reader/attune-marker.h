/* attune-marker.h: making marks, and telling how it went
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "attune-notebook.h"

G_BEGIN_DECLS

#define ATTUNE_TYPE_MARKER (attune_marker_get_type ())
G_DECLARE_FINAL_TYPE (AttuneMarker, attune_marker, ATTUNE, MARKER, GObject)

AttuneMarker *attune_marker_new (AttuneNotebook *notebook);
AttuneNotebook *attune_marker_get_notebook (AttuneMarker *self);

void attune_marker_add (AttuneMarker *self, GPtrArray *marks, const char *told);
void attune_marker_add_one (AttuneMarker *self, AttuneMark *mark, const char *told);
void attune_marker_remove (AttuneMarker *self, GPtrArray *marks, const char *told);
void attune_marker_remove_one (AttuneMarker *self, AttuneMark *mark);
void attune_marker_commit (AttuneMarker *self, AttuneEdit *edit, const char *told);

G_END_DECLS
