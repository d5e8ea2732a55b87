/* notes-page.c: how long the sidebar's notes take to appear, to scroll and to filter
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * notes-page ARTICLE.json NOTEBOOK.db, on a virtual desk. It prints milliseconds, as tests have no
 * business with the clock.
 */

#include "config.h"

#include <adwaita.h>
#include <stdlib.h>

#include "attune-notes-page.h"

#define FRAMES 300
#define STEP 120 /* pixels a frame: a wheel that is turned fast */

typedef struct
{
  GtkWidget *page;
  GtkAdjustment *adjustment;
  GtkEditable *entry;
  GArray *times;
  gint64 start;
  gboolean painted;
} Bench;

static void
before_paint_cb (GdkFrameClock *clock, gpointer user_data)
{
  Bench *bench = user_data;

  bench->start = g_get_monotonic_time ();
}

static void
after_paint_cb (GdkFrameClock *clock, gpointer user_data)
{
  Bench *bench = user_data;
  double time = (double) (g_get_monotonic_time () - bench->start) / 1000;

  g_array_append_val (bench->times, time);
  bench->painted = TRUE;
}

static void
wait_for_frame (Bench *bench)
{
  bench->painted = FALSE;
  gtk_widget_queue_draw (bench->page);
  while (!bench->painted)
    g_main_context_iteration (NULL, TRUE);
}

static void
settle (Bench *bench)
{
  gint64 end = g_get_monotonic_time () + G_USEC_PER_SEC;

  while (g_get_monotonic_time () < end)
    g_main_context_iteration (NULL, FALSE);
  g_array_set_size (bench->times, 0);
}

static int
compare (gconstpointer a, gconstpointer b)
{
  double x = *(const double *) a, y = *(const double *) b;

  return x < y ? -1 : x > y;
}

static void
report (const char *what, GArray *times)
{
  g_array_sort (times, compare);
  g_print ("%-28s n %4u   median %6.1f   95 %% %6.1f   most %6.1f ms\n", what, times->len,
           g_array_index (times, double, times->len / 2),
           g_array_index (times, double, times->len * 95 / 100),
           g_array_index (times, double, times->len - 1));
  g_array_set_size (times, 0);
}

static GtkWidget *
find (GtkWidget *root, GType type)
{
  GtkWidget *found = g_type_is_a (G_OBJECT_TYPE (root), type) ? root : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find (child, type);

  return found;
}

static void
scroll (Bench *bench)
{
  for (guint i = 0; i < FRAMES; i++)
    {
      gtk_adjustment_set_value (bench->adjustment,
                                gtk_adjustment_get_value (bench->adjustment) + STEP);
      wait_for_frame (bench);
    }
  report ("scroll, each frame", bench->times);

  for (guint i = 0; i < 40; i++)
    {
      double upper = gtk_adjustment_get_upper (bench->adjustment);

      gtk_adjustment_set_value (bench->adjustment, upper * g_random_double ());
      wait_for_frame (bench);
    }
  report ("jump anywhere, each frame", bench->times);
  gtk_adjustment_set_value (bench->adjustment, 0);
  wait_for_frame (bench);
}

/* From the key to the end of the frame that shows it */
static void
filter (Bench *bench, const char *text)
{
  g_autoptr (GArray) times = g_array_new (FALSE, FALSE, sizeof (double));
  g_autofree char *what = g_strdup_printf ("filter by “%s”, each key", text);

  for (const char *end = text; *end != '\0';)
    {
      const char *key = end;
      int position = (int) g_utf8_pointer_to_offset (text, key);
      gint64 start = g_get_monotonic_time ();
      double time = 0;

      end = g_utf8_next_char (end);
      gtk_editable_insert_text (bench->entry, key, (int) (end - key), &position);
      gtk_editable_set_position (bench->entry, position);
      wait_for_frame (bench);
      time = (double) (g_get_monotonic_time () - start) / 1000;
      g_array_append_val (times, time);
    }
  for (guint i = 0; i < 2; i++)
    {
      gint64 start = g_get_monotonic_time ();
      double time = 0;

      gtk_editable_set_text (bench->entry, i == 0 ? "" : text);
      wait_for_frame (bench);
      time = (double) (g_get_monotonic_time () - start) / 1000;
      g_array_append_val (times, time);
    }
  gtk_editable_set_text (bench->entry, "");
  wait_for_frame (bench);
  report (what, times);
}

int
main (int argc, char **argv)
{
  Bench bench = { NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = NULL;
  g_autoptr (AttuneArticle) article = NULL;
  g_autoptr (AttuneNotebook) notebook = NULL;
  g_autoptr (AttuneMarker) marker = NULL;
  GtkWidget *window = NULL;
  GdkFrameClock *clock = NULL;
  gint64 start = 0;

  if (argc != 3)
    {
      g_printerr ("usage: notes-page ARTICLE.json NOTEBOOK.db\n");
      return EXIT_FAILURE;
    }
  adw_init ();
  file = g_file_new_for_path (argv[1]);
  article = attune_article_new_from_file (file, &error);
  if (article == NULL)
    g_error ("%s", error->message);
  notebook = attune_notebook_open (argv[2]);
  marker = attune_marker_new (notebook);
  g_print ("%u marks\n", g_list_model_get_n_items (attune_notebook_get_marks (notebook)));

  bench.times = g_array_new (FALSE, FALSE, sizeof (double));
  start = g_get_monotonic_time ();
  bench.page = g_object_new (ATTUNE_TYPE_NOTES_PAGE, NULL);
  attune_notes_page_set_article (ATTUNE_NOTES_PAGE (bench.page), article);
  attune_notes_page_set_marker (ATTUNE_NOTES_PAGE (bench.page), marker);
  g_print ("made, unseen                 %.1f ms\n",
           (double) (g_get_monotonic_time () - start) / 1000);

  window = gtk_window_new ();
  gtk_window_set_child (GTK_WINDOW (window), bench.page);
  gtk_window_set_default_size (GTK_WINDOW (window), 280, 700);
  gtk_widget_realize (window);
  clock = gtk_widget_get_frame_clock (window);
  g_signal_connect (clock, "before-paint", G_CALLBACK (before_paint_cb), &bench);
  g_signal_connect (clock, "after-paint", G_CALLBACK (after_paint_cb), &bench);
  start = g_get_monotonic_time ();
  gtk_window_present (GTK_WINDOW (window));
  wait_for_frame (&bench);
  g_print ("first picture of the page    %.1f ms\n",
           (double) (g_get_monotonic_time () - start) / 1000);

  bench.adjustment = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (
      gtk_widget_get_ancestor (find (bench.page, GTK_TYPE_LIST_VIEW), GTK_TYPE_SCROLLED_WINDOW)));
  bench.entry = GTK_EDITABLE (find (bench.page, GTK_TYPE_SEARCH_ENTRY));
  filter (&bench, "un");
  settle (&bench);
  scroll (&bench);
  filter (&bench, "attachment");
  filter (&bench, "#superv");
  gtk_window_destroy (GTK_WINDOW (window));
  g_array_unref (bench.times);

  return EXIT_SUCCESS;
}
