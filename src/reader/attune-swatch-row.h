/* attune-swatch-row.h: a choice among colors or lines
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "attune-hue.h"

G_BEGIN_DECLS

#define ATTUNE_TYPE_SWATCH_ROW (attune_swatch_row_get_type ())
G_DECLARE_FINAL_TYPE (AttuneSwatchRow, attune_swatch_row, ATTUNE, SWATCH_ROW, AdwPreferencesRow)

void attune_swatch_row_set_look (AttuneSwatchRow *self, AttuneHue hue, AttunePattern pattern);
guint attune_swatch_row_get_chosen (AttuneSwatchRow *self);

G_END_DECLS
