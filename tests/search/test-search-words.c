/* test-search-words.c: the words of a text, and what they fold to
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "attune-search-words.h"

#include <string.h>

/* The words of a text, with a space between them. */
static char *
join_words (const char *text, gssize n_bytes)
{
  g_auto (AttuneSearchWords) words = { 0 };
  GString *joined = g_string_new (NULL);

  attune_search_words_init (&words, text, n_bytes);
  while (attune_search_words_next (&words))
    {
      g_assert_cmpuint (words.n_bytes, ==, strlen (words.word));
      if (joined->len > 0)
        g_string_append_c (joined, ' ');
      g_string_append (joined, words.word);
    }
  g_assert_null (words.word);
  g_assert_false (attune_search_words_next (&words));

  return g_string_free_and_steal (joined);
}

/* The text with its words in brackets, as they stand in it. */
static char *
bracket_words (const char *text)
{
  g_auto (AttuneSearchWords) words = { 0 };
  GString *marked = g_string_new (NULL);
  gsize at = 0;

  attune_search_words_init (&words, text, -1);
  while (attune_search_words_next (&words))
    {
      g_assert_cmpuint (words.start, >=, at);
      g_assert_cmpuint (words.end, >, words.start);
      g_string_append_len (marked, text + at, (gssize) (words.start - at));
      g_string_append_c (marked, '[');
      g_string_append_len (marked, text + words.start, (gssize) (words.end - words.start));
      g_string_append_c (marked, ']');
      at = words.end;
    }
  g_string_append (marked, text + at);

  return g_string_free_and_steal (marked);
}

typedef struct
{
  const char *text;
  const char *words;
} Case;

static void
check_cases (const Case *cases, gsize n_cases)
{
  for (gsize i = 0; i < n_cases; i++)
    {
      g_autofree char *words = join_words (cases[i].text, -1);

      g_test_message ("%s", cases[i].text);
      g_assert_cmpstr (words, ==, cases[i].words);
    }
}

static void
test_plain (void)
{
  static const Case cases[] = {
    { "", "" },
    { " \t\n…—–«»“”()[]", "" },
    { "a", "a" },
    { "Secure base", "secure base" },
    { "Bowlby (1969/1982), p. 42.", "bowlby 1969 1982 p 42" },
    { "r = .17, N=1.5", "r 17 n 1 5" },
    { "self-regulation re‐enactment non‑verbal", "self regulation re enactment non verbal" },
    { "either/or, snake_case", "either or snake case" },
    { "a\xC2\xA0"
      "b",
      "a b" },
    { "3rd B12", "3rd b12" },
  };

  check_cases (cases, G_N_ELEMENTS (cases));
}

static void
test_folding (void)
{
  static const Case cases[] = {
    { "Köhler KÖHLER köhler Ko\xCC\x88hler", "kohler kohler kohler kohler" },
    { "Straße STRASSE STRAẞE", "strasse strasse strasse" },
    { "œdème Œdème œuvre", "oedeme oedeme oeuvre" },
    { "æsthetic Ærø", "aesthetic aero" },
    { "Łódź Đorđe Ísafjörður Þór", "lodz dorde isafjordur thor" },
    { "İstanbul ISTANBUL ısı", "istanbul istanbul isi" },
    { "ΣΊΣΥΦΟΣ Σίσυφος σίσυφοσ", "σισυφοσ σισυφοσ σισυφοσ" },
    { "ὕβρις Ὕβρις", "υβρισ υβρισ" },
    { "Ёлка ёлка ЕЛКА Й", "елка елка елка и" },
    { "ﬁrst ﬂow oﬃce", "first flow office" },
    { "Ｆｕｌｌ ｗｉｄｔｈ", "full width" },
    { "R² Ⅷ ½ 3½", "r2 viii ½ 3½" },
    { "ŉ ǆ Ǆ ſ", "n dz dz s" },
    { "e\xCC\x81\xCC\x82 (\xCC\x81)", "e" },
    { "1\xEF\xB8\x8F\xE2\x83\xA3 a", "1 a" },
    { "naïve café", "naive cafe" },
    { "\xEE\x80\x80\xEF\xA3\xBF", "\xEE\x80\x80\xEF\xA3\xBF" },
    { "👩‍👩‍👧 family 🙂", "family" },
    { "שָׁלוֹם שלום", "שלום שלום" },
    { "مُحَمَّد محمد محـــمد", "محمد محمد محمد" },
  };

  check_cases (cases, G_N_ELEMENTS (cases));
}

/* Where marks carry what a word says, they are kept. */
static void
test_marks_that_matter (void)
{
  static const char *const different[][2] = {
    { "हिंदी", "हद" },
    { "が", "か" },
    { "ที่", "ท" },
    { "ক্ষ", "কষ" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (different); i++)
    {
      g_autofree char *a = attune_search_fold_word (different[i][0]);
      g_autofree char *b = attune_search_fold_word (different[i][1]);

      g_assert_cmpstr (a, !=, b);
    }
}

static void
test_normal_forms (void)
{
  static const char *const texts[] = {
    "Köhler façade Ångström",
    "애착 이론 한국어",
    "Ελληνικά ᾳ ΐ",
    "Tiếng Việt",
    "в Йошкар-Оле ёж",
    "がぎぐげご パピプペポ",
    "हिन्दी क़ानून",
    "বাংলা কো",
    "ﬀ Ǆ ẛ̣",
    "שּׁ שָׁ",
    "آمنة",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autofree char *expected = join_words (texts[i], -1);

      g_assert_cmpstr (expected, !=, "");
      for (GNormalizeMode mode = G_NORMALIZE_DEFAULT; mode <= G_NORMALIZE_ALL_COMPOSE; mode++)
        {
          g_autofree char *normal = g_utf8_normalize (texts[i], -1, mode);
          g_autofree char *words = join_words (normal, -1);

          g_assert_cmpstr (words, ==, expected);
        }
    }
}

static void
test_apostrophes (void)
{
  static const Case cases[] = {
    { "client's client’s CLIENT'S client`s client´s client＇s clientʼs",
      "client client client client client client client" },
    { "clients’ clients' bosses’s", "clients clients bosses" },
    { "don't don’t it’s we’re", "dont dont it were" },
    { "O'Connor O’Connor o‘connor's", "oconnor oconnor oconnor" },
    { "rock'n'roll fo’c’s’le", "rocknroll focsle" },
    { "'quoted' ‘quoted’ “it’s”", "quoted quoted it" },
    { "'s a's 'tis '90s 1990's 5'10 rock 'n' roll", "s as tis 90s 1990 5 10 rock n roll" },
    { "Ka‘iulani Hawaiʻi", "kaiulani hawaii" },
    { "client’sx clients’x it’’s", "clientsx clientsx it s" },
    { "Köhler’s é's", "kohler es" },
    { "client\xE2\x80\x99", "client" },
    { "’", "" },
  };

  check_cases (cases, G_N_ELEMENTS (cases));
}

/* What French and Italian run together with the word behind it. An article is dropped before a
 * vowel or an h only, and never before what is too short to stand alone. */
static void
test_elision (void)
{
  static const Case cases[] = {
    { "l’enfant L'ENFANT d'attachement j’écoute", "enfant enfant attachement ecoute" },
    { "qu’elle s’endort l'œuvre l’histoire", "elle endort oeuvre histoire" },
    { "dell’attaccamento all’inizio un'altra", "attaccamento inizio altra" },
    { "d’Ainsworth d'ainsworth D’AINSWORTH", "ainsworth ainsworth ainsworth" },
    { "D’Angelo d'angelo L'Abate's", "angelo angelo abate" },
    { "D’Zurilla c'mon t’ai s'il l'un", "dzurilla cmon tai sil lun" },
    { "aujourd’hui presqu'île o'hara can’t", "aujourdhui presquile ohara cant" },
    { "l'a l'an’s", "la lan" },
  };

  check_cases (cases, G_N_ELEMENTS (cases));
}

static void
test_unseen (void)
{
  static const Case cases[] = {
    { "at\xC2\xADtach\xC2\xADment", "attachment" },
    { "\xEF\xBB\xBFsecure\xEF\xBB\xBF ba\xE2\x81\xA0se", "secure base" },
    { "zero\xE2\x80\x8Cwidth\xE2\x80\x8Djoined", "zerowidthjoined" },
    { "right\xE2\x80\x8Fleft", "rightleft" },
    { "may\xE2\x80\x8B"
      "break",
      "may break" },
    { "\xC2\xAD \xE2\x80\x8D", "" },
  };

  check_cases (cases, G_N_ELEMENTS (cases));
}

static void
test_ranges (void)
{
  static const Case cases[] = {
    { "The client’s “secure base”.", "[The] [client’s] “[secure] [base]”." },
    { "clients’ don’t", "[clients]’ [don’t]" },
    { "l’enfant, Köhler", "l’[enfant], [Köhler]" },
    { "cafe\xCC\x81! at\xC2\xADtach\xC2\xAD", "[cafe\xCC\x81]! [at\xC2\xADtach]\xC2\xAD" },
    { "(‘a’) 애착", "(‘[a]’) [애착]" },
    { "x\xFFy \xE2\x80", "[x]\xFF[y] \xE2\x80" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *marked = bracket_words (cases[i].text);

      g_assert_cmpstr (marked, ==, cases[i].words);
    }
}

/* Of a long word the beginning is kept; it is one word all the same. */
static void
test_long (void)
{
  static const struct
  {
    const char *letter;
    const char *folded;
    guint n_kept;
  } cases[] = {
    { "a", "a", 64 },   { "É", "e", 64 }, { "ß", "ss", 32 },
    { "中", "中", 64 }, { "𐐀", "𐐨", 64 }, { "ﬃ", "ffi", 21 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      GString *text = g_string_new ("in ");
      g_autoptr (GString) expected = g_string_new ("in ");
      g_autofree char *words = NULL;
      g_autofree char *string = NULL;

      for (guint j = 0; j < 1000; j++)
        g_string_append (text, cases[i].letter);
      for (guint j = 0; j < cases[i].n_kept; j++)
        g_string_append (expected, cases[i].folded);
      g_string_append (text, "’s out");
      g_string_append (expected, " out");

      string = g_string_free_and_steal (text);
      words = join_words (string, -1);
      g_assert_cmpstr (words, ==, expected->str);
    }
}

/* A text ends where it is said to, or at a NUL. */
static void
test_length (void)
{
  static const char text[] = "secure\0base";
  static const struct
  {
    const char *text;
    gssize n_bytes;
    const char *words;
  } cases[] = {
    { text, sizeof text, "secure" },   { "secure base", 0, "" },    { "secure base", 3, "sec" },
    { "secure base", 9, "secure ba" }, { "caf\xC3\xA9", 4, "caf" }, { "client’s", 6, "client" },
    { "client’s", 9, "client" },       { "client’s", 8, "client" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      /* Where nothing lies behind, a sanitizer sees what is read there. */
      g_autofree char *copy = g_memdup2 (cases[i].text, (gsize) MAX (cases[i].n_bytes, 1));
      g_autofree char *words = join_words (copy, cases[i].n_bytes);

      g_assert_cmpstr (words, ==, cases[i].words);
    }
}

/* Bytes of every kind, as they come and with pieces of text among them: words are valid, not too
 * long, and where they say. */
static void
test_hostile (void)
{
  static const char *const pieces[] = {
    "’",
    "s",
    "'s",
    "l’",
    "é",
    "e\xCC\x81",
    "\xC2\xAD",
    "ﷺ",
    "각",
    "\xF0\x9F\x99\x82",
    " ",
    "qu'",
    "\xE2\x80",
    "\xF4\x90\x80\x80",
    "\xED\xA0\x80",
    "\xC0\x80",
    "½",
    "ŉ",
    "Ａ",
  };

  for (guint i = 0; i < 20000; i++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      g_auto (AttuneSearchWords) words = { 0 };
      guint n = (guint) g_test_rand_int_range (0, 80);
      gsize last_end = 0;

      for (guint j = 0; j < n; j++)
        if (g_test_rand_bit ())
          g_string_append (text, pieces[g_test_rand_int_range (0, G_N_ELEMENTS (pieces))]);
        else
          g_string_append_c (text, (char) g_test_rand_int_range (1, 256));

      attune_search_words_init (&words, text->str, (gssize) text->len);
      while (attune_search_words_next (&words))
        {
          g_assert_cmpuint (words.n_bytes, >, 0);
          g_assert_cmpuint (words.n_bytes, ==, strlen (words.word));
          g_assert_true (g_utf8_validate (words.word, -1, NULL));
          g_assert_cmpint (g_utf8_strlen (words.word, -1), <=, 64);
          g_assert_cmpuint (words.start, >=, last_end);
          g_assert_cmpuint (words.start, <, words.end);
          g_assert_cmpuint (words.end, <=, text->len);
          last_end = words.end;
        }
    }
}

/* What Unicode has among the letters, though it is an apostrophe, or an accent of Arabic. */
static gboolean
is_unseen (gunichar c)
{
  return (c >= 0x02B9 && c <= 0x02BD) || c == 0x0374 || c == 0x0640 ||
         (c >= 0xFCF2 && c <= 0xFCF4) || (c >= 0xFE70 && c <= 0xFE7F);
}

/* What is folded stays as it is when it is folded again. */
static void
test_every_letter (void)
{
  for (gunichar c = 1; c <= 0x10FFFF; c++)
    {
      char utf8[7] = "";
      g_autofree char *folded = NULL;
      g_autofree char *again = NULL;

      if (!g_unichar_validate (c) || !g_unichar_isdefined (c))
        continue;
      g_unichar_to_utf8 (c, utf8);
      folded = join_words (utf8, -1);
      again = join_words (folded, -1);
      g_assert_cmpstr (folded, ==, again);
      if (g_unichar_isalnum (c) && !is_unseen (c))
        g_assert_cmpstr (folded, !=, "");
    }
}

static void
test_fold_word (void)
{
  g_autofree char *one = attune_search_fold_word ("  “Köhler’s” effect");
  g_autofree char *none = attune_search_fold_word (" … ");

  g_assert_cmpstr (one, ==, "kohler");
  g_assert_null (none);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/search/words/plain", test_plain);
  g_test_add_func ("/search/words/folding", test_folding);
  g_test_add_func ("/search/words/marks-that-matter", test_marks_that_matter);
  g_test_add_func ("/search/words/normal-forms", test_normal_forms);
  g_test_add_func ("/search/words/apostrophes", test_apostrophes);
  g_test_add_func ("/search/words/elision", test_elision);
  g_test_add_func ("/search/words/unseen", test_unseen);
  g_test_add_func ("/search/words/ranges", test_ranges);
  g_test_add_func ("/search/words/long", test_long);
  g_test_add_func ("/search/words/length", test_length);
  g_test_add_func ("/search/words/hostile", test_hostile);
  g_test_add_func ("/search/words/every-letter", test_every_letter);
  g_test_add_func ("/search/words/fold-word", test_fold_word);

  return g_test_run ();
}
