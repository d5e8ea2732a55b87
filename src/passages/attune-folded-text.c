/* attune-folded-text.c: text without what typing it anew would change
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "attune-folded-text.h"

#include <string.h>

#include "attune-grapheme.h"

/* No character of any script is made of more code points than this; what goes on so is nonsense
 * that is cut in pieces. */
#define MAX_CLUSTER 32

static void
push (AttuneFoldedText *self, gunichar c, guint start, guint end)
{
  if (self->length == self->capacity)
    {
      self->capacity = MAX (64, 2 * self->capacity);
      self->chars = g_renew (gunichar, self->chars, self->capacity);
      self->starts = g_renew (guint, self->starts, self->capacity);
      self->ends = g_renew (guint, self->ends, self->capacity);
    }

  self->chars[self->length] = c;
  self->starts[self->length] = start;
  self->ends[self->length] = end;
  self->length++;
}

/* What a code point is typed for: a space, a quotation mark or apostrophe, a dash, nothing (0), or
 * itself. */
static gunichar
fold_char (gunichar c)
{
  if (c < 0x80)
    return c == '"' || c == '`' ? '\'' : g_ascii_isspace (c) ? ' ' : c;

  switch (c)
    {
    case 0xad:   /* soft hyphen */
    case 0x200b: /* zero width space */
    case 0x2060: /* word joiner */
    case 0xfeff: /* zero width no-break space */
      return 0;
    case 0xab: /* « */
    case 0xb4: /* ´ */
    case 0xbb: /* » */
    case 0x2bc:
    case 0x2032: /* prime */
    case 0x2033:
    case 0x2039: /* ‹ */
    case 0x203a: /* › */
      return '\'';
    case 0x2212: /* minus */
      return '-';
    default:
      break;
    }
  if (c >= 0x2010 && c <= 0x2015)
    return '-';
  if (c >= 0x2018 && c <= 0x201f)
    return '\'';

  return g_unichar_isspace (c) ? ' ' : c;
}

static void
push_folded (AttuneFoldedText *self, gunichar c, guint floor, guint start, guint end)
{
  gunichar last = self->length > floor ? self->chars[self->length - 1] : 0;

  switch (c)
    {
    case 0:
      return;
    case ' ':
      if (last == '-' || last == ' ')
        return;
      break;
    case '-':
      if (last == '-')
        {
          self->ends[self->length - 1] = end;
          return;
        }
      if (last == ' ')
        self->length--;
      break;
    case 0x2026: /* … */
      for (guint i = 0; i < 3; i++)
        push (self, '.', start, end);
      return;
    default:
      break;
    }

  push (self, c, start, end);
}

/* A character of more than one code point, or one that may be written so, in its composed form */
static void
push_cluster (AttuneFoldedText *self, const char *string, gsize n_bytes, guint start, guint end)
{
  g_autofree char *composed = g_utf8_normalize (string, (gssize) n_bytes, G_NORMALIZE_NFC);

  for (const char *c = composed; c != NULL && *c != '\0'; c = g_utf8_next_char (c))
    push (self, g_utf8_get_char (c), start, end);
}

/**
 * attune_folded_text_append:
 * @string: UTF-8; its code points are counted from 0
 *
 * Folds a text and appends it. The same become: all quotation marks and apostrophes; all hyphens
 * and dashes, one or more, with spaces around them or without; all white space, one or more; an
 * ellipsis and three full stops; composed and decomposed letters. Soft hyphens and other signs
 * without width are left out. Case and accents are kept.
 */
void
attune_folded_text_append (AttuneFoldedText *self, const char *string)
{
  guint floor = self->length, start = 0, end = 0;

  for (const char *c = string, *next = NULL; *c != '\0'; c = next, start = end)
    {
      gunichar first = g_utf8_get_char (c), last = first;

      next = g_utf8_next_char (c);
      end = start + 1;
      while (*next != '\0' && end - start < MAX_CLUSTER &&
             attune_grapheme_continues (last, g_utf8_get_char (next)))
        {
          last = g_utf8_get_char (next);
          next = g_utf8_next_char (next);
          end++;
        }

      if (first < 0x80 && (end - start == 1 || last == '\n'))
        push_folded (self, fold_char (first), floor, start, end);
      else if (end - start == 1 && fold_char (first) != first)
        push_folded (self, fold_char (first), floor, start, end);
      else if (first == 0x2026 && end - start == 1)
        push_folded (self, first, floor, start, end);
      else
        push_cluster (self, c, (gsize) (next - c), start, end);
    }
}

/**
 * attune_folded_text_append_space:
 * @position: what to call its place
 *
 * Appends a space that stands for no character, to part one text from the next.
 */
void
attune_folded_text_append_space (AttuneFoldedText *self, guint position)
{
  push (self, ' ', position, position);
}

void
attune_folded_text_clear (AttuneFoldedText *self)
{
  g_clear_pointer (&self->chars, g_free);
  g_clear_pointer (&self->starts, g_free);
  g_clear_pointer (&self->ends, g_free);
  self->length = self->capacity = 0;
}
