/* attune-search-candidates.c: rows that might be shown, and the best of them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "attune-search-candidates.h"

#include <string.h>

#include "attune-search-rows.h"
#include "attune-statement.h"

/* How many rows of a table are looked at, among thousands of articles. There are more only for
 * words so common that the next thousand would not be better. The more forms a word has, the more
 * work a row is. */
#define MAX_ROWS_OF_MANY 4000
#define FEW_PHRASES 16

/* A heading leads to all that is under it, an entry of the glossary explains; references are what
 * is wanted least often. What one wrote oneself one remembers. */
static double
weight_of_kind (AttuneSearchKind kind)
{
  switch (kind)
    {
    case ATTUNE_SEARCH_SECTION:
      return 2.2;
    case ATTUNE_SEARCH_TERM:
      return 1.5;
    case ATTUNE_SEARCH_PASSAGE:
      return 1.0;
    case ATTUNE_SEARCH_REFERENCE:
      return 0.6;
    case ATTUNE_SEARCH_NOTE:
    case ATTUNE_SEARCH_BOOKMARK:
      return 1.2;
    }

  g_return_val_if_reached (1.0);
}

#define WEIGHT_OF_PRACTICE 1.15

/* Who types a name and a year looks for a work. */
#define WEIGHT_OF_WORK_WITH_YEAR 4.0

/* The section that has most of what is asked for is more likely to be what is wanted than one that
 * says it in passing: how much its passages count above those of others. */
#define SHARE_OF_SECTION 0.6

static gboolean
is_year (const AttuneSearchTerm *term)
{
  const char *word = term->words[0].word;

  return term->n_words == 1 && strlen (word) == 4 && g_ascii_isdigit (word[2]) &&
         g_ascii_isdigit (word[3]) &&
         (g_str_has_prefix (word, "18") || g_str_has_prefix (word, "19") ||
          g_str_has_prefix (word, "20"));
}

static gboolean
asks_for_work (AttuneSearchQuery *query)
{
  guint n_clauses = 0, n_years = 0;
  const AttuneSearchClause *clauses = attune_search_query_get_clauses (query, &n_clauses);

  for (guint i = 0; i < n_clauses; i++)
    n_years += !clauses[i].is_excluded && is_year (&clauses[i].terms[0]);

  return n_years == 1 && n_clauses > 1;
}

static gint64
get_max_rows (const AttuneSearchPlan *plan, guint n_rows)
{
  return n_rows > ATTUNE_SEARCH_MANY_ROWS
             ? MAX_ROWS_OF_MANY * FEW_PHRASES / MAX (plan->ranking.phrases->len, FEW_PHRASES)
             : ATTUNE_SEARCH_MANY_ROWS + 1;
}

static gboolean
collect_kind (GArray *candidates,
              AttuneSearchStore *store,
              AttuneSearchPlan *plan,
              AttuneSearchKind kind,
              double weight,
              gboolean *is_complete,
              GCancellable *cancellable,
              GError **error)
{
  const char *table = attune_search_kind_get_table (kind);
  g_autofree char *sql = g_strdup_printf (
      "SELECT rowid, attune_rank (%s, ?2) FROM %s WHERE %s MATCH ?1 LIMIT ?3", table, table, table);
  g_autoptr (AttuneStatement)
      select = attune_database_prepare (attune_search_store_get_database (store), sql, error);
  gint64 n_rows = 0, max_rows = get_max_rows (plan, attune_search_store_get_n_rows (store));
  AttuneStep step = ATTUNE_STEP_ERROR;

  if (select == NULL)
    return FALSE;
  attune_statement_bind_text (select, 1, plan->match->str);
  attune_statement_bind_pointer (select, 2, &plan->ranking);
  attune_statement_bind_int64 (select, 3, max_rows);

  while ((step = attune_statement_step (select, error)) == ATTUNE_STEP_ROW)
    {
      AttuneSearchCandidate candidate = { .kind = kind };

      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;

      candidate.row = attune_statement_get_int64 (select, 0);
      candidate.score = attune_statement_get_double (select, 1) * weight;
      if (ATTUNE_SEARCH_ROW_IS_PRACTICE (candidate.row))
        candidate.score *= WEIGHT_OF_PRACTICE;
      g_array_append_val (candidates, candidate);
      n_rows++;
    }
  if (n_rows == max_rows)
    *is_complete = FALSE;

  return step == ATTUNE_STEP_DONE;
}

/**
 * attune_search_candidates_collect:
 * @candidates: (element-type AttuneSearchCandidate): what to add to
 * @store: the index, which the caller has locked
 * @query: what is asked for
 * @reach: how much of it a row must have
 * @is_complete: (inout): set to %FALSE where there are more than these
 * @cancellable: (nullable): looked at between rows
 * @error: return location, %ATTUNE_STORAGE_ERROR or %G_IO_ERROR_CANCELLED
 *
 * Adds all rows that have what is asked for.
 *
 * Returns: whether that succeeded
 */
gboolean
attune_search_candidates_collect (GArray *candidates,
                                  AttuneSearchStore *store,
                                  AttuneSearchQuery *query,
                                  AttuneSearchReach reach,
                                  gboolean *is_complete,
                                  GCancellable *cancellable,
                                  GError **error)
{
  for (AttuneSearchKind kind = 0; kind < ATTUNE_SEARCH_N_INDEXED_KINDS; kind++)
    {
      g_auto (AttuneSearchPlan) plan = { 0 };
      double weight = kind == ATTUNE_SEARCH_REFERENCE && asks_for_work (query)
                          ? WEIGHT_OF_WORK_WITH_YEAR
                          : weight_of_kind (kind);

      if (attune_search_plan_init (&plan, query, attune_search_store_get_vocabulary (store),
                                   attune_search_store_get_n_rows (store), kind, reach) &&
          !collect_kind (candidates, store, &plan, kind, weight, is_complete, cancellable, error))
        return FALSE;
    }

  return TRUE;
}

/**
 * attune_search_candidates_add_documents:
 * @candidates: (element-type AttuneSearchCandidate): what to add to
 * @documents: (nullable) (element-type AttuneSearchDocument): notes and bookmarks, which are to
 *   live as long as the candidates
 * @pattern: what is asked for
 *
 * Adds the documents that have it.
 */
void
attune_search_candidates_add_documents (GArray *candidates,
                                        GPtrArray *documents,
                                        AttuneSearchPattern *pattern)
{
  for (guint i = 0; documents != NULL && i < documents->len; i++)
    {
      AttuneSearchDocument *document = g_ptr_array_index (documents, i);
      AttuneSearchCandidate candidate = { .document = document, .row = i };

      if (!attune_search_pattern_match_document (pattern, document, &candidate.score))
        continue;
      candidate.kind = attune_search_document_get_kind (document);
      candidate.score *= weight_of_kind (candidate.kind);
      g_array_append_val (candidates, candidate);
    }
}

/* Of two that are as good, the first in the text is first. */
static int
compare (gconstpointer a, gconstpointer b)
{
  const AttuneSearchCandidate *x = a, *y = b;

  if (x->score != y->score)
    return x->score > y->score ? -1 : 1;
  if (x->kind != y->kind)
    return x->kind < y->kind ? -1 : 1;

  return (x->row > y->row) - (x->row < y->row);
}

static gboolean
is_in_section (const AttuneSearchCandidate *candidate)
{
  return candidate->kind == ATTUNE_SEARCH_PASSAGE || candidate->kind == ATTUNE_SEARCH_SECTION;
}

static void
weigh_sections (GArray *candidates)
{
  g_autoptr (GHashTable) sums = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  AttuneSearchCandidate *candidate = (AttuneSearchCandidate *) (gpointer) candidates->data;
  double most = 0;

  for (guint i = 0; i < candidates->len; i++)
    {
      gint64 section = ATTUNE_SEARCH_ROW_SECTION (candidate[i].row);
      double *sum = NULL;

      if (!is_in_section (&candidate[i]))
        continue;
      sum = g_hash_table_lookup (sums, &section);
      if (sum == NULL)
        {
          sum = g_new0 (double, 1);
          g_hash_table_insert (sums, g_memdup2 (&section, sizeof section), sum);
        }
      *sum += candidate[i].score;
      most = MAX (most, *sum);
    }

  for (guint i = 0; i < candidates->len; i++)
    if (is_in_section (&candidate[i]))
      {
        gint64 section = ATTUNE_SEARCH_ROW_SECTION (candidate[i].row);
        const double *sum = g_hash_table_lookup (sums, &section);

        candidate[i].score *= 1.0 + SHARE_OF_SECTION * *sum / most;
      }
}

/**
 * attune_search_candidates_sort:
 *
 * Weighs the sections against each other, and puts the best first.
 */
void
attune_search_candidates_sort (GArray *candidates)
{
  weigh_sections (candidates);
  g_array_sort (candidates, compare);
}

static gboolean
has_row (GArray *candidates, const AttuneSearchCandidate *other)
{
  for (guint i = 0; i < candidates->len; i++)
    {
      const AttuneSearchCandidate *candidate = &g_array_index (candidates, AttuneSearchCandidate,
                                                               i);

      if (candidate->kind == other->kind && candidate->row == other->row)
        return TRUE;
    }

  return FALSE;
}

/**
 * attune_search_candidates_append:
 * @candidates: (element-type AttuneSearchCandidate): what to add to; a few
 * @others: (element-type AttuneSearchCandidate): what is not as good, sorted
 * @max: how many of them to take
 *
 * Adds the best of @others that are not there yet.
 */
void
attune_search_candidates_append (GArray *candidates, GArray *others, guint max)
{
  guint n_before = candidates->len;

  for (guint i = 0; i < others->len && candidates->len - n_before < max; i++)
    {
      const AttuneSearchCandidate *other = &g_array_index (others, AttuneSearchCandidate, i);

      if (!has_row (candidates, other))
        g_array_append_val (candidates, *other);
    }
}

static int
compare_numbers (gconstpointer a, gconstpointer b)
{
  const guint *x = a, *y = b;

  return (*x > *y) - (*x < *y);
}

/**
 * attune_search_candidates_sort_blocks:
 * @blocks: (element-type guint): numbers of blocks
 *
 * Puts them in reading order.
 */
void
attune_search_candidates_sort_blocks (GArray *blocks)
{
  g_array_sort (blocks, compare_numbers);
}

static gboolean
list_blocks_of_kind (GArray *blocks,
                     AttuneDatabase *database,
                     const char *match,
                     const char *table,
                     guint article,
                     GCancellable *cancellable,
                     GError **error)
{
  g_autofree char *sql = g_strdup_printf (
      "SELECT rowid FROM %s WHERE %s MATCH ?1 AND rowid >= ?2 AND rowid < ?3", table, table);
  g_autoptr (AttuneStatement) select = attune_database_prepare (database, sql, error);
  AttuneStep step = ATTUNE_STEP_ERROR;

  if (select == NULL)
    return FALSE;
  attune_statement_bind_text (select, 1, match);
  attune_statement_bind_int64 (select, 2, ATTUNE_SEARCH_FIRST_ROW (article));
  attune_statement_bind_int64 (select, 3, ATTUNE_SEARCH_FIRST_ROW (article + 1));
  while ((step = attune_statement_step (select, error)) == ATTUNE_STEP_ROW)
    {
      guint block = ATTUNE_SEARCH_ROW_BLOCK (attune_statement_get_int64 (select, 0));

      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      g_array_append_val (blocks, block);
    }

  return step == ATTUNE_STEP_DONE;
}

/**
 * attune_search_candidates_list_blocks:
 * @blocks: (element-type guint): what to fill with the blocks' numbers, in reading order
 * @store: the index, which the caller has locked
 * @query: what is asked for
 * @reach: how much of it a block must have
 * @article: the article's number in the index
 * @cancellable: (nullable): looked at between rows
 * @error: return location, %ATTUNE_STORAGE_ERROR or %G_IO_ERROR_CANCELLED
 *
 * Looks for all blocks of an article that have what is asked for.
 *
 * Returns: whether that succeeded
 */
gboolean
attune_search_candidates_list_blocks (GArray *blocks,
                                      AttuneSearchStore *store,
                                      AttuneSearchQuery *query,
                                      AttuneSearchReach reach,
                                      guint article,
                                      GCancellable *cancellable,
                                      GError **error)
{
  for (AttuneSearchKind kind = 0; kind < ATTUNE_SEARCH_N_INDEXED_KINDS; kind++)
    {
      g_auto (AttuneSearchPlan) plan = { 0 };

      if (attune_search_plan_init (&plan, query, attune_search_store_get_vocabulary (store),
                                   attune_search_store_get_n_rows (store), kind, reach) &&
          !list_blocks_of_kind (blocks, attune_search_store_get_database (store), plan.match->str,
                                attune_search_kind_get_table (kind), article, cancellable, error))
        return FALSE;
    }
  attune_search_candidates_sort_blocks (blocks);

  return TRUE;
}
