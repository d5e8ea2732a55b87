/* attune-article-parser.c: from JSON to what an article is made of
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "attune-article-parser.h"

#include <json-glib/json-glib.h>

#include "attune-apparatus-parser.h"
#include "attune-article-draft.h"
#include "attune-block-parser.h"

#define FORMAT 1
#define MAX_DEPTH 32

/* Sections */

static gboolean read_section (AttuneArticleDraft *draft, JsonNode *node, AttuneSection *parent);

static gboolean
read_sections (AttuneArticleDraft *draft, JsonObject *object, AttuneSection *parent)
{
  AttuneJsonNeed need = parent == NULL ? ATTUNE_JSON_REQUIRED : ATTUNE_JSON_OPTIONAL;
  JsonArray *sections = NULL;
  gsize length = 0;

  if (!attune_json_want_array (&draft->json, object, "sections", need, &sections))
    return FALSE;
  if (sections == NULL)
    return TRUE;

  length = attune_json_enter (&draft->json, "sections");
  for (guint i = 0; i < json_array_get_length (sections); i++)
    {
      gsize element = attune_json_enter_element (&draft->json, i);

      if (!read_section (draft, json_array_get_element (sections, i), parent))
        return FALSE;
      attune_json_leave (&draft->json, element);
    }
  attune_json_leave (&draft->json, length);

  return TRUE;
}

static gboolean
read_body (AttuneArticleDraft *draft, JsonObject *object, guint depth)
{
  JsonArray *body = NULL;
  gsize length = 0;

  if (!attune_json_want_array (&draft->json, object, "body", ATTUNE_JSON_OPTIONAL, &body))
    return FALSE;
  if (body == NULL)
    return TRUE;

  length = attune_json_enter (&draft->json, "body");
  for (guint i = 0; i < json_array_get_length (body); i++)
    {
      gsize element = attune_json_enter_element (&draft->json, i);

      if (!attune_block_parser_read (draft, json_array_get_element (body, i), depth))
        return FALSE;
      attune_json_leave (&draft->json, element);
    }
  attune_json_leave (&draft->json, length);

  return TRUE;
}

static gboolean
read_kind (AttuneJsonReader *json, JsonObject *object, AttuneSectionKind *kind)
{
  const char *name = NULL;

  if (!attune_json_want_string (json, object, "kind", ATTUNE_JSON_OPTIONAL, &name))
    return FALSE;

  if (name == NULL || g_str_equal (name, "text"))
    *kind = ATTUNE_SECTION_TEXT;
  else if (g_str_equal (name, "questions"))
    *kind = ATTUNE_SECTION_QUESTIONS;
  else if (g_str_equal (name, "resources"))
    *kind = ATTUNE_SECTION_RESOURCES;
  else
    {
      attune_json_enter (json, "kind");
      return attune_json_fail (json, ATTUNE_ARTICLE_ERROR_VALUE, "unknown kind \"%s\"", name);
    }

  return TRUE;
}

static gboolean
read_section (AttuneArticleDraft *draft, JsonNode *node, AttuneSection *parent)
{
  AttuneJsonReader *json = &draft->json;
  g_autofree char *title = NULL;
  AttuneSection *section = NULL;
  AttuneSectionKind kind = ATTUNE_SECTION_TEXT;
  JsonObject *object = NULL;
  const char *id = NULL;

  if (parent != NULL && attune_section_get_depth (parent) + 1 >= MAX_DEPTH)
    return attune_json_fail (json, ATTUNE_ARTICLE_ERROR_LIMIT,
                             "sections are nested more than %d deep", MAX_DEPTH);
  if (!attune_json_want_object (json, node, &object) ||
      !attune_json_want_id (json, object, draft->ids, &id) ||
      !attune_json_want_plain (json, object, "title", ATTUNE_JSON_REQUIRED, &title) ||
      !read_kind (json, object, &kind))
    return FALSE;

  section = attune_article_draft_begin_section (draft, id, title, kind, parent);
  if (!read_body (draft, object, attune_section_get_depth (section)) ||
      !read_sections (draft, object, section))
    return FALSE;
  attune_article_draft_end_section (draft, section);

  return TRUE;
}

/* The head */

static gboolean
check_format (AttuneJsonReader *json, JsonObject *object)
{
  double format = 0;

  if (!attune_json_want_number (json, object, "format", ATTUNE_JSON_REQUIRED, &format))
    return FALSE;
  if (format == FORMAT)
    return TRUE;

  attune_json_enter (json, "format");

  return attune_json_fail (json, ATTUNE_ARTICLE_ERROR_FORMAT,
                           "the article is of format %g, and this program reads format %d", format,
                           FORMAT);
}

static gboolean
is_date (const char *string)
{
  static const char pattern[] = "dddd-dd-dd";

  if (strlen (string) != strlen (pattern))
    return FALSE;
  for (guint i = 0; i < strlen (pattern); i++)
    if (pattern[i] == 'd' ? !g_ascii_isdigit (string[i]) : string[i] != pattern[i])
      return FALSE;

  return g_date_valid_dmy ((GDateDay) g_ascii_strtoull (string + 8, NULL, 10),
                           (GDateMonth) g_ascii_strtoull (string + 5, NULL, 10),
                           (GDateYear) g_ascii_strtoull (string, NULL, 10));
}

/* A language of two or three small letters, and perhaps more behind hyphens */
static gboolean
is_language (const char *string)
{
  g_auto (GStrv) parts = g_strsplit (string, "-", -1);

  for (guint i = 0; parts[i] != NULL; i++)
    {
      gsize length = strlen (parts[i]);

      if (length < 2 || length > (i == 0 ? 3 : 8))
        return FALSE;
      for (const char *c = parts[i]; *c != '\0'; c++)
        if (i == 0 ? !g_ascii_islower (*c) : !g_ascii_isalnum (*c))
          return FALSE;
    }

  return TRUE;
}

static gboolean
read_head (AttuneArticleDraft *draft, JsonObject *object)
{
  AttuneArticleData *data = draft->data;
  const char *id = NULL;
  const struct
  {
    const char *name;
    AttuneJsonNeed need;
    char **string;
  } members[] = {
    { "language", ATTUNE_JSON_REQUIRED, &data->language },
    { "title", ATTUNE_JSON_REQUIRED, &data->title },
    { "subtitle", ATTUNE_JSON_OPTIONAL, &data->subtitle },
    { "summary", ATTUNE_JSON_OPTIONAL, &data->summary },
    { "updated", ATTUNE_JSON_REQUIRED, &data->updated },
    { "license", ATTUNE_JSON_REQUIRED, &data->license },
  };

  if (!check_format (&draft->json, object) ||
      !attune_json_want_id (&draft->json, object, NULL, &id))
    return FALSE;
  data->id = g_strdup (id);

  for (guint i = 0; i < G_N_ELEMENTS (members); i++)
    if (!attune_json_want_plain (&draft->json, object, members[i].name, members[i].need,
                                 members[i].string))
      return FALSE;

  if (!is_language (data->language))
    return attune_json_fail_at (&draft->json, "language", ATTUNE_ARTICLE_ERROR_VALUE,
                                "should be a language tag such as en-US");
  if (!is_date (data->updated))
    return attune_json_fail_at (&draft->json, "updated", ATTUNE_ARTICLE_ERROR_VALUE,
                                "should be a date, YYYY-MM-DD");
  draft->markup.language = data->language;

  return TRUE;
}

static gboolean
read_article (AttuneArticleDraft *draft, JsonNode *root)
{
  JsonObject *object = NULL;

  /* These two are made from the terms and the references. */
  g_hash_table_add (draft->ids, (char *) "glossary");
  g_hash_table_add (draft->ids, (char *) "references");

  if (!attune_json_want_object (&draft->json, root, &object) || !read_head (draft, object) ||
      !attune_apparatus_parser_read (draft, object) || !read_sections (draft, object, NULL))
    return FALSE;

  attune_apparatus_parser_add_sections (draft);

  return attune_article_draft_check_links (draft);
}

/* The file */

/* U+0000 is good JSON, but would end a string of C early, and what is behind it would be lost. */
static gboolean
has_escaped_nul (const char *contents, gsize size)
{
  static const char escape[] = "\\u0000";
  const char *end = contents + size;

  for (const char *c = contents; (c = memchr (c, '\\', (gsize) (end - c))) != NULL; c += 2)
    {
      /* What is behind a backslash is never an escape's beginning. */
      if ((gsize) (end - c) < strlen (escape))
        return FALSE;
      if (memcmp (c, escape, strlen (escape)) == 0)
        return TRUE;
    }

  return FALSE;
}

G_GNUC_PRINTF (3, 4)
static gboolean
fail_file (GError **error, AttuneArticleError code, const char *format, ...)
{
  g_autofree char *message = NULL;
  va_list arguments;

  va_start (arguments, format);
  message = g_strdup_vprintf (format, arguments);
  va_end (arguments);

  g_set_error (error, ATTUNE_ARTICLE_ERROR, code, "$: %s", message);

  return FALSE;
}

static gboolean
load_json (GBytes *bytes, JsonParser *parser, GError **error)
{
  gsize size = 0;
  const char *contents = g_bytes_get_data (bytes, &size);
  const char *end = NULL;
  g_autoptr (GError) local_error = NULL;

  if (size > ATTUNE_ARTICLE_MAX_BYTES)
    return fail_file (error, ATTUNE_ARTICLE_ERROR_LIMIT, "is larger than %d MiB",
                      ATTUNE_ARTICLE_MAX_BYTES / 1024 / 1024);
  if (size == 0)
    return fail_file (error, ATTUNE_ARTICLE_ERROR_SYNTAX, "is empty");
  if (!g_utf8_validate_len (contents, size, &end))
    return fail_file (error, ATTUNE_ARTICLE_ERROR_SYNTAX,
                      "is not valid UTF-8 at byte %" G_GSIZE_FORMAT, (gsize) (end - contents));
  if (has_escaped_nul (contents, size))
    return fail_file (error, ATTUNE_ARTICLE_ERROR_SYNTAX, "holds the character U+0000");
  if (!json_parser_load_from_data (parser, contents, (gssize) size, &local_error))
    {
      /* It quotes the file, and may cut a character in two. */
      g_autofree char *message = g_utf8_make_valid (local_error->message, -1);

      return fail_file (error, ATTUNE_ARTICLE_ERROR_SYNTAX, "is not valid JSON: %s", message);
    }
  if (json_parser_get_root (parser) == NULL)
    return fail_file (error, ATTUNE_ARTICLE_ERROR_SYNTAX, "is empty");

  return TRUE;
}

/**
 * attune_article_parse:
 * @bytes: a file as data/articles/FORMAT.md describes it
 * @data: (out caller-allocates): what it holds; to be cleared, whatever comes of it
 * @error: return location, %ATTUNE_ARTICLE_ERROR; the message begins with the JSON path
 *
 * Returns: whether all of it could be read
 */
gboolean
attune_article_parse (GBytes *bytes, AttuneArticleData *data, GError **error)
{
  g_autoptr (JsonParser) parser = json_parser_new_immutable ();
  g_auto (AttuneArticleDraft) draft = { 0 };

  *data = (AttuneArticleData) {
    .blocks = g_ptr_array_new_with_free_func ((GDestroyNotify) attune_block_free),
    .sections = g_ptr_array_new_with_free_func (g_object_unref),
    .top_sections = g_list_store_new (ATTUNE_TYPE_SECTION),
    .blocks_by_id = g_hash_table_new (g_str_hash, g_str_equal),
    .references = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_object_unref),
    .terms = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_object_unref),
  };
  attune_article_draft_init (&draft, data, error);
  json_parser_set_strict (parser, TRUE);

  return load_json (bytes, parser, error) && read_article (&draft, json_parser_get_root (parser));
}

void
attune_article_data_clear (AttuneArticleData *data)
{
  g_clear_pointer (&data->id, g_free);
  g_clear_pointer (&data->language, g_free);
  g_clear_pointer (&data->title, g_free);
  g_clear_pointer (&data->subtitle, g_free);
  g_clear_pointer (&data->summary, g_free);
  g_clear_pointer (&data->updated, g_free);
  g_clear_pointer (&data->license, g_free);
  g_clear_pointer (&data->blocks_by_id, g_hash_table_unref);
  g_clear_pointer (&data->blocks, g_ptr_array_unref);
  g_clear_pointer (&data->sections, g_ptr_array_unref);
  g_clear_object (&data->top_sections);
  g_clear_pointer (&data->references, g_hash_table_unref);
  g_clear_pointer (&data->terms, g_hash_table_unref);
}
