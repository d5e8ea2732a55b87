/* attune-search-pattern-find.c: where in a text what a query asks for is
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "attune-grapheme.h"
#include "attune-search-pattern-private.h"
#include "attune-search-word-hash.h"
#include "attune-search-words.h"

/* A stretch of a text in bytes */
typedef struct
{
  gsize start;
  gsize end;
  gboolean is_weak;
} Stretch;

static GArray *
read_words (AttuneSearchPattern *self, const char *text)
{
  GArray *found = g_array_new (FALSE, FALSE, sizeof (AttuneSearchPatternWord));
  g_auto (AttuneSearchWords) words = { 0 };
  const guint8 *heads = attune_search_word_matcher_get_heads (self->matcher);
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->mutex);

  attune_search_words_init (&words, text, -1);
  for (guint position = 0; attune_search_words_next (&words); position++)
    {
      AttuneSearchPatternWord word = { .position = position,
                                       .start = words.start,
                                       .end = words.end };

      if (!heads[(guint8) words.word[0]])
        continue;
      word.match = attune_search_word_matcher_lookup (self->matcher, words.word,
                                                      attune_search_word_hash (words.word));
      if ((word.match->exact | word.match->form | word.match->completion) != 0)
        g_array_append_val (found, word);
    }

  return found;
}

/* Whether a byte of a text is in a tag: number sign, letters, digits, hyphens and low lines. */
static gboolean
is_in_tag (const char *text, gsize at)
{
  const char *c = text + at;
  gunichar letter = 0;

  do
    {
      if (c == text)
        return FALSE;
      c = g_utf8_prev_char (c);
      letter = g_utf8_get_char (c);
    }
  while (g_unichar_isalnum (letter) || g_unichar_ismark (letter) || letter == '-' || letter == '_');

  return letter == '#';
}

/* Whether a word is marked that has to be in a field. */
static gboolean
is_marked (AttuneSearchField field, AttuneSearchDocument *document, const char *text, gsize at)
{
  switch (field)
    {
    case ATTUNE_SEARCH_FIELD_ANY:
      return TRUE;
    case ATTUNE_SEARCH_FIELD_TITLE:
    case ATTUNE_SEARCH_FIELD_TERM:
    case ATTUNE_SEARCH_FIELD_REFERENCE:
      return document == NULL;
    case ATTUNE_SEARCH_FIELD_NOTE:
      return document != NULL && attune_search_document_get_kind (document) == ATTUNE_SEARCH_NOTE;
    case ATTUNE_SEARCH_FIELD_TAG:
      return document != NULL && is_in_tag (text, at);
    }

  g_return_val_if_reached (FALSE);
}

/* The longest stretch that begins with the first of @words and is something asked for; it ends
 * where it starts if none does. */
static Stretch
get_stretch (AttuneSearchPattern *self,
             const char *text,
             AttuneSearchDocument *document,
             const AttuneSearchPatternWord *words,
             guint n_words)
{
  Stretch stretch = { .start = words->start, .end = words->start, .is_weak = TRUE };

  for (guint c = 0; c < self->n_clauses; c++)
    for (guint t = 0; t < self->clauses[c].n_terms && !self->clauses[c].is_excluded; t++)
      {
        const AttuneSearchPatternTerm *term = &self->clauses[c].terms[t];

        if (attune_search_pattern_term_get_weight (term, words, n_words) <= 0 ||
            !is_marked (term->term->field, document, text, words->start))
          continue;
        stretch.end = MAX (stretch.end, words[term->term->n_words - 1].end);
        stretch.is_weak = stretch.is_weak && self->clauses[c].is_weak;
      }

  return stretch;
}

/* What is asked for in a text, of a document or not, in order. Stretches may overlap. */
static GArray *
list_stretches (AttuneSearchPattern *self, const char *text, AttuneSearchDocument *document)
{
  GArray *stretches = g_array_new (FALSE, FALSE, sizeof (Stretch));
  g_autoptr (GArray) found = read_words (self, text);
  const AttuneSearchPatternWord *words = (gpointer) found->data;

  for (guint w = 0; w < found->len; w++)
    {
      Stretch stretch = get_stretch (self, text, document, &words[w], found->len - w);

      if (stretch.start == stretch.end)
        continue;
      while (!attune_grapheme_is_boundary (text, text + stretch.start))
        stretch.start = (gsize) (g_utf8_prev_char (text + stretch.start) - text);
      while (!attune_grapheme_is_boundary (text, text + stretch.end))
        stretch.end = (gsize) (g_utf8_next_char (text + stretch.end) - text);
      g_array_append_val (stretches, stretch);
    }

  return stretches;
}

/* Whether what lies between two matches makes them one: a space or a hyphen, but no end of line. */
static gboolean
is_joint (const char *start, const char *end)
{
  gunichar c = 0;

  if (start >= end || g_utf8_next_char (start) != end)
    return FALSE;
  c = g_utf8_get_char (start);

  return g_unichar_type (c) == G_UNICODE_DASH_PUNCTUATION ||
         (g_unichar_isspace (c) && g_unichar_break_type (c) != G_UNICODE_BREAK_MANDATORY &&
          c != '\n' && c != '\r');
}

/* Joins stretches that overlap, or stand side by side and are what several words ask for. */
static void
join_stretches (GArray *stretches, const char *text, gboolean side_by_side)
{
  guint n = 0;

  for (guint i = 0; i < stretches->len; i++)
    {
      const Stretch *next = &g_array_index (stretches, Stretch, i);
      Stretch *last = n > 0 ? &g_array_index (stretches, Stretch, n - 1) : NULL;

      if (last != NULL && (next->start <= last->end ||
                           (side_by_side && is_joint (text + last->end, text + next->start))))
        {
          last->end = MAX (last->end, next->end);
          last->is_weak = last->is_weak && next->is_weak;
        }
      else
        g_array_index (stretches, Stretch, n++) = *next;
    }
  g_array_set_size (stretches, n);
}

static GArray *
find (AttuneSearchPattern *self, const char *text, AttuneSearchDocument *document)
{
  GArray *ranges = g_array_new (FALSE, FALSE, sizeof (AttuneSearchRange));
  g_autoptr (GArray) stretches = list_stretches (self, text, document);
  const char *at = text;
  guint position = 0;

  join_stretches (stretches, text, self->n_required > 1);
  for (guint i = 0; i < stretches->len; i++)
    {
      const Stretch *stretch = &g_array_index (stretches, Stretch, i);
      AttuneSearchRange range = { 0 };

      if (stretch->is_weak)
        continue;
      position += (guint) g_utf8_strlen (at, text + stretch->start - at);
      range.start = position;
      at = text + stretch->start;
      position += (guint) g_utf8_strlen (at, text + stretch->end - at);
      range.end = position;
      at = text + stretch->end;
      g_array_append_val (ranges, range);
    }

  return ranges;
}

/**
 * attune_search_pattern_find:
 * @text: a text of an article, valid UTF-8
 *
 * Finds what the query asks for: of a word all forms, of a phrase exactly it, of a word that may go
 * on all that begin so as well. Whether the text has everything that is asked for makes no
 * difference, nor does what is excluded or in which field something has to be, but for `note:` and
 * `tag:`, which are never in an article.
 *
 * Matches that stand side by side, with but a space or a hyphen between them, are one if they are
 * of several things asked for: those of *secure* and *base* in “a secure base”. Words such as *the*
 * are found only beside others, unless nothing else is asked for.
 *
 * Returns: (transfer full) (element-type AttuneSearchRange): the matches, in order and apart, in
 *   code points; none begins or ends within what is seen as one character
 */
GArray *
attune_search_pattern_find (AttuneSearchPattern *self, const char *text)
{
  return find (self, text, NULL);
}

/**
 * attune_search_pattern_find_in_document:
 * @document: a document
 * @text: its title or text, or a part of them
 *
 * Does the same as attune_search_pattern_find() for a document. There `note:` is in notes, `tag:`
 * in tags that have their number sign, and the fields of articles are nowhere.
 *
 * Returns: (transfer full) (element-type AttuneSearchRange): the matches
 */
GArray *
attune_search_pattern_find_in_document (AttuneSearchPattern *self,
                                        AttuneSearchDocument *document,
                                        const char *text)
{
  return find (self, text, document);
}
