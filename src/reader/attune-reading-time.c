/* attune-reading-time.c: how long an article is, in words
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "attune-reading-time.h"

#include <glib/gi18n.h>

/* Silent reading of non-fiction in English, adults: M. Brysbaert, How many words do we read per
 * minute? A review and meta-analysis of reading rate, Journal of Memory and Language 109 (2019). */
#define WORDS_PER_MINUTE 238

/**
 * attune_estimate_minutes:
 * @n_words: words of running text
 *
 * Returns: minutes that they take, at least 1
 */
guint
attune_estimate_minutes (guint n_words)
{
  return MAX (1, (n_words + WORDS_PER_MINUTE / 2) / WORDS_PER_MINUTE);
}

static char *
format_date (const char *updated)
{
  g_autofree char *iso = g_strconcat (updated, "T00:00:00Z", NULL);
  g_autoptr (GDateTime) date = g_date_time_new_from_iso8601 (iso, NULL);

  /* Translators: the date of an edition, as strftime() has it: 23 November 2026 */
  return date != NULL ? g_date_time_format (date, _ ("%-e %B %Y")) : g_strdup (updated);
}

/**
 * attune_describe_edition:
 * @n_words: words of running text
 * @updated: the date of the edition, YYYY-MM-DD; anything else is shown as it is
 *
 * Returns: (transfer full): a line for the title page, "7,012 words · 29 minutes · 3 May 2026"
 */
char *
attune_describe_edition (guint n_words, const char *updated)
{
  guint n_minutes = attune_estimate_minutes (n_words);
  g_autofree char *words = NULL, *minutes = NULL;
  g_autofree char *date = format_date (updated);

  words = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%'u word", "%'u words", n_words),
                           n_words);
  minutes = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%'u minute", "%'u minutes", n_minutes),
                             n_minutes);

  /* Translators: words, minutes and date of an edition; the dots part them */
  return g_strdup_printf (_ ("%s · %s · %s"), words, minutes, date);
}
