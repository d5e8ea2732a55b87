/* attune-match-track.h: where along the scroll bar matches are
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "attune-place.h"

G_BEGIN_DECLS

/* How strong the ticks are besides that of the current match: all accent colors keep a contrast of
 * 3:1 to the page. */
#define ATTUNE_MATCH_TRACK_STRENGTH 0.7f

#define ATTUNE_TYPE_MATCH_TRACK (attune_match_track_get_type ())
G_DECLARE_FINAL_TYPE (AttuneMatchTrack, attune_match_track, ATTUNE, MATCH_TRACK, GtkWidget)

AttuneMatchTrack *attune_match_track_new (GtkTextView *view);
AttuneMatchTrack *attune_match_track_lay_over (GtkTextView *view);

void attune_match_track_set_matches (AttuneMatchTrack *self, const GPtrArray *places);
void attune_match_track_set_current (AttuneMatchTrack *self, AttunePlace *place);

const int *attune_match_track_get_ticks (AttuneMatchTrack *self, guint *n_ticks);
int attune_match_track_get_current_tick (AttuneMatchTrack *self);

G_END_DECLS
