/* attune-mark-record.h: what is kept of a mark
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "attune-place.h"
#include "attune-quote.h"

G_BEGIN_DECLS

/**
 * AttuneMarkType:
 * @ATTUNE_MARK_BOOKMARK: a place to come back to
 * @ATTUNE_MARK_HIGHLIGHT: a passage of some kind, perhaps with a note
 * @ATTUNE_MARK_NOTE: a note on a passage or a paragraph
 *
 * What the reader has added at a place.
 */
typedef enum
{
  ATTUNE_MARK_BOOKMARK,
  ATTUNE_MARK_HIGHLIGHT,
  ATTUNE_MARK_NOTE,
} AttuneMarkType;

/**
 * AttuneMarkRecord:
 * @type: what it is
 * @id: a UUID
 * @place: where it is, in the article as of @revision
 * @revision: the checksum of the article that @place is of
 * @quote: the words there and around them, as they were when they were last found word for word
 * @kind: (nullable): of a highlight, the id of its kind; else %NULL
 * @name: (nullable): what the reader calls it
 * @note: what the reader wrote on it, or nothing
 * @rank: what the reader's own order goes by
 * @created: when it was made, in milliseconds since 1970, UTC
 * @modified: when it was last changed
 *
 * What is kept of a mark at one moment. To be changed only before anybody else has it, so that
 * another thread can read it.
 */
typedef struct
{
  AttuneMarkType type;
  char *id;
  AttunePlace *place;
  char *revision;
  AttuneQuote quote;
  char *kind;
  char *name;
  char *note;
  double rank;
  gint64 created;
  gint64 modified;
} AttuneMarkRecord;

AttuneMarkRecord *attune_mark_record_new (AttuneMarkType type, AttunePlace *place);
AttuneMarkRecord *attune_mark_record_copy (const AttuneMarkRecord *self);
AttuneMarkRecord *attune_mark_record_ref (AttuneMarkRecord *self);
void attune_mark_record_unref (AttuneMarkRecord *self);

void attune_mark_record_take_quote (AttuneMarkRecord *self, AttuneArticle *article);
void attune_mark_record_set_place (AttuneMarkRecord *self, AttunePlace *place);
gboolean attune_mark_record_equal (const AttuneMarkRecord *a, const AttuneMarkRecord *b);

const char *attune_mark_type_to_string (AttuneMarkType type);
gboolean attune_mark_type_from_string (const char *string, AttuneMarkType *type);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AttuneMarkRecord, attune_mark_record_unref)

G_END_DECLS
