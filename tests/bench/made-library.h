/* made-library.h: a library of made-up articles
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "attune-article.h"
#include "lexicon.h"

G_BEGIN_DECLS

/**
 * MadeLibrary:
 *
 * Articles that are made when they are asked for, always the same. They are as long as real ones,
 * and their words come as often.
 */
typedef struct _MadeLibrary MadeLibrary;

/**
 * MadePassage:
 * @article: its article's number
 * @block_id: its block
 * @words: three words that stand there side by side. They stand in one other block, too, but apart
 *
 * A passage that a search must find.
 */
typedef struct
{
  guint article;
  char *block_id;
  char *words[3];
} MadePassage;

/**
 * MadeCost:
 * @n_articles: how many articles were loaded
 * @n_words: the words of their bodies
 * @n_bytes: of their JSON
 * @writing: what writing the JSON took, in microseconds
 * @parsing: what making articles of it took, in microseconds
 * @processor: of both, what a processor was busy, in microseconds
 */
typedef struct
{
  guint n_articles;
  guint64 n_words;
  guint64 n_bytes;
  gint64 writing;
  gint64 parsing;
  gint64 processor;
} MadeCost;

MadeLibrary *made_library_new (guint n_articles);
void made_library_free (MadeLibrary *self);

const Lexicon *made_library_get_lexicon (MadeLibrary *self);
guint made_library_get_n_articles (MadeLibrary *self);
char *made_library_dup_checksum (MadeLibrary *self);
AttuneArticle *made_library_load (guint index, gpointer library, GError **error);
MadeCost made_library_get_cost (MadeLibrary *self);

guint made_library_get_n_passages (MadeLibrary *self);
void made_library_get_passage (MadeLibrary *self, guint index, MadePassage *passage);
void made_passage_clear (MadePassage *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MadeLibrary, made_library_free)
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (MadePassage, made_passage_clear)

G_END_DECLS
