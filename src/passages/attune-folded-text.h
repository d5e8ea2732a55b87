/* attune-folded-text.h: text without what typing it anew would change
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * AttuneFoldedText:
 * @chars: the folded code points
 * @starts: of each, where the character that it stands for begins in the text, in code points
 * @ends: of each, the code point behind that character
 * @length: how many there are
 *
 * Text in which what is only typed differently is the same, see attune_folded_text_append(), and
 * the way back from it. Characters are whole: no range that is read from @starts and @ends cuts
 * one.
 */
typedef struct
{
  gunichar *chars;
  guint *starts;
  guint *ends;
  guint length;

  /*< private >*/
  guint capacity;
} AttuneFoldedText;

void attune_folded_text_append (AttuneFoldedText *self, const char *string);
void attune_folded_text_append_space (AttuneFoldedText *self, guint position);
void attune_folded_text_clear (AttuneFoldedText *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (AttuneFoldedText, attune_folded_text_clear)

G_END_DECLS
