/* attune-bookmark-mover.c: moving bookmarks among others
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "attune-bookmark-mover.h"

#include <glib/gi18n.h>

#include "attune-bookmark-order.h"

/**
 * AttuneBookmarkMover:
 *
 * Moves bookmarks among those that have a place in the text, one at a time.
 */
struct _AttuneBookmarkMover
{
  GObject parent_instance;

  AttuneMarkList *marks;
  AttuneMarker *marker;

  /* A move that is on its way to the disk */
  AttuneMark *moved;
  AttuneMark *awaited; /* whose rank tells that it is there */
  double awaited_rank;
  int steps; /* by how much to move it once it is there */
};

enum
{
  SIGNAL_MOVED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AttuneBookmarkMover, attune_bookmark_mover, G_TYPE_OBJECT)

/* The bookmarks that have a place in the text, in the order shown */
static GPtrArray *
dup_movable (AttuneBookmarkMover *self)
{
  GPtrArray *marks = attune_mark_list_dup_wanted (self->marks);

  while (marks->len > 0 &&
         attune_mark_list_get_section (self->marks, marks->pdata[marks->len - 1]) == NULL)
    g_ptr_array_set_size (marks, (int) marks->len - 1);

  return marks;
}

static void
forget_move (AttuneBookmarkMover *self)
{
  g_clear_object (&self->moved);
  g_clear_object (&self->awaited);
  self->steps = 0;
}

/* Moves a bookmark so that it is the one at @to of those that have a place in the text. What is
 * shown is what counts: in the article's order, that order becomes one's own. */
static void
move_to (AttuneBookmarkMover *self, AttuneMark *mark, int to)
{
  g_autoptr (GPtrArray) marks = dup_movable (self);
  g_autoptr (AttuneEdit) edit = attune_edit_new ();
  g_autofree double *ranks = g_new (double, marks->len);
  guint from = 0;

  if (!g_ptr_array_find (marks, mark, &from))
    return;
  to = CLAMP (to, 0, (int) marks->len - 1);
  if ((guint) to == from)
    return;

  g_ptr_array_insert (marks, to, g_ptr_array_steal_index (marks, from));
  for (guint i = 0; i < marks->len; i++)
    ranks[i] = attune_mark_get_rank (marks->pdata[i]);
  if (attune_bookmark_order_settle (ranks, marks->len) == 0)
    {
      g_signal_emit (self, signals[SIGNAL_MOVED], 0); /* they lie so already */
      return;
    }

  g_set_object (&self->moved, mark);
  /* The one that changes last tells that all have. */
  for (guint i = 0; i < marks->len; i++)
    if (ranks[i] != attune_mark_get_rank (marks->pdata[i]))
      {
        attune_edit_set_rank (edit, marks->pdata[i], ranks[i]);
        g_set_object (&self->awaited, marks->pdata[i]);
        self->awaited_rank = ranks[i];
      }
  attune_marker_commit (self->marker, edit, _ ("Bookmark moved"));
}

static void
attune_bookmark_mover_dispose (GObject *object)
{
  AttuneBookmarkMover *self = ATTUNE_BOOKMARK_MOVER (object);

  forget_move (self);
  g_clear_object (&self->marks);
  g_clear_object (&self->marker);

  G_OBJECT_CLASS (attune_bookmark_mover_parent_class)->dispose (object);
}

static void
attune_bookmark_mover_class_init (AttuneBookmarkMoverClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = attune_bookmark_mover_dispose;

  /**
   * AttuneBookmarkMover::moved:
   *
   * A bookmark was moved. The order is the reader's own from now on.
   */
  signals[SIGNAL_MOVED] = g_signal_new ("moved", ATTUNE_TYPE_BOOKMARK_MOVER, G_SIGNAL_RUN_LAST, 0,
                                        NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
attune_bookmark_mover_init (AttuneBookmarkMover *self)
{
}

/**
 * attune_bookmark_mover_new:
 * @marks: the bookmarks, as they are shown
 * @marker: of their notebook
 *
 * Returns: (transfer full): what moves them
 */
AttuneBookmarkMover *
attune_bookmark_mover_new (AttuneMarkList *marks, AttuneMarker *marker)
{
  AttuneBookmarkMover *self = g_object_new (ATTUNE_TYPE_BOOKMARK_MOVER, NULL);

  self->marks = g_object_ref (marks);
  self->marker = g_object_ref (marker);
  /* A move that failed is over; it may still be written later, and is shown then. */
  g_signal_connect_object (marker, "failed", G_CALLBACK (forget_move), self, G_CONNECT_SWAPPED);

  return self;
}

/**
 * attune_bookmark_mover_move_by:
 * @mark: a bookmark
 * @steps: how many places towards the end; towards the beginning where below 0
 *
 * Moves a bookmark, as far as there are places. Keys may come faster than the disk writes: then it
 * is moved on once the move before is there.
 */
void
attune_bookmark_mover_move_by (AttuneBookmarkMover *self, AttuneMark *mark, int steps)
{
  g_autoptr (GPtrArray) marks = dup_movable (self);
  guint from = 0;

  if (self->moved != NULL)
    self->steps += steps;
  else if (g_ptr_array_find (marks, mark, &from))
    move_to (self, mark, (int) from + steps);
}

/**
 * attune_bookmark_mover_drop:
 * @mark: what was dragged; it may be of another window, with another article, and stays there then
 * @target: (nullable): the bookmark that it was dropped on
 * @below: whether it goes below that one; else above it
 *
 * Moves a bookmark that was dragged.
 */
void
attune_bookmark_mover_drop (AttuneBookmarkMover *self,
                            AttuneMark *mark,
                            AttuneMark *target,
                            gboolean below)
{
  g_autoptr (GPtrArray) marks = dup_movable (self);
  guint from = 0, to = 0;

  if (self->moved != NULL || !g_ptr_array_find (marks, mark, &from) ||
      !g_ptr_array_find (marks, target, &to))
    return;

  move_to (self, mark, (int) to + (below ? 1 : 0) - (from < to ? 1 : 0));
}

/**
 * attune_bookmark_mover_follow:
 *
 * To be called when the list has taken over what has happened in the notebook: a move may be there.
 */
void
attune_bookmark_mover_follow (AttuneBookmarkMover *self)
{
  g_autoptr (AttuneMark) mark = NULL;
  int steps = self->steps;

  if (self->awaited == NULL || attune_mark_get_rank (self->awaited) != self->awaited_rank)
    return;

  mark = g_object_ref (self->moved);
  forget_move (self);
  g_signal_emit (self, signals[SIGNAL_MOVED], 0);
  if (steps != 0)
    attune_bookmark_mover_move_by (self, mark, steps);
}
