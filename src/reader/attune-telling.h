/* attune-telling.h: saying how it went
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

void attune_tell_toast (GtkWidget *near, AdwToast *toast);
void attune_tell_done (GtkWidget *near, const char *message);
void attune_tell_failure (GtkWidget *near, const char *title, const char *description);

G_END_DECLS
