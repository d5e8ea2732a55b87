/* test-mark-filter.c: which marks are wanted
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "attune-line-estimate.h"
#include "attune-mark-filter.h"

static AttuneMark *
make_mark (const char *quote, const char *note, const char *kind)
{
  g_autoptr (AttunePlace) place = attune_place_new ("article", "block");
  g_autoptr (AttuneMarkRecord) record = attune_mark_record_new (
      kind != NULL ? ATTUNE_MARK_HIGHLIGHT : ATTUNE_MARK_NOTE, place);

  g_set_str (&record->quote.exact, quote);
  g_set_str (&record->note, note);
  g_set_str (&record->kind, kind);

  return attune_mark_new (record);
}

static gboolean
finds (const char *text, const char *quote, const char *note)
{
  g_autoptr (AttuneMarkFilter) filter = attune_mark_filter_new (text);
  g_autoptr (AttuneMark) mark = make_mark (quote, note, "theory");

  return attune_mark_filter_matches (filter, mark);
}

static void
test_words (void)
{
  g_assert_true (finds ("", "A firm base", ""));
  g_assert_true (finds (NULL, "A firm base", ""));
  g_assert_true (finds ("firm", "A firm base", ""));
  g_assert_true (finds ("  base   FIRM ", "A firm base", ""));
  g_assert_true (finds ("firm ask", "A firm base", "Ask about it"));
  g_assert_false (finds ("firm soft", "A firm base", ""));
  g_assert_true (finds ("STRASSE", "Die Straße", ""));
  g_assert_true (finds ("cafe\u0301", "Ein Café", ""));
  g_assert_true (finds ("café", "Ein Cafe\u0301", ""));
}

static void
test_typed_tags (void)
{
  g_assert_true (finds ("#rup", "", "See #Rupture"));
  g_assert_true (finds ("#rupture see", "", "See #Rupture"));
  g_assert_true (finds ("#rupture #repair", "", "#rupture, then #repair"));
  g_assert_false (finds ("#rupture #repair", "", "#rupture, then repair"));
  g_assert_false (finds ("#rupture", "rupture", "rupture"));
  g_assert_false (finds ("#ture", "", "#rupture"));
  /* What is only begun wants nothing yet. */
  g_assert_true (finds ("#", "words", ""));
}

static void
test_kinds (void)
{
  g_autoptr (AttuneMarkFilter) filter = attune_mark_filter_new ("");
  g_autoptr (AttuneMark) theory = make_mark ("words", "", "theory");
  g_autoptr (AttuneMark) evidence = make_mark ("words", "", "evidence");
  g_autoptr (AttuneMark) note = make_mark ("words", "mine", NULL);

  g_assert_true (attune_mark_filter_is_empty (filter));
  attune_mark_filter_add_kind (filter, "theory");
  g_assert_false (attune_mark_filter_is_empty (filter));
  g_assert_true (attune_mark_filter_matches (filter, theory));
  g_assert_false (attune_mark_filter_matches (filter, evidence));
  g_assert_false (attune_mark_filter_matches (filter, note));
  attune_mark_filter_add_kind (filter, NULL);
  g_assert_true (attune_mark_filter_matches (filter, theory));
  g_assert_true (attune_mark_filter_matches (filter, note));
  g_assert_false (attune_mark_filter_matches (filter, evidence));
}

static void
test_chosen_tags (void)
{
  g_autoptr (AttuneMarkFilter) filter = attune_mark_filter_new ("firm");
  g_autoptr (AttuneMark) both = make_mark ("firm", "#Rupture #repair", "theory");
  g_autoptr (AttuneMark) one = make_mark ("firm", "#repair", "theory");
  g_autoptr (AttuneMark) longer = make_mark ("firm", "#repairs", "theory");
  g_autoptr (AttuneMark) other_words = make_mark ("soft", "#repair", "theory");

  attune_mark_filter_add_tag (filter, "repair");
  g_assert_true (attune_mark_filter_matches (filter, both));
  g_assert_true (attune_mark_filter_matches (filter, one));
  g_assert_false (attune_mark_filter_matches (filter, longer));
  g_assert_false (attune_mark_filter_matches (filter, other_words));
}

static void
test_with_note (void)
{
  g_autoptr (AttuneMarkFilter) filter = attune_mark_filter_new (NULL);
  g_autoptr (AttuneMark) with = make_mark ("words", "mine", "theory");
  g_autoptr (AttuneMark) without = make_mark ("words", "", "theory");

  attune_mark_filter_set_with_note (filter, TRUE);
  g_assert_false (attune_mark_filter_is_empty (filter));
  g_assert_true (attune_mark_filter_matches (filter, with));
  g_assert_false (attune_mark_filter_matches (filter, without));
}

/* Every character is one wide. */
static int
one (gunichar c, gpointer user_data)
{
  return g_unichar_ismark (c) ? 0 : g_unichar_iswide (c) ? 2 : 1;
}

static guint
lines (const char *text, int width)
{
  return attune_line_estimate_count (text, width, 9, one, NULL);
}

static void
test_lines (void)
{
  g_assert_cmpuint (lines ("", 10), ==, 1);
  g_assert_cmpuint (lines ("ten digits", 10), ==, 1);
  g_assert_cmpuint (lines ("ten digits", 9), ==, 2);
  /* A space at the end of a line takes no room. */
  g_assert_cmpuint (lines ("ten digits and", 10), ==, 2);
  g_assert_cmpuint (lines ("aa bb cc dd", 5), ==, 2);
  g_assert_cmpuint (lines ("abcdefghijkl", 5), ==, 3);
  g_assert_cmpuint (lines ("a\nb\u2028c", 5), ==, 3);
  g_assert_cmpuint (lines ("self-regulation", 10), ==, 2);
  g_assert_cmpuint (lines ("e\u0301e\u0301e\u0301 e\u0301", 5), ==, 1);
  g_assert_cmpuint (lines ("日本語日本語", 6), ==, 2);
  g_assert_cmpuint (lines ("a b c d e f g h i j k l m", 1), ==, 9);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/mark-filter/words", test_words);
  g_test_add_func ("/mark-filter/typed-tags", test_typed_tags);
  g_test_add_func ("/mark-filter/kinds", test_kinds);
  g_test_add_func ("/mark-filter/chosen-tags", test_chosen_tags);
  g_test_add_func ("/mark-filter/with-note", test_with_note);
  g_test_add_func ("/mark-filter/lines", test_lines);

  return g_test_run ();
}
