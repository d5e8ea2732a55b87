/* attune-json-reader.c: typed access to JSON that knows where in the file it is
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "attune-json-reader.h"

#include <math.h>

#include "attune-plain-text.h"

/**
 * attune_json_enter:
 * @member: the name of a member
 *
 * Steps down into a member of the object where we are.
 *
 * Returns: what [func@json_leave] wants to come back
 */
gsize
attune_json_enter (AttuneJsonReader *self, const char *member)
{
  gsize length = self->path->len;

  g_string_append_c (self->path, '.');
  g_string_append (self->path, member);

  return length;
}

/**
 * attune_json_enter_element:
 * @i: its number
 *
 * Steps down into an element of the array where we are.
 *
 * Returns: what [func@json_leave] wants to come back
 */
gsize
attune_json_enter_element (AttuneJsonReader *self, guint i)
{
  gsize length = self->path->len;

  g_string_append_printf (self->path, "[%u]", i);

  return length;
}

void
attune_json_leave (AttuneJsonReader *self, gsize length)
{
  g_string_truncate (self->path, length);
}

/**
 * attune_json_fail:
 *
 * Tells what is wrong with the value where we are.
 *
 * Returns: %FALSE
 */
gboolean
attune_json_fail (AttuneJsonReader *self, AttuneArticleError code, const char *format, ...)
{
  g_autofree char *message = NULL;
  va_list arguments;

  va_start (arguments, format);
  message = g_strdup_vprintf (format, arguments);
  va_end (arguments);

  g_set_error (self->error, ATTUNE_ARTICLE_ERROR, code, "%s: %s", self->path->str, message);

  return FALSE;
}

/**
 * attune_json_fail_at:
 *
 * Tells what is wrong with a member of the object where we are.
 *
 * Returns: %FALSE
 */
gboolean
attune_json_fail_at (AttuneJsonReader *self,
                     const char *member,
                     AttuneArticleError code,
                     const char *message)
{
  attune_json_enter (self, member);

  return attune_json_fail (self, code, "%s", message);
}

/* Leaves %NULL in @node where the member is missing and may be. */
static gboolean
want_member (AttuneJsonReader *self,
             JsonObject *object,
             const char *name,
             AttuneJsonNeed need,
             JsonNode **node)
{
  *node = json_object_get_member (object, name);

  return *node != NULL || need == ATTUNE_JSON_OPTIONAL ||
         attune_json_fail_at (self, name, ATTUNE_ARTICLE_ERROR_VALUE, "is missing");
}

gboolean
attune_json_want_object (AttuneJsonReader *self, JsonNode *node, JsonObject **object)
{
  if (!JSON_NODE_HOLDS_OBJECT (node))
    return attune_json_fail (self, ATTUNE_ARTICLE_ERROR_VALUE, "should be an object");

  *object = json_node_get_object (node);

  return TRUE;
}

/**
 * attune_json_want_member_object:
 * @member: (out) (nullable): the object, %NULL where it is missing and may be
 */
gboolean
attune_json_want_member_object (AttuneJsonReader *self,
                                JsonObject *object,
                                const char *name,
                                AttuneJsonNeed need,
                                JsonObject **member)
{
  JsonNode *node = NULL;
  gsize length = 0;

  *member = NULL;
  if (!want_member (self, object, name, need, &node))
    return FALSE;
  if (node == NULL)
    return TRUE;

  length = attune_json_enter (self, name);
  if (!attune_json_want_object (self, node, member))
    return FALSE;
  attune_json_leave (self, length);

  return TRUE;
}

/**
 * attune_json_want_array:
 * @array: (out) (nullable): the array, %NULL where it is missing and may be
 */
gboolean
attune_json_want_array (AttuneJsonReader *self,
                        JsonObject *object,
                        const char *name,
                        AttuneJsonNeed need,
                        JsonArray **array)
{
  JsonNode *node = NULL;

  *array = NULL;
  if (!want_member (self, object, name, need, &node))
    return FALSE;
  if (node == NULL)
    return TRUE;
  if (!JSON_NODE_HOLDS_ARRAY (node))
    return attune_json_fail_at (self, name, ATTUNE_ARTICLE_ERROR_VALUE, "should be an array");

  *array = json_node_get_array (node);
  if (need == ATTUNE_JSON_REQUIRED && json_array_get_length (*array) == 0)
    return attune_json_fail_at (self, name, ATTUNE_ARTICLE_ERROR_VALUE, "is empty");

  return TRUE;
}

gboolean
attune_json_want_node_string (AttuneJsonReader *self, JsonNode *node, const char **string)
{
  if (json_node_get_value_type (node) != G_TYPE_STRING)
    return attune_json_fail (self, ATTUNE_ARTICLE_ERROR_VALUE, "should be a string");

  *string = json_node_get_string (node);
  if (**string == '\0')
    return attune_json_fail (self, ATTUNE_ARTICLE_ERROR_VALUE, "is empty");

  return TRUE;
}

/**
 * attune_json_want_string:
 * @string: (out) (nullable) (transfer none): the string, as it is in the file
 */
gboolean
attune_json_want_string (AttuneJsonReader *self,
                         JsonObject *object,
                         const char *name,
                         AttuneJsonNeed need,
                         const char **string)
{
  JsonNode *node = NULL;
  gsize length = 0;

  *string = NULL;
  if (!want_member (self, object, name, need, &node))
    return FALSE;
  if (node == NULL)
    return TRUE;

  length = attune_json_enter (self, name);
  if (!attune_json_want_node_string (self, node, string))
    return FALSE;
  attune_json_leave (self, length);

  return TRUE;
}

/**
 * attune_json_want_plain:
 * @string: (out) (nullable) (transfer full): the string, its white space folded
 *
 * Wants a string that is shown as it is: one line, with something in it.
 */
gboolean
attune_json_want_plain (AttuneJsonReader *self,
                        JsonObject *object,
                        const char *name,
                        AttuneJsonNeed need,
                        char **string)
{
  g_autofree char *folded = NULL;
  const char *raw = NULL;
  gunichar forbidden = 0;

  *string = NULL;
  if (!attune_json_want_string (self, object, name, need, &raw))
    return FALSE;
  if (raw == NULL)
    return TRUE;

  folded = attune_plain_text_fold (raw, &forbidden);
  if (folded == NULL)
    {
      attune_json_enter (self, name);
      return attune_json_fail (self, ATTUNE_ARTICLE_ERROR_VALUE, "control character U+%04X",
                               forbidden);
    }
  if (*folded == '\0')
    return attune_json_fail_at (self, name, ATTUNE_ARTICLE_ERROR_VALUE, "is empty");

  *string = g_steal_pointer (&folded);

  return TRUE;
}

/**
 * attune_json_want_number:
 * @number: (inout): the number; left alone where it is missing and may be
 */
gboolean
attune_json_want_number (AttuneJsonReader *self,
                         JsonObject *object,
                         const char *name,
                         AttuneJsonNeed need,
                         double *number)
{
  JsonNode *node = NULL;
  GType type = G_TYPE_INVALID;

  if (!want_member (self, object, name, need, &node))
    return FALSE;
  if (node == NULL)
    return TRUE;

  type = json_node_get_value_type (node);
  /* 1e999 is good JSON, and infinite. */
  if ((type != G_TYPE_INT64 && type != G_TYPE_DOUBLE) || !isfinite (json_node_get_double (node)))
    return attune_json_fail_at (self, name, ATTUNE_ARTICLE_ERROR_VALUE, "should be a number");

  *number = json_node_get_double (node);

  return TRUE;
}

/**
 * attune_json_want_boolean:
 * @boolean: (out): whether it is there and true
 */
gboolean
attune_json_want_boolean (AttuneJsonReader *self,
                          JsonObject *object,
                          const char *name,
                          gboolean *boolean)
{
  JsonNode *node = json_object_get_member (object, name);

  if (node != NULL && json_node_get_value_type (node) != G_TYPE_BOOLEAN)
    return attune_json_fail_at (self, name, ATTUNE_ARTICLE_ERROR_VALUE, "should be true or false");

  *boolean = node != NULL && json_node_get_boolean (node);

  return TRUE;
}

static gboolean
is_id (const char *string)
{
  if (!g_ascii_islower (*string))
    return FALSE;

  return strspn (string, "abcdefghijklmnopqrstuvwxyz0123456789-") == strlen (string);
}

/**
 * attune_json_want_id:
 * @taken: (nullable): the ids that are there already
 * @id: (out) (transfer none): an id that is well formed and not taken
 */
gboolean
attune_json_want_id (AttuneJsonReader *self, JsonObject *object, GHashTable *taken, const char **id)
{
  if (!attune_json_want_string (self, object, "id", ATTUNE_JSON_REQUIRED, id))
    return FALSE;
  if (!is_id (*id))
    {
      attune_json_enter (self, "id");
      return attune_json_fail (self, ATTUNE_ARTICLE_ERROR_ID, "\"%s\" is not an id", *id);
    }
  if (taken != NULL && g_hash_table_contains (taken, *id))
    {
      attune_json_enter (self, "id");
      return attune_json_fail (self, ATTUNE_ARTICLE_ERROR_ID, "the id \"%s\" is taken", *id);
    }

  return TRUE;
}
