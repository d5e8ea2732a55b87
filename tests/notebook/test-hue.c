/* test-hue.c: highlights can be read, and told apart
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <math.h>

#include "attune-hue.h"
#include "attune-tags.h"

/* What the pages are painted with: the page itself, and the words on it. */
static const struct
{
  const char *name;
  guint32 page;
  guint32 words;
} pages[ATTUNE_N_PAGE_THEMES] = {
  [ATTUNE_PAGE_LIGHT] = { "light", 0xffffff, 0x2e3436 },
  [ATTUNE_PAGE_DARK] = { "dark", 0x1d1d20, 0xffffff },
  [ATTUNE_PAGE_SEPIA] = { "sepia", 0xf4ecd8, 0x433422 },
};

static double
get_linear (guint32 channel)
{
  double value = channel / 255.0;

  return value <= 0.04045 ? value / 12.92 : pow ((value + 0.055) / 1.055, 2.4);
}

/* The relative luminance of WCAG 2.2 */
static double
get_luminance (guint32 color)
{
  return 0.2126 * get_linear (color >> 16 & 0xff) + 0.7152 * get_linear (color >> 8 & 0xff) +
         0.0722 * get_linear (color & 0xff);
}

static double
get_contrast (guint32 a, guint32 b)
{
  double first = get_luminance (a), second = get_luminance (b);

  return (MAX (first, second) + 0.05) / (MIN (first, second) + 0.05);
}

static void
test_contrast (void)
{
  double least_words = G_MAXDOUBLE, least_line = G_MAXDOUBLE;

  g_assert_cmpfloat_with_epsilon (get_contrast (0x000000, 0xffffff), 21, 0.001);
  g_assert_cmpfloat_with_epsilon (get_contrast (0x777777, 0xffffff), 4.48, 0.005);

  for (int theme = 0; theme < ATTUNE_N_PAGE_THEMES; theme++)
    for (int hue = 0; hue < ATTUNE_N_HUES; hue++)
      {
        AttuneHueColors colors = attune_hue_get_colors ((AttuneHue) hue, (AttunePageTheme) theme);
        double words = get_contrast (pages[theme].words, colors.fill);
        double line = MIN (get_contrast (pages[theme].page, colors.line),
                           get_contrast (colors.fill, colors.line));

        if (words < 4.5 || line < 3)
          g_test_message ("%s on %s: words %.2f, line %.2f", attune_hue_to_string ((AttuneHue) hue),
                          pages[theme].name, words, line);
        least_words = MIN (least_words, words);
        least_line = MIN (least_line, line);
      }
  g_test_message ("Least contrast of words on a highlight %.2f, of its line %.2f", least_words,
                  least_line);
  g_assert_cmpfloat (least_words, >=, 4.5);
  g_assert_cmpfloat (least_line, >=, 3);
}

static void
test_names (void)
{
  AttuneHue hue = ATTUNE_HUE_GREY;
  AttunePattern pattern = ATTUNE_PATTERN_THICK;

  for (int i = 0; i < ATTUNE_N_HUES; i++)
    {
      g_assert_true (attune_hue_from_string (attune_hue_to_string ((AttuneHue) i), &hue));
      g_assert_cmpint (hue, ==, i);
      g_assert_cmpstr (attune_hue_get_title ((AttuneHue) i), !=, "");
    }
  for (int i = 0; i < ATTUNE_N_PATTERNS; i++)
    {
      g_assert_true (
          attune_pattern_from_string (attune_pattern_to_string ((AttunePattern) i), &pattern));
      g_assert_cmpint (pattern, ==, i);
      g_assert_cmpstr (attune_pattern_get_title ((AttunePattern) i), !=, "");
    }
  g_assert_false (attune_hue_from_string ("mauve", &hue));
  g_assert_false (attune_hue_from_string (NULL, &hue));
  g_assert_false (attune_pattern_from_string ("", &pattern));
}

static void
test_tags (void)
{
  static const struct
  {
    const char *note;
    const char *tags;
  } cases[] = {
    { "", "" },
    { "no tag # here, nor #3 or a#b", "" },
    { "#countertransference at once, and #Übertragung.", "countertransference|Übertragung" },
    { "#same #Same #SAME", "same" },
    { "(#in-brackets), #a_b #x1-", "in-brackets|a_b|x1" },
    { "https://example.org/#part &#xe9; ##twice", "" },
    { "#安全基地、#e\xcc\x81", "安全基地|e\xcc\x81" },
    { "line\n#next\tand #tabbed", "next|tabbed" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto (GStrv) tags = attune_tags_find (cases[i].note);
      g_autofree char *joined = g_strjoinv ("|", tags);

      g_assert_cmpstr (joined, ==, cases[i].tags);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/notebook/hue/contrast", test_contrast);
  g_test_add_func ("/notebook/hue/names", test_names);
  g_test_add_func ("/notebook/hue/tags", test_tags);

  return g_test_run ();
}
