/* test-search-maker.c: an index is of use while it is being made
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "attune-search-source.h"
#include "search-tools.h"

#define N_ARTICLES 40

/* Articles that come one by one, as the test lets them */
typedef struct
{
  GMutex mutex;
  GCond cond;
  guint n_allowed;
  guint n_loaded;
  guint bad; /* which one cannot be read */
} Gate;

static AttuneArticle *
load (guint index, gpointer data, GError **error)
{
  Gate *gate = data;
  g_autofree char *json = NULL;
  g_autoptr (GBytes) bytes = NULL;

  g_mutex_lock (&gate->mutex);
  while (index >= gate->n_allowed)
    g_cond_wait (&gate->cond, &gate->mutex);
  gate->n_loaded++;
  g_mutex_unlock (&gate->mutex);

  if (index == gate->bad)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_FAILED, "spoiled");
      return NULL;
    }
  json = g_strdup_printf ("{\"format\": 1, \"id\": \"article-%u\", \"language\": \"en\","
                          "\"title\": \"Made\", \"updated\": \"2025-01-01\","
                          "\"license\": \"CC0-1.0\", \"sections\": [{\"id\": \"section\","
                          "\"title\": \"Harbor\", \"body\": [{\"id\": \"p\", \"type\":"
                          "\"paragraph\", \"text\": \"Anchored ships in number%u\"}]}]}",
                          index, index);
  bytes = g_bytes_new (json, strlen (json));

  return attune_article_new_from_bytes (bytes, "made.json", error);
}

static void
allow (Gate *gate, guint n)
{
  g_mutex_lock (&gate->mutex);
  gate->n_allowed = n;
  g_cond_broadcast (&gate->cond);
  g_mutex_unlock (&gate->mutex);
}

static AttuneSearchIndex *
make_index (Gate *gate, const char *path)
{
  g_autoptr (AttuneSearchSource)
      source = attune_search_source_new (N_ARTICLES, "some checksum", load, gate, NULL);

  g_mutex_init (&gate->mutex);
  g_cond_init (&gate->cond);

  return attune_search_index_new_for_source (source, path);
}

static void
searched_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  AttuneSearchResults **results = data;
  g_autoptr (GError) error = NULL;

  *results = attune_search_index_search_finish (ATTUNE_SEARCH_INDEX (object), result, &error);
  g_assert_no_error (error);
}

static guint
count_async (AttuneSearchIndex *index, const char *text)
{
  const AttuneSearchRequest request = { .text = text };
  g_autoptr (AttuneSearchResults) results = NULL;

  attune_search_index_search_async (index, &request, NULL, searched_cb, &results);
  while (results == NULL)
    g_main_context_iteration (NULL, TRUE);

  return g_list_model_get_n_items (G_LIST_MODEL (results));
}

static void
count_cb (guint *count)
{
  (*count)++;
}

/* What is ready answers, and progress is told until all is. */
static void
test_while_making (void)
{
  g_autofree char *folder = search_tools_make_folder ();
  g_autofree char *path = g_build_filename (folder, "index.db", NULL);
  Gate gate = { .n_allowed = 10, .bad = G_MAXUINT };
  g_autoptr (AttuneSearchIndex) index = make_index (&gate, path);
  guint n_told = 0, n = 0;

  g_signal_connect_swapped (index, "notify::progress", G_CALLBACK (count_cb), &n_told);
  g_assert_cmpfloat (attune_search_index_get_progress (index), ==, 1);

  n = count_async (index, "anchored");
  g_assert_cmpuint (n, <=, 10);
  while (n < 10)
    n = count_async (index, "anchored");
  g_assert_cmpuint (count_async (index, "number7 "), ==, 1);
  g_assert_cmpfloat (attune_search_index_get_progress (index), <, 0.5);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));

  allow (&gate, N_ARTICLES);
  while (attune_search_index_get_progress (index) < 1 || n_told == 0)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (count_async (index, "anchored"), ==, N_ARTICLES);
  g_assert_cmpuint (count_async (index, "number39 "), ==, 1);
  g_assert_true (g_file_test (path, G_FILE_TEST_EXISTS));

  g_clear_object (&index);
  search_tools_remove_folder (g_steal_pointer (&folder));
}

/* What cannot be read is not found, and keeps no other from it. */
static void
test_spoiled_article (void)
{
  Gate gate = { .n_allowed = N_ARTICLES, .bad = 3 };
  g_autoptr (AttuneSearchIndex) index = make_index (&gate, NULL);

  g_assert_cmpuint (search_tools_count (index, "anchored"), ==, N_ARTICLES - 1);
}

/* A window that is closed takes with it what it was making. */
static void
test_dropped (void)
{
  g_autofree char *folder = search_tools_make_folder ();
  g_autofree char *path = g_build_filename (folder, "index.db", NULL);
  Gate gate = { .n_allowed = 5, .bad = G_MAXUINT };
  AttuneSearchIndex *index = make_index (&gate, path);
  guint n_files = G_MAXUINT;

  count_async (index, "anchored");
  g_assert_finalize_object (index);
  allow (&gate, N_ARTICLES);
  while (n_files > 0)
    {
      g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);

      for (n_files = 0; g_dir_read_name (dir) != NULL;)
        n_files++;
      g_usleep (1000);
    }
  g_assert_cmpuint (gate.n_loaded, <, N_ARTICLES);

  search_tools_remove_folder (g_steal_pointer (&folder));
}

/* A search that waits gets all. */
static void
test_patient (void)
{
  Gate gate = { .n_allowed = N_ARTICLES, .bad = G_MAXUINT };
  g_autoptr (AttuneSearchIndex) index = make_index (&gate, NULL);

  g_assert_cmpuint (search_tools_count (index, "anchored"), ==, N_ARTICLES);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/search/maker/while-making", test_while_making);
  g_test_add_func ("/search/maker/spoiled-article", test_spoiled_article);
  g_test_add_func ("/search/maker/dropped", test_dropped);
  g_test_add_func ("/search/maker/patient", test_patient);

  return g_test_run ();
}
