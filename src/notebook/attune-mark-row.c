/* attune-mark-row.c: marks and places as rows of a table
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "attune-mark-row.h"

/* A place from four columns: article, block, start, end; checked, for it may be damaged. */
AttunePlace *
attune_row_read_place (AttuneStatement *row, int column)
{
  const char *article = attune_statement_get_text (row, column);
  const char *block = attune_statement_get_text (row, column + 1);
  gint64 start = attune_statement_get_int64 (row, column + 2);
  gint64 end = attune_statement_get_int64 (row, column + 3);

  if (article == NULL || !g_utf8_validate (article, -1, NULL) ||
      (block != NULL && !g_utf8_validate (block, -1, NULL)))
    return NULL;
  if (attune_statement_is_null (row, column + 2))
    return attune_place_new (article, block);
  if (block == NULL || start < 0 || end < start || end > G_MAXUINT)
    return NULL;

  return attune_place_new_range (article, block, (guint) start, (guint) end);
}

/* Reads a text that may be missing where it is @nullable; checked, for it may be damaged. */
gboolean
attune_row_read_text (AttuneStatement *row, int column, gboolean nullable, char **text)
{
  const char *value = attune_statement_get_text (row, column);

  if (value == NULL ? !nullable : !g_utf8_validate (value, -1, NULL))
    return FALSE;
  g_set_str (text, value);

  return TRUE;
}

AttuneMarkRecord *
attune_row_read_mark (AttuneStatement *row)
{
  g_autoptr (AttunePlace) place = attune_row_read_place (row, 0);
  g_autoptr (AttuneMarkRecord) record = NULL;
  AttuneMarkType type;

  if (place == NULL || !attune_mark_type_from_string (attune_statement_get_text (row, 4), &type))
    return NULL;

  record = attune_mark_record_new (type, place);
  if (!attune_row_read_text (row, 5, FALSE, &record->id) ||
      !attune_row_read_text (row, 6, FALSE, &record->revision) ||
      !attune_row_read_text (row, 7, FALSE, &record->quote.exact) ||
      !attune_row_read_text (row, 8, FALSE, &record->quote.prefix) ||
      !attune_row_read_text (row, 9, FALSE, &record->quote.suffix) ||
      !attune_row_read_text (row, 10, type != ATTUNE_MARK_HIGHLIGHT, &record->kind) ||
      !attune_row_read_text (row, 11, TRUE, &record->name) ||
      !attune_row_read_text (row, 12, FALSE, &record->note))
    return NULL;
  record->rank = attune_statement_get_double (row, 13);
  record->created = attune_statement_get_int64 (row, 14);
  record->modified = attune_statement_get_int64 (row, 15);

  return g_steal_pointer (&record);
}

void
attune_row_bind_place (AttuneStatement *statement, int parameter, AttunePlace *place)
{
  attune_statement_bind_text (statement, parameter, attune_place_get_article_id (place));
  attune_statement_bind_text (statement, parameter + 1, attune_place_get_block_id (place));
  if (attune_place_has_range (place))
    {
      attune_statement_bind_int64 (statement, parameter + 2, attune_place_get_start (place));
      attune_statement_bind_int64 (statement, parameter + 3, attune_place_get_end (place));
    }
}

/* Binds what attune_row_read_mark() reads. */
void
attune_row_bind_mark (AttuneStatement *statement, const AttuneMarkRecord *record)
{
  attune_row_bind_place (statement, 1, record->place);
  attune_statement_bind_text (statement, 5, attune_mark_type_to_string (record->type));
  attune_statement_bind_text (statement, 6, record->id);
  attune_statement_bind_text (statement, 7, record->revision);
  attune_statement_bind_text (statement, 8, record->quote.exact);
  attune_statement_bind_text (statement, 9, record->quote.prefix);
  attune_statement_bind_text (statement, 10, record->quote.suffix);
  attune_statement_bind_text (statement, 11, record->kind);
  attune_statement_bind_text (statement, 12, record->name);
  attune_statement_bind_text (statement, 13, record->note);
  attune_statement_bind_double (statement, 14, record->rank);
  attune_statement_bind_int64 (statement, 15, record->created);
  attune_statement_bind_int64 (statement, 16, record->modified);
}
