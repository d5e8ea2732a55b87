/* attune-restore.h: asking before going back to a backup
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "attune-notebook-restore.h"

G_BEGIN_DECLS

char *attune_restore_dup_time (GDateTime *time);
char *attune_restore_dup_description (const AttuneRestorePreview *preview);
void attune_restore_ask (GtkWidget *parent, AttuneNotebook *notebook, GFile *file);

G_END_DECLS
