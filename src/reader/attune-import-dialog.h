/* attune-import-dialog.h: marks on their way in
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "attune-library.h"
#include "attune-marker.h"

G_BEGIN_DECLS

void attune_import_dialog_choose (GtkWidget *parent, AttuneLibrary *library, AttuneMarker *marker);
void attune_import_dialog_read (GtkWidget *parent,
                                AttuneLibrary *library,
                                AttuneMarker *marker,
                                GFile *file);

G_END_DECLS
