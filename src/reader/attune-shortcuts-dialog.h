/* attune-shortcuts-dialog.h: the keys
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define ATTUNE_TYPE_SHORTCUTS_DIALOG (attune_shortcuts_dialog_get_type ())
G_DECLARE_FINAL_TYPE (AttuneShortcutsDialog,
                      attune_shortcuts_dialog,
                      ATTUNE,
                      SHORTCUTS_DIALOG,
                      AdwDialog)

AdwDialog *attune_shortcuts_dialog_new (void);

G_END_DECLS
