/* attune-anchor-query.c: a mark that is to be found again
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "attune-anchor-query.h"

#include <string.h>

/* Below, a quote that was edited is not known again at all: it is a word or two. */
#define MIN_EDITED 8

#define MAX_QUOTE 256

static gboolean
is_sentence_end (gunichar c)
{
  return c == '.' || c == '?' || c == '!' || c == ':';
}

static gboolean
is_closing (gunichar c)
{
  return c == '\'' || c == ')' || c == ']';
}

/* Whether a sentence ends right before a position. */
static gboolean
ends_sentence (const gunichar *chars, guint position)
{
  while (position > 0 && (chars[position - 1] == ' ' || is_closing (chars[position - 1])))
    position--;

  return position == 0 || is_sentence_end (chars[position - 1]);
}

/* Whether a line feed is the first thing but spaces, or, with a @step of -1, the last. */
static gboolean
meets_line (const char *string, int step)
{
  const char *c = step > 0 ? string : string + strlen (string);

  if (step > 0)
    {
      while (*c == ' ')
        c++;
      return *c == '\n';
    }

  while (c > string && c[-1] == ' ')
    c--;

  return c > string && c[-1] == '\n';
}

/* Where in the folded text the line begins or ends that the quote is in, so far as can be seen */
static void
find_line (AttuneAnchorQuery *self, const AttuneQuote *quote, guint prefix, guint exact)
{
  const char *before = strrchr (quote->prefix, '\n'), *behind = strchr (quote->suffix, '\n');
  guint end = prefix + exact;

  if (before != NULL)
    {
      guint start = (guint) g_utf8_pointer_to_offset (quote->prefix, before) + 1;

      while (self->line_start < self->first && self->folded.starts[self->line_start] < start)
        self->line_start++;
    }

  self->line_end = self->folded.length;
  if (behind != NULL)
    {
      end += (guint) g_utf8_pointer_to_offset (quote->suffix, behind);
      while (self->line_end > self->first + self->length &&
             self->folded.starts[self->line_end - 1] >= end)
        self->line_end--;
    }
}

/**
 * attune_anchor_query_init:
 * @index: where to look; is to live longer
 * @place: the place of a mark, with a block
 * @quote: the words there
 */
void
attune_anchor_query_init (AttuneAnchorQuery *self,
                          const AttuneAnchorIndex *index,
                          const AttunePlace *place,
                          const AttuneQuote *quote)
{
  g_autofree char *all = g_strconcat (quote->prefix, quote->exact, quote->suffix, NULL);
  glong prefix = g_utf8_strlen (quote->prefix, -1), exact = g_utf8_strlen (quote->exact, -1);
  const AttuneBlock *block = attune_article_lookup_block (index->article,
                                                          attune_place_get_block_id (place));
  AttuneFoldedText *folded = &self->folded;
  guint end = 0;

  *self = (AttuneAnchorQuery) { .index = index };
  self->whole = !attune_place_has_range (place);
  /* A quote may be shorter than it might be, so that no character is cut. */
  self->complete = exact < MAX_QUOTE - 16;
  self->start = self->whole ? 0 : attune_place_get_start (place);
  self->own = block != NULL ? (int) attune_block_get_index (block) : -1;

  attune_folded_text_append (folded, all);
  while (self->first < folded->length && folded->starts[self->first] < (guint) prefix)
    self->first++;
  end = self->first;
  while (end < folded->length && folded->starts[end] < (guint) (prefix + exact))
    end++;
  for (; self->first < end && folded->chars[self->first] == ' '; self->first++)
    self->lead = TRUE;
  for (; end > self->first && folded->chars[end - 1] == ' '; end--)
    self->trail = TRUE;
  self->length = end - self->first;

  self->line_follows = *quote->suffix == '\0' || meets_line (quote->suffix, 1);
  self->opens = ends_sentence (folded->chars, self->first) || meets_line (quote->prefix, -1);
  self->closes = self->line_follows || ends_sentence (folded->chars, end) ||
                 (end < folded->length && is_sentence_end (folded->chars[end]));
  find_line (self, quote, (guint) prefix, (guint) exact);
  self->prefix = attune_approximate_pattern_new_reversed (folded->chars, self->first);
  self->suffix = attune_approximate_pattern_new (folded->chars + end, folded->length - end);
}

void
attune_anchor_query_clear (AttuneAnchorQuery *self)
{
  attune_folded_text_clear (&self->folded);
  g_clear_pointer (&self->prefix, attune_approximate_pattern_free);
  g_clear_pointer (&self->suffix, attune_approximate_pattern_free);
}

/**
 * attune_anchor_query_get_chars:
 *
 * Returns: (transfer none) (array): the quote, folded
 */
const gunichar *
attune_anchor_query_get_chars (const AttuneAnchorQuery *self)
{
  return self->folded.chars + self->first;
}

/**
 * attune_anchor_query_get_limit:
 *
 * Returns: how many edits a passage may be away: a quarter of the quote's length, less for a word
 *   or two
 */
guint
attune_anchor_query_get_limit (const AttuneAnchorQuery *self)
{
  return self->length < MIN_EDITED ? 0 : MIN (self->length / 4, (self->length - MIN_EDITED) / 3);
}

static gboolean
is_within_word (const AttuneAnchorQuery *self, guint block, guint position)
{
  const gunichar *chars = self->index->text.chars;

  return position > self->index->block_starts[block] && position < self->index->text.length &&
         g_unichar_isalnum (chars[position - 1]) && g_unichar_isalnum (chars[position]);
}

/* An edit at the edge of a passage leaves open how much of a word belongs to it. Where the quote
 * cut no word, its place shall not: it gets the nearer edge, the outer one where they are equally
 * near. */
static guint
snap (const AttuneAnchorQuery *self, guint block, guint position, gboolean outer_is_left)
{
  guint left = position, right = position;

  while (is_within_word (self, block, left))
    left--;
  while (is_within_word (self, block, right))
    right++;
  if (position - left == right - position)
    return outer_is_left ? left : right;

  return position - left < right - position ? left : right;
}

static gboolean
cuts_word (const AttuneAnchorQuery *self, guint position)
{
  const gunichar *chars = self->folded.chars;

  return position > 0 && position < self->folded.length &&
         g_unichar_isalnum (chars[position - 1]) && g_unichar_isalnum (chars[position]);
}

/* Behind a passage, the white space that was marked with it */
static guint
skip_space (const char *string, guint position)
{
  const char *c = g_utf8_offset_to_pointer (string, position);

  for (; *c != '\0' && g_unichar_isspace (g_utf8_get_char (c)); c = g_utf8_next_char (c))
    position++;

  return position;
}

static guint
skip_space_back (const char *string, guint position)
{
  const char *c = g_utf8_offset_to_pointer (string, position);

  while (position > 0)
    {
      c = g_utf8_prev_char (c);
      if (!g_unichar_isspace (g_utf8_get_char (c)))
        break;
      position--;
    }

  return position;
}

/**
 * attune_anchor_query_make_place:
 * @number: the number of a block
 * @from: where a passage begins in the folded text of it
 * @to: where it ends
 * @edited: whether its words are not just the quote's
 *
 * Returns: (transfer full): its place; of a whole block, if that was marked
 */
AttunePlace *
attune_anchor_query_make_place (const AttuneAnchorQuery *self,
                                guint number,
                                guint from,
                                guint to,
                                gboolean edited)
{
  AttuneArticle *article = self->index->article;
  const AttuneBlock *block = attune_article_get_block (article, number);
  const char *string = attune_text_get_string (attune_block_get_text (block));
  const AttuneFoldedText *text = &self->index->text;
  guint start = 0, end = 0;

  if (self->whole)
    return attune_place_new (attune_article_get_id (article), attune_block_get_id (block));

  if (edited)
    {
      if (!cuts_word (self, self->first))
        from = snap (self, number, from, TRUE);
      if (!cuts_word (self, self->first + self->length))
        to = snap (self, number, to, FALSE);
      while (from < to && text->chars[from] == ' ')
        from++;
      while (to > from && text->chars[to - 1] == ' ')
        to--;
    }

  start = text->starts[from];
  end = to > from ? text->ends[to - 1] : start;
  if (self->lead)
    start = skip_space_back (string, start);
  if (self->trail)
    end = skip_space (string, end);

  return attune_place_new_range (attune_article_get_id (article), attune_block_get_id (block),
                                 start, end);
}
