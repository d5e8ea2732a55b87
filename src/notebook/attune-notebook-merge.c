/* attune-notebook-merge.c: other contents into a notebook
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "attune-notebook-merge.h"

#include "attune-notebook-rows.h"

static GHashTable *
index_marks (GPtrArray *marks)
{
  GHashTable *by_id = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < marks->len; i++)
    {
      AttuneMarkRecord *record = g_ptr_array_index (marks, i);

      g_hash_table_insert (by_id, record->id, record);
    }

  return by_id;
}

static GHashTable *
index_kinds (GPtrArray *kinds)
{
  GHashTable *by_id = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < kinds->len; i++)
    {
      AttuneKind *kind = g_ptr_array_index (kinds, i);

      g_hash_table_insert (by_id, (gpointer) attune_kind_get_id (kind), kind);
    }

  return by_id;
}

static gboolean
is_same_mark (gconstpointer a, gconstpointer b)
{
  return attune_mark_record_equal (a, b);
}

static gboolean
is_same_kind (gconstpointer a, gconstpointer b)
{
  AttuneKind *left = (AttuneKind *) a, *right = (AttuneKind *) b;

  return g_strcmp0 (attune_kind_get_name (left), attune_kind_get_name (right)) == 0 &&
         attune_kind_get_hue (left) == attune_kind_get_hue (right) &&
         attune_kind_get_pattern (left) == attune_kind_get_pattern (right) &&
         attune_kind_get_rank (left) == attune_kind_get_rank (right);
}

static void
compare (GHashTable *present,
         GHashTable *other,
         gboolean (*is_same) (gconstpointer a, gconstpointer b),
         AttuneNotebookDifference *difference)
{
  GHashTableIter iter;
  gpointer id = NULL, theirs = NULL;
  guint n_common = 0;

  *difference = (AttuneNotebookDifference) { 0 };
  g_hash_table_iter_init (&iter, other);
  while (g_hash_table_iter_next (&iter, &id, &theirs))
    {
      gpointer own = g_hash_table_lookup (present, id);

      if (own == NULL)
        difference->n_added++;
      else if (is_same (own, theirs))
        difference->n_same++;
      else
        difference->n_changed++;
      n_common += own != NULL;
    }
  difference->n_removed = g_hash_table_size (present) - n_common;
}

/**
 * attune_notebook_compare:
 * @present: what there is
 * @other: what could be
 * @marks: (out caller-allocates): how their marks differ
 * @kinds: (out caller-allocates): how their kinds differ
 */
void
attune_notebook_compare (const AttuneNotebookContents *present,
                         const AttuneNotebookContents *other,
                         AttuneNotebookDifference *marks,
                         AttuneNotebookDifference *kinds)
{
  g_autoptr (GHashTable) present_marks = index_marks (present->marks);
  g_autoptr (GHashTable) other_marks = index_marks (other->marks);
  g_autoptr (GHashTable) present_kinds = index_kinds (present->kinds);
  g_autoptr (GHashTable) other_kinds = index_kinds (other->kinds);

  compare (present_marks, other_marks, is_same_mark, marks);
  compare (present_kinds, other_kinds, is_same_kind, kinds);
}

/* What was read from a damaged file, on top of what is known to be sound */

/* Ids are random UUIDs: two that differ in so few of their 36 characters are one, damaged. */
#define MAX_ID_DISTANCE 12

static guint
get_id_distance (const char *a, const char *b)
{
  guint distance = 0;

  for (; *a != '\0' && *b != '\0' && distance <= MAX_ID_DISTANCE; a++, b++)
    distance += *a != *b;

  return distance;
}

/* The mark whose id @id may have been before it was damaged, or NULL. */
static const AttuneMarkRecord *
find_damaged (GPtrArray *marks, const char *id)
{
  for (guint i = 0; i < marks->len; i++)
    {
      const AttuneMarkRecord *record = g_ptr_array_index (marks, i);

      if (get_id_distance (record->id, id) <= MAX_ID_DISTANCE)
        return record;
    }

  return NULL;
}

/* Whether @later can have become of @sound by what is done to marks, and not by damage. A mark only
 * moves with another edition. */
static gboolean
can_become (const AttuneMarkRecord *sound, const AttuneMarkRecord *later)
{
  if (!g_str_equal (sound->id, later->id) || sound->created != later->created ||
      later->modified <= sound->modified)
    return FALSE;
  if (g_str_equal (sound->revision, later->revision))
    return attune_place_equal (sound->place, later->place) &&
           attune_quote_equal (&sound->quote, &later->quote);

  return strlen (sound->revision) == strlen (later->revision) &&
         strspn (later->revision, "0123456789abcdef") == strlen (later->revision);
}

/* What becomes of a mark that is @sound in one and @other in the other; NULL where nothing changes.
 * What was changed later counts. Where nobody can tell which note is the right one, both are
 * kept. */
static AttuneMarkRecord *
join_marks (const AttuneMarkRecord *sound, const AttuneMarkRecord *other)
{
  AttuneMarkRecord *joined = NULL;

  if (attune_mark_record_equal (sound, other))
    return NULL;
  if (can_become (sound, other))
    return attune_mark_record_copy (other);
  if (strstr (sound->note, other->note) != NULL)
    return NULL;

  joined = attune_mark_record_copy (sound);
  g_free (joined->note);
  joined->note = attune_notebook_store_join_notes (sound->note, "", other->note);

  return joined;
}

static gboolean
merge_marks (AttuneDatabase *database,
             const AttuneNotebookContents *present,
             const AttuneNotebookContents *more,
             guint *n_merged,
             GError **error)
{
  g_autoptr (GHashTable) known = index_marks (present->marks);

  for (guint i = 0; i < more->marks->len; i++)
    {
      AttuneMarkRecord *record = g_ptr_array_index (more->marks, i);
      const AttuneMarkRecord *sound = g_hash_table_lookup (known, record->id);
      g_autoptr (AttuneMarkRecord) wanted = NULL;

      if (sound == NULL)
        sound = find_damaged (present->marks, record->id);
      wanted = sound != NULL ? join_marks (sound, record) : attune_mark_record_ref (record);
      if (wanted == NULL)
        continue;
      if (!attune_rows_keep_kind (database, wanted, error) ||
          !attune_rows_put_mark (database, wanted, error))
        return FALSE;
      (*n_merged)++;
    }

  return TRUE;
}

static gboolean
merge_positions (AttuneDatabase *database,
                 const AttuneNotebookContents *present,
                 const AttuneNotebookContents *more,
                 GError **error)
{
  GHashTableIter iter;
  gpointer article = NULL, place = NULL;

  g_hash_table_iter_init (&iter, more->positions);
  while (g_hash_table_iter_next (&iter, &article, &place))
    if (!g_hash_table_contains (present->positions, article) &&
        !attune_rows_put_position (database, place, "", 0, error))
      return FALSE;

  return TRUE;
}

static gboolean
merge (AttuneDatabase *database,
       const AttuneNotebookContents *present,
       const AttuneNotebookContents *more,
       guint *n_merged,
       GError **error)
{
  for (guint i = 0; i < more->kinds->len; i++)
    if (!attune_rows_put_kind (database, g_ptr_array_index (more->kinds, i), error))
      return FALSE;

  return merge_marks (database, present, more, n_merged, error) &&
         merge_positions (database, present, more, error) &&
         attune_rows_count_transaction (database, error);
}

/**
 * attune_notebook_merge:
 * @more: what was read from a damaged file of the same notebook
 * @n_merged: (out): how many marks were added or changed by it
 * @error: return location, %ATTUNE_STORAGE_ERROR
 *
 * Adds to a notebook what another state of it has more, in one transaction. Of what is in both, the
 * one that was changed last is kept.
 *
 * Returns: whether that was done; else all is as it was
 */
gboolean
attune_notebook_merge (AttuneDatabase *database,
                       const AttuneNotebookContents *more,
                       guint *n_merged,
                       GError **error)
{
  g_autoptr (AttuneNotebookContents) present = NULL;

  *n_merged = 0;
  if (!attune_database_begin (database, error))
    return FALSE;
  present = attune_notebook_store_load_within (database, error);
  if (present == NULL || !merge (database, present, more, n_merged, error))
    {
      attune_database_rollback (database);
      return FALSE;
    }

  return attune_database_commit (database, error);
}

/* A backup in the place of what there is */

static gboolean
remove_what_is_not_in (AttuneDatabase *database,
                       GHashTable *present,
                       GHashTable *wanted,
                       const char *sql,
                       GError **error)
{
  GHashTableIter iter;
  gpointer id = NULL;

  g_hash_table_iter_init (&iter, present);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    if (!g_hash_table_contains (wanted, id) && !attune_rows_run (database, sql, id, NULL, error))
      return FALSE;

  return TRUE;
}

static gboolean
put_marks (AttuneDatabase *database, GHashTable *present, GPtrArray *wanted, GError **error)
{
  for (guint i = 0; i < wanted->len; i++)
    {
      AttuneMarkRecord *record = g_ptr_array_index (wanted, i);
      const AttuneMarkRecord *own = g_hash_table_lookup (present, record->id);

      if (own != NULL && attune_mark_record_equal (own, record))
        continue;
      if (!attune_rows_put_mark (database, record, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
put_editions (AttuneDatabase *database, GHashTable *editions, GError **error)
{
  GHashTableIter iter;
  gpointer article = NULL, revision = NULL;

  if (!attune_database_run (database, "DELETE FROM editions", error))
    return FALSE;

  g_hash_table_iter_init (&iter, editions);
  while (g_hash_table_iter_next (&iter, &article, &revision))
    if (!attune_rows_run (database, "INSERT INTO editions (article, revision) VALUES (?, ?)",
                          article, revision, error))
      return FALSE;

  return TRUE;
}

static gboolean
replace (AttuneDatabase *database,
         const AttuneNotebookContents *present,
         const AttuneNotebookContents *wanted,
         GError **error)
{
  g_autoptr (GHashTable) present_marks = index_marks (present->marks);
  g_autoptr (GHashTable) wanted_marks = index_marks (wanted->marks);
  g_autoptr (GHashTable) present_kinds = index_kinds (present->kinds);
  g_autoptr (GHashTable) wanted_kinds = index_kinds (wanted->kinds);

  for (guint i = 0; i < wanted->kinds->len; i++)
    if (!attune_rows_put_kind (database, g_ptr_array_index (wanted->kinds, i), error))
      return FALSE;

  /* No mark may be left without its kind at any time. */
  return remove_what_is_not_in (database, present_marks, wanted_marks,
                                "DELETE FROM marks WHERE id = ?", error) &&
         put_marks (database, present_marks, wanted->marks, error) &&
         remove_what_is_not_in (database, present_kinds, wanted_kinds,
                                "DELETE FROM kinds WHERE id = ?", error) &&
         merge_positions (database, present, wanted, error) &&
         put_editions (database, wanted->editions, error) &&
         attune_rows_count_transaction (database, error);
}

/**
 * attune_notebook_replace:
 * @wanted: what is to be in it
 * @error: return location, %ATTUNE_STORAGE_ERROR
 *
 * Makes a notebook hold what another does, in one transaction. Where reading has got to stays.
 *
 * Returns: whether that was done; else all is as it was
 */
gboolean
attune_notebook_replace (AttuneDatabase *database,
                         const AttuneNotebookContents *wanted,
                         GError **error)
{
  g_autoptr (AttuneNotebookContents) present = NULL;

  if (!attune_database_begin (database, error))
    return FALSE;
  present = attune_notebook_store_load_within (database, error);
  if (present == NULL || !replace (database, present, wanted, error))
    {
      attune_database_rollback (database);
      return FALSE;
    }

  return attune_database_commit (database, error);
}
