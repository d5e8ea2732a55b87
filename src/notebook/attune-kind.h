/* attune-kind.h: what a highlight says
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib-object.h>

#include "attune-hue.h"

G_BEGIN_DECLS

/**
 * AttuneKind:
 *
 * A kind of highlight: Theory, Evidence, …. The reader can rename and recolour those that come with
 * the program, and add others.
 *
 * Properties, all read-only and notified: `title`, `hue`, `pattern`.
 */
#define ATTUNE_TYPE_KIND (attune_kind_get_type ())
G_DECLARE_FINAL_TYPE (AttuneKind, attune_kind, ATTUNE, KIND, GObject)

AttuneKind *attune_kind_new (const char *id,
                             const char *name,
                             AttuneHue hue,
                             AttunePattern pattern,
                             double rank);

const char *attune_kind_get_id (AttuneKind *self);
const char *attune_kind_get_name (AttuneKind *self);
const char *attune_kind_get_title (AttuneKind *self);
AttuneHue attune_kind_get_hue (AttuneKind *self);
AttunePattern attune_kind_get_pattern (AttuneKind *self);
double attune_kind_get_rank (AttuneKind *self);
gboolean attune_kind_is_own (AttuneKind *self);

/* For the notebook alone */
void attune_kind_assign (AttuneKind *self, AttuneKind *other);

G_END_DECLS
