/* attune-search-document-private.h: the words of a document
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "attune-search-document.h"

G_BEGIN_DECLS

/**
 * AttuneSearchDocumentPart:
 * @ATTUNE_SEARCH_DOCUMENT_TITLE: the title
 * @ATTUNE_SEARCH_DOCUMENT_TEXT: the text
 * @ATTUNE_SEARCH_DOCUMENT_TAG: one of the tags
 *
 * Where in a document a word stands.
 */
typedef enum
{
  ATTUNE_SEARCH_DOCUMENT_TITLE,
  ATTUNE_SEARCH_DOCUMENT_TEXT,
  ATTUNE_SEARCH_DOCUMENT_TAG,
} AttuneSearchDocumentPart;

/**
 * AttuneSearchDocumentWord:
 * @hash: attune_search_word_hash() of it
 * @offset: where it begins among the folded words, in bytes
 * @position: how manieth word of the document it is; between parts, and between tags, lies a gap
 * @part: an #AttuneSearchDocumentPart
 * @head: its first byte
 *
 * A word of a document, folded.
 */
typedef struct
{
  guint64 hash;
  guint offset;
  guint position;
  guint8 part;
  guint8 head;
} AttuneSearchDocumentWord;

const AttuneSearchDocumentWord *
attune_search_document_get_words (AttuneSearchDocument *self, guint *n_words, const char **folded);

G_END_DECLS
