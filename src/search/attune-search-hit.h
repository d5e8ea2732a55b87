/* attune-search-hit.h: a block in which a search found its words
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "attune-article.h"

G_BEGIN_DECLS

/**
 * AttuneSearchKind:
 * @ATTUNE_SEARCH_SECTION: the heading of a section, or a question
 * @ATTUNE_SEARCH_PASSAGE: text, of whatever type of block
 * @ATTUNE_SEARCH_TERM: an entry of the glossary
 * @ATTUNE_SEARCH_REFERENCE: an entry of the references
 *
 * What was found.
 */
typedef enum
{
  ATTUNE_SEARCH_SECTION,
  ATTUNE_SEARCH_PASSAGE,
  ATTUNE_SEARCH_TERM,
  ATTUNE_SEARCH_REFERENCE,
} AttuneSearchKind;

#define ATTUNE_TYPE_SEARCH_KIND (attune_search_kind_get_type ())
GType attune_search_kind_get_type (void);

/**
 * AttuneSearchRange:
 * @start: its first code point
 * @end: the code point behind its last
 *
 * A stretch of text.
 */
typedef struct
{
  guint start;
  guint end;
} AttuneSearchRange;

#define ATTUNE_TYPE_SEARCH_HIT (attune_search_hit_get_type ())
G_DECLARE_FINAL_TYPE (AttuneSearchHit, attune_search_hit, ATTUNE, SEARCH_HIT, GObject)

AttuneSearchKind attune_search_hit_get_kind (AttuneSearchHit *self);
AttunePlace *attune_search_hit_get_place (AttuneSearchHit *self);
AttuneArticle *attune_search_hit_get_article (AttuneSearchHit *self);
AttuneSection *attune_search_hit_get_section (AttuneSearchHit *self);
const AttuneBlock *attune_search_hit_get_block (AttuneSearchHit *self);
guint attune_search_hit_get_block_index (AttuneSearchHit *self);

const char *attune_search_hit_get_section_title (AttuneSearchHit *self);
const char *attune_search_hit_get_snippet (AttuneSearchHit *self);
const AttuneSearchRange *
attune_search_hit_get_snippet_ranges (AttuneSearchHit *self, guint *n_ranges);
const AttuneSearchRange *attune_search_hit_get_ranges (AttuneSearchHit *self, guint *n_ranges);

/* Making one; for the index alone */

AttuneSearchHit *
attune_search_hit_new (AttuneArticle *article, const AttuneBlock *block, GArray *ranges);

G_END_DECLS
