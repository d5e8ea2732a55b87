/* test-search-dictionary.c: which words are spelled correctly
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "attune-search-dictionary.h"

#include <glib/gstdio.h>

#include "search-tools.h"

/* Two small dictionaries of the reader's own, which Enchant finds by itself; that they are for
 * languages that nobody speaks keeps others out of the way. */
static char *config_folder;

static void
write_file (const char *name, const char *contents)
{
  g_autofree char *folder = g_build_filename (config_folder, "enchant", "hunspell", NULL);
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  g_file_set_contents (path, contents, -1, &error);
  g_assert_no_error (error);
}

static guint
count_files (void)
{
  g_autofree char *folder = g_build_filename (config_folder, "enchant", NULL);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  guint n = 0;

  g_assert_nonnull (dir);
  while (g_dir_read_name (dir) != NULL)
    n++;

  return n;
}

static void
assert_known (const char *const *languages, const char *word, gboolean known)
{
  g_autoptr (AttuneSearchDictionary) dictionary = attune_search_dictionary_new (languages);

  g_test_message ("%s", word);
  g_assert_true (attune_search_dictionary_knows (dictionary, word) == known);
  /* The second time nothing is opened. */
  g_assert_true (attune_search_dictionary_knows (dictionary, word) == known);
}

static void
test_missing (void)
{
  static const char *const none[] = { NULL };
  static const char *const unheard_of[] = { "qqx", "", "x-private", NULL };
  g_autoptr (AttuneSearchDictionary) never_asked = attune_search_dictionary_new (unheard_of);

  assert_known (NULL, "base", FALSE);
  assert_known (none, "base", FALSE);
  assert_known (unheard_of, "base", FALSE);
  g_assert_nonnull (never_asked);
}

static void
test_words (void)
{
  static const char *const languages[] = { "qqa-XX", NULL };

  assert_known (languages, "base", TRUE);
  assert_known (languages, "freud", TRUE);
  assert_known (languages, "bse", FALSE);
  assert_known (languages, "", FALSE);
  assert_known (languages, "uberlegung", TRUE);
  assert_known (languages, "kochin", TRUE);
  assert_known (languages, "fur", TRUE);
  assert_known (languages, "kchin", FALSE);
  assert_known (languages, "selten", FALSE);
}

/* Where the region that is asked for has none, that of another will do; several languages are asked
 * one after the other. */
static void
test_languages (void)
{
  static const char *const elsewhere[] = { "qqb-ZZ", NULL };
  static const char *const bare[] = { "QQB", NULL };
  static const char *const both[] = { "qqx", "qqb", "qqa_XX", "qqb", NULL };

  assert_known (elsewhere, "selten", TRUE);
  assert_known (elsewhere, "base", FALSE);
  assert_known (bare, "selten", TRUE);
  assert_known (both, "selten", TRUE);
  assert_known (both, "base", TRUE);
  assert_known (both, "bse", FALSE);
}

/* British and American English, where they are installed. */
static void
test_english (void)
{
  static const char *const languages[] = { "en-GB", NULL };
  static const char *const right[] = { "attachment", "behaviour", "behavior", "freud", "the" };
  static const char *const wrong[] = { "attachement", "behavoiur", "teh", "regualtion" };
  g_autoptr (AttuneSearchDictionary) dictionary = attune_search_dictionary_new (languages);

  if (!attune_search_dictionary_knows (dictionary, "color") ||
      !attune_search_dictionary_knows (dictionary, "colour"))
    {
      g_test_skip ("no dictionaries of English are installed");
      return;
    }

  for (gsize i = 0; i < G_N_ELEMENTS (right); i++)
    g_assert_true (attune_search_dictionary_knows (dictionary, right[i]));
  for (gsize i = 0; i < G_N_ELEMENTS (wrong); i++)
    g_assert_false (attune_search_dictionary_knows (dictionary, wrong[i]));
}

/* Nothing is left behind, though Enchant would keep words for the reader. */
static void
test_no_traces (void)
{
  static const char *const languages[] = { "qqa", "qqb", "en", NULL };

  assert_known (languages, "base", TRUE);
  g_assert_cmpuint (count_files (), ==, 1);
}

int
main (int argc, char *argv[])
{
  int result = 0;

  /* Before anything asks for it */
  config_folder = search_tools_make_folder ();
  g_setenv ("XDG_CONFIG_HOME", config_folder, TRUE);
  g_unsetenv ("ENCHANT_CONFIG_DIR");
  write_file ("qqa_XX.aff",
              "SET UTF-8\nTRY esianrtolcdugmphbyfvkwqxjzäöüßÜ\nMAP 2\nMAP uü\nMAP oö\n");
  write_file ("qqa_XX.dic", "5\nbase\nFreud\nÜberlegung\nfür\nKöchin\n");
  write_file ("qqb_YY.aff", "SET UTF-8\n");
  write_file ("qqb_YY.dic", "1\nselten\n");

  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/search/dictionary/missing", test_missing);
  g_test_add_func ("/search/dictionary/words", test_words);
  g_test_add_func ("/search/dictionary/languages", test_languages);
  g_test_add_func ("/search/dictionary/english", test_english);
  g_test_add_func ("/search/dictionary/no-traces", test_no_traces);

  result = g_test_run ();
  search_tools_remove_folder (g_build_filename (config_folder, "enchant", "hunspell", NULL));
  search_tools_remove_folder (g_build_filename (config_folder, "enchant", NULL));
  search_tools_remove_folder (config_folder);

  return result;
}
