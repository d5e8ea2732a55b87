/* attune-search-snippet.h: a few words around a match
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "attune-text.h"

G_BEGIN_DECLS

char *attune_search_snippet_new (const AttuneText *text,
                                 GArray *ranges,
                                 guint max_length,
                                 GArray **snippet_ranges);

G_END_DECLS
