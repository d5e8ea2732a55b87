/* attune-search-engine.c: answers a question from an index
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "attune-search-engine.h"

#include "attune-search-candidates.h"
#include "attune-search-correction.h"
#include "attune-search-reader.h"
#include "attune-search-rows.h"
#include "attune-statement.h"

/* So few hits are a reason to show some that have not all of the words, and of those so many. */
#define FEW 5
#define MAX_PARTIAL 30

/* A search on its way */
typedef struct
{
  AttuneSearchStore *store;
  const AttuneSearchRequest *request;
  GCancellable *cancellable;

  AttuneSearchQuery *query; /* as it is searched for */
  AttuneSearchPattern *pattern;
  AttuneSearchReach reach;
  GArray *candidates;
  GArray *blocks; /* of the article that is open, by number, those that have what is asked for */
  AttuneSearchAnswer answer;
} Search;

static void
search_clear (Search *self)
{
  g_clear_pointer (&self->query, attune_search_query_unref);
  g_clear_pointer (&self->pattern, attune_search_pattern_unref);
  g_clear_pointer (&self->candidates, g_array_unref);
  g_clear_pointer (&self->blocks, g_array_unref);
  g_clear_pointer (&self->answer.typed, g_free);
  g_clear_pointer (&self->answer.corrected, g_free);
  g_clear_pointer (&self->answer.hits, g_ptr_array_unref);
  g_clear_pointer (&self->answer.matches, g_ptr_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Search, search_clear)

static void
begin (Search *self, AttuneSearchQuery *query)
{
  self->query = attune_search_query_ref (query);
  self->candidates = g_array_new (FALSE, FALSE, sizeof (AttuneSearchCandidate));
  self->blocks = g_array_new (FALSE, FALSE, sizeof (guint));
  self->answer.typed = g_strstrip (g_strdup (attune_search_query_get_text (query)));
  self->answer.hits = g_ptr_array_new_with_free_func (g_object_unref);
  self->answer.matches = g_ptr_array_new_with_free_func ((GDestroyNotify) attune_place_unref);
  self->answer.is_complete = TRUE;
}

static void
correct (Search *self)
{
  AttuneSearchQuery *corrected = NULL;

  if (!self->request->is_literal)
    corrected = attune_search_correct (
        self->query, attune_search_store_get_vocabulary (self->store),
        attune_search_store_get_dictionary (self->store), self->request->documents);
  if (corrected == NULL)
    return;

  self->answer.corrected = g_strstrip (g_strdup (attune_search_query_get_text (corrected)));
  attune_search_query_unref (self->query);
  self->query = corrected;
}

static gboolean
collect (Search *self, GArray *candidates, AttuneSearchReach reach, GError **error)
{
  return attune_search_candidates_collect (candidates, self->store, self->query, reach,
                                           &self->answer.is_complete, self->cancellable, error);
}

/* Where but a few have the words that tell nothing as well, those that have the others are as good:
 * “what is mentalizing”. */
static gboolean
add_telling (Search *self, guint n_documents, GError **error)
{
  g_autoptr (GArray) others = NULL;

  if (self->reach != ATTUNE_SEARCH_REACH_ALL || self->candidates->len == n_documents ||
      self->candidates->len >= n_documents + FEW ||
      !attune_search_plan_can_reach (self->query, ATTUNE_SEARCH_REACH_TELLING))
    return TRUE;

  others = g_array_new (FALSE, FALSE, sizeof (AttuneSearchCandidate));
  self->reach = ATTUNE_SEARCH_REACH_TELLING;
  if (!collect (self, others, self->reach, error))
    return FALSE;
  attune_search_candidates_append (self->candidates, others, G_MAXUINT);

  return TRUE;
}

/* Reaches ever farther until something is found. */
static gboolean
reach_out (Search *self, GError **error)
{
  guint n_documents = 0;

  g_clear_pointer (&self->pattern, attune_search_pattern_unref);
  self->pattern = attune_search_pattern_new (self->query,
                                             attune_search_store_get_vocabulary (self->store));
  attune_search_candidates_add_documents (self->candidates, self->request->documents,
                                          self->pattern);

  n_documents = self->candidates->len;
  self->reach = ATTUNE_SEARCH_REACH_ALL;
  for (AttuneSearchReach reach = 0; reach < ATTUNE_SEARCH_N_REACHES; reach++)
    {
      if (!attune_search_plan_can_reach (self->query, reach))
        continue;
      /* A note has all of it. */
      if (reach > ATTUNE_SEARCH_REACH_TELLING && n_documents > 0)
        break;
      self->reach = reach;
      if (!collect (self, self->candidates, reach, error))
        return FALSE;
      if (self->candidates->len > n_documents)
        break;
    }

  return add_telling (self, n_documents, error);
}

/* The article that is open */

static gboolean
find_number (Search *self, guint *number, GError **error)
{
  g_autoptr (AttuneStatement) select = NULL;
  AttuneStep step = ATTUNE_STEP_ERROR;

  select = attune_database_prepare (attune_search_store_get_database (self->store),
                                    "SELECT number FROM articles WHERE id = ?1", error);
  if (select == NULL)
    return FALSE;
  attune_statement_bind_text (select, 1, attune_article_get_id (self->request->article));
  step = attune_statement_step (select, error);
  *number = step == ATTUNE_STEP_ROW ? (guint) attune_statement_get_int64 (select, 0) : G_MAXUINT;

  return step != ATTUNE_STEP_ERROR;
}

/* Those among the candidates, if no table had more of them. */
static gboolean
list_blocks (Search *self, GError **error)
{
  guint number = 0;

  if (self->request->article == NULL || self->candidates->len == 0)
    return TRUE;
  if (!find_number (self, &number, error))
    return FALSE;
  if (number == G_MAXUINT) /* it is not in the index yet */
    return TRUE;
  if (!self->answer.is_complete)
    return attune_search_candidates_list_blocks (self->blocks, self->store, self->query,
                                                 self->reach, number, self->cancellable, error);

  for (guint i = 0; i < self->candidates->len; i++)
    {
      const AttuneSearchCandidate *candidate = &g_array_index (self->candidates,
                                                               AttuneSearchCandidate, i);
      guint block = ATTUNE_SEARCH_ROW_BLOCK (candidate->row);

      if (candidate->document == NULL && ATTUNE_SEARCH_ROW_ARTICLE (candidate->row) == number)
        g_array_append_val (self->blocks, block);
    }
  attune_search_candidates_sort_blocks (self->blocks);

  return TRUE;
}

static void
add_matches (Search *self, guint block_index)
{
  AttuneArticle *article = self->request->article;
  const AttuneBlock *block = NULL;
  g_autoptr (GArray) ranges = NULL;

  if (block_index >= attune_article_get_n_blocks (article))
    return;

  block = attune_article_get_block (article, block_index);
  ranges = attune_search_pattern_find (self->pattern,
                                       attune_text_get_string (attune_block_get_text (block)));
  for (guint i = 0; i < ranges->len; i++)
    {
      const AttuneSearchRange *range = &g_array_index (ranges, AttuneSearchRange, i);

      g_ptr_array_add (self->answer.matches,
                       attune_place_new_range (attune_article_get_id (article),
                                               attune_block_get_id (block), range->start,
                                               range->end));
    }
}

/* Where but a few have all that is asked for, others may be what is wanted. */
static gboolean
add_partial (Search *self, GError **error)
{
  g_autoptr (GArray) others = NULL;

  if (self->answer.n_full >= FEW || self->answer.n_full == 0 ||
      !attune_search_plan_can_reach (self->query, ATTUNE_SEARCH_REACH_ANY))
    return TRUE;

  others = g_array_new (FALSE, FALSE, sizeof (AttuneSearchCandidate));
  if (!collect (self, others, ATTUNE_SEARCH_REACH_ANY, error))
    return FALSE;
  attune_search_candidates_sort (others);
  attune_search_candidates_append (self->candidates, others, MAX_PARTIAL);

  return TRUE;
}

static gboolean
find (Search *self, GError **error)
{
  AttuneSearchQuery *loose = NULL;

  if (!reach_out (self, error))
    return FALSE;
  if (self->candidates->len == 0 && (loose = attune_search_query_loosen (self->query)) != NULL)
    {
      attune_search_query_unref (self->query);
      self->query = loose;
      if (!reach_out (self, error))
        return FALSE;
    }

  /* Of what has but some of the words only the best is marked: such words stand everywhere. */
  attune_search_candidates_sort (self->candidates);
  if (self->reach > ATTUNE_SEARCH_REACH_TELLING && self->candidates->len > MAX_PARTIAL)
    g_array_set_size (self->candidates, MAX_PARTIAL);
  if (!list_blocks (self, error))
    return FALSE;

  if (self->candidates->len > ATTUNE_SEARCH_MAX_HITS)
    {
      self->answer.is_complete = FALSE;
      g_array_set_size (self->candidates, ATTUNE_SEARCH_MAX_HITS);
    }
  self->answer.n_full = self->reach <= ATTUNE_SEARCH_REACH_TELLING ? self->candidates->len : 0;

  return add_partial (self, error);
}

static gboolean
read_hits (Search *self, GError **error)
{
  g_auto (AttuneSearchReader) reader = { 0 };

  if (!attune_search_reader_init (&reader, attune_search_store_get_database (self->store), error))
    return FALSE;

  for (guint i = 0; i < self->candidates->len; i++)
    {
      const AttuneSearchCandidate *candidate = &g_array_index (self->candidates,
                                                               AttuneSearchCandidate, i);
      AttuneSearchHit *hit = candidate->document != NULL
                                 ? attune_search_hit_new_for_document (candidate->document,
                                                                       self->pattern)
                                 : attune_search_reader_read (&reader, candidate, self->pattern,
                                                              error);

      if (hit == NULL)
        return FALSE;
      g_ptr_array_add (self->answer.hits, hit);
    }

  return TRUE;
}

/**
 * attune_search_engine_asks_nothing:
 *
 * Returns: whether there is nothing in what was typed that could be found
 */
gboolean
attune_search_engine_asks_nothing (const AttuneSearchRequest *request)
{
  g_autoptr (AttuneSearchQuery) query = attune_search_query_new (request->text);

  return attune_search_query_is_empty (query);
}

/**
 * attune_search_engine_answer_nothing:
 *
 * Returns: (transfer full): the answer to a question that asks for nothing
 */
AttuneSearchResults *
attune_search_engine_answer_nothing (const AttuneSearchRequest *request)
{
  g_auto (Search) self = { .request = request };
  g_autoptr (AttuneSearchQuery) query = attune_search_query_new (request->text);

  begin (&self, query);

  return attune_search_results_new (&self.answer);
}

/**
 * attune_search_engine_answer:
 * @store: the index, which the caller has locked
 * @request: what is asked, which is something
 * @cancellable: (nullable): looked at between rows
 * @error: return location, %ATTUNE_STORAGE_ERROR or %G_IO_ERROR_CANCELLED; what was typed is never
 *   one
 *
 * Answers from what is in the index now.
 *
 * Returns: (transfer full) (nullable): what was found, or %NULL with @error set
 */
AttuneSearchResults *
attune_search_engine_answer (AttuneSearchStore *store,
                             const AttuneSearchRequest *request,
                             GCancellable *cancellable,
                             GError **error)
{
  g_auto (Search) self = { .store = store, .request = request, .cancellable = cancellable };
  g_autoptr (AttuneSearchQuery) query = attune_search_query_new (request->text);

  begin (&self, query);
  correct (&self);
  if (!find (&self, error) || !read_hits (&self, error))
    return NULL;
  for (guint i = 0; i < self.blocks->len; i++)
    add_matches (&self, g_array_index (self.blocks, guint, i));

  return attune_search_results_new (&self.answer);
}
