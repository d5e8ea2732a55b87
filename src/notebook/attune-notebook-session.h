/* attune-notebook-session.h: whether a log belongs to its file
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "attune-database.h"

G_BEGIN_DECLS

gboolean attune_notebook_session_begin (AttuneDatabase *database, gboolean *begun, GError **error);
gboolean attune_notebook_session_forget (AttuneDatabase *database, GError **error);
gboolean attune_notebook_session_is_among (AttuneDatabase *database, GHashTable *sessions);
gboolean attune_notebook_session_knows (AttuneDatabase *with_log, GHashTable *sessions);
gint64 attune_notebook_session_get_generation (AttuneDatabase *database);
gboolean attune_notebook_session_is_log_of (AttuneDatabase *with_log, AttuneDatabase *without_log);

G_END_DECLS
