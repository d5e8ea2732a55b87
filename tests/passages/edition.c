/* edition.c: new editions of an article, and where its words went in them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "edition-private.h"

#include <string.h>

void
edition_block_free (gpointer data)
{
  EditionBlock *block = data;

  g_free (block->id);
  g_array_unref (block->chars);
  g_free (block);
}

EditionBlock *
edition_block_new (char *id, gboolean heading, int source)
{
  EditionBlock *block = g_new0 (EditionBlock, 1);

  block->id = id;
  block->heading = heading;
  block->source = source;
  block->chars = g_array_new (FALSE, FALSE, sizeof (EditionChar));

  return block;
}

char *
edition_make_id (Edition *self, const char *stem)
{
  return g_strdup_printf ("%s%u", stem, ++self->n_ids);
}

void
edition_block_insert (EditionBlock *block, guint at, const char *string)
{
  for (const char *c = string; *c != '\0'; c = g_utf8_next_char (c))
    {
      EditionChar one = { g_utf8_get_char (c), -1 };

      g_array_insert_val (block->chars, at++, one);
    }
}

void
edition_block_insert_chars (EditionBlock *block,
                            guint at,
                            const EditionChar *chars,
                            guint n,
                            gboolean copied)
{
  g_array_insert_vals (block->chars, at, chars, n);
  for (guint i = 0; copied && i < n; i++)
    g_array_index (block->chars, EditionChar, at + i).origin = -1;
}

/* Single spaces, and none at the edges: as the format reads it */
void
edition_block_tidy (EditionBlock *block)
{
  GArray *chars = block->chars;

  for (guint i = 0; i < chars->len;)
    {
      gunichar c = char_at (block, i);
      gunichar before = i > 0 ? char_at (block, i - 1) : '\n';
      gunichar behind = i + 1 < chars->len ? char_at (block, i + 1) : '\n';

      if ((c == ' ' && (before == ' ' || before == '\n' || behind == '\n')) ||
          (c == '\n' && (before == '\n' || i + 1 == chars->len)))
        {
          g_array_remove_index (chars, i);
          i -= i > 0;
        }
      else
        i++;
    }
}

/* The words of a block, as pairs of first code point and the one behind */
GArray *
edition_block_find_words (const EditionBlock *block)
{
  GArray *words = g_array_new (FALSE, FALSE, sizeof (guint));
  gboolean within = FALSE;

  for (guint i = 0; i <= block->chars->len; i++)
    {
      gboolean space = i == block->chars->len || char_at (block, i) == ' ' ||
                       char_at (block, i) == '\n';

      if (space == within)
        {
          g_array_append_val (words, i);
          within = !within;
        }
    }

  return words;
}

/* Where sentences begin: behind a full stop and its like, and a space; and at lines */
GArray *
edition_block_find_sentences (const EditionBlock *block)
{
  GArray *starts = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < block->chars->len; i++)
    {
      gunichar last = i > 1 ? char_at (block, i - 2) : '.';
      gboolean behind = i == 0 || char_at (block, i - 1) == '\n' ||
                        (char_at (block, i - 1) == ' ' &&
                         (last == '.' || last == '?' || last == '!' || last == 0x201d));

      if (behind && !g_unichar_islower (char_at (block, i)))
        g_array_append_val (starts, i);
    }
  g_array_append_val (starts, block->chars->len);

  return starts;
}

/* The edition as a whole */

/**
 * edition_new:
 *
 * All blocks of an article as plain paragraphs, sections one behind the other.
 */
Edition *
edition_new (AttuneArticle *article, guint32 seed)
{
  Edition *self = g_new0 (Edition, 1);

  self->rand = g_rand_new_with_seed (seed);
  self->blocks = g_ptr_array_new_with_free_func (edition_block_free);
  self->words = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < attune_article_get_n_blocks (article); i++)
    {
      const AttuneBlock *from = attune_article_get_block (article, i);
      const char *text = attune_text_get_string (attune_block_get_text (from));
      gboolean heading = attune_block_get_block_type (from) == ATTUNE_BLOCK_HEADING;
      EditionBlock *block = edition_block_new (
          g_strdelimit (g_strconcat ("b-", attune_block_get_id (from), NULL), "/", '-'), heading,
          (int) i);
      g_auto (GStrv) words = g_strsplit_set (text, " \n", 0);

      edition_block_insert (block, 0, text);
      edition_block_tidy (block);
      g_ptr_array_add (self->blocks, block);
      for (guint j = 0; words[j] != NULL; j++)
        if (g_utf8_strlen (words[j], -1) > 2)
          g_ptr_array_add (self->words, g_strdup (words[j]));
    }
  edition_begin (self);

  return self;
}

void
edition_free (Edition *self)
{
  g_rand_free (self->rand);
  g_ptr_array_unref (self->blocks);
  g_ptr_array_unref (self->words);
  g_free (self);
}

/**
 * edition_begin:
 *
 * Makes what there is the old edition.
 */
void
edition_begin (Edition *self)
{
  int origin = 0;

  for (guint i = 0; i < self->blocks->len; i++)
    {
      EditionBlock *block = get_block (self, i);

      block->source = (int) i;
      for (guint j = 0; j < block->chars->len; j++)
        g_array_index (block->chars, EditionChar, j).origin = origin++;
    }
}

static void
append_json (GString *json, const EditionBlock *block, guint from, guint to, gboolean markup)
{
  for (guint i = from; i < to; i++)
    switch (char_at (block, i))
      {
      case '"':
      case '\\':
        g_string_append_c (json, '\\');
        g_string_append_unichar (json, char_at (block, i));
        break;
      case '&':
        g_string_append (json, markup ? "&amp;" : "&");
        break;
      case '<':
        g_string_append (json, markup ? "&lt;" : "<");
        break;
      default:
        g_string_append_unichar (json, char_at (block, i));
      }
}

/* Paragraphs that are to keep their lines; the type that has any number of them */
static void
append_block (GString *json, const EditionBlock *block)
{
  guint from = 0;

  g_string_append_printf (json, "{\"id\":\"%s\",\"type\":\"practice\",\"text\":[", block->id);
  for (guint i = 0; i <= block->chars->len; i++)
    if (i == block->chars->len || char_at (block, i) == '\n')
      {
        g_string_append (json, from > 0 ? ",\"" : "\"");
        append_json (json, block, from, i, TRUE);
        g_string_append_c (json, '"');
        from = i + 1;
      }
  g_string_append (json, "]}");
}

/**
 * edition_publish:
 *
 * Makes an article of it, and makes sure that it says just that.
 */
AttuneArticle *
edition_publish (Edition *self)
{
  g_autoptr (GString) json = g_string_new ("{\"format\":1,\"id\":\"edited\",\"language\":\"en-US\","
                                           "\"title\":\"Edited\",\"updated\":\"2025-01-01\","
                                           "\"license\":\"CC-BY-SA-4.0\",\"sections\":[");
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  AttuneArticle *article = NULL;
  gboolean first = TRUE;

  for (guint i = self->blocks->len; i-- > 0;)
    {
      edition_block_tidy (get_block (self, i));
      if (get_block (self, i)->chars->len == 0)
        g_ptr_array_remove_index (self->blocks, i);
    }
  for (guint i = 0; i < self->blocks->len; i++)
    {
      const EditionBlock *block = get_block (self, i);

      if (block->heading)
        {
          g_string_append_printf (json, "%s{\"id\":\"%s\",\"title\":\"", i > 0 ? "]}," : "",
                                  block->id);
          append_json (json, block, 0, block->chars->len, FALSE);
          g_string_append (json, "\",\"body\":[");
        }
      else
        {
          g_string_append (json, first ? "" : ",");
          append_block (json, block);
        }
      first = block->heading;
    }
  g_string_append (json, "]}]}");

  bytes = g_string_free_to_bytes (g_steal_pointer (&json));
  article = attune_article_new_from_bytes (bytes, "edition", &error);
  g_assert_no_error (error);
  g_assert_cmpuint (attune_article_get_n_blocks (article), ==, self->blocks->len);
  for (guint i = 0; i < self->blocks->len; i++)
    {
      const AttuneBlock *block = attune_article_get_block (article, i);
      g_autoptr (GString) text = g_string_new (NULL);

      for (guint j = 0; j < get_block (self, i)->chars->len; j++)
        g_string_append_unichar (text, char_at (get_block (self, i), j));
      g_assert_cmpstr (attune_text_get_string (attune_block_get_text (block)), ==, text->str);
      g_assert_cmpstr (attune_block_get_id (block), ==, get_block (self, i)->id);
    }

  return article;
}
