/* attune-shell-search-provider.h: finds what the desktop's search asks for
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "attune-search-index.h"

G_BEGIN_DECLS

/**
 * ATTUNE_SHELL_SEARCH_MAX_RESULTS:
 *
 * The most results that the desktop is told of. It shows five, and has a way to all of them.
 */
#define ATTUNE_SHELL_SEARCH_MAX_RESULTS 8

#define ATTUNE_TYPE_SHELL_SEARCH_PROVIDER (attune_shell_search_provider_get_type ())
G_DECLARE_FINAL_TYPE (AttuneShellSearchProvider,
                      attune_shell_search_provider,
                      ATTUNE,
                      SHELL_SEARCH_PROVIDER,
                      GObject)

AttuneShellSearchProvider *
attune_shell_search_provider_new (AttuneLibrary *library, AttuneSearchIndex *index);

void attune_shell_search_provider_search_async (AttuneShellSearchProvider *self,
                                                const char *const *terms,
                                                GCancellable *cancellable,
                                                GAsyncReadyCallback callback,
                                                gpointer user_data);
GStrv attune_shell_search_provider_search_finish (AttuneShellSearchProvider *self,
                                                  GAsyncResult *result,
                                                  GError **error);
GVariant *
attune_shell_search_provider_describe (AttuneShellSearchProvider *self, const char *const *ids);

char *attune_shell_search_provider_join_terms (const char *const *terms);

G_END_DECLS
