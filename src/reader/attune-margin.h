/* attune-margin.h: the notes beside the text
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "attune-mark-layer.h"

G_BEGIN_DECLS

#define ATTUNE_TYPE_MARGIN (attune_margin_get_type ())
G_DECLARE_FINAL_TYPE (AttuneMargin, attune_margin, ATTUNE, MARGIN, GtkWidget)

/* A note needs this much room to be shown in the margin; else it is a sign with a popover. */
#define ATTUNE_MARGIN_MIN_CARD 190
#define ATTUNE_MARGIN_MAX_CARD 280
#define ATTUNE_MARGIN_GAP 24
#define ATTUNE_MARGIN_SIGN 24

AttuneMargin *
attune_margin_new (GtkTextView *view, AttuneNotebook *notebook, AttuneMarkLayer *layer);
void attune_margin_set_has_room (AttuneMargin *self, gboolean has_room);
void attune_margin_update (AttuneMargin *self);

G_END_DECLS
