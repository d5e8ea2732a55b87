/* attune-note-rows.c: the rows of the list of highlights and notes
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "attune-note-rows.h"

#include <glib/gi18n.h>

#include "attune-note-header.h"

/**
 * AttuneNoteRows:
 *
 * The rows and the headers of the list of highlights and notes: makes them, fills them, keeps them
 * as their marks and kinds are, and knows which one is where.
 */
struct _AttuneNoteRows
{
  GObject parent_instance;

  GtkListView *list; /* it is part of what has this */
  AttuneMarkList *marks;
  AttuneNotebook *notebook;
  AttuneArticle *article;
  GPtrArray *bound; /* GtkListItem, unowned: those that have a row */
  gboolean is_selecting;
};

enum
{
  SIGNAL_WANTED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AttuneNoteRows, attune_note_rows, G_TYPE_OBJECT)

static char *
dup_guess (AttuneNoteRows *self, AttuneMark *mark)
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
  AttuneNoteRows *self = user_data;
  AttuneNoteRow *row = ATTUNE_NOTE_ROW (gtk_list_item_get_child (item));
  AttuneMark *mark = gtk_list_item_get_item (item);
  AttuneKind *kind = attune_notebook_lookup_kind (self->notebook, attune_mark_get_kind (mark));
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
fill_all (AttuneNoteRows *self)
{
  g_ptr_array_foreach (self->bound, fill_row, self);
}

static void
update_row (gpointer data, gpointer user_data)
{
  GtkListItem *item = data;

  if (!attune_note_row_is_current (ATTUNE_NOTE_ROW (gtk_list_item_get_child (item))))
    fill_row (item, user_data);
}

static void
update_check_cb (GtkListItem *item, GParamSpec *pspec, AttuneNoteRows *self)
{
  if (self->is_selecting)
    attune_note_row_set_selecting (ATTUNE_NOTE_ROW (gtk_list_item_get_child (item)), TRUE,
                                   gtk_list_item_get_selected (item));
}

static void
wanted_cb (AttuneNoteRows *self, const char *what, AttuneNoteRow *row)
{
  g_signal_emit (self, signals[SIGNAL_WANTED], 0, what, row);
}

static void
setup_cb (AttuneNoteRows *self, GtkListItem *item)
{
  GtkWidget *row = attune_note_row_new ();

  g_signal_connect_object (row, "wanted", G_CALLBACK (wanted_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (item, "notify::selected", G_CALLBACK (update_check_cb), self, 0);
  gtk_list_item_set_child (item, row);
}

static void
bind_cb (AttuneNoteRows *self, GtkListItem *item)
{
  g_ptr_array_add (self->bound, item);
  fill_row (item, self);
}

static void
unbind_cb (AttuneNoteRows *self, GtkListItem *item)
{
  g_ptr_array_remove_fast (self->bound, item);
  attune_note_row_set_mark (ATTUNE_NOTE_ROW (gtk_list_item_get_child (item)), NULL, NULL, NULL);
}

static void
setup_header_cb (AttuneNoteRows *self, GtkListHeader *header)
{
  gtk_list_header_set_child (header, attune_note_header_new ());
}

static void
bind_header_cb (AttuneNoteRows *self, GtkListHeader *header)
{
  AttuneSection *section = attune_mark_list_get_section (self->marks,
                                                         gtk_list_header_get_item (header));

  attune_note_header_set_section (ATTUNE_NOTE_HEADER (gtk_list_header_get_child (header)), section);
}

static gboolean
query_tooltip_cb (AttuneNoteRows *self, int x, int y, gboolean by_key, GtkTooltip *tooltip)
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

static void
attune_note_rows_dispose (GObject *object)
{
  AttuneNoteRows *self = ATTUNE_NOTE_ROWS (object);

  g_clear_object (&self->marks);
  g_clear_object (&self->notebook);
  g_clear_object (&self->article);

  G_OBJECT_CLASS (attune_note_rows_parent_class)->dispose (object);
}

static void
attune_note_rows_finalize (GObject *object)
{
  g_clear_pointer (&ATTUNE_NOTE_ROWS (object)->bound, g_ptr_array_unref);

  G_OBJECT_CLASS (attune_note_rows_parent_class)->finalize (object);
}

static void
attune_note_rows_class_init (AttuneNoteRowsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = attune_note_rows_dispose;
  object_class->finalize = attune_note_rows_finalize;

  /**
   * AttuneNoteRows::wanted:
   * @what: as of [signal@NoteRow::wanted]
   * @row: the row that wants it
   */
  signals[SIGNAL_WANTED] = g_signal_new ("wanted", ATTUNE_TYPE_NOTE_ROWS, G_SIGNAL_RUN_LAST, 0,
                                         NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_STRING,
                                         ATTUNE_TYPE_NOTE_ROW);
}

static void
attune_note_rows_init (AttuneNoteRows *self)
{
  self->bound = g_ptr_array_new ();
}

/**
 * attune_note_rows_new:
 * @list: the list view that they are the rows of
 * @marks: what it lists
 *
 * Returns: (transfer full): what makes the rows of @list from now on
 */
AttuneNoteRows *
attune_note_rows_new (GtkListView *list, AttuneMarkList *marks)
{
  AttuneNoteRows *self = g_object_new (ATTUNE_TYPE_NOTE_ROWS, NULL);
  g_autoptr (GtkListItemFactory) rows = gtk_signal_list_item_factory_new ();
  g_autoptr (GtkListItemFactory) headers = gtk_signal_list_item_factory_new ();

  self->list = list;
  self->marks = g_object_ref (marks);

  g_signal_connect_object (rows, "setup", G_CALLBACK (setup_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (rows, "bind", G_CALLBACK (bind_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (rows, "unbind", G_CALLBACK (unbind_cb), self, G_CONNECT_SWAPPED);
  gtk_list_view_set_factory (list, rows);

  g_signal_connect_object (headers, "setup", G_CALLBACK (setup_header_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (headers, "bind", G_CALLBACK (bind_header_cb), self, G_CONNECT_SWAPPED);
  gtk_list_view_set_header_factory (list, headers);

  gtk_widget_set_has_tooltip (GTK_WIDGET (list), TRUE);
  g_signal_connect_object (list, "query-tooltip", G_CALLBACK (query_tooltip_cb), self,
                           G_CONNECT_SWAPPED);

  return self;
}

static void
kinds_changed_cb (AttuneNoteRows *self, guint position, guint n_removed, guint n_added)
{
  GListModel *kinds = attune_notebook_get_kinds (self->notebook);

  for (guint i = position; i < position + n_added; i++)
    {
      g_autoptr (AttuneKind) kind = g_list_model_get_item (kinds, i);

      g_signal_connect_object (kind, "notify::title", G_CALLBACK (fill_all), self,
                               G_CONNECT_SWAPPED);
    }
  fill_all (self);
}

/**
 * attune_note_rows_set_notebook:
 * @notebook: the one that knows the kinds of the marks; to be set once, before there are any
 */
void
attune_note_rows_set_notebook (AttuneNoteRows *self, AttuneNotebook *notebook)
{
  GListModel *kinds = attune_notebook_get_kinds (notebook);

  g_return_if_fail (self->notebook == NULL);

  self->notebook = g_object_ref (notebook);
  g_signal_connect_object (kinds, "items-changed", G_CALLBACK (kinds_changed_cb), self,
                           G_CONNECT_SWAPPED);
  kinds_changed_cb (self, 0, 0, g_list_model_get_n_items (kinds));
}

/**
 * attune_note_rows_set_article:
 * @article: (nullable): the one that the marks are of
 */
void
attune_note_rows_set_article (AttuneNoteRows *self, AttuneArticle *article)
{
  g_set_object (&self->article, article);
}

/**
 * attune_note_rows_set_selecting:
 * @selecting: whether rows are being selected: then they have check marks, and no menus
 */
void
attune_note_rows_set_selecting (AttuneNoteRows *self, gboolean selecting)
{
  self->is_selecting = selecting;
  fill_all (self);
}

/**
 * attune_note_rows_update:
 *
 * Fills those rows again whose marks are not what they were.
 */
void
attune_note_rows_update (AttuneNoteRows *self)
{
  g_ptr_array_foreach (self->bound, update_row, self);
}

/**
 * attune_note_rows_get_focused:
 *
 * Returns: (transfer none) (nullable): the row that the focus is in. The list's own widget around
 *   it has it, or something in it.
 */
AttuneNoteRow *
attune_note_rows_get_focused (AttuneNoteRows *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self->list));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  GtkWidget *row = NULL;

  if (focus == NULL || !gtk_widget_is_ancestor (focus, GTK_WIDGET (self->list)))
    return NULL;

  row = gtk_widget_get_first_child (focus);
  if (!ATTUNE_IS_NOTE_ROW (row))
    row = gtk_widget_get_ancestor (focus, ATTUNE_TYPE_NOTE_ROW);

  return row != NULL ? ATTUNE_NOTE_ROW (row) : NULL;
}

/**
 * attune_note_rows_get_at:
 * @x: a point of the list
 * @y: the same
 * @on_button: (out): whether a button of the row is there
 *
 * Returns: (transfer none) (nullable): the row that is there
 */
AttuneNoteRow *
attune_note_rows_get_at (AttuneNoteRows *self, double x, double y, gboolean *on_button)
{
  GtkWidget *at = gtk_widget_pick (GTK_WIDGET (self->list), x, y, GTK_PICK_DEFAULT);
  GtkWidget *row = NULL;

  *on_button = FALSE;
  if (at == NULL)
    return NULL;

  *on_button = GTK_IS_BUTTON (at) || gtk_widget_get_ancestor (at, GTK_TYPE_BUTTON) != NULL;
  row = gtk_widget_get_ancestor (at, ATTUNE_TYPE_NOTE_ROW);
  /* The list's widget around a row is a little larger. */
  if (row == NULL)
    row = gtk_widget_get_first_child (at);

  return ATTUNE_IS_NOTE_ROW (row) ? ATTUNE_NOTE_ROW (row) : NULL;
}
