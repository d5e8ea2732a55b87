/* attune-bookmark-order.c: an order of one's own
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "attune-bookmark-order.h"

#include <math.h>

/* How far apart ranks are that have nobody between them. A rank begins as a time in milliseconds,
 * so that what is new comes last: a second leaves room for twenty halvings. */
#define STEP 1000.0
/* Beyond it, whole steps are lost in rounding. */
#define LIMIT 4e15

/* Which ranks can stay: a longest ascending run, however far apart its members are; patience
 * sorting, as in M. L. Fredman, “On computing the length of longest increasing subsequences”,
 * Discrete Mathematics 11 (1975). */
static void
find_ascending (const double *ranks, guint n, gboolean *stays)
{
  g_autofree guint *ends = g_new (guint,
                                  n); /* of the runs of each length, the one that ends lowest */
  g_autofree int *before = g_new (int, n); /* who comes before each in its run */
  guint length = 0;

  for (guint i = 0; i < n; i++)
    {
      guint low = 0, high = length;

      stays[i] = FALSE;
      if (!isfinite (ranks[i]) || fabs (ranks[i]) > LIMIT)
        continue;
      while (low < high)
        {
          guint middle = low + (high - low) / 2;

          if (ranks[ends[middle]] < ranks[i])
            low = middle + 1;
          else
            high = middle;
        }
      ends[low] = i;
      before[i] = low > 0 ? (int) ends[low - 1] : -1;
      length = MAX (length, low + 1);
    }

  for (int i = length > 0 ? (int) ends[length - 1] : -1; i >= 0; i = before[i])
    stays[i] = TRUE;
}

/* Puts those from @start up to @end between their neighbours, evenly. */
static gboolean
fill (double *ranks, guint n, guint start, guint end)
{
  guint count = end - start;

  for (guint i = 0; i < count; i++)
    {
      double *rank = &ranks[start + i];

      if (start == 0)
        *rank = ranks[end] - STEP * (count - i);
      else if (end == n)
        *rank = ranks[start - 1] + STEP * (i + 1);
      else
        *rank = ranks[start - 1] + (ranks[end] - ranks[start - 1]) * (i + 1) / (count + 1);

      if (start + i > 0 && !(*rank > ranks[start + i - 1]))
        return FALSE;
    }

  return end == n || ranks[end] > ranks[end - 1];
}

/**
 * attune_bookmark_order_settle:
 * @ranks: (array length=n) (inout): the ranks of things in the order wanted
 * @n: how many there are
 *
 * Changes as few ranks as it can, so that they ascend: those that are out of order are put between
 * their neighbours. Where no number is left between two of them, all are counted anew, and the last
 * keeps its rank if it can.
 *
 * Returns: how many have changed
 */
guint
attune_bookmark_order_settle (double *ranks, guint n)
{
  g_autofree double *old = g_memdup2 (ranks, n * sizeof *ranks);
  g_autofree gboolean *stays = g_new (gboolean, n);
  gboolean settled = FALSE;
  guint n_changed = 0;

  if (n == 0)
    return 0;

  find_ascending (ranks, n, stays);
  for (guint i = 0; i < n; i++)
    settled = settled || stays[i];

  for (guint start = 0; start < n && settled;)
    {
      guint end = start;

      while (end < n && !stays[end])
        end++;
      if (end > start)
        settled = fill (ranks, n, start, end);
      start = end + 1;
    }

  if (!settled)
    {
      double last = 0;

      for (guint i = 0; i < n; i++)
        if (isfinite (old[i]) && fabs (old[i]) <= LIMIT)
          last = MAX (last, old[i]);
      for (guint i = 0; i < n; i++)
        ranks[i] = last - STEP * (n - 1 - i);
    }

  for (guint i = 0; i < n; i++)
    if (ranks[i] != old[i])
      n_changed++;

  return n_changed;
}
