/* attune-term.h: an entry of the glossary
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "attune-text.h"

G_BEGIN_DECLS

#define ATTUNE_TYPE_TERM (attune_term_get_type ())
G_DECLARE_FINAL_TYPE (AttuneTerm, attune_term, ATTUNE, TERM, GObject)

AttuneTerm *
attune_term_new (const char *id, const char *title, AttuneText *definition, const char *const *see);

const char *attune_term_get_id (AttuneTerm *self);
const char *attune_term_get_title (AttuneTerm *self);
AttuneText *attune_term_get_definition (AttuneTerm *self);
const char *const *attune_term_get_see (AttuneTerm *self);

G_END_DECLS
