/* attune-import-preview.h: what a file would bring
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "attune-import.h"
#include "attune-marker.h"

G_BEGIN_DECLS

#define ATTUNE_TYPE_IMPORT_PREVIEW (attune_import_preview_get_type ())
G_DECLARE_FINAL_TYPE (AttuneImportPreview, attune_import_preview, ATTUNE, IMPORT_PREVIEW, AdwDialog)

AdwDialog *
attune_import_preview_new (AttuneImport *import, AttuneMarker *marker, const char *file_name);

G_END_DECLS
