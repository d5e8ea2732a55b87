/* attune-search-stemmer.h: what the forms of a word have in common
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * AttuneSearchStemmer:
 *
 * Takes off words what makes forms of them, in one language. One thread at a time may use it.
 */
typedef struct _AttuneSearchStemmer AttuneSearchStemmer;

AttuneSearchStemmer *attune_search_stemmer_new (const char *language);
void attune_search_stemmer_free (AttuneSearchStemmer *self);
const char *attune_search_stemmer_get_code (AttuneSearchStemmer *self);
char *attune_search_stemmer_stem (AttuneSearchStemmer *self, const char *word);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AttuneSearchStemmer, attune_search_stemmer_free)

G_END_DECLS
