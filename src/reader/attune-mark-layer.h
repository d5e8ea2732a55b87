/* attune-mark-layer.h: the highlights and notes on a page
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "attune-article-buffer.h"
#include "attune-notebook.h"

G_BEGIN_DECLS

/**
 * AttunePageMark:
 * @mark: a highlight or a note
 * @start: where it begins on the page, in code points
 * @end: where it ends
 * @reach: how far it and those before it reach
 * @lane: how many lines of others run above its own
 *
 * A mark on a page.
 */
typedef struct
{
  AttuneMark *mark;
  guint start;
  guint end;
  guint reach;
  guint lane;
} AttunePageMark;

#define ATTUNE_TYPE_MARK_LAYER (attune_mark_layer_get_type ())
G_DECLARE_FINAL_TYPE (AttuneMarkLayer, attune_mark_layer, ATTUNE, MARK_LAYER, GObject)

AttuneMarkLayer *attune_mark_layer_new (AttuneNotebook *notebook);
void attune_mark_layer_set_page (AttuneMarkLayer *self,
                                 AttuneArticle *article,
                                 AttuneArticleBuffer *page);

const AttunePageMark *
attune_mark_layer_get_range (AttuneMarkLayer *self, guint from, guint to, guint *n_entries);
GPtrArray *attune_mark_layer_dup_at (AttuneMarkLayer *self, guint offset);
const AttunePageMark *attune_mark_layer_lookup (AttuneMarkLayer *self, AttuneMark *mark);
const AttunePageMark *
attune_mark_layer_step (AttuneMarkLayer *self, AttuneMark *current, guint offset, gboolean forward);

AttuneMark *attune_mark_layer_get_current (AttuneMarkLayer *self);
void attune_mark_layer_set_current (AttuneMarkLayer *self, AttuneMark *mark);
gboolean attune_mark_layer_has_notes (AttuneMarkLayer *self);

void attune_mark_layer_snapshot (AttuneMarkLayer *self,
                                 GtkTextView *view,
                                 guint from,
                                 guint to,
                                 GtkSnapshot *snapshot);

G_END_DECLS
