/* attune-mark.h: a bookmark, a highlight or a note
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "attune-mark-record.h"

G_BEGIN_DECLS

/**
 * AttuneMark:
 *
 * A bookmark, a highlight or a note. Its id, type and time are for ever; all else is changed by an
 * [struct@Edit] alone, once that is on disk, and notified.
 *
 * Properties, all read-only: `place`, `kind` (nullable), `name` (nullable), `note`, `rank`, and
 * `lost`, `guess` (nullable), which are not kept but found out anew.
 */
#define ATTUNE_TYPE_MARK (attune_mark_get_type ())
G_DECLARE_FINAL_TYPE (AttuneMark, attune_mark, ATTUNE, MARK, GObject)

AttuneMark *attune_mark_new (AttuneMarkRecord *record);
AttuneMark *attune_mark_new_bookmark (AttuneArticle *article, AttunePlace *place);
AttuneMark *
attune_mark_new_highlight (AttuneArticle *article, AttunePlace *place, const char *kind);
AttuneMark *attune_mark_new_note (AttuneArticle *article, AttunePlace *place, const char *note);

AttuneMarkRecord *attune_mark_get_record (AttuneMark *self);
AttuneMarkType attune_mark_get_mark_type (AttuneMark *self);
const char *attune_mark_get_id (AttuneMark *self);
AttunePlace *attune_mark_get_place (AttuneMark *self);
const char *attune_mark_get_quote (AttuneMark *self);
const char *attune_mark_get_kind (AttuneMark *self);
const char *attune_mark_get_name (AttuneMark *self);
const char *attune_mark_get_note (AttuneMark *self);
const char *const *attune_mark_get_tags (AttuneMark *self);
double attune_mark_get_rank (AttuneMark *self);
char *attune_mark_fold (const char *words);
gboolean attune_mark_has_words (AttuneMark *self, const char *const *words);

gboolean attune_mark_is_lost (AttuneMark *self);
AttunePlace *attune_mark_get_guess (AttuneMark *self);

G_END_DECLS
