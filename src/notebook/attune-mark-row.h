/* attune-mark-row.h: marks and places as rows of a table
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "attune-mark-record.h"
#include "attune-statement.h"

G_BEGIN_DECLS

/* What attune_row_read_mark() reads, and attune_row_bind_mark() binds */
#define ATTUNE_MARK_COLUMNS                                                                        \
  "article, block, \"start\", \"end\", type, id, revision, quote, prefix, suffix, kind, name, "    \
  "note, rank, created_ms, modified_ms"

AttunePlace *attune_row_read_place (AttuneStatement *row, int column);
gboolean attune_row_read_text (AttuneStatement *row, int column, gboolean nullable, char **text);
AttuneMarkRecord *attune_row_read_mark (AttuneStatement *row);

void attune_row_bind_place (AttuneStatement *statement, int parameter, AttunePlace *place);
void attune_row_bind_mark (AttuneStatement *statement, const AttuneMarkRecord *record);

G_END_DECLS
