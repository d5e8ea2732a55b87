/* attune-import-dialog.c: marks on their way in
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "attune-import-dialog.h"

#include <glib/gi18n.h>

#include "attune-annotation.h"
#include "attune-import-preview.h"
#include "attune-telling.h"

/* How much is read at once, in bytes */
#define PIECE (256 * 1024)

/* A file that may be imported */
typedef struct
{
  GtkWidget *parent;
  AttuneLibrary *library;
  AttuneMarker *marker;
  GFile *file;
} Request;

static Request *
request_new (GtkWidget *parent, AttuneLibrary *library, AttuneMarker *marker, GFile *file)
{
  GtkRoot *root = gtk_widget_get_root (parent);
  Request *request = g_new0 (Request, 1);

  /* What it was asked from may be closed while the disk works. */
  request->parent = g_object_ref (root != NULL ? GTK_WIDGET (root) : parent);
  request->library = g_object_ref (library);
  request->marker = g_object_ref (marker);
  g_set_object (&request->file, file);

  return request;
}

static void
request_free (Request *request)
{
  g_object_unref (request->parent);
  g_object_unref (request->library);
  g_object_unref (request->marker);
  g_clear_object (&request->file);
  g_free (request);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Request, request_free)

static void
tell_failure (const Request *request, const GError *error)
{
  attune_tell_failure (request->parent, _ ("Not Imported"), error->message);
}

/* A file that is far too large, or has no end, must not fill the memory: what is read of it is a
 * little too much, and refused for that. */
static GBytes *
load (GFile *file, GError **error)
{
  g_autoptr (GFileInputStream) stream = g_file_read (file, NULL, error);
  g_autoptr (GByteArray) contents = g_byte_array_new ();

  if (stream == NULL)
    return NULL;

  while (contents->len <= ATTUNE_ANNOTATION_MAX_BYTES)
    {
      g_autoptr (GBytes)
          piece = g_input_stream_read_bytes (G_INPUT_STREAM (stream), PIECE, NULL, error);

      if (piece == NULL)
        return NULL;
      if (g_bytes_get_size (piece) == 0)
        break;
      g_byte_array_append (contents, g_bytes_get_data (piece, NULL),
                           (guint) g_bytes_get_size (piece));
    }

  return g_byte_array_free_to_bytes (g_steal_pointer (&contents));
}

static void
load_in_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  GError *error = NULL;
  GBytes *bytes = load (source, &error);

  if (bytes != NULL)
    g_task_return_pointer (task, bytes, (GDestroyNotify) g_bytes_unref);
  else
    g_task_return_error (task, error);
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Request) request = user_data;
  AttuneNotebook *notebook = attune_marker_get_notebook (request->marker);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = g_task_propagate_pointer (G_TASK (result), &error);
  AttuneImport *import = NULL;
  g_autofree char *name = g_file_get_basename (request->file);
  g_autofree char *shown = g_filename_display_name (name);

  if (bytes != NULL)
    import = attune_import_read (bytes, request->library, attune_notebook_get_marks (notebook),
                                 attune_notebook_get_kinds (notebook), &error);
  if (import == NULL)
    {
      tell_failure (request, error);
      return;
    }

  adw_dialog_present (attune_import_preview_new (import, request->marker, shown), request->parent);
}

static void
read_file (Request *request)
{
  g_autoptr (GTask) task = g_task_new (request->file, NULL, loaded_cb, request);

  g_task_set_source_tag (task, read_file);
  g_task_run_in_thread (task, load_in_thread);
}

/**
 * attune_import_dialog_read:
 * @parent: the window to show it in, or something in it
 * @library: the articles
 * @marker: of the notebook that marks would come into
 * @file: a file of Web Annotations
 *
 * Reads a file and shows what would come, or why it cannot be read.
 */
void
attune_import_dialog_read (GtkWidget *parent,
                           AttuneLibrary *library,
                           AttuneMarker *marker,
                           GFile *file)
{
  read_file (request_new (parent, library, marker, file));
}

static void
source_chosen_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Request) request = user_data;
  g_autoptr (GError) error = NULL;

  request->file = gtk_file_dialog_open_finish (GTK_FILE_DIALOG (source), result, &error);
  if (request->file != NULL)
    read_file (g_steal_pointer (&request));
  else if (!g_error_matches (error, GTK_DIALOG_ERROR, GTK_DIALOG_ERROR_DISMISSED))
    tell_failure (request, error);
}

/**
 * attune_import_dialog_choose:
 * @parent: the window to show it in, or something in it
 * @library: the articles
 * @marker: of the notebook that marks would come into
 *
 * Lets a file be chosen, then shows what would come.
 */
void
attune_import_dialog_choose (GtkWidget *parent, AttuneLibrary *library, AttuneMarker *marker)
{
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();
  g_autoptr (GtkFileFilter) annotations = gtk_file_filter_new ();
  g_autoptr (GtkFileFilter) all = gtk_file_filter_new ();
  g_autoptr (GListStore) filters = g_list_store_new (GTK_TYPE_FILE_FILTER);

  gtk_file_filter_set_name (annotations, _ ("Annotations (JSON)"));
  gtk_file_filter_add_suffix (annotations, "json");
  gtk_file_filter_add_suffix (annotations, "jsonld");
  gtk_file_filter_set_name (all, _ ("All Files"));
  gtk_file_filter_add_pattern (all, "*");
  g_list_store_append (filters, annotations);
  g_list_store_append (filters, all);

  gtk_file_dialog_set_title (dialog, _ ("Import Marks"));
  gtk_file_dialog_set_accept_label (dialog, _ ("_Read"));
  gtk_file_dialog_set_filters (dialog, G_LIST_MODEL (filters));
  gtk_file_dialog_open (dialog, GTK_WINDOW (gtk_widget_get_root (parent)), NULL, source_chosen_cb,
                        request_new (parent, library, marker, NULL));
}
