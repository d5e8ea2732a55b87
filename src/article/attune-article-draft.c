/* attune-article-draft.c: an article while it is being read
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "attune-article-draft.h"

#include "attune-place.h"

typedef struct
{
  char *path;
  char *target;
} Link;

static void
link_clear (gpointer data)
{
  Link *link = data;

  g_free (link->path);
  g_free (link->target);
}

/**
 * attune_article_draft_init:
 * @data: what is to be filled; nothing is in it yet
 * @error: (nullable): where to tell what is wrong
 */
void
attune_article_draft_init (AttuneArticleDraft *self, AttuneArticleData *data, GError **error)
{
  *self = (AttuneArticleDraft) {
    .json = { .path = g_string_new ("$"), .error = error },
    .data = data,
    .ids = g_hash_table_new (g_str_hash, g_str_equal),
    .term_ids = g_hash_table_new (g_str_hash, g_str_equal),
    .targets = g_ptr_array_new_with_free_func (g_free),
    .links = g_array_new (FALSE, FALSE, sizeof (Link)),
  };

  g_array_set_clear_func (self->links, link_clear);
  self->markup.references = data->references;
  self->markup.terms = self->term_ids;
  self->markup.links = self->targets;
}

void
attune_article_draft_clear (AttuneArticleDraft *self)
{
  g_string_free (g_steal_pointer (&self->json.path), TRUE);
  g_clear_pointer (&self->ids, g_hash_table_unref);
  g_clear_pointer (&self->term_ids, g_hash_table_unref);
  g_clear_pointer (&self->targets, g_ptr_array_unref);
  g_clear_pointer (&self->links, g_array_unref);
}

/**
 * attune_article_draft_read_markup:
 * @markup: the string where we are
 *
 * Returns: (transfer full) (nullable): the text, or %NULL with the error told
 */
AttuneText *
attune_article_draft_read_markup (AttuneArticleDraft *self, const char *markup)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AttuneText) text = attune_markup_parse (markup, &self->markup, &error);

  if (text == NULL)
    {
      attune_json_fail (&self->json, (AttuneArticleError) error->code, "%s", error->message);
      return NULL;
    }
  if (attune_text_get_length (text) == 0)
    {
      attune_json_fail (&self->json, ATTUNE_ARTICLE_ERROR_VALUE, "is empty");
      return NULL;
    }

  for (guint i = 0; i < self->targets->len; i++)
    {
      Link link = {
        .path = g_strdup (self->json.path->str),
        .target = g_strdup (g_ptr_array_index (self->targets, i)),
      };

      g_array_append_val (self->links, link);
    }
  g_ptr_array_set_size (self->targets, 0);

  return g_steal_pointer (&text);
}

/**
 * attune_article_draft_add_block:
 * @block: (transfer full): a block that has all its lines
 * @depth: its section's depth
 *
 * Makes the block the next in the article, and known under its id.
 */
void
attune_article_draft_add_block (AttuneArticleDraft *self, AttuneBlock *block, guint depth)
{
  attune_block_end (block, self->data->blocks->len, depth);
  g_ptr_array_add (self->data->blocks, block);
  g_hash_table_insert (self->data->blocks_by_id, (char *) attune_block_get_id (block), block);
  g_hash_table_add (self->ids, (char *) attune_block_get_id (block));
}

/**
 * attune_article_draft_begin_section:
 * @title: one line
 * @parent: (nullable): the section that it lies in
 *
 * Makes a section, and its heading the next block.
 *
 * Returns: (transfer none): the section
 */
AttuneSection *
attune_article_draft_begin_section (AttuneArticleDraft *self,
                                    const char *id,
                                    const char *title,
                                    AttuneSectionKind kind,
                                    AttuneSection *parent)
{
  AttuneSection *section = attune_section_new (id, title, kind, parent, self->data->sections->len,
                                               self->data->blocks->len);
  AttuneBlock *heading = attune_block_new (ATTUNE_BLOCK_HEADING, id);

  g_ptr_array_add (self->data->sections, section);
  if (parent != NULL)
    attune_section_append (parent, section);
  else
    g_list_store_append (self->data->top_sections, section);

  attune_block_append_plain (heading, ATTUNE_LINE_TEXT, title);
  attune_article_draft_add_block (self, heading, attune_section_get_depth (section));

  return section;
}

void
attune_article_draft_end_section (AttuneArticleDraft *self, AttuneSection *section)
{
  attune_section_end (section, self->data->blocks->len);
}

/**
 * attune_article_draft_check_links:
 *
 * Links within the article must lead to a block of it; those to other articles cannot be checked.
 *
 * Returns: whether they do
 */
gboolean
attune_article_draft_check_links (AttuneArticleDraft *self)
{
  for (guint i = 0; i < self->links->len; i++)
    {
      const Link *link = &g_array_index (self->links, Link, i);
      g_autoptr (AttunePlace) place = attune_place_parse (link->target, NULL);
      const char *block_id = attune_place_get_block_id (place);

      if (!g_str_equal (attune_place_get_article_id (place), self->data->id) || block_id == NULL ||
          g_hash_table_contains (self->data->blocks_by_id, block_id))
        continue;

      g_string_assign (self->json.path, link->path);
      return attune_json_fail (&self->json, ATTUNE_ARTICLE_ERROR_DANGLING,
                               "link to \"%s\", which is not in the article", link->target);
    }

  return TRUE;
}

/**
 * attune_block_append_plain:
 * @string: one line, without markup
 *
 * Adds a line to a block that is being made.
 */
void
attune_block_append_plain (AttuneBlock *block, AttuneLineRole role, const char *string)
{
  g_autoptr (AttuneText) text = attune_text_new_plain (string);

  attune_block_append_line (block, (AttuneLine) { .role = role }, text);
}
