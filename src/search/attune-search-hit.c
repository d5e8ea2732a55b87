/* attune-search-hit.c: a block in which a search found its words
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "attune-search-hit.h"

#include "attune-search-snippet.h"

/**
 * AttuneSearchHit:
 *
 * A block that has all the words of a search, with each stretch of its text that is one of them.
 * Immutable; the snippet and the section's title, which most hits are never asked for, are made on
 * first need, so that those are for one thread.
 */
struct _AttuneSearchHit
{
  GObject parent_instance;

  AttuneArticle *article;
  const AttuneBlock *block;
  AttuneSearchKind kind;
  GArray *ranges;

  AttunePlace *place;
  char *section_title;
  char *snippet;
  GArray *snippet_ranges;
};

typedef enum
{
  PROP_KIND = 1,
  PROP_PLACE,
  PROP_SECTION_TITLE,
  PROP_SNIPPET,
} AttuneSearchHitProperty;

static GParamSpec *properties[PROP_SNIPPET + 1];

G_DEFINE_FINAL_TYPE (AttuneSearchHit, attune_search_hit, G_TYPE_OBJECT)

G_DEFINE_ENUM_TYPE (AttuneSearchKind,
                    attune_search_kind,
                    G_DEFINE_ENUM_VALUE (ATTUNE_SEARCH_SECTION, "section"),
                    G_DEFINE_ENUM_VALUE (ATTUNE_SEARCH_PASSAGE, "passage"),
                    G_DEFINE_ENUM_VALUE (ATTUNE_SEARCH_TERM, "term"),
                    G_DEFINE_ENUM_VALUE (ATTUNE_SEARCH_REFERENCE, "reference"))

#define MAX_SNIPPET_LENGTH 160

static void
attune_search_hit_finalize (GObject *object)
{
  AttuneSearchHit *self = ATTUNE_SEARCH_HIT (object);

  g_clear_object (&self->article);
  g_clear_pointer (&self->ranges, g_array_unref);
  g_clear_pointer (&self->place, attune_place_unref);
  g_clear_pointer (&self->section_title, g_free);
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
    case PROP_PLACE:
      g_value_set_boxed (value, self->place);
      return;
    case PROP_SECTION_TITLE:
      g_value_set_string (value, attune_search_hit_get_section_title (self));
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
  properties[PROP_PLACE] = g_param_spec_boxed ("place", NULL, NULL, ATTUNE_TYPE_PLACE, flags);
  properties[PROP_SECTION_TITLE] = g_param_spec_string ("section-title", NULL, NULL, NULL, flags);
  properties[PROP_SNIPPET] = g_param_spec_string ("snippet", NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
}

static void
attune_search_hit_init (AttuneSearchHit *self)
{
}

static AttuneSearchKind
kind_of_block (const AttuneBlock *block)
{
  switch (attune_block_get_block_type (block))
    {
    case ATTUNE_BLOCK_HEADING:
      return ATTUNE_SEARCH_SECTION;
    case ATTUNE_BLOCK_DEFINITION:
      return ATTUNE_SEARCH_TERM;
    case ATTUNE_BLOCK_REFERENCE:
      return ATTUNE_SEARCH_REFERENCE;
    case ATTUNE_BLOCK_PARAGRAPH:
    case ATTUNE_BLOCK_LIST:
    case ATTUNE_BLOCK_QUOTE:
    case ATTUNE_BLOCK_PRACTICE:
    case ATTUNE_BLOCK_VIGNETTE:
    case ATTUNE_BLOCK_TABLE:
    case ATTUNE_BLOCK_FIGURE:
    case ATTUNE_BLOCK_RESOURCE:
      return ATTUNE_SEARCH_PASSAGE;
    }

  g_return_val_if_reached (ATTUNE_SEARCH_PASSAGE);
}

/**
 * attune_search_hit_new:
 * @article: the article
 * @block: a block of it
 * @ranges: (element-type AttuneSearchRange): the matches in its text, at least one, in order and
 *   apart from one another; nobody changes the array from now on
 *
 * Returns: (transfer full): the hit
 */
AttuneSearchHit *
attune_search_hit_new (AttuneArticle *article, const AttuneBlock *block, GArray *ranges)
{
  AttuneSearchHit *self = NULL;
  const AttuneSearchRange *first = NULL;

  g_return_val_if_fail (ranges->len > 0, NULL);

  self = g_object_new (ATTUNE_TYPE_SEARCH_HIT, NULL);
  self->article = g_object_ref (article);
  self->block = block;
  self->kind = kind_of_block (block);
  self->ranges = g_array_ref (ranges);

  first = &g_array_index (ranges, AttuneSearchRange, 0);
  self->place = attune_place_new_range (attune_article_get_id (article),
                                        attune_block_get_id (block), first->start, first->end);

  return self;
}

AttuneSearchKind
attune_search_hit_get_kind (AttuneSearchHit *self)
{
  return self->kind;
}

/**
 * attune_search_hit_get_place:
 *
 * Returns: (transfer none): the place of the first match
 */
AttunePlace *
attune_search_hit_get_place (AttuneSearchHit *self)
{
  return self->place;
}

/**
 * attune_search_hit_get_article:
 *
 * Returns: (transfer none): the article that it is in
 */
AttuneArticle *
attune_search_hit_get_article (AttuneSearchHit *self)
{
  return self->article;
}

/**
 * attune_search_hit_get_section:
 *
 * Returns: (transfer none): the innermost section that it is in; a heading is in its own
 */
AttuneSection *
attune_search_hit_get_section (AttuneSearchHit *self)
{
  return attune_article_get_section_of_block (self->article, self->block);
}

/**
 * attune_search_hit_get_block:
 *
 * Returns: (transfer none): the block, which lives as long as its article
 */
const AttuneBlock *
attune_search_hit_get_block (AttuneSearchHit *self)
{
  return self->block;
}

/**
 * attune_search_hit_get_block_index:
 *
 * Returns: the block's number in its article, which is the order of the text
 */
guint
attune_search_hit_get_block_index (AttuneSearchHit *self)
{
  return attune_block_get_index (self->block);
}

/**
 * attune_search_hit_get_section_title:
 *
 * Names the section that the hit is in and those around it, outermost first, as in “Core concepts ›
 * Internal working models”. A heading, which is what it names, is left out of its own; one at the
 * top has the article's title.
 *
 * Returns: (transfer none): where the hit is, in words
 */
const char *
attune_search_hit_get_section_title (AttuneSearchHit *self)
{
  AttuneSection *section = attune_search_hit_get_section (self);

  if (self->section_title != NULL)
    return self->section_title;

  if (self->kind == ATTUNE_SEARCH_SECTION)
    section = attune_section_get_parent (section);
  if (section == NULL)
    self->section_title = g_strdup (attune_article_get_title (self->article));
  for (; section != NULL; section = attune_section_get_parent (section))
    {
      g_autofree char *inner = g_steal_pointer (&self->section_title);
      const char *title = attune_section_get_title (section);

      self->section_title = inner != NULL ? g_strconcat (title, " › ", inner, NULL)
                                          : g_strdup (title);
    }

  return self->section_title;
}

static void
ensure_snippet (AttuneSearchHit *self)
{
  if (self->snippet == NULL)
    self->snippet = attune_search_snippet_new (attune_block_get_text (self->block), self->ranges,
                                               MAX_SNIPPET_LENGTH, &self->snippet_ranges);
}

/**
 * attune_search_hit_get_snippet:
 *
 * Returns: (transfer none): plain text around the first match, on one line
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

/**
 * attune_search_hit_get_ranges:
 * @n_ranges: (out): how many there are, at least one
 *
 * Returns: (transfer none) (array length=n_ranges): the matches in the block's text, in order and
 *   apart from one another, in code points of [func@block_get_text]
 */
const AttuneSearchRange *
attune_search_hit_get_ranges (AttuneSearchHit *self, guint *n_ranges)
{
  *n_ranges = self->ranges->len;

  return (const AttuneSearchRange *) (gpointer) self->ranges->data;
}
