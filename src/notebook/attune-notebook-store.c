/* attune-notebook-store.c: what the notebook's file holds
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "attune-notebook-store.h"

#include <glib/gi18n-lib.h>

#include "attune-change.h"
#include "attune-database-copy.h"
#include "attune-mark-row.h"
#include "attune-notebook-rows.h"
#include "attune-notebook-schema.h"
#include "attune-statement.h"
#include "attune-storage-error.h"

/**
 * attune_notebook_contents_new:
 *
 * Returns: (transfer full): the contents of a notebook with nothing in it
 */
AttuneNotebookContents *
attune_notebook_contents_new (void)
{
  AttuneNotebookContents *self = g_new0 (AttuneNotebookContents, 1);

  self->marks = g_ptr_array_new_with_free_func ((GDestroyNotify) attune_mark_record_unref);
  self->kinds = g_ptr_array_new_with_free_func (g_object_unref);
  self->positions = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                           (GDestroyNotify) attune_place_unref);
  self->editions = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  return self;
}

void
attune_notebook_contents_free (AttuneNotebookContents *self)
{
  g_clear_pointer (&self->marks, g_ptr_array_unref);
  g_clear_pointer (&self->kinds, g_ptr_array_unref);
  g_clear_pointer (&self->positions, g_hash_table_unref);
  g_clear_pointer (&self->editions, g_hash_table_unref);
  g_free (self);
}

/* Reading */

static AttuneKind *
read_kind (AttuneStatement *row)
{
  g_autofree char *id = NULL;
  g_autofree char *name = NULL;
  AttuneHue hue = ATTUNE_HUE_GREY;
  AttunePattern pattern = ATTUNE_PATTERN_SOLID;

  if (!attune_row_read_text (row, 0, FALSE, &id) || !attune_row_read_text (row, 1, TRUE, &name))
    return NULL;
  /* One that only another version knows is shown as something. */
  attune_hue_from_string (attune_statement_get_text (row, 2), &hue);
  attune_pattern_from_string (attune_statement_get_text (row, 3), &pattern);

  return attune_kind_new (id, name, hue, pattern, attune_statement_get_double (row, 4));
}

static gboolean
take_mark (AttuneStatement *row, AttuneNotebookContents *contents)
{
  AttuneMarkRecord *record = attune_row_read_mark (row);

  if (record != NULL)
    g_ptr_array_add (contents->marks, record);

  return record != NULL;
}

static gboolean
take_kind (AttuneStatement *row, AttuneNotebookContents *contents)
{
  AttuneKind *kind = read_kind (row);

  if (kind != NULL)
    g_ptr_array_add (contents->kinds, kind);

  return kind != NULL;
}

static gboolean
take_position (AttuneStatement *row, AttuneNotebookContents *contents)
{
  AttunePlace *place = attune_row_read_place (row, 0);

  if (place != NULL)
    g_hash_table_insert (contents->positions, g_strdup (attune_place_get_article_id (place)),
                         place);

  return place != NULL;
}

static gboolean
take_edition (AttuneStatement *row, AttuneNotebookContents *contents)
{
  g_autofree char *article = NULL;
  g_autofree char *revision = NULL;

  if (!attune_row_read_text (row, 0, FALSE, &article) ||
      !attune_row_read_text (row, 1, FALSE, &revision))
    return FALSE;
  g_hash_table_insert (contents->editions, g_steal_pointer (&article), g_steal_pointer (&revision));

  return TRUE;
}

static gboolean
load_rows (AttuneDatabase *database,
           const char *sql,
           gboolean (*take) (AttuneStatement *row, AttuneNotebookContents *contents),
           AttuneNotebookContents *contents,
           GError **error)
{
  AttuneStep step = ATTUNE_STEP_DONE;
  g_autoptr (AttuneStatement) rows = attune_database_prepare (database, sql, error);

  if (rows == NULL)
    return FALSE;
  while ((step = attune_statement_step (rows, error)) == ATTUNE_STEP_ROW)
    if (!take (rows, contents))
      {
        g_set_error_literal (error, ATTUNE_STORAGE_ERROR, ATTUNE_STORAGE_ERROR_CORRUPT,
                             _ ("The notebook is damaged."));
        return FALSE;
      }

  return step == ATTUNE_STEP_DONE;
}

/**
 * attune_notebook_store_get_version:
 *
 * Returns: a number that changes with each transaction of another connection, and not with those of
 *   this one; -1 where it cannot be read
 */
gint64
attune_notebook_store_get_version (AttuneDatabase *database)
{
  g_autoptr (AttuneStatement)
      statement = attune_database_prepare (database, "PRAGMA data_version", NULL);

  /* Not to be known is an answer: what others wrote is then read again. */
  if (statement == NULL || attune_statement_step (statement, NULL) != ATTUNE_STEP_ROW)
    return -1;

  return attune_statement_get_int64 (statement, 0);
}

/**
 * attune_notebook_store_load_within:
 * @error: return location, %ATTUNE_STORAGE_ERROR
 *
 * Reads all that a notebook holds within a transaction that has begun.
 *
 * Returns: (transfer full) (nullable): all of it, or %NULL if some could not be read
 */
AttuneNotebookContents *
attune_notebook_store_load_within (AttuneDatabase *database, GError **error)
{
  g_autoptr (AttuneNotebookContents) contents = attune_notebook_contents_new ();

  contents->version = attune_notebook_store_get_version (database);
  if (!load_rows (database, "SELECT " ATTUNE_MARK_COLUMNS " FROM marks ORDER BY number", take_mark,
                  contents, error) ||
      !load_rows (database, "SELECT id, name, hue, pattern, rank FROM kinds ORDER BY rank, id",
                  take_kind, contents, error) ||
      !load_rows (database, "SELECT article, block, \"start\", \"end\" FROM positions",
                  take_position, contents, error) ||
      !load_rows (database, "SELECT article, revision FROM editions", take_edition, contents,
                  error))
    return NULL;

  return g_steal_pointer (&contents);
}

/**
 * attune_notebook_store_load:
 * @error: return location, %ATTUNE_STORAGE_ERROR
 *
 * Reads all that a notebook holds, as it is at one moment.
 *
 * Returns: (transfer full) (nullable): all of it, or %NULL if some could not be read
 */
AttuneNotebookContents *
attune_notebook_store_load (AttuneDatabase *database, GError **error)
{
  AttuneNotebookContents *contents = NULL;

  if (!attune_database_begin_reading (database, error))
    return NULL;
  contents = attune_notebook_store_load_within (database, error);
  attune_database_rollback (database); /* nothing was written */

  return contents;
}

/**
 * attune_notebook_store_check:
 * @error: return location, %ATTUNE_STORAGE_ERROR_CORRUPT where it is damaged
 *
 * Checks all of it: the file, and that what is in it can be read.
 *
 * Returns: whether it is sound
 */
gboolean
attune_notebook_store_check (AttuneDatabase *database, GError **error)
{
  g_autoptr (AttuneNotebookContents) contents = NULL;

  if (!attune_database_check (database, error))
    return FALSE;
  if (attune_database_get_version (database) != ATTUNE_NOTEBOOK_VERSION)
    return TRUE;

  contents = attune_notebook_store_load (database, error);

  return contents != NULL;
}

/* Writing */

#define BETWEEN_NOTES "\n\n"

/* Both of two notes that were written at once, unless one says what the other does. Where they were
 * joined before, what was @base in it becomes @own. */
char *
attune_notebook_store_join_notes (const char *there, const char *base, const char *own)
{
  g_autofree char *behind = g_strconcat (BETWEEN_NOTES, base, NULL);
  g_autofree char *before = g_strconcat (base, BETWEEN_NOTES, NULL);

  if (g_str_equal (there, base) || g_str_equal (there, own) || *there == '\0')
    return g_strdup (own);
  if (g_str_equal (own, base) || *own == '\0')
    return g_strdup (there);
  if (*base != '\0' && g_str_has_suffix (there, behind))
    return g_strdup_printf ("%.*s" BETWEEN_NOTES "%s", (int) (strlen (there) - strlen (behind)),
                            there, own);
  if (*base != '\0' && g_str_has_prefix (there, before))
    return g_strconcat (own, BETWEEN_NOTES, there + strlen (before), NULL);

  return g_strconcat (there, BETWEEN_NOTES, own, NULL);
}

static gboolean
update_mark (AttuneDatabase *database, AttuneChange *change, GError **error)
{
  g_autoptr (AttuneMarkRecord) present = NULL;

  g_clear_pointer (&change->joined_note, g_free);
  if (!attune_rows_read_mark (database, change->record->id, &present, error))
    return FALSE;

  /* Another program may have removed it; then its place does not matter any more. */
  if (present == NULL && !attune_change_is_felt (change))
    return TRUE;
  if (present == NULL && (change->fields & ATTUNE_FIELD_NOTE) == 0)
    {
      g_set_error_literal (error, ATTUNE_STORAGE_ERROR, ATTUNE_STORAGE_ERROR_REFUSED,
                           _ ("This mark has been removed."));
      return FALSE;
    }
  /* What the reader writes is not to be lost by that, nor by its kind being gone too. */
  if (present == NULL)
    return attune_rows_keep_kind (database, change->record, error) &&
           attune_rows_add_mark (database, change->record, error);

  if ((change->fields & ATTUNE_FIELD_NOTE) != 0 && change->base_note != NULL)
    change->joined_note = attune_notebook_store_join_notes (present->note, change->base_note,
                                                            change->record->note);
  attune_change_assign_fields (change, present);
  if (change->joined_note != NULL)
    g_set_str (&present->note, change->joined_note);

  return attune_rows_put_mark (database, present, error);
}

static gboolean
remove_kind (AttuneDatabase *database, AttuneKind *kind, GError **error)
{
  g_autoptr (GError) failure = NULL;

  if (attune_rows_run (database, "DELETE FROM kinds WHERE id = ?", attune_kind_get_id (kind), NULL,
                       &failure))
    return TRUE;

  if (g_error_matches (failure, ATTUNE_STORAGE_ERROR, ATTUNE_STORAGE_ERROR_REFUSED))
    g_set_error_literal (error, ATTUNE_STORAGE_ERROR, ATTUNE_STORAGE_ERROR_REFUSED,
                         _ ("This kind cannot be removed while highlights have it."));
  else
    g_propagate_error (error, g_steal_pointer (&failure));

  return FALSE;
}

static gboolean
apply_change (AttuneDatabase *database, AttuneChange *change, GError **error)
{
  switch (change->type)
    {
    case ATTUNE_CHANGE_ADD:
      return attune_rows_add_mark (database, change->record, error);
    case ATTUNE_CHANGE_REMOVE:
      /* That nothing is left to be removed is as it should be. */
      return attune_rows_run (database, "DELETE FROM marks WHERE id = ?", change->record->id, NULL,
                              error);
    case ATTUNE_CHANGE_UPDATE:
      return update_mark (database, change, error);
    case ATTUNE_CHANGE_PUT_KIND:
      return attune_rows_put_kind (database, change->kind, error);
    case ATTUNE_CHANGE_REMOVE_KIND:
      return remove_kind (database, change->kind, error);
    case ATTUNE_CHANGE_POSITION:
      return attune_rows_put_position (database, change->place, change->revision, change->time,
                                       error);
    case ATTUNE_CHANGE_EDITION:
      return attune_rows_run (database,
                              "INSERT OR REPLACE INTO editions (article, revision) VALUES (?, ?)",
                              change->article_id, change->revision, error);
    default:
      g_return_val_if_reached (FALSE);
    }
}

/**
 * attune_notebook_store_apply:
 * @edit: what to do; where notes were joined, its changes say what they are now
 * @error: return location, %ATTUNE_STORAGE_ERROR
 *
 * Makes all changes of an edit in one transaction: they are on disk when this returns.
 *
 * Returns: whether they were made; else all is as it was
 */
gboolean
attune_notebook_store_apply (AttuneDatabase *database, AttuneEdit *edit, GError **error)
{
  if (!attune_database_begin (database, error))
    return FALSE;

  for (guint i = 0; i < attune_edit_get_n_changes (edit); i++)
    if (!apply_change (database, attune_edit_get_change (edit, i), error))
      goto fail;
  if (!attune_rows_count_transaction (database, error))
    goto fail;

  return attune_database_commit (database, error);

fail:
  attune_database_rollback (database);
  return FALSE;
}
