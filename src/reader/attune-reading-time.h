/* attune-reading-time.h: how long an article is, in words
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

guint attune_estimate_minutes (guint n_words);
char *attune_describe_edition (guint n_words, const char *updated);

G_END_DECLS
