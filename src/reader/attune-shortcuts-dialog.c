/* attune-shortcuts-dialog.c: the keys
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "attune-shortcuts-dialog.h"

#include <glib/gi18n.h>

#include "attune-actions.h"

/**
 * AttuneShortcutsDialog:
 *
 * Lists the keys of the table of actions. (AdwShortcutsDialog came with libadwaita 1.8, and
 * GtkShortcutsWindow is deprecated.)
 */
struct _AttuneShortcutsDialog
{
  AdwDialog parent_instance;

  AdwPreferencesPage *page;
};

G_DEFINE_FINAL_TYPE (AttuneShortcutsDialog, attune_shortcuts_dialog, ADW_TYPE_DIALOG)

static GtkWidget *
create_key (const char *accelerator)
{
  g_autofree char *label = NULL;
  GdkModifierType modifiers = 0;
  guint key = 0;
  GtkWidget *widget = NULL;

  gtk_accelerator_parse (accelerator, &key, &modifiers);
  label = gtk_accelerator_get_label (key, modifiers);
  widget = gtk_label_new (label);
  gtk_widget_add_css_class (widget, "key");
  gtk_widget_set_valign (widget, GTK_ALIGN_CENTER);

  return widget;
}

static void
add_group (AttuneShortcutsDialog *self, AttuneActionGroup which)
{
  AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  guint n_actions = 0;
  const AttuneActionInfo *actions = attune_actions_get (&n_actions);

  adw_preferences_group_set_title (group, attune_actions_get_group_title (which));
  for (guint i = 0; i < n_actions; i++)
    {
      GtkWidget *row = NULL;

      if (actions[i].group != which)
        continue;
      row = adw_action_row_new ();
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ (actions[i].title));
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), create_key (actions[i].keys[0]));
      adw_preferences_group_add (group, row);
    }
  adw_preferences_page_add (self->page, group);
}

static void
attune_shortcuts_dialog_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), ATTUNE_TYPE_SHORTCUTS_DIALOG);

  G_OBJECT_CLASS (attune_shortcuts_dialog_parent_class)->dispose (object);
}

static void
attune_shortcuts_dialog_class_init (AttuneShortcutsDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = attune_shortcuts_dialog_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               ATTUNE_RESOURCE_PATH "/attune-shortcuts-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, AttuneShortcutsDialog, page);
}

static void
attune_shortcuts_dialog_init (AttuneShortcutsDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  for (guint group = 0; group < ATTUNE_N_ACTION_GROUPS; group++)
    add_group (self, group);
}

AdwDialog *
attune_shortcuts_dialog_new (void)
{
  return g_object_new (ATTUNE_TYPE_SHORTCUTS_DIALOG, NULL);
}
