/* attune-search-hit.c: something that a search found
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "attune-search-hit.h"

#include "attune-search-snippet.h"

/**
 * AttuneSearchHit:
 *
 * A block of an article, a note or a bookmark that has what was asked for. It needs neither its
 * article nor the index, so that one of thousands of articles can be shown that are not read.
 * Immutable; the place and the snippet, which most hits are never asked for, are made on first
 * need, so that those are for one thread.
 */
struct _AttuneSearchHit
{
  GObject parent_instance;

  AttuneSearchKind kind;
  char *article_id;
  char *block_id;
  char *section_id;
  char *section_title;
  char *text;
  AttuneSearchDocument *document;
  AttuneSearchPattern *pattern;

  AttunePlace *place;
  char *snippet;
  GArray *snippet_ranges;
};

typedef enum
{
  PROP_KIND = 1,
  PROP_SECTION_TITLE,
  PROP_SNIPPET,
} AttuneSearchHitProperty;

static GParamSpec *properties[PROP_SNIPPET + 1];

G_DEFINE_FINAL_TYPE (AttuneSearchHit, attune_search_hit, G_TYPE_OBJECT)

#define MAX_SNIPPET_LENGTH 160

static void
attune_search_hit_finalize (GObject *object)
{
  AttuneSearchHit *self = ATTUNE_SEARCH_HIT (object);

  g_clear_pointer (&self->article_id, g_free);
  g_clear_pointer (&self->block_id, g_free);
  g_clear_pointer (&self->section_id, g_free);
  g_clear_pointer (&self->section_title, g_free);
  g_clear_pointer (&self->text, g_free);
  g_clear_pointer (&self->document, attune_search_document_unref);
  g_clear_pointer (&self->pattern, attune_search_pattern_unref);
  g_clear_pointer (&self->place, attune_place_unref);
  g_clear_pointer (&self->snippet, g_free);
  g_clear_pointer (&self->snippet_ranges, g_array_unref);

  G_OBJECT_CLASS (attune_search_hit_parent_class)->finalize (object);
}

static void
attune_search_hit_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  AttuneSearchHit *self = ATTUNE_SEARCH_HIT (object);

  switch ((AttuneSearchHitProperty) id)
    {
    case PROP_KIND:
      g_value_set_enum (value, (int) self->kind);
      return;
    case PROP_SECTION_TITLE:
      g_value_set_string (value, self->section_title);
      return;
    case PROP_SNIPPET:
      g_value_set_string (value, attune_search_hit_get_snippet (self));
      return;
    }

  G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
attune_search_hit_class_init (AttuneSearchHitClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->finalize = attune_search_hit_finalize;
  object_class->get_property = attune_search_hit_get_property;

  properties[PROP_KIND] = g_param_spec_enum ("kind", NULL, NULL, ATTUNE_TYPE_SEARCH_KIND,
                                             ATTUNE_SEARCH_PASSAGE, flags);
  properties[PROP_SECTION_TITLE] = g_param_spec_string ("section-title", NULL, NULL, NULL, flags);
  properties[PROP_SNIPPET] = g_param_spec_string ("snippet", NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
}

static void
attune_search_hit_init (AttuneSearchHit *self)
{
}

/**
 * attune_search_hit_new:
 * @found: a block; copied
 * @pattern: finds in its text what was asked for
 *
 * Returns: (transfer full): the hit
 */
AttuneSearchHit *
attune_search_hit_new (const AttuneSearchFound *found, AttuneSearchPattern *pattern)
{
  AttuneSearchHit *self = g_object_new (ATTUNE_TYPE_SEARCH_HIT, NULL);

  self->kind = found->kind;
  self->article_id = g_strdup (found->article_id);
  self->block_id = g_strdup (found->block_id);
  self->section_id = g_strdup (found->section_id);
  self->section_title = g_strdup (found->section_title);
  self->text = g_strdup (found->text);
  self->pattern = attune_search_pattern_ref (pattern);

  return self;
}

/**
 * attune_search_hit_new_for_document:
 * @document: a note or a bookmark
 * @pattern: finds in its text what was asked for
 *
 * Returns: (transfer full): the hit
 */
AttuneSearchHit *
attune_search_hit_new_for_document (AttuneSearchDocument *document, AttuneSearchPattern *pattern)
{
  AttuneSearchHit *self = g_object_new (ATTUNE_TYPE_SEARCH_HIT, NULL);
  AttunePlace *place = attune_search_document_get_place (document);
  const char *text = attune_search_document_get_text (document);

  self->kind = attune_search_document_get_kind (document);
  self->document = attune_search_document_ref (document);
  self->place = place != NULL ? attune_place_ref (place) : NULL;
  self->text = g_strdup (
      text != NULL && *text != '\0' ? text : attune_search_document_get_title (document));
  self->pattern = attune_search_pattern_ref (pattern);

  return self;
}

AttuneSearchKind
attune_search_hit_get_kind (AttuneSearchHit *self)
{
  return self->kind;
}

/**
 * attune_search_hit_get_article_id:
 *
 * Returns: (transfer none) (nullable): the article that it is in; %NULL for a note or bookmark
 *   whose place was not found again
 */
const char *
attune_search_hit_get_article_id (AttuneSearchHit *self)
{
  if (self->document == NULL)
    return self->article_id;

  return self->place != NULL ? attune_place_get_article_id (self->place) : NULL;
}

/**
 * attune_search_hit_get_place:
 *
 * Returns: (transfer none) (nullable): the place of the best match; of a note or bookmark its own,
 *   if it has one
 */
AttunePlace *
attune_search_hit_get_place (AttuneSearchHit *self)
{
  g_autoptr (GArray) ranges = NULL;

  if (self->place != NULL || self->document != NULL)
    return self->place;

  ranges = attune_search_pattern_find (self->pattern, self->text);
  if (ranges->len > 0)
    {
      guint best = attune_search_snippet_find_best (ranges);
      const AttuneSearchRange *range = &g_array_index (ranges, AttuneSearchRange, best);

      self->place = attune_place_new_range (self->article_id, self->block_id, range->start,
                                            range->end);
    }
  else
    self->place = attune_place_new (self->article_id, self->block_id);

  return self->place;
}

/**
 * attune_search_hit_get_key:
 *
 * Returns: (transfer none) (nullable): what the notebook knows a note or bookmark by
 */
const char *
attune_search_hit_get_key (AttuneSearchHit *self)
{
  return self->document != NULL ? attune_search_document_get_key (self->document) : NULL;
}

/**
 * attune_search_hit_get_section_id:
 *
 * Returns: (transfer none) (nullable): the innermost section that it is in; a heading is in its
 *   own. %NULL for a note or bookmark: whoever shows it knows its article.
 */
const char *
attune_search_hit_get_section_id (AttuneSearchHit *self)
{
  return self->section_id;
}

/**
 * attune_search_hit_get_section_title:
 *
 * Names the section that the hit is in and those around it, outermost first, as in “Core concepts ›
 * Internal working models”. A heading, which is what it names, is left out of its own; one at the
 * top has the article's title.
 *
 * Returns: (transfer none) (nullable): where the hit is, in words; %NULL for a note or bookmark
 */
const char *
attune_search_hit_get_section_title (AttuneSearchHit *self)
{
  return self->section_title;
}

static void
ensure_snippet (AttuneSearchHit *self)
{
  g_autoptr (GArray) ranges = NULL;

  if (self->snippet != NULL)
    return;

  ranges = self->document != NULL
               ? attune_search_pattern_find_in_document (self->pattern, self->document, self->text)
               : attune_search_pattern_find (self->pattern, self->text);
  self->snippet = attune_search_snippet_new (self->text, ranges, MAX_SNIPPET_LENGTH,
                                             &self->snippet_ranges);
}

/**
 * attune_search_hit_get_snippet:
 *
 * Returns: (transfer none): plain text around the best matches, on one line
 */
const char *
attune_search_hit_get_snippet (AttuneSearchHit *self)
{
  ensure_snippet (self);

  return self->snippet;
}

/**
 * attune_search_hit_get_snippet_ranges:
 * @n_ranges: (out): how many there are
 *
 * Returns: (transfer none) (array length=n_ranges): the matches in the snippet, in code points of
 * it
 */
const AttuneSearchRange *
attune_search_hit_get_snippet_ranges (AttuneSearchHit *self, guint *n_ranges)
{
  ensure_snippet (self);
  *n_ranges = self->snippet_ranges->len;

  return (const AttuneSearchRange *) (gpointer) self->snippet_ranges->data;
}
