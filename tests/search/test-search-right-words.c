/* test-search-right-words.c: no word that is spelled right is taken for a slip
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <locale.h>

#include "search-tools.h"

/* How many words are taken from the dictionaries, and what they are drawn with. Those with accents
 * are few, and all of them are taken. */
#define N_WORDS 3000
#define SEED 1907

typedef struct
{
  char *folder;
  AttuneLibrary *library;
  AttuneSearchIndex *index;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = NULL;

  fixture->folder = search_tools_make_folder ();
  path = g_build_filename (fixture->folder, "index.db", NULL);
  fixture->library = search_tools_open ("../data/articles", "attachment-in-psychotherapy.json");
  fixture->index = attune_search_index_new (fixture->library, path);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_assert_finalize_object (g_steal_pointer (&fixture->index));
  g_clear_object (&fixture->library);
  search_tools_remove_folder (g_steal_pointer (&fixture->folder));
}

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

/* Fails where the words of @text were taken for slips. Returns what it brought. */
static guint
check_uncorrected (Fixture *fixture, const char *text)
{
  g_autoptr (AttuneSearchResults) results = search_tools_search (fixture->index, text);
  const char *corrected = attune_search_results_get_corrected (results);

  if (corrected != NULL)
    fail ("“%s” was taken for “%s”", text, corrected);

  return attune_search_results_are_partial (results)
             ? 0
             : g_list_model_get_n_items (G_LIST_MODEL (results));
}

/* Adds the words of a text, without what stands before and behind them. They are taken apart in a
 * way of their own here, so that the search's is tested as well. */
static void
add_words (GHashTable *words, const char *text)
{
  g_auto (GStrv) parts = g_strsplit_set (text, " \n", -1);

  for (guint i = 0; parts[i] != NULL; i++)
    {
      const char *start = NULL, *end = NULL;

      for (const char *c = parts[i]; *c != '\0'; c = g_utf8_next_char (c))
        if (g_unichar_isalnum (g_utf8_get_char (c)))
          {
            if (start == NULL)
              start = c;
            end = g_utf8_next_char (c);
          }

      if (start != NULL)
        g_hash_table_add (words, g_strndup (start, end - start));
    }
}

static void
test_article_words (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GHashTable) words = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  AttuneArticle *article = attune_library_lookup (fixture->library, "attachment-in-psychotherapy");
  GHashTableIter iter;
  const char *word = NULL;

  for (guint i = 0; i < attune_article_get_n_blocks (article); i++)
    {
      const AttuneBlock *block = attune_article_get_block (article, i);

      add_words (words, attune_text_get_string (attune_block_get_text (block)));
    }
  g_test_message ("%u words", g_hash_table_size (words));
  g_assert_cmpuint (g_hash_table_size (words), >, 1000);

  g_hash_table_iter_init (&iter, words);
  while (g_hash_table_iter_next (&iter, (gpointer *) &word, NULL))
    {
      g_autofree char *ended = g_strconcat (word, " ", NULL);

      if (check_uncorrected (fixture, word) == 0)
        fail ("“%s” is in the article, and was not found", word);
      if (check_uncorrected (fixture, ended) == 0)
        fail ("“%s” is in the article, and was not found as a whole word", word);
    }
}

static gboolean
is_plain (const char *word)
{
  if (!g_utf8_validate (word, -1, NULL) || g_utf8_strlen (word, -1) < 3)
    return FALSE;

  for (const char *c = word; *c != '\0'; c = g_utf8_next_char (c))
    if (!g_unichar_islower (g_utf8_get_char (c)))
      return FALSE;

  return TRUE;
}

/* Adds the words of a dictionary as Hunspell keeps them: one a line, behind it, after a slash, what
 * endings it takes, or a tab and a remark. */
static void
add_dictionary (GPtrArray *words, GHashTable *seen, const char *path)
{
  g_autofree char *contents = NULL;
  g_auto (GStrv) lines = NULL;
  g_autoptr (GError) error = NULL;

  g_file_get_contents (path, &contents, NULL, &error);
  g_assert_no_error (error);
  lines = g_strsplit (contents, "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_autofree char *word = g_strndup (lines[i], strcspn (lines[i], "/ \t\r"));

      if (is_plain (word) && !g_hash_table_contains (seen, word))
        {
          g_hash_table_add (seen, word);
          g_ptr_array_add (words, g_steal_pointer (&word));
        }
    }
}

static void
test_dictionary_words (Fixture *fixture, gconstpointer data)
{
  static const char *const names[] = { "en_US.dic", "en_GB.dic" };
  const char *const *folders = g_get_system_data_dirs ();
  g_autoptr (GPtrArray) words = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GRand) rand = g_rand_new_with_seed (SEED);
  guint n = 0, n_searched = 0;

  for (guint i = 0; folders[i] != NULL; i++)
    for (guint j = 0; j < G_N_ELEMENTS (names); j++)
      {
        g_autofree char *path = g_build_filename (folders[i], "hunspell", names[j], NULL);

        if (g_file_test (path, G_FILE_TEST_IS_REGULAR))
          add_dictionary (words, seen, path);
      }

  if (words->len == 0)
    {
      g_test_skip ("No English dictionary of Hunspell is installed");
      return;
    }

  n = MIN (words->len, N_WORDS);
  for (guint i = 0; i < words->len; i++)
    {
      guint drawn = i < n ? (guint) g_rand_int_range (rand, i, words->len) : i;
      char *word = g_ptr_array_index (words, drawn);

      /* So that none is drawn twice */
      g_ptr_array_index (words, drawn) = g_ptr_array_index (words, i);
      g_ptr_array_index (words, i) = word;

      if (i < n || !g_str_is_ascii (word))
        {
          g_autofree char *ended = g_strconcat (word, " ", NULL);

          check_uncorrected (fixture, ended);
          n_searched++;
        }
    }
  g_test_message ("%u of %u words", n_searched, words->len);
}

int
main (int argc, char **argv)
{
  /* Or the accents in what is told were lost. */
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);

#define ADD(path, test)                                                                            \
  g_test_add ("/search-right-words/" path, Fixture, NULL, set_up, test, tear_down)
  ADD ("article", test_article_words);
  ADD ("dictionaries", test_dictionary_words);

  return g_test_run ();
}
