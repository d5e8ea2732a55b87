/* attune-export-html.c: marks as a web page
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "attune-export-private.h"
#include "attune-export-text.h"

/* Nothing is loaded and nothing is run, whatever words are in the page. */
#define POLICY "default-src 'none'; style-src 'unsafe-inline'"

static const char style[] =
    ":root { color-scheme: light dark; --page: #ffffff; --text: #202020; --dim: #5e5c64;"
    " --edge: #d8d6dc; --link: #1a5fb4; }\n"
    "body { margin: 2rem auto; max-width: 42rem; padding: 0 1rem; background: var(--page);"
    " color: var(--text); font: 1.0625rem/1.5 serif; }\n"
    "h1, h2, h3, .about { font-family: sans-serif; line-height: 1.25; }\n"
    "h2 { margin-top: 3rem; }\n"
    "h3 { margin-top: 2.25rem; }\n"
    "a { color: var(--link); }\n"
    ".mark { margin: 1.25rem 0; padding-left: 1rem; border-left: .2rem solid var(--edge);"
    " break-inside: avoid; }\n"
    "blockquote { margin: 0; }\n"
    "blockquote p, .note p { margin: 0 0 .5rem; overflow-wrap: anywhere; }\n"
    "mark { color: inherit; background: none; text-decoration-line: underline;"
    " text-decoration-skip-ink: none; text-underline-offset: .2em; }\n"
    ".about { margin: .25rem 0; color: var(--dim); font-size: .875rem; }\n"
    ".kind { padding: .1em .4em; border-radius: .3em; color: var(--text); }\n"
    ".note { margin: .75rem 0 0; }\n"
    ".tags { display: inline; margin: 0; padding: 0; }\n"
    ".tags li { display: inline; margin-right: .5em; }\n"
    ".tags li::before { content: \"#\"; }\n";

static const char dark_style[] =
    ":root { --page: #1d1d20; --text: #f0f0f2; --dim: #c0bfbc; --edge: #4a4950;"
    " --link: #99c1f1; }\n";

static const struct
{
  const char *style;
  const char *thickness;
} lines[ATTUNE_N_PATTERNS] = {
  [ATTUNE_PATTERN_SOLID] = { "solid", "auto" },   [ATTUNE_PATTERN_DOUBLE] = { "double", "auto" },
  [ATTUNE_PATTERN_DASHED] = { "dashed", "auto" }, [ATTUNE_PATTERN_DOTTED] = { "dotted", ".15em" },
  [ATTUNE_PATTERN_WAVY] = { "wavy", "auto" },     [ATTUNE_PATTERN_THICK] = { "solid", ".2em" },
};

/* Text that stays in its line */
static void
append_line (GString *out, const char *text)
{
  g_auto (GStrv) text_lines = attune_export_text_split (text);
  g_autofree char *line = g_strjoinv (" ", text_lines);

  attune_export_text_append_html (out, line);
}

/* @open and @close are around each line. */
static void
append_lines (GString *out, const char *text, const char *open, const char *close)
{
  g_auto (GStrv) text_lines = attune_export_text_split (text);

  for (guint i = 0; text_lines[i] != NULL; i++)
    {
      if (*g_strchomp (text_lines[i]) == '\0')
        continue;
      g_string_append (out, open);
      attune_export_text_append_html (out, text_lines[i]);
      g_string_append (out, close);
    }
}

static guint
find_kind (AttuneExport *self, AttuneKind *kind)
{
  guint index = 0;

  g_ptr_array_find ((GPtrArray *) attune_export_get_kinds (self), kind, &index);

  return index;
}

static void
append_colors (AttuneExport *self, AttunePageTheme theme, GString *out)
{
  const GPtrArray *kinds = attune_export_get_kinds (self);

  for (guint i = 0; i < kinds->len; i++)
    {
      AttuneHueColors colors = attune_hue_get_colors (
          attune_kind_get_hue (g_ptr_array_index (kinds, i)), theme);

      g_string_append_printf (out,
                              ".kind-%u { background: #%06x; }\n"
                              "mark.kind-%u { text-decoration-color: #%06x; }\n"
                              ".mark.kind-%u { background: none; border-color: #%06x; }\n",
                              i, colors.fill, i, colors.line, i, colors.line);
    }
}

static void
append_head (AttuneExport *self, GString *out)
{
  const GPtrArray *kinds = attune_export_get_kinds (self);

  g_string_append_printf (out,
                          "<!DOCTYPE html>\n"
                          "<html lang=\"%s\">\n"
                          "<head>\n"
                          "<meta charset=\"utf-8\"/>\n"
                          "<meta name=\"viewport\" content=\"width=device-width\"/>\n"
                          "<meta name=\"color-scheme\" content=\"light dark\"/>\n"
                          "<meta http-equiv=\"Content-Security-Policy\" content=\"" POLICY "\"/>\n"
                          "<title>",
                          /* Translators: the tag of your language, such as “de” or “pt-BR” */
                          C_ ("language tag", "en"));
  append_line (out, _ ("Marks from Attune"));
  g_string_append (out, "</title>\n<style>\n");
  g_string_append (out, style);
  for (guint i = 0; i < kinds->len; i++)
    {
      AttunePattern pattern = attune_kind_get_pattern (g_ptr_array_index (kinds, i));

      g_string_append_printf (
          out, "mark.kind-%u { text-decoration-style: %s; text-decoration-thickness: %s; }\n", i,
          lines[pattern].style, lines[pattern].thickness);
    }
  append_colors (self, ATTUNE_PAGE_LIGHT, out);
  g_string_append (out, "@media (prefers-color-scheme: dark) {\n");
  g_string_append (out, dark_style);
  append_colors (self, ATTUNE_PAGE_DARK, out);
  g_string_append (out, "}\n</style>\n</head>\n<body>\n<h1>");
  append_line (out, _ ("Marks from Attune"));
  g_string_append (out, "</h1>\n");
}

static void
append_article (const AttuneExportItem *item, GString *out)
{
  g_autofree char *edition = NULL;

  if (item->article == NULL)
    {
      g_string_append (out, "<h2>");
      append_line (out, attune_place_get_article_id (item->record->place));
      g_string_append (out, "</h2>\n");
      return;
    }

  g_string_append_printf (out, "<h2 lang=\"%s\">", attune_article_get_language (item->article));
  append_line (out, attune_article_get_title (item->article));
  g_string_append (out, "</h2>\n<p class=\"about\">");
  edition = g_strdup_printf (_ ("Edition of %s. The words of the article are under %s."),
                             attune_article_get_updated (item->article),
                             attune_article_get_license (item->article));
  append_line (out, edition);
  g_string_append (out, "</p>\n");
}

static void
append_section (const AttuneExportItem *item, const char *title, GString *out)
{
  if (item->section != NULL)
    g_string_append_printf (out, "<h3 lang=\"%s\">", attune_article_get_language (item->article));
  else
    g_string_append (out, "<h3>");
  append_line (out, title);
  g_string_append (out, "</h3>\n");
}

static void
append_quote (AttuneExport *self, const AttuneExportItem *item, GString *out)
{
  g_autofree char *quote = attune_export_item_dup_quote (item);

  if (*quote == '\0')
    return;

  g_string_append (out, "<blockquote dir=\"auto\"");
  if (item->article != NULL)
    g_string_append_printf (out, " lang=\"%s\"", attune_article_get_language (item->article));
  g_string_append (out, ">\n");
  if (item->kind != NULL)
    {
      g_autofree char *open = g_strdup_printf ("<p><mark class=\"kind-%u\">",
                                               find_kind (self, item->kind));

      append_lines (out, quote, open, "</mark></p>\n");
    }
  else
    append_lines (out, quote, "<p>", "</p>\n");
  g_string_append (out, "</blockquote>\n");
}

/* What kind of mark it is, where and when it was made */
static void
append_about (AttuneExport *self, const AttuneExportItem *item, GString *out)
{
  g_autofree char *paragraph = attune_export_item_dup_paragraph (item);
  g_autofree char *address = attune_export_item_dup_address (item);
  g_autofree char *time = attune_export_item_dup_time (item->record->created);
  g_autofree char *local_time = attune_export_item_dup_local_time (item->record->created);

  g_string_append (out, "<p class=\"about\">");
  if (item->kind != NULL)
    g_string_append_printf (out, "<span class=\"kind kind-%u\" dir=\"auto\">",
                            find_kind (self, item->kind));
  else
    g_string_append (out, "<span class=\"kind\" dir=\"auto\">");
  append_line (out, attune_export_item_get_label (item));
  g_string_append (out, "</span>");

  if (item->record->name != NULL)
    {
      g_string_append (out, " <b dir=\"auto\">");
      append_line (out, item->record->name);
      g_string_append (out, "</b>");
    }
  if (paragraph != NULL)
    {
      g_string_append (out, " · ");
      append_line (out, paragraph);
    }
  if (time != NULL)
    g_string_append_printf (out, " · <time datetime=\"%s\">%s</time>", time, local_time);

  g_string_append (out, " · <a href=\"");
  append_line (out, address);
  g_string_append (out, "\">");
  append_line (out, _ ("Open in Attune"));
  g_string_append (out, "</a></p>\n");
}

static void
append_item (AttuneExport *self, const AttuneExportItem *item, GString *out)
{
  g_autofree char *class = item->kind != NULL
                               ? g_strdup_printf (" kind-%u", find_kind (self, item->kind))
                               : g_strdup ("");

  g_string_append_printf (out, "<div class=\"mark%s\">\n", class);
  append_quote (self, item, out);
  append_about (self, item, out);
  if (*item->record->note != '\0')
    {
      g_string_append (out, "<div class=\"note\">\n");
      append_lines (out, item->record->note, "<p dir=\"auto\">", "</p>\n");
      g_string_append (out, "</div>\n");
    }
  if (item->tags[0] != NULL)
    {
      g_string_append (out, "<ul class=\"tags about\">\n");
      for (guint i = 0; item->tags[i] != NULL; i++)
        {
          g_string_append (out, "<li>");
          append_line (out, item->tags[i]);
          g_string_append (out, "</li>\n");
        }
      g_string_append (out, "</ul>\n");
    }
  g_string_append (out, "</div>\n");
}

/* A page that needs nothing else: light or dark as the reader has it, kinds told by colour, by line
 * and by name */
void
attune_export_write_html (AttuneExport *self, guint n_items, GString *out)
{
  g_autofree char *article = NULL;
  g_autofree char *section = NULL;

  append_head (self, out);
  for (guint i = 0; i < n_items; i++)
    {
      const AttuneExportItem *item = attune_export_get_item (self, i);
      g_autofree char *title = attune_export_item_dup_section (item);

      if (g_set_str (&article, attune_place_get_article_id (item->record->place)))
        {
          append_article (item, out);
          g_clear_pointer (&section, g_free);
        }
      if (g_set_str (&section, title))
        append_section (item, title, out);
      append_item (self, item, out);
    }
  if (n_items == attune_export_get_n_items (self))
    g_string_append (out, "</body>\n</html>\n");
}
