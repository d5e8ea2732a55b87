/* attune-result-row.h: a row of the list of results
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "attune-search-hit.h"

G_BEGIN_DECLS

/**
 * AttuneResultRowKind:
 * @ATTUNE_RESULT_ROW_HIT: something that was found
 * @ATTUNE_RESULT_ROW_MORE: stands for the other hits of its group, which are not shown yet
 * @ATTUNE_RESULT_ROW_PARTIAL: says that what follows has but some of the words
 * @ATTUNE_RESULT_ROW_END: says, below all groups, that there are more hits than these
 *
 * What a row of the list of results is.
 */
typedef enum
{
  ATTUNE_RESULT_ROW_HIT,
  ATTUNE_RESULT_ROW_MORE,
  ATTUNE_RESULT_ROW_PARTIAL,
  ATTUNE_RESULT_ROW_END,
} AttuneResultRowKind;

#define ATTUNE_TYPE_RESULT_ROW (attune_result_row_get_type ())
G_DECLARE_FINAL_TYPE (AttuneResultRow, attune_result_row, ATTUNE, RESULT_ROW, GObject)

AttuneResultRow *attune_result_row_new (void);
void attune_result_row_set (AttuneResultRow *self,
                            AttuneResultRowKind kind,
                            const char *heading,
                            AttuneSearchHit *hit,
                            const char *path,
                            guint n_hidden);

AttuneResultRowKind attune_result_row_get_kind (AttuneResultRow *self);
const char *attune_result_row_get_heading (AttuneResultRow *self);
AttuneSearchHit *attune_result_row_get_hit (AttuneResultRow *self);
const char *attune_result_row_get_path (AttuneResultRow *self);
guint attune_result_row_get_n_hidden (AttuneResultRow *self);

gboolean attune_result_row_is_note (AttuneResultRow *self);
char *attune_result_row_dup_text (AttuneResultRow *self);
char *attune_result_row_dup_description (AttuneResultRow *self);

G_END_DECLS
