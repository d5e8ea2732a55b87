/* attune-article-parser.h: from JSON to what an article is made of
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Larger files are refused before they are read. */
#define ATTUNE_ARTICLE_MAX_BYTES (64 * 1024 * 1024)

/**
 * AttuneArticleData:
 * @blocks: (element-type AttuneBlock): all blocks in reading order, headings among them
 * @sections: (element-type AttuneSection): all sections in reading order
 * @top_sections: (element-type AttuneSection): those that lie in no other
 * @blocks_by_id: (element-type utf8 AttuneBlock): by the ids that places use
 * @references: (element-type utf8 AttuneReference): by id
 * @terms: (element-type utf8 AttuneTerm): by id
 * @n_words: of the body, without glossary and references
 *
 * What an article is made of.
 */
typedef struct
{
  char *id;
  char *language;
  char *title;
  char *subtitle;
  char *summary;
  char *updated;
  char *license;
  GPtrArray *blocks;
  GPtrArray *sections;
  GListStore *top_sections;
  GHashTable *blocks_by_id;
  GHashTable *references;
  GHashTable *terms;
  guint n_words;
} AttuneArticleData;

gboolean attune_article_parse (GBytes *bytes, AttuneArticleData *data, GError **error);
void attune_article_data_clear (AttuneArticleData *data);

G_END_DECLS
