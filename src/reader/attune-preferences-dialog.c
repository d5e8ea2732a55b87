/* attune-preferences-dialog.c: the preferences
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "attune-preferences-dialog.h"

#include "attune-kinds-page.h"
#include "attune-notebook-page.h"

/**
 * AttunePreferencesDialog:
 *
 * The kinds of highlights, the notebook's file, and who may search.
 */
struct _AttunePreferencesDialog
{
  AdwPreferencesDialog parent_instance;

  AttuneKindsPage *kinds_page;
  AttuneNotebookPage *notebook_page;
  AdwSwitchRow *remember_searches_row;
  AdwSwitchRow *desktop_search_row;

  AttuneNotebook *notebook;
  GSettings *settings;
};

G_DEFINE_FINAL_TYPE (AttunePreferencesDialog,
                     attune_preferences_dialog,
                     ADW_TYPE_PREFERENCES_DIALOG)

/* The next highlight must not be of a kind that is gone. */
static void
kinds_changed_cb (AttunePreferencesDialog *self)
{
  g_autofree char *id = g_settings_get_string (self->settings, "highlight-kind");

  if (attune_notebook_lookup_kind (self->notebook, id) == NULL)
    g_settings_reset (self->settings, "highlight-kind");
}

static void
attune_preferences_dialog_dispose (GObject *object)
{
  AttunePreferencesDialog *self = ATTUNE_PREFERENCES_DIALOG (object);

  g_clear_object (&self->notebook);
  g_clear_object (&self->settings);
  gtk_widget_dispose_template (GTK_WIDGET (object), ATTUNE_TYPE_PREFERENCES_DIALOG);

  G_OBJECT_CLASS (attune_preferences_dialog_parent_class)->dispose (object);
}

static void
attune_preferences_dialog_class_init (AttunePreferencesDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = attune_preferences_dialog_dispose;

  g_type_ensure (ATTUNE_TYPE_KINDS_PAGE);
  g_type_ensure (ATTUNE_TYPE_NOTEBOOK_PAGE);

  gtk_widget_class_set_template_from_resource (widget_class, ATTUNE_RESOURCE_PATH
                                               "/attune-preferences-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, AttunePreferencesDialog, kinds_page);
  gtk_widget_class_bind_template_child (widget_class, AttunePreferencesDialog, notebook_page);
  gtk_widget_class_bind_template_child (widget_class, AttunePreferencesDialog,
                                        remember_searches_row);
  gtk_widget_class_bind_template_child (widget_class, AttunePreferencesDialog, desktop_search_row);
}

static void
attune_preferences_dialog_init (AttunePreferencesDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * attune_preferences_dialog_new:
 * @marker: of the notebook that they are about
 * @settings: those of the application
 *
 * Makes the preferences. Their rows for export and import activate the actions `win.export` and
 * `win.import` of the window that they are shown in.
 *
 * Returns: (transfer floating): a dialog
 */
AdwDialog *
attune_preferences_dialog_new (AttuneMarker *marker, GSettings *settings)
{
  AttunePreferencesDialog *self = g_object_new (ATTUNE_TYPE_PREFERENCES_DIALOG, NULL);

  self->notebook = g_object_ref (attune_marker_get_notebook (marker));
  self->settings = g_object_ref (settings);
  attune_kinds_page_set_notebook (self->kinds_page, self->notebook);
  attune_notebook_page_set_notebook (self->notebook_page, self->notebook);
  g_settings_bind (settings, "remember-searches", self->remember_searches_row, "active",
                   G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (settings, "desktop-search", self->desktop_search_row, "active",
                   G_SETTINGS_BIND_DEFAULT);
  g_signal_connect_object (attune_notebook_get_kinds (self->notebook), "items-changed",
                           G_CALLBACK (kinds_changed_cb), self, G_CONNECT_SWAPPED);

  return ADW_DIALOG (self);
}
