/* attune-annotation-json.c: typed access to the JSON of annotations
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "attune-annotation-json.h"

#include <glib/gi18n-lib.h>
#include <math.h>

static gboolean
fail_file (GError **error, AttuneAnnotationError code, const char *message)
{
  g_set_error_literal (error, ATTUNE_ANNOTATION_ERROR, code, message);

  return FALSE;
}

/* U+0000 is good JSON, but would end a string of C early, and what is behind it would be lost. */
static gboolean
has_nul (const char *contents, gsize size)
{
  static const char escape[] = "\\u0000";
  const char *end = contents + size;

  if (memchr (contents, '\0', size) != NULL)
    return TRUE;

  /* What is behind a backslash is never an escape's beginning. */
  for (const char *c = contents; c < end && (c = memchr (c, '\\', (gsize) (end - c))) != NULL;
       c += 2)
    {
      if ((gsize) (end - c) < strlen (escape))
        return FALSE;
      if (memcmp (c, escape, strlen (escape)) == 0)
        return TRUE;
    }

  return FALSE;
}

static gboolean
check_bytes (const char *contents, gsize size, GError **error)
{
  const char *end = NULL;

  if (size > ATTUNE_ANNOTATION_MAX_BYTES)
    {
      g_set_error (error, ATTUNE_ANNOTATION_ERROR, ATTUNE_ANNOTATION_ERROR_LIMIT,
                   _ ("The file is larger than %d MiB."),
                   ATTUNE_ANNOTATION_MAX_BYTES / 1024 / 1024);
      return FALSE;
    }
  if (size == 0)
    return fail_file (error, ATTUNE_ANNOTATION_ERROR_SYNTAX, _ ("The file is empty."));
  if (has_nul (contents, size))
    return fail_file (error, ATTUNE_ANNOTATION_ERROR_SYNTAX,
                      _ ("The file holds the character U+0000, which no text has."));
  if (!g_utf8_validate_len (contents, size, &end))
    {
      g_set_error (error, ATTUNE_ANNOTATION_ERROR, ATTUNE_ANNOTATION_ERROR_SYNTAX,
                   _ ("The file is not text in UTF-8: byte %lu is wrong."),
                   (gulong) (end - contents));
      return FALSE;
    }

  return TRUE;
}

/**
 * attune_annotation_json_load:
 * @bytes: a file
 * @error: return location, %ATTUNE_ANNOTATION_ERROR
 *
 * Returns: (transfer full) (nullable): the value that the file holds, or %NULL if it is not JSON
 */
JsonNode *
attune_annotation_json_load (GBytes *bytes, GError **error)
{
  static const char mark[] = "\xef\xbb\xbf";
  g_autoptr (JsonParser) parser = json_parser_new_immutable ();
  g_autoptr (GError) failure = NULL;
  gsize size = 0;
  const char *contents = g_bytes_get_data (bytes, &size);

  if (!check_bytes (contents, size, error))
    return NULL;

  /* Some editors put a byte order mark before UTF-8. */
  if (size >= strlen (mark) && memcmp (contents, mark, strlen (mark)) == 0)
    {
      contents += strlen (mark);
      size -= strlen (mark);
    }

  json_parser_set_strict (parser, TRUE);
  if (!json_parser_load_from_data (parser, contents, (gssize) size, &failure) ||
      json_parser_get_root (parser) == NULL)
    {
      /* It quotes the file, and may cut a character in two. */
      g_autofree char *detail = g_utf8_make_valid (failure != NULL ? failure->message : "", -1);

      g_set_error (error, ATTUNE_ANNOTATION_ERROR, ATTUNE_ANNOTATION_ERROR_SYNTAX,
                   /* Translators: %s is a technical message in English */
                   _ ("The file is not JSON (%s)."), detail);
      return NULL;
    }

  return json_parser_steal_root (parser);
}

/**
 * attune_annotation_json_fail:
 * @message: a whole sentence
 *
 * Tells what is wrong, and in which item.
 *
 * Returns: %FALSE
 */
gboolean
attune_annotation_json_fail (AttuneAnnotationJson *self,
                             AttuneAnnotationError code,
                             const char *message)
{
  if (self->item == 0)
    return fail_file (self->error, code, message);

  g_set_error (self->error, ATTUNE_ANNOTATION_ERROR, code,
               /* Translators: %u is the number of an item in a file, %s a sentence that says what
                  is wrong with it */
               _ ("Item %u of the file cannot be read: %s"), self->item, message);

  return FALSE;
}

/**
 * attune_annotation_json_fail_member:
 * @member: the name of what is wrong
 * @expected: what it should be
 *
 * Returns: %FALSE
 */
gboolean
attune_annotation_json_fail_member (AttuneAnnotationJson *self,
                                    const char *member,
                                    const char *expected)
{
  g_autofree char *message = NULL;

  if (self->item == 0)
    message = g_strdup_printf (_ ("The file cannot be read: “%s” is not %s."), member, expected);
  else
    message = g_strdup_printf (
        /* Translators: the first %s is a word of the file's, such as “created”, the second what it
           should be: “text”, “a number” */
        _ ("“%s” is not %s."), member, expected);

  return attune_annotation_json_fail (self, ATTUNE_ANNOTATION_ERROR_VALUE, message);
}

/**
 * attune_annotation_json_want_string:
 * @string: (out) (nullable) (transfer none): the string; %NULL if there is none
 */
gboolean
attune_annotation_json_want_string (AttuneAnnotationJson *self,
                                    JsonObject *object,
                                    const char *member,
                                    const char **string)
{
  JsonNode *node = json_object_get_member (object, member);

  *string = NULL;
  if (node == NULL || JSON_NODE_HOLDS_NULL (node))
    return TRUE;
  if (json_node_get_value_type (node) != G_TYPE_STRING)
    return attune_annotation_json_fail_member (self, member, _ ("text"));

  *string = json_node_get_string (node);
  /* An escape can stand for half a character. */
  if (!g_utf8_validate (*string, -1, NULL))
    return attune_annotation_json_fail_member (self, member, _ ("text in UTF-8"));

  return TRUE;
}

/**
 * attune_annotation_json_want_number:
 * @is_there: (out): whether there is one
 * @number: (inout): the number, finite; left alone if there is none
 */
gboolean
attune_annotation_json_want_number (AttuneAnnotationJson *self,
                                    JsonObject *object,
                                    const char *member,
                                    gboolean *is_there,
                                    double *number)
{
  JsonNode *node = json_object_get_member (object, member);
  GType type = G_TYPE_INVALID;

  *is_there = node != NULL && !JSON_NODE_HOLDS_NULL (node);
  if (!*is_there)
    return TRUE;

  type = json_node_get_value_type (node);
  /* 1e999 is good JSON, and infinite. */
  if ((type != G_TYPE_INT64 && type != G_TYPE_DOUBLE) || !isfinite (json_node_get_double (node)))
    return attune_annotation_json_fail_member (self, member, _ ("a number"));

  *number = json_node_get_double (node);

  return TRUE;
}

/**
 * attune_annotation_json_want_position:
 * @position: (out): a count of code points; this has to be there
 */
gboolean
attune_annotation_json_want_position (AttuneAnnotationJson *self,
                                      JsonObject *object,
                                      const char *member,
                                      guint *position)
{
  gboolean is_there = FALSE;
  double number = 0;

  if (!attune_annotation_json_want_number (self, object, member, &is_there, &number))
    return FALSE;
  if (!is_there || number < 0 || number > G_MAXUINT || number != floor (number))
    return attune_annotation_json_fail_member (self, member, _ ("a position in a text"));

  *position = (guint) number;

  return TRUE;
}

/**
 * attune_annotation_json_want_time:
 * @time: (out) (nullable) (transfer full): the time; %NULL if there is none
 */
gboolean
attune_annotation_json_want_time (AttuneAnnotationJson *self,
                                  JsonObject *object,
                                  const char *member,
                                  GDateTime **time)
{
  g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();
  const char *string = NULL;

  *time = NULL;
  if (!attune_annotation_json_want_string (self, object, member, &string))
    return FALSE;
  if (string == NULL)
    return TRUE;

  *time = g_date_time_new_from_iso8601 (string, utc);

  return *time != NULL || attune_annotation_json_fail_member (
                              self, member, _ ("a time such as 2026-01-31T12:00:00Z"));
}

/* One or many: where JSON-LD has an array, it may as well have its only element. */

/**
 * attune_annotation_json_count:
 *
 * Returns: how many values a member has: those of an array, else one, or none if it is missing
 */
guint
attune_annotation_json_count (JsonObject *object, const char *member)
{
  JsonNode *node = json_object_get_member (object, member);

  if (node == NULL || JSON_NODE_HOLDS_NULL (node))
    return 0;

  return JSON_NODE_HOLDS_ARRAY (node) ? json_array_get_length (json_node_get_array (node)) : 1;
}

/**
 * attune_annotation_json_get:
 * @index: less than the count
 *
 * Returns: (transfer none): one of the values of a member
 */
JsonNode *
attune_annotation_json_get (JsonObject *object, const char *member, guint index)
{
  JsonNode *node = json_object_get_member (object, member);

  return JSON_NODE_HOLDS_ARRAY (node) ? json_array_get_element (json_node_get_array (node), index)
                                      : node;
}

/**
 * attune_annotation_json_get_string:
 * @index: less than the count
 *
 * Returns: (transfer none) (nullable): one of the values of a member, if it is a string
 */
const char *
attune_annotation_json_get_string (JsonObject *object, const char *member, guint index)
{
  JsonNode *node = attune_annotation_json_get (object, member, index);
  const char *string = NULL;

  if (json_node_get_value_type (node) == G_TYPE_STRING)
    string = json_node_get_string (node);

  return string != NULL && g_utf8_validate (string, -1, NULL) ? string : NULL;
}

/**
 * attune_annotation_json_has:
 *
 * Returns: whether @value is among the values of a member, with or without a prefix such as `oa:`
 */
gboolean
attune_annotation_json_has (JsonObject *object, const char *member, const char *value)
{
  for (guint i = 0; i < attune_annotation_json_count (object, member); i++)
    {
      const char *string = attune_annotation_json_get_string (object, member, i);

      if (string != NULL && g_str_has_prefix (string, "oa:"))
        string += strlen ("oa:");
      if (g_strcmp0 (string, value) == 0)
        return TRUE;
    }

  return FALSE;
}
