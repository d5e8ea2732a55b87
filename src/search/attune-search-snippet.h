/* attune-search-snippet.h: a few words around a match
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "attune-search-range.h"

G_BEGIN_DECLS

guint attune_search_snippet_find_best (GArray *ranges);
char *attune_search_snippet_new (const char *text,
                                 GArray *ranges,
                                 guint max_length,
                                 GArray **snippet_ranges);

G_END_DECLS
