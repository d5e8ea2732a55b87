/* test-list-top.c: a list with sections begins at its top
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "attune-mark-list.h"
#include "attune-notes-filter.h"
#include "attune-notes-page.h"
#include "page-tools.h"
#include "reader-tools.h"

/* More than a window has room for */
#define N_MARKS 30

typedef struct
{
  PageFixture base;
  GtkWidget *page;
  GtkAdjustment *adjustment;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  GtkWidget *stack = gtk_stack_new (), *list = NULL;

  page_set_up (&fixture->base, data);
  for (guint i = 0; i < N_MARKS; i++)
    page_add_highlight (&fixture->base, "saying", 0, i + 1, NULL, i == 0 ? "first" : "next");
  fixture->page = g_object_new (ATTUNE_TYPE_NOTES_PAGE, NULL);
  attune_notes_page_set_article (ATTUNE_NOTES_PAGE (fixture->page), fixture->base.article);
  attune_notes_page_set_marker (ATTUNE_NOTES_PAGE (fixture->page), fixture->base.marker);

  /* Seen when another page was, as in the sidebar */
  gtk_stack_add_child (GTK_STACK (stack), gtk_label_new ("Contents"));
  gtk_stack_add_child (GTK_STACK (stack), fixture->page);
  page_show (&fixture->base, stack);
  reader_wait_until (gtk_widget_get_width (stack) > 0);
  gtk_stack_set_visible_child (GTK_STACK (stack), fixture->page);

  list = reader_find (fixture->page, GTK_TYPE_LIST_VIEW);
  fixture->adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (list));
  reader_wait_until (gtk_adjustment_get_upper (fixture->adjustment) >
                     2 * gtk_adjustment_get_page_size (fixture->adjustment));
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  page_tear_down (&fixture->base, data);
}

/* Lays the list out once more, as anything may that happens to it. */
static void
lay_out (Fixture *fixture)
{
  GtkWidget *list = reader_find (fixture->page, GTK_TYPE_LIST_VIEW);
  GdkFrameClock *clock = gtk_widget_get_frame_clock (list);

  for (guint i = 0; i < 2; i++)
    {
      gint64 frame = gdk_frame_clock_get_frame_counter (clock);

      gtk_widget_queue_resize (list);
      reader_wait_until (gdk_frame_clock_get_frame_counter (clock) > frame);
    }
}

/* The header of the first section is seen. */
static void
test_shown (Fixture *fixture, gconstpointer data)
{
  lay_out (fixture);
  g_assert_cmpfloat (gtk_adjustment_get_value (fixture->adjustment), ==, 0);
}

/* So it is when the list has other things in it, wherever it was before. */
static void
test_filtered (Fixture *fixture, gconstpointer data)
{
  GtkWidget *entry = reader_find (fixture->page, GTK_TYPE_SEARCH_ENTRY);

  lay_out (fixture);
  gtk_adjustment_set_value (fixture->adjustment, gtk_adjustment_get_upper (fixture->adjustment));
  lay_out (fixture);
  g_assert_cmpfloat (gtk_adjustment_get_value (fixture->adjustment), >, 0);

  gtk_editable_set_text (GTK_EDITABLE (entry), "next");
  lay_out (fixture);
  g_assert_cmpfloat (gtk_adjustment_get_value (fixture->adjustment), ==, 0);
}

/* What is removed or added moves nothing. */
static void
test_stays (Fixture *fixture, gconstpointer data)
{
  double value = 0;

  lay_out (fixture);
  gtk_adjustment_set_value (fixture->adjustment, gtk_adjustment_get_upper (fixture->adjustment));
  lay_out (fixture);
  value = gtk_adjustment_get_value (fixture->adjustment);
  page_add_highlight (&fixture->base, "welcome", 0, 5, "theory", "");
  lay_out (fixture);
  g_assert_cmpfloat (gtk_adjustment_get_value (fixture->adjustment), >=, value);
}

int
main (int argc, char **argv)
{
  reader_test_init (&argc, &argv);

#define add(path, test) g_test_add (path, Fixture, NULL, set_up, test, tear_down)
  add ("/list-top/shown", test_shown);
  add ("/list-top/filtered", test_filtered);
  add ("/list-top/stays", test_stays);
#undef add

  return g_test_run ();
}
