/* attune-export-text.c: words made fit for a kind of file
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "attune-export-text.h"

#define REPLACEMENT 0xfffd

/* What neither a page nor a terminal should be given, and HTML forbids: controls, and what stands
 * for no character. */
static gboolean
is_forbidden (gunichar c)
{
  return (c < 0x20 && c != '\t') || (c >= 0x7f && c < 0xa0) || (c >= 0xfdd0 && c <= 0xfdef) ||
         (c & 0xfffe) == 0xfffe;
}

/**
 * attune_export_text_split:
 * @text: any text, valid UTF-8
 *
 * Returns: (transfer full): its lines, whatever parts them; controls are replaced
 */
GStrv
attune_export_text_split (const char *text)
{
  g_autoptr (GStrvBuilder) lines = g_strv_builder_new ();
  g_autoptr (GString) line = g_string_new (NULL);

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c == '\r' && p[1] == '\n')
        continue;
      if (c == '\n' || c == '\r' || c == 0x85 || c == 0x2028 || c == 0x2029)
        {
          g_strv_builder_add (lines, line->str);
          g_string_truncate (line, 0);
        }
      else
        g_string_append_unichar (line, is_forbidden (c) ? REPLACEMENT : c);
    }
  g_strv_builder_add (lines, line->str);

  return g_strv_builder_end (lines);
}

/* Whether a line would begin a list, a heading or a rule with this. */
static gboolean
opens_block (const char *line)
{
  const char *p = line;

  if (*p == '+' || *p == '-' || *p == '=')
    return TRUE;
  while (g_ascii_isdigit (*p))
    p++;

  return p > line && (*p == '.' || *p == ')');
}

/**
 * attune_export_text_append_markdown:
 * @line: a line, see attune_export_text_split()
 *
 * Appends a line so that Markdown shows it as it is, by the rules of
 * [CommonMark](https://spec.commonmark.org/0.31.2/): what could be markup is escaped.
 */
void
attune_export_text_append_markdown (GString *out, const char *line)
{
  /* White space at either end would be taken away, or make code of the line. */
  const char *end = line + strlen (line);

  while (end > line && (end[-1] == ' ' || end[-1] == '\t'))
    end--;
  for (; *line == ' ' || *line == '\t'; line++)
    g_string_append (out, line >= end ? "" : *line == ' ' ? "&#32;" : "&#9;");

  if (opens_block (line))
    {
      for (; g_ascii_isdigit (*line); line++)
        g_string_append_c (out, *line);
      g_string_append_c (out, '\\');
      g_string_append_c (out, *line++);
    }

  for (; line < end; line++)
    {
      if (strchr ("\\`*_[]<>#&|~$", *line) != NULL)
        g_string_append_c (out, '\\');
      /* Some programs make links of bare addresses, and of those alone. */
      if (g_str_has_prefix (line, "://"))
        g_string_append_c (out, '\\');
      g_string_append_c (out, *line);
    }
}

/**
 * attune_export_text_append_html:
 * @line: a line, see attune_export_text_split()
 *
 * Appends a line so that HTML shows it as it is, in text and in the value of an attribute.
 */
void
attune_export_text_append_html (GString *out, const char *line)
{
  for (; *line != '\0'; line++)
    switch (*line)
      {
      case '&':
        g_string_append (out, "&amp;");
        break;
      case '<':
        g_string_append (out, "&lt;");
        break;
      case '>':
        g_string_append (out, "&gt;");
        break;
      case '"':
        g_string_append (out, "&quot;");
        break;
      case '\'':
        g_string_append (out, "&#39;");
        break;
      default:
        g_string_append_c (out, *line);
      }
}

/* Whether a spreadsheet would compute the text, perhaps behind white space. The forms of full width
 * are taken for the usual ones by some. */
static gboolean
is_formula (const char *text)
{
  gunichar c = 0;

  if (*text == '\t' || *text == '\r' || *text == '\n')
    return TRUE;
  while (g_unichar_isspace (g_utf8_get_char (text)))
    text = g_utf8_next_char (text);
  c = g_utf8_get_char (text);

  return c == '=' || c == '+' || c == '-' || c == '@' || c == 0xff1d || c == 0xff0b ||
         c == 0xff0d || c == 0xff20;
}

/**
 * attune_export_text_append_csv:
 * @text: any text, valid UTF-8
 *
 * Appends a field as [RFC 4180](https://www.rfc-editor.org/rfc/rfc4180) has it, and what comes
 * between it and the next is the caller's. One that a spreadsheet would take for a formula gets an
 * apostrophe before it, as the
 * [OWASP](https://owasp.org/www-community/attacks/CSV_Injection) advises.
 */
void
attune_export_text_append_csv (GString *out, const char *text)
{
  gboolean formula = is_formula (text);
  gboolean quoted = formula || strpbrk (text, "\",\r\n") != NULL;

  if (quoted)
    g_string_append_c (out, '"');
  if (formula)
    g_string_append_c (out, '\'');
  for (; *text != '\0'; text++)
    {
      if (*text == '"')
        g_string_append_c (out, '"');
      g_string_append_c (out, *text);
    }
  if (quoted)
    g_string_append_c (out, '"');
}
