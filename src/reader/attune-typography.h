/* attune-typography.h: how the page is set
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "attune-block.h"

G_BEGIN_DECLS

/**
 * AttuneStyle:
 *
 * The paragraph and character styles of the page; each is a tag of the page's text. Later ones
 * override earlier ones.
 */
typedef enum
{
  /* paragraphs */
  ATTUNE_STYLE_TITLE,
  ATTUNE_STYLE_SUBTITLE,
  ATTUNE_STYLE_SUMMARY,
  ATTUNE_STYLE_EDITION,
  ATTUNE_STYLE_HEADING_1,
  ATTUNE_STYLE_HEADING_2,
  ATTUNE_STYLE_HEADING_3,
  ATTUNE_STYLE_BODY,
  ATTUNE_STYLE_BOXED,
  ATTUNE_STYLE_LABEL,
  ATTUNE_STYLE_ATTRIBUTION,
  ATTUNE_STYLE_CAPTION,
  ATTUNE_STYLE_FIGURE,
  ATTUNE_STYLE_TABLE,
  ATTUNE_STYLE_WORDS,
  ATTUNE_STYLE_WORK,
  ATTUNE_STYLE_TERM_TITLE,
  ATTUNE_STYLE_SEE,
  ATTUNE_STYLE_BOX_FIRST,
  ATTUNE_STYLE_BLOCK_LAST,
  ATTUNE_STYLE_BOX_LAST,
  /* characters */
  ATTUNE_STYLE_EMPHASIS,
  ATTUNE_STYLE_STRONG,
  ATTUNE_STYLE_LINK,
  ATTUNE_STYLE_TERM,
  ATTUNE_STYLE_CURRENT_LINK,
  ATTUNE_STYLE_MATCH,
  ATTUNE_STYLE_CURRENT_MATCH,
  ATTUNE_N_STYLES,
} AttuneStyle;

/**
 * AttunePalette:
 * @accent: the accent colour, dark or light enough to be read on the page
 * @bar: beside quotations and boxed points
 * @tint: behind them
 * @match: behind words that were searched for
 * @current_match: behind the one among them that one is at
 * @current_match_text: the words on it
 *
 * The colours of the page that are not the desktop's own.
 */
typedef struct
{
  GdkRGBA text;
  GdkRGBA accent;
  GdkRGBA bar;
  GdkRGBA tint;
  GdkRGBA match;
  GdkRGBA match_text;
  GdkRGBA current_match;
  GdkRGBA current_match_text;
} AttunePalette;

/* Lists deeper than this hang no further. */
#define ATTUNE_MAX_LIST_DEPTH 8

#define ATTUNE_TYPE_TYPOGRAPHY (attune_typography_get_type ())
G_DECLARE_FINAL_TYPE (AttuneTypography, attune_typography, ATTUNE, TYPOGRAPHY, GObject)

AttuneTypography *attune_typography_new (void);

GtkTextTagTable *attune_typography_get_tags (AttuneTypography *self);
GtkTextTag *attune_typography_get_tag (AttuneTypography *self, AttuneStyle style);
GtkTextTag *attune_typography_get_item_tag (AttuneTypography *self, guint depth);

gboolean attune_typography_update (AttuneTypography *self, GtkWidget *widget);

int attune_typography_get_measure (AttuneTypography *self);
int attune_typography_get_em (AttuneTypography *self);
int attune_typography_get_block_gap (AttuneTypography *self);
int attune_typography_get_box_padding (AttuneTypography *self);
const char *attune_typography_get_interface_family (AttuneTypography *self);
const AttunePalette *attune_typography_get_palette (AttuneTypography *self);

void attune_palette_for (AttunePalette *palette,
                         const GdkRGBA *text,
                         const GdkRGBA *accent,
                         gboolean dark,
                         gboolean high_contrast);

G_END_DECLS
