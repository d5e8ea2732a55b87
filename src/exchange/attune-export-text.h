/* attune-export-text.h: words made fit for a kind of file
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

GStrv attune_export_text_split (const char *text);
void attune_export_text_append_markdown (GString *out, const char *line);
void attune_export_text_append_html (GString *out, const char *line);
void attune_export_text_append_csv (GString *out, const char *text);

G_END_DECLS
