/* attune-edit.c: changes to a notebook that are made together
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "attune-edit.h"

#include "attune-change.h"

struct _AttuneEdit
{
  GPtrArray *changes;
};

static void
change_free (AttuneChange *self)
{
  g_clear_object (&self->mark);
  g_clear_pointer (&self->record, attune_mark_record_unref);
  g_clear_pointer (&self->base_note, g_free);
  g_clear_pointer (&self->joined_note, g_free);
  g_clear_object (&self->kind);
  g_clear_pointer (&self->place, attune_place_unref);
  g_clear_pointer (&self->article_id, g_free);
  g_clear_pointer (&self->revision, g_free);
  g_free (self);
}

/**
 * attune_edit_new:
 *
 * Returns: (transfer full): an edit without a change
 */
AttuneEdit *
attune_edit_new (void)
{
  AttuneEdit *self = g_atomic_rc_box_new0 (AttuneEdit);

  self->changes = g_ptr_array_new_with_free_func ((GDestroyNotify) change_free);

  return self;
}

AttuneEdit *
attune_edit_ref (AttuneEdit *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
clear (gpointer data)
{
  AttuneEdit *self = data;

  g_clear_pointer (&self->changes, g_ptr_array_unref);
}

void
attune_edit_unref (AttuneEdit *self)
{
  g_atomic_rc_box_release_full (self, clear);
}

gboolean
attune_edit_is_empty (AttuneEdit *self)
{
  return self->changes->len == 0;
}

guint
attune_edit_get_n_changes (AttuneEdit *self)
{
  return self->changes->len;
}

AttuneChange *
attune_edit_get_change (AttuneEdit *self, guint index)
{
  return g_ptr_array_index (self->changes, index);
}

/* Adds a change of a type, to be filled in; (transfer none). */
AttuneChange *
attune_edit_append (AttuneEdit *self, AttuneChangeType type)
{
  AttuneChange *change = g_new0 (AttuneChange, 1);

  change->type = type;
  change->time = g_get_real_time () / 1000;
  g_ptr_array_add (self->changes, change);

  return change;
}

static AttuneChange *
append_mark (AttuneEdit *self, AttuneChangeType type, AttuneMark *mark)
{
  AttuneChange *change = attune_edit_append (self, type);

  change->mark = g_object_ref (mark);
  change->record = attune_mark_record_copy (attune_mark_get_record (mark));

  return change;
}

static AttuneMarkRecord *
append_update (AttuneEdit *self, AttuneMark *mark, AttuneFields fields)
{
  AttuneChange *change = append_mark (self, ATTUNE_CHANGE_UPDATE, mark);

  change->fields = fields;
  change->record->modified = change->time;

  return change->record;
}

/**
 * attune_edit_add:
 * @mark: a mark; one that was removed comes back as it was, for Undo
 *
 * Adds a mark.
 */
void
attune_edit_add (AttuneEdit *self, AttuneMark *mark)
{
  append_mark (self, ATTUNE_CHANGE_ADD, mark);
}

/**
 * attune_edit_remove:
 * @mark: a mark of the notebook
 *
 * Removes a mark.
 */
void
attune_edit_remove (AttuneEdit *self, AttuneMark *mark)
{
  append_mark (self, ATTUNE_CHANGE_REMOVE, mark);
}

/**
 * attune_edit_set_name:
 * @name: (nullable): what to call it; %NULL or nothing to go by its words again
 */
void
attune_edit_set_name (AttuneEdit *self, AttuneMark *mark, const char *name)
{
  AttuneMarkRecord *record = append_update (self, mark, ATTUNE_FIELD_NAME);

  g_set_str (&record->name, name != NULL && *name != '\0' ? name : NULL);
}

/**
 * attune_edit_set_note:
 * @note: what the reader wrote, valid UTF-8
 *
 * Writes a note on a mark. Should another program have written another one meanwhile, then both are
 * kept, one below the other. A mark that another program has removed comes back.
 */
void
attune_edit_set_note (AttuneEdit *self, AttuneMark *mark, const char *note)
{
  AttuneMarkRecord *record = append_update (self, mark, ATTUNE_FIELD_NOTE);
  AttuneChange *change = g_ptr_array_index (self->changes, self->changes->len - 1);

  change->base_note = g_strdup (record->note);
  g_set_str (&record->note, note);
}

/**
 * attune_edit_set_note_from:
 * @base: the note that the reader began to change
 * @note: what the reader made of it, valid UTF-8
 *
 * Does as [method@Edit.set_note] does, for an editor that is open for a while: the mark may have
 * got another note meanwhile, which the reader has not seen, and which is not to be lost.
 */
void
attune_edit_set_note_from (AttuneEdit *self, AttuneMark *mark, const char *base, const char *note)
{
  AttuneChange *change = NULL;

  attune_edit_set_note (self, mark, note);
  change = g_ptr_array_index (self->changes, self->changes->len - 1);
  g_set_str (&change->base_note, base);
  change->has_own_base = TRUE;
}

/**
 * attune_edit_set_kind:
 * @mark: a highlight or a note
 * @kind: (nullable): the id of a kind; %NULL makes a highlight with a note a note
 *
 * Gives a mark a kind: a note becomes a highlight.
 */
void
attune_edit_set_kind (AttuneEdit *self, AttuneMark *mark, const char *kind)
{
  AttuneMarkRecord *record = append_update (self, mark, ATTUNE_FIELD_KIND);

  g_return_if_fail (record->type != ATTUNE_MARK_BOOKMARK);

  record->type = kind != NULL ? ATTUNE_MARK_HIGHLIGHT : ATTUNE_MARK_NOTE;
  g_set_str (&record->kind, kind);
}

/**
 * attune_edit_set_rank:
 * @rank: its rank in the reader's own order
 */
void
attune_edit_set_rank (AttuneEdit *self, AttuneMark *mark, double rank)
{
  append_update (self, mark, ATTUNE_FIELD_RANK)->rank = rank;
}

/**
 * attune_edit_set_place:
 * @article: the article as it is now
 * @place: where the mark is in it
 * @take_words: whether its words are those there; else it keeps those that it has
 *
 * Moves a mark to where its passage is now.
 */
void
attune_edit_set_place (AttuneEdit *self,
                       AttuneMark *mark,
                       AttuneArticle *article,
                       AttunePlace *place,
                       gboolean take_words)
{
  AttuneMarkRecord *record = append_update (
      self, mark, take_words ? ATTUNE_FIELD_PLACE | ATTUNE_FIELD_QUOTE : ATTUNE_FIELD_PLACE);

  attune_mark_record_set_place (record, place);
  if (take_words)
    attune_mark_record_take_quote (record, article);
  else
    g_set_str (&record->revision, attune_article_get_checksum (article));
}

/**
 * attune_edit_replace:
 * @mark: a mark of the notebook
 * @record: what it is to be; it has the same id and type
 *
 * Changes all of a mark.
 */
void
attune_edit_replace (AttuneEdit *self, AttuneMark *mark, AttuneMarkRecord *record)
{
  AttuneChange *change = append_mark (self, ATTUNE_CHANGE_UPDATE, mark);

  g_return_if_fail (g_str_equal (record->id, change->record->id));

  change->fields = ATTUNE_FIELDS_ALL;
  attune_mark_record_unref (change->record);
  change->record = attune_mark_record_copy (record);
}

/**
 * attune_edit_put_kind:
 * @kind: a kind as it is to be, known by its id; to be left alone from now on
 *
 * Adds a kind, or changes the one with its id.
 */
void
attune_edit_put_kind (AttuneEdit *self, AttuneKind *kind)
{
  attune_edit_append (self, ATTUNE_CHANGE_PUT_KIND)->kind = g_object_ref (kind);
}

/**
 * attune_edit_remove_kind:
 * @kind: a kind that the reader has added
 *
 * Removes a kind. Refused while a highlight has it.
 */
void
attune_edit_remove_kind (AttuneEdit *self, AttuneKind *kind)
{
  attune_edit_append (self, ATTUNE_CHANGE_REMOVE_KIND)->kind = g_object_ref (kind);
}

/**
 * attune_edit_set_edition:
 * @revision: the checksum of the article
 *
 * Remembers that the article's marks have been looked for in that edition.
 */
void
attune_edit_set_edition (AttuneEdit *self, const char *article_id, const char *revision)
{
  AttuneChange *change = attune_edit_append (self, ATTUNE_CHANGE_EDITION);

  change->article_id = g_strdup (article_id);
  change->revision = g_strdup (revision);
}

/* Whether the reader would miss it. Where reading has got to, and where the passages of marks are
 * in a new edition, is found out again. */
gboolean
attune_change_is_felt (const AttuneChange *self)
{
  if (self->type == ATTUNE_CHANGE_POSITION || self->type == ATTUNE_CHANGE_EDITION)
    return FALSE;

  return self->type != ATTUNE_CHANGE_UPDATE ||
         (self->fields & ~(ATTUNE_FIELD_PLACE | ATTUNE_FIELD_QUOTE)) != 0;
}

/* Whether nothing in it is what the reader did, so that nothing would be missed. */
gboolean
attune_edit_is_housekeeping (AttuneEdit *self)
{
  for (guint i = 0; i < self->changes->len; i++)
    if (attune_change_is_felt (g_ptr_array_index (self->changes, i)))
      return FALSE;

  return TRUE;
}

/* Writes what an update changes into @record, and leaves all else in it alone. */
void
attune_change_assign_fields (const AttuneChange *self, AttuneMarkRecord *record)
{
  const AttuneMarkRecord *from = self->record;

  if (self->fields & ATTUNE_FIELD_NAME)
    g_set_str (&record->name, from->name);
  if (self->fields & ATTUNE_FIELD_NOTE)
    g_set_str (&record->note, from->note);
  if (self->fields & ATTUNE_FIELD_KIND)
    {
      record->type = from->type;
      g_set_str (&record->kind, from->kind);
    }
  if (self->fields & ATTUNE_FIELD_RANK)
    record->rank = from->rank;
  if (self->fields & ATTUNE_FIELD_PLACE)
    {
      attune_mark_record_set_place (record, from->place);
      g_set_str (&record->revision, from->revision);
    }
  if (self->fields & ATTUNE_FIELD_QUOTE)
    {
      attune_quote_clear (&record->quote);
      record->quote = (AttuneQuote) { g_strdup (from->quote.exact), g_strdup (from->quote.prefix),
                                      g_strdup (from->quote.suffix) };
    }
  record->modified = MAX (record->modified, from->modified);
}
