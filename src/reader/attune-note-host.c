/* attune-note-host.c: where a note is written
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "attune-note-host.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "attune-dialog-focus.h"
#include "attune-note-editor.h"
#include "attune-selection.h"

/**
 * AttuneNoteHost:
 *
 * Shows the editor of a note in a popover at its passage, or, where there is no room for that, in a
 * dialog.
 */
struct _AttuneNoteHost
{
  GObject parent_instance;

  AttuneArticleView *view; /* it closes this before it goes */
  AttuneMarker *marker;
  AttuneNoteEditor *editor; /* made when it is wanted; owned, as it moves between these two */
  GtkPopover *popover;
  AdwDialog *dialog;
};

G_DEFINE_FINAL_TYPE (AttuneNoteHost, attune_note_host, G_TYPE_OBJECT)

/* A window lower than this, in pixels, has no room for a note beside its passage. */
#define MIN_HEIGHT 420

static void
closed_cb (AttuneNoteHost *self)
{
  attune_note_editor_leave (self->editor);
  g_clear_object (&self->dialog);
  attune_article_view_set_current_mark (self->view, NULL);
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

static void
removed_cb (AttuneNoteHost *self)
{
  if (self->dialog != NULL)
    adw_dialog_close (self->dialog);
  else
    gtk_popover_popdown (self->popover);
}

/* A popover is a surface of its own, where the window's keys are not known. */
static void
add_keys (GtkWidget *popover)
{
  static const struct
  {
    guint key;
    const char *action;
  } keys[] = { { GDK_KEY_w, "window.close" }, { GDK_KEY_q, "app.quit" } };
  GtkEventController *controller = gtk_shortcut_controller_new ();

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    gtk_shortcut_controller_add_shortcut (
        GTK_SHORTCUT_CONTROLLER (controller),
        gtk_shortcut_new (gtk_keyval_trigger_new (keys[i].key, GDK_CONTROL_MASK),
                          gtk_named_action_new (keys[i].action)));
  gtk_widget_add_controller (popover, controller);
}

static void
make_editor (AttuneNoteHost *self)
{
  if (self->editor != NULL)
    return;

  self->editor = g_object_ref_sink (attune_note_editor_new (self->marker));
  g_signal_connect_object (self->editor, "removed", G_CALLBACK (removed_cb), self,
                           G_CONNECT_SWAPPED);
  self->popover = GTK_POPOVER (gtk_popover_new ());
  gtk_widget_add_css_class (GTK_WIDGET (self->popover), "note-editor");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->popover), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Note"), -1);
  add_keys (GTK_WIDGET (self->popover));
  gtk_widget_set_parent (GTK_WIDGET (self->popover), GTK_WIDGET (self->view));
  g_signal_connect_object (self->popover, "closed", G_CALLBACK (closed_cb), self,
                           G_CONNECT_SWAPPED);
}

/* GTK closes a popover at once that has no room, and what is typed then goes elsewhere. */
static gboolean
has_room (AttuneNoteHost *self)
{
  GtkWidget *window = GTK_WIDGET (gtk_widget_get_root (GTK_WIDGET (self->view)));

  return gtk_widget_get_height (window) >= MIN_HEIGHT;
}

/* A dialog that is closing keeps what is in it until it is gone; it may be wanted earlier. */
static void
take_from_dialog (AttuneNoteHost *self)
{
  GtkWidget *editor = GTK_WIDGET (self->editor);
  GtkWidget *toolbars = gtk_widget_get_ancestor (editor, ADW_TYPE_TOOLBAR_VIEW);

  if (toolbars != NULL && adw_toolbar_view_get_content (ADW_TOOLBAR_VIEW (toolbars)) == editor)
    adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (toolbars), NULL);
}

static void
show_in_popover (AttuneNoteHost *self, const AttunePlace *place)
{
  take_from_dialog (self);
  gtk_popover_set_child (self->popover, GTK_WIDGET (self->editor));
  if (!attune_selection_point_to (GTK_TEXT_VIEW (self->view), self->popover, place))
    gtk_popover_set_pointing_to (
        self->popover,
        &(GdkRectangle) { gtk_widget_get_width (GTK_WIDGET (self->view)) / 2,
                          gtk_widget_get_height (GTK_WIDGET (self->view)) / 2, 1, 1 });
  gtk_popover_popup (self->popover);
}

static void
show_in_dialog (AttuneNoteHost *self)
{
  GtkWidget *toolbars = adw_toolbar_view_new ();

  take_from_dialog (self);
  gtk_popover_set_child (self->popover, NULL);
  self->dialog = g_object_ref_sink (adw_dialog_new ());
  adw_dialog_set_title (self->dialog, _ ("Note"));
  adw_dialog_set_content_width (self->dialog, 400);
  gtk_widget_add_css_class (GTK_WIDGET (self->dialog), "note-editor");
  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (toolbars), adw_header_bar_new ());
  adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (toolbars), GTK_WIDGET (self->editor));
  adw_dialog_set_child (self->dialog, toolbars);
  attune_dialog_begin_at (self->dialog, attune_note_editor_get_text_view (self->editor));
  g_signal_connect_object (self->dialog, "closed", G_CALLBACK (closed_cb), self, G_CONNECT_SWAPPED);
  adw_dialog_present (self->dialog, GTK_WIDGET (self->view));
}

/**
 * attune_note_host_open:
 * @marks: (element-type AttuneMark): marks of the article that is shown; the first is shown at once
 *
 * Goes to a mark, and opens what is written on it.
 */
void
attune_note_host_open (AttuneNoteHost *self, GPtrArray *marks)
{
  AttunePlace *place = attune_mark_get_place (g_ptr_array_index (marks, 0));

  make_editor (self);
  attune_article_view_reveal_place (self->view, place);
  attune_note_editor_open (self->editor, marks);
  if (self->dialog == NULL && has_room (self))
    show_in_popover (self, place);
  else if (self->dialog == NULL)
    show_in_dialog (self);
  gtk_widget_grab_focus (attune_note_editor_get_text_view (self->editor));
}

/* What one reads has moved: the popover goes with it. */
static void
moved_cb (AttuneNoteHost *self)
{
  AttuneMark *mark = self->editor != NULL ? attune_note_editor_get_mark (self->editor) : NULL;

  if (mark != NULL)
    attune_selection_point_to (GTK_TEXT_VIEW (self->view), self->popover,
                               attune_mark_get_place (mark));
}

static void
attune_note_host_dispose (GObject *object)
{
  attune_note_host_close (ATTUNE_NOTE_HOST (object));

  G_OBJECT_CLASS (attune_note_host_parent_class)->dispose (object);
}

static void
attune_note_host_class_init (AttuneNoteHostClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = attune_note_host_dispose;
}

static void
attune_note_host_init (AttuneNoteHost *self)
{
}

/**
 * attune_note_host_new:
 * @view: the page
 * @marker: writes notes
 *
 * Returns: (transfer full): a host for the notes of a page
 */
AttuneNoteHost *
attune_note_host_new (AttuneArticleView *view, AttuneMarker *marker)
{
  AttuneNoteHost *self = g_object_new (ATTUNE_TYPE_NOTE_HOST, NULL);

  self->view = view;
  self->marker = g_object_ref (marker);
  g_signal_connect_object (view, "moved", G_CALLBACK (moved_cb), self, G_CONNECT_SWAPPED);

  return self;
}

/**
 * attune_note_host_close:
 *
 * Saves what is being written, and lets go of the view.
 */
void
attune_note_host_close (AttuneNoteHost *self)
{
  if (self->editor != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->popover, self);
      attune_note_editor_leave (self->editor);
      gtk_popover_set_child (self->popover, NULL);
      gtk_widget_unparent (GTK_WIDGET (g_steal_pointer (&self->popover)));
    }
  if (self->dialog != NULL)
    g_signal_handlers_disconnect_by_data (self->dialog, self);
  if (self->view != NULL)
    g_signal_handlers_disconnect_by_data (self->view, self);
  g_clear_object (&self->dialog);
  g_clear_object (&self->editor);
  g_clear_object (&self->marker);
  self->view = NULL;
}

/**
 * attune_note_host_save:
 *
 * Writes what is being typed, without waiting for a pause.
 */
void
attune_note_host_save (AttuneNoteHost *self)
{
  if (self->editor != NULL)
    attune_note_editor_save (self->editor);
}
