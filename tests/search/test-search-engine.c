/* test-search-engine.c: what was meant is found, and the best of it first
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "search-tools.h"

typedef struct
{
  AttuneLibrary *library;
  AttuneSearchIndex *index;
} Fixture;

static const char *const paragraphs[] = {
  /* 0 */ "The regulation of affect is learned.",
  /* 1 */ "Regulating affect takes another person.",
  /* 2 */ "A secure child explores the room, while much else goes on that has no base in any plan.",
  /* 3 */ "The mother is a secure base for the child.",
  /* 4 */ "Behavior is read by Köhler and by Großmann.",
  /* 5 */ "The client’s history, and nonverbal signs.",
  /* 6 */ "Dissociation in the session, and again dissociation.",
  /* 7 */ "Mourning takes its time.",
  NULL,
};

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->library = search_tools_write (paragraphs);
  fixture->index = attune_search_index_new (fixture->library, NULL);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_clear_object (&fixture->index);
  g_clear_object (&fixture->library);
}

/* The paragraphs of the hits, those with all that was asked for first, the others behind a bar. */
static char *
describe (AttuneSearchResults *results)
{
  GString *string = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (results)); i++)
    {
      AttuneSearchHit *hit = search_tools_get_hit (results, i);
      AttunePlace *place = attune_search_hit_get_place (hit);

      if (i == attune_search_results_get_n_full (results))
        g_string_append_c (string, '|');
      if (attune_search_hit_get_key (hit) != NULL)
        g_string_append_printf (string, "%s ", attune_search_hit_get_key (hit));
      else
        g_string_append_printf (string, "%s ", attune_place_get_block_id (place) + 1);
    }

  return g_strchomp (g_string_free_and_steal (string));
}

static void
test_answers (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *text;
    const char *found;
  } cases[] = {
    /* the very word before other forms of it */
    { "regulation ", "0 1" },
    { "regulating ", "1 0" },
    { "regulates ", "0 1" },
    /* half a word */
    { "regulat", "0 1" },
    { "regulati", "0 1" },
    /* words near each other before words apart */
    { "secure base", "3 2" },
    { "\"secure base\"", "3" },
    { "secure -mother", "2" },
    { "mourning OR mother", "3 7" },
    /* spellings */
    { "behaviour", "4" },
    { "kohler", "4" },
    { "KÖHLER", "4" },
    { "grossmann", "4" },
    { "client's", "5" },
    { "clients", "5" },
    { "non-verbal", "5" },
    { "non-verbal signs", "5" },
    /* words that tell nothing are no reason to leave anything out */
    { "the dissociation", "6" },
    { "the affect", "0 1" },
    { "what is mourning", "7" },
    /* what stands nowhere is still no reason to show nothing */
    { "dissociation aeroplane", "|6" },
    { "how do I see dissociation in the session", "|6" },
    { "re-mourning", "|7" },
    { "\"mourning dissociation\"", "" },
    { "aeroplane", "" },
    { "ref:mourning", "" },
    { "-mourning", "" },
    { "(", "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (AttuneSearchResults) results = search_tools_search (fixture->index, cases[i].text);
      g_autofree char *found = describe (results);

      g_test_message ("%s", cases[i].text);
      g_assert_null (attune_search_results_get_corrected (results));
      g_assert_true (g_str_has_prefix (found, cases[i].found));
      if (*cases[i].found == '\0')
        g_assert_cmpstr (found, ==, "");
    }
}

static void
test_slips (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *typed;
    const char *corrected;
    const char *found;
  } cases[] = {
    { "disociation ", "dissociation", "6" }, { "xissociation ", "dissociation", "6" },
    { "dissocaition", "dissociation", "6" }, { "Mourninf", "Mourning", "7" },
    { "dissoxia", "dissociation", "6" },     { "securebase", "secure base", "3 2" },
    { "regulaition ", "regulation", "0 1" }, { "seccure basse", "secure base", "3 2" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (AttuneSearchResults)
          results = search_tools_search (fixture->index, cases[i].typed);
      AttuneSearchRequest literal = { .text = cases[i].typed, .is_literal = TRUE };
      g_autoptr (AttuneSearchResults)
          same = attune_search_index_search (fixture->index, &literal, NULL, NULL);
      g_autofree char *found = describe (results);

      g_autofree char *typed = g_strchomp (g_strdup (cases[i].typed));

      g_assert_cmpstr (attune_search_results_get_typed (results), ==, typed);
      g_assert_cmpstr (attune_search_results_get_corrected (results), ==, cases[i].corrected);
      g_assert_cmpstr (found, ==, cases[i].found);
      g_assert_null (attune_search_results_get_corrected (same));
    }
}

/* What is not taken for a slip */
static void
test_no_slips (Fixture *fixture, gconstpointer data)
{
  static const char *const texts[] = {
    "\"disociation\"", "DISOC", "2o19", "1999", "xx", "-disociation secure", "secure",
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (AttuneSearchResults) results = search_tools_search (fixture->index, texts[i]);

      g_test_message ("%s", texts[i]);
      g_assert_null (attune_search_results_get_corrected (results));
    }
}

static void
test_documents (Fixture *fixture, gconstpointer data)
{
  static const char *const tags[] = { "countertransference", NULL };
  g_autoptr (GPtrArray)
      documents = g_ptr_array_new_with_free_func ((GDestroyNotify) attune_search_document_unref);
  g_autoptr (AttunePlace) place = attune_place_new ("made", "p7");
  static const struct
  {
    const char *text;
    const char *found;
  } cases[] = {
    { "zugunruhe", "note" },     { "zugunr", "note" },
    { "tag:counter", "note" },   { "#countertransference", "note" },
    { "note:mourning", "note" }, { "evening", "bookmark" },
    { "note:evening", "" },      { "zugunruhe -mourning", "" },
  };

  g_ptr_array_add (documents, attune_search_document_new (
                                  ATTUNE_SEARCH_NOTE, "note", place, NULL,
                                  "Zugunruhe while mourning #countertransference", tags));
  g_ptr_array_add (documents, attune_search_document_new (ATTUNE_SEARCH_BOOKMARK, "bookmark", NULL,
                                                          "For the evening", "Mourning", NULL));

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const AttuneSearchRequest request = { .text = cases[i].text, .documents = documents };
      g_autoptr (GError) error = NULL;
      g_autoptr (AttuneSearchResults)
          results = attune_search_index_search (fixture->index, &request, NULL, &error);
      g_autofree char *found = describe (results);

      g_test_message ("%s", cases[i].text);
      g_assert_no_error (error);
      g_assert_null (attune_search_results_get_corrected (results));
      g_assert_cmpstr (found, ==, cases[i].found);
    }

  {
    const AttuneSearchRequest request = { .text = "mourning", .documents = documents };
    g_autoptr (AttuneSearchResults)
        results = attune_search_index_search (fixture->index, &request, NULL, NULL);
    g_autoptr (AttuneSearchResults) without = search_tools_search (fixture->index, "zugunruhe");

    g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (results)), ==, 3);
    /* Nothing of them stays behind. */
    g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (without)), ==, 0);
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define add(path, function)                                                                        \
  g_test_add ("/search/engine/" path, Fixture, NULL, set_up, function, tear_down)

  add ("answers", test_answers);
  add ("slips", test_slips);
  add ("no-slips", test_no_slips);
  add ("documents", test_documents);

  return g_test_run ();
}
