/* attune-figure-view.h: draws a figure
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "attune-block.h"
#include "attune-typography.h"

G_BEGIN_DECLS

#define ATTUNE_TYPE_FIGURE_VIEW (attune_figure_view_get_type ())
G_DECLARE_FINAL_TYPE (AttuneFigureView, attune_figure_view, ATTUNE, FIGURE_VIEW, GtkWidget)

GtkWidget *attune_figure_view_new (const AttuneBlock *block, AttuneTypography *typography);

G_END_DECLS
