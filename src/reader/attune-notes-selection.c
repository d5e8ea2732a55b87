/* attune-notes-selection.c: selecting highlights and notes in their list
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "attune-notes-selection.h"

/**
 * AttuneNotesSelection:
 *
 * What is chosen in the list of highlights and notes, by click and by key. A mark that is chosen is
 * gone to; in the mode in which marks are selected, choosing one selects it, or no longer.
 */
struct _AttuneNotesSelection
{
  GObject parent_instance;

  GtkListView *list; /* it is part of what has this */
  AttuneNoteRows *rows;
  AttuneMarkList *marks;
  GtkSelectionModel *model;
  gboolean is_selecting;
};

enum
{
  SIGNAL_CHOSEN,
  SIGNAL_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AttuneNotesSelection, attune_notes_selection, G_TYPE_OBJECT)

static void
changed_cb (AttuneNotesSelection *self)
{
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
activate_cb (AttuneNotesSelection *self, guint position)
{
  g_autoptr (AttuneMark) mark = g_list_model_get_item (G_LIST_MODEL (self->marks), position);

  attune_notes_selection_choose (self, mark);
}

static gboolean
move_focus (AttuneNotesSelection *self, int step)
{
  AttuneNoteRow *row = attune_note_rows_get_focused (self->rows);
  guint position = row != NULL ? attune_mark_list_find (self->marks, attune_note_row_get_mark (row))
                               : GTK_INVALID_LIST_POSITION;

  if (position == GTK_INVALID_LIST_POSITION || (step < 0 && position == 0) ||
      (step > 0 && position + 1 >= g_list_model_get_n_items (G_LIST_MODEL (self->marks))))
    return GDK_EVENT_PROPAGATE;

  gtk_list_view_scroll_to (self->list, step < 0 ? position - 1 : position + 1,
                           GTK_LIST_SCROLL_FOCUS, NULL);

  return GDK_EVENT_STOP;
}

/* While rows are being selected, arrows move the focus alone, and the space bar selects. */
static gboolean
key_pressed_cb (AttuneNotesSelection *self, guint key, guint code, GdkModifierType state)
{
  AttuneNoteRow *row = NULL;

  if (!self->is_selecting || (state & (GDK_CONTROL_MASK | GDK_SHIFT_MASK | GDK_ALT_MASK)) != 0)
    return GDK_EVENT_PROPAGATE;

  switch (key)
    {
    case GDK_KEY_Up:
    case GDK_KEY_KP_Up:
      return move_focus (self, -1);
    case GDK_KEY_Down:
    case GDK_KEY_KP_Down:
      return move_focus (self, 1);
    case GDK_KEY_space:
    case GDK_KEY_KP_Space:
      row = attune_note_rows_get_focused (self->rows);
      if (row == NULL)
        return GDK_EVENT_PROPAGATE;
      attune_notes_selection_choose (self, attune_note_row_get_mark (row));
      return GDK_EVENT_STOP;
    default:
      return GDK_EVENT_PROPAGATE;
    }
}

/* A click goes to the mark, and the list selects it as well; with Ctrl or Shift it only selects, as
 * anywhere, and while rows are being selected it does that without the keys. */
static void
pressed_cb (AttuneNotesSelection *self, int n_press, double x, double y, GtkGesture *gesture)
{
  gboolean on_button = FALSE;

  if (self->is_selecting && attune_note_rows_get_at (self->rows, x, y, &on_button) != NULL &&
      !on_button)
    gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_CLAIMED);
}

static void
released_cb (AttuneNotesSelection *self, int n_press, double x, double y, GtkGesture *gesture)
{
  GdkModifierType state = gtk_event_controller_get_current_event_state (
      GTK_EVENT_CONTROLLER (gesture));
  gboolean on_button = FALSE;
  AttuneNoteRow *row = attune_note_rows_get_at (self->rows, x, y, &on_button);

  if (row == NULL || on_button)
    return;
  if (!self->is_selecting && (n_press > 1 || (state & (GDK_CONTROL_MASK | GDK_SHIFT_MASK)) != 0))
    return;

  attune_notes_selection_choose (self, attune_note_row_get_mark (row));
}

static void
attune_notes_selection_dispose (GObject *object)
{
  AttuneNotesSelection *self = ATTUNE_NOTES_SELECTION (object);

  g_clear_object (&self->rows);
  g_clear_object (&self->model);
  g_clear_object (&self->marks);

  G_OBJECT_CLASS (attune_notes_selection_parent_class)->dispose (object);
}

static void
attune_notes_selection_class_init (AttuneNotesSelectionClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = attune_notes_selection_dispose;

  /**
   * AttuneNotesSelection::chosen:
   * @mark: where to go
   */
  signals[SIGNAL_CHOSEN] = g_signal_new ("chosen", ATTUNE_TYPE_NOTES_SELECTION, G_SIGNAL_RUN_LAST,
                                         0, NULL, NULL, NULL, G_TYPE_NONE, 1, ATTUNE_TYPE_MARK);
  /**
   * AttuneNotesSelection::changed:
   *
   * The mode, or what is selected, is another.
   */
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", ATTUNE_TYPE_NOTES_SELECTION, G_SIGNAL_RUN_LAST,
                                          0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
attune_notes_selection_init (AttuneNotesSelection *self)
{
}

static void
add_controllers (AttuneNotesSelection *self)
{
  GtkEventController *key = gtk_event_controller_key_new ();
  GtkGesture *click = gtk_gesture_click_new ();

  gtk_event_controller_set_propagation_phase (key, GTK_PHASE_CAPTURE);
  g_signal_connect_object (key, "key-pressed", G_CALLBACK (key_pressed_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self->list), key);

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), GDK_BUTTON_PRIMARY);
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (click), GTK_PHASE_CAPTURE);
  g_signal_connect_object (click, "pressed", G_CALLBACK (pressed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (click, "released", G_CALLBACK (released_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self->list), GTK_EVENT_CONTROLLER (click));
}

/**
 * attune_notes_selection_new:
 * @list: where marks are chosen
 * @rows: its rows
 * @marks: what it lists
 *
 * Returns: (transfer full): a selection of nothing
 */
AttuneNotesSelection *
attune_notes_selection_new (GtkListView *list, AttuneNoteRows *rows, AttuneMarkList *marks)
{
  AttuneNotesSelection *self = g_object_new (ATTUNE_TYPE_NOTES_SELECTION, NULL);

  self->list = list;
  self->rows = g_object_ref (rows);
  self->marks = g_object_ref (marks);
  self->model = GTK_SELECTION_MODEL (gtk_multi_selection_new (g_object_ref (G_LIST_MODEL (marks))));
  g_signal_connect_object (self->model, "selection-changed", G_CALLBACK (changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (list, "activate", G_CALLBACK (activate_cb), self, G_CONNECT_SWAPPED);
  add_controllers (self);

  return self;
}

/**
 * attune_notes_selection_get_model:
 *
 * Returns: (transfer none): the marks, and which of them are selected
 */
GtkSelectionModel *
attune_notes_selection_get_model (AttuneNotesSelection *self)
{
  return self->model;
}

/**
 * attune_notes_selection_get_n_selected:
 *
 * Returns: how many are selected
 */
guint
attune_notes_selection_get_n_selected (AttuneNotesSelection *self)
{
  g_autoptr (GtkBitset) selected = gtk_selection_model_get_selection (self->model);

  return (guint) gtk_bitset_get_size (selected);
}

/**
 * attune_notes_selection_dup_subjects:
 * @mark: (nullable): a mark with which something is to be done
 *
 * Returns: (transfer full) (element-type AttuneMark): what that is about: all marks that are
 *   selected where @mark is one of them, or %NULL; else @mark alone
 */
GPtrArray *
attune_notes_selection_dup_subjects (AttuneNotesSelection *self, AttuneMark *mark)
{
  GPtrArray *subjects = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GtkBitset) selected = gtk_selection_model_get_selection (self->model);
  guint position = mark != NULL ? attune_mark_list_find (self->marks, mark)
                                : GTK_INVALID_LIST_POSITION;
  GtkBitsetIter iter;
  guint i = 0;

  if (mark != NULL && !gtk_bitset_contains (selected, position))
    {
      g_ptr_array_add (subjects, g_object_ref (mark));
      return subjects;
    }

  for (gboolean more = gtk_bitset_iter_init_first (&iter, selected, &i); more;
       more = gtk_bitset_iter_next (&iter, &i))
    g_ptr_array_add (subjects, g_list_model_get_item (G_LIST_MODEL (self->marks), i));

  return subjects;
}

/**
 * attune_notes_selection_set_mode:
 * @selecting: whether choosing a mark selects it; else it is gone to
 *
 * Begins or ends the mode in which marks are selected. Nothing is selected then.
 */
void
attune_notes_selection_set_mode (AttuneNotesSelection *self, gboolean selecting)
{
  if (self->is_selecting == selecting)
    return;

  self->is_selecting = selecting;
  gtk_selection_model_unselect_all (self->model);
  attune_note_rows_set_selecting (self->rows, selecting);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

/**
 * attune_notes_selection_get_mode:
 *
 * Returns: whether choosing a mark selects it
 */
gboolean
attune_notes_selection_get_mode (AttuneNotesSelection *self)
{
  return self->is_selecting;
}

/**
 * attune_notes_selection_select_all:
 *
 * Selects all that the list has, shown already or not.
 */
void
attune_notes_selection_select_all (AttuneNotesSelection *self)
{
  attune_mark_list_show_more (self->marks, TRUE);
  gtk_selection_model_select_all (self->model);
}

/**
 * attune_notes_selection_choose:
 *
 * Chooses a mark, as by a click on it.
 */
void
attune_notes_selection_choose (AttuneNotesSelection *self, AttuneMark *mark)
{
  guint position = attune_mark_list_find (self->marks, mark);

  if (!self->is_selecting)
    g_signal_emit (self, signals[SIGNAL_CHOSEN], 0, mark);
  else if (gtk_selection_model_is_selected (self->model, position))
    gtk_selection_model_unselect_item (self->model, position);
  else
    gtk_selection_model_select_item (self->model, position, FALSE);
}
