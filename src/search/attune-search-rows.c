/* attune-search-rows.c: the rows of the index
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "attune-search-rows.h"

#include "attune-statement.h"

static AttuneSearchClass
class_of_block (const AttuneBlock *block)
{
  switch (attune_block_get_block_type (block))
    {
    case ATTUNE_BLOCK_HEADING:
      return ATTUNE_SEARCH_CLASS_HEADING;
    case ATTUNE_BLOCK_PRACTICE:
      return ATTUNE_SEARCH_CLASS_PRACTICE;
    case ATTUNE_BLOCK_DEFINITION:
      return ATTUNE_SEARCH_CLASS_TERM;
    case ATTUNE_BLOCK_REFERENCE:
      return ATTUNE_SEARCH_CLASS_REFERENCE;
    case ATTUNE_BLOCK_PARAGRAPH:
    case ATTUNE_BLOCK_LIST:
    case ATTUNE_BLOCK_QUOTE:
    case ATTUNE_BLOCK_VIGNETTE:
    case ATTUNE_BLOCK_TABLE:
    case ATTUNE_BLOCK_FIGURE:
    case ATTUNE_BLOCK_RESOURCE:
      return ATTUNE_SEARCH_CLASS_TEXT;
    }

  g_return_val_if_reached (ATTUNE_SEARCH_CLASS_TEXT);
}

/* What a block is called, if it is called anything: a heading or question is all title, an entry of
 * the glossary begins with one. */
static char *
dup_title (const AttuneBlock *block, AttuneSearchClass class)
{
  guint n_lines = 0;
  const AttuneLine *lines = attune_block_get_lines (block, &n_lines);

  return class == ATTUNE_SEARCH_CLASS_HEADING || class == ATTUNE_SEARCH_CLASS_TERM
             ? attune_block_dup_line (block, &lines[0])
             : NULL;
}

/**
 * attune_search_rows_insert:
 * @database: with an empty table of passages
 * @articles: (element-type AttuneArticle): what to fill it with
 * @error: return location, %ATTUNE_STORAGE_ERROR
 *
 * Adds a row for each block of the articles.
 *
 * Returns: whether that succeeded
 */
gboolean
attune_search_rows_insert (AttuneDatabase *database, GPtrArray *articles, GError **error)
{
  g_autoptr (AttuneStatement) insert = NULL;

  insert = attune_database_prepare (database,
                                    "INSERT INTO passages (rowid, title, body, article, block,"
                                    " kind, position, section)"
                                    " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
                                    error);
  if (insert == NULL)
    return FALSE;

  for (guint a = 0; a < articles->len; a++)
    {
      AttuneArticle *article = g_ptr_array_index (articles, a);

      for (guint b = 0; b < attune_article_get_n_blocks (article); b++)
        {
          const AttuneBlock *block = attune_article_get_block (article, b);
          AttuneSection *section = attune_article_get_section_of_block (article, block);
          AttuneSearchClass class = class_of_block (block);
          g_autofree char *title = dup_title (block, class);
          const AttuneText *text = attune_block_get_text (block);
          gint64 id = ((gint64) a << (ATTUNE_SEARCH_BLOCK_BITS + ATTUNE_SEARCH_CLASS_BITS)) |
                      ((gint64) b << ATTUNE_SEARCH_CLASS_BITS) | class;

          attune_statement_bind_int64 (insert, 1, id);
          attune_statement_bind_text (insert, 2, title);
          attune_statement_bind_text (insert, 3, attune_text_get_string (text));
          attune_statement_bind_text (insert, 4, attune_article_get_id (article));
          attune_statement_bind_text (insert, 5, attune_block_get_id (block));
          attune_statement_bind_int64 (insert, 6, class);
          attune_statement_bind_int64 (insert, 7, b);
          attune_statement_bind_int64 (insert, 8, attune_section_get_index (section));
          if (!attune_statement_run (insert, error))
            return FALSE;
        }
    }

  return TRUE;
}

/* Whether what lies between two matches makes them one: a space or a hyphen, say. */
static gboolean
is_joint (const char *start, const char *end)
{
  gunichar c = 0;

  if (start >= end || g_utf8_next_char (start) != end)
    return FALSE;
  c = g_utf8_get_char (start);

  return c != '\n' && (g_unichar_isspace (c) || g_unichar_ispunct (c));
}

/**
 * attune_search_rows_read_ranges:
 * @marked: the text as the index gives it back, with marks around the matches; it may be damaged
 * @text: the text itself, UTF-8
 * @merge: whether matches that stand side by side are one: those of *secure* and *base* in “a
 * secure base”
 *
 * Finds where the marks are in the text. The two are read side by side, so that a range always is
 * where its mark is, and text that is not the article's is noticed.
 *
 * A match ends behind all marks of its last letter, also those that the index takes for none: it
 * never parts what is seen as one.
 *
 * Returns: (transfer full) (nullable) (element-type AttuneSearchRange): the matches in code points
 *   of @text, or %NULL where @marked is another text
 */
GArray *
attune_search_rows_read_ranges (const char *marked, const char *text, gboolean merge)
{
  g_autoptr (GArray) ranges = g_array_new (FALSE, FALSE, sizeof (AttuneSearchRange));
  AttuneSearchRange range = { 0 };
  const char *c = text, *last_end = NULL;
  gboolean inside = FALSE;
  guint position = 0;

  for (;; marked++)
    {
      if (*marked == ATTUNE_SEARCH_MATCH_START && !inside)
        {
          inside = TRUE;
          range.start = position;
          if (merge && last_end != NULL && is_joint (last_end, c))
            {
              range = g_array_index (ranges, AttuneSearchRange, ranges->len - 1);
              g_array_set_size (ranges, ranges->len - 1);
            }
        }
      else if (*marked == ATTUNE_SEARCH_MATCH_END && inside)
        {
          inside = FALSE;
          range.end = position;
          last_end = c;
          for (; g_unichar_ismark (g_utf8_get_char (last_end)); range.end++)
            last_end = g_utf8_next_char (last_end);
          if (range.start < range.end)
            g_array_append_val (ranges, range);
        }
      else if (*c == '\0' || *marked == '\0')
        break;
      else
        {
          if (*marked != *c)
            return NULL;
          /* Bytes are compared, code points counted: at the first byte of each. */
          c++;
          if (((guchar) *c & 0xC0) != 0x80)
            position++;
        }
    }

  return *c == *marked && !inside ? g_steal_pointer (&ranges) : NULL;
}
