/* attune-reanchoring.c: what becomes of the marks in a new edition
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "attune-reanchoring.h"

#include "attune-anchor.h"
#include "attune-change.h"
#include "attune-mark-private.h"

/* One mark to look for. The thread reads @old, and sets what is below it. */
typedef struct
{
  AttuneMark *mark;
  AttuneMarkRecord *old;

  AttuneMarkRecord *found; /* NULL where it is lost */
  AttunePlace *guess;
  gboolean took_words;
} Search;

typedef struct
{
  AttuneArticle *article;
  GPtrArray *searches;
  AttuneReanchored result;
} Reanchoring;

static void
search_free (Search *search)
{
  g_object_unref (search->mark);
  attune_mark_record_unref (search->old);
  g_clear_pointer (&search->found, attune_mark_record_unref);
  g_clear_pointer (&search->guess, attune_place_unref);
  g_free (search);
}

static void
reanchoring_free (Reanchoring *self)
{
  g_object_unref (self->article);
  g_ptr_array_unref (self->searches);
  g_free (self);
}

/* In another thread */

static void
look_for (const AttuneAnchorer *anchorer, AttuneArticle *article, Search *search)
{
  g_auto (AttuneAnchor) anchor = { 0 };

  attune_anchorer_find (anchorer, search->old->place, &search->old->quote, &anchor);
  if (anchor.method == ATTUNE_ANCHOR_LOST)
    {
      search->guess = g_steal_pointer (&anchor.place);
      return;
    }

  search->found = attune_mark_record_copy (search->old);
  attune_mark_record_set_place (search->found, anchor.place);
  /* The words that the reader marked are kept as long as the article says anything else. */
  search->took_words = anchor.method != ATTUNE_ANCHOR_NEAR;
  if (search->took_words)
    attune_mark_record_take_quote (search->found, article);
  else
    g_set_str (&search->found->revision, attune_article_get_checksum (article));
}

static void
look_for_all (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Reanchoring *self = data;
  g_autoptr (AttuneAnchorer) anchorer = attune_anchorer_new (self->article);

  for (guint i = 0; i < self->searches->len; i++)
    look_for (anchorer, self->article, g_ptr_array_index (self->searches, i));

  g_task_return_boolean (task, TRUE);
}

/* Back in the main thread */

static gboolean
is_of_other_edition (AttuneMark *mark, AttuneArticle *article)
{
  const AttuneMarkRecord *record = attune_mark_get_record (mark);

  return g_str_equal (attune_place_get_article_id (record->place),
                      attune_article_get_id (article)) &&
         !g_str_equal (record->revision, attune_article_get_checksum (article));
}

/* The reader may have changed or removed a mark meanwhile: only its place is changed. */
static void
append_found (AttuneEdit *edit, const Search *search)
{
  AttuneChange *change = attune_edit_append (edit, ATTUNE_CHANGE_UPDATE);

  change->mark = g_object_ref (search->mark);
  change->record = attune_mark_record_ref (search->found);
  change->fields = search->took_words ? ATTUNE_FIELD_PLACE | ATTUNE_FIELD_QUOTE
                                      : ATTUNE_FIELD_PLACE;
}

static void
committed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Reanchoring *self = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;

  /* Where nothing can be written, the marks are to be seen in their places all the same. */
  if (!attune_notebook_commit_finish (ATTUNE_NOTEBOOK (source), result, &error))
    for (guint i = 0; i < self->searches->len; i++)
      {
        const Search *search = g_ptr_array_index (self->searches, i);

        if (search->found != NULL)
          attune_mark_set_record (search->mark, search->found);
      }
  for (guint i = 0; i < self->searches->len; i++)
    {
      const Search *search = g_ptr_array_index (self->searches, i);

      attune_mark_set_lost (search->mark, search->found == NULL, search->guess);
    }

  if (error != NULL)
    g_task_return_error (task, g_steal_pointer (&error));
  else
    g_task_return_boolean (task, TRUE);
}

static void
looked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  AttuneNotebook *notebook = ATTUNE_NOTEBOOK (source);
  g_autoptr (GTask) task = user_data;
  Reanchoring *self = g_task_get_task_data (task);
  g_autoptr (AttuneEdit) edit = attune_edit_new ();

  for (guint i = 0; i < self->searches->len; i++)
    {
      const Search *search = g_ptr_array_index (self->searches, i);

      if (search->found == NULL)
        {
          self->result.n_lost++;
          continue;
        }
      if (!attune_place_equal (search->found->place, search->old->place))
        self->result.n_moved++;
      if (attune_notebook_lookup_mark (notebook, search->old->id) == search->mark)
        append_found (edit, search);
    }
  if (self->result.is_news)
    attune_edit_set_edition (edit, attune_article_get_id (self->article),
                             attune_article_get_checksum (self->article));

  attune_notebook_commit_async (notebook, edit, committed_cb, g_steal_pointer (&task));
}

/**
 * attune_notebook_reanchor_async:
 * @article: an article
 * @callback: told when all marks are in their places
 *
 * Looks for the passages of those marks of an article that were last seen in another edition of it,
 * in another thread, and writes down where they are. Those that are not found say so.
 */
void
attune_notebook_reanchor_async (AttuneNotebook *self,
                                AttuneArticle *article,
                                GAsyncReadyCallback callback,
                                gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (self, NULL, callback, user_data);
  g_autoptr (GTask) thread_task = NULL;
  Reanchoring *reanchoring = g_new0 (Reanchoring, 1);
  GListModel *marks = attune_notebook_get_marks (self);

  g_task_set_source_tag (task, attune_notebook_reanchor_async);
  reanchoring->article = g_object_ref (article);
  reanchoring->searches = g_ptr_array_new_with_free_func ((GDestroyNotify) search_free);
  reanchoring->result.is_news = g_strcmp0 (attune_notebook_get_edition (
                                               self, attune_article_get_id (article)),
                                           attune_article_get_checksum (article)) != 0;
  for (guint i = 0; i < g_list_model_get_n_items (marks); i++)
    {
      g_autoptr (AttuneMark) mark = g_list_model_get_item (marks, i);
      Search *search = NULL;

      if (!is_of_other_edition (mark, article))
        continue;
      search = g_new0 (Search, 1);
      search->old = attune_mark_record_ref (attune_mark_get_record (mark));
      search->mark = g_steal_pointer (&mark);
      g_ptr_array_add (reanchoring->searches, search);
    }

  g_task_set_task_data (task, reanchoring, (GDestroyNotify) reanchoring_free);
  if (reanchoring->searches->len == 0)
    {
      /* Nothing waits for this, and where nothing was marked there is nothing to remember. */
      g_task_return_boolean (task, TRUE);
      return;
    }

  thread_task = g_task_new (self, NULL, looked_cb, g_object_ref (task));
  g_task_set_task_data (thread_task, reanchoring, NULL); /* @task has it */
  g_task_run_in_thread (thread_task, look_for_all);
}

/**
 * attune_notebook_reanchor_finish:
 * @reanchored: (out): what became of the marks; set in case of an error too
 * @error: return location, %ATTUNE_STORAGE_ERROR
 *
 * Returns: whether it is on disk; the marks are in their places in any case
 */
gboolean
attune_notebook_reanchor_finish (AttuneNotebook *self,
                                 GAsyncResult *result,
                                 AttuneReanchored *reanchored,
                                 GError **error)
{
  const Reanchoring *reanchoring = NULL;

  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
  g_return_val_if_fail (g_async_result_is_tagged (result, attune_notebook_reanchor_async), FALSE);

  reanchoring = g_task_get_task_data (G_TASK (result));
  *reanchored = reanchoring->result;

  return g_task_propagate_boolean (G_TASK (result), error);
}
