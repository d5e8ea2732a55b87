/* edition.h: new editions of an article, and where its words went in them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "attune-article.h"

G_BEGIN_DECLS

/**
 * EditionChar:
 * @c: a code point
 * @origin: which one of the old edition it was, counted through all blocks; -1 if it is new
 */
typedef struct
{
  gunichar c;
  int origin;
} EditionChar;

/**
 * EditionBlock:
 * @id: its id
 * @heading: whether it begins a section
 * @source: which block of the old edition it was; -1 if it is new
 * @chars: (element-type EditionChar): its text
 */
typedef struct
{
  char *id;
  gboolean heading;
  int source;
  GArray *chars;
} EditionBlock;

/**
 * Edition:
 * @rand: where all chance comes from, so that the same seed makes the same edition
 * @blocks: (element-type EditionBlock): its text
 * @words: (element-type utf8): words of the article, to write with
 * @n_ids: how many new ids were given out
 *
 * A text that is being edited, and that remembers of each letter where it came from.
 */
typedef struct
{
  GRand *rand;
  GPtrArray *blocks;
  GPtrArray *words;
  guint n_ids;
} Edition;

/* What an edit does to a text; @often is one in how many words, sentences or paragraphs. */
typedef void (*EditionEdit) (Edition *self, guint often);

Edition *edition_new (AttuneArticle *article, guint32 seed);
void edition_free (Edition *self);
void edition_begin (Edition *self);
AttuneArticle *edition_publish (Edition *self);

void edition_insert_words (Edition *self, guint often);
void edition_delete_words (Edition *self, guint often);
void edition_replace_words (Edition *self, guint often);
void edition_split_paragraphs (Edition *self, guint often);
void edition_merge_paragraphs (Edition *self, guint often);
void edition_move_paragraphs (Edition *self, guint often);
void edition_move_sentences (Edition *self, guint often);
void edition_repeat_paragraphs (Edition *self, guint often);
void edition_repeat_sentences (Edition *self, guint often);
void edition_delete_paragraphs (Edition *self, guint often);
void edition_delete_sentences (Edition *self, guint often);
void edition_insert_sentences (Edition *self, guint often);
void edition_retype (Edition *self, guint often);
void edition_rename_sections (Edition *self, guint often);
void edition_lose_ids (Edition *self, guint often);
void edition_shift_ids (Edition *self, guint often);
void edition_echo_sentences (Edition *self, guint often);
void edition_delete_echoed (Edition *self, guint often);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Edition, edition_free)

G_END_DECLS
