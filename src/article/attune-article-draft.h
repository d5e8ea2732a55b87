/* attune-article-draft.h: an article while it is being read
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "attune-article-parser.h"
#include "attune-block.h"
#include "attune-json-reader.h"
#include "attune-markup.h"
#include "attune-section.h"

G_BEGIN_DECLS

/**
 * AttuneArticleDraft:
 * @json: where in the file we are
 * @data: what was read so far
 * @ids: (element-type utf8): those of sections and blocks that are taken
 * @term_ids: (element-type utf8): those of the terms, known before what is behind them
 * @targets: (element-type utf8): of the links in the markup just read
 * @links: all links, to be followed when everything is read
 * @markup: what markup may refer to
 *
 * What the parts of the parser share.
 */
typedef struct
{
  AttuneJsonReader json;
  AttuneArticleData *data;
  GHashTable *ids;
  GHashTable *term_ids;
  GPtrArray *targets;
  GArray *links;
  AttuneMarkupContext markup;
} AttuneArticleDraft;

void attune_article_draft_init (AttuneArticleDraft *self, AttuneArticleData *data, GError **error);
void attune_article_draft_clear (AttuneArticleDraft *self);

AttuneText *attune_article_draft_read_markup (AttuneArticleDraft *self, const char *markup);

void attune_article_draft_add_block (AttuneArticleDraft *self, AttuneBlock *block, guint depth);
AttuneSection *attune_article_draft_begin_section (AttuneArticleDraft *self,
                                                   const char *id,
                                                   const char *title,
                                                   AttuneSectionKind kind,
                                                   AttuneSection *parent);
void attune_article_draft_end_section (AttuneArticleDraft *self, AttuneSection *section);

gboolean attune_article_draft_check_links (AttuneArticleDraft *self);

void attune_block_append_plain (AttuneBlock *block, AttuneLineRole role, const char *string);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (AttuneArticleDraft, attune_article_draft_clear)

G_END_DECLS
