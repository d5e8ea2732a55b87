/* attune-tag-count.c: which tags are in use
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "attune-tag-count.h"

static void
tag_count_free (gpointer data)
{
  AttuneTagCount *self = data;

  g_free (self->tag);
  g_free (self->folded);
  g_free (self);
}

static int
compare (gconstpointer a, gconstpointer b)
{
  const AttuneTagCount *x = *(const AttuneTagCount *const *) a;
  const AttuneTagCount *y = *(const AttuneTagCount *const *) b;

  if (x->n != y->n)
    return x->n > y->n ? -1 : 1;

  return g_utf8_collate (x->folded, y->folded);
}

static void
count_cb (gpointer mark, gpointer user_data)
{
  GHashTable *counts = user_data;
  const char *const *tags = attune_mark_get_tags (mark);

  for (guint i = 0; tags[i] != NULL; i++)
    {
      g_autofree char *folded = attune_mark_fold (tags[i]);
      AttuneTagCount *count = g_hash_table_lookup (counts, folded);

      if (count == NULL)
        {
          count = g_new0 (AttuneTagCount, 1);
          count->tag = g_strdup (tags[i]);
          count->folded = g_steal_pointer (&folded);
          g_hash_table_insert (counts, count->folded, count);
        }
      count->n++;
    }
}

static GPtrArray *
rank (GHashTable *counts)
{
  GPtrArray *tags = g_ptr_array_new_with_free_func (tag_count_free);
  GHashTableIter iter;
  gpointer count = NULL;

  g_hash_table_iter_init (&iter, counts);
  while (g_hash_table_iter_next (&iter, NULL, &count))
    g_ptr_array_add (tags, count);
  g_ptr_array_sort (tags, compare);

  return tags;
}

/**
 * attune_tag_count_read:
 * @marks: a list; what its filter hides counts too
 *
 * Returns: (transfer full) (element-type AttuneTagCount): the tags in its notes, the most used
 *   first
 */
GPtrArray *
attune_tag_count_read (AttuneMarkList *marks)
{
  g_autoptr (GHashTable) counts = g_hash_table_new (g_str_hash, g_str_equal);

  attune_mark_list_foreach (marks, count_cb, counts);

  return rank (counts);
}

/**
 * attune_tag_count_read_all:
 * @marks: [class@Mark]s, of any article
 *
 * Returns: (transfer full) (element-type AttuneTagCount): the tags in their notes, the most used
 *   first
 */
GPtrArray *
attune_tag_count_read_all (GListModel *marks)
{
  g_autoptr (GHashTable) counts = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < g_list_model_get_n_items (marks); i++)
    {
      g_autoptr (AttuneMark) mark = g_list_model_get_item (marks, i);

      count_cb (mark, counts);
    }

  return rank (counts);
}

/**
 * attune_tag_count_suggest:
 * @tags: (element-type AttuneTagCount): the tags in use
 * @word: what is being typed, with its number sign
 * @n_tags: how many to suggest at most
 *
 * Returns: (transfer container) (element-type AttuneTagCount): the tags that begin so and go on,
 *   the most used first. They live as long as @tags.
 */
GPtrArray *
attune_tag_count_suggest (GPtrArray *tags, const char *word, guint n_tags)
{
  GPtrArray *found = g_ptr_array_new ();
  g_autofree char *folded = NULL;

  if (*word != '#')
    return found;

  folded = attune_mark_fold (word + 1);
  for (guint i = 0; i < tags->len && found->len < n_tags; i++)
    {
      AttuneTagCount *count = g_ptr_array_index (tags, i);

      if (g_str_has_prefix (count->folded, folded) && !g_str_equal (count->folded, folded))
        g_ptr_array_add (found, count);
    }

  return found;
}
