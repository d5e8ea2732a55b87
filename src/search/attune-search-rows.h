/* attune-search-rows.h: the rows of the index
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "attune-search-store.h"

G_BEGIN_DECLS

/* Set around matches by the index. No text has them: control characters are errors in an article.
 */
#define ATTUNE_SEARCH_MATCH_START '\001'
#define ATTUNE_SEARCH_MATCH_END '\002'

/**
 * AttuneSearchClass:
 * @ATTUNE_SEARCH_CLASS_TEXT: whatever is not one of the others
 * @ATTUNE_SEARCH_CLASS_HEADING: the title of a section, or a question
 * @ATTUNE_SEARCH_CLASS_PRACTICE: a boxed point for the consulting room
 * @ATTUNE_SEARCH_CLASS_TERM: an entry of the glossary
 * @ATTUNE_SEARCH_CLASS_REFERENCE: an entry of the references
 *
 * What tells rows apart when they are ranked. A row's number holds, from its highest bits to its
 * lowest, the article's place in the library, the block's in the article, and the class: so rows
 * are numbered in reading order, and ranked without being looked into.
 */
typedef enum
{
  ATTUNE_SEARCH_CLASS_TEXT,
  ATTUNE_SEARCH_CLASS_HEADING,
  ATTUNE_SEARCH_CLASS_PRACTICE,
  ATTUNE_SEARCH_CLASS_TERM,
  ATTUNE_SEARCH_CLASS_REFERENCE,
} AttuneSearchClass;

#define ATTUNE_SEARCH_CLASS_BITS 3
#define ATTUNE_SEARCH_BLOCK_BITS 29

gboolean attune_search_rows_insert (AttuneDatabase *database, GPtrArray *articles, GError **error);
GArray *attune_search_rows_read_ranges (const char *marked, const char *text, gboolean merge);

G_END_DECLS
