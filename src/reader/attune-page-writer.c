/* attune-page-writer.c: sets an article into a text buffer
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "attune-page-writer.h"

#include <glib/gi18n.h>

#include "attune-article-buffer.h"
#include "attune-inset.h"
#include "attune-reading-time.h"

/* A style to be applied once the text is in: one pass over the buffer is cheaper than many. */
typedef struct
{
  GtkTextTag *tag;
  guint start;
  guint end;
} StyledRange;

typedef struct
{
  GtkTextBuffer *buffer;
  AttuneArticle *article;
  AttuneTypography *typography;
  AttunePage *page;

  GString *pending; /* text that is not in the buffer yet */
  guint offset;     /* behind it, in code points of the page */
  guint line;       /* where the last line begins */
  GArray *styles;
} Writer;

static void
write_string (Writer *self, const char *string)
{
  g_string_append (self->pending, string);
  self->offset += (guint) g_utf8_strlen (string, -1);
}

static void
flush (Writer *self)
{
  GtkTextIter end;

  gtk_text_buffer_get_end_iter (self->buffer, &end);
  gtk_text_buffer_insert (self->buffer, &end, self->pending->str, (int) self->pending->len);
  g_string_truncate (self->pending, 0);
}

static void
style_range (Writer *self, GtkTextTag *tag, guint start, guint end)
{
  StyledRange range = { tag, start, end };

  if (start < end)
    g_array_append_val (self->styles, range);
}

static void
style (Writer *self, AttuneStyle which, guint start, guint end)
{
  style_range (self, attune_typography_get_tag (self->typography, which), start, end);
}

/* Paragraph styles reach over the line's end. */
static void
end_line (Writer *self, AttuneStyle which, guint start)
{
  write_string (self, "\n");
  style (self, which, start, self->offset);
  self->line = start;
}

static void
write_own_line (Writer *self, AttuneStyle which, const char *string)
{
  guint start = self->offset;

  write_string (self, string);
  end_line (self, which, start);
}

/* The title page: what it is, what it says, how long it takes, how old it is */
static void
write_title_page (Writer *self)
{
  AttuneArticle *article = self->article;
  const char *subtitle = attune_article_get_subtitle (article);
  const char *summary = attune_article_get_summary (article);
  g_autofree char *edition = attune_describe_edition (attune_article_get_n_words (article),
                                                      attune_article_get_updated (article));

  write_own_line (self, ATTUNE_STYLE_TITLE, attune_article_get_title (article));
  if (subtitle != NULL)
    write_own_line (self, ATTUNE_STYLE_SUBTITLE, subtitle);
  if (summary != NULL)
    write_own_line (self, ATTUNE_STYLE_SUMMARY, summary);
  write_own_line (self, ATTUNE_STYLE_EDITION, edition);
}

static AttuneStyle
style_of_span (const AttuneSpan *span)
{
  switch (span->kind)
    {
    case ATTUNE_SPAN_EMPHASIS:
      return ATTUNE_STYLE_EMPHASIS;
    case ATTUNE_SPAN_STRONG:
      return ATTUNE_STYLE_STRONG;
    case ATTUNE_SPAN_LINK:
    case ATTUNE_SPAN_CITATION:
      return ATTUNE_STYLE_LINK;
    case ATTUNE_SPAN_TERM:
      return ATTUNE_STYLE_TERM;
    default:
      g_return_val_if_reached (ATTUNE_STYLE_EMPHASIS);
    }
}

/* The words of a line, with the styles of the spans that begin in it */
static void
write_words (Writer *self, const AttuneBlock *block, const AttuneLine *line)
{
  g_autofree char *words = attune_block_dup_line (block, line);
  guint n_spans = 0;
  const AttuneSpan *spans = attune_text_get_spans (attune_block_get_text (block), &n_spans);
  AttuneTextStretch stretch = {
    .offset = self->offset,
    .length = line->end - line->start,
    .block = attune_block_get_index (block),
    .start = line->start,
  };

  for (guint i = 0; i < n_spans; i++)
    if (spans[i].start >= line->start && spans[i].start < line->end)
      style (self, style_of_span (&spans[i]), stretch.offset + spans[i].start - line->start,
             stretch.offset + MIN (spans[i].end, line->end) - line->start);

  write_string (self, words);
  attune_text_map_append (self->page->map, stretch);
}

static void
write_line (Writer *self, const AttuneBlock *block, const AttuneLine *line, AttuneStyle which)
{
  guint start = self->offset;

  write_words (self, block, line);
  end_line (self, which, start);
}

static AttuneStyle
heading_style (guint depth)
{
  return depth == 0   ? ATTUNE_STYLE_HEADING_1
         : depth == 1 ? ATTUNE_STYLE_HEADING_2
                      : ATTUNE_STYLE_HEADING_3;
}

static void
write_item (Writer *self, const AttuneBlock *block, const AttuneLine *line)
{
  guint start = self->offset;

  if (line->number > 0)
    {
      g_autofree char *number = g_strdup_printf ("%u.\t", line->number);

      write_string (self, number);
    }
  else
    write_string (self, line->depth % 2 == 0 ? "•\t" : "–\t");
  write_words (self, block, line);
  write_string (self, "\n");
  style_range (self, attune_typography_get_item_tag (self->typography, line->depth), start,
               self->offset);
}

/* A drawing takes one code point of the page, which shows nothing of the block's text. */
static void
write_inset (Writer *self, const AttuneBlock *block, AttuneStyle which)
{
  guint start = self->offset;
  AttuneInset *inset = attune_inset_new (block, self->typography);
  GtkTextIter end;

  flush (self);
  gtk_text_buffer_get_end_iter (self->buffer, &end);
  gtk_text_buffer_insert_paintable (self->buffer, &end, GDK_PAINTABLE (inset));
  self->offset++;
  g_ptr_array_add (self->page->insets, inset);
  end_line (self, which, start);
}

static void
write_figure (Writer *self, const AttuneBlock *block)
{
  guint n_lines = 0;
  const AttuneLine *lines = attune_block_get_lines (block, &n_lines);

  write_inset (self, block, ATTUNE_STYLE_FIGURE);
  write_line (self, block, &lines[1], ATTUNE_STYLE_WORDS);
  write_line (self, block, &lines[0], ATTUNE_STYLE_CAPTION);
}

/* The words of a table follow it in one paragraph, row by row. */
static void
write_table (Writer *self, const AttuneBlock *block)
{
  guint n_lines = 0, start = 0;
  const AttuneLine *lines = attune_block_get_lines (block, &n_lines);

  write_line (self, block, &lines[0], ATTUNE_STYLE_CAPTION);
  write_inset (self, block, ATTUNE_STYLE_TABLE);
  start = self->offset;
  for (guint i = 1; i < n_lines; i++)
    {
      write_words (self, block, &lines[i]);
      write_string (self, i + 1 == n_lines ? "" : lines[i + 1].column == 0 ? ". " : "; ");
    }
  end_line (self, ATTUNE_STYLE_WORDS, start);
}

static void
write_box (Writer *self, const AttuneBlock *block, const char *label)
{
  guint n_lines = 0;
  const AttuneLine *lines = attune_block_get_lines (block, &n_lines);
  AttuneBox box = { .start = self->offset, .tinted = label != NULL };
  guint last = 0;

  if (label != NULL)
    write_own_line (self, ATTUNE_STYLE_LABEL, label);
  for (guint i = 0; i < n_lines; i++)
    {
      last = self->offset;
      write_line (self, block, &lines[i],
                  lines[i].role == ATTUNE_LINE_ATTRIBUTION ? ATTUNE_STYLE_ATTRIBUTION
                                                           : ATTUNE_STYLE_BOXED);
    }
  box.end = self->offset - 1;
  g_array_append_val (self->page->boxes, box);

  style (self, ATTUNE_STYLE_BOX_FIRST, box.start, box.start + 1);
  style (self, ATTUNE_STYLE_BOX_LAST, last, self->offset);
}

static AttuneStyle
style_of_line (const AttuneLine *line)
{
  switch (line->role)
    {
    case ATTUNE_LINE_TERM:
      return ATTUNE_STYLE_TERM_TITLE;
    case ATTUNE_LINE_WORK:
      return ATTUNE_STYLE_WORK;
    case ATTUNE_LINE_SEE:
      return ATTUNE_STYLE_SEE;
    case ATTUNE_LINE_CAPTION:
    case ATTUNE_LINE_DESCRIPTION:
      return ATTUNE_STYLE_CAPTION;
    case ATTUNE_LINE_TEXT:
    case ATTUNE_LINE_ITEM:
    case ATTUNE_LINE_ATTRIBUTION:
    case ATTUNE_LINE_CELL:
    default:
      return ATTUNE_STYLE_BODY;
    }
}

/* Below a block's last line there is more space than between its lines. */
static void
write_lines (Writer *self, const AttuneBlock *block)
{
  guint n_lines = 0, last = self->offset;
  const AttuneLine *lines = attune_block_get_lines (block, &n_lines);

  for (guint i = 0; i < n_lines; i++)
    {
      last = self->offset;
      if (lines[i].role == ATTUNE_LINE_ITEM)
        write_item (self, block, &lines[i]);
      else
        write_line (self, block, &lines[i], style_of_line (&lines[i]));
    }
  style (self, ATTUNE_STYLE_BLOCK_LAST, last, self->offset);
}

/* A paragraph takes the space below it from its first character's styles and those that reach over
 * its end. */
static void
style_last_line (Writer *self)
{
  style (self, ATTUNE_STYLE_BLOCK_LAST, self->line, self->offset);
}

static void
write_block (Writer *self, const AttuneBlock *block)
{
  guint n_lines = 0;
  const AttuneLine *lines = attune_block_get_lines (block, &n_lines);

  switch (attune_block_get_block_type (block))
    {
    case ATTUNE_BLOCK_HEADING:
      write_line (self, block, &lines[0], heading_style (attune_block_get_depth (block)));
      return;
    case ATTUNE_BLOCK_QUOTE:
      write_box (self, block, NULL);
      return;
    case ATTUNE_BLOCK_PRACTICE:
      write_box (self, block, _ ("Practice point"));
      return;
    case ATTUNE_BLOCK_VIGNETTE:
      write_box (self, block, _ ("Vignette"));
      return;
    case ATTUNE_BLOCK_FIGURE:
      write_figure (self, block);
      style_last_line (self);
      return;
    case ATTUNE_BLOCK_TABLE:
      write_table (self, block);
      style_last_line (self);
      return;
    case ATTUNE_BLOCK_PARAGRAPH:
    case ATTUNE_BLOCK_LIST:
    case ATTUNE_BLOCK_RESOURCE:
    case ATTUNE_BLOCK_DEFINITION:
    case ATTUNE_BLOCK_REFERENCE:
    default:
      write_lines (self, block);
      return;
    }
}

/**
 * attune_page_write:
 * @buffer: an empty buffer with the tags of @typography
 * @article: what to set
 * @typography: its styles
 * @page: (out caller-allocates): what is known of the page beside its text
 *
 * Sets an article into a buffer.
 */
void
attune_page_write (GtkTextBuffer *buffer,
                   AttuneArticle *article,
                   AttuneTypography *typography,
                   AttunePage *page)
{
  g_autoptr (GString) pending = g_string_new (NULL);
  g_autoptr (GArray) styles = g_array_new (FALSE, FALSE, sizeof (StyledRange));
  Writer self = {
    .buffer = buffer,
    .article = article,
    .typography = typography,
    .page = page,
    .pending = pending,
    .styles = styles,
  };

  page->map = attune_text_map_new ();
  page->boxes = g_array_new (FALSE, FALSE, sizeof (AttuneBox));
  page->insets = g_ptr_array_new_with_free_func (g_object_unref);

  write_title_page (&self);
  for (guint i = 0; i < attune_article_get_n_blocks (article); i++)
    write_block (&self, attune_article_get_block (article, i));

  /* No empty line below the last one */
  if (pending->len > 0)
    g_string_truncate (pending, pending->len - 1);
  flush (&self);
  attune_text_map_end (page->map);

  for (guint i = 0; i < styles->len; i++)
    {
      const StyledRange *range = &g_array_index (styles, StyledRange, i);
      GtkTextIter start, end;

      gtk_text_buffer_get_iter_at_offset (buffer, &start, (int) range->start);
      gtk_text_buffer_get_iter_at_offset (buffer, &end, (int) range->end);
      gtk_text_buffer_apply_tag (buffer, range->tag, &start, &end);
    }
}
