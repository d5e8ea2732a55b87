/* attune-search-dictionary.h: which words are spelled correctly
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * AttuneSearchDictionary:
 *
 * The spelling dictionaries that are installed, asked through Enchant. One thread at a time may use
 * it.
 */
typedef struct _AttuneSearchDictionary AttuneSearchDictionary;

AttuneSearchDictionary *attune_search_dictionary_new (const char *const *languages);
void attune_search_dictionary_free (AttuneSearchDictionary *self);
void attune_search_dictionary_prepare (AttuneSearchDictionary *self);
gboolean attune_search_dictionary_is_empty (AttuneSearchDictionary *self);
gboolean attune_search_dictionary_knows (AttuneSearchDictionary *self, const char *word);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AttuneSearchDictionary, attune_search_dictionary_free)

G_END_DECLS
