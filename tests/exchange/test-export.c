/* test-export.c: marks on their way out
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gstdio.h>
#include <json-glib/json-glib.h>

#include "exchange-tools.h"

typedef struct
{
  Scratch folder;
  AttuneLibrary *library;
  AttuneArticle *article;
  AttuneNotebook *notebook;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = NULL;

  fixture->folder = scratch_new ();
  fixture->library = exchange_open_library ();
  fixture->article = exchange_get_article (fixture->library);
  path = scratch_path (fixture->folder, "notebook.db");
  fixture->notebook = tools_open_sound (path);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_clear_object (&fixture->notebook);
  g_clear_object (&fixture->library);
  scratch_clear (&fixture->folder);
}

static void
test_names (void)
{
  static const struct
  {
    const char *name;
    int format;
  } names[] = {
    { "a.md", ATTUNE_EXPORT_MARKDOWN },
    { "a.markdown", ATTUNE_EXPORT_MARKDOWN },
    { "/tmp/a b.HTML", ATTUNE_EXPORT_HTML },
    { "a.htm", ATTUNE_EXPORT_HTML },
    { "a.html.csv", ATTUNE_EXPORT_CSV },
    { ".json", ATTUNE_EXPORT_JSON },
    { "a.txt", -1 },
    { "md", -1 },
    { "a.", -1 },
    { "", -1 },
    { "-", -1 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      AttuneExportFormat format = ATTUNE_N_EXPORT_FORMATS;

      g_assert_cmpint (attune_export_format_for_name (names[i].name, &format), ==,
                       names[i].format >= 0);
      if (names[i].format >= 0)
        g_assert_cmpint (format, ==, names[i].format);
    }
  for (guint i = 0; i < ATTUNE_N_EXPORT_FORMATS; i++)
    {
      g_autofree char *name = g_strconcat ("x.", attune_export_format_get_extension (i), NULL);
      AttuneExportFormat format = ATTUNE_N_EXPORT_FORMATS;

      g_assert_true (attune_export_format_for_name (name, &format));
      g_assert_cmpint (format, ==, i);
    }
}

/* A highlight at a range of a block, made at a time; (transfer full) */
static AttuneMarkRecord *
make_highlight (Fixture *fixture, const char *block, guint start, guint end, gint64 created)
{
  g_autoptr (AttunePlace) place = attune_place_new_range ("small", block, start, end);
  AttuneMarkRecord *record = attune_mark_record_new (ATTUNE_MARK_HIGHLIGHT, place);

  attune_mark_record_take_quote (record, fixture->article);
  g_set_str (&record->kind, "theory");
  record->created = record->modified = created;

  return record;
}

/* One of each kind, in another order than the article's. */
static void
fill_by_hand (Fixture *fixture)
{
  g_autoptr (AttunePlace) whole = attune_place_new ("small", "foreign");
  g_autoptr (AttunePlace) elsewhere = attune_place_new_range ("other", "there", 0, 4);
  g_autoptr (AttuneMarkRecord) late = make_highlight (fixture, "hint", 0, 3, 1700000000123);
  g_autoptr (AttuneMarkRecord) early = make_highlight (fixture, "welcome", 2, 8, 1700000001000);
  g_autoptr (AttuneMarkRecord) lost = make_highlight (fixture, "welcome", 2, 8, 1700000002000);
  g_autoptr (AttuneMarkRecord) note = attune_mark_record_new (ATTUNE_MARK_NOTE, whole);
  g_autoptr (AttuneMarkRecord) stray = attune_mark_record_new (ATTUNE_MARK_BOOKMARK, elsewhere);

  g_set_str (&lost->revision, "older");
  g_set_str (&lost->quote.exact, "Nothing that was ever said about any boat at all");
  g_set_str (&lost->quote.prefix, "never before ");
  g_set_str (&lost->quote.suffix, " and never after");
  attune_mark_record_take_quote (note, fixture->article);
  g_set_str (&note->note, "Ask Marguerite #supervision");
  g_set_str (&early->name, "Ankerplatz");
  g_set_str (&stray->quote.exact, "Stray words");

  exchange_add_record (fixture->notebook, stray);
  exchange_add_record (fixture->notebook, lost);
  exchange_add_record (fixture->notebook, note);
  exchange_add_record (fixture->notebook, late);
  exchange_add_record (fixture->notebook, early);
}

/* Whether the words are in the text one behind the other. */
static void
assert_in_order (const char *text, const char *const *words)
{
  const char *at = text;

  for (guint i = 0; words[i] != NULL; i++)
    {
      const char *found = strstr (at, words[i]);

      if (found == NULL)
        g_error ("“%s” is not where it should be in:\n%s", words[i], text);
      at = found + strlen (words[i]);
    }
}

static void
test_order (Fixture *fixture, gconstpointer data)
{
  static const char *const words[] = { "A small article",
                                       "The beginning",
                                       "harbor",
                                       "Ankerplatz",
                                       "Köhler",
                                       "Ask Marguerite",
                                       "Voices from the quay",
                                       "Ask",
                                       "No longer in the text",
                                       "Nothing that was",
                                       "This article is not",
                                       "Stray words",
                                       NULL };
  static const AttuneExportFormat formats[] = { ATTUNE_EXPORT_MARKDOWN, ATTUNE_EXPORT_HTML };
  g_autoptr (AttuneExport) export = NULL;

  fill_by_hand (fixture);
  export = exchange_export_all (fixture->notebook, fixture->library, TRUE);
  g_assert_cmpuint (attune_export_get_n_marks (export), ==, 5);
  g_assert_cmpuint (attune_export_get_n_notes (export), ==, 2);
  g_assert_cmpuint (attune_export_get_n_words (export), ==, 4);
  for (gsize i = 0; i < G_N_ELEMENTS (formats); i++)
    {
      g_autofree char *text = exchange_write (export, formats[i]);

      assert_in_order (text, words);
    }
}

static void
test_table (Fixture *fixture, gconstpointer data)
{
  g_autoptr (AttuneMarkRecord) record = make_highlight (fixture, "hint", 0, 3, 1700000000123);
  g_autoptr (AttuneExport) export = NULL;
  g_autofree char *text = NULL;
  g_autofree char *expected = NULL;

  g_set_str (&record->note, "He said: \"no\", #tag");
  exchange_add_record (fixture->notebook, record);
  export = exchange_export_all (fixture->notebook, fixture->library, TRUE);
  text = exchange_write (export, ATTUNE_EXPORT_CSV);
  expected = g_strdup_printf (
      "Article,Section,Paragraph,Kind,Words,Name,Note,Tags,Made,Changed,Address,Id\r\n"
      "A small article,The beginning › Voices from the quay,Paragraph 2,Theory,Ask,,"
      "\"He said: \"\"no\"\", #tag\",tag,2023-11-14T22:13:20.123Z,2023-11-14T22:13:20.123Z,"
      "attune:small#hint:0-3,%s\r\n",
      record->id);
  g_assert_cmpstr (text, ==, expected);
}

/* Reads a field as RFC 4180 has it; *@at comes to stand on what ends it. */
static char *
read_field (const char **at)
{
  g_autoptr (GString) field = g_string_new (NULL);
  const char *p = *at;

  if (*p != '"')
    {
      gsize length = strcspn (p, ",\r\n\"");

      *at = p + length;
      return g_strndup (p, length);
    }

  for (p++; *p != '"' || p[1] == '"'; p++)
    {
      g_assert_cmpint (*p, !=, '\0');
      if (*p == '"')
        p++;
      g_string_append_c (field, *p);
    }
  *at = p + 1;

  return g_string_free_and_steal (g_steal_pointer (&field));
}

/* Whatever the words, the table has one row a mark, nothing in it is computed, and nothing is lost.
 */
static void
test_table_of_nasty_words (Fixture *fixture, gconstpointer data)
{
  g_autoptr (AttuneExport) export = NULL;
  g_autofree char *text = NULL;
  const char *at = NULL;
  guint n_rows = 0, n_guarded = 0;

  for (guint i = 0; i < exchange_n_nasty; i++)
    {
      g_autoptr (AttuneMarkRecord) record = make_highlight (fixture, "hint", 0, 3, 1000 + i);

      g_set_str (&record->note, exchange_nasty[i]);
      exchange_add_record (fixture->notebook, record);
    }
  export = exchange_export_all (fixture->notebook, fixture->library, TRUE);
  text = exchange_write (export, ATTUNE_EXPORT_CSV);

  for (at = text; *at != '\0'; n_rows++)
    for (guint column = 0;; column++)
      {
        g_autofree char *field = read_field (&at);
        const char *plain = *field == '\'' ? field + 1 : field;

        g_assert_cmpstr (strchr ("=+-@\t\r\n", *field != '\0' ? *field : 'x'), ==, NULL);
        if (n_rows > 0 && column == 6)
          {
            n_guarded += *field == '\'';
            g_assert_true (g_str_equal (field, exchange_nasty[n_rows - 1]) ||
                           g_str_equal (plain, exchange_nasty[n_rows - 1]));
          }
        if (*at == ',')
          {
            at++;
            continue;
          }
        g_assert_cmpuint (column, ==, 11);
        g_assert_true (g_str_has_prefix (at, "\r\n"));
        at += 2;
        break;
      }
  g_assert_cmpuint (n_rows, ==, exchange_n_nasty + 1);
  g_assert_cmpuint (n_guarded, >=, 8);
}

typedef struct
{
  GString *text;
  GHashTable *elements;
} Page;

static void
start_element_cb (GMarkupParseContext *context,
                  const char *name,
                  const char **attributes,
                  const char **values,
                  gpointer user_data,
                  GError **error)
{
  Page *page = user_data;

  g_hash_table_add (page->elements, g_strdup (name));
  for (guint i = 0; attributes[i] != NULL; i++)
    {
      g_assert_false (g_str_has_prefix (attributes[i], "on"));
      if (g_str_equal (attributes[i], "href"))
        g_assert_true (g_str_has_prefix (values[i], "attune:"));
    }
}

static void
text_cb (GMarkupParseContext *context,
         const char *text,
         gsize length,
         gpointer user_data,
         GError **error)
{
  g_string_append_len (((Page *) user_data)->text, text, (gssize) length);
}

/* Reads a page, which is written so that it is XML as well; (transfer full): its words. */
static char *
read_page (const char *html, GHashTable *elements)
{
  static const GMarkupParser parser = { start_element_cb, NULL, text_cb, NULL, NULL };
  Page page = { g_string_new (NULL), elements };
  g_autoptr (GMarkupParseContext)
      context = g_markup_parse_context_new (&parser, G_MARKUP_DEFAULT_FLAGS, &page, NULL);
  g_autoptr (GError) error = NULL;

  g_assert_true (g_str_has_prefix (html, "<!DOCTYPE html>\n"));
  g_markup_parse_context_parse (context, html, -1, &error);
  g_assert_no_error (error);
  g_markup_parse_context_end_parse (context, &error);
  g_assert_no_error (error);

  return g_string_free_and_steal (page.text);
}

static gboolean
is_known_element (const char *name)
{
  static const char *const known[] = { "html", "head", "meta", "title", "style",
                                       "body", "h1",   "h2",   "h3",    "p",
                                       "div",  "span", "b",    "mark",  "blockquote",
                                       "time", "a",    "ul",   "li",    NULL };

  return g_strv_contains (known, name);
}

/* No word of the reader's becomes a part of the page, and each is in its text. */
static void
test_page_of_nasty_words (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GHashTable) elements = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (AttuneExport) export = NULL;
  g_autofree char *html = NULL;
  g_autofree char *text = NULL;
  GHashTableIter iter;
  gpointer name = NULL;

  exchange_put_kind (fixture->notebook, "own", "<script>\"Kind\"</style>", ATTUNE_HUE_PINK,
                     ATTUNE_PATTERN_WAVY, 9);
  for (guint i = 0; i < exchange_n_nasty; i++)
    {
      g_autoptr (AttuneMarkRecord) record = make_highlight (fixture, "hint", 0, 3, 1000 + i);

      g_set_str (&record->note, exchange_nasty[i]);
      g_set_str (&record->name, exchange_nasty[i]);
      g_set_str (&record->quote.exact, exchange_nasty[i]);
      g_set_str (&record->kind, "own");
      exchange_add_record (fixture->notebook, record);
    }
  export = exchange_export_all (fixture->notebook, fixture->library, TRUE);
  html = exchange_write (export, ATTUNE_EXPORT_HTML);
  text = read_page (html, elements);

  g_hash_table_iter_init (&iter, elements);
  while (g_hash_table_iter_next (&iter, &name, NULL))
    g_assert_true (is_known_element (name));
  g_assert_nonnull (strstr (text, "</script><script>alert(1)</script>"));
  g_assert_nonnull (strstr (text, "<script>\"Kind\"</style>"));
  g_assert_nonnull (strstr (text, "&amp; &lt;b&gt; &#0;"));
  g_assert_nonnull (strstr (text, "👩‍👧"));
  /* HTML has no such characters. */
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    g_assert_true (g_utf8_get_char (p) == '\n' || g_utf8_get_char (p) == '\t' ||
                   !g_unichar_iscntrl (g_utf8_get_char (p)));
}

/* Kinds are told by colour, light and dark, by line and by name, and nothing is loaded. */
static void
test_page_looks (Fixture *fixture, gconstpointer data)
{
  g_autoptr (AttuneMarkRecord) record = make_highlight (fixture, "hint", 0, 3, 1000);
  AttuneHueColors light = attune_hue_get_colors (ATTUNE_HUE_BLUE, ATTUNE_PAGE_LIGHT);
  AttuneHueColors dark = attune_hue_get_colors (ATTUNE_HUE_BLUE, ATTUNE_PAGE_DARK);
  g_autofree char *light_fill = g_strdup_printf ("#%06x", light.fill);
  g_autofree char *light_line = g_strdup_printf ("#%06x", light.line);
  g_autofree char *dark_fill = g_strdup_printf ("#%06x", dark.fill);
  g_autofree char *dark_line = g_strdup_printf ("#%06x", dark.line);
  const char *const words[] = { "color-scheme",
                                "light dark",
                                "default-src 'none'",
                                light_fill,
                                light_line,
                                "prefers-color-scheme: dark",
                                dark_fill,
                                dark_line,
                                "lang=\"en-US\"",
                                "<mark class=\"kind-0\"",
                                "Theory",
                                NULL };
  g_autoptr (AttuneExport) export = NULL;
  g_autofree char *html = NULL;

  exchange_add_record (fixture->notebook, record);
  export = exchange_export_all (fixture->notebook, fixture->library, FALSE);
  html = exchange_write (export, ATTUNE_EXPORT_HTML);
  assert_in_order (html, words);
  g_assert_null (strstr (html, "src="));
  g_assert_null (strstr (html, "url("));
  g_assert_null (strstr (html, "@import"));
}

static void
test_markdown (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *note;
    const char *expected;
  } notes[] = {
    { "plain", "\nplain\n" },
    { "one\ntwo\n\nthree", "\none\\\ntwo\n\nthree\n" },
    { "# no heading", "\n\\# no heading\n" },
    { "- no list\n+ none\n12. none\n3) none\n=== none",
      "\n\\- no list\\\n\\+ none\\\n12\\. none\\\n3\\) none\\\n\\=== none\n" },
    { "> no quote", "\n\\> no quote\n" },
    { "    no code", "\n&#32;&#32;&#32;&#32;no code\n" },
    { "*a* _b_ `c` [d](e) <f> &amp; |g| ~h~ \\i",
      "\n\\*a\\* \\_b\\_ \\`c\\` \\[d\\](e) \\<f\\> \\&amp; \\|g\\| \\~h\\~ \\\\i\n" },
    { "12 apples, 3.5 pears", "\n12 apples, 3.5 pears\n" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (notes); i++)
    {
      g_autoptr (AttuneMarkRecord) record = make_highlight (fixture, "hint", 0, 3, 1000);
      g_autoptr (AttuneMark) mark = NULL;
      g_autoptr (GPtrArray) marks = g_ptr_array_new ();
      g_autoptr (AttuneExport) export = NULL;
      g_autofree char *text = NULL;

      g_set_str (&record->note, notes[i].note);
      mark = attune_mark_new (record);
      g_ptr_array_add (marks, mark);
      export = attune_export_new (fixture->library, marks,
                                  attune_notebook_get_kinds (fixture->notebook), TRUE);
      text = exchange_write (export, ATTUNE_EXPORT_MARKDOWN);
      if (strstr (text, notes[i].expected) == NULL)
        g_error ("“%s” became:\n%s", notes[i].note, text);
      g_assert_nonnull (strstr (text, "\n> Ask\n\n**Theory** · Paragraph 2 · 1970-"));
      g_assert_nonnull (strstr (text, " · <attune:small#hint:0-3>\n"));
    }
}

static JsonObject *
get_object (JsonObject *object, const char *member)
{
  return json_object_get_object_member (object, member);
}

/* What https://www.w3.org/TR/annotation-model/ asks of a collection */
static void
test_annotations (Fixture *fixture, gconstpointer data)
{
  g_autoptr (AttuneExport) export = NULL;
  g_autofree char *text = NULL;
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autoptr (GError) error = NULL;
  JsonObject *collection = NULL, *page = NULL;
  JsonArray *items = NULL;

  exchange_fill (fixture->notebook, fixture->article, 60);
  export = exchange_export_all (fixture->notebook, fixture->library, TRUE);
  text = exchange_write (export, ATTUNE_EXPORT_JSON);
  json_parser_load_from_data (parser, text, -1, &error);
  g_assert_no_error (error);

  collection = json_node_get_object (json_parser_get_root (parser));
  g_assert_cmpstr (
      json_array_get_string_element (json_object_get_array_member (collection, "@context"), 0), ==,
      "http://www.w3.org/ns/anno.jsonld");
  g_assert_cmpstr (json_object_get_string_member (collection, "type"), ==, "AnnotationCollection");
  g_assert_true (g_str_has_prefix (json_object_get_string_member (collection, "id"), "urn:uuid:"));
  g_assert_cmpint (json_object_get_int_member (collection, "total"), ==, 60);

  page = get_object (collection, "first");
  g_assert_cmpstr (json_object_get_string_member (page, "type"), ==, "AnnotationPage");
  g_assert_cmpstr (json_object_get_string_member (page, "partOf"), ==,
                   json_object_get_string_member (collection, "id"));
  g_assert_cmpstr (json_object_get_string_member (page, "id"), !=,
                   json_object_get_string_member (collection, "id"));

  items = json_object_get_array_member (page, "items");
  g_assert_cmpuint (json_array_get_length (items), ==, 60);
  for (guint i = 0; i < 60; i++)
    {
      static const char *const motivations[] = { "bookmarking", "highlighting", "commenting",
                                                 NULL };
      JsonObject *item = json_array_get_object_element (items, i);
      const char *id = json_object_get_string_member (item, "id");
      const char *created = json_object_get_string_member (item, "created");
      JsonObject *target = get_object (item, "target");

      g_assert_true (g_str_has_prefix (id, "urn:uuid:"));
      g_assert_true (g_uuid_string_is_valid (id + strlen ("urn:uuid:")));
      g_assert_cmpstr (json_object_get_string_member (item, "type"), ==, "Annotation");
      g_assert_true (
          g_strv_contains (motivations, json_object_get_string_member (item, "motivation")));
      g_assert_true (g_regex_match_simple ("^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z$",
                                           created, G_REGEX_DEFAULT, G_REGEX_MATCH_DEFAULT));
      g_assert_cmpstr (json_object_get_string_member (target, "source"), ==, "attune:small");
      g_assert_true (json_object_has_member (target, "selector"));
    }
}

/* Words that are in no other text: if one is found, it is the reader's. */
static void
add_secrets (Fixture *fixture)
{
  static const struct
  {
    AttuneMarkType type;
    const char *note;
    const char *name;
  } marks[] = {
    { ATTUNE_MARK_BOOKMARK, "Qumran", "Xanthippe" },
    { ATTUNE_MARK_BOOKMARK, "", "Quetzalcoatl" },
    { ATTUNE_MARK_HIGHLIGHT, "Zweibrücken #Zarathustra", NULL },
    { ATTUNE_MARK_HIGHLIGHT, "two\nlines, Qualmwolke", "Xerxes" },
    { ATTUNE_MARK_NOTE, "Quokka #zugzwang", NULL },
  };

  exchange_put_kind (fixture->notebook, "unused", "Xylophon", ATTUNE_HUE_TEAL,
                     ATTUNE_PATTERN_DOTTED, 7);
  for (gsize i = 0; i < G_N_ELEMENTS (marks); i++)
    {
      g_autoptr (AttunePlace) place = attune_place_new ("small", "welcome");
      g_autoptr (AttuneMarkRecord) record = attune_mark_record_new (marks[i].type, place);

      attune_mark_record_take_quote (record, fixture->article);
      g_set_str (&record->note, marks[i].note);
      g_set_str (&record->name, marks[i].name);
      if (marks[i].type == ATTUNE_MARK_HIGHLIGHT)
        g_set_str (&record->kind, "evidence");
      exchange_add_record (fixture->notebook, record);
    }
}

static void
test_secrets (Fixture *fixture, gconstpointer data)
{
  static const char *const secrets[] = {
    "qumran",     "xanthippe",  "quetzalcoatl", "zweibr", "zarathustra",
    "two\nlines", "qualmwolke", "xerxes",       "quokka", "zugzwang",
  };
  g_autoptr (AttuneExport) with = NULL;
  g_autoptr (AttuneExport) without = NULL;

  add_secrets (fixture);
  with = exchange_export_all (fixture->notebook, fixture->library, TRUE);
  without = exchange_export_all (fixture->notebook, fixture->library, FALSE);
  g_assert_cmpuint (attune_export_get_n_marks (with), ==, 5);
  g_assert_cmpuint (attune_export_get_n_marks (without), ==, 4);
  g_assert_cmpuint (attune_export_get_n_notes (without), ==, 5);
  g_assert_cmpuint (attune_export_get_n_words (without), ==, attune_export_get_n_words (with));

  for (guint format = 0; format < ATTUNE_N_EXPORT_FORMATS; format++)
    {
      g_autofree char *open = exchange_write (with, format);
      g_autofree char *closed = exchange_write (without, format);
      g_autofree char *preview = attune_export_dup_preview (without, format, 100);
      g_autofree char *folded_open = g_utf8_casefold (open, -1);
      g_autofree char *folded = g_utf8_casefold (closed, -1);

      g_assert_cmpstr (preview, ==, closed);
      for (gsize i = 0; i < G_N_ELEMENTS (secrets); i++)
        {
          g_assert_null (strstr (folded, secrets[i]));
          /* Else its absence would say nothing. The line break is written in as many ways. */
          if (strchr (secrets[i], '\n') == NULL)
            g_assert_nonnull (strstr (folded_open, secrets[i]));
        }
      g_assert_null (strstr (folded, "xylophon"));
      g_assert_nonnull (strstr (folded, "evidence"));
    }
}

static void
test_preview (Fixture *fixture, gconstpointer data)
{
  g_autoptr (AttuneExport) export = NULL;

  exchange_fill (fixture->notebook, fixture->article, 30);
  export = exchange_export_all (fixture->notebook, fixture->library, TRUE);
  for (guint format = 0; format < ATTUNE_N_EXPORT_FORMATS; format++)
    {
      g_autofree char *all = exchange_write (export, format);
      gsize before = 0;

      for (guint n = 1; n <= 30; n++)
        {
          g_autofree char *preview = attune_export_dup_preview (export, format, n);

          g_assert_true (g_str_has_prefix (all, preview));
          g_assert_cmpuint (strlen (preview), >, before);
          before = strlen (preview);
        }
      g_assert_cmpuint (before, ==, strlen (all));
    }
}

static void
test_empty (Fixture *fixture, gconstpointer data)
{
  g_autoptr (AttuneExport) export = exchange_export_all (fixture->notebook, fixture->library,
                                                         FALSE);
  g_autoptr (GHashTable) elements = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  g_assert_cmpuint (attune_export_get_n_marks (export), ==, 0);
  for (guint format = 0; format < ATTUNE_N_EXPORT_FORMATS; format++)
    {
      g_autofree char *text = exchange_write (export, format);
      g_autofree char *preview = attune_export_dup_preview (export, format, 3);

      g_assert_cmpstr (text, !=, "");
      g_assert_cmpstr (preview, ==, text);
      if (format == ATTUNE_EXPORT_HTML)
        g_free (read_page (text, elements));
    }
}

static void
test_section (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) all = NULL;
  g_autoptr (GPtrArray) voices = NULL;
  GListModel *marks = attune_notebook_get_marks (fixture->notebook);

  fill_by_hand (fixture);
  all = attune_export_dup_section (marks, fixture->article,
                                   attune_article_lookup_section (fixture->article, "beginning"));
  voices = attune_export_dup_section (marks, fixture->article,
                                      attune_article_lookup_section (fixture->article, "voices"));
  /* The lost one counts for where it was until somebody has looked for it. */
  g_assert_cmpuint (all->len, ==, 4);
  g_assert_cmpuint (voices->len, ==, 1);
  g_assert_cmpstr (attune_mark_get_quote (g_ptr_array_index (voices, 0)), ==, "Ask");
}

/* A mark of an older edition is told with the section where its passage is now. */
static void
test_older_edition (Fixture *fixture, gconstpointer data)
{
  g_autoptr (AttuneMarkRecord) record = make_highlight (fixture, "hint", 0, 37, 1000);
  g_autoptr (AttunePlace) before = attune_place_new_range ("small", "welcome", 5, 42);
  g_autoptr (AttuneExport) export = NULL;
  g_autofree char *markdown = NULL;
  g_autofree char *json = NULL;

  attune_mark_record_set_place (record, before);
  g_set_str (&record->revision, "older");
  exchange_add_record (fixture->notebook, record);
  export = exchange_export_all (fixture->notebook, fixture->library, FALSE);
  markdown = exchange_write (export, ATTUNE_EXPORT_MARKDOWN);
  json = exchange_write (export, ATTUNE_EXPORT_JSON);

  g_assert_nonnull (strstr (markdown, "### The beginning › Voices from the quay\n"));
  g_assert_nonnull (strstr (markdown, "<attune:small#hint:0-37>"));
  /* As it was kept, so that it can be kept so again */
  g_assert_nonnull (strstr (json, "\"welcome\""));
  g_assert_nonnull (strstr (json, "\"older\""));
}

static void
test_file (Fixture *fixture, gconstpointer data)
{
  g_autoptr (AttuneExport) export = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *path = scratch_path (fixture->folder, "out.json");
  g_autofree char *missing = scratch_path (fixture->folder, "no/such/folder/out.json");
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GFile) nowhere = g_file_new_for_path (missing);
  g_autoptr (GBytes) written = NULL;
  g_autoptr (GBytes) expected = NULL;

  fill_by_hand (fixture);
  export = exchange_export_all (fixture->notebook, fixture->library, TRUE);
  scratch_write (path, "older", strlen ("older"));
  g_assert_cmpint (g_chmod (path, 0644), ==, 0);

  attune_export_to_file (export, ATTUNE_EXPORT_JSON, file, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (scratch_mode (path), ==, 0600);
  written = scratch_read (path);
  expected = attune_export_to_bytes (export, ATTUNE_EXPORT_JSON, &error);
  g_assert_no_error (error);
  g_assert_true (g_bytes_equal (written, expected));

  g_assert_false (attune_export_to_file (export, ATTUNE_EXPORT_JSON, nowhere, &error));
  g_assert_nonnull (error);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/export/names", test_names);
#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)
  ADD ("/export/order", test_order);
  ADD ("/export/table", test_table);
  ADD ("/export/table-of-nasty-words", test_table_of_nasty_words);
  ADD ("/export/page-of-nasty-words", test_page_of_nasty_words);
  ADD ("/export/page-looks", test_page_looks);
  ADD ("/export/markdown", test_markdown);
  ADD ("/export/annotations", test_annotations);
  ADD ("/export/secrets", test_secrets);
  ADD ("/export/preview", test_preview);
  ADD ("/export/empty", test_empty);
  ADD ("/export/section", test_section);
  ADD ("/export/older-edition", test_older_edition);
  ADD ("/export/file", test_file);
#undef ADD

  return g_test_run ();
}
