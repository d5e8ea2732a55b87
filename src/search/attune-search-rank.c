/* attune-search-rank.c: how well a row of the index answers a question
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "attune-search-rank.h"

#include <math.h>

#include "attune-search-rows.h"
#include "attune-search-words.h"

/* Ranking is BM25's (Robertson and Zaragoza, “The Probabilistic Relevance Framework: BM25 and
 * Beyond”, 2009), in the form for several fields (their BM25F): what each field has of a word is
 * weighted and added up before it is damped. Rows are paragraphs, of which none is so much longer
 * than another that its length need count: so there is no normalization by length, and nothing has
 * to be looked up for a row. FTS5's own bm25() would, and it counts all rows that have a word
 * before it ranks the first. On top of that, words near each other count for more. */
#define DAMPING 1.2
#define WEIGHT_OF_TITLE 4.0
#define WEIGHT_OF_SECTION 0.4

/* How much words side by side, in the order in which they were asked for, count above such that
 * are far apart; and how much of that is for their order. */
#define NEARNESS 1.0
#define ORDER 0.25

/* Of how many matches nearness is looked for; a row with more says little by it. */
#define MAX_PLACES 256

typedef struct
{
  guint clause;
  guint position; /* far from those of other columns */
} Place;

static double
weight_of_column (guint column)
{
  return column == ATTUNE_SEARCH_COLUMN_TITLE     ? WEIGHT_OF_TITLE
         : column == ATTUNE_SEARCH_COLUMN_SECTION ? WEIGHT_OF_SECTION
                                                  : 1.0;
}

/* The shortest stretch that has all of the clauses that the row has, in words, by a window that
 * moves over the places; 0 for fewer than two clauses. */
static guint
find_window (const Place *places, guint n_places, guint n_wanted, gboolean *in_order)
{
  guint counts[ATTUNE_SEARCH_MAX_RANKED] = { 0 };
  guint first = 0, n_inside = 0, shortest = 0;

  if (n_wanted < 2)
    return 0;

  for (guint i = 0; i < n_places; i++)
    {
      if (counts[places[i].clause]++ == 0)
        n_inside++;
      while (n_inside == n_wanted)
        {
          guint length = places[i].position - places[first].position + 1;
          gboolean ordered = places[first].clause < places[i].clause;

          if (shortest == 0 || length < shortest || (length == shortest && ordered))
            {
              shortest = length;
              *in_order = ordered;
            }
          if (--counts[places[first].clause] == 0)
            n_inside--;
          first++;
        }
    }

  return shortest;
}

static double
rank (const AttuneFullTextRow *row, gpointer data)
{
  const AttuneSearchRanking *ranking = data;
  double frequencies[ATTUNE_SEARCH_MAX_RANKED] = { 0 };
  Place places[MAX_PLACES];
  guint n_clauses = MIN (ranking->rarities->len, ATTUNE_SEARCH_MAX_RANKED);
  guint n_matches = attune_full_text_row_get_n_matches (row), n_places = 0, n_found = 0;
  guint window = 0;
  gboolean in_order = FALSE;
  double score = 0, found = 0, all = 0;

  for (guint i = 0; i < n_matches; i++)
    {
      guint phrase = 0, column = 0, position = 0;
      const AttuneSearchRankedPhrase *ranked = NULL;

      attune_full_text_row_get_match (row, i, &phrase, &column, &position);
      if (phrase >= ranking->phrases->len)
        continue;
      ranked = &g_array_index (ranking->phrases, AttuneSearchRankedPhrase, phrase);
      if (ranked->clause >= n_clauses)
        continue;

      frequencies[ranked->clause] += ranked->weight * weight_of_column (column);
      if (n_places < MAX_PLACES && column != ATTUNE_SEARCH_COLUMN_SECTION)
        {
          /* Columns lie apart; the words of a title stand in the body once more. */
          places[n_places].clause = ranked->clause;
          places[n_places++].position = position + column * 1000000;
        }
    }

  for (guint c = 0; c < n_clauses; c++)
    {
      double rarity = g_array_index (ranking->rarities, double, c);

      all += rarity;
      if (frequencies[c] > 0)
        {
          n_found++;
          found += rarity;
          score += rarity * frequencies[c] / (frequencies[c] + DAMPING);
        }
    }

  window = find_window (places, n_places, n_found, &in_order);
  if (window > 0)
    score *= 1.0 + NEARNESS * (in_order ? 1.0 : 1.0 - ORDER) * MIN (1.0, n_found / (double) window);
  if (ranking->coverage && all > 0)
    score *= (found / all) * (found / all);

  return score;
}

static void
tokenize (const char *text, gsize n_bytes, AttuneFullTextAddFunc add, gpointer data)
{
  g_auto (AttuneSearchWords) words = { 0 };

  attune_search_words_init (&words, text, (gssize) n_bytes);
  while (attune_search_words_next (&words))
    if (!add (words.word, words.n_bytes, words.start, words.end, data))
      return;
}

const AttuneFullText attune_search_full_text = { .tokenize = tokenize, .rank = rank };
