/* attune-grapheme.h: what a reader takes for one character
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean attune_grapheme_continues (gunichar before, gunichar c);
gboolean attune_grapheme_is_boundary (const char *string, const char *at);

G_END_DECLS
