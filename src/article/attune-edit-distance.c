/* attune-edit-distance.c: how far two words are apart
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "attune-edit-distance.h"

/**
 * attune_edit_distance:
 * @a: a word, UTF-8
 * @b: another
 * @limit: the greatest distance of interest
 *
 * Counts the insertions, deletions, replacements and swaps of neighbours, in code points, that
 * make one word of the other, where no stretch is edited twice: the optimal string alignment
 * distance (the restricted edit distance with transpositions; G. Navarro, *A guided tour to
 * approximate string matching*, ACM Computing Surveys 33 (1), 2001).
 *
 * Returns: the distance, or @limit + 1 where it is greater than @limit
 */
guint
attune_edit_distance (const char *a, const char *b, guint limit)
{
  glong n_a = 0, n_b = 0;
  g_autofree gunichar *s = g_utf8_to_ucs4_fast (a, -1, &n_a);
  g_autofree gunichar *t = g_utf8_to_ucs4_fast (b, -1, &n_b);
  g_autofree guint *rows = NULL;
  guint *before = NULL, *last = NULL, *row = NULL;
  gsize width = (gsize) n_b + 1;

  /* No distance is greater than the longer word, and the sums below must not wrap. */
  limit = MIN (limit, (guint) MAX (n_a, n_b));
  if ((guint) ABS (n_a - n_b) > limit)
    return limit + 1;

  rows = g_new (guint, 3 * width);
  before = rows;
  last = rows + width;
  row = rows + 2 * width;
  for (gsize j = 0; j < width; j++)
    last[j] = (guint) j;

  for (glong i = 1; i <= n_a; i++)
    {
      guint *spare = before;
      guint least = row[0] = (guint) i;

      for (glong j = 1; j <= n_b; j++)
        {
          guint cost = s[i - 1] == t[j - 1] ? 0 : 1;

          row[j] = MIN (MIN (last[j], row[j - 1]) + 1, last[j - 1] + cost);
          if (i > 1 && j > 1 && s[i - 1] == t[j - 2] && s[i - 2] == t[j - 1])
            row[j] = MIN (row[j], before[j - 2] + 1);
          least = MIN (least, row[j]);
        }

      /* A swap reaches back two rows, so that both must be past the limit. */
      if (least > limit + 1)
        return limit + 1;

      before = last;
      last = row;
      row = spare;
    }

  return MIN (last[n_b], limit + 1);
}
