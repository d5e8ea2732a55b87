/* attune-notebook-private.h: what the files of the notebook share
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "attune-notebook-file.h"
#include "attune-notebook-lists.h"
#include "attune-notebook-reopen.h"
#include "attune-notebook-watch.h"
#include "attune-notebook.h"
#include "attune-positions.h"

G_BEGIN_DECLS

struct _AttuneNotebook
{
  GObject parent_instance;

  char *path;
  AttuneNotebookLists *lists;
  AttunePositions *positions;
  char *problem;

  AttuneOutbox *outbox; /* NULL where nothing can be kept */
  gboolean in_memory;
  GPtrArray *memory_edits; /* what was done in memory, and is not on disk */
  AttuneNotebookReopen *reopen;
  AttuneNotebookWatch *watch;
  gboolean had_unsaved; /* as it was last notified */
  gboolean is_closing;
  int lock;

  GSource *backup_timer;
  int backup_day;
};

AttuneNotebook *attune_notebook_new_from_file (const char *path, AttuneNotebookFile *file);

G_END_DECLS
