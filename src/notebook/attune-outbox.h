/* attune-outbox.h: what is on its way to the notebook's file
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "attune-notebook-store.h"
#include "attune-writer.h"

G_BEGIN_DECLS

typedef struct _AttuneOutbox AttuneOutbox;

/**
 * AttuneOutboxEvents:
 * @applied: an edit is on disk; called before its task returns
 * @loaded: all was read again, because others have written; all edits so far are in it
 * @failed: something could not be written, and is tried again unless it was refused; or what others
 *   wrote could not be read
 * @changed: what [method@Outbox.has_failed] tells may have changed
 *
 * What an outbox tells its owner.
 */
typedef struct
{
  void (*applied) (GObject *owner, AttuneEdit *edit);
  void (*loaded) (GObject *owner, const AttuneNotebookContents *contents);
  void (*failed) (GObject *owner, const GError *error);
  void (*changed) (GObject *owner);
} AttuneOutboxEvents;

AttuneOutbox *attune_outbox_new (AttuneDatabase *database,
                                 gint64 version,
                                 GObject *owner,
                                 const AttuneOutboxEvents *events);
void attune_outbox_free (AttuneOutbox *self);

void attune_outbox_push (AttuneOutbox *self, AttuneEdit *edit, GTask *task);
void attune_outbox_run (AttuneOutbox *self,
                        AttuneWriterJob job,
                        AttuneWriterDone done,
                        gpointer data,
                        GDestroyNotify free_data);
void attune_outbox_take (AttuneOutbox *self, const AttuneNotebookContents *contents);
void attune_outbox_back_up (AttuneOutbox *self);
void attune_outbox_look (AttuneOutbox *self);
void attune_outbox_load (AttuneOutbox *self);
gboolean attune_outbox_flush (AttuneOutbox *self, GError **error);
gboolean attune_outbox_has_failed (AttuneOutbox *self);

void attune_outbox_move (AttuneOutbox *self, AttuneDatabase *database, GPtrArray *edits);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AttuneOutbox, attune_outbox_free)

G_END_DECLS
