/* attune-notebook-file.h: opening the notebook's file, whatever state it is in
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "attune-database.h"
#include "attune-notebook-store.h"

G_BEGIN_DECLS

/**
 * AttuneNotebookFile:
 * @database: (nullable): the connection; %NULL where the notebook can only be left alone
 * @contents: what was in it
 * @problem: (nullable): what the reader should know, in whole sentences
 * @in_memory: whether nothing that is written gets to the disk
 * @lock: what tells other processes that the file is in use; -1 where there is none
 *
 * A notebook's file that was opened.
 */
typedef struct
{
  AttuneDatabase *database;
  AttuneNotebookContents *contents;
  char *problem;
  gboolean in_memory;
  int lock;
} AttuneNotebookFile;

void attune_notebook_file_open (AttuneNotebookFile *self, const char *path);
void attune_notebook_file_clear (AttuneNotebookFile *self);

void attune_notebook_file_suspect (const char *path);

G_END_DECLS
