/* attune-text-map.h: from the page's text to the article's blocks, and back
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * AttuneTextStretch:
 * @offset: where it begins on the page, in code points
 * @length: how long it is on the page
 * @block: number of its block in the article
 * @start: where it begins in the block's text
 *
 * A stretch of the page that shows a stretch of a block.
 */
typedef struct
{
  guint offset;
  guint length;
  guint block;
  guint start;
} AttuneTextStretch;

typedef struct _AttuneTextMap AttuneTextMap;

AttuneTextMap *attune_text_map_new (void);
void attune_text_map_free (AttuneTextMap *self);

void attune_text_map_append (AttuneTextMap *self, AttuneTextStretch stretch);
void attune_text_map_end (AttuneTextMap *self);

const AttuneTextStretch *attune_text_map_at_offset (const AttuneTextMap *self, guint offset);
const AttuneTextStretch *
attune_text_map_at_block (const AttuneTextMap *self, guint block, guint position);
const AttuneTextStretch *
attune_text_map_next (const AttuneTextMap *self, const AttuneTextStretch *stretch);
gboolean
attune_text_map_get_extent (const AttuneTextMap *self, guint block, guint *start, guint *end);
guint attune_text_map_to_offset (const AttuneTextMap *self, guint block, guint position);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AttuneTextMap, attune_text_map_free)

G_END_DECLS
