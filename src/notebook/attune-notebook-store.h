/* attune-notebook-store.h: what the notebook's file holds
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "attune-database.h"
#include "attune-edit.h"

G_BEGIN_DECLS

/**
 * AttuneNotebookContents:
 * @marks: (element-type AttuneMarkRecord): the marks in the order in which they were made
 * @kinds: (element-type AttuneKind): the kinds of highlights by their rank
 * @positions: (element-type utf8 AttunePlace): the places read to, by the article's id
 * @editions: (element-type utf8 utf8): in which edition an article's marks were last looked for
 * @version: what [func@notebook_store_get_version] told when it was read
 *
 * All that a notebook's file holds.
 */
typedef struct
{
  GPtrArray *marks;
  GPtrArray *kinds;
  GHashTable *positions;
  GHashTable *editions;
  gint64 version;
} AttuneNotebookContents;

AttuneNotebookContents *attune_notebook_contents_new (void);
void attune_notebook_contents_free (AttuneNotebookContents *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AttuneNotebookContents, attune_notebook_contents_free)

AttuneNotebookContents *attune_notebook_store_load (AttuneDatabase *database, GError **error);
AttuneNotebookContents *
attune_notebook_store_load_within (AttuneDatabase *database, GError **error);
gboolean attune_notebook_store_check (AttuneDatabase *database, GError **error);
gint64 attune_notebook_store_get_version (AttuneDatabase *database);
char *attune_notebook_store_join_notes (const char *there, const char *base, const char *own);
gboolean attune_notebook_store_apply (AttuneDatabase *database, AttuneEdit *edit, GError **error);

G_END_DECLS
