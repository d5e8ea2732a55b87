/* test-library.c: the articles of a folder are found, and what is wrong with one harms no other
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "attune-article-error.h"
#include "attune-library.h"

#define FOLDER "/test/articles"

static GFile *
get_file (const char *name)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "article", name, NULL);

  return g_file_new_for_path (path);
}

static void
test_resource (void)
{
  g_autoptr (AttuneLibrary) library = attune_library_new ();
  const GPtrArray *errors = attune_library_get_errors (library);
  g_autoptr (AttuneArticle) first = NULL;
  g_autofree char *empty = g_strdup (attune_library_get_checksum (library));

  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (library)), ==, 0);
  attune_library_add_resource (library, FOLDER);

  g_assert_true (g_list_model_get_item_type (G_LIST_MODEL (library)) == ATTUNE_TYPE_ARTICLE);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (library)), ==, 1);
  first = g_list_model_get_item (G_LIST_MODEL (library), 0);
  g_assert_cmpstr (attune_article_get_id (first), ==, "every-kind");
  g_assert_null (g_list_model_get_item (G_LIST_MODEL (library), 1));
  g_assert_true (attune_library_lookup (library, "every-kind") == first);
  g_assert_null (attune_library_lookup (library, "bad"));
  g_assert_cmpstr (attune_library_get_checksum (library), !=, empty);

  /* In the order of the files' names */
  g_assert_cmpuint (errors->len, ==, 2);
  g_assert_error (((GError *) errors->pdata[0]), ATTUNE_ARTICLE_ERROR,
                  ATTUNE_ARTICLE_ERROR_DANGLING);
  g_assert_cmpstr (((GError *) errors->pdata[0])->message, ==,
                   "bad.json: $.sections[0].body[0].text: unknown term \"secure-bse\"");
  g_assert_error (((GError *) errors->pdata[1]), ATTUNE_ARTICLE_ERROR, ATTUNE_ARTICLE_ERROR_ID);
  g_assert_cmpstr (((GError *) errors->pdata[1])->message, ==,
                   "every-kind.json: $.id: another article has the id \"every-kind\"");
}

static void
test_no_articles (void)
{
  g_autoptr (AttuneLibrary) library = attune_library_new ();
  const GPtrArray *errors = attune_library_get_errors (library);

  attune_library_add_resource (library, "/test/empty");
  g_assert_cmpuint (errors->len, ==, 0);

  attune_library_add_resource (library, "/test/nowhere");
  g_assert_cmpuint (errors->len, ==, 1);
  g_assert_error (((GError *) errors->pdata[0]), G_RESOURCE_ERROR, G_RESOURCE_ERROR_NOT_FOUND);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (library)), ==, 0);
}

static void
items_changed_cb (GListModel *model, guint position, guint removed, guint added, char **log)
{
  g_autofree char *before = *log;

  *log = g_strdup_printf ("%s%u-%u+%u ", before, position, removed, added);
}

static void
test_file (void)
{
  g_autoptr (AttuneLibrary) library = attune_library_new ();
  g_autoptr (GFile) good = get_file ("every-kind.json");
  g_autoptr (GFile) bad = get_file ("bad.json");
  g_autoptr (GFile) missing = get_file ("missing.json");
  g_autoptr (GError) error = NULL;
  g_autofree char *log = g_strdup ("");
  g_autofree char *checksum = NULL;
  g_autoptr (AttuneArticle) before = NULL;
  AttuneArticle *article = NULL;

  g_signal_connect (library, "items-changed", G_CALLBACK (items_changed_cb), &log);

  before = attune_library_add_file (library, good, &error);
  g_assert_no_error (error);
  g_object_ref (before);
  checksum = g_strdup (attune_library_get_checksum (library));

  /* The same again takes the other's place. */
  article = attune_library_add_file (library, good, &error);
  g_assert_no_error (error);
  g_assert_true (article != before);
  g_assert_true (attune_library_lookup (library, "every-kind") == article);
  g_assert_cmpstr (log, ==, "0-0+1 0-1+1 ");
  g_assert_cmpstr (attune_library_get_checksum (library), ==, checksum);

  g_assert_null (attune_library_add_file (library, bad, &error));
  g_assert_error (error, ATTUNE_ARTICLE_ERROR, ATTUNE_ARTICLE_ERROR_DANGLING);
  g_assert_nonnull (strstr (error->message, "bad.json: $.sections[0].body[0].text: "));
  g_clear_error (&error);
  g_assert_null (attune_library_add_file (library, missing, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);

  /* What was asked for has its error already. */
  g_assert_cmpuint (attune_library_get_errors (library)->len, ==, 0);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (library)), ==, 1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/library/resource", test_resource);
  g_test_add_func ("/library/no-articles", test_no_articles);
  g_test_add_func ("/library/file", test_file);

  return g_test_run ();
}
