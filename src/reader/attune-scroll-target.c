/* attune-scroll-target.c: on the way to a place on the page
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "attune-scroll-target.h"

/* After this many frames the page has settled, or never will. */
#define MAX_FRAMES 30
/* The line must be found where it should be in this many frames, one behind the other. */
#define QUIET_FRAMES 3
#define TOLERANCE 2
/* So often one goes by what is known of the lines. */
#define MAX_STEPS 4
/* What comes into view comes this far from the edge, as a part of the height. */
#define INTO_VIEW 0.3

/**
 * AttuneScrollTarget:
 *
 * A text view measures its lines lazily, so that the height above a distant line is a guess until
 * the lines are measured. A target scrolls there, looks where the line came to stand, and corrects
 * it, until it stays.
 */
struct _AttuneScrollTarget
{
  GtkTextView *view;
  GtkTextMark *mark;
  AttuneScrollHow how;
  int air;
  guint tick_id;
  guint correct_id;
  guint n_frames;
  guint n_quiet;
  guint n_steps;
};

/* How far the line is below where it should be, in pixels. Where the page cannot scroll farther, it
 * is where it should be. */
static double
find_distance (AttuneScrollTarget *self)
{
  GtkAdjustment *adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (self->view));
  double value = gtk_adjustment_get_value (adjustment);
  double highest = gtk_adjustment_get_upper (adjustment) -
                   gtk_adjustment_get_page_size (adjustment);
  GdkRectangle visible, location;
  GtkTextIter iter;
  double wanted = 0;

  gtk_text_buffer_get_iter_at_mark (gtk_text_view_get_buffer (self->view), &iter, self->mark);
  gtk_text_view_get_visible_rect (self->view, &visible);
  gtk_text_view_get_iter_location (self->view, &iter, &location);

  if (self->how == ATTUNE_SCROLL_TO_TOP)
    wanted = self->air;
  else if (location.y < visible.y)
    wanted = visible.height * INTO_VIEW;
  else if (location.y + location.height > visible.y + visible.height)
    wanted = visible.height * (1 - INTO_VIEW);
  else
    return 0;

  return CLAMP (value + location.y - visible.y - wanted, gtk_adjustment_get_lower (adjustment),
                MAX (gtk_adjustment_get_lower (adjustment), highest)) -
         value;
}

/* Only the text view itself knows how to measure the lines on the way to a distant one; but it may
 * do so while it draws, when it is too late for the scroll bar. So it is asked where the page was
 * not seen yet, and where going by what is known of the lines does not lead there. */
static void
scroll (AttuneScrollTarget *self, double distance)
{
  GtkAdjustment *adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (self->view));

  if (self->how == ATTUNE_SCROLL_TO_TOP || ++self->n_steps > MAX_STEPS)
    if (ABS (distance) > gtk_adjustment_get_page_size (adjustment))
      {
        gtk_text_view_scroll_to_mark (self->view, self->mark, 0, TRUE, 0, 0);
        return;
      }

  gtk_adjustment_set_value (adjustment, gtk_adjustment_get_value (adjustment) + distance);
}

static gboolean
correct_cb (gpointer user_data)
{
  AttuneScrollTarget *self = user_data;
  double distance = find_distance (self);

  self->correct_id = 0;
  if (ABS (distance) <= TOLERANCE)
    self->n_quiet++;
  else
    {
      self->n_quiet = 0;
      scroll (self, distance);
    }

  return G_SOURCE_REMOVE;
}

/* Looks once a frame, and corrects behind the frame: within it the lines would be measured while
 * they are drawn, when it is too late for the scroll bar. */
static gboolean
tick_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer user_data)
{
  AttuneScrollTarget *self = user_data;

  if (gtk_widget_get_height (widget) <= 1)
    return G_SOURCE_CONTINUE;

  if (self->n_frames++ >= MAX_FRAMES || self->n_quiet >= QUIET_FRAMES)
    {
      self->tick_id = 0;
      return G_SOURCE_REMOVE;
    }
  if (self->correct_id == 0)
    self->correct_id = g_idle_add_full (G_PRIORITY_DEFAULT, correct_cb, self, NULL);

  return G_SOURCE_CONTINUE;
}

/**
 * attune_scroll_target_new:
 * @view: the page; it outlives the target
 * @iter: where to go
 * @how: what is wanted of the line
 * @air: how far below the top it is to stand, in pixels
 *
 * Sets out for a place. Freeing the target gives it up.
 *
 * Returns: (transfer full): the target
 */
AttuneScrollTarget *
attune_scroll_target_new (GtkTextView *view, const GtkTextIter *iter, AttuneScrollHow how, int air)
{
  AttuneScrollTarget *self = g_new0 (AttuneScrollTarget, 1);

  self->view = view;
  self->how = how;
  self->air = air;
  self->mark = gtk_text_buffer_create_mark (gtk_text_view_get_buffer (view), NULL, iter, TRUE);
  g_object_ref (self->mark);
  self->tick_id = gtk_widget_add_tick_callback (GTK_WIDGET (view), tick_cb, self, NULL);
  if (how == ATTUNE_SCROLL_TO_TOP)
    gtk_text_view_scroll_to_mark (view, self->mark, 0, TRUE, 0, 0);
  else
    self->correct_id = g_idle_add_full (G_PRIORITY_DEFAULT, correct_cb, self, NULL);

  return self;
}

void
attune_scroll_target_free (AttuneScrollTarget *self)
{
  if (self->tick_id != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self->view), self->tick_id);
  g_clear_handle_id (&self->correct_id, g_source_remove);
  if (!gtk_text_mark_get_deleted (self->mark))
    gtk_text_buffer_delete_mark (gtk_text_mark_get_buffer (self->mark), self->mark);
  g_object_unref (self->mark);
  g_free (self);
}
