/* attune-kinds-page.c: the kinds of highlights, in the preferences
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "attune-kinds-page.h"

#include <glib/gi18n.h>

#include "attune-kind-dialog.h"
#include "attune-kind-editor.h"
#include "attune-kind-row.h"
#include "attune-telling.h"

/**
 * AttuneKindsPage:
 *
 * The kinds of highlights as they are on disk, each to be changed; others can be added.
 */
struct _AttuneKindsPage
{
  AdwPreferencesPage parent_instance;

  AdwPreferencesGroup *kinds_group;
  GtkWidget *add_row;

  AttuneKindEditor *editor;
  GPtrArray *rows; /* in the order of the list */
  char *awaited;   /* the id of the kind that was added last, until it has come */
};

G_DEFINE_FINAL_TYPE (AttuneKindsPage, attune_kinds_page, ADW_TYPE_PREFERENCES_PAGE)

static GtkWidget *
find_row (AttuneKindsPage *self, AttuneKind *kind)
{
  for (guint i = 0; i < self->rows->len; i++)
    if (attune_kind_row_get_kind (g_ptr_array_index (self->rows, i)) == kind)
      return g_ptr_array_index (self->rows, i);

  return NULL;
}

/* Shows the new one, so that it can be seen where it is and what it looks like. */
static void
greet (AttuneKindsPage *self, GtkWidget *row)
{
  if (g_strcmp0 (attune_kind_get_id (attune_kind_row_get_kind (ATTUNE_KIND_ROW (row))),
                 self->awaited) != 0)
    return;

  g_clear_pointer (&self->awaited, g_free);
  gtk_widget_grab_focus (row);
}

/* In the frame after the one in which all have got their places */
static gboolean
follow_focus_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer user_data)
{
  gint64 *first_frame = user_data;
  GtkWidget *viewport = gtk_widget_get_ancestor (widget, GTK_TYPE_VIEWPORT);

  if (*first_frame == 0)
    *first_frame = gdk_frame_clock_get_frame_counter (clock);
  if (gdk_frame_clock_get_frame_counter (clock) == *first_frame)
    return G_SOURCE_CONTINUE;

  if (viewport != NULL)
    gtk_viewport_scroll_to (GTK_VIEWPORT (viewport), widget, NULL);

  return G_SOURCE_REMOVE;
}

/* Gives the group these rows. Of the old ones, those up to the first that is out of place stay. */
static void
lay_out (AttuneKindsPage *self, GPtrArray *rows)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  guint n_right = 0;

  if (focus != NULL && !gtk_widget_is_ancestor (focus, GTK_WIDGET (self->kinds_group)))
    focus = NULL;

  while (n_right < MIN (rows->len, self->rows->len) &&
         g_ptr_array_index (rows, n_right) == g_ptr_array_index (self->rows, n_right))
    n_right++;
  for (guint i = n_right; i < self->rows->len; i++)
    adw_preferences_group_remove (self->kinds_group, g_ptr_array_index (self->rows, i));
  for (guint i = n_right; i < rows->len; i++)
    adw_preferences_group_add (self->kinds_group, g_ptr_array_index (rows, i));

  /* What was taken out for a moment would lose the focus with the next frame. */
  if (focus == NULL)
    return;
  if (!gtk_widget_is_ancestor (focus, GTK_WIDGET (self)))
    focus = self->add_row;
  gtk_root_set_focus (root, focus);
  gtk_widget_add_tick_callback (focus, follow_focus_cb, g_new0 (gint64, 1), g_free);
}

static void
kinds_changed_cb (AttuneKindsPage *self)
{
  GListModel *kinds = attune_kind_editor_get_kinds (self->editor);
  guint n_kinds = g_list_model_get_n_items (kinds);
  g_autoptr (GPtrArray) rows = g_ptr_array_new_full (n_kinds, g_object_unref);
  GtkWidget *added = NULL;

  for (guint i = 0; i < n_kinds; i++)
    {
      g_autoptr (AttuneKind) kind = g_list_model_get_item (kinds, i);
      GtkWidget *row = find_row (self, kind);

      if (row == NULL)
        row = added = attune_kind_row_new (self->editor, kind);
      g_ptr_array_add (rows, g_object_ref_sink (row));
    }
  lay_out (self, rows);
  g_ptr_array_unref (self->rows);
  self->rows = g_steal_pointer (&rows);
  for (guint i = 0; i < n_kinds; i++)
    attune_kind_row_set_position (g_ptr_array_index (self->rows, i), i, n_kinds);
  if (added != NULL)
    greet (self, added);
}

static void
done_cb (AttuneKindsPage *self, const char *message)
{
  if (message != NULL)
    gtk_accessible_announce (GTK_ACCESSIBLE (self), message,
                             GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
}

static void
undo_cb (AdwToast *toast, AttuneKindsPage *self)
{
  attune_kind_editor_bring_back (self->editor, g_object_get_data (G_OBJECT (toast), "kind"));
}

static void
removed_cb (AttuneKindsPage *self, const char *message, AttuneKind *kind)
{
  AdwToast *toast = adw_toast_new (message);

  adw_toast_set_use_markup (toast, FALSE);
  adw_toast_set_button_label (toast, _ ("_Undo"));
  g_object_set_data_full (G_OBJECT (toast), "kind", g_object_ref (kind), g_object_unref);
  g_signal_connect_object (toast, "button-clicked", G_CALLBACK (undo_cb), self, 0);
  attune_tell_toast (GTK_WIDGET (self), toast);
}

static void
failed_cb (AttuneKindsPage *self, const char *message)
{
  for (guint i = 0; i < self->rows->len; i++)
    attune_kind_row_refresh (g_ptr_array_index (self->rows, i));
  attune_tell_done (GTK_WIDGET (self), message);
}

static void
add_chosen_cb (AttuneKindsPage *self, const char *name, guint hue, guint pattern)
{
  g_autoptr (AttuneKind) kind = NULL;

  kind = attune_kind_editor_add (self->editor, name, (AttuneHue) hue, (AttunePattern) pattern);
  g_set_str (&self->awaited, attune_kind_get_id (kind));
}

static void
add_activated_cb (AttuneKindsPage *self)
{
  AdwDialog *dialog = NULL;
  AttuneHue hue = ATTUNE_HUE_YELLOW;
  AttunePattern pattern = ATTUNE_PATTERN_SOLID;

  attune_kind_editor_suggest_look (self->editor, &hue, &pattern);
  dialog = attune_kind_dialog_new (hue, pattern);
  g_signal_connect_object (dialog, "chosen", G_CALLBACK (add_chosen_cb), self, G_CONNECT_SWAPPED);
  adw_dialog_present (dialog, GTK_WIDGET (self));
}

static void
attune_kinds_page_dispose (GObject *object)
{
  AttuneKindsPage *self = ATTUNE_KINDS_PAGE (object);

  g_ptr_array_set_size (self->rows, 0);
  g_clear_object (&self->editor);
  gtk_widget_dispose_template (GTK_WIDGET (object), ATTUNE_TYPE_KINDS_PAGE);

  G_OBJECT_CLASS (attune_kinds_page_parent_class)->dispose (object);
}

static void
attune_kinds_page_finalize (GObject *object)
{
  AttuneKindsPage *self = ATTUNE_KINDS_PAGE (object);

  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_clear_pointer (&self->awaited, g_free);

  G_OBJECT_CLASS (attune_kinds_page_parent_class)->finalize (object);
}

static void
attune_kinds_page_class_init (AttuneKindsPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = attune_kinds_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = attune_kinds_page_finalize;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               ATTUNE_RESOURCE_PATH "/attune-kinds-page.ui");
  gtk_widget_class_bind_template_child (widget_class, AttuneKindsPage, kinds_group);
  gtk_widget_class_bind_template_child (widget_class, AttuneKindsPage, add_row);
  gtk_widget_class_bind_template_callback (widget_class, add_activated_cb);
}

static void
attune_kinds_page_init (AttuneKindsPage *self)
{
  self->rows = g_ptr_array_new_with_free_func (g_object_unref);
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * attune_kinds_page_set_notebook:
 * @notebook: whose kinds to show; to be set once
 */
void
attune_kinds_page_set_notebook (AttuneKindsPage *self, AttuneNotebook *notebook)
{
  g_return_if_fail (self->editor == NULL);

  self->editor = attune_kind_editor_new (notebook);
  g_signal_connect_object (self->editor, "done", G_CALLBACK (done_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->editor, "removed", G_CALLBACK (removed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->editor, "failed", G_CALLBACK (failed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (attune_kind_editor_get_kinds (self->editor), "items-changed",
                           G_CALLBACK (kinds_changed_cb), self, G_CONNECT_SWAPPED);
  kinds_changed_cb (self);
  /* Where nothing can be kept, nothing can be changed. */
  gtk_widget_set_sensitive (GTK_WIDGET (self->kinds_group),
                            !attune_notebook_get_read_only (notebook));
  gtk_widget_set_sensitive (self->add_row, !attune_notebook_get_read_only (notebook));
}
