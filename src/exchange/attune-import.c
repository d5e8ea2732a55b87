/* attune-import.c: marks on their way in
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "attune-import.h"

#include <glib/gi18n-lib.h>

#include "attune-annotation-reader.h"
#include "attune-import-record.h"

/* Nobody marks that many code points, and each is to be found again. */
#define MAX_QUOTE 100000

struct _AttuneImport
{
  AttuneAnnotationFile *file;
  AttuneImportKinds *kinds;
  AttuneImportPassages *passages;
  GHashTable *ours; /* the notebook's marks, by their ids */
  GHashTable *ids;  /* those of the file, with the numbers of their items */

  GPtrArray *news;   /* records to be added */
  GArray *conflicts; /* AttuneImportConflict */
  guint n_same;
  guint n_lost;
};

static const char *const policies[] = { "both", "newer", "skip" };

/**
 * attune_import_policy_from_string:
 * @string: (nullable): `both`, `newer` or `skip`
 * @policy: (out): what it stands for
 *
 * Returns: whether it is one of these
 */
gboolean
attune_import_policy_from_string (const char *string, AttuneImportPolicy *policy)
{
  for (guint i = 0; i < G_N_ELEMENTS (policies); i++)
    if (g_strcmp0 (string, policies[i]) == 0)
      {
        *policy = (AttuneImportPolicy) i;
        return TRUE;
      }

  return FALSE;
}

static void
clear_conflict (gpointer data)
{
  AttuneImportConflict *conflict = data;

  g_clear_object (&conflict->ours);
  g_clear_pointer (&conflict->theirs, attune_mark_record_unref);
}

/* Comparing */

static gboolean
fail_item (const AttuneAnnotation *annotation, const char *message, GError **error)
{
  g_set_error (error, ATTUNE_ANNOTATION_ERROR, ATTUNE_ANNOTATION_ERROR_LIMIT,
               _ ("Item %u of the file cannot be read: %s"), annotation->number, message);

  return FALSE;
}

static gboolean
was_added_before (AttuneImport *self, const AttuneMarkRecord *record)
{
  g_autofree char *id = attune_import_record_make_other_id (record);
  AttuneMark *other = g_hash_table_lookup (self->ours, id);

  return other != NULL && !attune_import_record_differs (attune_mark_get_record (other), record);
}

static void
compare (AttuneImport *self, AttuneMarkRecord *record, gboolean found)
{
  AttuneMark *ours = g_hash_table_lookup (self->ours, record->id);

  if (ours != NULL && (!attune_import_record_differs (attune_mark_get_record (ours), record) ||
                       was_added_before (self, record)))
    {
      self->n_same++;
      return;
    }

  if (ours == NULL)
    g_ptr_array_add (self->news, attune_mark_record_ref (record));
  else
    {
      AttuneImportConflict conflict = { g_object_ref (ours), attune_mark_record_ref (record) };

      g_array_append_val (self->conflicts, conflict);
    }
  if (!found)
    self->n_lost++;
}

static gboolean
take_annotation (AttuneImport *self, const AttuneAnnotation *annotation, GError **error)
{
  g_autoptr (AttuneMarkRecord) record = NULL;
  AttuneMark *ours = NULL;
  guint other = 0;
  gboolean found = FALSE;

  if (g_utf8_strlen (annotation->quote.exact, -1) > MAX_QUOTE)
    return fail_item (annotation, _ ("The words that it marks are too long."), error);

  record = attune_import_record_new (annotation, self->kinds, self->passages, &found);
  ours = g_hash_table_lookup (self->ours, record->id);
  if (ours != NULL)
    attune_import_record_fill_in (record, annotation, attune_mark_get_record (ours),
                                  self->file->with_notes);
  other = GPOINTER_TO_UINT (g_hash_table_lookup (self->ids, record->id));
  if (other != 0 && annotation->iri == NULL)
    {
      self->n_same++;
      return TRUE;
    }
  if (other != 0)
    {
      g_autofree char *message = g_strdup_printf (_ ("It has the id of item %u."), other);

      return fail_item (annotation, message, error);
    }

  g_hash_table_insert (self->ids, g_strdup (record->id), GUINT_TO_POINTER (annotation->number));
  compare (self, record, found);

  return TRUE;
}

/**
 * attune_import_read:
 * @bytes: a file: JSON as Attune exports it, or another of Web Annotations
 * @library: the articles; what the file has on others is left out
 * @marks: (type Gio.ListModel): the notebook's [class@Mark]s
 * @kinds: (type Gio.ListModel): the notebook's [class@Kind]s
 * @error: return location, %ATTUNE_ANNOTATION_ERROR
 *
 * Reads what a file would bring, and compares it with the notebook, which is not changed. Marks are
 * the same by their ids. If anything in the file is wrong, nothing of it is taken.
 *
 * Returns: (transfer full) (nullable): what the file would bring, or %NULL if it cannot be read
 */
AttuneImport *
attune_import_read (GBytes *bytes,
                    AttuneLibrary *library,
                    GListModel *marks,
                    GListModel *kinds,
                    GError **error)
{
  g_autoptr (AttuneAnnotationFile) file = attune_annotation_file_read (bytes, library, error);
  g_autoptr (AttuneImport) self = NULL;

  if (file == NULL)
    return NULL;

  self = g_new0 (AttuneImport, 1);
  self->kinds = attune_import_kinds_new (kinds, marks, file->kinds);
  self->passages = attune_import_passages_new (library);
  self->ours = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
  self->ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->news = g_ptr_array_new_with_free_func ((GDestroyNotify) attune_mark_record_unref);
  self->conflicts = g_array_new (FALSE, FALSE, sizeof (AttuneImportConflict));
  g_array_set_clear_func (self->conflicts, clear_conflict);
  self->file = g_steal_pointer (&file);

  for (guint i = 0; i < g_list_model_get_n_items (marks); i++)
    {
      g_autoptr (AttuneMark) mark = g_list_model_get_item (marks, i);
      char *id = g_strdup (attune_mark_get_id (mark));

      g_hash_table_insert (self->ours, id, g_steal_pointer (&mark));
    }
  for (guint i = 0; i < self->file->annotations->len; i++)
    if (!take_annotation (self, g_ptr_array_index (self->file->annotations, i), error))
      return NULL;

  return g_steal_pointer (&self);
}

/* A file that is far too large, or has no end, must not fill the memory before it is refused. */
static GBytes *
load_file (GFile *file, GError **error)
{
  g_autoptr (GFileInputStream) stream = g_file_read (file, NULL, error);
  g_autofree char *contents = NULL;
  gsize size = 0;

  if (stream == NULL)
    return NULL;

  contents = g_malloc (ATTUNE_ANNOTATION_MAX_BYTES + 1);
  if (!g_input_stream_read_all (G_INPUT_STREAM (stream), contents, ATTUNE_ANNOTATION_MAX_BYTES + 1,
                                &size, NULL, error))
    return NULL;

  return g_bytes_new (contents, size);
}

/**
 * attune_import_read_file:
 * @file: where it lies
 * @error: return location, %G_IO_ERROR or %ATTUNE_ANNOTATION_ERROR
 *
 * As [func@import_read], from a file.
 *
 * Returns: (transfer full) (nullable): what the file would bring, or %NULL if it cannot be read
 */
AttuneImport *
attune_import_read_file (GFile *file,
                         AttuneLibrary *library,
                         GListModel *marks,
                         GListModel *kinds,
                         GError **error)
{
  g_autoptr (GBytes) bytes = load_file (file, error);

  return bytes != NULL ? attune_import_read (bytes, library, marks, kinds, error) : NULL;
}

void
attune_import_free (AttuneImport *self)
{
  g_clear_pointer (&self->file, attune_annotation_file_free);
  g_clear_pointer (&self->kinds, attune_import_kinds_free);
  g_clear_pointer (&self->passages, attune_import_passages_free);
  g_clear_pointer (&self->ours, g_hash_table_unref);
  g_clear_pointer (&self->ids, g_hash_table_unref);
  g_clear_pointer (&self->news, g_ptr_array_unref);
  g_clear_pointer (&self->conflicts, g_array_unref);
  g_free (self);
}

/* What there is to tell */

/**
 * attune_import_get_n_new:
 *
 * Returns: how many marks of the file the notebook does not have
 */
guint
attune_import_get_n_new (AttuneImport *self)
{
  return self->news->len;
}

/**
 * attune_import_get_n_same:
 *
 * Returns: how many marks the notebook has already
 */
guint
attune_import_get_n_same (AttuneImport *self)
{
  return self->n_same;
}

/**
 * attune_import_get_n_conflicts:
 *
 * Returns: how many marks the notebook has, but otherwise
 */
guint
attune_import_get_n_conflicts (AttuneImport *self)
{
  return self->conflicts->len;
}

/**
 * attune_import_get_n_elsewhere:
 *
 * Returns: how many annotations of the file are on something else, and are left out
 */
guint
attune_import_get_n_elsewhere (AttuneImport *self)
{
  return self->file->n_elsewhere;
}

/**
 * attune_import_get_n_lost:
 *
 * Returns: of how many of those that are new or in conflict the passage is not in the article; they
 *   are kept with their words
 */
guint
attune_import_get_n_lost (AttuneImport *self)
{
  return self->n_lost;
}

/**
 * attune_import_get_n_kinds:
 *
 * Returns: how many kinds of highlights would be added
 */
guint
attune_import_get_n_kinds (AttuneImport *self)
{
  return attune_import_kinds_get_n_new (self->kinds);
}

/**
 * attune_import_get_conflict:
 * @index: less than the number of conflicts
 *
 * Returns: (transfer none): a conflict
 */
const AttuneImportConflict *
attune_import_get_conflict (AttuneImport *self, guint index)
{
  g_return_val_if_fail (index < self->conflicts->len, NULL);

  return &g_array_index (self->conflicts, AttuneImportConflict, index);
}

/**
 * attune_import_get_new:
 * @index: less than the number of new marks
 *
 * Returns: (transfer none): a mark that would be added
 */
AttuneMarkRecord *
attune_import_get_new (AttuneImport *self, guint index)
{
  g_return_val_if_fail (index < self->news->len, NULL);

  return g_ptr_array_index (self->news, index);
}

/* Taking it */

static void
add_mark (AttuneEdit *edit, AttuneMarkRecord *record)
{
  g_autoptr (AttuneMark) mark = attune_mark_new (record);

  attune_edit_add (edit, mark);
}

static void
add_beside (AttuneImport *self, AttuneEdit *edit, const AttuneMarkRecord *record)
{
  g_autoptr (AttuneMarkRecord) other = attune_mark_record_copy (record);
  g_autofree char *id = attune_import_record_make_other_id (record);

  /* It may have been added before, and changed since: then it is one more. */
  if (g_hash_table_contains (self->ours, id) || g_hash_table_contains (self->ids, id))
    {
      g_free (id);
      id = g_uuid_string_random ();
    }
  g_set_str (&other->id, id);
  add_mark (edit, other);
}

static void
settle (AttuneImport *self,
        AttuneEdit *edit,
        const AttuneImportConflict *conflict,
        AttuneImportPolicy policy)
{
  const AttuneMarkRecord *ours = attune_mark_get_record (conflict->ours);
  gboolean is_bookmark = ours->type == ATTUNE_MARK_BOOKMARK;

  switch (policy)
    {
    case ATTUNE_IMPORT_NEWER:
      /* A bookmark and a highlight cannot be made of one another. */
      if (is_bookmark != (conflict->theirs->type == ATTUNE_MARK_BOOKMARK))
        add_beside (self, edit, conflict->theirs);
      else if (conflict->theirs->modified > ours->modified)
        attune_edit_replace (edit, conflict->ours, conflict->theirs);
      break;
    case ATTUNE_IMPORT_BOTH:
      add_beside (self, edit, conflict->theirs);
      break;
    case ATTUNE_IMPORT_SKIP:
    default:
      break;
    }
}

/**
 * attune_import_to_edit:
 * @policy: what to do with conflicts
 *
 * Makes of it what has to be done, to be committed: all of it in one transaction, or nothing. It is
 * for the notebook as it was when the file was read.
 *
 * Returns: (transfer full): an edit; it is empty where there is nothing to do
 */
AttuneEdit *
attune_import_to_edit (AttuneImport *self, AttuneImportPolicy policy)
{
  AttuneEdit *edit = attune_edit_new ();

  attune_import_kinds_put (self->kinds, edit);
  for (guint i = 0; i < self->news->len; i++)
    add_mark (edit, g_ptr_array_index (self->news, i));
  for (guint i = 0; i < self->conflicts->len; i++)
    settle (self, edit, &g_array_index (self->conflicts, AttuneImportConflict, i), policy);

  return edit;
}
