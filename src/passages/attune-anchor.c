/* attune-anchor.c: finding a marked passage again
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "attune-anchor.h"

#include <string.h>

#include "attune-anchor-candidate.h"
#include "attune-anchor-index.h"
#include "attune-anchor-search.h"
#include "attune-grapheme.h"

/* Words that short may be where they were by chance. */
#define SHORT 12
#define BY_CHANCE 0.2

/* How much of the words around a mark of no words must agree, and how many there must be */
#define POINT_AGREES 0.75
#define POINT_AROUND 8

/* How much of the words before and behind a block must agree for it to be known without its own */
#define NEIGHBORS_AGREE 0.5

/* How many code points of its words are enough for a block that has kept its id, and how many of
 * them may be edited */
#define PART 40
#define PART_EDITS 4

struct _AttuneAnchorer
{
  AttuneAnchorIndex *index;
};

void
attune_anchor_clear (AttuneAnchor *self)
{
  g_clear_pointer (&self->place, attune_place_unref);
}

/**
 * attune_anchorer_new:
 * @article: the edition to find passages in
 *
 * Makes what finding needs; worth doing once for many marks.
 *
 * Returns: (transfer full): a new anchorer
 */
AttuneAnchorer *
attune_anchorer_new (AttuneArticle *article)
{
  AttuneAnchorer *self = g_new0 (AttuneAnchorer, 1);

  self->index = attune_anchor_index_new (article);

  return self;
}

void
attune_anchorer_free (AttuneAnchorer *self)
{
  attune_anchor_index_free (self->index);
  g_free (self);
}

/* A passage at a range of code points of the mark's own block */
static AttuneAnchorCandidate
candidate_at (const AttuneAnchorQuery *query, guint start, guint end)
{
  AttuneAnchorCandidate candidate = { 0 };

  candidate.start = attune_anchor_index_get_position (query->index, (guint) query->own, start);
  candidate.end = attune_anchor_index_get_position (query->index, (guint) query->own, end);
  attune_anchor_candidate_judge (&candidate, query);

  return candidate;
}

/* Whether two texts that stand one behind the other meet within a character. */
static gboolean
meet_in_character (const char *before, const char *behind)
{
  return *before != '\0' && *behind != '\0' &&
         attune_grapheme_continues (g_utf8_get_char (g_utf8_prev_char (before + strlen (before))),
                                    g_utf8_get_char (behind));
}

/* Whether the range still says the same, or the block still begins so. */
static gboolean
is_same (const AttuneAnchorQuery *query, const AttunePlace *place, const AttuneQuote *quote)
{
  const AttuneText *text = NULL;
  g_autofree char *words = NULL, *behind = NULL;
  AttuneAnchorCandidate here = { 0 };
  guint start = 0, end = 0;

  if (query->own < 0)
    return FALSE;

  text = attune_block_get_text (
      attune_article_get_block (query->index->article, (guint) query->own));
  if (query->whole)
    {
      start = query->index->block_starts[query->own];
      end = attune_anchor_index_get_block_end (query->index, (guint) query->own);

      return query->length == 0
                 ? start == end
                 : query->length <= end - start && memcmp (query->index->text.chars + start,
                                                           attune_anchor_query_get_chars (query),
                                                           query->length * sizeof (gunichar)) == 0;
    }

  start = attune_place_get_start (place);
  end = attune_place_get_end (place);
  if (end > attune_text_get_length (text))
    return FALSE;
  words = attune_text_dup_range (text, start, end);
  if (!g_str_equal (words, quote->exact))
    return FALSE;
  behind = attune_text_dup_range (text, end, end + 1);
  if (meet_in_character (words, behind) && !meet_in_character (words, quote->suffix))
    return FALSE;
  if (query->length >= SHORT)
    return TRUE;

  here = candidate_at (query, start, end);

  return MAX (here.prefix, here.suffix) >= BY_CHANCE;
}

/* Whether the mark's own block has the first or the last words of the quote, as many as make a
 * passage known. */
static gboolean
has_part (const AttuneAnchorQuery *query)
{
  const gunichar *chars = attune_anchor_query_get_chars (query);
  AttuneApproximateMatch match = { 0 };
  guint start = 0, end = 0;

  if (query->own < 0 || query->length < PART)
    return FALSE;

  start = query->index->block_starts[query->own];
  end = attune_anchor_index_get_block_end (query->index, (guint) query->own);
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (AttuneApproximatePattern) part = attune_approximate_pattern_new (
          i == 0 ? chars : chars + query->length - PART, PART);

      if (attune_approximate_pattern_search (part, query->index->text.chars + start, end - start,
                                             PART_EDITS, &match))
        return TRUE;
    }

  return FALSE;
}

/* A block keeps its id for ever. One that has other words now, a renamed heading or a redrawn
 * figure, is the same if it is between the same neighbors; one that grew or shrank, if it still
 * begins or ends alike. */
static void
find_own_block (const AttuneAnchorQuery *query, gboolean part, AttuneAnchor *result)
{
  AttuneAnchorCandidate block = { 0 };
  double score = 0.0;

  if (!query->whole || query->own < 0)
    return;

  attune_anchor_candidate_judge_block (&block, query);
  score = attune_anchor_candidate_get_score (&block);
  if (part)
    score = MAX (score, ATTUNE_ANCHOR_BAR);
  else if (!query->complete || MIN (block.prefix, block.suffix) < NEIGHBORS_AGREE ||
           score < ATTUNE_ANCHOR_BAR)
    return;

  attune_anchor_take (result, ATTUNE_ANCHOR_NEAR,
                      attune_anchor_query_make_place (query, block.block, 0, 0, FALSE), score);
}

/* The longer of the words on either side of a point, as far as they are in its line */
static gboolean
take_side (const AttunePlace *place, const AttuneQuote *quote, AttuneQuote *words, gboolean *behind)
{
  const char *line = strrchr (quote->prefix, '\n');
  g_autofree char *before = g_strdup (line != NULL ? line + 1 : quote->prefix);
  g_autofree char *after = g_strndup (quote->suffix, strcspn (quote->suffix, "\n"));

  *behind = g_utf8_strlen (after, -1) >= g_utf8_strlen (before, -1);
  words->exact = *behind ? g_steal_pointer (&after) : g_steal_pointer (&before);
  words->prefix = g_strdup (*behind ? quote->prefix : "");
  words->suffix = g_strdup (*behind ? "" : quote->suffix);

  return *words->exact != '\0';
}

static gboolean
is_same_point (const AttuneAnchorQuery *query, const AttunePlace *place)
{
  AttuneAnchorCandidate here = { 0 };
  guint point = attune_place_get_start (place);
  const AttuneText *text = NULL;

  if (query->own < 0 || query->folded.length < POINT_AROUND)
    return FALSE;

  text = attune_block_get_text (
      attune_article_get_block (query->index->article, (guint) query->own));
  if (point > attune_text_get_length (text))
    return FALSE;
  here = candidate_at (query, point, point);

  return (here.prefix + here.suffix) / 2 >= POINT_AGREES;
}

/* A point between words is where the words behind it begin, or those before it end. */
static void
find_point (const AttuneAnchorer *self,
            const AttuneAnchorQuery *point,
            const AttunePlace *place,
            const AttuneQuote *quote,
            AttuneAnchor *result)
{
  g_auto (AttuneAnchorQuery) query = { 0 };
  g_auto (AttuneQuote) words = { 0 };
  g_autoptr (AttunePlace) side = NULL;
  guint start = attune_place_get_start (place), length = 0, at = 0;
  gboolean behind = FALSE;

  if (is_same_point (point, place))
    {
      attune_anchor_take (result, ATTUNE_ANCHOR_SAME, attune_place_ref ((AttunePlace *) place),
                          1.0);
      return;
    }
  if (!take_side (place, quote, &words, &behind))
    return;

  length = (guint) g_utf8_strlen (words.exact, -1);
  side = attune_place_new_range (
      attune_place_get_article_id (place), attune_place_get_block_id (place),
      behind ? start : start - MIN (start, length), behind ? start + length : start);
  attune_anchor_query_init (&query, self->index, side, &words);
  if (query.length > 0)
    attune_anchor_search (&query, side, result);
  if (result->place == NULL)
    return;

  at = behind ? attune_place_get_start (result->place) : attune_place_get_end (result->place);
  attune_anchor_take (result, result->method,
                      attune_place_new_range (attune_place_get_article_id (result->place),
                                              attune_place_get_block_id (result->place), at, at),
                      result->score);
}

/**
 * attune_anchorer_find:
 * @place: where the passage was
 * @quote: its words, and those around it; of a place without a range the first 256 code points of
 *   its block are enough
 * @result: (out caller-allocates): what became of it; to be cleared
 *
 * Finds a passage again:
 *
 * 1. where it was, if the range still says the same, or the block still begins with the same. Of
 *    less than twelve code points something of the words around them must be there too.
 * 2. where the same words are, in the same block or elsewhere. What speaks for a passage are its
 *    own code points and those around it that agree; against it, that the rest of its sentence is
 *    not there. Its own block counts for more, the blocks next to it for a little more.
 * 3. where nearly the same words are: at an edit distance of a quarter of their number at the most,
 *    less for one or two words, and never without known words on one side at least (or the block's
 *    edge, in the same block).
 *
 * Where two passages have about the same to speak for them, neither is taken. Of a passage that
 * now reaches over several blocks, the largest part is taken if it is three quarters or more; of a
 * whole block, the part that kept its id. A whole block is also found by its id alone, if it has
 * kept the first or the last forty code points of its words, nearly, or is between the same blocks
 * as before. The article's beginning is always found.
 *
 * A place found is of a whole block where @place is; else it cuts no character, and no word that
 * the quote did not cut.
 */
void
attune_anchorer_find (const AttuneAnchorer *self,
                      const AttunePlace *place,
                      const AttuneQuote *quote,
                      AttuneAnchor *result)
{
  g_auto (AttuneAnchorQuery) query = { 0 };
  gboolean part = FALSE;

  *result = (AttuneAnchor) { ATTUNE_ANCHOR_LOST, NULL, 0.0 };
  if (!g_str_equal (attune_place_get_article_id (place),
                    attune_article_get_id (self->index->article)))
    return;
  if (attune_place_get_block_id (place) == NULL)
    {
      attune_anchor_take (result, ATTUNE_ANCHOR_SAME, attune_place_ref ((AttunePlace *) place),
                          1.0);
      return;
    }

  attune_anchor_query_init (&query, self->index, place, quote);
  if (query.length == 0 && !query.whole)
    {
      find_point (self, &query, place, quote, result);
      return;
    }
  if (is_same (&query, place, quote))
    {
      attune_anchor_take (result, ATTUNE_ANCHOR_SAME, attune_place_ref ((AttunePlace *) place),
                          1.0);
      return;
    }

  /* What has kept its id and a good part of its words is not looked for elsewhere. */
  part = query.whole && has_part (&query);
  if (query.length > 0 && !part)
    attune_anchor_search (&query, place, result);
  if (result->method == ATTUNE_ANCHOR_LOST)
    find_own_block (&query, part, result);
}
