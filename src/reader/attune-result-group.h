/* attune-result-group.h: what a search found in one section
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "attune-article.h"
#include "attune-search-results.h"

G_BEGIN_DECLS

/**
 * AttuneResultGroup:
 * @hits: (element-type AttuneSearchHit): what it has, at least one; unowned, they are of the
 * results
 * @n_rows: how many rows show it; for whoever shows them
 *
 * The hits of a section that stand together.
 */
typedef struct
{
  GPtrArray *hits;
  guint n_rows;

  /*< private >*/
  char *path;
} AttuneResultGroup;

const char *attune_result_group_get_path (const AttuneResultGroup *self, guint index);

void attune_result_groups_append (GPtrArray *groups,
                                  AttuneSearchResults *results,
                                  guint start,
                                  guint end,
                                  guint kinds,
                                  AttuneArticle *article);
void attune_result_group_free (gpointer self);

G_END_DECLS
