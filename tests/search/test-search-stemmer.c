/* test-search-stemmer.c: what the forms of a word have in common
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "attune-search-stemmer.h"

static const struct
{
  const char *language;
  const char *words; /* all of one stem */
} together[] = {
  { "en", "regulating regulation regulate regulates regulated" },
  { "en", "attachment attachments attached attach" },
  { "en", "behaviour behaviours behavior behaviors behavioural behavioral" },
  { "en", "counselling counseling counselled counsels" },
  { "en", "mentalise mentalize mentalising mentalizing mentalisation mentalization" },
  { "en", "defence defense defences defensive" },
  { "en", "fulfil fulfill fulfilment fulfillment" },
  { "en", "organise organize organisation organization organised" },
  { "en", "therapist therapists" },
  { "EN-us", "behaviour behaviors" },
  { "eng", "behaviour behaviors" },
  { "en_GB", "behaviour behaviors" },
  { "de", "bindung bindungen" },
  { "de-AT", "mutter muttern" },
  { "fr-CA", "attachement attachements" },
  { "nb", "barn barnet" },
  { "nn-NO", "barn barnet" },
  { "ru", "ребенка ребенку" },
};

static const struct
{
  const char *language;
  const char *a;
  const char *b;
} apart[] = {
  { "en", "organization", "organ" },
  { "en", "filled", "filed" },
  { "en", "mother", "moth" },
  { "en", "hour", "or" },
  { "de", "mentalise", "mentalize" },
  { "de", "behaviour", "behavior" },
  { NULL, "base", "bases" },
  { "tlh", "base", "bases" },
  { "porter", "base", "bases" },
  { "english", "base", "bases" },
  { "", "base", "bases" },
  { "x", "base", "bases" },
};

static void
test_together (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (together); i++)
    {
      g_autoptr (AttuneSearchStemmer) stemmer = attune_search_stemmer_new (together[i].language);
      g_auto (GStrv) words = g_strsplit (together[i].words, " ", -1);
      g_autofree char *stem = attune_search_stemmer_stem (stemmer, words[0]);

      for (guint j = 1; words[j] != NULL; j++)
        {
          g_autofree char *other = attune_search_stemmer_stem (stemmer, words[j]);

          g_test_message ("%s: %s, %s", together[i].language, words[0], words[j]);
          g_assert_cmpstr (other, ==, stem);
        }
    }
}

static void
test_apart (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (apart); i++)
    {
      g_autoptr (AttuneSearchStemmer) stemmer = attune_search_stemmer_new (apart[i].language);
      g_autofree char *a = attune_search_stemmer_stem (stemmer, apart[i].a);
      g_autofree char *b = attune_search_stemmer_stem (stemmer, apart[i].b);

      g_test_message ("%s, %s", apart[i].a, apart[i].b);
      g_assert_cmpstr (a, !=, b);
    }
}

/* Languages that are treated alike have one code; those without a stemmer leave words alone. */
static void
test_code (void)
{
  static const struct
  {
    const char *language;
    const char *code;
  } cases[] = {
    { "en-GB", "en" },  { "EN", "en" }, { "eng-US", "en" }, { "de", "de" },
    { "nb-NO", "no" },  { "nn", "no" }, { "tlh", NULL },    { "porter", NULL },
    { "german", NULL }, { "", NULL },   { NULL, NULL },     { "zh-Hant", NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (AttuneSearchStemmer) stemmer = attune_search_stemmer_new (cases[i].language);

      g_assert_cmpstr (attune_search_stemmer_get_code (stemmer), ==, cases[i].code);
      if (cases[i].code == NULL)
        {
          g_autofree char *stem = attune_search_stemmer_stem (stemmer, "regulating");

          g_assert_cmpstr (stem, ==, "regulating");
        }
    }
}

/* Whatever is asked, a stem is valid, and not empty. */
static void
test_odd_words (void)
{
  static const char *const languages[] = { "en", "de", "fr", "ru", "fi", "ar", "tr", "hu", NULL };
  static const char *const words[] = { "a", "s", "ing", "ed", "y", "1969", "애착", "ß", "𐐨", "'" };
  static const char *const letters[] = { "a", "e", "s", "i", "n", "g", "é", "д", "ه", "中" };

  for (gsize l = 0; languages[l] != NULL; l++)
    {
      g_autoptr (AttuneSearchStemmer) stemmer = attune_search_stemmer_new (languages[l]);
      g_autofree char *empty = attune_search_stemmer_stem (stemmer, "");

      g_assert_cmpstr (empty, ==, "");
      for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
        {
          g_autofree char *stem = attune_search_stemmer_stem (stemmer, words[i]);

          g_assert_cmpstr (stem, !=, "");
          g_assert_true (g_utf8_validate (stem, -1, NULL));
        }
      for (guint i = 0; i < 2000; i++)
        {
          g_autoptr (GString) word = g_string_new (NULL);
          g_autofree char *stem = NULL;

          for (int n = g_test_rand_int_range (1, 65); n > 0; n--)
            g_string_append (word, letters[g_test_rand_int_range (0, G_N_ELEMENTS (letters))]);
          stem = attune_search_stemmer_stem (stemmer, word->str);
          g_assert_cmpstr (stem, !=, "");
          g_assert_true (g_utf8_validate (stem, -1, NULL));
        }
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/search/stemmer/together", test_together);
  g_test_add_func ("/search/stemmer/apart", test_apart);
  g_test_add_func ("/search/stemmer/code", test_code);
  g_test_add_func ("/search/stemmer/odd-words", test_odd_words);

  return g_test_run ();
}
