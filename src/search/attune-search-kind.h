/* attune-search-kind.h: what a search can find
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * AttuneSearchKind:
 * @ATTUNE_SEARCH_SECTION: the heading of a section, or a question
 * @ATTUNE_SEARCH_PASSAGE: text, of whatever type of block
 * @ATTUNE_SEARCH_TERM: an entry of the glossary
 * @ATTUNE_SEARCH_REFERENCE: an entry of the references
 * @ATTUNE_SEARCH_NOTE: a note of the reader's, or a highlight
 * @ATTUNE_SEARCH_BOOKMARK: a bookmark of the reader's
 *
 * What was found.
 */
typedef enum
{
  ATTUNE_SEARCH_SECTION,
  ATTUNE_SEARCH_PASSAGE,
  ATTUNE_SEARCH_TERM,
  ATTUNE_SEARCH_REFERENCE,
  ATTUNE_SEARCH_NOTE,
  ATTUNE_SEARCH_BOOKMARK,
} AttuneSearchKind;

#define ATTUNE_SEARCH_N_KINDS (ATTUNE_SEARCH_BOOKMARK + 1)

/* The kinds that lie in the articles, and so in the index, come first. */
#define ATTUNE_SEARCH_N_INDEXED_KINDS (ATTUNE_SEARCH_REFERENCE + 1)

#define ATTUNE_TYPE_SEARCH_KIND (attune_search_kind_get_type ())
GType attune_search_kind_get_type (void);

G_END_DECLS
