/* attune-table-view.c: a table
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "attune-table-view.h"

/**
 * AttuneTableView:
 *
 * Shows a table side by side where there is room for its columns, and stacked where there is not:
 * each row under its header, each cell under the name of its column.
 */
struct _AttuneTableView
{
  GtkWidget parent_instance;

  GPtrArray *cells; /* of Cell, row by row */
  guint n_rows;     /* the header row among them */
  guint n_columns;
  gboolean stacked;
};

typedef struct
{
  GtkWidget *text;
  GtkWidget *name; /* the column's name above a stacked cell; NULL in the headers */
} Cell;

G_DEFINE_FINAL_TYPE (AttuneTableView, attune_table_view, GTK_TYPE_WIDGET)

/* A column narrower than this many characters is no column. */
#define MIN_COLUMN_CHARACTERS 13
#define COLUMN_GAP 16
#define ROW_PADDING 8
#define STACK_GAP 6
/* In pixels; a table that is not yet fitted to the page is measured at this width. */
#define MIN_WIDTH 120

static Cell *
cell_at (AttuneTableView *self, guint row, guint column)
{
  return g_ptr_array_index (self->cells, row * self->n_columns + column);
}

static int
measure_height (GtkWidget *widget, int width)
{
  int height = 0;

  gtk_widget_measure (widget, GTK_ORIENTATION_VERTICAL, width, &height, NULL, NULL, NULL);

  return height;
}

static gboolean
wants_stack (AttuneTableView *self, int width)
{
  PangoContext *context = gtk_widget_get_pango_context (GTK_WIDGET (self));
  PangoFontMetrics *metrics = pango_context_get_metrics (context, NULL, NULL);
  int character = PANGO_PIXELS (pango_font_metrics_get_approximate_char_width (metrics));

  pango_font_metrics_unref (metrics);

  return width < (int) self->n_columns * (MIN_COLUMN_CHARACTERS * character + COLUMN_GAP);
}

static int
column_width (AttuneTableView *self, int width)
{
  return MAX (1, (width - COLUMN_GAP * (int) (self->n_columns - 1)) / (int) self->n_columns);
}

static int
row_height (AttuneTableView *self, guint row, int width)
{
  int height = 0;

  for (guint column = 0; column < self->n_columns; column++)
    height = MAX (height, measure_height (cell_at (self, row, column)->text, width));

  return height + 2 * ROW_PADDING;
}

/* How high a row is that is stacked: its header, then each cell under its column's name */
static int
stack_height (AttuneTableView *self, guint row, int width)
{
  int height = ROW_PADDING + measure_height (cell_at (self, row, 0)->text, width);

  for (guint column = 1; column < self->n_columns; column++)
    {
      const Cell *cell = cell_at (self, row, column);

      height += STACK_GAP + measure_height (cell->name, width) + measure_height (cell->text, width);
    }

  return height + ROW_PADDING;
}

static int
total_height (AttuneTableView *self, int width)
{
  int height = 0;

  if (wants_stack (self, width))
    {
      for (guint row = 1; row < self->n_rows; row++)
        height += stack_height (self, row, width);
      return height;
    }

  for (guint row = 0; row < self->n_rows; row++)
    height += row_height (self, row, column_width (self, width));

  return height;
}

static GtkSizeRequestMode
attune_table_view_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
attune_table_view_measure (GtkWidget *widget,
                           GtkOrientation orientation,
                           int for_size,
                           int *minimum,
                           int *natural,
                           int *minimum_baseline,
                           int *natural_baseline)
{
  AttuneTableView *self = ATTUNE_TABLE_VIEW (widget);
  int requested = 0;

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = *natural = MIN_WIDTH;
      return;
    }

  gtk_widget_get_size_request (widget, &requested, NULL);
  *minimum = *natural = total_height (self, MAX (MIN_WIDTH, MAX (for_size, requested)));
}

static void
place_cell (GtkWidget *child, int x, int y, int width, int height)
{
  gtk_widget_set_child_visible (child, TRUE);
  gtk_widget_size_allocate (child, &(GtkAllocation) { x, y, width, height }, -1);
}

static void
allocate_grid (AttuneTableView *self, int width)
{
  gboolean rtl = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  int cell_width = column_width (self, width);
  int y = 0;

  for (guint row = 0; row < self->n_rows; row++)
    {
      int height = row_height (self, row, cell_width);

      for (guint column = 0; column < self->n_columns; column++)
        {
          const Cell *cell = cell_at (self, row, column);
          guint from_left = rtl ? self->n_columns - 1 - column : column;

          place_cell (cell->text,
                      (int) from_left * (cell_width + COLUMN_GAP),
                      y + ROW_PADDING,
                      cell_width,
                      height - 2 * ROW_PADDING);
          if (cell->name != NULL)
            gtk_widget_set_child_visible (cell->name, FALSE);
        }
      y += height;
    }
}

static void
allocate_stack (AttuneTableView *self, int width)
{
  int y = 0;

  for (guint column = 0; column < self->n_columns; column++)
    gtk_widget_set_child_visible (cell_at (self, 0, column)->text, FALSE);

  for (guint row = 1; row < self->n_rows; row++)
    {
      y += ROW_PADDING;
      for (guint column = 0; column < self->n_columns; column++)
        {
          const Cell *cell = cell_at (self, row, column);
          int height = 0;

          if (cell->name != NULL)
            {
              y += STACK_GAP;
              height = measure_height (cell->name, width);
              place_cell (cell->name, 0, y, width, height);
              y += height;
            }
          height = measure_height (cell->text, width);
          place_cell (cell->text, 0, y, width, height);
          y += height;
        }
      y += ROW_PADDING;
    }
}

static void
attune_table_view_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  AttuneTableView *self = ATTUNE_TABLE_VIEW (widget);

  self->stacked = wants_stack (self, width);
  if (self->stacked)
    allocate_stack (self, width);
  else
    allocate_grid (self, width);
}

static void
attune_table_view_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  AttuneTableView *self = ATTUNE_TABLE_VIEW (widget);
  int width = gtk_widget_get_width (widget);
  int y = 0;
  GdkRGBA color;

  gtk_widget_get_color (widget, &color);
  color.alpha *= 0.25f;

  for (guint row = self->stacked ? 1 : 0; row < self->n_rows; row++)
    {
      if (row > 0)
        gtk_snapshot_append_color (snapshot, &color, &GRAPHENE_RECT_INIT (0, y, width, 1));
      y += self->stacked ? stack_height (self, row, width)
                         : row_height (self, row, column_width (self, width));
    }

  GTK_WIDGET_CLASS (attune_table_view_parent_class)->snapshot (widget, snapshot);
}

static void
attune_table_view_dispose (GObject *object)
{
  AttuneTableView *self = ATTUNE_TABLE_VIEW (object);

  for (guint i = 0; i < self->cells->len; i++)
    {
      Cell *cell = g_ptr_array_index (self->cells, i);

      g_clear_pointer (&cell->text, gtk_widget_unparent);
      g_clear_pointer (&cell->name, gtk_widget_unparent);
    }

  G_OBJECT_CLASS (attune_table_view_parent_class)->dispose (object);
}

static void
attune_table_view_finalize (GObject *object)
{
  AttuneTableView *self = ATTUNE_TABLE_VIEW (object);

  g_clear_pointer (&self->cells, g_ptr_array_unref);

  G_OBJECT_CLASS (attune_table_view_parent_class)->finalize (object);
}

static void
attune_table_view_class_init (AttuneTableViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = attune_table_view_dispose;
  object_class->finalize = attune_table_view_finalize;
  widget_class->get_request_mode = attune_table_view_get_request_mode;
  widget_class->measure = attune_table_view_measure;
  widget_class->size_allocate = attune_table_view_size_allocate;
  widget_class->snapshot = attune_table_view_snapshot;

  gtk_widget_class_set_css_name (widget_class, "articletable");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_TABLE);
}

static void
attune_table_view_init (AttuneTableView *self)
{
  self->cells = g_ptr_array_new_with_free_func (g_free);
}

static GtkWidget *
add_label (AttuneTableView *self, const char *words, const char *style, GtkAccessibleRole role)
{
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL,
                                   "accessible-role", role,
                                   "label", words,
                                   "wrap", TRUE,
                                   "wrap-mode", PANGO_WRAP_WORD_CHAR,
                                   "xalign", 0.0f,
                                   "yalign", 0.0f,
                                   NULL);

  if (style != NULL)
    gtk_widget_add_css_class (label, style);
  gtk_widget_set_parent (label, GTK_WIDGET (self));

  return label;
}

static void
add_cell (AttuneTableView *self, const AttuneBlock *block, const AttuneLine *line)
{
  g_autofree char *words = attune_block_dup_line (block, line);
  gboolean header = line->row == 0 || line->column == 0;
  Cell *cell = g_new0 (Cell, 1);

  if (!header)
    cell->name = add_label (self,
                            gtk_label_get_label (GTK_LABEL (cell_at (self, 0, line->column)->text)),
                            "column-name",
                            GTK_ACCESSIBLE_ROLE_PRESENTATION);
  cell->text = add_label (self,
                          words,
                          header ? "header" : NULL,
                          line->row == 0      ? GTK_ACCESSIBLE_ROLE_COLUMN_HEADER
                          : line->column == 0 ? GTK_ACCESSIBLE_ROLE_ROW_HEADER
                                              : GTK_ACCESSIBLE_ROLE_CELL);
  g_ptr_array_add (self->cells, cell);
}

/**
 * attune_table_view_new:
 * @block: a table
 *
 * Returns: (transfer floating): a widget that shows it
 */
GtkWidget *
attune_table_view_new (const AttuneBlock *block)
{
  AttuneTableView *self = g_object_new (ATTUNE_TYPE_TABLE_VIEW, NULL);
  guint n_lines = 0;
  const AttuneLine *lines = attune_block_get_lines (block, &n_lines);
  g_autofree char *caption = attune_block_dup_line (block, &lines[0]);

  self->n_rows = lines[n_lines - 1].row + 1;
  self->n_columns = lines[n_lines - 1].column + 1;
  for (guint i = 1; i < n_lines; i++)
    add_cell (self, block, &lines[i]);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, caption,
                                  -1);

  return GTK_WIDGET (self);
}
