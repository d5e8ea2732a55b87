/* attune-result-rows.c: the rows of the list of results
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "attune-result-rows.h"

#include "attune-result-cell.h"

/* As many lines as a title within a title takes */
#define MAX_HEADER_LINES 3

static void
setup_cb (GtkListView *list, GtkListItem *item)
{
  gtk_list_item_set_child (item, attune_result_cell_new ());
}

static void
fill (GtkListItem *item)
{
  AttuneResultRow *row = gtk_list_item_get_item (item);
  g_autofree char *text = attune_result_row_dup_text (row);
  g_autofree char *description = attune_result_row_dup_description (row);

  attune_result_cell_set_row (ATTUNE_RESULT_CELL (gtk_list_item_get_child (item)), row);
  gtk_list_item_set_activatable (item, !attune_result_row_is_note (row));
  gtk_list_item_set_accessible_label (item, text);
  gtk_list_item_set_accessible_description (item, description);
}

static void
bind_cb (GtkListView *list, GtkListItem *item)
{
  g_signal_connect_object (gtk_list_item_get_item (item), "changed", G_CALLBACK (fill), item,
                           G_CONNECT_SWAPPED);
  fill (item);
}

static void
unbind_cb (GtkListView *list, GtkListItem *item)
{
  g_signal_handlers_disconnect_by_func (gtk_list_item_get_item (item), fill, item);
  attune_result_cell_set_row (ATTUNE_RESULT_CELL (gtk_list_item_get_child (item)), NULL);
}

static void
setup_header_cb (GtkListView *list, GtkListHeader *header)
{
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "accessible-role", GTK_ACCESSIBLE_ROLE_HEADING,
                                   "xalign", 0.0, "wrap", TRUE, "wrap-mode", PANGO_WRAP_WORD_CHAR,
                                   "natural-wrap-mode", GTK_NATURAL_WRAP_NONE, "lines",
                                   MAX_HEADER_LINES, "ellipsize", PANGO_ELLIPSIZE_END, NULL);

  gtk_widget_add_css_class (label, "caption-heading");
  gtk_widget_add_css_class (label, "dimmed");
  gtk_accessible_update_property (GTK_ACCESSIBLE (label), GTK_ACCESSIBLE_PROPERTY_LEVEL, 2, -1);
  gtk_list_header_set_child (header, label);
}

static void
bind_header_cb (GtkListView *list, GtkListHeader *header)
{
  AttuneResultRow *row = gtk_list_header_get_item (header);

  gtk_label_set_label (GTK_LABEL (gtk_list_header_get_child (header)),
                       attune_result_row_get_heading (row));
}

/* What an icon stands for, and all of a header. It is told here, as GTK asks the display where the
 * pointer is whenever a widget is given a tooltip. */
static gboolean
query_tooltip_cb (GtkWidget *list, int x, int y, gboolean by_key, GtkTooltip *tooltip)
{
  GtkWidget *at = by_key ? NULL : gtk_widget_pick (list, x, y, GTK_PICK_DEFAULT);
  GtkWidget *cell = at != NULL ? gtk_widget_get_ancestor (at, ATTUNE_TYPE_RESULT_CELL) : NULL;
  const char *text = NULL;

  if (cell != NULL)
    text = attune_result_cell_get_tooltip (ATTUNE_RESULT_CELL (cell), at);
  else if (GTK_IS_LABEL (at) && pango_layout_is_ellipsized (gtk_label_get_layout (GTK_LABEL (at))))
    text = gtk_label_get_label (GTK_LABEL (at));
  gtk_tooltip_set_text (tooltip, text);

  return text != NULL;
}

/**
 * attune_result_rows_install:
 * @list: a list view of [class@ResultRow]s
 *
 * Makes and fills its rows, and the headers of its sections.
 */
void
attune_result_rows_install (GtkListView *list)
{
  g_autoptr (GtkListItemFactory) rows = gtk_signal_list_item_factory_new ();
  g_autoptr (GtkListItemFactory) headers = gtk_signal_list_item_factory_new ();

  g_signal_connect_object (rows, "setup", G_CALLBACK (setup_cb), list, G_CONNECT_SWAPPED);
  g_signal_connect_object (rows, "bind", G_CALLBACK (bind_cb), list, G_CONNECT_SWAPPED);
  g_signal_connect_object (rows, "unbind", G_CALLBACK (unbind_cb), list, G_CONNECT_SWAPPED);
  gtk_list_view_set_factory (list, rows);

  g_signal_connect_object (headers, "setup", G_CALLBACK (setup_header_cb), list, G_CONNECT_SWAPPED);
  g_signal_connect_object (headers, "bind", G_CALLBACK (bind_header_cb), list, G_CONNECT_SWAPPED);
  gtk_list_view_set_header_factory (list, headers);

  gtk_widget_set_has_tooltip (GTK_WIDGET (list), TRUE);
  g_signal_connect (list, "query-tooltip", G_CALLBACK (query_tooltip_cb), NULL);
}

/**
 * attune_result_rows_is_first:
 *
 * Returns: whether the focus is in the first row
 */
gboolean
attune_result_rows_is_first (GtkListView *list)
{
  GListModel *model = G_LIST_MODEL (gtk_list_view_get_model (list));
  g_autoptr (AttuneResultRow) first = g_list_model_get_item (model, 0);
  GtkWidget *focus = gtk_widget_get_focus_child (GTK_WIDGET (list));
  GtkWidget *cell = focus != NULL ? gtk_widget_get_first_child (focus) : NULL;

  return ATTUNE_IS_RESULT_CELL (cell) &&
         attune_result_cell_get_row (ATTUNE_RESULT_CELL (cell)) == first;
}
