/* attune-search-rows.h: the rows of the index
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "attune-article.h"
#include "attune-database.h"
#include "attune-search-kind.h"

G_BEGIN_DECLS

/**
 * AttuneSearchColumn:
 * @ATTUNE_SEARCH_COLUMN_TITLE: what the row is called, if it is called anything
 * @ATTUNE_SEARCH_COLUMN_BODY: its words
 * @ATTUNE_SEARCH_COLUMN_SECTION: what the section that it is in, and those around it, are called
 * @ATTUNE_SEARCH_COLUMN_BLOCK: the block's id, which is not searched
 *
 * What a row holds. There is a table for each of the kinds that lie in articles, so that one can be
 * searched alone, and so that among thousands of articles the few headings are not looked for
 * behind all of the text.
 */
typedef enum
{
  ATTUNE_SEARCH_COLUMN_TITLE,
  ATTUNE_SEARCH_COLUMN_BODY,
  ATTUNE_SEARCH_COLUMN_SECTION,
  ATTUNE_SEARCH_COLUMN_BLOCK,
} AttuneSearchColumn;

/* A row's number: the article's, the innermost section's, the block's in the article, and, in the
 * lowest bit, whether it is a point for practice. So rows are numbered in reading order, and ranked
 * without being looked into. */
#define ATTUNE_SEARCH_ROW_ARTICLE(row) ((guint) ((row) >> 40))
#define ATTUNE_SEARCH_ROW_SECTION(row) ((row) >> 25)
#define ATTUNE_SEARCH_ROW_BLOCK(row) ((guint) (((row) & ((1 << 25) - 1)) >> 1))
#define ATTUNE_SEARCH_ROW_IS_PRACTICE(row) (((row) & 1) != 0)
#define ATTUNE_SEARCH_FIRST_ROW(article) ((gint64) (article) << 40)
#define ATTUNE_SEARCH_MAX_SECTION ((1 << 15) - 1)

const char *attune_search_kind_get_table (AttuneSearchKind kind);
AttuneSearchKind attune_search_kind_of_block (const AttuneBlock *block);

gboolean attune_search_rows_insert (AttuneDatabase *database,
                                    AttuneArticle *article,
                                    guint number,
                                    guint *n_rows,
                                    GError **error);

G_END_DECLS
