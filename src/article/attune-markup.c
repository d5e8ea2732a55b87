/* attune-markup.c: the inline markup of the article format
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "attune-markup.h"

#include "attune-article-error.h"
#include "attune-place.h"
#include "attune-plain-text.h"
#include "attune-reference.h"
#include "attune-text-private.h"

#define MAX_DEPTH 32
#define ROOT "attune-markup"

typedef struct
{
  gboolean spans;             /* whether the element made a span */
  gboolean leads;             /* whether that is a link, which nobody could follow without words */
  guint span;                 /* the builder's number for it */
  guint start;                /* where its words begin */
  AttuneReference *reference; /* of a citation, unowned */
  char *locator;              /* of a citation */
} Element;

typedef struct
{
  const AttuneMarkupContext *context;
  AttuneTextBuilder *builder;
  GArray *elements;
  guint quotes;          /* how many <q> are open */
  guint root_count;      /* how often the element around everything was seen */
  gboolean space_wants;  /* white space was read and not yet written */
  gboolean behind_space; /* the last that was written is white space */
} Parser;

typedef struct
{
  const char *language;
  const char *marks[4]; /* opening and closing, outer and inner */
} Quotes;

/* The first whose language is a prefix; English where none is. */
static const Quotes quote_marks[] = {
  { "de", { "„", "“", "‚", "‘" } }, { "fr", { "«\u202f", "\u202f»", "“", "”" } },
  { "es", { "«", "»", "“", "”" } }, { "it", { "«", "»", "“", "”" } },
  { "", { "“", "”", "‘", "’" } },
};

static void
element_clear (gpointer data)
{
  Element *element = data;

  g_clear_pointer (&element->locator, g_free);
}

/* Whether @language is the one that @prefix names, as de-CH is de, but den is not */
static gboolean
is_language (const char *language, const char *prefix)
{
  gsize length = strlen (prefix);

  return length == 0 || (g_ascii_strncasecmp (language, prefix, length) == 0 &&
                         (language[length] == '\0' || language[length] == '-'));
}

static const char *
quote_mark (Parser *parser, gboolean opening)
{
  const char *language = parser->context->language != NULL ? parser->context->language : "";
  guint inner = (parser->quotes - 1) % 2;

  for (guint i = 0;; i++)
    if (is_language (language, quote_marks[i].language))
      return quote_marks[i].marks[inner * 2 + (opening ? 0 : 1)];
}

static void
write_words (Parser *parser, const char *words)
{
  attune_text_builder_append (parser->builder, words);
  parser->behind_space = FALSE;
}

/* White space folds to one space, also across elements, and none stands at the beginning. */
static void
flush_space (Parser *parser)
{
  if (parser->space_wants && !parser->behind_space &&
      attune_text_builder_get_length (parser->builder) > 0)
    {
      attune_text_builder_append (parser->builder, " ");
      parser->behind_space = TRUE;
    }
  parser->space_wants = FALSE;
}

static void
set_forbidden (GError **error, gunichar c)
{
  g_set_error (error, ATTUNE_ARTICLE_ERROR, ATTUNE_ARTICLE_ERROR_MARKUP, "control character U+%04X",
               c);
}

/* Where a stretch of words ends that have single spaces between them */
static const char *
skip_words (const char *c, const char *end, guint *length)
{
  for (*length = 0; c < end; ++*length)
    {
      if (g_ascii_isgraph (*c))
        c++;
      else if (*c == ' ' && c + 1 < end && !attune_plain_text_is_special (c + 1))
        c++;
      else if (attune_plain_text_is_special (c))
        break;
      else
        c = g_utf8_next_char (c);
    }

  return c;
}

static void
parser_text (GMarkupParseContext *markup_context,
             const char *text,
             gsize length,
             gpointer user_data,
             GError **error)
{
  Parser *parser = user_data;
  const char *end = text + length;

  for (const char *c = text, *next = NULL; c < end; c = next)
    {
      gunichar unichar = g_utf8_get_char (c);
      guint n_chars = 0;

      next = g_utf8_next_char (c);
      if (attune_char_is_space (unichar))
        parser->space_wants = TRUE;
      else if (attune_char_is_forbidden (unichar))
        {
          set_forbidden (error, unichar);
          return;
        }
      else
        {
          next = skip_words (c, end, &n_chars);
          flush_space (parser);
          attune_text_builder_append_counted (parser->builder, c, (gsize) (next - c), n_chars);
          parser->behind_space = FALSE;
        }
    }
}

static const char *
get_attribute (const char **names, const char **values, const char *name)
{
  for (guint i = 0; names[i] != NULL; i++)
    if (g_str_equal (names[i], name))
      return values[i];

  return NULL;
}

static const char *
require_attribute (const char *element,
                   const char **names,
                   const char **values,
                   const char *name,
                   GError **error)
{
  const char *value = get_attribute (names, values, name);

  if (value == NULL || *value == '\0')
    {
      g_set_error (error, ATTUNE_ARTICLE_ERROR, ATTUNE_ARTICLE_ERROR_MARKUP,
                   "<%s> wants the attribute \"%s\"", element, name);
      return NULL;
    }

  return value;
}

static gboolean
check_link (Parser *parser, const char *href, GError **error)
{
  g_autoptr (AttunePlace) place = NULL;

  if (g_str_has_prefix (href, "https://"))
    {
      g_autoptr (GUri) uri = g_uri_parse (href, G_URI_FLAGS_NONE, NULL);
      const char *host = uri != NULL ? g_uri_get_host (uri) : NULL;

      if (host != NULL && *host != '\0')
        return TRUE;
    }
  else if (g_str_has_prefix (href, "attune:"))
    {
      place = attune_place_parse (href, NULL);
      if (place != NULL)
        {
          if (parser->context->links != NULL)
            g_ptr_array_add (parser->context->links, g_strdup (href));
          return TRUE;
        }
    }

  g_set_error (error, ATTUNE_ARTICLE_ERROR, ATTUNE_ARTICLE_ERROR_DANGLING,
               "link to \"%s\", which is neither an https: nor an attune: address", href);
  return FALSE;
}

static gboolean
check_known (GHashTable *known, const char *what, const char *id, GError **error)
{
  if (g_hash_table_contains (known, id))
    return TRUE;

  g_set_error (error, ATTUNE_ARTICLE_ERROR, ATTUNE_ARTICLE_ERROR_DANGLING, "unknown %s \"%s\"",
               what, id);
  return FALSE;
}

static gboolean
read_locator (const char *raw, char **locator, GError **error)
{
  gunichar forbidden = 0;

  if (raw == NULL)
    return TRUE;

  *locator = attune_plain_text_fold (raw, &forbidden);
  if (*locator == NULL)
    set_forbidden (error, forbidden);

  return *locator != NULL;
}

/* What a citation says: the label of its work where the writer left it empty, then the locator. */
static void
finish_citation (Parser *parser, const Element *element)
{
  if (attune_text_builder_get_length (parser->builder) == element->start)
    {
      /* There were no words, so that white space among them is none either. */
      parser->space_wants = FALSE;
      write_words (parser, attune_reference_get_label (element->reference));
    }
  if (element->locator != NULL && *element->locator != '\0')
    {
      write_words (parser, ", ");
      write_words (parser, element->locator);
    }
}

static void
parser_start_element (GMarkupParseContext *markup_context,
                      const char *name,
                      const char **attribute_names,
                      const char **attribute_values,
                      gpointer user_data,
                      GError **error)
{
  Parser *parser = user_data;
  Element element = { .spans = TRUE };
  const char *target = NULL;
  AttuneSpanKind kind = ATTUNE_SPAN_EMPHASIS;

  if (parser->elements->len == 0)
    {
      /* Somebody closed the element around everything, and goes on behind it. */
      if (parser->root_count++ > 0)
        g_set_error (error, ATTUNE_ARTICLE_ERROR, ATTUNE_ARTICLE_ERROR_MARKUP, "unknown <%s>",
                     name);
      element.spans = FALSE;
      g_array_append_val (parser->elements, element);
      return;
    }
  if (parser->elements->len > MAX_DEPTH)
    {
      g_set_error (error, ATTUNE_ARTICLE_ERROR, ATTUNE_ARTICLE_ERROR_LIMIT,
                   "inline elements are nested more than %d deep", MAX_DEPTH);
      return;
    }

  if (g_str_equal (name, "q"))
    {
      flush_space (parser);
      parser->quotes++;
      write_words (parser, quote_mark (parser, TRUE));
      element.spans = FALSE;
      g_array_append_val (parser->elements, element);
      return;
    }

  if (g_str_equal (name, "em"))
    kind = ATTUNE_SPAN_EMPHASIS;
  else if (g_str_equal (name, "strong"))
    kind = ATTUNE_SPAN_STRONG;
  else if (g_str_equal (name, "a"))
    {
      kind = ATTUNE_SPAN_LINK;
      target = require_attribute (name, attribute_names, attribute_values, "href", error);
      if (target == NULL || !check_link (parser, target, error))
        return;
    }
  else if (g_str_equal (name, "term"))
    {
      kind = ATTUNE_SPAN_TERM;
      target = require_attribute (name, attribute_names, attribute_values, "ref", error);
      if (target == NULL || !check_known (parser->context->terms, "term", target, error))
        return;
    }
  else if (g_str_equal (name, "cite"))
    {
      kind = ATTUNE_SPAN_CITATION;
      target = require_attribute (name, attribute_names, attribute_values, "ref", error);
      if (target == NULL || !check_known (parser->context->references, "reference", target, error))
        return;
      if (!read_locator (get_attribute (attribute_names, attribute_values, "locator"),
                         &element.locator, error))
        return;
      element.reference = g_hash_table_lookup (parser->context->references, target);
    }
  else
    {
      g_set_error (error, ATTUNE_ARTICLE_ERROR, ATTUNE_ARTICLE_ERROR_MARKUP, "unknown <%s>", name);
      return;
    }

  flush_space (parser);
  element.leads = target != NULL;
  element.span = attune_text_builder_begin_span (parser->builder, kind, target);
  element.start = attune_text_builder_get_length (parser->builder);
  g_array_append_val (parser->elements, element);
}

static void
parser_end_element (GMarkupParseContext *markup_context,
                    const char *name,
                    gpointer user_data,
                    GError **error)
{
  Parser *parser = user_data;
  const Element *element = &g_array_index (parser->elements, Element, parser->elements->len - 1);

  if (element->reference != NULL)
    finish_citation (parser, element);
  if (element->leads && attune_text_builder_get_length (parser->builder) == element->start)
    {
      g_set_error (error, ATTUNE_ARTICLE_ERROR, ATTUNE_ARTICLE_ERROR_MARKUP, "<%s> is empty", name);
      return;
    }
  if (element->spans)
    attune_text_builder_end_span (parser->builder, element->span);
  if (g_str_equal (name, "q"))
    {
      write_words (parser, quote_mark (parser, FALSE));
      parser->quotes--;
    }

  g_array_set_size (parser->elements, parser->elements->len - 1);
}

static AttuneText *
parse_elements (const char *markup, const AttuneMarkupContext *context, GError **error)
{
  static const GMarkupParser callbacks = {
    .start_element = parser_start_element,
    .end_element = parser_end_element,
    .text = parser_text,
  };
  g_autoptr (GMarkupParseContext) markup_context = NULL;
  g_autoptr (AttuneTextBuilder) builder = attune_text_builder_new ();
  g_autoptr (GArray) elements = g_array_new (FALSE, FALSE, sizeof (Element));
  g_autoptr (GError) local_error = NULL;
  Parser parser = { .context = context, .builder = builder, .elements = elements };

  g_array_set_clear_func (elements, element_clear);
  markup_context = g_markup_parse_context_new (&callbacks, G_MARKUP_TREAT_CDATA_AS_TEXT, &parser,
                                               NULL);

  if (g_markup_parse_context_parse (markup_context, "<" ROOT ">", -1, &local_error) &&
      g_markup_parse_context_parse (markup_context, markup, -1, &local_error) &&
      g_markup_parse_context_parse (markup_context, "</" ROOT ">", -1, &local_error) &&
      g_markup_parse_context_end_parse (markup_context, &local_error))
    return attune_text_builder_end (builder);

  if (local_error->domain == ATTUNE_ARTICLE_ERROR)
    g_propagate_error (error, g_steal_pointer (&local_error));
  else
    {
      /* It quotes the markup, and may cut a character in two. */
      g_autofree char *message = g_utf8_make_valid (local_error->message, -1);

      g_set_error (error, ATTUNE_ARTICLE_ERROR, ATTUNE_ARTICLE_ERROR_MARKUP, "inline markup: %s",
                   message);
    }
  return NULL;
}

/**
 * attune_markup_parse:
 * @markup: markup as data/articles/FORMAT.md describes it, valid UTF-8
 * @context: what it may refer to
 * @error: return location, %ATTUNE_ARTICLE_ERROR
 *
 * Reads inline markup. The elements become spans; quotation marks and citations are written out,
 * and white space is folded.
 *
 * Returns: (transfer full) (nullable): the text, or %NULL with @error set
 */
AttuneText *
attune_markup_parse (const char *markup, const AttuneMarkupContext *context, GError **error)
{
  g_autofree char *folded = NULL;
  gunichar forbidden = 0;
  guint length = 0;

  if (strpbrk (markup, "<&") != NULL)
    return parse_elements (markup, context, error);

  /* Many strings have no markup at all, and need no parser. */
  if (attune_plain_text_is_tidy (markup, &length))
    return attune_text_new_take (g_strdup (markup), length);

  folded = attune_plain_text_fold (markup, &forbidden);
  if (folded == NULL)
    {
      set_forbidden (error, forbidden);
      return NULL;
    }

  return attune_text_new_plain (folded);
}
