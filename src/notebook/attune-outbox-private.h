/* attune-outbox-private.h: what the files of the outbox share
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "attune-outbox.h"

G_BEGIN_DECLS

/**
 * AttuneOutboxEntry:
 * @edit: what to write
 * @tasks: (element-type GTask): those that wait for its end and have not been told of a failure
 * @refusal: (nullable): set by the writer's thread where trying again would not help
 * @is_in_flight: whether the writer's thread has it
 * @has_failed: whether it could not be written so far
 * @is_again: whether it was made before, in memory, and is shown already
 *
 * An edit on its way.
 */
typedef struct
{
  AttuneEdit *edit;
  GPtrArray *tasks;
  GError *refusal;
  gboolean is_in_flight;
  gboolean has_failed;
  gboolean is_again;
} AttuneOutboxEntry;

/**
 * AttuneOutboxBatch:
 * @outbox: which belongs to the main thread; not to be looked at by the writer's
 * @owner: (nullable): kept alive until the batch is done
 * @entries: (element-type AttuneOutboxEntry): what to write; the outbox leaves them alone meanwhile
 * @n_done: how many of them are on disk, or were refused
 * @has_session: whether a session has begun in the file
 * @must_load: whether to read all of it behind that, whatever others did
 * @version: what the file told when it was last read
 * @contents: (nullable): what was read
 *
 * What the writer's thread does in one go.
 */
typedef struct
{
  AttuneOutbox *outbox;
  GObject *owner;
  GPtrArray *entries;
  guint n_done;
  gboolean has_session;
  gboolean must_load;
  gint64 version;
  AttuneNotebookContents *contents;
} AttuneOutboxBatch;

void attune_outbox_entry_free (AttuneOutboxEntry *self);

void attune_outbox_batch_free (gpointer data);
gboolean attune_outbox_batch_write (AttuneDatabase *database, gpointer data, GError **error);
gboolean attune_outbox_batch_back_up (AttuneDatabase *database, gpointer data, GError **error);

gboolean attune_outbox_entries_join (GQueue *entries, AttuneEdit *edit, GTask *task);
void attune_outbox_entries_take_bases (GQueue *entries, AttuneEdit *edit);

G_END_DECLS
