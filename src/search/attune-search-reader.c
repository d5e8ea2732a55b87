/* attune-search-reader.c: reads what was found
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "attune-search-reader.h"

#include <glib/gi18n-lib.h>

#include "attune-search-rows.h"
#include "attune-storage-error.h"

typedef struct
{
  char *article_id;
  char *id;
  char *path;
  char *around;
} Section;

static void
section_free (gpointer data)
{
  Section *section = data;

  g_free (section->article_id);
  g_free (section->id);
  g_free (section->path);
  g_free (section->around);
  g_free (section);
}

void
attune_search_reader_clear (AttuneSearchReader *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (self->rows); i++)
    g_clear_pointer (&self->rows[i], attune_statement_free);
  g_clear_pointer (&self->section, attune_statement_free);
  g_clear_pointer (&self->sections, g_hash_table_unref);
}

/**
 * attune_search_reader_init:
 * @database: an index
 * @error: return location, %ATTUNE_STORAGE_ERROR
 *
 * Returns: whether the index can be read; the reader is to be cleared in any case
 */
gboolean
attune_search_reader_init (AttuneSearchReader *self, AttuneDatabase *database, GError **error)
{
  for (AttuneSearchKind kind = 0; kind < G_N_ELEMENTS (self->rows); kind++)
    {
      g_autofree char *sql = g_strdup_printf ("SELECT body, block FROM %s WHERE rowid = ?1",
                                              attune_search_kind_get_table (kind));

      self->rows[kind] = attune_database_prepare (database, sql, error);
      if (self->rows[kind] == NULL)
        return FALSE;
    }
  self->sections = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, section_free);
  self->section = attune_database_prepare (
      database,
      "SELECT articles.id, sections.id, path, around FROM sections"
      " JOIN articles ON articles.number = sections.article"
      " WHERE article = ?1 AND block <= ?2 ORDER BY block DESC LIMIT 1",
      error);

  return self->section != NULL;
}

static gboolean
report_damage (GError **error)
{
  g_set_error_literal (error, ATTUNE_STORAGE_ERROR, ATTUNE_STORAGE_ERROR_CORRUPT,
                       _ ("The index is damaged"));

  return FALSE;
}

static gboolean
step (AttuneStatement *statement, gint64 first, gint64 second, GError **error)
{
  AttuneStep step = ATTUNE_STEP_ERROR;

  attune_statement_reset (statement);
  attune_statement_bind_int64 (statement, 1, first);
  if (second >= 0)
    attune_statement_bind_int64 (statement, 2, second);
  step = attune_statement_step (statement, error);
  if (step == ATTUNE_STEP_DONE)
    return report_damage (error);

  return step == ATTUNE_STEP_ROW;
}

/* A damaged file need not look like one. */
static gboolean
is_sound (const char *string)
{
  return string != NULL && g_utf8_validate (string, -1, NULL);
}

static const Section *
read_section (AttuneSearchReader *self, gint64 row, GError **error)
{
  gint64 key = ATTUNE_SEARCH_ROW_SECTION (row);
  Section *section = g_hash_table_lookup (self->sections, &key);

  if (section != NULL)
    return section;
  if (!step (self->section, ATTUNE_SEARCH_ROW_ARTICLE (row), ATTUNE_SEARCH_ROW_BLOCK (row), error))
    return NULL;

  section = g_new0 (Section, 1);
  section->article_id = g_strdup (attune_statement_get_text (self->section, 0));
  section->id = g_strdup (attune_statement_get_text (self->section, 1));
  section->path = g_strdup (attune_statement_get_text (self->section, 2));
  section->around = g_strdup (attune_statement_get_text (self->section, 3));
  g_hash_table_insert (self->sections, g_memdup2 (&key, sizeof key), section);

  return section;
}

/**
 * attune_search_reader_read:
 * @candidate: a row of the index
 * @pattern: finds in its text what was asked for
 * @error: return location, %ATTUNE_STORAGE_ERROR
 *
 * Returns: (transfer full) (nullable): the hit, or %NULL with @error set
 */
AttuneSearchHit *
attune_search_reader_read (AttuneSearchReader *self,
                           const AttuneSearchCandidate *candidate,
                           AttuneSearchPattern *pattern,
                           GError **error)
{
  AttuneStatement *row = self->rows[candidate->kind];
  AttuneSearchFound found = { .kind = candidate->kind };
  const Section *section = read_section (self, candidate->row, error);

  if (section == NULL || !step (row, candidate->row, -1, error))
    return NULL;

  found.text = attune_statement_get_text (row, 0);
  found.block_id = attune_statement_get_text (row, 1);
  found.article_id = section->article_id;
  found.section_id = section->id;
  found.section_title = candidate->kind == ATTUNE_SEARCH_SECTION ? section->around : section->path;
  if (!is_sound (found.text) || !is_sound (found.block_id) || !is_sound (found.section_id) ||
      !is_sound (found.section_title) || !is_sound (found.article_id))
    {
      report_damage (error);
      return NULL;
    }

  return attune_search_hit_new (&found, pattern);
}
