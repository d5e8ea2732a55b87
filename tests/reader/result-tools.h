/* result-tools.h: what a search might have found
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "attune-search-results.h"

G_BEGIN_DECLS

AttuneSearchHit *result_make_hit (AttuneSearchKind kind, const char *section, const char *text);
AttuneSearchHit *result_make_hit_in (const char *article,
                                     AttuneSearchKind kind,
                                     const char *section,
                                     const char *text);
AttuneSearchHit *
result_make_mark (AttuneSearchKind kind, const char *article, const char *block, const char *text);

AttuneSearchAnswer result_begin (const char *typed);
void result_add (AttuneSearchAnswer *answer, AttuneSearchHit *hit);
AttuneSearchResults *result_end (AttuneSearchAnswer *answer);

G_END_DECLS
