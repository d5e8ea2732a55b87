/* attune-export.h: marks on their way out
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "attune-kind.h"
#include "attune-library.h"
#include "attune-mark.h"

G_BEGIN_DECLS

/**
 * AttuneExportFormat:
 * @ATTUNE_EXPORT_MARKDOWN: text to read and to work on
 * @ATTUNE_EXPORT_HTML: a page to read and to print
 * @ATTUNE_EXPORT_CSV: a table
 * @ATTUNE_EXPORT_JSON: a W3C Web Annotation collection; the one that can be imported again, with
 *   nothing lost
 *
 * What marks are written as.
 */
typedef enum
{
  ATTUNE_EXPORT_MARKDOWN,
  ATTUNE_EXPORT_HTML,
  ATTUNE_EXPORT_CSV,
  ATTUNE_EXPORT_JSON,
  ATTUNE_N_EXPORT_FORMATS,
} AttuneExportFormat;

gboolean attune_export_format_for_name (const char *filename, AttuneExportFormat *format);
const char *attune_export_format_get_extension (AttuneExportFormat format);

/**
 * AttuneExport:
 *
 * Marks as they are at one moment, in the order of the articles, to be written. Immutable: it may
 * be written by another thread while the notebook changes.
 *
 * What the reader wrote leaves only where it was asked for, as it may hold clinical material:
 * notes, the tags in them, and the names given to marks. Kinds always leave, with their names.
 */
#define ATTUNE_TYPE_EXPORT (attune_export_get_type ())
typedef struct _AttuneExport AttuneExport;

GType attune_export_get_type (void);

AttuneExport *attune_export_new (AttuneLibrary *library,
                                 GPtrArray *marks,
                                 GListModel *kinds,
                                 gboolean with_notes);
AttuneExport *attune_export_ref (AttuneExport *self);
void attune_export_unref (AttuneExport *self);

gboolean attune_export_get_with_notes (AttuneExport *self);
guint attune_export_get_n_marks (AttuneExport *self);
guint attune_export_get_n_notes (AttuneExport *self);
guint attune_export_get_n_words (AttuneExport *self);

GBytes *attune_export_to_bytes (AttuneExport *self, AttuneExportFormat format, GError **error);
gboolean
attune_export_to_file (AttuneExport *self, AttuneExportFormat format, GFile *file, GError **error);
char *attune_export_dup_preview (AttuneExport *self, AttuneExportFormat format, guint n_items);

/* What to export */

GPtrArray *attune_export_dup_all (GListModel *marks);
GPtrArray *
attune_export_dup_section (GListModel *marks, AttuneArticle *article, AttuneSection *section);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AttuneExport, attune_export_unref)

G_END_DECLS
