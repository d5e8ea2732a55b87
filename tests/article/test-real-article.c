/* test-real-article.c: the article that the program comes with
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "attune-article.h"

static AttuneArticle *
load (void)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "..", "data", "articles",
                                                 "attachment-in-psychotherapy.json", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  AttuneArticle *article = attune_article_new_from_file (file, &error);

  g_assert_no_error (error);

  return article;
}

static void
test_head (void)
{
  g_autoptr (AttuneArticle) article = load ();

  g_assert_cmpstr (attune_article_get_id (article), ==, "attachment-in-psychotherapy");
  g_assert_cmpstr (attune_article_get_license (article), ==, "CC-BY-SA-4.0");
  g_assert_nonnull (attune_article_get_summary (article));
}

/* The outline; a word of it that went would take readers' bookmarks with it. */
static void
test_outline (void)
{
  static const char *const ids[] = {
    "introduction",
    "overview",
    "lineage",
    "three-findings",
    "core-concepts",
    "working-models",
    "attachment-styles",
    "alliance",
    "stances",
    "nonverbal",
    "application",
    "dismissing",
    "preoccupied",
    "unresolved",
    "techniques",
    "attunement",
    "early-experience",
    "corrective-experience",
    "reflective-functioning",
    "rupture-and-repair",
    "challenges",
    "therapist-patterns",
    "disorganization",
    "culture",
    "settings",
    "evidence",
    "questions",
    "resources",
    "glossary",
    "references",
  };
  g_autoptr (AttuneArticle) article = load ();
  guint last = 0;

  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    {
      AttuneSection *section = attune_article_lookup_section (article, ids[i]);

      g_test_message ("%s", ids[i]);
      g_assert_nonnull (section);
      if (i > 0)
        g_assert_cmpuint (attune_section_get_index (section), >, last);
      last = attune_section_get_index (section);
    }
}

static void
test_amount (void)
{
  g_autoptr (AttuneArticle) article = load ();
  guint n[ATTUNE_BLOCK_REFERENCE + 1] = { 0 };

  for (guint i = 0; i < attune_article_get_n_blocks (article); i++)
    n[attune_block_get_block_type (attune_article_get_block (article, i))]++;

  g_test_message ("%u words, %u references, %u terms, %u points, %u figures, %u tables",
                  attune_article_get_n_words (article), n[ATTUNE_BLOCK_REFERENCE],
                  n[ATTUNE_BLOCK_DEFINITION], n[ATTUNE_BLOCK_PRACTICE], n[ATTUNE_BLOCK_FIGURE],
                  n[ATTUNE_BLOCK_TABLE]);
  g_assert_cmpuint (attune_article_get_n_words (article), >=, 6000);
  g_assert_cmpuint (n[ATTUNE_BLOCK_REFERENCE], >=, 35);
  g_assert_cmpuint (n[ATTUNE_BLOCK_DEFINITION], >=, 40);
  g_assert_cmpuint (n[ATTUNE_BLOCK_PRACTICE], >=, 10);
  g_assert_cmpuint (n[ATTUNE_BLOCK_FIGURE], ==, 4);
  g_assert_cmpuint (n[ATTUNE_BLOCK_TABLE], ==, 1);
}

static void
test_questions_and_resources (void)
{
  g_autoptr (AttuneArticle) article = load ();
  AttuneSection *questions = attune_article_lookup_section (article, "questions");
  AttuneSection *resources = attune_article_lookup_section (article, "resources");
  guint n = 0;

  g_assert_cmpint (attune_section_get_kind (questions), ==, ATTUNE_SECTION_QUESTIONS);
  g_assert_cmpuint (g_list_model_get_n_items (attune_section_get_sections (questions)), ==, 8);

  g_assert_cmpint (attune_section_get_kind (resources), ==, ATTUNE_SECTION_RESOURCES);
  for (guint i = attune_section_get_first_block (resources);
       i < attune_section_get_end_block (resources); i++)
    if (attune_block_get_block_type (attune_article_get_block (article, i)) ==
        ATTUNE_BLOCK_RESOURCE)
      n++;
  g_assert_cmpuint (n, ==, 9);
}

/* Every line is a line, nothing is empty, and spans lie within their block. */
static void
test_soundness (void)
{
  g_autoptr (AttuneArticle) article = load ();

  for (guint i = 0; i < attune_article_get_n_blocks (article); i++)
    {
      const AttuneBlock *block = attune_article_get_block (article, i);
      const AttuneText *text = attune_block_get_text (block);
      guint n_lines = 0, n_spans = 0, start = 0;
      const AttuneLine *lines = attune_block_get_lines (block, &n_lines);
      const AttuneSpan *spans = attune_text_get_spans (text, &n_spans);

      g_test_message ("%s", attune_block_get_id (block));
      g_assert_cmpuint (n_lines, >, 0);
      for (guint l = 0; l < n_lines; l++)
        {
          g_autofree char *words = attune_block_dup_line (block, &lines[l]);

          g_assert_cmpuint (lines[l].start, <, lines[l].end);
          g_assert_null (strpbrk (words, "\n\r\t<>"));
          g_assert_null (strstr (words, "  "));
          g_assert_false (g_str_has_prefix (words, " "));
          g_assert_false (g_str_has_suffix (words, " "));
        }
      for (guint s = 0; s < n_spans; s++)
        {
          g_assert_cmpuint (spans[s].start, >=, start);
          g_assert_cmpuint (spans[s].start, <, spans[s].end);
          g_assert_cmpuint (spans[s].end, <=, attune_text_get_length (text));
          start = spans[s].start;
        }
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/real-article/head", test_head);
  g_test_add_func ("/real-article/outline", test_outline);
  g_test_add_func ("/real-article/amount", test_amount);
  g_test_add_func ("/real-article/questions-and-resources", test_questions_and_resources);
  g_test_add_func ("/real-article/soundness", test_soundness);

  return g_test_run ();
}
