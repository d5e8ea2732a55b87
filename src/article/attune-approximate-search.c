/* attune-approximate-search.c: where a text says nearly the same
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "attune-approximate-search.h"

#include <string.h>

/* The table of edit distances is never written down. Its columns are kept as differences between
 * neighbours, which are -1, 0 or 1, sixty-four rows to a word, and a column follows from the one
 * before it with some fifteen operations a word. */

#define WORD_BITS 64
#define DIRECT_CHARS 256
#define FEW_WORDS 16

/* What a pattern has at a code point: a bit for each of its positions, from the lowest up */
typedef struct
{
  gunichar c;
  guint row;
} Slot;

struct _AttuneApproximatePattern
{
  gsize length;
  gsize n_words;
  gunichar *chars;

  /* Row 0 is empty: it stands for all that the pattern does not contain. */
  guint64 *masks;
  guint direct[DIRECT_CHARS]; /* row by code point */
  Slot *slots;                /* rows of the other code points; open addressing, row 0 is free */
  guint n_slots;              /* a power of two, or 0 */
};

/* One column of the table, as far as one word reaches */
typedef struct
{
  guint64 up;   /* rows that are one more than the row above */
  guint64 down; /* rows that are one less */
  gssize score; /* the value in the word's lowest row */
} Word;

static guint
hash_char (gunichar c, guint n_slots)
{
  return (c * 2654435769u >> 12) & (n_slots - 1);
}

static guint
lookup_row (const AttuneApproximatePattern *self, gunichar c)
{
  if (c < DIRECT_CHARS)
    return self->direct[c];
  if (self->n_slots == 0)
    return 0;

  for (guint i = hash_char (c, self->n_slots);; i = (i + 1) & (self->n_slots - 1))
    if (self->slots[i].row == 0 || self->slots[i].c == c)
      return self->slots[i].row;
}

/* The row of a code point of the pattern; *@n_rows counts those given out. */
static guint
ensure_row (AttuneApproximatePattern *self, gunichar c, guint *n_rows)
{
  guint i = 0;

  if (c < DIRECT_CHARS)
    {
      if (self->direct[c] == 0)
        self->direct[c] = ++*n_rows;
      return self->direct[c];
    }

  for (i = hash_char (c, self->n_slots); self->slots[i].row != 0 && self->slots[i].c != c;)
    i = (i + 1) & (self->n_slots - 1);
  if (self->slots[i].row == 0)
    self->slots[i] = (Slot) { c, ++*n_rows };

  return self->slots[i].row;
}

static void
make_masks (AttuneApproximatePattern *self)
{
  g_autofree guint *rows = g_new (guint, self->length);
  gsize n_far = 0;
  guint n_rows = 0;

  for (gsize i = 0; i < self->length; i++)
    n_far += self->chars[i] >= DIRECT_CHARS;
  if (n_far > 0)
    {
      for (self->n_slots = 4; self->n_slots < 2 * n_far;)
        self->n_slots *= 2;
      self->slots = g_new0 (Slot, self->n_slots);
    }

  for (gsize i = 0; i < self->length; i++)
    rows[i] = ensure_row (self, self->chars[i], &n_rows);

  self->masks = g_new0 (guint64, (n_rows + 1) * self->n_words);
  for (gsize i = 0; i < self->length; i++)
    self->masks[rows[i] * self->n_words + i / WORD_BITS] |= G_GUINT64_CONSTANT (1) << i % WORD_BITS;
}

static AttuneApproximatePattern *
pattern_new_take (gunichar *chars, gsize n_chars)
{
  AttuneApproximatePattern *self = g_new0 (AttuneApproximatePattern, 1);

  self->chars = chars;
  self->length = n_chars;
  self->n_words = (n_chars + WORD_BITS - 1) / WORD_BITS;
  if (n_chars > 0)
    make_masks (self);

  return self;
}

/**
 * attune_approximate_pattern_new:
 * @chars: (array length=n_chars): what to look for, of any length
 * @n_chars: how many code points it has
 *
 * Returns: (transfer full): a new pattern
 */
AttuneApproximatePattern *
attune_approximate_pattern_new (const gunichar *chars, gsize n_chars)
{
  return pattern_new_take (g_memdup2 (chars, n_chars * sizeof *chars), n_chars);
}

/**
 * attune_approximate_pattern_new_reversed:
 * @chars: (array length=n_chars): what to look for, of any length
 * @n_chars: how many code points it has
 *
 * Makes a pattern that is read from its end, for attune_approximate_pattern_measure_end().
 *
 * Returns: (transfer full): a new pattern
 */
AttuneApproximatePattern *
attune_approximate_pattern_new_reversed (const gunichar *chars, gsize n_chars)
{
  gunichar *reversed = g_new (gunichar, n_chars);

  for (gsize i = 0; i < n_chars; i++)
    reversed[i] = chars[n_chars - 1 - i];

  return pattern_new_take (reversed, n_chars);
}

void
attune_approximate_pattern_free (AttuneApproximatePattern *self)
{
  g_free (self->chars);
  g_free (self->masks);
  g_free (self->slots);
  g_free (self);
}

/**
 * attune_approximate_pattern_get_length:
 *
 * Returns: the code points of the pattern
 */
gsize
attune_approximate_pattern_get_length (const AttuneApproximatePattern *self)
{
  return self->length;
}

/* The lowest row of a word; only the last one may have fewer than all. */
static guint
rows_of (const AttuneApproximatePattern *self, gsize word)
{
  return word + 1 < self->n_words ? WORD_BITS
                                  : (guint) (self->length - (self->n_words - 1) * WORD_BITS);
}

/* Moves a word on by one column. @equal has a bit for each row whose code point is the column's,
 * @in is the difference between this column and the last in the row above the word; the same below
 * its row @n_rows is returned. */
static inline int
advance (Word *word, guint64 equal, int in, guint n_rows)
{
  guint64 vertical = equal | word->down, diagonal = 0, up = 0, down = 0;
  int out = 0;

  if (in < 0)
    equal |= 1;
  diagonal = (((equal & word->up) + word->up) ^ word->up) | equal;
  up = word->down | ~(diagonal | word->up);
  down = word->up & diagonal;
  out = (int) (up >> (n_rows - 1) & 1) - (int) (down >> (n_rows - 1) & 1);

  up = up << 1 | (in > 0);
  down = down << 1 | (in < 0);
  word->up = down | ~(vertical | up);
  word->down = up & vertical;
  word->score += out;

  return out;
}

/* The same as run(), for patterns of one word: most are, and nothing can be left out of them. */
static guint
run_word (const AttuneApproximatePattern *self,
          const gunichar *text,
          gsize n_text,
          int step,
          gboolean anchored,
          gboolean last,
          guint limit,
          gsize *end)
{
  const guint n_rows = (guint) self->length;
  const int carry = anchored ? 1 : 0;
  Word word = { G_MAXUINT64, 0, (gssize) n_rows };
  gssize best = word.score, bound = 0;
  gboolean found = best <= (gssize) limit;

  /* What is that much longer than the pattern cannot be nearer. */
  if (anchored)
    n_text = MIN (n_text, self->length + limit);
  bound = !found ? (gssize) limit : last ? best : best - 1;
  for (gsize column = 0; column < n_text && bound >= 0; column++)
    {
      guint row = lookup_row (self, text[(gssize) column * step]);

      advance (&word, self->masks[row], carry, n_rows);
      if (word.score <= bound)
        {
          found = TRUE;
          best = word.score;
          bound = last ? best : best - 1;
          *end = column + 1;
        }
    }

  return found ? (guint) best : limit + 1;
}

/* Runs over a text, forwards or, with a @step of -1, backwards from @text on. An @anchored match
 * begins where the text does; any other begins anywhere. Finds the least distance of the pattern
 * to a stretch, and *@end, how much of the text was read at its end: the first such end, or with
 * @last, the last one.
 *
 * Words whose rows all lie above the limit are left out, and taken up again when a path could
 * reach them: G. Myers, 1999, section 5; H. Hyyrö, 2003, section 4.
 */
static guint
run (const AttuneApproximatePattern *self,
     const gunichar *text,
     gsize n_text,
     int step,
     gboolean anchored,
     gboolean last,
     guint limit,
     gsize *end)
{
  Word few[FEW_WORDS];
  g_autofree Word *many = NULL;
  Word *words = few;
  gsize n_active = 0;
  gssize best = 0, bound = 0;
  gboolean found = FALSE;

  /* No distance is greater than the pattern's length, and the sums below must not wrap. */
  limit = MIN (limit, (guint) self->length);
  bound = limit;
  *end = 0;
  if (self->n_words == 1)
    return run_word (self, text, n_text, step, anchored, last, limit, end);
  if (self->n_words > FEW_WORDS)
    words = many = g_new (Word, self->n_words);

  /* Before the text: as many deletions as there are rows. */
  for (gsize i = 0; i < self->n_words; i++)
    {
      words[i] = (Word) { G_MAXUINT64, 0, (gssize) (i * WORD_BITS + rows_of (self, i)) };
      if (i == 0 || words[i - 1].score <= bound)
        n_active = i + 1;
    }
  best = (gssize) self->length;
  if (best <= bound)
    {
      found = TRUE;
      bound = last ? best : best - 1;
    }

  for (gsize column = 0; column < n_text && n_active > 0 && bound >= 0; column++)
    {
      const guint64 *masks = self->masks +
                             lookup_row (self, text[(gssize) column * step]) * self->n_words;
      int carry = anchored ? 1 : 0;
      gsize bottom = 0;

      for (gsize i = 0; i < n_active; i++)
        carry = advance (&words[i], masks[i], carry, rows_of (self, i));

      bottom = n_active - 1;
      if (n_active < self->n_words && words[bottom].score - carry <= bound &&
          ((masks[n_active] & 1) != 0 || carry < 0))
        {
          Word *next = &words[n_active];
          guint n_rows = rows_of (self, n_active);

          *next = (Word) { G_MAXUINT64, 0, words[bottom].score - carry + (gssize) n_rows };
          advance (next, masks[n_active], carry, n_rows);
          n_active++;
        }
      else
        while (n_active > (anchored ? 0 : 1) &&
               words[n_active - 1].score >= bound + (gssize) rows_of (self, n_active - 1))
          n_active--;

      if (n_active == self->n_words && words[n_active - 1].score <= bound)
        {
          found = TRUE;
          best = words[n_active - 1].score;
          bound = last ? best : best - 1;
          *end = column + 1;
        }
    }

  return found ? (guint) best : limit + 1;
}

/**
 * attune_approximate_pattern_search:
 * @text: (array length=n_text): where to look
 * @n_text: how many code points it has
 * @limit: the greatest distance of interest
 * @match: (out caller-allocates): where it was found; untouched where it was not
 *
 * Finds the stretch of a text that is nearest to the pattern by edit distance (Levenshtein's:
 * insertions, deletions and replacements of one code point). Of several that are equally near, it
 * is the one that ends first, and of those the longest one.
 *
 * Computed bit-parallel, 64 rows of the table in a word: G. Myers, *A fast bit-vector algorithm for
 * approximate string matching based on dynamic programming*, Journal of the ACM 46 (3), 1999; in
 * the form of H. Hyyrö, *A bit-vector algorithm for computing Levenshtein and Damerau edit
 * distances*, Nordic Journal of Computing 10 (1), 2003; see also G. Navarro & M. Raffinot,
 * *Flexible pattern matching in strings*, Cambridge 2002, section 6.4. Where the match begins is
 * found by the same run backwards from its end.
 *
 * Takes time in proportion to @n_text times the pattern's length by 64, at the most.
 *
 * Returns: whether there is one within @limit
 */
gboolean
attune_approximate_pattern_search (const AttuneApproximatePattern *self,
                                   const gunichar *text,
                                   gsize n_text,
                                   guint limit,
                                   AttuneApproximateMatch *match)
{
  g_autoptr (AttuneApproximatePattern) reversed = NULL;
  gsize end = 0, length = 0;
  guint distance = run (self, text, n_text, 1, FALSE, FALSE, limit, &end);

  if (distance > limit)
    return FALSE;

  if (end > 0)
    {
      reversed = attune_approximate_pattern_new_reversed (self->chars, self->length);
      attune_approximate_pattern_measure_end (reversed, text, end, distance, &length);
    }
  *match = (AttuneApproximateMatch) { end - length, end, distance };

  return TRUE;
}

/**
 * attune_approximate_pattern_measure_start:
 * @text: (array length=n_text): a text
 * @n_text: how many code points it has
 * @limit: the greatest distance of interest
 * @length: (out): how long the nearest of the text's beginnings is, the longest one where several
 *   are; 0 where none is within @limit
 *
 * Measures how nearly a text begins with the pattern.
 *
 * Returns: the least edit distance of the pattern to any beginning of the text, the empty one among
 *   them; greater than @limit where none is within it
 */
guint
attune_approximate_pattern_measure_start (const AttuneApproximatePattern *self,
                                          const gunichar *text,
                                          gsize n_text,
                                          guint limit,
                                          gsize *length)
{
  return run (self, text, n_text, 1, TRUE, TRUE, limit, length);
}

/**
 * attune_approximate_pattern_measure_end:
 * @self: a pattern made with attune_approximate_pattern_new_reversed()
 * @text: (array length=n_text): a text
 * @n_text: how many code points it has
 * @limit: the greatest distance of interest
 * @length: (out): how long the nearest of the text's ends is, the longest one where several are;
 *   0 where none is within @limit
 *
 * Measures how nearly a text ends with the pattern.
 *
 * Returns: the least edit distance of the pattern to any end of the text, the empty one among them;
 *   greater than @limit where none is within it
 */
guint
attune_approximate_pattern_measure_end (const AttuneApproximatePattern *self,
                                        const gunichar *text,
                                        gsize n_text,
                                        guint limit,
                                        gsize *length)
{
  return run (self, n_text > 0 ? text + n_text - 1 : text, n_text, -1, TRUE, TRUE, limit, length);
}
