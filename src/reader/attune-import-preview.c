/* attune-import-preview.c: what a file would bring
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "attune-import-preview.h"

#include <glib/gi18n.h>

#include "attune-change.h"
#include "attune-telling.h"

/**
 * AttuneImportPreview:
 *
 * Shows what a file would bring into the notebook, asks what to do where both differ, and takes all
 * of it or nothing.
 */
struct _AttuneImportPreview
{
  AdwDialog parent_instance;

  AdwWindowTitle *window_title;
  AdwBanner *banner;
  GtkWidget *page;
  AdwPreferencesGroup *counts_group;
  GtkWidget *conflicts_group;
  GtkCheckButton *newer_check;
  GtkCheckButton *mine_check;
  GtkWidget *import_button;

  AttuneImport *import;
  AttuneNotebook *notebook;
  guint n_marks; /* those on their way to the disk */
};

G_DEFINE_FINAL_TYPE (AttuneImportPreview, attune_import_preview, ADW_TYPE_DIALOG)

static AttuneImportPolicy
get_policy (AttuneImportPreview *self)
{
  if (gtk_check_button_get_active (self->newer_check))
    return ATTUNE_IMPORT_NEWER;
  if (gtk_check_button_get_active (self->mine_check))
    return ATTUNE_IMPORT_SKIP;

  return ATTUNE_IMPORT_BOTH;
}

/* How many marks an edit adds or changes */
static guint
count_marks (AttuneEdit *edit)
{
  guint n_marks = 0;

  for (guint i = 0; i < attune_edit_get_n_changes (edit); i++)
    n_marks += attune_edit_get_change (edit, i)->mark != NULL;

  return n_marks;
}

/* There is something to do, or there is no button for it. */
static void
policy_cb (AttuneImportPreview *self)
{
  g_autoptr (AttuneEdit) edit = NULL;

  if (self->import == NULL)
    return;

  edit = attune_import_to_edit (self->import, get_policy (self));
  gtk_widget_set_sensitive (self->import_button, !attune_edit_is_empty (edit));
}

static void
committed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (AttuneImportPreview) self = user_data;
  GtkWidget *window = GTK_WIDGET (gtk_widget_get_root (GTK_WIDGET (self)));
  g_autofree char *message = NULL;
  g_autoptr (GError) error = NULL;

  adw_dialog_set_can_close (ADW_DIALOG (self), TRUE);
  /* What failed is tried again by itself: a second time by hand would bring it twice. */
  if (!attune_notebook_commit_finish (ATTUNE_NOTEBOOK (source), result, &error))
    {
      adw_banner_set_title (self->banner, error->message);
      adw_banner_set_revealed (self->banner, TRUE);
      gtk_accessible_announce (GTK_ACCESSIBLE (self), error->message,
                               GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
      return;
    }

  adw_dialog_close (ADW_DIALOG (self));
  message = g_strdup_printf (ngettext ("Imported %u mark", "Imported %u marks", self->n_marks),
                             self->n_marks);
  if (window != NULL)
    attune_tell_done (window, message);
}

static void
import_cb (AttuneImportPreview *self)
{
  g_autoptr (AttuneEdit) edit = attune_import_to_edit (self->import, get_policy (self));

  self->n_marks = count_marks (edit);
  gtk_widget_set_sensitive (self->page, FALSE);
  gtk_widget_set_sensitive (self->import_button, FALSE);
  adw_dialog_set_can_close (ADW_DIALOG (self), FALSE);
  attune_notebook_commit_async (self->notebook, edit, committed_cb, g_object_ref (self));
}

static void
attune_import_preview_dispose (GObject *object)
{
  AttuneImportPreview *self = ATTUNE_IMPORT_PREVIEW (object);

  gtk_widget_dispose_template (GTK_WIDGET (object), ATTUNE_TYPE_IMPORT_PREVIEW);
  g_clear_pointer (&self->import, attune_import_free);
  g_clear_object (&self->notebook);

  G_OBJECT_CLASS (attune_import_preview_parent_class)->dispose (object);
}

static void
attune_import_preview_class_init (AttuneImportPreviewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = attune_import_preview_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               ATTUNE_RESOURCE_PATH "/attune-import-preview.ui");
  gtk_widget_class_bind_template_child (widget_class, AttuneImportPreview, window_title);
  gtk_widget_class_bind_template_child (widget_class, AttuneImportPreview, banner);
  gtk_widget_class_bind_template_child (widget_class, AttuneImportPreview, page);
  gtk_widget_class_bind_template_child (widget_class, AttuneImportPreview, counts_group);
  gtk_widget_class_bind_template_child (widget_class, AttuneImportPreview, conflicts_group);
  gtk_widget_class_bind_template_child (widget_class, AttuneImportPreview, newer_check);
  gtk_widget_class_bind_template_child (widget_class, AttuneImportPreview, mine_check);
  gtk_widget_class_bind_template_child (widget_class, AttuneImportPreview, import_button);
  gtk_widget_class_bind_template_callback (widget_class, policy_cb);
  gtk_widget_class_bind_template_callback (widget_class, import_cb);
}

static void
attune_import_preview_init (AttuneImportPreview *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* Says what becomes of @n, unless there are none. */
static void
add_count (AttuneImportPreview *self, guint n, char *title, const char *subtitle)
{
  g_autofree char *owned = title;
  GtkWidget *row = NULL;

  if (n == 0)
    return;

  row = adw_action_row_new ();
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), owned);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_preferences_group_add (self->counts_group, row);
}

static void
show_counts (AttuneImportPreview *self)
{
  guint n_new = attune_import_get_n_new (self->import);
  guint n_same = attune_import_get_n_same (self->import);
  guint n_conflicts = attune_import_get_n_conflicts (self->import);
  guint n_elsewhere = attune_import_get_n_elsewhere (self->import);
  guint n_lost = attune_import_get_n_lost (self->import);
  guint n_kinds = attune_import_get_n_kinds (self->import);

  /* Translators: all of these count bookmarks, highlights and notes */
  add_count (self, n_new, g_strdup_printf (ngettext ("%u is new", "%u are new", n_new), n_new),
             _ ("Added to your notebook"));
  add_count (
      self, n_same,
      g_strdup_printf (ngettext ("%u is already here", "%u are already here", n_same), n_same),
      _ ("Left as in your notebook"));
  add_count (self, n_conflicts,
             g_strdup_printf (ngettext ("%u is in conflict", "%u are in conflict", n_conflicts),
                              n_conflicts),
             _ ("Changed in your notebook, in the file, or in both"));
  add_count (self, n_lost,
             g_strdup_printf (ngettext ("The passage of %u was not found",
                                        "The passages of %u were not found", n_lost),
                              n_lost),
             _ ("Kept with the words that were marked"));
  add_count (self, n_elsewhere,
             g_strdup_printf (
                 ngettext ("%u is about another text", "%u are about other texts", n_elsewhere),
                 n_elsewhere),
             _ ("Left out, as it is not in Attune"));
  add_count (self, n_kinds,
             g_strdup_printf (ngettext ("%u kind of highlight is new",
                                        "%u kinds of highlights are new", n_kinds),
                              n_kinds),
             _ ("Added to your kinds"));
  add_count (self, n_new + n_same + n_conflicts + n_elsewhere == 0,
             g_strdup (_ ("The file holds no bookmarks, highlights or notes")), "");
  gtk_widget_set_visible (self->conflicts_group, n_conflicts > 0);
}

/**
 * attune_import_preview_new:
 * @import: (transfer full): what the file would bring
 * @marker: of the notebook that it would come into
 * @file_name: the name of the file, to be read
 *
 * Returns: (transfer floating): a dialog
 */
AdwDialog *
attune_import_preview_new (AttuneImport *import, AttuneMarker *marker, const char *file_name)
{
  AttuneImportPreview *self = g_object_new (ATTUNE_TYPE_IMPORT_PREVIEW, NULL);

  self->import = import;
  self->notebook = g_object_ref (attune_marker_get_notebook (marker));
  adw_window_title_set_subtitle (self->window_title, file_name);
  show_counts (self);
  policy_cb (self);

  return ADW_DIALOG (self);
}
