/* attune-passage.c: what is done with passages of the text
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "attune-passage.h"

#include <glib/gi18n.h>

#include "attune-citing.h"
#include "attune-note-card.h"
#include "attune-note-host.h"
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
  AttuneNoteHost *host;
  GtkTextBuffer *buffer; /* whose selection is followed */
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
  if (attune_selection_point_to (GTK_TEXT_VIEW (self->view), GTK_POPOVER (self->bar), NULL))
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
  if (self->bar != NULL && gtk_widget_get_visible (GTK_WIDGET (self->bar)) &&
      !attune_selection_point_to (GTK_TEXT_VIEW (self->view), GTK_POPOVER (self->bar), NULL))
    hide_bar (self);
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
open_note (AttunePassage *self, GPtrArray *marks)
{
  hide_bar (self);
  attune_note_host_open (self->host, marks);
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
    open_note (self, marks);
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
  self->host = attune_note_host_new (view, marker);
  g_action_map_add_action_entries (actions, entries, G_N_ELEMENTS (entries), self);

  gtk_text_view_set_extra_menu (GTK_TEXT_VIEW (view), menu);
  gtk_event_controller_set_propagation_phase (key, GTK_PHASE_CAPTURE);
  g_signal_connect_object (key, "key-pressed", G_CALLBACK (key_pressed_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (view), key);
  g_signal_connect_object (view, "notify::buffer", G_CALLBACK (buffer_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (view, "moved", G_CALLBACK (moved_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (view, "marks-pressed", G_CALLBACK (open_note), self, G_CONNECT_SWAPPED);
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
  if (self->host != NULL)
    attune_note_host_close (self->host);
  g_clear_object (&self->host);
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
  open_note (self, marks);
}

/**
 * attune_passage_save:
 *
 * Writes what is being typed, without waiting for a pause.
 */
void
attune_passage_save (AttunePassage *self)
{
  attune_note_host_save (self->host);
}
