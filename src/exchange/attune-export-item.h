/* attune-export-item.h: a mark to be written, and where it is
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "attune-article.h"
#include "attune-kind.h"
#include "attune-mark-record.h"

G_BEGIN_DECLS

/**
 * AttuneExportItem:
 * @record: what is kept of the mark; without the words of the reader's that are not to leave
 * @article: (nullable): the article that it is on, if that is here
 * @rank: the number of the article in the library, or %G_MAXUINT
 * @place: (nullable): where its passage is in the article; %NULL if it is not in it any more
 * @section: (nullable): the section of its passage
 * @paragraph: the number of its block in the section, from 1; 0 for the heading, or if lost
 * @kind: (nullable): of a highlight, its kind
 * @tags: the tags in its note
 *
 * A mark, with all that is told of it.
 */
typedef struct
{
  AttuneMarkRecord *record;
  AttuneArticle *article;
  guint rank;
  AttunePlace *place;
  AttuneSection *section;
  guint paragraph;
  AttuneKind *kind;
  GStrv tags;
} AttuneExportItem;

AttuneExportItem *
attune_export_item_new (AttuneMarkRecord *record, AttuneArticle *article, AttunePlace *place);
void attune_export_item_free (AttuneExportItem *self);

int attune_export_item_compare (const AttuneExportItem *a, const AttuneExportItem *b);

char *attune_export_item_dup_section (const AttuneExportItem *self);
char *attune_export_item_dup_paragraph (const AttuneExportItem *self);
const char *attune_export_item_get_label (const AttuneExportItem *self);
char *attune_export_item_dup_quote (const AttuneExportItem *self);
char *attune_export_item_dup_address (const AttuneExportItem *self);
char *attune_export_item_dup_time (gint64 time);
char *attune_export_item_dup_local_time (gint64 time);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AttuneExportItem, attune_export_item_free)

G_END_DECLS
