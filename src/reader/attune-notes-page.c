/* attune-notes-page.c: the highlights and notes, in the sidebar
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "attune-notes-page.h"

#include <glib/gi18n.h>

#include "attune-list-top.h"
#include "attune-mark-warming.h"
#include "attune-notes-edit.h"
#include "attune-notes-filter.h"
#include "attune-notes-menu.h"
#include "attune-notes-selection.h"

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
  AttuneNoteRows *rows;
  AttuneNotesSelection *selection; /* the list view has its model once it was seen */
  GSource *warming;
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

static void
row_wanted_cb (AttuneNotesPage *self, const char *what, AttuneNoteRow *row)
{
  AttuneMark *mark = attune_note_row_get_mark (row);

  if (g_str_equal (what, "menu"))
    attune_notes_menu_show (self->menu, row);
  else if (g_str_equal (what, "show") && attune_mark_get_guess (mark) != NULL)
    g_signal_emit (self, signals[SIGNAL_CHOSEN_PLACE], 0, attune_mark_get_guess (mark));
  else if (g_str_equal (what, "accept") && attune_mark_get_guess (mark) != NULL)
    attune_notes_edit_accept_guess (self->marker, self->article, mark);
}

/* Selecting */

static void
selection_changed_cb (AttuneNotesPage *self)
{
  gboolean selecting = attune_notes_selection_get_mode (self->selection);
  guint n = attune_notes_selection_get_n_selected (self->selection);
  /* Translators: how many highlights and notes are selected */
  g_autofree char *label = g_strdup_printf (ngettext ("%u Selected", "%u Selected", n), n);

  gtk_stack_set_visible_child_name (self->bars, selecting ? "select" : "filter");
  gtk_revealer_set_reveal_child (self->select_bar, selecting);
  gtk_label_set_label (self->selected, label);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "notes.end-select", selecting);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "notes.remove", n > 0 || !selecting);
}

static void
chosen_cb (AttuneNotesPage *self, AttuneMark *mark)
{
  g_signal_emit (self, signals[SIGNAL_CHOSEN], 0, mark);
}

static void
select_action_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  AttuneNotesPage *self = ATTUNE_NOTES_PAGE (widget);

  attune_notes_selection_set_mode (self->selection, g_str_equal (action, "notes.select"));
  gtk_widget_child_focus (GTK_WIDGET (self->list), GTK_DIR_TAB_FORWARD);
}

static void
select_all_cb (AttuneNotesPage *self)
{
  attune_notes_selection_select_all (self->selection);
}

/* What the keys and the menus do */

static void
menu_action_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  AttuneNotesPage *self = ATTUNE_NOTES_PAGE (widget);
  AttuneNoteRow *row = attune_note_rows_get_focused (self->rows);

  if (row != NULL)
    attune_notes_menu_show (self->menu, row);
}

static void
edit_action_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  AttuneNoteRow *row = attune_note_rows_get_focused (ATTUNE_NOTES_PAGE (widget)->rows);

  if (row != NULL)
    g_signal_emit (widget, signals[SIGNAL_EDIT], 0, attune_note_row_get_mark (row));
}

static void
remove_action_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  AttuneNotesPage *self = ATTUNE_NOTES_PAGE (widget);
  gboolean selecting = attune_notes_selection_get_mode (self->selection);
  AttuneNoteRow *row = selecting ? NULL : attune_note_rows_get_focused (self->rows);
  g_autoptr (GPtrArray) marks = NULL;

  if (row == NULL && !selecting)
    return;

  marks = attune_notes_selection_dup_subjects (self->selection,
                                               row != NULL ? attune_note_row_get_mark (row) : NULL);
  if (marks->len > 0)
    self->refocus = attune_mark_list_find (self->marks, g_ptr_array_index (marks, 0));
  attune_notes_edit_remove (self->marker, marks);
  attune_notes_selection_set_mode (self->selection, FALSE);
}

static void
export_action_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  g_autoptr (GPtrArray) marks = attune_notes_page_dup_shown (ATTUNE_NOTES_PAGE (widget));

  g_signal_emit (widget, signals[SIGNAL_EXPORT], 0, marks);
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
    attune_notes_selection_choose (self->selection, mark);
  else if (g_str_equal (what, "edit"))
    g_signal_emit (self, signals[SIGNAL_EDIT], 0, mark);
  else if (g_str_equal (what, "kind"))
    attune_notes_edit_set_kind (self->marker, marks, kind);
  else if (g_str_equal (what, "remove"))
    attune_notes_edit_remove (self->marker, marks);
}

/* Keeping up with the notebook */

static void
update_stack (AttuneNotesPage *self)
{
  gboolean none = attune_mark_list_get_n_all (self->marks) == 0;
  gboolean nothing = attune_mark_list_get_n_wanted (self->marks) == 0;

  if (none || nothing)
    attune_notes_selection_set_mode (self->selection, FALSE);
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

  if (self->refocus == GTK_INVALID_LIST_POSITION || n == 0 ||
      attune_note_rows_get_focused (self->rows) != NULL)
    return;

  if (focus == NULL || gtk_widget_is_ancestor (focus, GTK_WIDGET (self)))
    gtk_list_view_scroll_to (self->list, MIN (self->refocus, n - 1), GTK_LIST_SCROLL_FOCUS, NULL);
  self->refocus = GTK_INVALID_LIST_POSITION;
}

static void
synced_cb (AttuneNotesPage *self)
{
  attune_note_rows_update (self->rows);
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

static void
stop_warming (AttuneNotesPage *self)
{
  if (self->warming != NULL)
    g_source_destroy (self->warming);
  g_clear_pointer (&self->warming, g_source_unref);
}

static void
start_warming (AttuneNotesPage *self)
{
  stop_warming (self);
  if (self->marker != NULL)
    self->warming = attune_mark_warming_start (
        attune_notebook_get_marks (attune_marker_get_notebook (self->marker)));
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
    gtk_list_view_set_model (self->list, attune_notes_selection_get_model (self->selection));
  start_warming (self);

  GTK_WIDGET_CLASS (attune_notes_page_parent_class)->map (widget);
}

static void
attune_notes_page_dispose (GObject *object)
{
  AttuneNotesPage *self = ATTUNE_NOTES_PAGE (object);

  stop_warming (self);
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
  g_clear_object (&self->rows);
  g_clear_object (&self->marks);
  g_clear_object (&self->marker);
  g_clear_object (&self->article);

  G_OBJECT_CLASS (attune_notes_page_parent_class)->dispose (object);
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
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = attune_notes_page_dispose;
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
  gtk_widget_class_bind_template_callback (widget_class, select_all_cb);
  gtk_widget_class_bind_template_callback (widget_class, show_all_cb);
}

static void
attune_notes_page_init (AttuneNotesPage *self)
{
  self->refocus = GTK_INVALID_LIST_POSITION;
  self->marks = attune_mark_list_new (FALSE);
  attune_mark_list_set_gradual (self->marks, TRUE);

  gtk_widget_init_template (GTK_WIDGET (self));

  self->rows = attune_note_rows_new (self->list, self->marks);
  g_signal_connect_object (self->rows, "wanted", G_CALLBACK (row_wanted_cb), self,
                           G_CONNECT_SWAPPED);
  self->selection = attune_notes_selection_new (self->list, self->rows, self->marks);
  g_signal_connect_object (self->selection, "chosen", G_CALLBACK (chosen_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->selection, "changed", G_CALLBACK (selection_changed_cb), self,
                           G_CONNECT_SWAPPED);
  self->menu = attune_notes_menu_new (GTK_WIDGET (self), self->list, self->rows, self->selection);
  g_signal_connect_swapped (self->menu, "wanted", G_CALLBACK (menu_wanted_cb), self);
  attune_notes_filter_set_list (self->filter, self->marks);
  attune_notes_filter_set_menu (self->filter, self->page_menu);
  g_signal_connect_object (self->marks, "synced", G_CALLBACK (synced_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->marks, "begun", G_CALLBACK (attune_list_top_show), self->list,
                           G_CONNECT_SWAPPED);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "notes.end-select", FALSE);
  update_stack (self);
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
  attune_note_rows_set_notebook (self->rows, notebook);
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
  attune_note_rows_set_article (self->rows, article);
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
