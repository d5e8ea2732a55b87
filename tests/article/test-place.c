/* test-place.c: places are read, written and compared
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "attune-article-error.h"
#include "attune-place.h"

static void
test_round_trip (void)
{
  static const char *const uris[] = {
    "attune:a",
    "attune:attachment-in-psychotherapy",
    "attune:a#b",
    "attune:a-1#b-2-",
    "attune:a#b:0-0",
    "attune:a#b:12-40",
    "attune:a#b:4294967295-4294967295",
    "attune:a#term/secure-base",
    "attune:a#term/secure-base:3-5",
    "attune:a#ref/bowlby-1988",
  };

  for (guint i = 0; i < G_N_ELEMENTS (uris); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (AttunePlace) place = attune_place_parse (uris[i], &error);
      g_autofree char *written = NULL;

      g_assert_no_error (error);
      written = attune_place_to_string (place);
      g_assert_cmpstr (written, ==, uris[i]);
    }
}

static void
test_parts (void)
{
  g_autoptr (AttunePlace) start = attune_place_parse ("attune:one", NULL);
  g_autoptr (AttunePlace) block = attune_place_parse ("ATTUNE:one#two", NULL);
  g_autoptr (AttunePlace) range = attune_place_parse ("attune:one#two:007-40", NULL);

  g_assert_cmpstr (attune_place_get_article_id (start), ==, "one");
  g_assert_null (attune_place_get_block_id (start));
  g_assert_false (attune_place_has_range (start));

  g_assert_cmpstr (attune_place_get_block_id (block), ==, "two");
  g_assert_false (attune_place_has_range (block));
  g_assert_cmpuint (attune_place_get_end (block), ==, 0);

  g_assert_true (attune_place_has_range (range));
  g_assert_cmpuint (attune_place_get_start (range), ==, 7);
  g_assert_cmpuint (attune_place_get_end (range), ==, 40);
}

static void
test_bad (void)
{
  static const char *const uris[] = {
    "",
    "attune",
    "attune:",
    "attune:#",
    "attune:#b",
    "attune:A",
    "attune:1a",
    "attune:-a",
    "attune: a",
    "attune:a ",
    "attune:ä",
    "attune:a#",
    "attune:a#B",
    "attune:a##b",
    "attune:a#b#c",
    "attune:a#b/c",
    "attune:a#term/",
    "attune:a#term/term/x",
    "attune:a#ref/X",
    "attune:a#refs/x",
    "attune:a:1-2",
    "attune:a#b:",
    "attune:a#b:1",
    "attune:a#b:-",
    "attune:a#b:1-",
    "attune:a#b:-1",
    "attune:a#b:2-1",
    "attune:a#b: 1-2",
    "attune:a#b:1 -2",
    "attune:a#b:1- 2",
    "attune:a#b:+1-2",
    "attune:a#b:1-+2",
    "attune:a#b:0x1-2",
    "attune:a#b:1-2-3",
    "attune:a#b:1-2x",
    "attune:a#b:1-4294967296",
    "attune:a#b:99999999999999999999-99999999999999999999",
    "attune:a#b\xff",
    "attune://a#b",
    "attune:a?b",
    "https://example.org",
    "http:a#b",
    " attune:a",
    "attune:a\n",
  };

  for (guint i = 0; i < G_N_ELEMENTS (uris); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (AttunePlace) place = attune_place_parse (uris[i], &error);

      if (place != NULL)
        g_test_message ("taken for a place: %s", uris[i]);
      g_assert_null (place);
      g_assert_error (error, ATTUNE_ARTICLE_ERROR, ATTUNE_ARTICLE_ERROR_PLACE);
      g_assert_true (g_utf8_validate (error->message, -1, NULL));
    }

  /* Who asks only whether it is one need not take the error. */
  g_assert_null (attune_place_parse ("nothing", NULL));
}

static void
test_equal (void)
{
  g_autoptr (GPtrArray)
      places = g_ptr_array_new_with_free_func ((GDestroyNotify) attune_place_unref);

  g_ptr_array_add (places, attune_place_new ("a", NULL));
  g_ptr_array_add (places, attune_place_new ("b", NULL));
  g_ptr_array_add (places, attune_place_new ("a", "x"));
  g_ptr_array_add (places, attune_place_new ("a", "y"));
  g_ptr_array_add (places, attune_place_new_range ("a", "x", 0, 0));
  g_ptr_array_add (places, attune_place_new_range ("a", "x", 0, 1));
  g_ptr_array_add (places, attune_place_new_range ("a", "x", 1, 1));

  for (guint i = 0; i < places->len; i++)
    for (guint j = 0; j < places->len; j++)
      {
        const AttunePlace *a = g_ptr_array_index (places, i);
        g_autofree char *uri = attune_place_to_string (g_ptr_array_index (places, j));
        g_autoptr (AttunePlace) b = attune_place_parse (uri, NULL);

        g_assert_true (attune_place_equal (a, b) == (i == j));
        if (i == j)
          g_assert_cmpuint (attune_place_hash (a), ==, attune_place_hash (b));
      }
}

static void
test_boxed (void)
{
  g_autoptr (AttunePlace) place = attune_place_new_range ("a", "x", 3, 9);
  g_auto (GValue) value = G_VALUE_INIT;

  g_value_init (&value, ATTUNE_TYPE_PLACE);
  g_value_set_boxed (&value, place);
  g_assert_true (g_value_get_boxed (&value) == place);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/place/round-trip", test_round_trip);
  g_test_add_func ("/place/parts", test_parts);
  g_test_add_func ("/place/bad", test_bad);
  g_test_add_func ("/place/equal", test_equal);
  g_test_add_func ("/place/boxed", test_boxed);

  return g_test_run ();
}
