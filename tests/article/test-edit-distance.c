/* test-edit-distance.c: how far two words are apart
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "attune-edit-distance.h"

static const struct
{
  const char *a;
  const char *b;
  guint distance;
} pairs[] = {
  { "", "", 0 },
  { "", "abc", 3 },
  { "abc", "abc", 0 },
  { "abc", "abd", 1 },
  { "abc", "ab", 1 },
  { "abc", "xabc", 1 },
  { "kitten", "sitting", 3 },
  { "saturday", "sunday", 3 },
  { "ab", "ba", 1 },
  { "abcd", "badc", 2 },
  { "attachment", "attahcment", 1 },
  /* Three, as no stretch is edited twice: with that it would be two. */
  { "ca", "abc", 3 },
  { "ecart", "écart", 1 },
  { "𝄞é", "é𝄞", 1 },
  { "abcdef", "uvwxyz", 6 },
};

static void
test_known (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (pairs); i++)
    {
      guint distance = pairs[i].distance;

      g_assert_cmpuint (attune_edit_distance (pairs[i].a, pairs[i].b, 20), ==, distance);
      g_assert_cmpuint (attune_edit_distance (pairs[i].b, pairs[i].a, 20), ==, distance);
      g_assert_cmpuint (attune_edit_distance (pairs[i].a, pairs[i].b, G_MAXUINT), ==, distance);
    }
}

static void
test_limit (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (pairs); i++)
    for (guint limit = 0; limit < 8; limit++)
      g_assert_cmpuint (attune_edit_distance (pairs[i].a, pairs[i].b, limit), ==,
                        MIN (pairs[i].distance, limit + 1));
}

/* A plain table, to compare with: no limit, and nothing left out */
static guint
reference_distance (const char *a, const char *b)
{
  gsize n = strlen (a), m = strlen (b);
  guint table[16][16] = { 0 };

  g_assert_true (n < 16 && m < 16);
  for (gsize i = 0; i <= n; i++)
    for (gsize j = 0; j <= m; j++)
      {
        if (i == 0 || j == 0)
          {
            table[i][j] = (guint) (i + j);
            continue;
          }
        table[i][j] = MIN (MIN (table[i - 1][j], table[i][j - 1]) + 1,
                           table[i - 1][j - 1] + (a[i - 1] != b[j - 1]));
        if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
          table[i][j] = MIN (table[i][j], table[i - 2][j - 2] + 1);
      }

  return table[n][m];
}

static void
test_random (void)
{
  for (guint round = 0; round < 20000; round++)
    {
      char a[12] = { 0 }, b[12] = { 0 };
      guint limit = (guint) g_test_rand_int_range (0, 12);
      guint expected = 0;

      for (int i = g_test_rand_int_range (0, 11); i > 0; i--)
        a[i - 1] = (char) g_test_rand_int_range ('a', 'e');
      for (int i = g_test_rand_int_range (0, 11); i > 0; i--)
        b[i - 1] = (char) g_test_rand_int_range ('a', 'e');

      expected = MIN (reference_distance (a, b), limit + 1);
      g_assert_cmpuint (attune_edit_distance (a, b, limit), ==, expected);
      g_assert_cmpuint (attune_edit_distance (b, a, limit), ==, expected);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/edit-distance/known", test_known);
  g_test_add_func ("/edit-distance/limit", test_limit);
  g_test_add_func ("/edit-distance/random", test_random);

  return g_test_run ();
}
