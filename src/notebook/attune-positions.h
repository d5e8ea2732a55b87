/* attune-positions.h: where reading has got to
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "attune-outbox.h"

G_BEGIN_DECLS

typedef struct _AttunePositions AttunePositions;

AttunePositions *attune_positions_new (GHashTable *places, AttuneOutbox *outbox);
void attune_positions_free (AttunePositions *self);

AttunePlace *attune_positions_get (AttunePositions *self, const char *article_id);
void attune_positions_set (AttunePositions *self, AttunePlace *place, const char *revision);
void attune_positions_assign (AttunePositions *self, GHashTable *places);
void attune_positions_push (AttunePositions *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AttunePositions, attune_positions_free)

G_END_DECLS
