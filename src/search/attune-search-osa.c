/* attune-search-osa.c: how far many words are from one
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "attune-search-osa.h"

#include <string.h>

static guint64
lookup_mask (const AttuneSearchOsa *self, gunichar c)
{
  if (c < G_N_ELEMENTS (self->ascii))
    return self->ascii[c];
  for (guint i = 0; i < self->n_others; i++)
    if (self->others[i].c == c)
      return self->others[i].mask;

  return 0;
}

static void
add_char (AttuneSearchOsa *self, gunichar c, guint64 bit)
{
  guint i = 0;

  if (c < G_N_ELEMENTS (self->ascii))
    {
      self->ascii[c] |= bit;
      return;
    }

  while (i < self->n_others && self->others[i].c != c)
    i++;
  if (i == self->n_others)
    {
      self->others[i].c = c;
      self->others[i].mask = 0;
      self->n_others++;
    }
  self->others[i].mask |= bit;
}

/**
 * attune_search_osa_init:
 * @self: what is to be initialised; nothing need be freed in the end
 * @word: a word, UTF-8
 *
 * Makes a word ready to be compared with many.
 *
 * Returns: whether it could be: it has at least one code point, and at most
 *   %ATTUNE_SEARCH_OSA_MAX_LENGTH
 */
gboolean
attune_search_osa_init (AttuneSearchOsa *self, const char *word)
{
  guint64 bit = 1;

  self->length = 0;
  self->last = 0;
  self->n_others = 0;
  memset (self->ascii, 0, sizeof self->ascii);
  for (const char *c = word; *c != '\0'; c = g_utf8_next_char (c))
    {
      if (self->length == ATTUNE_SEARCH_OSA_MAX_LENGTH)
        return FALSE;
      add_char (self, g_utf8_get_char (c), bit);
      self->last = bit;
      bit <<= 1;
      self->length++;
    }

  return self->length > 0;
}

/**
 * attune_search_osa_begin:
 * @column: (out): what nothing has been read of
 *
 * Begins to read a word that is to be compared.
 */
void
attune_search_osa_begin (const AttuneSearchOsa *self, AttuneSearchOsaColumn *column)
{
  *column = (AttuneSearchOsaColumn) {
    .distance = self->length,
    .least = self->length,
    .up = G_MAXUINT64,
  };
}

/**
 * attune_search_osa_read:
 * @last: what has been read so far
 * @c: the next code point
 * @column: (out): what has been read then; it may be @last
 *
 * Reads one code point more of a word that is to be compared, so that words that begin alike need
 * be compared only from where they part.
 *
 * The distance counts the insertions, deletions and replacements of a code point, and swaps of two
 * neighbours, that make one word of the other, where no stretch is edited twice: the optimal string
 * alignment distance, as attune_edit_distance() does for two words. The table of distances is kept
 * as differences between neighbours, a column in a machine word, and each column follows from the
 * one before it by some twenty operations: H. Hyyrö, *A bit-vector algorithm for computing
 * Levenshtein and Damerau edit distances*, Nordic Journal of Computing 10 (1), 2003.
 */
void
attune_search_osa_read (const AttuneSearchOsa *self,
                        const AttuneSearchOsaColumn *last,
                        gunichar c,
                        AttuneSearchOsaColumn *column)
{
  guint64 equal = lookup_mask (self, c);
  guint64 swapped = ((~last->diagonal & equal) << 1) & last->equal;
  guint64 diagonal = (((equal & last->up) + last->up) ^ last->up) | equal | last->down | swapped;
  guint64 right_up = last->down | ~(diagonal | last->up);
  guint64 right_down = diagonal & last->up;
  guint distance = last->distance + ((right_up & self->last) != 0) -
                   ((right_down & self->last) != 0);

  right_up = right_up << 1 | 1;
  right_down <<= 1;
  *column = (AttuneSearchOsaColumn) {
    .n_read = last->n_read + 1,
    .distance = distance,
    .least = MIN (last->least, distance),
    .up = right_down | ~(diagonal | right_up),
    .down = right_up & diagonal,
    .diagonal = diagonal,
    .equal = equal,
  };
}

/**
 * attune_search_osa_is_beyond:
 * @column: what has been read
 * @limit: the greatest distance of interest
 *
 * Returns: whether @distance is, and remains, greater than @limit, whatever is read on
 */
gboolean
attune_search_osa_is_beyond (const AttuneSearchOsa *self,
                             const AttuneSearchOsaColumn *column,
                             guint limit)
{
  guint n = column->n_read;
  guint row = n > limit ? n - limit : 0;
  guint last = MIN (n + limit, self->length);
  guint64 above = 0;
  int value = 0;

  /* No value is nearer than its row and column are, so that few rows are to be looked at. A swap
   * cannot leap over a column whose values are all beyond: a replacement would have been within. */
  if (row > self->length)
    return TRUE;

  above = row < 64 ? (G_GUINT64_CONSTANT (1) << row) - 1 : G_MAXUINT64;
  value = (int) n + __builtin_popcountll (column->up & above) -
          __builtin_popcountll (column->down & above);
  while (value > (int) limit && row < last)
    {
      value += (int) (column->up >> row & 1) - (int) (column->down >> row & 1);
      row++;
    }

  return value > (int) limit;
}
