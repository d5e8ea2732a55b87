/* attune-kind-picker.h: a choice of kinds of highlight
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "attune-kind.h"

G_BEGIN_DECLS

#define ATTUNE_TYPE_KIND_PICKER (attune_kind_picker_get_type ())
G_DECLARE_FINAL_TYPE (AttuneKindPicker, attune_kind_picker, ATTUNE, KIND_PICKER, AdwBin)

AttuneKindPicker *attune_kind_picker_new (GListModel *kinds);
void attune_kind_picker_set_current (AttuneKindPicker *self, const char *kind);

G_END_DECLS
