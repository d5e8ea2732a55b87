/* attune-outbox-batch.c: what the writer's thread does for the outbox
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "attune-notebook-backup.h"
#include "attune-notebook-file.h"
#include "attune-notebook-session.h"
#include "attune-outbox-private.h"
#include "attune-storage-error.h"

void
attune_outbox_batch_free (gpointer data)
{
  AttuneOutboxBatch *self = data;

  g_clear_pointer (&self->entries, g_ptr_array_unref);
  g_clear_pointer (&self->contents, attune_notebook_contents_free);
  g_clear_object (&self->owner);
  g_free (self);
}

static gboolean
apply_entries (AttuneDatabase *database, AttuneOutboxBatch *batch, GError **error)
{
  if (batch->entries->len > 0 && !batch->has_session &&
      !attune_notebook_session_begin (database, &batch->has_session, error))
    return FALSE;

  for (; batch->n_done < batch->entries->len; batch->n_done++)
    {
      AttuneOutboxEntry *entry = g_ptr_array_index (batch->entries, batch->n_done);
      g_autoptr (GError) failure = NULL;

      if (attune_notebook_store_apply (database, entry->edit, &failure))
        continue;

      if (!g_error_matches (failure, ATTUNE_STORAGE_ERROR, ATTUNE_STORAGE_ERROR_REFUSED))
        {
          g_propagate_error (error, g_steal_pointer (&failure));
          return FALSE;
        }
      entry->refusal = g_steal_pointer (&failure);
    }

  return TRUE;
}

/* Reads all where others have written since it was last read. */
static gboolean
load_if_changed (AttuneDatabase *database, AttuneOutboxBatch *batch, GError **error)
{
  gint64 version = attune_notebook_store_get_version (database);

  if (!batch->must_load && version >= 0 && version == batch->version)
    return TRUE;

  batch->contents = attune_notebook_store_load (database, error);

  return batch->contents != NULL;
}

/* Passes on an error; after one that tells of damage, the next opening checks all of the file. */
static gboolean
fail (AttuneDatabase *database, GError *failure, GError **error)
{
  if (g_error_matches (failure, ATTUNE_STORAGE_ERROR, ATTUNE_STORAGE_ERROR_CORRUPT) &&
      attune_database_get_path (database) != NULL)
    attune_notebook_file_suspect (attune_database_get_path (database));
  g_propagate_error (error, failure);

  return FALSE;
}

/* Writes a batch, and reads what others have written. */
gboolean
attune_outbox_batch_write (AttuneDatabase *database, gpointer data, GError **error)
{
  g_autoptr (GError) failure = NULL;

  return (apply_entries (database, data, &failure) && load_if_changed (database, data, &failure)) ||
         fail (database, g_steal_pointer (&failure), error);
}

/* Makes the backup of the day. */
gboolean
attune_outbox_batch_back_up (AttuneDatabase *database, gpointer data, GError **error)
{
  g_autoptr (GDateTime) today = g_date_time_new_now_local ();
  g_autoptr (GError) failure = NULL;

  return attune_notebook_backup_make (database, today, &failure) ||
         fail (database, g_steal_pointer (&failure), error);
}
