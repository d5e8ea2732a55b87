/* test-search-quality.c: how well the search answers what people type
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <locale.h>

#include "search-tools.h"

/* queries.tsv holds what people type, and which sections answer it. A search is asked for each, and
 * the sections of its hits are taken in their order, each once. The rank of an answer is that of
 * the first section that will do; its reciprocal is 0 where there is none. The mean of these over
 * all queries is the mean reciprocal rank (E. M. Voorhees, “The TREC-8 question answering track
 * report”, 1999). Beside it stands the share of queries that are answered by one of the first three
 * sections, as many as a person sees without scrolling. */
#define MIN_QUERIES 170
#define MIN_RECIPROCAL_RANK 0.85
#define MIN_SHARE 0.95
#define N_FIRST 3

#define SLIP "slip"

static const char *const kinds[] = {
  "topic", "half", SLIP, "reference", "question", "spelling", "name", "phrase", "operators",
};

typedef struct
{
  const char *kind;
  char *text;
  GStrv sections;
} Query;

typedef struct
{
  char *folder;
  AttuneLibrary *library;
  AttuneArticle *article;
  AttuneSearchIndex *index;
  GPtrArray *queries;
} Fixture;

typedef struct
{
  guint n;
  guint n_first;
  double reciprocals;
} Tally;

/* The test fails and goes on: whoever mends the search wants to see everything that is amiss. */
static void G_GNUC_PRINTF (1, 2) fail (const char *format, ...)
{
  g_autofree char *message = NULL;
  va_list args;

  va_start (args, format);
  message = g_strdup_vprintf (format, args);
  va_end (args);

  g_test_message ("%s", message);
  g_test_fail_printf ("%s", message);
}

static void
query_free (Query *query)
{
  g_free (query->text);
  g_strfreev (query->sections);
  g_free (query);
}

static guint
find_kind (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (g_str_equal (kinds[i], name))
      return i;

  g_error ("There is no kind “%s” of queries", name);
}

static GPtrArray *
load_queries (void)
{
  g_autoptr (GPtrArray) queries = g_ptr_array_new_with_free_func ((GDestroyNotify) query_free);
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "search", "queries.tsv", NULL);
  g_autofree char *contents = NULL;
  g_auto (GStrv) lines = NULL;
  g_autoptr (GError) error = NULL;

  g_file_get_contents (path, &contents, NULL, &error);
  g_assert_no_error (error);
  lines = g_strsplit (contents, "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_auto (GStrv) columns = NULL;
      Query *query = NULL;

      if (lines[i][0] == '\0' || lines[i][0] == '#')
        continue;

      columns = g_strsplit (lines[i], "\t", -1);
      if (g_strv_length (columns) != 3)
        g_error ("Line %u of queries.tsv has not three columns", i + 1);

      query = g_new0 (Query, 1);
      query->kind = kinds[find_kind (columns[0])];
      query->text = g_strdup (columns[1]);
      query->sections = g_strsplit (columns[2], ",", -1);
      g_ptr_array_add (queries, query);
    }

  return g_steal_pointer (&queries);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = NULL;

  fixture->folder = search_tools_make_folder ();
  path = g_build_filename (fixture->folder, "index.db", NULL);
  fixture->library = search_tools_open ("../data/articles", "attachment-in-psychotherapy.json");
  fixture->article = attune_library_lookup (fixture->library, "attachment-in-psychotherapy");
  g_assert_nonnull (fixture->article);
  fixture->index = attune_search_index_new (fixture->library, path);
  fixture->queries = load_queries ();
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_clear_pointer (&fixture->queries, g_ptr_array_unref);
  g_assert_finalize_object (g_steal_pointer (&fixture->index));
  g_clear_object (&fixture->library);
  search_tools_remove_folder (g_steal_pointer (&fixture->folder));
}

/* The sections in which something was found, each once, the best first. */
static GPtrArray *
list_sections (AttuneSearchResults *results)
{
  GPtrArray *sections = g_ptr_array_new_with_free_func (g_free);
  guint n_hits = g_list_model_get_n_items (G_LIST_MODEL (results));

  for (guint i = 0; i < n_hits; i++)
    {
      g_autoptr (AttuneSearchHit) hit = g_list_model_get_item (G_LIST_MODEL (results), i);
      const char *id = attune_search_hit_get_section_id (hit);

      if (id != NULL && !g_ptr_array_find_with_equal_func (sections, id, g_str_equal, NULL))
        g_ptr_array_add (sections, g_strdup (id));
    }

  return sections;
}

/* The rank of the first of the sections that answers the query, from 1; 0 where none does. */
static guint
rank (const Query *query, GPtrArray *sections)
{
  for (guint i = 0; i < sections->len; i++)
    if (g_strv_contains ((const char *const *) query->sections, g_ptr_array_index (sections, i)))
      return i + 1;

  return 0;
}

/* What came first, in words. */
static char *
describe (AttuneSearchResults *results, GPtrArray *sections)
{
  GString *string = g_string_new (NULL);
  const char *corrected = attune_search_results_get_corrected (results);

  for (guint i = 0; i < MIN (sections->len, N_FIRST); i++)
    g_string_append_printf (string, "%s%s", i > 0 ? ", " : "",
                            (const char *) g_ptr_array_index (sections, i));
  if (sections->len == 0)
    g_string_append (string, "nothing");
  if (corrected != NULL)
    g_string_append_printf (string, " (for “%s”)", corrected);
  if (attune_search_results_are_partial (results))
    g_string_append (string, " (some of the words)");

  return g_string_free_and_steal (string);
}

static void
report (const char *name, const Tally *tally)
{
  g_test_message ("%-10s %7u %5.3f %6.1f %%", name, tally->n, tally->reciprocals / tally->n,
                  100.0 * tally->n_first / tally->n);
}

/* What is measured with has to be right itself. */
static void
test_queries (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  guint n[G_N_ELEMENTS (kinds)] = { 0 };

  g_assert_cmpuint (fixture->queries->len, >=, MIN_QUERIES);

  for (guint i = 0; i < fixture->queries->len; i++)
    {
      const Query *query = g_ptr_array_index (fixture->queries, i);
      g_autofree char *stripped = g_strstrip (g_strdup (query->text));

      n[find_kind (query->kind)]++;
      g_assert_true (g_utf8_validate (query->text, -1, NULL));
      g_assert_cmpstr (query->text, ==, stripped);
      g_assert_cmpstr (query->text, !=, "");
      if (!g_hash_table_add (seen, g_utf8_strdown (query->text, -1)))
        fail ("“%s” is there twice", query->text);

      g_assert_cmpuint (g_strv_length (query->sections), >, 0);
      for (guint s = 0; query->sections[s] != NULL; s++)
        if (attune_article_lookup_section (fixture->article, query->sections[s]) == NULL)
          fail ("“%s”: there is no section “%s”", query->text, query->sections[s]);
    }

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    g_assert_cmpuint (n[i], >, 0);
}

static void
test_ranking (Fixture *fixture, gconstpointer data)
{
  Tally all = { 0 }, tallies[G_N_ELEMENTS (kinds)] = { 0 };

  for (guint i = 0; i < fixture->queries->len; i++)
    {
      const Query *query = g_ptr_array_index (fixture->queries, i);
      g_autoptr (AttuneSearchResults) results = search_tools_search (fixture->index, query->text);
      g_autoptr (GPtrArray) sections = list_sections (results);
      Tally *tally = &tallies[find_kind (query->kind)];
      guint r = rank (query, sections);

      tally->n++;
      if (r > 0)
        tally->reciprocals += 1.0 / r;
      if (r > 0 && r <= N_FIRST)
        tally->n_first++;
      else
        {
          g_autofree char *first = describe (results, sections);
          g_autofree char *wanted = g_strjoinv (", ", query->sections);

          g_test_message ("missed: %s  %s", query->kind, query->text);
          g_test_message ("        first %s; wanted %s, at %u", first, wanted, r);
        }
    }

  g_test_message ("%-10s %7s %5s %8s", "kind", "queries", "MRR", "in three");
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      report (kinds[i], &tallies[i]);
      all.n += tallies[i].n;
      all.n_first += tallies[i].n_first;
      all.reciprocals += tallies[i].reciprocals;
    }
  report ("all", &all);

  if (all.reciprocals < MIN_RECIPROCAL_RANK * all.n)
    fail ("The mean reciprocal rank is below %g", MIN_RECIPROCAL_RANK);
  if (all.n_first < MIN_SHARE * all.n)
    fail ("Less than %g of the queries are answered by the first %u sections", MIN_SHARE, N_FIRST);
}

/* A slip may cost a rank, but never the answer. */
static void
test_slips (Fixture *fixture, gconstpointer data)
{
  for (guint i = 0; i < fixture->queries->len; i++)
    {
      const Query *query = g_ptr_array_index (fixture->queries, i);
      g_autoptr (AttuneSearchResults) results = NULL;
      g_autoptr (GPtrArray) sections = NULL;

      if (!g_str_equal (query->kind, SLIP))
        continue;

      results = search_tools_search (fixture->index, query->text);
      sections = list_sections (results);
      if (rank (query, sections) == 0)
        {
          g_autofree char *first = describe (results, sections);

          fail ("“%s” brings %s", query->text, first);
        }
    }
}

/* What is spelled right is never taken for anything else. */
static void
test_right_queries (Fixture *fixture, gconstpointer data)
{
  for (guint i = 0; i < fixture->queries->len; i++)
    {
      const Query *query = g_ptr_array_index (fixture->queries, i);
      g_autoptr (AttuneSearchResults) results = search_tools_search (fixture->index, query->text);
      const char *corrected = attune_search_results_get_corrected (results);

      if (corrected != NULL && !g_str_equal (query->kind, SLIP))
        fail ("“%s” was taken for “%s”", query->text, corrected);
    }
}

int
main (int argc, char **argv)
{
  /* Or the accents in what is told were lost. */
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);

#define ADD(path, test) g_test_add ("/search-quality/" path, Fixture, NULL, set_up, test, tear_down)
  ADD ("queries", test_queries);
  ADD ("ranking", test_ranking);
  ADD ("slips", test_slips);
  ADD ("right-queries", test_right_queries);

  return g_test_run ();
}
