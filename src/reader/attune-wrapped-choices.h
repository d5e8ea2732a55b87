/* attune-wrapped-choices.h: long choices in a narrow window
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

void attune_wrapped_choices_install (AdwComboRow *row);

G_END_DECLS
