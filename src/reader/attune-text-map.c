/* attune-text-map.c: from the page's text to the article's blocks, and back
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "attune-text-map.h"

/**
 * AttuneTextMap:
 *
 * The page holds more than the blocks' text: bullets, numbers, labels, drawings, line ends. The map
 * knows which stretch of the page shows which stretch of a block.
 */
struct _AttuneTextMap
{
  GArray *by_offset; /* stretches in the order of the page */
  GArray *by_block;  /* the same, by block and start */
};

AttuneTextMap *
attune_text_map_new (void)
{
  AttuneTextMap *self = g_new0 (AttuneTextMap, 1);

  self->by_offset = g_array_new (FALSE, FALSE, sizeof (AttuneTextStretch));
  self->by_block = g_array_new (FALSE, FALSE, sizeof (AttuneTextStretch));

  return self;
}

void
attune_text_map_free (AttuneTextMap *self)
{
  g_array_unref (self->by_offset);
  g_array_unref (self->by_block);
  g_free (self);
}

/**
 * attune_text_map_append:
 * @stretch: lies behind all others on the page
 */
void
attune_text_map_append (AttuneTextMap *self, AttuneTextStretch stretch)
{
  g_array_append_val (self->by_offset, stretch);
  g_array_append_val (self->by_block, stretch);
}

static int
compare_blocks (gconstpointer a, gconstpointer b)
{
  const AttuneTextStretch *x = a, *y = b;

  if (x->block != y->block)
    return x->block < y->block ? -1 : 1;

  return (x->start > y->start) - (x->start < y->start);
}

/**
 * attune_text_map_end:
 *
 * To be called once when all stretches are in. A figure stands above its caption on the page and
 * behind it in its block's text, so that the two orders differ.
 */
void
attune_text_map_end (AttuneTextMap *self)
{
  g_array_sort (self->by_block, compare_blocks);
}

/**
 * attune_text_map_at_offset:
 * @offset: code points on the page
 *
 * Returns: (nullable): the stretch that holds @offset, or else the last one before it; the first
 *   one where there is none before; %NULL where there is none at all
 */
const AttuneTextStretch *
attune_text_map_at_offset (const AttuneTextMap *self, guint offset)
{
  guint low = 0, high = self->by_offset->len;

  if (high == 0)
    return NULL;

  while (high - low > 1)
    {
      guint middle = low + (high - low) / 2;

      if (g_array_index (self->by_offset, AttuneTextStretch, middle).offset <= offset)
        low = middle;
      else
        high = middle;
    }

  return &g_array_index (self->by_offset, AttuneTextStretch, low);
}

/**
 * attune_text_map_next:
 * @stretch: one that attune_text_map_at_offset() gave
 *
 * Returns: (nullable): the one behind it on the page; %NULL behind the last
 */
const AttuneTextStretch *
attune_text_map_next (const AttuneTextMap *self, const AttuneTextStretch *stretch)
{
  const AttuneTextStretch *first = (const AttuneTextStretch *) (gpointer) self->by_offset->data;

  return stretch + 1 < first + self->by_offset->len ? stretch + 1 : NULL;
}

/**
 * attune_text_map_at_block:
 * @block: number of a block
 * @position: code points in its text
 *
 * Returns: (nullable): the stretch that shows @position, or the last one of the block before it;
 *   %NULL where the page does not show the block
 */
const AttuneTextStretch *
attune_text_map_at_block (const AttuneTextMap *self, guint block, guint position)
{
  AttuneTextStretch wanted = { .block = block, .start = position };
  guint low = 0, high = self->by_block->len;
  const AttuneTextStretch *found = NULL;

  if (high == 0)
    return NULL;

  while (high - low > 1)
    {
      guint middle = low + (high - low) / 2;

      if (compare_blocks (&g_array_index (self->by_block, AttuneTextStretch, middle), &wanted) <= 0)
        low = middle;
      else
        high = middle;
    }

  found = &g_array_index (self->by_block, AttuneTextStretch, low);

  /* Before the first stretch of the block there may be nothing of it that is shown. */
  if (found->block != block && low + 1 < self->by_block->len)
    found = &g_array_index (self->by_block, AttuneTextStretch, low + 1);

  return found->block == block ? found : NULL;
}

/**
 * attune_text_map_get_extent:
 * @block: number of a block
 * @start: (out): where it begins on the page, in code points: with what stands before its first
 *   words, a bullet, a label or a drawing
 * @end: (out): behind its last words there
 *
 * Returns: whether the page shows the block
 */
gboolean
attune_text_map_get_extent (const AttuneTextMap *self, guint block, guint *start, guint *end)
{
  const AttuneTextStretch *behind = (const AttuneTextStretch *) (gpointer) self->by_block->data +
                                    self->by_block->len;
  const AttuneTextStretch *first = attune_text_map_at_block (self, block, 0), *before = NULL;
  guint top = G_MAXUINT, bottom = 0;

  if (first == NULL)
    return FALSE;

  for (const AttuneTextStretch *s = first; s < behind && s->block == block; s++)
    {
      top = MIN (top, s->offset);
      bottom = MAX (bottom, s->offset + s->length);
    }

  /* Words end with a line feed; what comes behind that stands before others. */
  before = attune_text_map_at_offset (self, top - 1);
  if (before->offset < top)
    top = before->offset + before->length + 1;
  *start = top;
  *end = bottom;

  return TRUE;
}

/**
 * attune_text_map_to_offset:
 * @block: number of a block
 * @position: code points in its text
 *
 * Returns: where the page shows that position, in code points; %G_MAXUINT where it does not show
 *   the block
 */
guint
attune_text_map_to_offset (const AttuneTextMap *self, guint block, guint position)
{
  const AttuneTextStretch *stretch = attune_text_map_at_block (self, block, position);

  if (stretch == NULL)
    return G_MAXUINT;
  if (position < stretch->start)
    return stretch->offset;

  return stretch->offset + MIN (position - stretch->start, stretch->length);
}
