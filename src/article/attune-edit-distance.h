/* attune-edit-distance.h: how far two words are apart
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

guint attune_edit_distance (const char *a, const char *b, guint limit);

G_END_DECLS
