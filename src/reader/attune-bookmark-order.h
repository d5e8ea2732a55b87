/* attune-bookmark-order.h: an order of one's own
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

guint attune_bookmark_order_settle (double *ranks, guint n);

G_END_DECLS
