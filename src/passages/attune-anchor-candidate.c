/* attune-anchor-candidate.c: what speaks for a passage being the one that was marked
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "attune-anchor-candidate.h"

#include <string.h>

#include "attune-anchor.h"

/* Evidence is counted in code points: those of the quote and of the words around it that were found
 * again. So a long quote speaks for itself, and a short one needs the words around it. The numbers
 * are a matter of judgment, on the side of a miss, as a false match is worse; what they come to,
 * the corpus of the tests tells. */

/* Each edit takes back so many of the code points that agree: at a quarter nothing is left. */
#define EDIT_COST 4.0

/* Where passages are compared, an edit counts for less: the one that was edited most may be the
 * one. */
#define RANK_COST 2.0

/* Evidence of that much gives half of a score. */
#define HALF 20.0

/* English text agrees with any other by so much, by edit distance. */
#define CHANCE 0.4

/* The mark's own block is where one would look first; a place next to it, second. What is there is
 * preferred to a better likeness elsewhere, which may be a copy. */
#define OWN_BLOCK 16.0
#define OWN_RANK 20.0
#define NEIGHBOR 10.0
#define NEIGHBORHOOD 2

/* That a passage left a block which is still there, for one that is not next to it, speaks against
 * it: more likely it was deleted, and this is another. Twice so where its words are not the same.
 */
#define STRANGER 12.0

/* A block that is the quote and nothing else: a heading, most of all */
#define SAME_EDGES 24.0

/* A passage within a sentence takes the rest of the sentence with it when it moves. That it is not
 * there speaks against it. */
#define TORN 24.0
#define TORN_BELOW 0.25

/* A passage that is as far from the edge of its block as it was: what is beyond may have changed */
#define SAME_EDGE 10.0
#define MIN_LINE 8

/* How far the edges of a changed passage may be moved, in code points, and from what agreement of
 * the words around it on they are clear */
#define REACH 16
#define CLEAR 0.95

/* Of a guess, no more than that part of the words may be changed. */
#define GUESS_NUMERATOR 2
#define GUESS_DENOMINATOR 5

/* So much of a sentence tells it from others. */
#define SENTENCE 20
#define SENTENCE_EDITS 2

/* From here on, words around a passage are recognized; for the edge of its block, that much. */
#define AGREES 0.5
#define EDGE_AGREES 0.75

/* Words of the quote count up to here where passages are compared: beyond, what is around them is
 * the better witness. */
#define MAX_WORDS 64.0

/* How far words agree, from 0 (by chance) to 1 */
static double
agreement (gsize length, guint distance)
{
  double alike = 1.0 - (double) distance / (double) length;

  return MAX (0.0, (alike - CHANCE) / (1.0 - CHANCE));
}

static double
prefix_agreement (const AttuneAnchorQuery *query, guint position)
{
  gsize length = attune_approximate_pattern_get_length (query->prefix), found = 0;
  guint reach = MIN (position, (guint) (length + length / 2));

  /* Before a mark at the very beginning there is nothing to agree or not. */
  if (length == 0)
    return 1.0;

  return agreement (length, attune_approximate_pattern_measure_end (
                                query->prefix, query->index->text.chars + position - reach, reach,
                                (guint) length, &found));
}

static double
suffix_agreement (const AttuneAnchorQuery *query, guint position)
{
  gsize length = attune_approximate_pattern_get_length (query->suffix), found = 0;
  guint reach = MIN (query->index->text.length - position, (guint) (length + length / 2));

  if (length == 0)
    return 1.0;

  return agreement (length, attune_approximate_pattern_measure_start (
                                query->suffix, query->index->text.chars + position, reach,
                                (guint) length, &found));
}

/* Of a passage that reaches over the edge of a block, the larger part is kept; of a whole block's
 * beginning, what is in the block itself, since it is the block that was marked. */
static void
find_block (const AttuneAnchorQuery *query, AttuneAnchorCandidate *self)
{
  guint first = attune_anchor_index_get_block_at (query->index, self->start);
  guint last = self->end > self->start
                   ? attune_anchor_index_get_block_at (query->index, self->end - 1)
                   : first;
  guint most = 0;

  for (guint i = first; i <= last; i++)
    {
      guint from = MAX (self->start, query->index->block_starts[i]);
      guint to = MIN (self->end, attune_anchor_index_get_block_end (query->index, i));

      if (i > first && (to <= from || to - from <= most))
        continue;
      most = to > from ? to - from : 0;
      self->block = i;
      self->from = from;
      self->to = MAX (from, to);
      if (query->whole && (int) i == query->own && 4 * most >= query->length)
        {
          self->lost = 0;
          return;
        }
    }
  self->lost = self->end - self->start - most;
  /* The space that parts two blocks is no loss. */
  if (last > first)
    self->lost -= MIN (self->lost, last - first);
}

static double
words_found (const AttuneAnchorQuery *query, const AttuneAnchorCandidate *self, double cost)
{
  return MAX (0.0, (double) query->length - cost * (self->distance + self->lost));
}

/* How many code points before a passage agree. Where its block begins just as far before it as
 * a line began before the quote, and says the same so far, what is beyond need not agree: a block
 * may move, or what is before it change. */
static double
judge_prefix (const AttuneAnchorQuery *query, AttuneAnchorCandidate *self, gboolean own)
{
  guint length = query->first - query->line_start;
  guint start = query->index->block_starts[self->block];
  double found = 0.0;

  self->prefix = prefix_agreement (query, self->start);
  found = self->prefix * query->first;
  if ((query->line_start == 0 && query->start > query->first) || self->start < start ||
      self->start - start != length ||
      memcmp (query->index->text.chars + start, query->folded.chars + query->line_start,
              length * sizeof (gunichar)) != 0)
    return found;

  /* Of a few code points, that is evidence, but not enough to know a changed passage by. */
  if (own || length >= MIN_LINE)
    self->prefix = MAX (self->prefix, EDGE_AGREES);

  return MAX (found, length + SAME_EDGE);
}

static double
judge_suffix (const AttuneAnchorQuery *query, AttuneAnchorCandidate *self, gboolean own)
{
  guint last = query->first + query->length, length = query->line_end - last;
  guint end = attune_anchor_index_get_block_end (query->index, self->block);
  double found = 0.0;

  self->suffix = suffix_agreement (query, self->end);
  found = self->suffix * (query->folded.length - last);
  if (query->line_end == query->folded.length || self->end > end || end - self->end != length ||
      memcmp (query->index->text.chars + self->end, query->folded.chars + last,
              length * sizeof (gunichar)) != 0)
    return found;

  if (own || length >= MIN_LINE)
    self->suffix = MAX (self->suffix, EDGE_AGREES);

  return MAX (found, length + SAME_EDGE);
}

static double
torn (gboolean edge, double agreement_there)
{
  return edge ? 0.0 : TORN * MAX (0.0, 1.0 - agreement_there / TORN_BELOW);
}

/**
 * attune_anchor_candidate_refine:
 * @self: (inout): a passage that is not just the quote; its start, end and distance are set
 * @query: the mark
 *
 * Where words were changed at the edge of a passage, it is open how much of them belongs to it:
 * moves the edges to where the words around it begin, if those are near.
 */
void
attune_anchor_candidate_refine (AttuneAnchorCandidate *self, const AttuneAnchorQuery *query)
{
  guint block = attune_anchor_index_get_block_at (query->index, self->start);
  guint from = MAX (query->index->block_starts[block], self->start - MIN (self->start, REACH));
  guint last = attune_anchor_index_get_block_at (query->index, self->end - 1);
  guint to = MIN (attune_anchor_index_get_block_end (query->index, last), self->end + REACH);
  guint start = self->start, end = self->end;
  double prefix = prefix_agreement (query, start), suffix = suffix_agreement (query, end);

  if (prefix < CLEAR)
    for (guint i = from; i < MIN (self->start + REACH, self->end); i++)
      {
        double found = prefix_agreement (query, i);

        if (found >= AGREES && found > prefix)
          {
            prefix = found;
            start = i;
          }
      }
  if (suffix < CLEAR)
    for (guint i = to; i > MAX (self->end - MIN (self->end, REACH), start); i--)
      {
        double found = suffix_agreement (query, i);

        if (found >= AGREES && found > suffix)
          {
            suffix = found;
            end = i;
          }
      }

  self->start = start;
  self->end = end;
}

/**
 * attune_anchor_candidate_judge:
 * @self: (inout): a passage; its start, end and distance are set
 * @query: the mark
 *
 * Finds out the rest about it.
 */
void
attune_anchor_candidate_judge (AttuneAnchorCandidate *self, const AttuneAnchorQuery *query)
{
  gboolean own = FALSE, at_start = FALSE, at_end = FALSE;
  gboolean near = FALSE, edited = FALSE;
  double bonus = 0.0, against = 0.0;

  find_block (query, self);
  own = (int) self->block == query->own;
  near = query->own >= 0 && ABS ((int) self->block - query->own) <= NEIGHBORHOOD;
  edited = self->distance + self->lost > 0;
  at_start = self->start == query->index->block_starts[self->block];
  at_end = self->end == attune_anchor_index_get_block_end (query->index, self->block);

  self->around = judge_prefix (query, self, own) + judge_suffix (query, self, own);

  against = torn (query->opens, self->prefix) + torn (query->closes, self->suffix);
  if (at_start && at_end && (query->whole || (query->start == 0 && query->line_follows)))
    bonus += SAME_EDGES;
  else if (query->whole && at_start && !query->complete)
    bonus += SAME_EDGES;
  if (own)
    bonus += OWN_BLOCK;
  else if (query->own >= 0 && !near)
    against += edited ? 2 * STRANGER : STRANGER;
  self->evidence = words_found (query, self, EDIT_COST) + self->around + bonus - against;

  self->rank = MIN (words_found (query, self, RANK_COST), MAX_WORDS) + self->around + bonus -
               against;
  if (own)
    self->rank += OWN_RANK;
  else if (near)
    self->rank += NEIGHBOR;
}

/**
 * attune_anchor_candidate_judge_block:
 * @self: (out caller-allocates): where to write what was found
 * @query: the mark
 *
 * Judges the mark's own block by what is around it alone. There must be one.
 */
void
attune_anchor_candidate_judge_block (AttuneAnchorCandidate *self, const AttuneAnchorQuery *query)
{
  guint start = query->index->block_starts[query->own];
  guint end = attune_anchor_index_get_block_end (query->index, (guint) query->own);

  *self = (AttuneAnchorCandidate) { .start = start,
                                    .end = end,
                                    .distance = query->length,
                                    .block = (guint) query->own,
                                    .from = start,
                                    .to = end };
  self->prefix = prefix_agreement (query, start);
  self->suffix = suffix_agreement (query, end);
  self->around = self->prefix * query->first +
                 self->suffix * (double) attune_approximate_pattern_get_length (query->suffix);
  self->evidence = self->rank = self->around + OWN_BLOCK;
}

/**
 * attune_anchor_candidate_get_score:
 *
 * Returns: how much speaks for it, from 0 to 1
 */
double
attune_anchor_candidate_get_score (const AttuneAnchorCandidate *self)
{
  double evidence = MAX (0.0, self->evidence);

  return evidence / (evidence + HALF);
}

/* Whether what was before the quote and what was behind it now meet near it: then the
 * quote was taken out between them, and what is like it was there already. */
static gboolean
has_scar (const AttuneAnchorQuery *query, const AttuneAnchorCandidate *self)
{
  guint n_suffix = query->folded.length - query->first - query->length;
  guint length = query->first + n_suffix, reach = length + length / 2;
  const AttuneFoldedText *text = &query->index->text;
  g_autofree gunichar *chars = g_new (gunichar, length + 1);
  g_autoptr (AttuneApproximatePattern) pattern = NULL;
  AttuneApproximateMatch match = { 0 };
  guint from = self->start > reach ? self->start - reach : 0;
  guint to = MIN (text->length, self->end + reach);

  memcpy (chars, query->folded.chars, query->first * sizeof *chars);
  memcpy (chars + query->first, query->folded.chars + query->first + query->length,
          n_suffix * sizeof *chars);
  pattern = attune_approximate_pattern_new (chars, length);

  return attune_approximate_pattern_search (pattern, text->chars + from, to - from, length / 4,
                                            &match);
}

/* Whether the sentence that the quote was in is still in its own block: then a passage elsewhere is
 * a copy, or another one. */
static gboolean
left_sentence (const AttuneAnchorQuery *query)
{
  guint last = query->first + query->length;
  guint start = query->index->block_starts[query->own];
  guint end = attune_anchor_index_get_block_end (query->index, (guint) query->own);
  const gunichar *text = query->index->text.chars + start;
  AttuneApproximateMatch match = { 0 };

  if (!query->opens && query->first - query->line_start >= SENTENCE)
    {
      g_autoptr (AttuneApproximatePattern) before = attune_approximate_pattern_new (
          query->folded.chars + query->first - SENTENCE, SENTENCE);

      if (attune_approximate_pattern_search (before, text, end - start, SENTENCE_EDITS, &match))
        return TRUE;
    }
  if (!query->closes && query->line_end - last >= SENTENCE)
    {
      g_autoptr (AttuneApproximatePattern)
          behind = attune_approximate_pattern_new (query->folded.chars + last, SENTENCE);

      return attune_approximate_pattern_search (behind, text, end - start, SENTENCE_EDITS, &match);
    }

  return FALSE;
}

/**
 * attune_anchor_candidate_accepts:
 * @query: the mark
 *
 * Returns: whether it may be taken for the one that was marked, where no other may
 */
gboolean
attune_anchor_candidate_accepts (const AttuneAnchorCandidate *self, const AttuneAnchorQuery *query)
{
  guint edits = self->distance + self->lost;

  if (attune_anchor_candidate_get_score (self) < ATTUNE_ANCHOR_BAR)
    return FALSE;
  /* A block that was marked and is there still, is not another one, unless all around that one is
   * what was around it. */
  if (query->whole && query->own >= 0 && (int) self->block != query->own &&
      MIN (self->prefix, self->suffix) < AGREES)
    return FALSE;
  if (query->own >= 0 && (int) self->block != query->own && left_sentence (query))
    return FALSE;
  if (edits == 0)
    return TRUE;
  if (edits > attune_anchor_query_get_limit (query))
    return FALSE;

  /* Articles say alike things in alike words. What was changed is known by what is around it. */
  if (MAX (self->prefix, self->suffix) < AGREES)
    return FALSE;

  return MIN (self->prefix, self->suffix) >= AGREES || !has_scar (query, self);
}

/**
 * attune_anchor_candidate_guess:
 * @query: the mark
 *
 * Returns: how good a guess it is, from 0 to 1
 */
double
attune_anchor_candidate_guess (const AttuneAnchorCandidate *self, const AttuneAnchorQuery *query)
{
  double found = MIN (words_found (query, self, RANK_COST), MAX_WORDS) + self->around;

  if (GUESS_DENOMINATOR * self->distance > GUESS_NUMERATOR * query->length)
    return 0.0;

  return found / (found + HALF);
}
