/* attune-kind-row.c: a kind of highlight, to be changed
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "attune-kind-row.h"

#include <glib/gi18n.h>

#include "attune-kind-swatch.h"
#include "attune-swatch-row.h"

/**
 * AttuneKindRow:
 *
 * A kind of highlight as it is on disk; opened, its name, color, line and place can be changed, and
 * it can be removed.
 */
struct _AttuneKindRow
{
  AdwExpanderRow parent_instance;

  AttuneKindSwatch *swatch;
  AdwEntryRow *name_row;
  AttuneSwatchRow *hue_row;
  AttuneSwatchRow *pattern_row;
  GtkWidget *up_button;
  GtkWidget *down_button;
  AdwActionRow *remove_row;

  AttuneKindEditor *editor;
  AttuneKind *kind;
};

G_DEFINE_FINAL_TYPE (AttuneKindRow, attune_kind_row, ADW_TYPE_EXPANDER_ROW)

static void
update_title (AttuneKindRow *self)
{
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), attune_kind_get_title (self->kind));
  gtk_editable_set_text (GTK_EDITABLE (self->name_row), attune_kind_get_title (self->kind));
}

static void
update_look (AttuneKindRow *self)
{
  AttuneHue hue = attune_kind_get_hue (self->kind);
  AttunePattern pattern = attune_kind_get_pattern (self->kind);
  g_autofree char *subtitle = NULL;

  attune_swatch_row_set_look (self->hue_row, hue, pattern);
  attune_swatch_row_set_look (self->pattern_row, hue, pattern);
  /* Translators: what a kind of highlight looks like, as in “Blue · Double line” */
  subtitle = g_strdup_printf (_ ("%s · %s"), attune_hue_get_title (hue),
                              attune_pattern_get_title (pattern));
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (self), subtitle);
}

/* A kind that cannot be removed says why. */
static void
update_removal (AttuneKindRow *self)
{
  guint n = attune_kind_editor_count_highlights (self->editor, self->kind);
  gboolean is_own = attune_kind_is_own (self->kind);
  g_autofree char *used = NULL;
  const char *reason = NULL;

  if (is_own)
    reason = _ ("It came with Attune. Rename it, or leave it unused.");
  else if (n > 0)
    {
      used = g_strdup_printf (ngettext ("%u highlight has this kind. Give it another first.",
                                        "%u highlights have this kind. Give them another first.",
                                        n),
                              n);
      reason = used;
    }
  else
    reason = _ ("No highlight has this kind.");

  adw_action_row_set_subtitle (self->remove_row, reason);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "kind.remove", !is_own && n == 0);
}

static void
expanded_cb (AttuneKindRow *self)
{
  if (self->kind != NULL)
    attune_kind_row_refresh (self);
}

static void
name_applied_cb (AttuneKindRow *self)
{
  attune_kind_editor_rename (self->editor, self->kind,
                             gtk_editable_get_text (GTK_EDITABLE (self->name_row)));
  /* What was typed is to be seen only once it is on disk. */
  update_title (self);
}

static void
hue_chosen_cb (AttuneKindRow *self, guint hue)
{
  attune_kind_editor_set_hue (self->editor, self->kind, (AttuneHue) hue);
}

static void
pattern_chosen_cb (AttuneKindRow *self, guint pattern)
{
  attune_kind_editor_set_pattern (self->editor, self->kind, (AttunePattern) pattern);
}

static void
move_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  AttuneKindRow *self = ATTUNE_KIND_ROW (widget);

  attune_kind_editor_move (self->editor, self->kind, g_str_has_suffix (action, "up") ? -1 : 1);
}

static void
remove_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  AttuneKindRow *self = ATTUNE_KIND_ROW (widget);

  attune_kind_editor_remove (self->editor, self->kind);
}

static void
attune_kind_row_dispose (GObject *object)
{
  AttuneKindRow *self = ATTUNE_KIND_ROW (object);

  g_clear_object (&self->editor);
  g_clear_object (&self->kind);

  G_OBJECT_CLASS (attune_kind_row_parent_class)->dispose (object);
}

static void
attune_kind_row_class_init (AttuneKindRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = attune_kind_row_dispose;

  g_type_ensure (ATTUNE_TYPE_KIND_SWATCH);
  g_type_ensure (ATTUNE_TYPE_SWATCH_ROW);

  gtk_widget_class_install_action (widget_class, "kind.move-up", NULL, move_cb);
  gtk_widget_class_install_action (widget_class, "kind.move-down", NULL, move_cb);
  gtk_widget_class_install_action (widget_class, "kind.remove", NULL, remove_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Up, GDK_ALT_MASK, "kind.move-up",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_KP_Up, GDK_ALT_MASK, "kind.move-up",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Down, GDK_ALT_MASK, "kind.move-down",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_KP_Down, GDK_ALT_MASK,
                                       "kind.move-down", NULL);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               ATTUNE_RESOURCE_PATH "/attune-kind-row.ui");
  gtk_widget_class_bind_template_child (widget_class, AttuneKindRow, swatch);
  gtk_widget_class_bind_template_child (widget_class, AttuneKindRow, name_row);
  gtk_widget_class_bind_template_child (widget_class, AttuneKindRow, hue_row);
  gtk_widget_class_bind_template_child (widget_class, AttuneKindRow, pattern_row);
  gtk_widget_class_bind_template_child (widget_class, AttuneKindRow, up_button);
  gtk_widget_class_bind_template_child (widget_class, AttuneKindRow, down_button);
  gtk_widget_class_bind_template_child (widget_class, AttuneKindRow, remove_row);
  gtk_widget_class_bind_template_callback (widget_class, expanded_cb);
  gtk_widget_class_bind_template_callback (widget_class, name_applied_cb);
  gtk_widget_class_bind_template_callback (widget_class, hue_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, pattern_chosen_cb);
}

static void
attune_kind_row_init (AttuneKindRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * attune_kind_row_new:
 * @editor: what changes it
 * @kind: a kind of the notebook
 *
 * Returns: (transfer floating): a row
 */
GtkWidget *
attune_kind_row_new (AttuneKindEditor *editor, AttuneKind *kind)
{
  AttuneKindRow *self = g_object_new (ATTUNE_TYPE_KIND_ROW, NULL);

  self->editor = g_object_ref (editor);
  self->kind = g_object_ref (kind);
  attune_kind_swatch_set_kind (self->swatch, kind);
  g_signal_connect_object (kind, "notify::title", G_CALLBACK (update_title), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (kind, "notify::hue", G_CALLBACK (update_look), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (kind, "notify::pattern", G_CALLBACK (update_look), self,
                           G_CONNECT_SWAPPED);
  attune_kind_row_refresh (self);

  return GTK_WIDGET (self);
}

/**
 * attune_kind_row_get_kind:
 *
 * Returns: (transfer none): what it shows
 */
AttuneKind *
attune_kind_row_get_kind (AttuneKindRow *self)
{
  return self->kind;
}

/* A button that has become of no use would lose the focus to nowhere. */
static void
keep_focus (GtkWidget *from, GtkWidget *to)
{
  if (gtk_widget_has_focus (from) && !gtk_widget_is_sensitive (from))
    gtk_widget_grab_focus (to);
}

/**
 * attune_kind_row_set_position:
 * @position: where it stands, from 0
 * @n_kinds: among how many
 */
void
attune_kind_row_set_position (AttuneKindRow *self, guint position, guint n_kinds)
{
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "kind.move-up", position > 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "kind.move-down", position + 1 < n_kinds);
  keep_focus (self->up_button, self->down_button);
  keep_focus (self->down_button, self->up_button);
}

/**
 * attune_kind_row_refresh:
 *
 * Shows what is on disk, whatever was typed or chosen.
 */
void
attune_kind_row_refresh (AttuneKindRow *self)
{
  update_title (self);
  update_look (self);
  update_removal (self);
}
