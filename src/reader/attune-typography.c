/* attune-typography.c: how the page is set
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "attune-typography.h"

#include <adwaita.h>

/**
 * AttuneTypography:
 *
 * The styles of the page as text tags. Their sizes follow the page's font, in em and in lines, and
 * their colours the desktop's; [method@Typography.update] brings them up to date.
 */
struct _AttuneTypography
{
  GObject parent_instance;

  GtkTextTagTable *tags;
  GtkTextTag *styles[ATTUNE_N_STYLES];
  GtkTextTag *items[ATTUNE_MAX_LIST_DEPTH];

  int em;      /* the page's font size, in pixels */
  int measure; /* the width of a full line, in pixels */
  char *interface_family;
  AttunePalette palette;
};

G_DEFINE_FINAL_TYPE (AttuneTypography, attune_typography, G_TYPE_OBJECT)

/* A line of 66 characters is what books have; what a character takes, a sentence tells. */
#define MEASURE_CHARACTERS 66
#define MEASURE_SAMPLE                                                                             \
  "The way we tell our story shapes what another person can hear in it, and when."

#define LINE_HEIGHT 1.5f

/* To Pango no alpha at all is not transparent, but opaque. */
#define FAINTEST (1.5f / 65535)

/* How a style is set. Lengths are in em; those between paragraphs in lines of the page. */
typedef struct
{
  const char *name;
  double scale;
  float line_height;
  double above;
  double below;
  double margin;
  gboolean interface_font;
  gboolean dim;
  gboolean accent;
  int weight;
} ParagraphStyle;

static const ParagraphStyle paragraph_styles[] = {
  [ATTUNE_STYLE_TITLE] = { "title", 2.1, 1.15f, 1.25, 0.3, 0, TRUE, FALSE, FALSE, 800 },
  [ATTUNE_STYLE_SUBTITLE] = { "subtitle", 1.3, 1.3f, 0, 0.9, 0, TRUE, TRUE, FALSE, 400 },
  [ATTUNE_STYLE_SUMMARY] = { "summary", 1.1, 1.5f, 0, 0.75, 0, FALSE, FALSE, FALSE, 0 },
  [ATTUNE_STYLE_EDITION] = { "edition", 0.9, 1.4f, 0, 1.5, 0, TRUE, TRUE, FALSE, 0 },
  [ATTUNE_STYLE_HEADING_1] = { "heading-1", 1.9, 1.2f, 1.75, 1.0, 0, TRUE, FALSE, FALSE, 800 },
  [ATTUNE_STYLE_HEADING_2] = { "heading-2", 1.45, 1.25f, 0.85, 0.6, 0, TRUE, FALSE, FALSE, 700 },
  [ATTUNE_STYLE_HEADING_3] = { "heading-3", 1.2, 1.3f, 0.45, 0.45, 0, TRUE, FALSE, FALSE, 700 },
  [ATTUNE_STYLE_BODY] = { "body", 1, LINE_HEIGHT, 0, 0.4, 0, FALSE, FALSE, FALSE, 0 },
  [ATTUNE_STYLE_BOXED] = { "boxed", 1, LINE_HEIGHT, 0, 0.4, 1.25, FALSE, FALSE, FALSE, 0 },
  [ATTUNE_STYLE_LABEL] = { "label", 0.85, 1.3f, 0, 0.2, 1.25, TRUE, FALSE, TRUE, 700 },
  [ATTUNE_STYLE_ATTRIBUTION] = { "attribution", 0.9, 1.4f, 0, 0.4, 1.25, FALSE, TRUE, FALSE, 0 },
  [ATTUNE_STYLE_CAPTION] = { "caption", 0.9, 1.4f, 0, 0.5, 0, TRUE, TRUE, FALSE, 0 },
  [ATTUNE_STYLE_FIGURE] = { "figure", 1, 1, 0.25, 0.25, 0, FALSE, FALSE, FALSE, 0 },
  [ATTUNE_STYLE_TABLE] = { "table", 1, 1, 0, 0.25, 0, FALSE, FALSE, FALSE, 0 },
  [ATTUNE_STYLE_WORDS] = { "words", 1, 1, 0, 0, 0, FALSE, FALSE, FALSE, 0 },
  [ATTUNE_STYLE_WORK] = { "work", 1, 1.4f, 0, 0.25, 0, FALSE, FALSE, FALSE, 0 },
  [ATTUNE_STYLE_TERM_TITLE] = { "term-title", 1, 1.4f, 0, 0, 0, TRUE, FALSE, FALSE, 700 },
  [ATTUNE_STYLE_SEE] = { "see", 0.9, 1.4f, 0, 0.4, 0, FALSE, TRUE, FALSE, 0 },
};

#define N_PARAGRAPH_STYLES G_N_ELEMENTS (paragraph_styles)

/* Between blocks, in lines */
#define BLOCK_GAP 0.75
/* Within a box, above its first line and below its last, in em */
#define BOX_PADDING 0.75
/* How far lists hang, in em */
#define HANG 1.4
#define ITEM_GAP 0.25

static const char *const other_names[ATTUNE_N_STYLES] = {
  [ATTUNE_STYLE_BOX_FIRST] = "box-first",
  [ATTUNE_STYLE_BLOCK_LAST] = "block-last",
  [ATTUNE_STYLE_BOX_LAST] = "box-last",
  [ATTUNE_STYLE_EMPHASIS] = "emphasis",
  [ATTUNE_STYLE_STRONG] = "strong",
  [ATTUNE_STYLE_LINK] = "link",
  [ATTUNE_STYLE_TERM] = "term",
  [ATTUNE_STYLE_MATCH] = "match",
  [ATTUNE_STYLE_CURRENT_MATCH] = "current-match",
  [ATTUNE_STYLE_CURRENT_LINK] = "current-link",
};

static void
attune_typography_dispose (GObject *object)
{
  AttuneTypography *self = ATTUNE_TYPOGRAPHY (object);

  g_clear_object (&self->tags);
  g_clear_pointer (&self->interface_family, g_free);

  G_OBJECT_CLASS (attune_typography_parent_class)->dispose (object);
}

static void
attune_typography_class_init (AttuneTypographyClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = attune_typography_dispose;
}

static GtkTextTag *
add_tag (AttuneTypography *self, const char *name)
{
  g_autoptr (GtkTextTag) tag = gtk_text_tag_new (name);

  gtk_text_tag_table_add (self->tags, tag);

  return tag; /* the table keeps it */
}

static void
attune_typography_init (AttuneTypography *self)
{
  self->tags = gtk_text_tag_table_new ();

  /* The order of adding is the order of priority. */
  for (guint i = 0; i < N_PARAGRAPH_STYLES; i++)
    self->styles[i] = add_tag (self, paragraph_styles[i].name);
  for (guint i = 0; i < ATTUNE_MAX_LIST_DEPTH; i++)
    {
      g_autofree char *name = g_strdup_printf ("item-%u", i);

      self->items[i] = add_tag (self, name);
    }
  for (guint i = N_PARAGRAPH_STYLES; i < ATTUNE_N_STYLES; i++)
    self->styles[i] = add_tag (self, other_names[i]);

  g_object_set (self->styles[ATTUNE_STYLE_EMPHASIS], "style", PANGO_STYLE_ITALIC, NULL);
  g_object_set (self->styles[ATTUNE_STYLE_STRONG], "weight", PANGO_WEIGHT_BOLD, NULL);
  g_object_set (self->styles[ATTUNE_STYLE_TERM], "underline", PANGO_UNDERLINE_SINGLE, NULL);
  g_object_set (self->styles[ATTUNE_STYLE_CURRENT_MATCH], "underline", PANGO_UNDERLINE_SINGLE,
                NULL);
  g_object_set (self->styles[ATTUNE_STYLE_CURRENT_LINK], "underline", PANGO_UNDERLINE_DOUBLE, NULL);
}

AttuneTypography *
attune_typography_new (void)
{
  return g_object_new (ATTUNE_TYPE_TYPOGRAPHY, NULL);
}

GtkTextTagTable *
attune_typography_get_tags (AttuneTypography *self)
{
  return self->tags;
}

GtkTextTag *
attune_typography_get_tag (AttuneTypography *self, AttuneStyle style)
{
  return self->styles[style];
}

/**
 * attune_typography_get_item_tag:
 * @depth: how deep the item's list lies in others, from 0
 *
 * Returns: (transfer none): the paragraph style of an item
 */
GtkTextTag *
attune_typography_get_item_tag (AttuneTypography *self, guint depth)
{
  return self->items[MIN (depth, ATTUNE_MAX_LIST_DEPTH - 1)];
}

static GdkRGBA
mix (const GdkRGBA *color, float alpha)
{
  GdkRGBA mixed = *color;

  mixed.alpha = alpha;

  return mixed;
}

static GdkRGBA
parse_color (const char *string)
{
  GdkRGBA color = { 0 };

  gdk_rgba_parse (&color, string);

  return color;
}

/**
 * attune_palette_for:
 * @palette: (out caller-allocates): the colours
 * @text: the desktop's colour for text
 * @accent: its accent colour for text on the page
 * @dark: whether the page is dark
 * @high_contrast: whether the reader asked for more contrast
 *
 * Finds the page's colours. The words on each reach a contrast of 4.5:1.
 */
void
attune_palette_for (AttunePalette *palette,
                    const GdkRGBA *text,
                    const GdkRGBA *accent,
                    gboolean dark,
                    gboolean high_contrast)
{
  palette->text = *text;
  palette->accent = *accent;
  palette->bar = mix (accent, high_contrast ? 1.0f : 0.8f);
  palette->tint = mix (accent, high_contrast ? 0.0f : dark ? 0.12f : 0.07f);
  palette->match = parse_color (dark ? "#6b5600" : "#fbec8f");
  palette->match_text = parse_color (dark ? "#ffffff" : "#000000");
  palette->current_match = parse_color (dark ? "#ffc94d" : "#ffa348");
  palette->current_match_text = parse_color ("#000000");
}

static void
update_palette (AttuneTypography *self, GtkWidget *widget)
{
  AdwStyleManager *manager = adw_style_manager_get_default ();
  gboolean dark = adw_style_manager_get_dark (manager);
  GdkRGBA text, accent;

  gtk_widget_get_color (widget, &text);
  adw_accent_color_to_standalone_rgba (adw_style_manager_get_accent_color (manager), dark, &accent);
  attune_palette_for (&self->palette, &text, &accent, dark,
                      adw_style_manager_get_high_contrast (manager));
}

static void
apply_palette (AttuneTypography *self)
{
  GdkRGBA dim = mix (&self->palette.text, self->palette.text.alpha * 0.72f);
  GdkRGBA faint = mix (&self->palette.accent, 0.6f);

  for (guint i = 0; i < N_PARAGRAPH_STYLES; i++)
    if (paragraph_styles[i].dim)
      g_object_set (self->styles[i], "foreground-rgba", &dim, NULL);
    else if (paragraph_styles[i].accent)
      g_object_set (self->styles[i], "foreground-rgba", &self->palette.accent, NULL);

  g_object_set (self->styles[ATTUNE_STYLE_LINK], "foreground-rgba", &self->palette.accent, NULL);
  g_object_set (self->styles[ATTUNE_STYLE_TERM], "underline-rgba", &faint, NULL);
  g_object_set (self->styles[ATTUNE_STYLE_MATCH], "background-rgba", &self->palette.match,
                "foreground-rgba", &self->palette.match_text, NULL);
  g_object_set (self->styles[ATTUNE_STYLE_CURRENT_MATCH], "background-rgba",
                &self->palette.current_match, "foreground-rgba", &self->palette.current_match_text,
                NULL);
  g_object_set (self->styles[ATTUNE_STYLE_CURRENT_LINK], "background-rgba", &self->palette.tint,
                NULL);
}

static void
apply_sizes (AttuneTypography *self)
{
  double em = self->em;
  double line = em * LINE_HEIGHT;
  g_autoptr (PangoTabArray) tabs = pango_tab_array_new (1, TRUE);

  for (guint i = 0; i < N_PARAGRAPH_STYLES; i++)
    {
      const ParagraphStyle *style = &paragraph_styles[i];

      if (style->name == NULL)
        continue;
      g_object_set (self->styles[i], "accumulative-margin", TRUE, "line-height", style->line_height,
                    "pixels-above-lines", (int) (style->above * line), "pixels-below-lines",
                    (int) (style->below * line), "left-margin", (int) (style->margin * em),
                    "right-margin", (int) (style->margin * em), NULL);
      if (style->scale != 1)
        g_object_set (self->styles[i], "scale", style->scale, NULL);
      if (style->interface_font)
        g_object_set (self->styles[i], "family", self->interface_family, NULL);
      if (style->weight != 0)
        g_object_set (self->styles[i], "weight", style->weight, NULL);
    }

  pango_tab_array_set_tab (tabs, 0, PANGO_TAB_LEFT, (int) (HANG * em));
  for (guint i = 0; i < ATTUNE_MAX_LIST_DEPTH; i++)
    g_object_set (self->items[i], "accumulative-margin", TRUE, "line-height", LINE_HEIGHT,
                  "left-margin", (int) (HANG * em * i), "indent", -(int) (HANG * em),
                  "pixels-below-lines", (int) (ITEM_GAP * line), "tabs", tabs, NULL);

  /* What a drawing says in words is there for the ear, for the search and for copying; the eye has
   * the drawing. */
  g_object_set (self->styles[ATTUNE_STYLE_WORDS], "size", PANGO_SCALE * 3 / 4, "foreground-rgba",
                &(GdkRGBA) { 0, 0, 0, FAINTEST }, "underline", PANGO_UNDERLINE_NONE, NULL);

  /* A table may be wider than the text; its margins are the page's business. */
  g_object_set (self->styles[ATTUNE_STYLE_TABLE], "accumulative-margin", FALSE, NULL);

  /* References hang, as lists do. */
  g_object_set (self->styles[ATTUNE_STYLE_WORK], "indent", -(int) (HANG * em), NULL);
  g_object_set (self->styles[ATTUNE_STYLE_BOX_FIRST], "pixels-above-lines",
                attune_typography_get_box_padding (self), NULL);
  g_object_set (self->styles[ATTUNE_STYLE_BLOCK_LAST], "pixels-below-lines",
                attune_typography_get_block_gap (self), NULL);
  g_object_set (self->styles[ATTUNE_STYLE_BOX_LAST], "pixels-below-lines",
                attune_typography_get_block_gap (self) + attune_typography_get_box_padding (self),
                NULL);
}

static int
measure_line (GtkWidget *widget)
{
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (widget, MEASURE_SAMPLE);
  int width = 0;

  pango_layout_get_size (layout, &width, NULL);

  return PANGO_PIXELS ((double) width / strlen (MEASURE_SAMPLE) * MEASURE_CHARACTERS);
}

static int
font_size (GtkWidget *widget)
{
  PangoContext *context = gtk_widget_get_pango_context (widget);
  PangoFontDescription *font = pango_context_get_font_description (context);
  double size = (double) pango_font_description_get_size (font) / PANGO_SCALE;

  if (!pango_font_description_get_size_is_absolute (font))
    size *= pango_cairo_context_get_resolution (context) / 72.0;

  return MAX (1, (int) (size + 0.5));
}

static char *
interface_family (GtkWidget *widget)
{
  g_autofree char *name = NULL;
  g_autoptr (PangoFontDescription) font = NULL;
  const char *family = NULL;

  g_object_get (gtk_widget_get_settings (widget), "gtk-font-name", &name, NULL);
  font = pango_font_description_from_string (name != NULL ? name : "Sans");
  family = pango_font_description_get_family (font);

  return g_strdup (family != NULL ? family : "Sans");
}

/**
 * attune_typography_update:
 * @widget: shows the page, in the page's font
 *
 * Follows the font and the colours of the page.
 *
 * Returns: whether lengths have changed, so that the page wants to be laid out anew
 */
gboolean
attune_typography_update (AttuneTypography *self, GtkWidget *widget)
{
  g_autofree char *family = interface_family (widget);
  int em = font_size (widget);
  int measure = measure_line (widget);
  AttunePalette before = self->palette;
  gboolean resized = em != self->em || measure != self->measure ||
                     g_strcmp0 (family, self->interface_family) != 0;

  update_palette (self, widget);
  if (memcmp (&before, &self->palette, sizeof before) != 0)
    apply_palette (self);

  if (resized)
    {
      self->em = em;
      self->measure = measure;
      g_set_str (&self->interface_family, family);
      apply_sizes (self);
    }

  return resized;
}

/**
 * attune_typography_get_measure:
 *
 * Returns: the width of a full line, in pixels
 */
int
attune_typography_get_measure (AttuneTypography *self)
{
  return self->measure;
}

/**
 * attune_typography_get_em:
 *
 * Returns: the page's font size, in pixels
 */
int
attune_typography_get_em (AttuneTypography *self)
{
  return self->em;
}

/**
 * attune_typography_get_block_gap:
 *
 * Returns: the space between blocks, in pixels
 */
int
attune_typography_get_block_gap (AttuneTypography *self)
{
  return (int) (BLOCK_GAP * LINE_HEIGHT * self->em);
}

/**
 * attune_typography_get_box_padding:
 *
 * Returns: the space within a box above its first line and below its last, in pixels
 */
int
attune_typography_get_box_padding (AttuneTypography *self)
{
  return (int) (BOX_PADDING * self->em);
}

/**
 * attune_typography_get_interface_family:
 *
 * Returns: the family of the interface font
 */
const char *
attune_typography_get_interface_family (AttuneTypography *self)
{
  return self->interface_family;
}

const AttunePalette *
attune_typography_get_palette (AttuneTypography *self)
{
  return &self->palette;
}
