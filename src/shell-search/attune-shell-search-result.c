/* attune-shell-search-result.c: a result as the desktop shows it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "attune-shell-search-result.h"

#include "attune-search-range.h"
#include "attune-search-snippet.h"

/* What the desktop shows of a description, in code points; it has room for little more. */
#define MAX_DESCRIPTION 160

/* What the desktop shows of a result, beside what it is known by. */
typedef struct
{
  char *name;
  char *description;
  const char *icon; /* one that GNOME's own theme has: the desktop does not know ours */
} Looks;

static void
looks_clear (Looks *looks)
{
  g_free (looks->name);
  g_free (looks->description);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Looks, looks_clear)

/* The words around a match, or those that a text begins with, on one line. */
static char *
dup_excerpt (const AttuneText *text, const AttuneSearchRange *match)
{
  g_autoptr (GArray) matches = g_array_new (FALSE, FALSE, sizeof *match);
  g_autoptr (GArray) ranges = NULL;

  if (match != NULL)
    g_array_append_vals (matches, match, 1);

  return attune_search_snippet_new (attune_text_get_string (text), matches, MAX_DESCRIPTION,
                                    &ranges);
}

/* A heading says little about itself: how its section begins says more. */
static char *
dup_beginning (AttuneArticle *article, AttuneSection *section)
{
  for (guint i = attune_section_get_first_block (section);
       i < attune_section_get_end_block (section); i++)
    {
      const AttuneBlock *block = attune_article_get_block (article, i);

      if (attune_block_get_block_type (block) != ATTUNE_BLOCK_HEADING)
        return dup_excerpt (attune_block_get_text (block), NULL);
    }

  return NULL;
}

static void
look_at_heading (Looks *looks, AttuneArticle *article, const AttuneBlock *block)
{
  AttuneSection *section = attune_article_get_section_of_block (article, block);

  looks->name = g_strdup (attune_section_get_title (section));
  looks->description = dup_beginning (article, section);
  looks->icon = "x-office-document-symbolic";
}

static void
look_at_term (Looks *looks, AttuneArticle *article, const AttuneBlock *block)
{
  const char *id = attune_block_get_id (block) + strlen ("term/");
  AttuneTerm *term = attune_article_lookup_term (article, id);

  looks->name = g_strdup (attune_term_get_title (term));
  looks->description = dup_excerpt (attune_term_get_definition (term), NULL);
  looks->icon = "accessories-dictionary-symbolic";
}

static void
look_at_reference (Looks *looks, AttuneArticle *article, const AttuneBlock *block)
{
  const char *id = attune_block_get_id (block) + strlen ("ref/");
  AttuneReference *reference = attune_article_lookup_reference (article, id);

  looks->name = g_strdup (attune_reference_get_label (reference));
  looks->description = dup_excerpt (attune_reference_get_citation (reference), NULL);
  looks->icon = "x-office-address-book-symbolic";
}

static void
look_at_passage (Looks *looks,
                 AttuneArticle *article,
                 const AttuneBlock *block,
                 const AttuneSearchRange *match)
{
  AttuneSection *section = attune_article_get_section_of_block (article, block);

  looks->name = g_strdup (attune_section_get_title (section));
  looks->description = dup_excerpt (attune_block_get_text (block), match);
  looks->icon = "text-x-generic-symbolic";
}

static void
look_at (Looks *looks,
         AttuneArticle *article,
         const AttuneBlock *block,
         const AttuneSearchRange *match)
{
  switch (attune_block_get_block_type (block))
    {
    case ATTUNE_BLOCK_HEADING:
      look_at_heading (looks, article, block);
      return;
    case ATTUNE_BLOCK_DEFINITION:
      look_at_term (looks, article, block);
      return;
    case ATTUNE_BLOCK_REFERENCE:
      look_at_reference (looks, article, block);
      return;
    case ATTUNE_BLOCK_PARAGRAPH:
    case ATTUNE_BLOCK_LIST:
    case ATTUNE_BLOCK_QUOTE:
    case ATTUNE_BLOCK_PRACTICE:
    case ATTUNE_BLOCK_VIGNETTE:
    case ATTUNE_BLOCK_TABLE:
    case ATTUNE_BLOCK_FIGURE:
    case ATTUNE_BLOCK_RESOURCE:
    default:
      look_at_passage (looks, article, block, match);
    }
}

static GVariant *
serialize (const char *id, const Looks *looks)
{
  g_auto (GVariantDict) meta = G_VARIANT_DICT_INIT (NULL);
  g_autoptr (GIcon) icon = g_themed_icon_new (looks->icon);
  g_autoptr (GVariant) serialized = g_icon_serialize (icon);

  g_variant_dict_insert (&meta, "id", "s", id);
  g_variant_dict_insert (&meta, "name", "s", looks->name);
  if (looks->description != NULL)
    g_variant_dict_insert (&meta, "description", "s", looks->description);
  g_variant_dict_insert_value (&meta, "icon", serialized);

  return g_variant_dict_end (&meta);
}

/**
 * attune_shell_search_result_describe:
 * @library: the articles
 * @id: what the desktop knows the result by: its place as an `attune:` URI
 *
 * Describes a result in the words of the article that stand at its place, and in no others: what
 * is no place of an article is not shown, whatever else should ever be searched.
 *
 * Returns: (transfer floating) (nullable): an `a{sv}` as the desktop wants it, with `id`, `name`,
 *   `description` in plain text and a serialized `icon`; %NULL where there is no such place
 */
GVariant *
attune_shell_search_result_describe (AttuneLibrary *library, const char *id)
{
  g_autoptr (AttunePlace) place = attune_place_parse (id, NULL); /* garbage is simply no place */
  g_auto (Looks) looks = { 0 };
  AttuneArticle *article = NULL;
  const AttuneBlock *block = NULL;
  AttuneSearchRange match = { 0 };

  if (place != NULL)
    article = attune_library_lookup (library, attune_place_get_article_id (place));
  if (article != NULL)
    block = attune_article_resolve (article, place, &match.start, &match.end, NULL);
  if (block == NULL)
    return NULL;

  look_at (&looks, article, block, &match);

  return serialize (id, &looks);
}
