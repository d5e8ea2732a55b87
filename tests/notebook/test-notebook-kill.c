/* test-notebook-kill.c: what was confirmed survives kill -9
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The program starts itself as a child that changes a notebook and writes each thing down that was
 * confirmed, and kills it at a random moment.
 */

#include "config.h"

#include <signal.h>
#include <stdio.h>
#include <string.h>

#include "notebook-tools.h"

#define N_ROUNDS 50
#define N_ROUNDS_OF_TWO 20
#define N_AT_ONCE 4

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
say (const char *what, AttuneBookmark *bookmark)
{
  printf (MARK "%s %s\n", what, attune_bookmark_get_id (bookmark));
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
  g_autoptr (AttuneBookmark) bookmark = user_data;
  Child *child = g_object_get_data (source, "child");
  g_autoptr (GError) error = NULL;

  attune_notebook_remove_bookmark_finish (ATTUNE_NOTEBOOK (source), result, &error);
  g_assert_no_error (error);
  say ("removed", bookmark);
  begin_soon (child);
}

static void
renamed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (AttuneBookmark) bookmark = user_data;
  Child *child = g_object_get_data (source, "child");
  g_autoptr (GError) error = NULL;

  attune_notebook_rename_bookmark_finish (ATTUNE_NOTEBOOK (source), result, &error);
  g_assert_no_error (error);
  say ("renamed", bookmark);
  begin_soon (child);
}

static void
added_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (AttuneBookmark) bookmark = user_data;
  Child *child = g_object_get_data (source, "child");
  g_autoptr (GError) error = NULL;

  attune_notebook_add_bookmark_finish (ATTUNE_NOTEBOOK (source), result, &error);
  g_assert_no_error (error);
  say ("added", bookmark);

  if (++child->n_added % 5 == 0)
    {
      say ("removing", bookmark);
      attune_notebook_remove_bookmark_async (child->notebook, bookmark, removed_cb,
                                             g_object_ref (bookmark));
    }
  else if (child->n_added % 5 == 1)
    attune_notebook_rename_bookmark_async (child->notebook, bookmark, "renamed", renamed_cb,
                                           g_object_ref (bookmark));
  else
    begin_soon (child);
}

static void
begin_one (Child *child)
{
  guint n = child->n_made++;
  g_autoptr (AttunePlace) place = attune_place_new_range ("small", "welcome", n, n + 1);
  AttuneBookmark *bookmark = attune_bookmark_new_for_place (child->article, place);

  attune_notebook_set_position (child->notebook, child->article, place);
  attune_notebook_add_bookmark_async (child->notebook, bookmark, added_cb, bookmark);
}

G_NORETURN static void
run_child (const char *path)
{
  Child child = { .notebook = attune_notebook_open (path), .article = tools_load_article () };

  g_object_set_data (G_OBJECT (child.notebook), "child", &child);
  if (attune_notebook_get_problem (child.notebook) != NULL)
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

/* Lets @n children change the notebook at once, and kills them one after the other. */
static char *
run_and_kill (const char *path, guint n)
{
  g_autofree char *self = g_file_read_link ("/proc/self/exe", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GString) all = g_string_new (NULL);
  GSubprocess *children[2] = { NULL };
  GString *outputs[2] = { NULL };

  g_assert_cmpuint (n, <=, G_N_ELEMENTS (children));
  for (guint i = 0; i < n; i++)
    {
      children[i] = g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error, self, "--child", path,
                                      NULL);
      g_assert_no_error (error);
      outputs[i] = g_string_new (NULL);
    }

  /* From the first confirmation on, any moment will do. */
  for (guint i = 0; i < n; i++)
    read_more (children[i], outputs[i], FALSE);
  for (guint i = 0; i < n; i++)
    {
      g_usleep ((gulong) g_test_rand_int_range (0, 40000));
      g_subprocess_force_exit (children[i]);
      read_more (children[i], outputs[i], TRUE);
      g_subprocess_wait (children[i], NULL, &error);
      g_assert_no_error (error);
      g_assert_true (g_subprocess_get_if_signaled (children[i]));
      g_assert_cmpint (g_subprocess_get_term_sig (children[i]), ==, SIGKILL);

      /* Without its last line where that was cut. */
      g_string_truncate (outputs[i],
                         (gsize) (strrchr (outputs[i]->str, '\n') + 1 - outputs[i]->str));
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
  GListModel *bookmarks = attune_notebook_get_bookmarks (notebook);
  GHashTable *found = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_object_unref);

  for (guint i = 0; i < g_list_model_get_n_items (bookmarks); i++)
    {
      AttuneBookmark *bookmark = g_list_model_get_item (bookmarks, i);

      g_hash_table_insert (found, (gpointer) attune_bookmark_get_id (bookmark), bookmark);
    }

  return found;
}

static void
test_kill (gconstpointer data)
{
  guint n_children = GPOINTER_TO_UINT (data);
  guint n_rounds = n_children == 1 ? N_ROUNDS : N_ROUNDS_OF_TWO;
  g_auto (Scratch) folder = scratch_new ();
  g_autofree char *path = scratch_path (folder, "notebook.db");
  g_autoptr (GHashTable) states = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  guint n_removed = 0, n_renamed = 0, n_logs = 0;

  for (guint round = 0; round < n_rounds; round++)
    {
      g_autofree char *output = run_and_kill (path, n_children);
      g_autoptr (AttuneNotebook) notebook = NULL;
      g_autoptr (GHashTable) found = NULL;
      GHashTableIter iter;
      gpointer id = NULL, value = NULL;

      n_logs += scratch_has (path, "-wal");
      take_lines (output, states);
      notebook = tools_open_sound (path);
      found = list_found (notebook);

      g_hash_table_iter_init (&iter, states);
      while (g_hash_table_iter_next (&iter, &id, &value))
        {
          State *state = value;
          AttuneBookmark *bookmark = g_hash_table_lookup (found, id);

          if (state->is_removed)
            g_assert_null (bookmark);
          else if (!state->is_removing)
            g_assert_nonnull (bookmark);
          if (state->is_renamed && bookmark != NULL)
            g_assert_cmpstr (attune_bookmark_get_name (bookmark), ==, "renamed");
        }
    }

  {
    GHashTableIter iter;
    gpointer value = NULL;

    g_hash_table_iter_init (&iter, states);
    while (g_hash_table_iter_next (&iter, NULL, &value))
      {
        n_removed += ((State *) value)->is_removed;
        n_renamed += ((State *) value)->is_renamed;
      }
  }
  g_test_message ("%u rounds: %u added, %u renamed, %u removed and confirmed, none lost; "
                  "%u logs left behind",
                  n_rounds, g_hash_table_size (states), n_renamed, n_removed, n_logs);
  /* Else nothing was tested. */
  g_assert_cmpuint (g_hash_table_size (states), >=, n_rounds);
  g_assert_cmpuint (n_removed, >, 0);
  g_assert_cmpuint (n_renamed, >, 0);
  g_assert_cmpuint (n_logs, ==, n_rounds);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  if (argc == 3 && g_str_equal (argv[1], "--child"))
    run_child (argv[2]);

  g_test_add_data_func ("/notebook/kill/one", GUINT_TO_POINTER (1), test_kill);
  g_test_add_data_func ("/notebook/kill/two-at-once", GUINT_TO_POINTER (2), test_kill);

  return g_test_run ();
}
