/* attune-block.c: a block of an article
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "attune-block.h"

struct _AttuneBlock
{
  AttuneBlockType type;
  char *id;
  guint index;
  guint depth;
  AttuneText *text;
  GArray *lines;
  AttuneFigure *figure;

  AttuneTextBuilder *builder; /* from the second line until the block is ended */
};

AttuneBlock *
attune_block_new (AttuneBlockType type, const char *id)
{
  AttuneBlock *self = g_new0 (AttuneBlock, 1);

  self->type = type;
  self->id = g_strdup (id);
  self->lines = g_array_sized_new (FALSE, FALSE, sizeof (AttuneLine), 1);

  return self;
}

void
attune_block_free (AttuneBlock *self)
{
  g_free (self->id);
  g_array_unref (self->lines);
  g_clear_pointer (&self->text, attune_text_unref);
  g_clear_pointer (&self->figure, attune_figure_free);
  g_clear_pointer (&self->builder, attune_text_builder_free);
  g_free (self);
}

/**
 * attune_block_append_line:
 * @line: its role and numbers; where it starts and ends is found here
 * @text: its words
 *
 * Adds a line to a block that is being made.
 */
void
attune_block_append_line (AttuneBlock *self, AttuneLine line, const AttuneText *text)
{
  if (self->lines->len == 0)
    {
      /* Most blocks have one line alone, which then need not be copied: texts are immutable. */
      self->text = attune_text_ref ((AttuneText *) text);
      line.start = 0;
      line.end = attune_text_get_length (text);
    }
  else
    {
      if (self->builder == NULL)
        {
          self->builder = attune_text_builder_new ();
          attune_text_builder_append_text (self->builder, self->text);
        }
      attune_text_builder_append (self->builder, "\n");
      line.start = attune_text_builder_get_length (self->builder);
      attune_text_builder_append_text (self->builder, text);
      line.end = attune_text_builder_get_length (self->builder);
    }
  g_array_append_val (self->lines, line);
}

/**
 * attune_block_take_figure:
 * @figure: (transfer full): its data
 */
void
attune_block_take_figure (AttuneBlock *self, AttuneFigure *figure)
{
  self->figure = figure;
}

/**
 * attune_block_end:
 * @index: its number in the article
 * @depth: its section's depth
 *
 * Ends the making of a block, which has at least one line.
 */
void
attune_block_end (AttuneBlock *self, guint index, guint depth)
{
  self->index = index;
  self->depth = depth;
  if (self->builder != NULL)
    {
      g_clear_pointer (&self->text, attune_text_unref);
      self->text = attune_text_builder_end (self->builder);
      g_clear_pointer (&self->builder, attune_text_builder_free);
    }
}

AttuneBlockType
attune_block_get_block_type (const AttuneBlock *self)
{
  return self->type;
}

const char *
attune_block_get_id (const AttuneBlock *self)
{
  return self->id;
}

/**
 * attune_block_get_text:
 *
 * Returns: (transfer none): all its words, a line feed between its lines
 */
const AttuneText *
attune_block_get_text (const AttuneBlock *self)
{
  return self->text;
}

/**
 * attune_block_get_lines:
 * @n_lines: (out): how many there are; at least one
 *
 * Returns: (transfer none) (array length=n_lines): its lines
 */
const AttuneLine *
attune_block_get_lines (const AttuneBlock *self, guint *n_lines)
{
  *n_lines = self->lines->len;

  return (const AttuneLine *) (gpointer) self->lines->data;
}

/**
 * attune_block_dup_line:
 * @line: a line of this block
 *
 * Returns: (transfer full): its words
 */
char *
attune_block_dup_line (const AttuneBlock *self, const AttuneLine *line)
{
  return attune_text_dup_range (self->text, line->start, line->end);
}

/**
 * attune_block_get_figure:
 *
 * Returns: (transfer none) (nullable): of a figure, its data
 */
const AttuneFigure *
attune_block_get_figure (const AttuneBlock *self)
{
  return self->figure;
}

/**
 * attune_block_get_index:
 *
 * Returns: its number in the article's blocks, from 0
 */
guint
attune_block_get_index (const AttuneBlock *self)
{
  return self->index;
}

/**
 * attune_block_get_depth:
 *
 * Returns: how deep its section lies, from 0
 */
guint
attune_block_get_depth (const AttuneBlock *self)
{
  return self->depth;
}
