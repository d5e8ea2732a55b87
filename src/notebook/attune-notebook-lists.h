/* attune-notebook-lists.h: what a notebook shows
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "attune-notebook-store.h"

G_BEGIN_DECLS

typedef struct _AttuneNotebookLists AttuneNotebookLists;

AttuneNotebookLists *attune_notebook_lists_new (void);
void attune_notebook_lists_free (AttuneNotebookLists *self);

GListModel *attune_notebook_lists_get_marks (AttuneNotebookLists *self);
GListModel *attune_notebook_lists_get_kinds (AttuneNotebookLists *self);

AttuneMark *attune_notebook_lists_lookup_mark (AttuneNotebookLists *self, const char *id);
AttuneMark *attune_notebook_lists_find_bookmark (AttuneNotebookLists *self, AttunePlace *block);
AttuneKind *attune_notebook_lists_lookup_kind (AttuneNotebookLists *self, const char *id);
const char *attune_notebook_lists_get_edition (AttuneNotebookLists *self, const char *article_id);

void attune_notebook_lists_apply (AttuneNotebookLists *self, AttuneEdit *edit);
void
attune_notebook_lists_assign (AttuneNotebookLists *self, const AttuneNotebookContents *contents);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AttuneNotebookLists, attune_notebook_lists_free)

G_END_DECLS
