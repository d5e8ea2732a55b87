/* result-tools.c: what a search might have found
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "result-tools.h"

static AttuneSearchPattern *
make_pattern (void)
{
  g_autoptr (AttuneSearchQuery) query = attune_search_query_new ("found ");

  return attune_search_pattern_new (query, NULL);
}

/* A hit in a section, which is called like its id with “In” before it. */
AttuneSearchHit *
result_make_hit_in (const char *article,
                    AttuneSearchKind kind,
                    const char *section,
                    const char *text)
{
  g_autoptr (AttuneSearchPattern) pattern = make_pattern ();
  g_autofree char *title = g_strconcat (kind == ATTUNE_SEARCH_SECTION ? "Around " : "In ", section,
                                        NULL);
  const AttuneSearchFound found = {
    .kind = kind,
    .article_id = article,
    .block_id = text,
    .section_id = section,
    .section_title = title,
    .text = text,
  };

  return attune_search_hit_new (&found, pattern);
}

AttuneSearchHit *
result_make_hit (AttuneSearchKind kind, const char *section, const char *text)
{
  return result_make_hit_in ("small", kind, section, text);
}

/* A note or bookmark on a block; on none where its passage is lost. */
AttuneSearchHit *
result_make_mark (AttuneSearchKind kind, const char *article, const char *block, const char *text)
{
  g_autoptr (AttuneSearchPattern) pattern = make_pattern ();
  g_autoptr (AttunePlace) place = block != NULL ? attune_place_new (article, block) : NULL;
  g_autoptr (AttuneSearchDocument)
      document = attune_search_document_new (kind, text, place, NULL, text, NULL);

  return attune_search_hit_new_for_document (document, pattern);
}

/* What was found, to be filled. */
AttuneSearchAnswer
result_begin (const char *typed)
{
  return (AttuneSearchAnswer) {
    .typed = g_strdup (typed),
    .hits = g_ptr_array_new_with_free_func (g_object_unref),
    .matches = g_ptr_array_new_with_free_func ((GDestroyNotify) attune_place_unref),
    .is_complete = TRUE,
  };
}

/* Adds a hit, which it takes, behind those that are better. */
void
result_add (AttuneSearchAnswer *answer, AttuneSearchHit *hit)
{
  g_ptr_array_add (answer->hits, hit);
}

/* All that was added has all that was asked for. */
AttuneSearchResults *
result_end (AttuneSearchAnswer *answer)
{
  answer->n_full = answer->hits->len;

  return attune_search_results_new (answer);
}
