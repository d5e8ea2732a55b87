/* attune-kind-dialog.h: a new kind of highlight
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "attune-hue.h"

G_BEGIN_DECLS

#define ATTUNE_TYPE_KIND_DIALOG (attune_kind_dialog_get_type ())
G_DECLARE_FINAL_TYPE (AttuneKindDialog, attune_kind_dialog, ATTUNE, KIND_DIALOG, AdwDialog)

AdwDialog *attune_kind_dialog_new (AttuneHue hue, AttunePattern pattern);

G_END_DECLS
