/* attune-preferences-dialog.h: the preferences
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "attune-marker.h"

G_BEGIN_DECLS

#define ATTUNE_TYPE_PREFERENCES_DIALOG (attune_preferences_dialog_get_type ())
G_DECLARE_FINAL_TYPE (AttunePreferencesDialog,
                      attune_preferences_dialog,
                      ATTUNE,
                      PREFERENCES_DIALOG,
                      AdwPreferencesDialog)

AdwDialog *attune_preferences_dialog_new (AttuneMarker *marker, GSettings *settings);

G_END_DECLS
