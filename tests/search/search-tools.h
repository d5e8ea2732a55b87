/* search-tools.h: what the tests of the search share
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "attune-search-index.h"

G_BEGIN_DECLS

AttuneLibrary *search_tools_open (const char *folder, const char *name);
AttuneLibrary *search_tools_parse (const char *json);
AttuneLibrary *search_tools_write (const char *const *paragraphs);

AttuneSearchResults *search_tools_search (AttuneSearchIndex *index, const char *text);
char *search_tools_describe (AttuneSearchResults *results);
guint search_tools_count (AttuneSearchIndex *index, const char *text);
AttuneSearchHit *search_tools_get_hit (AttuneSearchResults *results, guint position);

char *search_tools_make_folder (void);
void search_tools_remove_folder (char *folder);

G_END_DECLS
