/* attune-tag-buttons.h: tags to press
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

void
attune_tag_buttons_show (AdwWrapBox *box, GPtrArray *tags, GCallback clicked_cb, gpointer object);

G_END_DECLS
