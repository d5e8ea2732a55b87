/* attune-tags.h: the tags in a note
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean attune_tags_next (const char **at, const char **start, const char **end);
GStrv attune_tags_find (const char *note);

G_END_DECLS
