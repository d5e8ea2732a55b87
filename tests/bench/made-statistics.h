/* made-statistics.h: what the words of a made-up library are like
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "made-library.h"

G_BEGIN_DECLS

gboolean made_statistics_print (MadeLibrary *library, GError **error);

G_END_DECLS
