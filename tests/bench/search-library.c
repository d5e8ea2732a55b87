/* search-library.c: how long a library's index takes to be made, and to be searched
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * usage: search-library make INDEX ARTICLES
 *        search-library ask INDEX ARTICLES QUERIES
 *        search-library load ARTICLES
 *        search-library describe ARTICLES
 *
 * `make` makes the index of a library of so many articles, and prints what it took, a name and a
 * number a line: microseconds, bytes. `load` loads the articles alone: what of that was theirs.
 *
 * `ask` asks an index that is there so many queries of each kind, and prints a line for each:
 * microseconds from the key to the results, those that processors were busy, how many results,
 * whether they are right (1), wrong (0) or not judged (-), the kind, and what was typed.
 *
 * `describe` prints what the made-up words are like.
 */

#include "config.h"

#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "attune-search-index.h"
#include "made-queries.h"
#include "made-statistics.h"

/* What the window shows of the results before anybody scrolls */
#define N_SHOWN 10
#define N_WARM_UP 50
#define FIRST_QUERY "attachment"

static void
print_number (const char *name, gint64 number)
{
  g_print ("%s %" G_GINT64_FORMAT "\n", name, number);
}

/* The most memory that this process ever had, in bytes; 0 where the system does not say */
static gint64
get_peak_memory (void)
{
  g_autofree char *status = NULL;
  const char *line = NULL;

  if (g_file_get_contents ("/proc/self/status", &status, NULL, NULL)) /* elsewhere there is none */
    line = strstr (status, "VmHWM:");

  return line != NULL ? g_ascii_strtoll (line + strlen ("VmHWM:"), NULL, 10) * 1024 : 0;
}

/* How long processors were busy for this process, in microseconds */
static gint64
get_processor_time (void)
{
  struct timespec time = { 0 };

  clock_gettime (CLOCK_PROCESS_CPUTIME_ID, &time);

  return (gint64) time.tv_sec * G_USEC_PER_SEC + time.tv_nsec / 1000;
}

static void
print_costs (MadeLibrary *library, gint64 begin)
{
  MadeCost cost = made_library_get_cost (library);

  print_number ("all", g_get_monotonic_time () - begin);
  print_number ("writing", cost.writing);
  print_number ("parsing", cost.parsing);
  print_number ("processor", get_processor_time ());
  print_number ("source-processor", cost.processor);
  print_number ("articles", cost.n_articles);
  print_number ("words", (gint64) cost.n_words);
  print_number ("bytes", (gint64) cost.n_bytes);
  print_number ("memory", get_peak_memory ());
}

static AttuneSearchIndex *
new_index (MadeLibrary *library, const char *path)
{
  g_autofree char *checksum = made_library_dup_checksum (library);
  g_autoptr (AttuneSearchSource) source = NULL;

  source = attune_search_source_new (made_library_get_n_articles (library), checksum,
                                     made_library_load, library, NULL);

  return attune_search_index_new_for_source (source, path);
}

static gboolean
make (MadeLibrary *library, const char *path, GError **error)
{
  gint64 begin = g_get_monotonic_time ();
  g_autoptr (AttuneSearchIndex) index = new_index (library, path);
  AttuneSearchRequest request = { .text = FIRST_QUERY };
  g_autoptr (AttuneSearchResults)
      results = attune_search_index_search (index, &request, NULL, error);

  if (results == NULL)
    return FALSE;
  print_costs (library, begin);

  return TRUE;
}

static gboolean
load (MadeLibrary *library, GError **error)
{
  gint64 begin = g_get_monotonic_time ();

  for (guint i = 0; i < made_library_get_n_articles (library); i++)
    {
      g_autoptr (AttuneArticle) article = made_library_load (i, library, error);

      if (article == NULL)
        return FALSE;
    }
  print_costs (library, begin);

  return TRUE;
}

/* Asking */

typedef struct
{
  MadeLibrary *library;
  AttuneSearchIndex *index;
  AttuneArticle *article; /* that is open in the window */
  GMainLoop *loop;
  gint64 end;
  gint64 processor;
  AttuneSearchResults *results;
  GError *error;
} Asker;

static void
searched_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  Asker *self = user_data;

  self->results = attune_search_index_search_finish (ATTUNE_SEARCH_INDEX (object), result,
                                                     &self->error);
  for (guint i = 0; self->results != NULL && i < N_SHOWN; i++)
    {
      g_autoptr (AttuneSearchHit) hit = g_list_model_get_item (G_LIST_MODEL (self->results), i);

      if (hit == NULL)
        break;
      attune_search_hit_get_section_title (hit);
      attune_search_hit_get_snippet (hit);
    }
  self->end = g_get_monotonic_time ();
  self->processor = get_processor_time () - self->processor;
  g_main_loop_quit (self->loop);
}

/* As the window does on each key; returns microseconds, or -1 with the error set. */
static gint64
ask (Asker *self, const char *text)
{
  AttuneSearchRequest request = { .text = text, .article = self->article };
  gint64 begin = 0;

  g_clear_object (&self->results);
  self->processor = get_processor_time ();
  begin = g_get_monotonic_time ();
  attune_search_index_search_async (self->index, &request, NULL, searched_cb, self);
  g_main_loop_run (self->loop);

  return self->results != NULL ? self->end - begin : -1;
}

/* Whether the known passage is what was found first */
static gboolean
is_first (Asker *self, guint index)
{
  g_autoptr (AttuneSearchHit) hit = g_list_model_get_item (G_LIST_MODEL (self->results), 0);
  g_auto (MadePassage) passage = { 0 };
  g_autofree char *article = NULL;
  AttunePlace *place = hit != NULL ? attune_search_hit_get_place (hit) : NULL;

  made_library_get_passage (self->library, index, &passage);
  article = g_strdup_printf ("made-%u", passage.article);

  return place != NULL && g_str_equal (attune_place_get_article_id (place), article) &&
         g_str_equal (attune_place_get_block_id (place), passage.block_id);
}

static char
judge (Asker *self, const MadeQuery *query)
{
  const char *corrected = attune_search_results_get_corrected (self->results);

  if (query->passage != MADE_QUERY_NO_PASSAGE)
    return is_first (self, query->passage) ? '1' : '0';
  if (query->meant != NULL)
    return g_strcmp0 (corrected, query->meant) == 0 ? '1' : '0';

  return '-';
}

static gboolean
ask_all (MadeLibrary *library, const char *path, guint n, GError **error)
{
  g_autoptr (GPtrArray) queries = NULL;
  g_autoptr (AttuneArticle) article = made_library_load (0, library, error);
  g_autoptr (MadeLibrary) indexed = made_library_new (made_library_get_n_articles (library));
  g_autoptr (AttuneSearchIndex) index = new_index (indexed, path);
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  Asker asker = { library, index, article, loop };
  gint64 first = 0;

  if (article == NULL)
    return FALSE;
  first = ask (&asker, FIRST_QUERY);
  print_number ("first", first);
  if (first >= 0)
    queries = made_queries_new (library, n, error);

  for (guint i = 0; queries != NULL && i < N_WARM_UP && asker.error == NULL; i++)
    {
      const MadeQuery *query = g_ptr_array_index (queries, i * queries->len / N_WARM_UP);

      ask (&asker, query->text);
    }
  for (guint i = 0; queries != NULL && i < queries->len && asker.error == NULL; i++)
    {
      const MadeQuery *query = g_ptr_array_index (queries, i);
      gint64 microseconds = ask (&asker, query->text);

      if (asker.error == NULL)
        g_print ("query %" G_GINT64_FORMAT "\t%" G_GINT64_FORMAT "\t%u\t%c\t%s\t%s\n", microseconds,
                 asker.processor, g_list_model_get_n_items (G_LIST_MODEL (asker.results)),
                 judge (&asker, query), query->kind, query->text);
    }
  /* More than none, and it was not the index that was asked but one made for this. */
  print_number ("loaded", made_library_get_cost (indexed).n_articles);
  print_number ("memory", get_peak_memory ());

  g_clear_object (&asker.results);
  if (asker.error != NULL)
    g_propagate_error (error, asker.error);

  return asker.error == NULL && queries != NULL;
}

static gboolean
run (int argc, char *argv[], GError **error)
{
  const char *verb = argv[1];
  gboolean has_index = g_str_equal (verb, "make") || g_str_equal (verb, "ask");
  const char *path = has_index ? argv[2] : NULL;
  g_autoptr (MadeLibrary) library = made_library_new ((guint) atoi (argv[has_index ? 3 : 2]));

  if (g_str_equal (verb, "make"))
    return make (library, path, error);
  if (g_str_equal (verb, "ask"))
    return ask_all (library, path, (guint) atoi (argv[4]), error);
  if (g_str_equal (verb, "load"))
    return load (library, error);

  return made_statistics_print (library, error);
}

static gboolean
is_usage_right (int argc, char *argv[])
{
  static const char *const verbs[] = { "make", "ask", "load", "describe" };
  static const int n_arguments[] = { 4, 5, 3, 3 };

  for (guint i = 0; argc > 1 && i < G_N_ELEMENTS (verbs); i++)
    if (g_str_equal (argv[1], verbs[i]))
      {
        const char *n_articles = argc == n_arguments[i] ? argv[i < 2 ? 3 : 2] : "";

        return atoi (n_articles) > 0;
      }

  return FALSE;
}

int
main (int argc, char *argv[])
{
  g_autoptr (GError) error = NULL;

  if (!is_usage_right (argc, argv))
    {
      g_printerr ("usage: search-library make INDEX ARTICLES\n"
                  "       search-library ask INDEX ARTICLES QUERIES\n"
                  "       search-library load ARTICLES\n"
                  "       search-library describe ARTICLES\n");
      return EXIT_FAILURE;
    }
  if (!run (argc, argv, &error))
    {
      g_printerr ("%s\n", error->message);
      return EXIT_FAILURE;
    }

  return EXIT_SUCCESS;
}
