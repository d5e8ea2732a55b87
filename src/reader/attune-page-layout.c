/* attune-page-layout.c: the page's margins
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "attune-page-layout.h"

#include "attune-inset.h"
#include "attune-margin.h"

/* Tables may be wider than the text by this factor. */
#define TABLE_MEASURE 1.5

typedef struct
{
  int left;
  int right;
} Margins;

/* Beside @near, on the side where a line ends, notes may stand in @far. */
static Margins
make_margins (GtkTextView *view, int near, int far)
{
  gboolean rtl = gtk_widget_get_direction (GTK_WIDGET (view)) == GTK_TEXT_DIR_RTL;

  return rtl ? (Margins) { far, near } : (Margins) { near, far };
}

/**
 * attune_page_layout_fit:
 * @view: what shows the page
 * @width: how wide it is, in pixels
 * @has_notes: whether there are notes to be shown beside the text
 *
 * Fits margins, figures and tables to the width. Where notes are to be shown and the page is wide
 * enough, the text makes way for them; a table is then no wider than the text.
 *
 * Returns: whether there is room for notes in the margin
 */
gboolean
attune_page_layout_fit (GtkTextView *view,
                        AttuneArticleBuffer *page,
                        AttuneTypography *typography,
                        int width,
                        gboolean has_notes)
{
  const GPtrArray *insets = attune_article_buffer_get_insets (page);
  int measure = attune_typography_get_measure (typography);
  int least = has_notes ? ATTUNE_MARGIN_SIGN + 2 : ATTUNE_PAGE_MARGIN;
  int both = MAX (least, (width - measure) / 2);
  int card = MIN (width - measure - ATTUNE_PAGE_MARGIN - 2 * ATTUNE_MARGIN_GAP,
                  ATTUNE_MARGIN_MAX_CARD);
  gboolean has_room = has_notes && card >= ATTUNE_MARGIN_MIN_CARD;
  int table = MAX (least, (width - (int) (measure * TABLE_MEASURE)) / 2);
  int far = has_room ? MAX (both, card + 2 * ATTUNE_MARGIN_GAP) : both;
  Margins text = make_margins (view, has_room ? width - measure - far : both, far);
  Margins wide = has_room ? text : make_margins (view, table, table);

  for (guint i = 0; i < insets->len; i++)
    {
      AttuneInset *inset = g_ptr_array_index (insets, i);
      Margins margins = attune_inset_is_wide (inset) ? wide : text;

      attune_inset_set_width (inset, MAX (1, width - margins.left - margins.right));
    }

  g_object_set (attune_typography_get_tag (typography, ATTUNE_STYLE_TABLE), "left-margin",
                wide.left, "right-margin", wide.right, NULL);
  gtk_text_view_set_left_margin (view, text.left);
  gtk_text_view_set_right_margin (view, text.right);

  return has_room;
}
