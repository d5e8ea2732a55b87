/* attune-match-track.c: where along the scroll bar matches are
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "attune-match-track.h"

#include <adwaita.h>

#include "attune-article-buffer.h"
#include "attune-page-heights.h"

/**
 * AttuneMatchTrack:
 *
 * A strip over the scroll bar of a page, with a tick where each match is: where the scroll bar's
 * slider is once the match is seen. The pointer goes through it to the scroll bar.
 *
 * Its color is the style's; the tick of the current match is longer and stronger than the others.
 */
struct _AttuneMatchTrack
{
  GtkWidget parent_instance;

  GtkTextView *view;          /* weak: it is not below the track, nor above */
  GtkAdjustment *scroll;      /* the view's */
  GArray *offsets;            /* guint: where the matches begin on the page, in ascending order */
  guint current;              /* where the current one does, or G_MAXUINT */
  AttunePageHeights *heights; /* NULL where they were not taken down since they changed */
  GArray *ticks;              /* int: the upper edges of what is drawn, in pixels */
  int current_tick;           /* likewise, or -1 */
  gboolean is_stale;          /* the ticks are to be found anew */
};

/* How far the slider of the scroll bar goes, all in pixels
 * @page: the height of the page
 * @view: how much of it is seen at once
 * @from: the upper end of the scroll bar, from that of the track
 * @to: the lower end
 * @slider: how long the slider is
 */
typedef struct
{
  double page;
  double view;
  double from;
  double to;
  double slider;
} Way;

G_DEFINE_FINAL_TYPE (AttuneMatchTrack, attune_match_track, GTK_TYPE_WIDGET)

/* All in pixels */
#define WIDTH 16
#define INSET 2
#define TICK_WIDTH 8
#define TICK_HEIGHT 2
#define CURRENT_WIDTH 14
#define CURRENT_HEIGHT 4
/* Ticks that are nearer than this cannot be told apart. */
#define NEAR 2

/* Where the ticks are */

static GtkRange *
find_range (AttuneMatchTrack *self)
{
  GtkWidget *scroller = gtk_widget_get_ancestor (GTK_WIDGET (self->view), GTK_TYPE_SCROLLED_WINDOW);
  GtkWidget *bar = scroller != NULL
                       ? gtk_scrolled_window_get_vscrollbar (GTK_SCROLLED_WINDOW (scroller))
                       : NULL;
  GtkWidget *range = bar != NULL ? gtk_widget_get_first_child (bar) : NULL;

  return GTK_IS_RANGE (range) ? GTK_RANGE (range) : NULL;
}

/* In a long text the slider is longer than what is seen of the text would make it, so that it has
 * less way to go. */
static Way
find_way (AttuneMatchTrack *self)
{
  GtkRange *range = find_range (self);
  Way way = {
    .page = attune_page_heights_get_whole (self->heights),
    .view = gtk_adjustment_get_page_size (self->scroll),
    .to = gtk_widget_get_height (GTK_WIDGET (self)),
  };
  graphene_rect_t bounds;
  int start = 0, end = 0;

  way.page = MAX (way.page, way.view);
  if (range != NULL)
    gtk_range_get_slider_range (range, &start, &end);
  if (end > start && gtk_widget_compute_bounds (GTK_WIDGET (range), GTK_WIDGET (self), &bounds))
    {
      way.from = bounds.origin.y;
      way.to = way.from + bounds.size.height;
    }
  way.slider = MIN (MAX (end - start, (way.to - way.from) * way.view / way.page),
                    way.to - way.from);

  return way;
}

/* Where the middle of the slider is when the middle of the view is at @y, as far as it can get
 * there */
static double
follow_slider (const Way *way, double y)
{
  double half = way->view / 2;

  if (y <= half)
    return way->from + y / half * way->slider / 2;
  if (y >= way->page - half)
    return way->to - (way->page - y) / half * way->slider / 2;

  return way->from + way->slider / 2 +
         (y - half) / (way->page - way->view) * (way->to - way->from - way->slider);
}

static int
place_tick (AttuneMatchTrack *self, const Way *way, guint offset, int tick_height)
{
  double y = follow_slider (way, attune_page_heights_find (self->heights, offset));

  return CLAMP ((int) (y - tick_height / 2.0 + 0.5), 0,
                MAX (0, gtk_widget_get_height (GTK_WIDGET (self)) - tick_height));
}

static void
update (AttuneMatchTrack *self)
{
  int last = -NEAR;
  Way way;

  if (!self->is_stale)
    return;

  self->is_stale = FALSE;
  self->current_tick = -1;
  g_array_set_size (self->ticks, 0);
  if (self->view == NULL || self->scroll == NULL || self->offsets->len == 0 ||
      gtk_widget_get_height (GTK_WIDGET (self)) <= 0)
    return;

  if (self->heights == NULL)
    self->heights = attune_page_heights_new (self->view);
  way = find_way (self);
  for (guint i = 0; i < self->offsets->len; i++)
    {
      int y = place_tick (self, &way, g_array_index (self->offsets, guint, i), TICK_HEIGHT);

      if (y - last < NEAR)
        continue;
      g_array_append_val (self->ticks, y);
      last = y;
    }
  if (self->current != G_MAXUINT)
    self->current_tick = place_tick (self, &way, self->current, CURRENT_HEIGHT);
}

static void
invalidate (AttuneMatchTrack *self)
{
  self->is_stale = TRUE;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* The page was measured further, or is of another size. */
static void
page_changed_cb (AttuneMatchTrack *self)
{
  g_clear_pointer (&self->heights, attune_page_heights_free);
  if (self->offsets->len > 0)
    invalidate (self);
}

/* Widget */

static void
attune_match_track_measure (GtkWidget *widget,
                            GtkOrientation orientation,
                            int for_size,
                            int *minimum,
                            int *natural,
                            int *minimum_baseline,
                            int *natural_baseline)
{
  *minimum = *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? WIDTH : 0;
}

static void
attune_match_track_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  invalidate (ATTUNE_MATCH_TRACK (widget));
}

static void
append_tick (GtkWidget *widget,
             GtkSnapshot *snapshot,
             int y,
             int width,
             int height,
             const GdkRGBA *color)
{
  gboolean rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  int x = rtl ? INSET : gtk_widget_get_width (widget) - INSET - width;

  gtk_snapshot_append_color (
      snapshot, color, &GRAPHENE_RECT_INIT ((float) x, (float) y, (float) width, (float) height));
}

static void
attune_match_track_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  AttuneMatchTrack *self = ATTUNE_MATCH_TRACK (widget);
  GdkRGBA color, weaker;

  update (self);

  gtk_widget_get_color (widget, &color);
  weaker = color;
  if (!adw_style_manager_get_high_contrast (adw_style_manager_get_default ()))
    weaker.alpha *= ATTUNE_MATCH_TRACK_STRENGTH;
  for (guint i = 0; i < self->ticks->len; i++)
    append_tick (widget, snapshot, g_array_index (self->ticks, int, i), TICK_WIDTH, TICK_HEIGHT,
                 &weaker);
  if (self->current_tick >= 0)
    append_tick (widget, snapshot, self->current_tick, CURRENT_WIDTH, CURRENT_HEIGHT, &color);
}

static void
attune_match_track_dispose (GObject *object)
{
  AttuneMatchTrack *self = ATTUNE_MATCH_TRACK (object);

  g_clear_weak_pointer (&self->view);
  if (self->scroll != NULL)
    g_signal_handlers_disconnect_by_data (self->scroll, self);
  g_clear_object (&self->scroll);
  g_clear_pointer (&self->heights, attune_page_heights_free);

  G_OBJECT_CLASS (attune_match_track_parent_class)->dispose (object);
}

static void
attune_match_track_finalize (GObject *object)
{
  AttuneMatchTrack *self = ATTUNE_MATCH_TRACK (object);

  g_array_unref (self->offsets);
  g_array_unref (self->ticks);

  G_OBJECT_CLASS (attune_match_track_parent_class)->finalize (object);
}

static void
attune_match_track_class_init (AttuneMatchTrackClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = attune_match_track_dispose;
  object_class->finalize = attune_match_track_finalize;
  widget_class->measure = attune_match_track_measure;
  widget_class->size_allocate = attune_match_track_size_allocate;
  widget_class->snapshot = attune_match_track_snapshot;

  gtk_widget_class_set_css_name (widget_class, "matchtrack");
  /* How many matches there are, and at which one is, is announced. */
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
attune_match_track_init (AttuneMatchTrack *self)
{
  self->offsets = g_array_new (FALSE, FALSE, sizeof (guint));
  self->ticks = g_array_new (FALSE, FALSE, sizeof (int));
  self->current = G_MAXUINT;
  self->current_tick = -1;
  gtk_widget_set_can_target (GTK_WIDGET (self), FALSE);
  gtk_widget_set_halign (GTK_WIDGET (self), GTK_ALIGN_END);
}

/**
 * attune_match_track_new:
 * @view: shows the page, an [class@ArticleBuffer]; it lies in a scroller
 *
 * Returns: (transfer floating): a track without ticks, to be laid over the view
 */
AttuneMatchTrack *
attune_match_track_new (GtkTextView *view)
{
  AttuneMatchTrack *self = g_object_new (ATTUNE_TYPE_MATCH_TRACK, NULL);

  g_set_weak_pointer (&self->view, view);
  g_set_object (&self->scroll, gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (view)));
  if (self->scroll != NULL)
    g_signal_connect_object (self->scroll, "changed", G_CALLBACK (page_changed_cb), self,
                             G_CONNECT_SWAPPED);

  return self;
}

/**
 * attune_match_track_lay_over:
 * @view: as for [ctor@MatchTrack.new]
 *
 * Makes a track, and lays it over the view with the overlay that the view is in.
 *
 * Returns: (transfer none) (nullable): the track; %NULL where the view is in no overlay
 */
AttuneMatchTrack *
attune_match_track_lay_over (GtkTextView *view)
{
  GtkWidget *overlay = gtk_widget_get_ancestor (GTK_WIDGET (view), GTK_TYPE_OVERLAY);
  AttuneMatchTrack *self = NULL;

  if (overlay == NULL)
    return NULL;

  self = attune_match_track_new (view);
  gtk_overlay_add_overlay (GTK_OVERLAY (overlay), GTK_WIDGET (self));

  return self;
}

static guint
find_offset (AttuneMatchTrack *self, const AttunePlace *place)
{
  GtkTextBuffer *buffer = self->view != NULL ? gtk_text_view_get_buffer (self->view) : NULL;
  guint start = 0, end = 0;

  if (!ATTUNE_IS_ARTICLE_BUFFER (buffer) ||
      !attune_article_buffer_get_offsets_at_place (ATTUNE_ARTICLE_BUFFER (buffer), place, &start,
                                                   &end))
    return G_MAXUINT;

  return start;
}

static int
compare_offsets (gconstpointer a, gconstpointer b)
{
  guint x = *(const guint *) a, y = *(const guint *) b;

  return (x > y) - (x < y);
}

/**
 * attune_match_track_set_matches:
 * @places: (nullable) (element-type AttunePlace): what was found on the page that is shown at
 *   present; there is no current one among them yet
 */
void
attune_match_track_set_matches (AttuneMatchTrack *self, const GPtrArray *places)
{
  self->current = G_MAXUINT;
  g_array_set_size (self->offsets, 0);
  for (guint i = 0; places != NULL && i < places->len; i++)
    {
      guint offset = find_offset (self, g_ptr_array_index (places, i));

      if (offset != G_MAXUINT)
        g_array_append_val (self->offsets, offset);
    }
  /* The words of a figure stand elsewhere on the page than in the text. */
  g_array_sort (self->offsets, compare_offsets);
  invalidate (self);
}

/**
 * attune_match_track_set_current:
 * @place: (nullable): the match that one is at
 */
void
attune_match_track_set_current (AttuneMatchTrack *self, AttunePlace *place)
{
  self->current = place != NULL ? find_offset (self, place) : G_MAXUINT;
  invalidate (self);
}

/**
 * attune_match_track_get_ticks:
 * @n_ticks: (out): how many there are; fewer than matches where several are at about the same
 * height
 *
 * Returns: (transfer none) (array length=n_ticks): the upper edges of the ticks from above, without
 *   that of the current match, in pixels; valid until something changes
 */
const int *
attune_match_track_get_ticks (AttuneMatchTrack *self, guint *n_ticks)
{
  update (self);
  *n_ticks = self->ticks->len;

  return (const int *) (gpointer) self->ticks->data;
}

/**
 * attune_match_track_get_current_tick:
 *
 * Returns: the upper edge of the current match's tick, in pixels; -1 where there is none
 */
int
attune_match_track_get_current_tick (AttuneMatchTrack *self)
{
  update (self);

  return self->current_tick;
}
