/* attune-notebook-page.c: the notebook's file, in the preferences
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "attune-notebook-page.h"

#include <glib/gi18n.h>

#include "attune-notebook-restore.h"
#include "attune-restore.h"
#include "attune-telling.h"

/**
 * AttuneNotebookPage:
 *
 * Where the notebook lies, how large it is and when it was backed up last; from here it is backed
 * up to a file, restored from one, exported and imported.
 */
struct _AttuneNotebookPage
{
  AdwPreferencesPage parent_instance;

  AdwActionRow *location_row;
  AdwActionRow *size_row;
  AdwActionRow *newest_row;

  AttuneNotebook *notebook;
};

G_DEFINE_FINAL_TYPE (AttuneNotebookPage, attune_notebook_page, ADW_TYPE_PREFERENCES_PAGE)

static void
refresh (AttuneNotebookPage *self)
{
  g_autofree char *path = g_filename_display_name (attune_notebook_get_path (self->notebook));
  g_autofree char *size = g_format_size ((guint64) attune_notebook_get_size (self->notebook));
  g_autoptr (GDateTime) time = NULL;
  g_autofree char *backup = attune_notebook_dup_newest_backup (self->notebook, &time);
  g_autofree char *when = NULL;

  adw_action_row_set_subtitle (self->location_row, path);
  adw_action_row_set_subtitle (self->size_row, size);
  if (backup != NULL && time != NULL)
    when = attune_restore_dup_time (time);
  adw_action_row_set_subtitle (self->newest_row, when != NULL ? when : _ ("None yet"));
}

static void
copy_location_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  AttuneNotebookPage *self = ATTUNE_NOTEBOOK_PAGE (widget);

  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget),
                          adw_action_row_get_subtitle (self->location_row));
  attune_tell_done (widget, _ ("Location copied"));
}

static void
folder_opened_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (AttuneNotebookPage) self = user_data;
  g_autoptr (GError) error = NULL;

  if (!gtk_file_launcher_open_containing_folder_finish (GTK_FILE_LAUNCHER (source), result,
                                                        &error) &&
      !g_error_matches (error, GTK_DIALOG_ERROR, GTK_DIALOG_ERROR_DISMISSED))
    attune_tell_failure (GTK_WIDGET (self), _ ("Cannot Open"), error->message);
}

static void
open_folder_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  AttuneNotebookPage *self = ATTUNE_NOTEBOOK_PAGE (widget);
  g_autoptr (GFile) file = g_file_new_for_path (attune_notebook_get_path (self->notebook));
  g_autoptr (GtkFileLauncher) launcher = gtk_file_launcher_new (file);

  gtk_file_launcher_open_containing_folder (launcher, GTK_WINDOW (gtk_widget_get_root (widget)),
                                            NULL, folder_opened_cb, g_object_ref (self));
}

/* Backing up */

/* What a backup was written to; the preferences may be closed while the disk works. */
typedef struct
{
  AttuneNotebookPage *page;
  GtkWidget *window;
  GFile *file;
} BackUp;

static void
back_up_free (BackUp *data)
{
  g_object_unref (data->page);
  g_object_unref (data->window);
  g_object_unref (data->file);
  g_free (data);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BackUp, back_up_free)

static void
backed_up_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (BackUp) data = user_data;
  AttuneNotebookPage *self = data->page;
  g_autoptr (GError) error = NULL;
  g_autofree char *name = g_file_get_basename (data->file);
  g_autofree char *shown = g_filename_display_name (name);
  g_autofree char *told = NULL;

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "notebook.back-up", TRUE);
  if (!attune_notebook_back_up_finish (ATTUNE_NOTEBOOK (source), result, &error))
    {
      attune_tell_failure (data->window, _ ("Not Backed Up"), error->message);
      return;
    }

  refresh (self);
  /* Translators: %s is the name of a file */
  told = g_strdup_printf (_ ("Backed up to “%s”"), shown);
  attune_tell_done (data->window, told);
}

/**
 * attune_notebook_page_back_up:
 * @file: where to write; what is there is replaced
 *
 * Backs the notebook up, and tells how it went.
 */
void
attune_notebook_page_back_up (AttuneNotebookPage *self, GFile *file)
{
  BackUp *data = g_new0 (BackUp, 1);

  data->page = g_object_ref (self);
  data->window = GTK_WIDGET (g_object_ref (gtk_widget_get_root (GTK_WIDGET (self))));
  data->file = g_object_ref (file);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "notebook.back-up", FALSE);
  attune_notebook_back_up_async (self->notebook, file, backed_up_cb, data);
}

static void
target_chosen_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (AttuneNotebookPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = gtk_file_dialog_save_finish (GTK_FILE_DIALOG (source), result, &error);

  if (file != NULL)
    attune_notebook_page_back_up (self, file);
  else if (!g_error_matches (error, GTK_DIALOG_ERROR, GTK_DIALOG_ERROR_DISMISSED))
    attune_tell_failure (GTK_WIDGET (self), _ ("Not Backed Up"), error->message);
}

static void
back_up_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *name = g_date_time_format (now, "attune-notebook-%Y-%m-%d.db");

  gtk_file_dialog_set_title (dialog, _ ("Back Up Notebook"));
  gtk_file_dialog_set_accept_label (dialog, _ ("_Back Up"));
  gtk_file_dialog_set_initial_name (dialog, name);
  gtk_file_dialog_save (dialog, GTK_WINDOW (gtk_widget_get_root (widget)), NULL, target_chosen_cb,
                        g_object_ref (widget));
}

/* Restoring */

static void
source_chosen_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (AttuneNotebookPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = gtk_file_dialog_open_finish (GTK_FILE_DIALOG (source), result, &error);

  if (file != NULL)
    attune_restore_ask (GTK_WIDGET (self), self->notebook, file);
  else if (!g_error_matches (error, GTK_DIALOG_ERROR, GTK_DIALOG_ERROR_DISMISSED))
    attune_tell_failure (GTK_WIDGET (self), _ ("Not Restored"), error->message);
}

/* The chooser begins where Attune's own backups lie. */
static void
restore_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  AttuneNotebookPage *self = ATTUNE_NOTEBOOK_PAGE (widget);
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();
  g_autoptr (GtkFileFilter) backups = gtk_file_filter_new ();
  g_autoptr (GtkFileFilter) all = gtk_file_filter_new ();
  g_autoptr (GListStore) filters = g_list_store_new (GTK_TYPE_FILE_FILTER);
  g_autofree char *newest = attune_notebook_dup_newest_backup (self->notebook, NULL);

  gtk_file_filter_set_name (backups, _ ("Notebooks"));
  gtk_file_filter_add_pattern (backups, "*.db");
  gtk_file_filter_set_name (all, _ ("All Files"));
  gtk_file_filter_add_pattern (all, "*");
  g_list_store_append (filters, backups);
  g_list_store_append (filters, all);

  gtk_file_dialog_set_title (dialog, _ ("Restore Notebook"));
  gtk_file_dialog_set_accept_label (dialog, _ ("_Compare"));
  gtk_file_dialog_set_filters (dialog, G_LIST_MODEL (filters));
  if (newest != NULL)
    {
      g_autoptr (GFile) file = g_file_new_for_path (newest);
      g_autoptr (GFile) folder = g_file_get_parent (file);

      gtk_file_dialog_set_initial_folder (dialog, folder);
    }
  gtk_file_dialog_open (dialog, GTK_WINDOW (gtk_widget_get_root (widget)), NULL, source_chosen_cb,
                        g_object_ref (widget));
}

static void
attune_notebook_page_map (GtkWidget *widget)
{
  AttuneNotebookPage *self = ATTUNE_NOTEBOOK_PAGE (widget);

  if (self->notebook != NULL)
    refresh (self);
  GTK_WIDGET_CLASS (attune_notebook_page_parent_class)->map (widget);
}

static void
attune_notebook_page_dispose (GObject *object)
{
  AttuneNotebookPage *self = ATTUNE_NOTEBOOK_PAGE (object);

  g_clear_object (&self->notebook);
  gtk_widget_dispose_template (GTK_WIDGET (object), ATTUNE_TYPE_NOTEBOOK_PAGE);

  G_OBJECT_CLASS (attune_notebook_page_parent_class)->dispose (object);
}

static void
attune_notebook_page_class_init (AttuneNotebookPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = attune_notebook_page_dispose;
  widget_class->map = attune_notebook_page_map;

  gtk_widget_class_install_action (widget_class, "notebook.copy-location", NULL, copy_location_cb);
  gtk_widget_class_install_action (widget_class, "notebook.open-folder", NULL, open_folder_cb);
  gtk_widget_class_install_action (widget_class, "notebook.back-up", NULL, back_up_cb);
  gtk_widget_class_install_action (widget_class, "notebook.restore", NULL, restore_cb);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               ATTUNE_RESOURCE_PATH "/attune-notebook-page.ui");
  gtk_widget_class_bind_template_child (widget_class, AttuneNotebookPage, location_row);
  gtk_widget_class_bind_template_child (widget_class, AttuneNotebookPage, size_row);
  gtk_widget_class_bind_template_child (widget_class, AttuneNotebookPage, newest_row);
}

static void
attune_notebook_page_init (AttuneNotebookPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * attune_notebook_page_set_notebook:
 * @notebook: what it is about; to be set once
 */
void
attune_notebook_page_set_notebook (AttuneNotebookPage *self, AttuneNotebook *notebook)
{
  g_return_if_fail (self->notebook == NULL);

  self->notebook = g_object_ref (notebook);
  refresh (self);
  /* The file grows, and may have been backed up before it changed. */
  g_signal_connect_object (attune_notebook_get_marks (notebook), "items-changed",
                           G_CALLBACK (refresh), self, G_CONNECT_SWAPPED);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "notebook.restore",
                                 !attune_notebook_get_read_only (notebook));
}
