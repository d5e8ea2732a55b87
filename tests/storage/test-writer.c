/* test-writer.c: jobs are run in order, and each is told of
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "attune-statement.h"
#include "attune-storage-error.h"
#include "attune-writer.h"

static const char *const steps[] = { "CREATE TABLE t (i INTEGER PRIMARY KEY) STRICT;", NULL };
static const AttuneSchema schema = { 0x74657374, steps, NULL, NULL };

#define N_JOBS 200

typedef struct
{
  AttuneWriter *writer;
  GThread *owner;
  GArray *run;  /* touched by the writer's thread, read when it has nothing to do */
  GArray *told; /* negative: failed */
  int n_freed;
  int n_more;
  gboolean frees_writer;
} World;

typedef struct
{
  World *world;
  int number;
  gint64 value;
} Job;

static void
world_init (World *world)
{
  g_autoptr (GError) error = NULL;
  AttuneDatabase *database = attune_database_open (NULL, ATTUNE_DATABASE_DURABLE, &schema, &error);

  g_assert_no_error (error);
  *world = (World) { .owner = g_thread_self () };
  world->writer = attune_writer_new (database);
  world->run = g_array_new (FALSE, FALSE, sizeof (int));
  world->told = g_array_new (FALSE, FALSE, sizeof (int));
}

static void
world_clear (World *world)
{
  g_clear_pointer (&world->writer, attune_writer_free);
  g_array_unref (world->run);
  g_array_unref (world->told);
}

static gboolean
insert (AttuneDatabase *database, gpointer data, GError **error)
{
  Job *job = data;
  g_autoptr (AttuneStatement)
      statement = attune_database_prepare (database, "INSERT INTO t VALUES (?)", error);

  g_assert_true (g_thread_self () != job->world->owner);
  g_array_append_val (job->world->run, job->number);
  attune_statement_bind_int64 (statement, 1, job->value);

  return attune_statement_run (statement, error);
}

static void push (World *world, int number, gint64 value);

static void
done_cb (gpointer data, const GError *error)
{
  Job *job = data;
  World *world = job->world;
  int number = error != NULL ? -job->number : job->number;

  g_assert_true (g_thread_self () == world->owner);
  if (error != NULL)
    g_assert_error (error, ATTUNE_STORAGE_ERROR, ATTUNE_STORAGE_ERROR_REFUSED);
  g_array_append_val (world->told, number);
  if (world->n_more > 0)
    {
      world->n_more--;
      push (world, 1000 + world->n_more, 1000 + world->n_more);
    }
  if (world->frees_writer)
    {
      world->frees_writer = FALSE;
      g_clear_pointer (&world->writer, attune_writer_free);
    }
}

static void
free_cb (gpointer data)
{
  Job *job = data;

  job->world->n_freed++;
  g_free (job);
}

static void
push (World *world, int number, gint64 value)
{
  Job *job = g_new0 (Job, 1);

  job->world = world;
  job->number = number;
  job->value = value;
  attune_writer_push (world->writer, insert, done_cb, job, free_cb);
}

static void
assert_in_order (GArray *numbers, guint n)
{
  g_assert_cmpuint (numbers->len, ==, n);
  for (guint i = 0; i < n; i++)
    g_assert_cmpint (ABS (g_array_index (numbers, int, i)), ==, (int) i + 1);
}

static void
test_order_in_loop (void)
{
  World world;

  world_init (&world);
  for (int i = 1; i <= N_JOBS; i++)
    push (&world, i, i);
  g_assert_cmpuint (world.told->len, ==, 0); /* nobody is told before the loop runs */
  while (world.told->len < N_JOBS)
    g_main_context_iteration (NULL, TRUE);
  assert_in_order (world.run, N_JOBS);
  assert_in_order (world.told, N_JOBS);
  g_assert_cmpint (world.n_freed, ==, N_JOBS);
  world_clear (&world);
}

static void
test_flush (void)
{
  World world;

  world_init (&world);
  attune_writer_flush (world.writer); /* nothing to wait for */
  for (int round = 1; round <= 5; round++)
    {
      for (int i = 1; i <= 10; i++)
        push (&world, (round - 1) * 10 + i, (round - 1) * 10 + i);
      attune_writer_flush (world.writer);
      assert_in_order (world.told, (guint) round * 10);
    }
  /* What was told is not told again by the loop. */
  while (g_main_context_iteration (NULL, FALSE))
    continue;
  g_assert_cmpuint (world.told->len, ==, 50);
  world_clear (&world);
}

/* A job that fails is told, and keeps none behind it from being run. */
static void
test_failure (void)
{
  World world;

  world_init (&world);
  push (&world, 1, 1);
  push (&world, 2, 1);
  push (&world, 3, 3);
  attune_writer_flush (world.writer);
  assert_in_order (world.told, 3);
  g_assert_cmpint (g_array_index (world.told, int, 0), ==, 1);
  g_assert_cmpint (g_array_index (world.told, int, 1), ==, -2);
  g_assert_cmpint (g_array_index (world.told, int, 2), ==, 3);
  world_clear (&world);
}

static void
test_free_runs_all (void)
{
  World world;

  world_init (&world);
  world.n_more = 3;
  for (int i = 1; i <= 50; i++)
    push (&world, i, i);
  attune_writer_free (world.writer);
  world.writer = NULL; /* not earlier: those who are told push more */
  g_assert_cmpuint (world.run->len, ==, 53);
  g_assert_cmpuint (world.told->len, ==, 53);
  g_assert_cmpint (world.n_freed, ==, 53);
  world_clear (&world);
}

/* The last one told may let go of the writer. */
static void
test_free_when_told (void)
{
  World world;

  world_init (&world);
  world.frees_writer = TRUE;
  for (int i = 1; i <= 10; i++)
    push (&world, i, i);
  while (world.n_freed < 10)
    g_main_context_iteration (NULL, TRUE);
  g_assert_null (world.writer);
  assert_in_order (world.told, 10);
  world_clear (&world);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/storage/writer/order-in-loop", test_order_in_loop);
  g_test_add_func ("/storage/writer/flush", test_flush);
  g_test_add_func ("/storage/writer/failure", test_failure);
  g_test_add_func ("/storage/writer/free-runs-all", test_free_runs_all);
  g_test_add_func ("/storage/writer/free-when-told", test_free_when_told);

  return g_test_run ();
}
