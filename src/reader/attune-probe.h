/* attune-probe.h: measures the running program, where it is asked to
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void attune_probe_frames (GtkWidget *window);
void attune_probe_search_begins (void);
void attune_probe_search_is_shown (GtkWidget *widget);

G_END_DECLS
