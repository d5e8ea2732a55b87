/* attune-export-private.h: how marks are written, for the exports alone
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "attune-export-item.h"
#include "attune-export.h"

G_BEGIN_DECLS

guint attune_export_get_n_items (AttuneExport *self);
const AttuneExportItem *attune_export_get_item (AttuneExport *self, guint index);
const GPtrArray *attune_export_get_kinds (AttuneExport *self);

/* Each writes the head and the first @n_items marks and, where that is all of them, the end. */
void attune_export_write_markdown (AttuneExport *self, guint n_items, GString *out);
void attune_export_write_html (AttuneExport *self, guint n_items, GString *out);
void attune_export_write_csv (AttuneExport *self, guint n_items, GString *out);
void attune_export_write_json (AttuneExport *self, guint n_items, GString *out);

G_END_DECLS
