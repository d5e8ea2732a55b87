/* attune-article-buffer.h: an article as one text
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "attune-article.h"
#include "attune-typography.h"

G_BEGIN_DECLS

/**
 * AttuneBox:
 * @start: where its first line begins, in code points of the page
 * @end: where its last line ends
 * @tinted: whether it has a tint beside its bar
 *
 * Lines that are set off together: a quotation, a practice point, a vignette.
 */
typedef struct
{
  guint start;
  guint end;
  gboolean tinted;
} AttuneBox;

#define ATTUNE_TYPE_ARTICLE_BUFFER (attune_article_buffer_get_type ())
G_DECLARE_FINAL_TYPE (AttuneArticleBuffer,
                      attune_article_buffer,
                      ATTUNE,
                      ARTICLE_BUFFER,
                      GtkTextBuffer)

AttuneArticleBuffer *
attune_article_buffer_new (AttuneArticle *article, AttuneTypography *typography);

gboolean attune_article_buffer_get_iters_at_place (AttuneArticleBuffer *self,
                                                   const AttunePlace *place,
                                                   GtkTextIter *start,
                                                   GtkTextIter *end);
gboolean attune_article_buffer_get_offsets_at_place (AttuneArticleBuffer *self,
                                                     const AttunePlace *place,
                                                     guint *start,
                                                     guint *end);
GPtrArray *attune_article_buffer_dup_places (AttuneArticleBuffer *self, guint start, guint end);
const AttuneBlock *attune_article_buffer_get_block_at_iter (AttuneArticleBuffer *self,
                                                            const GtkTextIter *iter,
                                                            guint *position);
const AttuneSpan *attune_article_buffer_get_link_at_iter (AttuneArticleBuffer *self,
                                                          const GtkTextIter *iter,
                                                          GtkTextIter *start,
                                                          GtkTextIter *end);
gboolean attune_article_buffer_forward_to_link (AttuneArticleBuffer *self,
                                                GtkTextIter *iter,
                                                gboolean forward);

const AttuneBox *attune_article_buffer_get_boxes (AttuneArticleBuffer *self, guint *n_boxes);
const GPtrArray *attune_article_buffer_get_insets (AttuneArticleBuffer *self);

void attune_article_buffer_clear_style (AttuneArticleBuffer *self, AttuneStyle style);
void attune_article_buffer_style_place (AttuneArticleBuffer *self,
                                        AttuneStyle style,
                                        AttunePlace *place);

char *attune_article_buffer_dup_clean_text (AttuneArticleBuffer *self,
                                            const GtkTextIter *start,
                                            const GtkTextIter *end);

G_END_DECLS
