/* attune-article-view.c: the page
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "attune-article-view.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "attune-article-buffer.h"
#include "attune-inset.h"
#include "attune-margin.h"
#include "attune-mark-layer.h"
#include "attune-match-track.h"
#include "attune-page-boxes.h"
#include "attune-page-geometry.h"
#include "attune-page-layout.h"
#include "attune-page-links.h"
#include "attune-scroll-target.h"
#include "attune-selection.h"
#include "attune-typography.h"

/**
 * AttuneArticleView:
 *
 * Shows an article as one text, set at a comfortable measure, with its boxes, figures and tables.
 * It knows what is read at its top, goes to places, and opens what the text links to.
 */
struct _AttuneArticleView
{
  GtkTextView parent_instance;

  AttuneArticle *article;
  AttuneArticleBuffer *page;
  AttuneTypography *typography;
  AttuneSection *section; /* the one being read, unowned: the article has it */
  double progress;

  GtkAdjustment *adjustment;
  AttuneScrollTarget *target;
  int width;          /* for which margins and insets are fitted */
  gboolean has_notes; /* likewise */
  AttunePageLinks *links;
  AttuneMarkLayer *marks; /* NULL where there is no notebook */
  AttuneMargin *margin;
  AttuneMatchTrack *track; /* weak: an overlay around this has it; NULL before the first matches */
  guint update_id;
};

typedef enum
{
  PROP_ARTICLE = 1,
  PROP_SECTION,
  PROP_PROGRESS,
} AttuneArticleViewProperty;

enum
{
  SIGNAL_FOLLOW,
  SIGNAL_MOVED,
  SIGNAL_MARKS_PRESSED,
  N_SIGNALS,
};

static GParamSpec *properties[PROP_PROGRESS + 1];
static guint signals[N_SIGNALS];

static void accessible_text_iface_init (GtkAccessibleTextInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (AttuneArticleView,
                               attune_article_view,
                               GTK_TYPE_TEXT_VIEW,
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_ACCESSIBLE_TEXT,
                                                      accessible_text_iface_init))

#define TOP_MARGIN 12
#define BOTTOM_MARGIN 72

/* Where one is */

static AttuneSection *
find_section (AttuneArticleView *self)
{
  GdkRectangle visible;
  GtkTextIter iter;
  const AttuneBlock *block = NULL;
  int em = attune_typography_get_em (self->typography);

  /* What is read is a little below the top, not what is about to leave. */
  gtk_text_view_get_visible_rect (GTK_TEXT_VIEW (self), &visible);
  gtk_text_view_get_line_at_y (GTK_TEXT_VIEW (self), &iter,
                               visible.y + MIN (visible.height / 4, 6 * em), NULL);
  block = attune_article_buffer_get_block_at_iter (self->page, &iter, NULL);

  return block != NULL ? attune_article_get_section_of_block (self->article, block) : NULL;
}

static double
find_progress (AttuneArticleView *self)
{
  double height = 0;

  if (self->adjustment == NULL)
    return 0;

  height = gtk_adjustment_get_upper (self->adjustment) -
           gtk_adjustment_get_lower (self->adjustment) -
           gtk_adjustment_get_page_size (self->adjustment);

  return height > 0 ? CLAMP (gtk_adjustment_get_value (self->adjustment) / height, 0, 1) : 0;
}

static gboolean
update_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer user_data)
{
  AttuneArticleView *self = ATTUNE_ARTICLE_VIEW (widget);
  AttuneSection *section = NULL;
  double progress = 0;

  self->update_id = 0;
  if (self->page == NULL)
    return G_SOURCE_REMOVE;

  section = find_section (self);
  if (section != self->section)
    {
      self->section = section;
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SECTION]);
    }
  progress = find_progress (self);
  if (progress != self->progress)
    {
      self->progress = progress;
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PROGRESS]);
    }
  if (self->margin != NULL)
    attune_margin_update (self->margin);
  g_signal_emit (self, signals[SIGNAL_MOVED], 0);

  return G_SOURCE_REMOVE;
}

/* Once a frame at most, however often the place changes */
static void
queue_update (AttuneArticleView *self)
{
  if (self->update_id == 0)
    self->update_id = gtk_widget_add_tick_callback (GTK_WIDGET (self), update_cb, NULL, NULL);
}

static void
adjustment_changed_cb (AttuneArticleView *self)
{
  GtkAdjustment *adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (self));

  if (self->adjustment != NULL)
    g_signal_handlers_disconnect_by_func (self->adjustment, queue_update, self);
  g_set_object (&self->adjustment, adjustment);
  if (adjustment == NULL)
    return;

  g_signal_connect_object (adjustment, "value-changed", G_CALLBACK (queue_update), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (adjustment, "changed", G_CALLBACK (queue_update), self,
                           G_CONNECT_SWAPPED);
}

/* Size and looks */

static void
set_insets_widget (AttuneArticleView *self, GtkWidget *widget)
{
  const GPtrArray *insets = attune_article_buffer_get_insets (self->page);

  for (guint i = 0; i < insets->len; i++)
    attune_inset_set_widget (g_ptr_array_index (insets, i), widget);
}

/* A text view is allocated at each step of scrolling, and whatever touches its tags makes it
 * measure its lines again: so only where something has changed. */
static void
update_margins (AttuneArticleView *self, int width)
{
  gboolean has_notes = self->marks != NULL && attune_mark_layer_has_notes (self->marks);
  gboolean has_room = FALSE;

  if ((width == self->width && has_notes == self->has_notes) || self->page == NULL)
    return;

  self->width = width;
  self->has_notes = has_notes;
  has_room = attune_page_layout_fit (GTK_TEXT_VIEW (self), self->page, self->typography, width,
                                     has_notes);
  if (self->margin != NULL)
    attune_margin_set_has_room (self->margin, has_room);
}

static void
allocate_margin (AttuneArticleView *self, int width, int height)
{
  GtkTextView *view = GTK_TEXT_VIEW (self);
  gboolean rtl = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  int margin = rtl ? gtk_text_view_get_left_margin (view) : gtk_text_view_get_right_margin (view);

  if (self->margin == NULL)
    return;

  gtk_widget_measure (GTK_WIDGET (self->margin), GTK_ORIENTATION_HORIZONTAL, -1, NULL, NULL, NULL,
                      NULL);
  gtk_widget_size_allocate (GTK_WIDGET (self->margin),
                            &(GtkAllocation) { rtl ? 0 : width - margin, 0, margin, height }, -1);
}

/* The page is as wide as it is given. What stands in it was fitted to the last width, and must not
 * keep the window from becoming narrower. */
static void
attune_article_view_measure (GtkWidget *widget,
                             GtkOrientation orientation,
                             int for_size,
                             int *minimum,
                             int *natural,
                             int *minimum_baseline,
                             int *natural_baseline)
{
  AttuneArticleView *self = ATTUNE_ARTICLE_VIEW (widget);

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = 2 * ATTUNE_PAGE_MARGIN;
      *natural = attune_typography_get_measure (self->typography) + 2 * ATTUNE_PAGE_MARGIN;
      return;
    }

  GTK_WIDGET_CLASS (attune_article_view_parent_class)
      ->measure (widget, orientation, for_size, minimum, natural, minimum_baseline,
                 natural_baseline);
}

static void
attune_article_view_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  AttuneArticleView *self = ATTUNE_ARTICLE_VIEW (widget);

  update_margins (self, width);
  GTK_WIDGET_CLASS (attune_article_view_parent_class)
      ->size_allocate (widget, width, height, baseline);
  attune_page_links_allocate (self->links);
  allocate_margin (self, width, height);
  queue_update (self);
}

static void
update_typography (AttuneArticleView *self)
{
  AttunePalette palette = *attune_typography_get_palette (self->typography);
  gboolean resized = attune_typography_update (self->typography, GTK_WIDGET (self));

  if (resized)
    {
      self->width = 0;
      gtk_widget_queue_resize (GTK_WIDGET (self));
    }
  if (self->page != NULL &&
      (resized ||
       memcmp (&palette, attune_typography_get_palette (self->typography), sizeof palette) != 0))
    {
      set_insets_widget (self, GTK_WIDGET (self));
      gtk_widget_queue_draw (GTK_WIDGET (self));
    }
}

static void
attune_article_view_css_changed (GtkWidget *widget, GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (attune_article_view_parent_class)->css_changed (widget, change);

  update_typography (ATTUNE_ARTICLE_VIEW (widget));
}

static void
attune_article_view_system_setting_changed (GtkWidget *widget, GtkSystemSetting setting)
{
  GTK_WIDGET_CLASS (attune_article_view_parent_class)->system_setting_changed (widget, setting);

  update_typography (ATTUNE_ARTICLE_VIEW (widget));
}

static void
attune_article_view_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  AttuneArticleView *self = ATTUNE_ARTICLE_VIEW (widget);

  GTK_WIDGET_CLASS (attune_article_view_parent_class)->snapshot (widget, snapshot);
  if (self->margin != NULL)
    gtk_widget_snapshot_child (widget, GTK_WIDGET (self->margin), snapshot);
}

static void
attune_article_view_snapshot_layer (GtkTextView *view,
                                    GtkTextViewLayer layer,
                                    GtkSnapshot *snapshot)
{
  AttuneArticleView *self = ATTUNE_ARTICLE_VIEW (view);
  guint from = 0, to = 0;

  if (layer != GTK_TEXT_VIEW_LAYER_BELOW_TEXT || self->page == NULL)
    return;

  attune_page_get_visible_range (view, &from, &to);
  attune_page_boxes_snapshot (self->page, view, self->typography, from, to, snapshot);
  if (self->marks != NULL)
    attune_mark_layer_snapshot (self->marks, view, from, to, snapshot);
}

/* Pointer and keys */

static void
follow_cb (AttuneArticleView *self, const char *uri)
{
  g_signal_emit (self, signals[SIGNAL_FOLLOW], 0, uri);
}

static void
press_marks (AttuneArticleView *self, GPtrArray *marks)
{
  attune_mark_layer_set_current (self->marks, g_ptr_array_index (marks, 0));
  g_signal_emit (self, signals[SIGNAL_MARKS_PRESSED], 0, marks);
}

static void
released_cb (AttuneArticleView *self, int n_press, double x, double y)
{
  GtkTextIter iter;
  g_autoptr (GPtrArray) marks = NULL;

  /* Whoever selects text does not want to be sent away. */
  if (n_press != 1 || self->page == NULL ||
      gtk_text_buffer_get_has_selection (GTK_TEXT_BUFFER (self->page)))
    return;

  if (attune_page_links_find (self->links, x, y, &iter))
    {
      attune_page_links_open (self->links, &iter);
      return;
    }

  if (self->marks == NULL)
    return;
  attune_mark_layer_set_current (self->marks, NULL);
  if (!attune_page_get_iter_at (GTK_TEXT_VIEW (self), x, y, &iter))
    return;
  marks = attune_mark_layer_dup_at (self->marks, (guint) gtk_text_iter_get_offset (&iter));
  if (marks->len > 0)
    press_marks (self, marks);
}

/* Opens the mark or the link that one has gone to by key, or what the caret stands on. */
static gboolean
open_what_one_is_at (AttuneArticleView *self)
{
  GtkTextBuffer *buffer = GTK_TEXT_BUFFER (self->page);
  AttuneMark *current = self->marks != NULL ? attune_mark_layer_get_current (self->marks) : NULL;
  GtkTextIter caret;
  g_autoptr (GPtrArray) marks = NULL;

  if (current != NULL)
    {
      marks = g_ptr_array_new_with_free_func (g_object_unref);
      g_ptr_array_add (marks, g_object_ref (current));
      press_marks (self, marks);
      return TRUE;
    }
  if (attune_page_links_open_current (self->links))
    return TRUE;
  if (!gtk_text_view_get_cursor_visible (GTK_TEXT_VIEW (self)))
    return FALSE;

  gtk_text_buffer_get_iter_at_mark (buffer, &caret, gtk_text_buffer_get_insert (buffer));
  if (attune_article_buffer_get_link_at_iter (self->page, &caret, NULL, NULL) != NULL)
    {
      attune_page_links_open (self->links, &caret);
      return TRUE;
    }
  if (self->marks != NULL)
    marks = attune_mark_layer_dup_at (self->marks, (guint) gtk_text_iter_get_offset (&caret));
  if (marks == NULL || marks->len == 0)
    return FALSE;
  press_marks (self, marks);

  return TRUE;
}

static void
motion_cb (AttuneArticleView *self, double x, double y)
{
  GtkTextIter iter;

  gtk_widget_set_cursor_from_name (
      GTK_WIDGET (self), attune_page_links_find (self->links, x, y, &iter) ? "pointer" : "text");
}

/**
 * attune_article_view_next_link:
 * @forward: whether to go down the page
 *
 * Goes from the link that was reached last, or from the top of what is seen, to the next link,
 * citation or term. Enter opens it.
 */
void
attune_article_view_next_link (AttuneArticleView *self, gboolean forward)
{
  if (self->marks != NULL)
    attune_mark_layer_set_current (self->marks, NULL);
  attune_page_links_step (self->links, forward);
}

/**
 * attune_article_view_next_mark:
 * @forward: whether to go down the page
 *
 * Goes from the mark that was reached last, or from the top of what is seen, to the next highlight
 * or note. Enter opens it.
 *
 * Returns: (transfer none) (nullable): the mark, if there is another
 */
AttuneMark *
attune_article_view_next_mark (AttuneArticleView *self, gboolean forward)
{
  const AttunePageMark *entry = NULL;
  guint from = 0, to = 0;

  if (self->marks == NULL || self->page == NULL)
    return NULL;

  attune_page_get_visible_range (GTK_TEXT_VIEW (self), &from, &to);
  entry = attune_mark_layer_step (self->marks, attune_mark_layer_get_current (self->marks),
                                  forward ? from : to, forward);
  if (entry == NULL)
    return NULL;

  attune_mark_layer_set_current (self->marks, entry->mark);
  attune_article_view_reveal_place (self, attune_mark_get_place (entry->mark));
  gtk_widget_grab_focus (GTK_WIDGET (self));

  return entry->mark;
}

/**
 * attune_article_view_get_current_mark:
 *
 * Returns: (transfer none) (nullable): the mark that one is at
 */
AttuneMark *
attune_article_view_get_current_mark (AttuneArticleView *self)
{
  return self->marks != NULL ? attune_mark_layer_get_current (self->marks) : NULL;
}

/**
 * attune_article_view_set_current_mark:
 * @mark: (nullable): the mark that one is at
 */
void
attune_article_view_set_current_mark (AttuneArticleView *self, AttuneMark *mark)
{
  if (self->marks != NULL)
    attune_mark_layer_set_current (self->marks, mark);
}

/* Whoever scrolls, drags or types no longer wants to be taken somewhere else. */
static void
give_up_target (AttuneArticleView *self)
{
  g_clear_pointer (&self->target, attune_scroll_target_free);
}

static gboolean
key_pressed_cb (AttuneArticleView *self, guint keyval, guint keycode, GdkModifierType state)
{
  gboolean shift = (state & GDK_SHIFT_MASK) != 0;

  give_up_target (self);
  if ((state & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SUPER_MASK)) != 0 || self->page == NULL)
    return GDK_EVENT_PROPAGATE;

  switch (keyval)
    {
    case GDK_KEY_space:
    case GDK_KEY_KP_Space:
      g_signal_emit_by_name (self, "move-cursor", GTK_MOVEMENT_PAGES, shift ? -1 : 1, FALSE);
      return GDK_EVENT_STOP;
    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
      return open_what_one_is_at (self) ? GDK_EVENT_STOP : GDK_EVENT_PROPAGATE;
    default:
      return GDK_EVENT_PROPAGATE;
    }
}

static gboolean
scroll_cb (AttuneArticleView *self, double dx, double dy)
{
  give_up_target (self);

  return GDK_EVENT_PROPAGATE;
}

static void
attune_article_view_copy_clipboard (GtkTextView *view)
{
  g_autofree char *clean = attune_selection_dup_text (view);

  if (clean != NULL)
    gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (view)), clean);
}

/* A text view counts the code point of a drawing in its offsets, and leaves it out of the text that
 * it hands to assistive technology, so that everything behind it is off by one. We leave it in. */
static GBytes *
get_contents (GtkAccessibleText *text, unsigned int start, unsigned int end)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (text));
  GtkTextIter from, to;
  char *slice = NULL;

  gtk_text_buffer_get_iter_at_offset (buffer, &from, (int) MIN (start, G_MAXINT));
  gtk_text_buffer_get_iter_at_offset (buffer, &to, end > G_MAXINT ? -1 : (int) end);
  slice = gtk_text_buffer_get_slice (buffer, &from, &to, FALSE);

  return g_bytes_new_take (slice, strlen (slice) + 1);
}

static void
accessible_text_iface_init (GtkAccessibleTextInterface *iface)
{
  iface->get_contents = get_contents;
}

/* Object */

static void
attune_article_view_dispose (GObject *object)
{
  AttuneArticleView *self = ATTUNE_ARTICLE_VIEW (object);

  if (self->update_id != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self), self->update_id);
  self->update_id = 0;
  attune_page_links_close (self->links);
  if (self->margin != NULL)
    gtk_widget_unparent (GTK_WIDGET (g_steal_pointer (&self->margin)));
  g_clear_object (&self->marks);
  g_clear_weak_pointer (&self->track);
  g_clear_pointer (&self->target, attune_scroll_target_free);
  if (self->adjustment != NULL)
    g_signal_handlers_disconnect_by_func (self->adjustment, queue_update, self);
  g_clear_object (&self->adjustment);
  self->section = NULL;
  if (self->page != NULL)
    set_insets_widget (self, NULL);
  g_clear_object (&self->page);
  g_clear_object (&self->article);
  g_clear_object (&self->typography);
  g_clear_object (&self->links);

  G_OBJECT_CLASS (attune_article_view_parent_class)->dispose (object);
}

static void
attune_article_view_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  AttuneArticleView *self = ATTUNE_ARTICLE_VIEW (object);

  switch ((AttuneArticleViewProperty) id)
    {
    case PROP_ARTICLE:
      g_value_set_object (value, self->article);
      return;
    case PROP_SECTION:
      g_value_set_object (value, self->section);
      return;
    case PROP_PROGRESS:
      g_value_set_double (value, self->progress);
      return;
    }

  G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
attune_article_view_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  AttuneArticleView *self = ATTUNE_ARTICLE_VIEW (object);

  switch ((AttuneArticleViewProperty) id)
    {
    case PROP_ARTICLE:
      attune_article_view_set_article (self, g_value_get_object (value));
      return;
    case PROP_SECTION:
    case PROP_PROGRESS:
      break;
    }

  G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
attune_article_view_class_init (AttuneArticleViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GtkTextViewClass *text_view_class = GTK_TEXT_VIEW_CLASS (klass);

  object_class->dispose = attune_article_view_dispose;
  object_class->get_property = attune_article_view_get_property;
  object_class->set_property = attune_article_view_set_property;
  widget_class->measure = attune_article_view_measure;
  widget_class->size_allocate = attune_article_view_size_allocate;
  widget_class->snapshot = attune_article_view_snapshot;
  widget_class->css_changed = attune_article_view_css_changed;
  widget_class->system_setting_changed = attune_article_view_system_setting_changed;
  text_view_class->snapshot_layer = attune_article_view_snapshot_layer;
  text_view_class->copy_clipboard = attune_article_view_copy_clipboard;

  properties[PROP_ARTICLE] = g_param_spec_object ("article", NULL, NULL, ATTUNE_TYPE_ARTICLE,
                                                  G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY |
                                                      G_PARAM_STATIC_STRINGS);
  /**
   * AttuneArticleView:section:
   *
   * The section that is being read; %NULL on the title page.
   */
  properties[PROP_SECTION] = g_param_spec_object ("section", NULL, NULL, ATTUNE_TYPE_SECTION,
                                                  G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  /**
   * AttuneArticleView:progress:
   *
   * How far down the page one is, from 0 to 1.
   */
  properties[PROP_PROGRESS] = g_param_spec_double ("progress", NULL, NULL, 0, 1, 0,
                                                   G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  /**
   * AttuneArticleView::follow:
   * @uri: an `https:` or `attune:` address
   *
   * The reader opened a link.
   */
  signals[SIGNAL_FOLLOW] = g_signal_new ("follow", ATTUNE_TYPE_ARTICLE_VIEW, G_SIGNAL_RUN_LAST, 0,
                                         NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  /**
   * AttuneArticleView::moved:
   *
   * What is seen has changed; at most once a frame.
   */
  signals[SIGNAL_MOVED] = g_signal_new ("moved", ATTUNE_TYPE_ARTICLE_VIEW, G_SIGNAL_RUN_LAST, 0,
                                        NULL, NULL, NULL, G_TYPE_NONE, 0);

  /**
   * AttuneArticleView::marks-pressed:
   * @marks: (element-type AttuneMark): the marks there, the shortest first
   *
   * The reader pressed a highlight or a note.
   */
  signals[SIGNAL_MARKS_PRESSED] = g_signal_new ("marks-pressed", ATTUNE_TYPE_ARTICLE_VIEW,
                                                G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                                                1, G_TYPE_PTR_ARRAY);

  gtk_widget_class_set_css_name (widget_class, "textview");
}

static void
attune_article_view_init (AttuneArticleView *self)
{
  GtkTextView *view = GTK_TEXT_VIEW (self);
  GtkGesture *click = gtk_gesture_click_new ();
  GtkEventController *motion = gtk_event_controller_motion_new ();
  GtkEventController *key = gtk_event_controller_key_new ();
  GtkEventController *scroll = gtk_event_controller_scroll_new (
      GTK_EVENT_CONTROLLER_SCROLL_VERTICAL);

  self->typography = attune_typography_new ();
  self->links = attune_page_links_new (view);
  g_signal_connect_object (self->links, "follow", G_CALLBACK (follow_cb), self, G_CONNECT_SWAPPED);

  gtk_widget_add_css_class (GTK_WIDGET (self), "article");
  gtk_text_view_set_editable (view, FALSE);
  gtk_text_view_set_cursor_visible (view, FALSE);
  gtk_text_view_set_accepts_tab (view, FALSE);
  gtk_text_view_set_wrap_mode (view, GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_top_margin (view, TOP_MARGIN);
  gtk_text_view_set_bottom_margin (view, BOTTOM_MARGIN);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Article"), -1);

  g_signal_connect_swapped (click, "released", G_CALLBACK (released_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
  g_signal_connect_swapped (motion, "motion", G_CALLBACK (motion_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), motion);
  g_signal_connect_swapped (key, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), key);
  g_signal_connect_swapped (scroll, "scroll", G_CALLBACK (scroll_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), scroll);

  g_signal_connect (self, "notify::vadjustment", G_CALLBACK (adjustment_changed_cb), NULL);
  g_signal_connect_object (adw_style_manager_get_default (), "notify",
                           G_CALLBACK (update_typography), self, G_CONNECT_SWAPPED);
}

static void
marks_changed_cb (AttuneArticleView *self)
{
  /* The first note makes room for itself. */
  if (attune_mark_layer_has_notes (self->marks) != self->has_notes)
    gtk_widget_queue_resize (GTK_WIDGET (self));
  gtk_widget_queue_draw (GTK_WIDGET (self));
  queue_update (self);
}

/**
 * attune_article_view_set_notebook:
 * @notebook: whose highlights and notes are shown
 */
void
attune_article_view_set_notebook (AttuneArticleView *self, AttuneNotebook *notebook)
{
  g_return_if_fail (self->marks == NULL);

  self->marks = attune_mark_layer_new (notebook);
  attune_mark_layer_set_page (self->marks, self->article, self->page);
  g_signal_connect_object (self->marks, "changed", G_CALLBACK (marks_changed_cb), self,
                           G_CONNECT_SWAPPED);
  self->margin = attune_margin_new (GTK_TEXT_VIEW (self), notebook, self->marks);
  gtk_widget_set_parent (GTK_WIDGET (self->margin), GTK_WIDGET (self));
  g_signal_connect_object (self->margin, "pressed", G_CALLBACK (press_marks), self,
                           G_CONNECT_SWAPPED);
}

/**
 * attune_article_view_set_article:
 * @article: (nullable): what to show
 */
void
attune_article_view_set_article (AttuneArticleView *self, AttuneArticle *article)
{
  if (!g_set_object (&self->article, article))
    return;

  g_clear_pointer (&self->target, attune_scroll_target_free);
  self->section = NULL;
  self->width = 0;
  if (self->page != NULL)
    set_insets_widget (self, NULL);
  g_clear_object (&self->page);
  if (self->track != NULL)
    attune_match_track_set_matches (self->track, NULL);
  if (article != NULL)
    {
      update_typography (self);
      self->page = attune_article_buffer_new (article, self->typography);
    }
  attune_page_links_set_page (self->links, article, self->page);
  if (self->marks != NULL)
    attune_mark_layer_set_page (self->marks, article, self->page);
  gtk_text_view_set_buffer (GTK_TEXT_VIEW (self),
                            self->page != NULL ? GTK_TEXT_BUFFER (self->page) : NULL);
  if (self->page != NULL)
    {
      GtkTextIter start;

      gtk_text_buffer_get_start_iter (GTK_TEXT_BUFFER (self->page), &start);
      gtk_text_buffer_place_cursor (GTK_TEXT_BUFFER (self->page), &start);
      set_insets_widget (self, GTK_WIDGET (self));
    }

  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ARTICLE]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SECTION]);
  queue_update (self);
}

/**
 * attune_article_view_get_article:
 *
 * Returns: (transfer none) (nullable): what is shown
 */
AttuneArticle *
attune_article_view_get_article (AttuneArticleView *self)
{
  return self->article;
}

static const AttuneBlock *
block_at_top (AttuneArticleView *self, guint *position)
{
  GtkTextView *view = GTK_TEXT_VIEW (self);
  GdkRectangle visible;
  GtkTextIter iter;
  int em = attune_typography_get_em (self->typography);

  /* A line that was gone to stands a little below the top; one of which less than a half is seen is
   * not the first. */
  gtk_text_view_get_visible_rect (view, &visible);
  gtk_text_view_get_iter_at_location (view, &iter, gtk_text_view_get_left_margin (view) + 1,
                                      visible.y + em * 5 / 4);

  return attune_article_buffer_get_block_at_iter (self->page, &iter, position);
}

/**
 * attune_article_view_dup_position:
 *
 * Returns: (transfer full) (nullable): the place of the line at the top; the article's beginning
 *   on the title page; %NULL where nothing is shown
 */
AttunePlace *
attune_article_view_dup_position (AttuneArticleView *self)
{
  const AttuneBlock *block = NULL;
  guint position = 0;

  if (self->page == NULL)
    return NULL;

  block = block_at_top (self, &position);
  if (block == NULL)
    return attune_place_new (attune_article_get_id (self->article), NULL);

  return attune_place_new_range (attune_article_get_id (self->article), attune_block_get_id (block),
                                 position, position);
}

/**
 * attune_article_view_dup_paragraph:
 *
 * Returns: (transfer full) (nullable): the place of the whole block at the top; on the title page
 *   that of the first; %NULL where nothing is shown
 */
AttunePlace *
attune_article_view_dup_paragraph (AttuneArticleView *self)
{
  const AttuneBlock *block = NULL;

  if (self->page == NULL)
    return NULL;

  block = block_at_top (self, NULL);
  if (block == NULL)
    block = attune_article_get_block (self->article, 0);

  return attune_place_new (attune_article_get_id (self->article), attune_block_get_id (block));
}

/**
 * attune_article_view_get_section:
 *
 * Returns: (transfer none) (nullable): the section that is being read
 */
AttuneSection *
attune_article_view_get_section (AttuneArticleView *self)
{
  return self->section;
}

double
attune_article_view_get_progress (AttuneArticleView *self)
{
  return self->progress;
}

static void
scroll_to (AttuneArticleView *self, const AttunePlace *place, AttuneScrollHow how)
{
  GtkTextIter iter;

  if (self->page == NULL ||
      !attune_article_buffer_get_iters_at_place (self->page, place, &iter, NULL))
    return;

  /* The words of a drawing stand below it. */
  if (how == ATTUNE_SCROLL_TO_TOP &&
      gtk_text_iter_has_tag (&iter,
                             attune_typography_get_tag (self->typography, ATTUNE_STYLE_WORDS)))
    gtk_text_iter_backward_line (&iter);

  gtk_text_buffer_place_cursor (GTK_TEXT_BUFFER (self->page), &iter);
  g_clear_pointer (&self->target, attune_scroll_target_free);
  self->target = attune_scroll_target_new (GTK_TEXT_VIEW (self), &iter, how,
                                           attune_typography_get_em (self->typography) * 3 / 4);
}

/**
 * attune_article_view_show_place:
 * @place: a place
 *
 * Goes to a place: its first line stands at the top.
 */
void
attune_article_view_show_place (AttuneArticleView *self, const AttunePlace *place)
{
  scroll_to (self, place, ATTUNE_SCROLL_TO_TOP);
}

/**
 * attune_article_view_reveal_place:
 * @place: a place
 *
 * Makes sure that a place is seen, and moves only where it is not.
 */
void
attune_article_view_reveal_place (AttuneArticleView *self, const AttunePlace *place)
{
  scroll_to (self, place, ATTUNE_SCROLL_INTO_VIEW);
}

/**
 * attune_article_view_set_matches:
 * @places: (nullable) (element-type AttunePlace): what was found
 *
 * Marks the words that were searched for, and where they are along the scroll bar.
 */
void
attune_article_view_set_matches (AttuneArticleView *self, const GPtrArray *places)
{
  if (self->page == NULL)
    return;

  attune_article_buffer_clear_style (self->page, ATTUNE_STYLE_MATCH);
  attune_article_buffer_clear_style (self->page, ATTUNE_STYLE_CURRENT_MATCH);
  for (guint i = 0; places != NULL && i < places->len; i++)
    attune_article_buffer_style_place (self->page, ATTUNE_STYLE_MATCH,
                                       g_ptr_array_index (places, i));

  if (self->track == NULL && places != NULL && places->len > 0)
    g_set_weak_pointer (&self->track, attune_match_track_lay_over (GTK_TEXT_VIEW (self)));
  if (self->track != NULL)
    attune_match_track_set_matches (self->track, places);
}

/**
 * attune_article_view_set_current_match:
 * @place: (nullable): the one that one is at
 *
 * Marks it stronger than the others.
 */
void
attune_article_view_set_current_match (AttuneArticleView *self, AttunePlace *place)
{
  if (self->page == NULL)
    return;

  attune_article_buffer_clear_style (self->page, ATTUNE_STYLE_CURRENT_MATCH);
  if (place != NULL)
    attune_article_buffer_style_place (self->page, ATTUNE_STYLE_CURRENT_MATCH, place);
  if (self->track != NULL)
    attune_match_track_set_current (self->track, place);
}
