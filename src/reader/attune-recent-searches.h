/* attune-recent-searches.h: what was searched for lately
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* How many are kept at most, and how long one may be in code points: what is longer was pasted by
 * mistake. */
#define ATTUNE_RECENT_SEARCHES_MAX 20
#define ATTUNE_RECENT_SEARCHES_MAX_LENGTH 100

#define ATTUNE_TYPE_RECENT_SEARCHES (attune_recent_searches_get_type ())
G_DECLARE_FINAL_TYPE (AttuneRecentSearches,
                      attune_recent_searches,
                      ATTUNE,
                      RECENT_SEARCHES,
                      GObject)

AttuneRecentSearches *attune_recent_searches_new (GSettings *settings);

GListModel *attune_recent_searches_get_list (AttuneRecentSearches *self);
char **attune_recent_searches_dup_strv (AttuneRecentSearches *self);

void attune_recent_searches_begin (AttuneRecentSearches *self);
void attune_recent_searches_add (AttuneRecentSearches *self, const char *text);
void attune_recent_searches_remove (AttuneRecentSearches *self, const char *text);
void attune_recent_searches_clear (AttuneRecentSearches *self);
void attune_recent_searches_restore (AttuneRecentSearches *self, const char *const *texts);

G_END_DECLS
