/* test-notebook-kill.c: what was confirmed survives kill -9, and more
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The program starts itself as a child that changes a notebook and writes each thing down that was
 * confirmed, and ends it: by a signal at a random moment, in the middle of a write after any byte
 * of it, or as a loss of power would, by which the disk forgets what it was not told to keep.
 */

#include "config.h"

#include <glib/gstdio.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "fault-vfs.h"
#include "notebook-tools.h"

#define N_AT_ONCE 4

/* So many rounds on one notebook: after that it is so large that opening it takes the time. */
#define N_ROUNDS_OF_NOTEBOOK 100

/* A child that is cut writes up to this many bytes. */
#define MAX_BYTES 400000

typedef struct
{
  const char *name;
  FaultKind fault; /* none for a signal */
  guint n_children;
  guint n_rounds;
  guint n_rounds_long;
} Way;

static const Way ways[] = {
  { "/notebook/kill/one", FAULT_NONE, 1, 300, 3000 },
  { "/notebook/kill/two-at-once", FAULT_NONE, 2, 20, 200 },
  { "/notebook/kill/write-cut-short", FAULT_CUT, 1, 150, 3000 },
  { "/notebook/kill/loss-of-power", FAULT_POWER, 1, 150, 3000 },
};

/* The child */

typedef struct
{
  AttuneNotebook *notebook;
  AttuneArticle *article;
  guint n_made;
  guint n_added;
} Child;

static void begin_one (Child *child);

/* The parent knows what it is to read by this. */
#define MARK "confirmed: "

/* One line, in one write: it is out when this returns. */
static void
say (const char *what, AttuneMark *bookmark)
{
  printf (MARK "%s %s\n", what, attune_mark_get_id (bookmark));
  fflush (stdout);
}

static gboolean
begin_cb (gpointer user_data)
{
  begin_one (user_data);

  return G_SOURCE_REMOVE;
}

/* No person writes without a pause; SQLite would let nobody else in for seconds. */
static void
begin_soon (Child *child)
{
  g_timeout_add ((guint) g_random_int_range (0, 4), begin_cb, child);
}

static void
removed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (AttuneMark) bookmark = user_data;
  Child *child = g_object_get_data (source, "child");
  g_autoptr (GError) error = NULL;

  attune_notebook_commit_finish (ATTUNE_NOTEBOOK (source), result, &error);
  g_assert_no_error (error);
  say ("removed", bookmark);
  begin_soon (child);
}

static void
renamed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (AttuneMark) bookmark = user_data;
  Child *child = g_object_get_data (source, "child");
  g_autoptr (GError) error = NULL;

  attune_notebook_commit_finish (ATTUNE_NOTEBOOK (source), result, &error);
  g_assert_no_error (error);
  say ("renamed", bookmark);
  begin_soon (child);
}

static void
added_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (AttuneMark) bookmark = user_data;
  Child *child = g_object_get_data (source, "child");
  g_autoptr (AttuneEdit) edit = attune_edit_new ();
  g_autoptr (GError) error = NULL;

  attune_notebook_commit_finish (ATTUNE_NOTEBOOK (source), result, &error);
  g_assert_no_error (error);
  say ("added", bookmark);

  if (++child->n_added % 5 == 0)
    {
      say ("removing", bookmark);
      attune_edit_remove (edit, bookmark);
      attune_notebook_commit_async (child->notebook, edit, removed_cb, g_object_ref (bookmark));
    }
  else if (child->n_added % 5 == 1)
    {
      attune_edit_set_name (edit, bookmark, "renamed");
      attune_notebook_commit_async (child->notebook, edit, renamed_cb, g_object_ref (bookmark));
    }
  else
    begin_soon (child);
}

static void
begin_one (Child *child)
{
  guint n = child->n_made++;
  g_autoptr (AttunePlace) place = attune_place_new_range ("small", "welcome", n, n + 1);
  AttuneMark *bookmark = attune_mark_new_bookmark (child->article, place);

  attune_notebook_set_position (child->notebook, child->article, place);
  tools_begin_add (child->notebook, bookmark, added_cb, bookmark);
}

G_NORETURN static void
run_child (const char *path, FaultKind fault, gint64 n_bytes)
{
  Child child = { 0 };

  fault_vfs_register ();
  fault_vfs_arm (fault, n_bytes);
  child.notebook = attune_notebook_open (path);
  child.article = tools_load_article ();
  g_object_set_data (G_OBJECT (child.notebook), "child", &child);
  if (attune_notebook_get_problem (child.notebook) != NULL && fault != FAULT_POWER)
    g_error ("%s", attune_notebook_get_problem (child.notebook));
  for (int i = 0; i < N_AT_ONCE; i++)
    begin_one (&child);
  while (TRUE)
    g_main_context_iteration (NULL, TRUE);
}

/* The parent */

typedef struct
{
  gboolean is_removing;
  gboolean is_removed;
  gboolean is_renamed;
} State;

static void
read_more (GSubprocess *child, GString *output, gboolean to_end)
{
  GInputStream *pipe = g_subprocess_get_stdout_pipe (child);
  g_autoptr (GError) error = NULL;
  char buffer[4096];
  gssize n = 0;

  do
    {
      n = g_input_stream_read (pipe, buffer, sizeof buffer, NULL, &error);
      g_assert_no_error (error);
      g_string_append_len (output, buffer, n);
    }
  while (n > 0 && (to_end || strstr (output->str, MARK) == NULL));
}

/* Lets children change the notebook at once, and ends them one after the other. */
static char *
run_and_end (const char *path, const Way *way)
{
  guint n = way->n_children;
  g_autofree char *fault = g_strdup_printf ("%d", way->fault);
  g_autofree char *n_bytes = g_strdup_printf ("%d", g_test_rand_int_range (1, MAX_BYTES));
  g_autofree char *self = g_file_read_link ("/proc/self/exe", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GString) all = g_string_new (NULL);
  GSubprocess *children[2] = { NULL };
  GString *outputs[2] = { NULL };

  g_assert_cmpuint (n, <=, G_N_ELEMENTS (children));
  for (guint i = 0; i < n; i++)
    {
      children[i] = g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error, self, "--child", path,
                                      fault, n_bytes, NULL);
      g_assert_no_error (error);
      outputs[i] = g_string_new (NULL);
    }

  /* From the first confirmation on, any moment will do. */
  for (guint i = 0; i < n && way->fault == FAULT_NONE; i++)
    read_more (children[i], outputs[i], FALSE);
  for (guint i = 0; i < n; i++)
    {
      if (way->fault == FAULT_NONE)
        {
          g_usleep ((gulong) g_test_rand_int_range (0, 40000));
          g_subprocess_force_exit (children[i]);
        }
      read_more (children[i], outputs[i], TRUE);
      g_subprocess_wait (children[i], NULL, &error);
      g_assert_no_error (error);
      if (way->fault == FAULT_NONE)
        g_assert_cmpint (g_subprocess_get_term_sig (children[i]), ==, SIGKILL);
      else
        g_assert_cmpint (g_subprocess_get_exit_status (children[i]), ==, FAULT_EXIT);

      /* Without its last line where that was cut. */
      g_string_truncate (outputs[i],
                         strrchr (outputs[i]->str, '\n') == NULL
                             ? 0
                             : (gsize) (strrchr (outputs[i]->str, '\n') + 1 - outputs[i]->str));
      g_string_append (all, outputs[i]->str);
      g_string_free (outputs[i], TRUE);
      g_object_unref (children[i]);
    }

  return g_string_free_and_steal (g_steal_pointer (&all));
}

/* Takes the lines up into what is known from all rounds. */
static void
take_lines (const char *output, GHashTable *states)
{
  g_auto (GStrv) lines = g_strsplit (output, "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_auto (GStrv) words = NULL;
      State *state = NULL;

      if (!g_str_has_prefix (lines[i], MARK))
        continue;
      words = g_strsplit (lines[i] + strlen (MARK), " ", 2);
      g_assert_cmpuint (g_strv_length (words), ==, 2);
      state = g_hash_table_lookup (states, words[1]);
      if (g_str_equal (words[0], "added"))
        {
          g_assert_null (state);
          g_hash_table_insert (states, g_strdup (words[1]), g_new0 (State, 1));
          continue;
        }
      g_assert_nonnull (state);
      if (g_str_equal (words[0], "removing"))
        state->is_removing = TRUE;
      else if (g_str_equal (words[0], "removed"))
        state->is_removed = TRUE;
      else if (g_str_equal (words[0], "renamed"))
        state->is_renamed = TRUE;
      else
        g_assert_not_reached ();
    }
}

static GHashTable *
list_found (AttuneNotebook *notebook)
{
  GListModel *bookmarks = attune_notebook_get_marks (notebook);
  GHashTable *found = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_object_unref);

  for (guint i = 0; i < g_list_model_get_n_items (bookmarks); i++)
    {
      AttuneMark *bookmark = g_list_model_get_item (bookmarks, i);

      g_hash_table_insert (found, (gpointer) attune_mark_get_id (bookmark), bookmark);
    }

  return found;
}

typedef struct
{
  guint n_rounds;
  guint n_added;
  guint n_renamed;
  guint n_removed;
  guint n_logs;
  guint n_told;
} Counts;

/* All that was confirmed is there, and what was removed is not. */
static void
assert_found (AttuneNotebook *notebook, GHashTable *states)
{
  g_autoptr (GHashTable) found = list_found (notebook);
  GHashTableIter iter;
  gpointer id = NULL, value = NULL;

  g_hash_table_iter_init (&iter, states);
  while (g_hash_table_iter_next (&iter, &id, &value))
    {
      State *state = value;
      AttuneMark *bookmark = g_hash_table_lookup (found, id);

      if (state->is_removed)
        g_assert_null (bookmark);
      else if (!state->is_removing)
        g_assert_nonnull (bookmark);
      if (state->is_renamed && bookmark != NULL)
        g_assert_cmpstr (attune_mark_get_name (bookmark), ==, "renamed");
    }
}

/* Rounds on one notebook */
static void
run_rounds (const Way *way, guint n_rounds, Counts *counts)
{
  g_auto (Scratch) folder = scratch_new ();
  g_autofree char *path = scratch_path (folder, "notebook.db");
  g_autoptr (GHashTable) states = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  GHashTableIter iter;
  gpointer value = NULL;

  for (guint round = 0; round < n_rounds; round++)
    {
      g_autofree char *output = run_and_end (path, way);
      g_autofree char *copy = scratch_path (folder, "copy.db");
      g_autofree char *copied_log = scratch_path (folder, "copy.db-wal");
      const char *looked_at = path;
      g_autoptr (AttuneNotebook) notebook = NULL;

      counts->n_logs += scratch_has (path, "-wal");
      take_lines (output, states);

      /* Most rounds leave the log as it is: it grows, and the next child may be ended while it is
       * written to the file. */
      if (round % 8 != 7)
        {
          looked_at = copy;
          g_unlink (copied_log);
          tools_copy_files (path, copy);
        }

      /* Of a write that was lost in part, nobody had been told; but it may look like damage. */
      notebook = way->fault == FAULT_POWER ? attune_notebook_open (looked_at)
                                           : tools_open_sound (looked_at);
      g_assert_false (attune_notebook_get_read_only (notebook));
      counts->n_told += attune_notebook_get_problem (notebook) != NULL;
      assert_found (notebook, states);
    }

  counts->n_rounds += n_rounds;
  counts->n_added += g_hash_table_size (states);
  g_hash_table_iter_init (&iter, states);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      counts->n_removed += ((State *) value)->is_removed;
      counts->n_renamed += ((State *) value)->is_renamed;
    }
}

static void
test_kill (gconstpointer data)
{
  const Way *way = data;
  guint n_rounds = tools_rounds (way->n_rounds, way->n_rounds_long);
  Counts counts = { 0 };

  while (counts.n_rounds < n_rounds)
    run_rounds (way, MIN (n_rounds - counts.n_rounds, N_ROUNDS_OF_NOTEBOOK), &counts);

  g_test_message (
      "%u rounds: %u confirmed writes (%u marks added, %u renamed, %u removed), 0 lost; "
      "%u logs left behind, %u times something told",
      counts.n_rounds, counts.n_added + counts.n_renamed + counts.n_removed, counts.n_added,
      counts.n_renamed, counts.n_removed, counts.n_logs, counts.n_told);
  /* Else nothing was tested. */
  g_assert_cmpuint (counts.n_added, >=, n_rounds);
  g_assert_cmpuint (counts.n_removed, >, 0);
  g_assert_cmpuint (counts.n_renamed, >, 0);
  g_assert_cmpuint (counts.n_logs, >, n_rounds / 2);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  if (argc == 5 && g_str_equal (argv[1], "--child"))
    run_child (argv[2], (FaultKind) atoi (argv[3]), g_ascii_strtoll (argv[4], NULL, 10));

  for (gsize i = 0; i < G_N_ELEMENTS (ways); i++)
    g_test_add_data_func (ways[i].name, &ways[i], test_kill);

  return g_test_run ();
}
