/* attune-notes-page.c: the highlights and notes, in the sidebar
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "attune-notes-page.h"

#include <glib/gi18n.h>

#include "attune-mark-list.h"
#include "attune-note-header.h"
#include "attune-note-row.h"
#include "attune-notes-filter.h"
#include "attune-notes-menu.h"

/**
 * AttuneNotesPage:
 *
 * The highlights and notes of an article in its order, section by section. They can be filtered,
 * gone to, written on and removed, several at once. Those whose passage is gone come last, with a
 * guess where there is one, which the reader may accept.
 */
struct _AttuneNotesPage
{
  AdwBin parent_instance;

  GtkStack *bars;
  AttuneNotesFilter *filter;
  GtkLabel *selected;
  GtkStack *stack;
  GtkListView *list;
  GtkRevealer *select_bar;
  GMenuModel *page_menu;
  AttuneNotesMenu *menu;

  AttuneMarker *marker;
  AttuneArticle *article;
  AttuneMarkList *marks;
  GtkSelectionModel *selection; /* of @marks; the list view has it once it was seen */
  GPtrArray *bound;             /* GtkListItem, unowned: those that have a row */
  gboolean is_selecting;
  guint warm_id;
  guint n_warm;
  guint more_id;
  guint refocus; /* where the focus was when what had it was removed */
};

enum
{
  SIGNAL_CHOSEN,
  SIGNAL_CHOSEN_PLACE,
  SIGNAL_EDIT,
  SIGNAL_EXPORT,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AttuneNotesPage, attune_notes_page, ADW_TYPE_BIN)

/* How long reading ahead may hold the main loop at a time, in microseconds */
#define WARM_SLICE 2000

/* Rows */

static char *
dup_guess (AttuneNotesPage *self, AttuneMark *mark)
{
  AttunePlace *place = attune_mark_is_lost (mark) ? attune_mark_get_guess (mark) : NULL;
  const AttuneBlock *block = NULL;
  guint start = 0, end = 0;

  /* A guess that is nowhere is none. */
  if (place != NULL)
    block = attune_article_resolve (self->article, place, &start, &end, NULL);
  if (block == NULL)
    return NULL;

  return attune_text_dup_range (attune_block_get_text (block), start, end);
}

static void
fill_row (gpointer data, gpointer user_data)
{
  GtkListItem *item = data;
  AttuneNotesPage *self = user_data;
  AttuneNoteRow *row = ATTUNE_NOTE_ROW (gtk_list_item_get_child (item));
  AttuneMark *mark = gtk_list_item_get_item (item);
  AttuneNotebook *notebook = attune_marker_get_notebook (self->marker);
  AttuneKind *kind = attune_notebook_lookup_kind (notebook, attune_mark_get_kind (mark));
  g_autofree char *guess = dup_guess (self, mark);
  g_autofree char *label = attune_note_dup_label (mark, kind);

  attune_note_row_set_mark (row, mark, kind, guess);
  attune_note_row_set_selecting (row, self->is_selecting, gtk_list_item_get_selected (item));
  gtk_list_item_set_accessible_label (item, label);
  gtk_list_item_set_accessible_description (
      item,
      attune_mark_list_get_section (self->marks, mark) == NULL ? _ ("No longer in the text") : "");
}

static void
update_rows (AttuneNotesPage *self)
{
  g_ptr_array_foreach (self->bound, fill_row, self);
}

/* Fills a row again where its mark is not what it was. */
static void
update_row (gpointer data, gpointer user_data)
{
  GtkListItem *item = data;

  if (!attune_note_row_is_current (ATTUNE_NOTE_ROW (gtk_list_item_get_child (item))))
    fill_row (item, user_data);
}

static void
update_check_cb (GtkListItem *item, GParamSpec *pspec, AttuneNotesPage *self)
{
  if (self->is_selecting)
    attune_note_row_set_selecting (ATTUNE_NOTE_ROW (gtk_list_item_get_child (item)), TRUE,
                                   gtk_list_item_get_selected (item));
}

static void
accept_guess (AttuneNotesPage *self, AttuneMark *mark)
{
  g_autoptr (AttuneEdit) edit = attune_edit_new ();

  attune_edit_set_place (edit, mark, self->article, attune_mark_get_guess (mark), TRUE);
  attune_marker_commit (self->marker, edit, _ ("It is in the text again"));
}

/* The row of the list that the focus is in, or NULL. The list's own widget around it has it, or
 * something in it. */
static AttuneNoteRow *
get_focused_row (AttuneNotesPage *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  GtkWidget *row = NULL;

  if (focus == NULL || !gtk_widget_is_ancestor (focus, GTK_WIDGET (self->list)))
    return NULL;

  row = gtk_widget_get_first_child (focus);
  if (!ATTUNE_IS_NOTE_ROW (row))
    row = gtk_widget_get_ancestor (focus, ATTUNE_TYPE_NOTE_ROW);

  return row != NULL ? ATTUNE_NOTE_ROW (row) : NULL;
}

static AttuneNoteRow *
get_row_at (AttuneNotesPage *self, double x, double y, gboolean *on_button)
{
  GtkWidget *at = gtk_widget_pick (GTK_WIDGET (self->list), x, y, GTK_PICK_DEFAULT);
  GtkWidget *row = NULL;

  if (at == NULL)
    return NULL;

  *on_button = GTK_IS_BUTTON (at) || gtk_widget_get_ancestor (at, GTK_TYPE_BUTTON) != NULL;
  row = gtk_widget_get_ancestor (at, ATTUNE_TYPE_NOTE_ROW);
  /* The list's widget around a row is a little larger. */
  if (row == NULL)
    row = gtk_widget_get_first_child (at);

  return ATTUNE_IS_NOTE_ROW (row) ? ATTUNE_NOTE_ROW (row) : NULL;
}

/* The marks that an action on @mark is about: all that are selected where it is one of them */
static GPtrArray *
dup_subjects (AttuneNotesPage *self, AttuneMark *mark)
{
  GPtrArray *subjects = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GtkBitset) selected = gtk_selection_model_get_selection (self->selection);
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

static void
show_menu (AttuneNotesPage *self, AttuneNoteRow *row, const graphene_point_t *at)
{
  g_autoptr (GPtrArray) subjects = dup_subjects (self, attune_note_row_get_mark (row));

  attune_notes_menu_popup (self->menu, GTK_WIDGET (row), at, attune_note_row_get_mark (row),
                           subjects);
}

static void
row_wanted_cb (AttuneNotesPage *self, const char *what, AttuneNoteRow *row)
{
  AttuneMark *mark = attune_note_row_get_mark (row);

  if (g_str_equal (what, "menu"))
    show_menu (self, row, NULL);
  else if (g_str_equal (what, "show") && attune_mark_get_guess (mark) != NULL)
    g_signal_emit (self, signals[SIGNAL_CHOSEN_PLACE], 0, attune_mark_get_guess (mark));
  else if (g_str_equal (what, "accept") && attune_mark_get_guess (mark) != NULL)
    accept_guess (self, mark);
}

static void
setup_cb (AttuneNotesPage *self, GtkListItem *item)
{
  GtkWidget *row = attune_note_row_new ();

  g_signal_connect_object (row, "wanted", G_CALLBACK (row_wanted_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (item, "notify::selected", G_CALLBACK (update_check_cb), self, 0);
  gtk_list_item_set_child (item, row);
}

static void
bind_cb (AttuneNotesPage *self, GtkListItem *item)
{
  g_ptr_array_add (self->bound, item);
  fill_row (item, self);
}

static void
unbind_cb (AttuneNotesPage *self, GtkListItem *item)
{
  g_ptr_array_remove_fast (self->bound, item);
  attune_note_row_set_mark (ATTUNE_NOTE_ROW (gtk_list_item_get_child (item)), NULL, NULL, NULL);
}

static void
setup_header_cb (AttuneNotesPage *self, GtkListHeader *header)
{
  gtk_list_header_set_child (header, attune_note_header_new ());
}

static void
bind_header_cb (AttuneNotesPage *self, GtkListHeader *header)
{
  AttuneSection *section = attune_mark_list_get_section (self->marks,
                                                         gtk_list_header_get_item (header));

  attune_note_header_set_section (ATTUNE_NOTE_HEADER (gtk_list_header_get_child (header)), section);
}

static gboolean
query_tooltip_cb (AttuneNotesPage *self, int x, int y, gboolean by_key, GtkTooltip *tooltip)
{
  GtkWidget *at = by_key ? NULL : gtk_widget_pick (GTK_WIDGET (self->list), x, y, GTK_PICK_DEFAULT);
  GtkWidget *row = NULL, *header = NULL;
  g_autofree char *text = NULL;

  if (at == NULL)
    return FALSE;

  row = gtk_widget_get_ancestor (at, ATTUNE_TYPE_NOTE_ROW);
  header = gtk_widget_get_ancestor (at, ATTUNE_TYPE_NOTE_HEADER);
  if (row != NULL)
    text = attune_note_row_dup_tooltip (ATTUNE_NOTE_ROW (row), at);
  else if (header != NULL)
    text = g_strdup (attune_note_header_get_path (ATTUNE_NOTE_HEADER (header)));
  gtk_tooltip_set_text (tooltip, text);

  return text != NULL;
}

/* Selecting */

static void
update_selected (AttuneNotesPage *self)
{
  g_autoptr (GtkBitset) selection = gtk_selection_model_get_selection (self->selection);
  guint n = (guint) gtk_bitset_get_size (selection);
  /* Translators: how many highlights and notes are selected */
  g_autofree char *label = g_strdup_printf (ngettext ("%u Selected", "%u Selected", n), n);

  gtk_label_set_label (self->selected, label);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "notes.remove", n > 0 || !self->is_selecting);
}

static void
set_selecting (AttuneNotesPage *self, gboolean selecting)
{
  if (self->is_selecting == selecting)
    return;

  self->is_selecting = selecting;
  gtk_selection_model_unselect_all (self->selection);
  gtk_stack_set_visible_child_name (self->bars, selecting ? "select" : "filter");
  gtk_revealer_set_reveal_child (self->select_bar, selecting);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "notes.end-select", selecting);
  update_rows (self);
  update_selected (self);
}

static void
select_action_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  AttuneNotesPage *self = ATTUNE_NOTES_PAGE (widget);

  set_selecting (self, g_str_equal (action, "notes.select"));
  gtk_widget_child_focus (GTK_WIDGET (self->list), GTK_DIR_TAB_FORWARD);
}

static void
select_all_cb (AttuneNotesPage *self)
{
  attune_mark_list_show_more (self->marks, TRUE);
  gtk_selection_model_select_all (self->selection);
}

static void
choose (AttuneNotesPage *self, AttuneMark *mark)
{
  guint position = attune_mark_list_find (self->marks, mark);

  if (!self->is_selecting)
    g_signal_emit (self, signals[SIGNAL_CHOSEN], 0, mark);
  else if (gtk_selection_model_is_selected (self->selection, position))
    gtk_selection_model_unselect_item (self->selection, position);
  else
    gtk_selection_model_select_item (self->selection, position, FALSE);
}

static void
activate_cb (AttuneNotesPage *self, guint position)
{
  g_autoptr (AttuneMark) mark = g_list_model_get_item (G_LIST_MODEL (self->marks), position);

  choose (self, mark);
}

static gboolean
move_focus (AttuneNotesPage *self, int step)
{
  AttuneNoteRow *row = get_focused_row (self);
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
key_pressed_cb (AttuneNotesPage *self, guint key, guint code, GdkModifierType state)
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
      row = get_focused_row (self);
      if (row == NULL)
        return GDK_EVENT_PROPAGATE;
      choose (self, attune_note_row_get_mark (row));
      return GDK_EVENT_STOP;
    default:
      return GDK_EVENT_PROPAGATE;
    }
}

/* A click goes to the mark, and the list selects it as well; with Ctrl or Shift it only selects, as
 * anywhere, and while rows are being selected it does that without the keys. */
static void
pressed_cb (AttuneNotesPage *self, int n_press, double x, double y, GtkGesture *gesture)
{
  gboolean on_button = FALSE;

  if (self->is_selecting && get_row_at (self, x, y, &on_button) != NULL && !on_button)
    gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_CLAIMED);
}

static void
released_cb (AttuneNotesPage *self, int n_press, double x, double y, GtkGesture *gesture)
{
  GdkModifierType state = gtk_event_controller_get_current_event_state (
      GTK_EVENT_CONTROLLER (gesture));
  gboolean on_button = FALSE;
  AttuneNoteRow *row = get_row_at (self, x, y, &on_button);

  if (row == NULL || on_button)
    return;
  if (!self->is_selecting && (n_press > 1 || (state & (GDK_CONTROL_MASK | GDK_SHIFT_MASK)) != 0))
    return;

  choose (self, attune_note_row_get_mark (row));
}

static void
menu_at (AttuneNotesPage *self, double x, double y, GtkGesture *gesture)
{
  gboolean on_button = FALSE;
  AttuneNoteRow *row = get_row_at (self, x, y, &on_button);
  graphene_point_t at;

  if (row == NULL || self->is_selecting ||
      !gtk_widget_compute_point (GTK_WIDGET (self->list), GTK_WIDGET (row),
                                 &GRAPHENE_POINT_INIT ((float) x, (float) y), &at))
    return;

  gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_CLAIMED);
  show_menu (self, row, &at);
}

static void
menu_pressed_cb (AttuneNotesPage *self, int n_press, double x, double y, GtkGesture *gesture)
{
  menu_at (self, x, y, gesture);
}

static void
long_pressed_cb (AttuneNotesPage *self, double x, double y, GtkGesture *gesture)
{
  menu_at (self, x, y, gesture);
}

/* What the keys and the menus do */

static void
menu_action_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  AttuneNoteRow *row = get_focused_row (ATTUNE_NOTES_PAGE (widget));

  if (row != NULL && !ATTUNE_NOTES_PAGE (widget)->is_selecting)
    show_menu (ATTUNE_NOTES_PAGE (widget), row, NULL);
}

static void
edit_action_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  AttuneNoteRow *row = get_focused_row (ATTUNE_NOTES_PAGE (widget));

  if (row != NULL)
    g_signal_emit (widget, signals[SIGNAL_EDIT], 0, attune_note_row_get_mark (row));
}

static void
remove_marks (AttuneNotesPage *self, GPtrArray *marks)
{
  g_autofree char *told = NULL;

  if (marks->len == 1)
    attune_marker_remove_one (self->marker, g_ptr_array_index (marks, 0));
  if (marks->len < 2)
    return;

  /* Translators: highlights and notes together */
  told = g_strdup_printf (ngettext ("%u mark removed", "%u marks removed", marks->len), marks->len);
  attune_marker_remove (self->marker, marks, told);
}

static void
remove_action_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  AttuneNotesPage *self = ATTUNE_NOTES_PAGE (widget);
  AttuneNoteRow *row = self->is_selecting ? NULL : get_focused_row (self);
  g_autoptr (GPtrArray) marks = NULL;

  if (row == NULL && !self->is_selecting)
    return;

  marks = dup_subjects (self, row != NULL ? attune_note_row_get_mark (row) : NULL);
  if (marks->len > 0)
    self->refocus = attune_mark_list_find (self->marks, g_ptr_array_index (marks, 0));
  remove_marks (self, marks);
  set_selecting (self, FALSE);
}

static void
export_action_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  g_autoptr (GPtrArray) marks = attune_notes_page_dup_shown (ATTUNE_NOTES_PAGE (widget));

  g_signal_emit (widget, signals[SIGNAL_EXPORT], 0, marks);
}

static void
set_kind (AttuneNotesPage *self, GPtrArray *marks, const char *kind)
{
  g_autoptr (AttuneEdit) edit = attune_edit_new ();

  for (guint i = 0; i < marks->len; i++)
    attune_edit_set_kind (edit, g_ptr_array_index (marks, i), *kind != '\0' ? kind : NULL);
  attune_marker_commit (self->marker, edit, NULL);
}

/* The menu of a row wants something done; @kind is of "kind". */
static void
menu_wanted_cb (AttuneNotesPage *self,
                const char *what,
                AttuneMark *mark,
                GPtrArray *marks,
                const char *kind)
{
  if (g_str_equal (what, "go"))
    choose (self, mark);
  else if (g_str_equal (what, "edit"))
    g_signal_emit (self, signals[SIGNAL_EDIT], 0, mark);
  else if (g_str_equal (what, "kind"))
    set_kind (self, marks, kind);
  else if (g_str_equal (what, "remove"))
    remove_marks (self, marks);
}

/* Keeping up with the notebook */

static void
update_stack (AttuneNotesPage *self)
{
  gboolean none = attune_mark_list_get_n_all (self->marks) == 0;
  gboolean nothing = attune_mark_list_get_n_wanted (self->marks) == 0;

  if (none || nothing)
    set_selecting (self, FALSE);
  gtk_stack_set_visible_child_name (self->stack, none ? "none" : nothing ? "nothing" : "list");
  gtk_widget_set_visible (GTK_WIDGET (self->bars), !none);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "notes.select", !nothing);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "notes.export", !nothing);
}

static gboolean
more_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer user_data)
{
  AttuneNotesPage *self = ATTUNE_NOTES_PAGE (widget);

  if (attune_mark_list_show_more (self->marks, FALSE))
    return G_SOURCE_CONTINUE;

  self->more_id = 0;

  return G_SOURCE_REMOVE;
}

/* What had the focus was removed: the next one takes it, unless it is somewhere else by now. */
static void
restore_focus (AttuneNotesPage *self)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->marks));
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (self->refocus == GTK_INVALID_LIST_POSITION || n == 0 || get_focused_row (self) != NULL)
    return;

  if (focus == NULL || gtk_widget_is_ancestor (focus, GTK_WIDGET (self)))
    gtk_list_view_scroll_to (self->list, MIN (self->refocus, n - 1), GTK_LIST_SCROLL_FOCUS, NULL);
  self->refocus = GTK_INVALID_LIST_POSITION;
}

static void
synced_cb (AttuneNotesPage *self)
{
  g_ptr_array_foreach (self->bound, update_row, self);
  update_stack (self);
  restore_focus (self);
  if (self->more_id == 0)
    self->more_id = gtk_widget_add_tick_callback (GTK_WIDGET (self), more_cb, NULL, NULL);
}

static void
show_all_cb (AttuneNotesPage *self)
{
  attune_notes_filter_clear (self->filter);
  attune_notes_filter_focus (self->filter);
}

/* A mark folds its words when it is first asked for them; of thousands, that would be felt at the
 * first key. */
static gboolean
warm_cb (gpointer user_data)
{
  static const char *const no_words[] = { NULL };
  AttuneNotesPage *self = user_data;
  gint64 end = g_get_monotonic_time () + WARM_SLICE;

  while (g_get_monotonic_time () < end)
    {
      g_autoptr (AttuneMark) mark = g_list_model_get_item (
          attune_notebook_get_marks (attune_marker_get_notebook (self->marker)), self->n_warm++);

      if (mark == NULL)
        {
          self->warm_id = 0;
          return G_SOURCE_REMOVE;
        }
      attune_mark_has_words (mark, no_words);
      attune_mark_get_tags (mark);
    }

  return G_SOURCE_CONTINUE;
}

static void
read_marks (AttuneNotesPage *self)
{
  if (self->marker != NULL)
    attune_mark_list_set_marks (
        self->marks, attune_notebook_get_marks (attune_marker_get_notebook (self->marker)));
}

/* All is done when the page is first seen, and nothing before. */
static void
attune_notes_page_map (GtkWidget *widget)
{
  AttuneNotesPage *self = ATTUNE_NOTES_PAGE (widget);

  read_marks (self);
  if (gtk_list_view_get_model (self->list) == NULL)
    gtk_list_view_set_model (self->list, self->selection);
  self->n_warm = 0;
  if (self->warm_id == 0 && self->marker != NULL)
    self->warm_id = g_idle_add_full (G_PRIORITY_LOW, warm_cb, self, NULL);

  GTK_WIDGET_CLASS (attune_notes_page_parent_class)->map (widget);
}

static void
attune_notes_page_dispose (GObject *object)
{
  AttuneNotesPage *self = ATTUNE_NOTES_PAGE (object);

  g_clear_handle_id (&self->warm_id, g_source_remove);
  if (self->more_id != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self), self->more_id);
  self->more_id = 0;
  /* Rows that go with the template would still ask for their kinds. */
  if (self->list != NULL)
    gtk_list_view_set_model (self->list, NULL);
  g_clear_object (&self->menu);
  /* The template would take its child from the bin without telling it. */
  adw_bin_set_child (ADW_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), ATTUNE_TYPE_NOTES_PAGE);
  g_clear_object (&self->selection);
  g_clear_object (&self->marks);
  g_clear_object (&self->marker);
  g_clear_object (&self->article);

  G_OBJECT_CLASS (attune_notes_page_parent_class)->dispose (object);
}

static void
attune_notes_page_finalize (GObject *object)
{
  g_clear_pointer (&ATTUNE_NOTES_PAGE (object)->bound, g_ptr_array_unref);

  G_OBJECT_CLASS (attune_notes_page_parent_class)->finalize (object);
}

static void
install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "notes.select", NULL, select_action_cb);
  gtk_widget_class_install_action (widget_class, "notes.end-select", NULL, select_action_cb);
  gtk_widget_class_install_action (widget_class, "notes.export", NULL, export_action_cb);
  gtk_widget_class_install_action (widget_class, "notes.edit", NULL, edit_action_cb);
  gtk_widget_class_install_action (widget_class, "notes.remove", NULL, remove_action_cb);
  gtk_widget_class_install_action (widget_class, "notes.menu", NULL, menu_action_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F2, 0, "notes.edit", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Delete, 0, "notes.remove", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_KP_Delete, 0, "notes.remove", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Menu, 0, "notes.menu", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F10, GDK_SHIFT_MASK, "notes.menu",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "notes.end-select", NULL);
}

static guint
add_signal (const char *name, GType type)
{
  return g_signal_new (name, ATTUNE_TYPE_NOTES_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                       G_TYPE_NONE, 1, type);
}

static void
attune_notes_page_class_init (AttuneNotesPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = attune_notes_page_dispose;
  object_class->finalize = attune_notes_page_finalize;
  widget_class->map = attune_notes_page_map;

  /**
   * AttuneNotesPage::chosen:
   * @mark: where to go
   */
  signals[SIGNAL_CHOSEN] = add_signal ("chosen", ATTUNE_TYPE_MARK);
  /**
   * AttuneNotesPage::chosen-place:
   * @place: where to go, to see whether a guess is right
   */
  signals[SIGNAL_CHOSEN_PLACE] = add_signal ("chosen-place", ATTUNE_TYPE_PLACE);
  /**
   * AttuneNotesPage::edit:
   * @mark: whose note to write
   */
  signals[SIGNAL_EDIT] = add_signal ("edit", ATTUNE_TYPE_MARK);
  /**
   * AttuneNotesPage::export:
   * @marks: (element-type AttuneMark): what the filter shows
   */
  signals[SIGNAL_EXPORT] = add_signal ("export", G_TYPE_PTR_ARRAY);

  install_actions (widget_class);

  g_type_ensure (ATTUNE_TYPE_NOTES_FILTER);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               ATTUNE_RESOURCE_PATH "/attune-notes-page.ui");
  gtk_widget_class_bind_template_child (widget_class, AttuneNotesPage, bars);
  gtk_widget_class_bind_template_child (widget_class, AttuneNotesPage, filter);
  gtk_widget_class_bind_template_child (widget_class, AttuneNotesPage, selected);
  gtk_widget_class_bind_template_child (widget_class, AttuneNotesPage, stack);
  gtk_widget_class_bind_template_child (widget_class, AttuneNotesPage, list);
  gtk_widget_class_bind_template_child (widget_class, AttuneNotesPage, select_bar);
  gtk_widget_class_bind_template_child (widget_class, AttuneNotesPage, page_menu);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, setup_cb);
  gtk_widget_class_bind_template_callback (widget_class, bind_cb);
  gtk_widget_class_bind_template_callback (widget_class, unbind_cb);
  gtk_widget_class_bind_template_callback (widget_class, setup_header_cb);
  gtk_widget_class_bind_template_callback (widget_class, bind_header_cb);
  gtk_widget_class_bind_template_callback (widget_class, query_tooltip_cb);
  gtk_widget_class_bind_template_callback (widget_class, key_pressed_cb);
  gtk_widget_class_bind_template_callback (widget_class, pressed_cb);
  gtk_widget_class_bind_template_callback (widget_class, released_cb);
  gtk_widget_class_bind_template_callback (widget_class, menu_pressed_cb);
  gtk_widget_class_bind_template_callback (widget_class, long_pressed_cb);
  gtk_widget_class_bind_template_callback (widget_class, select_all_cb);
  gtk_widget_class_bind_template_callback (widget_class, show_all_cb);
}

static void
attune_notes_page_init (AttuneNotesPage *self)
{
  self->bound = g_ptr_array_new ();
  self->refocus = GTK_INVALID_LIST_POSITION;
  self->marks = attune_mark_list_new (FALSE);
  attune_mark_list_set_gradual (self->marks, TRUE);
  self->selection = GTK_SELECTION_MODEL (
      gtk_multi_selection_new (g_object_ref (G_LIST_MODEL (self->marks))));

  gtk_widget_init_template (GTK_WIDGET (self));

  self->menu = attune_notes_menu_new (GTK_WIDGET (self));
  g_signal_connect_swapped (self->menu, "wanted", G_CALLBACK (menu_wanted_cb), self);
  attune_notes_filter_set_list (self->filter, self->marks);
  attune_notes_filter_set_menu (self->filter, self->page_menu);
  g_signal_connect_object (self->marks, "synced", G_CALLBACK (synced_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->selection, "selection-changed", G_CALLBACK (update_selected), self,
                           G_CONNECT_SWAPPED);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "notes.end-select", FALSE);
  update_stack (self);
}

static void
kinds_changed_cb (AttuneNotesPage *self, guint position, guint n_removed, guint n_added)
{
  GListModel *kinds = attune_notebook_get_kinds (attune_marker_get_notebook (self->marker));

  for (guint i = position; i < position + n_added; i++)
    {
      g_autoptr (AttuneKind) kind = g_list_model_get_item (kinds, i);

      g_signal_connect_object (kind, "notify::title", G_CALLBACK (update_rows), self,
                               G_CONNECT_SWAPPED);
    }
  update_rows (self);
}

/**
 * attune_notes_page_set_marker:
 * @marker: of the notebook whose highlights and notes to list; to be set once
 */
void
attune_notes_page_set_marker (AttuneNotesPage *self, AttuneMarker *marker)
{
  AttuneNotebook *notebook = attune_marker_get_notebook (marker);
  GListModel *kinds = attune_notebook_get_kinds (notebook);

  g_return_if_fail (self->marker == NULL);

  self->marker = g_object_ref (marker);
  attune_notes_filter_set_kinds (self->filter, kinds);
  attune_notes_menu_set_kinds (self->menu, kinds);
  g_signal_connect_object (kinds, "items-changed", G_CALLBACK (kinds_changed_cb), self,
                           G_CONNECT_SWAPPED);
  kinds_changed_cb (self, 0, 0, g_list_model_get_n_items (kinds));
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    read_marks (self);
}

/**
 * attune_notes_page_set_article:
 * @article: (nullable): the one whose highlights and notes are shown
 */
void
attune_notes_page_set_article (AttuneNotesPage *self, AttuneArticle *article)
{
  if (self->article == article)
    return;

  g_set_object (&self->article, article);
  attune_mark_list_set_article (self->marks, article);
}

/**
 * attune_notes_page_dup_shown:
 *
 * Returns: (transfer full) (element-type AttuneMark): what the filter shows, in order
 */
GPtrArray *
attune_notes_page_dup_shown (AttuneNotesPage *self)
{
  read_marks (self);

  return attune_mark_list_dup_wanted (self->marks);
}
