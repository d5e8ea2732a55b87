/* test-typography.c: how the page is set
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <math.h>

#include "attune-match-track.h"
#include "attune-typography.h"
#include "reader-tools.h"

/* What libadwaita 1.7 draws a window, a view and text in */
typedef struct
{
  const char *name;
  gboolean dark;
  const char *backgrounds[2]; /* of a window, of a view */
  const char *text;
} Theme;

static const Theme themes[] = {
  { "light", FALSE, { "#fafafb", "#ffffff" }, "rgba(0,0,6,0.8)" },
  { "dark", TRUE, { "#222226", "#1d1d20" }, "#ffffff" },
};

static GdkRGBA
parse (const char *string)
{
  GdkRGBA color;

  g_assert_true (gdk_rgba_parse (&color, string));

  return color;
}

static GdkRGBA
blend (const GdkRGBA *over, const GdkRGBA *under)
{
  g_assert_cmpfloat_with_epsilon (under->alpha, 1, 1e-6);

  return (GdkRGBA) {
    .red = over->red * over->alpha + under->red * (1 - over->alpha),
    .green = over->green * over->alpha + under->green * (1 - over->alpha),
    .blue = over->blue * over->alpha + under->blue * (1 - over->alpha),
    .alpha = 1,
  };
}

static double
linear (double channel)
{
  return channel <= 0.04045 ? channel / 12.92 : pow ((channel + 0.055) / 1.055, 2.4);
}

/* WCAG 2.2, relative luminance */
static double
luminance (const GdkRGBA *color)
{
  return 0.2126 * linear (color->red) + 0.7152 * linear (color->green) +
         0.0722 * linear (color->blue);
}

/* WCAG 2.2, contrast ratio of what is drawn with @over on an opaque colour */
static double
contrast (const GdkRGBA *over, const GdkRGBA *under)
{
  GdkRGBA drawn = blend (over, under);
  double a = luminance (&drawn), b = luminance (under);

  return (MAX (a, b) + 0.05) / (MIN (a, b) + 0.05);
}

static void
test_contrast (void)
{
  GdkRGBA black = parse ("#000"), white = parse ("#fff"), grey = parse ("#767676");
  GdkRGBA half = parse ("rgba(0,0,0,0.5)"), middle = parse ("rgb(127.5,127.5,127.5)");

  g_assert_cmpfloat_with_epsilon (contrast (&black, &white), 21, 1e-3);
  g_assert_cmpfloat_with_epsilon (contrast (&white, &white), 1, 1e-3);
  g_assert_cmpfloat_with_epsilon (contrast (&grey, &white), 4.54, 0.01);
  g_assert_cmpfloat_with_epsilon (contrast (&half, &white), contrast (&middle, &white), 0.03);
}

/* Tells all that falls short before it fails. */
static gboolean
reaches (double ratio, double wanted, const char *what, const char *where, const char *on)
{
  g_test_message ("%5.2f:1 (%.1f:1 wanted) %s, %s, on %s", ratio, wanted, what, where, on);
  if (ratio < wanted)
    g_test_message ("NOT ENOUGH: %s, %s, on %s", what, where, on);

  return ratio >= wanted;
}

static void
palette_for (AttunePalette *palette, const Theme *theme, AdwAccentColor accent, gboolean contrast)
{
  GdkRGBA text = parse (theme->text), color;

  adw_accent_color_to_standalone_rgba (accent, theme->dark, &color);
  attune_palette_for (palette, &text, &color, theme->dark, contrast);
}

static void
test_matches (void)
{
  gboolean enough = TRUE;

  for (guint i = 0; i < G_N_ELEMENTS (themes); i++)
    for (guint more = 0; more < 2; more++)
      {
        AttunePalette palette;

        palette_for (&palette, &themes[i], ADW_ACCENT_COLOR_BLUE, more == 1);
        enough &= reaches (contrast (&palette.match_text, &palette.match), 4.5, "words",
                           themes[i].name, "a match");
        enough &= reaches (contrast (&palette.current_match_text, &palette.current_match), 4.5,
                           "words", themes[i].name, "the current match");
        /* One is told from the other, and both from the page, not by hue alone. */
        for (guint j = 0; j < 2; j++)
          {
            GdkRGBA page = parse (themes[i].backgrounds[j]);

            enough &= reaches (contrast (&palette.current_match, &page), 1.2, "the current match",
                               themes[i].name, themes[i].backgrounds[j]);
          }
        enough &= reaches (contrast (&palette.current_match, &palette.match), 1.2,
                           "the current match", themes[i].name, "another match");
      }
  g_assert_true (enough);
}

static void
test_accents (void)
{
  g_autoptr (GEnumClass) accents = g_type_class_ref (ADW_TYPE_ACCENT_COLOR);
  gboolean enough = TRUE;

  g_assert_cmpuint (accents->n_values, ==, 9);
  for (guint i = 0; i < G_N_ELEMENTS (themes); i++)
    for (guint j = 0; j < accents->n_values; j++)
      for (guint k = 0; k < G_N_ELEMENTS (themes[i].backgrounds); k++)
        {
          GdkRGBA page = parse (themes[i].backgrounds[k]), box, dim, tick;
          AttunePalette palette;
          const char *name = accents->values[j].value_nick;

          palette_for (&palette, &themes[i], accents->values[j].value, FALSE);
          dim = palette.text;
          dim.alpha *= 0.72f;
          box = blend (&palette.tint, &page);
          tick = palette.accent;
          tick.alpha *= ATTUNE_MATCH_TRACK_STRENGTH;

          /* Links, and the labels of boxes */
          enough &= reaches (contrast (&palette.accent, &page), 4.5, name, themes[i].name,
                             themes[i].backgrounds[k]);
          enough &= reaches (contrast (&palette.accent, &box), 4.5, name, themes[i].name,
                             "its tint");
          enough &= reaches (contrast (&palette.text, &box), 7, "text", themes[i].name, name);
          enough &= reaches (contrast (&dim, &box), 4.5, "dim text", themes[i].name, name);
          enough &= reaches (contrast (&dim, &page), 4.5, "dim text", themes[i].name,
                             themes[i].backgrounds[k]);
          /* Where along the scroll bar matches are */
          enough &= reaches (contrast (&tick, &page), 3, name, themes[i].name, "the edge");
        }
  g_assert_true (enough);
}

static void
test_high_contrast (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (themes); i++)
    {
      AttunePalette plain, strong;

      palette_for (&plain, &themes[i], ADW_ACCENT_COLOR_BLUE, FALSE);
      palette_for (&strong, &themes[i], ADW_ACCENT_COLOR_BLUE, TRUE);
      g_assert_cmpfloat (plain.tint.alpha, >, 0);
      g_assert_cmpfloat (strong.tint.alpha, ==, 0);
      g_assert_cmpfloat (strong.bar.alpha, ==, 1);
    }
}

/* Where a match lies in the link that one is at, its words stand on its own colour. */
static void
test_priorities (void)
{
  g_autoptr (AttuneTypography) typography = attune_typography_new ();
  static const AttuneStyle order[] = {
    ATTUNE_STYLE_BODY,         ATTUNE_STYLE_LINK,  ATTUNE_STYLE_TERM,
    ATTUNE_STYLE_CURRENT_LINK, ATTUNE_STYLE_MATCH, ATTUNE_STYLE_CURRENT_MATCH,
  };

  for (guint i = 1; i < G_N_ELEMENTS (order); i++)
    {
      GtkTextTag *lower = attune_typography_get_tag (typography, order[i - 1]);
      GtkTextTag *higher = attune_typography_get_tag (typography, order[i]);

      g_assert_cmpint (gtk_text_tag_get_priority (lower), <, gtk_text_tag_get_priority (higher));
    }
}

static void
test_tags (void)
{
  g_autoptr (AttuneTypography) typography = attune_typography_new ();
  GtkTextTagTable *tags = attune_typography_get_tags (typography);
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);

  for (guint style = 0; style < ATTUNE_N_STYLES; style++)
    {
      GtkTextTag *tag = attune_typography_get_tag (typography, style);
      g_autofree char *name = NULL;

      g_assert_true (GTK_IS_TEXT_TAG (tag));
      g_assert_true (g_hash_table_add (seen, tag));
      g_object_get (tag, "name", &name, NULL);
      g_assert_nonnull (name);
      g_assert_true (gtk_text_tag_table_lookup (tags, name) == tag);
    }
  for (guint depth = 0; depth < ATTUNE_MAX_LIST_DEPTH; depth++)
    g_assert_true (g_hash_table_add (seen, attune_typography_get_item_tag (typography, depth)));
  /* Deeper ones hang no further. */
  g_assert_true (attune_typography_get_item_tag (typography, 99) ==
                 attune_typography_get_item_tag (typography, ATTUNE_MAX_LIST_DEPTH - 1));
  g_assert_cmpint (gtk_text_tag_table_get_size (tags), ==, (int) g_hash_table_size (seen));
}

static int
get_int (GtkTextTag *tag, const char *property)
{
  int value = 0;

  g_object_get (tag, property, &value, NULL);

  return value;
}

typedef struct
{
  GtkWidget *window;
  GtkWidget *label;
  GtkCssProvider *provider;
} Page;

static void
page_init (Page *page)
{
  page->window = gtk_window_new ();
  page->label = gtk_label_new (NULL);
  page->provider = gtk_css_provider_new ();
  gtk_window_set_child (GTK_WINDOW (page->window), page->label);
  gtk_style_context_add_provider_for_display (gdk_display_get_default (),
                                              GTK_STYLE_PROVIDER (page->provider),
                                              GTK_STYLE_PROVIDER_PRIORITY_USER + 1);
  gtk_window_present (GTK_WINDOW (page->window));
}

static void
page_clear (Page *page)
{
  gtk_style_context_remove_provider_for_display (gdk_display_get_default (),
                                                 GTK_STYLE_PROVIDER (page->provider));
  g_object_unref (page->provider);
  gtk_window_destroy (GTK_WINDOW (page->window));
}

static void
page_set_font (Page *page, const char *css)
{
  g_autofree char *rule = g_strdup_printf ("label { %s }", css);

  gtk_css_provider_load_from_string (page->provider, rule);
}

static void
test_sizes (void)
{
  g_autoptr (AttuneTypography) typography = attune_typography_new ();
  GtkTextTag *heading = attune_typography_get_tag (typography, ATTUNE_STYLE_HEADING_1);
  GtkTextTag *boxed = attune_typography_get_tag (typography, ATTUNE_STYLE_BOXED);
  GtkTextTag *item = attune_typography_get_item_tag (typography, 2);
  Page page;
  int measure = 0, gap = 0, padding = 0, above = 0, below = 0, margin = 0, hang = 0;

  page_init (&page);
  page_set_font (&page, "font-size: 15px;");
  reader_wait_until (attune_typography_update (typography, page.label) &&
                     attune_typography_get_em (typography) == 15);
  g_assert_false (attune_typography_update (typography, page.label));

  g_assert_cmpint (attune_typography_get_em (typography), ==, 15);
  measure = attune_typography_get_measure (typography);
  gap = attune_typography_get_block_gap (typography);
  padding = attune_typography_get_box_padding (typography);
  above = get_int (heading, "pixels-above-lines");
  below = get_int (heading, "pixels-below-lines");
  margin = get_int (boxed, "left-margin");
  hang = get_int (item, "left-margin");
  g_assert_cmpint (measure, >, 15 * 20);
  g_assert_cmpint (gap, >, 0);
  g_assert_cmpint (padding, >, 0);
  g_assert_cmpint (margin, >, 0);
  g_assert_cmpint (margin, ==, get_int (boxed, "right-margin"));
  g_assert_cmpint (hang, ==, 2 * 21);
  g_assert_cmpint (get_int (item, "indent"), ==, -21);
  /* A heading belongs to what follows it. */
  g_assert_cmpint (above, >, below);

  page_set_font (&page, "font-size: 30px;");
  reader_wait_until (attune_typography_update (typography, page.label));
  g_assert_cmpint (attune_typography_get_em (typography), ==, 30);
  g_assert_cmpint (ABS (attune_typography_get_measure (typography) - 2 * measure), <=, 30);
  g_assert_cmpint (ABS (attune_typography_get_block_gap (typography) - 2 * gap), <=, 1);
  g_assert_cmpint (ABS (attune_typography_get_box_padding (typography) - 2 * padding), <=, 1);
  g_assert_cmpint (ABS (get_int (heading, "pixels-above-lines") - 2 * above), <=, 1);
  g_assert_cmpint (ABS (get_int (heading, "pixels-below-lines") - 2 * below), <=, 1);
  g_assert_cmpint (ABS (get_int (boxed, "left-margin") - 2 * margin), <=, 1);
  g_assert_cmpint (get_int (item, "left-margin"), ==, 2 * hang);

  page_clear (&page);
}

/* A full line of the real article has 62 to 70 characters, as an average of all full lines. */
static void
test_measure (void)
{
  g_autoptr (AttuneLibrary) library = reader_open_real ();
  AttuneArticle *article = reader_get_article (library);
  g_autoptr (AttuneTypography) typography = attune_typography_new ();
  guint n_lines = 0, n_characters = 0;
  Page page;

  page_init (&page);
  page_set_font (&page, "font-size: 16px;");
  reader_wait_until (attune_typography_update (typography, page.label) &&
                     attune_typography_get_em (typography) == 16);
  for (guint i = 0; i < attune_article_get_n_blocks (article); i++)
    {
      const AttuneBlock *block = attune_article_get_block (article, i);
      const char *text = attune_text_get_string (attune_block_get_text (block));
      g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (page.label, text);

      if (attune_block_get_block_type (block) != ATTUNE_BLOCK_PARAGRAPH)
        continue;
      pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
      pango_layout_set_width (layout, attune_typography_get_measure (typography) * PANGO_SCALE);
      for (int j = 0; j + 1 < pango_layout_get_line_count (layout); j++)
        {
          PangoLayoutLine *line = pango_layout_get_line_readonly (layout, j);
          const char *start = text + pango_layout_line_get_start_index (line);

          n_lines++;
          n_characters += (guint) g_utf8_strlen (start, pango_layout_line_get_length (line));
        }
    }
  page_clear (&page);

  g_test_message ("%.1f characters a line, in %u full lines", (double) n_characters / n_lines,
                  n_lines);
  g_assert_cmpuint (n_lines, >, 100);
  g_assert_cmpfloat ((double) n_characters / n_lines, >=, 62);
  g_assert_cmpfloat ((double) n_characters / n_lines, <=, 70);
}

int
main (int argc, char **argv)
{
  reader_test_init (&argc, &argv);

  g_test_add_func ("/typography/contrast", test_contrast);
  g_test_add_func ("/typography/matches", test_matches);
  g_test_add_func ("/typography/accents", test_accents);
  g_test_add_func ("/typography/high-contrast", test_high_contrast);
  g_test_add_func ("/typography/priorities", test_priorities);
  g_test_add_func ("/typography/tags", test_tags);
  g_test_add_func ("/typography/sizes", test_sizes);
  g_test_add_func ("/typography/measure", test_measure);

  return g_test_run ();
}
