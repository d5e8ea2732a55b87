/* attune-notebook-watch.h: noticing that others write
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct _AttuneNotebookWatch AttuneNotebookWatch;

/**
 * AttuneNotebookWatchFunc:
 *
 * Called in the main context that the watch was made in, when the file was written to.
 */
typedef void (*AttuneNotebookWatchFunc) (gpointer user_data);

AttuneNotebookWatch *
attune_notebook_watch_new (const char *path, AttuneNotebookWatchFunc func, gpointer user_data);
void attune_notebook_watch_free (AttuneNotebookWatch *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AttuneNotebookWatch, attune_notebook_watch_free)

G_END_DECLS
