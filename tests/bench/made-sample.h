/* made-sample.h: words as they stand in a made-up library
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "made-library.h"

G_BEGIN_DECLS

/**
 * MadeClass:
 * @MADE_CLASS_RARE: comes less often than 20,000 others
 * @MADE_CLASS_MIDDLING: comes less often than 1,000 others
 * @MADE_CLASS_COMMON: is one of the 1,000 words that come most often
 *
 * How often a word comes.
 */
typedef enum
{
  MADE_CLASS_RARE,
  MADE_CLASS_MIDDLING,
  MADE_CLASS_COMMON,
} MadeClass;

#define MADE_N_CLASSES (MADE_CLASS_COMMON + 1)

/**
 * MadePart:
 * @MADE_PART_TEXT: the text, without headings
 * @MADE_PART_TITLES: the headings
 * @MADE_PART_TERMS: what the glossary explains
 * @MADE_PART_REFERENCES: the references
 *
 * Where words stand.
 */
typedef enum
{
  MADE_PART_TEXT,
  MADE_PART_TITLES,
  MADE_PART_TERMS,
  MADE_PART_REFERENCES,
} MadePart;

#define MADE_N_PARTS (MADE_PART_REFERENCES + 1)

/**
 * MadeSample:
 *
 * The words of some of a library's articles, to be drawn from.
 */
typedef struct _MadeSample MadeSample;

MadeSample *made_sample_new (MadeLibrary *library, GError **error);
void made_sample_free (MadeSample *self);

gboolean made_sample_knows (MadeSample *self, const char *word);
const char *made_sample_draw_distinct (MadeSample *self, MadeClass how_often, LexiconDice *dice);
const char *
made_sample_draw_word (MadeSample *self, MadePart part, guint least_length, LexiconDice *dice);
char *made_sample_draw_words (MadeSample *self, guint n, gboolean in_order, LexiconDice *dice);
const char *made_sample_draw_author (MadeSample *self, LexiconDice *dice);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MadeSample, made_sample_free)

G_END_DECLS
