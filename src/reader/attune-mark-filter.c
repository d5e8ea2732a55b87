/* attune-mark-filter.c: which marks are wanted
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "attune-mark-filter.h"

struct _AttuneMarkFilter
{
  GStrv words;      /* folded; all must be there */
  GStrv beginnings; /* folded; of each there must be a tag that begins so */
  GPtrArray *kinds; /* ids, or "" for a note without a kind; one of them, if there are any */
  GPtrArray *tags;  /* folded; the same */
  gboolean with_note;
};

G_DEFINE_BOXED_TYPE (AttuneMarkFilter,
                     attune_mark_filter,
                     attune_mark_filter_ref,
                     attune_mark_filter_unref)

/**
 * attune_mark_filter_new:
 * @text: (nullable): words, and tags with a number sign before them, as they were typed
 *
 * Returns: (transfer full): a filter that wants the marks with all those words, and with tags that
 *   begin so
 */
AttuneMarkFilter *
attune_mark_filter_new (const char *text)
{
  AttuneMarkFilter *self = g_rc_box_new0 (AttuneMarkFilter);
  g_autoptr (GStrvBuilder) words = g_strv_builder_new ();
  g_autoptr (GStrvBuilder) beginnings = g_strv_builder_new ();
  g_autofree char *folded = attune_mark_fold (text != NULL ? text : "");
  g_auto (GStrv) typed = g_strsplit_set (folded, " \t\n", -1);

  for (guint i = 0; typed[i] != NULL; i++)
    {
      if (typed[i][0] == '#' && typed[i][1] != '\0')
        g_strv_builder_add (beginnings, typed[i] + 1);
      else if (typed[i][0] != '\0' && !g_str_equal (typed[i], "#"))
        g_strv_builder_add (words, typed[i]);
    }
  self->words = g_strv_builder_end (words);
  self->beginnings = g_strv_builder_end (beginnings);
  self->kinds = g_ptr_array_new_with_free_func (g_free);
  self->tags = g_ptr_array_new_with_free_func (g_free);

  return self;
}

AttuneMarkFilter *
attune_mark_filter_ref (AttuneMarkFilter *self)
{
  return g_rc_box_acquire (self);
}

static void
clear (gpointer data)
{
  AttuneMarkFilter *self = data;

  g_clear_pointer (&self->words, g_strfreev);
  g_clear_pointer (&self->beginnings, g_strfreev);
  g_clear_pointer (&self->kinds, g_ptr_array_unref);
  g_clear_pointer (&self->tags, g_ptr_array_unref);
}

void
attune_mark_filter_unref (AttuneMarkFilter *self)
{
  g_rc_box_release_full (self, clear);
}

/**
 * attune_mark_filter_add_kind:
 * @kind: (nullable): the id of a kind; %NULL for notes that are no highlights
 *
 * Wants marks of that kind, or of another one that was added.
 */
void
attune_mark_filter_add_kind (AttuneMarkFilter *self, const char *kind)
{
  g_ptr_array_add (self->kinds, g_strdup (kind != NULL ? kind : ""));
}

/**
 * attune_mark_filter_add_tag:
 * @tag: a tag, without its number sign
 *
 * Wants marks with that tag, or with another one that was added.
 */
void
attune_mark_filter_add_tag (AttuneMarkFilter *self, const char *tag)
{
  g_ptr_array_add (self->tags, attune_mark_fold (tag));
}

/**
 * attune_mark_filter_set_with_note:
 *
 * Wants marks only on which the reader wrote something.
 */
void
attune_mark_filter_set_with_note (AttuneMarkFilter *self, gboolean with_note)
{
  self->with_note = with_note;
}

/**
 * attune_mark_filter_is_empty:
 *
 * Returns: whether it wants all marks
 */
gboolean
attune_mark_filter_is_empty (AttuneMarkFilter *self)
{
  return self->words[0] == NULL && self->beginnings[0] == NULL && self->kinds->len == 0 &&
         self->tags->len == 0 && !self->with_note;
}

static gboolean
has_kind (AttuneMarkFilter *self, AttuneMark *mark)
{
  const char *kind = attune_mark_get_kind (mark);

  if (self->kinds->len == 0)
    return TRUE;

  return g_ptr_array_find_with_equal_func (self->kinds, kind != NULL ? kind : "", g_str_equal,
                                           NULL);
}

static gboolean
has_tags (AttuneMarkFilter *self, AttuneMark *mark)
{
  const char *const *tags = NULL;
  g_autoptr (GPtrArray) folded = NULL;
  gboolean has_one = self->tags->len == 0;

  if (has_one && self->beginnings[0] == NULL)
    return TRUE;

  folded = g_ptr_array_new_with_free_func (g_free);
  tags = attune_mark_get_tags (mark);
  for (guint i = 0; tags[i] != NULL; i++)
    g_ptr_array_add (folded, attune_mark_fold (tags[i]));

  for (guint i = 0; i < folded->len && !has_one; i++)
    has_one = g_ptr_array_find_with_equal_func (self->tags, g_ptr_array_index (folded, i),
                                                g_str_equal, NULL);
  if (!has_one)
    return FALSE;

  for (guint i = 0; self->beginnings[i] != NULL; i++)
    {
      gboolean found = FALSE;

      for (guint j = 0; j < folded->len && !found; j++)
        found = g_str_has_prefix (g_ptr_array_index (folded, j), self->beginnings[i]);
      if (!found)
        return FALSE;
    }

  return TRUE;
}

/**
 * attune_mark_filter_matches:
 *
 * Returns: whether the mark is wanted
 */
gboolean
attune_mark_filter_matches (AttuneMarkFilter *self, AttuneMark *mark)
{
  /* What costs least comes first. */
  if (self->with_note && *attune_mark_get_note (mark) == '\0')
    return FALSE;
  if (!has_kind (self, mark))
    return FALSE;
  if (self->words[0] != NULL && !attune_mark_has_words (mark, (const char *const *) self->words))
    return FALSE;

  return has_tags (self, mark);
}
