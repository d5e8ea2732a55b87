/* test-reading-time.c: how long an article is, in words
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "attune-reading-time.h"

static void
test_minutes (void)
{
  /* Half a minute is rounded up, and nothing takes no time. */
  g_assert_cmpuint (attune_estimate_minutes (0), ==, 1);
  g_assert_cmpuint (attune_estimate_minutes (1), ==, 1);
  g_assert_cmpuint (attune_estimate_minutes (238), ==, 1);
  g_assert_cmpuint (attune_estimate_minutes (356), ==, 1);
  g_assert_cmpuint (attune_estimate_minutes (357), ==, 2);
  g_assert_cmpuint (attune_estimate_minutes (476), ==, 2);
  g_assert_cmpuint (attune_estimate_minutes (7012), ==, 29);
  g_assert_cmpuint (attune_estimate_minutes (500000), ==, 2101);
}

static void
assert_edition (guint n_words, const char *updated, const char *expected)
{
  g_autofree char *line = attune_describe_edition (n_words, updated);

  g_assert_cmpstr (line, ==, expected);
}

static void
test_edition (void)
{
  assert_edition (7012, "2026-05-03", "7012 words · 29 minutes · 3 May 2026");
  assert_edition (1, "2025-01-01", "1 word · 1 minute · 1 January 2025");
  assert_edition (400, "2024-02-29", "400 words · 2 minutes · 29 February 2024");
  assert_edition (400, "2026-12-31", "400 words · 2 minutes · 31 December 2026");
}

static void
test_bad_dates (void)
{
  static const char *const dates[] = {
    "2025-02-29",
    "2025-13-01",
    "2025-00-10",
    "2025-01-32",
    "2025",
    "2025-01",
    "2025-1-1",
    "soon",
    "",
    "03.05.2026",
    "2025-01-01T10:00:00Z",
    "2025-01-01 ",
    "%Y",
  };

  for (guint i = 0; i < G_N_ELEMENTS (dates); i++)
    {
      g_autofree char *expected = g_strconcat ("238 words · 1 minute · ", dates[i], NULL);

      assert_edition (238, dates[i], expected);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/reading-time/minutes", test_minutes);
  g_test_add_func ("/reading-time/edition", test_edition);
  g_test_add_func ("/reading-time/bad-dates", test_bad_dates);

  return g_test_run ();
}
