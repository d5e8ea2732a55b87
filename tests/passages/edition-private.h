/* edition-private.h: the pieces that editions are made of
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "edition.h"

G_BEGIN_DECLS

static inline EditionBlock *
get_block (Edition *self, guint i)
{
  return g_ptr_array_index (self->blocks, i);
}

static inline gunichar
char_at (const EditionBlock *block, guint i)
{
  return g_array_index (block->chars, EditionChar, i).c;
}

static inline gboolean
chance (Edition *self, guint often)
{
  return g_rand_int_range (self->rand, 0, (gint32) often) == 0;
}

static inline guint
below (Edition *self, guint n)
{
  return (guint) g_rand_int_range (self->rand, 0, (gint32) n);
}

EditionBlock *edition_block_new (char *id, gboolean heading, int source);
void edition_block_free (gpointer data);
void edition_block_insert (EditionBlock *block, guint at, const char *string);
void edition_block_insert_chars (EditionBlock *block,
                                 guint at,
                                 const EditionChar *chars,
                                 guint n,
                                 gboolean copied);
void edition_block_tidy (EditionBlock *block);
GArray *edition_block_find_words (const EditionBlock *block);
GArray *edition_block_find_sentences (const EditionBlock *block);
char *edition_make_id (Edition *self, const char *stem);

G_END_DECLS
