/* fuzz-article.c: spoiled articles are refused, and never crash, hang or leak
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Run with the other tests it spoils the fixture and the real article in many ways, from a seed
 * that GLib prints. Compiled by clang with -fsanitize=fuzzer and -DATTUNE_LIBFUZZER it is an entry
 * for libFuzzer, without a main() of its own.
 */

#include "config.h"

#include <stdint.h>

#include "attune-article-error.h"
#include "attune-article.h"
#include "mutate.h"

#define NAME "spoiled.json"

static void
check_block (AttuneArticle *article, const AttuneBlock *block)
{
  const AttuneText *text = attune_block_get_text (block);
  const char *string = attune_text_get_string (text);
  guint length = attune_text_get_length (text), n_lines = 0, n_spans = 0, at = 0;
  const AttuneLine *lines = attune_block_get_lines (block, &n_lines);
  const AttuneSpan *spans = attune_text_get_spans (text, &n_spans);
  AttuneSection *section = attune_article_get_section_of_block (article, block);
  g_autoptr (AttunePlace)
      place = attune_place_new (attune_article_get_id (article), attune_block_get_id (block));

  g_assert_true (g_utf8_validate (string, -1, NULL));
  g_assert_cmpint (g_utf8_strlen (string, -1), ==, length);
  g_assert_true (attune_article_resolve (article, place, NULL, NULL, NULL) == block);
  g_assert_cmpuint (attune_block_get_index (block), >=, attune_section_get_first_block (section));
  g_assert_cmpuint (attune_block_get_index (block), <, attune_section_get_end_block (section));

  g_assert_cmpuint (n_lines, >, 0);
  for (guint i = 0; i < n_lines; i++)
    {
      g_autofree char *words = attune_block_dup_line (block, &lines[i]);

      g_assert_null (strpbrk (words, "\n\r"));
      g_assert_cmpuint (lines[i].start, ==, at);
      g_assert_cmpuint (lines[i].end, >, lines[i].start);
      at = lines[i].end + 1;
    }
  g_assert_cmpuint (at, ==, length + 1);

  at = 0;
  for (guint i = 0; i < n_spans; i++)
    {
      g_assert_cmpuint (spans[i].start, >=, at);
      g_assert_cmpuint (spans[i].end, >=, spans[i].start);
      g_assert_cmpuint (spans[i].end, <=, length);
      if (spans[i].kind == ATTUNE_SPAN_LINK)
        g_assert_true (g_str_has_prefix (spans[i].target, "http") ||
                       g_str_has_prefix (spans[i].target, "attune:"));
      at = spans[i].start;
    }
}

/* Either it is an article, sound in all its parts, or it is told where it is none. */
static gboolean
check (GBytes *bytes)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AttuneArticle) article = attune_article_new_from_bytes (bytes, NAME, &error);

  if (article == NULL)
    {
      g_assert_nonnull (error);
      g_assert_true (error->domain == ATTUNE_ARTICLE_ERROR);
      g_assert_true (g_str_has_prefix (error->message, NAME ": $"));
      g_assert_true (g_utf8_validate (error->message, -1, NULL));
      return FALSE;
    }

  g_assert_no_error (error);
  g_assert_cmpuint (attune_article_get_n_sections (article), >, 0);
  for (guint i = 0; i < attune_article_get_n_blocks (article); i++)
    check_block (article, attune_article_get_block (article, i));

  return TRUE;
}

int LLVMFuzzerTestOneInput (const uint8_t *data, size_t size);

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autoptr (GBytes) bytes = g_bytes_new (data, size);

  check (bytes);

  return 0;
}

#ifndef ATTUNE_LIBFUZZER

#define FIXTURE "article/every-kind.json"
#define REAL "../data/articles/attachment-in-psychotherapy.json"

/* One of each type, at the edges of what there is, and markup that is none */
static const char *const values[] = {
  "null",
  "true",
  "0",
  "-1",
  "9223372036854775807",
  "1e300",
  "''",
  "' '",
  "'x'",
  "'\\u0001'",
  "'\\u2028'",
  "'\\ufffc'",
  "'\\uffff'",
  "'%s%n'",
  "'glossary'",
  "'<em>'",
  "'</attune-markup><attune-markup>'",
  "'<q><q><cite ref=bowlby-1988></q>'",
  "'&#x1;'",
  "'&#10;'",
  "'<![CDATA['",
  "'attune:every-kind#'",
  "[]",
  "[[]]",
  "[null]",
  "['x','x']",
  "{}",
  "{'id':'x'}",
  "{'text':{}}",
};

static guint n_refused, n_taken;

static void
count (GBytes *bytes)
{
  if (check (bytes))
    n_taken++;
  else
    n_refused++;
}

static void
tell (void)
{
  g_test_message ("%u refused, %u taken", n_refused, n_taken);
  n_refused = n_taken = 0;
}

/* Spoils @root at @path by @value, which is taken, looks at what comes of it, and mends it. */
static void
spoil (JsonNode *root, const char *path, JsonNode *value)
{
  g_autoptr (GBytes) bytes = NULL;
  JsonNode *kept = json_node_ref (mutate_get (root, path));

  mutate_set (root, path, value);
  bytes = mutate_to_bytes (root);
  count (bytes);
  mutate_set (root, path, kept);
}

/* A path without its numbers: of all blocks of an article one spoiled alike is enough. */
static char *
get_shape (const char *path)
{
  g_autoptr (GString) shape = g_string_new (NULL);

  for (const char *c = path; *c != '\0'; c++)
    if (!g_ascii_isdigit (*c))
      g_string_append_c (shape, *c);

  return g_string_free_and_steal (g_steal_pointer (&shape));
}

static void
test_wrong_values (void)
{
  g_autoptr (JsonNode) root = mutate_load (FIXTURE);
  g_autoptr (GPtrArray) paths = mutate_list_paths (root);

  for (guint i = 1; i < paths->len; i++)
    for (guint v = 0; v < G_N_ELEMENTS (values); v++)
      spoil (root, g_ptr_array_index (paths, i), mutate_parse (values[v]));
  tell ();
}

/* Each path of the article once is too many; each that is unlike the others is not. */
static void
test_wrong_values_in_real (void)
{
  g_autoptr (JsonNode) root = mutate_load (REAL);
  g_autoptr (GPtrArray) paths = mutate_list_paths (root);
  g_autoptr (GHashTable) shapes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 1; i < paths->len; i++)
    if (g_hash_table_add (shapes, get_shape (g_ptr_array_index (paths, i))))
      {
        guint v = (guint) g_test_rand_int_range (0, G_N_ELEMENTS (values));

        spoil (root, g_ptr_array_index (paths, i), mutate_parse (values[v]));
      }
  tell ();
}

/* An array's element cannot be put back where it was missing, so that the file is read anew. */
static void
test_missing (void)
{
  g_autoptr (JsonNode) whole = mutate_load (FIXTURE);
  g_autoptr (GPtrArray) paths = mutate_list_paths (whole);

  for (guint i = 1; i < paths->len; i++)
    {
      g_autoptr (JsonNode) root = mutate_load (FIXTURE);
      g_autoptr (GBytes) bytes = NULL;

      mutate_set (root, g_ptr_array_index (paths, i), NULL);
      bytes = mutate_to_bytes (root);
      count (bytes);
    }
  tell ();
}

/* A part of the article in the place of another, and so twice, or within itself */
static void
test_transplants (void)
{
  g_autoptr (JsonNode) root = mutate_load (FIXTURE);
  g_autoptr (GPtrArray) paths = mutate_list_paths (root);
  int n = (int) paths->len;

  for (guint i = 0; i < 1500; i++)
    {
      const char *from = g_ptr_array_index (paths, g_test_rand_int_range (0, n));
      const char *to = g_ptr_array_index (paths, g_test_rand_int_range (1, n));
      g_autofree char *json = json_to_string (mutate_get (root, from), FALSE);

      spoil (root, to, json_from_string (json, NULL));
    }
  tell ();
}

static void
test_truncated (void)
{
  g_autoptr (JsonNode) root = mutate_load (FIXTURE);
  g_autoptr (GBytes) whole = mutate_to_bytes (root);

  for (gsize size = 0; size < g_bytes_get_size (whole); size++)
    {
      g_autoptr (GBytes) part = g_bytes_new_from_bytes (whole, 0, size);

      g_assert_false (check (part));
    }
}

/* Some bytes become others, some go, some come twice. */
static void
spoil_bytes (GBytes *whole, guint n_rounds)
{
  for (guint round = 0; round < n_rounds; round++)
    {
      g_autoptr (GByteArray) array = g_byte_array_new ();
      g_autoptr (GBytes) bytes = NULL;

      g_byte_array_append (array, g_bytes_get_data (whole, NULL), (guint) g_bytes_get_size (whole));
      for (int i = g_test_rand_int_range (1, 4); i > 0; i--)
        {
          guint at = (guint) g_test_rand_int_range (0, (int) array->len - 64);
          guint n = (guint) g_test_rand_int_range (1, 64);

          switch (g_test_rand_int_range (0, 4))
            {
            case 0:
              array->data[at] ^= (guint8) (1 << g_test_rand_int_range (0, 8));
              break;
            case 1:
              array->data[at] = (guint8) "<>&\"\\{}[]:,0-e/ \t"[g_test_rand_int_range (0, 17)];
              break;
            case 2:
              g_byte_array_remove_range (array, at, n);
              break;
            default:
              g_byte_array_set_size (array, array->len + n);
              memmove (array->data + at + n, array->data + at, array->len - at - n);
              break;
            }
        }
      bytes = g_byte_array_free_to_bytes (g_steal_pointer (&array));
      count (bytes);
    }
  tell ();
}

static void
test_bytes (void)
{
  g_autoptr (JsonNode) fixture = mutate_load (FIXTURE);
  g_autoptr (JsonNode) real = mutate_load (REAL);
  g_autoptr (GBytes) small = mutate_to_bytes (fixture);
  g_autoptr (GBytes) large = mutate_to_bytes (real);

  spoil_bytes (small, 4000);
  spoil_bytes (large, 100);
}

static void
test_whole (void)
{
  g_autoptr (JsonNode) fixture = mutate_load (FIXTURE);
  g_autoptr (JsonNode) real = mutate_load (REAL);
  g_autoptr (GBytes) small = mutate_to_bytes (fixture);
  g_autoptr (GBytes) large = mutate_to_bytes (real);

  g_assert_true (check (small));
  g_assert_true (check (large));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/fuzz/article/whole", test_whole);
  g_test_add_func ("/fuzz/article/wrong-values", test_wrong_values);
  g_test_add_func ("/fuzz/article/wrong-values-in-real", test_wrong_values_in_real);
  g_test_add_func ("/fuzz/article/missing", test_missing);
  g_test_add_func ("/fuzz/article/transplants", test_transplants);
  g_test_add_func ("/fuzz/article/truncated", test_truncated);
  g_test_add_func ("/fuzz/article/bytes", test_bytes);

  return g_test_run ();
}

#endif
