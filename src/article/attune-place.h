/* attune-place.h: a place in an article
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

#define ATTUNE_TYPE_PLACE (attune_place_get_type ())
typedef struct _AttunePlace AttunePlace;

GType attune_place_get_type (void);

AttunePlace *attune_place_new (const char *article_id, const char *block_id);
AttunePlace *
attune_place_new_range (const char *article_id, const char *block_id, guint start, guint end);
AttunePlace *attune_place_parse (const char *uri, GError **error);
AttunePlace *attune_place_ref (AttunePlace *self);
void attune_place_unref (AttunePlace *self);

const char *attune_place_get_article_id (const AttunePlace *self);
const char *attune_place_get_block_id (const AttunePlace *self);
gboolean attune_place_has_range (const AttunePlace *self);
guint attune_place_get_start (const AttunePlace *self);
guint attune_place_get_end (const AttunePlace *self);

char *attune_place_to_string (const AttunePlace *self);
gboolean attune_place_equal (const AttunePlace *a, const AttunePlace *b);
guint attune_place_hash (const AttunePlace *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AttunePlace, attune_place_unref)

G_END_DECLS
