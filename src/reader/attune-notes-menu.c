/* attune-notes-menu.c: what can be done with a highlight or a note
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "attune-notes-menu.h"

#include <glib/gi18n.h>

#include "attune-kind.h"

/**
 * AttuneNotesMenu:
 *
 * The menu of a row of the notes. All rows share it.
 */
struct _AttuneNotesMenu
{
  GObject parent_instance;

  GtkWidget *parent; /* it has this */
  GtkWidget *popover;
  GtkWidget *list; /* so has it this */
  AttuneNoteRows *rows;
  AttuneNotesSelection *selection;
  GSimpleActionGroup *actions;
  GListModel *kinds;

  AttuneMark *mark;
  GPtrArray *marks;
};

enum
{
  SIGNAL_WANTED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AttuneNotesMenu, attune_notes_menu, G_TYPE_OBJECT)

static void
activate_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  AttuneNotesMenu *self = user_data;
  g_autoptr (AttuneMark) mark = g_object_ref (self->mark);
  g_autoptr (GPtrArray) marks = g_ptr_array_ref (self->marks);

  g_signal_emit (self, signals[SIGNAL_WANTED], 0, g_action_get_name (G_ACTION (action)), mark,
                 marks, parameter != NULL ? g_variant_get_string (parameter, NULL) : NULL);
}

static void
attune_notes_menu_dispose (GObject *object)
{
  AttuneNotesMenu *self = ATTUNE_NOTES_MENU (object);

  g_clear_pointer (&self->popover, gtk_widget_unparent);
  if (self->parent != NULL)
    gtk_widget_insert_action_group (self->parent, "note", NULL);
  self->parent = NULL;
  self->list = NULL;
  g_clear_object (&self->rows);
  g_clear_object (&self->selection);
  g_clear_object (&self->actions);
  g_clear_object (&self->kinds);
  g_clear_object (&self->mark);
  g_clear_pointer (&self->marks, g_ptr_array_unref);

  G_OBJECT_CLASS (attune_notes_menu_parent_class)->dispose (object);
}

static void
attune_notes_menu_class_init (AttuneNotesMenuClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = attune_notes_menu_dispose;

  /**
   * AttuneNotesMenu::wanted:
   * @what: "go", "edit", "kind" or "remove"
   * @mark: the mark whose row it is
   * @marks: (element-type AttuneMark): what "kind" and "remove" are about
   * @kind: (nullable): of "kind", the id of the kind to give them, or nothing for none
   */
  signals[SIGNAL_WANTED] = g_signal_new ("wanted", ATTUNE_TYPE_NOTES_MENU, G_SIGNAL_RUN_LAST, 0,
                                         NULL, NULL, NULL, G_TYPE_NONE, 4, G_TYPE_STRING,
                                         ATTUNE_TYPE_MARK, G_TYPE_PTR_ARRAY, G_TYPE_STRING);
}

static void
attune_notes_menu_init (AttuneNotesMenu *self)
{
}

/* The kind that all of them have; "" for no kind, or for several. */
static const char *
get_common_kind (GPtrArray *marks)
{
  const char *common = attune_mark_get_kind (g_ptr_array_index (marks, 0));

  for (guint i = 1; i < marks->len; i++)
    if (g_strcmp0 (attune_mark_get_kind (g_ptr_array_index (marks, i)), common) != 0)
      return "";

  return common != NULL ? common : "";
}

/* Without its highlight, a mark with nothing written on it would be nothing. */
static gboolean
can_be_notes (GPtrArray *marks)
{
  for (guint i = 0; i < marks->len; i++)
    if (*attune_mark_get_note (g_ptr_array_index (marks, i)) == '\0')
      return FALSE;

  return TRUE;
}

static void
append_item (GMenu *menu, const char *label, const char *action, const char *target)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target_value (item, action,
                                           target != NULL ? g_variant_new_string (target) : NULL);
  g_menu_append_item (menu, item);
}

/* A title may have low lines, which would be taken for mnemonics. */
static char *
escape_mnemonics (const char *title)
{
  g_autoptr (GString) escaped = g_string_new (title);

  g_string_replace (escaped, "_", "__", 0);

  return g_string_free_and_steal (g_steal_pointer (&escaped));
}

static GMenuModel *
make_kind_menu (AttuneNotesMenu *self)
{
  g_autoptr (GMenu) menu = g_menu_new ();

  for (guint i = 0; i < g_list_model_get_n_items (self->kinds); i++)
    {
      g_autoptr (AttuneKind) kind = g_list_model_get_item (self->kinds, i);
      g_autofree char *title = escape_mnemonics (attune_kind_get_title (kind));

      append_item (menu, title, "note.kind", attune_kind_get_id (kind));
    }
  if (can_be_notes (self->marks))
    append_item (menu, _ ("No Highlight"), "note.kind", "");

  return G_MENU_MODEL (g_steal_pointer (&menu));
}

static GMenuModel *
make_menu (AttuneNotesMenu *self)
{
  g_autoptr (GMenu) menu = g_menu_new ();
  g_autoptr (GMenu) one = g_menu_new ();
  g_autoptr (GMenu) several = g_menu_new ();
  g_autoptr (GMenuModel) kinds = self->kinds != NULL ? make_kind_menu (self) : NULL;
  g_autofree char *remove = NULL;

  if (self->marks->len == 1)
    {
      if (!attune_mark_is_lost (self->mark))
        append_item (one, _ ("_Go There"), "note.go", NULL);
      append_item (
          one, *attune_mark_get_note (self->mark) != '\0' ? _ ("_Edit Note…") : _ ("_Write Note…"),
          "note.edit", NULL);
      remove = g_strdup (_ ("Re_move"));
    }
  else
    remove = g_strdup_printf (ngettext ("Re_move %u", "Re_move %u", self->marks->len),
                              self->marks->len);

  g_menu_append_section (menu, NULL, G_MENU_MODEL (one));
  if (kinds != NULL)
    g_menu_append_submenu (several, _ ("_Kind"), kinds);
  append_item (several, remove, "note.remove", NULL);
  g_menu_append_section (menu, NULL, G_MENU_MODEL (several));

  return G_MENU_MODEL (g_steal_pointer (&menu));
}

/* Shows the menu of a row, where in the row it was asked for, or at its end. */
static void
popup (AttuneNotesMenu *self, AttuneNoteRow *note, const graphene_point_t *at)
{
  GtkWidget *row = GTK_WIDGET (note);
  AttuneMark *mark = attune_note_row_get_mark (note);
  g_autoptr (GPtrArray) marks = attune_notes_selection_dup_subjects (self->selection, mark);
  g_autoptr (GMenuModel) menu = NULL;
  GAction *kind = g_action_map_lookup_action (G_ACTION_MAP (self->actions), "kind");
  gboolean rtl = gtk_widget_get_direction (row) == GTK_TEXT_DIR_RTL;
  graphene_point_t point = GRAPHENE_POINT_INIT (rtl ? 17 : (float) gtk_widget_get_width (row) - 17,
                                                34);
  GdkRectangle rectangle;

  g_return_if_fail (marks->len > 0);

  if (at != NULL)
    point = *at;
  if (!gtk_widget_compute_point (row, self->parent, &point, &point))
    return;

  g_set_object (&self->mark, mark);
  g_clear_pointer (&self->marks, g_ptr_array_unref);
  self->marks = g_ptr_array_ref (marks);
  g_simple_action_set_state (G_SIMPLE_ACTION (kind),
                             g_variant_new_string (get_common_kind (marks)));
  menu = make_menu (self);

  if (self->popover == NULL)
    {
      self->popover = gtk_popover_menu_new_from_model (menu);
      gtk_popover_set_has_arrow (GTK_POPOVER (self->popover), FALSE);
      gtk_widget_set_parent (self->popover, self->parent);
    }
  else
    gtk_popover_menu_set_menu_model (GTK_POPOVER_MENU (self->popover), menu);
  rectangle = (GdkRectangle) { (int) point.x, (int) point.y, 1, 1 };
  gtk_popover_set_pointing_to (GTK_POPOVER (self->popover), &rectangle);
  gtk_widget_set_halign (self->popover, rtl == (at != NULL) ? GTK_ALIGN_END : GTK_ALIGN_START);
  gtk_popover_popup (GTK_POPOVER (self->popover));
}

static void
popup_at (AttuneNotesMenu *self, double x, double y, GtkGesture *gesture)
{
  gboolean on_button = FALSE;
  AttuneNoteRow *row = attune_note_rows_get_at (self->rows, x, y, &on_button);
  graphene_point_t at;

  if (row == NULL || attune_notes_selection_get_mode (self->selection) ||
      !gtk_widget_compute_point (self->list, GTK_WIDGET (row),
                                 &GRAPHENE_POINT_INIT ((float) x, (float) y), &at))
    return;

  gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_CLAIMED);
  popup (self, row, &at);
}

static void
pressed_cb (AttuneNotesMenu *self, int n_press, double x, double y, GtkGesture *gesture)
{
  popup_at (self, x, y, gesture);
}

static void
long_pressed_cb (AttuneNotesMenu *self, double x, double y, GtkGesture *gesture)
{
  popup_at (self, x, y, gesture);
}

static void
add_gestures (AttuneNotesMenu *self)
{
  GtkGesture *click = gtk_gesture_click_new ();
  GtkGesture *press = gtk_gesture_long_press_new ();

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), GDK_BUTTON_SECONDARY);
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (click), GTK_PHASE_CAPTURE);
  g_signal_connect_object (click, "pressed", G_CALLBACK (pressed_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (self->list, GTK_EVENT_CONTROLLER (click));

  gtk_gesture_single_set_touch_only (GTK_GESTURE_SINGLE (press), TRUE);
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (press), GTK_PHASE_CAPTURE);
  g_signal_connect_object (press, "pressed", G_CALLBACK (long_pressed_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (self->list, GTK_EVENT_CONTROLLER (press));
}

/**
 * attune_notes_menu_new:
 * @parent: the page that has this menu and the list
 * @list: a list of highlights and notes
 * @rows: its rows
 * @selection: what is selected in it
 *
 * Returns: (transfer full): the menu of the rows, opened by the secondary button and by a long
 * press
 */
AttuneNotesMenu *
attune_notes_menu_new (GtkWidget *parent,
                       GtkListView *list,
                       AttuneNoteRows *rows,
                       AttuneNotesSelection *selection)
{
  static const GActionEntry entries[] = {
    { "go", activate_cb },
    { "edit", activate_cb },
    { "kind", activate_cb, "s", "''" },
    { "remove", activate_cb },
  };
  AttuneNotesMenu *self = g_object_new (ATTUNE_TYPE_NOTES_MENU, NULL);

  self->parent = parent;
  self->list = GTK_WIDGET (list);
  self->rows = g_object_ref (rows);
  self->selection = g_object_ref (selection);
  self->actions = g_simple_action_group_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (self->actions), entries, G_N_ELEMENTS (entries),
                                   self);
  gtk_widget_insert_action_group (parent, "note", G_ACTION_GROUP (self->actions));
  add_gestures (self);

  return self;
}

/**
 * attune_notes_menu_set_kinds:
 * @kinds: the [class@Kind]s that a highlight can be given
 */
void
attune_notes_menu_set_kinds (AttuneNotesMenu *self, GListModel *kinds)
{
  g_set_object (&self->kinds, kinds);
}

/**
 * attune_notes_menu_show:
 * @row: whose menu to show
 *
 * Shows the menu of a row at its end. While rows are being selected, they have none.
 */
void
attune_notes_menu_show (AttuneNotesMenu *self, AttuneNoteRow *row)
{
  if (!attune_notes_selection_get_mode (self->selection))
    popup (self, row, NULL);
}
