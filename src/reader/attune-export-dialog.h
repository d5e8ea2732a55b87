/* attune-export-dialog.h: marks on their way out
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "attune-library.h"
#include "attune-marker.h"

G_BEGIN_DECLS

#define ATTUNE_TYPE_EXPORT_DIALOG (attune_export_dialog_get_type ())
G_DECLARE_FINAL_TYPE (AttuneExportDialog, attune_export_dialog, ATTUNE, EXPORT_DIALOG, AdwDialog)

AdwDialog *attune_export_dialog_new (AttuneLibrary *library,
                                     AttuneMarker *marker,
                                     AttuneArticle *current,
                                     AttuneSection *current_section,
                                     GPtrArray *shown);
void attune_export_dialog_save (AttuneExportDialog *self, GFile *file);

G_END_DECLS
