/* test-printer.c: an article as plain text
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "attune-printer.h"

static AttuneArticle *
open_fixture (void)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "fixtures", "small.json", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  AttuneArticle *article = attune_article_new_from_file (file, &error);

  g_assert_no_error (error);

  return article;
}

static const struct
{
  const char *block;
  guint width;
  const char *text;
} blocks[] = {
  { "beginning", 80, "The beginning\n=============\n" },
  { "voices", 80, "Voices from the quay\n--------------------\n" },
  { "voices", 12, "Voices from\nthe quay\n-----------\n" },
  { "question-anchor", 80, "What is an anchor for?\n----------------------\n" },
  { "welcome", 80,
    "A harbor is where boats come back to. It is quiet there, and the water is calm\n"
    "enough to mend a net, to sleep, or to think of the next voyage; sailors say that\n"
    "a good one is known by how soon one wants to leave it again, and by how gladly\n"
    "one returns.\n" },
  { "kinds", 80,
    "  • Sheltered by an island, which breaks the swell before it comes near the\n"
    "    boats that lie there\n"
    "  • Made by hand\n"
    "      1. With a wall\n"
    "      2. With a dredged channel\n"
    "  • Found by chance\n" },
  { "steps", 80, "  1. Reef the sail.\n  2. Look for the light.\n" },
  { "saying", 80,
    "    A ship is safe at anchor.\n"
    "\n"
    "    That is not what ships are for.\n"
    "    — After Shedd, 1928\n" },
  { "hint", 80, "Practice point\n  Ask where the anchor was dropped last.\n" },
  { "hint", 24, "Practice point\n  Ask where the anchor\n  was dropped last.\n" },
  { "scene", 80, "Vignette\n  A sailor comes in, wet through.\n\n  Nobody asks why.\n" },
  { "winds", 80,
    "Table\n"
    "  Winds and what to do\n"
    "\n"
    "Wind: Breeze\n"
    "  At sea: Set all sails\n"
    "  In port: Dry the nets\n"
    "\n"
    "Wind: Gale\n"
    "  At sea: Heave to\n"
    "  In port: Double the ropes\n" },
  { "shares", 80,
    "Figure\n"
    "  Boats by kind\n"
    "  Six in ten boats are dinghies, four in ten are cutters.\n" },
  { "answer-anchor", 80, "For staying. See the voices.\n" },
  { "shelf-shedd", 80,
    "Shedd, J. A. (1928). Salt from my attic. Mosher Press.\n"
    "  Short, and often misquoted.\n" },
  { "term/harbor", 80,
    "Harbor\n"
    "    Sheltered water in which an anchor holds.\n"
    "    See also: Anchor\n" },
  { "ref/shedd-1928", 40,
    "Shedd, J. A. (1928). Salt from my attic.\n"
    "    Mosher Press.\n" },
};

static void
test_blocks (void)
{
  g_autoptr (AttuneArticle) article = open_fixture ();

  for (guint i = 0; i < G_N_ELEMENTS (blocks); i++)
    {
      const AttuneBlock *block = attune_article_lookup_block (article, blocks[i].block);
      g_autofree char *text = attune_print_block (block, blocks[i].width);

      g_test_message ("%s", blocks[i].block);
      g_assert_cmpstr (text, ==, blocks[i].text);
    }
}

/* The table above has each type of block, so that none is forgotten. */
static void
test_all_types (void)
{
  g_autoptr (AttuneArticle) article = open_fixture ();
  gboolean seen[ATTUNE_BLOCK_REFERENCE + 1] = { FALSE };

  for (guint i = 0; i < G_N_ELEMENTS (blocks); i++)
    seen[attune_block_get_block_type (attune_article_lookup_block (article, blocks[i].block))] =
        TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (seen); i++)
    g_assert_true (seen[i]);
}

static void
test_section (void)
{
  g_autoptr (AttuneArticle) article = open_fixture ();
  g_autofree char *inner = NULL, *outer = NULL;

  inner = attune_print_section (article, attune_article_lookup_section (article, "voices"), 80);
  g_assert_cmpstr (inner, ==,
                   "Voices from the quay\n"
                   "--------------------\n"
                   "\n"
                   "    A ship is safe at anchor.\n"
                   "\n"
                   "    That is not what ships are for.\n"
                   "    — After Shedd, 1928\n"
                   "\n"
                   "Practice point\n"
                   "  Ask where the anchor was dropped last.\n"
                   "\n"
                   "Vignette\n"
                   "  A sailor comes in, wet through.\n"
                   "\n"
                   "  Nobody asks why.\n");

  /* Those under it are in it, those behind it are not. */
  outer = attune_print_section (article, attune_article_lookup_section (article, "beginning"), 80);
  g_assert_true (g_str_has_prefix (outer, "The beginning\n=============\n\nA harbor"));
  g_assert_nonnull (strstr (outer, inner));
  g_assert_nonnull (strstr (outer, "Numbers\n-------\n"));
  g_assert_null (strstr (outer, "Questions"));
}

static guint
width_of (const char *line)
{
  guint width = 0;

  for (const char *c = line; *c != '\0'; c = g_utf8_next_char (c))
    if (!g_unichar_iszerowidth (g_utf8_get_char (c)))
      width += g_unichar_iswide (g_utf8_get_char (c)) ? 2 : 1;

  return width;
}

/* No line is too long unless it is one word, none ends with a space, and all words are there. */
static void
check_width (AttuneArticle *article, const AttuneBlock *block, guint width)
{
  g_autofree char *text = attune_print_block (block, width);
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  const char *words = attune_text_get_string (attune_block_get_text (block));

  g_assert_true (g_str_has_suffix (text, "\n"));
  g_assert_false (g_str_has_suffix (text, "\n\n"));
  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_autofree char *trimmed = g_strstrip (g_strdup (lines[i]));

      g_assert_false (g_str_has_suffix (lines[i], " "));
      if (width_of (lines[i]) > width)
        g_assert_cmpuint (width_of (trimmed), >, width - 20);
    }

  if (attune_block_get_block_type (block) != ATTUNE_BLOCK_TABLE)
    {
      g_auto (GStrv) expected = g_strsplit_set (words, " \n", -1);
      const char *c = text;

      for (guint i = 0; expected[i] != NULL; i++)
        {
          /* A thin space may be where a line ends. */
          if (strstr (expected[i], "\u2009") != NULL)
            continue;
          c = strstr (c, expected[i]);
          g_assert_nonnull (c);
          c += strlen (expected[i]);
        }
    }
}

static void
test_article (void)
{
  static const guint widths[] = { 20, 40, 80 };
  g_autofree char *path = NULL;
  g_autoptr (GFile) file = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (AttuneArticle) article = NULL;

  path = g_test_build_filename (G_TEST_DIST, "../data/articles/attachment-in-psychotherapy.json",
                                NULL);
  file = g_file_new_for_path (path);
  article = attune_article_new_from_file (file, &error);
  g_assert_no_error (error);

  for (guint w = 0; w < G_N_ELEMENTS (widths); w++)
    for (guint i = 0; i < attune_article_get_n_blocks (article); i++)
      check_width (article, attune_article_get_block (article, i), widths[w]);
}

static void
test_line (void)
{
  static const struct
  {
    const char *text;
    const char *line;
  } lines[] = {
    { "", "" },
    { "as it is", "as it is" },
    { "tab\tand\nline", "tab and line" },
    { "\033[31mred\033[0m\a", " [31mred [0m " },
    { "\302\233K", " K" },
    { "not UTF-8: \xff", "not UTF-8: \357\277\275" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    {
      g_autofree char *line = attune_print_line (lines[i].text);

      g_assert_cmpstr (line, ==, lines[i].line);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/commands/printer/blocks", test_blocks);
  g_test_add_func ("/commands/printer/all-types", test_all_types);
  g_test_add_func ("/commands/printer/section", test_section);
  g_test_add_func ("/commands/printer/article", test_article);
  g_test_add_func ("/commands/printer/line", test_line);

  return g_test_run ();
}
