/* attune-notebook.h: what the reader adds
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "attune-edit.h"

G_BEGIN_DECLS

/**
 * AttuneNotebook:
 *
 * What the reader adds to the articles: marks, their kinds, and where reading stopped. One object
 * is shared by all windows; it belongs to the main thread.
 *
 * Nothing appears in its lists before it is on disk. What other programs write to the same file
 * appears some moments later. What cannot be written is told, kept, and
 * tried again every few seconds and with the next write; it appears once it is written. An edit
 * that fails finishes with its error at the first failure; the same bookmark can be added again
 * meanwhile, which only makes the notebook try at once.
 *
 * Properties, all read-only and notified: `read-only` (boolean: nothing can be kept at all),
 * `problem` (nullable string: what the reader should know of the file, in whole sentences) and
 * `has-unsaved` (boolean: something that the reader did is not on disk).
 *
 * Signal: `write-failed (GError *error)`, when something could not be written; at the first
 * failure, and for each edit of the reader's that failed.
 */
#define ATTUNE_TYPE_NOTEBOOK (attune_notebook_get_type ())
G_DECLARE_FINAL_TYPE (AttuneNotebook, attune_notebook, ATTUNE, NOTEBOOK, GObject)

AttuneNotebook *attune_notebook_open (const char *path);
gboolean attune_notebook_flush (AttuneNotebook *self, GError **error);

const char *attune_notebook_get_path (AttuneNotebook *self);
gboolean attune_notebook_get_read_only (AttuneNotebook *self);
const char *attune_notebook_get_problem (AttuneNotebook *self);
gboolean attune_notebook_has_unsaved (AttuneNotebook *self);

GListModel *attune_notebook_get_marks (AttuneNotebook *self);
AttuneMark *attune_notebook_lookup_mark (AttuneNotebook *self, const char *id);
AttuneMark *
attune_notebook_find_bookmark (AttuneNotebook *self, const char *article_id, const char *block_id);
GListModel *attune_notebook_get_kinds (AttuneNotebook *self);
AttuneKind *attune_notebook_lookup_kind (AttuneNotebook *self, const char *id);

void attune_notebook_commit_async (AttuneNotebook *self,
                                   AttuneEdit *edit,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data);
gboolean attune_notebook_commit_finish (AttuneNotebook *self, GAsyncResult *result, GError **error);

AttunePlace *attune_notebook_get_position (AttuneNotebook *self, const char *article_id);
void
attune_notebook_set_position (AttuneNotebook *self, AttuneArticle *article, AttunePlace *place);
const char *attune_notebook_get_edition (AttuneNotebook *self, const char *article_id);

G_END_DECLS
