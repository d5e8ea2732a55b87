/* test-match-track.c: where along the scroll bar matches are
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <math.h>

#include "attune-article-view.h"
#include "attune-match-track.h"
#include "attune-page-heights.h"
#include "reader-tools.h"

/* A page in a scroller in an overlay, as a window has it */
typedef struct
{
  AttuneLibrary *library;
  AttuneArticle *article;
  GtkWidget *window;
  GtkWidget *overlay;
  AttuneArticleView *view;
} Fixture;

static GtkAdjustment *
get_scroll (Fixture *fixture)
{
  return gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (fixture->view));
}

static gboolean
idle_cb (gpointer user_data)
{
  *(gboolean *) user_data = TRUE;

  return G_SOURCE_REMOVE;
}

/* Lets the view measure all of its lines, which it does when there is nothing better to do. */
static void
measure_all (Fixture *fixture)
{
  gboolean idle = FALSE;

  g_idle_add_full (G_PRIORITY_LOW, idle_cb, &idle, NULL);
  reader_wait_until (idle);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();

  fixture->library = reader_open_real ();
  fixture->article = reader_get_article (fixture->library);
  fixture->view = g_object_new (ATTUNE_TYPE_ARTICLE_VIEW, NULL);
  fixture->overlay = gtk_overlay_new ();
  fixture->window = gtk_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (fixture->view));
  gtk_overlay_set_child (GTK_OVERLAY (fixture->overlay), scroller);
  gtk_window_set_child (GTK_WINDOW (fixture->window), fixture->overlay);
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 600, 700);
  attune_article_view_set_article (fixture->view, fixture->article);
  gtk_window_present (GTK_WINDOW (fixture->window));
  reader_wait_until (gtk_widget_get_mapped (GTK_WIDGET (fixture->view)) &&
                     gtk_widget_get_height (GTK_WIDGET (fixture->view)) > 100);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  gpointer view = fixture->view, track = reader_find (fixture->overlay, ATTUNE_TYPE_MATCH_TRACK);

  g_object_add_weak_pointer (view, &view);
  if (track != NULL)
    g_object_add_weak_pointer (track, &track);
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  reader_wait_until (view == NULL && track == NULL);
  g_object_unref (fixture->library);
}

static AttuneMatchTrack *
find_track (Fixture *fixture)
{
  return (AttuneMatchTrack *) reader_find (fixture->overlay, ATTUNE_TYPE_MATCH_TRACK);
}

/* The first words of every block from @from up to @to that has some, in reading order */
static GPtrArray *
make_places (Fixture *fixture, guint from, guint to, guint step)
{
  GPtrArray *places = g_ptr_array_new_with_free_func ((GDestroyNotify) attune_place_unref);

  for (guint i = from; i < to; i += step)
    {
      const AttuneBlock *block = attune_article_get_block (fixture->article, i);

      if (attune_text_get_length (attune_block_get_text (block)) > 3)
        g_ptr_array_add (places, attune_place_new_range (attune_article_get_id (fixture->article),
                                                         attune_block_get_id (block), 0, 3));
    }
  g_assert_cmpuint (places->len, >, 1);

  return places;
}

static GPtrArray *
make_all_places (Fixture *fixture, guint step)
{
  return make_places (fixture, 0, attune_article_get_n_blocks (fixture->article), step);
}

/* Shows matches, and waits until the track is as high as the scroller. */
static AttuneMatchTrack *
show_matches (Fixture *fixture, const GPtrArray *places)
{
  AttuneMatchTrack *track = NULL;

  attune_article_view_set_matches (fixture->view, places);
  track = find_track (fixture);
  g_assert_nonnull (track);
  reader_wait_until (gtk_widget_get_height (GTK_WIDGET (track)) ==
                     gtk_widget_get_height (fixture->overlay));

  return track;
}

static void
assert_ascending (AttuneMatchTrack *track)
{
  guint n_ticks = 0;
  const int *ticks = attune_match_track_get_ticks (track, &n_ticks);

  for (guint i = 0; i < n_ticks; i++)
    {
      g_assert_cmpint (ticks[i], >=, i > 0 ? ticks[i - 1] + 2 : 0);
      g_assert_cmpint (ticks[i], <, gtk_widget_get_height (GTK_WIDGET (track)));
    }
}

/* Nothing is there before a search finds something, and nothing is left of it afterwards. */
static void
test_comes_and_goes (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) none = g_ptr_array_new ();
  g_autoptr (GPtrArray) places = make_all_places (fixture, 5);
  AttuneMatchTrack *track = NULL;
  guint n_ticks = 0;

  g_assert_null (find_track (fixture));
  attune_article_view_set_matches (fixture->view, NULL);
  attune_article_view_set_matches (fixture->view, none);
  attune_article_view_set_current_match (fixture->view, NULL);
  g_assert_null (find_track (fixture));

  track = show_matches (fixture, places);
  attune_match_track_get_ticks (track, &n_ticks);
  g_assert_cmpuint (n_ticks, >, 1);
  attune_article_view_set_current_match (fixture->view, g_ptr_array_index (places, 1));
  g_assert_cmpint (attune_match_track_get_current_tick (track), >=, 0);

  attune_article_view_set_matches (fixture->view, none);
  g_assert_true (find_track (fixture) == track);
  attune_match_track_get_ticks (track, &n_ticks);
  g_assert_cmpuint (n_ticks, ==, 0);
  g_assert_cmpint (attune_match_track_get_current_tick (track), ==, -1);

  /* Those of another article are no longer there either. */
  show_matches (fixture, places);
  attune_article_view_set_article (fixture->view, NULL);
  attune_match_track_get_ticks (track, &n_ticks);
  g_assert_cmpuint (n_ticks, ==, 0);
}

static void
test_harmless (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) places = make_all_places (fixture, 5);
  GtkWidget *track = GTK_WIDGET (show_matches (fixture, places));
  GtkWidget *scroller = gtk_overlay_get_child (GTK_OVERLAY (fixture->overlay));
  graphene_rect_t bounds;

  /* It lies on the edge where the scroll bar is, and what is pressed there is that. */
  g_assert_true (gtk_widget_compute_bounds (track, fixture->overlay, &bounds));
  if (gtk_widget_get_direction (track) == GTK_TEXT_DIR_RTL)
    g_assert_cmpfloat (bounds.origin.x, ==, 0);
  else
    g_assert_cmpfloat (bounds.origin.x + bounds.size.width, ==,
                       gtk_widget_get_width (fixture->overlay));
  g_assert_false (gtk_widget_get_can_target (track));
  g_assert_false (gtk_widget_get_focusable (track));
  g_assert_true (gtk_widget_is_ancestor (gtk_widget_pick (fixture->overlay,
                                                          bounds.origin.x + bounds.size.width / 2,
                                                          200, GTK_PICK_DEFAULT),
                                         scroller));
  gtk_test_accessible_assert_role (track, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

/* Where the words of a block are, a tick is; and from above to below, whatever the order of what
 * was found. */
static void
test_order (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) places = make_all_places (fixture, 3);
  g_autoptr (GPtrArray) backwards = g_ptr_array_new ();
  AttuneMatchTrack *track = show_matches (fixture, places);
  g_autofree int *before = NULL;
  guint n_before = 0, n_ticks = 0;
  const int *ticks = NULL;

  measure_all (fixture);
  assert_ascending (track);
  ticks = attune_match_track_get_ticks (track, &n_before);
  before = g_memdup2 (ticks, n_before * sizeof (int));
  g_assert_cmpuint (n_before, >, 20);
  /* The article's first block stands near its top, its last near its bottom. */
  g_assert_cmpint (before[0], <, gtk_widget_get_height (GTK_WIDGET (track)) / 10);
  g_assert_cmpint (before[n_before - 1], >, gtk_widget_get_height (GTK_WIDGET (track)) * 9 / 10);

  for (guint i = places->len; i > 0; i--)
    g_ptr_array_add (backwards, g_ptr_array_index (places, i - 1));
  show_matches (fixture, backwards);
  ticks = attune_match_track_get_ticks (track, &n_ticks);
  g_assert_cmpmem (ticks, n_ticks * sizeof (int), before, n_before * sizeof (int));
}

static void
test_merge (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray)
      places = g_ptr_array_new_with_free_func ((GDestroyNotify) attune_place_unref);
  AttuneMatchTrack *track = NULL;
  guint n_letters = 0, n_ticks = 0;

  for (guint i = 0; i < attune_article_get_n_blocks (fixture->article); i++)
    {
      const AttuneBlock *block = attune_article_get_block (fixture->article, i);

      for (guint j = 0; j < attune_text_get_length (attune_block_get_text (block)); j += 10)
        g_ptr_array_add (places, attune_place_new_range (attune_article_get_id (fixture->article),
                                                         attune_block_get_id (block), j, j + 1));
    }
  n_letters = places->len;

  track = show_matches (fixture, places);
  measure_all (fixture);
  assert_ascending (track);
  attune_match_track_get_ticks (track, &n_ticks);
  g_assert_cmpuint (n_letters, >, 2000);
  g_assert_cmpint ((int) n_ticks, <=, gtk_widget_get_height (GTK_WIDGET (track)) / 2 + 1);
  /* Words everywhere make a strip without holes. */
  g_assert_cmpint ((int) n_ticks, >, gtk_widget_get_height (GTK_WIDGET (track)) / 3);
}

/* The tick of the current match is where it is, whether or not the others were merged away. */
static void
test_current (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) places = make_all_places (fixture, 1);
  AttuneMatchTrack *track = show_matches (fixture, places);
  guint n_ticks = 0;
  int last = -1;

  measure_all (fixture);
  g_assert_cmpint (attune_match_track_get_current_tick (track), ==, -1);
  for (guint i = 0; i < places->len; i += 7)
    {
      const int *ticks = NULL;
      int y = 0, nearest = G_MAXINT;

      attune_article_view_set_current_match (fixture->view, g_ptr_array_index (places, i));
      y = attune_match_track_get_current_tick (track);
      g_assert_cmpint (y, >=, last);
      last = y;
      /* It is twice as high, so that it begins a pixel above the one that it covers. */
      ticks = attune_match_track_get_ticks (track, &n_ticks);
      for (guint j = 0; j < n_ticks; j++)
        nearest = MIN (nearest, ABS (ticks[j] - 1 - y));
      g_assert_cmpint (nearest, <=, 2);
    }

  attune_article_view_set_current_match (fixture->view, NULL);
  g_assert_cmpint (attune_match_track_get_current_tick (track), ==, -1);
}

static int
find_middle (GtkRange *range)
{
  int start = 0, end = 0;

  gtk_range_get_slider_range (range, &start, &end);

  return (start + end) / 2;
}

/* Where the slider's middle is, the tick of what is in the middle of the view is. */
static void
test_slider (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) places = make_all_places (fixture, 1);
  AttuneMatchTrack *track = show_matches (fixture, places);
  GtkWidget *scroller = gtk_overlay_get_child (GTK_OVERLAY (fixture->overlay));
  GtkWidget *bar = gtk_scrolled_window_get_vscrollbar (GTK_SCROLLED_WINDOW (scroller));
  GtkRange *range = GTK_RANGE (gtk_widget_get_first_child (bar));
  GtkAdjustment *scroll = get_scroll (fixture);
  double highest = 0;

  measure_all (fixture);
  highest = gtk_adjustment_get_upper (scroll) - gtk_adjustment_get_page_size (scroll);
  g_assert_cmpfloat (highest, >, 10000);
  for (guint i = 1; i < 10; i++)
    {
      GdkRectangle visible;
      GtkTextIter iter;
      guint offset = 0;
      g_autoptr (GPtrArray) found = NULL;
      int y = -1;

      gtk_adjustment_set_value (scroll, highest * i / 10);
      measure_all (fixture);
      gtk_text_view_get_visible_rect (GTK_TEXT_VIEW (fixture->view), &visible);
      gtk_text_view_get_iter_at_location (GTK_TEXT_VIEW (fixture->view), &iter, visible.width / 2,
                                          visible.y + visible.height / 2);
      offset = (guint) gtk_text_iter_get_offset (&iter);
      found = attune_article_buffer_dup_places (
          ATTUNE_ARTICLE_BUFFER (gtk_text_view_get_buffer (GTK_TEXT_VIEW (fixture->view))), offset,
          offset + 200);
      g_assert_cmpuint (found->len, >, 0);
      attune_article_view_set_current_match (fixture->view, g_ptr_array_index (found, 0));
      y = attune_match_track_get_current_tick (track) + 2;
      reader_wait_until (ABS (find_middle (range) - y) <= 3);
    }
}

/* How far what @heights tells is from how things stand in the end, as a part of the whole, at
 * the worst */
static double
find_worst (Fixture *fixture, const AttunePageHeights *heights, const AttunePageHeights *end)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (fixture->view));
  int length = gtk_text_buffer_get_char_count (buffer);
  double worst = 0;

  for (int offset = 0; offset <= length; offset += 50)
    {
      double found = attune_page_heights_find (heights, (guint) offset) /
                     attune_page_heights_get_whole (heights);
      double right = attune_page_heights_find (end, (guint) offset) /
                     attune_page_heights_get_whole (end);

      g_assert_cmpfloat (found, >=, 0);
      g_assert_cmpfloat (found, <=, 1);
      worst = MAX (worst, fabs (found - right));
    }

  return worst;
}

/* Before the lines are measured, all is about where it is in the end. */
static void
test_estimate (Fixture *fixture, gconstpointer data)
{
  GtkTextView *view = GTK_TEXT_VIEW (fixture->view);
  g_autoptr (AttunePageHeights) none = NULL;
  g_autoptr (AttunePageHeights) some = attune_page_heights_new (view);
  g_autoptr (AttunePageHeights) all = NULL;
  double worst_of_none = 0, worst_of_some = 0;

  attune_article_view_set_article (fixture->view, NULL);
  attune_article_view_set_article (fixture->view, fixture->article);
  none = attune_page_heights_new (view);
  measure_all (fixture);
  all = attune_page_heights_new (view);
  g_assert_cmpfloat_with_epsilon (attune_page_heights_get_whole (all),
                                  gtk_adjustment_get_upper (get_scroll (fixture)), 1);

  worst_of_none = find_worst (fixture, none, all);
  worst_of_some = find_worst (fixture, some, all);
  g_test_message ("off by %.2g of the whole at first, by %.2g with one screenful", worst_of_none,
                  worst_of_some);
  g_assert_cmpfloat (worst_of_none, <, 0.1);
  g_assert_cmpfloat (worst_of_some, <, 0.1);
  g_assert_cmpfloat (find_worst (fixture, all, all), ==, 0);
}

/* What is known of the lines is where the view says that they are. */
static void
test_measured (Fixture *fixture, gconstpointer data)
{
  GtkTextView *view = GTK_TEXT_VIEW (fixture->view);
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (view);
  g_autoptr (AttunePageHeights) heights = NULL;
  double last = -1;
  int length = gtk_text_buffer_get_char_count (buffer);

  measure_all (fixture);
  heights = attune_page_heights_new (view);
  for (int offset = 0; offset <= length; offset += 97)
    {
      GtkTextIter iter;
      int y = 0, height = 0;
      double found = attune_page_heights_find (heights, (guint) offset) -
                     gtk_text_view_get_top_margin (view);

      gtk_text_buffer_get_iter_at_offset (buffer, &iter, offset);
      gtk_text_view_get_line_yrange (view, &iter, &y, &height);
      g_assert_cmpfloat (found, >=, y - 0.01);
      g_assert_cmpfloat (found, <=, y + height + 0.01);
      g_assert_cmpfloat (found, >=, last);
      last = found;
    }
}

/* The ticks follow when the page becomes narrower, and so longer. */
static void
test_resize (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) places = make_all_places (fixture, 4);
  AttuneMatchTrack *track = show_matches (fixture, places);
  guint n_ticks = 0;

  measure_all (fixture);
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 400, 300);
  reader_wait_until (gtk_widget_get_height (GTK_WIDGET (track)) <= 300);
  measure_all (fixture);
  assert_ascending (track);
  attune_match_track_get_ticks (track, &n_ticks);
  g_assert_cmpuint (n_ticks, >, 20);
  g_assert_cmpuint (n_ticks, <=, 151);
}

static void
test_no_overlay (void)
{
  g_autoptr (AttuneLibrary) library = reader_open_real ();
  GtkWidget *window = gtk_window_new ();
  AttuneArticleView *view = g_object_new (ATTUNE_TYPE_ARTICLE_VIEW, NULL);
  AttuneArticle *article = reader_get_article (library);
  g_autoptr (GPtrArray)
      places = g_ptr_array_new_with_free_func ((GDestroyNotify) attune_place_unref);

  gtk_window_set_child (GTK_WINDOW (window), GTK_WIDGET (view));
  attune_article_view_set_article (view, article);
  g_ptr_array_add (places, attune_place_new_range (
                               attune_article_get_id (article),
                               attune_block_get_id (attune_article_get_block (article, 1)), 0, 2));
  attune_article_view_set_matches (view, places);
  attune_article_view_set_current_match (view, g_ptr_array_index (places, 0));
  g_assert_null (reader_find (window, ATTUNE_TYPE_MATCH_TRACK));
  gtk_window_destroy (GTK_WINDOW (window));
}

int
main (int argc, char **argv)
{
  reader_test_init (&argc, &argv);

#define ADD(name, function)                                                                        \
  g_test_add ("/match-track/" name, Fixture, NULL, set_up, function, tear_down)
  ADD ("comes-and-goes", test_comes_and_goes);
  ADD ("harmless", test_harmless);
  ADD ("order", test_order);
  ADD ("merge", test_merge);
  ADD ("current", test_current);
  ADD ("slider", test_slider);
  ADD ("estimate", test_estimate);
  ADD ("measured", test_measured);
  ADD ("resize", test_resize);
#undef ADD
  g_test_add_func ("/match-track/no-overlay", test_no_overlay);

  return g_test_run ();
}
