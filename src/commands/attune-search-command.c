/* attune-search-command.c: finding words, without a window
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "attune-search-command.h"

#include <glib/gi18n-lib.h>
#include <json-glib/json-glib.h>

#include "attune-printer.h"
#include "attune-search-index.h"

static void
print_lines (GListModel *hits, guint n_hits, FILE *out)
{
  for (guint i = 0; i < n_hits; i++)
    {
      g_autoptr (AttuneSearchHit) hit = g_list_model_get_item (hits, i);
      g_autofree char *place = attune_place_to_string (attune_search_hit_get_place (hit));
      g_autofree char *section = attune_print_line (attune_search_hit_get_section_title (hit));
      g_autofree char *snippet = attune_print_line (attune_search_hit_get_snippet (hit));

      fprintf (out, "%s\t%s\t%s\n", place, section, snippet);
    }
}

static void
add_string (JsonBuilder *builder, const char *name, const char *value)
{
  json_builder_set_member_name (builder, name);
  if (value != NULL)
    json_builder_add_string_value (builder, value);
  else
    json_builder_add_null_value (builder);
}

static void
add_hit (JsonBuilder *builder, AttuneSearchHit *hit)
{
  g_autoptr (GEnumClass) kinds = g_type_class_ref (ATTUNE_TYPE_SEARCH_KIND);
  g_autofree char *place = attune_place_to_string (attune_search_hit_get_place (hit));
  guint n_ranges = 0;
  const AttuneSearchRange *ranges = attune_search_hit_get_snippet_ranges (hit, &n_ranges);

  json_builder_begin_object (builder);
  add_string (builder, "kind",
              g_enum_get_value (kinds, (int) attune_search_hit_get_kind (hit))->value_nick);
  add_string (builder, "address", place);
  add_string (builder, "section", attune_search_hit_get_section_id (hit));
  add_string (builder, "title", attune_search_hit_get_section_title (hit));
  add_string (builder, "text", attune_search_hit_get_snippet (hit));
  json_builder_set_member_name (builder, "matches");
  json_builder_begin_array (builder);
  for (guint i = 0; i < n_ranges; i++)
    {
      json_builder_begin_array (builder);
      json_builder_add_int_value (builder, ranges[i].start);
      json_builder_add_int_value (builder, ranges[i].end);
      json_builder_end_array (builder);
    }
  json_builder_end_array (builder);
  json_builder_end_object (builder);
}

static void
print_json (AttuneSearchResults *results, guint n_hits, FILE *out)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonGenerator) generator = json_generator_new ();
  g_autoptr (JsonNode) root = NULL;
  g_autofree char *json = NULL;
  guint n_all = g_list_model_get_n_items (G_LIST_MODEL (results));

  json_builder_begin_object (builder);
  add_string (builder, "query", attune_search_results_get_typed (results));
  add_string (builder, "corrected", attune_search_results_get_corrected (results));
  json_builder_set_member_name (builder, "partial");
  json_builder_add_boolean_value (builder, attune_search_results_are_partial (results));
  json_builder_set_member_name (builder, "complete");
  json_builder_add_boolean_value (builder,
                                  n_hits == n_all && attune_search_results_is_complete (results));
  json_builder_set_member_name (builder, "results");
  json_builder_begin_array (builder);
  for (guint i = 0; i < n_hits; i++)
    {
      g_autoptr (AttuneSearchHit) hit = g_list_model_get_item (G_LIST_MODEL (results), i);

      add_hit (builder, hit);
    }
  json_builder_end_array (builder);
  json_builder_end_object (builder);

  root = json_builder_get_root (builder);
  json_generator_set_root (generator, root);
  json_generator_set_pretty (generator, TRUE);
  json = json_generator_to_data (generator, NULL);
  fprintf (out, "%s\n", json);
}

/* What a reader of the results should know of them. */
static char *
dup_remark (AttuneSearchResults *results)
{
  const char *corrected = attune_search_results_get_corrected (results);

  if (corrected != NULL)
    return g_strdup_printf (_ ("Nothing has “%s”. These are the results for “%s”."),
                            attune_search_results_get_typed (results), corrected);
  if (attune_search_results_are_partial (results))
    return g_strdup (_ ("No passage has all of these words. These have some of them."));

  return NULL;
}

/**
 * attune_search_command:
 * @library: what is searched
 * @index_path: (nullable) (type filename): where its index lies; %NULL for one in memory
 * @words: in the language of the search box
 * @limit: how many results at most; 0 or less for as many as there are
 * @as_json: whether to print one JSON object; else a line for each result: its address, where it
 *   is, and its words, with tabs between them
 * @out: takes the results, UTF-8
 * @told: (out) (transfer full) (nullable): what a reader should know of them, if anything
 * @error: return location, %ATTUNE_STORAGE_ERROR, or %G_IO_ERROR_NOT_FOUND where nothing was found,
 *   which as JSON is printed all the same
 *
 * Prints what a search finds, the best first.
 *
 * Returns: whether something was found
 */
gboolean
attune_search_command (AttuneLibrary *library,
                       const char *index_path,
                       const char *words,
                       int limit,
                       gboolean as_json,
                       FILE *out,
                       char **told,
                       GError **error)
{
  g_autoptr (AttuneSearchIndex) index = attune_search_index_new (library, index_path);
  const AttuneSearchRequest request = { .text = words };
  g_autoptr (AttuneSearchResults)
      results = attune_search_index_search (index, &request, NULL, error);
  guint n_hits = 0;

  if (results == NULL)
    return FALSE;

  n_hits = g_list_model_get_n_items (G_LIST_MODEL (results));
  if (limit > 0)
    n_hits = MIN (n_hits, (guint) limit);
  if (as_json)
    print_json (results, n_hits, out);
  else
    print_lines (G_LIST_MODEL (results), n_hits, out);

  if (n_hits == 0)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND, _ ("Nothing was found for “%s”."),
                   attune_search_results_get_typed (results));
      return FALSE;
    }
  *told = dup_remark (results);

  return TRUE;
}
