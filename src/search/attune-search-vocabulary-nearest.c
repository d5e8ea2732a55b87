/* attune-search-vocabulary-nearest.c: what was meant by a word that occurs nowhere
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "attune-search-osa.h"
#include "attune-search-vocabulary-private.h"

/* Shorter words are near too many others. */
#define MIN_LENGTH 3

/* How many slips are forgiven, in words of up to so many letters and in longer ones. */
#define SHORT_LENGTH 5
#define SHORT_LIMIT 1
#define LIMIT 2

static gboolean
has_digit (const char *word)
{
  for (const char *c = word; *c != '\0'; c = g_utf8_next_char (c))
    if (g_unichar_isdigit (g_utf8_get_char (c)))
      return TRUE;

  return FALSE;
}

/* Twice the distance, and one more where only the beginning of a word is near, orders words by what
 * goes first. */
typedef struct
{
  const AttuneSearchForm *form;
  guint order;
} Nearest;

/* Takes a word for the nearest if it is. It should not be one with digits, such as a year that was
 * set without a space. */
static void
consider (Nearest *nearest, const AttuneSearchForm *form, guint order)
{
  if (order < nearest->order ||
      (order == nearest->order && (nearest->form == NULL || form->count > nearest->form->count)))
    if (!has_digit (form->word))
      *nearest = (Nearest) { form, order };
}

#define MAX_READ (ATTUNE_SEARCH_OSA_MAX_LENGTH + LIMIT)

/* What has been read of the last word that was looked at. Words are sorted, so that most begin as
 * the one before; and where that beginning is beyond what is of interest, so are they. It makes a
 * search among 300,000 words take a few milliseconds. */
typedef struct
{
  AttuneSearchOsaColumn columns[MAX_READ + 1]; /* by the code points read */
  guint16 offsets[MAX_READ + 1];               /* in bytes */
  guint n_read;
  gboolean is_beyond;
} Path;

/* Reads up to @n code points of @word, from where it parts from what has been read. */
static void
read_on (Path *path,
         const AttuneSearchOsa *osa,
         const char *word,
         guint n_shared,
         guint n,
         guint limit)
{
  if (path->is_beyond && n_shared >= path->n_read)
    return;

  path->n_read = MIN (path->n_read, n_shared);
  path->is_beyond = FALSE;
  while (path->n_read < n && !path->is_beyond)
    {
      const char *c = word + path->offsets[path->n_read];
      const AttuneSearchOsaColumn *last = &path->columns[path->n_read++];

      attune_search_osa_read (osa, last, g_utf8_get_char (c), &path->columns[path->n_read]);
      path->offsets[path->n_read] = (guint16) (g_utf8_next_char (c) - word);
      path->is_beyond = attune_search_osa_is_beyond (osa, &path->columns[path->n_read], limit);
    }
}

/**
 * attune_search_vocabulary_find_nearest:
 * @word: a word, folded
 * @as_prefix: whether it may be but the beginning of a word
 *
 * Finds what was meant by a word that is misspelled: the word nearest to it by optimal string
 * alignment distance, as far as 1 for words of three to five code points, 2 for longer ones; of
 * several that are equally near the most frequent one. With @as_prefix a word that begins nearly
 * like it will do, too, after whole words that are as near. Words of less than three code points
 * and those with digits are never taken for others.
 *
 * Returns: (transfer none) (nullable): the word that occurs, or %NULL
 */
const AttuneSearchForm *
attune_search_vocabulary_find_nearest (AttuneSearchVocabulary *self,
                                       const char *word,
                                       gboolean as_prefix)
{
  AttuneSearchOsa osa;
  Path path;
  Nearest nearest = { 0 };
  guint max = 0;

  if (!attune_search_osa_init (&osa, word) || osa.length < MIN_LENGTH || has_digit (word))
    return NULL;

  nearest.order = (osa.length <= SHORT_LENGTH ? SHORT_LIMIT : LIMIT) * 2 + (as_prefix ? 1 : 0);
  max = osa.length + LIMIT;
  attune_search_osa_begin (&osa, &path.columns[0]);
  path.offsets[0] = 0;
  path.n_read = 0;
  path.is_beyond = FALSE;

  for (guint i = 0; i < self->n_words; i++)
    {
      const AttuneSearchForm *form = &self->forms[i];
      const AttuneSearchOsaColumn *column = NULL;

      read_on (&path, &osa, form->word, self->shared[i], MIN (self->lengths[i], max),
               nearest.order / 2);
      column = &path.columns[path.n_read];
      if (column->n_read == self->lengths[i])
        consider (&nearest, form, column->distance * 2);
      if (as_prefix)
        consider (&nearest, form, column->least * 2 + 1);
    }

  return nearest.form;
}
