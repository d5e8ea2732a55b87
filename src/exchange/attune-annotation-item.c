/* attune-annotation-item.c: reading one Web Annotation
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "attune-annotation-item.h"

#include <glib/gi18n-lib.h>

/* How deep selectors refine selectors, and bodies hold bodies */
#define MAX_DEPTH 4

/* Targets: what it is on */

/* An address of ours, after the `#`: a block and perhaps a range in it. One that is none says that
 * there is a place, but not which. */
static void
take_fragment (AttuneAnnotation *annotation, const char *fragment)
{
  g_autofree char *address = g_strconcat ("attune:", annotation->article_id, "#", fragment, NULL);
  g_autoptr (AttunePlace) place = attune_place_parse (address, NULL);

  annotation->has_place = TRUE;
  if (place == NULL || annotation->block_id != NULL)
    return;

  annotation->block_id = g_strdup (attune_place_get_block_id (place));
  annotation->has_range = attune_place_has_range (place);
  annotation->start = attune_place_get_start (place);
  annotation->end = attune_place_get_end (place);
}

static gboolean
read_quote (AttuneAnnotationJson *json, JsonObject *object, AttuneAnnotation *annotation)
{
  const char *exact = NULL, *prefix = NULL, *suffix = NULL;

  if (!attune_annotation_json_want_string (json, object, "exact", &exact) ||
      !attune_annotation_json_want_string (json, object, "prefix", &prefix) ||
      !attune_annotation_json_want_string (json, object, "suffix", &suffix))
    return FALSE;
  if (exact == NULL)
    return attune_annotation_json_fail_member (json, "exact", _ ("text"));
  if (annotation->has_quote)
    return TRUE;

  annotation->has_quote = TRUE;
  g_set_str (&annotation->quote.exact, exact);
  g_set_str (&annotation->quote.prefix, prefix != NULL ? prefix : "");
  g_set_str (&annotation->quote.suffix, suffix != NULL ? suffix : "");

  return TRUE;
}

/* A position counts from the beginning of a block, and says nothing where no block is known. */
static gboolean
read_position (AttuneAnnotationJson *json, JsonObject *object, AttuneAnnotation *annotation)
{
  guint start = 0, end = 0;

  if (!attune_annotation_json_want_position (json, object, "start", &start) ||
      !attune_annotation_json_want_position (json, object, "end", &end))
    return FALSE;
  if (end < start)
    return attune_annotation_json_fail_member (json, "end", _ ("a position behind “start”"));
  if (annotation->block_id == NULL || annotation->has_range)
    return TRUE;

  annotation->has_range = TRUE;
  annotation->start = start;
  annotation->end = end;

  return TRUE;
}

static gboolean
read_selectors (AttuneAnnotationJson *json,
                JsonObject *object,
                const char *member,
                guint depth,
                AttuneAnnotation *annotation)
{
  for (guint i = 0; i < attune_annotation_json_count (object, member); i++)
    {
      JsonNode *node = attune_annotation_json_get (object, member, i);
      JsonObject *selector = NULL;
      const char *value = NULL;

      /* There are more kinds of selectors than are of use here; some are but an address. */
      annotation->has_place = TRUE;
      if (!JSON_NODE_HOLDS_OBJECT (node))
        continue;

      selector = json_node_get_object (node);
      if (attune_annotation_json_has (selector, "type", "TextQuoteSelector") &&
          !read_quote (json, selector, annotation))
        return FALSE;
      if (attune_annotation_json_has (selector, "type", "TextPositionSelector") &&
          !read_position (json, selector, annotation))
        return FALSE;
      if (attune_annotation_json_has (selector, "type", "FragmentSelector"))
        {
          if (!attune_annotation_json_want_string (json, selector, "value", &value))
            return FALSE;
          if (value != NULL)
            take_fragment (annotation, *value == '#' ? value + 1 : value);
        }

      if (depth < MAX_DEPTH && !read_selectors (json, selector, "refinedBy", depth + 1, annotation))
        return FALSE;
    }

  return TRUE;
}

/* Looks whether an address is that of an article of ours, as a whole or a place in it. */
static void
take_source (AttuneAnnotation *annotation, AttuneLibrary *library, const char *iri)
{
  static const char *const beginnings[] = { "attune:", ATTUNE_ANNOTATION_WEB };

  for (gsize i = 0; i < G_N_ELEMENTS (beginnings); i++)
    {
      gsize length = strlen (beginnings[i]);
      const char *hash = NULL;
      g_autofree char *id = NULL;

      if (g_ascii_strncasecmp (iri, beginnings[i], length) != 0)
        continue;
      hash = strchr (iri, '#');
      id = g_strndup (iri + length, strcspn (iri + length, "#?"));
      if (attune_library_lookup (library, id) == NULL)
        continue;

      g_set_str (&annotation->article_id, id);
      if (hash != NULL)
        take_fragment (annotation, hash + 1);
      return;
    }
}

/* (nullable): the address of a target: its own, or that of the source that it is a part of */
static const char *
get_source (JsonNode *node)
{
  JsonObject *target = NULL;

  if (JSON_NODE_HOLDS_VALUE (node))
    return json_node_get_value_type (node) == G_TYPE_STRING ? json_node_get_string (node) : NULL;
  if (!JSON_NODE_HOLDS_OBJECT (node))
    return NULL;

  target = json_node_get_object (node);
  if (attune_annotation_json_count (target, "source") > 0)
    return get_source (attune_annotation_json_get (target, "source", 0));
  if (attune_annotation_json_count (target, "id") > 0)
    return attune_annotation_json_get_string (target, "id", 0);

  return NULL;
}

/**
 * attune_annotation_read_target:
 * @library: the articles
 *
 * Reads what an annotation is on: of several targets, the first that is on one of the articles.
 * If none is, its article is left open, and nothing more is read of it.
 *
 * Returns: whether it is as it should be
 */
gboolean
attune_annotation_read_target (AttuneAnnotationJson *json,
                               JsonObject *object,
                               AttuneLibrary *library,
                               AttuneAnnotation *annotation)
{
  guint n_targets = attune_annotation_json_count (object, "target");

  if (n_targets == 0)
    return attune_annotation_json_fail (json, ATTUNE_ANNOTATION_ERROR_VALUE,
                                        _ ("It does not say what it is on (“target”)."));

  for (guint i = 0; i < n_targets; i++)
    {
      JsonNode *node = attune_annotation_json_get (object, "target", i);
      const char *source = get_source (node);

      if (source == NULL || !g_utf8_validate (source, -1, NULL))
        return attune_annotation_json_fail_member (json, "target", _ ("an address"));

      take_source (annotation, library, source);
      if (annotation->article_id == NULL)
        continue;

      return !JSON_NODE_HOLDS_OBJECT (node) ||
             read_selectors (json, json_node_get_object (node), "selector", 0, annotation);
    }

  return TRUE;
}

/* Bodies: what it says */

static void
append_note (AttuneAnnotation *annotation, const char *words)
{
  if (*words == '\0')
    return;
  if (annotation->notes->len > 0)
    g_string_append (annotation->notes, "\n\n");
  g_string_append (annotation->notes, words);
}

static gboolean read_bodies (AttuneAnnotationJson *json,
                             JsonObject *object,
                             const char *member,
                             const char *motivation,
                             guint depth,
                             AttuneAnnotation *annotation);

static gboolean
read_body (AttuneAnnotationJson *json,
           JsonObject *body,
           const char *motivation,
           guint depth,
           AttuneAnnotation *annotation)
{
  const char *value = NULL, *kind = NULL, *id = NULL;

  if (!attune_annotation_json_want_string (json, body, "value", &value) ||
      !attune_annotation_json_want_string (json, body, "marks:kind", &kind) ||
      !attune_annotation_json_want_string (json, body, "id", &id))
    return FALSE;

  /* Without a purpose, it has that of the whole. */
  if (attune_annotation_json_count (body, "purpose") > 0)
    motivation = attune_annotation_json_get_string (body, "purpose", 0);

  if (value == NULL)
    {
      /* A picture, a film or the like: what can be kept of it is its address. */
      if (id != NULL)
        append_note (annotation, id);

      return depth >= MAX_DEPTH ||
             read_bodies (json, body, "items", motivation, depth + 1, annotation);
    }

  if (attune_annotation_json_has (body, "purpose", "classifying") ||
      g_strcmp0 (motivation, "classifying") == 0)
    {
      g_set_str (&annotation->kind, kind);
      g_set_str (&annotation->kind_name, value);
    }
  else if (attune_annotation_json_has (body, "purpose", "tagging") ||
           g_strcmp0 (motivation, "tagging") == 0)
    g_ptr_array_add (annotation->tags, g_strdup (value));
  else
    append_note (annotation, value);

  return TRUE;
}

static gboolean
read_bodies (AttuneAnnotationJson *json,
             JsonObject *object,
             const char *member,
             const char *motivation,
             guint depth,
             AttuneAnnotation *annotation)
{
  for (guint i = 0; i < attune_annotation_json_count (object, member); i++)
    {
      JsonNode *node = attune_annotation_json_get (object, member, i);
      const char *address = attune_annotation_json_get_string (object, member, i);

      if (JSON_NODE_HOLDS_OBJECT (node))
        {
          if (!read_body (json, json_node_get_object (node), motivation, depth, annotation))
            return FALSE;
        }
      else if (address != NULL)
        append_note (annotation, address);
      else
        return attune_annotation_json_fail_member (json, member, _ ("text or an address"));
    }

  return TRUE;
}

/**
 * attune_annotation_read_bodies:
 * @annotation: its head has been read
 *
 * Reads what an annotation says: notes, tags and kind.
 *
 * Returns: whether it is as it should be
 */
gboolean
attune_annotation_read_bodies (AttuneAnnotationJson *json,
                               JsonObject *object,
                               AttuneAnnotation *annotation)
{
  const char *value = NULL;

  if (!attune_annotation_json_want_string (json, object, "bodyValue", &value))
    return FALSE;
  if (value != NULL)
    append_note (annotation, value);

  return read_bodies (json, object, "body", annotation->motivation, 0, annotation);
}

/* The rest */

static const char *
choose_motivation (JsonObject *object)
{
  static const char *const known[] = { "bookmarking", "highlighting", "commenting" };
  const char *first = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (known); i++)
    if (attune_annotation_json_has (object, "motivation", known[i]))
      return known[i];

  if (attune_annotation_json_count (object, "motivation") > 0)
    first = attune_annotation_json_get_string (object, "motivation", 0);

  return first != NULL && g_str_has_prefix (first, "oa:") ? first + strlen ("oa:") : first;
}

/**
 * attune_annotation_read_head:
 *
 * Reads all of an annotation but its target and its bodies.
 *
 * Returns: whether it is as it should be
 */
gboolean
attune_annotation_read_head (AttuneAnnotationJson *json,
                             JsonObject *object,
                             AttuneAnnotation *annotation)
{
  const char *iri = NULL, *name = NULL, *revision = NULL;

  if (!attune_annotation_json_want_string (json, object, "id", &iri) ||
      !attune_annotation_json_want_time (json, object, "created", &annotation->created) ||
      !attune_annotation_json_want_time (json, object, "modified", &annotation->modified) ||
      !attune_annotation_json_want_string (json, object, "marks:name", &name) ||
      !attune_annotation_json_want_string (json, object, "marks:revision", &revision) ||
      !attune_annotation_json_want_number (json, object, "marks:rank", &annotation->has_rank,
                                           &annotation->rank))
    return FALSE;

  annotation->iri = g_strdup (iri);
  annotation->motivation = g_strdup (choose_motivation (object));
  annotation->name = g_strdup (name);
  annotation->revision = g_strdup (revision);

  return TRUE;
}
