/* attune-notebook-reopen.h: trying again to open what could not be written
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "attune-notebook-file.h"

G_BEGIN_DECLS

typedef struct _AttuneNotebookReopen AttuneNotebookReopen;

/**
 * AttuneNotebookReopenFunc:
 * @file: a file that can be written to; what is not taken from it is closed
 *
 * Called once, in the main context that the trying began in.
 */
typedef void (*AttuneNotebookReopenFunc) (AttuneNotebookFile *file, gpointer user_data);

AttuneNotebookReopen *
attune_notebook_reopen_new (const char *path, AttuneNotebookReopenFunc func, gpointer user_data);
void attune_notebook_reopen_free (AttuneNotebookReopen *self);

gboolean attune_notebook_reopen_try_now (AttuneNotebookReopen *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AttuneNotebookReopen, attune_notebook_reopen_free)

G_END_DECLS
