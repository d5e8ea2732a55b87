/* attune-mark-entry.c: where a mark belongs in a list
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "attune-mark-entry.h"

/* The group of marks whose passage is lost: behind all others */
#define LOST G_MAXUINT

/**
 * attune_mark_entry_new:
 * @article: the one that the mark is of
 * @by_section: whether those of a section make a group; else all that have a place do
 *
 * Looks up where a mark is.
 *
 * Returns: (transfer full): where it belongs
 */
AttuneMarkEntry *
attune_mark_entry_new (AttuneMark *mark, AttuneArticle *article, gboolean by_section)
{
  AttuneMarkEntry *self = g_rc_box_new0 (AttuneMarkEntry);
  const AttuneBlock *block = NULL;

  self->mark = g_object_ref (mark);
  self->article = g_object_ref (article);
  self->rank = attune_mark_get_rank (mark);
  self->created = attune_mark_get_record (mark)->created;
  self->group = LOST;
  /* That it is nowhere is no failure here: it is listed as such. */
  if (!attune_mark_is_lost (mark))
    block = attune_article_resolve (article, attune_mark_get_place (mark), &self->start, &self->end,
                                    NULL);
  if (block != NULL)
    {
      self->section = attune_article_get_section_of_block (article, block);
      self->block = attune_block_get_index (block);
      self->group = by_section ? attune_section_get_first_block (self->section) : 0;
    }

  return self;
}

/**
 * attune_mark_entry_ref:
 *
 * Returns: (transfer full): the same
 */
AttuneMarkEntry *
attune_mark_entry_ref (AttuneMarkEntry *self)
{
  return g_rc_box_acquire (self);
}

static void
clear (gpointer data)
{
  AttuneMarkEntry *self = data;

  g_object_unref (self->mark);
  g_object_unref (self->article);
}

/**
 * attune_mark_entry_unref:
 * @self: (type AttuneMarkEntry) (transfer full): not used any more
 */
void
attune_mark_entry_unref (gpointer self)
{
  g_rc_box_release_full (self, clear);
}

/**
 * attune_mark_entry_is_same:
 *
 * Returns: whether both are of the same mark, in the same group
 */
gboolean
attune_mark_entry_is_same (const AttuneMarkEntry *self, const AttuneMarkEntry *other)
{
  return self->mark == other->mark && self->group == other->group;
}

static int
compare_by_time (const AttuneMarkEntry *a, const AttuneMarkEntry *b)
{
  if (a->created != b->created)
    return a->created < b->created ? -1 : 1;

  return strcmp (attune_mark_get_id (a->mark), attune_mark_get_id (b->mark));
}

/**
 * attune_mark_entry_compare_in_article:
 * @a: (type AttuneMarkEntry**): an element of an array
 * @b: (type AttuneMarkEntry**): another one
 *
 * Returns: below 0 where @a comes first in the article, above 0 where @b does; what is lost comes
 *   last
 */
int
attune_mark_entry_compare_in_article (gconstpointer a, gconstpointer b)
{
  const AttuneMarkEntry *x = *(const AttuneMarkEntry *const *) a;
  const AttuneMarkEntry *y = *(const AttuneMarkEntry *const *) b;

  if (x->group != y->group)
    return x->group < y->group ? -1 : 1;
  if (x->block != y->block)
    return x->block < y->block ? -1 : 1;
  if (x->start != y->start)
    return x->start < y->start ? -1 : 1;
  if (x->end != y->end)
    return x->end < y->end ? -1 : 1;

  return compare_by_time (x, y);
}

/**
 * attune_mark_entry_compare_by_rank:
 * @a: (type AttuneMarkEntry**): an element of an array
 * @b: (type AttuneMarkEntry**): another one
 *
 * Returns: below 0 where @a has the lower rank, above 0 where @b has; what is lost comes last
 */
int
attune_mark_entry_compare_by_rank (gconstpointer a, gconstpointer b)
{
  const AttuneMarkEntry *x = *(const AttuneMarkEntry *const *) a;
  const AttuneMarkEntry *y = *(const AttuneMarkEntry *const *) b;

  if (x->group != y->group)
    return x->group < y->group ? -1 : 1;
  if (x->rank != y->rank)
    return x->rank < y->rank ? -1 : 1;

  return compare_by_time (x, y);
}

/* The first that is in a group above @group, or in @group where @inclusive */
static guint
find_first (GPtrArray *entries, guint group, gboolean inclusive)
{
  guint low = 0, high = entries->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;
      const AttuneMarkEntry *entry = g_ptr_array_index (entries, middle);

      if (entry->group < group || (entry->group == group && !inclusive))
        low = middle + 1;
      else
        high = middle;
    }

  return low;
}

/**
 * attune_mark_entry_find_group:
 * @entries: (element-type AttuneMarkEntry): sorted
 * @position: one of them; beyond the last, the group is what a section model tells of there
 * @start: (out): where its group begins
 * @end: (out): and ends: one beyond its last
 */
void
attune_mark_entry_find_group (GPtrArray *entries, guint position, guint *start, guint *end)
{
  const AttuneMarkEntry *entry = NULL;

  if (position >= entries->len)
    {
      *start = entries->len;
      *end = G_MAXUINT;
      return;
    }

  entry = g_ptr_array_index (entries, position);
  *start = find_first (entries, entry->group, TRUE);
  *end = find_first (entries, entry->group, FALSE);
}
