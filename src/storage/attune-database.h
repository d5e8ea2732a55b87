/* attune-database.h: a connection to an SQLite file
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "attune-full-text.h"

G_BEGIN_DECLS

typedef struct _AttuneDatabase AttuneDatabase;

/**
 * AttuneDatabaseFlags:
 * @ATTUNE_DATABASE_DURABLE: read and written; each commit is on disk before it returns, and what is
 *   deleted is overwritten
 * @ATTUNE_DATABASE_DISPOSABLE: read and written; fast, and lost or damaged by a loss of power, for
 *   what can be made again
 * @ATTUNE_DATABASE_READ_ONLY: neither the file nor its log is ever written to
 * @ATTUNE_DATABASE_IMMUTABLE: read alone, without its log and without any lock: for files that
 *   nobody writes to, in folders that cannot be written to
 *
 * How a file is opened.
 */
typedef enum
{
  ATTUNE_DATABASE_DURABLE = 0,
  ATTUNE_DATABASE_DISPOSABLE = 1 << 0,
  ATTUNE_DATABASE_READ_ONLY = 1 << 1,
  ATTUNE_DATABASE_IMMUTABLE = 1 << 2,
} AttuneDatabaseFlags;

/**
 * AttuneMigrationFunc:
 * @database: as it is before anything was changed
 * @from: its version
 * @to: the version that it is going to have
 *
 * Called before a file with something in it is migrated; for a backup. The file stays as it is
 * where this fails.
 *
 * Returns: whether to go on; if not, @error is set
 */
typedef gboolean (*AttuneMigrationFunc) (AttuneDatabase *database,
                                         int from,
                                         int to,
                                         gpointer user_data,
                                         GError **error);

/**
 * AttuneSchema:
 * @application_id: what tells files of this kind from others, not 0
 * @steps: (array zero-terminated=1): SQL that makes version 1 of an empty file, then 2 of 1, …
 * @before: (nullable): called before a migration
 * @user_data: for @before
 * @full_text: (nullable): what its full-text tables use
 *
 * What a file of some kind holds.
 */
typedef struct
{
  gint32 application_id;
  const char *const *steps;
  AttuneMigrationFunc before;
  gpointer user_data;
  const AttuneFullText *full_text;
} AttuneSchema;

AttuneDatabase *attune_database_open (const char *path,
                                      AttuneDatabaseFlags flags,
                                      const AttuneSchema *schema,
                                      GError **error);
AttuneDatabase *attune_database_ref (AttuneDatabase *self);
void attune_database_unref (AttuneDatabase *self);

const char *attune_database_get_path (AttuneDatabase *self);
int attune_database_get_version (AttuneDatabase *self);

gboolean attune_database_exec (AttuneDatabase *self, const char *sql, GError **error);
gint64 attune_database_get_n_changes (AttuneDatabase *self);

gboolean attune_database_begin_reading (AttuneDatabase *self, GError **error);
gboolean attune_database_begin (AttuneDatabase *self, GError **error);
gboolean attune_database_commit (AttuneDatabase *self, GError **error);
void attune_database_rollback (AttuneDatabase *self);

gboolean attune_database_empty_log (AttuneDatabase *self, GError **error);
gboolean attune_database_checkpoint (AttuneDatabase *self, gboolean *complete, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AttuneDatabase, attune_database_unref)

G_END_DECLS
