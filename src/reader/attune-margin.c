/* attune-margin.c: the notes beside the text
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "attune-margin.h"

#include <glib/gi18n.h>

#include "attune-note-card.h"
#include "attune-page-geometry.h"

/**
 * AttuneMargin:
 *
 * Shows the notes of the passages that are seen, each beside its passage, or a little below where
 * there are several. Where there is no room for them, it shows signs that can be pressed.
 *
 * It lies in the text view as wide as the margin, and lets through what is not meant for a note.
 */
struct _AttuneMargin
{
  GtkWidget parent_instance;

  GtkTextView *view; /* it has this, not the other way round */
  AttuneNotebook *notebook;
  AttuneMarkLayer *layer;
  GPtrArray *cards; /* in the order of the page */
  gboolean has_room;
};

enum
{
  SIGNAL_PRESSED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AttuneMargin, attune_margin, GTK_TYPE_WIDGET)

/* Between two notes, in pixels */
#define SPACING 6
/* A note whose passage has left the screen by less than this may still be seen, in pixels. */
#define OVERHANG 240
/* Nobody reads more at once. */
#define MAX_CARDS 40

static void
attune_margin_measure (GtkWidget *widget,
                       GtkOrientation orientation,
                       int for_size,
                       int *minimum,
                       int *natural,
                       int *minimum_baseline,
                       int *natural_baseline)
{
  AttuneMargin *self = ATTUNE_MARGIN (widget);

  for (guint i = 0; i < self->cards->len; i++)
    gtk_widget_measure (g_ptr_array_index (self->cards, i), orientation, for_size, minimum, natural,
                        NULL, NULL);
  *minimum = *natural = 0;
}

static void
allocate (GtkWidget *widget, int x, int y, int width, int height)
{
  GskTransform *transform = gsk_transform_translate (NULL,
                                                     &GRAPHENE_POINT_INIT ((float) x, (float) y));

  gtk_widget_allocate (widget, width, height, -1, transform);
}

static void
attune_margin_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  AttuneMargin *self = ATTUNE_MARGIN (widget);
  gboolean rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  int bottom = -G_MAXINT;

  for (guint i = 0; i < self->cards->len; i++)
    {
      GtkWidget *card = g_ptr_array_index (self->cards, i);
      int card_width = MIN (width, self->has_room ? MIN (width - ATTUNE_MARGIN_GAP - SPACING * 2,
                                                         ATTUNE_MARGIN_MAX_CARD)
                                                  : ATTUNE_MARGIN_SIGN);
      int card_height = 0, minimum_width = 0, x = 0, y = 0;

      gtk_text_view_buffer_to_window_coords (self->view, GTK_TEXT_WINDOW_WIDGET, 0,
                                             attune_note_card_get_y (ATTUNE_NOTE_CARD (card)), NULL,
                                             &y);
      gtk_widget_measure (card, GTK_ORIENTATION_HORIZONTAL, -1, &minimum_width, NULL, NULL, NULL);
      card_width = MAX (card_width, minimum_width);
      gtk_widget_measure (card, GTK_ORIENTATION_VERTICAL, card_width, &card_height, NULL, NULL,
                          NULL);
      if (y < bottom + SPACING)
        y = bottom + SPACING;
      x = self->has_room ? ATTUNE_MARGIN_GAP : MAX (0, (width - card_width) / 2);
      allocate (card, rtl ? width - x - card_width : x, y, card_width, card_height);
      bottom = y + card_height;
    }
}

static void
attune_margin_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  AttuneMargin *self = ATTUNE_MARGIN (widget);

  for (guint i = 0; i < self->cards->len; i++)
    gtk_widget_snapshot_child (widget, g_ptr_array_index (self->cards, i), snapshot);
}

/* Where there is no note, the margin is the page's. */
static gboolean
attune_margin_contains (GtkWidget *widget, double x, double y)
{
  return FALSE;
}

static void
clear_cards (AttuneMargin *self)
{
  for (guint i = 0; i < self->cards->len; i++)
    gtk_widget_unparent (g_ptr_array_index (self->cards, i));
  g_ptr_array_set_size (self->cards, 0);
}

static void
attune_margin_dispose (GObject *object)
{
  AttuneMargin *self = ATTUNE_MARGIN (object);

  clear_cards (self);
  g_clear_object (&self->layer);
  g_clear_object (&self->notebook);
  self->view = NULL;

  G_OBJECT_CLASS (attune_margin_parent_class)->dispose (object);
}

static void
attune_margin_finalize (GObject *object)
{
  g_ptr_array_unref (ATTUNE_MARGIN (object)->cards);

  G_OBJECT_CLASS (attune_margin_parent_class)->finalize (object);
}

static void
attune_margin_class_init (AttuneMarginClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = attune_margin_dispose;
  object_class->finalize = attune_margin_finalize;
  widget_class->measure = attune_margin_measure;
  widget_class->size_allocate = attune_margin_size_allocate;
  widget_class->snapshot = attune_margin_snapshot;
  widget_class->contains = attune_margin_contains;

  /**
   * AttuneMargin::pressed:
   * @marks: (element-type AttuneMark): the one that was pressed, or those that share a sign
   */
  signals[SIGNAL_PRESSED] = g_signal_new ("pressed", ATTUNE_TYPE_MARGIN, G_SIGNAL_RUN_LAST, 0, NULL,
                                          NULL, NULL, G_TYPE_NONE, 1, G_TYPE_PTR_ARRAY);

  gtk_widget_class_set_css_name (widget_class, "margin");
}

static void
attune_margin_init (AttuneMargin *self)
{
  self->cards = g_ptr_array_new ();
}

/**
 * attune_margin_new:
 * @view: what shows the page
 * @notebook: for the kinds
 * @layer: the marks on the page
 *
 * Returns: (transfer floating): a margin, to be put in the view
 */
AttuneMargin *
attune_margin_new (GtkTextView *view, AttuneNotebook *notebook, AttuneMarkLayer *layer)
{
  AttuneMargin *self = g_object_new (ATTUNE_TYPE_MARGIN, NULL);

  self->view = view;
  self->notebook = g_object_ref (notebook);
  self->layer = g_object_ref (layer);

  return self;
}

/**
 * attune_margin_set_has_room:
 * @has_room: whether notes are shown in full, or as signs
 */
void
attune_margin_set_has_room (AttuneMargin *self, gboolean has_room)
{
  if (self->has_room == has_room)
    return;

  self->has_room = has_room;
  clear_cards (self);
}

static void
card_clicked_cb (AttuneMargin *self, AttuneNoteCard *card)
{
  g_signal_emit (self, signals[SIGNAL_PRESSED], 0, attune_note_card_get_marks (card));
}

static AttuneNoteCard *
find_card (GPtrArray *cards, AttuneMark *mark)
{
  for (guint i = 0; i < cards->len; i++)
    {
      AttuneNoteCard *card = g_ptr_array_index (cards, i);

      if (g_ptr_array_index (attune_note_card_get_marks (card), 0) == mark)
        return card;
    }

  return NULL;
}

/* Where the passage begins, in pixels of the buffer */
static int
find_y (AttuneMargin *self, const AttunePageMark *entry)
{
  GtkTextIter iter;
  GdkRectangle location;

  gtk_text_buffer_get_iter_at_offset (gtk_text_view_get_buffer (self->view), &iter,
                                      (int) entry->start);
  gtk_text_view_get_iter_location (self->view, &iter, &location);

  return location.y;
}

/* Shows the marks of a group in a card that showed the first of them before, or in a new one. */
static void
show_group (AttuneMargin *self, GPtrArray *old, const GPtrArray *group, int y)
{
  AttuneNoteCard *card = NULL;

  if (group->len == 0)
    return;

  card = find_card (old, g_ptr_array_index (group, 0));
  if (card != NULL)
    g_ptr_array_remove_fast (old, card);
  else
    {
      card = attune_note_card_new (self->notebook, self->has_room);
      gtk_widget_insert_before (GTK_WIDGET (card), GTK_WIDGET (self), NULL);
      g_signal_connect_object (card, "clicked", G_CALLBACK (card_clicked_cb), self,
                               G_CONNECT_SWAPPED);
    }
  attune_note_card_show (card, group, y);
  g_ptr_array_add (self->cards, card);
}

/**
 * attune_margin_update:
 *
 * Finds out again what is beside the page; to be called before the layout of a frame.
 */
void
attune_margin_update (AttuneMargin *self)
{
  g_autoptr (GPtrArray) old = g_steal_pointer (&self->cards);
  g_autoptr (GPtrArray) group = g_ptr_array_new ();
  GdkRectangle visible;
  guint from = 0, to = 0, n_entries = 0;
  const AttunePageMark *entries = NULL;
  GtkTextIter iter;
  int group_y = 0;

  self->cards = g_ptr_array_new ();
  gtk_text_view_get_visible_rect (self->view, &visible);
  gtk_text_view_get_line_at_y (self->view, &iter, MAX (0, visible.y - OVERHANG), NULL);
  from = (guint) gtk_text_iter_get_offset (&iter);
  gtk_text_view_get_line_at_y (self->view, &iter, visible.y + visible.height, NULL);
  gtk_text_iter_forward_to_line_end (&iter);
  to = (guint) gtk_text_iter_get_offset (&iter);

  entries = attune_mark_layer_get_range (self->layer, from, to, &n_entries);
  for (guint i = 0; i < n_entries && self->cards->len < MAX_CARDS; i++)
    {
      AttuneMark *mark = entries[i].mark;
      int y = 0;

      if (*attune_mark_get_note (mark) == '\0' || entries[i].start < from)
        continue;

      /* What is pressed takes more room than the line it stands at: neighbours share a sign. */
      y = find_y (self, &entries[i]);
      if (group->len == 0 || self->has_room || y >= group_y + ATTUNE_MARGIN_SIGN)
        {
          show_group (self, old, group, group_y);
          g_ptr_array_set_size (group, 0);
          group_y = y;
        }
      g_ptr_array_add (group, mark);
    }
  show_group (self, old, group, group_y);

  for (guint i = 0; i < old->len; i++)
    gtk_widget_unparent (g_ptr_array_index (old, i));
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}
