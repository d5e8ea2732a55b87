/* attune-passage.h: what is done with passages of the text
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "attune-article-view.h"
#include "attune-marker.h"

G_BEGIN_DECLS

#define ATTUNE_TYPE_PASSAGE (attune_passage_get_type ())
G_DECLARE_FINAL_TYPE (AttunePassage, attune_passage, ATTUNE, PASSAGE, GObject)

AttunePassage *attune_passage_new (AttuneArticleView *view,
                                   AttuneMarker *marker,
                                   GSettings *settings,
                                   GActionMap *actions);
void attune_passage_close (AttunePassage *self);

void attune_passage_edit (AttunePassage *self, AttuneMark *mark);
void attune_passage_save (AttunePassage *self);

G_END_DECLS
