/* attune-search-query.c: what a person typed, as a question to the index
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "attune-search-query.h"

/**
 * AttuneSearchQuery:
 *
 * What a person typed, made into an expression that FTS5 cannot misread: each word and each phrase
 * becomes a string of FTS5's own syntax, so that nothing in it is an operator. All are required.
 * The last one may go on in the text, unless white space or a quotation mark has ended it.
 *
 * Words in quotation marks, straight or curly, are a phrase; one that has not been closed ends with
 * the text. Punctuation within a word parts it into words that must stand side by side:
 * `client's` finds *client’s*, `self-regulation` also *self regulation*.
 *
 * Immutable, and safe to read from any thread.
 */
struct _AttuneSearchQuery
{
  char *text;
  GString *match;
  guint n_words;
};

G_DEFINE_BOXED_TYPE (AttuneSearchQuery,
                     attune_search_query,
                     attune_search_query_ref,
                     attune_search_query_unref)

/* What lies behind these is not looked at: nobody types it, and who pastes it is better served by
 * an answer. FTS5 has limits of its own, which these lie well within. */
#define MAX_LENGTH 2000
#define MAX_WORDS 64

static gboolean
is_quotation_mark (gunichar c)
{
  return c == '"' || c == 0x201C || c == 0x201D || c == 0x201E || c == 0x201F;
}

/* A superset of what the tokenizer takes for a word could only add strings without a word, which
 * FTS5 ignores; a subset could lose words. Private use characters are words to it. */
static gboolean
is_word_character (gunichar c)
{
  return g_unichar_isalnum (c) || g_unichar_type (c) == G_UNICODE_PRIVATE_USE;
}

static void
append_item (AttuneSearchQuery *self, const char *start, const char *end, gboolean is_prefix)
{
  gboolean has_word = FALSE;

  for (const char *c = start; c < end && !has_word; c = g_utf8_next_char (c))
    has_word = is_word_character (g_utf8_get_char (c));
  if (!has_word || self->n_words == MAX_WORDS)
    return;

  if (self->match->len > 0)
    g_string_append_c (self->match, ' ');
  g_string_append_c (self->match, '"');
  for (const char *c = start; c < end; c = g_utf8_next_char (c))
    {
      gunichar letter = g_utf8_get_char (c);

      /* The modifier letter is typed for an apostrophe, but would be a letter to the tokenizer. */
      g_string_append_unichar (self->match, letter == 0x02BC ? '\'' : letter);
    }
  g_string_append (self->match, is_prefix ? "\" *" : "\"");
  self->n_words++;
}

/* The index folds letters whose diacritics are a part of them, but only Latin ones: to find others,
 * they are written as the articles write them. */
static char *
dup_beginning (const char *text)
{
  const char *end = text;

  for (guint n = 0; *end != '\0' && n < MAX_LENGTH; n++)
    end = g_utf8_next_char (end);

  return g_utf8_normalize (text, end - text, G_NORMALIZE_NFC);
}

/* The text is parted at white space and at quotation marks, so that no item holds one. */
static void
parse (AttuneSearchQuery *self)
{
  g_autofree char *text = dup_beginning (self->text);
  const char *item = NULL, *c = NULL;
  gboolean in_phrase = FALSE;

  for (c = text; *c != '\0'; c = g_utf8_next_char (c))
    {
      gunichar letter = g_utf8_get_char (c);
      gboolean quotes = is_quotation_mark (letter);

      if (quotes || (!in_phrase && g_unichar_isspace (letter)))
        {
          if (item != NULL)
            append_item (self, item, c, FALSE);
          item = NULL;
          if (quotes)
            in_phrase = !in_phrase;
        }
      else if (item == NULL)
        item = c;
    }

  /* Within a phrase white space is part of the item, and yet ends its last word. */
  if (item != NULL)
    append_item (self, item, c, !g_unichar_isspace (g_utf8_get_char (g_utf8_prev_char (c))));
}

/**
 * attune_search_query_new:
 * @text: whatever was typed; it need not be UTF-8
 *
 * Returns: (transfer full): the query
 */
AttuneSearchQuery *
attune_search_query_new (const char *text)
{
  AttuneSearchQuery *self = g_atomic_rc_box_new0 (AttuneSearchQuery);

  self->text = g_utf8_make_valid (text, -1);
  self->match = g_string_new (NULL);
  parse (self);

  return self;
}

AttuneSearchQuery *
attune_search_query_ref (AttuneSearchQuery *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
query_clear (gpointer data)
{
  AttuneSearchQuery *self = data;

  g_free (self->text);
  g_string_free (self->match, TRUE);
}

void
attune_search_query_unref (AttuneSearchQuery *self)
{
  g_atomic_rc_box_release_full (self, query_clear);
}

/**
 * attune_search_query_get_text:
 *
 * Returns: what was typed, made valid UTF-8
 */
const char *
attune_search_query_get_text (const AttuneSearchQuery *self)
{
  return self->text;
}

/**
 * attune_search_query_get_match:
 *
 * Returns: the right side of a `MATCH` of FTS5; the empty string, which FTS5 would refuse, where
 *   nothing can be found
 */
const char *
attune_search_query_get_match (const AttuneSearchQuery *self)
{
  return self->match->str;
}

/**
 * attune_search_query_is_empty:
 *
 * Returns: whether there is no word in the query, so that it finds nothing
 */
gboolean
attune_search_query_is_empty (const AttuneSearchQuery *self)
{
  return self->n_words == 0;
}

/**
 * attune_search_query_get_n_words:
 *
 * Returns: how many words and phrases it asks for
 */
guint
attune_search_query_get_n_words (const AttuneSearchQuery *self)
{
  return self->n_words;
}
