/* attune-search-letters.h: what a letter is compared by
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * AttuneSearchLetterKind:
 * @ATTUNE_SEARCH_LETTER_BREAK: parts words
 * @ATTUNE_SEARCH_LETTER_APOSTROPHE: parts them, if not between two letters
 * @ATTUNE_SEARCH_LETTER_NOTHING: is not seen, and neither parts words nor belongs to one
 * @ATTUNE_SEARCH_LETTER_MARK: belongs to the letter before it, and makes no difference
 * @ATTUNE_SEARCH_LETTER_DIGIT: belongs to a word
 * @ATTUNE_SEARCH_LETTER_LETTER: belongs to a word
 *
 * What a code point is to a word.
 */
typedef enum
{
  ATTUNE_SEARCH_LETTER_BREAK,
  ATTUNE_SEARCH_LETTER_APOSTROPHE,
  ATTUNE_SEARCH_LETTER_NOTHING,
  ATTUNE_SEARCH_LETTER_MARK,
  ATTUNE_SEARCH_LETTER_DIGIT,
  ATTUNE_SEARCH_LETTER_LETTER,
} AttuneSearchLetterKind;

#define ATTUNE_SEARCH_LETTER_MAX_BYTES 13

/**
 * AttuneSearchLetter:
 * @kind: an #AttuneSearchLetterKind
 * @n_letters: how many code points it folds to; 0 but for digits and letters
 * @n_bytes: how many bytes these take
 * @folded: (array length=n_bytes): what it folds to, UTF-8 without a NUL
 *
 * A code point, folded.
 */
typedef struct
{
  guint8 kind;
  guint8 n_letters;
  guint8 n_bytes;
  char folded[ATTUNE_SEARCH_LETTER_MAX_BYTES];
} AttuneSearchLetter;

void attune_search_letters_prepare (void);
const AttuneSearchLetter *attune_search_letters_read (const char *text,
                                                      const char *end,
                                                      AttuneSearchLetter *scratch,
                                                      gsize *n_bytes);

G_END_DECLS
