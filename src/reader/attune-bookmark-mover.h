/* attune-bookmark-mover.h: moving bookmarks among others
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "attune-mark-list.h"
#include "attune-marker.h"

G_BEGIN_DECLS

#define ATTUNE_TYPE_BOOKMARK_MOVER (attune_bookmark_mover_get_type ())
G_DECLARE_FINAL_TYPE (AttuneBookmarkMover, attune_bookmark_mover, ATTUNE, BOOKMARK_MOVER, GObject)

AttuneBookmarkMover *attune_bookmark_mover_new (AttuneMarkList *marks, AttuneMarker *marker);

void attune_bookmark_mover_move_by (AttuneBookmarkMover *self, AttuneMark *mark, int steps);
void attune_bookmark_mover_drop (AttuneBookmarkMover *self,
                                 AttuneMark *mark,
                                 AttuneMark *target,
                                 gboolean below);
void attune_bookmark_mover_follow (AttuneBookmarkMover *self);

G_END_DECLS
