/* attune-notebook-restore.h: a notebook's size, its backups, and going back to one
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "attune-notebook.h"

G_BEGIN_DECLS

/**
 * AttuneRestorePreview:
 * @time: (nullable): when the file was written, in local time
 * @newest: (nullable): when the newest mark in it was made or changed, in local time
 * @n_marks: how many marks are in the file
 * @n_added: marks that are in the file alone: they would come back
 * @n_removed: marks that are in the notebook alone: they would be removed
 * @n_changed: marks that are in both, but not the same: they would be as they were
 * @n_same: marks that are the same in both
 * @n_kinds_added: kinds of highlights that are in the file alone
 * @n_kinds_removed: kinds of highlights that are in the notebook alone
 * @n_kinds_changed: kinds of highlights that are in both, but not the same
 *
 * What going back to a backup would change.
 */
typedef struct
{
  GDateTime *time;
  GDateTime *newest;
  guint n_marks;
  guint n_added;
  guint n_removed;
  guint n_changed;
  guint n_same;
  guint n_kinds_added;
  guint n_kinds_removed;
  guint n_kinds_changed;
} AttuneRestorePreview;

void attune_restore_preview_free (AttuneRestorePreview *self);

goffset attune_notebook_get_size (AttuneNotebook *self);
char *attune_notebook_dup_newest_backup (AttuneNotebook *self, GDateTime **time);

void attune_notebook_back_up_async (AttuneNotebook *self,
                                    GFile *file,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data);
gboolean
attune_notebook_back_up_finish (AttuneNotebook *self, GAsyncResult *result, GError **error);

void attune_notebook_preview_restore_async (AttuneNotebook *self,
                                            GFile *file,
                                            GAsyncReadyCallback callback,
                                            gpointer user_data);
AttuneRestorePreview *
attune_notebook_preview_restore_finish (AttuneNotebook *self, GAsyncResult *result, GError **error);

void attune_notebook_restore_async (AttuneNotebook *self,
                                    GFile *file,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data);
gboolean
attune_notebook_restore_finish (AttuneNotebook *self, GAsyncResult *result, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AttuneRestorePreview, attune_restore_preview_free)

G_END_DECLS
