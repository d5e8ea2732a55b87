/* attune-kind-swatch.h: what a kind of highlight looks like
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "attune-kind.h"

G_BEGIN_DECLS

#define ATTUNE_TYPE_KIND_SWATCH (attune_kind_swatch_get_type ())
G_DECLARE_FINAL_TYPE (AttuneKindSwatch, attune_kind_swatch, ATTUNE, KIND_SWATCH, GtkWidget)

GtkWidget *attune_kind_swatch_new (AttuneKind *kind);
void attune_kind_swatch_set_kind (AttuneKindSwatch *self, AttuneKind *kind);
void attune_kind_swatch_set_look (AttuneKindSwatch *self, AttuneHue hue, AttunePattern pattern);

G_END_DECLS
