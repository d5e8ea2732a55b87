/* attune-leaving.h: leaving with something unsaved
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "attune-notebook.h"

G_BEGIN_DECLS

gboolean attune_leaving_is_safe (GtkWindow *window, AttuneNotebook *notebook);
void attune_leaving_ask (GtkWindow *window,
                         AttuneNotebook *notebook,
                         GCallback leave,
                         gpointer user_data);

G_END_DECLS
