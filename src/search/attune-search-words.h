/* attune-search-words.h: the words of a text, folded to what they are compared by
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * AttuneSearchWords:
 * @word: (nullable): the word that was read last, folded; valid until the next one is read
 * @n_bytes: its length in bytes
 * @start: where in the text it begins, in bytes
 * @end: where it ends, marks of its last letter and a possessive ending included, in bytes
 *
 * Reads a text word by word. Letters, digits and their marks make words; an apostrophe between two
 * letters belongs to one and is left out. The index, the questions to it and the marking of matches
 * all take words from here, so that what is found is what is marked.
 */
typedef struct
{
  const char *word;
  gsize n_bytes;
  gsize start;
  gsize end;

  /*< private >*/
  const char *text;
  gsize length;
  gsize at;
  GString *buffer;
} AttuneSearchWords;

void attune_search_words_init (AttuneSearchWords *self, const char *text, gssize n_bytes);
void attune_search_words_clear (AttuneSearchWords *self);
gboolean attune_search_words_next (AttuneSearchWords *self);

char *attune_search_fold_word (const char *word);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (AttuneSearchWords, attune_search_words_clear)

G_END_DECLS
