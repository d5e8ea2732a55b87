/* attune-change.h: one change to a notebook
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "attune-edit.h"

G_BEGIN_DECLS

/**
 * AttuneChangeType:
 * @ATTUNE_CHANGE_ADD: the mark is added
 * @ATTUNE_CHANGE_REMOVE: the mark is removed
 * @ATTUNE_CHANGE_UPDATE: some fields of the mark are changed
 * @ATTUNE_CHANGE_PUT_KIND: the kind is added, or changed
 * @ATTUNE_CHANGE_REMOVE_KIND: the kind is removed
 * @ATTUNE_CHANGE_POSITION: reading has got to the place
 * @ATTUNE_CHANGE_EDITION: the article's marks have been looked for in this edition
 *
 * What is done to a notebook.
 */
typedef enum
{
  ATTUNE_CHANGE_ADD,
  ATTUNE_CHANGE_REMOVE,
  ATTUNE_CHANGE_UPDATE,
  ATTUNE_CHANGE_PUT_KIND,
  ATTUNE_CHANGE_REMOVE_KIND,
  ATTUNE_CHANGE_POSITION,
  ATTUNE_CHANGE_EDITION,
} AttuneChangeType;

/**
 * AttuneFields:
 * @ATTUNE_FIELD_NAME: what it is called
 * @ATTUNE_FIELD_NOTE: what was written on it
 * @ATTUNE_FIELD_KIND: a highlight's kind; setting it makes a note a highlight
 * @ATTUNE_FIELD_RANK: its rank in the reader's own order
 * @ATTUNE_FIELD_PLACE: its place, and the edition that it is of
 * @ATTUNE_FIELD_QUOTE: the words there and around them
 *
 * What of a mark is changed.
 */
typedef enum
{
  ATTUNE_FIELD_NAME = 1 << 0,
  ATTUNE_FIELD_NOTE = 1 << 1,
  ATTUNE_FIELD_KIND = 1 << 2,
  ATTUNE_FIELD_RANK = 1 << 3,
  ATTUNE_FIELD_PLACE = 1 << 4,
  ATTUNE_FIELD_QUOTE = 1 << 5,
  ATTUNE_FIELDS_ALL = (1 << 6) - 1,
} AttuneFields;

/**
 * AttuneChange:
 * @type: what is done
 * @fields: of an update
 * @mark: (nullable): to which mark; for the main thread alone
 * @record: (nullable): what the mark is, or is to be
 * @base_note: (nullable): of an update of the note, what it was when the reader began
 * @has_own_base: whether @base_note is what the reader has seen, and not only what is known
 * @joined_note: (nullable): of an update of the note, what it became on disk, where another program
 *   had written one too; set by the store, and taken into @record when the edit is told of
 * @kind: (nullable): which kind, as it is to be; nobody else has this object
 * @place: (nullable): of a position
 * @article_id: (nullable): of an edition
 * @revision: (nullable): of a position and an edition, the checksum of the article
 * @time: when, in milliseconds since 1970, UTC
 *
 * One change to a notebook. While another thread writes it, that changes nothing but @joined_note.
 */
typedef struct
{
  AttuneChangeType type;
  AttuneFields fields;
  AttuneMark *mark;
  AttuneMarkRecord *record;
  char *base_note;
  gboolean has_own_base;
  char *joined_note;
  AttuneKind *kind;
  AttunePlace *place;
  char *article_id;
  char *revision;
  gint64 time;
} AttuneChange;

AttuneChange *attune_edit_append (AttuneEdit *self, AttuneChangeType type);
guint attune_edit_get_n_changes (AttuneEdit *self);
AttuneChange *attune_edit_get_change (AttuneEdit *self, guint index);

gboolean attune_change_is_felt (const AttuneChange *self);
gboolean attune_edit_is_housekeeping (AttuneEdit *self);

void attune_change_assign_fields (const AttuneChange *self, AttuneMarkRecord *record);

G_END_DECLS
