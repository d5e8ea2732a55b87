/* attune-plain-text.c: what plain strings of an article may hold
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "attune-plain-text.h"

/**
 * attune_char_is_space:
 *
 * Returns: whether @c is white space that folds. The no-break spaces do not: they are there for a
 *   reason. Line and paragraph separators do, as a text buffer would break its line at them.
 */
gboolean
attune_char_is_space (gunichar c)
{
  return c == ' ' || (c >= '\t' && c <= '\r') || c == 0x85 || c == 0x2028 || c == 0x2029;
}

/**
 * attune_char_is_forbidden:
 *
 * Returns: whether @c cannot be text: control characters, and U+FFFC, which in a text buffer stands
 *   for an object
 */
gboolean
attune_char_is_forbidden (gunichar c)
{
  return (c < 0x20 || (c >= 0x7f && c <= 0x9f) || c == 0xfffc) && !attune_char_is_space (c);
}

/**
 * attune_plain_text_is_special:
 * @c: the beginning of a code point
 *
 * Returns: whether it is white space that folds, or forbidden
 */
gboolean
attune_plain_text_is_special (const char *c)
{
  guchar byte = (guchar) *c;
  gunichar unichar = 0;

  if (byte < 0x80)
    return byte <= ' ' || byte == 0x7f;
  /* Only what begins with these bytes may be: U+0080 to U+009F, the separators, and U+FFFC. */
  if (byte != 0xc2 && byte != 0xe2 && byte != 0xef)
    return FALSE;
  unichar = g_utf8_get_char (c);

  return attune_char_is_space (unichar) || attune_char_is_forbidden (unichar);
}

/**
 * attune_plain_text_is_tidy:
 * @string: valid UTF-8
 * @length: (out): how many code points there are, where it is tidy
 *
 * Nearly every string is as it should be; this finds out in one pass, without writing it anew.
 *
 * Returns: whether folding would change nothing, and nothing is forbidden
 */
gboolean
attune_plain_text_is_tidy (const char *string, guint *length)
{
  const char *c = string;

  for (*length = 0; *c != '\0'; ++*length)
    {
      /* One space between two words is as it should be. */
      if (g_ascii_isgraph (*c))
        c++;
      else if (*c == ' ' && c > string && !attune_plain_text_is_special (c + 1))
        c++;
      else if (attune_plain_text_is_special (c))
        return FALSE;
      else
        c = g_utf8_next_char (c);
    }

  return TRUE;
}

/**
 * attune_plain_text_fold:
 * @string: valid UTF-8
 * @forbidden: (out): the first character that cannot be text, where that is why
 *
 * White space folds to single spaces, and none stands at the beginning or the end, so that a string
 * is always one line.
 *
 * Returns: (transfer full) (nullable): the folded string, or %NULL where it holds what cannot be
 * text
 */
char *
attune_plain_text_fold (const char *string, gunichar *forbidden)
{
  g_autoptr (GString) folded = NULL;
  gboolean space = FALSE;
  guint length = 0;

  if (attune_plain_text_is_tidy (string, &length))
    return g_strdup (string);

  folded = g_string_new (NULL);
  for (const char *c = string; *c != '\0'; c = g_utf8_next_char (c))
    {
      gunichar unichar = g_utf8_get_char (c);

      if (attune_char_is_forbidden (unichar))
        {
          *forbidden = unichar;
          return NULL;
        }
      if (attune_char_is_space (unichar))
        {
          space = TRUE;
          continue;
        }
      if (space && folded->len > 0)
        g_string_append_c (folded, ' ');
      space = FALSE;
      g_string_append_unichar (folded, unichar);
    }

  return g_string_free_and_steal (g_steal_pointer (&folded));
}

/**
 * attune_plain_text_sort_key:
 * @string: valid UTF-8
 *
 * The order of the blocks is part of the article, so that it must not hang on the reader's locale:
 * letters compare without case and accents, and what stands before the first letter or digit does
 * not count.
 *
 * Returns: (transfer full): compares by strcmp()
 */
char *
attune_plain_text_sort_key (const char *string)
{
  g_autofree char *decomposed = g_utf8_normalize (string, -1, G_NORMALIZE_ALL);
  g_autofree char *lower = g_utf8_casefold (decomposed, -1);
  g_autoptr (GString) key = g_string_new (NULL);

  for (const char *c = lower; *c != '\0'; c = g_utf8_next_char (c))
    {
      gunichar unichar = g_utf8_get_char (c);

      if (!g_unichar_ismark (unichar) && (key->len > 0 || g_unichar_isalnum (unichar)))
        g_string_append_unichar (key, unichar);
    }

  return g_string_free_and_steal (g_steal_pointer (&key));
}
