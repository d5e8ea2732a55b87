/* test-text.c: texts, their spans, and how they are put together
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "attune-text.h"

/* One letter beyond ASCII in each of two, three and four bytes */
#define LETTERS "aé€𝄞z"

static void
test_plain (void)
{
  g_autoptr (AttuneText) text = attune_text_new_plain (LETTERS);
  g_autoptr (AttuneText) empty = attune_text_new_plain ("");
  guint n = 7;

  g_assert_cmpstr (attune_text_get_string (text), ==, LETTERS);
  g_assert_cmpuint (attune_text_get_length (text), ==, 5);
  g_assert_null (attune_text_get_spans (text, &n));
  g_assert_cmpuint (n, ==, 0);
  g_assert_cmpuint (attune_text_get_length (empty), ==, 0);
}

static void
test_range (void)
{
  static const struct
  {
    guint start, end;
    const char *words;
  } ranges[] = {
    { 0, 5, LETTERS },     { 1, 4, "é€𝄞" }, { 2, 2, "" }, { 3, 4, "𝄞" },
    { 4, G_MAXUINT, "z" }, { 9, 12, "" },   { 4, 1, "" }, { 0, 0, "" },
  };
  g_autoptr (AttuneText) text = attune_text_new_plain (LETTERS);

  for (guint i = 0; i < G_N_ELEMENTS (ranges); i++)
    {
      g_autofree char *words = attune_text_dup_range (text, ranges[i].start, ranges[i].end);

      g_assert_cmpstr (words, ==, ranges[i].words);
    }
}

static void
assert_span (const AttuneSpan *span,
             AttuneSpanKind kind,
             guint start,
             guint end,
             const char *target)
{
  g_assert_cmpint (span->kind, ==, kind);
  g_assert_cmpuint (span->start, ==, start);
  g_assert_cmpuint (span->end, ==, end);
  g_assert_cmpstr (span->target, ==, target);
}

static void
test_builder (void)
{
  g_autoptr (AttuneTextBuilder) builder = attune_text_builder_new ();
  g_autoptr (AttuneText) inner = NULL;
  g_autoptr (AttuneText) text = NULL;
  const AttuneSpan *spans = NULL;
  guint outer = 0, within = 0, n = 0;

  attune_text_builder_append (builder, "é");
  outer = attune_text_builder_begin_span (builder, ATTUNE_SPAN_EMPHASIS, NULL);
  attune_text_builder_append (builder, "one ");
  within = attune_text_builder_begin_span (builder, ATTUNE_SPAN_TERM, "two");
  attune_text_builder_append (builder, "€2");
  attune_text_builder_end_span (builder, within);
  attune_text_builder_end_span (builder, outer);
  g_assert_cmpuint (attune_text_builder_get_length (builder), ==, 7);
  inner = attune_text_builder_end (builder);

  /* It is empty again, and what it gave away is not touched any more. */
  g_assert_cmpuint (attune_text_builder_get_length (builder), ==, 0);
  attune_text_builder_append (builder, "𝄞\n");
  attune_text_builder_append_text (builder, inner);
  attune_text_builder_append_text (builder, inner);
  text = attune_text_builder_end (builder);

  spans = attune_text_get_spans (inner, &n);
  g_assert_cmpuint (n, ==, 2);
  assert_span (&spans[0], ATTUNE_SPAN_EMPHASIS, 1, 7, NULL);
  assert_span (&spans[1], ATTUNE_SPAN_TERM, 5, 7, "two");

  g_assert_cmpstr (attune_text_get_string (text), ==, "𝄞\néone €2éone €2");
  g_assert_cmpuint (attune_text_get_length (text), ==, 16);
  spans = attune_text_get_spans (text, &n);
  g_assert_cmpuint (n, ==, 4);
  assert_span (&spans[1], ATTUNE_SPAN_TERM, 7, 9, "two");
  assert_span (&spans[2], ATTUNE_SPAN_EMPHASIS, 10, 16, NULL);
  assert_span (&spans[3], ATTUNE_SPAN_TERM, 14, 16, "two");
}

static void
test_boxed (void)
{
  g_autoptr (AttuneText) text = attune_text_new_plain ("words");
  g_auto (GValue) value = G_VALUE_INIT;

  g_value_init (&value, ATTUNE_TYPE_TEXT);
  g_value_set_boxed (&value, text);
  g_assert_true (g_value_get_boxed (&value) == text);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/text/plain", test_plain);
  g_test_add_func ("/text/range", test_range);
  g_test_add_func ("/text/builder", test_builder);
  g_test_add_func ("/text/boxed", test_boxed);

  return g_test_run ();
}
