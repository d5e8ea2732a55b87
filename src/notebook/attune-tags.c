/* attune-tags.c: the tags in a note
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "attune-tags.h"

static gboolean
is_of_tag (gunichar c)
{
  return g_unichar_isalnum (c) || g_unichar_ismark (c) || c == '-' || c == '_';
}

/**
 * attune_tags_next:
 * @at: (inout): where to look from; moved behind the tag
 * @start: (out): its number sign
 * @end: (out): the byte behind it
 *
 * Finds the next tag: a number sign at the beginning of a word, and letters, digits, hyphens and
 * low lines behind it, at least one of them a letter, so that “#3” is none.
 *
 * Returns: whether there is one
 */
gboolean
attune_tags_next (const char **at, const char **start, const char **end)
{
  gunichar before = ' ';

  for (const char *p = *at; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      gboolean has_letter = FALSE;
      const char *q = NULL;

      if (c != '#' || is_of_tag (before) || before == '#' || before == '&' || before == '/')
        {
          before = c;
          continue;
        }

      for (q = p + 1; is_of_tag (g_utf8_get_char (q)); q = g_utf8_next_char (q))
        has_letter = has_letter || g_unichar_isalpha (g_utf8_get_char (q));
      while (q > p + 1 && q[-1] == '-') /* a dash behind it is none of it */
        q--;
      if (has_letter)
        {
          *at = *end = q;
          *start = p;
          return TRUE;
        }
      before = c;
    }

  return FALSE;
}

/**
 * attune_tags_find:
 * @note: a note, valid UTF-8
 *
 * Returns: (transfer full): its tags as they were typed, without the number sign, each once,
 *   whatever its case, in order
 */
GStrv
attune_tags_find (const char *note)
{
  g_autoptr (GStrvBuilder) tags = g_strv_builder_new ();
  g_autoptr (GHashTable) known = NULL;
  const char *start = NULL, *end = NULL;

  while (attune_tags_next (&note, &start, &end))
    {
      g_autofree char *tag = g_strndup (start + 1, (gsize) (end - start - 1));
      g_autofree char *folded = g_utf8_casefold (tag, -1);

      if (known == NULL)
        known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
      if (g_hash_table_add (known, g_steal_pointer (&folded)))
        g_strv_builder_take (tags, g_steal_pointer (&tag));
    }

  return g_strv_builder_end (tags);
}
