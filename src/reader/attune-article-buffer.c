/* attune-article-buffer.c: an article as one text
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "attune-article-buffer.h"

#include "attune-page-writer.h"
#include "attune-text-map.h"

/**
 * AttuneArticleBuffer:
 *
 * The whole article as the text of one page, with its styles, and the way from places to positions
 * in it and back.
 */
struct _AttuneArticleBuffer
{
  GtkTextBuffer parent_instance;

  AttuneArticle *article;
  AttuneTypography *typography;
  AttuneTextMap *map;
  GArray *boxes;                      /* AttuneBox, in the order of the page */
  GPtrArray *insets;                  /* AttuneInset, likewise */
  GPtrArray *styled[ATTUNE_N_STYLES]; /* AttunePlace: what a style marks that comes and goes */
};

G_DEFINE_FINAL_TYPE (AttuneArticleBuffer, attune_article_buffer, GTK_TYPE_TEXT_BUFFER)

static void
attune_article_buffer_finalize (GObject *object)
{
  AttuneArticleBuffer *self = ATTUNE_ARTICLE_BUFFER (object);

  g_clear_object (&self->article);
  g_clear_object (&self->typography);
  g_clear_pointer (&self->map, attune_text_map_free);
  g_clear_pointer (&self->boxes, g_array_unref);
  g_clear_pointer (&self->insets, g_ptr_array_unref);
  for (guint i = 0; i < ATTUNE_N_STYLES; i++)
    g_clear_pointer (&self->styled[i], g_ptr_array_unref);

  G_OBJECT_CLASS (attune_article_buffer_parent_class)->finalize (object);
}

static void
attune_article_buffer_class_init (AttuneArticleBufferClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = attune_article_buffer_finalize;
}

static void
attune_article_buffer_init (AttuneArticleBuffer *self)
{
  gtk_text_buffer_set_enable_undo (GTK_TEXT_BUFFER (self), FALSE);
}

/**
 * attune_article_buffer_new:
 * @article: what to show
 * @typography: its styles
 *
 * Returns: (transfer full): a buffer with the whole article
 */
AttuneArticleBuffer *
attune_article_buffer_new (AttuneArticle *article, AttuneTypography *typography)
{
  AttuneArticleBuffer *self = g_object_new (ATTUNE_TYPE_ARTICLE_BUFFER, "tag-table",
                                            attune_typography_get_tags (typography), NULL);
  AttunePage page = { 0 };

  self->article = g_object_ref (article);
  self->typography = g_object_ref (typography);
  attune_page_write (GTK_TEXT_BUFFER (self), article, typography, &page);
  self->map = page.map;
  self->boxes = page.boxes;
  self->insets = page.insets;

  return self;
}

static gboolean
get_iter_at_block (AttuneArticleBuffer *self, guint block, guint position, GtkTextIter *iter)
{
  guint offset = attune_text_map_to_offset (self->map, block, position);

  if (offset == G_MAXUINT)
    return FALSE;

  gtk_text_buffer_get_iter_at_offset (GTK_TEXT_BUFFER (self), iter, (int) offset);

  return TRUE;
}

/**
 * attune_article_buffer_get_offsets_at_place:
 * @place: a place
 * @start: (out): where the page shows its first code point, in code points; of a whole block, where
 *   the page begins to show it, with its bullet, label or drawing
 * @end: (out): behind its last
 *
 * Returns: whether the page shows the place
 */
gboolean
attune_article_buffer_get_offsets_at_place (AttuneArticleBuffer *self,
                                            const AttunePlace *place,
                                            guint *start,
                                            guint *end)
{
  guint from = 0, to = 0, index = 0;
  const AttuneBlock *block = attune_article_resolve (self->article, place, &from, &to, NULL);

  if (block == NULL)
    return FALSE;

  /* The article begins with its title page, above the first block. */
  if (attune_place_get_block_id (place) == NULL)
    {
      *start = *end = 0;
      return TRUE;
    }

  index = attune_block_get_index (block);
  if (!attune_place_has_range (place))
    return attune_text_map_get_extent (self->map, index, start, end);

  *start = attune_text_map_to_offset (self->map, index, from);
  *end = attune_text_map_to_offset (self->map, index, to);

  return *start != G_MAXUINT && *end != G_MAXUINT;
}

/**
 * attune_article_buffer_get_iters_at_place:
 * @place: a place
 * @start: (out): where the page shows its first code point, as
 *   [method@ArticleBuffer.get_offsets_at_place] tells
 * @end: (out) (optional): behind its last
 *
 * Returns: whether the page shows the place
 */
gboolean
attune_article_buffer_get_iters_at_place (AttuneArticleBuffer *self,
                                          const AttunePlace *place,
                                          GtkTextIter *start,
                                          GtkTextIter *end)
{
  guint from = 0, to = 0;

  if (!attune_article_buffer_get_offsets_at_place (self, place, &from, &to))
    return FALSE;

  gtk_text_buffer_get_iter_at_offset (GTK_TEXT_BUFFER (self), start, (int) from);
  if (end != NULL)
    gtk_text_buffer_get_iter_at_offset (GTK_TEXT_BUFFER (self), end, (int) to);

  return TRUE;
}

/* The range of @block without the white space at its ends, as a place. */
static AttunePlace *
trim (AttuneArticleBuffer *self, const AttuneBlock *block, guint start, guint end)
{
  g_autofree char *words = attune_text_dup_range (attune_block_get_text (block), start, end);
  const char *first = words, *last = words + strlen (words);

  while (*first != '\0' && g_unichar_isspace (g_utf8_get_char (first)))
    {
      first = g_utf8_next_char (first);
      start++;
    }
  while (last > first && g_unichar_isspace (g_utf8_get_char (g_utf8_prev_char (last))))
    {
      last = g_utf8_prev_char (last);
      end--;
    }
  if (last == first)
    return NULL;

  return attune_place_new_range (attune_article_get_id (self->article), attune_block_get_id (block),
                                 start, end);
}

/**
 * attune_article_buffer_dup_places:
 * @start: where a range of the page begins, in code points
 * @end: where it ends
 *
 * Finds what a selection is a selection of. Bullets, labels and what else the page adds are left
 * out, as is white space at the ends.
 *
 * Returns: (transfer full) (element-type AttunePlace): a place in each block that there are words
 *   of, in the order of the page
 */
GPtrArray *
attune_article_buffer_dup_places (AttuneArticleBuffer *self, guint start, guint end)
{
  GPtrArray *places = g_ptr_array_new_with_free_func ((GDestroyNotify) attune_place_unref);
  const AttuneTextStretch *stretch = attune_text_map_at_offset (self->map, start);

  while (stretch != NULL && stretch->offset < end)
    {
      guint index = stretch->block, first = G_MAXUINT, last = 0;
      AttunePlace *place = NULL;

      for (; stretch != NULL && stretch->block == index && stretch->offset < end;
           stretch = attune_text_map_next (self->map, stretch))
        {
          guint from = MAX (start, stretch->offset) - stretch->offset;
          guint to = MIN (end - stretch->offset, stretch->length);

          if (from >= to)
            continue;
          first = MIN (first, stretch->start + from);
          last = MAX (last, stretch->start + to);
        }
      if (first < last)
        place = trim (self, attune_article_get_block (self->article, index), first, last);
      if (place != NULL)
        g_ptr_array_add (places, place);
    }

  return places;
}

/**
 * attune_article_buffer_get_block_at_iter:
 * @iter: somewhere on the page
 * @position: (out) (optional): the code point in the block's text
 *
 * Returns: (nullable): the block that the page shows there; a bullet, a label or a drawing counts
 * as the beginning of what it stands before; %NULL on the title page
 */
const AttuneBlock *
attune_article_buffer_get_block_at_iter (AttuneArticleBuffer *self,
                                         const GtkTextIter *iter,
                                         guint *position)
{
  guint offset = (guint) gtk_text_iter_get_offset (iter);
  const AttuneTextStretch *stretch = attune_text_map_at_offset (self->map, offset);

  if (stretch == NULL || offset < stretch->offset)
    return NULL;

  if (offset > stretch->offset + stretch->length)
    {
      const AttuneTextStretch *next = attune_text_map_next (self->map, stretch);

      stretch = next != NULL ? next : stretch;
    }
  if (position != NULL)
    *position = stretch->start +
                (offset > stretch->offset ? MIN (offset - stretch->offset, stretch->length) : 0);

  return attune_article_get_block (self->article, stretch->block);
}

static gboolean
is_link (const AttuneSpan *span)
{
  return span->target != NULL;
}

/**
 * attune_article_buffer_get_link_at_iter:
 * @iter: somewhere on the page
 * @start: (out) (optional): where the link begins
 * @end: (out) (optional): where it ends
 *
 * Returns: (nullable): the link, citation or term there
 */
const AttuneSpan *
attune_article_buffer_get_link_at_iter (AttuneArticleBuffer *self,
                                        const GtkTextIter *iter,
                                        GtkTextIter *start,
                                        GtkTextIter *end)
{
  guint offset = (guint) gtk_text_iter_get_offset (iter);
  const AttuneTextStretch *stretch = attune_text_map_at_offset (self->map, offset);
  const AttuneBlock *block = NULL;
  const AttuneSpan *spans = NULL, *found = NULL;
  guint n_spans = 0, position = 0;

  if (stretch == NULL || offset < stretch->offset || offset >= stretch->offset + stretch->length)
    return NULL;

  position = stretch->start + offset - stretch->offset;
  block = attune_article_get_block (self->article, stretch->block);
  spans = attune_text_get_spans (attune_block_get_text (block), &n_spans);

  /* Inner ones come later. */
  for (guint i = 0; i < n_spans && spans[i].start <= position; i++)
    if (is_link (&spans[i]) && position < spans[i].end)
      found = &spans[i];
  if (found == NULL)
    return NULL;

  if (start != NULL)
    get_iter_at_block (self, stretch->block, found->start, start);
  if (end != NULL)
    get_iter_at_block (self, stretch->block, found->end, end);

  return found;
}

/* Goes from @offset on the page to the link of a block that begins next to it, on the side that
 * @forward says. A block's lines may stand in another order on the page. */
static gboolean
go_to_link (AttuneArticleBuffer *self, const AttuneBlock *block, guint *offset, gboolean forward)
{
  guint n_spans = 0, nearest = G_MAXUINT;
  const AttuneSpan *spans = attune_text_get_spans (attune_block_get_text (block), &n_spans);

  for (guint i = 0; i < n_spans; i++)
    {
      guint start = attune_text_map_to_offset (self->map, attune_block_get_index (block),
                                               spans[i].start);

      if (!is_link (&spans[i]) || (forward ? start <= *offset : start >= *offset))
        continue;
      if (nearest == G_MAXUINT || (forward ? start < nearest : start > nearest))
        nearest = start;
    }
  if (nearest == G_MAXUINT)
    return FALSE;

  *offset = nearest;

  return TRUE;
}

/**
 * attune_article_buffer_forward_to_link:
 * @iter: (inout): somewhere on the page; set to the link's beginning
 * @forward: whether to go down the page; %FALSE goes up
 *
 * Goes to the next link, citation or term that begins behind @iter (or before it).
 *
 * Returns: whether there was one
 */
gboolean
attune_article_buffer_forward_to_link (AttuneArticleBuffer *self,
                                       GtkTextIter *iter,
                                       gboolean forward)
{
  guint n_blocks = attune_article_get_n_blocks (self->article);
  guint offset = (guint) gtk_text_iter_get_offset (iter);
  const AttuneBlock *block = attune_article_buffer_get_block_at_iter (self, iter, NULL);

  /* From the title page there is no way but down. */
  if (block == NULL && !forward)
    return FALSE;

  for (guint index = block != NULL ? attune_block_get_index (block) : 0; index < n_blocks;
       index += forward ? 1 : -1)
    {
      block = attune_article_get_block (self->article, index);
      if (attune_block_get_block_type (block) == ATTUNE_BLOCK_TABLE ||
          !go_to_link (self, block, &offset, forward))
        continue;
      gtk_text_buffer_get_iter_at_offset (GTK_TEXT_BUFFER (self), iter, (int) offset);
      return TRUE;
    }

  return FALSE;
}

/**
 * attune_article_buffer_get_boxes:
 * @n_boxes: (out): how many there are
 *
 * Returns: (transfer none) (array length=n_boxes): the boxes in the order of the page
 */
const AttuneBox *
attune_article_buffer_get_boxes (AttuneArticleBuffer *self, guint *n_boxes)
{
  *n_boxes = self->boxes->len;

  return (const AttuneBox *) (gpointer) self->boxes->data;
}

/**
 * attune_article_buffer_get_insets:
 *
 * Returns: (transfer none) (element-type AttuneInset): what draws figures and tables, in the order
 *   of the page
 */
const GPtrArray *
attune_article_buffer_get_insets (AttuneArticleBuffer *self)
{
  return self->insets;
}

/**
 * attune_article_buffer_clear_style:
 * @style: a style that marks something, a match for instance
 *
 * Takes the style off all places that it was given to. (Off the whole page would be simpler, and
 * would have every line on the screen shaped again.)
 */
void
attune_article_buffer_clear_style (AttuneArticleBuffer *self, AttuneStyle style)
{
  GtkTextTag *tag = attune_typography_get_tag (self->typography, style);
  GtkTextIter start, end;

  if (self->styled[style] == NULL)
    return;

  for (guint i = 0; i < self->styled[style]->len; i++)
    if (attune_article_buffer_get_iters_at_place (self, g_ptr_array_index (self->styled[style], i),
                                                  &start, &end))
      gtk_text_buffer_remove_tag (GTK_TEXT_BUFFER (self), tag, &start, &end);
  g_ptr_array_set_size (self->styled[style], 0);
}

/**
 * attune_article_buffer_style_place:
 * @style: a style that marks something
 * @place: what it marks
 */
void
attune_article_buffer_style_place (AttuneArticleBuffer *self, AttuneStyle style, AttunePlace *place)
{
  GtkTextIter start, end;

  if (!attune_article_buffer_get_iters_at_place (self, place, &start, &end))
    return;

  if (self->styled[style] == NULL)
    self->styled[style] = g_ptr_array_new_with_free_func ((GDestroyNotify) attune_place_unref);
  g_ptr_array_add (self->styled[style], attune_place_ref (place));
  gtk_text_buffer_apply_tag (GTK_TEXT_BUFFER (self),
                             attune_typography_get_tag (self->typography, style), &start, &end);
}

/**
 * attune_article_buffer_dup_clean_text:
 * @start: beginning of a range of the page
 * @end: its end
 *
 * Gives the range as text for other programs: tabs become spaces, and where a drawing stands there
 * are its words alone.
 *
 * Returns: (transfer full): the text
 */
char *
attune_article_buffer_dup_clean_text (AttuneArticleBuffer *self,
                                      const GtkTextIter *start,
                                      const GtkTextIter *end)
{
  g_autofree char *slice = gtk_text_buffer_get_slice (GTK_TEXT_BUFFER (self), start, end, FALSE);
  g_autoptr (GString) clean = g_string_new (slice);

  g_string_replace (clean, "\t", " ", 0);
  g_string_replace (clean, "\357\277\274\n", "", 0); /* U+FFFC: a drawing, on a line of its own */
  g_string_replace (clean, "\357\277\274", "", 0);

  return g_string_free_and_steal (g_steal_pointer (&clean));
}
