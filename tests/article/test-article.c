/* test-article.c: the model, on an article that has one block of every kind
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gstdio.h>

#include "attune-article-error.h"
#include "attune-article.h"
#include "mutate.h"

static AttuneArticle *
load (void)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "article", "every-kind.json", NULL);
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

  g_assert_cmpstr (attune_article_get_id (article), ==, "every-kind");
  g_assert_cmpstr (attune_article_get_language (article), ==, "en-US");
  g_assert_cmpstr (attune_article_get_title (article), ==, "Every kind of block");
  g_assert_cmpstr (attune_article_get_subtitle (article), ==, "A fixture");
  g_assert_cmpstr (attune_article_get_summary (article), ==, "One of each, and nothing else.");
  g_assert_cmpstr (attune_article_get_updated (article), ==, "2025-02-28");
  g_assert_cmpstr (attune_article_get_license (article), ==, "CC-BY-SA-4.0");
}

static void
test_optional (void)
{
  g_autoptr (JsonNode) root = mutate_parse (
      "{'format':1,'id':'a','language':'de','title':'T','updated':'2024-02-29','license':'CC0-1.0',"
      "'sections':[{'id':'s','title':' One\\n  line '}]}");
  g_autoptr (GBytes) bytes = mutate_to_bytes (root);
  g_autoptr (GError) error = NULL;
  g_autoptr (AttuneArticle) article = attune_article_new_from_bytes (bytes, "a.json", &error);

  g_assert_no_error (error);
  g_assert_null (attune_article_get_subtitle (article));
  g_assert_null (attune_article_get_summary (article));
  g_assert_cmpuint (attune_article_get_n_words (article), ==, 0);
  /* Neither a glossary nor references where there are none */
  g_assert_cmpuint (attune_article_get_n_sections (article), ==, 1);
  g_assert_cmpuint (attune_article_get_n_blocks (article), ==, 1);
  g_assert_cmpstr (attune_section_get_title (attune_article_get_section (article, 0)), ==,
                   "One line");
}

static void
test_checksum (void)
{
  g_autoptr (AttuneArticle) one = load ();
  g_autoptr (AttuneArticle) same = load ();
  g_autoptr (JsonNode) root = mutate_load ("article/every-kind.json");
  g_autoptr (GBytes) bytes = mutate_to_bytes (root);
  g_autoptr (AttuneArticle) other = attune_article_new_from_bytes (bytes, "x", NULL);

  g_assert_cmpuint (strlen (attune_article_get_checksum (one)), ==, 64);
  g_assert_cmpstr (attune_article_get_checksum (one), ==, attune_article_get_checksum (same));
  g_assert_cmpstr (attune_article_get_checksum (one), !=, attune_article_get_checksum (other));
}

static void
test_sections (void)
{
  static const struct
  {
    const char *id;
    const char *title;
    AttuneSectionKind kind;
    const char *parent;
    guint depth, n_children, n_blocks;
  } expected[] = {
    { "opening", "Opening", ATTUNE_SECTION_TEXT, NULL, 0, 1, 12 },
    { "inner", "An inner section", ATTUNE_SECTION_TEXT, "opening", 1, 0, 2 },
    { "asked", "Asked", ATTUNE_SECTION_QUESTIONS, NULL, 0, 1, 3 },
    { "asked-why", "Why?", ATTUNE_SECTION_TEXT, "asked", 1, 0, 2 },
    { "works", "Works", ATTUNE_SECTION_RESOURCES, NULL, 0, 0, 2 },
    { "glossary", "Glossary", ATTUNE_SECTION_GLOSSARY, NULL, 0, 0, 5 },
    { "references", "References", ATTUNE_SECTION_REFERENCES, NULL, 0, 0, 4 },
  };
  g_autoptr (AttuneArticle) article = load ();
  guint end = 0;

  g_assert_cmpuint (attune_article_get_n_sections (article), ==, G_N_ELEMENTS (expected));
  g_assert_cmpuint (g_list_model_get_n_items (attune_article_get_sections (article)), ==, 5);

  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      AttuneSection *section = attune_article_get_section (article, i);
      AttuneSection *parent = attune_section_get_parent (section);
      GListModel *children = attune_section_get_sections (section);
      guint first = attune_section_get_first_block (section);
      g_autofree char *title = NULL, *path = attune_section_dup_path (section);
      g_autofree char *expected_path = NULL;

      expected_path = parent != NULL ? g_strconcat (attune_section_get_title (parent), " › ",
                                                    expected[i].title, NULL)
                                     : g_strdup (expected[i].title);
      g_assert_cmpstr (path, ==, expected_path);
      g_object_get (section, "title", &title, NULL);
      g_assert_cmpstr (attune_section_get_id (section), ==, expected[i].id);
      g_assert_cmpstr (attune_section_get_title (section), ==, expected[i].title);
      g_assert_cmpstr (title, ==, expected[i].title);
      g_assert_cmpint (attune_section_get_kind (section), ==, expected[i].kind);
      g_assert_cmpstr (parent != NULL ? attune_section_get_id (parent) : NULL, ==,
                       expected[i].parent);
      g_assert_cmpuint (attune_section_get_depth (section), ==, expected[i].depth);
      g_assert_cmpuint (attune_section_get_index (section), ==, i);
      g_assert_cmpuint (children != NULL ? g_list_model_get_n_items (children) : 0, ==,
                        expected[i].n_children);
      g_assert_cmpuint (attune_section_get_end_block (section) - first, ==, expected[i].n_blocks);
      g_assert_true (attune_article_lookup_section (article, expected[i].id) == section);
      if (expected[i].depth == 0)
        {
          g_assert_cmpuint (first, ==, end);
          end = attune_section_get_end_block (section);
        }
    }

  g_assert_cmpuint (end, ==, attune_article_get_n_blocks (article));
  g_assert_null (attune_article_lookup_section (article, "p-inline"));
  g_assert_null (attune_article_lookup_section (article, "nowhere"));
}

/* A list may hold a section longer than the article lives. */
static void
test_section_outlives (void)
{
  AttuneArticle *article = load ();
  g_autoptr (AttuneSection) inner = g_object_ref (attune_article_lookup_section (article, "inner"));

  g_object_unref (article);
  g_assert_cmpstr (attune_section_get_title (inner), ==, "An inner section");
  g_assert_null (attune_section_get_parent (inner));
}

static const struct
{
  const char *id;
  AttuneBlockType type;
  guint depth;
  const char *section;
  const char *text;
} blocks[] = {
  { "opening", ATTUNE_BLOCK_HEADING, 0, "opening", "Opening" },
  { "p-inline", ATTUNE_BLOCK_PARAGRAPH, 0, "opening",
    "A secure base is not a place; “it is ‘someone’” (Bowlby, 1988, p. 12)." },
  { "l-nested", ATTUNE_BLOCK_LIST, 0, "opening",
    "first\nsecond\ninner one\ninner two\ninnermost\nthird" },
  { "q-words", ATTUNE_BLOCK_QUOTE, 0, "opening",
    "Words of one.\nAnd of the same.\nSomebody, 1978" },
  { "pp-point", ATTUNE_BLOCK_PRACTICE, 0, "opening", "Wait. Don’t well-meaningly hurry." },
  { "v-scene", ATTUNE_BLOCK_VIGNETTE, 0, "opening", "She came in.\nHe stayed." },
  { "t-states", ATTUNE_BLOCK_TABLE, 0, "opening",
    "Two states\nState\nIn the room\nSecure\nopen\nDismissing\nfar" },
  { "f-bars", ATTUNE_BLOCK_FIGURE, 0, "opening", "Shares\nTwo bars in words." },
  { "f-years", ATTUNE_BLOCK_FIGURE, 0, "opening", "Years\nTwo events in words." },
  { "f-map", ATTUNE_BLOCK_FIGURE, 0, "opening", "Map\nOne area in words." },
  { "inner", ATTUNE_BLOCK_HEADING, 1, "inner", "An inner section" },
  { "p-links", ATTUNE_BLOCK_PARAGRAPH, 1, "inner",
    "See the table, a term, the start, another and the web." },
  { "asked", ATTUNE_BLOCK_HEADING, 0, "asked", "Asked" },
  { "asked-why", ATTUNE_BLOCK_HEADING, 1, "asked-why", "Why?" },
  { "p-why", ATTUNE_BLOCK_PARAGRAPH, 1, "asked-why", "Because." },
  { "works", ATTUNE_BLOCK_HEADING, 0, "works", "Works" },
  { "r-base", ATTUNE_BLOCK_RESOURCE, 0, "works",
    "Bowlby, J. (1988). A secure base. Basic Books. ISBN 978-0-465-07597-1.\nShort and clear." },
  { "glossary", ATTUNE_BLOCK_HEADING, 0, "glossary", "Glossary" },
  { "term/attunement", ATTUNE_BLOCK_DEFINITION, 0, "glossary", "Attunement\nBeing with." },
  { "term/ecart", ATTUNE_BLOCK_DEFINITION, 0, "glossary", "Écart\nA gap. See there." },
  { "term/file-drawer", ATTUNE_BLOCK_DEFINITION, 0, "glossary",
    "File drawer\nWhat was not published." },
  { "term/secure-base", ATTUNE_BLOCK_DEFINITION, 0, "glossary",
    "secure base\nWhere one starts.\nSee also: Attunement, Écart" },
  { "references", ATTUNE_BLOCK_HEADING, 0, "references", "References" },
  { "ref/ainsworth-1978", ATTUNE_BLOCK_REFERENCE, 0, "references",
    "Ainsworth, M. D. S., Blehar, M. C., & Waters, E. (1978). Patterns of attachment. Erlbaum." },
  { "ref/bowlby-1988", ATTUNE_BLOCK_REFERENCE, 0, "references",
    "Bowlby, J. (1988). A secure base. Basic Books. ISBN 978-0-465-07597-1." },
  { "ref/everybody-nd", ATTUNE_BLOCK_REFERENCE, 0, "references",
    "Everybody. (n.d.). A page. https://example.org/page" },
};

static void
test_blocks (void)
{
  g_autoptr (AttuneArticle) article = load ();

  g_assert_cmpuint (attune_article_get_n_blocks (article), ==, G_N_ELEMENTS (blocks));
  for (guint i = 0; i < G_N_ELEMENTS (blocks); i++)
    {
      const AttuneBlock *block = attune_article_get_block (article, i);
      AttuneSection *section = attune_article_get_section_of_block (article, block);
      const AttuneText *text = attune_block_get_text (block);

      g_assert_cmpstr (attune_block_get_id (block), ==, blocks[i].id);
      g_assert_cmpint (attune_block_get_block_type (block), ==, blocks[i].type);
      g_assert_cmpuint (attune_block_get_index (block), ==, i);
      g_assert_cmpuint (attune_block_get_depth (block), ==, blocks[i].depth);
      g_assert_cmpstr (attune_text_get_string (text), ==, blocks[i].text);
      g_assert_cmpint (attune_text_get_length (text), ==, g_utf8_strlen (blocks[i].text, -1));
      g_assert_cmpstr (attune_section_get_id (section), ==, blocks[i].section);
      g_assert_true (attune_article_lookup_block (article, blocks[i].id) == block);
    }
  g_assert_null (attune_article_lookup_block (article, "secure-base"));
  g_assert_null (attune_article_lookup_block (article, ""));
}

typedef struct
{
  const char *words;
  AttuneLineRole role;
  guint depth, number, row, column;
} Line;

static void
check_lines (AttuneArticle *article, const char *id, const Line *expected, guint n_expected)
{
  const AttuneBlock *block = attune_article_lookup_block (article, id);
  guint n = 0, at = 0;
  const AttuneLine *lines = attune_block_get_lines (block, &n);

  g_assert_cmpuint (n, ==, n_expected);
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *words = attune_block_dup_line (block, &lines[i]);

      g_assert_cmpstr (words, ==, expected[i].words);
      g_assert_cmpint (lines[i].role, ==, expected[i].role);
      g_assert_cmpuint (lines[i].depth, ==, expected[i].depth);
      g_assert_cmpuint (lines[i].number, ==, expected[i].number);
      g_assert_cmpuint (lines[i].row, ==, expected[i].row);
      g_assert_cmpuint (lines[i].column, ==, expected[i].column);
      g_assert_cmpuint (lines[i].start, ==, at);
      at = lines[i].end + 1;
    }
  g_assert_cmpuint (at, ==, attune_text_get_length (attune_block_get_text (block)) + 1);
}

static void
test_lines (void)
{
  static const Line list[] = {
    { "first", ATTUNE_LINE_ITEM, 0, 0, 0, 0 },     { "second", ATTUNE_LINE_ITEM, 0, 0, 0, 0 },
    { "inner one", ATTUNE_LINE_ITEM, 1, 1, 0, 0 }, { "inner two", ATTUNE_LINE_ITEM, 1, 2, 0, 0 },
    { "innermost", ATTUNE_LINE_ITEM, 2, 0, 0, 0 }, { "third", ATTUNE_LINE_ITEM, 0, 0, 0, 0 },
  };
  static const Line table[] = {
    { "Two states", ATTUNE_LINE_CAPTION, 0, 0, 0, 0 },
    { "State", ATTUNE_LINE_CELL, 0, 0, 0, 0 },
    { "In the room", ATTUNE_LINE_CELL, 0, 0, 0, 1 },
    { "Secure", ATTUNE_LINE_CELL, 0, 0, 1, 0 },
    { "open", ATTUNE_LINE_CELL, 0, 0, 1, 1 },
    { "Dismissing", ATTUNE_LINE_CELL, 0, 0, 2, 0 },
    { "far", ATTUNE_LINE_CELL, 0, 0, 2, 1 },
  };
  static const Line quote[] = {
    { "Words of one.", ATTUNE_LINE_TEXT, 0, 0, 0, 0 },
    { "And of the same.", ATTUNE_LINE_TEXT, 0, 0, 0, 0 },
    { "Somebody, 1978", ATTUNE_LINE_ATTRIBUTION, 0, 0, 0, 0 },
  };
  static const Line figure[] = {
    { "Shares", ATTUNE_LINE_CAPTION, 0, 0, 0, 0 },
    { "Two bars in words.", ATTUNE_LINE_DESCRIPTION, 0, 0, 0, 0 },
  };
  static const Line term[] = {
    { "secure base", ATTUNE_LINE_TERM, 0, 0, 0, 0 },
    { "Where one starts.", ATTUNE_LINE_TEXT, 0, 0, 0, 0 },
    { "See also: Attunement, Écart", ATTUNE_LINE_SEE, 0, 0, 0, 0 },
  };
  g_autoptr (AttuneArticle) article = load ();

  check_lines (article, "l-nested", list, G_N_ELEMENTS (list));
  check_lines (article, "t-states", table, G_N_ELEMENTS (table));
  check_lines (article, "q-words", quote, G_N_ELEMENTS (quote));
  check_lines (article, "f-bars", figure, G_N_ELEMENTS (figure));
  check_lines (article, "term/secure-base", term, G_N_ELEMENTS (term));
}

/* Spans must still lie on their words when lines were put together to a block. */
static void
test_spans (void)
{
  static const struct
  {
    const char *block;
    AttuneSpanKind kind;
    const char *target;
    const char *words;
  } spans[] = {
    { "p-inline", ATTUNE_SPAN_EMPHASIS, NULL, "secure" },
    { "p-inline", ATTUNE_SPAN_TERM, "secure-base", "base" },
    { "p-inline", ATTUNE_SPAN_STRONG, NULL, "not" },
    { "p-inline", ATTUNE_SPAN_CITATION, "bowlby-1988", "Bowlby, 1988, p. 12" },
    { "q-words", ATTUNE_SPAN_CITATION, "ainsworth-1978", "1978" },
    { "t-states", ATTUNE_SPAN_EMPHASIS, NULL, "Secure" },
    { "p-links", ATTUNE_SPAN_LINK, "attune:every-kind#term/attunement", "a term" },
    { "p-links", ATTUNE_SPAN_LINK, "https://example.org/a?b=c&d", "the web" },
    { "r-base", ATTUNE_SPAN_EMPHASIS, NULL, "A secure base" },
    { "term/secure-base", ATTUNE_SPAN_EMPHASIS, NULL, "starts" },
    { "term/secure-base", ATTUNE_SPAN_TERM, "attunement", "Attunement" },
    { "term/secure-base", ATTUNE_SPAN_TERM, "ecart", "Écart" },
    { "ref/everybody-nd", ATTUNE_SPAN_LINK, "https://example.org/page",
      "https://example.org/page" },
  };
  g_autoptr (AttuneArticle) article = load ();

  for (guint i = 0; i < G_N_ELEMENTS (spans); i++)
    {
      const AttuneBlock *block = attune_article_lookup_block (article, spans[i].block);
      const AttuneText *text = attune_block_get_text (block);
      guint n = 0;
      const AttuneSpan *all = attune_text_get_spans (text, &n);
      gboolean found = FALSE;

      for (guint j = 0; j < n && !found; j++)
        {
          g_autofree char *words = attune_text_dup_range (text, all[j].start, all[j].end);

          found = all[j].kind == spans[i].kind && g_str_equal (words, spans[i].words) &&
                  g_strcmp0 (all[j].target, spans[i].target) == 0;
        }
      g_test_message ("%s: %s", spans[i].block, spans[i].words);
      g_assert_true (found);
    }
}

static void
test_figures (void)
{
  g_autoptr (AttuneArticle) article = load ();
  const AttuneFigure *bars = attune_block_get_figure (
      attune_article_lookup_block (article, "f-bars"));
  const AttuneFigure *years = attune_block_get_figure (
      attune_article_lookup_block (article, "f-years"));
  const AttuneFigure *map = attune_block_get_figure (
      attune_article_lookup_block (article, "f-map"));

  g_assert_null (attune_block_get_figure (attune_article_lookup_block (article, "p-inline")));

  g_assert_cmpint (bars->kind, ==, ATTUNE_FIGURE_BARS);
  g_assert_cmpstr (bars->unit, ==, "%");
  g_assert_cmpfloat (attune_figure_get_maximum (bars), ==, 100);
  g_assert_cmpuint (attune_figure_get_n_items (bars), ==, 2);
  g_assert_cmpstr (attune_figure_get_item (bars, 0)->label, ==, "Secure");
  g_assert_cmpstr (attune_figure_get_item (bars, 0)->text, ==, "about half");
  g_assert_cmpfloat (attune_figure_get_item (bars, 0)->value, ==, 51.5);
  g_assert_false (attune_figure_get_item (bars, 0)->aside);
  g_assert_true (attune_figure_get_item (bars, 1)->aside);
  g_assert_null (attune_figure_get_item (bars, 1)->text);

  g_assert_cmpint (years->kind, ==, ATTUNE_FIGURE_TIMELINE);
  g_assert_cmpfloat (attune_figure_get_item (years, 0)->value, ==, 1969);
  g_assert_cmpfloat (attune_figure_get_item (years, 0)->other, ==, 1980);
  g_assert_cmpfloat (attune_figure_get_item (years, 1)->other, ==, 1988);

  g_assert_cmpint (map->kind, ==, ATTUNE_FIGURE_MAP);
  g_assert_cmpstr (map->x.label, ==, "Anxiety");
  g_assert_cmpstr (map->y.high, ==, "far");
  g_assert_cmpfloat (attune_figure_get_item (map, 0)->value, ==, 0.25);
  g_assert_cmpfloat (attune_figure_get_item (map, 0)->other, ==, 1);
}

static void
test_figure_maximum (void)
{
  g_autoptr (AttuneFigure) figure = attune_figure_new (ATTUNE_FIGURE_BARS);

  g_assert_cmpfloat (attune_figure_get_maximum (figure), ==, 0);
  attune_figure_append (figure, (AttuneFigureItem) { .label = g_strdup ("a"), .value = 3 });
  attune_figure_append (figure, (AttuneFigureItem) { .label = g_strdup ("b"), .value = 9 });
  g_assert_cmpfloat (attune_figure_get_maximum (figure), ==, 9);
  figure->maximum = 12;
  g_assert_cmpfloat (attune_figure_get_maximum (figure), ==, 12);
}

static void
test_apparatus (void)
{
  g_autoptr (AttuneArticle) article = load ();
  AttuneTerm *term = attune_article_lookup_term (article, "secure-base");
  AttuneReference *reference = attune_article_lookup_reference (article, "ainsworth-1978");

  g_assert_cmpstr (attune_term_get_id (term), ==, "secure-base");
  g_assert_cmpstr (attune_term_get_title (term), ==, "secure base");
  g_assert_cmpstr (attune_text_get_string (attune_term_get_definition (term)), ==,
                   "Where one starts.");
  g_assert_cmpstrv (attune_term_get_see (term),
                    ((const char *const[]) { "attunement", "ecart", NULL }));
  g_assert_null (attune_article_lookup_term (article, "ainsworth-1978"));

  g_assert_cmpstr (attune_reference_get_label (reference), ==, "Ainsworth et al., 1978");
  g_assert_null (attune_article_lookup_reference (article, "secure-base"));
}

/* Of what is read in the body; headings, glossary and references are not counted, nor is what a
 * figure says in words, and a word with an apostrophe or a hyphen is one. */
static void
test_words (void)
{
  g_autoptr (AttuneArticle) article = load ();

  g_assert_cmpuint (attune_article_get_n_words (article), ==, 68);
}

static void
test_resolve (void)
{
  static const struct
  {
    const char *place;
    const char *block; /* NULL where there is no such place */
    guint start, end;
  } places[] = {
    { "attune:every-kind", "opening", 0, 0 },
    { "attune:every-kind#opening", "opening", 0, 7 },
    { "attune:every-kind#p-why", "p-why", 0, 8 },
    { "attune:every-kind#p-why:2-4", "p-why", 2, 4 },
    { "attune:every-kind#p-why:2-400", "p-why", 2, 8 },
    { "attune:every-kind#p-why:200-400", "p-why", 8, 8 },
    { "attune:every-kind#term/ecart", "term/ecart", 0, 23 },
    { "attune:every-kind#ref/bowlby-1988:0-6", "ref/bowlby-1988", 0, 6 },
    { "attune:every-kind#nowhere", NULL, 0, 0 },
    { "attune:every-kind#ecart", NULL, 0, 0 },
    { "attune:another#opening", NULL, 0, 0 },
    { "attune:another", NULL, 0, 0 },
  };
  g_autoptr (AttuneArticle) article = load ();

  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    {
      g_autoptr (AttunePlace) place = attune_place_parse (places[i].place, NULL);
      g_autoptr (GError) error = NULL;
      guint start = 99, end = 99;
      const AttuneBlock *block = attune_article_resolve (article, place, &start, &end, &error);

      if (places[i].block == NULL)
        {
          g_assert_null (block);
          g_assert_error (error, ATTUNE_ARTICLE_ERROR, ATTUNE_ARTICLE_ERROR_PLACE);
          g_assert_nonnull (strstr (error->message, places[i].place));
          continue;
        }
      g_assert_no_error (error);
      g_assert_cmpstr (attune_block_get_id (block), ==, places[i].block);
      g_assert_cmpuint (start, ==, places[i].start);
      g_assert_cmpuint (end, ==, places[i].end);
      g_assert_true (attune_article_resolve (article, place, NULL, NULL, NULL) == block);
    }
}

static void
test_compare (void)
{
  static const char *const ordered[] = {
    "attune:every-kind",
    "attune:every-kind#opening",
    "attune:every-kind#p-inline:0-1",
    "attune:every-kind#p-inline:0-2",
    "attune:every-kind#p-inline",
    "attune:every-kind#p-inline:3-4",
    "attune:every-kind#l-nested",
    "attune:every-kind#asked",
    "attune:every-kind#term/attunement",
    "attune:every-kind#ref/ainsworth-1978",
    "attune:another#opening",
    "attune:every-kind#nowhere",
  };
  g_autoptr (AttuneArticle) article = load ();

  for (guint i = 0; i < G_N_ELEMENTS (ordered); i++)
    for (guint j = 0; j < G_N_ELEMENTS (ordered); j++)
      {
        g_autoptr (AttunePlace) a = attune_place_parse (ordered[i], NULL);
        g_autoptr (AttunePlace) b = attune_place_parse (ordered[j], NULL);
        int order = attune_article_compare_places (article, a, b);

        g_assert_cmpint ((order > 0) - (order < 0), ==, (i > j) - (i < j));
      }
}

static void
test_suggestions (void)
{
  static const struct
  {
    const char *id;
    guint n;
    const char *expected[4];
  } asked[] = {
    { "opning", 3, { "opening", NULL } },
    { "oepning", 3, { "opening", NULL } },
    { "glossar", 3, { "glossary", NULL } },
    { "ask", 3, { "asked", "asked-why", NULL } },
    { "ask", 1, { "asked", NULL } },
    { "the-inner-part", 3, { "inner", NULL } },
    { "xyzzy-quux", 3, { NULL } },
    { "opning", 0, { NULL } },
    { "", 3, { NULL } },
  };
  g_autoptr (AttuneArticle) article = load ();

  for (guint i = 0; i < G_N_ELEMENTS (asked); i++)
    {
      g_auto (GStrv) ids = attune_article_suggest_ids (article, asked[i].id, asked[i].n);

      g_assert_cmpstrv (ids, asked[i].expected);
    }
}

static void
test_file_errors (void)
{
  g_autoptr (GFile) missing = g_file_new_for_path ("/nonexistent/article.json");
  g_autoptr (GFile) folder = g_file_new_for_path (g_test_get_dir (G_TEST_DIST));
  g_autoptr (GFile) endless = g_file_new_for_path ("/dev/zero");
  g_autoptr (GError) error = NULL;

  g_assert_null (attune_article_new_from_file (missing, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
  g_clear_error (&error);

  g_assert_null (attune_article_new_from_file (folder, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_IS_DIRECTORY);
  g_clear_error (&error);

  g_assert_null (attune_article_new_from_file (endless, &error));
  g_assert_error (error, ATTUNE_ARTICLE_ERROR, ATTUNE_ARTICLE_ERROR_LIMIT);
  g_assert_cmpstr (error->message, ==, "/dev/zero: $: is larger than 64 MiB");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/article/head", test_head);
  g_test_add_func ("/article/optional", test_optional);
  g_test_add_func ("/article/checksum", test_checksum);
  g_test_add_func ("/article/sections", test_sections);
  g_test_add_func ("/article/section-outlives", test_section_outlives);
  g_test_add_func ("/article/blocks", test_blocks);
  g_test_add_func ("/article/lines", test_lines);
  g_test_add_func ("/article/spans", test_spans);
  g_test_add_func ("/article/figures", test_figures);
  g_test_add_func ("/article/figure-maximum", test_figure_maximum);
  g_test_add_func ("/article/apparatus", test_apparatus);
  g_test_add_func ("/article/words", test_words);
  g_test_add_func ("/article/resolve", test_resolve);
  g_test_add_func ("/article/compare", test_compare);
  g_test_add_func ("/article/suggestions", test_suggestions);
  g_test_add_func ("/article/file-errors", test_file_errors);

  return g_test_run ();
}
