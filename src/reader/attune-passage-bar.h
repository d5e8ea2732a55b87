/* attune-passage-bar.h: what can be done with the words that are selected
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define ATTUNE_TYPE_PASSAGE_BAR (attune_passage_bar_get_type ())
G_DECLARE_FINAL_TYPE (AttunePassageBar, attune_passage_bar, ATTUNE, PASSAGE_BAR, GtkPopover)

AttunePassageBar *attune_passage_bar_new (GListModel *kinds);

G_END_DECLS
