/* attune-result-group.c: what a search found in one section
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "attune-result-group.h"

#include <glib/gi18n.h>

/* What tells groups apart, while they are made. */
typedef struct
{
  GPtrArray *groups;
  AttuneArticle *article; /* or NULL */
  GHashTable *by_section;
  AttuneResultGroup *elsewhere;
  AttuneResultGroup *lost;
} Making;

static AttuneResultGroup *
group_new (const char *path)
{
  AttuneResultGroup *group = g_new0 (AttuneResultGroup, 1);

  group->path = g_strdup (path);
  group->hits = g_ptr_array_new ();

  return group;
}

static AttuneResultGroup *
ensure_group (Making *making, const char *article_id, const char *section_id)
{
  g_autofree char *key = g_strconcat (article_id, "#", section_id, NULL);
  AttuneResultGroup *group = g_hash_table_lookup (making->by_section, key);

  if (group == NULL)
    {
      group = group_new (NULL);
      g_ptr_array_add (making->groups, group);
      g_hash_table_insert (making->by_section, g_steal_pointer (&key), group);
    }

  return group;
}

static AttuneResultGroup *
ensure_other_group (AttuneResultGroup **group, const char *path)
{
  if (*group == NULL)
    *group = group_new (path);

  return *group;
}

/* Where a note or bookmark belongs, which knows its place alone. */
static AttuneResultGroup *
ensure_group_of_place (Making *making, AttunePlace *place)
{
  const char *article_id = place != NULL ? attune_place_get_article_id (place) : NULL;
  const AttuneBlock *block = NULL;
  AttuneSection *section = NULL;
  AttuneResultGroup *group = NULL;

  if (place != NULL && (making->article == NULL ||
                        !g_str_equal (article_id, attune_article_get_id (making->article))))
    return ensure_other_group (&making->elsewhere, _ ("In other articles"));

  /* A passage that is gone is no failure: the group says so. */
  if (place != NULL)
    block = attune_article_resolve (making->article, place, NULL, NULL, NULL);
  if (block == NULL)
    return ensure_other_group (&making->lost, _ ("No longer in the text"));

  section = attune_article_get_section_of_block (making->article, block);
  group = ensure_group (making, article_id, attune_section_get_id (section));
  if (group->path == NULL)
    group->path = attune_section_dup_path (section);

  return group;
}

static void
add_hit (Making *making, AttuneSearchHit *hit)
{
  AttuneSearchKind kind = attune_search_hit_get_kind (hit);
  AttuneResultGroup *group = NULL;

  if (kind < ATTUNE_SEARCH_N_INDEXED_KINDS)
    group = ensure_group (making, attune_search_hit_get_article_id (hit),
                          attune_search_hit_get_section_id (hit));
  else
    group = ensure_group_of_place (making, attune_search_hit_get_place (hit));

  /* A section's own heading leads the others, wherever it ranks. */
  g_ptr_array_insert (group->hits, kind == ATTUNE_SEARCH_SECTION ? 0 : -1, hit);
}

/**
 * attune_result_groups_append:
 * @groups: (element-type AttuneResultGroup): where to add groups, which
 *   attune_result_group_free() frees
 * @results: what was found, for as long as the groups are in use
 * @start: the first hit to put in a group
 * @end: the hit behind the last
 * @kinds: which hits are wanted: for each [enum@SearchKind] the bit of its number
 * @article: (nullable): where the passages of notes and bookmarks are
 *
 * Groups hits by their sections. The groups are in the order of their best hits. Notes and
 * bookmarks are put where the article has their passages. Behind all sections come those that are
 * in other articles, and last those whose passage is gone.
 */
void
attune_result_groups_append (GPtrArray *groups,
                             AttuneSearchResults *results,
                             guint start,
                             guint end,
                             guint kinds,
                             AttuneArticle *article)
{
  g_autoptr (GHashTable) by_section = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  Making making = { .groups = groups, .article = article, .by_section = by_section };

  for (guint i = start; i < end; i++)
    {
      g_autoptr (AttuneSearchHit) hit = g_list_model_get_item (G_LIST_MODEL (results), i);

      if ((kinds & 1u << attune_search_hit_get_kind (hit)) != 0)
        add_hit (&making, hit);
    }

  if (making.elsewhere != NULL)
    g_ptr_array_add (groups, making.elsewhere);
  if (making.lost != NULL)
    g_ptr_array_add (groups, making.lost);
}

/**
 * attune_result_group_free:
 * @self: an #AttuneResultGroup
 */
void
attune_result_group_free (gpointer self)
{
  AttuneResultGroup *group = self;

  g_free (group->path);
  g_ptr_array_unref (group->hits);
  g_free (group);
}

/**
 * attune_result_group_get_path:
 * @index: which of its hits
 *
 * Returns: where the hit is, in words. That of the first is what the group is called: where it is
 *   the section's own heading, that says what the section is called, and what is around it is left
 *   to say.
 */
const char *
attune_result_group_get_path (const AttuneResultGroup *self, guint index)
{
  const char *path = attune_search_hit_get_section_title (g_ptr_array_index (self->hits, index));

  return path != NULL ? path : self->path;
}
