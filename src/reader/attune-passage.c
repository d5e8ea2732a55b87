/* attune-passage.c: what is done with passages of the text
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "attune-passage.h"

#include <glib/gi18n.h>

#include "attune-citing.h"
#include "attune-dialog-focus.h"
#include "attune-note-card.h"
#include "attune-note-editor.h"
#include "attune-page-geometry.h"
#include "attune-passage-bar.h"
#include "attune-selection.h"

/**
 * AttunePassage:
 *
 * What can be done with passages: highlight, note, copy, cite, link, and going from mark to mark;
 * by the bar at the selection, by the menu of the text, and by key.
 */
struct _AttunePassage
{
  GObject parent_instance;

  AttuneArticleView *view; /* it closes this before it goes */
  AttuneMarker *marker;
  GSettings *settings;
  GActionMap *actions; /* likewise */
  AttunePassageBar *bar;
  AttuneNoteEditor *editor; /* owned, as it moves from one host to another */
  GtkPopover *popover;      /* what shows it where there is room */
  AdwDialog *dialog;        /* and where there is none */
  GtkTextBuffer *buffer;    /* whose selection is followed */
  guint bar_id;
};

enum
{
  SIGNAL_TOLD,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AttunePassage, attune_passage, G_TYPE_OBJECT)

/* A selection that has not changed for so long, in milliseconds, is made. */
#define SETTLED 250
/* A window lower than this, in pixels, has no room for a note beside its passage. */
#define MIN_HEIGHT 420

static void
tell (AttunePassage *self, const char *message)
{
  g_signal_emit (self, signals[SIGNAL_TOLD], 0, message);
}

static AttuneArticle *
get_article (AttunePassage *self)
{
  return attune_article_view_get_article (self->view);
}

/* The paragraph that the caret is in, where one walks the text and is seen; else the one at the
 * top.
 */
static AttunePlace *
dup_paragraph (AttunePassage *self)
{
  GtkTextView *view = GTK_TEXT_VIEW (self->view);
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (view);
  const AttuneBlock *block = NULL;
  GtkTextIter iter;

  if (gtk_text_view_get_cursor_visible (view) && ATTUNE_IS_ARTICLE_BUFFER (buffer))
    {
      gtk_text_buffer_get_iter_at_mark (buffer, &iter, gtk_text_buffer_get_insert (buffer));
      if (attune_page_is_visible (view, &iter))
        block = attune_article_buffer_get_block_at_iter (ATTUNE_ARTICLE_BUFFER (buffer), &iter,
                                                         NULL);
    }
  if (block == NULL)
    return attune_article_view_dup_paragraph (self->view);

  return attune_place_new (attune_article_get_id (get_article (self)), attune_block_get_id (block));
}

/* The bar */

static void
hide_bar (AttunePassage *self)
{
  g_clear_handle_id (&self->bar_id, g_source_remove);
  if (self->bar != NULL)
    gtk_popover_popdown (GTK_POPOVER (self->bar));
}

static gboolean
is_button_down (AttunePassage *self)
{
  GdkSeat *seat = gdk_display_get_default_seat (gtk_widget_get_display (GTK_WIDGET (self->view)));
  GdkDevice *pointer = seat != NULL ? gdk_seat_get_pointer (seat) : NULL;

  return pointer != NULL &&
         (gdk_device_get_modifier_state (pointer) & (GDK_BUTTON1_MASK | GDK_BUTTON3_MASK)) != 0;
}

/* On a touch screen the text view has a bar of its own, with less on it. */
static void
hide_other_bar (AttunePassage *self)
{
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->view)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (GTK_IS_POPOVER (child) && gtk_widget_has_css_class (child, "touch-selection"))
      gtk_popover_popdown (GTK_POPOVER (child));
}

static gboolean
point_to (AttunePassage *self, GtkPopover *popover, const AttunePlace *place)
{
  GdkRectangle rectangle;

  if (!attune_selection_get_rectangle (GTK_TEXT_VIEW (self->view), place, &rectangle))
    return FALSE;

  gtk_popover_set_pointing_to (popover, &rectangle);

  return TRUE;
}

static gboolean
show_bar_cb (gpointer user_data)
{
  AttunePassage *self = user_data;
  g_autoptr (GPtrArray) places = NULL;

  if (is_button_down (self))
    return G_SOURCE_CONTINUE;

  self->bar_id = 0;
  places = attune_selection_dup_places (GTK_TEXT_VIEW (self->view));
  if (places->len == 0 || !gtk_widget_has_focus (GTK_WIDGET (self->view)))
    return G_SOURCE_REMOVE;

  if (self->bar == NULL)
    {
      AttuneNotebook *notebook = attune_marker_get_notebook (self->marker);

      self->bar = attune_passage_bar_new (attune_notebook_get_kinds (notebook));
      gtk_widget_set_parent (GTK_WIDGET (self->bar), GTK_WIDGET (self->view));
    }
  if (point_to (self, GTK_POPOVER (self->bar), NULL))
    {
      hide_other_bar (self);
      gtk_popover_popup (GTK_POPOVER (self->bar));
    }

  return G_SOURCE_REMOVE;
}

static void
enable (AttunePassage *self, const char *name, gboolean enabled)
{
  g_simple_action_set_enabled (G_SIMPLE_ACTION (g_action_map_lookup_action (self->actions, name)),
                               enabled);
}

static void
selection_changed_cb (AttunePassage *self)
{
  gboolean has_selection = self->buffer != NULL && gtk_text_buffer_get_has_selection (self->buffer);

  enable (self, "copy", has_selection);
  enable (self, "copy-with-citation", has_selection);
  hide_bar (self);
  if (has_selection)
    self->bar_id = g_timeout_add (SETTLED, show_bar_cb, self);
}

static void
buffer_changed_cb (AttunePassage *self)
{
  if (self->buffer != NULL)
    g_signal_handlers_disconnect_by_data (self->buffer, self);
  g_set_object (&self->buffer, gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->view)));
  if (self->buffer != NULL)
    {
      g_signal_connect_object (self->buffer, "notify::has-selection",
                               G_CALLBACK (selection_changed_cb), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (self->buffer, "notify::cursor-position",
                               G_CALLBACK (selection_changed_cb), self, G_CONNECT_SWAPPED);
    }
  selection_changed_cb (self);
}

/* What one reads has moved: popovers go with it, and go away where it is not seen any more. */
static void
moved_cb (AttunePassage *self)
{
  AttuneMark *mark = self->editor != NULL ? attune_note_editor_get_mark (self->editor) : NULL;

  if (self->bar != NULL && gtk_widget_get_visible (GTK_WIDGET (self->bar)) &&
      !point_to (self, GTK_POPOVER (self->bar), NULL))
    hide_bar (self);
  if (mark != NULL)
    point_to (self, self->popover, attune_mark_get_place (mark));
}

static gboolean
key_pressed_cb (AttunePassage *self, guint keyval, guint keycode, GdkModifierType state)
{
  if (self->bar == NULL || !gtk_widget_get_mapped (GTK_WIDGET (self->bar)))
    return GDK_EVENT_PROPAGATE;

  if (keyval == GDK_KEY_Escape)
    {
      hide_bar (self);
      return GDK_EVENT_STOP;
    }
  if (keyval == GDK_KEY_Tab && (state & (GDK_CONTROL_MASK | GDK_ALT_MASK)) == 0)
    return gtk_widget_child_focus (GTK_WIDGET (self->bar), GTK_DIR_TAB_FORWARD);

  return GDK_EVENT_PROPAGATE;
}

/* Highlights */

static AttuneMark *
find_mark (AttunePassage *self, AttuneMarkType type, const AttunePlace *place)
{
  GListModel *marks = attune_notebook_get_marks (attune_marker_get_notebook (self->marker));

  for (guint i = 0; i < g_list_model_get_n_items (marks); i++)
    {
      g_autoptr (AttuneMark) mark = g_list_model_get_item (marks, i);

      if (attune_mark_get_mark_type (mark) == type &&
          attune_place_equal (attune_mark_get_place (mark), place))
        return mark; /* the list keeps it */
    }

  return NULL;
}

static void
highlight (AttunePassage *self, const char *kind_id)
{
  AttuneNotebook *notebook = attune_marker_get_notebook (self->marker);
  AttuneKind *kind = attune_notebook_lookup_kind (notebook, kind_id);
  g_autoptr (GPtrArray) places = attune_selection_dup_places (GTK_TEXT_VIEW (self->view));
  g_autoptr (AttuneEdit) edit = attune_edit_new ();
  g_autofree char *told = NULL;

  if (kind == NULL) /* it has been removed */
    {
      g_autoptr (AttuneKind)
          first = g_list_model_get_item (attune_notebook_get_kinds (notebook), 0);

      kind = first;
    }
  if (places->len == 0 || kind == NULL)
    {
      tell (self, _ ("Select the words to highlight first"));
      return;
    }

  for (guint i = 0; i < places->len; i++)
    {
      AttunePlace *place = g_ptr_array_index (places, i);
      AttuneMark *there = find_mark (self, ATTUNE_MARK_HIGHLIGHT, place);

      if (there != NULL)
        attune_edit_set_kind (edit, there, attune_kind_get_id (kind));
      else
        {
          g_autoptr (AttuneMark) made = attune_mark_new_highlight (get_article (self), place,
                                                                   attune_kind_get_id (kind));

          attune_edit_add (edit, made);
        }
    }
  g_settings_set_string (self->settings, "highlight-kind", attune_kind_get_id (kind));
  attune_selection_clear (GTK_TEXT_VIEW (self->view));
  /* Translators: %s is a kind of highlight */
  told = g_strdup_printf (_ ("Highlighted: %s"), attune_kind_get_title (kind));
  attune_marker_commit (self->marker, edit, told);
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

static void
highlight_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  AttunePassage *self = user_data;
  g_autofree char *kind = g_settings_get_string (self->settings, "highlight-kind");

  highlight (self, kind);
}

static void
highlight_as_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  highlight (user_data, g_variant_get_string (parameter, NULL));
}

/* Notes */

static void
closed_cb (AttunePassage *self)
{
  attune_note_editor_leave (self->editor);
  g_clear_object (&self->dialog);
  attune_article_view_set_current_mark (self->view, NULL);
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

static void
removed_cb (AttunePassage *self)
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
make_editor (AttunePassage *self)
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
has_room (AttunePassage *self)
{
  GtkWidget *window = GTK_WIDGET (gtk_widget_get_root (GTK_WIDGET (self->view)));

  return gtk_widget_get_height (window) >= MIN_HEIGHT;
}

/* A dialog that is closing keeps what is in it until it is gone; it may be wanted earlier. */
static void
take_from_dialog (AttunePassage *self)
{
  GtkWidget *editor = GTK_WIDGET (self->editor);
  GtkWidget *toolbars = gtk_widget_get_ancestor (editor, ADW_TYPE_TOOLBAR_VIEW);

  if (toolbars != NULL && adw_toolbar_view_get_content (ADW_TOOLBAR_VIEW (toolbars)) == editor)
    adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (toolbars), NULL);
}

static void
show_in_popover (AttunePassage *self, const AttunePlace *place)
{
  take_from_dialog (self);
  gtk_popover_set_child (self->popover, GTK_WIDGET (self->editor));
  if (!point_to (self, self->popover, place))
    gtk_popover_set_pointing_to (
        self->popover,
        &(GdkRectangle) { gtk_widget_get_width (GTK_WIDGET (self->view)) / 2,
                          gtk_widget_get_height (GTK_WIDGET (self->view)) / 2, 1, 1 });
  gtk_popover_popup (self->popover);
}

static void
show_in_dialog (AttunePassage *self)
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

static void
open_editor (AttunePassage *self, GPtrArray *marks)
{
  AttunePlace *place = attune_mark_get_place (g_ptr_array_index (marks, 0));

  hide_bar (self);
  make_editor (self);
  attune_article_view_reveal_place (self->view, place);
  attune_note_editor_open (self->editor, marks);
  if (self->dialog == NULL && has_room (self))
    show_in_popover (self, place);
  else if (self->dialog == NULL)
    show_in_dialog (self);
  gtk_widget_grab_focus (attune_note_editor_get_text_view (self->editor));
}

static void
note_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  AttunePassage *self = user_data;
  g_autoptr (GPtrArray) places = attune_selection_dup_places (GTK_TEXT_VIEW (self->view));
  g_autoptr (AttunePlace) place = NULL;
  g_autoptr (GPtrArray) marks = g_ptr_array_new_with_free_func (g_object_unref);
  AttuneMark *current = attune_article_view_get_current_mark (self->view);
  AttuneMark *there = NULL;

  /* On the selection, else on the mark that one has gone to, else on the paragraph */
  if (places->len > 0)
    place = attune_place_ref (g_ptr_array_index (places, 0));
  else if (current == NULL)
    place = dup_paragraph (self);

  /* Who asks again goes on with what is there. */
  if (place != NULL)
    there = find_mark (self, ATTUNE_MARK_HIGHLIGHT, place);
  if (place != NULL && there == NULL)
    there = find_mark (self, ATTUNE_MARK_NOTE, place);
  if (place == NULL && current != NULL)
    g_ptr_array_add (marks, g_object_ref (current));
  else if (there != NULL)
    g_ptr_array_add (marks, g_object_ref (there));
  else if (place != NULL && get_article (self) != NULL)
    g_ptr_array_add (marks, attune_mark_new_note (get_article (self), place, ""));
  if (marks->len > 0)
    open_editor (self, marks);
}

/* Copying */

static void
copy_text (AttunePassage *self, const char *text, const char *told)
{
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self->view)), text);
  tell (self, told);
}

static void
copy_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  AttunePassage *self = user_data;
  g_autofree char *text = attune_selection_dup_text (GTK_TEXT_VIEW (self->view));

  if (text != NULL)
    copy_text (self, text, _ ("Copied"));
}

static void
copy_with_citation_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  AttunePassage *self = user_data;
  g_autoptr (GPtrArray) places = attune_selection_dup_places (GTK_TEXT_VIEW (self->view));
  g_autofree char *text = attune_selection_dup_text (GTK_TEXT_VIEW (self->view));
  g_autofree char *cited = NULL;

  if (places->len == 0 || text == NULL)
    return;

  cited = attune_cite (get_article (self), g_ptr_array_index (places, 0), text);
  copy_text (self, cited, _ ("Copied with its citation"));
}

static void
copy_link_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  AttunePassage *self = user_data;
  g_autoptr (GPtrArray) places = attune_selection_dup_places (GTK_TEXT_VIEW (self->view));
  g_autoptr (AttunePlace) place = places->len > 0 ? attune_place_ref (g_ptr_array_index (places, 0))
                                                  : dup_paragraph (self);
  g_autofree char *link = place != NULL ? attune_place_to_string (place) : NULL;

  if (link != NULL)
    copy_text (self, link, _ ("Link copied"));
}

/* Going about */

static void
step (AttunePassage *self, gboolean forward)
{
  AttuneMark *mark = attune_article_view_next_mark (self->view, forward);
  g_autofree char *description = NULL;

  if (mark == NULL)
    {
      tell (self, forward ? _ ("No highlight or note further down")
                          : _ ("No highlight or note further up"));
      return;
    }

  description = attune_note_dup_description (attune_marker_get_notebook (self->marker), mark);
  gtk_accessible_announce (GTK_ACCESSIBLE (self->view), description,
                           GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
}

static void
next_mark_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  step (user_data, TRUE);
}

static void
previous_mark_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  step (user_data, FALSE);
}

static void
caret_cb (GSimpleAction *action, GVariant *state, gpointer user_data)
{
  AttunePassage *self = user_data;
  gboolean caret = g_variant_get_boolean (state);

  g_simple_action_set_state (action, state);
  attune_selection_set_caret (GTK_TEXT_VIEW (self->view), caret);
  tell (self, caret ? _ ("The arrow keys move a caret. Hold Shift to select.")
                    : _ ("The arrow keys scroll the page"));
}

/* Object */

static void
attune_passage_dispose (GObject *object)
{
  attune_passage_close (ATTUNE_PASSAGE (object));

  G_OBJECT_CLASS (attune_passage_parent_class)->dispose (object);
}

static void
attune_passage_class_init (AttunePassageClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = attune_passage_dispose;

  /**
   * AttunePassage::told:
   * @message: what was done, or why not
   */
  signals[SIGNAL_TOLD] = g_signal_new ("told", ATTUNE_TYPE_PASSAGE, G_SIGNAL_RUN_LAST, 0, NULL,
                                       NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
attune_passage_init (AttunePassage *self)
{
}

static GMenuModel *
make_menu (void)
{
  GMenu *menu = g_menu_new ();

  g_menu_append (menu, _ ("_Highlight"), "win.highlight");
  g_menu_append (menu, _ ("_Note…"), "win.note");
  g_menu_append (menu, _ ("Copy with _Citation"), "win.copy-with-citation");
  g_menu_append (menu, _ ("Copy _Link"), "win.copy-link");

  return G_MENU_MODEL (menu);
}

/**
 * attune_passage_new:
 * @view: the page
 * @marker: writes marks
 * @settings: the program's settings
 * @actions: where to add the actions
 *
 * Returns: (transfer full): what does things with passages of the page
 */
AttunePassage *
attune_passage_new (AttuneArticleView *view,
                    AttuneMarker *marker,
                    GSettings *settings,
                    GActionMap *actions)
{
  static const GActionEntry entries[] = {
    { "highlight", highlight_cb },
    { "highlight-as", highlight_as_cb, "s" },
    { "note", note_cb },
    { "copy", copy_cb },
    { "copy-with-citation", copy_with_citation_cb },
    { "copy-link", copy_link_cb },
    { "next-mark", next_mark_cb },
    { "previous-mark", previous_mark_cb },
    { "caret", NULL, NULL, "false", caret_cb },
  };
  AttunePassage *self = g_object_new (ATTUNE_TYPE_PASSAGE, NULL);
  GtkEventController *key = gtk_event_controller_key_new ();
  g_autoptr (GMenuModel) menu = make_menu ();

  self->view = view;
  self->marker = g_object_ref (marker);
  self->settings = g_object_ref (settings);
  self->actions = actions;
  g_action_map_add_action_entries (actions, entries, G_N_ELEMENTS (entries), self);

  gtk_text_view_set_extra_menu (GTK_TEXT_VIEW (view), menu);
  gtk_event_controller_set_propagation_phase (key, GTK_PHASE_CAPTURE);
  g_signal_connect_object (key, "key-pressed", G_CALLBACK (key_pressed_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (view), key);
  g_signal_connect_object (view, "notify::buffer", G_CALLBACK (buffer_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (view, "moved", G_CALLBACK (moved_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (view, "marks-pressed", G_CALLBACK (open_editor), self,
                           G_CONNECT_SWAPPED);
  buffer_changed_cb (self);

  return self;
}

/**
 * attune_passage_close:
 *
 * Saves what is being written, and lets go of the view and the actions.
 */
void
attune_passage_close (AttunePassage *self)
{
  g_clear_handle_id (&self->bar_id, g_source_remove);
  if (self->buffer != NULL)
    g_signal_handlers_disconnect_by_data (self->buffer, self);
  g_clear_object (&self->buffer);
  if (self->editor != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->popover, self);
      attune_note_editor_leave (self->editor);
      gtk_popover_set_child (self->popover, NULL);
      gtk_widget_unparent (GTK_WIDGET (g_steal_pointer (&self->popover)));
    }
  if (self->dialog != NULL)
    g_signal_handlers_disconnect_by_data (self->dialog, self);
  g_clear_object (&self->dialog);
  g_clear_object (&self->editor);
  if (self->bar != NULL)
    gtk_widget_unparent (GTK_WIDGET (g_steal_pointer (&self->bar)));
  if (self->view != NULL)
    g_signal_handlers_disconnect_by_data (self->view, self);
  self->view = NULL;
  self->actions = NULL;
  g_clear_object (&self->marker);
  g_clear_object (&self->settings);
}

/**
 * attune_passage_edit:
 * @mark: a mark of the article that is shown
 *
 * Goes to a mark, and opens its note.
 */
void
attune_passage_edit (AttunePassage *self, AttuneMark *mark)
{
  g_autoptr (GPtrArray) marks = g_ptr_array_new_with_free_func (g_object_unref);

  g_ptr_array_add (marks, g_object_ref (mark));
  attune_article_view_set_current_mark (self->view, mark);
  open_editor (self, marks);
}

/**
 * attune_passage_save:
 *
 * Writes what is being typed, without waiting for a pause.
 */
void
attune_passage_save (AttunePassage *self)
{
  if (self->editor != NULL)
    attune_note_editor_save (self->editor);
}
