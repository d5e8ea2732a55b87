/* attune-history.h: where one has jumped from
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "attune-place.h"

G_BEGIN_DECLS

#define ATTUNE_TYPE_HISTORY (attune_history_get_type ())
G_DECLARE_FINAL_TYPE (AttuneHistory, attune_history, ATTUNE, HISTORY, GObject)

AttuneHistory *attune_history_new (void);

void attune_history_leave (AttuneHistory *self, AttunePlace *from);
AttunePlace *attune_history_go_back (AttuneHistory *self, AttunePlace *from);
AttunePlace *attune_history_go_forward (AttuneHistory *self, AttunePlace *from);

gboolean attune_history_can_go_back (AttuneHistory *self);
gboolean attune_history_can_go_forward (AttuneHistory *self);

G_END_DECLS
