/* attune-block-parser.c: blocks, from JSON
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "attune-block-parser.h"

#include "attune-figure-parser.h"
#include "attune-reference.h"

#define MAX_DEPTH 32
#define MIN_COLUMNS 2

/* Lines of text */

static gboolean
append_markup (AttuneArticleDraft *draft, AttuneBlock *block, AttuneLine line, JsonNode *node)
{
  g_autoptr (AttuneText) text = NULL;
  const char *markup = NULL;

  if (!attune_json_want_node_string (&draft->json, node, &markup))
    return FALSE;
  text = attune_article_draft_read_markup (draft, markup);
  if (text == NULL)
    return FALSE;

  attune_block_append_line (block, line, text);

  return TRUE;
}

static gboolean
append_member (AttuneArticleDraft *draft,
               AttuneBlock *block,
               AttuneLine line,
               JsonObject *object,
               const char *name,
               AttuneJsonNeed need)
{
  JsonNode *node = json_object_get_member (object, name);
  gsize length = 0;

  if (node == NULL)
    return need == ATTUNE_JSON_OPTIONAL ||
           attune_json_fail_at (&draft->json, name, ATTUNE_ARTICLE_ERROR_VALUE, "is missing");

  length = attune_json_enter (&draft->json, name);
  if (!append_markup (draft, block, line, node))
    return FALSE;
  attune_json_leave (&draft->json, length);

  return TRUE;
}

/* `text`: markup, or an array of markup */
static gboolean
append_paragraphs (AttuneArticleDraft *draft, AttuneBlock *block, JsonObject *object)
{
  AttuneLine line = { .role = ATTUNE_LINE_TEXT };
  JsonNode *node = json_object_get_member (object, "text");
  JsonArray *array = NULL;
  gsize length = 0;

  if (node == NULL || !JSON_NODE_HOLDS_ARRAY (node))
    return append_member (draft, block, line, object, "text", ATTUNE_JSON_REQUIRED);

  if (!attune_json_want_array (&draft->json, object, "text", ATTUNE_JSON_REQUIRED, &array))
    return FALSE;
  length = attune_json_enter (&draft->json, "text");
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      gsize element = attune_json_enter_element (&draft->json, i);

      if (!append_markup (draft, block, line, json_array_get_element (array, i)))
        return FALSE;
      attune_json_leave (&draft->json, element);
    }
  attune_json_leave (&draft->json, length);

  return TRUE;
}

/* Lists */

static gboolean
read_list (AttuneArticleDraft *draft, AttuneBlock *block, JsonObject *object, guint depth);

/* An item is markup, or an object that may have a list within. */
static gboolean
read_item (AttuneArticleDraft *draft, AttuneBlock *block, AttuneLine line, JsonNode *node)
{
  JsonObject *item = NULL;

  if (!JSON_NODE_HOLDS_OBJECT (node))
    return append_markup (draft, block, line, node);

  item = json_node_get_object (node);

  return append_member (draft, block, line, item, "text", ATTUNE_JSON_REQUIRED) &&
         (!json_object_has_member (item, "items") ||
          read_list (draft, block, item, line.depth + 1));
}

static gboolean
read_list (AttuneArticleDraft *draft, AttuneBlock *block, JsonObject *object, guint depth)
{
  AttuneJsonReader *json = &draft->json;
  const char *style = NULL;
  JsonArray *items = NULL;
  gsize length = 0;
  gboolean numbered = FALSE;

  if (depth >= MAX_DEPTH)
    return attune_json_fail (json, ATTUNE_ARTICLE_ERROR_LIMIT, "lists are nested more than %d deep",
                             MAX_DEPTH);
  if (!attune_json_want_string (json, object, "style", ATTUNE_JSON_OPTIONAL, &style) ||
      !attune_json_want_array (json, object, "items", ATTUNE_JSON_REQUIRED, &items))
    return FALSE;

  numbered = g_strcmp0 (style, "numbered") == 0;
  if (style != NULL && !numbered && !g_str_equal (style, "bulleted"))
    return attune_json_fail_at (json, "style", ATTUNE_ARTICLE_ERROR_VALUE,
                                "should be bulleted or numbered");

  length = attune_json_enter (json, "items");
  for (guint i = 0; i < json_array_get_length (items); i++)
    {
      gsize element = attune_json_enter_element (json, i);
      AttuneLine line = {
        .role = ATTUNE_LINE_ITEM,
        .depth = depth,
        .number = numbered ? i + 1 : 0,
      };

      if (!read_item (draft, block, line, json_array_get_element (items, i)))
        return FALSE;
      attune_json_leave (json, element);
    }
  attune_json_leave (json, length);

  return TRUE;
}

/* Tables */

static gboolean
read_row (AttuneArticleDraft *draft, AttuneBlock *block, JsonArray *cells, guint row)
{
  for (guint column = 0; column < json_array_get_length (cells); column++)
    {
      AttuneLine line = { .role = ATTUNE_LINE_CELL, .row = row, .column = column };
      gsize element = attune_json_enter_element (&draft->json, column);

      if (!append_markup (draft, block, line, json_array_get_element (cells, column)))
        return FALSE;
      attune_json_leave (&draft->json, element);
    }

  return TRUE;
}

static gboolean
read_rows (AttuneArticleDraft *draft, AttuneBlock *block, JsonArray *rows, guint n_columns)
{
  for (guint i = 0; i < json_array_get_length (rows); i++)
    {
      JsonNode *node = json_array_get_element (rows, i);
      gsize element = attune_json_enter_element (&draft->json, i);
      guint n_cells = 0;

      if (!JSON_NODE_HOLDS_ARRAY (node))
        return attune_json_fail (&draft->json, ATTUNE_ARTICLE_ERROR_VALUE, "should be an array");
      n_cells = json_array_get_length (json_node_get_array (node));
      if (n_cells != n_columns)
        return attune_json_fail (&draft->json, ATTUNE_ARTICLE_ERROR_VALUE,
                                 "has %u cells where there are %u columns", n_cells, n_columns);
      if (!read_row (draft, block, json_node_get_array (node), i + 1))
        return FALSE;
      attune_json_leave (&draft->json, element);
    }

  return TRUE;
}

static gboolean
read_table (AttuneArticleDraft *draft, AttuneBlock *block, JsonObject *object)
{
  AttuneJsonReader *json = &draft->json;
  AttuneLine caption = { .role = ATTUNE_LINE_CAPTION };
  JsonArray *columns = NULL, *rows = NULL;
  gsize length = 0;

  if (!append_member (draft, block, caption, object, "caption", ATTUNE_JSON_REQUIRED) ||
      !attune_json_want_array (json, object, "columns", ATTUNE_JSON_REQUIRED, &columns) ||
      !attune_json_want_array (json, object, "rows", ATTUNE_JSON_REQUIRED, &rows))
    return FALSE;

  length = attune_json_enter (json, "columns");
  if (json_array_get_length (columns) < MIN_COLUMNS)
    return attune_json_fail (json, ATTUNE_ARTICLE_ERROR_VALUE, "should be at least %d",
                             MIN_COLUMNS);
  if (!read_row (draft, block, columns, 0))
    return FALSE;
  attune_json_leave (json, length);

  length = attune_json_enter (json, "rows");
  if (!read_rows (draft, block, rows, json_array_get_length (columns)))
    return FALSE;
  attune_json_leave (json, length);

  return TRUE;
}

/* Figures and resources */

static gboolean
read_figure (AttuneArticleDraft *draft, AttuneBlock *block, JsonObject *object)
{
  AttuneJsonReader *json = &draft->json;
  AttuneLine caption = { .role = ATTUNE_LINE_CAPTION };
  g_autofree char *description = NULL;
  JsonObject *data = NULL;
  AttuneFigure *figure = NULL;
  gsize length = 0;

  if (!append_member (draft, block, caption, object, "caption", ATTUNE_JSON_REQUIRED) ||
      !attune_json_want_plain (json, object, "description", ATTUNE_JSON_REQUIRED, &description) ||
      !attune_json_want_member_object (json, object, "figure", ATTUNE_JSON_REQUIRED, &data))
    return FALSE;
  attune_block_append_plain (block, ATTUNE_LINE_DESCRIPTION, description);

  length = attune_json_enter (json, "figure");
  figure = attune_figure_parser_read (json, data);
  if (figure == NULL)
    return FALSE;
  attune_json_leave (json, length);
  attune_block_take_figure (block, figure);

  return TRUE;
}

static gboolean
read_resource (AttuneArticleDraft *draft, AttuneBlock *block, JsonObject *object)
{
  AttuneReference *reference = NULL;
  const char *ref = NULL;

  if (!attune_json_want_string (&draft->json, object, "ref", ATTUNE_JSON_REQUIRED, &ref))
    return FALSE;
  reference = g_hash_table_lookup (draft->data->references, ref);
  if (reference == NULL)
    {
      attune_json_enter (&draft->json, "ref");
      return attune_json_fail (&draft->json, ATTUNE_ARTICLE_ERROR_DANGLING,
                               "unknown reference \"%s\"", ref);
    }

  attune_block_append_line (block, (AttuneLine) { .role = ATTUNE_LINE_WORK },
                            attune_reference_get_citation (reference));

  return append_paragraphs (draft, block, object);
}

/* Blocks */

static gboolean
read_type (AttuneJsonReader *json, JsonObject *object, AttuneBlockType *type)
{
  static const struct
  {
    const char *name;
    AttuneBlockType type;
  } types[] = {
    { "paragraph", ATTUNE_BLOCK_PARAGRAPH }, { "list", ATTUNE_BLOCK_LIST },
    { "quote", ATTUNE_BLOCK_QUOTE },         { "practice", ATTUNE_BLOCK_PRACTICE },
    { "vignette", ATTUNE_BLOCK_VIGNETTE },   { "table", ATTUNE_BLOCK_TABLE },
    { "figure", ATTUNE_BLOCK_FIGURE },       { "resource", ATTUNE_BLOCK_RESOURCE },
  };
  const char *name = NULL;

  if (!attune_json_want_string (json, object, "type", ATTUNE_JSON_REQUIRED, &name))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    if (g_str_equal (name, types[i].name))
      {
        *type = types[i].type;
        return TRUE;
      }

  attune_json_enter (json, "type");

  return attune_json_fail (json, ATTUNE_ARTICLE_ERROR_VALUE, "unknown block type \"%s\"", name);
}

static gboolean
read_content (AttuneArticleDraft *draft, AttuneBlock *block, JsonObject *object)
{
  AttuneLine text = { .role = ATTUNE_LINE_TEXT };
  AttuneLine attribution = { .role = ATTUNE_LINE_ATTRIBUTION };

  switch (attune_block_get_block_type (block))
    {
    case ATTUNE_BLOCK_PARAGRAPH:
      return append_member (draft, block, text, object, "text", ATTUNE_JSON_REQUIRED);
    case ATTUNE_BLOCK_LIST:
      return read_list (draft, block, object, 0);
    case ATTUNE_BLOCK_QUOTE:
    case ATTUNE_BLOCK_PRACTICE:
    case ATTUNE_BLOCK_VIGNETTE:
      return append_paragraphs (draft, block, object) &&
             append_member (draft, block, attribution, object, "attribution", ATTUNE_JSON_OPTIONAL);
    case ATTUNE_BLOCK_TABLE:
      return read_table (draft, block, object);
    case ATTUNE_BLOCK_FIGURE:
      return read_figure (draft, block, object);
    case ATTUNE_BLOCK_RESOURCE:
      return read_resource (draft, block, object);
    case ATTUNE_BLOCK_HEADING:
    case ATTUNE_BLOCK_DEFINITION:
    case ATTUNE_BLOCK_REFERENCE:
    default:
      g_return_val_if_reached (FALSE);
    }
}

/* An apostrophe or a hyphen within a word does not end it, nor does an accent of its own. */
static gboolean
joins_words (gunichar c)
{
  return c == '\'' || c == '-' || c == 0x2019 || c == 0x2010 || c == 0x2011 || c == 0xad ||
         g_unichar_ismark (c);
}

static guint
count_words (const char *string, const char *end)
{
  guint n = 0;
  gboolean within = FALSE;

  for (const char *c = string; c < end; c = g_utf8_next_char (c))
    {
      gunichar unichar = 0;
      gboolean letter = g_ascii_isalnum (*c);

      /* Nearly all characters are letters and spaces; the others may take longer. */
      if (!letter && *c != ' ')
        {
          unichar = g_utf8_get_char (c);
          letter = unichar >= 0x80 && g_unichar_isalnum (unichar);
        }
      if (letter && !within)
        n++;
      within = letter || (within && *c != ' ' && joins_words (unichar));
    }

  return n;
}

/* The words that are read on the page: what a figure says in words is shown as a drawing, and a
 * reference is not running text. */
static guint
count_read_words (const AttuneBlock *block)
{
  const char *c = attune_text_get_string (attune_block_get_text (block));
  guint n = 0, n_lines = 0, position = 0;
  const AttuneLine *lines = attune_block_get_lines (block, &n_lines);

  for (guint i = 0; i < n_lines; i++)
    {
      const char *start = g_utf8_offset_to_pointer (c, lines[i].start - position);
      const char *end = g_utf8_offset_to_pointer (start, lines[i].end - lines[i].start);

      if (lines[i].role != ATTUNE_LINE_DESCRIPTION && lines[i].role != ATTUNE_LINE_WORK)
        n += count_words (start, end);
      c = end;
      position = lines[i].end;
    }

  return n;
}

/**
 * attune_block_parser_read:
 * @draft: at the block
 * @node: the block
 * @depth: its section's depth
 *
 * Reads a block, and makes it the article's next.
 *
 * Returns: whether it could be read
 */
gboolean
attune_block_parser_read (AttuneArticleDraft *draft, JsonNode *node, guint depth)
{
  g_autoptr (AttuneBlock) block = NULL;
  AttuneBlockType type = ATTUNE_BLOCK_PARAGRAPH;
  JsonObject *object = NULL;
  const AttuneBlock *added = NULL;
  const char *id = NULL;

  if (!attune_json_want_object (&draft->json, node, &object) ||
      !attune_json_want_id (&draft->json, object, draft->ids, &id) ||
      !read_type (&draft->json, object, &type))
    return FALSE;

  block = attune_block_new (type, id);
  if (!read_content (draft, block, object))
    return FALSE;

  added = block;
  attune_article_draft_add_block (draft, g_steal_pointer (&block), depth);
  draft->data->n_words += count_read_words (added);

  return TRUE;
}
