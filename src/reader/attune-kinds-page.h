/* attune-kinds-page.h: the kinds of highlights, in the preferences
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "attune-notebook.h"

G_BEGIN_DECLS

#define ATTUNE_TYPE_KINDS_PAGE (attune_kinds_page_get_type ())
G_DECLARE_FINAL_TYPE (AttuneKindsPage, attune_kinds_page, ATTUNE, KINDS_PAGE, AdwPreferencesPage)

void attune_kinds_page_set_notebook (AttuneKindsPage *self, AttuneNotebook *notebook);

G_END_DECLS
