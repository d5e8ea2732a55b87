/* attune-citing.c: quoting the article elsewhere
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "attune-citing.h"

#include <glib/gi18n.h>

/**
 * attune_cite:
 * @article: an article
 * @place: a place in it
 * @words: what stands there
 *
 * Quotes a passage: its words, and where they are from: section, title and edition of the article,
 * and an address that leads back to it.
 *
 * Returns: (transfer full): a quotation for other programs
 */
char *
attune_cite (AttuneArticle *article, const AttunePlace *place, const char *words)
{
  const AttuneBlock *block = attune_article_resolve (article, place, NULL, NULL, NULL);
  AttuneSection *section = block != NULL ? attune_article_get_section_of_block (article, block)
                                         : NULL;
  g_autofree char *address = attune_place_to_string (place);

  if (section == NULL)
    /* Translators: a quotation: the words, the title of the article, its edition, its address */
    return g_strdup_printf (_ ("“%s” (%s, edition of %s)\n%s"), words,
                            attune_article_get_title (article),
                            attune_article_get_updated (article), address);

  /* Translators: a quotation: the words, the title of a section, the title of the article, its
   * edition, its address */
  return g_strdup_printf (_ ("“%s” (“%s”, in %s, edition of %s)\n%s"), words,
                          attune_section_get_title (section), attune_article_get_title (article),
                          attune_article_get_updated (article), address);
}
