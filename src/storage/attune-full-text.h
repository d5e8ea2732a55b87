/* attune-full-text.h: how a full-text table parts texts and ranks rows
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * AttuneFullTextAddFunc:
 * @word: a word; it need not end with a zero
 * @n_bytes: its length
 * @start: where it begins in the text, in bytes
 * @end: where it ends
 * @data: what the tokenizer was given for this
 *
 * Takes a word of a text.
 *
 * Returns: whether to go on
 */
typedef gboolean (*AttuneFullTextAddFunc) (const char *word,
                                           gsize n_bytes,
                                           gsize start,
                                           gsize end,
                                           gpointer data);

/**
 * AttuneFullTextRow:
 *
 * A row that a question was answered with, while it is ranked.
 */
typedef struct _AttuneFullTextRow AttuneFullTextRow;

/**
 * AttuneFullText:
 * @tokenize: parts @n_bytes of a text into words, which are given to @add in their order
 * @rank: how well a row answers; @ranking is what the statement was given with
 *   [method@Statement.bind_pointer]. Any thread that uses the connection may call it.
 *
 * What a connection's full-text tables use: `tokenize = 'attune'`, and `attune_rank (TABLE, ?)`.
 */
typedef struct
{
  void (*tokenize) (const char *text, gsize n_bytes, AttuneFullTextAddFunc add, gpointer data);
  double (*rank) (const AttuneFullTextRow *row, gpointer ranking);
} AttuneFullText;

guint attune_full_text_row_get_n_matches (const AttuneFullTextRow *self);
void attune_full_text_row_get_match (const AttuneFullTextRow *self,
                                     guint index,
                                     guint *phrase,
                                     guint *column,
                                     guint *position);

G_END_DECLS
