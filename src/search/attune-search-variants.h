/* attune-search-variants.h: British and American spellings of a word
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *attune_search_unify_spelling (const char *word);

G_END_DECLS
