/* attune-search-hit.h: something that a search found
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "attune-place.h"
#include "attune-search-document.h"
#include "attune-search-kind.h"
#include "attune-search-pattern.h"
#include "attune-search-range.h"

G_BEGIN_DECLS

#define ATTUNE_TYPE_SEARCH_HIT (attune_search_hit_get_type ())
G_DECLARE_FINAL_TYPE (AttuneSearchHit, attune_search_hit, ATTUNE, SEARCH_HIT, GObject)

AttuneSearchKind attune_search_hit_get_kind (AttuneSearchHit *self);
const char *attune_search_hit_get_article_id (AttuneSearchHit *self);
AttunePlace *attune_search_hit_get_place (AttuneSearchHit *self);
const char *attune_search_hit_get_key (AttuneSearchHit *self);

const char *attune_search_hit_get_section_id (AttuneSearchHit *self);
const char *attune_search_hit_get_section_title (AttuneSearchHit *self);

const char *attune_search_hit_get_snippet (AttuneSearchHit *self);
const AttuneSearchRange *
attune_search_hit_get_snippet_ranges (AttuneSearchHit *self, guint *n_ranges);

/* Making one; for the index alone */

/**
 * AttuneSearchFound:
 * @kind: a kind that lies in articles
 * @article_id: of the article
 * @block_id: of the block
 * @section_id: of the innermost section
 * @section_title: where it is, in words
 * @text: the block's text
 *
 * A block, as the index knows it.
 */
typedef struct
{
  AttuneSearchKind kind;
  const char *article_id;
  const char *block_id;
  const char *section_id;
  const char *section_title;
  const char *text;
} AttuneSearchFound;

AttuneSearchHit *
attune_search_hit_new (const AttuneSearchFound *found, AttuneSearchPattern *pattern);
AttuneSearchHit *
attune_search_hit_new_for_document (AttuneSearchDocument *document, AttuneSearchPattern *pattern);

G_END_DECLS
