/* attune-block.h: a block of an article
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "attune-figure.h"
#include "attune-text.h"

G_BEGIN_DECLS

/**
 * AttuneBlockType:
 * @ATTUNE_BLOCK_HEADING: the title of a section
 * @ATTUNE_BLOCK_PARAGRAPH: running text
 * @ATTUNE_BLOCK_LIST: a list, its items may nest
 * @ATTUNE_BLOCK_QUOTE: somebody's words
 * @ATTUNE_BLOCK_PRACTICE: a boxed point for the consulting room
 * @ATTUNE_BLOCK_VIGNETTE: a composite scene
 * @ATTUNE_BLOCK_TABLE: a table with header row and header column
 * @ATTUNE_BLOCK_FIGURE: a drawing made from data
 * @ATTUNE_BLOCK_RESOURCE: a work, and a comment on it
 * @ATTUNE_BLOCK_DEFINITION: an entry of the glossary
 * @ATTUNE_BLOCK_REFERENCE: an entry of the references
 */
typedef enum
{
  ATTUNE_BLOCK_HEADING,
  ATTUNE_BLOCK_PARAGRAPH,
  ATTUNE_BLOCK_LIST,
  ATTUNE_BLOCK_QUOTE,
  ATTUNE_BLOCK_PRACTICE,
  ATTUNE_BLOCK_VIGNETTE,
  ATTUNE_BLOCK_TABLE,
  ATTUNE_BLOCK_FIGURE,
  ATTUNE_BLOCK_RESOURCE,
  ATTUNE_BLOCK_DEFINITION,
  ATTUNE_BLOCK_REFERENCE,
} AttuneBlockType;

/**
 * AttuneLineRole:
 * @ATTUNE_LINE_TEXT: a paragraph
 * @ATTUNE_LINE_ITEM: an item of a list, with depth and, in a numbered list, number
 * @ATTUNE_LINE_ATTRIBUTION: who said it
 * @ATTUNE_LINE_CAPTION: under a figure, above a table
 * @ATTUNE_LINE_DESCRIPTION: a figure in words
 * @ATTUNE_LINE_CELL: a cell of a table, with row and column; both count from 0, the headers
 * @ATTUNE_LINE_WORK: a reference
 * @ATTUNE_LINE_TERM: what a definition defines
 * @ATTUNE_LINE_SEE: related terms
 */
typedef enum
{
  ATTUNE_LINE_TEXT,
  ATTUNE_LINE_ITEM,
  ATTUNE_LINE_ATTRIBUTION,
  ATTUNE_LINE_CAPTION,
  ATTUNE_LINE_DESCRIPTION,
  ATTUNE_LINE_CELL,
  ATTUNE_LINE_WORK,
  ATTUNE_LINE_TERM,
  ATTUNE_LINE_SEE,
} AttuneLineRole;

/**
 * AttuneLine:
 * @role: what part it plays
 * @start: its first code point in the block's text
 * @end: the code point behind its last
 * @depth: of an item, how deep its list lies in others, from 0
 * @number: of an item, its number, or 0 in a bulleted list
 * @row: of a cell
 * @column: of a cell
 *
 * A line of a block's text: a paragraph, an item, a cell. Lines lie one behind the other, with a
 * line feed between them.
 */
typedef struct
{
  AttuneLineRole role;
  guint start;
  guint end;
  guint depth;
  guint number;
  guint row;
  guint column;
} AttuneLine;

/**
 * AttuneBlock:
 *
 * A block of an article: the unit that places name. Immutable; it lives as long as its article.
 */
typedef struct _AttuneBlock AttuneBlock;

AttuneBlockType attune_block_get_block_type (const AttuneBlock *self);
const char *attune_block_get_id (const AttuneBlock *self);
const AttuneText *attune_block_get_text (const AttuneBlock *self);
const AttuneLine *attune_block_get_lines (const AttuneBlock *self, guint *n_lines);
char *attune_block_dup_line (const AttuneBlock *self, const AttuneLine *line);
const AttuneFigure *attune_block_get_figure (const AttuneBlock *self);
guint attune_block_get_index (const AttuneBlock *self);
guint attune_block_get_depth (const AttuneBlock *self);

/* Making one; for the parser alone */

AttuneBlock *attune_block_new (AttuneBlockType type, const char *id);
void attune_block_free (AttuneBlock *self);
void attune_block_append_line (AttuneBlock *self, AttuneLine line, const AttuneText *text);
void attune_block_take_figure (AttuneBlock *self, AttuneFigure *figure);
void attune_block_end (AttuneBlock *self, guint index, guint depth);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AttuneBlock, attune_block_free)

G_END_DECLS
