/* test-article-errors.c: whatever is wrong with an article is told, with its JSON path
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "attune-article-error.h"
#include "attune-article.h"
#include "mutate.h"

#define FIXTURE "article/every-kind.json"

#define P "$.sections[0].body[0]"
#define LIST "$.sections[0].body[1]"
#define QUOTE "$.sections[0].body[2]"
#define TABLE "$.sections[0].body[5]"
#define BARS "$.sections[0].body[6].figure"
#define YEARS "$.sections[0].body[7].figure"
#define MAP "$.sections[0].body[8].figure"

static void
check_bytes (GBytes *bytes, AttuneArticleError code, const char *message)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AttuneArticle) article = attune_article_new_from_bytes (bytes, "x.json", &error);
  g_autofree char *full = g_strconcat ("x.json: ", message, NULL);

  g_test_message ("%s", error != NULL ? error->message : "no error");
  g_assert_null (article);
  g_assert_error (error, ATTUNE_ARTICLE_ERROR, (int) code);
  /* What json-glib or GMarkup say is theirs, and stands behind an ellipsis. */
  if (g_str_has_suffix (full, "…"))
    {
      full[strlen (full) - strlen ("…")] = '\0';
      g_assert_true (g_str_has_prefix (error->message, full));
    }
  else
    g_assert_cmpstr (error->message, ==, full);
}

static void
test_values (void)
{
  static const struct
  {
    const char *path;
    const char *value; /* JSON, or NULL where the value goes missing */
    AttuneArticleError code;
    const char *message;
  } bad[] = {
    /* the head */
    { "$.format", NULL, ATTUNE_ARTICLE_ERROR_VALUE, "$.format: is missing" },
    { "$.format", "'1'", ATTUNE_ARTICLE_ERROR_VALUE, "$.format: should be a number" },
    { "$.format", "1e999", ATTUNE_ARTICLE_ERROR_VALUE, "$.format: should be a number" },
    { "$.format", "2", ATTUNE_ARTICLE_ERROR_FORMAT,
      "$.format: the article is of format 2, and this program reads format 1" },
    { "$.format", "1.5", ATTUNE_ARTICLE_ERROR_FORMAT,
      "$.format: the article is of format 1.5, and this program reads format 1" },
    { "$.id", NULL, ATTUNE_ARTICLE_ERROR_VALUE, "$.id: is missing" },
    { "$.id", "'A b'", ATTUNE_ARTICLE_ERROR_ID, "$.id: \"A b\" is not an id" },
    { "$.id", "'1a'", ATTUNE_ARTICLE_ERROR_ID, "$.id: \"1a\" is not an id" },
    { "$.id", "'é'", ATTUNE_ARTICLE_ERROR_ID, "$.id: \"é\" is not an id" },
    { "$.language", NULL, ATTUNE_ARTICLE_ERROR_VALUE, "$.language: is missing" },
    { "$.language", "'English'", ATTUNE_ARTICLE_ERROR_VALUE,
      "$.language: should be a language tag such as en-US" },
    { "$.language", "'en-'", ATTUNE_ARTICLE_ERROR_VALUE,
      "$.language: should be a language tag such as en-US" },
    { "$.title", NULL, ATTUNE_ARTICLE_ERROR_VALUE, "$.title: is missing" },
    { "$.title", "''", ATTUNE_ARTICLE_ERROR_VALUE, "$.title: is empty" },
    { "$.title", "' \\n '", ATTUNE_ARTICLE_ERROR_VALUE, "$.title: is empty" },
    { "$.title", "7", ATTUNE_ARTICLE_ERROR_VALUE, "$.title: should be a string" },
    { "$.title", "'a\\u0007b'", ATTUNE_ARTICLE_ERROR_VALUE, "$.title: control character U+0007" },
    { "$.title", "'a\\ufffcb'", ATTUNE_ARTICLE_ERROR_VALUE, "$.title: control character U+FFFC" },
    { "$.subtitle", "null", ATTUNE_ARTICLE_ERROR_VALUE, "$.subtitle: should be a string" },
    { "$.summary", "[]", ATTUNE_ARTICLE_ERROR_VALUE, "$.summary: should be a string" },
    { "$.updated", NULL, ATTUNE_ARTICLE_ERROR_VALUE, "$.updated: is missing" },
    { "$.updated", "'2025-02-30'", ATTUNE_ARTICLE_ERROR_VALUE,
      "$.updated: should be a date, YYYY-MM-DD" },
    { "$.updated", "'25-2-3'", ATTUNE_ARTICLE_ERROR_VALUE,
      "$.updated: should be a date, YYYY-MM-DD" },
    { "$.license", NULL, ATTUNE_ARTICLE_ERROR_VALUE, "$.license: is missing" },
    /* sections */
    { "$.sections", NULL, ATTUNE_ARTICLE_ERROR_VALUE, "$.sections: is missing" },
    { "$.sections", "[]", ATTUNE_ARTICLE_ERROR_VALUE, "$.sections: is empty" },
    { "$.sections", "{}", ATTUNE_ARTICLE_ERROR_VALUE, "$.sections: should be an array" },
    { "$.sections[1]", "'x'", ATTUNE_ARTICLE_ERROR_VALUE, "$.sections[1]: should be an object" },
    { "$.sections[1].id", NULL, ATTUNE_ARTICLE_ERROR_VALUE, "$.sections[1].id: is missing" },
    { "$.sections[1].id", "'opening'", ATTUNE_ARTICLE_ERROR_ID,
      "$.sections[1].id: the id \"opening\" is taken" },
    { "$.sections[1].id", "'p-links'", ATTUNE_ARTICLE_ERROR_ID,
      "$.sections[1].id: the id \"p-links\" is taken" },
    { "$.sections[1].id", "'glossary'", ATTUNE_ARTICLE_ERROR_ID,
      "$.sections[1].id: the id \"glossary\" is taken" },
    { "$.sections[1].id", "'references'", ATTUNE_ARTICLE_ERROR_ID,
      "$.sections[1].id: the id \"references\" is taken" },
    { "$.sections[1].id", "'term/x'", ATTUNE_ARTICLE_ERROR_ID,
      "$.sections[1].id: \"term/x\" is not an id" },
    { "$.sections[1].title", NULL, ATTUNE_ARTICLE_ERROR_VALUE, "$.sections[1].title: is missing" },
    { "$.sections[1].kind", "'glossary'", ATTUNE_ARTICLE_ERROR_VALUE,
      "$.sections[1].kind: unknown kind \"glossary\"" },
    { "$.sections[1].kind", "1", ATTUNE_ARTICLE_ERROR_VALUE,
      "$.sections[1].kind: should be a string" },
    { "$.sections[1].body", "{}", ATTUNE_ARTICLE_ERROR_VALUE,
      "$.sections[1].body: should be an array" },
    { "$.sections[1].sections", "7", ATTUNE_ARTICLE_ERROR_VALUE,
      "$.sections[1].sections: should be an array" },
    { "$.sections[1].sections[0].title", "''", ATTUNE_ARTICLE_ERROR_VALUE,
      "$.sections[1].sections[0].title: is empty" },
    /* blocks */
    { P, "[]", ATTUNE_ARTICLE_ERROR_VALUE, P ": should be an object" },
    { P ".id", NULL, ATTUNE_ARTICLE_ERROR_VALUE, P ".id: is missing" },
    { P ".id", "'opening'", ATTUNE_ARTICLE_ERROR_ID, P ".id: the id \"opening\" is taken" },
    { LIST ".id", "'p-inline'", ATTUNE_ARTICLE_ERROR_ID, LIST ".id: the id \"p-inline\" is taken" },
    { P ".type", NULL, ATTUNE_ARTICLE_ERROR_VALUE, P ".type: is missing" },
    { P ".type", "'video'", ATTUNE_ARTICLE_ERROR_VALUE, P ".type: unknown block type \"video\"" },
    { P ".type", "'heading'", ATTUNE_ARTICLE_ERROR_VALUE,
      P ".type: unknown block type \"heading\"" },
    { P ".text", NULL, ATTUNE_ARTICLE_ERROR_VALUE, P ".text: is missing" },
    { P ".text", "['a']", ATTUNE_ARTICLE_ERROR_VALUE, P ".text: should be a string" },
    { P ".text", "'  '", ATTUNE_ARTICLE_ERROR_VALUE, P ".text: is empty" },
    { P ".text", "'<em> </em>'", ATTUNE_ARTICLE_ERROR_VALUE, P ".text: is empty" },
    { P ".text", "'a\\u0001'", ATTUNE_ARTICLE_ERROR_MARKUP, P ".text: control character U+0001" },
    { P ".text", "'<em>a'", ATTUNE_ARTICLE_ERROR_MARKUP, P ".text: inline markup: …" },
    { P ".text", "'<b>a</b>'", ATTUNE_ARTICLE_ERROR_MARKUP, P ".text: unknown <b>" },
    { P ".text", "'<term ref=\\'secure-bse\\'>x</term>'", ATTUNE_ARTICLE_ERROR_DANGLING,
      P ".text: unknown term \"secure-bse\"" },
    { P ".text", "'<cite ref=\\'nobody\\'/>'", ATTUNE_ARTICLE_ERROR_DANGLING,
      P ".text: unknown reference \"nobody\"" },
    { P ".text", "'<a href=\\'http://x.org\\'>x</a>'", ATTUNE_ARTICLE_ERROR_DANGLING,
      P ".text: link to \"http://x.org\", which is neither an https: nor an attune: address" },
    { P ".text", "'<a href=\\'attune:every-kind#nowhere\\'>x</a>'", ATTUNE_ARTICLE_ERROR_DANGLING,
      P ".text: link to \"attune:every-kind#nowhere\", which is not in the article" },
    { "$.terms[2].definition", "'<a href=\\'attune:every-kind#ref/x\\'>x</a>'",
      ATTUNE_ARTICLE_ERROR_DANGLING,
      "$.terms[2].definition: link to \"attune:every-kind#ref/x\", which is not in the article" },
    { "$.sections[0].body[4].text", "[]", ATTUNE_ARTICLE_ERROR_VALUE,
      "$.sections[0].body[4].text: is empty" },
    { "$.sections[0].body[4].text[1]", "{}", ATTUNE_ARTICLE_ERROR_VALUE,
      "$.sections[0].body[4].text[1]: should be a string" },
    { "$.sections[0].body[4].text[1]", "'a & b'", ATTUNE_ARTICLE_ERROR_MARKUP,
      "$.sections[0].body[4].text[1]: inline markup: …" },
    { QUOTE ".attribution", "''", ATTUNE_ARTICLE_ERROR_VALUE, QUOTE ".attribution: is empty" },
    /* lists */
    { LIST ".style", "'roman'", ATTUNE_ARTICLE_ERROR_VALUE,
      LIST ".style: should be bulleted or numbered" },
    { LIST ".items", NULL, ATTUNE_ARTICLE_ERROR_VALUE, LIST ".items: is missing" },
    { LIST ".items", "[]", ATTUNE_ARTICLE_ERROR_VALUE, LIST ".items: is empty" },
    { LIST ".items[0]", "7", ATTUNE_ARTICLE_ERROR_VALUE, LIST ".items[0]: should be a string" },
    { LIST ".items[1].text", NULL, ATTUNE_ARTICLE_ERROR_VALUE, LIST ".items[1].text: is missing" },
    { LIST ".items[1].items", "[]", ATTUNE_ARTICLE_ERROR_VALUE, LIST ".items[1].items: is empty" },
    { LIST ".items[1].items[1].items[0]", "'<q>'", ATTUNE_ARTICLE_ERROR_MARKUP,
      LIST ".items[1].items[1].items[0]: inline markup: …" },
    /* tables */
    { TABLE ".caption", NULL, ATTUNE_ARTICLE_ERROR_VALUE, TABLE ".caption: is missing" },
    { TABLE ".columns", NULL, ATTUNE_ARTICLE_ERROR_VALUE, TABLE ".columns: is missing" },
    { TABLE ".columns", "['a']", ATTUNE_ARTICLE_ERROR_VALUE,
      TABLE ".columns: should be at least 2" },
    { TABLE ".columns[1]", "''", ATTUNE_ARTICLE_ERROR_VALUE, TABLE ".columns[1]: is empty" },
    { TABLE ".rows", "[]", ATTUNE_ARTICLE_ERROR_VALUE, TABLE ".rows: is empty" },
    { TABLE ".rows[1]", "'x'", ATTUNE_ARTICLE_ERROR_VALUE, TABLE ".rows[1]: should be an array" },
    { TABLE ".rows[1]", "['x']", ATTUNE_ARTICLE_ERROR_VALUE,
      TABLE ".rows[1]: has 1 cells where there are 2 columns" },
    { TABLE ".rows[0][1]", "null", ATTUNE_ARTICLE_ERROR_VALUE,
      TABLE ".rows[0][1]: should be a string" },
    /* figures */
    { BARS, NULL, ATTUNE_ARTICLE_ERROR_VALUE, BARS ": is missing" },
    { BARS, "[]", ATTUNE_ARTICLE_ERROR_VALUE, BARS ": should be an object" },
    { "$.sections[0].body[6].description", NULL, ATTUNE_ARTICLE_ERROR_VALUE,
      "$.sections[0].body[6].description: is missing" },
    { "$.sections[0].body[6].caption", NULL, ATTUNE_ARTICLE_ERROR_VALUE,
      "$.sections[0].body[6].caption: is missing" },
    { BARS ".kind", "'pie'", ATTUNE_ARTICLE_ERROR_VALUE, BARS ".kind: unknown figure \"pie\"" },
    { BARS ".unit", NULL, ATTUNE_ARTICLE_ERROR_VALUE, BARS ".unit: is missing" },
    { BARS ".maximum", "0", ATTUNE_ARTICLE_ERROR_VALUE, BARS ".maximum: should be above 0" },
    { BARS ".bars", "[]", ATTUNE_ARTICLE_ERROR_VALUE, BARS ".bars: is empty" },
    { BARS ".bars[0].label", NULL, ATTUNE_ARTICLE_ERROR_VALUE, BARS ".bars[0].label: is missing" },
    { BARS ".bars[0].value", "-1", ATTUNE_ARTICLE_ERROR_VALUE, BARS ".bars[0].value: is below 0" },
    { BARS ".bars[0].value", "'51'", ATTUNE_ARTICLE_ERROR_VALUE,
      BARS ".bars[0].value: should be a number" },
    { BARS ".bars[0].note", "7", ATTUNE_ARTICLE_ERROR_VALUE,
      BARS ".bars[0].note: should be a string" },
    { BARS ".bars[1].aside", "'yes'", ATTUNE_ARTICLE_ERROR_VALUE,
      BARS ".bars[1].aside: should be true or false" },
    { YEARS ".events[1]", NULL, ATTUNE_ARTICLE_ERROR_VALUE, YEARS ".events: should be at least 2" },
    { YEARS ".events[0].year", NULL, ATTUNE_ARTICLE_ERROR_VALUE,
      YEARS ".events[0].year: is missing" },
    { YEARS ".events[0].year", "1969.5", ATTUNE_ARTICLE_ERROR_VALUE,
      YEARS ".events[0].year: should be a whole number" },
    { YEARS ".events[0].end", "1968", ATTUNE_ARTICLE_ERROR_VALUE,
      YEARS ".events[0].end: is before the beginning" },
    { YEARS ".events[1].year", "1968", ATTUNE_ARTICLE_ERROR_VALUE,
      YEARS ".events[1].year: is before the event above it" },
    { MAP ".x", NULL, ATTUNE_ARTICLE_ERROR_VALUE, MAP ".x: is missing" },
    { MAP ".y", "'up'", ATTUNE_ARTICLE_ERROR_VALUE, MAP ".y: should be an object" },
    { MAP ".y.low", NULL, ATTUNE_ARTICLE_ERROR_VALUE, MAP ".y.low: is missing" },
    { MAP ".areas[0].x", "1.1", ATTUNE_ARTICLE_ERROR_VALUE,
      MAP ".areas[0].x: lies outside the map, which is 0 to 1" },
    { MAP ".areas[0].y", "-0.1", ATTUNE_ARTICLE_ERROR_VALUE,
      MAP ".areas[0].y: lies outside the map, which is 0 to 1" },
    { MAP ".areas[0].y", NULL, ATTUNE_ARTICLE_ERROR_VALUE, MAP ".areas[0].y: is missing" },
    /* resources */
    { "$.sections[2].body[0].ref", NULL, ATTUNE_ARTICLE_ERROR_VALUE,
      "$.sections[2].body[0].ref: is missing" },
    { "$.sections[2].body[0].ref", "'nobody'", ATTUNE_ARTICLE_ERROR_DANGLING,
      "$.sections[2].body[0].ref: unknown reference \"nobody\"" },
    { "$.sections[2].body[0].text", NULL, ATTUNE_ARTICLE_ERROR_VALUE,
      "$.sections[2].body[0].text: is missing" },
    /* terms */
    { "$.terms", "{}", ATTUNE_ARTICLE_ERROR_VALUE, "$.terms: should be an array" },
    { "$.terms[1]", "'x'", ATTUNE_ARTICLE_ERROR_VALUE, "$.terms[1]: should be an object" },
    { "$.terms[1].id", "'secure-base'", ATTUNE_ARTICLE_ERROR_ID,
      "$.terms[1].id: the id \"secure-base\" is taken" },
    { "$.terms[1].title", NULL, ATTUNE_ARTICLE_ERROR_VALUE, "$.terms[1].title: is missing" },
    { "$.terms[1].definition", NULL, ATTUNE_ARTICLE_ERROR_VALUE,
      "$.terms[1].definition: is missing" },
    { "$.terms[1].definition", "'<em>'", ATTUNE_ARTICLE_ERROR_MARKUP,
      "$.terms[1].definition: inline markup: …" },
    { "$.terms[0].see", "'x'", ATTUNE_ARTICLE_ERROR_VALUE, "$.terms[0].see: should be an array" },
    { "$.terms[0].see[1]", "'nobody'", ATTUNE_ARTICLE_ERROR_DANGLING,
      "$.terms[0].see[1]: unknown term \"nobody\"" },
    { "$.terms[0].see[1]", "1", ATTUNE_ARTICLE_ERROR_VALUE,
      "$.terms[0].see[1]: should be a string" },
    /* references */
    { "$.references", "'x'", ATTUNE_ARTICLE_ERROR_VALUE, "$.references: should be an array" },
    { "$.references[1]", "[]", ATTUNE_ARTICLE_ERROR_VALUE, "$.references[1]: should be an object" },
    { "$.references[1].id", "'bowlby-1988'", ATTUNE_ARTICLE_ERROR_ID,
      "$.references[1].id: the id \"bowlby-1988\" is taken" },
    { "$.references[1].type", "'film'", ATTUNE_ARTICLE_ERROR_VALUE,
      "$.references[1].type: unknown kind of reference \"film\"" },
    { "$.references[1].title", NULL, ATTUNE_ARTICLE_ERROR_VALUE,
      "$.references[1].title: is missing" },
    { "$.references[1].author", "[]", ATTUNE_ARTICLE_ERROR_VALUE,
      "$.references[1].author: is empty" },
    { "$.references[1].author", "'Main'", ATTUNE_ARTICLE_ERROR_VALUE,
      "$.references[1].author: should be an array" },
    { "$.references[1].author[2]", "'Main'", ATTUNE_ARTICLE_ERROR_VALUE,
      "$.references[1].author[2]: should be an object" },
    { "$.references[1].author[2].family", NULL, ATTUNE_ARTICLE_ERROR_VALUE,
      "$.references[1].author[2]: has neither family nor literal name" },
    { "$.references[1].author[2].family", "7", ATTUNE_ARTICLE_ERROR_VALUE,
      "$.references[1].author[2].family: should be a string" },
    { "$.references[1].editor", "[{}]", ATTUNE_ARTICLE_ERROR_VALUE,
      "$.references[1].editor[0]: has neither family nor literal name" },
    { "$.references[1].issued", "1978", ATTUNE_ARTICLE_ERROR_VALUE,
      "$.references[1].issued: should be an object" },
    { "$.references[1].issued.date-parts", "[]", ATTUNE_ARTICLE_ERROR_VALUE,
      "$.references[1].issued.date-parts: is empty" },
    { "$.references[1].issued.date-parts", "[[1],[2],[3]]", ATTUNE_ARTICLE_ERROR_VALUE,
      "$.references[1].issued.date-parts: should be at most 2" },
    { "$.references[1].issued.date-parts[0]", "['1978']", ATTUNE_ARTICLE_ERROR_VALUE,
      "$.references[1].issued.date-parts[0]: should be an array of a year, or of year, month and "
      "day" },
    { "$.references[1].publisher", "7", ATTUNE_ARTICLE_ERROR_VALUE,
      "$.references[1].publisher: should be a string" },
    { "$.references[1].volume", "12", ATTUNE_ARTICLE_ERROR_VALUE,
      "$.references[1].volume: should be a string" },
    { "$.references[1].note", "'\\u0001'", ATTUNE_ARTICLE_ERROR_VALUE,
      "$.references[1].note: control character U+0001" },
    { "$.references[1].DOI", "'https://doi.org/10.1/x'", ATTUNE_ARTICLE_ERROR_VALUE,
      "$.references[1].DOI: should be a DOI, which begins with 10." },
    { "$.references[1].ISBN", "'unknown'", ATTUNE_ARTICLE_ERROR_VALUE,
      "$.references[1].ISBN: should be an ISBN: digits and hyphens" },
    { "$.references[2].URL", "'javascript:alert(1)'", ATTUNE_ARTICLE_ERROR_VALUE,
      "$.references[2].URL: should be an address, https://…"
      "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (JsonNode) root = mutate_load (FIXTURE);
      g_autoptr (GBytes) bytes = NULL;
      g_autofree char *value = NULL;

      /* \' is a quotation mark within a string. */
      if (bad[i].value != NULL)
        {
          g_auto (GStrv) parts = g_strsplit (bad[i].value, "\\'", -1);

          value = g_strjoinv ("\\\"", parts);
        }
      mutate_set (root, bad[i].path, value != NULL ? mutate_parse (value) : NULL);
      bytes = mutate_to_bytes (root);
      /* json-glib does not write infinity as it reads it. */
      if (g_strcmp0 (value, "1e999") == 0)
        {
          g_clear_pointer (&bytes, g_bytes_unref);
          bytes = g_bytes_new_static ("{\"format\":1e999}", strlen ("{\"format\":1e999}"));
        }
      check_bytes (bytes, bad[i].code, bad[i].message);
    }
}

static void
test_syntax (void)
{
  static const struct
  {
    const char *contents;
    const char *message;
  } bad[] = {
    { "", "$: is empty" },
    { " \n", "$: is not valid JSON: …" },
    { "{", "$: is not valid JSON: …" },
    { "{\"format\":1,}", "$: is not valid JSON: …" },
    { "{\"format\":1}x", "$: is not valid JSON: …" },
    { "{'format':1}", "$: is not valid JSON: …" },
    { "/* */{}", "$: is not valid JSON: …" },
    { "{\"a\":\"\\ud800\"}", "$: is not valid JSON: …" },
    { "{\"title\":\"a\\u0000b\"}", "$: holds the character U+0000" },
    { "{\"title\":\"a\xff\"}", "$: is not valid UTF-8 at byte 11" },
    { "{\"title\":\"a\xed\xa0\x80\"}", "$: is not valid UTF-8 at byte 11" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (GBytes) bytes = g_bytes_new_static (bad[i].contents, strlen (bad[i].contents));

      check_bytes (bytes, ATTUNE_ARTICLE_ERROR_SYNTAX, bad[i].message);
    }
}

static void
test_nul (void)
{
  g_autoptr (GBytes) raw = g_bytes_new_static ("{}\0x", 4);
  /* A backslash, and then some digits: no escape. */
  g_autoptr (JsonNode) root = mutate_load (FIXTURE);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (AttuneArticle) article = NULL;

  check_bytes (raw, ATTUNE_ARTICLE_ERROR_SYNTAX, "$: is not valid UTF-8 at byte 2");

  mutate_set (root, "$.title", mutate_parse ("'\\\\u0000 \\\\'"));
  bytes = mutate_to_bytes (root);
  article = attune_article_new_from_bytes (bytes, "x", &error);
  g_assert_no_error (error);
  g_assert_cmpstr (attune_article_get_title (article), ==, "\\u0000 \\");
}

static void
test_root (void)
{
  static const char *const roots[] = { "[]", "null", "7", "\"x\"", "true" };

  for (guint i = 0; i < G_N_ELEMENTS (roots); i++)
    {
      g_autoptr (GBytes) bytes = g_bytes_new_static (roots[i], strlen (roots[i]));

      check_bytes (bytes, ATTUNE_ARTICLE_ERROR_VALUE, "$: should be an object");
    }
}

static void
test_size (void)
{
  gsize most = 64 * 1024 * 1024;
  char *contents = g_malloc (most + 1);
  g_autoptr (GBytes) too_large = NULL;
  g_autoptr (GBytes) large = NULL;

  memset (contents, '[', most + 1);
  too_large = g_bytes_new_take (contents, most + 1);
  large = g_bytes_new_from_bytes (too_large, 0, most);

  check_bytes (too_large, ATTUNE_ARTICLE_ERROR_LIMIT, "$: is larger than 64 MiB");
  /* As deep as can be: the JSON reader must not use the stack up. */
  check_bytes (large, ATTUNE_ARTICLE_ERROR_SYNTAX, "$: is not valid JSON: …");
}

/* Puts @n levels of sections, or of list items, into the fixture. */
static GBytes *
nest (guint n, gboolean lists)
{
  g_autoptr (JsonNode) root = mutate_load (FIXTURE);
  g_autoptr (GString) json = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    g_string_append_printf (json,
                            lists ? "%s{'id':'n%u','type':'list','text':'x','items':["
                                  : "%s{'id':'n%u','title':'x','sections':[",
                            "", i);
  if (lists)
    g_string_append (json, "'x'");
  for (guint i = 0; i < n; i++)
    g_string_append (json, "]}");
  mutate_set (root, lists ? "$.sections[2].body[1]" : "$.sections[3]", mutate_parse (json->str));

  return mutate_to_bytes (root);
}

static void
test_depth (void)
{
  for (guint lists = 0; lists < 2; lists++)
    {
      g_autoptr (GBytes) deep = nest (32, lists == 1);
      g_autoptr (GBytes) too_deep = nest (33, lists == 1);
      g_autoptr (GError) error = NULL;
      g_autoptr (AttuneArticle) article = attune_article_new_from_bytes (deep, "x", &error);
      g_autoptr (GString)
          message = g_string_new (lists ? "$.sections[2].body[1]" : "$.sections[3]");

      g_assert_no_error (error);
      for (guint i = 0; i < 32; i++)
        g_string_append (message, lists ? ".items[0]" : ".sections[0]");
      g_string_append (message, lists ? ": lists are nested more than 32 deep"
                                      : ": sections are nested more than 32 deep");
      check_bytes (too_deep, ATTUNE_ARTICLE_ERROR_LIMIT, message->str);
    }
}

/* A newer article opens in an older reader. */
static void
test_unknown_keys (void)
{
  g_autoptr (JsonNode) root = mutate_load (FIXTURE);
  g_autoptr (GPtrArray) paths = mutate_list_paths (root);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (AttuneArticle) article = NULL;

  for (guint i = 0; i < paths->len; i++)
    {
      JsonNode *node = mutate_get (root, g_ptr_array_index (paths, i));

      if (JSON_NODE_HOLDS_OBJECT (node))
        json_object_set_member (json_node_get_object (node), "new-in-2030",
                                mutate_parse ("[{'a':[null,true,1.5]},'\\u0001']"));
    }
  bytes = mutate_to_bytes (root);
  article = attune_article_new_from_bytes (bytes, "x", &error);
  g_assert_no_error (error);
  g_assert_cmpuint (attune_article_get_n_blocks (article), ==, 26);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/article-errors/values", test_values);
  g_test_add_func ("/article-errors/syntax", test_syntax);
  g_test_add_func ("/article-errors/nul", test_nul);
  g_test_add_func ("/article-errors/root", test_root);
  g_test_add_func ("/article-errors/size", test_size);
  g_test_add_func ("/article-errors/depth", test_depth);
  g_test_add_func ("/article-errors/unknown-keys", test_unknown_keys);

  return g_test_run ();
}
