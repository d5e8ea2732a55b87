/* edition-edits.c: what is done to a text in a new edition
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "edition-private.h"

#define ECHO "echo-"
#define MIN_ECHO 6 /* words */

/* Words */

static const char *
any_word (Edition *self)
{
  return g_ptr_array_index (self->words, below (self, self->words->len));
}

void
edition_insert_words (Edition *self, guint often)
{
  for (guint i = 0; i < self->blocks->len; i++)
    {
      EditionBlock *block = get_block (self, i);
      g_autoptr (GArray) words = edition_block_find_words (block);

      for (guint j = words->len / 2; !block->heading && j-- > 0;)
        if (chance (self, often))
          {
            g_autofree char *more = g_strconcat (any_word (self), " ", NULL);

            edition_block_insert (block, g_array_index (words, guint, 2 * j), more);
          }
    }
}

void
edition_delete_words (Edition *self, guint often)
{
  for (guint i = 0; i < self->blocks->len; i++)
    {
      EditionBlock *block = get_block (self, i);
      g_autoptr (GArray) words = edition_block_find_words (block);

      for (guint j = words->len / 2; !block->heading && j-- > 0;)
        if (chance (self, often))
          {
            guint from = g_array_index (words, guint, 2 * j);

            g_array_remove_range (block->chars, from,
                                  g_array_index (words, guint, 2 * j + 1) - from);
          }
      edition_block_tidy (block);
    }
}

void
edition_replace_words (Edition *self, guint often)
{
  for (guint i = 0; i < self->blocks->len; i++)
    {
      EditionBlock *block = get_block (self, i);
      g_autoptr (GArray) words = edition_block_find_words (block);

      for (guint j = words->len / 2; !block->heading && j-- > 0;)
        if (chance (self, often))
          {
            guint from = g_array_index (words, guint, 2 * j);

            g_array_remove_range (block->chars, from,
                                  g_array_index (words, guint, 2 * j + 1) - from);
            edition_block_insert (block, from, any_word (self));
          }
    }
}

/* Sentences */

void
edition_insert_sentences (Edition *self, guint often)
{
  for (guint i = 0; i < self->blocks->len; i++)
    {
      EditionBlock *block = get_block (self, i);
      g_autoptr (GArray) starts = edition_block_find_sentences (block);

      for (guint j = starts->len - 1; !block->heading && j-- > 0;)
        if (chance (self, often))
          {
            guint at = g_array_index (starts, guint, j);

            edition_block_insert (block, at, ". ");
            for (guint n = 6 + below (self, 10); n > 0; n--)
              {
                edition_block_insert (block, at, any_word (self));
                edition_block_insert (block, at, " ");
              }
            g_array_remove_index (block->chars, at);
          }
    }
}

void
edition_delete_sentences (Edition *self, guint often)
{
  for (guint i = 0; i < self->blocks->len; i++)
    {
      EditionBlock *block = get_block (self, i);
      g_autoptr (GArray) starts = edition_block_find_sentences (block);

      for (guint j = starts->len - 1; !block->heading && j-- > 0;)
        if (chance (self, often))
          {
            guint from = g_array_index (starts, guint, j);

            g_array_remove_range (block->chars, from, g_array_index (starts, guint, j + 1) - from);
          }
      edition_block_tidy (block);
    }
}

/* Takes a sentence out of a block and puts it in at another's, or its own, beginning of one. */
static void
carry_sentence (Edition *self, EditionBlock *from, guint number, EditionBlock *to, gboolean copy)
{
  g_autoptr (GArray) starts = edition_block_find_sentences (from);
  guint start = g_array_index (starts, guint, number);
  guint length = g_array_index (starts, guint, number + 1) - start, at = 0;
  g_autofree EditionChar *chars = g_memdup2 (&g_array_index (from->chars, EditionChar, start),
                                             length * sizeof *chars);
  g_autoptr (GArray) others = NULL;

  if (!copy)
    g_array_remove_range (from->chars, start, length);
  edition_block_tidy (from);
  others = edition_block_find_sentences (to);
  at = g_array_index (others, guint, below (self, others->len));
  if (at == to->chars->len)
    edition_block_insert (to, at++, " ");
  edition_block_insert_chars (to, at, chars, length, copy);
  edition_block_insert (to, at + length, " ");
  edition_block_tidy (to);
}

static EditionBlock *
any_paragraph (Edition *self)
{
  EditionBlock *block = NULL;

  do
    block = get_block (self, below (self, self->blocks->len));
  while (block->heading || block->chars->len < 200);

  return block;
}

static void
carry_sentences (Edition *self, guint often, gboolean copy)
{
  for (guint i = 0; i < self->blocks->len; i++)
    {
      EditionBlock *block = get_block (self, i);
      g_autoptr (GArray) starts = edition_block_find_sentences (block);

      if (!block->heading && starts->len > 3 && chance (self, often))
        carry_sentence (self, block, below (self, starts->len - 1),
                        copy || chance (self, 2) ? any_paragraph (self) : block, copy);
    }
}

void
edition_move_sentences (Edition *self, guint often)
{
  carry_sentences (self, often, FALSE);
}

void
edition_repeat_sentences (Edition *self, guint often)
{
  carry_sentences (self, often, TRUE);
}

/* Before the old edition: gives sentences of some paragraphs another elsewhere that is much alike,
 * some words of it different. The paragraphs are named so that they can be told. */
void
edition_echo_sentences (Edition *self, guint often)
{
  for (guint i = 0; i < self->blocks->len; i++)
    {
      EditionBlock *block = get_block (self, i);
      g_autoptr (GArray) starts = edition_block_find_sentences (block);

      if (block->heading || starts->len < 3 || !chance (self, often) ||
          g_str_has_prefix (block->id, ECHO))
        continue;
      for (guint j = 0; j + 1 < starts->len; j++)
        {
          EditionBlock *to = any_paragraph (self);
          EditionBlock *copy = NULL;
          guint start = g_array_index (starts, guint, j);
          guint length = g_array_index (starts, guint, j + 1) - start;
          g_autoptr (GArray) words = NULL;
          g_autoptr (GArray) others = edition_block_find_sentences (to);

          if (to == block || g_str_has_prefix (to->id, ECHO))
            continue;
          copy = edition_block_new (NULL, FALSE, -1);
          edition_block_insert_chars (copy, 0, &g_array_index (block->chars, EditionChar, start),
                                      length, TRUE);
          words = edition_block_find_words (copy);
          if (words->len / 2 < MIN_ECHO)
            {
              edition_block_free (copy);
              continue;
            }
          /* The last but one, and every sixth word before it */
          for (guint k = words->len / 2, n = 0; k-- > 0; n++)
            if (n % 6 == 1)
              {
                guint from = g_array_index (words, guint, 2 * k);

                g_array_remove_range (copy->chars, from,
                                      g_array_index (words, guint, 2 * k + 1) - from);
                edition_block_insert (copy, from, any_word (self));
              }
          edition_block_insert (copy, copy->chars->len, " ");
          edition_block_insert_chars (
              to, g_array_index (others, guint, below (self, others->len - 1)),
              (EditionChar *) (gpointer) copy->chars->data, copy->chars->len, TRUE);
          edition_block_tidy (to);
          edition_block_free (copy);
        }
      g_free (block->id);
      block->id = edition_make_id (self, ECHO);
    }
}

/* Deletes the sentences, or the paragraphs, that have such another elsewhere. */
void
edition_delete_echoed (Edition *self, guint often)
{
  for (guint i = self->blocks->len; i-- > 0;)
    {
      EditionBlock *block = get_block (self, i);

      if (!g_str_has_prefix (block->id, ECHO))
        continue;
      if (chance (self, often))
        {
          g_ptr_array_remove_index (self->blocks, i);
          continue;
        }
      g_array_set_size (block->chars, 0);
      for (guint n = 12 + below (self, 20); n > 0; n--)
        {
          edition_block_insert (block, block->chars->len, any_word (self));
          edition_block_insert (block, block->chars->len, " ");
        }
    }
}

/* Paragraphs */

void
edition_split_paragraphs (Edition *self, guint often)
{
  for (guint i = self->blocks->len; i-- > 0;)
    {
      EditionBlock *block = get_block (self, i);
      g_autoptr (GArray) starts = edition_block_find_sentences (block);
      EditionBlock *rest = NULL;
      guint at = 0;

      if (block->heading || starts->len < 3 || !chance (self, often))
        continue;
      at = g_array_index (starts, guint, 1 + below (self, starts->len - 2));
      rest = edition_block_new (edition_make_id (self, "split-"), FALSE, -1);
      edition_block_insert_chars (rest, 0, &g_array_index (block->chars, EditionChar, at),
                                  block->chars->len - at, FALSE);
      g_array_set_size (block->chars, at);
      g_ptr_array_insert (self->blocks, (int) i + 1, rest);
    }
}

void
edition_merge_paragraphs (Edition *self, guint often)
{
  for (guint i = self->blocks->len - 1; i-- > 0;)
    {
      EditionBlock *block = get_block (self, i), *next = get_block (self, i + 1);

      if (block->heading || next->heading || !chance (self, often))
        continue;
      edition_block_insert (block, block->chars->len, " ");
      edition_block_insert_chars (block, block->chars->len,
                                  (EditionChar *) (gpointer) next->chars->data, next->chars->len,
                                  FALSE);
      g_ptr_array_remove_index (self->blocks, i + 1);
    }
}

void
edition_move_paragraphs (Edition *self, guint often)
{
  for (guint i = 1; i < self->blocks->len; i++)
    if (!get_block (self, i)->heading && chance (self, often))
      {
        EditionBlock *block = g_ptr_array_steal_index (self->blocks, i);

        g_ptr_array_insert (self->blocks, 1 + (int) below (self, self->blocks->len - 1), block);
      }
}

/* Copies paragraphs, to right before themselves or to anywhere. */
void
edition_repeat_paragraphs (Edition *self, guint often)
{
  for (guint i = self->blocks->len; i-- > 1;)
    {
      EditionBlock *block = get_block (self, i), *copy = NULL;

      if (block->heading || !chance (self, often))
        continue;
      copy = edition_block_new (edition_make_id (self, "copy-"), FALSE, -1);
      edition_block_insert_chars (copy, 0, (EditionChar *) (gpointer) block->chars->data,
                                  block->chars->len, TRUE);
      g_ptr_array_insert (
          self->blocks, chance (self, 2) ? (int) i : 1 + (int) below (self, self->blocks->len - 1),
          copy);
    }
}

void
edition_delete_paragraphs (Edition *self, guint often)
{
  for (guint i = self->blocks->len; i-- > 1;)
    if (!get_block (self, i)->heading && chance (self, often))
      g_ptr_array_remove_index (self->blocks, i);
}

/* Names and ways of writing */

static void
replace_char (EditionBlock *block, guint i, const char *with)
{
  int origin = g_array_index (block->chars, EditionChar, i).origin;
  guint length = (guint) g_utf8_strlen (with, -1);

  g_array_remove_index (block->chars, i);
  edition_block_insert (block, i, with);
  for (guint j = 0; j < length; j++)
    g_array_index (block->chars, EditionChar, i + j).origin = origin;
}

void
edition_retype (Edition *self, guint often)
{
  static const struct
  {
    gunichar c;
    const char *with;
  } ways[] = {
    { 0x2018, "'" },     { 0x2019, "'" },     { 0x201c, "\"" },    { 0x201d, "\"" },
    { 0x2013, "-" },     { 0x2014, " – " },   { 0x2014, "--" },    { 0x2026, "..." },
    { 0xa0, " " },       { 0x202f, " " },     { 0x2009, " " },     { '-', "‑" },
    { 0xe9, "e\u0301" }, { 0xf6, "o\u0308" }, { 0xfc, "u\u0308" },
  };

  for (guint i = 0; i < self->blocks->len; i++)
    {
      EditionBlock *block = get_block (self, i);

      for (guint j = block->chars->len; j-- > 0;)
        {
          /* A soft hyphen, now and then */
          if (j > 4 && g_unichar_isalpha (char_at (block, j)) &&
              g_unichar_isalpha (char_at (block, j - 1)) && chance (self, 60))
            edition_block_insert (block, j, "\u00ad");
          for (guint k = 0; k < G_N_ELEMENTS (ways); k++)
            if (char_at (block, j) == ways[k].c && chance (self, often))
              {
                replace_char (block, j, ways[k].with);
                break;
              }
        }
      edition_block_tidy (block);
    }
}

void
edition_rename_sections (Edition *self, guint often)
{
  for (guint i = 0; i < self->blocks->len; i++)
    {
      EditionBlock *block = get_block (self, i);
      g_autoptr (GString) title = g_string_new (NULL);

      if (!block->heading || !chance (self, often))
        continue;
      for (guint n = 2 + below (self, 3); n > 0; n--)
        g_string_append_printf (title, "%s ", any_word (self));
      g_array_set_size (block->chars, 0);
      edition_block_insert (block, 0, title->str);
    }
}

void
edition_lose_ids (Edition *self, guint often)
{
  for (guint i = 0; i < self->blocks->len; i++)
    if (chance (self, often))
      {
        EditionBlock *block = get_block (self, i);

        g_free (block->id);
        block->id = edition_make_id (self, "new-");
      }
}

/* Ids that were given by number: after an insertion each names the block before the one it did. */
void
edition_shift_ids (Edition *self, guint often)
{
  char *last = edition_make_id (self, "shifted-");

  for (guint i = self->blocks->len; i-- > 0;)
    if (!get_block (self, i)->heading)
      {
        EditionBlock *block = get_block (self, i);
        char *id = block->id;

        block->id = last;
        last = id;
      }
  g_free (last);
}
