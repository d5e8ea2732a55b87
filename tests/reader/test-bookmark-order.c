/* test-bookmark-order.c: an order of one's own
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "attune-bookmark-order.h"

#include <math.h>

static void
assert_ascending (const double *ranks, guint n)
{
  for (guint i = 0; i < n; i++)
    g_assert_true (isfinite (ranks[i]));
  for (guint i = 1; i < n; i++)
    g_assert_cmpfloat (ranks[i - 1], <, ranks[i]);
}

static void
assert_settles (double *ranks, guint n, guint n_changed)
{
  g_assert_cmpuint (attune_bookmark_order_settle (ranks, n), ==, n_changed);
  assert_ascending (ranks, n);
  g_assert_cmpuint (attune_bookmark_order_settle (ranks, n), ==, 0);
}

static void
test_settled (void)
{
  double ranks[] = { -5, 0, 1, 1e12 };

  assert_settles (NULL, 0, 0);
  assert_settles (ranks, 1, 0);
  assert_settles (ranks, G_N_ELEMENTS (ranks), 0);
}

/* One that was moved is put between its neighbours; nobody else changes. */
static void
test_move (void)
{
  double middle[] = { 10, 40, 20, 30, 50 };
  double first[] = { 50, 10, 20, 30 };
  double last[] = { 20, 30, 40, 10 };

  assert_settles (middle, G_N_ELEMENTS (middle), 1);
  g_assert_cmpfloat (middle[1], ==, 15);
  assert_settles (first, G_N_ELEMENTS (first), 1);
  g_assert_cmpfloat (first[1], ==, 10);
  assert_settles (last, G_N_ELEMENTS (last), 1);
  g_assert_cmpfloat (last[2], ==, 40);
}

static void
test_equal (void)
{
  double ranks[] = { 7, 7, 7 };

  assert_settles (ranks, G_N_ELEMENTS (ranks), 2);
}

static void
test_backwards (void)
{
  double ranks[] = { 5, 4, 3, 2, 1 };

  assert_settles (ranks, G_N_ELEMENTS (ranks), 4);
}

/* Where there is no number between two, all are counted anew. */
static void
test_no_room (void)
{
  double low = 1e12, high = nextafter (low, INFINITY);
  double ranks[] = { low, 3e12, high, 2e12 };
  double odd[] = { NAN, INFINITY, -INFINITY, 3 };
  double huge[] = { 1e300, 2e300, 1e299 };

  assert_settles (ranks, G_N_ELEMENTS (ranks), 4);
  g_assert_cmpfloat (ranks[3], ==, 3e12);
  attune_bookmark_order_settle (odd, G_N_ELEMENTS (odd));
  assert_ascending (odd, G_N_ELEMENTS (odd));
  attune_bookmark_order_settle (huge, G_N_ELEMENTS (huge));
  assert_ascending (huge, G_N_ELEMENTS (huge));
}

/* The same two places, swapped again and again, until numbers run out many times over */
static void
test_many_moves (void)
{
  double ranks[] = { 1.7e12, 1.7e12 + 1, 1.7e12 + 2 };

  for (guint i = 0; i < 2000; i++)
    {
      double moved = ranks[2];

      ranks[2] = ranks[1];
      ranks[1] = moved;
      g_assert_cmpuint (attune_bookmark_order_settle (ranks, 3), >, 0);
      assert_ascending (ranks, 3);
    }
}

static void
test_random (void)
{
  for (guint round = 0; round < 500; round++)
    {
      double ranks[30];
      guint n = (guint) g_test_rand_int_range (1, G_N_ELEMENTS (ranks) + 1);

      for (guint i = 0; i < n; i++)
        ranks[i] = g_test_rand_int_range (0, 40);
      g_assert_cmpuint (attune_bookmark_order_settle (ranks, n), <, n);
      assert_ascending (ranks, n);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/bookmark-order/settled", test_settled);
  g_test_add_func ("/bookmark-order/move", test_move);
  g_test_add_func ("/bookmark-order/equal", test_equal);
  g_test_add_func ("/bookmark-order/backwards", test_backwards);
  g_test_add_func ("/bookmark-order/no-room", test_no_room);
  g_test_add_func ("/bookmark-order/many-moves", test_many_moves);
  g_test_add_func ("/bookmark-order/random", test_random);

  return g_test_run ();
}
