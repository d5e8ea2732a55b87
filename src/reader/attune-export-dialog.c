/* attune-export-dialog.c: marks on their way out
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "attune-export-dialog.h"

#include <glib/gi18n.h>

#include "attune-dialog-focus.h"
#include "attune-export.h"
#include "attune-telling.h"
#include "attune-wrapped-choices.h"

/**
 * AttuneExportDialog:
 *
 * Asks which marks are to leave and as what, shows what leaves, and writes it to a file. What the
 * reader wrote stays here unless it is asked for, each time anew.
 */
struct _AttuneExportDialog
{
  AdwDialog parent_instance;

  GtkWidget *page;
  AdwComboRow *scope_row;
  AdwComboRow *format_row;
  AdwSwitchRow *notes_row;
  AdwPreferencesGroup *preview_group;
  GtkTextView *preview_view;
  GtkLabel *rest_label;
  GtkWidget *export_button;

  AttuneLibrary *library;
  AttuneNotebook *notebook;
  char *name;           /* what the file is about */
  GPtrArray *scopes;    /* arrays of marks, as in the row */
  AttuneExport *export; /* what would leave */
};

G_DEFINE_FINAL_TYPE (AttuneExportDialog, attune_export_dialog, ADW_TYPE_DIALOG)

/* How many marks the preview shows: enough to judge by, and laid out at once. */
#define PREVIEW_ITEMS 8

/* What a format is good for: a choice in the list */
static const char *
get_format_choice (AttuneExportFormat format)
{
  switch (format)
    {
    case ATTUNE_EXPORT_MARKDOWN:
      return _ ("Markdown: text to read and to work on in any editor");
    case ATTUNE_EXPORT_HTML:
      return _ ("Web page: to read in a browser and to print");
    case ATTUNE_EXPORT_CSV:
      return _ ("Table (CSV): for a spreadsheet");
    case ATTUNE_EXPORT_JSON:
      return _ ("JSON: for other programs, and to import into Attune again");
    case ATTUNE_N_EXPORT_FORMATS:
    default:
      g_return_val_if_reached ("");
    }
}

static AttuneExportFormat
get_format (AttuneExportDialog *self)
{
  return (AttuneExportFormat) adw_combo_row_get_selected (self->format_row);
}

/* Showing what leaves */

static void
show_notes_row (AttuneExportDialog *self)
{
  guint n_notes = attune_export_get_n_notes (self->export);
  guint n_words = attune_export_get_n_words (self->export);
  g_autofree char *count = NULL;
  g_autofree char *words = NULL;
  g_autofree char *subtitle = NULL;

  gtk_widget_set_sensitive (GTK_WIDGET (self->notes_row), n_notes > 0);
  if (n_notes == 0)
    {
      adw_action_row_set_subtitle (ADW_ACTION_ROW (self->notes_row), _ ("There are none here."));
      return;
    }

  /* Translators: the names are those that the reader gave to bookmarks */
  count = g_strdup_printf (ngettext ("%u note or name", "%u notes and names", n_notes), n_notes);
  words = g_strdup_printf (ngettext ("%u word", "%u words", n_words), n_words);
  /* Translators: as in “12 notes and names, 340 words. They may hold clinical material.” */
  subtitle = g_strdup_printf (_ ("%s, %s. They may hold clinical material."), count, words);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->notes_row), subtitle);
}

static char *
dup_summary (AttuneExportDialog *self)
{
  guint n_marks = attune_export_get_n_marks (self->export);

  if (n_marks == 0)
    return g_strdup (_ ("Nothing leaves."));
  if (attune_export_get_with_notes (self->export))
    return g_strdup_printf (ngettext ("%u mark leaves, with what you wrote.",
                                      "%u marks leave, with what you wrote.", n_marks),
                            n_marks);

  return g_strdup_printf (ngettext ("%u mark leaves, without anything that you wrote.",
                                    "%u marks leave, without anything that you wrote.", n_marks),
                          n_marks);
}

static void
show_preview (AttuneExportDialog *self)
{
  guint n_marks = attune_export_get_n_marks (self->export);
  g_autofree char *summary = dup_summary (self);
  g_autofree char *preview = NULL;
  g_autofree char *rest = NULL;
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->preview_view);
  GtkTextIter start;

  adw_preferences_group_set_description (self->preview_group, summary);
  gtk_widget_set_visible (GTK_WIDGET (self->preview_view), n_marks > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->rest_label), n_marks > PREVIEW_ITEMS);
  gtk_widget_set_sensitive (self->export_button, n_marks > 0);

  if (n_marks > 0)
    preview = attune_export_dup_preview (self->export, get_format (self), PREVIEW_ITEMS);
  gtk_text_buffer_set_text (buffer, preview != NULL ? preview : "", -1);
  gtk_text_buffer_get_start_iter (buffer, &start);
  gtk_text_buffer_place_cursor (buffer, &start);
  /* Translators: the second number is all marks that leave */
  rest = g_strdup_printf (_ ("The first %d of %u are shown."), PREVIEW_ITEMS, n_marks);
  gtk_label_set_label (self->rest_label, rest);
}

static void
changed_cb (AttuneExportDialog *self)
{
  guint scope = adw_combo_row_get_selected (self->scope_row);

  if (self->scopes == NULL || scope >= self->scopes->len)
    return;

  g_clear_pointer (&self->export, attune_export_unref);
  self->export = attune_export_new (self->library, g_ptr_array_index (self->scopes, scope),
                                    attune_notebook_get_kinds (self->notebook),
                                    adw_switch_row_get_active (self->notes_row));
  show_notes_row (self);
  show_preview (self);
}

/* Writing */

/* What is written where */
typedef struct
{
  AttuneExport *export;
  AttuneExportFormat format;
  GFile *file;
} Job;

static void
job_free (Job *job)
{
  attune_export_unref (job->export);
  g_object_unref (job->file);
  g_free (job);
}

static void
write_in_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  Job *job = task_data;
  GError *error = NULL;

  if (attune_export_to_file (job->export, job->format, job->file, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static char *
dup_message (AttuneExport *export)
{
  guint n_marks = attune_export_get_n_marks (export);

  return attune_export_get_with_notes (export)
             ? g_strdup_printf (ngettext ("Exported %u mark, with notes",
                                          "Exported %u marks, with notes", n_marks),
                                n_marks)
             : g_strdup_printf (ngettext ("Exported %u mark, without notes",
                                          "Exported %u marks, without notes", n_marks),
                                n_marks);
}

static void
set_busy (AttuneExportDialog *self, gboolean busy)
{
  gtk_widget_set_sensitive (self->page, !busy);
  gtk_widget_set_sensitive (self->export_button, !busy);
  adw_dialog_set_can_close (ADW_DIALOG (self), !busy);
}

static void
written_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  AttuneExportDialog *self = ATTUNE_EXPORT_DIALOG (source);
  GtkWidget *window = GTK_WIDGET (gtk_widget_get_root (GTK_WIDGET (self)));
  Job *job = g_task_get_task_data (G_TASK (result));
  g_autoptr (GError) error = NULL;
  g_autofree char *message = NULL;

  set_busy (self, FALSE);
  if (!g_task_propagate_boolean (G_TASK (result), &error))
    {
      attune_tell_failure (GTK_WIDGET (self), _ ("Not Exported"), error->message);
      return;
    }

  message = dup_message (job->export);
  adw_dialog_close (ADW_DIALOG (self));
  if (window != NULL)
    attune_tell_done (window, message);
}

/**
 * attune_export_dialog_save:
 * @file: where to write; what is there is replaced
 *
 * Writes what is shown, tells it and closes; where it fails, says why and stays.
 */
void
attune_export_dialog_save (AttuneExportDialog *self, GFile *file)
{
  g_autoptr (GTask) task = g_task_new (self, NULL, written_cb, NULL);
  Job *job = g_new0 (Job, 1);

  job->export = attune_export_ref (self->export);
  job->format = get_format (self);
  job->file = g_object_ref (file);
  g_task_set_source_tag (task, attune_export_dialog_save);
  g_task_set_task_data (task, job, (GDestroyNotify) job_free);
  set_busy (self, TRUE);
  g_task_run_in_thread (task, write_in_thread);
}

static void
target_chosen_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (AttuneExportDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = gtk_file_dialog_save_finish (GTK_FILE_DIALOG (source), result, &error);

  if (file != NULL)
    attune_export_dialog_save (self, file);
  else if (!g_error_matches (error, GTK_DIALOG_ERROR, GTK_DIALOG_ERROR_DISMISSED))
    attune_tell_failure (GTK_WIDGET (self), _ ("Not Exported"), error->message);
}

static void
export_cb (AttuneExportDialog *self)
{
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();
  AttuneExportFormat format = get_format (self);
  g_autofree char *name = g_strdup_printf ("%s.%s", self->name,
                                           attune_export_format_get_extension (format));

  gtk_file_dialog_set_title (dialog, _ ("Export Marks"));
  gtk_file_dialog_set_accept_label (dialog, _ ("_Export"));
  gtk_file_dialog_set_initial_name (dialog, name);
  gtk_file_dialog_save (dialog, GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), NULL,
                        target_chosen_cb, g_object_ref (self));
}

/* Widget */

static void
attune_export_dialog_dispose (GObject *object)
{
  AttuneExportDialog *self = ATTUNE_EXPORT_DIALOG (object);

  gtk_widget_dispose_template (GTK_WIDGET (object), ATTUNE_TYPE_EXPORT_DIALOG);
  g_clear_object (&self->library);
  g_clear_object (&self->notebook);
  g_clear_pointer (&self->name, g_free);
  g_clear_pointer (&self->scopes, g_ptr_array_unref);
  g_clear_pointer (&self->export, attune_export_unref);

  G_OBJECT_CLASS (attune_export_dialog_parent_class)->dispose (object);
}

static void
attune_export_dialog_class_init (AttuneExportDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = attune_export_dialog_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               ATTUNE_RESOURCE_PATH "/attune-export-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, AttuneExportDialog, page);
  gtk_widget_class_bind_template_child (widget_class, AttuneExportDialog, scope_row);
  gtk_widget_class_bind_template_child (widget_class, AttuneExportDialog, format_row);
  gtk_widget_class_bind_template_child (widget_class, AttuneExportDialog, notes_row);
  gtk_widget_class_bind_template_child (widget_class, AttuneExportDialog, preview_group);
  gtk_widget_class_bind_template_child (widget_class, AttuneExportDialog, preview_view);
  gtk_widget_class_bind_template_child (widget_class, AttuneExportDialog, rest_label);
  gtk_widget_class_bind_template_child (widget_class, AttuneExportDialog, export_button);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, export_cb);
}

static void
attune_export_dialog_init (AttuneExportDialog *self)
{
  g_autoptr (GtkStringList) formats = gtk_string_list_new (NULL);

  gtk_widget_init_template (GTK_WIDGET (self));
  for (guint i = 0; i < ATTUNE_N_EXPORT_FORMATS; i++)
    gtk_string_list_append (formats, get_format_choice ((AttuneExportFormat) i));
  adw_combo_row_set_model (self->format_row, G_LIST_MODEL (formats));
  attune_wrapped_choices_install (self->format_row);
  attune_wrapped_choices_install (self->scope_row);
  attune_dialog_begin_at (ADW_DIALOG (self), GTK_WIDGET (self->scope_row));
}

static GPtrArray *
dup_of_article (GListModel *marks, AttuneArticle *article)
{
  GPtrArray *chosen = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < g_list_model_get_n_items (marks); i++)
    {
      g_autoptr (AttuneMark) mark = g_list_model_get_item (marks, i);
      AttunePlace *place = attune_mark_get_place (mark);

      if (g_str_equal (attune_place_get_article_id (place), attune_article_get_id (article)))
        g_ptr_array_add (chosen, g_steal_pointer (&mark));
    }

  return chosen;
}

static void
add_scope (AttuneExportDialog *self, GtkStringList *titles, const char *title, GPtrArray *marks)
{
  /* Translators: what can be exported, and how many bookmarks, highlights and notes that is */
  g_autofree char *with_count = g_strdup_printf (_ ("%s (%u)"), title, marks->len);

  gtk_string_list_append (titles, with_count);
  g_ptr_array_add (self->scopes, marks);
}

/**
 * attune_export_dialog_new:
 * @library: the articles
 * @marker: of the notebook whose marks are exported
 * @current: the article that is read
 * @current_section: (nullable): the section of it that is read
 * @shown: (nullable) (element-type AttuneMark): the marks that a list shows; chosen first, where
 *   it was asked for from there
 *
 * Returns: (transfer floating): a dialog
 */
AdwDialog *
attune_export_dialog_new (AttuneLibrary *library,
                          AttuneMarker *marker,
                          AttuneArticle *current,
                          AttuneSection *current_section,
                          GPtrArray *shown)
{
  AttuneExportDialog *self = g_object_new (ATTUNE_TYPE_EXPORT_DIALOG, NULL);
  AttuneNotebook *notebook = attune_marker_get_notebook (marker);
  GListModel *marks = attune_notebook_get_marks (notebook);
  g_autoptr (GtkStringList) titles = gtk_string_list_new (NULL);
  GPtrArray *of_article = dup_of_article (marks, current);
  guint n_before_shown = 0;
  gboolean has_others = of_article->len < g_list_model_get_n_items (marks);

  self->library = g_object_ref (library);
  self->notebook = g_object_ref (notebook);
  /* A slash would make a folder of what is before it. */
  self->name = g_strdelimit (g_strdup (attune_article_get_title (current)), "/", '-');
  self->scopes = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);

  add_scope (self, titles, _ ("Everything in this article"), of_article);
  if (current_section != NULL)
    {
      /* Translators: %s is the title of a section */
      g_autofree char *title = g_strdup_printf (_ ("Section “%s”"),
                                                attune_section_get_title (current_section));

      add_scope (self, titles, title, attune_export_dup_section (marks, current, current_section));
    }
  n_before_shown = self->scopes->len;
  if (shown != NULL)
    add_scope (self, titles, _ ("What the list shows"), g_ptr_array_ref (shown));
  if (has_others)
    add_scope (self, titles, _ ("Everything in all articles"), attune_export_dup_all (marks));
  adw_combo_row_set_model (self->scope_row, G_LIST_MODEL (titles));
  adw_combo_row_set_selected (self->scope_row, shown != NULL ? n_before_shown : 0);
  changed_cb (self);

  return ADW_DIALOG (self);
}
