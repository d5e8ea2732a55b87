/* attune-shell-search-service.h: the desktop's search provider on the bus
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define ATTUNE_TYPE_SHELL_SEARCH_SERVICE (attune_shell_search_service_get_type ())
G_DECLARE_FINAL_TYPE (AttuneShellSearchService,
                      attune_shell_search_service,
                      ATTUNE,
                      SHELL_SEARCH_SERVICE,
                      GApplication)

AttuneShellSearchService *attune_shell_search_service_new (void);

G_END_DECLS
