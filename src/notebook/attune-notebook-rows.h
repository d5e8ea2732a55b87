/* attune-notebook-rows.h: single rows of a notebook
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "attune-kind.h"
#include "attune-mark-record.h"
#include "attune-statement.h"

G_BEGIN_DECLS

gboolean attune_rows_run (AttuneDatabase *database,
                          const char *sql,
                          const char *first,
                          const char *second,
                          GError **error);
gboolean attune_rows_count_transaction (AttuneDatabase *database, GError **error);

gboolean
attune_rows_add_mark (AttuneDatabase *database, const AttuneMarkRecord *record, GError **error);
gboolean
attune_rows_put_mark (AttuneDatabase *database, const AttuneMarkRecord *record, GError **error);
gboolean attune_rows_read_mark (AttuneDatabase *database,
                                const char *id,
                                AttuneMarkRecord **record,
                                GError **error);

gboolean attune_rows_put_kind (AttuneDatabase *database, AttuneKind *kind, GError **error);
gboolean
attune_rows_keep_kind (AttuneDatabase *database, const AttuneMarkRecord *record, GError **error);

gboolean attune_rows_put_position (AttuneDatabase *database,
                                   AttunePlace *place,
                                   const char *revision,
                                   gint64 time,
                                   GError **error);

G_END_DECLS
