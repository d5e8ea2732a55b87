/* attune-explanation.h: what a citation or a term stands for
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "attune-article.h"

G_BEGIN_DECLS

#define ATTUNE_TYPE_EXPLANATION (attune_explanation_get_type ())
G_DECLARE_FINAL_TYPE (AttuneExplanation, attune_explanation, ATTUNE, EXPLANATION, GtkPopover)

AttuneExplanation *attune_explanation_new (void);

void attune_explanation_explain (AttuneExplanation *self,
                                 AttuneArticle *article,
                                 const AttuneSpan *span);

G_END_DECLS
