/* attune-article.h: an article
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "attune-block.h"
#include "attune-place.h"
#include "attune-reference.h"
#include "attune-section.h"
#include "attune-term.h"

G_BEGIN_DECLS

#define ATTUNE_TYPE_ARTICLE (attune_article_get_type ())
G_DECLARE_FINAL_TYPE (AttuneArticle, attune_article, ATTUNE, ARTICLE, GObject)

AttuneArticle *attune_article_new_from_bytes (GBytes *bytes, const char *name, GError **error);
AttuneArticle *attune_article_new_from_file (GFile *file, GError **error);

const char *attune_article_get_id (AttuneArticle *self);
const char *attune_article_get_language (AttuneArticle *self);
const char *attune_article_get_title (AttuneArticle *self);
const char *attune_article_get_subtitle (AttuneArticle *self);
const char *attune_article_get_summary (AttuneArticle *self);
const char *attune_article_get_updated (AttuneArticle *self);
const char *attune_article_get_license (AttuneArticle *self);
const char *attune_article_get_checksum (AttuneArticle *self);
guint attune_article_get_n_words (AttuneArticle *self);

GListModel *attune_article_get_sections (AttuneArticle *self);
guint attune_article_get_n_sections (AttuneArticle *self);
AttuneSection *attune_article_get_section (AttuneArticle *self, guint index);
AttuneSection *attune_article_lookup_section (AttuneArticle *self, const char *id);
AttuneSection *attune_article_get_section_of_block (AttuneArticle *self, const AttuneBlock *block);

guint attune_article_get_n_blocks (AttuneArticle *self);
const AttuneBlock *attune_article_get_block (AttuneArticle *self, guint index);
const AttuneBlock *attune_article_lookup_block (AttuneArticle *self, const char *id);

AttuneReference *attune_article_lookup_reference (AttuneArticle *self, const char *id);
AttuneTerm *attune_article_lookup_term (AttuneArticle *self, const char *id);

const AttuneBlock *attune_article_resolve (AttuneArticle *self,
                                           const AttunePlace *place,
                                           guint *start,
                                           guint *end,
                                           GError **error);
int attune_article_compare_places (AttuneArticle *self, const AttunePlace *a, const AttunePlace *b);
GStrv attune_article_suggest_ids (AttuneArticle *self, const char *id, guint n_ids);

G_END_DECLS
