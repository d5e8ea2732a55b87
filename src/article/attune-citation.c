/* attune-citation.c: a work as the list of references has it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "attune-citation.h"

#include "attune-csl.h"

static void
append (AttuneTextBuilder *builder, const char *string)
{
  attune_text_builder_append (builder, string);
}

static void
append_emphasized (AttuneTextBuilder *builder, const char *string)
{
  guint span = attune_text_builder_begin_span (builder, ATTUNE_SPAN_EMPHASIS, NULL);

  attune_text_builder_append (builder, string);
  attune_text_builder_end_span (builder, span);
}

static void
append_link (AttuneTextBuilder *builder, const char *address, const char *words)
{
  guint span = attune_text_builder_begin_span (builder, ATTUNE_SPAN_LINK, address);

  attune_text_builder_append (builder, words);
  attune_text_builder_end_span (builder, span);
}

static void
append_space (AttuneTextBuilder *builder)
{
  if (attune_text_builder_get_length (builder) > 0)
    append (builder, " ");
}

/* A sentence of a citation ends with a point, unless it has its own mark. */
static void
append_point (AttuneTextBuilder *builder, const char *behind)
{
  static const char *const marks[] = { "?", "!", ".", "?”", "!”", ".”", "?’", "!’", ".’" };

  for (guint i = 0; i < G_N_ELEMENTS (marks); i++)
    if (g_str_has_suffix (behind, marks[i]))
      return;

  append (builder, ".");
}

static void
append_sentence (AttuneTextBuilder *builder, const char *sentence)
{
  append_space (builder);
  append (builder, sentence);
  append_point (builder, sentence);
}

/* "2" is "2nd ed."; what has words already stays as it is. */
static char *
format_edition (const char *edition)
{
  guint64 n = 0;
  const char *suffix = "th";

  if (!g_ascii_string_to_unsigned (edition, 10, 1, G_MAXUINT, &n, NULL))
    return g_strdup (edition);

  if (n % 100 < 11 || n % 100 > 13)
    suffix = n % 10 == 1 ? "st" : n % 10 == 2 ? "nd" : n % 10 == 3 ? "rd" : "th";

  return g_strdup_printf ("%" G_GUINT64_FORMAT "%s ed.", n, suffix);
}

/* Whether "12" is one, and "12–14" or "3, 5" are several */
static gboolean
is_several (const char *numbers)
{
  return strpbrk (numbers, "-,;&") != NULL || strstr (numbers, "–") != NULL;
}

static void
append_detail (GString *details, const char *before, const char *detail)
{
  if (detail == NULL || *detail == '\0')
    return;

  g_string_append (details, details->len > 0 ? ", " : " (");
  g_string_append (details, before);
  g_string_append (details, detail);
}

/* (3rd ed., Vol. 2, pp. 45–67), behind the title of the book */
static gboolean
append_details (AttuneTextBuilder *builder, JsonObject *csl, gboolean in_container)
{
  const char *edition = attune_csl_get_string (csl, "edition");
  const char *volume = attune_csl_get_string (csl, "volume");
  const char *page = in_container ? attune_csl_get_string (csl, "page") : NULL;
  g_autofree char *ordinal = edition != NULL ? format_edition (edition) : NULL;
  g_autoptr (GString) details = g_string_new (NULL);

  append_detail (details, "", ordinal);
  append_detail (details, volume != NULL && is_several (volume) ? "Vols. " : "Vol. ", volume);
  append_detail (details, page != NULL && is_several (page) ? "pp. " : "p. ", page);
  if (details->len == 0)
    return FALSE;

  g_string_append_c (details, ')');
  append (builder, details->str);

  return TRUE;
}

/* Journal, 12(3), 45–67. */
static void
append_journal (AttuneTextBuilder *builder, JsonObject *csl)
{
  const char *journal = attune_csl_get_string (csl, "container-title");
  const char *volume = attune_csl_get_string (csl, "volume");
  const char *issue = attune_csl_get_string (csl, "issue");
  const char *page = attune_csl_get_string (csl, "page");

  append_space (builder);
  append_emphasized (builder, journal);
  if (volume != NULL)
    {
      append (builder, ", ");
      append_emphasized (builder, volume);
    }
  if (issue != NULL)
    {
      append (builder, volume != NULL ? "(" : ", (");
      append (builder, issue);
      append (builder, ")");
    }
  if (page != NULL)
    {
      append (builder, ", ");
      append (builder, page);
    }
  append_point (builder, page != NULL || volume != NULL || issue != NULL ? "" : journal);
}

/* In J. Cassidy & P. R. Shaver (Eds.), Handbook (3rd ed., pp. 1–2). */
static void
append_container (AttuneTextBuilder *builder, JsonObject *csl, gboolean editors_named)
{
  const char *container = attune_csl_get_string (csl, "container-title");
  JsonArray *editors = editors_named ? NULL : attune_csl_get_array (csl, "editor");

  append_space (builder);
  append (builder, "In ");
  if (attune_csl_n_names (editors) > 0)
    {
      g_autofree char *names = attune_csl_format_names (editors, FALSE);

      append (builder, names);
      append (builder, attune_csl_n_names (editors) > 1 ? " (Eds.), " : " (Ed.), ");
    }
  append_emphasized (builder, container);
  append_point (builder, append_details (builder, csl, TRUE) ? "" : container);
}

static void
append_identifiers (AttuneTextBuilder *builder, JsonObject *csl)
{
  const char *isbn = attune_csl_get_string (csl, "ISBN");
  const char *doi = attune_csl_get_string (csl, "DOI");
  const char *url = attune_csl_get_string (csl, "URL");
  const char *note = attune_csl_get_string (csl, "note");

  if (note != NULL)
    append_sentence (builder, note);
  if (isbn != NULL)
    {
      g_autofree char *sentence = g_strconcat ("ISBN ", isbn, NULL);

      append_sentence (builder, sentence);
    }
  if (doi != NULL)
    {
      /* Old ones hold < and #, which an address cannot. */
      g_autofree char *escaped = g_uri_escape_string (doi, "/:;()", FALSE);
      g_autofree char *address = g_strconcat ("https://doi.org/", escaped, NULL);
      g_autofree char *words = g_strconcat ("https://doi.org/", doi, NULL);

      append_space (builder);
      append_link (builder, address, words);
    }
  else if (url != NULL)
    {
      append_space (builder);
      append_link (builder, url, url);
    }
}

static void
append_people (AttuneTextBuilder *builder, JsonArray *people, gboolean edited)
{
  g_autofree char *names = attune_csl_format_names (people, TRUE);

  append (builder, names);
  if (edited)
    append (builder, attune_csl_n_names (people) > 1 ? " (Eds.)." : " (Ed.).");
  else
    append_point (builder, names);
}

/* A part of something stands upright, for it is that which is set apart. */
static void
append_title (AttuneTextBuilder *builder, JsonObject *csl, gboolean part)
{
  const char *title = attune_csl_get_string (csl, "title");
  const char *genre = attune_csl_get_string (csl, "genre");
  const char *behind = title;

  append_space (builder);
  if (part)
    append (builder, title);
  else
    {
      append_emphasized (builder, title);
      if (attune_csl_get_string (csl, "container-title") == NULL &&
          append_details (builder, csl, FALSE))
        behind = "";
    }
  if (genre != NULL)
    {
      append (builder, " [");
      append (builder, genre);
      append (builder, "]");
      behind = "";
    }
  append_point (builder, behind);
}

/**
 * attune_citation_format:
 * @csl: a CSL-JSON item, its strings folded
 * @people: (nullable): its authors, or these lacking, its editors
 * @edited: whether they are editors
 * @year: when it was issued
 *
 * Writes a work as the seventh edition of the APA's publication manual has it, with ISBN and note
 * added.
 *
 * Returns: (transfer full): the whole reference
 */
AttuneText *
attune_citation_format (JsonObject *csl, JsonArray *people, gboolean edited, const char *year)
{
  g_autoptr (AttuneTextBuilder) builder = attune_text_builder_new ();
  g_autofree char *date = g_strdup_printf ("(%s).", year);
  const char *type = attune_csl_get_string (csl, "type");
  const char *publisher = attune_csl_get_string (csl, "publisher");
  gboolean in_book = g_strcmp0 (type, "chapter") == 0;
  gboolean in_journal = g_strcmp0 (type, "article-journal") == 0 ||
                        g_strcmp0 (type, "review-book") == 0;

  if (attune_csl_n_names (people) > 0)
    append_people (builder, people, edited);
  else
    append_title (builder, csl, in_book || in_journal);
  append_space (builder);
  append (builder, date);
  if (attune_csl_n_names (people) > 0)
    append_title (builder, csl, in_book || in_journal);

  if (attune_csl_get_string (csl, "container-title") != NULL)
    {
      if (in_book)
        append_container (builder, csl, edited);
      else
        append_journal (builder, csl);
    }
  if (publisher != NULL)
    append_sentence (builder, publisher);
  append_identifiers (builder, csl);

  return attune_text_builder_end (builder);
}
