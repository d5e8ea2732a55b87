/* made-article.h: writes a made-up article
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lexicon.h"

G_BEGIN_DECLS

/* Passages are hidden in so many sections at most. */
#define MADE_ARTICLE_MAX_PASSAGES 8

/**
 * MadeArticle:
 * @name: its id
 * @seed: what it is made from
 * @n_together: in how many sections, from the second on, three rare words stand side by side
 * @first_together: the number of the first of these words; the others follow
 * @n_apart: in how many sections three rare words stand in one paragraph, but apart
 * @first_apart: the number of the first of these words
 *
 * What makes an article what it is.
 */
typedef struct
{
  const char *name;
  guint64 seed;
  guint n_together;
  guint first_together;
  guint n_apart;
  guint first_apart;
} MadeArticle;

GBytes *made_article_write (const MadeArticle *self, const Lexicon *lexicon);
char *made_article_dup_block_id (guint passage);

G_END_DECLS
