/* attune-line-estimate.c: how many lines a text takes, without setting it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "attune-line-estimate.h"

/* Setting a text costs a hundred times as much as adding up the widths of its letters; and a list
 * view wants the heights of hundreds of rows that nobody sees. */

struct _AttuneFontWidths
{
  PangoContext *context;
  int line_height;
  int ascii[128];      /* in Pango units; -1 for one that was not measured yet */
  GHashTable *others;  /* the same, of all other characters; those measured alone */
  PangoLayout *layout; /* to measure with */
};

static gboolean
may_break_behind (gunichar c)
{
  /* An ideograph can stand at the end of any line. */
  return c == '-' || c == 0x2010 || c == 0x2013 || c == 0x2014 || g_unichar_iswide (c);
}

static gboolean
is_line_feed (gunichar c)
{
  return c == '\n' || c == 0x2028 || c == 0x2029;
}

/**
 * attune_line_estimate_count:
 * @text: UTF-8
 * @width: how wide a line may be, in the unit of @advance
 * @max_lines: how many lines to count at most
 * @advance: (scope call): how wide a character is
 *
 * Breaks a text into lines as a simple typesetter would: each takes as many words as it has room
 * for, a word that is longer than a line is broken anywhere. White space at the end of a line takes
 * no room.
 *
 * Returns: how many lines there are, from 1 to @max_lines
 */
guint
attune_line_estimate_count (const char *text,
                            int width,
                            guint max_lines,
                            AttuneAdvanceFunc advance,
                            gpointer user_data)
{
  guint lines = 1;
  int line = 0; /* what the line holds already, with the space behind it */
  int word = 0; /* what was read of a word that is not on a line yet */

  for (const char *p = text; *p != '\0' && lines < max_lines; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      int w = 0;

      if (is_line_feed (c))
        {
          lines++;
          line = word = 0;
          continue;
        }

      w = advance (c, user_data);
      if (g_unichar_isspace (c) && c != 0x00a0 && c != 0x202f)
        {
          line += word + w;
          word = 0;
          continue;
        }

      if (line + word + w > width)
        {
          lines++;
          if (line == 0)
            word = 0; /* a word that is longer than a line */
          line = 0;
        }
      word += w;
      if (may_break_behind (c))
        {
          line += word;
          word = 0;
        }
    }

  return lines;
}

static void
font_widths_free (AttuneFontWidths *self)
{
  g_clear_object (&self->context);
  g_clear_object (&self->layout);
  g_clear_pointer (&self->others, g_hash_table_unref);
  g_free (self);
}

static int
measure (AttuneFontWidths *self, gunichar c)
{
  char letter[7] = "";
  int width = 0;

  if (g_unichar_iszerowidth (c) || g_unichar_ismark (c))
    return 0;

  g_unichar_to_utf8 (c, letter);
  pango_layout_set_text (self->layout, letter, -1);
  pango_layout_get_size (self->layout, &width, NULL);

  return width;
}

static int
get_advance (gunichar c, gpointer user_data)
{
  AttuneFontWidths *self = user_data;
  gpointer known = NULL;
  int width = 0;

  if (c < G_N_ELEMENTS (self->ascii))
    {
      if (self->ascii[c] < 0)
        self->ascii[c] = measure (self, c);
      return self->ascii[c];
    }

  if (g_hash_table_lookup_extended (self->others, GUINT_TO_POINTER (c), NULL, &known))
    return GPOINTER_TO_INT (known);

  width = measure (self, c);
  g_hash_table_insert (self->others, GUINT_TO_POINTER (c), GINT_TO_POINTER (width));

  return width;
}

static AttuneFontWidths *
font_widths_new (PangoContext *context)
{
  AttuneFontWidths *self = g_new0 (AttuneFontWidths, 1);
  int height = 0;

  /* A context of its own: that of a widget changes with the widget. */
  self->context = pango_font_map_create_context (pango_context_get_font_map (context));
  pango_context_set_font_description (self->context, pango_context_get_font_description (context));
  pango_context_set_language (self->context, pango_context_get_language (context));
  pango_context_set_round_glyph_positions (self->context,
                                           pango_context_get_round_glyph_positions (context));
  self->layout = pango_layout_new (self->context);
  self->others = g_hash_table_new (NULL, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (self->ascii); i++)
    self->ascii[i] = -1;

  pango_layout_set_text (self->layout, "Xg", -1);
  pango_layout_get_pixel_size (self->layout, NULL, &height);
  self->line_height = height;

  return self;
}

/**
 * attune_font_widths_get:
 * @context: the font, as a widget has it
 *
 * Returns: (transfer none): the widths of its letters; they are measured once, when they are asked
 *   for
 */
AttuneFontWidths *
attune_font_widths_get (PangoContext *context)
{
  static GHashTable *all;
  g_autofree char *font = NULL;
  g_autofree char *key = NULL;
  AttuneFontWidths *found = NULL;

  if (all == NULL)
    all = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                 (GDestroyNotify) font_widths_free);

  /* The size of the text is in the description where it comes from the style, and in the map where
   * it comes from the screen. */
  font = pango_font_description_to_string (pango_context_get_font_description (context));
  key = g_strdup_printf ("%s %p %u", font, (gpointer) pango_context_get_font_map (context),
                         pango_font_map_get_serial (pango_context_get_font_map (context)));
  found = g_hash_table_lookup (all, key);
  if (found != NULL)
    return found;

  found = font_widths_new (context);
  g_hash_table_insert (all, g_steal_pointer (&key), found);

  return found;
}

/**
 * attune_font_widths_get_line_height:
 *
 * Returns: how high a line is, in pixels
 */
int
attune_font_widths_get_line_height (AttuneFontWidths *self)
{
  return self->line_height;
}

/**
 * attune_font_widths_count_lines:
 * @text: UTF-8
 * @width: how wide a line may be, in pixels
 * @max_lines: how many lines to count at most
 *
 * Returns: how many lines the text is likely to take, from 1 to @max_lines
 */
guint
attune_font_widths_count_lines (AttuneFontWidths *self,
                                const char *text,
                                int width,
                                guint max_lines)
{
  return attune_line_estimate_count (text, width * PANGO_SCALE, max_lines, get_advance, self);
}
