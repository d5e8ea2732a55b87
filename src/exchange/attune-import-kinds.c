/* attune-import-kinds.c: the kinds of highlights that a file brings
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "attune-import-kinds.h"

struct _AttuneImportKinds
{
  GPtrArray *known;  /* those there will be, the notebook's first */
  GHashTable *by_id; /* the same */
  GHashTable *by_title;
  GPtrArray *put; /* those to be written */
  guint n_new;
};

static char *
fold (const char *title)
{
  g_autofree char *stripped = g_strstrip (g_strdup (title));
  g_autofree char *normal = g_utf8_normalize (stripped, -1, G_NORMALIZE_ALL);

  return g_utf8_casefold (normal != NULL ? normal : stripped, -1);
}

/* The first of a title stays the one that it stands for. */
static void
know (AttuneImportKinds *self, AttuneKind *kind)
{
  g_autofree char *title = fold (attune_kind_get_title (kind));

  g_ptr_array_add (self->known, g_object_ref (kind));
  g_hash_table_insert (self->by_id, (char *) attune_kind_get_id (kind), kind);
  if (!g_hash_table_contains (self->by_title, title))
    g_hash_table_insert (self->by_title, g_steal_pointer (&title), kind);
}

static void
add (AttuneImportKinds *self, AttuneKind *kind)
{
  know (self, kind);
  g_ptr_array_add (self->put, g_object_ref (kind));
  self->n_new++;
}

static GHashTable *
find_used (GListModel *marks)
{
  GHashTable *used = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < g_list_model_get_n_items (marks); i++)
    {
      g_autoptr (AttuneMark) mark = g_list_model_get_item (marks, i);

      if (attune_mark_get_kind (mark) != NULL)
        g_hash_table_add (used, g_strdup (attune_mark_get_kind (mark)));
    }

  return used;
}

static gboolean
is_same (AttuneKind *a, AttuneKind *b)
{
  return g_strcmp0 (attune_kind_get_name (a), attune_kind_get_name (b)) == 0 &&
         attune_kind_get_hue (a) == attune_kind_get_hue (b) &&
         attune_kind_get_pattern (a) == attune_kind_get_pattern (b) &&
         attune_kind_get_rank (a) == attune_kind_get_rank (b);
}

/**
 * attune_import_kinds_new:
 * @kinds: (type Gio.ListModel): the notebook's [class@Kind]s
 * @marks: (type Gio.ListModel): its [class@Mark]s
 * @brought: (element-type AttuneKind): those of the file
 *
 * Compares the kinds of a file with the notebook's. What the notebook does not have is added. What
 * both have stays as it is here where a mark has it, or the reader has named it; else it becomes as
 * it is in the file, so that in an empty notebook all are as they were.
 *
 * Returns: (transfer full): what is to be done
 */
AttuneImportKinds *
attune_import_kinds_new (GListModel *kinds, GListModel *marks, const GPtrArray *brought)
{
  AttuneImportKinds *self = g_new0 (AttuneImportKinds, 1);
  g_autoptr (GHashTable) used = find_used (marks);

  self->known = g_ptr_array_new_with_free_func (g_object_unref);
  self->by_id = g_hash_table_new (g_str_hash, g_str_equal);
  self->by_title = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->put = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < g_list_model_get_n_items (kinds); i++)
    {
      g_autoptr (AttuneKind) kind = g_list_model_get_item (kinds, i);

      know (self, kind);
    }

  for (guint i = 0; i < brought->len; i++)
    {
      AttuneKind *kind = g_ptr_array_index (brought, i);
      const char *id = attune_kind_get_id (kind);
      AttuneKind *ours = g_hash_table_lookup (self->by_id, id);

      if (ours == NULL)
        add (self, kind);
      else if (!g_hash_table_contains (used, id) && attune_kind_get_name (ours) == NULL &&
               !is_same (ours, kind))
        g_ptr_array_add (self->put, g_object_ref (kind));
    }

  return self;
}

void
attune_import_kinds_free (AttuneImportKinds *self)
{
  g_clear_pointer (&self->by_title, g_hash_table_unref);
  g_clear_pointer (&self->by_id, g_hash_table_unref);
  g_clear_pointer (&self->known, g_ptr_array_unref);
  g_clear_pointer (&self->put, g_ptr_array_unref);
  g_free (self);
}

static double
find_last_rank (AttuneImportKinds *self)
{
  double last = 0;

  for (guint i = 0; i < self->known->len; i++)
    last = MAX (last, attune_kind_get_rank (g_ptr_array_index (self->known, i)));

  return last;
}

static AttuneKind *
add_plain (AttuneImportKinds *self, const char *id, const char *name)
{
  g_autoptr (AttuneKind) kind = attune_kind_new (id, name, ATTUNE_HUE_GREY, ATTUNE_PATTERN_SOLID,
                                                 find_last_rank (self) + 1);

  add (self, kind);

  return kind; /* it is among those that are known */
}

/**
 * attune_import_kinds_choose:
 * @id: (nullable): its id in the file, which of our files have
 * @name: (nullable): what the file calls it
 *
 * Finds the kind for a highlight: the one of that id, else the one that is called so, else a new
 * one. A highlight that says nothing of its kind gets the first one.
 *
 * Returns: (transfer none) (nullable): its id; %NULL if there is none at all, or one more would be
 *   too many
 */
const char *
attune_import_kinds_choose (AttuneImportKinds *self, const char *id, const char *name)
{
  AttuneKind *kind = id != NULL ? g_hash_table_lookup (self->by_id, id) : NULL;
  g_autofree char *title = name != NULL ? fold (name) : NULL;

  if (kind == NULL && id == NULL && title != NULL && *title != '\0')
    kind = g_hash_table_lookup (self->by_title, title);
  if (kind == NULL && id == NULL && (title == NULL || *title == '\0') && self->known->len > 0)
    kind = g_ptr_array_index (self->known, 0);

  if (kind == NULL && self->n_new < ATTUNE_ANNOTATION_MAX_KINDS)
    {
      g_autofree char *key = g_strconcat ("kind ", title, NULL);
      g_autofree char *own = id == NULL ? attune_annotation_make_uuid (key) : g_strdup (id);

      kind = g_hash_table_lookup (self->by_id, own);
      if (kind == NULL)
        kind = add_plain (self, own, name);
    }

  return kind != NULL ? attune_kind_get_id (kind) : NULL;
}

/**
 * attune_import_kinds_get_n_new:
 *
 * Returns: how many kinds are added
 */
guint
attune_import_kinds_get_n_new (AttuneImportKinds *self)
{
  return self->n_new;
}

/**
 * attune_import_kinds_put:
 *
 * Adds what is to be done to an edit. A kind is copied, as the edit keeps it.
 */
void
attune_import_kinds_put (AttuneImportKinds *self, AttuneEdit *edit)
{
  for (guint i = 0; i < self->put->len; i++)
    {
      AttuneKind *kind = g_ptr_array_index (self->put, i);
      g_autoptr (AttuneKind) copy = attune_kind_new (
          attune_kind_get_id (kind), attune_kind_get_name (kind), attune_kind_get_hue (kind),
          attune_kind_get_pattern (kind), attune_kind_get_rank (kind));

      attune_edit_put_kind (edit, copy);
    }
}
