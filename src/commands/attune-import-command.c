/* attune-import-command.c: marks into the notebook, without a window
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "attune-exchange-command.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>

#include "attune-import.h"
#include "attune-notebook.h"
#include "attune-storage-error.h"

static void
append_count (GString *out, const char *title, guint n)
{
  if (n > 0)
    g_string_append_printf (out, "%s%s: %u", out->len > 0 ? "\n" : "", title, n);
}

static char *
describe (AttuneImport *import)
{
  g_autoptr (GString) out = g_string_new (NULL);

  /* Translators: these are followed by a colon and a number of bookmarks, highlights and notes */
  append_count (out, _ ("New"), attune_import_get_n_new (import));
  append_count (out, _ ("In your notebook already"), attune_import_get_n_same (import));
  append_count (out, _ ("Different from those in your notebook"),
                attune_import_get_n_conflicts (import));
  append_count (out, _ ("On something else, and left out"), attune_import_get_n_elsewhere (import));
  append_count (out, _ ("Not found in the article, and kept with their words"),
                attune_import_get_n_lost (import));
  append_count (out, _ ("New kinds of highlights"), attune_import_get_n_kinds (import));
  if (out->len == 0)
    g_string_append (out, _ ("There is nothing in the file."));

  return g_string_free_and_steal (g_steal_pointer (&out));
}

static void
commit_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GAsyncResult **slot = user_data;

  *slot = g_object_ref (result);
}

/* Waits until all of it is on disk. */
static gboolean
commit (AttuneNotebook *notebook, GMainContext *context, AttuneEdit *edit, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) failure = NULL;

  attune_notebook_commit_async (notebook, edit, commit_cb, &result);
  while (result == NULL)
    g_main_context_iteration (context, TRUE);

  /* What could not be written is tried once more by this, unless it was refused. */
  if (attune_notebook_commit_finish (notebook, result, &failure) ||
      !g_error_matches (failure, ATTUNE_STORAGE_ERROR, ATTUNE_STORAGE_ERROR_REFUSED))
    return attune_notebook_flush (notebook, error);

  g_propagate_error (error, g_steal_pointer (&failure));

  return FALSE;
}

static gboolean
import_into (AttuneNotebook *notebook,
             GMainContext *context,
             AttuneLibrary *library,
             const char *filename,
             const char *conflicts,
             char **told,
             GError **error)
{
  g_autoptr (GFile) file = g_file_new_for_commandline_arg (filename);
  g_autoptr (AttuneImport) import = NULL;
  g_autoptr (AttuneEdit) edit = NULL;
  AttuneImportPolicy policy = ATTUNE_IMPORT_SKIP;

  if (conflicts != NULL && !attune_import_policy_from_string (conflicts, &policy))
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT,
                   _ ("“%s” is no way to treat differences: it can be both, newer or skip."),
                   conflicts);
      return FALSE;
    }
  if (attune_notebook_get_read_only (notebook))
    {
      g_set_error_literal (error, ATTUNE_STORAGE_ERROR, ATTUNE_STORAGE_ERROR_READ_ONLY,
                           attune_notebook_get_problem (notebook));
      return FALSE;
    }

  import = attune_import_read_file (file, library, attune_notebook_get_marks (notebook),
                                    attune_notebook_get_kinds (notebook), error);
  if (import == NULL)
    return FALSE;

  *told = describe (import);
  if (attune_import_get_n_conflicts (import) > 0 && conflicts == NULL)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_EXISTS,
                           _ ("Nothing was imported: some marks differ from those in your "
                              "notebook. Say what to do with them: --conflicts=both keeps both, "
                              "--conflicts=newer the one that was changed last, --conflicts=skip "
                              "yours."));
      return FALSE;
    }

  edit = attune_import_to_edit (import, policy);

  return commit (notebook, context, edit, error);
}

/**
 * attune_import_command:
 * @library: the articles
 * @notebook_path: (type filename): where the notebook lies
 * @filename: (type filename): the file to import
 * @conflicts: (nullable): what to do with marks that differ: `both`, `newer` or `skip`; with %NULL,
 *   nothing is imported if there are any
 * @told: (out) (transfer full) (nullable): what is in the file, in lines; also if nothing is
 *   imported, as far as it is known
 * @error: return location
 *
 * Imports marks: all of them, or none.
 *
 * Returns: whether they were imported
 */
gboolean
attune_import_command (AttuneLibrary *library,
                       const char *notebook_path,
                       const char *filename,
                       const char *conflicts,
                       char **told,
                       GError **error)
{
  g_autoptr (GMainContext) context = g_main_context_new ();
  g_autoptr (AttuneNotebook) notebook = NULL;
  gboolean ok = FALSE;

  /* The notebook is alone in a context of its own: nothing else of the program runs meanwhile. */
  g_main_context_push_thread_default (context);
  notebook = attune_notebook_open (notebook_path);
  ok = import_into (notebook, context, library, filename, conflicts, told, error);
  /* What was put right in opening it, say */
  if (ok && attune_notebook_get_problem (notebook) != NULL)
    {
      g_autofree char *lines = g_steal_pointer (told);

      *told = g_strconcat (attune_notebook_get_problem (notebook), "\n", lines, NULL);
    }
  g_clear_object (&notebook);
  while (g_main_context_iteration (context, FALSE))
    continue;
  g_main_context_pop_thread_default (context);

  return ok;
}
