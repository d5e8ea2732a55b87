/* attune-printer.c: an article as plain text
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "attune-printer.h"

#include <glib/gi18n-lib.h>

/* Text that is being set: each block goes to the end of what there is. */
typedef struct
{
  GString *string;
  guint width;
} Printer;

static guint
width_of (gunichar c)
{
  if (g_unichar_iszerowidth (c))
    return 0;

  return g_unichar_iswide (c) ? 2 : 1;
}

static guint
width_of_string (const char *string)
{
  guint width = 0;

  for (const char *c = string; *c != '\0'; c = g_utf8_next_char (c))
    width += width_of (g_utf8_get_char (c));

  return width;
}

/* An article that somebody sent must not be able to give orders to the terminal. */
static gunichar
without_control (gunichar c)
{
  return g_unichar_iscntrl (c) || c == 0x2028 || c == 0x2029 ? ' ' : c;
}

static gboolean
may_break_at (gunichar c)
{
  return g_unichar_isspace (c) && g_unichar_break_type (c) != G_UNICODE_BREAK_NON_BREAKING_GLUE;
}

/* Sets a paragraph; @first stands before its first line and @rest before the others. Words are not
 * broken: one that is too long sticks out. */
static void
print_wrapped (Printer *self, const char *text, const char *first, const char *rest)
{
  guint column = width_of_string (first), indent = width_of_string (rest);
  gboolean line_is_empty = TRUE;

  g_string_append (self->string, first);
  while (*text != '\0')
    {
      g_autoptr (GString) word = g_string_new (NULL);
      guint width = 0;

      while (*text != '\0' && may_break_at (without_control (g_utf8_get_char (text))))
        text = g_utf8_next_char (text);
      for (; *text != '\0'; text = g_utf8_next_char (text))
        {
          gunichar c = without_control (g_utf8_get_char (text));

          if (may_break_at (c))
            break;
          g_string_append_unichar (word, c);
          width += width_of (c);
        }
      if (word->len == 0)
        break;

      if (!line_is_empty && column + 1 + width > self->width)
        {
          g_string_append_c (self->string, '\n');
          g_string_append (self->string, rest);
          column = indent;
          line_is_empty = TRUE;
        }
      if (!line_is_empty)
        {
          g_string_append_c (self->string, ' ');
          column++;
        }
      g_string_append_len (self->string, word->str, (gssize) word->len);
      column += width;
      line_is_empty = FALSE;
    }
  g_string_append_c (self->string, '\n');
}

static void
print_line (Printer *self,
            const AttuneBlock *block,
            const AttuneLine *line,
            const char *first,
            const char *rest)
{
  g_autofree char *text = attune_block_dup_line (block, line);

  print_wrapped (self, text, first, rest);
}

static void
print_heading (Printer *self, const AttuneBlock *block, const AttuneLine *line)
{
  gsize start = self->string->len;
  guint width = 0;

  print_line (self, block, line, "", "");
  for (const char *c = self->string->str + start, *end = NULL; *c != '\0'; c = end + 1)
    {
      g_autofree char *part = NULL;

      end = strchr (c, '\n');
      part = g_strndup (c, (gsize) (end - c));
      width = MAX (width, width_of_string (part));
    }

  for (guint i = 0; i < width; i++)
    g_string_append_c (self->string, attune_block_get_depth (block) == 0 ? '=' : '-');
  g_string_append_c (self->string, '\n');
}

static void
print_item (Printer *self, const AttuneBlock *block, const AttuneLine *line)
{
  g_autofree char *indent = g_strnfill (2 + (gsize) line->depth * 4, ' ');
  g_autofree char *mark = line->number > 0 ? g_strdup_printf ("%u. ", line->number)
                                           : g_strdup (line->depth % 2 == 0 ? "• " : "◦ ");
  g_autofree char *first = g_strconcat (indent, mark, NULL);
  g_autofree char *rest = g_strnfill (width_of_string (first), ' ');

  print_line (self, block, line, first, rest);
}

/* A cell stands behind its column's header; the first of a row leads the others. */
static void
print_cell (Printer *self,
            const AttuneBlock *block,
            const AttuneLine *line,
            const AttuneLine *columns)
{
  g_autofree char *header = NULL, *value = NULL, *text = NULL;

  if (line->row == 0)
    return;

  header = attune_block_dup_line (block, &columns[line->column]);
  value = attune_block_dup_line (block, line);
  /* Translators: a cell of a table, written in one line: its column’s header, and what it holds */
  text = *header != '\0' ? g_strdup_printf (C_ ("cell of a table", "%s: %s"), header, value)
                         : g_strdup (value);

  if (line->column == 0)
    {
      g_string_append_c (self->string, '\n');
      print_wrapped (self, text, "", "  ");
    }
  else
    print_wrapped (self, text, "  ", "    ");
}

static void
print_role (Printer *self,
            const AttuneBlock *block,
            const AttuneLine *line,
            const char *indent,
            const AttuneLine *columns)
{
  switch (line->role)
    {
    case ATTUNE_LINE_TEXT:
    case ATTUNE_LINE_DESCRIPTION:
    case ATTUNE_LINE_SEE:
    case ATTUNE_LINE_TERM:
    case ATTUNE_LINE_CAPTION:
      print_line (self, block, line, indent, indent);
      return;
    case ATTUNE_LINE_ITEM:
      print_item (self, block, line);
      return;
    case ATTUNE_LINE_ATTRIBUTION:
      {
        g_autofree char *first = g_strconcat (indent, "— ", NULL);
        g_autofree char *rest = g_strconcat (indent, "  ", NULL);

        print_line (self, block, line, first, rest);
        return;
      }
    case ATTUNE_LINE_CELL:
      print_cell (self, block, line, columns);
      return;
    case ATTUNE_LINE_WORK:
      print_line (self, block, line, "", "    ");
      return;
    }

  g_return_if_reached ();
}

/* What stands above a block, in the window too. */
static const char *
label_of_block (const AttuneBlock *block)
{
  switch (attune_block_get_block_type (block))
    {
    case ATTUNE_BLOCK_PRACTICE:
      /* Translators: above a boxed piece of advice for the consulting room */
      return _ ("Practice point");
    case ATTUNE_BLOCK_VIGNETTE:
      /* Translators: above a short scene from a therapy, made up of several real ones */
      return _ ("Vignette");
    case ATTUNE_BLOCK_FIGURE:
      /* Translators: above a drawing, which is then described in words */
      return _ ("Figure");
    case ATTUNE_BLOCK_TABLE:
      return _ ("Table");
    case ATTUNE_BLOCK_HEADING:
    case ATTUNE_BLOCK_PARAGRAPH:
    case ATTUNE_BLOCK_LIST:
    case ATTUNE_BLOCK_QUOTE:
    case ATTUNE_BLOCK_RESOURCE:
    case ATTUNE_BLOCK_DEFINITION:
    case ATTUNE_BLOCK_REFERENCE:
      return NULL;
    }

  g_return_val_if_reached (NULL);
}

/* How far the lines of a block are indented: all, or those below its first. */
static const char *
indent_of_line (const AttuneBlock *block, const AttuneLine *line)
{
  switch (attune_block_get_block_type (block))
    {
    case ATTUNE_BLOCK_QUOTE:
      return "    ";
    case ATTUNE_BLOCK_PRACTICE:
    case ATTUNE_BLOCK_VIGNETTE:
    case ATTUNE_BLOCK_FIGURE:
    case ATTUNE_BLOCK_TABLE:
    case ATTUNE_BLOCK_RESOURCE:
      return "  ";
    case ATTUNE_BLOCK_DEFINITION:
      return line->role == ATTUNE_LINE_TERM ? "" : "    ";
    case ATTUNE_BLOCK_HEADING:
    case ATTUNE_BLOCK_PARAGRAPH:
    case ATTUNE_BLOCK_LIST:
    case ATTUNE_BLOCK_REFERENCE:
      return "";
    }

  g_return_val_if_reached ("");
}

static void
print_block (Printer *self, const AttuneBlock *block)
{
  guint n_lines = 0;
  const AttuneLine *lines = attune_block_get_lines (block, &n_lines), *columns = lines;
  const char *label = label_of_block (block);

  if (attune_block_get_block_type (block) == ATTUNE_BLOCK_HEADING)
    {
      print_heading (self, block, lines);
      return;
    }

  if (label != NULL)
    g_string_append_printf (self->string, "%s\n", label);
  /* The headers of a table lie together, in front of its other cells. */
  for (guint i = 0; i < n_lines && columns->role != ATTUNE_LINE_CELL; i++)
    columns = &lines[i];
  for (guint i = 0; i < n_lines; i++)
    {
      /* Paragraphs of one block are parted as blocks are. */
      if (i > 0 && lines[i].role == ATTUNE_LINE_TEXT && lines[i - 1].role == ATTUNE_LINE_TEXT)
        g_string_append_c (self->string, '\n');
      print_role (self, block, &lines[i], indent_of_line (block, &lines[i]), columns);
    }
}

/**
 * attune_print_line:
 * @text: words that may come from anywhere
 *
 * Returns: (transfer full): the text on one line, without anything that a terminal would act on and
 *   without tabs, which part the columns of lists
 */
char *
attune_print_line (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  GString *string = g_string_new (NULL);

  for (const char *c = valid; *c != '\0'; c = g_utf8_next_char (c))
    g_string_append_unichar (string, without_control (g_utf8_get_char (c)));

  return g_string_free_and_steal (string);
}

/**
 * attune_print_block:
 * @block: a block
 * @width: columns of a terminal
 *
 * Sets a block as plain text: lists hung by their numbers or dots, quotations indented, boxed
 * points and vignettes under a label, a table row by row with each cell behind its header, a figure
 * by its caption and its description.
 *
 * Returns: (transfer full): the text, each line of it ending with a line feed
 */
char *
attune_print_block (const AttuneBlock *block, guint width)
{
  Printer printer = { g_string_new (NULL), width };

  print_block (&printer, block);

  return g_string_free_and_steal (printer.string);
}

/**
 * attune_print_section:
 * @article: the article
 * @section: a section of it
 * @width: columns of a terminal
 *
 * Sets a section and those under it as plain text, headings underlined and blocks parted by an
 * empty line.
 *
 * Returns: (transfer full): the text, each line of it ending with a line feed
 */
char *
attune_print_section (AttuneArticle *article, AttuneSection *section, guint width)
{
  Printer printer = { g_string_new (NULL), width };

  for (guint i = attune_section_get_first_block (section);
       i < attune_section_get_end_block (section); i++)
    {
      if (printer.string->len > 0)
        g_string_append_c (printer.string, '\n');
      print_block (&printer, attune_article_get_block (article, i));
    }

  return g_string_free_and_steal (printer.string);
}
