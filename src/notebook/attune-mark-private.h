/* attune-mark-private.h: for the notebook alone
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "attune-mark.h"

G_BEGIN_DECLS

void attune_mark_set_record (AttuneMark *self, AttuneMarkRecord *record);
void attune_mark_set_lost (AttuneMark *self, gboolean lost, AttunePlace *guess);

G_END_DECLS
