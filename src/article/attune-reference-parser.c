/* attune-reference-parser.c: references, from JSON
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "attune-reference-parser.h"

#define MAX_DATES 2
#define MAX_DATE_PARTS 3

static gboolean
check_type (AttuneJsonReader *json, JsonObject *object)
{
  static const char *const types[] = { "book",       "chapter", "article-journal",
                                       "manuscript", "webpage", "review-book",
                                       "interview",  "report",  NULL };
  const char *type = NULL;

  if (!attune_json_want_string (json, object, "type", ATTUNE_JSON_REQUIRED, &type))
    return FALSE;
  if (g_strv_contains (types, type))
    return TRUE;

  attune_json_enter (json, "type");

  return attune_json_fail (json, ATTUNE_ARTICLE_ERROR_VALUE, "unknown kind of reference \"%s\"",
                           type);
}

static gboolean
check_plain (AttuneJsonReader *json, JsonObject *object, const char *name, AttuneJsonNeed need)
{
  g_autofree char *string = NULL;

  return attune_json_want_plain (json, object, name, need, &string);
}

static gboolean
check_name (AttuneJsonReader *json, JsonNode *node)
{
  JsonObject *person = NULL;

  if (!attune_json_want_object (json, node, &person))
    return FALSE;
  if (!json_object_has_member (person, "family") && !json_object_has_member (person, "literal"))
    return attune_json_fail (json, ATTUNE_ARTICLE_ERROR_VALUE,
                             "has neither family nor literal name");

  return check_plain (json, person, "family", ATTUNE_JSON_OPTIONAL) &&
         check_plain (json, person, "given", ATTUNE_JSON_OPTIONAL) &&
         check_plain (json, person, "literal", ATTUNE_JSON_OPTIONAL);
}

static gboolean
check_names (AttuneJsonReader *json, JsonObject *object, const char *name)
{
  JsonArray *names = NULL;
  gsize length = 0;

  if (!json_object_has_member (object, name))
    return TRUE;
  if (!attune_json_want_array (json, object, name, ATTUNE_JSON_REQUIRED, &names))
    return FALSE;

  length = attune_json_enter (json, name);
  for (guint i = 0; i < json_array_get_length (names); i++)
    {
      gsize element = attune_json_enter_element (json, i);

      if (!check_name (json, json_array_get_element (names, i)))
        return FALSE;
      attune_json_leave (json, element);
    }
  attune_json_leave (json, length);

  return TRUE;
}

static gboolean
is_date (JsonNode *node)
{
  JsonArray *parts = JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
  guint n = parts != NULL ? json_array_get_length (parts) : 0;

  for (guint i = 0; i < n; i++)
    if (json_node_get_value_type (json_array_get_element (parts, i)) != G_TYPE_INT64)
      return FALSE;

  return n > 0 && n <= MAX_DATE_PARTS;
}

/* One or two dates, of which each is a year, perhaps with month and day */
static gboolean
check_dates (AttuneJsonReader *json, JsonObject *issued)
{
  JsonArray *dates = NULL;
  gsize length = 0;

  if (!json_object_has_member (issued, "date-parts"))
    return TRUE;
  if (!attune_json_want_array (json, issued, "date-parts", ATTUNE_JSON_REQUIRED, &dates))
    return FALSE;

  length = attune_json_enter (json, "date-parts");
  if (json_array_get_length (dates) > MAX_DATES)
    return attune_json_fail (json, ATTUNE_ARTICLE_ERROR_VALUE, "should be at most %d", MAX_DATES);
  for (guint i = 0; i < json_array_get_length (dates); i++)
    if (!is_date (json_array_get_element (dates, i)))
      {
        attune_json_enter_element (json, i);
        return attune_json_fail (json, ATTUNE_ARTICLE_ERROR_VALUE,
                                 "should be an array of a year, or of year, month and day");
      }
  attune_json_leave (json, length);

  return TRUE;
}

static gboolean
check_issued (AttuneJsonReader *json, JsonObject *object)
{
  JsonObject *issued = NULL;
  gsize length = 0;

  if (!attune_json_want_member_object (json, object, "issued", ATTUNE_JSON_OPTIONAL, &issued))
    return FALSE;
  if (issued == NULL)
    return TRUE;

  length = attune_json_enter (json, "issued");
  if (!check_dates (json, issued) || !check_plain (json, issued, "literal", ATTUNE_JSON_OPTIONAL))
    return FALSE;
  attune_json_leave (json, length);

  return TRUE;
}

/* Written out and not as regular expressions: to compile those would take longer than to read all
 * the rest of an article. */

#define DIGITS "0123456789"
#define SPACES " \t\n\r\v\f"
#define MIN_ISBN 10
#define MAX_ISBN 18

static gboolean
is_doi (const char *string)
{
  const char *slash = NULL;

  if (!g_str_has_prefix (string, "10."))
    return FALSE;
  string += strlen ("10.");
  slash = string + strspn (string, DIGITS);

  return slash > string && *slash == '/' && slash[1] != '\0' && strpbrk (slash, SPACES) == NULL;
}

static gboolean
is_isbn (const char *string)
{
  gsize length = strlen (string);

  if (length < MIN_ISBN || length > MAX_ISBN || !g_ascii_isdigit (*string))
    return FALSE;

  return strspn (string, DIGITS "-") >= length - 1 &&
         (g_ascii_isdigit (string[length - 1]) || string[length - 1] == 'X');
}

static gboolean
is_address (const char *string)
{
  const char *host = string;

  if (g_str_has_prefix (string, "https://"))
    host += strlen ("https://");
  else if (g_str_has_prefix (string, "http://"))
    host += strlen ("http://");

  return host > string && *host != '\0' && *host != '/' && strpbrk (host, SPACES) == NULL;
}

/* These become links, and a link must lead where it says. */
static gboolean
check_identifiers (AttuneJsonReader *json, JsonObject *object)
{
  static const struct
  {
    const char *name;
    gboolean (*is_right) (const char *string);
    const char *message;
  } identifiers[] = {
    { "DOI", is_doi, "should be a DOI, which begins with 10." },
    { "ISBN", is_isbn, "should be an ISBN: digits and hyphens" },
    { "URL", is_address, "should be an address, https://…" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (identifiers); i++)
    {
      g_autofree char *string = NULL;

      if (!attune_json_want_plain (json, object, identifiers[i].name, ATTUNE_JSON_OPTIONAL,
                                   &string))
        return FALSE;
      if (string != NULL && !identifiers[i].is_right (string))
        return attune_json_fail_at (json, identifiers[i].name, ATTUNE_ARTICLE_ERROR_VALUE,
                                    identifiers[i].message);
    }

  return TRUE;
}

/**
 * attune_reference_parser_read:
 * @json: at the reference
 * @node: a CSL-JSON item
 * @taken: ids that other references have
 *
 * Returns: (transfer full) (nullable): the reference, or %NULL with the error told
 */
AttuneReference *
attune_reference_parser_read (AttuneJsonReader *json, JsonNode *node, GHashTable *taken)
{
  static const char *const strings[] = {
    "container-title", "publisher", "edition", "volume", "issue", "page",
    "number-of-pages", "genre",     "note",
  };
  JsonObject *object = NULL;
  const char *id = NULL;

  if (!attune_json_want_object (json, node, &object) ||
      !attune_json_want_id (json, object, taken, &id) || !check_type (json, object) ||
      !check_plain (json, object, "title", ATTUNE_JSON_REQUIRED) ||
      !check_names (json, object, "author") || !check_names (json, object, "editor") ||
      !check_issued (json, object) || !check_identifiers (json, object))
    return NULL;
  for (guint i = 0; i < G_N_ELEMENTS (strings); i++)
    if (!check_plain (json, object, strings[i], ATTUNE_JSON_OPTIONAL))
      return NULL;

  return attune_reference_new_from_csl (object);
}
