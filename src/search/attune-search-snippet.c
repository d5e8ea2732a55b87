/* attune-search-snippet.c: a few words around a match
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "attune-search-snippet.h"

/* How much of a snippet may lie before its match. */
#define MAX_LEAD 48

/* A beginning this short is not worth an ellipsis. */
#define MIN_CUT 16

/* How far a cut may be moved to come between words; a longer word is cut. */
#define MAX_WORD 80

/* Matches this near each other, in code points, are seen together. */
#define NEAR 90

#define ELLIPSIS "…"

/* Stands for the line feed between two lines of a block. */
#define LINE_BREAK " · "
#define LINE_BREAK_LENGTH 3

/* Whether the text may be cut before the code point: not before what belongs to the one before. */
static gboolean
begins_grapheme (gunichar c)
{
  return !g_unichar_ismark (c) && c != 0x200C && c != 0x200D;
}

/* Moves a cut at @position, where it would part a word, to the nearest place behind it. */
static guint
cut_forward (const gunichar *text, guint position, guint end)
{
  guint cut = position;

  if (position == 0)
    return 0;

  while (cut < end && cut - position < MAX_WORD && !g_unichar_isspace (text[cut - 1]))
    cut++;
  if (!g_unichar_isspace (text[cut - 1]))
    for (cut = position; cut < end && !begins_grapheme (text[cut]); cut++)
      ;

  return cut;
}

/* The same, to the nearest place before it. */
static guint
cut_backward (const gunichar *text, guint position, guint start)
{
  guint cut = position;

  while (cut > start && position - cut < MAX_WORD && !g_unichar_isspace (text[cut]))
    cut--;
  if (!g_unichar_isspace (text[cut]))
    for (cut = position; cut > start && !begins_grapheme (text[cut]); cut--)
      ;

  return cut;
}

/* Where to begin, so that a match is seen with some of what leads to it: at the beginning of its
 * line if that is near, and not farther on than @latest, so that all the room is used. */
static guint
find_start (const gunichar *text, guint match, guint latest)
{
  guint start = match > MAX_LEAD ? MIN (match - MAX_LEAD, latest) : 0;

  if (start < MIN_CUT)
    return 0;
  for (guint i = MIN (match, latest); i > start; i--)
    if (text[i - 1] == '\n')
      return i;

  return cut_forward (text, start, match);
}

/* Writes out the text from @start to @end on one line. Where each code point of it comes to lie,
 * and where the last ends, is left in @positions. */
static char *
write_out (const gunichar *text, guint start, guint end, guint length, guint *positions)
{
  GString *string = g_string_new (start > 0 ? ELLIPSIS : NULL);
  guint position = start > 0 ? 1 : 0;

  for (guint i = start; i < end; i++)
    {
      positions[i - start] = position;
      if (text[i] == '\n')
        {
          g_string_append (string, LINE_BREAK);
          position += LINE_BREAK_LENGTH;
        }
      else
        {
          g_string_append_unichar (string, g_unichar_isspace (text[i]) ? ' ' : text[i]);
          position++;
        }
    }
  positions[end - start] = position;

  if (end < length)
    g_string_append (string, ELLIPSIS);

  return g_string_free_and_steal (string);
}

/**
 * attune_search_snippet_find_best:
 * @ranges: (element-type AttuneSearchRange): the matches in a text, in order
 *
 * Returns: from which match on the most of them are near each other; the first of those, 0 for none
 */
guint
attune_search_snippet_find_best (GArray *ranges)
{
  const AttuneSearchRange *range = (const AttuneSearchRange *) (gpointer) ranges->data;
  guint best = 0, most = 0;

  for (guint i = 0, end = 0; i < ranges->len; i++)
    {
      while (end < ranges->len && range[end].end <= range[i].start + NEAR)
        end++;
      if (end - i > most)
        {
          most = end - i;
          best = i;
        }
    }

  return best;
}

/**
 * attune_search_snippet_new:
 * @text: the text, UTF-8
 * @ranges: (element-type AttuneSearchRange): the matches in it, in order
 * @max_length: how long the snippet may be in code points of @text
 * @snippet_ranges: (out) (element-type AttuneSearchRange): the matches that are in the snippet, in
 *   code points of the snippet
 *
 * Cuts the words around the best matches out of a text, between words where that can be. Line feeds
 * become dots, and an ellipsis says where there is more.
 *
 * Returns: (transfer full): the snippet
 */
char *
attune_search_snippet_new (const char *text,
                           GArray *ranges,
                           guint max_length,
                           GArray **snippet_ranges)
{
  AttuneSearchRange first = { 0 };
  glong n_letters = 0;
  g_autofree gunichar *letters = g_utf8_to_ucs4_fast (text, -1, &n_letters);
  guint length = (guint) n_letters;
  guint start = 0, end = length;
  g_autofree guint *positions = NULL;
  char *snippet = NULL;

  if (ranges->len > 0)
    first = g_array_index (ranges, AttuneSearchRange, attune_search_snippet_find_best (ranges));
  if (length > max_length)
    {
      start = find_start (letters, first.start, length - max_length);
      if (length - start > max_length)
        end = cut_backward (letters, start + max_length, MIN (first.end, start + max_length));
    }
  while (end > start && end < length && g_unichar_isspace (letters[end - 1]))
    end--;

  positions = g_new (guint, end - start + 1);
  snippet = write_out (letters, start, end, length, positions);

  *snippet_ranges = g_array_new (FALSE, FALSE, sizeof (AttuneSearchRange));
  for (guint i = 0; i < ranges->len; i++)
    {
      AttuneSearchRange range = g_array_index (ranges, AttuneSearchRange, i);

      if (range.start >= end)
        break;
      if (range.start < start)
        continue;
      range.start = positions[range.start - start];
      range.end = positions[MIN (range.end, end) - start];
      g_array_append_val (*snippet_ranges, range);
    }

  return snippet;
}
