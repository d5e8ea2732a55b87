/* slips.c: slips of the keyboard
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "slips.h"

#include <string.h>

/* What lies around each letter on an American keyboard, from a to z */
static const char *const neighbours[] = {
  "qwsz",   "vghn",  "xdfv", "serfcx", "wsdr", "drtgvc", "ftyhbv", "gyujnb", "ujko",
  "huikmn", "jiolm", "kop",  "njk",    "bhjm", "iklp",   "ol",     "wa",     "edft",
  "awedxz", "rfgy",  "yhji", "cfgb",   "qase", "zsdc",   "tghu",   "asx",
};

static char
hit_beside (char letter, LexiconDice *dice)
{
  const char *keys = neighbours[letter - 'a'];

  return keys[lexicon_roll_below (dice, (guint) strlen (keys))];
}

/* The commonest slips: a wrong key, one too many, one too few, one twice, two swapped (Damerau
 * 1964, “A technique for computer detection and correction of spelling errors”, Communications of
 * the ACM 7, 171–176) */
static void
slip (GString *word, LexiconDice *dice)
{
  guint at = lexicon_roll_below (dice, (guint) word->len);
  char letter = word->str[at];

  switch (lexicon_roll_below (dice, 5))
    {
    case 0:
      word->str[at] = hit_beside (letter, dice);
      break;
    case 1:
      g_string_insert_c (word, at, hit_beside (letter, dice));
      break;
    case 2:
      g_string_erase (word, at, 1);
      break;
    case 3:
      g_string_insert_c (word, at, letter);
      break;
    default:
      at = MIN (at, (guint) word->len - 2);
      letter = word->str[at];
      word->str[at] = word->str[at + 1];
      word->str[at + 1] = letter;
    }
}

/**
 * slip_new:
 * @word: of the letters a to z, at least three of them
 * @n_slips: how many slips
 *
 * Returns: (transfer full): the word with slips in it, which is neither the word itself nor its
 *   beginning
 */
char *
slip_new (const char *word, guint n_slips, LexiconDice *dice)
{
  g_autoptr (GString) slipped = g_string_new (NULL);

  do
    {
      g_string_assign (slipped, word);
      for (guint i = 0; i < n_slips; i++)
        slip (slipped, dice);
    }
  while (g_str_has_prefix (word, slipped->str));

  return g_strdup (slipped->str);
}
