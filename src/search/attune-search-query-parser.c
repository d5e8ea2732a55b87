/* attune-search-query-parser.c: reads what a person typed
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "attune-search-query-private.h"

#include <string.h>

#include "attune-search-words.h"

/* What lies behind is not looked at: nobody types it, and who pastes it is better served by an
 * answer. The same goes for words beyond their number. */
#define MAX_LENGTH 2000

static const struct
{
  const char *name;
  AttuneSearchField field;
} fields[] = {
  { "title:", ATTUNE_SEARCH_FIELD_TITLE },   { "term:", ATTUNE_SEARCH_FIELD_TERM },
  { "ref:", ATTUNE_SEARCH_FIELD_REFERENCE }, { "note:", ATTUNE_SEARCH_FIELD_NOTE },
  { "tag:", ATTUNE_SEARCH_FIELD_TAG },
};

/* What was read of the text, and what was read before the term that it is for. */
typedef struct
{
  AttuneSearchQuery *query;
  const char *at;
  const char *end;
  AttuneSearchField field;
  gboolean is_excluded;
  gboolean is_alternative;
} Parser;

static gboolean
is_quotation_mark (gunichar c)
{
  return c == '"' || (c >= 0x201C && c <= 0x201F) || c == 0xAB || c == 0xBB;
}

static gboolean
is_minus (gunichar c)
{
  return c == '-' || c == 0x2212 || c == 0x2013;
}

static gboolean
is_blank (gunichar c)
{
  return c == '(' || c == ')' || g_unichar_isspace (c);
}

static gboolean
begins_word (const char *at, const char *end)
{
  g_auto (AttuneSearchWords) words = { 0 };

  if (at == end)
    return FALSE;
  attune_search_words_init (&words, at, g_utf8_next_char (at) - at);

  return attune_search_words_next (&words);
}

/* Whether there is a tag behind a number sign. As in notes, digits alone are none. */
static gboolean
begins_tag (const char *at, const char *end)
{
  if (!begins_word (at, end))
    return FALSE;
  for (; at < end; at = g_utf8_next_char (at))
    if (g_unichar_isalpha (g_utf8_get_char (at)))
      return TRUE;

  return FALSE;
}

/* The text is looked at up to a white space, so that no word of it is cut. */
static const char *
find_end (const char *text)
{
  const char *last_blank = text, *c = text;

  for (guint n = 0; n <= MAX_LENGTH && *c != '\0'; n++)
    {
      if (g_unichar_isspace (g_utf8_get_char (c)))
        last_blank = c;
      c = g_utf8_next_char (c);
    }

  return *c == '\0' ? c : last_blank;
}

/* Where what begins at the parser's place ends, if it is no phrase */
static const char *
find_end_of_item (const Parser *self)
{
  const char *c = self->at;

  while (c < self->end)
    {
      gunichar letter = g_utf8_get_char (c);

      if (letter == '|' || is_blank (letter) || is_quotation_mark (letter))
        break;
      c = g_utf8_next_char (c);
    }

  return c;
}

static void
drop_operators (Parser *self)
{
  self->field = ATTUNE_SEARCH_FIELD_ANY;
  self->is_excluded = FALSE;
}

static void
append_clause (Parser *self)
{
  AttuneSearchQuery *query = self->query;
  AttuneSearchClause *last = query->n_clauses > 0 ? &query->clauses[query->n_clauses - 1] : NULL;

  if (self->is_alternative && last != NULL && !last->is_excluded && !self->is_excluded)
    last->n_terms++;
  else
    query->clauses[query->n_clauses++] = (AttuneSearchClause) {
      .terms = &query->terms[query->n_terms],
      .n_terms = 1,
      .is_excluded = self->is_excluded,
    };
}

/* Whether nothing but a hyphen parts the words of a term. */
static gboolean
is_hyphenated (const AttuneSearchQuery *query, const AttuneSearchTerm *term)
{
  for (guint i = 1; i < term->n_words; i++)
    {
      const char *between = query->text + term->words[i - 1].end;

      if (g_utf8_next_char (between) != query->text + term->words[i].start ||
          g_unichar_type (g_utf8_get_char (between)) != G_UNICODE_DASH_PUNCTUATION)
        return FALSE;
    }

  return term->n_words > 1;
}

/* What hyphens part may also be written as one word. */
static void
append_joined (AttuneSearchQuery *query)
{
  const AttuneSearchTerm *term = &query->terms[query->n_terms - 1];
  g_autoptr (GString) joined = NULL;

  if (term->is_quoted || query->n_words == ATTUNE_SEARCH_QUERY_MAX_WORDS ||
      !is_hyphenated (query, term))
    return;

  joined = g_string_new (NULL);
  for (guint i = 0; i < term->n_words; i++)
    g_string_append (joined, term->words[i].word);
  query->words[query->n_words] = (AttuneSearchQueryWord) {
    .start = term->words[0].start,
    .end = term->words[term->n_words - 1].end,
    .word = g_string_free_and_steal (g_steal_pointer (&joined)),
  };
  query->terms[query->n_terms] = (AttuneSearchTerm) {
    .field = term->field,
    .words = &query->words[query->n_words++],
    .n_words = 1,
    .is_prefix = term->is_prefix,
    .is_joined = TRUE,
  };
  query->n_terms++;
  query->clauses[query->n_clauses - 1].n_terms++;
}

/* Takes the words from @start to @end for a term, if there is one. */
static void
append_term (Parser *self,
             const char *start,
             const char *end,
             gboolean is_quoted,
             gboolean may_go_on)
{
  AttuneSearchQuery *query = self->query;
  g_auto (AttuneSearchWords) words = { 0 };
  guint first = query->n_words;
  gsize offset = (gsize) (start - query->text);

  attune_search_words_init (&words, start, end - start);
  while (attune_search_words_next (&words))
    {
      if (query->n_words == ATTUNE_SEARCH_QUERY_MAX_WORDS)
        {
          self->end = end;
          may_go_on = FALSE;
          break;
        }
      query->words[query->n_words++] = (AttuneSearchQueryWord) {
        .word = g_strndup (words.word, words.n_bytes),
        .start = offset + words.start,
        .end = offset + words.end,
      };
    }

  if (query->n_words > first)
    {
      append_clause (self);
      query->terms[query->n_terms++] = (AttuneSearchTerm) {
        .field = self->field,
        .words = &query->words[first],
        .n_words = query->n_words - first,
        .is_quoted = is_quoted,
        .is_prefix = may_go_on && !self->is_excluded,
      };
      append_joined (query);
      self->is_alternative = FALSE;
      drop_operators (self);
    }
  else if (self->field == ATTUNE_SEARCH_FIELD_ANY)
    drop_operators (self);
}

/* Reads a phrase; at the mark that opens it. */
static void
parse_phrase (Parser *self)
{
  const char *start = g_utf8_next_char (self->at), *end = start;
  gboolean is_closed = FALSE, is_ended = TRUE;

  for (; end < self->end; end = g_utf8_next_char (end))
    {
      gunichar c = g_utf8_get_char (end);

      is_closed = is_quotation_mark (c);
      if (is_closed)
        break;
      is_ended = is_blank (c);
    }

  self->at = is_closed ? g_utf8_next_char (end) : end;
  append_term (self, start, end, TRUE, *end == '\0' && !is_ended);
}

/* Reads the operators that may stand before a term, in whatever order. */
static void
parse_operators (Parser *self, const char *end)
{
  const char *start = self->at;
  gunichar before = start > self->query->text ? g_utf8_get_char (g_utf8_prev_char (start)) : ' ';
  gboolean may_be_minus = !is_quotation_mark (before);

  for (gboolean found = TRUE; found && self->at < end;)
    {
      gunichar c = g_utf8_get_char (self->at);
      const char *next = g_utf8_next_char (self->at);

      found = FALSE;
      if (is_minus (c) && may_be_minus)
        {
          if (begins_word (next, end) ||
              (next < end && *next == '#' && begins_tag (next + 1, end)) ||
              (next == end && next < self->end && is_quotation_mark (g_utf8_get_char (next))))
            {
              self->is_excluded = found = TRUE;
              self->at = next;
            }
          may_be_minus = FALSE;
        }
      else if (c == '#' && begins_tag (next, end))
        {
          self->field = ATTUNE_SEARCH_FIELD_TAG;
          self->at = next;
        }
      else
        for (guint i = 0; i < G_N_ELEMENTS (fields) && !found; i++)
          {
            gsize length = strlen (fields[i].name);

            if ((gsize) (end - self->at) >= length &&
                g_ascii_strncasecmp (self->at, fields[i].name, length) == 0)
              {
                /* A field that this one takes the place of had nothing behind it. */
                if (self->at == start)
                  drop_operators (self);
                self->field = fields[i].field;
                self->at += length;
                may_be_minus = found = TRUE;
              }
          }
    }
}

static void
parse_item (Parser *self)
{
  const char *end = find_end_of_item (self), *start = NULL;

  if (end - self->at == 2 && memcmp (self->at, "OR", 2) == 0)
    {
      self->is_alternative = TRUE;
      self->at = end;
      drop_operators (self);
      return;
    }

  parse_operators (self, end);
  start = self->at;
  self->at = end;
  if (start == end && end < self->end && is_quotation_mark (g_utf8_get_char (end)))
    parse_phrase (self);
  else
    append_term (self, start, end, FALSE, *end == '\0');
}

/**
 * attune_search_query_parse:
 * @self: a query that has its text, but nothing else yet
 *
 * Reads the text, by the rules that are told of at [struct@SearchQuery].
 */
void
attune_search_query_parse (AttuneSearchQuery *self)
{
  Parser parser = { .query = self, .at = self->text, .end = find_end (self->text) };

  while (parser.at < parser.end)
    {
      gunichar c = g_utf8_get_char (parser.at);

      if (c != '|' && !is_blank (c))
        {
          parse_item (&parser);
          continue;
        }
      if (c == '|')
        {
          parser.is_alternative = TRUE;
          drop_operators (&parser);
        }
      parser.at = g_utf8_next_char (parser.at);
    }
}
