/* attune-annotation-reader.c: what a file of Web Annotations holds
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "attune-annotation-reader.h"

#include <glib/gi18n-lib.h>

#include "attune-annotation-item.h"

/* How many pages may hang together */
#define MAX_PAGES 10000

typedef struct
{
  AttuneAnnotationJson json;
  AttuneLibrary *library;
  AttuneAnnotationFile *file;
  guint n_pages;
} Reader;

void
attune_annotation_file_free (AttuneAnnotationFile *self)
{
  g_clear_pointer (&self->annotations, g_ptr_array_unref);
  g_clear_pointer (&self->kinds, g_ptr_array_unref);
  g_free (self);
}

/* Items */

static gboolean
read_annotation (Reader *self, JsonNode *node)
{
  g_autoptr (AttuneAnnotation) annotation = NULL;
  AttuneAnnotationJson *json = &self->json;
  JsonObject *object = NULL;

  if (++json->item > ATTUNE_ANNOTATION_MAX_ITEMS)
    {
      g_set_error (json->error, ATTUNE_ANNOTATION_ERROR, ATTUNE_ANNOTATION_ERROR_LIMIT,
                   _ ("There are more than %d items in the file."), ATTUNE_ANNOTATION_MAX_ITEMS);
      return FALSE;
    }
  if (!JSON_NODE_HOLDS_OBJECT (node) ||
      !attune_annotation_json_has (json_node_get_object (node), "type", "Annotation"))
    return attune_annotation_json_fail (json, ATTUNE_ANNOTATION_ERROR_FORMAT,
                                        _ ("It is not an annotation."));

  object = json_node_get_object (node);
  annotation = attune_annotation_new (json->item);
  if (!attune_annotation_read_target (json, object, self->library, annotation))
    return FALSE;
  if (annotation->article_id == NULL)
    {
      self->file->n_elsewhere++;
      return TRUE;
    }

  if (!attune_annotation_read_head (json, object, annotation) ||
      !attune_annotation_read_bodies (json, object, annotation))
    return FALSE;
  g_ptr_array_add (self->file->annotations, g_steal_pointer (&annotation));

  return TRUE;
}

static gboolean
read_items (Reader *self, JsonObject *object)
{
  guint n_items = attune_annotation_json_count (object, "items");

  for (guint i = 0; i < n_items; i++)
    if (!read_annotation (self, attune_annotation_json_get (object, "items", i)))
      return FALSE;

  return TRUE;
}

/* Reads a page and those behind it, as far as they are in the file. */
static gboolean
read_pages (Reader *self, JsonNode *node)
{
  while (node != NULL && JSON_NODE_HOLDS_OBJECT (node))
    {
      JsonObject *page = json_node_get_object (node);

      if (++self->n_pages > MAX_PAGES)
        {
          self->json.item = 0;
          return attune_annotation_json_fail (&self->json, ATTUNE_ANNOTATION_ERROR_LIMIT,
                                              _ ("There are too many pages in the file."));
        }
      if (!read_items (self, page))
        return FALSE;
      node = json_object_get_member (page, "next");
    }

  return TRUE;
}

/* What is ours in a collection */

static gboolean
read_kind (Reader *self, JsonNode *node)
{
  AttuneAnnotationJson *json = &self->json;
  JsonObject *object = NULL;
  const char *id = NULL, *name = NULL, *hue_name = NULL, *pattern_name = NULL;
  AttuneHue hue = ATTUNE_HUE_GREY;
  AttunePattern pattern = ATTUNE_PATTERN_SOLID;
  gboolean has_rank = FALSE;
  double rank = 0;

  if (!JSON_NODE_HOLDS_OBJECT (node))
    return attune_annotation_json_fail_member (json, "marks:kinds", _ ("a list of kinds"));

  object = json_node_get_object (node);
  if (!attune_annotation_json_want_string (json, object, "marks:kind", &id) ||
      !attune_annotation_json_want_string (json, object, "marks:name", &name) ||
      !attune_annotation_json_want_string (json, object, "marks:hue", &hue_name) ||
      !attune_annotation_json_want_string (json, object, "marks:pattern", &pattern_name) ||
      !attune_annotation_json_want_number (json, object, "marks:rank", &has_rank, &rank))
    return FALSE;
  if (id == NULL || *id == '\0')
    return attune_annotation_json_fail_member (json, "marks:kind", _ ("text"));

  /* One that only another version knows is shown as something. */
  attune_hue_from_string (hue_name, &hue);
  attune_pattern_from_string (pattern_name, &pattern);
  g_ptr_array_add (
      self->file->kinds,
      attune_kind_new (id, name, hue, pattern, has_rank ? rank : self->file->kinds->len + 1));

  return TRUE;
}

static gboolean
read_own (Reader *self, JsonObject *collection)
{
  AttuneAnnotationJson *json = &self->json;
  guint n_kinds = attune_annotation_json_count (collection, "marks:kinds");
  JsonNode *notes = json_object_get_member (collection, "marks:notes");
  gboolean has_format = FALSE;
  double format = ATTUNE_ANNOTATION_FORMAT;

  if (!attune_annotation_json_want_number (json, collection, "marks:format", &has_format, &format))
    return FALSE;
  if (format > ATTUNE_ANNOTATION_FORMAT)
    return attune_annotation_json_fail (json, ATTUNE_ANNOTATION_ERROR_FORMAT,
                                        _ ("The file was made by a newer version of Attune. "
                                           "Update Attune to import it."));
  if (n_kinds > ATTUNE_ANNOTATION_MAX_KINDS)
    return attune_annotation_json_fail (json, ATTUNE_ANNOTATION_ERROR_LIMIT,
                                        _ ("There are too many kinds in the file."));
  if (notes != NULL && json_node_get_value_type (notes) != G_TYPE_BOOLEAN)
    return attune_annotation_json_fail_member (json, "marks:notes", _ ("true or false"));

  self->file->with_notes = notes != NULL && json_node_get_boolean (notes);
  for (guint i = 0; i < n_kinds; i++)
    if (!read_kind (self, attune_annotation_json_get (collection, "marks:kinds", i)))
      return FALSE;

  return TRUE;
}

/* Whatever way the annotations are given */

static gboolean
read_collection (Reader *self, JsonObject *collection)
{
  JsonNode *first = json_object_get_member (collection, "first");

  if (!read_own (self, collection))
    return FALSE;

  /* Some put the items right into the collection. */
  if (first == NULL && json_object_has_member (collection, "items"))
    return read_items (self, collection);
  if (first == NULL || !JSON_NODE_HOLDS_OBJECT (first))
    return attune_annotation_json_fail (&self->json, ATTUNE_ANNOTATION_ERROR_FORMAT,
                                        _ ("The file only says where its annotations are, and "
                                           "does not hold them."));

  return read_pages (self, first);
}

static gboolean
read_root (Reader *self, JsonNode *root)
{
  if (JSON_NODE_HOLDS_ARRAY (root))
    {
      JsonArray *array = json_node_get_array (root);

      for (guint i = 0; i < json_array_get_length (array); i++)
        if (!read_annotation (self, json_array_get_element (array, i)))
          return FALSE;

      return TRUE;
    }

  if (JSON_NODE_HOLDS_OBJECT (root))
    {
      JsonObject *object = json_node_get_object (root);

      if (attune_annotation_json_has (object, "type", "AnnotationCollection"))
        return read_collection (self, object);
      if (attune_annotation_json_has (object, "type", "AnnotationPage"))
        return read_pages (self, root);
      if (attune_annotation_json_has (object, "type", "Annotation"))
        return read_annotation (self, root);
    }

  return attune_annotation_json_fail (&self->json, ATTUNE_ANNOTATION_ERROR_FORMAT,
                                      _ ("There are no annotations in the file. Choose one that "
                                         "Attune has exported as JSON, or another of Web "
                                         "Annotations."));
}

/**
 * attune_annotation_file_read:
 * @bytes: a collection, a page, a list or a single one of Web Annotations, as JSON
 * @library: the articles
 * @error: return location, %ATTUNE_ANNOTATION_ERROR
 *
 * Reads all annotations that are on the articles. Nothing in the file is trusted: of each value
 * that is used, type and range are checked.
 *
 * Returns: (transfer full) (nullable): what is in the file, or %NULL if anything in it is wrong
 */
AttuneAnnotationFile *
attune_annotation_file_read (GBytes *bytes, AttuneLibrary *library, GError **error)
{
  g_autoptr (AttuneAnnotationFile) file = g_new0 (AttuneAnnotationFile, 1);
  g_autoptr (JsonNode) root = attune_annotation_json_load (bytes, error);
  Reader reader = { { 0, error }, library, file, 0 };

  file->annotations = g_ptr_array_new_with_free_func ((GDestroyNotify) attune_annotation_free);
  file->kinds = g_ptr_array_new_with_free_func (g_object_unref);
  if (root == NULL || !read_root (&reader, root))
    return NULL;

  return g_steal_pointer (&file);
}
