/* slips.h: slips of the keyboard
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lexicon.h"

G_BEGIN_DECLS

char *slip_new (const char *word, guint n_slips, LexiconDice *dice);

G_END_DECLS
