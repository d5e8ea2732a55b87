/* lexicon.c: the words of made-up prose, and how often they come
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lexicon.h"

#include <math.h>
#include <string.h>

/* How often words come falls with their rank, first nearly as its reciprocal (Zipf 1949; Mandelbrot
 * 1953), then, beyond some thousands, as the reciprocal of its square (Ferrer i Cancho & Solé 2001,
 * “Two regimes in the frequency of words and the origins of complex lexicons”, Journal of
 * Quantitative Linguistics 8, 165–173). Of the latter follows how the number of distinct words
 * grows with the text, about as its square root (Heaps 1978; Gerlach & Altmann 2013, “Stochastic
 * model for the vocabulary growth in natural languages”, Physical Review X 3, 021006). With these
 * numbers it is near the 44 · n^0.49 of Reuters-RCV1 (Manning, Raghavan & Schütze 2008,
 * Introduction to Information Retrieval, 5.1.1), and the first words have the shares that they have
 * in English: 7 %, 3.8 %, 2.6 %. */
#define N_CORE 5000
#define EXPONENT 0.95
#define LAST_RANK (G_GUINT64_CONSTANT (1) << 40)

/* Subject words stand among the small ones: from this rank on every so many is one. */
#define FIRST_SUBJECT 20
#define SUBJECT_PERIOD 3

/* So much of all words is another form of a more frequent one. */
#define FORMS_PER_256 150

struct _Lexicon
{
  guint n_small;
  guint n_subjects;
  double total;
  double cumulative[N_CORE]; /* of all words, the share of the ranks up to each */
  char *words[N_CORE];
};

/* Dice */

/**
 * lexicon_mix:
 *
 * The finalizer of SplitMix64 (Steele, Lea & Flood 2014, “Fast splittable pseudorandom number
 * generators”).
 *
 * Returns: another number for each, and nothing alike for neighbours
 */
guint64
lexicon_mix (guint64 number)
{
  number = (number ^ (number >> 30)) * G_GUINT64_CONSTANT (0xbf58476d1ce4e5b9);
  number = (number ^ (number >> 27)) * G_GUINT64_CONSTANT (0x94d049bb133111eb);

  return number ^ (number >> 31);
}

guint64
lexicon_roll (LexiconDice *dice)
{
  dice->state += G_GUINT64_CONSTANT (0x9e3779b97f4a7c15);

  return lexicon_mix (dice->state);
}

guint
lexicon_roll_below (LexiconDice *dice, guint limit)
{
  return (guint) (((lexicon_roll (dice) >> 32) * limit) >> 32);
}

guint
lexicon_roll_between (LexiconDice *dice, guint least, guint most)
{
  return least + lexicon_roll_below (dice, most - least + 1);
}

gboolean
lexicon_roll_chance (LexiconDice *dice, guint one_in)
{
  return lexicon_roll_below (dice, one_in) == 0;
}

/* Above 0 and up to 1 */
double
lexicon_roll_fraction (LexiconDice *dice)
{
  return (double) ((lexicon_roll (dice) >> 11) + 1) * 0x1p-53;
}

/* Making words. What is likelier stands in a list more than once. */

static const char *const beginnings[] = {
  "re",  "re", "re",  "con", "con", "com", "dis", "dis", "un",    "un",    "in",    "in",
  "im",  "de", "de",  "pre", "pro", "pro", "ex",  "ex",  "per",   "sub",   "inter", "over",
  "mis", "en", "out", "non", "ab",  "ad",  "ac",  "ap",  "trans", "under",
};

static const char *const onsets[] = {
  "",   "b",  "b",  "br", "c",  "c",   "c",  "ch", "cl", "cr", "d",  "d", "dr", "f",
  "f",  "fl", "fr", "g",  "gr", "h",   "h",  "j",  "l",  "l",  "l",  "m", "m",  "m",
  "n",  "n",  "p",  "p",  "p",  "pl",  "pr", "qu", "r",  "r",  "r",  "s", "s",  "s",
  "sc", "sh", "sp", "st", "st", "str", "t",  "t",  "t",  "th", "tr", "v", "v",  "w",
};

static const char *const vowels[] = {
  "a", "a", "a", "a", "e", "e", "e", "e",  "e",  "i",  "i",  "i",  "i",
  "o", "o", "o", "o", "u", "u", "u", "ai", "ea", "ee", "ie", "oa", "ou",
};

static const char *const joints[] = {
  "", "", "", "", "", "", "n", "n", "r", "r", "l", "s", "m", "t"
};

static const char *const codas[] = {
  "",  "",  "e", "e",  "l",  "m",  "n",  "n",  "r",  "r",  "s",  "st", "t",  "t",
  "d", "y", "y", "nd", "nt", "ck", "ng", "rt", "te", "ce", "ne", "re", "ct", "se",
};

static const char *const endings[] = {
  "s",   "s",   "s",    "s",   "s",     "ed",    "ed",     "ed",   "ing",    "ing",   "ing",
  "er",  "ers", "ly",   "al",  "ation", "ation", "ations", "ment", "ness",   "able",  "ive",
  "ity", "ful", "less", "ism", "ist",   "ists",  "ally",   "ic",   "ements", "iness", "ings",
};

#define PICK(list, bits) ((list)[(bits) % G_N_ELEMENTS (list)])

static void
append_syllables (guint64 bits, guint n_syllables, GString *string)
{
  for (guint i = 0; i < n_syllables; i++)
    {
      g_string_append (string, PICK (onsets, bits));
      bits = lexicon_mix (bits + 1);
      g_string_append (string, PICK (vowels, bits >> 8));
      g_string_append (string,
                       i + 1 < n_syllables ? PICK (joints, bits >> 24) : PICK (codas, bits >> 24));
      bits >>= 40;
    }
}

/* A word that is no form of another one; the rarer the longer. */
static void
append_lemma (guint64 rank, GString *string)
{
  guint64 bits = lexicon_mix (rank);
  guint lot = (guint) (bits & 15), n_syllables = 1;

  bits >>= 4;
  if (rank < 1000)
    n_syllables = lot < 8 ? 1 : 2;
  else if (rank < 20000)
    n_syllables = lot < 2 ? 1 : lot < 13 ? 2 : 3;
  else
    n_syllables = lot < 9 ? 2 : lot < 15 ? 3 : 4;
  if (rank >= 1000 && bits % 3 == 0)
    {
      g_string_append (string, PICK (beginnings, bits >> 8));
      n_syllables = MAX (n_syllables - 1, 1);
    }
  append_syllables (lexicon_mix (bits), n_syllables, string);
}

/* Puts an ending behind a word by the simpler rules of English spelling. */
static void
append_ending (const char *ending, GString *string)
{
  char last = string->str[string->len - 1];

  if (last == 'e' && strchr ("aeio", ending[0]) != NULL)
    g_string_truncate (string, string->len - 1);
  else if (last == 'y' && ending[0] != 'i')
    string->str[string->len - 1] = 'i';
  if (g_str_equal (ending, "s") && strchr ("shy", last) != NULL)
    g_string_append_c (string, 'e');
  g_string_append (string, ending);
}

/* The word that is so common that it is a real one, or NULL; it has no other forms if @is_small. */
static const char *
get_real_word (const Lexicon *self, guint64 rank, gboolean *is_small)
{
  guint64 n_before = 0, subject = 0;

  *is_small = FALSE;
  if (rank > self->n_small + self->n_subjects)
    return NULL;

  if (rank >= FIRST_SUBJECT)
    {
      subject = (rank - FIRST_SUBJECT) / SUBJECT_PERIOD;
      if ((rank - FIRST_SUBJECT) % SUBJECT_PERIOD == 0 && subject < self->n_subjects)
        return lexicon_subject_words[subject];
      n_before = MIN (subject + 1, self->n_subjects);
    }
  *is_small = TRUE;

  return lexicon_small_words[rank - 1 - n_before];
}

/* A made-up word: either new, or a form of a more frequent one, whichever that is. */
static void
append_made_up (const Lexicon *self, guint64 rank, GString *string)
{
  guint64 base = rank, bits = lexicon_mix (~rank);
  gboolean is_small = FALSE;

  while (base > self->n_small + self->n_subjects && (bits & 255) < FORMS_PER_256)
    {
      base = 1 + (guint64) ((double) (base - 1) * (double) (bits >> 11) * 0x1p-53);
      bits = lexicon_mix (~base);
    }
  get_real_word (self, base, &is_small);
  if (is_small)
    base = rank;

  if (base < rank && base <= N_CORE)
    g_string_append (string, self->words[base - 1]);
  else
    append_lemma (base, string);
  if (base < rank)
    append_ending (PICK (endings, lexicon_mix (rank) >> 20), string);
}

/* The lexicon */

/* How often a word comes, with a factor that is the same for all */
static double
get_weight (guint64 rank)
{
  if (rank <= N_CORE)
    return pow ((double) rank, -EXPONENT);

  return pow (N_CORE, 2.0 - EXPONENT) / ((double) rank * (double) rank);
}

/* Makes the words of the core, no two of them alike. */
static void
make_words (Lexicon *self)
{
  g_autoptr (GHashTable) taken = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GString) string = g_string_new (NULL);
  gboolean is_small = FALSE;

  for (guint64 rank = 1; rank <= N_CORE; rank++)
    {
      const char *word = get_real_word (self, rank, &is_small);

      g_string_assign (string, word != NULL ? word : "");
      if (word == NULL)
        append_made_up (self, rank, string);
      while (g_hash_table_contains (taken, string->str))
        append_syllables (lexicon_mix (rank + string->len), 1, string);
      self->words[rank - 1] = g_strdup (string->str);
      g_hash_table_add (taken, self->words[rank - 1]);
    }
}

/**
 * lexicon_new:
 *
 * Returns: (transfer full): the lexicon; there is but one, each time the same
 */
Lexicon *
lexicon_new (void)
{
  Lexicon *self = g_new0 (Lexicon, 1);
  /* What is beyond the core, as an integral: the sum of all ranks differs but little */
  double total = (double) N_CORE * get_weight (N_CORE);

  self->n_small = g_strv_length ((GStrv) lexicon_small_words);
  self->n_subjects = g_strv_length ((GStrv) lexicon_subject_words);
  make_words (self);

  for (guint64 rank = 1; rank <= N_CORE; rank++)
    total += get_weight (rank);
  for (guint64 rank = 1; rank <= N_CORE; rank++)
    self->cumulative[rank - 1] = get_weight (rank) / total +
                                 (rank > 1 ? self->cumulative[rank - 2] : 0.0);
  self->total = total;

  return self;
}

void
lexicon_free (Lexicon *self)
{
  for (guint i = 0; i < N_CORE; i++)
    g_free (self->words[i]);
  g_free (self);
}

/**
 * lexicon_get_share:
 *
 * Returns: which part of all words the one of a rank is
 */
double
lexicon_get_share (const Lexicon *self, guint64 rank)
{
  return get_weight (rank) / self->total;
}

/**
 * lexicon_draw:
 *
 * Returns: the rank of a word by lot, frequent ones as often as they come
 */
guint64
lexicon_draw (const Lexicon *self, LexiconDice *dice)
{
  double lot = lexicon_roll_fraction (dice);
  guint least = 0, most = N_CORE - 1;

  /* Half of those beyond the core are beyond twice its end, a third beyond thrice, and so on. */
  if (lot > self->cumulative[N_CORE - 1])
    return 1 + (guint64) MIN (N_CORE / lexicon_roll_fraction (dice), (double) LAST_RANK);

  while (least < most)
    {
      guint middle = (least + most) / 2;

      if (self->cumulative[middle] < lot)
        least = middle + 1;
      else
        most = middle;
    }

  return least + 1;
}

/**
 * lexicon_append_word:
 *
 * Writes the word of a rank, in small letters.
 */
void
lexicon_append_word (const Lexicon *self, guint64 rank, GString *string)
{
  if (rank <= N_CORE)
    g_string_append (string, self->words[rank - 1]);
  else
    append_made_up (self, rank, string);
}

/**
 * lexicon_append_name:
 *
 * Writes somebody's family name, some with an accent.
 */
void
lexicon_append_name (guint64 number, GString *string)
{
  static const char *const accented[] = { "é", "ö", "ü", "ø", "ñ", "ç" };
  gsize start = string->len;
  guint64 bits = lexicon_mix (number ^ G_GUINT64_CONSTANT (0x6e616d65));

  append_syllables (bits, 1 + bits % 3 / 2, string);
  if (bits % 13 == 0)
    g_string_append_printf (string, "%sr", PICK (accented, bits >> 8));
  g_string_append (string, bits % 5 == 0 ? "son" : bits % 7 == 0 ? "mann" : "");
  string->str[start] = g_ascii_toupper (string->str[start]);
}

/**
 * lexicon_append_rarity:
 * @number: which, below 27,000
 *
 * Writes a word that is like none of the others: not of their letters, and at least two letters
 * away from every other one of its kind.
 */
void
lexicon_append_rarity (guint number, GString *string)
{
  static const char *const starts[] = { "zv", "kw", "xr", "vl", "zh", "bz" };
  guint rest = number * 7919 % 27000; /* each once, but neighbours far apart */
  guint check = 0;

  for (guint i = 0; i < 4; i++)
    {
      guint digit = i < 3 ? rest % 30 : check % 30;

      g_string_append (string, starts[digit / 5]);
      g_string_append_c (string, "aeiou"[digit % 5]);
      /* None of these has a factor in common with 30: where one syllable differs the last does. */
      check += digit * (i == 0 ? 1 : i == 1 ? 7 : 11);
      rest /= 30;
    }
  g_string_append_c (string, 'k');
}
