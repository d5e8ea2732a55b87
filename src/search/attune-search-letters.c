/* attune-search-letters.c: what a letter is compared by
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "attune-search-letters.h"

#include <string.h>

/* What two bytes of UTF-8 can say: Latin, Greek, Cyrillic, Hebrew, Arabic. It is looked up, as all
 * but very few letters of most articles are among it. */
#define N_TABLE 0x800

static AttuneSearchLetter table[N_TABLE];

/* Letters that Unicode does not take apart, though people type them so; in lower case. */
static const struct
{
  gunichar c;
  const char *folded;
} specials[] = {
  { 0x00DF, "ss" }, /* ß */
  { 0x00E6, "ae" }, /* æ */
  { 0x00F0, "d" },  /* ð */
  { 0x00F8, "o" },  /* ø */
  { 0x00FE, "th" }, /* þ */
  { 0x0111, "d" },  /* đ */
  { 0x0127, "h" },  /* ħ */
  { 0x0131, "i" },  /* ı */
  { 0x0138, "k" },  /* ĸ */
  { 0x0142, "l" },  /* ł */
  { 0x014B, "n" },  /* ŋ */
  { 0x0153, "oe" }, /* œ */
  { 0x0167, "t" },  /* ŧ */
  { 0x0180, "b" },  /* ƀ */
  { 0x0192, "f" },  /* ƒ */
  { 0x0199, "k" },  /* ƙ */
  { 0x01B4, "y" },  /* ƴ */
  { 0x0237, "j" },  /* ȷ */
  { 0x0253, "b" },  /* ɓ */
  { 0x0257, "d" },  /* ɗ */
  { 0x0268, "i" },  /* ɨ */
  { 0x03C2, "σ" },  /* ς */
  { 0x0491, "г" },  /* ґ */
};

static gboolean
is_apostrophe (gunichar c)
{
  switch (c)
    {
    case '\'':
    case '`':
    case 0x00B4: /* acute accent, where a keyboard has no apostrophe in reach */
    case 0x02B9: /* modifier letters: prime, turned comma, apostrophe, reversed comma */
    case 0x02BB:
    case 0x02BC:
    case 0x02BD:
    case 0x2018:
    case 0x2019:
    case 0x201B:
    case 0xFF07:
      return TRUE;
    default:
      return FALSE;
    }
}

/* Accents are dropped, and so is what only chooses between glyphs. What carries a vowel of its own,
 * or makes another letter of one, as in Devanagari, Thai or Kana, is kept: words would be lost. */
static AttuneSearchLetterKind
classify_mark (gunichar c, GUnicodeType type)
{
  int class = g_unichar_combining_class (c);

  if (class == 1 || class >= 10 || type == G_UNICODE_ENCLOSING_MARK || c == 0x034F ||
      (c >= 0xFE00 && c <= 0xFE0F) || (c >= 0xE0100 && c <= 0xE01EF) ||
      (c >= 0x180B && c <= 0x180D) || c == 0x180F)
    return ATTUNE_SEARCH_LETTER_MARK;

  return ATTUNE_SEARCH_LETTER_LETTER;
}

static AttuneSearchLetterKind
classify (gunichar c)
{
  GUnicodeType type = g_unichar_type (c);

  if (is_apostrophe (c))
    return ATTUNE_SEARCH_LETTER_APOSTROPHE;
  /* The tatweel only makes a word of Arabic wider. */
  if (c == 0x0640)
    return ATTUNE_SEARCH_LETTER_NOTHING;

  switch ((int) type)
    {
    case G_UNICODE_FORMAT:
      return c == 0x200B ? ATTUNE_SEARCH_LETTER_BREAK : ATTUNE_SEARCH_LETTER_NOTHING;
    case G_UNICODE_NON_SPACING_MARK:
    case G_UNICODE_SPACING_MARK:
    case G_UNICODE_ENCLOSING_MARK:
      return classify_mark (c, type);
    case G_UNICODE_DECIMAL_NUMBER:
    case G_UNICODE_LETTER_NUMBER:
    case G_UNICODE_OTHER_NUMBER:
      return ATTUNE_SEARCH_LETTER_DIGIT;
    case G_UNICODE_PRIVATE_USE:
      return ATTUNE_SEARCH_LETTER_LETTER;
    default:
      return g_unichar_isalpha (c) ? ATTUNE_SEARCH_LETTER_LETTER : ATTUNE_SEARCH_LETTER_BREAK;
    }
}

/* Adds a code point that has been taken apart. Returns whether there was room for it. */
static gboolean
append (AttuneSearchLetter *letter, gunichar c)
{
  const char *folded = NULL;
  char utf8[6];
  gsize n_bytes = 0;

  c = g_unichar_tolower (c);
  for (gsize i = 0; i < G_N_ELEMENTS (specials) && folded == NULL; i++)
    if (specials[i].c == c)
      folded = specials[i].folded;
  if (folded != NULL)
    n_bytes = strlen (folded);
  else
    {
      n_bytes = (gsize) g_unichar_to_utf8 (c, utf8);
      folded = utf8;
    }

  if (letter->n_bytes + n_bytes > ATTUNE_SEARCH_LETTER_MAX_BYTES)
    return FALSE;
  memcpy (letter->folded + letter->n_bytes, folded, n_bytes);
  letter->n_bytes += (guint8) n_bytes;
  letter->n_letters += (guint8) g_utf8_strlen (folded, (gssize) n_bytes);

  return TRUE;
}

/* Folds what @c is taken apart to. Returns FALSE where that is no part of a word, as in ½, which is
 * 1 and a slash and 2. */
static gboolean
fold_parts (AttuneSearchLetter *letter, gunichar c, gboolean compatible)
{
  gunichar parts[G_UNICHAR_MAX_DECOMPOSITION_LENGTH];
  gsize n_parts = g_unichar_fully_decompose (c, compatible, parts, G_N_ELEMENTS (parts));

  letter->n_letters = letter->n_bytes = 0;
  for (gsize i = 0; i < n_parts; i++)
    switch (classify (parts[i]))
      {
      case ATTUNE_SEARCH_LETTER_BREAK:
        return FALSE;
      case ATTUNE_SEARCH_LETTER_DIGIT:
      case ATTUNE_SEARCH_LETTER_LETTER:
        if (!append (letter, parts[i]))
          return FALSE;
        break;
      case ATTUNE_SEARCH_LETTER_APOSTROPHE:
      case ATTUNE_SEARCH_LETTER_NOTHING:
      case ATTUNE_SEARCH_LETTER_MARK:
      default:
        break;
      }

  return TRUE;
}

static void
fold (AttuneSearchLetter *letter, gunichar c)
{
  *letter = (AttuneSearchLetter) { .kind = (guint8) classify (c) };
  if (letter->kind < ATTUNE_SEARCH_LETTER_DIGIT)
    return;

  if (!fold_parts (letter, c, TRUE) && !fold_parts (letter, c, FALSE))
    {
      letter->n_letters = letter->n_bytes = 0;
      append (letter, c);
    }
  if (letter->n_letters == 0)
    letter->kind = ATTUNE_SEARCH_LETTER_MARK;
}

/**
 * attune_search_letters_prepare:
 *
 * Makes what attune_search_letters_read() needs, the first time that it is called. Any thread may
 * call it.
 */
void
attune_search_letters_prepare (void)
{
  static gsize prepared = 0;

  if (g_once_init_enter (&prepared))
    {
      for (gunichar c = 0; c < N_TABLE; c++)
        fold (&table[c], c);
      g_once_init_leave (&prepared, 1);
    }
}

/**
 * attune_search_letters_read:
 * @text: (array): where the code point begins
 * @end: where the text ends, behind @text
 * @scratch: room for a letter
 * @n_bytes: (out): how many bytes it takes in the text, at least one
 *
 * Folds a code point to what it is compared by: taken apart as by Unicode's form NFKD, without
 * accents, in lower case. Of a ligature or a syllable several letters are made, so that it does not
 * matter how a text was composed. A byte that is no UTF-8 parts words.
 *
 * Call attune_search_letters_prepare() before.
 *
 * Returns: (transfer none): the letter, which may be @scratch
 */
const AttuneSearchLetter *
attune_search_letters_read (const char *text,
                            const char *end,
                            AttuneSearchLetter *scratch,
                            gsize *n_bytes)
{
  const guint8 *bytes = (const guint8 *) text;
  gunichar c = 0;

  *n_bytes = 1;
  if (bytes[0] < 0x80)
    return &table[bytes[0]];
  if (bytes[0] >= 0xC2 && bytes[0] < 0xE0 && end - text >= 2 && (bytes[1] & 0xC0) == 0x80)
    {
      *n_bytes = 2;
      return &table[(guint) (bytes[0] & 0x1F) << 6 | (bytes[1] & 0x3F)];
    }

  c = g_utf8_get_char_validated (text, end - text);
  if (c == (gunichar) -1 || c == (gunichar) -2)
    {
      *scratch = (AttuneSearchLetter) { .kind = ATTUNE_SEARCH_LETTER_BREAK };
      return scratch;
    }

  *n_bytes = (gsize) g_unichar_to_utf8 (c, NULL);
  fold (scratch, c);

  return scratch;
}
