/* attune-search-document.h: something to be searched that is in no article
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "attune-place.h"
#include "attune-search-kind.h"

G_BEGIN_DECLS

/**
 * AttuneSearchDocument:
 *
 * A note or a bookmark, as a search sees it. Never a part of the index, which others read, too.
 * Immutable and counted by reference; any thread may read it.
 */
typedef struct _AttuneSearchDocument AttuneSearchDocument;

AttuneSearchDocument *attune_search_document_new (AttuneSearchKind kind,
                                                  const char *key,
                                                  AttunePlace *place,
                                                  const char *title,
                                                  const char *text,
                                                  const char *const *tags);
AttuneSearchDocument *attune_search_document_ref (AttuneSearchDocument *self);
void attune_search_document_unref (AttuneSearchDocument *self);

AttuneSearchKind attune_search_document_get_kind (AttuneSearchDocument *self);
const char *attune_search_document_get_key (AttuneSearchDocument *self);
AttunePlace *attune_search_document_get_place (AttuneSearchDocument *self);
const char *attune_search_document_get_title (AttuneSearchDocument *self);
const char *attune_search_document_get_text (AttuneSearchDocument *self);
gboolean
attune_search_document_has_word (AttuneSearchDocument *self, const char *word, gboolean as_prefix);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AttuneSearchDocument, attune_search_document_unref)

G_END_DECLS
