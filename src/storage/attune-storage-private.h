/* attune-storage-private.h: what the files of the storage room share
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <sqlite3.h>

#include "attune-database.h"
#include "attune-full-text.h"
#include "attune-storage-error.h"

G_BEGIN_DECLS

AttuneStorageError attune_storage_error_code (int result);
void attune_storage_set_error (GError **error,
                               AttuneStorageError code,
                               const char *path,
                               const char *detail);

sqlite3 *attune_database_get_handle (AttuneDatabase *self);
const AttuneSchema *attune_database_get_schema (AttuneDatabase *self);
gboolean attune_database_migrate (AttuneDatabase *self, GError **error);
void attune_database_set_error (AttuneDatabase *self, int result, GError **error);
sqlite3_stmt *attune_database_take_cached (AttuneDatabase *self, const char *sql);
void attune_database_give_cached (AttuneDatabase *self, sqlite3_stmt *statement);

int attune_full_text_install (const AttuneFullText *self, sqlite3 *handle);
int attune_full_text_bind (sqlite3_stmt *statement, int parameter, gpointer ranking);

gboolean attune_schema_check (const AttuneSchema *self,
                              AttuneDatabase *database,
                              int *version,
                              GError **error);
gboolean attune_schema_migrate (const AttuneSchema *self,
                                AttuneDatabase *database,
                                int *version,
                                GError **error);

G_END_DECLS
