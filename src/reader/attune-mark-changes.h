/* attune-mark-changes.h: telling what has changed in a list of marks
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

void attune_mark_changes_tell (GListModel *list, GPtrArray **shown, GPtrArray *wanted);

G_END_DECLS
