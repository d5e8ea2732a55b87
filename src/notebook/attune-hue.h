/* attune-hue.h: the colours and lines of highlights
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * AttuneHue:
 *
 * A colour that a kind of highlight can have. What it looks like depends on the page.
 */
typedef enum
{
  ATTUNE_HUE_YELLOW,
  ATTUNE_HUE_GREEN,
  ATTUNE_HUE_BLUE,
  ATTUNE_HUE_PURPLE,
  ATTUNE_HUE_RED,
  ATTUNE_HUE_ORANGE,
  ATTUNE_HUE_TEAL,
  ATTUNE_HUE_PINK,
  ATTUNE_HUE_BROWN,
  ATTUNE_HUE_GREY,
  ATTUNE_N_HUES,
} AttuneHue;

/**
 * AttunePattern:
 *
 * A line under a highlight, so that its kind can be told without its colour.
 */
typedef enum
{
  ATTUNE_PATTERN_SOLID,
  ATTUNE_PATTERN_DOUBLE,
  ATTUNE_PATTERN_DASHED,
  ATTUNE_PATTERN_DOTTED,
  ATTUNE_PATTERN_WAVY,
  ATTUNE_PATTERN_THICK,
  ATTUNE_N_PATTERNS,
} AttunePattern;

/**
 * AttunePageTheme:
 *
 * What highlights are painted on.
 */
typedef enum
{
  ATTUNE_PAGE_LIGHT,
  ATTUNE_PAGE_DARK,
  ATTUNE_PAGE_SEPIA,
  ATTUNE_N_PAGE_THEMES,
} AttunePageTheme;

/**
 * AttuneHueColors:
 * @fill: behind the words
 * @line: under them
 *
 * Two colours, each 0xRRGGBB.
 */
typedef struct
{
  guint32 fill;
  guint32 line;
} AttuneHueColors;

AttuneHueColors attune_hue_get_colors (AttuneHue hue, AttunePageTheme theme);
const char *attune_hue_get_title (AttuneHue hue);
const char *attune_hue_to_string (AttuneHue hue);
gboolean attune_hue_from_string (const char *string, AttuneHue *hue);

const char *attune_pattern_get_title (AttunePattern pattern);
const char *attune_pattern_to_string (AttunePattern pattern);
gboolean attune_pattern_from_string (const char *string, AttunePattern *pattern);

G_END_DECLS
