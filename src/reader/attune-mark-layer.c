/* attune-mark-layer.c: the highlights and notes on a page
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "attune-mark-layer.h"

#include "attune-highlight-painter.h"
#include "attune-page-geometry.h"

/**
 * AttuneMarkLayer:
 *
 * Knows where the highlights and notes of an article stand on its page, and paints them below the
 * text. They are no tags of the text: a change of tags has it measured again, and tags neither
 * overlap nor have lines of several patterns.
 */
struct _AttuneMarkLayer
{
  GObject parent_instance;

  AttuneNotebook *notebook;
  AttuneArticle *article;
  AttuneArticleBuffer *page;
  GPtrArray *followed; /* the marks of the article, seen or not */
  GArray *entries;     /* by where they begin, the longer first */
  AttuneMark *current;
  gboolean is_stale;
  gboolean has_notes;
};

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AttuneMarkLayer, attune_mark_layer, G_TYPE_OBJECT)

/* More lines than these do not fit under the words. */
#define MAX_LANES 3
#define LANE_HEIGHT 4

static void
go_stale (AttuneMarkLayer *self)
{
  self->is_stale = TRUE;
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

/* Only a mark that stands elsewhere is a reason to look at all of them again. */
static void
mark_changed_cb (AttuneMarkLayer *self, GParamSpec *pspec, AttuneMark *mark)
{
  const char *name = g_param_spec_get_name (pspec);

  if (g_str_equal (name, "place"))
    self->is_stale = TRUE;
  if (g_str_equal (name, "note"))
    self->is_stale = self->is_stale || !self->has_notes || *attune_mark_get_note (mark) == '\0';
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
clear_entry (gpointer data)
{
  AttunePageMark *entry = data;

  g_clear_object (&entry->mark);
}

static void
clear_entries (AttuneMarkLayer *self)
{
  for (guint i = 0; i < self->followed->len; i++)
    g_signal_handlers_disconnect_by_func (g_ptr_array_index (self->followed, i), mark_changed_cb,
                                          self);
  g_ptr_array_set_size (self->followed, 0);
  g_array_set_size (self->entries, 0);
}

static int
compare (gconstpointer a, gconstpointer b)
{
  const AttunePageMark *x = a, *y = b;

  if (x->start != y->start)
    return x->start < y->start ? -1 : 1;

  return (x->end < y->end) - (x->end > y->end);
}

/* Marks that overlap get lines one below the other. */
static void
lay_out (AttuneMarkLayer *self)
{
  guint free_from[MAX_LANES] = { 0 };
  guint reach = 0;

  for (guint i = 0; i < self->entries->len; i++)
    {
      AttunePageMark *entry = &g_array_index (self->entries, AttunePageMark, i);
      guint lane = 0;

      reach = MAX (reach, entry->end);
      entry->reach = reach;
      while (lane < MAX_LANES - 1 && free_from[lane] > entry->start)
        lane++;
      entry->lane = lane;
      free_from[lane] = MAX (free_from[lane], entry->end);
    }
}

static gboolean
is_of_article (AttuneMarkLayer *self, AttuneMark *mark)
{
  return self->page != NULL && attune_mark_get_mark_type (mark) != ATTUNE_MARK_BOOKMARK &&
         g_str_equal (attune_place_get_article_id (attune_mark_get_place (mark)),
                      attune_article_get_id (self->article));
}

/* The place of a mark that was last seen in another edition says nothing about this one. */
static gboolean
get_entry (AttuneMarkLayer *self, AttuneMark *mark, AttunePageMark *entry)
{
  if (!g_str_equal (attune_mark_get_record (mark)->revision,
                    attune_article_get_checksum (self->article)) ||
      !attune_article_buffer_get_offsets_at_place (self->page, attune_mark_get_place (mark),
                                                   &entry->start, &entry->end))
    return FALSE;

  entry->mark = g_object_ref (mark);

  return TRUE;
}

static void
refresh (AttuneMarkLayer *self)
{
  GListModel *marks = attune_notebook_get_marks (self->notebook);
  guint n_marks = g_list_model_get_n_items (marks);

  if (!self->is_stale)
    return;

  self->is_stale = FALSE;
  self->has_notes = FALSE;
  clear_entries (self);
  for (guint i = 0; i < n_marks; i++)
    {
      g_autoptr (AttuneMark) mark = g_list_model_get_item (marks, i);
      AttunePageMark entry = { 0 };

      if (!is_of_article (self, mark))
        continue;
      if (get_entry (self, mark, &entry))
        {
          self->has_notes = self->has_notes || *attune_mark_get_note (mark) != '\0';
          g_array_append_val (self->entries, entry);
        }
      g_signal_connect_object (mark, "notify", G_CALLBACK (mark_changed_cb), self,
                               G_CONNECT_SWAPPED);
      g_ptr_array_add (self->followed, g_steal_pointer (&mark));
    }
  g_array_sort (self->entries, compare);
  lay_out (self);
}

static void
attune_mark_layer_dispose (GObject *object)
{
  AttuneMarkLayer *self = ATTUNE_MARK_LAYER (object);

  clear_entries (self);
  g_clear_object (&self->current);
  g_clear_object (&self->page);
  g_clear_object (&self->article);
  g_clear_object (&self->notebook);

  G_OBJECT_CLASS (attune_mark_layer_parent_class)->dispose (object);
}

static void
attune_mark_layer_finalize (GObject *object)
{
  g_array_unref (ATTUNE_MARK_LAYER (object)->entries);
  g_ptr_array_unref (ATTUNE_MARK_LAYER (object)->followed);

  G_OBJECT_CLASS (attune_mark_layer_parent_class)->finalize (object);
}

static void
attune_mark_layer_class_init (AttuneMarkLayerClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = attune_mark_layer_dispose;
  object_class->finalize = attune_mark_layer_finalize;

  /**
   * AttuneMarkLayer::changed:
   *
   * What is on the page, or what it looks like, has changed.
   */
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", ATTUNE_TYPE_MARK_LAYER, G_SIGNAL_RUN_LAST, 0,
                                          NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
attune_mark_layer_init (AttuneMarkLayer *self)
{
  self->followed = g_ptr_array_new_with_free_func (g_object_unref);
  self->entries = g_array_new (FALSE, FALSE, sizeof (AttunePageMark));
  g_array_set_clear_func (self->entries, clear_entry);
}

static void
follow_kinds (AttuneMarkLayer *self, guint position, guint removed, guint added)
{
  GListModel *kinds = attune_notebook_get_kinds (self->notebook);

  for (guint i = position; i < position + added; i++)
    {
      g_autoptr (AttuneKind) kind = g_list_model_get_item (kinds, i);

      /* One that only moved is followed already. */
      g_signal_handlers_disconnect_by_func (kind, go_stale, self);
      g_signal_connect_object (kind, "notify", G_CALLBACK (go_stale), self, G_CONNECT_SWAPPED);
    }
  go_stale (self);
}

/**
 * attune_mark_layer_new:
 * @notebook: whose marks are shown
 *
 * Returns: (transfer full): a layer for a page
 */
AttuneMarkLayer *
attune_mark_layer_new (AttuneNotebook *notebook)
{
  AttuneMarkLayer *self = g_object_new (ATTUNE_TYPE_MARK_LAYER, NULL);
  GListModel *kinds = attune_notebook_get_kinds (notebook);

  self->notebook = g_object_ref (notebook);
  g_signal_connect_object (attune_notebook_get_marks (notebook), "items-changed",
                           G_CALLBACK (go_stale), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (kinds, "items-changed", G_CALLBACK (follow_kinds), self,
                           G_CONNECT_SWAPPED);
  follow_kinds (self, 0, 0, g_list_model_get_n_items (kinds));

  return self;
}

/**
 * attune_mark_layer_set_page:
 * @article: (nullable): what is shown
 * @page: (nullable): its text
 */
void
attune_mark_layer_set_page (AttuneMarkLayer *self,
                            AttuneArticle *article,
                            AttuneArticleBuffer *page)
{
  g_set_object (&self->article, article);
  g_set_object (&self->page, page);
  g_clear_object (&self->current);
  go_stale (self);
}

/**
 * attune_mark_layer_get_range:
 * @from: what of the page is asked for, in code points
 * @to: its end
 * @n_entries: (out): how many there are
 *
 * Finds the marks in a stretch of the page. Among them may be some that end before it.
 *
 * Returns: (transfer none) (array length=n_entries): the marks by where they begin
 */
const AttunePageMark *
attune_mark_layer_get_range (AttuneMarkLayer *self, guint from, guint to, guint *n_entries)
{
  guint low = 0, high = 0, first = 0;
  const AttunePageMark *entries = NULL;

  refresh (self);
  entries = (const AttunePageMark *) (gpointer) self->entries->data;

  /* The first that it or one before it reaches into the stretch … */
  for (high = self->entries->len; low < high;)
    {
      guint middle = low + (high - low) / 2;

      if (entries[middle].reach < from)
        low = middle + 1;
      else
        high = middle;
    }
  first = low;
  /* … and the last that begins in it */
  for (high = self->entries->len; low < high;)
    {
      guint middle = low + (high - low) / 2;

      if (entries[middle].start <= to)
        low = middle + 1;
      else
        high = middle;
    }
  *n_entries = low - first;

  return entries + first;
}

static int
compare_lengths (gconstpointer a, gconstpointer b, gpointer user_data)
{
  AttuneMarkLayer *self = user_data;
  const AttunePageMark *x = attune_mark_layer_lookup (self, *(AttuneMark *const *) a);
  const AttunePageMark *y = attune_mark_layer_lookup (self, *(AttuneMark *const *) b);
  guint left = x->end - x->start, right = y->end - y->start;

  return (left > right) - (left < right);
}

/**
 * attune_mark_layer_dup_at:
 * @offset: somewhere on the page, in code points
 *
 * Returns: (transfer full) (element-type AttuneMark): the marks there, the shortest first
 */
GPtrArray *
attune_mark_layer_dup_at (AttuneMarkLayer *self, guint offset)
{
  GPtrArray *marks = g_ptr_array_new_with_free_func (g_object_unref);
  guint n_entries = 0;
  const AttunePageMark *entries = attune_mark_layer_get_range (self, offset, offset, &n_entries);

  for (guint i = 0; i < n_entries; i++)
    if (entries[i].start <= offset && offset < entries[i].end)
      g_ptr_array_add (marks, g_object_ref (entries[i].mark));
  g_ptr_array_sort_with_data (marks, compare_lengths, self);

  return marks;
}

/**
 * attune_mark_layer_lookup:
 *
 * Returns: (transfer none) (nullable): where the mark is on the page; until the next change
 */
const AttunePageMark *
attune_mark_layer_lookup (AttuneMarkLayer *self, AttuneMark *mark)
{
  guint start = 0, end = 0, n_entries = 0;
  const AttunePageMark *entries = NULL;

  if (self->page == NULL || !attune_article_buffer_get_offsets_at_place (
                                self->page, attune_mark_get_place (mark), &start, &end))
    return NULL;

  entries = attune_mark_layer_get_range (self, start, start, &n_entries);
  for (guint i = 0; i < n_entries; i++)
    if (entries[i].mark == mark)
      return &entries[i];

  return NULL;
}

/**
 * attune_mark_layer_step:
 * @current: (nullable): the mark to go on from
 * @offset: where to go on from if there is none, in code points of the page
 * @forward: whether to go down the page
 *
 * Returns: (transfer none) (nullable): the next mark; until the next change
 */
const AttunePageMark *
attune_mark_layer_step (AttuneMarkLayer *self, AttuneMark *current, guint offset, gboolean forward)
{
  const AttunePageMark *at = current != NULL ? attune_mark_layer_lookup (self, current) : NULL;
  const AttunePageMark *entries = NULL, *found = NULL;

  refresh (self);
  entries = (const AttunePageMark *) (gpointer) self->entries->data;
  if (at != NULL)
    {
      guint index = (guint) (at - entries);

      if (forward)
        return index + 1 < self->entries->len ? at + 1 : NULL;
      return index > 0 ? at - 1 : NULL;
    }

  for (guint i = 0; i < self->entries->len; i++)
    {
      if (forward && entries[i].start >= offset)
        return &entries[i];
      if (!forward && entries[i].start < offset)
        found = &entries[i];
    }

  return found;
}

/**
 * attune_mark_layer_get_current:
 *
 * Returns: (transfer none) (nullable): the mark that one is at
 */
AttuneMark *
attune_mark_layer_get_current (AttuneMarkLayer *self)
{
  return self->current;
}

/**
 * attune_mark_layer_set_current:
 * @mark: (nullable): the mark that one is at
 */
void
attune_mark_layer_set_current (AttuneMarkLayer *self, AttuneMark *mark)
{
  if (g_set_object (&self->current, mark))
    g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

/**
 * attune_mark_layer_has_notes:
 *
 * Returns: whether something is written on any of its marks
 */
gboolean
attune_mark_layer_has_notes (AttuneMarkLayer *self)
{
  refresh (self);

  return self->has_notes;
}

/* Painting */

typedef struct
{
  GtkSnapshot *snapshot;
  AttuneKind *kind; /* nullable */
  AttunePageTheme theme;
  guint lane;
  gboolean is_current;
  GdkRGBA color; /* of the view's words */
} Brush;

static void
paint_line (const GdkRectangle *bounds, gpointer user_data)
{
  const Brush *brush = user_data;
  graphene_rect_t fill = GRAPHENE_RECT_INIT ((float) bounds->x - 2, (float) bounds->y,
                                             (float) bounds->width + 4, (float) bounds->height);
  float y = (float) (bounds->y + bounds->height) - 1 + (float) (brush->lane * LANE_HEIGHT);
  GskRoundedRect outline;

  if (brush->kind != NULL)
    {
      attune_highlight_paint_fill (brush->snapshot, &fill, attune_kind_get_hue (brush->kind),
                                   brush->theme);
      attune_highlight_paint_line (brush->snapshot, (float) bounds->x, y, (float) bounds->width,
                                   attune_kind_get_pattern (brush->kind),
                                   attune_kind_get_hue (brush->kind), brush->theme);
    }
  else
    attune_highlight_paint_line (brush->snapshot, (float) bounds->x, y, (float) bounds->width,
                                 ATTUNE_PATTERN_SOLID, ATTUNE_HUE_GREY, brush->theme);

  if (brush->is_current)
    {
      static const float width[] = { 1.5f, 1.5f, 1.5f, 1.5f };
      const GdkRGBA colors[] = { brush->color, brush->color, brush->color, brush->color };

      graphene_rect_inset (&fill, -1.5f, -1.5f);
      gsk_rounded_rect_init_from_rect (&outline, &fill, 4);
      gtk_snapshot_append_border (brush->snapshot, &outline, width, colors);
    }
}

/**
 * attune_mark_layer_snapshot:
 * @view: what shows the page
 * @from: what of the page is seen, in code points
 * @to: its end
 *
 * Paints the marks that are seen. Where they overlap, the later lie on the earlier, the shorter on
 * the longer, and each has its own line. A note on a whole paragraph is shown beside it only.
 */
void
attune_mark_layer_snapshot (AttuneMarkLayer *self,
                            GtkTextView *view,
                            guint from,
                            guint to,
                            GtkSnapshot *snapshot)
{
  guint n_entries = 0;
  const AttunePageMark *entries = attune_mark_layer_get_range (self, from, to, &n_entries);
  Brush brush = { .snapshot = snapshot, .theme = attune_highlight_get_page_theme () };

  gtk_widget_get_color (GTK_WIDGET (view), &brush.color);
  for (guint i = 0; i < n_entries; i++)
    {
      AttuneMark *mark = entries[i].mark;

      brush.is_current = mark == self->current;
      if (entries[i].end <= from ||
          (!attune_place_has_range (attune_mark_get_place (mark)) && !brush.is_current))
        continue;
      brush.kind = attune_notebook_lookup_kind (self->notebook, attune_mark_get_kind (mark));
      brush.lane = entries[i].lane;
      attune_page_foreach_line (view, MAX (entries[i].start, from), MIN (entries[i].end, to),
                                paint_line, &brush);
    }
}
