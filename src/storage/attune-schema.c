/* attune-schema.c: what a file of some kind holds
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "attune-database-copy.h"
#include "attune-statement.h"
#include "attune-storage-private.h"

/* No program is so much newer than this one. */
#define MAX_STEPS_AHEAD 1000

static int
get_newest (const AttuneSchema *self)
{
  int newest = 0;

  while (self->steps[newest] != NULL)
    newest++;

  return newest;
}

static gboolean
read_number (AttuneDatabase *database, const char *sql, int *number, GError **error)
{
  g_autoptr (AttuneStatement) statement = attune_database_prepare (database, sql, error);

  if (statement == NULL || attune_statement_step (statement, error) != ATTUNE_STEP_ROW)
    return FALSE;

  *number = (int) attune_statement_get_int64 (statement, 0);

  return TRUE;
}

/* Whether a file is empty, or of this kind and of a version that we know. Only reads. */
gboolean
attune_schema_check (const AttuneSchema *self,
                     AttuneDatabase *database,
                     int *version,
                     GError **error)
{
  int kind = 0, n_objects = 0;

  if (!read_number (database, "PRAGMA user_version", version, error) ||
      !read_number (database, "PRAGMA application_id", &kind, error))
    return FALSE;
  if (kind == self->application_id && *version > get_newest (self))
    {
      /* A damaged header can claim any version; the file of a newer program is whole. */
      if (*version > get_newest (self) + MAX_STEPS_AHEAD ||
          !attune_database_quick_check (database, NULL))
        {
          attune_storage_set_error (error, ATTUNE_STORAGE_ERROR_CORRUPT,
                                    attune_database_get_path (database), "damaged header");
          return FALSE;
        }
      attune_storage_set_error (error, ATTUNE_STORAGE_ERROR_NEWER_SCHEMA,
                                attune_database_get_path (database), "newer schema");
      return FALSE;
    }
  if (!read_number (database, "SELECT count (*) FROM sqlite_schema", &n_objects, error))
    return FALSE;
  if ((kind != 0 || *version != 0 || n_objects != 0) &&
      (kind != self->application_id || *version < 1))
    {
      attune_storage_set_error (error, ATTUNE_STORAGE_ERROR_CORRUPT,
                                attune_database_get_path (database), "not a database of this kind");
      return FALSE;
    }

  return TRUE;
}

static gboolean
run_step (const AttuneSchema *self, AttuneDatabase *database, int *version, GError **error)
{
  g_autofree char *mark = NULL;
  int present = 0;

  if (!attune_database_begin (database, error))
    return FALSE;

  /* Another process may have done it while this one waited. */
  if (!attune_schema_check (self, database, &present, error))
    goto fail;
  if (present > *version)
    {
      attune_database_rollback (database);
      *version = present;
      return TRUE;
    }

  mark = g_strdup_printf ("PRAGMA user_version = %d; PRAGMA application_id = %d;", present + 1,
                          self->application_id);
  if (!attune_database_exec (database, self->steps[present], error) ||
      !attune_database_exec (database, mark, error))
    goto fail;
  if (!attune_database_commit (database, error))
    return FALSE;
  *version = present + 1;

  return TRUE;

fail:
  attune_database_rollback (database);
  return FALSE;
}

/* Brings a file to the newest version, each step in a transaction of its own. */
gboolean
attune_schema_migrate (const AttuneSchema *self,
                       AttuneDatabase *database,
                       int *version,
                       GError **error)
{
  int newest = get_newest (self);

  if (*version < newest && *version > 0 && self->before != NULL &&
      !self->before (database, *version, newest, self->user_data, error))
    return FALSE;

  while (*version < newest)
    if (!run_step (self, database, version, error))
      return FALSE;

  return TRUE;
}
