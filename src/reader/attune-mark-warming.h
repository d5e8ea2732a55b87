/* attune-mark-warming.h: reading ahead what marks are looked through for
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

GSource *attune_mark_warming_start (GListModel *marks);

G_END_DECLS
