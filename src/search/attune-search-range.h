/* attune-search-range.h: a stretch of text
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * AttuneSearchRange:
 * @start: its first code point
 * @end: the code point behind its last
 *
 * A stretch of text.
 */
typedef struct
{
  guint start;
  guint end;
} AttuneSearchRange;

G_END_DECLS
