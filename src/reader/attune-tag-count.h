/* attune-tag-count.h: which tags are in use
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "attune-mark-list.h"

G_BEGIN_DECLS

/**
 * AttuneTagCount:
 * @tag: a tag as it was first typed, without its number sign
 * @folded: the same, without the differences that do not count
 * @n: how many marks have it
 */
typedef struct
{
  char *tag;
  char *folded;
  guint n;
} AttuneTagCount;

GPtrArray *attune_tag_count_read (AttuneMarkList *marks);
GPtrArray *attune_tag_count_read_all (GListModel *marks);
GPtrArray *attune_tag_count_suggest (GPtrArray *tags, const char *word, guint n_tags);

G_END_DECLS
