/* attune-writer.h: a thread that writes to a database
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "attune-database.h"

G_BEGIN_DECLS

typedef struct _AttuneWriter AttuneWriter;

/**
 * AttuneWriterJob:
 * @database: the writer's
 * @data: what was pushed
 *
 * Does one piece of work on the writer's thread.
 *
 * Returns: whether it was done; if not, @error is set
 */
typedef gboolean (*AttuneWriterJob) (AttuneDatabase *database, gpointer data, GError **error);

/**
 * AttuneWriterDone:
 * @data: what was pushed
 * @error: (nullable): why the job failed
 *
 * Tells how a job ended, in the main context that the writer was made in.
 */
typedef void (*AttuneWriterDone) (gpointer data, const GError *error);

AttuneWriter *attune_writer_new (AttuneDatabase *database);
void attune_writer_free (AttuneWriter *self);

void attune_writer_push (AttuneWriter *self,
                         AttuneWriterJob job,
                         AttuneWriterDone done,
                         gpointer data,
                         GDestroyNotify free_data);
void attune_writer_flush (AttuneWriter *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AttuneWriter, attune_writer_free)

G_END_DECLS
