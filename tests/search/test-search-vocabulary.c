/* test-search-vocabulary.c: the words of the articles, and what is near to one
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "attune-search-vocabulary.h"

#include <string.h>

#include "attune-edit-distance.h"
#include "attune-search-osa.h"
#include "attune-storage-error.h"

static const char *const english[] = { "en-GB", NULL };

typedef struct
{
  const char *word;
  guint count;
} Word;

static const Word words[] = {
  { "attachment", 400 },   { "attach", 3 },      { "attached", 20 },  { "attaches", 1 },
  { "attack", 500 },       { "secure", 90 },     { "security", 60 },  { "regulation", 40 },
  { "regulate", 10 },      { "regulating", 12 }, { "regulated", 10 }, { "therapist", 300 },
  { "therapists", 150 },   { "the", 9000 },      { "then", 100 },     { "them", 100 },
  { "bowlby", 80 },        { "kohler", 4 },      { "1969", 30 },      { "attachment2", 999 },
  { "psychotherapy", 70 }, { "behaviour", 25 },  { "behavior", 5 },   { "schön", 2 },
  { "애착", 7 },           { "mother", 50 },     { "mothering", 50 }, { "a", 8000 },
  { "of", 7000 },
};

static AttuneSearchVocabulary *
make_vocabulary (const char *const *languages)
{
  AttuneSearchVocabulary *vocabulary = attune_search_vocabulary_new (languages);

  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    attune_search_vocabulary_add (vocabulary, words[i].word, words[i].count);
  attune_search_vocabulary_end (vocabulary);

  return vocabulary;
}

/* The words of a list, with a space between them. */
static char *
join_forms (GArray *forms)
{
  GString *joined = g_string_new (NULL);

  for (guint i = 0; i < forms->len; i++)
    g_string_append_printf (joined, "%s%s", i > 0 ? " " : "",
                            g_array_index (forms, AttuneSearchForm, i).word);

  return g_string_free_and_steal (joined);
}

static void
assert_forms (AttuneSearchVocabulary *vocabulary, const char *word, const char *expected)
{
  g_autoptr (GArray) forms = attune_search_vocabulary_list_forms (vocabulary, word);
  g_autofree char *joined = join_forms (forms);

  g_assert_cmpstr (joined, ==, expected);
}

static void
assert_prefixed (AttuneSearchVocabulary *vocabulary,
                 const char *prefix,
                 guint n,
                 const char *expected)
{
  g_autoptr (GArray) forms = attune_search_vocabulary_list_prefixed (vocabulary, prefix, n);
  g_autofree char *joined = join_forms (forms);

  g_assert_cmpstr (joined, ==, expected);
}

static void
assert_nearest (AttuneSearchVocabulary *vocabulary,
                const char *word,
                gboolean as_prefix,
                const char *expected)
{
  const AttuneSearchForm *form = attune_search_vocabulary_find_nearest (vocabulary, word,
                                                                        as_prefix);

  g_test_message ("%s%s", word, as_prefix ? "…" : "");
  g_assert_cmpstr (form != NULL ? form->word : NULL, ==, expected);
}

static void
test_empty (void)
{
  g_autoptr (AttuneSearchVocabulary) vocabulary = attune_search_vocabulary_new (english);
  g_autoptr (AttuneSearchVocabulary) read = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;

  attune_search_vocabulary_add (vocabulary, "", 3);
  attune_search_vocabulary_end (vocabulary);
  bytes = attune_search_vocabulary_to_bytes (vocabulary);
  read = attune_search_vocabulary_new_from_bytes (bytes, &error);
  g_assert_no_error (error);

  g_assert_cmpuint (attune_search_vocabulary_get_n_words (read), ==, 0);
  g_assert_cmpuint (attune_search_vocabulary_get_n_occurrences (read), ==, 0);
  g_assert_null (attune_search_vocabulary_lookup (read, "attachment"));
  g_assert_false (attune_search_vocabulary_has_prefix (read, ""));
  assert_forms (read, "attachment", "");
  assert_prefixed (read, "", 10, "");
  assert_nearest (read, "attachment", TRUE, NULL);
}

static void
test_lookup (void)
{
  g_autoptr (AttuneSearchVocabulary) vocabulary = make_vocabulary (english);
  guint64 n_occurrences = 0;

  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    {
      const AttuneSearchForm *form = attune_search_vocabulary_lookup (vocabulary, words[i].word);

      g_assert_nonnull (form);
      g_assert_cmpstr (form->word, ==, words[i].word);
      g_assert_cmpuint (form->count, ==, words[i].count);
      n_occurrences += words[i].count;
    }

  g_assert_cmpuint (attune_search_vocabulary_get_n_words (vocabulary), ==, G_N_ELEMENTS (words));
  g_assert_cmpuint (attune_search_vocabulary_get_n_occurrences (vocabulary), ==, n_occurrences);
  g_assert_null (attune_search_vocabulary_lookup (vocabulary, "attachmen"));
  g_assert_null (attune_search_vocabulary_lookup (vocabulary, "attachments"));
  g_assert_null (attune_search_vocabulary_lookup (vocabulary, ""));
  g_assert_null (attune_search_vocabulary_lookup (vocabulary, "zzz"));
}

/* What is added again counts more, as far as a number goes; what is no word is left out. */
static void
test_add (void)
{
  g_autoptr (AttuneSearchVocabulary) vocabulary = attune_search_vocabulary_new (NULL);
  g_autofree char *longest = g_strnfill (256, 'x');
  g_autofree char *too_long = g_strnfill (257, 'y');

  attune_search_vocabulary_add (vocabulary, "secure", 2);
  attune_search_vocabulary_add (vocabulary, "base", 1);
  attune_search_vocabulary_add (vocabulary, "secure", 3);
  attune_search_vocabulary_add (vocabulary, "base", G_MAXUINT);
  attune_search_vocabulary_add (vocabulary, longest, 1);
  attune_search_vocabulary_add (vocabulary, too_long, 1);
  attune_search_vocabulary_end (vocabulary);

  g_assert_cmpuint (attune_search_vocabulary_get_n_words (vocabulary), ==, 3);
  g_assert_cmpuint (attune_search_vocabulary_lookup (vocabulary, "secure")->count, ==, 5);
  g_assert_cmpuint (attune_search_vocabulary_lookup (vocabulary, "base")->count, ==, G_MAXUINT);
  g_assert_nonnull (attune_search_vocabulary_lookup (vocabulary, longest));
}

/* More words than the first tables hold, in no order. */
static void
test_many (void)
{
  const guint n = 3000;
  g_autoptr (AttuneSearchVocabulary) vocabulary = attune_search_vocabulary_new (english);
  g_autoptr (GArray) all = NULL;

  for (guint round = 0; round < 2; round++)
    for (guint i = 0; i < n; i++)
      {
        g_autofree char *word = g_strdup_printf ("w%06u", i * 7919 % n);

        attune_search_vocabulary_add (vocabulary, word, i * 7919 % n + 1);
      }
  attune_search_vocabulary_end (vocabulary);

  g_assert_cmpuint (attune_search_vocabulary_get_n_words (vocabulary), ==, n);
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *word = g_strdup_printf ("w%06u", i);

      g_assert_cmpuint (attune_search_vocabulary_lookup (vocabulary, word)->count, ==, 2 * (i + 1));
    }

  all = attune_search_vocabulary_list_prefixed (vocabulary, "w", n + 5);
  g_assert_cmpuint (all->len, ==, n);
  for (guint i = 0; i < n; i++)
    g_assert_cmpuint (g_array_index (all, AttuneSearchForm, i).count, ==, 2 * (n - i));
}

static void
test_forms (void)
{
  static const char *const two[] = { "en", "de-AT", "en-US", "tlh", NULL };
  g_autoptr (AttuneSearchVocabulary) vocabulary = make_vocabulary (english);
  g_autoptr (AttuneSearchVocabulary) plain = make_vocabulary (NULL);
  g_autoptr (AttuneSearchVocabulary) both = make_vocabulary (two);

  assert_forms (vocabulary, "regulating", "regulating regulation regulate regulated");
  assert_forms (vocabulary, "regulates", "regulation regulating regulate regulated");
  assert_forms (vocabulary, "attachments", "attachment attached attach attaches");
  assert_forms (vocabulary, "mothers", "mother mothering");
  assert_forms (vocabulary, "mothering", "mothering mother");
  assert_forms (vocabulary, "1969", "1969");
  assert_forms (vocabulary, "애착", "애착");
  assert_forms (vocabulary, "frobnicate", "");

  assert_forms (plain, "regulating", "regulating");
  assert_forms (plain, "regulates", "");

  /* German has “therapist” without its ending, too; what both languages find is found once. */
  assert_forms (both, "therapist", "therapist therapists");
  assert_forms (both, "regulates", "regulation regulating regulate regulated");
}

/* A language can be added when there are words already; one that has no stemmer, or is treated as
 * another is, adds nothing. */
static void
test_languages (void)
{
  g_autoptr (AttuneSearchVocabulary) vocabulary = attune_search_vocabulary_new (NULL);
  g_autoptr (AttuneSearchVocabulary) before = NULL;
  g_auto (GStrv) languages = NULL;
  g_auto (GStrv) none = NULL;

  attune_search_vocabulary_add (vocabulary, "regulation", 2);
  before = attune_search_vocabulary_copy (vocabulary);
  attune_search_vocabulary_add_language (vocabulary, "en-GB");
  attune_search_vocabulary_add_language (vocabulary, "tlh");
  attune_search_vocabulary_add_language (vocabulary, "en-US");
  attune_search_vocabulary_add_language (vocabulary, "de");
  attune_search_vocabulary_add (vocabulary, "regulate", 1);
  attune_search_vocabulary_end (vocabulary);

  languages = attune_search_vocabulary_dup_languages (vocabulary);
  none = attune_search_vocabulary_dup_languages (before);
  g_assert_cmpstrv (languages, ((const char *const[]) { "en", "de", NULL }));
  g_assert_cmpstrv (none, ((const char *const[]) { NULL }));
  assert_forms (vocabulary, "regulating", "regulation regulate");
  assert_forms (before, "regulating", "");
}

static void
test_spellings (void)
{
  g_autoptr (AttuneSearchVocabulary) vocabulary = make_vocabulary (english);

  assert_forms (vocabulary, "behavior", "behavior behaviour");
  assert_forms (vocabulary, "behaviour", "behaviour behavior");
  assert_forms (vocabulary, "behaviours", "behaviour behavior");
}

static void
test_stems (void)
{
  static const char *const two[] = { "en", "de", NULL };
  g_autoptr (AttuneSearchVocabulary) vocabulary = make_vocabulary (english);
  g_autoptr (AttuneSearchVocabulary) plain = make_vocabulary (NULL);
  g_autoptr (AttuneSearchVocabulary) both = make_vocabulary (two);
  g_auto (GStrv) one_stem = attune_search_vocabulary_dup_stems (vocabulary, "regulating");
  g_auto (GStrv) no_stem = attune_search_vocabulary_dup_stems (plain, "regulating");
  g_auto (GStrv) two_stems = attune_search_vocabulary_dup_stems (both, "mothers");
  g_auto (GStrv) same_stem = attune_search_vocabulary_dup_stems (both, "bowlby");

  g_assert_cmpstrv (one_stem, ((const char *const[]) { "regul", NULL }));
  g_assert_cmpstrv (no_stem, ((const char *const[]) { "regulating", NULL }));
  g_assert_cmpuint (g_strv_length (two_stems), ==, 2);
  g_assert_cmpstr (two_stems[0], ==, "mother");
  g_assert_cmpstr (two_stems[1], !=, "mother");
  g_assert_cmpuint (g_strv_length (same_stem), >=, 1);
  g_assert_cmpstr (same_stem[0], !=, same_stem[1]);
}

static void
test_prefixed (void)
{
  g_autoptr (AttuneSearchVocabulary) vocabulary = make_vocabulary (english);

  assert_prefixed (vocabulary, "atta", 10,
                   "attachment2 attack attachment attached attach attaches");
  assert_prefixed (vocabulary, "atta", 3, "attachment2 attack attachment");
  assert_prefixed (vocabulary, "attach", 3, "attach attachment2 attachment");
  assert_prefixed (vocabulary, "attach", 1, "attach");
  assert_prefixed (vocabulary, "attach", 0, "");
  assert_prefixed (vocabulary, "the", 4, "the therapist therapists them");
  assert_prefixed (vocabulary, "sch", 4, "schön");
  assert_prefixed (vocabulary, "애", 4, "애착");
  assert_prefixed (vocabulary, "xyz", 4, "");
  assert_prefixed (vocabulary, "", 3, "the a of");

  g_assert_true (attune_search_vocabulary_has_prefix (vocabulary, "psycho"));
  g_assert_true (attune_search_vocabulary_has_prefix (vocabulary, "psychotherapy"));
  g_assert_true (attune_search_vocabulary_has_prefix (vocabulary, ""));
  g_assert_false (attune_search_vocabulary_has_prefix (vocabulary, "psychotherapyx"));
  g_assert_false (attune_search_vocabulary_has_prefix (vocabulary, "psycha"));
  g_assert_false (attune_search_vocabulary_has_prefix (vocabulary, "zz"));
}

static void
test_nearest (void)
{
  g_autoptr (AttuneSearchVocabulary) vocabulary = make_vocabulary (english);

  assert_nearest (vocabulary, "attachement", FALSE, "attachment");
  assert_nearest (vocabulary, "atachemnt", FALSE, "attachment");
  assert_nearest (vocabulary, "atachemn", FALSE, NULL);
  assert_nearest (vocabulary, "atachment", FALSE, "attachment");
  assert_nearest (vocabulary, "attahcment", FALSE, "attachment");
  assert_nearest (vocabulary, "sttachment", FALSE, "attachment");
  assert_nearest (vocabulary, "psichoterapy", FALSE, "psychotherapy");
  assert_nearest (vocabulary, "psichoterapi", FALSE, NULL);

  /* Up to five letters, one slip; the nearer before the more frequent, that before others. */
  assert_nearest (vocabulary, "teh", FALSE, "the");
  assert_nearest (vocabulary, "thn", FALSE, "the");
  assert_nearest (vocabulary, "thez", FALSE, "the");
  assert_nearest (vocabulary, "scuri", FALSE, NULL);
  assert_nearest (vocabulary, "secrue", FALSE, "secure");
  assert_nearest (vocabulary, "attachd", FALSE, "attached");
  assert_nearest (vocabulary, "schon", FALSE, "schön");
  assert_nearest (vocabulary, "schöm", FALSE, "schön");

  /* What is right is its own nearest; short words and those with digits are left as they are. */
  assert_nearest (vocabulary, "attach", FALSE, "attach");
  assert_nearest (vocabulary, "on", FALSE, NULL);
  assert_nearest (vocabulary, "", FALSE, NULL);
  assert_nearest (vocabulary, "1968", FALSE, NULL);
  assert_nearest (vocabulary, "attachment3", FALSE, NULL);
  assert_nearest (vocabulary, "attachmentt", FALSE, "attachment");
}

static void
test_nearest_prefix (void)
{
  g_autoptr (AttuneSearchVocabulary) vocabulary = make_vocabulary (english);
  g_autofree char *longest = g_strnfill (64, 'x');
  g_autofree char *too_long = g_strnfill (65, 'x');

  assert_nearest (vocabulary, "psichoth", FALSE, NULL);
  assert_nearest (vocabulary, "psichoth", TRUE, "psychotherapy");
  assert_nearest (vocabulary, "psyhco", TRUE, "psychotherapy");
  assert_nearest (vocabulary, "regluat", TRUE, "regulation");
  assert_nearest (vocabulary, "bolwby", TRUE, "bowlby");
  /* A whole word before a longer one that begins as nearly. */
  assert_nearest (vocabulary, "securr", TRUE, "secure");
  assert_nearest (vocabulary, "attacj", TRUE, "attack");
  assert_nearest (vocabulary, "attakh", TRUE, "attach");
  assert_nearest (vocabulary, "qqq", TRUE, NULL);
  assert_nearest (vocabulary, longest, TRUE, NULL);
  assert_nearest (vocabulary, too_long, TRUE, NULL);
}

/* A vocabulary can be asked while another goes on to be made of the same words. */
static void
test_copy (void)
{
  g_autoptr (AttuneSearchVocabulary) vocabulary = attune_search_vocabulary_new (english);
  g_autoptr (AttuneSearchVocabulary) copy = NULL;
  g_autoptr (AttuneSearchVocabulary) same = NULL;

  attune_search_vocabulary_add (vocabulary, "secure", 1);
  attune_search_vocabulary_add (vocabulary, "regulation", 1);
  copy = attune_search_vocabulary_copy (vocabulary);
  attune_search_vocabulary_add (vocabulary, "secure", 1);
  attune_search_vocabulary_add (vocabulary, "regulating", 5);
  attune_search_vocabulary_add (vocabulary, "base", 1);
  attune_search_vocabulary_end (vocabulary);

  g_assert_cmpuint (attune_search_vocabulary_get_n_words (copy), ==, 2);
  g_assert_cmpuint (attune_search_vocabulary_lookup (copy, "secure")->count, ==, 1);
  assert_forms (copy, "regulates", "regulation");
  assert_forms (vocabulary, "regulates", "regulating regulation");
  g_assert_cmpuint (attune_search_vocabulary_get_n_words (vocabulary), ==, 4);

  same = attune_search_vocabulary_copy (vocabulary);
  g_assert_true (same == vocabulary);

  /* What is shared outlives what it was made for. */
  g_clear_pointer (&same, attune_search_vocabulary_unref);
  g_clear_pointer (&vocabulary, attune_search_vocabulary_unref);
  assert_nearest (copy, "regulatoin", FALSE, "regulation");
}

static void
test_bytes (void)
{
  static const char *const two[] = { "en", "de", NULL };
  g_autoptr (AttuneSearchVocabulary) vocabulary = make_vocabulary (two);
  g_autoptr (GBytes) bytes = attune_search_vocabulary_to_bytes (vocabulary);
  g_autoptr (GBytes) again = NULL;
  g_autoptr (AttuneSearchVocabulary) read = NULL;
  g_autoptr (GError) error = NULL;

  read = attune_search_vocabulary_new_from_bytes (bytes, &error);
  g_assert_no_error (error);
  again = attune_search_vocabulary_to_bytes (read);
  g_assert_true (g_bytes_equal (bytes, again));

  g_assert_cmpuint (attune_search_vocabulary_get_n_words (read), ==, G_N_ELEMENTS (words));
  g_assert_cmpuint (attune_search_vocabulary_get_n_occurrences (read), ==,
                    attune_search_vocabulary_get_n_occurrences (vocabulary));
  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    {
      g_autoptr (GArray) forms = attune_search_vocabulary_list_forms (vocabulary, words[i].word);
      g_autofree char *joined = join_forms (forms);

      g_assert_cmpuint (attune_search_vocabulary_lookup (read, words[i].word)->count, ==,
                        words[i].count);
      assert_forms (read, words[i].word, joined);
    }
  assert_forms (read, "attachments", "attachment attached attach attaches");
  assert_nearest (read, "attachement", FALSE, "attachment");
}

/* As the file format has it: FNV-1a, the lowest byte first. */
static void
sign (guint8 *data, gsize n_bytes)
{
  guint64 hash = G_GUINT64_CONSTANT (14695981039346656037);

  for (gsize i = 0; i + 8 < n_bytes; i++)
    hash = (hash ^ data[i]) * G_GUINT64_CONSTANT (1099511628211);
  for (guint i = 0; i < 8; i++)
    data[n_bytes - 8 + i] = (guint8) (hash >> i * 8);
}

/* What can be read can be asked. */
static void
ask_all (AttuneSearchVocabulary *vocabulary)
{
  guint n = attune_search_vocabulary_get_n_words (vocabulary);
  g_autoptr (GArray) all = attune_search_vocabulary_list_prefixed (vocabulary, "", n);
  g_autoptr (GBytes) bytes = attune_search_vocabulary_to_bytes (vocabulary);
  g_auto (GStrv) stems = attune_search_vocabulary_dup_stems (vocabulary, "regulating");

  g_assert_cmpuint (all->len, ==, n);
  for (guint i = 0; i < all->len; i++)
    {
      const char *word = g_array_index (all, AttuneSearchForm, i).word;
      g_autoptr (GArray) forms = attune_search_vocabulary_list_forms (vocabulary, word);

      g_assert_true (g_utf8_validate (word, -1, NULL));
      g_assert_cmpstr (attune_search_vocabulary_lookup (vocabulary, word)->word, ==, word);
      g_assert_cmpstr (g_array_index (forms, AttuneSearchForm, 0).word, ==, word);
    }
  attune_search_vocabulary_find_nearest (vocabulary, "attachement", TRUE);
  g_assert_nonnull (bytes);
}

static void
test_damaged (void)
{
  g_autoptr (AttuneSearchVocabulary) vocabulary = make_vocabulary (english);
  g_autoptr (GBytes) bytes = attune_search_vocabulary_to_bytes (vocabulary);
  gsize n_bytes = 0;
  const guint8 *data = g_bytes_get_data (bytes, &n_bytes);

  /* No byte is without meaning, and none can be missing. */
  for (gsize i = 0; i < n_bytes; i++)
    for (guint bit = 0; bit < 9; bit++)
      {
        g_autofree guint8 *spoiled = g_memdup2 (data, n_bytes);
        g_autoptr (GBytes) spoiled_bytes = NULL;
        g_autoptr (AttuneSearchVocabulary) read = NULL;
        g_autoptr (GError) error = NULL;

        if (bit < 8)
          spoiled[i] ^= (guint8) (1u << bit);
        spoiled_bytes = g_bytes_new (spoiled, bit < 8 ? n_bytes : i);
        read = attune_search_vocabulary_new_from_bytes (spoiled_bytes, &error);
        g_assert_error (error, ATTUNE_STORAGE_ERROR, ATTUNE_STORAGE_ERROR_CORRUPT);
        g_assert_null (read);
      }
}

/* The same with a checksum that is right, so that all of the rest is looked at. */
static void
test_forged (void)
{
  static const char *const two[] = { "en", "de", NULL };
  g_autoptr (AttuneSearchVocabulary) vocabulary = make_vocabulary (two);
  g_autoptr (GBytes) bytes = attune_search_vocabulary_to_bytes (vocabulary);
  gsize n_bytes = 0;
  const guint8 *data = g_bytes_get_data (bytes, &n_bytes);
  guint n_refused = 0, n_read = 0;

  for (guint round = 0; round < 4000; round++)
    {
      g_autofree guint8 *spoiled = g_malloc (n_bytes + 16);
      gsize n = n_bytes;
      g_autoptr (GBytes) spoiled_bytes = NULL;
      g_autoptr (AttuneSearchVocabulary) read = NULL;
      g_autoptr (GError) error = NULL;

      memcpy (spoiled, data, n);
      for (int i = g_test_rand_int_range (1, 4); i > 0; i--)
        spoiled[g_test_rand_int_range (5, (gint32) n)] = (guint8) g_test_rand_int_range (0, 256);
      if (g_test_rand_int_range (0, 4) == 0)
        n = (gsize) g_test_rand_int_range (13, (gint32) n_bytes + 16);
      if (n > n_bytes)
        memset (spoiled + n_bytes, 0x80, n - n_bytes);
      sign (spoiled, n);

      spoiled_bytes = g_bytes_new (spoiled, n);
      read = attune_search_vocabulary_new_from_bytes (spoiled_bytes, &error);
      if (read == NULL)
        {
          g_assert_error (error, ATTUNE_STORAGE_ERROR, ATTUNE_STORAGE_ERROR_CORRUPT);
          n_refused++;
          continue;
        }
      g_assert_no_error (error);
      ask_all (read);
      n_read++;
    }

  /* Some changes make another vocabulary of it, most make none. */
  g_test_message ("%u refused, %u read", n_refused, n_read);
  g_assert_cmpuint (n_refused, >, 0);
  g_assert_cmpuint (n_read, >, 0);
}

static char *
make_word (guint max_length)
{
  static const char *const letters[] = { "a", "b", "c", "é", "ы", "中" };
  GString *word = g_string_new (NULL);

  for (int i = g_test_rand_int_range (1, (gint32) max_length + 1); i > 0; i--)
    g_string_append (word, letters[g_test_rand_int_range (0, G_N_ELEMENTS (letters))]);

  return g_string_free_and_steal (word);
}

/* The distance, and that to all beginnings, are those of the plain algorithm. */
static void
test_osa (void)
{
  for (guint round = 0; round < 20000; round++)
    {
      guint max_length = round % 50 == 0 ? ATTUNE_SEARCH_OSA_MAX_LENGTH : 9;
      g_autofree char *a = make_word (max_length);
      g_autofree char *b = make_word (max_length);
      guint length = (guint) g_utf8_strlen (b, -1), least = G_MAXUINT;
      AttuneSearchOsa osa;
      AttuneSearchOsaColumn column = { 0 };

      g_assert_true (attune_search_osa_init (&osa, a));
      attune_search_osa_begin (&osa, &column);
      for (guint i = 0;; i++)
        {
          g_autofree char *start = g_utf8_substring (b, 0, i);
          guint distance = attune_edit_distance (a, start, G_MAXUINT);

          least = MIN (least, distance);
          g_assert_cmpuint (column.n_read, ==, i);
          g_assert_cmpuint (column.distance, ==, distance);
          g_assert_cmpuint (column.least, ==, least);
          if (i == length)
            break;
          attune_search_osa_read (
              &osa, &column, g_utf8_get_char (g_utf8_offset_to_pointer (b, (glong) i)), &column);
        }
    }
}

/* What is said to be beyond a limit is, however it goes on, and is said to be when it ends so. */
static void
test_osa_beyond (void)
{
  guint n_beyond = 0;

  for (guint round = 0; round < 20000; round++)
    {
      g_autofree char *a = make_word (round % 50 == 0 ? ATTUNE_SEARCH_OSA_MAX_LENGTH : 7);
      g_autofree char *b = make_word (9);
      guint limit = (guint) g_test_rand_int_range (0, 4);
      gboolean beyond = FALSE;
      AttuneSearchOsa osa;
      AttuneSearchOsaColumn column = { 0 };

      g_assert_true (attune_search_osa_init (&osa, a));
      attune_search_osa_begin (&osa, &column);
      for (const char *c = b; *c != '\0'; c = g_utf8_next_char (c))
        {
          beyond = attune_search_osa_is_beyond (&osa, &column, limit);
          n_beyond += beyond;
          attune_search_osa_read (&osa, &column, g_utf8_get_char (c), &column);
          if (beyond)
            g_assert_cmpuint (column.distance, >, limit);
          if (beyond)
            g_assert_true (attune_search_osa_is_beyond (&osa, &column, limit));
          if (column.distance <= limit)
            g_assert_false (attune_search_osa_is_beyond (&osa, &column, limit));
        }
      /* Of as many letters as it can have, and none that the word has. */
      for (guint i = 0; i < ATTUNE_SEARCH_OSA_MAX_LENGTH + 4; i++)
        attune_search_osa_read (&osa, &column, 'x', &column);
      g_assert_true (attune_search_osa_is_beyond (&osa, &column, limit));
    }

  g_assert_cmpuint (n_beyond, >, 0);
}

/* The nearest word as it is found by measuring them all. */
static const AttuneSearchForm *
find_plainly (GArray *forms, const char *word, gboolean as_prefix)
{
  guint limit = g_utf8_strlen (word, -1) <= 5 ? 1 : 2;
  guint best_order = limit * 2 + 1;
  const AttuneSearchForm *best = NULL;

  for (guint i = 0; i < forms->len; i++)
    {
      const AttuneSearchForm *form = &g_array_index (forms, AttuneSearchForm, i);
      guint order = attune_edit_distance (word, form->word, 9) * 2;

      for (glong j = 0; as_prefix && j <= g_utf8_strlen (form->word, -1); j++)
        {
          g_autofree char *start = g_utf8_substring (form->word, 0, j);

          order = MIN (order, attune_edit_distance (word, start, 9) * 2 + 1);
        }
      if (order < best_order ||
          (order == best_order && (best == NULL || form->count > best->count)))
        {
          best = form;
          best_order = order;
        }
    }

  return best;
}

static void
test_nearest_of_all (void)
{
  guint n_found = 0;

  for (guint round = 0; round < 10; round++)
    {
      g_autoptr (AttuneSearchVocabulary) vocabulary = attune_search_vocabulary_new (NULL);
      g_autoptr (GArray) forms = NULL;

      /* No two as frequent, so that there is one answer. */
      for (guint i = 1; i < 300; i++)
        {
          g_autofree char *word = make_word (12);

          attune_search_vocabulary_add (vocabulary, word, i << 8);
        }
      attune_search_vocabulary_end (vocabulary);
      forms = attune_search_vocabulary_list_prefixed (vocabulary, "", G_MAXUINT);

      for (guint i = 0; i < 60; i++)
        {
          g_autofree char *word = make_word (12);
          gboolean as_prefix = g_test_rand_bit ();
          const AttuneSearchForm *expected = NULL, *found = NULL;

          if (g_utf8_strlen (word, -1) < 3)
            continue;
          expected = find_plainly (forms, word, as_prefix);
          found = attune_search_vocabulary_find_nearest (vocabulary, word, as_prefix);
          n_found += found != NULL;
          if (expected == NULL)
            g_assert_null (found);
          else
            {
              g_assert_nonnull (found);
              g_assert_cmpuint (found->count, ==, expected->count);
            }
        }
    }

  g_assert_cmpuint (n_found, >, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/search/vocabulary/empty", test_empty);
  g_test_add_func ("/search/vocabulary/lookup", test_lookup);
  g_test_add_func ("/search/vocabulary/add", test_add);
  g_test_add_func ("/search/vocabulary/many", test_many);
  g_test_add_func ("/search/vocabulary/forms", test_forms);
  g_test_add_func ("/search/vocabulary/languages", test_languages);
  g_test_add_func ("/search/vocabulary/spellings", test_spellings);
  g_test_add_func ("/search/vocabulary/stems", test_stems);
  g_test_add_func ("/search/vocabulary/prefixed", test_prefixed);
  g_test_add_func ("/search/vocabulary/nearest", test_nearest);
  g_test_add_func ("/search/vocabulary/nearest-prefix", test_nearest_prefix);
  g_test_add_func ("/search/vocabulary/copy", test_copy);
  g_test_add_func ("/search/vocabulary/bytes", test_bytes);
  g_test_add_func ("/search/vocabulary/damaged", test_damaged);
  g_test_add_func ("/search/vocabulary/forged", test_forged);
  g_test_add_func ("/search/vocabulary/osa", test_osa);
  g_test_add_func ("/search/vocabulary/osa-beyond", test_osa_beyond);
  g_test_add_func ("/search/vocabulary/nearest-of-all", test_nearest_of_all);

  return g_test_run ();
}
