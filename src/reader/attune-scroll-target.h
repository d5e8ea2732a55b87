/* attune-scroll-target.h: on the way to a place on the page
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * AttuneScrollHow:
 * @ATTUNE_SCROLL_TO_TOP: the line stands at the top
 * @ATTUNE_SCROLL_INTO_VIEW: the line is seen, and nothing moves where it is seen already
 */
typedef enum
{
  ATTUNE_SCROLL_TO_TOP,
  ATTUNE_SCROLL_INTO_VIEW,
} AttuneScrollHow;

typedef struct _AttuneScrollTarget AttuneScrollTarget;

AttuneScrollTarget *
attune_scroll_target_new (GtkTextView *view, const GtkTextIter *iter, AttuneScrollHow how, int air);
void attune_scroll_target_free (AttuneScrollTarget *self);

G_END_DECLS
