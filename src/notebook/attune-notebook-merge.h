/* attune-notebook-merge.h: other contents into a notebook
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "attune-notebook-store.h"

G_BEGIN_DECLS

/**
 * AttuneNotebookDifference:
 * @n_added: what is in the other alone
 * @n_removed: what is in the first alone
 * @n_changed: what is in both, but not the same
 * @n_same: what is the same in both
 *
 * How two notebooks differ in marks or kinds.
 */
typedef struct
{
  guint n_added;
  guint n_removed;
  guint n_changed;
  guint n_same;
} AttuneNotebookDifference;

void attune_notebook_compare (const AttuneNotebookContents *present,
                              const AttuneNotebookContents *other,
                              AttuneNotebookDifference *marks,
                              AttuneNotebookDifference *kinds);

gboolean attune_notebook_merge (AttuneDatabase *database,
                                const AttuneNotebookContents *more,
                                guint *n_merged,
                                GError **error);
gboolean attune_notebook_replace (AttuneDatabase *database,
                                  const AttuneNotebookContents *wanted,
                                  GError **error);

G_END_DECLS
