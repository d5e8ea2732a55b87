/* attune-search-rows.c: the rows of the index
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "attune-search-rows.h"

#include "attune-statement.h"

/**
 * attune_search_kind_get_table:
 * @kind: a kind that lies in articles
 *
 * Returns: the table of its rows
 */
const char *
attune_search_kind_get_table (AttuneSearchKind kind)
{
  static const char *const tables[ATTUNE_SEARCH_N_INDEXED_KINDS] = {
    [ATTUNE_SEARCH_SECTION] = "headings",
    [ATTUNE_SEARCH_PASSAGE] = "passages",
    [ATTUNE_SEARCH_TERM] = "terms",
    [ATTUNE_SEARCH_REFERENCE] = "refs",
  };

  g_return_val_if_fail (kind < G_N_ELEMENTS (tables), NULL);

  return tables[kind];
}

/**
 * attune_search_kind_of_block:
 *
 * Returns: what it is if it is found
 */
AttuneSearchKind
attune_search_kind_of_block (const AttuneBlock *block)
{
  switch (attune_block_get_block_type (block))
    {
    case ATTUNE_BLOCK_HEADING:
      return ATTUNE_SEARCH_SECTION;
    case ATTUNE_BLOCK_DEFINITION:
      return ATTUNE_SEARCH_TERM;
    case ATTUNE_BLOCK_REFERENCE:
      return ATTUNE_SEARCH_REFERENCE;
    case ATTUNE_BLOCK_PARAGRAPH:
    case ATTUNE_BLOCK_LIST:
    case ATTUNE_BLOCK_QUOTE:
    case ATTUNE_BLOCK_PRACTICE:
    case ATTUNE_BLOCK_VIGNETTE:
    case ATTUNE_BLOCK_TABLE:
    case ATTUNE_BLOCK_FIGURE:
    case ATTUNE_BLOCK_RESOURCE:
      return ATTUNE_SEARCH_PASSAGE;
    }

  g_return_val_if_reached (ATTUNE_SEARCH_PASSAGE);
}

/* A heading or question is all title, an entry of the glossary begins with one. */
static char *
dup_title (const AttuneBlock *block, AttuneSearchKind kind)
{
  guint n_lines = 0;
  const AttuneLine *lines = attune_block_get_lines (block, &n_lines);

  return kind == ATTUNE_SEARCH_SECTION || kind == ATTUNE_SEARCH_TERM
             ? attune_block_dup_line (block, &lines[0])
             : NULL;
}

/* As in “Core concepts › Internal working models”; of none it is the article's own title. */
static char *
dup_path (AttuneArticle *article, AttuneSection *section)
{
  return section != NULL ? attune_section_dup_path (section)
                         : g_strdup (attune_article_get_title (article));
}

/* Where the sections begin. A heading is shown under those around it, as it would name itself. */
static gboolean
insert_sections (AttuneDatabase *database, AttuneArticle *article, guint number, GError **error)
{
  g_autoptr (AttuneStatement) insert = NULL;

  insert = attune_database_prepare (database, "INSERT INTO sections VALUES (?1, ?2, ?3, ?4, ?5)",
                                    error);
  if (insert == NULL)
    return FALSE;

  for (guint s = 0; s < attune_article_get_n_sections (article); s++)
    {
      AttuneSection *section = attune_article_get_section (article, s);
      g_autofree char *path = dup_path (article, section);
      g_autofree char *around = dup_path (article, attune_section_get_parent (section));

      attune_statement_bind_int64 (insert, 1, number);
      attune_statement_bind_int64 (insert, 2, attune_section_get_first_block (section));
      attune_statement_bind_text (insert, 3, attune_section_get_id (section));
      attune_statement_bind_text (insert, 4, path);
      attune_statement_bind_text (insert, 5, around);
      if (!attune_statement_run (insert, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
insert_article (AttuneDatabase *database, AttuneArticle *article, guint number, GError **error)
{
  g_autoptr (AttuneStatement) insert = NULL;

  insert = attune_database_prepare (database, "INSERT INTO articles VALUES (?1, ?2)", error);
  if (insert == NULL)
    return FALSE;
  attune_statement_bind_int64 (insert, 1, number);
  attune_statement_bind_text (insert, 2, attune_article_get_id (article));

  return attune_statement_run (insert, error);
}

static gboolean
prepare_inserts (AttuneDatabase *database, AttuneStatement **inserts, GError **error)
{
  for (guint kind = 0; kind < ATTUNE_SEARCH_N_INDEXED_KINDS; kind++)
    {
      g_autofree char *sql = g_strdup_printf (
          "INSERT INTO %s (rowid, title, body, section, block) VALUES (?1, ?2, ?3, ?4, ?5)",
          attune_search_kind_get_table (kind));

      inserts[kind] = attune_database_prepare (database, sql, error);
      if (inserts[kind] == NULL)
        return FALSE;
    }

  return TRUE;
}

static gboolean
insert_blocks (AttuneStatement **inserts, AttuneArticle *article, guint number, GError **error)
{
  AttuneSection *last = NULL;
  g_autofree char *path = NULL;

  for (guint b = 0; b < attune_article_get_n_blocks (article); b++)
    {
      const AttuneBlock *block = attune_article_get_block (article, b);
      AttuneSection *section = attune_article_get_section_of_block (article, block);
      AttuneSearchKind kind = attune_search_kind_of_block (block);
      AttuneStatement *insert = inserts[kind];
      g_autofree char *title = dup_title (block, kind);
      gint64 s = MIN (attune_section_get_index (section), ATTUNE_SEARCH_MAX_SECTION);
      gboolean is_practice = attune_block_get_block_type (block) == ATTUNE_BLOCK_PRACTICE;

      if (section != last)
        {
          g_free (path);
          path = dup_path (article, section);
          last = section;
        }

      attune_statement_bind_int64 (insert, 1,
                                   ATTUNE_SEARCH_FIRST_ROW (number) | s << 25 | (gint64) b << 1 |
                                       (is_practice ? 1 : 0));
      attune_statement_bind_text (insert, 2, title);
      attune_statement_bind_text (insert, 3,
                                  attune_text_get_string (attune_block_get_text (block)));
      attune_statement_bind_text (insert, 4, path);
      attune_statement_bind_text (insert, 5, attune_block_get_id (block));
      if (!attune_statement_run (insert, error))
        return FALSE;
    }

  return TRUE;
}

/**
 * attune_search_rows_insert:
 * @database: with the tables of an index
 * @article: what is added to them
 * @number: its number, greater than those of the articles that are there
 * @n_rows: (inout): how many rows there are
 * @error: return location, %ATTUNE_STORAGE_ERROR
 *
 * Adds a row for each block of an article.
 *
 * Returns: whether that succeeded
 */
gboolean
attune_search_rows_insert (AttuneDatabase *database,
                           AttuneArticle *article,
                           guint number,
                           guint *n_rows,
                           GError **error)
{
  AttuneStatement *inserts[ATTUNE_SEARCH_N_INDEXED_KINDS] = { NULL };
  gboolean inserted = insert_article (database, article, number, error) &&
                      insert_sections (database, article, number, error) &&
                      prepare_inserts (database, inserts, error) &&
                      insert_blocks (inserts, article, number, error);

  for (guint kind = 0; kind < G_N_ELEMENTS (inserts); kind++)
    g_clear_pointer (&inserts[kind], attune_statement_free);
  *n_rows += attune_article_get_n_blocks (article);

  return inserted;
}
