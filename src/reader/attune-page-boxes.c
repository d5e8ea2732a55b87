/* attune-page-boxes.c: quotations and boxed points behind their text
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "attune-page-boxes.h"

#define BAR_WIDTH 4
#define BOX_RADIUS 8

static void
snapshot_box (AttuneArticleBuffer *page,
              GtkTextView *view,
              AttuneTypography *typography,
              const AttuneBox *box,
              GtkSnapshot *snapshot)
{
  const AttunePalette *palette = attune_typography_get_palette (typography);
  int margin = gtk_text_view_get_left_margin (view);
  int width = gtk_widget_get_width (GTK_WIDGET (view)) - margin -
              gtk_text_view_get_right_margin (view);
  int padding = attune_typography_get_box_padding (typography);
  int top = 0, bottom = 0, line_height = 0;
  GtkTextIter start, end;
  GskRoundedRect outline;

  gtk_text_buffer_get_iter_at_offset (GTK_TEXT_BUFFER (page), &start, (int) box->start);
  gtk_text_buffer_get_iter_at_offset (GTK_TEXT_BUFFER (page), &end, (int) box->end);
  gtk_text_view_get_line_yrange (view, &start, &top, NULL);
  gtk_text_view_get_line_yrange (view, &end, &bottom, &line_height);
  bottom += line_height - attune_typography_get_block_gap (typography);
  if (!box->tinted)
    {
      top += padding / 2;
      bottom -= padding / 2;
    }

  gsk_rounded_rect_init_from_rect (&outline, &GRAPHENE_RECT_INIT (margin, top, width, bottom - top),
                                   box->tinted ? BOX_RADIUS : 0);
  gtk_snapshot_push_rounded_clip (snapshot, &outline);
  if (box->tinted)
    gtk_snapshot_append_color (snapshot, &palette->tint, &outline.bounds);
  gtk_snapshot_append_color (snapshot, &palette->bar,
                             &GRAPHENE_RECT_INIT (margin, top, BAR_WIDTH, bottom - top));
  gtk_snapshot_pop (snapshot);
}

/**
 * attune_page_boxes_snapshot:
 * @view: what shows the page
 * @from: what of the page is seen, in code points
 * @to: its end
 *
 * Paints the bars and tints behind what is seen.
 */
void
attune_page_boxes_snapshot (AttuneArticleBuffer *page,
                            GtkTextView *view,
                            AttuneTypography *typography,
                            guint from,
                            guint to,
                            GtkSnapshot *snapshot)
{
  guint n_boxes = 0;
  const AttuneBox *boxes = attune_article_buffer_get_boxes (page, &n_boxes);

  for (guint i = 0; i < n_boxes && boxes[i].start <= to; i++)
    if (boxes[i].end >= from)
      snapshot_box (page, view, typography, &boxes[i], snapshot);
}
