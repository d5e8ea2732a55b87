/* attune-plain-text.h: what plain strings of an article may hold
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean attune_char_is_space (gunichar c);
gboolean attune_char_is_forbidden (gunichar c);

gboolean attune_plain_text_is_special (const char *c);
gboolean attune_plain_text_is_tidy (const char *string, guint *length);
char *attune_plain_text_fold (const char *string, gunichar *forbidden);
char *attune_plain_text_sort_key (const char *string);

G_END_DECLS
