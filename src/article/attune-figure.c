/* attune-figure.c: the numbers of a figure
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "attune-figure.h"

static void
item_clear (gpointer data)
{
  AttuneFigureItem *item = data;

  g_clear_pointer (&item->label, g_free);
  g_clear_pointer (&item->text, g_free);
}

static void
axis_clear (AttuneFigureAxis *axis)
{
  g_clear_pointer (&axis->label, g_free);
  g_clear_pointer (&axis->low, g_free);
  g_clear_pointer (&axis->high, g_free);
}

AttuneFigure *
attune_figure_new (AttuneFigureKind kind)
{
  AttuneFigure *self = g_new0 (AttuneFigure, 1);

  self->kind = kind;
  self->items = g_array_new (FALSE, FALSE, sizeof (AttuneFigureItem));
  g_array_set_clear_func (self->items, item_clear);

  return self;
}

void
attune_figure_free (AttuneFigure *self)
{
  g_free (self->unit);
  axis_clear (&self->x);
  axis_clear (&self->y);
  g_array_unref (self->items);
  g_free (self);
}

/**
 * attune_figure_append:
 * @item: (transfer full): taken with its strings
 */
void
attune_figure_append (AttuneFigure *self, AttuneFigureItem item)
{
  g_array_append_val (self->items, item);
}

guint
attune_figure_get_n_items (const AttuneFigure *self)
{
  return self->items->len;
}

const AttuneFigureItem *
attune_figure_get_item (const AttuneFigure *self, guint i)
{
  g_return_val_if_fail (i < self->items->len, NULL);

  return &g_array_index (self->items, AttuneFigureItem, i);
}

/**
 * attune_figure_get_maximum:
 *
 * Returns: where the scale of the bars ends: as the article says, else at the greatest value
 */
double
attune_figure_get_maximum (const AttuneFigure *self)
{
  double maximum = self->maximum;

  if (maximum > 0)
    return maximum;

  for (guint i = 0; i < self->items->len; i++)
    maximum = MAX (maximum, attune_figure_get_item (self, i)->value);

  return maximum;
}
