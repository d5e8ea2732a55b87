/* attune-text-private.h: making texts of what is counted already
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "attune-text.h"

G_BEGIN_DECLS

AttuneText *attune_text_new_take (char *string, guint length);

void attune_text_builder_append_counted (AttuneTextBuilder *self,
                                         const char *string,
                                         gsize n_bytes,
                                         guint length);

G_END_DECLS
