/* attune-anchor-search.c: the passage that says what was marked
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "attune-anchor-search.h"

#include "attune-anchor-candidate.h"

/* How many stretches of the text are looked at closely for words that were changed */
#define MAX_WINDOWS 4

/* Passages that say just the same are all compared up to that many; beyond, only those that have a
 * little of the words around in common. */
#define MANY_PASSAGES 64
#define TOUCHING 3

/* A passage is the one only where it has so much more evidence than any other, in code points. */
#define MARGIN 10.0

/* Words around a passage that agree so far leave no doubt. */
#define CERTAIN 0.75

/* The least that is worth offering as a guess */
#define MIN_GUESS 0.5

/* What part of a quote may be changed in what is compared; more than in what is found, so that
 * what is left of the passage can be seen beside a copy of it. */
#define COMPARED_PART 2

/**
 * attune_anchor_take:
 * @method: how it was found
 * @place: (transfer full): where
 * @score: what speaks for it
 *
 * Sets all of an anchor.
 */
void
attune_anchor_take (AttuneAnchor *self, AttuneAnchorMethod method, AttunePlace *place, double score)
{
  attune_anchor_clear (self);
  *self = (AttuneAnchor) { method, place, score };
}

static AttunePlace *
make_place (const AttuneAnchorQuery *query, const AttuneAnchorCandidate *candidate)
{
  return attune_anchor_query_make_place (query, candidate->block, candidate->from, candidate->to,
                                         candidate->distance > 0);
}

static void
add_candidate (const AttuneAnchorQuery *query,
               GArray *candidates,
               guint start,
               guint end,
               guint distance)
{
  AttuneAnchorCandidate candidate = { .start = start, .end = end, .distance = distance };

  for (guint i = 0; i < candidates->len; i++)
    {
      const AttuneAnchorCandidate *other = &g_array_index (candidates, AttuneAnchorCandidate, i);

      if (other->start < end && start < other->end && other->distance <= distance)
        return;
    }

  if (distance > 0 && distance <= attune_anchor_query_get_limit (query))
    attune_anchor_candidate_refine (&candidate, query);
  attune_anchor_candidate_judge (&candidate, query);
  g_array_append_val (candidates, candidate);
}

/* Whether a little of the words right before or right behind the quote is at a passage too. */
static gboolean
touches (const AttuneAnchorQuery *query, guint start)
{
  const AttuneFoldedText *text = &query->index->text, *folded = &query->folded;
  guint end = start + query->length, last = query->first + query->length, same = 0;

  while (same < TOUCHING && same < start && same < query->first &&
         text->chars[start - 1 - same] == folded->chars[query->first - 1 - same])
    same++;
  if (same == TOUCHING)
    return TRUE;

  for (same = 0; same < TOUCHING && end + same < text->length && last + same < folded->length &&
                 text->chars[end + same] == folded->chars[last + same];)
    same++;

  return same == TOUCHING;
}

/* The passages that say just the same */
static void
find_exact (const AttuneAnchorQuery *query, GArray *candidates)
{
  g_autoptr (GArray) positions = g_array_new (FALSE, FALSE, sizeof (guint));

  attune_anchor_index_find (query->index, attune_anchor_query_get_chars (query), query->length,
                            positions);
  for (guint i = 0; i < positions->len; i++)
    {
      guint start = g_array_index (positions, guint, i);

      if (positions->len <= MANY_PASSAGES || touches (query, start))
        add_candidate (query, candidates, start, start + query->length, 0);
    }
}

/* The passage nearest to the quote in a stretch of the text, and the next nearest on both sides of
 * it, so that there is something to compare it with */
static void
search_stretch (const AttuneAnchorQuery *query,
                const AttuneApproximatePattern *pattern,
                guint from,
                guint to,
                guint limit,
                gboolean further,
                GArray *candidates)
{
  const gunichar *chars = query->index->text.chars;
  AttuneApproximateMatch match = { 0 };

  if (from >= to ||
      !attune_approximate_pattern_search (pattern, chars + from, to - from, limit, &match))
    return;

  add_candidate (query, candidates, from + (guint) match.start, from + (guint) match.end,
                 match.distance);
  if (!further)
    return;
  search_stretch (query, pattern, from, from + (guint) match.start, limit, FALSE, candidates);
  search_stretch (query, pattern, from + (guint) match.end, to, limit, FALSE, candidates);
}

/* Passages that say nearly the same */
static void
find_near (const AttuneAnchorQuery *query, GArray *candidates)
{
  g_autoptr (AttuneApproximatePattern) pattern = NULL;
  AttuneAnchorWindow windows[MAX_WINDOWS];
  guint limit = query->length / COMPARED_PART, n_windows = 0;

  if (attune_anchor_query_get_limit (query) == 0)
    return;

  pattern = attune_approximate_pattern_new (attune_anchor_query_get_chars (query), query->length);
  n_windows = attune_anchor_index_find_windows (
      query->index, query->folded.chars, query->folded.length, query->first, windows, MAX_WINDOWS);
  for (guint i = 0; i < n_windows; i++)
    {
      guint from = windows[i].start > limit ? windows[i].start - limit : 0;
      guint to = MIN (windows[i].end + query->length + limit, query->index->text.length);

      search_stretch (query, pattern, from, to, limit, TRUE, candidates);
    }
}

/* The best of the passages that may be the one; *@rival is set if another is as good, be it one
 * that may not be taken. */
static const AttuneAnchorCandidate *
choose (const AttuneAnchorQuery *query, GArray *candidates, gboolean *rival)
{
  const AttuneAnchorCandidate *best = NULL;

  *rival = FALSE;
  for (guint i = 0; i < candidates->len; i++)
    {
      const AttuneAnchorCandidate *candidate = &g_array_index (candidates, AttuneAnchorCandidate,
                                                               i);

      if ((best == NULL || candidate->rank > best->rank) &&
          attune_anchor_candidate_accepts (candidate, query))
        best = candidate;
    }
  for (guint i = 0; best != NULL && i < candidates->len; i++)
    {
      const AttuneAnchorCandidate *other = &g_array_index (candidates, AttuneAnchorCandidate, i);

      if (best->rank - other->rank < MARGIN &&
          (other->end <= best->start || best->end <= other->start))
        *rival = TRUE;
    }

  return best;
}

/* Whether nothing that was changed could be better than this passage. */
static gboolean
is_certain (const AttuneAnchorQuery *query, const AttuneAnchorCandidate *candidate)
{
  return (candidate->prefix >= CERTAIN || candidate->suffix >= CERTAIN) &&
         (query->own < 0 || (int) candidate->block == query->own);
}

static void
set_guess (const AttuneAnchorQuery *query, GArray *candidates, AttuneAnchor *result)
{
  const AttuneAnchorCandidate *best = NULL;
  double most = MIN_GUESS;

  for (guint i = 0; i < candidates->len; i++)
    {
      const AttuneAnchorCandidate *candidate = &g_array_index (candidates, AttuneAnchorCandidate,
                                                               i);
      double score = attune_anchor_candidate_guess (candidate, query);

      if (best == NULL ? score >= most : score > most)
        {
          best = candidate;
          most = score;
        }
    }

  if (best != NULL)
    attune_anchor_take (result, ATTUNE_ANCHOR_LOST, make_place (query, best),
                        MIN (most, ATTUNE_ANCHOR_BAR - 0.01));
  /* A block that is still there is at least a place to begin looking. */
  else if (query->whole && query->own >= 0)
    {
      AttuneAnchorCandidate block = { .block = (guint) query->own };

      attune_anchor_take (result, ATTUNE_ANCHOR_LOST,
                          attune_anchor_query_make_place (query, block.block, 0, 0, FALSE),
                          MIN_GUESS);
    }
}

/**
 * attune_anchor_search:
 * @query: a mark with words
 * @place: its place
 * @result: what became of it; lost, without a guess, so far
 *
 * Looks for the words of a mark, the same ones or nearly.
 */
void
attune_anchor_search (const AttuneAnchorQuery *query,
                      const AttunePlace *place,
                      AttuneAnchor *result)
{
  g_autoptr (GArray) candidates = g_array_new (FALSE, FALSE, sizeof (AttuneAnchorCandidate));
  const AttuneAnchorCandidate *best = NULL;
  gboolean rival = FALSE;

  find_exact (query, candidates);
  best = choose (query, candidates, &rival);
  if (best == NULL || rival || !is_certain (query, best))
    {
      find_near (query, candidates);
      best = choose (query, candidates, &rival);
    }
  if (best == NULL || rival)
    {
      set_guess (query, candidates, result);
      return;
    }

  attune_anchor_take (result,
                      best->distance + best->lost > 0   ? ATTUNE_ANCHOR_NEAR
                      : (int) best->block == query->own ? ATTUNE_ANCHOR_BLOCK
                                                        : ATTUNE_ANCHOR_ARTICLE,
                      make_place (query, best), attune_anchor_candidate_get_score (best));
  /* Typed anew, but where it was */
  if (result->method == ATTUNE_ANCHOR_BLOCK && attune_place_equal (result->place, place))
    result->method = ATTUNE_ANCHOR_SAME;
}
