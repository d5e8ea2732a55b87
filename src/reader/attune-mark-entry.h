/* attune-mark-entry.h: where a mark belongs in a list
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "attune-article.h"
#include "attune-mark.h"

G_BEGIN_DECLS

/**
 * AttuneMarkEntry:
 * @mark: a mark
 * @section: (nullable): the section that it is in; %NULL where its passage is lost
 *
 * A mark, and where it belongs among others of its article. It is never changed, as the old and the
 * new order of a list are compared by it.
 */
typedef struct
{
  AttuneMark *mark;
  AttuneSection *section;

  /*< private >*/
  AttuneArticle *article; /* has the section */
  guint group;
  guint block;
  guint start;
  guint end;
  double rank;
  gint64 created;
} AttuneMarkEntry;

AttuneMarkEntry *
attune_mark_entry_new (AttuneMark *mark, AttuneArticle *article, gboolean by_section);
AttuneMarkEntry *attune_mark_entry_ref (AttuneMarkEntry *self);
void attune_mark_entry_unref (gpointer self);

gboolean attune_mark_entry_is_same (const AttuneMarkEntry *self, const AttuneMarkEntry *other);
int attune_mark_entry_compare_in_article (gconstpointer a, gconstpointer b);
int attune_mark_entry_compare_by_rank (gconstpointer a, gconstpointer b);
void attune_mark_entry_find_group (GPtrArray *entries, guint position, guint *start, guint *end);

G_END_DECLS
