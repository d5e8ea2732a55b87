/* test-search-results.c: the best first, and all in order
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "search-tools.h"

static AttuneSearchResults *
search_fixture (const char *text)
{
  g_autoptr (AttuneLibrary) library = search_tools_open ("fixtures", "small.json");
  g_autoptr (AttuneSearchIndex) index = attune_search_index_new (library, NULL);

  return search_tools_search (index, text);
}

static AttuneSearchResults *
search_article (const char *text)
{
  g_autoptr (AttuneLibrary) library = NULL;
  g_autoptr (AttuneSearchIndex) index = NULL;

  library = search_tools_open ("../data/articles", "attachment-in-psychotherapy.json");
  index = attune_search_index_new (library, NULL);

  return search_tools_search (index, text);
}

static const char *
block_of (AttuneSearchHit *hit)
{
  return attune_place_get_block_id (attune_search_hit_get_place (hit));
}

/* The blocks of all hits that have all that was asked for, the best first. */
static char *
list_blocks (AttuneSearchResults *results)
{
  GString *string = g_string_new (NULL);

  for (guint i = 0; i < attune_search_results_get_n_full (results); i++)
    {
      AttuneSearchHit *hit = search_tools_get_hit (results, i);

      g_string_append_printf (string, "%s%s", i > 0 ? " " : "", block_of (hit));
    }

  return g_string_free_and_steal (string);
}

static void
test_kinds (void)
{
  g_autoptr (AttuneSearchResults) anchor = search_fixture ("anchor");
  g_autoptr (AttuneSearchResults) attic = search_fixture ("attic");
  g_autofree char *blocks = list_blocks (anchor);
  AttuneSearchHit *reference = search_tools_get_hit (attic, 1);
  g_autoptr (AttuneSearchHit) question = NULL;

  g_assert_cmpstr (blocks, ==, "question-anchor term/anchor term/harbor hint saying");
  g_assert_cmpint (attune_search_hit_get_kind (search_tools_get_hit (anchor, 0)), ==,
                   ATTUNE_SEARCH_SECTION);
  g_assert_cmpint (attune_search_hit_get_kind (search_tools_get_hit (anchor, 1)), ==,
                   ATTUNE_SEARCH_TERM);
  g_assert_cmpint (attune_search_hit_get_kind (search_tools_get_hit (anchor, 4)), ==,
                   ATTUNE_SEARCH_PASSAGE);
  g_assert_cmpint (attune_search_hit_get_kind (reference), ==, ATTUNE_SEARCH_REFERENCE);
  g_assert_true (g_list_model_get_item_type (G_LIST_MODEL (anchor)) == ATTUNE_TYPE_SEARCH_HIT);
  g_assert_null (g_list_model_get_item (G_LIST_MODEL (anchor), 5));

  question = g_list_model_get_item (G_LIST_MODEL (anchor), 0);
  g_assert_true (question == search_tools_get_hit (anchor, 0));
}

static void
test_hit (void)
{
  g_autoptr (AttuneSearchResults) results = search_fixture ("dropped last");
  AttuneSearchHit *hit = search_tools_get_hit (results, 0);
  g_autofree char *place = attune_place_to_string (attune_search_hit_get_place (hit));
  g_autofree char *section_title = NULL, *snippet = NULL;
  AttuneSearchKind kind = ATTUNE_SEARCH_TERM;
  guint n_ranges = 0;
  const AttuneSearchRange *ranges = attune_search_hit_get_snippet_ranges (hit, &n_ranges);

  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (results)), ==, 1);
  g_assert_cmpstr (place, ==, "attune:small#hint:25-37");
  g_assert_cmpstr (attune_search_hit_get_section_id (hit), ==, "voices");
  g_assert_null (attune_search_hit_get_key (hit));
  g_assert_cmpuint (n_ranges, ==, 1);
  g_assert_cmpuint (ranges->start, ==, 25);
  g_assert_cmpuint (ranges->end, ==, 37);

  g_object_get (hit, "kind", &kind, "section-title", &section_title, "snippet", &snippet, NULL);
  g_assert_cmpint (kind, ==, ATTUNE_SEARCH_PASSAGE);
  g_assert_cmpstr (section_title, ==, "The beginning › Voices from the quay");
  g_assert_cmpstr (snippet, ==, "Ask where the anchor was dropped last.");
}

/* A heading is told by what it lies in: it is its own name already. */
static void
test_section_titles (void)
{
  g_autoptr (AttuneSearchResults) inner = search_fixture ("voices quay");
  g_autoptr (AttuneSearchResults) top = search_fixture ("shelf");
  g_autoptr (AttuneSearchResults) passage = search_fixture ("voyage");

  g_assert_cmpstr (attune_search_hit_get_section_title (search_tools_get_hit (inner, 0)), ==,
                   "The beginning");
  g_assert_cmpstr (attune_search_hit_get_section_title (search_tools_get_hit (top, 0)), ==,
                   "A small article");
  g_assert_cmpstr (attune_search_hit_get_section_title (search_tools_get_hit (passage, 0)), ==,
                   "The beginning");
}

/* Every type of block is found, by words of each of its parts. */
static void
test_all_parts (void)
{
  static const struct
  {
    const char *text;
    const char *block;
  } parts[] = {
    { "voyage", "welcome" },
    { "swell", "kinds" },
    { "dredged", "kinds" },
    { "reef", "steps" },
    { "ships", "saying" },
    { "after shedd", "saying shelf-shedd ref/shedd-1928" },
    { "dropped", "hint" },
    { "nobody", "scene" },
    { "winds", "winds" },
    { "gale", "winds" },
    { "port", "winds" },
    { "kind", "shares" },
    { "cutters", "shares" },
    { "staying", "answer-anchor" },
    { "misquoted", "shelf-shedd" },
    { "sheltered water", "term/harbor" },
    { "harbor see also", "term/harbor" },
    { "questions", "questions" },
    { "mosher", "shelf-shedd ref/shedd-1928" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      g_autoptr (AttuneSearchResults) results = search_fixture (parts[i].text);
      g_autofree char *blocks = list_blocks (results);

      g_test_message ("%s", parts[i].text);
      g_assert_cmpstr (blocks, ==, parts[i].block);
    }
}

static guint
position_of (AttuneSearchResults *results, const char *block_id)
{
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (results)); i++)
    {
      AttuneSearchHit *hit = search_tools_get_hit (results, i);

      if (g_str_equal (block_of (hit), block_id))
        return i;
    }

  g_error ("%s was not found", block_id);
}

/* Of the real article: headings lead to what is under them, a term is explained before it is used,
 * and the references come after the text. */
static void
test_ranking (void)
{
  static const struct
  {
    const char *text;
    const char *block;
    guint within;
  } best[] = {
    { "secure base", "term/secure-base", 1 },
    { "rupture", "rupture-and-repair", 1 },
    { "rupture and repair", "rupture-and-repair", 1 },
    { "mentalizing", "term/mentalizing", 3 },
    { "dismissing", "dismissing", 1 },
    { "dismissing", "term/dismissing", 2 },
    { "working models", "working-models", 1 },
    { "internal working model", "term/internal-working-model", 3 },
    { "who is david wallin", "question-who-is-wallin", 1 },
    { "culture", "culture", 1 },
    { "supervision", "settings", 1 },
    { "attunement", "attunement", 2 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (best); i++)
    {
      g_autoptr (AttuneSearchResults) results = search_article (best[i].text);

      g_test_message ("%s", best[i].text);
      g_assert_cmpuint (position_of (results, best[i].block), <, best[i].within);
    }
}

static void
test_secure_base (void)
{
  g_autoptr (AttuneSearchResults) results = search_article ("secure base");
  guint n = g_list_model_get_n_items (G_LIST_MODEL (results));
  guint n_kinds[ATTUNE_SEARCH_REFERENCE + 1] = { 0 };

  for (guint i = 0; i < n; i++)
    {
      AttuneSearchKind kind = attune_search_hit_get_kind (search_tools_get_hit (results, i));

      n_kinds[kind]++;
      /* The work of that title comes after what the article itself has to say. */
      if (kind == ATTUNE_SEARCH_REFERENCE)
        g_assert_cmpuint (n_kinds[ATTUNE_SEARCH_PASSAGE], >=, 3);
    }

  g_assert_cmpuint (n_kinds[ATTUNE_SEARCH_TERM], >=, 1);
  g_assert_cmpuint (n_kinds[ATTUNE_SEARCH_PASSAGE], >=, 3);
  g_assert_cmpuint (n_kinds[ATTUNE_SEARCH_REFERENCE], >=, 1);
}

/* The same words count for more in a heading, a boxed point or the glossary than in plain text. */
static void
test_classes (void)
{
  g_autoptr (AttuneLibrary) library = NULL;
  g_autoptr (AttuneSearchIndex) index = NULL;
  g_autoptr (AttuneSearchResults) results = NULL;
  g_autofree char *blocks = NULL;

  library = search_tools_parse (
      "{\"format\": 1, \"id\": \"made\", \"language\": \"en\", \"title\": \"Made\","
      "\"updated\": \"2025-01-01\", \"license\": \"CC0-1.0\", \"sections\": ["
      "{\"id\": \"first\", \"title\": \"Before\", \"body\": ["
      "{\"id\": \"plain\", \"type\": \"paragraph\", \"text\": \"Lighthouse keepers\"},"
      "{\"id\": \"point\", \"type\": \"practice\", \"text\": \"Lighthouse keepers\"}]},"
      "{\"id\": \"second\", \"title\": \"Lighthouse keepers\"}],"
      "\"terms\": [{\"id\": \"term\", \"title\": \"Lighthouse\", \"definition\": \"Light\"}],"
      "\"references\": [{\"id\": \"work\", \"type\": \"book\", \"title\": \"Lighthouse\"}]}");
  index = attune_search_index_new (library, NULL);
  results = search_tools_search (index, "lighthouse");
  blocks = list_blocks (results);

  g_assert_cmpstr (blocks, ==, "second term/term point plain ref/work");
}

static void
test_matches (void)
{
  g_autoptr (AttuneSearchResults) results = search_fixture ("anchor");
  g_autofree char *matches = search_tools_describe (results);

  /* In reading order, and not in that of the hits. */
  g_assert_cmpstr (matches, ==,
                   "saying:18-24 hint:14-20 question-anchor:11-17 term/anchor:0-6 "
                   "term/harbor:35-41 term/harbor:59-65");
  g_assert_cmpuint (attune_search_results_get_n_matches (results), ==, 6);
  g_assert_null (attune_search_results_get_match (results, 6));
  g_assert_null (attune_search_results_get_match (results, G_MAXUINT));
  g_assert_true (attune_search_results_is_complete (results));
}

static void
test_nothing (void)
{
  static const char *const texts[] = { "", "…", "nowhere", "anchor -anchor", "\"anchor gale\"" };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (AttuneSearchResults) results = search_fixture (texts[i]);

      g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (results)), ==, 0);
      g_assert_cmpuint (attune_search_results_get_n_matches (results), ==, 0);
      g_assert_null (attune_search_results_get_match (results, 0));
      g_assert_true (attune_search_results_is_complete (results));
    }
}

/* Of more than can be shown, the best are. */
static void
test_limit (void)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) paragraphs = NULL;
  g_autoptr (AttuneLibrary) library = NULL;
  g_autoptr (AttuneSearchIndex) index = NULL;
  g_autoptr (AttuneSearchResults) all = NULL, some = NULL;
  guint last = 0;

  /* The last of them is the best. */
  for (guint i = 0; i < ATTUNE_SEARCH_MAX_HITS; i++)
    g_strv_builder_add (builder, "A word among a number of others, common");
  for (guint i = 0; i < 200; i++)
    g_strv_builder_add (builder, "A word among a handful of others, common");
  g_strv_builder_add (builder, "Word common, word common, word");
  paragraphs = g_strv_builder_end (builder);
  library = search_tools_write ((const char *const *) paragraphs);
  index = attune_search_index_new (library, NULL);

  all = search_tools_search (index, "number");
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (all)), ==, ATTUNE_SEARCH_MAX_HITS);
  g_assert_true (attune_search_results_is_complete (all));

  some = search_tools_search (index, "word");
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (some)), ==, ATTUNE_SEARCH_MAX_HITS);
  g_assert_false (attune_search_results_is_complete (some));
  g_assert_cmpuint (attune_search_results_get_n_matches (some), ==, ATTUNE_SEARCH_MAX_HITS + 203);
  g_assert_cmpuint (position_of (some, "p500"), ==, 0);
  /* Of those that are equal the first were taken. */
  g_assert_cmpuint (position_of (some, "p298"), ==, 299);

  for (guint i = 0; i < attune_search_results_get_n_matches (some); i++)
    {
      g_autoptr (AttunePlace) place = attune_search_results_get_match (some, i);
      guint number = (guint) g_ascii_strtoull (attune_place_get_block_id (place) + 1, NULL, 10);

      g_assert_cmpuint (number, >=, last);
      last = number;
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/search/results/kinds", test_kinds);
  g_test_add_func ("/search/results/hit", test_hit);
  g_test_add_func ("/search/results/section-titles", test_section_titles);
  g_test_add_func ("/search/results/all-parts", test_all_parts);
  g_test_add_func ("/search/results/ranking", test_ranking);
  g_test_add_func ("/search/results/secure-base", test_secure_base);
  g_test_add_func ("/search/results/classes", test_classes);
  g_test_add_func ("/search/results/matches", test_matches);
  g_test_add_func ("/search/results/nothing", test_nothing);
  g_test_add_func ("/search/results/limit", test_limit);

  return g_test_run ();
}
