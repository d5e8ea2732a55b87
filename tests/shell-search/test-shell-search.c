/* test-shell-search.c: what the desktop's search is told
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "attune-shell-search-provider.h"
#include "attune-shell-search-result.h"

static AttuneLibrary *
open_library (const char *folder, const char *name)
{
  g_autoptr (AttuneLibrary) library = attune_library_new ();
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, folder, name, NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;

  attune_library_add_file (library, file, &error);
  g_assert_no_error (error);

  return g_steal_pointer (&library);
}

static AttuneLibrary *
open_small (void)
{
  return open_library ("fixtures", "small.json");
}

static AttuneLibrary *
open_real (void)
{
  return open_library ("../data/articles", "attachment-in-psychotherapy.json");
}

static AttuneShellSearchProvider *
make_provider (AttuneLibrary *library)
{
  g_autoptr (AttuneSearchIndex) index = attune_search_index_new (library, NULL);

  return attune_shell_search_provider_new (library, index);
}

/* Descriptions */

static void
assert_string (GVariant *meta, const char *key, const char *expected)
{
  const char *string = NULL;

  g_assert_true (g_variant_lookup (meta, key, "&s", &string));
  g_assert_cmpstr (string, ==, expected);
}

static void
assert_icon (GVariant *meta, const char *expected)
{
  g_autoptr (GVariant) serialized = g_variant_lookup_value (meta, "icon", NULL);
  g_autoptr (GIcon) icon = NULL;

  g_assert_nonnull (serialized);
  icon = g_icon_deserialize (serialized);
  g_assert_true (G_IS_THEMED_ICON (icon));
  g_assert_cmpstr (g_themed_icon_get_names (G_THEMED_ICON (icon))[0], ==, expected);
}

typedef struct
{
  const char *id;
  const char *name;
  const char *description;
  const char *icon;
} Description;

static void
test_descriptions (void)
{
  static const Description descriptions[] = {
    { "attune:small#voices", "Voices from the quay",
      "A ship is safe at anchor. · That is not what ships are for. · After Shedd, 1928",
      "x-office-document-symbolic" },
    { "attune:small#question-anchor:11-17", "What is an anchor for?",
      "For staying. See the voices.", "x-office-document-symbolic" },
    { "attune:small#hint:18-24", "Voices from the quay", "Ask where the anchor was dropped last.",
      "text-x-generic-symbolic" },
    { "attune:small#hint", "Voices from the quay", "Ask where the anchor was dropped last.",
      "text-x-generic-symbolic" },
    { "attune:small#term/harbor:33-39", "Harbor", "Sheltered water in which an anchor holds.",
      "accessories-dictionary-symbolic" },
    { "attune:small#ref/shedd-1928", "Shedd, 1928",
      "Shedd, J. A. (1928). Salt from my attic. Mosher Press.", "x-office-address-book-symbolic" },
    { "attune:small", "The beginning", NULL, "x-office-document-symbolic" },
  };
  g_autoptr (AttuneLibrary) library = open_small ();

  for (guint i = 0; i < G_N_ELEMENTS (descriptions); i++)
    {
      const Description *expected = &descriptions[i];
      g_autoptr (GVariant) meta = attune_shell_search_result_describe (library, expected->id);

      g_assert_nonnull (meta);
      g_variant_ref_sink (meta);
      g_assert_true (g_variant_is_of_type (meta, G_VARIANT_TYPE_VARDICT));
      g_assert_cmpuint (g_variant_n_children (meta), ==, 4);
      assert_string (meta, "id", expected->id);
      assert_string (meta, "name", expected->name);
      if (expected->description != NULL)
        assert_string (meta, "description", expected->description);
      assert_icon (meta, expected->icon);
    }
}

/* The words around the match, on one line, without what they are marked up with. */
static void
test_excerpt (void)
{
  g_autoptr (AttuneLibrary) library = open_small ();
  g_autoptr (GVariant)
      beginning = attune_shell_search_result_describe (library, "attune:small#welcome:2-8");
  g_autoptr (GVariant)
      end = attune_shell_search_result_describe (library, "attune:small#welcome:276-283");
  const char *text = NULL;

  g_variant_ref_sink (beginning);
  g_variant_ref_sink (end);
  g_assert_true (g_variant_lookup (beginning, "description", "&s", &text));
  g_assert_true (
      g_str_has_prefix (text, "A harbor is where boats come back to. It is quiet there"));
  g_assert_true (g_str_has_suffix (text, "…"));
  g_assert_cmpint (g_utf8_strlen (text, -1), <=, 161);

  g_assert_true (g_variant_lookup (end, "description", "&s", &text));
  g_assert_true (g_str_has_prefix (text, "…"));
  g_assert_true (g_str_has_suffix (text, "how gladly one returns."));
  g_assert_cmpint (g_utf8_strlen (text, -1), <=, 161);
}

static void
test_no_such_place (void)
{
  static const char *const ids[] = {
    "",
    "attune:",
    "small",
    "attune:small#nowhere",
    "attune:small#term/nowhere",
    "attune:small#term/",
    "attune:other#hint",
    "attune:small#hint:9-1",
    "attune:small#hint:99999999999999999999-1",
    "note:3f2504e0-4f89-11d3-9a0c-0305e82c3301",
    "../../notebook.db",
    "\001\002",
    NULL,
  };
  g_autoptr (AttuneLibrary) library = open_small ();
  g_autoptr (AttuneShellSearchProvider) provider = make_provider (library);
  g_autoptr (GVariant) metas = NULL;

  for (guint i = 0; ids[i] != NULL; i++)
    g_assert_null (attune_shell_search_result_describe (library, ids[i]));

  metas = g_variant_ref_sink (attune_shell_search_provider_describe (provider, ids));
  g_assert_cmpstr (g_variant_get_type_string (metas), ==, "aa{sv}");
  g_assert_cmpuint (g_variant_n_children (metas), ==, 0);
}

/* All that can ever be a result has what the desktop needs of one. */
static void
test_whole_article (void)
{
  g_autoptr (AttuneLibrary) library = open_real ();
  g_autoptr (AttuneArticle) article = g_list_model_get_item (G_LIST_MODEL (library), 0);

  for (guint i = 0; i < attune_article_get_n_blocks (article); i++)
    {
      const AttuneBlock *block = attune_article_get_block (article, i);
      guint length = attune_text_get_length (attune_block_get_text (block));
      g_autoptr (AttunePlace) place = attune_place_new_range (
          attune_article_get_id (article), attune_block_get_id (block), length / 2, length);
      g_autofree char *id = attune_place_to_string (place);
      g_autoptr (GVariant) meta = attune_shell_search_result_describe (library, id);
      const char *name = NULL, *description = NULL;

      g_assert_nonnull (meta);
      g_variant_ref_sink (meta);
      g_assert_true (g_variant_lookup (meta, "name", "&s", &name));
      g_assert_true (g_variant_lookup (meta, "description", "&s", &description));
      g_assert_cmpstr (name, !=, "");
      g_assert_cmpstr (description, !=, "");
      g_assert_null (strpbrk (name, "\n\t"));
      g_assert_null (strpbrk (description, "\n\t"));
    }
}

/* Searching */

typedef struct
{
  gboolean done;
  GStrv ids;
  GError *error;
} Answer;

static void
answer_clear (Answer *answer)
{
  g_strfreev (answer->ids);
  g_clear_error (&answer->error);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Answer, answer_clear)

static void
answered_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Answer *answer = user_data;

  answer->ids = attune_shell_search_provider_search_finish (ATTUNE_SHELL_SEARCH_PROVIDER (source),
                                                            result, &answer->error);
  answer->done = TRUE;
}

/* Parts the words as the desktop does. */
static void
ask (AttuneShellSearchProvider *provider, const char *words, Answer *answer)
{
  g_auto (GStrv) terms = g_strsplit (words, " ", -1);

  attune_shell_search_provider_search_async (provider, (const char *const *) terms, NULL,
                                             answered_cb, answer);
}

static void
wait_for (Answer *answer)
{
  while (!answer->done)
    g_main_context_iteration (NULL, TRUE);
}

static void
assert_described (AttuneShellSearchProvider *provider, GStrv ids)
{
  g_autoptr (GVariant) metas = g_variant_ref_sink (
      attune_shell_search_provider_describe (provider, (const char *const *) ids));

  g_assert_cmpuint (g_variant_n_children (metas), ==, g_strv_length (ids));
  for (guint i = 0; ids[i] != NULL; i++)
    {
      g_autoptr (GVariant) meta = g_variant_get_child_value (metas, i);

      assert_string (meta, "id", ids[i]);
    }
}

static void
test_search (void)
{
  static const char *const searches[] = { "secure base", "attachment",      "attach",
                                          "Bowlby 1988", "earned security", "the" };
  g_autoptr (AttuneLibrary) library = open_real ();
  g_autoptr (AttuneArticle) article = g_list_model_get_item (G_LIST_MODEL (library), 0);
  g_autoptr (AttuneShellSearchProvider) provider = make_provider (library);

  for (guint i = 0; i < G_N_ELEMENTS (searches); i++)
    {
      g_auto (Answer) answer = { 0 };
      g_autoptr (GHashTable) ids = g_hash_table_new (g_str_hash, g_str_equal);
      g_autoptr (GHashTable) sections = g_hash_table_new (NULL, NULL);

      ask (provider, searches[i], &answer);
      wait_for (&answer);
      g_assert_no_error (answer.error);
      g_assert_cmpuint (g_strv_length (answer.ids), >, 0);
      g_assert_cmpuint (g_strv_length (answer.ids), <=, ATTUNE_SHELL_SEARCH_MAX_RESULTS);
      assert_described (provider, answer.ids);

      for (guint j = 0; answer.ids[j] != NULL; j++)
        {
          g_autoptr (AttunePlace) place = attune_place_parse (answer.ids[j], NULL);
          const AttuneBlock *block = attune_article_resolve (article, place, NULL, NULL, NULL);
          AttuneSection *section = attune_article_get_section_of_block (article, block);
          guint n = GPOINTER_TO_UINT (g_hash_table_lookup (sections, section)) + 1;

          g_assert_true (g_hash_table_add (ids, answer.ids[j]));
          g_assert_cmpuint (n, <=, 3);
          g_hash_table_insert (sections, section, GUINT_TO_POINTER (n));
        }
    }
}

static void
test_nothing (void)
{
  static const char *const searches[] = {
    "", " ", "\"", "-", "qxzvwkqxzvwk", "note:anchor", "tag:anchor", "anchor qxzvwkqxzvwk"
  };
  g_autoptr (AttuneLibrary) library = open_small ();
  g_autoptr (AttuneShellSearchProvider) provider = make_provider (library);

  for (guint i = 0; i < G_N_ELEMENTS (searches); i++)
    {
      g_auto (Answer) answer = { 0 };

      ask (provider, searches[i], &answer);
      wait_for (&answer);
      g_assert_no_error (answer.error);
      g_assert_cmpuint (g_strv_length (answer.ids), ==, 0);
    }
}

/* Each key press is a search: the last one counts. */
static void
test_newest (void)
{
  g_autoptr (AttuneLibrary) library = open_small ();
  g_autoptr (AttuneShellSearchProvider) provider = make_provider (library);
  g_auto (Answer) older = { 0 }, newer = { 0 };

  ask (provider, "anch", &older);
  ask (provider, "gale", &newer);
  wait_for (&newer);
  wait_for (&older);
  g_assert_error (older.error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_no_error (newer.error);
  g_assert_cmpuint (g_strv_length (newer.ids), ==, 1);
  g_assert_true (g_str_has_prefix (newer.ids[0], "attune:small#winds:"));
}

static void
assert_joined (const char *const *terms, const char *expected)
{
  g_autofree char *words = attune_shell_search_provider_join_terms (terms);

  g_assert_cmpstr (words, ==, expected);
}

static void
test_terms (void)
{
  const char *none[] = { NULL };
  const char *phrase[] = { "\"a", "secure", "base\"", "-not", NULL };
  g_autoptr (GString) many = g_string_new (NULL);
  const char *long_terms[] = { NULL, NULL };
  g_autofree char *cut = NULL;

  assert_joined (none, "");
  assert_joined (phrase, "\"a secure base\" -not");

  /* Cut between two characters, wherever that is */
  g_string_append_c (many, 'a');
  for (guint i = 0; i < 400000; i++)
    g_string_append (many, "🙂");
  long_terms[0] = many->str;
  cut = attune_shell_search_provider_join_terms (long_terms);
  g_assert_true (g_utf8_validate (cut, -1, NULL));
  g_assert_true (g_str_has_prefix (many->str, cut));
  g_assert_cmpuint (strlen (cut), >, 4000);
  g_assert_cmpuint (strlen (cut), <, 5000);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/shell-search/descriptions", test_descriptions);
  g_test_add_func ("/shell-search/excerpt", test_excerpt);
  g_test_add_func ("/shell-search/no-such-place", test_no_such_place);
  g_test_add_func ("/shell-search/whole-article", test_whole_article);
  g_test_add_func ("/shell-search/search", test_search);
  g_test_add_func ("/shell-search/nothing", test_nothing);
  g_test_add_func ("/shell-search/newest", test_newest);
  g_test_add_func ("/shell-search/terms", test_terms);

  return g_test_run ();
}
