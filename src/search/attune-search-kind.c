/* attune-search-kind.c: what a search can find
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "attune-search-kind.h"

G_DEFINE_ENUM_TYPE (AttuneSearchKind,
                    attune_search_kind,
                    G_DEFINE_ENUM_VALUE (ATTUNE_SEARCH_SECTION, "section"),
                    G_DEFINE_ENUM_VALUE (ATTUNE_SEARCH_PASSAGE, "passage"),
                    G_DEFINE_ENUM_VALUE (ATTUNE_SEARCH_TERM, "term"),
                    G_DEFINE_ENUM_VALUE (ATTUNE_SEARCH_REFERENCE, "reference"),
                    G_DEFINE_ENUM_VALUE (ATTUNE_SEARCH_NOTE, "note"),
                    G_DEFINE_ENUM_VALUE (ATTUNE_SEARCH_BOOKMARK, "bookmark"))
