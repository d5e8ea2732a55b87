/* test-markup.c: inline markup becomes text and spans, or an error
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <json-glib/json-glib.h>

#include "attune-article-error.h"
#include "attune-markup.h"
#include "attune-reference.h"

typedef struct
{
  AttuneMarkupContext context;
  GHashTable *references;
  GHashTable *terms;
  GPtrArray *links;
} Fixture;

static void
add_reference (Fixture *self, const char *json)
{
  g_autoptr (JsonNode) node = json_from_string (json, NULL);
  AttuneReference *reference = attune_reference_new_from_csl (json_node_get_object (node));

  g_hash_table_insert (self->references, (char *) attune_reference_get_id (reference), reference);
}

static void
set_up (Fixture *self, gconstpointer data)
{
  self->references = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_object_unref);
  self->terms = g_hash_table_new (g_str_hash, g_str_equal);
  self->links = g_ptr_array_new_with_free_func (g_free);
  self->context = (AttuneMarkupContext) {
    .language = "en-US",
    .references = self->references,
    .terms = self->terms,
    .links = self->links,
  };

  add_reference (self, "{\"id\":\"bowlby\",\"title\":\"A secure base\",\"type\":\"book\","
                       "\"author\":[{\"family\":\"Bowlby\",\"given\":\"John\"}],"
                       "\"issued\":{\"date-parts\":[[1988]]}}");
  g_hash_table_add (self->terms, (char *) "base");
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  g_hash_table_unref (self->references);
  g_hash_table_unref (self->terms);
  g_ptr_array_unref (self->links);
}

/* The text, each span written as {kind target|words}: what nests is seen to nest */
static char *
show (const AttuneText *text)
{
  static const char kinds[] = "eslct";
  g_autoptr (GString) shown = g_string_new (NULL);
  const char *c = attune_text_get_string (text);
  guint n = 0;
  const AttuneSpan *spans = attune_text_get_spans (text, &n);

  for (guint at = 0; at <= attune_text_get_length (text); at++)
    {
      for (guint i = n; i > 0; i--)
        if (spans[i - 1].end == at && spans[i - 1].start < at)
          g_string_append_c (shown, '}');
      for (guint i = 0; i < n; i++)
        if (spans[i].start == at)
          {
            g_string_append_printf (shown, "{%c", kinds[spans[i].kind]);
            if (spans[i].target != NULL)
              g_string_append_printf (shown, " %s", spans[i].target);
            g_string_append_c (shown, '|');
            if (spans[i].end == at)
              g_string_append_c (shown, '}');
          }
      if (at < attune_text_get_length (text))
        {
          g_string_append_unichar (shown, g_utf8_get_char (c));
          c = g_utf8_next_char (c);
        }
    }
  g_assert_true (*c == '\0');

  return g_string_free_and_steal (g_steal_pointer (&shown));
}

typedef struct
{
  const char *markup;
  const char *shown;
} Good;

static void
check_good (Fixture *self, const Good *good, guint n)
{
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (AttuneText) text = attune_markup_parse (good[i].markup, &self->context, &error);
      g_autofree char *shown = NULL;

      g_assert_no_error (error);
      shown = show (text);
      g_assert_cmpstr (shown, ==, good[i].shown);
      g_assert_cmpint (attune_text_get_length (text), ==,
                       g_utf8_strlen (attune_text_get_string (text), -1));
    }
}

static void
test_elements (Fixture *self, gconstpointer data)
{
  static const Good good[] = {
    { "plain words", "plain words" },
    { "", "" },
    { "<em>a</em>", "{e|a}" },
    { "x<strong>é</strong>y", "x{s|é}y" },
    { "<a href='https://example.org/'>there</a>", "{l https://example.org/|there}" },
    { "<a href='attune:one#two:1-2'>there</a>", "{l attune:one#two:1-2|there}" },
    { "<a href='https://example.org/?a=1&amp;b'>q</a>", "{l https://example.org/?a=1&b|q}" },
    { "a <term ref='base'>secure base</term>.", "a {t base|secure base}." },
    { "<em>a<strong>b</strong></em>c", "{e|a{s|b}}c" },
    { "<em><strong><term ref='base'>b</term></strong></em>", "{e|{s|{t base|b}}}" },
    { "<em>a</em><em>b</em>", "{e|a}{e|b}" },
    { "a<em></em>b", "a{e|}b" },
  };

  check_good (self, good, G_N_ELEMENTS (good));
}

static void
test_citations (Fixture *self, gconstpointer data)
{
  static const Good good[] = {
    { "(<cite ref='bowlby'/>)", "({c bowlby|Bowlby, 1988})" },
    { "(<cite ref='bowlby' locator='p. 12'/>)", "({c bowlby|Bowlby, 1988, p. 12})" },
    { "Bowlby (<cite ref='bowlby'>1988</cite>)", "Bowlby ({c bowlby|1988})" },
    { "<cite ref='bowlby' locator='ch. 3'>1988</cite>", "{c bowlby|1988, ch. 3}" },
    { "<cite ref='bowlby' locator=''/>", "{c bowlby|Bowlby, 1988}" },
    { "<cite ref='bowlby' locator=' p.\n12 '/>", "{c bowlby|Bowlby, 1988, p. 12}" },
    { "see <cite ref='bowlby'/> there", "see {c bowlby|Bowlby, 1988} there" },
    { "see<cite ref='bowlby'> </cite>", "see{c bowlby|Bowlby, 1988}" },
    { "<cite ref='bowlby'><em>Base</em></cite>", "{c bowlby|{e|Base}}" },
    { "<em><cite ref='bowlby'/></em>", "{e|{c bowlby|Bowlby, 1988}}" },
  };

  check_good (self, good, G_N_ELEMENTS (good));
}

static void
test_space (Fixture *self, gconstpointer data)
{
  static const Good good[] = {
    { "  a  b\n\tc  ", "a b c" },
    { " \n ", "" },
    { "a <em> b</em>", "a {e|b}" },
    { "a<em> b </em>c", "a{e| b} c" },
    { "a <em>b </em> c", "a {e|b} c" },
    { "<em> a</em>", "{e|a}" },
    { "a<em> </em>b", "a{e|} b" },
    { " <em> </em> a", "{e|}a" },
    { "a <q> b </q> c", "a “ b” c" },
    { "a\u00a0b\u202fc", "a\u00a0b\u202fc" },
    { "a\u2028b\u2029c\302\205d", "a b c d" },
    { "a&#10;b&#x2028;c", "a b c" },
    { "<em>a</em>\u2028b", "{e|a} b" },
    { "a\fb\vc", "a b c" },
  };

  check_good (self, good, G_N_ELEMENTS (good));
}

static void
test_entities (Fixture *self, gconstpointer data)
{
  static const Good good[] = {
    { "a &amp; b", "a & b" },
    { "&lt;em&gt;", "<em>" },
    { "&quot;&apos;", "\"'" },
    { "&#233;&#x1d11e;", "é𝄞" },
    { "a > b", "a > b" },
    { "<![CDATA[<em> & ]]>x", "<em> & x" },
    { "a<!-- never shown -->b", "ab" },
    { "&amp;amp;", "&amp;" },
  };

  check_good (self, good, G_N_ELEMENTS (good));
}

static void
test_quotes (Fixture *self, gconstpointer data)
{
  static const struct
  {
    const char *language;
    const char *quoted;
  } languages[] = {
    { "en-US", "“a ‘b “c” d’ e”" },
    { "en", "“a ‘b “c” d’ e”" },
    { "de", "„a ‚b „c“ d‘ e“" },
    { "de-AT", "„a ‚b „c“ d‘ e“" },
    { "fr-CA", "«\u202fa “b «\u202fc\u202f» d” e\u202f»" },
    { "es", "«a “b «c» d” e»" },
    { "it-IT", "«a “b «c» d” e»" },
    { "den", "“a ‘b “c” d’ e”" },
    { "xx", "“a ‘b “c” d’ e”" },
    { "", "“a ‘b “c” d’ e”" },
    { NULL, "“a ‘b “c” d’ e”" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (languages); i++)
    {
      Good good = { "<q>a <q>b <q>c</q> d</q> e</q>", languages[i].quoted };

      self->context.language = languages[i].language;
      check_good (self, &good, 1);
    }

  self->context.language = "en";
  check_good (self, (Good[]) { { "<q>a</q> <q>b</q>", "“a” “b”" } }, 1);
}

static void
test_links (Fixture *self, gconstpointer data)
{
  g_autoptr (AttuneText) text = attune_markup_parse (
      "<a href='attune:a#b'>1</a><a href='https://example.org'>2</a><a href='attune:c'>3</a>",
      &self->context, NULL);

  /* Only those that can be followed within the program are to be checked later. */
  g_assert_nonnull (text);
  g_assert_cmpuint (self->links->len, ==, 2);
  g_assert_cmpstr (g_ptr_array_index (self->links, 0), ==, "attune:a#b");
  g_assert_cmpstr (g_ptr_array_index (self->links, 1), ==, "attune:c");

  self->context.links = NULL;
  g_clear_pointer (&text, attune_text_unref);
  text = attune_markup_parse ("<a href='attune:a#b'>1</a>", &self->context, NULL);
  g_assert_nonnull (text);
}

static void
test_errors (Fixture *self, gconstpointer data)
{
  static const struct
  {
    const char *markup;
    AttuneArticleError code;
    const char *message; /* a part of it, or NULL where it is GMarkup's */
  } bad[] = {
    /* what does not close, or was never open */
    { "<em>a", ATTUNE_ARTICLE_ERROR_MARKUP, NULL },
    { "a</em>", ATTUNE_ARTICLE_ERROR_MARKUP, NULL },
    { "<em><strong>a</em></strong>", ATTUNE_ARTICLE_ERROR_MARKUP, NULL },
    { "<em", ATTUNE_ARTICLE_ERROR_MARKUP, NULL },
    { "<", ATTUNE_ARTICLE_ERROR_MARKUP, NULL },
    { "a < b", ATTUNE_ARTICLE_ERROR_MARKUP, NULL },
    { "<don’t>", ATTUNE_ARTICLE_ERROR_MARKUP, NULL },
    { "<!-- a", ATTUNE_ARTICLE_ERROR_MARKUP, NULL },
    { "<![CDATA[ a", ATTUNE_ARTICLE_ERROR_MARKUP, NULL },
    /* entities */
    { "a & b", ATTUNE_ARTICLE_ERROR_MARKUP, NULL },
    { "&nbsp;", ATTUNE_ARTICLE_ERROR_MARKUP, NULL },
    { "&#0;", ATTUNE_ARTICLE_ERROR_MARKUP, NULL },
    { "&#xd800;", ATTUNE_ARTICLE_ERROR_MARKUP, NULL },
    { "&amp", ATTUNE_ARTICLE_ERROR_MARKUP, NULL },
    /* the element around everything */
    { "</attune-markup>", ATTUNE_ARTICLE_ERROR_MARKUP, NULL },
    { "</attune-markup><attune-markup>", ATTUNE_ARTICLE_ERROR_MARKUP, "unknown <attune-markup>" },
    { "a</attune-markup>b<attune-markup>c", ATTUNE_ARTICLE_ERROR_MARKUP, NULL },
    { "a</attune-markup> <attune-markup>c", ATTUNE_ARTICLE_ERROR_MARKUP,
      "unknown <attune-markup>" },
    { "</attune-markup><em>a</em><em>", ATTUNE_ARTICLE_ERROR_MARKUP, "unknown <em>" },
    { "</attune-markup><!--", ATTUNE_ARTICLE_ERROR_MARKUP, NULL },
    { "<attune-markup>a</attune-markup>", ATTUNE_ARTICLE_ERROR_MARKUP, "unknown <attune-markup>" },
    /* elements that there are not */
    { "<b>a</b>", ATTUNE_ARTICLE_ERROR_MARKUP, "unknown <b>" },
    { "<EM>a</EM>", ATTUNE_ARTICLE_ERROR_MARKUP, "unknown <EM>" },
    { "<script>a</script>", ATTUNE_ARTICLE_ERROR_MARKUP, "unknown <script>" },
    { "<span foreground='red'>a</span>", ATTUNE_ARTICLE_ERROR_MARKUP, "unknown <span>" },
    /* characters that are no text */
    { "a\001b", ATTUNE_ARTICLE_ERROR_MARKUP, "control character U+0001" },
    { "a\177b", ATTUNE_ARTICLE_ERROR_MARKUP, "control character U+007F" },
    { "<em>a\033</em>", ATTUNE_ARTICLE_ERROR_MARKUP, "control character U+001B" },
    { "a\302\233b", ATTUNE_ARTICLE_ERROR_MARKUP, "control character U+009B" },
    { "a\ufffcb", ATTUNE_ARTICLE_ERROR_MARKUP, "control character U+FFFC" },
    { "<em>\ufffc</em>", ATTUNE_ARTICLE_ERROR_MARKUP, "control character U+FFFC" },
    { "<cite ref='bowlby' locator='\001'/>", ATTUNE_ARTICLE_ERROR_MARKUP, "control character" },
    /* attributes */
    { "<a>x</a>", ATTUNE_ARTICLE_ERROR_MARKUP, "<a> wants the attribute \"href\"" },
    { "<a href=''>x</a>", ATTUNE_ARTICLE_ERROR_MARKUP, "<a> wants the attribute \"href\"" },
    { "<cite/>", ATTUNE_ARTICLE_ERROR_MARKUP, "<cite> wants the attribute \"ref\"" },
    { "<term>x</term>", ATTUNE_ARTICLE_ERROR_MARKUP, "<term> wants the attribute \"ref\"" },
    { "<a href='https://example.org'></a>", ATTUNE_ARTICLE_ERROR_MARKUP, "<a> is empty" },
    { "<term ref='base'> </term>", ATTUNE_ARTICLE_ERROR_MARKUP, "<term> is empty" },
    /* what leads nowhere */
    { "<term ref='bse'>x</term>", ATTUNE_ARTICLE_ERROR_DANGLING, "unknown term \"bse\"" },
    { "<cite ref='base'/>", ATTUNE_ARTICLE_ERROR_DANGLING, "unknown reference \"base\"" },
    /* where a link may not lead */
    { "<a href='javascript:alert(1)'>x</a>", ATTUNE_ARTICLE_ERROR_DANGLING, "javascript:" },
    { "<a href='http://example.org'>x</a>", ATTUNE_ARTICLE_ERROR_DANGLING, "neither an https:" },
    { "<a href='file:///etc/passwd'>x</a>", ATTUNE_ARTICLE_ERROR_DANGLING, "neither an https:" },
    { "<a href='data:text/html,x'>x</a>", ATTUNE_ARTICLE_ERROR_DANGLING, "neither an https:" },
    { "<a href='mailto:a@example.org'>x</a>", ATTUNE_ARTICLE_ERROR_DANGLING, "neither an https:" },
    { "<a href='//example.org'>x</a>", ATTUNE_ARTICLE_ERROR_DANGLING, "neither an https:" },
    { "<a href='example.org'>x</a>", ATTUNE_ARTICLE_ERROR_DANGLING, "neither an https:" },
    { "<a href=' https://example.org'>x</a>", ATTUNE_ARTICLE_ERROR_DANGLING, "neither an https:" },
    { "<a href='https:'>x</a>", ATTUNE_ARTICLE_ERROR_DANGLING, "neither an https:" },
    { "<a href='https://'>x</a>", ATTUNE_ARTICLE_ERROR_DANGLING, "neither an https:" },
    { "<a href='https://%zz/'>x</a>", ATTUNE_ARTICLE_ERROR_DANGLING, "neither an https:" },
    { "<a href='attune:A#b'>x</a>", ATTUNE_ARTICLE_ERROR_DANGLING, "neither an https:" },
    { "<a href='attune:a#unknown/b'>x</a>", ATTUNE_ARTICLE_ERROR_DANGLING, "neither an https:" },
    { "<a href='attune:a#b:9-1'>x</a>", ATTUNE_ARTICLE_ERROR_DANGLING, "neither an https:" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (AttuneText) text = attune_markup_parse (bad[i].markup, &self->context, &error);

      g_assert_true (error == NULL || g_utf8_validate (error->message, -1, NULL));
      g_test_message ("%s → %s", bad[i].markup, error != NULL ? error->message : "no error");
      g_assert_null (text);
      g_assert_error (error, ATTUNE_ARTICLE_ERROR, (int) bad[i].code);
      if (bad[i].message != NULL)
        g_assert_nonnull (strstr (error->message, bad[i].message));
      else
        g_assert_true (g_str_has_prefix (error->message, "inline markup: "));
    }
}

static char *
nest (const char *name, guint depth)
{
  g_autoptr (GString) markup = g_string_new (NULL);

  for (guint i = 0; i < depth; i++)
    g_string_append_printf (markup, "<%s>", name);
  g_string_append (markup, "x");
  for (guint i = 0; i < depth; i++)
    g_string_append_printf (markup, "</%s>", name);

  return g_string_free_and_steal (g_steal_pointer (&markup));
}

static void
test_depth (Fixture *self, gconstpointer data)
{
  static const char *const names[] = { "em", "q" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *deep = nest (names[i], 32);
      g_autofree char *too_deep = nest (names[i], 33);
      g_autofree char *far_too_deep = nest (names[i], 100000);
      g_autoptr (GError) error = NULL;
      g_autoptr (AttuneText) text = attune_markup_parse (deep, &self->context, &error);

      g_assert_no_error (error);
      g_assert_null (attune_markup_parse (too_deep, &self->context, &error));
      g_assert_error (error, ATTUNE_ARTICLE_ERROR, ATTUNE_ARTICLE_ERROR_LIMIT);
      g_clear_error (&error);
      g_assert_null (attune_markup_parse (far_too_deep, &self->context, &error));
      g_assert_error (error, ATTUNE_ARTICLE_ERROR, ATTUNE_ARTICLE_ERROR_LIMIT);
    }
}

#define add(path, function) g_test_add ("/markup/" path, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  add ("elements", test_elements);
  add ("citations", test_citations);
  add ("space", test_space);
  add ("entities", test_entities);
  add ("quotes", test_quotes);
  add ("links", test_links);
  add ("errors", test_errors);
  add ("depth", test_depth);

  return g_test_run ();
}
