/* attune-excerpt.h: the first lines of a text, in a list
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define ATTUNE_TYPE_EXCERPT (attune_excerpt_get_type ())
G_DECLARE_FINAL_TYPE (AttuneExcerpt, attune_excerpt, ATTUNE, EXCERPT, GtkWidget)

GtkWidget *attune_excerpt_new (guint max_lines);
void attune_excerpt_set_text (AttuneExcerpt *self, const char *text, PangoAttrList *attributes);

G_END_DECLS
