/* attune-quote.c: the words at a place and around it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "attune-quote.h"

#include "attune-grapheme.h"

#define MAX_QUOTE 256
#define CONTEXT 32

/* The first @n code points, or some fewer, so that no character is cut. */
static char *
take_first (const char *string, glong n)
{
  const char *end = string;

  for (glong i = 0; i < n && *end != '\0'; i++)
    end = g_utf8_next_char (end);
  while (!attune_grapheme_is_boundary (string, end))
    end = g_utf8_prev_char (end);

  return g_strndup (string, (gsize) (end - string));
}

/* The last @n code points, or some fewer, so that no character is cut. */
static char *
take_last (const char *string, glong n)
{
  const char *end = string + strlen (string), *start = end;

  for (glong i = 0; i < n && start > string; i++)
    start = g_utf8_prev_char (start);
  while (!attune_grapheme_is_boundary (string, start))
    start = g_utf8_next_char (start);

  return g_strdup (start);
}

/* The words before a block's code point @start, from the blocks before it too. */
static char *
find_prefix (AttuneArticle *article, const AttuneBlock *block, guint start)
{
  g_autoptr (GString) string = g_string_new (NULL);
  g_autofree char *own = attune_text_dup_range (attune_block_get_text (block), 0, start);

  g_string_assign (string, own);
  for (guint i = attune_block_get_index (block); i > 0 && g_utf8_strlen (string->str, -1) < CONTEXT;
       i--)
    {
      const AttuneBlock *other = attune_article_get_block (article, i - 1);

      g_string_prepend_c (string, '\n');
      g_string_prepend (string, attune_text_get_string (attune_block_get_text (other)));
    }

  return take_last (string->str, CONTEXT);
}

static char *
find_suffix (AttuneArticle *article, const AttuneBlock *block, guint end)
{
  g_autoptr (GString) string = g_string_new (NULL);
  g_autofree char *own = attune_text_dup_range (attune_block_get_text (block), end, G_MAXUINT);

  g_string_assign (string, own);
  for (guint i = attune_block_get_index (block) + 1;
       i < attune_article_get_n_blocks (article) && g_utf8_strlen (string->str, -1) < CONTEXT; i++)
    {
      const AttuneBlock *other = attune_article_get_block (article, i);

      g_string_append_c (string, '\n');
      g_string_append (string, attune_text_get_string (attune_block_get_text (other)));
    }

  return take_first (string->str, CONTEXT);
}

/**
 * attune_quote_init:
 * @article: an article
 * @place: a place; of the article's beginning, its first block is meant
 *
 * Reads the words at a place. Blocks count as parted by a line feed. All is empty where the article
 * has no such place.
 */
void
attune_quote_init (AttuneQuote *self, AttuneArticle *article, const AttunePlace *place)
{
  guint start = 0, end = 0;
  const AttuneBlock *block = attune_article_resolve (article, place, &start, &end, NULL);
  g_autofree char *words = NULL;

  if (block == NULL)
    {
      *self = (AttuneQuote) { g_strdup (""), g_strdup (""), g_strdup ("") };
      return;
    }

  if (attune_place_get_block_id (place) == NULL)
    end = attune_text_get_length (attune_block_get_text (block));
  words = attune_text_dup_range (attune_block_get_text (block), start, end);
  self->exact = attune_place_has_range (place) ? g_strdup (words) : take_first (words, MAX_QUOTE);
  self->prefix = find_prefix (article, block, start);
  self->suffix = find_suffix (article, block, start + (guint) g_utf8_strlen (self->exact, -1));
}

void
attune_quote_clear (AttuneQuote *self)
{
  g_clear_pointer (&self->exact, g_free);
  g_clear_pointer (&self->prefix, g_free);
  g_clear_pointer (&self->suffix, g_free);
}

gboolean
attune_quote_equal (const AttuneQuote *a, const AttuneQuote *b)
{
  return g_strcmp0 (a->exact, b->exact) == 0 && g_strcmp0 (a->prefix, b->prefix) == 0 &&
         g_strcmp0 (a->suffix, b->suffix) == 0;
}
