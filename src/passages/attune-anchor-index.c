/* attune-anchor-index.c: an article's text, made ready for finding passages in it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "attune-anchor-index.h"

#include <string.h>

#define GRAM 4
#define N_BUCKETS (1u << 16)

/* Letters that are found in more places than this tell nothing of where a passage is. */
#define MIN_COMMON 64
#define COMMON_PART 128

/* How finely places are told apart while votes are counted, in code points */
#define MIN_BIN_SHIFT 5
#define BIN_PART 4

static guint
hash_gram (const gunichar *chars)
{
  guint hash = 0;

  for (guint i = 0; i < GRAM; i++)
    hash = (hash ^ chars[i]) * 0x9e3779b1u;

  return hash >> 16;
}

/* A counting sort: first how many there are in each bucket, then each into its place. */
static void
index_grams (AttuneAnchorIndex *self)
{
  guint n_grams = self->text.length >= GRAM ? self->text.length - GRAM + 1 : 0;

  self->heads = g_new0 (guint, N_BUCKETS + 1);
  self->grams = g_new (guint, n_grams);
  for (guint i = 0; i < n_grams; i++)
    self->heads[hash_gram (self->text.chars + i) + 1]++;
  for (guint i = 0; i < N_BUCKETS; i++)
    self->heads[i + 1] += self->heads[i];
  /* From the end, so that each bucket is sorted once its head has moved to its beginning */
  for (guint i = n_grams; i-- > 0;)
    self->grams[--self->heads[hash_gram (self->text.chars + i) + 1]] = i;
  memmove (self->heads, self->heads + 1, N_BUCKETS * sizeof *self->heads);
  self->heads[N_BUCKETS] = n_grams;
}

/**
 * attune_anchor_index_new:
 * @article: an article
 *
 * Returns: (transfer full): its index
 */
AttuneAnchorIndex *
attune_anchor_index_new (AttuneArticle *article)
{
  AttuneAnchorIndex *self = g_new0 (AttuneAnchorIndex, 1);

  self->article = g_object_ref (article);
  self->n_blocks = attune_article_get_n_blocks (article);
  self->block_starts = g_new (guint, self->n_blocks);
  for (guint i = 0; i < self->n_blocks; i++)
    {
      const AttuneText *text = attune_block_get_text (attune_article_get_block (article, i));

      self->block_starts[i] = self->text.length;
      attune_folded_text_append (&self->text, attune_text_get_string (text));
      attune_folded_text_append_space (&self->text, attune_text_get_length (text));
    }
  index_grams (self);

  return self;
}

void
attune_anchor_index_free (AttuneAnchorIndex *self)
{
  g_clear_object (&self->article);
  attune_folded_text_clear (&self->text);
  g_free (self->block_starts);
  g_free (self->heads);
  g_free (self->grams);
  g_free (self);
}

/**
 * attune_anchor_index_get_block_at:
 * @position: in the folded text
 *
 * Returns: the number of the block that it is in; the space behind a block belongs to it
 */
guint
attune_anchor_index_get_block_at (const AttuneAnchorIndex *self, guint position)
{
  guint low = 0, high = self->n_blocks;

  while (high - low > 1)
    {
      guint middle = low + (high - low) / 2;

      if (self->block_starts[middle] <= position)
        low = middle;
      else
        high = middle;
    }

  return low;
}

/**
 * attune_anchor_index_get_block_end:
 * @block: a block's number
 *
 * Returns: the position of the space behind the block
 */
guint
attune_anchor_index_get_block_end (const AttuneAnchorIndex *self, guint block)
{
  return (block + 1 < self->n_blocks ? self->block_starts[block + 1] : self->text.length) - 1;
}

/**
 * attune_anchor_index_get_position:
 * @block: a block's number
 * @code_point: a code point in its text
 *
 * Returns: the first position in the folded text that lies at the code point or behind it
 */
guint
attune_anchor_index_get_position (const AttuneAnchorIndex *self, guint block, guint code_point)
{
  guint low = self->block_starts[block], high = attune_anchor_index_get_block_end (self, block);

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (self->text.starts[middle] < code_point)
        low = middle + 1;
      else
        high = middle;
    }

  return low;
}

/**
 * attune_anchor_index_find:
 * @chars: (array length=n_chars): folded text
 * @n_chars: how many code points it has, at least one
 * @positions: (element-type guint): an array; appended to
 *
 * Finds all places where the text says exactly that, in order.
 */
void
attune_anchor_index_find (const AttuneAnchorIndex *self,
                          const gunichar *chars,
                          guint n_chars,
                          GArray *positions)
{
  const gunichar *text = self->text.chars;
  guint rarest = 0, fewest = G_MAXUINT;
  guint bucket = 0;

  if (n_chars > self->text.length)
    return;

  if (n_chars < GRAM)
    {
      for (guint i = 0; i + n_chars <= self->text.length; i++)
        if (text[i] == chars[0] && memcmp (text + i, chars, n_chars * sizeof *chars) == 0)
          g_array_append_val (positions, i);
      return;
    }

  for (guint i = 0; i + GRAM <= n_chars && fewest > 0; i++)
    {
      guint hash = hash_gram (chars + i);
      guint n = self->heads[hash + 1] - self->heads[hash];

      if (n < fewest)
        {
          fewest = n;
          rarest = i;
        }
    }

  bucket = hash_gram (chars + rarest);
  for (guint i = self->heads[bucket]; i < self->heads[bucket + 1]; i++)
    {
      guint at = self->grams[i];

      if (at < rarest || at - rarest + n_chars > self->text.length)
        continue;
      at -= rarest;
      if (memcmp (text + at, chars, n_chars * sizeof *chars) == 0)
        g_array_append_val (positions, at);
    }
}

/* The rarer letters are, the more they tell. */
static guint
weigh (guint n_places)
{
  return n_places <= 2 ? 4 : n_places <= 8 ? 3 : n_places <= 32 ? 2 : 1;
}

static void
count_votes (const AttuneAnchorIndex *self,
             const gunichar *chars,
             guint n_chars,
             guint shift,
             guint *votes)
{
  guint common = MAX (MIN_COMMON, self->text.length / COMMON_PART);

  for (guint i = 0; i + GRAM <= n_chars; i++)
    {
      guint hash = hash_gram (chars + i);
      guint head = self->heads[hash], n = self->heads[hash + 1] - head;
      guint weight = weigh (n);

      if (n > common)
        continue;
      /* A place far enough to the left of the text's beginning counts too, hence the sum. */
      for (guint j = 0; j < n; j++)
        votes[(self->grams[head + j] + n_chars - i) >> shift] += weight;
    }
}

/**
 * attune_anchor_index_find_windows:
 * @chars: (array length=n_chars): folded text: a quote and the words around it
 * @n_chars: how many code points it has
 * @offset: where in @chars the quote begins
 * @windows: (array length=max_windows): where to write what was found
 * @max_windows: how many there is room for
 *
 * Finds the places that are worth a closer look, the best first: those which share the most groups
 * of four letters with @chars in about the same order: the filter of E. Ukkonen, *Approximate
 * string-matching with q-grams and maximal matches*, Theoretical Computer Science 92 (1), 1992,
 * with the shared groups counted by diagonal and the rare ones counting for more. It is not
 * lossless: a passage of which few words are left unchanged may be missed.
 *
 * Returns: how many were found
 */
guint
attune_anchor_index_find_windows (const AttuneAnchorIndex *self,
                                  const gunichar *chars,
                                  guint n_chars,
                                  guint offset,
                                  AttuneAnchorWindow *windows,
                                  guint max_windows)
{
  g_autofree guint *votes = NULL;
  guint shift = MIN_BIN_SHIFT, n_bins = 0, n_windows = 0;

  while ((1u << shift) < n_chars / BIN_PART)
    shift++;
  n_bins = ((self->text.length + n_chars) >> shift) + 2;
  votes = g_new0 (guint, n_bins);
  count_votes (self, chars, n_chars, shift, votes);

  while (n_windows < max_windows)
    {
      guint best = 0, most = 0, start = 0, end = 0;

      /* What was moved a little by an edit is found in the next bin. */
      for (guint i = 0; i + 1 < n_bins; i++)
        if (votes[i] + votes[i + 1] > most)
          {
            best = i;
            most = votes[i] + votes[i + 1];
          }
      if (most == 0)
        break;

      votes[best] = votes[best + 1] = 0;
      start = (best << shift) + offset;
      end = ((best + 2) << shift) + offset;
      if (end <= n_chars)
        continue;
      windows[n_windows].start = start > n_chars ? start - n_chars : 0;
      windows[n_windows].end = MIN (end - n_chars, self->text.length);
      if (windows[n_windows].start < self->text.length)
        n_windows++;
    }

  return n_windows;
}
