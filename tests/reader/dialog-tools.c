/* dialog-tools.c: what the tests of dialogs share
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dialog-tools.h"

/* Sets up a window, and a notebook that holds nothing. */
void
dialog_scene_init (DialogScene *self)
{
  g_autofree char *path = NULL;

  self->folder = reader_make_folder ();
  path = g_build_filename (self->folder, "notebook.db", NULL);
  self->library = reader_open_real ();
  self->article = reader_get_article (self->library);
  self->notebook = attune_notebook_open (path);
  self->marker = attune_marker_new (self->notebook);
  g_assert_null (attune_notebook_get_problem (self->notebook));

  self->window = g_object_new (ADW_TYPE_APPLICATION_WINDOW, NULL);
  adw_application_window_set_content (self->window, adw_toast_overlay_new ());
  gtk_window_set_default_size (GTK_WINDOW (self->window), 800, 600);
  gtk_window_present (GTK_WINDOW (self->window));
}

void
dialog_scene_clear (DialogScene *self)
{
  gtk_window_destroy (GTK_WINDOW (self->window));
  g_clear_object (&self->marker);
  g_clear_object (&self->notebook);
  g_clear_object (&self->library);
  g_clear_pointer (&self->folder, g_free);
}

static void
committed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  gboolean *done = user_data;
  g_autoptr (GError) error = NULL;

  attune_notebook_commit_finish (ATTUNE_NOTEBOOK (source), result, &error);
  g_assert_no_error (error);
  *done = TRUE;
}

/* Makes an edit, and returns when it is on disk. */
void
dialog_scene_commit (DialogScene *self, AttuneEdit *edit)
{
  gboolean done = FALSE;

  attune_notebook_commit_async (self->notebook, edit, committed_cb, &done);
  reader_wait_until (done);
}

/* The first @length code points of a block; of none the whole block. */
AttunePlace *
dialog_scene_dup_place (DialogScene *self, guint block, guint length)
{
  const char *article_id = attune_article_get_id (self->article);
  const char *block_id = attune_block_get_id (attune_article_get_block (self->article, block));

  return length > 0 ? attune_place_new_range (article_id, block_id, 0, length)
                    : attune_place_new (article_id, block_id);
}

/* Writes a mark, which is taken; returns it. */
AttuneMark *
dialog_scene_add (DialogScene *self, AttuneMark *mark)
{
  g_autoptr (AttuneMark) owned = mark;
  g_autoptr (AttuneEdit) edit = attune_edit_new ();

  attune_edit_add (edit, mark);
  dialog_scene_commit (self, edit);

  return mark; /* the notebook keeps it */
}

AttuneMark *
dialog_scene_highlight (DialogScene *self, guint block, const char *kind)
{
  g_autoptr (AttunePlace) place = dialog_scene_dup_place (self, block, 5);

  return dialog_scene_add (self, attune_mark_new_highlight (self->article, place, kind));
}

/* How many marks there are */
guint
dialog_scene_count (DialogScene *self)
{
  return g_list_model_get_n_items (attune_notebook_get_marks (self->notebook));
}

char *
dialog_scene_path (DialogScene *self, const char *name)
{
  return g_build_filename (self->folder, name, NULL);
}

GFile *
dialog_scene_file (DialogScene *self, const char *name)
{
  g_autofree char *path = dialog_scene_path (self, name);

  return g_file_new_for_path (path);
}

/* Waits until a dialog of a type lies over all others. */
AdwDialog *
dialog_scene_wait_for (DialogScene *self, GType type)
{
  AdwDialog *dialog = NULL;

  reader_wait_until ((dialog = adw_application_window_get_visible_dialog (self->window)) != NULL &&
                     G_TYPE_CHECK_INSTANCE_TYPE (dialog, type));

  return dialog;
}

/* Waits until a toast says so, in the window or in a dialog. */
void
dialog_scene_wait_for_toast (DialogScene *self, const char *message)
{
  reader_wait_until (reader_find_label (GTK_WIDGET (self->window), message) != NULL);
}

typedef struct
{
  const char *text;
  GtkWidget *found;
} Search;

static void
match_button (gpointer widget, gpointer user_data)
{
  Search *search = user_data;
  const char *label = GTK_IS_BUTTON (widget) ? gtk_button_get_label (widget) : NULL;

  if (search->found == NULL && g_strcmp0 (label, search->text) == 0)
    search->found = widget;
}

/* The first button with a label, mnemonic and all; NULL where there is none. */
GtkWidget *
dialog_find_button (GtkWidget *root, const char *label)
{
  Search search = { label, NULL };

  reader_for_each (root, match_button, &search);

  return search.found;
}

static void
match_row (gpointer widget, gpointer user_data)
{
  Search *search = user_data;

  if (search->found == NULL && ADW_IS_PREFERENCES_ROW (widget) &&
      g_str_equal (adw_preferences_row_get_title (widget), search->text))
    search->found = widget;
}

/* The first row with a title; NULL where there is none. */
GtkWidget *
dialog_find_row (GtkWidget *root, const char *title)
{
  Search search = { title, NULL };

  reader_for_each (root, match_row, &search);

  return search.found;
}
