/* attune-tag-completion.h: tags, completed from those in use
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define ATTUNE_TYPE_TAG_COMPLETION (attune_tag_completion_get_type ())
G_DECLARE_FINAL_TYPE (AttuneTagCompletion, attune_tag_completion, ATTUNE, TAG_COMPLETION, GObject)

AttuneTagCompletion *
attune_tag_completion_new (GtkTextView *view, AdwWrapBox *box, GtkStack *stack);
void attune_tag_completion_learn (AttuneTagCompletion *self, GListModel *marks);

G_END_DECLS
