/* attune-search-interner.h: gives every string a number
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * AttuneSearchArena:
 *
 * Where many strings lie that are freed together. Counted by reference. One thread at a time may
 * add to it, while others read what they know of: strings never move.
 */
typedef struct _AttuneSearchArena AttuneSearchArena;

AttuneSearchArena *attune_search_arena_new (void);
AttuneSearchArena *attune_search_arena_ref (AttuneSearchArena *self);
void attune_search_arena_unref (AttuneSearchArena *self);
const char *attune_search_arena_add (AttuneSearchArena *self, const char *string, gsize n_bytes);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AttuneSearchArena, attune_search_arena_unref)

/**
 * AttuneSearchInterner:
 *
 * Gives every different string a number, from 0 up in the order in which they come.
 */
typedef struct _AttuneSearchInterner AttuneSearchInterner;

AttuneSearchInterner *attune_search_interner_new (AttuneSearchArena *arena);
void attune_search_interner_free (AttuneSearchInterner *self);
guint attune_search_interner_add (AttuneSearchInterner *self, const char *string, gsize n_bytes);
guint attune_search_interner_get_n_strings (AttuneSearchInterner *self);
const char *attune_search_interner_get (AttuneSearchInterner *self, guint number);
guint *attune_search_interner_sort (AttuneSearchInterner *self, const char **sorted);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AttuneSearchInterner, attune_search_interner_free)

G_END_DECLS
