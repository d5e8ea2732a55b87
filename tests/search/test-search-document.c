/* test-search-document.c: notes and bookmarks, as a search sees them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "attune-search-document.h"

static AttuneSearchDocument *
make (void)
{
  static const char *const tags[] = { "self-care", "Angst", NULL };
  g_autoptr (AttunePlace) place = attune_place_new ("small", "p1");

  return attune_search_document_new (ATTUNE_SEARCH_NOTE, "mark-1", place, "Köhler’s view",
                                     "What he said about secure bases #self-care #Angst", tags);
}

static void
test_parts (void)
{
  g_autoptr (AttuneSearchDocument) document = make ();
  g_autoptr (AttunePlace) place = attune_place_new ("small", "p1");

  g_assert_cmpint (attune_search_document_get_kind (document), ==, ATTUNE_SEARCH_NOTE);
  g_assert_cmpstr (attune_search_document_get_key (document), ==, "mark-1");
  g_assert_true (attune_place_equal (attune_search_document_get_place (document), place));
  g_assert_cmpstr (attune_search_document_get_title (document), ==, "Köhler’s view");
  g_assert_cmpstr (attune_search_document_get_text (document), ==,
                   "What he said about secure bases #self-care #Angst");
}

/* What is not there is empty, and no place is none. */
static void
test_missing (void)
{
  g_autoptr (AttuneSearchDocument) document = NULL;

  document = attune_search_document_new (ATTUNE_SEARCH_BOOKMARK, "mark-2", NULL, NULL, NULL, NULL);
  g_assert_cmpint (attune_search_document_get_kind (document), ==, ATTUNE_SEARCH_BOOKMARK);
  g_assert_null (attune_search_document_get_place (document));
  g_assert_cmpstr (attune_search_document_get_title (document), ==, "");
  g_assert_cmpstr (attune_search_document_get_text (document), ==, "");
  g_assert_false (attune_search_document_has_word (document, "a", TRUE));
  g_assert_false (attune_search_document_has_word (document, "a", FALSE));
}

static const struct
{
  const char *word;
  gboolean is_word;
  gboolean is_prefix;
} words[] = {
  { "kohler", TRUE, TRUE },     { "koh", FALSE, TRUE },       { "view", TRUE, TRUE },
  { "secure", TRUE, TRUE },     { "bases", TRUE, TRUE },      { "base", FALSE, TRUE },
  { "self", TRUE, TRUE },       { "care", TRUE, TRUE },       { "angst", TRUE, TRUE },
  { "Angst", FALSE, FALSE },    { "selfcare", FALSE, FALSE }, { "viewwhat", FALSE, FALSE },
  { "securely", FALSE, FALSE }, { "ecure", FALSE, FALSE },    { "nowhere", FALSE, FALSE },
};

static void
test_words (void)
{
  g_autoptr (AttuneSearchDocument) document = make ();

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      g_test_message ("%s", words[i].word);
      g_assert_cmpint (attune_search_document_has_word (document, words[i].word, FALSE), ==,
                       words[i].is_word);
      g_assert_cmpint (attune_search_document_has_word (document, words[i].word, TRUE), ==,
                       words[i].is_prefix);
    }
}

/* A tag that the text does not have is a part of the document like others. */
static void
test_tags (void)
{
  static const char *const tags[] = { "Verdrängung", NULL };
  g_autoptr (AttuneSearchDocument) document = NULL;

  document = attune_search_document_new (ATTUNE_SEARCH_BOOKMARK, "mark-3", NULL, "Title", "", tags);
  g_assert_true (attune_search_document_has_word (document, "verdrangung", FALSE));
  g_assert_true (attune_search_document_has_word (document, "verdr", TRUE));
  g_assert_true (attune_search_document_has_word (document, "title", FALSE));
}

static void
test_references (void)
{
  AttuneSearchDocument *document = make ();

  g_assert_true (attune_search_document_ref (document) == document);
  attune_search_document_unref (document);
  g_assert_cmpstr (attune_search_document_get_key (document), ==, "mark-1");
  attune_search_document_unref (document);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/search/document/parts", test_parts);
  g_test_add_func ("/search/document/missing", test_missing);
  g_test_add_func ("/search/document/words", test_words);
  g_test_add_func ("/search/document/tags", test_tags);
  g_test_add_func ("/search/document/references", test_references);

  return g_test_run ();
}
