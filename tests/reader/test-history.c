/* test-history.c: where one has jumped from
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "attune-history.h"

typedef struct
{
  AttuneHistory *history;
  AttunePlace *places[4];
  guint n_back;
  guint n_forward;
} Fixture;

static void
count_cb (guint *count)
{
  (*count)++;
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  static const char *const ids[] = { "a", "b", "c", "d" };

  fixture->history = attune_history_new ();
  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    fixture->places[i] = attune_place_new ("article", ids[i]);
  g_signal_connect_swapped (fixture->history, "notify::can-go-back", G_CALLBACK (count_cb),
                            &fixture->n_back);
  g_signal_connect_swapped (fixture->history, "notify::can-go-forward", G_CALLBACK (count_cb),
                            &fixture->n_forward);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_assert_finalize_object (fixture->history);
  for (guint i = 0; i < G_N_ELEMENTS (fixture->places); i++)
    attune_place_unref (fixture->places[i]);
}

static void
assert_can (Fixture *fixture, gboolean back, gboolean forward)
{
  gboolean can_go_back = FALSE, can_go_forward = FALSE;

  g_assert_cmpint (attune_history_can_go_back (fixture->history), ==, back);
  g_assert_cmpint (attune_history_can_go_forward (fixture->history), ==, forward);
  g_object_get (fixture->history, "can-go-back", &can_go_back, "can-go-forward", &can_go_forward,
                NULL);
  g_assert_cmpint (can_go_back, ==, back);
  g_assert_cmpint (can_go_forward, ==, forward);
}

static void
assert_back (Fixture *fixture, guint from, guint to)
{
  g_autoptr (AttunePlace) place = attune_history_go_back (fixture->history, fixture->places[from]);

  g_assert_nonnull (place);
  g_assert_true (attune_place_equal (place, fixture->places[to]));
}

static void
assert_forward (Fixture *fixture, guint from, guint to)
{
  g_autoptr (AttunePlace)
      place = attune_history_go_forward (fixture->history, fixture->places[from]);

  g_assert_nonnull (place);
  g_assert_true (attune_place_equal (place, fixture->places[to]));
}

static void
test_empty (Fixture *fixture, gconstpointer data)
{
  assert_can (fixture, FALSE, FALSE);
  g_assert_null (attune_history_go_back (fixture->history, fixture->places[0]));
  g_assert_null (attune_history_go_forward (fixture->history, fixture->places[0]));
  assert_can (fixture, FALSE, FALSE);
  g_assert_cmpuint (fixture->n_back, ==, 0);
  g_assert_cmpuint (fixture->n_forward, ==, 0);
}

/* From a to b to c, back to the beginning, and forward to the end */
static void
test_to_and_fro (Fixture *fixture, gconstpointer data)
{
  attune_history_leave (fixture->history, fixture->places[0]);
  attune_history_leave (fixture->history, fixture->places[1]);
  assert_can (fixture, TRUE, FALSE);

  for (guint round = 0; round < 3; round++)
    {
      assert_back (fixture, 2, 1);
      assert_can (fixture, TRUE, TRUE);
      assert_back (fixture, 1, 0);
      assert_can (fixture, FALSE, TRUE);
      g_assert_null (attune_history_go_back (fixture->history, fixture->places[0]));

      assert_forward (fixture, 0, 1);
      assert_can (fixture, TRUE, TRUE);
      assert_forward (fixture, 1, 2);
      assert_can (fixture, TRUE, FALSE);
      g_assert_null (attune_history_go_forward (fixture->history, fixture->places[2]));
    }
}

/* Whoever scrolled on after going back comes back to where that led. */
static void
test_from_where_one_is (Fixture *fixture, gconstpointer data)
{
  attune_history_leave (fixture->history, fixture->places[0]);
  assert_back (fixture, 3, 0);
  assert_forward (fixture, 1, 3);
  assert_back (fixture, 2, 1);
}

static void
test_jump_forgets_what_is_ahead (Fixture *fixture, gconstpointer data)
{
  attune_history_leave (fixture->history, fixture->places[0]);
  assert_back (fixture, 1, 0);
  assert_can (fixture, FALSE, TRUE);
  attune_history_leave (fixture->history, fixture->places[0]);
  assert_can (fixture, TRUE, FALSE);
  g_assert_null (attune_history_go_forward (fixture->history, fixture->places[2]));
  assert_back (fixture, 2, 0);
}

/* Jumping twice from one place is one step back. */
static void
test_doubles (Fixture *fixture, gconstpointer data)
{
  g_autoptr (AttunePlace) same = attune_place_new ("article", "b");

  attune_history_leave (fixture->history, fixture->places[0]);
  attune_history_leave (fixture->history, fixture->places[1]);
  attune_history_leave (fixture->history, same);
  assert_back (fixture, 2, 1);
  assert_back (fixture, 1, 0);
  assert_can (fixture, FALSE, TRUE);
}

/* However long one reads, memory does not grow; the newest places stay. */
static void
test_limit (Fixture *fixture, gconstpointer data)
{
  guint n = 0;

  for (guint i = 0; i < 250; i++)
    {
      g_autoptr (AttunePlace) place = attune_place_new_range ("article", "a", i, i);

      attune_history_leave (fixture->history, place);
    }

  while (attune_history_can_go_back (fixture->history))
    {
      g_autoptr (AttunePlace)
          place = attune_history_go_back (fixture->history, fixture->places[n % 2]);

      g_assert_cmpuint (attune_place_get_start (place), ==, 249 - n);
      n++;
    }
  g_assert_cmpuint (n, ==, 100);
}

static void
test_notify (Fixture *fixture, gconstpointer data)
{
  attune_history_leave (fixture->history, fixture->places[0]);
  g_assert_cmpuint (fixture->n_back, ==, 1);
  assert_back (fixture, 1, 0);
  g_assert_cmpuint (fixture->n_back, ==, 2);
  g_assert_cmpuint (fixture->n_forward, >, 0);
  fixture->n_back = fixture->n_forward = 0;
  assert_forward (fixture, 0, 1);
  g_assert_cmpuint (fixture->n_back, ==, 1);
  g_assert_cmpuint (fixture->n_forward, ==, 1);
}

static void
add (const char *path, void (*test) (Fixture *, gconstpointer))
{
  g_test_add (path, Fixture, NULL, set_up, test, tear_down);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  add ("/history/empty", test_empty);
  add ("/history/to-and-fro", test_to_and_fro);
  add ("/history/from-where-one-is", test_from_where_one_is);
  add ("/history/jump-forgets-what-is-ahead", test_jump_forgets_what_is_ahead);
  add ("/history/doubles", test_doubles);
  add ("/history/limit", test_limit);
  add ("/history/notify", test_notify);

  return g_test_run ();
}
