/* attune-recent-list.h: recent searches to choose from
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "attune-recent-searches.h"

G_BEGIN_DECLS

#define ATTUNE_TYPE_RECENT_LIST (attune_recent_list_get_type ())
G_DECLARE_FINAL_TYPE (AttuneRecentList, attune_recent_list, ATTUNE, RECENT_LIST, AdwBin)

AttuneRecentList *attune_recent_list_new (AttuneRecentSearches *searches);

gboolean attune_recent_list_is_empty (AttuneRecentList *self);

G_END_DECLS
