/* attune-csl.c: what a CSL-JSON item says
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "attune-csl.h"

#include "attune-plain-text.h"

/* The parser has checked the kinds of what is here; what is missing is left out. */

/* Beyond twenty authors only the first nineteen and the last are named. */
#define MAX_AUTHORS 20
#define MAX_DEPTH 4

/**
 * attune_csl_get_string:
 *
 * Returns: (transfer none) (nullable): the string, %NULL where there is none
 */
const char *
attune_csl_get_string (JsonObject *object, const char *name)
{
  JsonNode *node = json_object_get_member (object, name);

  if (node == NULL || json_node_get_value_type (node) != G_TYPE_STRING)
    return NULL;

  return json_node_get_string (node);
}

/**
 * attune_csl_get_array:
 *
 * Returns: (transfer none) (nullable): the array, %NULL where there is none
 */
JsonArray *
attune_csl_get_array (JsonObject *object, const char *name)
{
  JsonNode *node = json_object_get_member (object, name);

  return node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
}

static JsonNode *fold_node (JsonNode *node, guint depth);

static JsonNode *
fold_object (JsonObject *object, guint depth)
{
  g_autoptr (JsonObject) folded = json_object_new ();
  JsonObjectIter iter;
  const char *name = NULL;
  JsonNode *member = NULL;

  json_object_iter_init (&iter, object);
  while (json_object_iter_next (&iter, &name, &member))
    json_object_set_member (folded, name, fold_node (member, depth + 1));

  return json_node_init_object (json_node_alloc (), folded);
}

static JsonNode *
fold_array (JsonArray *array, guint depth)
{
  g_autoptr (JsonArray) folded = json_array_new ();

  for (guint i = 0; i < json_array_get_length (array); i++)
    json_array_add_element (folded, fold_node (json_array_get_element (array, i), depth + 1));

  return json_node_init_array (json_node_alloc (), folded);
}

/* Nothing of ours lies deeper than `issued.date-parts[0][0]`. */
static JsonNode *
fold_node (JsonNode *node, guint depth)
{
  g_autofree char *string = NULL;
  gunichar forbidden = 0;

  if (depth <= MAX_DEPTH && JSON_NODE_HOLDS_OBJECT (node))
    return fold_object (json_node_get_object (node), depth);
  if (depth <= MAX_DEPTH && JSON_NODE_HOLDS_ARRAY (node))
    return fold_array (json_node_get_array (node), depth);
  if (json_node_get_value_type (node) != G_TYPE_STRING)
    return json_node_copy (node);

  string = attune_plain_text_fold (json_node_get_string (node), &forbidden);

  return json_node_init_string (json_node_alloc (), string != NULL ? string : "");
}

/**
 * attune_csl_fold:
 * @csl: a CSL-JSON item
 *
 * Returns: (transfer full): a copy whose strings are each one line, as everything that is made of
 *   them has to be
 */
JsonObject *
attune_csl_fold (JsonObject *csl)
{
  g_autoptr (JsonNode) node = fold_object (csl, 0);

  return json_node_dup_object (node);
}

/**
 * attune_csl_n_names:
 * @names: (nullable): `author` or `editor`
 */
guint
attune_csl_n_names (JsonArray *names)
{
  return names != NULL ? json_array_get_length (names) : 0;
}

/**
 * attune_csl_get_family:
 *
 * Returns: (transfer none): the family name, or the whole of a literal one
 */
const char *
attune_csl_get_family (JsonArray *names, guint i)
{
  JsonNode *node = json_array_get_element (names, i);
  const char *family = NULL;

  if (!JSON_NODE_HOLDS_OBJECT (node))
    return "";

  family = attune_csl_get_string (json_node_get_object (node), "family");
  if (family == NULL)
    family = attune_csl_get_string (json_node_get_object (node), "literal");

  return family != NULL ? family : "";
}

/* "Jean-Paul" becomes "J.-P.", and "J. P.", "J.P." or "J.-P." stay what they are. */
static void
append_initials (GString *initials, const char *word)
{
  if (g_str_has_suffix (word, "."))
    {
      g_string_append (initials, word);
      return;
    }

  for (const char *part = word; part != NULL; part = strchr (part, '-'))
    {
      if (*part == '-')
        part++;
      if (*part == '\0' || *part == '-')
        continue;
      if (part != word)
        g_string_append_c (initials, '-');
      g_string_append_unichar (initials, g_utf8_get_char (part));
      g_string_append_c (initials, '.');
    }
}

/* "David John" and "D. J." both become "D. J." */
static char *
get_initials (JsonArray *names, guint i)
{
  JsonNode *node = json_array_get_element (names, i);
  const char *given = NULL;
  g_auto (GStrv) words = NULL;
  g_autoptr (GString) initials = g_string_new (NULL);

  if (JSON_NODE_HOLDS_OBJECT (node))
    given = attune_csl_get_string (json_node_get_object (node), "given");
  if (given == NULL || *given == '\0')
    return NULL;

  words = g_strsplit (given, " ", -1);
  for (guint w = 0; words[w] != NULL; w++)
    {
      if (initials->len > 0)
        g_string_append_c (initials, ' ');
      append_initials (initials, words[w]);
    }

  return g_string_free_and_steal (g_steal_pointer (&initials));
}

/**
 * attune_csl_format_name:
 * @family_first: whether it is "Shaver, P. R.", or else "P. R. Shaver"
 *
 * Returns: (transfer full): the name
 */
char *
attune_csl_format_name (JsonArray *names, guint i, gboolean family_first)
{
  g_autofree char *initials = get_initials (names, i);

  /* A literal name, of an institution, has none. */
  if (initials == NULL || *initials == '\0')
    return g_strdup (attune_csl_get_family (names, i));
  if (family_first)
    return g_strdup_printf ("%s, %s", attune_csl_get_family (names, i), initials);

  return g_strdup_printf ("%s %s", initials, attune_csl_get_family (names, i));
}

/**
 * attune_csl_format_names:
 * @family_first: whether it is "Main, M., Kaplan, N., & Cassidy, J.", or else
 *   "J. Cassidy & P. R. Shaver"
 *
 * Returns: (transfer full): all names, as the APA has them
 */
char *
attune_csl_format_names (JsonArray *names, gboolean family_first)
{
  g_autoptr (GString) string = g_string_new (NULL);
  guint n = attune_csl_n_names (names);

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *name = NULL;

      if (n > MAX_AUTHORS && i == MAX_AUTHORS - 1)
        {
          g_string_append (string, ", … ");
          i = n - 1;
        }
      else if (i > 0)
        {
          gboolean comma = n > 2 || family_first;

          g_string_append (string, comma ? ", " : " ");
          if (i == n - 1)
            g_string_append (string, "& ");
        }
      name = attune_csl_format_name (names, i, family_first);
      g_string_append (string, name);
    }

  return g_string_free_and_steal (g_steal_pointer (&string));
}

static gint64
get_year (JsonArray *date_parts, guint i)
{
  JsonNode *date = json_array_get_element (date_parts, i);
  JsonArray *parts = JSON_NODE_HOLDS_ARRAY (date) ? json_node_get_array (date) : NULL;

  return parts != NULL && json_array_get_length (parts) > 0 ? json_array_get_int_element (parts, 0)
                                                            : 0;
}

/**
 * attune_csl_format_year:
 * @csl: an item
 *
 * Returns: (transfer full): "1988", "1969–1980", or where there is no date, %ATTUNE_CSL_NO_DATE
 */
char *
attune_csl_format_year (JsonObject *csl)
{
  JsonNode *node = json_object_get_member (csl, "issued");
  JsonObject *issued = node != NULL && JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node)
                                                                     : NULL;
  JsonArray *parts = issued != NULL ? attune_csl_get_array (issued, "date-parts") : NULL;
  const char *literal = issued != NULL ? attune_csl_get_string (issued, "literal") : NULL;

  if (parts != NULL && json_array_get_length (parts) > 1)
    return g_strdup_printf ("%" G_GINT64_FORMAT "–%" G_GINT64_FORMAT, get_year (parts, 0),
                            get_year (parts, 1));
  if (parts != NULL && json_array_get_length (parts) == 1)
    return g_strdup_printf ("%" G_GINT64_FORMAT, get_year (parts, 0));

  return g_strdup (literal != NULL ? literal : ATTUNE_CSL_NO_DATE);
}
