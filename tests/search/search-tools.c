/* search-tools.c: what the tests of the search share
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "search-tools.h"

#include <glib/gstdio.h>

/* The library of one article that lies in @folder below that of the tests. */
AttuneLibrary *
search_tools_open (const char *folder, const char *name)
{
  g_autoptr (AttuneLibrary) library = attune_library_new ();
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, folder, name, NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;

  attune_library_add_file (library, file, &error);
  g_assert_no_error (error);

  return g_steal_pointer (&library);
}

/* Plain text without control characters, as JSON has it. */
static void
append_json (GString *json, const char *string)
{
  g_autofree char *markup = g_markup_escape_text (string, -1);

  g_string_append_c (json, '"');
  for (const char *c = markup; *c != '\0'; c++)
    if (*c == '"' || *c == '\\')
      g_string_append_printf (json, "\\%c", *c);
    else
      g_string_append_c (json, *c);
  g_string_append_c (json, '"');
}

/* The library of the one article that @json is. */
AttuneLibrary *
search_tools_parse (const char *json)
{
  g_autoptr (AttuneLibrary) library = attune_library_new ();
  g_autofree char *folder = search_tools_make_folder ();
  g_autofree char *path = g_build_filename (folder, "made.json", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, json, -1, &error);
  g_assert_no_error (error);
  attune_library_add_file (library, file, &error);
  g_assert_no_error (error);
  search_tools_remove_folder (g_steal_pointer (&folder));

  return g_steal_pointer (&library);
}

/* The library of an article “made” with a section “Made”, whose paragraphs have the ids p0, p1, …
 */
AttuneLibrary *
search_tools_write (const char *const *paragraphs)
{
  g_autoptr (GString) json = g_string_new (
      "{\"format\": 1, \"id\": \"made\", \"language\": \"en\", \"title\": \"Made\","
      "\"updated\": \"2025-01-01\", \"license\": \"CC0-1.0\","
      "\"sections\": [{\"id\": \"section\", \"title\": \"Made\", \"body\": [");

  for (guint i = 0; paragraphs[i] != NULL; i++)
    {
      g_string_append_printf (
          json, "%s{\"id\": \"p%u\", \"type\": \"paragraph\", \"text\": ", i > 0 ? ", " : "", i);
      append_json (json, paragraphs[i]);
      g_string_append_c (json, '}');
    }
  g_string_append (json, "]}]}");

  return search_tools_parse (json->str);
}

/* Searches with the library's first article open, and fails where that fails. */
AttuneSearchResults *
search_tools_search (AttuneSearchIndex *index, const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AttuneLibrary) library = NULL;
  g_autoptr (AttuneArticle) article = NULL;
  AttuneSearchRequest request = { .text = text };
  AttuneSearchResults *results = NULL;

  g_object_get (index, "library", &library, NULL);
  if (library != NULL)
    article = g_list_model_get_item (G_LIST_MODEL (library), 0);
  request.article = article;
  results = attune_search_index_search (index, &request, NULL, &error);

  g_assert_no_error (error);
  g_assert_true (ATTUNE_IS_SEARCH_RESULTS (results));

  return results;
}

/* The places of all matches, in reading order. */
char *
search_tools_describe (AttuneSearchResults *results)
{
  GString *string = g_string_new (NULL);

  for (guint i = 0; i < attune_search_results_get_n_matches (results); i++)
    {
      g_autoptr (AttunePlace) place = attune_search_results_get_match (results, i);

      g_string_append_printf (string, "%s%s:%u-%u", i > 0 ? " " : "",
                              attune_place_get_block_id (place), attune_place_get_start (place),
                              attune_place_get_end (place));
    }

  return g_string_free_and_steal (string);
}

guint
search_tools_count (AttuneSearchIndex *index, const char *text)
{
  g_autoptr (AttuneSearchResults) results = search_tools_search (index, text);

  return g_list_model_get_n_items (G_LIST_MODEL (results));
}

/* A hit, which the results own. */
AttuneSearchHit *
search_tools_get_hit (AttuneSearchResults *results, guint position)
{
  g_autoptr (AttuneSearchHit) hit = g_list_model_get_item (G_LIST_MODEL (results), position);

  g_assert_nonnull (hit);

  return hit;
}

char *
search_tools_make_folder (void)
{
  g_autoptr (GError) error = NULL;
  char *folder = g_dir_make_tmp ("attune-search-XXXXXX", &error);

  g_assert_no_error (error);

  return folder;
}

/* Removes a folder of files, and frees its name. */
void
search_tools_remove_folder (char *folder)
{
  g_autofree char *owned = folder;
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name = NULL;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      g_assert_cmpint (g_remove (path), ==, 0);
    }
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}
