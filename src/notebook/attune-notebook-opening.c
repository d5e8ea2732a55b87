/* attune-notebook-opening.c: a notebook that is being read
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "attune-notebook-opening.h"

#include "attune-notebook-private.h"

/**
 * AttuneNotebookOpening:
 *
 * Reads a notebook's file in another thread, while a program gets ready for it.
 */
struct _AttuneNotebookOpening
{
  char *path;
  AttuneNotebookFile file;
  GThread *thread;
};

static gpointer
read_file (gpointer data)
{
  AttuneNotebookOpening *self = data;

  attune_notebook_file_open (&self->file, self->path);

  return NULL;
}

/**
 * attune_notebook_opening_begin:
 * @path: (nullable) (type filename): where its file lies, or is to lie; %NULL for the usual place,
 *   `attune/notebook.db` in the user's data folder
 *
 * Begins to read a notebook.
 *
 * Returns: (transfer full): what ends with [func@notebook_opening_end]
 */
AttuneNotebookOpening *
attune_notebook_opening_begin (const char *path)
{
  AttuneNotebookOpening *self = g_new0 (AttuneNotebookOpening, 1);

  self->path = path != NULL
                   ? g_strdup (path)
                   : g_build_filename (g_get_user_data_dir (), "attune", "notebook.db", NULL);
  self->thread = g_thread_new ("notebook", read_file, self);

  return self;
}

/**
 * attune_notebook_opening_end:
 * @self: (transfer full): what began
 *
 * Waits until the notebook has been read. There always is one: what is wrong with its file, and
 * what was done about it, [method@Notebook.get_problem] tells.
 *
 * Returns: (transfer full): the notebook, for the thread that calls this
 */
AttuneNotebook *
attune_notebook_opening_end (AttuneNotebookOpening *self)
{
  AttuneNotebook *notebook = NULL;

  g_thread_join (self->thread);
  notebook = attune_notebook_new_from_file (self->path, &self->file);
  g_free (self->path);
  g_free (self);

  return notebook;
}
