/* attune-database-copy.h: checking a database, and copying it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "attune-database.h"

G_BEGIN_DECLS

gboolean attune_database_check (AttuneDatabase *self, GError **error);
gboolean attune_database_quick_check (AttuneDatabase *self, GError **error);

gboolean attune_database_backup (AttuneDatabase *self, const char *path, GError **error);
gboolean attune_database_copy_into (AttuneDatabase *self, AttuneDatabase *other, GError **error);

G_END_DECLS
