/* attune-line-estimate.h: how many lines a text takes, without setting it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <pango/pango.h>

G_BEGIN_DECLS

/**
 * AttuneAdvanceFunc:
 * @c: a character
 *
 * Returns: how wide it is, in any unit; 0 for one that takes no room of its own
 */
typedef int (*AttuneAdvanceFunc) (gunichar c, gpointer user_data);

guint attune_line_estimate_count (const char *text,
                                  int width,
                                  guint max_lines,
                                  AttuneAdvanceFunc advance,
                                  gpointer user_data);

typedef struct _AttuneFontWidths AttuneFontWidths;

AttuneFontWidths *attune_font_widths_get (PangoContext *context);
int attune_font_widths_get_line_height (AttuneFontWidths *self);
guint attune_font_widths_count_lines (AttuneFontWidths *self,
                                      const char *text,
                                      int width,
                                      guint max_lines);

G_END_DECLS
