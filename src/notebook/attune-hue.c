/* attune-hue.c: the colours and lines of highlights
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "attune-hue.h"

#include <glib/gi18n-lib.h>

/* The fills are close to the page, so that the words on them keep their contrast; the lines are far
 * from it. A test computes both. */
static const struct
{
  const char *id;
  const char *title;
  AttuneHueColors colors[ATTUNE_N_PAGE_THEMES];
} hues[ATTUNE_N_HUES] = {
  { "yellow",
    N_ ("Yellow"),
    { { 0xfbf1a9, 0x8a6d00 }, { 0x574900, 0xe5c100 }, { 0xf0dd8a, 0x7a6000 } } },
  { "green",
    N_ ("Green"),
    { { 0xcdf1d3, 0x1f7a3f }, { 0x1f4d2b, 0x57c378 }, { 0xcfdfae, 0x2c6b2f } } },
  { "blue",
    N_ ("Blue"),
    { { 0xcfe4fb, 0x1c62b9 }, { 0x1c4271, 0x78aeed }, { 0xc9d9dc, 0x1f5a99 } } },
  { "purple",
    N_ ("Purple"),
    { { 0xead9f5, 0x7a3a94 }, { 0x4b2a61, 0xc594e0 }, { 0xdccbd8, 0x6d3585 } } },
  { "red", N_ ("Red"), { { 0xfbd5d2, 0xb3261e }, { 0x642320, 0xf28b82 }, { 0xefc3b0, 0xa3241c } } },
  { "orange",
    N_ ("Orange"),
    { { 0xfde0bd, 0xa84a05 }, { 0x653a0c, 0xffa348 }, { 0xf2cd9b, 0x934205 } } },
  { "teal",
    N_ ("Teal"),
    { { 0xc8efec, 0x0f766e }, { 0x0f4a47, 0x4fc3bb }, { 0xbfdcc9, 0x0f675f } } },
  { "pink",
    N_ ("Pink"),
    { { 0xfad4e8, 0xb0307a }, { 0x5f2148, 0xf08cc0 }, { 0xeec4c8, 0x9b2a6c } } },
  { "brown",
    N_ ("Brown"),
    { { 0xecdccb, 0x7a5230 }, { 0x4a3524, 0xcdab8f }, { 0xdcc6a4, 0x6d4829 } } },
  { "grey",
    N_ ("Grey"),
    { { 0xe3e2e6, 0x5e5c64 }, { 0x45444b, 0xc0bfbc }, { 0xd8d0c0, 0x55524f } } },
};

static const struct
{
  const char *id;
  const char *title;
} patterns[ATTUNE_N_PATTERNS] = {
  { "solid", N_ ("Line") },  { "double", N_ ("Double line") }, { "dashed", N_ ("Dashes") },
  { "dotted", N_ ("Dots") }, { "wavy", N_ ("Wave") },          { "thick", N_ ("Thick line") },
};

/**
 * attune_hue_get_colors:
 * @theme: what is painted on
 *
 * Returns: what the hue looks like there
 */
AttuneHueColors
attune_hue_get_colors (AttuneHue hue, AttunePageTheme theme)
{
  g_return_val_if_fail (hue < ATTUNE_N_HUES, hues[0].colors[0]);
  g_return_val_if_fail (theme < ATTUNE_N_PAGE_THEMES, hues[0].colors[0]);

  return hues[hue].colors[theme];
}

/**
 * attune_hue_get_title:
 *
 * Returns: (transfer none): its name, translated
 */
const char *
attune_hue_get_title (AttuneHue hue)
{
  g_return_val_if_fail (hue < ATTUNE_N_HUES, "");

  return _ (hues[hue].title);
}

/**
 * attune_hue_to_string:
 *
 * Returns: (transfer none): its name in files
 */
const char *
attune_hue_to_string (AttuneHue hue)
{
  g_return_val_if_fail (hue < ATTUNE_N_HUES, "");

  return hues[hue].id;
}

gboolean
attune_hue_from_string (const char *string, AttuneHue *hue)
{
  for (guint i = 0; i < ATTUNE_N_HUES; i++)
    if (g_strcmp0 (string, hues[i].id) == 0)
      {
        *hue = (AttuneHue) i;
        return TRUE;
      }

  return FALSE;
}

/**
 * attune_pattern_get_title:
 *
 * Returns: (transfer none): its name, translated
 */
const char *
attune_pattern_get_title (AttunePattern pattern)
{
  g_return_val_if_fail (pattern < ATTUNE_N_PATTERNS, "");

  return _ (patterns[pattern].title);
}

/**
 * attune_pattern_to_string:
 *
 * Returns: (transfer none): its name in files
 */
const char *
attune_pattern_to_string (AttunePattern pattern)
{
  g_return_val_if_fail (pattern < ATTUNE_N_PATTERNS, "");

  return patterns[pattern].id;
}

gboolean
attune_pattern_from_string (const char *string, AttunePattern *pattern)
{
  for (guint i = 0; i < ATTUNE_N_PATTERNS; i++)
    if (g_strcmp0 (string, patterns[i].id) == 0)
      {
        *pattern = (AttunePattern) i;
        return TRUE;
      }

  return FALSE;
}
