/* attune-table-painter.c: draws a table
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "attune-painter.h"

/* A column narrower than this is no column; in em. */
#define MIN_COLUMN 7.5
#define COLUMN_GAP 1.0
#define ROW_PADDING 0.5
#define STACK_GAP 0.4

typedef struct
{
  const AttuneCanvas *canvas;
  const AttuneBlock *block;
  const AttuneLine *cells; /* row by row; the header row first */
  guint n_rows;
  guint n_columns;
} Table;

static int
write_cell (const Table *table,
            guint row,
            guint column,
            AttuneTextFlags flags,
            AttuneInk ink,
            double x,
            double y,
            double width)
{
  const AttuneLine *cell = &table->cells[row * table->n_columns + column];
  g_autofree char *words = attune_block_dup_line (table->block, cell);

  return attune_canvas_write (table->canvas, words, flags, ink, x, y, width);
}

static void
draw_rule (const Table *table, double y)
{
  attune_canvas_fill (table->canvas, ATTUNE_INK_LINE, 0, y, table->canvas->width, 1, 0);
}

/* Side by side. The first column names the rows, and is narrower than the others. */
static int
paint_grid (const Table *table)
{
  double em = table->canvas->em;
  double gap = COLUMN_GAP * em;
  double first = MIN_COLUMN * em;
  double other = (table->canvas->width - first - gap * (table->n_columns - 1)) /
                 (table->n_columns - 1);
  double y = 0;

  for (guint row = 0; row < table->n_rows; row++)
    {
      int height = 0;

      draw_rule (table, y);
      y += ROW_PADDING * em;
      for (guint column = 0; column < table->n_columns; column++)
        {
          gboolean header = row == 0 || column == 0;
          double x = column == 0 ? 0 : first + gap + (column - 1) * (other + gap);

          int cell_height = write_cell (table, row, column,
                                        ATTUNE_TEXT_SMALL | (header ? ATTUNE_TEXT_BOLD : 0),
                                        ATTUNE_INK_TEXT, x, y, column == 0 ? first : other);

          height = MAX (height, cell_height);
        }
      y += height + ROW_PADDING * em;
    }
  draw_rule (table, y);

  return (int) y + 1;
}

/* Stacked: each row under its header, each cell under the name of its column */
static int
paint_stack (const Table *table)
{
  double em = table->canvas->em;
  double width = table->canvas->width;
  double y = 0;

  for (guint row = 1; row < table->n_rows; row++)
    {
      draw_rule (table, y);
      y += ROW_PADDING * em;
      y += write_cell (table, row, 0, ATTUNE_TEXT_BOLD, ATTUNE_INK_TEXT, 0, y, width);
      for (guint column = 1; column < table->n_columns; column++)
        {
          y += STACK_GAP * em;
          y += write_cell (table, 0, column, ATTUNE_TEXT_SMALL, ATTUNE_INK_DIM, 0, y, width);
          y += write_cell (table, row, column, ATTUNE_TEXT_NORMAL, ATTUNE_INK_TEXT, 0, y, width);
        }
      y += ROW_PADDING * em;
    }
  draw_rule (table, y);

  return (int) y + 1;
}

int
attune_paint_table (const AttuneCanvas *canvas, const AttuneBlock *block)
{
  guint n_lines = 0;
  const AttuneLine *lines = attune_block_get_lines (block, &n_lines);
  Table table = {
    .canvas = canvas,
    .block = block,
    .cells = lines + 1, /* behind the caption */
    .n_rows = lines[n_lines - 1].row + 1,
    .n_columns = lines[n_lines - 1].column + 1,
  };

  if (canvas->width < table.n_columns * (MIN_COLUMN + COLUMN_GAP) * canvas->em)
    return paint_stack (&table);

  return paint_grid (&table);
}
