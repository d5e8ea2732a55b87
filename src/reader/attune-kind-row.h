/* attune-kind-row.h: a kind of highlight, to be changed
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "attune-kind-editor.h"

G_BEGIN_DECLS

#define ATTUNE_TYPE_KIND_ROW (attune_kind_row_get_type ())
G_DECLARE_FINAL_TYPE (AttuneKindRow, attune_kind_row, ATTUNE, KIND_ROW, AdwExpanderRow)

GtkWidget *attune_kind_row_new (AttuneKindEditor *editor, AttuneKind *kind);
AttuneKind *attune_kind_row_get_kind (AttuneKindRow *self);
void attune_kind_row_set_position (AttuneKindRow *self, guint position, guint n_kinds);
void attune_kind_row_refresh (AttuneKindRow *self);

G_END_DECLS
