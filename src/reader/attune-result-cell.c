/* attune-result-cell.c: shows a row of the list of results
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "attune-result-cell.h"

#include "attune-result-kind.h"

/**
 * AttuneResultCell:
 *
 * An icon and words, the icon beside their first line. One widget for all kinds of rows, so that a
 * list view can use it for any of them. What holds it says what it says.
 */
struct _AttuneResultCell
{
  GtkWidget parent_instance;

  GtkImage *icon;
  GtkLabel *words;
  AttuneResultRow *row; /* or NULL */
};

G_DEFINE_FINAL_TYPE (AttuneResultCell, attune_result_cell, GTK_TYPE_WIDGET)

#define SPACING 9

/**
 * attune_mark_ranges:
 * @text: UTF-8
 * @ranges: (array length=n_ranges): ranges of it, in code points
 *
 * Returns: (transfer full): attributes that set the ranges in bold
 */
PangoAttrList *
attune_mark_ranges (const char *text, const AttuneSearchRange *ranges, guint n_ranges)
{
  PangoAttrList *attributes = pango_attr_list_new ();

  for (guint i = 0; i < n_ranges; i++)
    {
      PangoAttribute *bold = pango_attr_weight_new (PANGO_WEIGHT_BOLD);

      bold->start_index = (guint) (g_utf8_offset_to_pointer (text, ranges[i].start) - text);
      bold->end_index = (guint) (g_utf8_offset_to_pointer (text, ranges[i].end) - text);
      pango_attr_list_insert (attributes, bold);
    }

  return attributes;
}

static void
attune_result_cell_dispose (GObject *object)
{
  AttuneResultCell *self = ATTUNE_RESULT_CELL (object);
  GtkWidget *child = NULL;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->row);

  G_OBJECT_CLASS (attune_result_cell_parent_class)->dispose (object);
}

static void
attune_result_cell_class_init (AttuneResultCellClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = attune_result_cell_dispose;

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "result");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
attune_result_cell_init (AttuneResultCell *self)
{
  GtkWidget *icon = g_object_new (GTK_TYPE_IMAGE, "accessible-role",
                                  GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);
  GtkWidget *words = gtk_label_new (NULL);

  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (gtk_widget_get_layout_manager (GTK_WIDGET (self))),
                              SPACING);

  /* An image has a baseline that puts it amid a line of text, however large that is. */
  gtk_widget_set_valign (icon, GTK_ALIGN_BASELINE_FILL);
  gtk_widget_add_css_class (icon, "dimmed");
  gtk_widget_set_parent (icon, GTK_WIDGET (self));

  gtk_widget_set_valign (words, GTK_ALIGN_BASELINE_FILL);
  gtk_widget_set_hexpand (words, TRUE);
  gtk_label_set_xalign (GTK_LABEL (words), 0);
  gtk_label_set_wrap (GTK_LABEL (words), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (words), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_natural_wrap_mode (GTK_LABEL (words), GTK_NATURAL_WRAP_NONE);
  gtk_widget_set_parent (words, GTK_WIDGET (self));

  self->icon = GTK_IMAGE (icon);
  self->words = GTK_LABEL (words);
}

/**
 * attune_result_cell_new:
 *
 * Returns: (transfer floating): a cell that shows nothing
 */
GtkWidget *
attune_result_cell_new (void)
{
  return g_object_new (ATTUNE_TYPE_RESULT_CELL, NULL);
}

static void
set_css_class (AttuneResultCell *self, const char *name, gboolean has)
{
  if (has)
    gtk_widget_add_css_class (GTK_WIDGET (self->words), name);
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->words), name);
}

static const char *
get_icon_name (AttuneResultRow *row)
{
  switch (attune_result_row_get_kind (row))
    {
    case ATTUNE_RESULT_ROW_HIT:
      return attune_result_kind_get_icon_name (
          attune_search_hit_get_kind (attune_result_row_get_hit (row)));
    case ATTUNE_RESULT_ROW_MORE:
      return "pan-down-symbolic";
    case ATTUNE_RESULT_ROW_PARTIAL:
    case ATTUNE_RESULT_ROW_END:
      return NULL;
    }

  g_return_val_if_reached (NULL);
}

static PangoAttrList *
make_attributes (AttuneResultRow *row)
{
  AttuneSearchHit *hit = attune_result_row_get_hit (row);
  const AttuneSearchRange *ranges = NULL;
  guint n_ranges = 0;

  if (hit == NULL)
    return NULL;

  ranges = attune_search_hit_get_snippet_ranges (hit, &n_ranges);

  return attune_mark_ranges (attune_search_hit_get_snippet (hit), ranges, n_ranges);
}

/**
 * attune_result_cell_set_row:
 * @row: (nullable): what to show, as it is now
 */
void
attune_result_cell_set_row (AttuneResultCell *self, AttuneResultRow *row)
{
  g_autofree char *text = NULL;
  g_autoptr (PangoAttrList) attributes = NULL;
  gboolean is_note = FALSE;

  g_set_object (&self->row, row);
  if (row == NULL)
    return;

  is_note = attune_result_row_is_note (row);
  text = attune_result_row_dup_text (row);
  attributes = make_attributes (row);
  gtk_image_set_from_icon_name (self->icon, get_icon_name (row));
  gtk_widget_set_visible (GTK_WIDGET (self->icon), !is_note);
  gtk_label_set_label (self->words, text);
  gtk_label_set_attributes (self->words, attributes);
  set_css_class (self, "dimmed", attributes == NULL);
}

/**
 * attune_result_cell_get_row:
 *
 * Returns: (transfer none) (nullable): what it shows
 */
AttuneResultRow *
attune_result_cell_get_row (AttuneResultCell *self)
{
  return self->row;
}

/**
 * attune_result_cell_get_tooltip:
 * @at: the widget in it that the pointer is on
 *
 * Returns: (transfer none) (nullable): what to say there
 */
const char *
attune_result_cell_get_tooltip (AttuneResultCell *self, GtkWidget *at)
{
  AttuneSearchHit *hit = self->row != NULL ? attune_result_row_get_hit (self->row) : NULL;

  if (hit == NULL || at != GTK_WIDGET (self->icon))
    return NULL;

  return attune_result_kind_get_title (attune_search_hit_get_kind (hit));
}
