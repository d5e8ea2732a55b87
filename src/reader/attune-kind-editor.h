/* attune-kind-editor.h: changing the kinds of highlights
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "attune-notebook.h"

G_BEGIN_DECLS

#define ATTUNE_TYPE_KIND_EDITOR (attune_kind_editor_get_type ())
G_DECLARE_FINAL_TYPE (AttuneKindEditor, attune_kind_editor, ATTUNE, KIND_EDITOR, GObject)

AttuneKindEditor *attune_kind_editor_new (AttuneNotebook *notebook);
GListModel *attune_kind_editor_get_kinds (AttuneKindEditor *self);

guint attune_kind_editor_count_highlights (AttuneKindEditor *self, AttuneKind *kind);
void
attune_kind_editor_suggest_look (AttuneKindEditor *self, AttuneHue *hue, AttunePattern *pattern);

AttuneKind *attune_kind_editor_add (AttuneKindEditor *self,
                                    const char *name,
                                    AttuneHue hue,
                                    AttunePattern pattern);
void attune_kind_editor_rename (AttuneKindEditor *self, AttuneKind *kind, const char *name);
void attune_kind_editor_set_hue (AttuneKindEditor *self, AttuneKind *kind, AttuneHue hue);
void
attune_kind_editor_set_pattern (AttuneKindEditor *self, AttuneKind *kind, AttunePattern pattern);
void attune_kind_editor_move (AttuneKindEditor *self, AttuneKind *kind, int steps);
void attune_kind_editor_remove (AttuneKindEditor *self, AttuneKind *kind);
void attune_kind_editor_bring_back (AttuneKindEditor *self, AttuneKind *kind);

G_END_DECLS
