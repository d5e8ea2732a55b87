/* exchange-tools.h: marks to be exported and imported
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "attune-export.h"
#include "attune-import.h"
#include "attune-library.h"
#include "attune-notebook.h"

#include "notebook-tools.h"

G_BEGIN_DECLS

extern const char *const exchange_nasty[];
extern const guint exchange_n_nasty;

AttuneLibrary *exchange_open_library (void);
AttuneArticle *exchange_get_article (AttuneLibrary *library);

AttuneMarkRecord *exchange_make_record (AttuneArticle *article, AttuneMarkType type);
void exchange_fill (AttuneNotebook *notebook, AttuneArticle *article, guint n_marks);
void exchange_add_record (AttuneNotebook *notebook, AttuneMarkRecord *record);
void exchange_put_kind (AttuneNotebook *notebook,
                        const char *id,
                        const char *name,
                        AttuneHue hue,
                        AttunePattern pattern,
                        double rank);

AttuneExport *
exchange_export_all (AttuneNotebook *notebook, AttuneLibrary *library, gboolean with_notes);
char *exchange_write (AttuneExport *export, AttuneExportFormat format);

AttuneImport *exchange_import (AttuneNotebook *notebook,
                               AttuneLibrary *library,
                               const char *contents,
                               GError **error);
void exchange_commit (AttuneNotebook *notebook, AttuneImport *import, AttuneImportPolicy policy);

G_END_DECLS
