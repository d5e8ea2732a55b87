/* attune-search-word-hash.h: a number that stands for a word
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * attune_search_word_hash:
 * @word: a word
 *
 * Makes a number of a word by FNV-1a (G. Fowler, L. C. Noll and K.-P. Vo). It is long enough to
 * stand for the word: that among 100,000 words two have the same is less likely than one in a
 * thousand million.
 *
 * Returns: the number
 */
static inline guint64
attune_search_word_hash (const char *word)
{
  guint64 hash = G_GUINT64_CONSTANT (0xcbf29ce484222325);

  for (const char *c = word; *c != '\0'; c++)
    hash = (hash ^ (guint8) *c) * G_GUINT64_CONSTANT (0x100000001b3);

  return hash;
}

G_END_DECLS
