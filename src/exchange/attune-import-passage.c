/* attune-import-passage.c: where annotations are in the articles
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "attune-import-passage.h"

#include "attune-anchor.h"
#include "attune-grapheme.h"

/* How much of the words around a passage is kept, as everywhere, in code points */
#define CONTEXT 32

/* Longer quotes, in bytes, are not looked for: no passage is so long, and it would take too long.
 */
#define MAX_SEARCHED (64 * 1024)

/* Stands for a block that nobody knows. That an article has one of that id does no harm: a passage
 * is found by its words. */
#define NO_BLOCK "not-found"

struct _AttuneImportPassages
{
  AttuneLibrary *library;
  GHashTable *anchorers; /* by the article */
};

AttuneImportPassages *
attune_import_passages_new (AttuneLibrary *library)
{
  AttuneImportPassages *self = g_new0 (AttuneImportPassages, 1);

  self->library = g_object_ref (library);
  self->anchorers = g_hash_table_new_full (NULL, NULL, g_object_unref,
                                           (GDestroyNotify) attune_anchorer_free);

  return self;
}

void
attune_import_passages_free (AttuneImportPassages *self)
{
  g_clear_pointer (&self->anchorers, g_hash_table_unref);
  g_clear_object (&self->library);
  g_free (self);
}

/**
 * attune_import_passages_read_place:
 *
 * Returns: (transfer full): the place that an annotation names itself; the article's beginning
 *   where it names none
 */
AttunePlace *
attune_import_passages_read_place (const AttuneAnnotation *annotation)
{
  if (annotation->block_id != NULL && annotation->has_range)
    return attune_place_new_range (annotation->article_id, annotation->block_id, annotation->start,
                                   annotation->end);

  return attune_place_new (annotation->article_id, annotation->block_id);
}

static char *
take_prefix (const char *prefix)
{
  const char *end = prefix + strlen (prefix), *start = end;

  for (guint i = 0; i < CONTEXT && start > prefix; i++)
    start = g_utf8_prev_char (start);
  while (!attune_grapheme_is_boundary (prefix, start))
    start = g_utf8_next_char (start);

  return g_strdup (start);
}

static char *
take_suffix (const char *suffix)
{
  const char *end = suffix;

  for (guint i = 0; i < CONTEXT && *end != '\0'; i++)
    end = g_utf8_next_char (end);
  while (!attune_grapheme_is_boundary (suffix, end))
    end = g_utf8_prev_char (end);

  return g_strndup (suffix, (gsize) (end - suffix));
}

static void
take_quote (const AttuneAnnotation *annotation, AttuneMarkRecord *record)
{
  const AttuneQuote *quote = &annotation->quote;

  attune_quote_clear (&record->quote);
  record->quote = (AttuneQuote) { g_strdup (quote->exact), take_prefix (quote->prefix),
                                  take_suffix (quote->suffix) };
}

static gboolean
has_words (const AttuneAnnotation *annotation)
{
  return *annotation->quote.exact != '\0' || *annotation->quote.prefix != '\0' ||
         *annotation->quote.suffix != '\0';
}

static void
find_words (AttuneImportPassages *self,
            AttuneArticle *article,
            const AttunePlace *place,
            const AttuneQuote *quote,
            AttuneAnchor *anchor)
{
  AttuneAnchorer *anchorer = g_hash_table_lookup (self->anchorers, article);

  if (strlen (quote->exact) > MAX_SEARCHED)
    {
      *anchor = (AttuneAnchor) { ATTUNE_ANCHOR_LOST, NULL, 0 };
      return;
    }
  if (anchorer == NULL)
    {
      anchorer = attune_anchorer_new (article);
      g_hash_table_insert (self->anchorers, g_object_ref (article), anchorer);
    }

  attune_anchorer_find (anchorer, place, quote, anchor);
}

/* One of ours: it keeps all that it had, whatever edition that is of. */
static gboolean
keep_own (AttuneImportPassages *self,
          const AttuneAnnotation *annotation,
          AttuneArticle *article,
          AttuneMarkRecord *record)
{
  g_auto (AttuneAnchor) anchor = { 0 };

  g_set_str (&record->revision, annotation->revision);
  take_quote (annotation, record);
  if (g_str_equal (record->revision, attune_article_get_checksum (article)))
    return attune_article_resolve (article, record->place, NULL, NULL, NULL) != NULL;

  find_words (self, article, record->place, &record->quote, &anchor);

  return anchor.method != ATTUNE_ANCHOR_LOST;
}

/* Where to begin to look: the words are a range of the block, and of a block that is not named,
 * nobody knows where. */
static AttunePlace *
guess_place (const AttuneAnnotation *annotation)
{
  const char *block = annotation->block_id != NULL ? annotation->block_id : NO_BLOCK;

  return annotation->has_range
             ? attune_import_passages_read_place (annotation)
             : attune_place_new_range (annotation->article_id, block, 0,
                                       (guint) g_utf8_strlen (annotation->quote.exact, -1));
}

/* The only passage of an article, or of a block of it, that says just the same. */
static AttunePlace *
find_only (const AttuneAnnotation *annotation, AttuneArticle *article)
{
  const char *exact = annotation->quote.exact;
  AttunePlace *place = NULL;

  for (guint i = 0; i < attune_article_get_n_blocks (article); i++)
    {
      const AttuneBlock *block = attune_article_get_block (article, i);
      const char *text = attune_text_get_string (attune_block_get_text (block));
      const char *id = attune_block_get_id (block);

      if (annotation->block_id != NULL && !g_str_equal (annotation->block_id, id))
        continue;
      for (const char *at = text; (at = strstr (at, exact)) != NULL; at = g_utf8_next_char (at))
        {
          guint start = (guint) g_utf8_pointer_to_offset (text, at);

          if (place != NULL)
            {
              attune_place_unref (place);
              return NULL;
            }
          if (attune_grapheme_is_boundary (text, at) &&
              attune_grapheme_is_boundary (text, at + strlen (exact)))
            place = attune_place_new_range (annotation->article_id, id, start,
                                            start + (guint) g_utf8_strlen (exact, -1));
        }
    }

  return place;
}

/* Without any of the words around it, a quote of a few words is too little for finding it in
 * another edition. But as far as the file says, this is the one that it was taken from. */
static AttunePlace *
find_bare (const AttuneAnnotation *annotation, AttuneArticle *article)
{
  const AttuneQuote *quote = &annotation->quote;

  return *quote->prefix == '\0' && *quote->suffix == '\0' && *quote->exact != '\0'
             ? find_only (annotation, article)
             : NULL;
}

static gboolean
find_quote (AttuneImportPassages *self,
            const AttuneAnnotation *annotation,
            AttuneArticle *article,
            AttuneMarkRecord *record)
{
  g_autoptr (AttunePlace) guess = guess_place (annotation);
  g_autoptr (AttunePlace) only = find_bare (annotation, article);
  g_auto (AttuneAnchor) anchor = { 0 };

  if (only != NULL)
    {
      attune_mark_record_set_place (record, only);
      attune_mark_record_take_quote (record, article);
      return TRUE;
    }

  take_quote (annotation, record);
  find_words (self, article, guess, &record->quote, &anchor);
  if (anchor.method == ATTUNE_ANCHOR_LOST)
    {
      attune_mark_record_set_place (record, guess);
      return FALSE;
    }

  attune_mark_record_set_place (record, anchor.place);
  if (anchor.method == ATTUNE_ANCHOR_NEAR)
    g_set_str (&record->revision, attune_article_get_checksum (article));
  else
    attune_mark_record_take_quote (record, article);

  return TRUE;
}

static gboolean
find_place (const AttuneAnnotation *annotation, AttuneArticle *article, AttuneMarkRecord *record)
{
  guint start = 0, end = 0;

  /* That there is no such place is what is to be found out. */
  if ((annotation->block_id == NULL && annotation->has_place) ||
      attune_article_resolve (article, record->place, &start, &end, NULL) == NULL ||
      (annotation->has_range && (start != annotation->start || end != annotation->end)))
    {
      if (annotation->block_id == NULL)
        {
          g_autoptr (AttunePlace) nowhere = attune_place_new (annotation->article_id, NO_BLOCK);

          attune_mark_record_set_place (record, nowhere);
        }
      return FALSE;
    }

  attune_mark_record_take_quote (record, article);

  return TRUE;
}

/**
 * attune_import_passages_find:
 * @annotation: an annotation on one of the articles
 * @record: takes place, revision and words
 *
 * Finds the passage that an annotation is on. One of ours keeps its place, its edition and its
 * words, so that it is the same again. Of any other, the words are looked for in the article as it
 * is now; if they are not found they are kept with the place that the file names, and with no
 * edition. What names neither words nor a part of the article is on its beginning.
 *
 * Returns: whether its passage is in the article as it is now
 */
gboolean
attune_import_passages_find (AttuneImportPassages *self,
                             const AttuneAnnotation *annotation,
                             AttuneMarkRecord *record)
{
  AttuneArticle *article = attune_library_lookup (self->library, annotation->article_id);

  if (annotation->revision != NULL)
    return keep_own (self, annotation, article, record);
  if (has_words (annotation))
    return find_quote (self, annotation, article, record);

  return find_place (annotation, article, record);
}
