/* test-text-map.c: from the page to the blocks, and back
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "attune-text-map.h"

/* A page of ten code points of title; a heading; a list whose items have two code points before
 * them; a figure: its drawing, its words, and its caption, which comes first in the block; a
 * paragraph; and a block of which only the end is shown. */
static const AttuneTextStretch stretches[] = {
  { .offset = 10, .length = 5, .block = 0, .start = 0 },
  { .offset = 18, .length = 4, .block = 1, .start = 0 },
  { .offset = 25, .length = 3, .block = 1, .start = 5 },
  { .offset = 31, .length = 12, .block = 2, .start = 8 },
  { .offset = 44, .length = 7, .block = 2, .start = 0 },
  { .offset = 52, .length = 6, .block = 3, .start = 0 },
  { .offset = 59, .length = 2, .block = 5, .start = 3 },
};

static AttuneTextMap *
map_new (void)
{
  AttuneTextMap *map = attune_text_map_new ();

  for (guint i = 0; i < G_N_ELEMENTS (stretches); i++)
    attune_text_map_append (map, stretches[i]);
  attune_text_map_end (map);

  return map;
}

static void
assert_is (const AttuneTextStretch *stretch, guint i)
{
  g_assert_nonnull (stretch);
  g_assert_cmpmem (stretch, sizeof *stretch, &stretches[i], sizeof stretches[i]);
}

static void
test_from_page (void)
{
  g_autoptr (AttuneTextMap) map = map_new ();
  guint expected = 0;

  for (guint offset = 0; offset < 80; offset++)
    {
      while (expected + 1 < G_N_ELEMENTS (stretches) && stretches[expected + 1].offset <= offset)
        expected++;
      assert_is (attune_text_map_at_offset (map, offset), expected);
    }
}

static void
test_from_block (void)
{
  g_autoptr (AttuneTextMap) map = map_new ();

  assert_is (attune_text_map_at_block (map, 0, 0), 0);
  assert_is (attune_text_map_at_block (map, 0, 5), 0);
  assert_is (attune_text_map_at_block (map, 0, 999), 0);
  /* Between two lines: the end of the first */
  assert_is (attune_text_map_at_block (map, 1, 4), 1);
  assert_is (attune_text_map_at_block (map, 1, 5), 2);
  assert_is (attune_text_map_at_block (map, 2, 0), 4);
  assert_is (attune_text_map_at_block (map, 2, 7), 4);
  assert_is (attune_text_map_at_block (map, 2, 8), 3);
  assert_is (attune_text_map_at_block (map, 2, 19), 3);
  /* What comes before all that is shown of a block */
  assert_is (attune_text_map_at_block (map, 5, 0), 6);

  g_assert_null (attune_text_map_at_block (map, 4, 0));
  g_assert_null (attune_text_map_at_block (map, 6, 0));
  g_assert_null (attune_text_map_at_block (map, G_MAXUINT, 0));
}

static void
test_to_page (void)
{
  g_autoptr (AttuneTextMap) map = map_new ();

  g_assert_cmpuint (attune_text_map_to_offset (map, 0, 0), ==, 10);
  g_assert_cmpuint (attune_text_map_to_offset (map, 0, 5), ==, 15);
  g_assert_cmpuint (attune_text_map_to_offset (map, 0, 99), ==, 15);
  g_assert_cmpuint (attune_text_map_to_offset (map, 1, 4), ==, 22);
  g_assert_cmpuint (attune_text_map_to_offset (map, 1, 5), ==, 25);
  g_assert_cmpuint (attune_text_map_to_offset (map, 2, 0), ==, 44);
  g_assert_cmpuint (attune_text_map_to_offset (map, 2, 7), ==, 51);
  g_assert_cmpuint (attune_text_map_to_offset (map, 2, 8), ==, 31);
  g_assert_cmpuint (attune_text_map_to_offset (map, 2, 20), ==, 43);
  g_assert_cmpuint (attune_text_map_to_offset (map, 2, 99), ==, 43);
  g_assert_cmpuint (attune_text_map_to_offset (map, 5, 0), ==, 59);
  g_assert_cmpuint (attune_text_map_to_offset (map, 5, 4), ==, 60);
  g_assert_cmpuint (attune_text_map_to_offset (map, 4, 0), ==, G_MAXUINT);
}

/* Every code point of the page that shows one of a block, to it and back */
static void
test_round_trip (void)
{
  g_autoptr (AttuneTextMap) map = map_new ();

  for (guint i = 0; i < G_N_ELEMENTS (stretches); i++)
    for (guint j = 0; j < stretches[i].length; j++)
      {
        guint offset = stretches[i].offset + j;
        const AttuneTextStretch *stretch = attune_text_map_at_offset (map, offset);
        guint position = stretch->start + offset - stretch->offset;

        assert_is (stretch, i);
        assert_is (attune_text_map_at_block (map, stretch->block, position), i);
        g_assert_cmpuint (attune_text_map_to_offset (map, stretch->block, position), ==, offset);
      }
}

static void
test_empty (void)
{
  g_autoptr (AttuneTextMap) map = attune_text_map_new ();

  attune_text_map_end (map);
  g_assert_null (attune_text_map_at_offset (map, 0));
  g_assert_null (attune_text_map_at_block (map, 0, 0));
  g_assert_cmpuint (attune_text_map_to_offset (map, 0, 0), ==, G_MAXUINT);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/text-map/from-page", test_from_page);
  g_test_add_func ("/text-map/from-block", test_from_block);
  g_test_add_func ("/text-map/to-page", test_to_page);
  g_test_add_func ("/text-map/round-trip", test_round_trip);
  g_test_add_func ("/text-map/empty", test_empty);

  return g_test_run ();
}
