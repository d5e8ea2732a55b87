/* attune-notebook-repair.h: a notebook's file that is not sound
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean attune_notebook_repair_judge (const char *path, GError **error);
gboolean attune_notebook_repair (const char *path, char **told, GError **error);

G_END_DECLS
