/* attune-notebook-page.h: the notebook's file, in the preferences
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "attune-notebook.h"

G_BEGIN_DECLS

#define ATTUNE_TYPE_NOTEBOOK_PAGE (attune_notebook_page_get_type ())
G_DECLARE_FINAL_TYPE (AttuneNotebookPage,
                      attune_notebook_page,
                      ATTUNE,
                      NOTEBOOK_PAGE,
                      AdwPreferencesPage)

void attune_notebook_page_set_notebook (AttuneNotebookPage *self, AttuneNotebook *notebook);
void attune_notebook_page_back_up (AttuneNotebookPage *self, GFile *file);

G_END_DECLS
