/* test-search-async.c: searching while somebody types
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "search-tools.h"

typedef struct
{
  char *text;
  gboolean done;
  AttuneSearchResults *results;
  GError *error;
} Answer;

static void
answer_clear (Answer *answer)
{
  g_clear_pointer (&answer->text, g_free);
  g_clear_object (&answer->results);
  g_clear_error (&answer->error);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Answer, answer_clear)

static void
answered_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  Answer *answer = data;

  g_assert_false (answer->done);
  answer->results = attune_search_index_search_finish (ATTUNE_SEARCH_INDEX (object), result,
                                                       &answer->error);
  answer->done = TRUE;
  g_assert_true ((answer->results != NULL) != (answer->error != NULL));
}

static void
ask (AttuneSearchIndex *index, const char *text, GCancellable *cancellable, Answer *answer)
{
  const AttuneSearchRequest request = { .text = text };
  answer->text = g_strdup (text);
  attune_search_index_search_async (index, &request, cancellable, answered_cb, answer);
}

static void
wait_for (Answer *answer)
{
  while (!answer->done)
    g_main_context_iteration (NULL, TRUE);
}

static void
assert_answered (Answer *answer, guint n_hits)
{
  wait_for (answer);
  g_assert_no_error (answer->error);
  g_assert_cmpstr (attune_search_results_get_typed (answer->results), ==, answer->text);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (answer->results)), ==, n_hits);
}

static void
assert_cancelled (Answer *answer)
{
  wait_for (answer);
  g_assert_error (answer->error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static AttuneSearchIndex *
index_new (void)
{
  g_autoptr (AttuneLibrary) library = search_tools_open ("fixtures", "small.json");

  return attune_search_index_new (library, NULL);
}

static void
test_one (void)
{
  g_autoptr (AttuneSearchIndex) index = index_new ();
  g_auto (Answer) first = { 0 }, second = { 0 }, nothing = { 0 };

  ask (index, "anchor", NULL, &first);
  /* Never before the caller has returned to its main loop. */
  g_assert_false (first.done);
  assert_answered (&first, 5);

  ask (index, "gale", NULL, &second);
  assert_answered (&second, 1);

  ask (index, "", NULL, &nothing);
  assert_answered (&nothing, 0);
}

static void
test_newer_cancels_older (void)
{
  static const char text[] = "anchor";
  g_autoptr (AttuneSearchIndex) index = index_new ();
  Answer answers[G_N_ELEMENTS (text)] = { 0 };
  guint last = strlen (text) - 1;

  for (guint i = 0; i <= last; i++)
    {
      g_autofree char *typed = g_strndup (text, i + 1);

      ask (index, typed, NULL, &answers[i]);
    }

  for (guint i = 0; i < last; i++)
    assert_cancelled (&answers[i]);
  assert_answered (&answers[last], 5);

  for (guint i = 0; i <= last; i++)
    answer_clear (&answers[i]);
}

/* Typed at every pace: some searches are in the queue, some run, some are done but not told of. In
 * whatever state the older one is, it never is told of after the newer one was begun. */
static void
test_never_stale (void)
{
  g_autoptr (AttuneSearchIndex) index = index_new ();

  for (guint i = 0; i < 400; i++)
    {
      g_auto (Answer) older = { 0 }, newer = { 0 };

      ask (index, "anchor", NULL, &older);
      g_usleep (i * 5);
      ask (index, "gale", NULL, &newer);
      assert_answered (&newer, 1);
      assert_cancelled (&older);
    }
}

/* The older search is done, but its result has not been fetched. */
static void
test_done_but_not_told (void)
{
  g_autoptr (AttuneSearchIndex) index = index_new ();
  g_auto (Answer) older = { 0 }, newer = { 0 };

  ask (index, "anchor", NULL, &older);
  g_usleep (G_USEC_PER_SEC / 4);
  g_assert_false (older.done);
  ask (index, "gale", NULL, &newer);
  assert_answered (&newer, 1);
  assert_cancelled (&older);
}

static void
test_cancelled_by_caller (void)
{
  const AttuneSearchRequest request = { .text = "anchor" };
  g_autoptr (AttuneSearchIndex) index = index_new ();
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  g_auto (Answer) before = { 0 }, during = { 0 }, after = { 0 }, done = { 0 };

  ask (index, "anchor", cancellable, &during);
  g_cancellable_cancel (cancellable);
  assert_cancelled (&during);

  ask (index, "anchor", cancellable, &before);
  assert_cancelled (&before);

  g_cancellable_reset (cancellable);
  ask (index, "anchor", cancellable, &after);
  assert_answered (&after, 5);

  ask (index, "anchor", cancellable, &done);
  g_usleep (G_USEC_PER_SEC / 10);
  g_cancellable_cancel (cancellable);
  assert_cancelled (&done);

  g_assert_null (attune_search_index_search (index, &request, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

/* The caller's cancellable may outlive, and serve, many searches. */
static void
test_one_cancellable (void)
{
  g_autoptr (AttuneSearchIndex) index = index_new ();
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();

  for (guint i = 0; i < 50; i++)
    {
      g_auto (Answer) answer = { 0 };

      ask (index, "anchor", cancellable, &answer);
      assert_answered (&answer, 5);
    }
  g_object_unref (index_new ());
  g_cancellable_cancel (cancellable);
}

/* A window is closed while its search runs. */
static void
test_dropped (void)
{
  for (guint i = 0; i < 50; i++)
    {
      AttuneSearchIndex *index = index_new ();
      g_auto (Answer) answer = { 0 };

      ask (index, "anchor", NULL, &answer);
      g_usleep (i * 20);
      g_object_unref (index);
      assert_answered (&answer, 5);
    }
}

/* The two ways of searching do not disturb each other. */
static void
test_beside_sync (void)
{
  g_autoptr (AttuneSearchIndex) index = index_new ();

  for (guint i = 0; i < 50; i++)
    {
      g_auto (Answer) answer = { 0 };

      ask (index, "anchor", NULL, &answer);
      g_assert_cmpuint (search_tools_count (index, "gale"), ==, 1);
      assert_answered (&answer, 5);
    }
}

/* In a main context of its own, the answer arrives there. */
static gpointer
search_elsewhere (gpointer data)
{
  g_autoptr (GMainContext) context = g_main_context_new ();
  g_autoptr (AttuneSearchIndex) index = NULL;
  g_auto (Answer) answer = { 0 };

  g_main_context_push_thread_default (context);
  index = index_new ();
  ask (index, "anchor", NULL, &answer);
  while (!answer.done)
    g_main_context_iteration (context, TRUE);
  assert_answered (&answer, 5);
  g_main_context_pop_thread_default (context);

  return NULL;
}

static void
test_elsewhere (void)
{
  g_thread_join (g_thread_new ("elsewhere", search_elsewhere, NULL));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/search/async/one", test_one);
  g_test_add_func ("/search/async/newer-cancels-older", test_newer_cancels_older);
  g_test_add_func ("/search/async/never-stale", test_never_stale);
  g_test_add_func ("/search/async/done-but-not-told", test_done_but_not_told);
  g_test_add_func ("/search/async/cancelled-by-caller", test_cancelled_by_caller);
  g_test_add_func ("/search/async/one-cancellable", test_one_cancellable);
  g_test_add_func ("/search/async/dropped", test_dropped);
  g_test_add_func ("/search/async/beside-sync", test_beside_sync);
  g_test_add_func ("/search/async/elsewhere", test_elsewhere);

  return g_test_run ();
}
