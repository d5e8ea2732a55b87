/* attune-mark-record.c: what is kept of a mark
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "attune-mark-record.h"

static const char *const types[] = { "bookmark", "highlight", "note" };

/**
 * attune_mark_record_new:
 * @type: what it is
 * @place: where it is
 *
 * Returns: (transfer full): a record with an id of its own, made now; to be filled in
 */
AttuneMarkRecord *
attune_mark_record_new (AttuneMarkType type, AttunePlace *place)
{
  AttuneMarkRecord *self = g_atomic_rc_box_new0 (AttuneMarkRecord);

  self->type = type;
  self->id = g_uuid_string_random ();
  self->place = attune_place_ref (place);
  self->revision = g_strdup ("");
  self->quote = (AttuneQuote) { g_strdup (""), g_strdup (""), g_strdup ("") };
  self->note = g_strdup ("");
  self->created = g_get_real_time () / 1000;
  self->modified = self->created;
  self->rank = (double) self->created;

  return self;
}

/**
 * attune_mark_record_copy:
 *
 * Returns: (transfer full): one that can be changed, as nobody else has it
 */
AttuneMarkRecord *
attune_mark_record_copy (const AttuneMarkRecord *self)
{
  AttuneMarkRecord *copy = g_atomic_rc_box_dup (sizeof *self, (gpointer) self);

  copy->id = g_strdup (self->id);
  copy->place = attune_place_ref (self->place);
  copy->revision = g_strdup (self->revision);
  copy->quote = (AttuneQuote) { g_strdup (self->quote.exact), g_strdup (self->quote.prefix),
                                g_strdup (self->quote.suffix) };
  copy->kind = g_strdup (self->kind);
  copy->name = g_strdup (self->name);
  copy->note = g_strdup (self->note);

  return copy;
}

AttuneMarkRecord *
attune_mark_record_ref (AttuneMarkRecord *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
clear (gpointer data)
{
  AttuneMarkRecord *self = data;

  g_clear_pointer (&self->id, g_free);
  g_clear_pointer (&self->place, attune_place_unref);
  g_clear_pointer (&self->revision, g_free);
  attune_quote_clear (&self->quote);
  g_clear_pointer (&self->kind, g_free);
  g_clear_pointer (&self->name, g_free);
  g_clear_pointer (&self->note, g_free);
}

void
attune_mark_record_unref (AttuneMarkRecord *self)
{
  g_atomic_rc_box_release_full (self, clear);
}

/**
 * attune_mark_record_take_quote:
 * @article: the article that its place is of
 *
 * Reads the words at its place, and takes the article's edition for its own.
 */
void
attune_mark_record_take_quote (AttuneMarkRecord *self, AttuneArticle *article)
{
  g_set_str (&self->revision, attune_article_get_checksum (article));
  attune_quote_clear (&self->quote);
  attune_quote_init (&self->quote, article, self->place);
}

void
attune_mark_record_set_place (AttuneMarkRecord *self, AttunePlace *place)
{
  attune_place_ref (place);
  attune_place_unref (self->place);
  self->place = place;
}

/**
 * attune_mark_record_equal:
 *
 * Returns: whether both keep the same; when they were last changed does not count
 */
gboolean
attune_mark_record_equal (const AttuneMarkRecord *a, const AttuneMarkRecord *b)
{
  return a->type == b->type && g_str_equal (a->id, b->id) &&
         attune_place_equal (a->place, b->place) && g_str_equal (a->revision, b->revision) &&
         attune_quote_equal (&a->quote, &b->quote) && g_strcmp0 (a->kind, b->kind) == 0 &&
         g_strcmp0 (a->name, b->name) == 0 && g_str_equal (a->note, b->note) &&
         a->rank == b->rank && a->created == b->created;
}

/**
 * attune_mark_type_to_string:
 *
 * Returns: (transfer none): its name in files
 */
const char *
attune_mark_type_to_string (AttuneMarkType type)
{
  g_return_val_if_fail (type < G_N_ELEMENTS (types), "");

  return types[type];
}

gboolean
attune_mark_type_from_string (const char *string, AttuneMarkType *type)
{
  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    if (g_strcmp0 (string, types[i]) == 0)
      {
        *type = (AttuneMarkType) i;
        return TRUE;
      }

  return FALSE;
}
