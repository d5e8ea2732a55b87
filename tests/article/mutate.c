/* mutate.c: JSON by path, to be looked at and spoiled
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "mutate.h"

/* Reads a file of the tests' folder, as something that can be changed. */
JsonNode *
mutate_load (const char *name)
{
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, name, NULL);

  json_parser_load_from_file (parser, path, &error);
  g_assert_no_error (error);

  return json_parser_steal_root (parser);
}

/* Single quotes stand for double ones, which C would want escaped. */
JsonNode *
mutate_parse (const char *json)
{
  g_autofree char *copy = g_strdelimit (g_strdup (json), "'", '"');
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autoptr (GError) error = NULL;

  json_parser_load_from_data (parser, copy, -1, &error);
  g_assert_no_error (error);

  return json_parser_steal_root (parser);
}

GBytes *
mutate_to_bytes (JsonNode *root)
{
  char *json = json_to_string (root, FALSE);

  return g_bytes_new_take (json, strlen (json));
}

static void
list_paths (JsonNode *node, const char *path, GPtrArray *paths)
{
  g_ptr_array_add (paths, g_strdup (path));

  if (JSON_NODE_HOLDS_OBJECT (node))
    {
      g_autoptr (GList) names = json_object_get_members (json_node_get_object (node));

      for (const GList *l = names; l != NULL; l = l->next)
        {
          g_autofree char *below = g_strdup_printf ("%s.%s", path, (const char *) l->data);

          list_paths (json_object_get_member (json_node_get_object (node), l->data), below, paths);
        }
    }
  else if (JSON_NODE_HOLDS_ARRAY (node))
    {
      JsonArray *array = json_node_get_array (node);

      for (guint i = 0; i < json_array_get_length (array); i++)
        {
          g_autofree char *below = g_strdup_printf ("%s[%u]", path, i);

          list_paths (json_array_get_element (array, i), below, paths);
        }
    }
}

/* Every value's path, the root's first */
GPtrArray *
mutate_list_paths (JsonNode *root)
{
  GPtrArray *paths = g_ptr_array_new_with_free_func (g_free);

  list_paths (root, "$", paths);

  return paths;
}

/* Reads the next step of a path: a member's name, or NULL and an element's number. */
static const char *
next_step (const char *path, char **name, guint *i)
{
  gsize length = 0;

  *name = NULL;
  if (*path == '[')
    {
      char *end = NULL;

      *i = (guint) g_ascii_strtoull (path + 1, &end, 10);
      g_assert_true (*end == ']');
      return end + 1;
    }

  g_assert_true (*path == '.');
  length = strcspn (path + 1, ".[");
  *name = g_strndup (path + 1, length);

  return path + 1 + length;
}

static JsonNode *
step (JsonNode *node, const char *name, guint i)
{
  if (name != NULL)
    return json_object_get_member (json_node_get_object (node), name);

  return json_array_get_element (json_node_get_array (node), i);
}

JsonNode *
mutate_get (JsonNode *root, const char *path)
{
  JsonNode *node = root;

  g_assert_true (*path == '$');
  for (path++; *path != '\0';)
    {
      g_autofree char *name = NULL;
      guint i = 0;

      path = next_step (path, &name, &i);
      node = step (node, name, i);
      g_assert_nonnull (node);
    }

  return node;
}

/* Puts @value, which is taken, in the place of what is there; NULL removes that. What lies above it
 * must be there; the member itself need not be, and an element behind the last is appended. */
void
mutate_set (JsonNode *root, const char *path, JsonNode *value)
{
  JsonNode *node = root;

  g_assert_true (*path == '$' && path[1] != '\0');
  for (path++;;)
    {
      g_autofree char *name = NULL;
      guint i = 0;

      path = next_step (path, &name, &i);
      if (*path != '\0')
        {
          node = step (node, name, i);
          g_assert_nonnull (node);
          continue;
        }

      if (name != NULL && value != NULL)
        json_object_set_member (json_node_get_object (node), name, value);
      else if (name != NULL)
        json_object_remove_member (json_node_get_object (node), name);
      else
        {
          JsonArray *array = json_node_get_array (node);
          JsonArray *copy = json_array_new ();

          for (guint j = 0; j < json_array_get_length (array); j++)
            if (j != i)
              json_array_add_element (copy, json_array_dup_element (array, j));
            else if (value != NULL)
              json_array_add_element (copy, g_steal_pointer (&value));
          if (value != NULL)
            json_array_add_element (copy, value);
          json_node_take_array (node, copy);
        }
      return;
    }
}
