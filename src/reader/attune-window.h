/* attune-window.h: a window
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "attune-library.h"
#include "attune-notebook.h"
#include "attune-search-index.h"

G_BEGIN_DECLS

#define ATTUNE_TYPE_WINDOW (attune_window_get_type ())
G_DECLARE_FINAL_TYPE (AttuneWindow, attune_window, ATTUNE, WINDOW, AdwApplicationWindow)

AttuneWindow *attune_window_new (GtkApplication *application,
                                 AttuneLibrary *library,
                                 AttuneNotebook *notebook,
                                 AttuneSearchIndex *index,
                                 GSettings *settings);

void attune_window_open (AttuneWindow *self, AttuneArticle *article, const AttunePlace *place);
void attune_window_search (AttuneWindow *self, const char *text);
void attune_window_show_problem (AttuneWindow *self, const char *title, const char *description);

G_END_DECLS
