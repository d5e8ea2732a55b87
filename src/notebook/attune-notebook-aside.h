/* attune-notebook-aside.h: where damaged files are kept
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *attune_notebook_aside_find_name (const char *path);
gboolean attune_notebook_aside_move_log (const char *path, const char *aside, GError **error);
gboolean attune_notebook_aside_swap (const char *path,
                                     const char *repaired,
                                     const char *aside,
                                     GError **error);
char *attune_notebook_aside_tell (const char *words, const char *aside);

G_END_DECLS
