/* attune-shell-search-launcher.h: opens results in the program
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

void
attune_shell_search_launcher_open (GApplication *application, const char *uri, guint timestamp);
void
attune_shell_search_launcher_search (GApplication *application, const char *words, guint timestamp);

G_END_DECLS
