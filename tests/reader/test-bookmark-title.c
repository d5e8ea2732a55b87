/* test-bookmark-title.c: what a bookmark is called
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "attune-bookmark-row.h"
#include "reader-tools.h"

static char *
title_of (const char *name, const char *words)
{
  g_autoptr (AttunePlace) place = attune_place_new ("article", "block");
  g_autoptr (AttuneMarkRecord) record = attune_mark_record_new (ATTUNE_MARK_BOOKMARK, place);
  g_autoptr (AttuneMark) bookmark = NULL;

  g_set_str (&record->quote.exact, words);
  g_set_str (&record->name, name);
  bookmark = attune_mark_new (record);

  return attune_bookmark_dup_title (bookmark);
}

static void
assert_title (const char *name, const char *words, const char *expected)
{
  g_autofree char *title = title_of (name, words);

  g_assert_cmpstr (title, ==, expected);
}

static void
test_name (void)
{
  assert_title ("For Tuesday", "The words of the passage", "For Tuesday");
  assert_title ("Größe", "", "Größe");
}

static void
test_first_words (void)
{
  assert_title (NULL, "The words of the passage", "The words of the passage");
  assert_title ("", "The words of the passage", "The words of the passage");
  assert_title (NULL, "One line\nand another", "One line and another");
}

static void
test_long (void)
{
  g_autoptr (GString) words = g_string_new (NULL);
  g_autofree char *title = NULL;
  g_autofree char *without = NULL;

  for (guint i = 0; i < 20; i++)
    g_string_append (words, "Größe\nfühlen ");
  title = title_of (NULL, words->str);

  g_assert_true (g_utf8_validate (title, -1, NULL));
  g_assert_true (g_str_has_suffix (title, "…"));
  g_assert_null (strchr (title, '\n'));
  g_assert_cmpint (g_utf8_strlen (title, -1), <=, 81);
  g_assert_cmpint (g_utf8_strlen (title, -1), >, 60);
  without = g_strndup (title, strlen (title) - strlen ("…"));
  g_assert_false (g_str_has_suffix (without, " "));
  g_strdelimit (words->str, "\n", ' ');
  g_assert_true (g_str_has_prefix (words->str, without));
  /* It ends with a word. */
  g_assert_cmpint (words->str[strlen (without)], ==, ' ');
}

/* Just as much as there is room for is not cut. */
static void
test_limit (void)
{
  g_autofree char *full = g_strnfill (80, 'a');
  g_autofree char *more = g_strnfill (81, 'a');
  g_autofree char *cut = g_strconcat (full, "…", NULL);

  assert_title (NULL, full, full);
  assert_title (NULL, more, cut);
}

/* A letter is not parted from its accent. */
static void
test_grapheme (void)
{
  g_autofree char *start = g_strnfill (79, 'a');
  g_autofree char *words = g_strconcat (start, "e\u0301e\u0301e\u0301", NULL);
  g_autofree char *title = title_of (NULL, words);

  g_assert_false (g_str_has_suffix (title, "e…"));
  g_assert_true (g_str_has_suffix (title, "…"));
}

int
main (int argc, char **argv)
{
  reader_test_init (&argc, &argv);

  g_test_add_func ("/bookmark-title/name", test_name);
  g_test_add_func ("/bookmark-title/first-words", test_first_words);
  g_test_add_func ("/bookmark-title/long", test_long);
  g_test_add_func ("/bookmark-title/limit", test_limit);
  g_test_add_func ("/bookmark-title/grapheme", test_grapheme);

  return g_test_run ();
}
