/* attune-notebook-backup.h: the notebook's copies of itself
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "attune-database.h"

G_BEGIN_DECLS

gboolean attune_notebook_backup_make (AttuneDatabase *database, GDateTime *day, GError **error);
gboolean attune_notebook_backup_make_before_migration (AttuneDatabase *database,
                                                       int from,
                                                       int to,
                                                       gpointer user_data,
                                                       GError **error);
gboolean attune_notebook_backup_make_before_restore (AttuneDatabase *database, GError **error);
GStrv attune_notebook_backup_list (const char *path);
char *attune_notebook_backup_dup_folder (const char *path);
GDateTime *attune_notebook_backup_get_time (const char *backup);
char *attune_notebook_backup_find_sound (const char *path, gint64 *generation);
gboolean attune_notebook_backup_restore (const char *backup, const char *path, GError **error);

G_END_DECLS
