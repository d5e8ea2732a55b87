/* attune-notebook.h: what the reader adds
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "attune-bookmark.h"

G_BEGIN_DECLS

/**
 * AttuneNotebook:
 *
 * What the reader adds to the articles: bookmarks, and where reading stopped. One object is shared
 * by all windows; it belongs to the main thread.
 *
 * Nothing appears in [method@Notebook.get_bookmarks] before it is on disk. What cannot be written
 * is told, kept, and tried again every few seconds and with the next write; it appears once it is
 * written. An operation that fails finishes with its error at the first failure; the same bookmark
 * can be added again meanwhile, which only makes the notebook try at once.
 *
 * Properties, all read-only and notified: `read-only` (boolean: bookmarks cannot be kept at all),
 * `problem` (nullable string: what the reader should know of the file, in whole sentences) and
 * `has-unsaved` (boolean: something that the reader did is not on disk).
 *
 * Signal: `write-failed (GError *error)`, when something could not be written; at the first
 * failure, and for each operation of the reader's that failed.
 */
#define ATTUNE_TYPE_NOTEBOOK (attune_notebook_get_type ())
G_DECLARE_FINAL_TYPE (AttuneNotebook, attune_notebook, ATTUNE, NOTEBOOK, GObject)

AttuneNotebook *attune_notebook_open (const char *path);
gboolean attune_notebook_flush (AttuneNotebook *self, GError **error);

const char *attune_notebook_get_path (AttuneNotebook *self);
gboolean attune_notebook_get_read_only (AttuneNotebook *self);
const char *attune_notebook_get_problem (AttuneNotebook *self);
gboolean attune_notebook_has_unsaved (AttuneNotebook *self);

GListModel *attune_notebook_get_bookmarks (AttuneNotebook *self);
AttuneBookmark *
attune_notebook_find_bookmark (AttuneNotebook *self, const char *article_id, const char *block_id);

void attune_notebook_add_bookmark_async (AttuneNotebook *self,
                                         AttuneBookmark *bookmark,
                                         GAsyncReadyCallback callback,
                                         gpointer user_data);
gboolean
attune_notebook_add_bookmark_finish (AttuneNotebook *self, GAsyncResult *result, GError **error);
void attune_notebook_remove_bookmark_async (AttuneNotebook *self,
                                            AttuneBookmark *bookmark,
                                            GAsyncReadyCallback callback,
                                            gpointer user_data);
gboolean
attune_notebook_remove_bookmark_finish (AttuneNotebook *self, GAsyncResult *result, GError **error);
void attune_notebook_rename_bookmark_async (AttuneNotebook *self,
                                            AttuneBookmark *bookmark,
                                            const char *name,
                                            GAsyncReadyCallback callback,
                                            gpointer user_data);
gboolean
attune_notebook_rename_bookmark_finish (AttuneNotebook *self, GAsyncResult *result, GError **error);

AttunePlace *attune_notebook_get_position (AttuneNotebook *self, const char *article_id);
void
attune_notebook_set_position (AttuneNotebook *self, AttuneArticle *article, AttunePlace *place);

G_END_DECLS
