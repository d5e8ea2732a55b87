/* attune-figure-parser.c: the data of a figure, from JSON
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "attune-figure-parser.h"

#include <math.h>

/* What the members of an item are called, where the model has one name for all kinds */
typedef struct
{
  const char *kind;
  const char *items;
  const char *value;
  const char *other; /* NULL where there is none */
  const char *text;
  AttuneJsonNeed need_other;
  guint least; /* how many items there must be */
} Keys;

static const Keys all_keys[] = {
  [ATTUNE_FIGURE_BARS] = { "bars", "bars", "value", NULL, "note", ATTUNE_JSON_OPTIONAL, 1 },
  [ATTUNE_FIGURE_TIMELINE] = { "timeline", "events", "year", "end", "text", ATTUNE_JSON_OPTIONAL,
                               2 },
  [ATTUNE_FIGURE_MAP] = { "map", "areas", "x", "y", "text", ATTUNE_JSON_REQUIRED, 1 },
};

static gboolean
read_axis (AttuneJsonReader *json, JsonObject *object, const char *name, AttuneFigureAxis *axis)
{
  JsonObject *member = NULL;
  gsize length = 0;

  if (!attune_json_want_member_object (json, object, name, ATTUNE_JSON_REQUIRED, &member))
    return FALSE;

  length = attune_json_enter (json, name);
  if (!attune_json_want_plain (json, member, "label", ATTUNE_JSON_REQUIRED, &axis->label) ||
      !attune_json_want_plain (json, member, "low", ATTUNE_JSON_REQUIRED, &axis->low) ||
      !attune_json_want_plain (json, member, "high", ATTUNE_JSON_REQUIRED, &axis->high))
    return FALSE;
  attune_json_leave (json, length);

  return TRUE;
}

/* Plain numbers, of people for instance, have an empty unit. */
static gboolean
read_unit (AttuneJsonReader *json, JsonObject *object, AttuneFigure *figure)
{
  JsonNode *node = json_object_get_member (object, "unit");

  if (node != NULL && json_node_get_value_type (node) == G_TYPE_STRING &&
      *json_node_get_string (node) == '\0')
    {
      figure->unit = g_strdup ("");
      return TRUE;
    }

  return attune_json_want_plain (json, object, "unit", ATTUNE_JSON_REQUIRED, &figure->unit);
}

static gboolean
check_number (AttuneJsonReader *json, const AttuneFigure *figure, const char *name, double number)
{
  switch (figure->kind)
    {
    case ATTUNE_FIGURE_BARS:
      return number >= 0 ||
             attune_json_fail_at (json, name, ATTUNE_ARTICLE_ERROR_VALUE, "is below 0");
    case ATTUNE_FIGURE_TIMELINE:
      return floor (number) == number ||
             attune_json_fail_at (json, name, ATTUNE_ARTICLE_ERROR_VALUE,
                                  "should be a whole number");
    case ATTUNE_FIGURE_MAP:
      return (number >= 0 && number <= 1) ||
             attune_json_fail_at (json, name, ATTUNE_ARTICLE_ERROR_VALUE,
                                  "lies outside the map, which is 0 to 1");
    default:
      g_return_val_if_reached (FALSE);
    }
}

static gboolean
check_order (AttuneJsonReader *json, const AttuneFigure *figure, const AttuneFigureItem *item)
{
  guint n = attune_figure_get_n_items (figure);

  if (figure->kind != ATTUNE_FIGURE_TIMELINE)
    return TRUE;
  if (item->other < item->value)
    return attune_json_fail_at (json, "end", ATTUNE_ARTICLE_ERROR_VALUE, "is before the beginning");
  if (n > 0 && item->value < attune_figure_get_item (figure, n - 1)->value)
    return attune_json_fail_at (json, "year", ATTUNE_ARTICLE_ERROR_VALUE,
                                "is before the event above it");

  return TRUE;
}

static gboolean
read_item (AttuneJsonReader *json, AttuneFigure *figure, JsonNode *node)
{
  const Keys *keys = &all_keys[figure->kind];
  JsonObject *object = NULL;
  g_autofree char *label = NULL;
  g_autofree char *text = NULL;
  AttuneFigureItem item = { 0 };

  if (!attune_json_want_object (json, node, &object) ||
      !attune_json_want_plain (json, object, "label", ATTUNE_JSON_REQUIRED, &label) ||
      !attune_json_want_plain (json, object, keys->text, ATTUNE_JSON_OPTIONAL, &text) ||
      !attune_json_want_number (json, object, keys->value, ATTUNE_JSON_REQUIRED, &item.value) ||
      !check_number (json, figure, keys->value, item.value))
    return FALSE;

  item.other = item.value;
  if (keys->other != NULL &&
      (!attune_json_want_number (json, object, keys->other, keys->need_other, &item.other) ||
       !check_number (json, figure, keys->other, item.other)))
    return FALSE;
  if (!check_order (json, figure, &item))
    return FALSE;
  if (figure->kind == ATTUNE_FIGURE_BARS &&
      !attune_json_want_boolean (json, object, "aside", &item.aside))
    return FALSE;

  item.label = g_steal_pointer (&label);
  item.text = g_steal_pointer (&text);
  attune_figure_append (figure, item);

  return TRUE;
}

static gboolean
read_items (AttuneJsonReader *json, AttuneFigure *figure, JsonObject *object)
{
  const Keys *keys = &all_keys[figure->kind];
  JsonArray *items = NULL;
  gsize length = 0;

  if (!attune_json_want_array (json, object, keys->items, ATTUNE_JSON_REQUIRED, &items))
    return FALSE;

  length = attune_json_enter (json, keys->items);
  if (json_array_get_length (items) < keys->least)
    return attune_json_fail (json, ATTUNE_ARTICLE_ERROR_VALUE, "should be at least %u",
                             keys->least);
  for (guint i = 0; i < json_array_get_length (items); i++)
    {
      gsize element = attune_json_enter_element (json, i);

      if (!read_item (json, figure, json_array_get_element (items, i)))
        return FALSE;
      attune_json_leave (json, element);
    }
  attune_json_leave (json, length);

  return TRUE;
}

static gboolean
read_scale (AttuneJsonReader *json, AttuneFigure *figure, JsonObject *object)
{
  if (!read_unit (json, object, figure) ||
      !attune_json_want_number (json, object, "maximum", ATTUNE_JSON_OPTIONAL, &figure->maximum))
    return FALSE;
  if (json_object_has_member (object, "maximum") && figure->maximum <= 0)
    return attune_json_fail_at (json, "maximum", ATTUNE_ARTICLE_ERROR_VALUE, "should be above 0");

  return TRUE;
}

/**
 * attune_figure_parser_read:
 * @json: at the figure's data
 * @object: the data
 *
 * Returns: (transfer full) (nullable): the data, or %NULL with the error told
 */
AttuneFigure *
attune_figure_parser_read (AttuneJsonReader *json, JsonObject *object)
{
  g_autoptr (AttuneFigure) figure = NULL;
  const char *kind = NULL;
  guint k = 0;

  if (!attune_json_want_string (json, object, "kind", ATTUNE_JSON_REQUIRED, &kind))
    return NULL;
  while (k < G_N_ELEMENTS (all_keys) && !g_str_equal (kind, all_keys[k].kind))
    k++;
  if (k == G_N_ELEMENTS (all_keys))
    {
      attune_json_enter (json, "kind");
      attune_json_fail (json, ATTUNE_ARTICLE_ERROR_VALUE, "unknown figure \"%s\"", kind);
      return NULL;
    }

  figure = attune_figure_new ((AttuneFigureKind) k);
  if (figure->kind == ATTUNE_FIGURE_BARS && !read_scale (json, figure, object))
    return NULL;
  if (figure->kind == ATTUNE_FIGURE_MAP &&
      (!read_axis (json, object, "x", &figure->x) || !read_axis (json, object, "y", &figure->y)))
    return NULL;
  if (!read_items (json, figure, object))
    return NULL;

  return g_steal_pointer (&figure);
}
