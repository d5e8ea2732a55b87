/* attune-search-query.c: what a person typed, as a question
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "attune-search-query.h"

#include <string.h>

#include "attune-search-query-private.h"

/**
 * AttuneSearchQuery:
 *
 * What a person typed, as what every result must have and what none may have. Whatever it is, it is
 * never an error; what makes no sense as an operator is none.
 *
 * - Words are all required. The last one may go on in the text, unless white space or a closing
 *   quotation mark has ended it. Punctuation within a word parts it into words that stand side by
 *   side: `self-regulation`, `and/or`; what hyphens part may be written as one word, too.
 * - `"a phrase"`: words side by side, in no other form. Quotation marks may be straight or curly,
 *   and need not match; a phrase that is not closed ends with the text.
 * - `-not`: a minus or en dash that stands directly before a word, a phrase or a field, behind
 *   white space, an operator or a field's colon, or at the beginning. What is excluded is what was
 *   typed, and nothing that goes on: else half a word would take away most results for a moment.
 * - `a OR b`, `a | b`: one of them is enough. It binds more tightly than the space between words:
 *   `a b OR c d` asks for a, for b or c, and for d. What is excluded cannot be joined.
 * - `title:`, `term:`, `ref:`, `note:`, `tag:`, in any case, before a word or phrase, with white
 *   space behind it or without: where that has to stand. `#word` is `tag:word`.
 * - Parentheses are white space, and so is all else in which there is no word.
 *
 * Immutable, and safe to read from any thread.
 */
G_DEFINE_BOXED_TYPE (AttuneSearchQuery,
                     attune_search_query,
                     attune_search_query_ref,
                     attune_search_query_unref)

static AttuneSearchQuery *
query_new_take (char *text)
{
  AttuneSearchQuery *self = g_atomic_rc_box_new0 (AttuneSearchQuery);

  self->text = text;
  attune_search_query_parse (self);

  return self;
}

/**
 * attune_search_query_new:
 * @text: whatever was typed; it need not be UTF-8
 *
 * Reads a query. Of long texts the first 2,000 code points count, and of their words the first 64.
 *
 * Returns: (transfer full): the query
 */
AttuneSearchQuery *
attune_search_query_new (const char *text)
{
  return query_new_take (g_utf8_make_valid (text, -1));
}

/* Writes a word with the capitals of what stood in its place, whatever the locale. */
static void
append_styled (GString *string, const char *typed, gsize n_bytes, const char *word)
{
  gunichar first = g_utf8_get_char (typed);
  gboolean has_capital = g_unichar_isupper (first) || g_unichar_istitle (first);
  guint n_upper = 0, n_lower = 0;

  for (const char *c = typed; c < typed + n_bytes; c = g_utf8_next_char (c))
    {
      n_upper += g_unichar_isupper (g_utf8_get_char (c)) ? 1 : 0;
      n_lower += g_unichar_islower (g_utf8_get_char (c)) ? 1 : 0;
    }

  /* In capitals it would be an operator. */
  if (strcmp (word, "or") == 0)
    n_lower++;

  for (const char *c = word; *c != '\0'; c = g_utf8_next_char (c))
    {
      gunichar letter = g_utf8_get_char (c);

      if (n_upper > 1 && n_lower == 0)
        letter = g_unichar_toupper (letter);
      else if (has_capital && c == word)
        letter = g_unichar_totitle (letter);
      g_string_append_unichar (string, letter);
    }
}

/**
 * attune_search_query_replace:
 * @replacements: (element-type utf8 utf8): by words, folded, the words to take for them
 *
 * Exchanges words. All else remains as it was typed, and so do capitals, of a whole word or of its
 * first letter.
 *
 * Returns: (transfer full): a new query
 */
AttuneSearchQuery *
attune_search_query_replace (AttuneSearchQuery *self, GHashTable *replacements)
{
  g_autoptr (GString) text = g_string_new (NULL);
  gsize at = 0;

  for (guint i = 0; i < self->n_words; i++)
    {
      const AttuneSearchQueryWord *word = &self->words[i];
      const char *replacement = g_hash_table_lookup (replacements, word->word);

      if (replacement == NULL || word->start < at)
        continue;
      g_string_append_len (text, self->text + at, (gssize) (word->start - at));
      append_styled (text, self->text + word->start, word->end - word->start, replacement);
      at = word->end;
    }
  g_string_append (text, self->text + at);

  return query_new_take (g_string_free_and_steal (g_steal_pointer (&text)));
}

/**
 * attune_search_query_loosen:
 *
 * Parts what stands side by side because of punctuation alone, as in `re-enactment`, so that its
 * words may be apart. What is excluded stays as it is: it would exclude something else.
 *
 * Returns: (transfer full) (nullable): a new query, or %NULL where nothing stands so
 */
AttuneSearchQuery *
attune_search_query_loosen (AttuneSearchQuery *self)
{
  g_autoptr (GString) text = g_string_new (NULL);
  gsize at = 0;

  for (guint c = 0; c < self->n_clauses; c++)
    for (guint t = 0; t < self->clauses[c].n_terms && !self->clauses[c].is_excluded; t++)
      {
        const AttuneSearchTerm *term = &self->clauses[c].terms[t];

        for (guint w = 1; w < term->n_words && !term->is_quoted; w++)
          {
            g_string_append_len (text, self->text + at, (gssize) (term->words[w - 1].end - at));
            g_string_append_c (text, ' ');
            at = term->words[w].start;

            /* A field's name within a word was none; it is not to become one. */
            if (w + 1 == term->n_words && self->text[term->words[w].end] == ':')
              {
                g_string_append_len (text, self->text + at, (gssize) (term->words[w].end - at));
                g_string_append_c (text, ' ');
                at = term->words[w].end;
              }
          }
      }
  if (at == 0)
    return NULL;
  g_string_append (text, self->text + at);

  return query_new_take (g_string_free_and_steal (g_steal_pointer (&text)));
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
  for (guint i = 0; i < self->n_words; i++)
    g_free (self->words[i].word);
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
 * attune_search_query_get_clauses:
 * @n_clauses: (out): how many there are
 *
 * Returns: (transfer none) (array length=n_clauses): what every result must have or not have, in
 *   the order in which it was typed
 */
const AttuneSearchClause *
attune_search_query_get_clauses (const AttuneSearchQuery *self, guint *n_clauses)
{
  *n_clauses = self->n_clauses;

  return self->clauses;
}

/**
 * attune_search_query_is_empty:
 *
 * Returns: whether there is nothing that a result must have, so that the query finds nothing
 */
gboolean
attune_search_query_is_empty (const AttuneSearchQuery *self)
{
  for (guint i = 0; i < self->n_clauses; i++)
    if (!self->clauses[i].is_excluded)
      return FALSE;

  return TRUE;
}
