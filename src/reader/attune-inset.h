/* attune-inset.h: a figure or a table in the text
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "attune-block.h"
#include "attune-typography.h"

G_BEGIN_DECLS

#define ATTUNE_TYPE_INSET (attune_inset_get_type ())
G_DECLARE_FINAL_TYPE (AttuneInset, attune_inset, ATTUNE, INSET, GObject)

AttuneInset *attune_inset_new (const AttuneBlock *block, AttuneTypography *typography);

void attune_inset_set_widget (AttuneInset *self, GtkWidget *widget);
gboolean attune_inset_is_wide (AttuneInset *self);
void attune_inset_set_width (AttuneInset *self, int width);

G_END_DECLS
