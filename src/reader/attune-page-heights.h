/* attune-page-heights.h: how far down a page its text stands
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef struct _AttunePageHeights AttunePageHeights;

AttunePageHeights *attune_page_heights_new (GtkTextView *view);
void attune_page_heights_free (AttunePageHeights *self);

double attune_page_heights_get_whole (const AttunePageHeights *self);
double attune_page_heights_find (const AttunePageHeights *self, guint offset);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AttunePageHeights, attune_page_heights_free)

G_END_DECLS
