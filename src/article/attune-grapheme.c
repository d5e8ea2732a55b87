/* attune-grapheme.c: what a reader takes for one character
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "attune-grapheme.h"

/* Below it, nothing but a line feed behind a carriage return continues a character. */
#define FIRST_MARK 0x300
#define ZERO_WIDTH_JOINER 0x200d

static gboolean
is_regional_indicator (gunichar c)
{
  return c >= 0x1f1e6 && c <= 0x1f1ff;
}

/**
 * attune_grapheme_continues:
 * @before: a code point
 * @c: the one behind it
 *
 * Tells whether two code points belong to what a reader takes for one character: accents, emoji
 * that are joined or coloured, flags. Short of all rules of Unicode, but never on the unsafe side
 * by more than a character.
 *
 * Returns: whether nothing may be cut between them
 */
gboolean
attune_grapheme_continues (gunichar before, gunichar c)
{
  if (c < FIRST_MARK && before < FIRST_MARK)
    return before == '\r' && c == '\n';

  return g_unichar_ismark (c) || c == ZERO_WIDTH_JOINER || before == ZERO_WIDTH_JOINER ||
         (c >= 0x1f3fb && c <= 0x1f3ff) ||
         (is_regional_indicator (before) && is_regional_indicator (c));
}

/**
 * attune_grapheme_is_boundary:
 * @string: UTF-8
 * @at: a code point of it, or its end
 *
 * Returns: whether @string can be cut there without cutting a character
 */
gboolean
attune_grapheme_is_boundary (const char *string, const char *at)
{
  return at == string || *at == '\0' ||
         !attune_grapheme_continues (g_utf8_get_char (g_utf8_prev_char (at)), g_utf8_get_char (at));
}
