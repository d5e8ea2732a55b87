/* page-tools.c: a page of the sidebar, alone in a window
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "page-tools.h"

static void
removed_cb (PageFixture *self, const char *message, GPtrArray *marks)
{
  g_clear_pointer (&self->removed, g_ptr_array_unref);
  self->removed = g_ptr_array_ref (marks);
  self->n_removals++;
}

static void
failed_cb (PageFixture *self, const char *message)
{
  g_error ("Not written: %s", message);
}

void
page_set_up (PageFixture *self, gconstpointer data)
{
  g_autofree char *folder = reader_make_folder ();
  g_autofree char *path = g_build_filename (folder, "notebook.db", NULL);

  self->library = reader_open_fixture ("fixtures", "small.json");
  self->article = reader_get_article (self->library);
  self->notebook = attune_notebook_open (path);
  g_assert_null (attune_notebook_get_problem (self->notebook));
  self->marker = attune_marker_new (self->notebook);
  g_signal_connect_swapped (self->marker, "removed", G_CALLBACK (removed_cb), self);
  g_signal_connect_swapped (self->marker, "failed", G_CALLBACK (failed_cb), self);
}

void
page_tear_down (PageFixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  if (self->window != NULL)
    gtk_window_destroy (GTK_WINDOW (self->window));
  attune_notebook_flush (self->notebook, &error);
  g_assert_no_error (error);
  g_clear_pointer (&self->removed, g_ptr_array_unref);
  g_assert_finalize_object (self->marker);
  g_object_unref (self->notebook);
  g_object_unref (self->library);
}

/* Shows a page; the fixture's window keeps it. */
void
page_show (PageFixture *self, GtkWidget *page)
{
  self->window = gtk_window_new ();
  gtk_window_set_child (GTK_WINDOW (self->window), page);
  gtk_window_set_default_size (GTK_WINDOW (self->window), 300, 600);
  gtk_window_present (GTK_WINDOW (self->window));
  reader_wait_until (gtk_widget_get_mapped (page) && gtk_widget_get_width (page) > 0);
}

/* Writes a mark, and gives its reference to the notebook. */
AttuneMark *
page_add (PageFixture *self, AttuneMark *mark)
{
  g_autoptr (AttuneMark) added = mark;

  attune_marker_add_one (self->marker, mark, NULL);
  reader_wait_until (attune_notebook_lookup_mark (self->notebook, attune_mark_get_id (mark)) !=
                     NULL);

  return added;
}

/* A highlight, or, where there is no kind, a note. */
AttuneMark *
page_add_highlight (PageFixture *self,
                    const char *block,
                    guint start,
                    guint end,
                    const char *kind,
                    const char *note)
{
  g_autoptr (AttunePlace)
      place = attune_place_new_range (attune_article_get_id (self->article), block, start, end);
  AttuneMark *mark = NULL;

  if (kind == NULL)
    return page_add (self, attune_mark_new_note (self->article, place, note));

  mark = page_add (self, attune_mark_new_highlight (self->article, place, kind));
  if (*note != '\0')
    {
      g_autoptr (AttuneEdit) edit = attune_edit_new ();

      attune_edit_set_note (edit, mark, note);
      attune_marker_commit (self->marker, edit, NULL);
      reader_wait_until (g_str_equal (attune_mark_get_note (mark), note));
    }

  return mark;
}

AttuneMark *
page_add_bookmark (PageFixture *self, const char *block)
{
  g_autoptr (AttunePlace) place = attune_place_new (attune_article_get_id (self->article), block);

  return page_add (self, attune_mark_new_bookmark (self->article, place));
}

/* How many marks there are, of whatever type */
guint
page_count (PageFixture *self)
{
  return g_list_model_get_n_items (attune_notebook_get_marks (self->notebook));
}
