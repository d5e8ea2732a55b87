/* attune-reference.h: a work that an article rests on
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib-object.h>

#include "attune-text.h"

G_BEGIN_DECLS

#define ATTUNE_TYPE_REFERENCE (attune_reference_get_type ())
G_DECLARE_FINAL_TYPE (AttuneReference, attune_reference, ATTUNE, REFERENCE, GObject)

struct _JsonObject;

AttuneReference *attune_reference_new_from_csl (struct _JsonObject *csl);

const char *attune_reference_get_id (AttuneReference *self);
const char *attune_reference_get_label (AttuneReference *self);
AttuneText *attune_reference_get_citation (AttuneReference *self);
const char *attune_reference_get_sort_key (AttuneReference *self);

G_END_DECLS
