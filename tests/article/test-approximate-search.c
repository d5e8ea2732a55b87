/* test-approximate-search.c: where a text says nearly the same
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "attune-approximate-search.h"

typedef struct
{
  gunichar *chars;
  glong length;
} Chars;

static void
chars_clear (Chars *self)
{
  g_free (self->chars);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Chars, chars_clear)

static Chars
chars_new (const char *string)
{
  Chars self = { NULL, 0 };

  self.chars = g_utf8_to_ucs4_fast (string, -1, &self.length);

  return self;
}

static gboolean
search (const char *pattern, const char *text, guint limit, AttuneApproximateMatch *match)
{
  g_auto (Chars) p = chars_new (pattern);
  g_auto (Chars) t = chars_new (text);
  g_autoptr (AttuneApproximatePattern)
      prepared = attune_approximate_pattern_new (p.chars, (gsize) p.length);

  g_assert_cmpuint (attune_approximate_pattern_get_length (prepared), ==, p.length);

  return attune_approximate_pattern_search (prepared, t.chars, (gsize) t.length, limit, match);
}

static void
test_known (void)
{
  static const struct
  {
    const char *pattern;
    const char *text;
    guint distance;
    gsize start;
    gsize end;
  } cases[] = {
    { "", "", 0, 0, 0 },
    { "", "abc", 0, 0, 0 },
    { "abc", "", 3, 0, 0 },
    { "abc", "xyz", 3, 0, 0 },
    { "abc", "abc", 0, 0, 3 },
    { "abc", "xxabcxxabc", 0, 2, 5 },
    { "abc", "xxabxcxx", 1, 2, 4 },
    { "secure base", "a place of a secured base there", 1, 13, 25 },
    { "annual", "annealing", 1, 0, 6 },
    { "café", "das cafe und das café", 0, 17, 21 },
    { "日本語", "これは日木語です", 1, 3, 6 },
    { "𝄞é", "é𝄞éx", 0, 1, 3 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      AttuneApproximateMatch match = { 0 };

      g_test_message ("“%s” in “%s”", cases[i].pattern, cases[i].text);
      g_assert_true (search (cases[i].pattern, cases[i].text, G_MAXUINT, &match));
      g_assert_cmpuint (match.distance, ==, cases[i].distance);
      g_assert_cmpuint (match.start, ==, cases[i].start);
      g_assert_cmpuint (match.end, ==, cases[i].end);
      if (cases[i].distance > 0)
        g_assert_false (search (cases[i].pattern, cases[i].text, cases[i].distance - 1, &match));
    }
}

/* The plain table to compare with, the pattern down and the text across: its last row. Row 0 is all
 * nothing where a match may begin anywhere. */
static void
last_row (const gunichar *p, gsize m, const gunichar *t, gsize n, gboolean anchored, guint *row)
{
  g_autofree guint *column = g_new (guint, m + 1);

  for (gsize i = 0; i <= m; i++)
    column[i] = (guint) i;
  row[0] = column[m];
  for (gsize j = 1; j <= n; j++)
    {
      guint corner = column[0];

      column[0] = anchored ? (guint) j : 0;
      for (gsize i = 1; i <= m; i++)
        {
          guint left = column[i];

          column[i] = MIN (MIN (left, column[i - 1]) + 1, corner + (p[i - 1] != t[j - 1]));
          corner = left;
        }
      row[j] = column[m];
    }
}

static guint
plain_distance (const gunichar *a, gsize m, const gunichar *b, gsize n)
{
  g_autofree guint *row = g_new (guint, n + 1);

  last_row (a, m, b, n, TRUE, row);

  return row[n];
}

static void
check_search (const gunichar *p, gsize m, const gunichar *t, gsize n, guint limit)
{
  g_autoptr (AttuneApproximatePattern) pattern = attune_approximate_pattern_new (p, m);
  g_autofree guint *row = g_new (guint, n + 1);
  AttuneApproximateMatch match = { 0 };
  gsize end = 0;

  last_row (p, m, t, n, FALSE, row);
  for (gsize j = 1; j <= n; j++)
    if (row[j] < row[end])
      end = j;

  if (row[end] > limit)
    {
      g_assert_false (attune_approximate_pattern_search (pattern, t, n, limit, &match));
      return;
    }

  g_assert_true (attune_approximate_pattern_search (pattern, t, n, limit, &match));
  g_assert_cmpuint (match.distance, ==, row[end]);
  g_assert_cmpuint (match.end, ==, end);
  g_assert_cmpuint (match.start, <=, match.end);
  g_assert_cmpuint (plain_distance (p, m, t + match.start, end - match.start), ==, match.distance);
  /* No longer one is as near; a look at the next few will do. */
  for (gsize start = match.start; start > 0 && match.start - start < 20; start--)
    g_assert_cmpuint (plain_distance (p, m, t + start - 1, end - start + 1), >, match.distance);
}

static void
check_measures (const gunichar *p, gsize m, const gunichar *t, gsize n, guint limit)
{
  g_autoptr (AttuneApproximatePattern) pattern = attune_approximate_pattern_new (p, m);
  g_autoptr (AttuneApproximatePattern) reversed = attune_approximate_pattern_new_reversed (p, m);
  g_autofree guint *row = g_new (guint, n + 1);
  g_autofree gunichar *mirror_p = g_new (gunichar, m + 1), *mirror_t = g_new (gunichar, n + 1);

  for (gsize i = 0; i < m; i++)
    mirror_p[i] = p[m - 1 - i];
  for (gsize j = 0; j < n; j++)
    mirror_t[j] = t[n - 1 - j];

  for (guint way = 0; way < 2; way++)
    {
      gsize length = 0, best = 0;
      guint distance = 0;

      last_row (way == 0 ? p : mirror_p, m, way == 0 ? t : mirror_t, n, TRUE, row);
      for (gsize j = 1; j <= n; j++)
        if (row[j] <= row[best])
          best = j;
      distance = way == 0 ? attune_approximate_pattern_measure_start (pattern, t, n, limit, &length)
                          : attune_approximate_pattern_measure_end (reversed, t, n, limit, &length);
      if (row[best] > limit)
        {
          g_assert_cmpuint (distance, >, limit);
          g_assert_cmpuint (length, ==, 0);
          continue;
        }
      g_assert_cmpuint (distance, ==, row[best]);
      g_assert_cmpuint (length, ==, best);
    }
}

/* Few different characters make for many near misses; some are beyond what one byte holds. */
static gunichar
random_char (guint n_letters)
{
  static const gunichar letters[] = { 'a', 'b', 0xe9,  0x3b1, 0x65e5, 0x1f642, 'c',    ' ',
                                      'd', 'e', 0x301, 'f',   'g',    'h',     0x20ac, 'i' };

  return letters[g_test_rand_int_range (0, (gint32) n_letters)];
}

static void
fill (gunichar *chars, gsize n, guint n_letters)
{
  for (gsize i = 0; i < n; i++)
    chars[i] = random_char (n_letters);
}

/* Writes the pattern into the text with some edits, so that there is something to find. */
static void
plant (const gunichar *p, gsize m, gunichar *t, gsize n, guint n_letters)
{
  gsize at = n > 0 ? (gsize) g_test_rand_int_range (0, (gint32) n) : 0;
  int often = g_test_rand_int_range (2, 40);

  for (gsize i = 0; i < m && at < n; i++)
    switch (g_test_rand_int_range (0, often))
      {
      case 0:
        break;
      case 1:
        t[at++] = random_char (n_letters);
        break;
      default:
        t[at++] = p[i];
      }
}

static void
check_random (gsize max_pattern, gsize max_text, guint rounds)
{
  g_autofree gunichar *p = g_new (gunichar, max_pattern + 1);
  g_autofree gunichar *t = g_new (gunichar, max_text + 1);

  for (guint i = 0; i < rounds; i++)
    {
      gsize m = (gsize) g_test_rand_int_range (0, (gint32) max_pattern + 1);
      gsize n = (gsize) g_test_rand_int_range (0, (gint32) max_text + 1);
      guint n_letters = (guint) g_test_rand_int_range (2, 17);
      guint limit = g_test_rand_bit () ? G_MAXUINT
                                       : (guint) g_test_rand_int_range (0, (gint32) m + 1);

      fill (p, m, n_letters);
      fill (t, n, n_letters);
      if (g_test_rand_bit ())
        plant (p, m, t, n, n_letters);
      check_search (p, m, t, n, limit);
      check_measures (p, m, t, n, limit);
    }
}

static void
test_short (void)
{
  check_random (12, 40, 4000);
}

/* Around the width of a word, where one spills into the next */
static void
test_words (void)
{
  check_random (200, 300, 400);
  for (gsize m = 62; m <= 66; m++)
    for (guint i = 0; i < 20; i++)
      {
        gunichar p[66], t[150];

        fill (p, m, 3);
        fill (t, 150, 3);
        plant (p, m, t, 150, 3);
        check_search (p, m, t, 150, (guint) m / 4);
        check_measures (p, m, t, 150, (guint) m / 4);
      }
}

/* More words than there is room for without allocating */
static void
test_long (void)
{
  check_random (1500, 2000, 4);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/approximate-search/known", test_known);
  g_test_add_func ("/approximate-search/short", test_short);
  g_test_add_func ("/approximate-search/words", test_words);
  g_test_add_func ("/approximate-search/long", test_long);

  return g_test_run ();
}
