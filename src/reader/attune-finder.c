/* attune-finder.c: a search in progress
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "attune-finder.h"

#include <glib/gi18n.h>

/**
 * AttuneFinder:
 *
 * What a window is searching for, what was found, and at which match one is. Hits are listed best
 * first; matches are stepped through in reading order, and are those of the window's article.
 *
 * Searches run on a thread of the index. In an article of ordinary length the answer takes some
 * milliseconds, and would then be shown a frame after the key for no reason: so it is waited for as
 * long as the frame has room for that.
 */
struct _AttuneFinder
{
  GObject parent_instance;

  AttuneSearchIndex *index;
  GCancellable *cancellable;
  char *text;
  gboolean is_literal;
  gboolean is_pending;        /* what was found is not yet for this text */
  gboolean is_making;         /* the index, when that was last told */
  AttuneMarkDocuments *marks; /* what else is searched; or NULL */
  AttuneArticle *article;
  AttunePlace *origin;

  AttuneSearchResults *results;
  GPtrArray *matches; /* AttunePlace */
  guint current;      /* among them; beyond their number where there are none */
};

enum
{
  SIGNAL_FOUND,
  SIGNAL_STEPPED,
  SIGNAL_PROGRESSED,
  SIGNAL_FAILED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* What a frame can spare for an answer, in microseconds */
#define QUICK 4000

G_DEFINE_FINAL_TYPE (AttuneFinder, attune_finder, G_TYPE_OBJECT)

static void
attune_finder_dispose (GObject *object)
{
  AttuneFinder *self = ATTUNE_FINDER (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->index);
  g_clear_object (&self->article);
  g_clear_object (&self->results);
  g_clear_pointer (&self->origin, attune_place_unref);
  g_clear_pointer (&self->matches, g_ptr_array_unref);
  g_clear_object (&self->marks);
  g_clear_pointer (&self->text, g_free);

  G_OBJECT_CLASS (attune_finder_parent_class)->dispose (object);
}

static void
attune_finder_class_init (AttuneFinderClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = attune_finder_dispose;

  /**
   * AttuneFinder::found:
   *
   * There are new results, or none any more.
   */
  signals[SIGNAL_FOUND] = g_signal_new ("found", ATTUNE_TYPE_FINDER, G_SIGNAL_RUN_LAST, 0, NULL,
                                        NULL, NULL, G_TYPE_NONE, 0);
  /**
   * AttuneFinder::stepped:
   *
   * Another match is the current one.
   */
  signals[SIGNAL_STEPPED] = g_signal_new ("stepped", ATTUNE_TYPE_FINDER, G_SIGNAL_RUN_LAST, 0, NULL,
                                          NULL, NULL, G_TYPE_NONE, 0);
  /**
   * AttuneFinder::progressed:
   *
   * More of the index is made.
   */
  signals[SIGNAL_PROGRESSED] = g_signal_new ("progressed", ATTUNE_TYPE_FINDER, G_SIGNAL_RUN_LAST, 0,
                                             NULL, NULL, NULL, G_TYPE_NONE, 0);
  /**
   * AttuneFinder::failed:
   * @message: what went wrong, in words
   *
   * There is no answer.
   */
  signals[SIGNAL_FAILED] = g_signal_new ("failed", ATTUNE_TYPE_FINDER, G_SIGNAL_RUN_LAST, 0, NULL,
                                         NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
attune_finder_init (AttuneFinder *self)
{
  self->matches = g_ptr_array_new_with_free_func ((GDestroyNotify) attune_place_unref);
}

static void
collect_matches (AttuneFinder *self)
{
  g_ptr_array_set_size (self->matches, 0);
  self->current = 0;
  for (guint i = 0; i < attune_search_results_get_n_matches (self->results); i++)
    {
      g_autoptr (AttunePlace) place = attune_search_results_get_match (self->results, i);

      /* The first one that is not above where one was */
      if (self->origin != NULL &&
          attune_article_compare_places (self->article, place, self->origin) < 0)
        self->current++;
      g_ptr_array_add (self->matches, g_steal_pointer (&place));
    }
  if (self->current >= self->matches->len)
    self->current = 0;
}

static void
take_results (AttuneFinder *self, AttuneSearchResults *results, const GError *error)
{
  self->is_pending = FALSE;
  if (error != NULL)
    g_signal_emit (self, signals[SIGNAL_FAILED], 0, error->message);

  g_set_object (&self->results, results);
  if (results != NULL)
    collect_matches (self);
  else
    g_ptr_array_set_size (self->matches, 0);
  g_signal_emit (self, signals[SIGNAL_FOUND], 0);
}

static void begin_search (AttuneFinder *self);

static void
searched_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (AttuneFinder) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (AttuneSearchResults) results = NULL;

  results = attune_search_index_search_finish (ATTUNE_SEARCH_INDEX (source), result, &error);
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  take_results (self, results, error);
  /* Progress tells of the rest, unless that was made meanwhile. */
  if (results != NULL && !attune_search_results_is_of_all (results))
    {
      self->is_making = TRUE;
      if (attune_search_index_get_progress (self->index) >= 1)
        begin_search (self);
    }
}

static void
begin_search (AttuneFinder *self)
{
  g_autoptr (GPtrArray) documents = self->marks != NULL ? attune_mark_documents_dup (self->marks)
                                                        : NULL;
  const AttuneSearchRequest request = {
    .text = self->text,
    .article = self->article,
    .documents = documents,
    .is_literal = self->is_literal,
  };

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  self->is_pending = TRUE;
  attune_search_index_search_async (self->index, &request, self->cancellable, searched_cb,
                                    g_object_ref (self));
  attune_search_index_wait (self->index, QUICK);
}

static void
progress_cb (AttuneFinder *self)
{
  gboolean is_made = attune_search_index_get_progress (self->index) >= 1;

  /* What was found was found in a part of the articles. */
  if (is_made && self->text != NULL && self->is_making)
    begin_search (self);
  self->is_making = !is_made;
  g_signal_emit (self, signals[SIGNAL_PROGRESSED], 0);
}

/**
 * attune_finder_new:
 * @index: finds words; for this alone
 *
 * Returns: (transfer full): a finder
 */
AttuneFinder *
attune_finder_new (AttuneSearchIndex *index)
{
  AttuneFinder *self = g_object_new (ATTUNE_TYPE_FINDER, NULL);

  self->index = g_object_ref (index);
  g_signal_connect_object (index, "notify::progress", G_CALLBACK (progress_cb), self,
                           G_CONNECT_SWAPPED);

  return self;
}

/**
 * attune_finder_set_marks:
 * @marks: what the reader wrote, to be searched as well
 */
void
attune_finder_set_marks (AttuneFinder *self, AttuneMarkDocuments *marks)
{
  g_set_object (&self->marks, marks);
}

/**
 * attune_finder_search:
 * @text: what the reader typed
 * @article: the one that is open
 * @origin: (nullable): where one is reading; the first match from there on becomes the current one
 *
 * Begins a search; an older one is given up. `::found` tells when it is done.
 */
void
attune_finder_search (AttuneFinder *self,
                      const char *text,
                      AttuneArticle *article,
                      AttunePlace *origin)
{
  if (*text == '\0')
    {
      attune_finder_clear (self);
      return;
    }

  g_set_str (&self->text, text);
  g_set_object (&self->article, article);
  g_clear_pointer (&self->origin, attune_place_unref);
  self->origin = origin != NULL ? attune_place_ref (origin) : NULL;
  self->is_literal = FALSE;
  begin_search (self);
}

/**
 * attune_finder_search_literally:
 *
 * Searches again for what was typed, letter by letter, where another word was taken for it.
 */
void
attune_finder_search_literally (AttuneFinder *self)
{
  if (self->text == NULL)
    return;

  self->is_literal = TRUE;
  begin_search (self);
}

/**
 * attune_finder_clear:
 *
 * Gives the search up.
 */
void
attune_finder_clear (AttuneFinder *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->text, g_free);
  g_clear_object (&self->results);
  self->is_pending = FALSE;
  g_ptr_array_set_size (self->matches, 0);
  g_signal_emit (self, signals[SIGNAL_FOUND], 0);
}

/**
 * attune_finder_step:
 * @forward: whether to go down the page
 *
 * Makes the next match the current one; behind the last comes the first.
 *
 * Returns: whether there are any
 */
gboolean
attune_finder_step (AttuneFinder *self, gboolean forward)
{
  guint n = self->matches->len;

  if (n == 0 || self->is_pending)
    return FALSE;

  self->current = (self->current + (forward ? 1 : n - 1)) % n;
  g_signal_emit (self, signals[SIGNAL_STEPPED], 0);

  return TRUE;
}

/**
 * attune_finder_select_hit:
 * @hit: one of the hits
 *
 * Makes the hit's first match the current one.
 *
 * Returns: whether it has one in this article
 */
gboolean
attune_finder_select_hit (AttuneFinder *self, AttuneSearchHit *hit)
{
  AttunePlace *place = attune_search_hit_get_place (hit);

  for (guint i = 0; i < self->matches->len; i++)
    if (attune_place_equal (g_ptr_array_index (self->matches, i), place))
      {
        self->current = i;
        g_signal_emit (self, signals[SIGNAL_STEPPED], 0);
        return TRUE;
      }

  return FALSE;
}

/**
 * attune_finder_get_results:
 *
 * Returns: (transfer none) (nullable): what was found; %NULL where nothing is searched for
 */
AttuneSearchResults *
attune_finder_get_results (AttuneFinder *self)
{
  return self->results;
}

/**
 * attune_finder_get_progress:
 *
 * Returns: how much of the index is made, from 0 to 1
 */
double
attune_finder_get_progress (AttuneFinder *self)
{
  return attune_search_index_get_progress (self->index);
}

/**
 * attune_finder_get_matches:
 *
 * Returns: (transfer none) (element-type AttunePlace): the matches in reading order
 */
const GPtrArray *
attune_finder_get_matches (AttuneFinder *self)
{
  return self->matches;
}

/**
 * attune_finder_get_current:
 *
 * Returns: (transfer none) (nullable): the match that one is at
 */
AttunePlace *
attune_finder_get_current (AttuneFinder *self)
{
  return self->current < self->matches->len ? g_ptr_array_index (self->matches, self->current)
                                            : NULL;
}

/**
 * attune_finder_dup_status:
 *
 * Returns: (transfer full): how the search stands, "3 of 17"; empty where nothing is searched for
 */
char *
attune_finder_dup_status (AttuneFinder *self)
{
  if (self->results == NULL)
    return g_strdup ("");
  if (self->matches->len == 0)
    return g_strdup (_ ("No matches"));

  /* Translators: which of the places one is at that a search found */
  return g_strdup_printf (_ ("%u of %u"), self->current + 1, self->matches->len);
}

/**
 * attune_finder_is_empty_handed:
 *
 * Returns: whether something was searched for, and nothing found
 */
gboolean
attune_finder_is_empty_handed (AttuneFinder *self)
{
  return self->results != NULL && g_list_model_get_n_items (G_LIST_MODEL (self->results)) == 0;
}
