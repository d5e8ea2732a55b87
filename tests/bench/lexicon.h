/* lexicon.h: the words of made-up prose, and how often they come
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * LexiconDice:
 * @state: the seed, at first
 *
 * Pseudo-random numbers, the same on every machine.
 */
typedef struct
{
  guint64 state;
} LexiconDice;

guint64 lexicon_mix (guint64 number);
guint64 lexicon_roll (LexiconDice *dice);
guint lexicon_roll_below (LexiconDice *dice, guint limit);
guint lexicon_roll_between (LexiconDice *dice, guint least, guint most);
gboolean lexicon_roll_chance (LexiconDice *dice, guint one_in);
double lexicon_roll_fraction (LexiconDice *dice);

/**
 * Lexicon:
 *
 * Words, each with a rank: 1 is that of the word that comes most often. There is no end to them.
 * Immutable; any thread may read it.
 */
typedef struct _Lexicon Lexicon;

/* The ranks up to this one are common words, real ones most of them. */
#define LEXICON_N_COMMON 300

Lexicon *lexicon_new (void);
void lexicon_free (Lexicon *self);

guint64 lexicon_draw (const Lexicon *self, LexiconDice *dice);
double lexicon_get_share (const Lexicon *self, guint64 rank);
void lexicon_append_word (const Lexicon *self, guint64 rank, GString *string);
void lexicon_append_name (guint64 number, GString *string);
void lexicon_append_rarity (guint number, GString *string);

/* For the lexicon alone */

extern const char *const lexicon_small_words[];
extern const char *const lexicon_subject_words[];

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Lexicon, lexicon_free)

G_END_DECLS
