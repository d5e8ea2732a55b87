/* made-queries.c: what might be typed to search a made-up library
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "made-queries.h"

#include <string.h>

#include "made-sample.h"
#include "slips.h"

#define SEED 1969

#define MIN_SLIPPED_LENGTH 5
#define MIN_TWICE_SLIPPED_LENGTH 6
#define MAX_PREFIX 6
#define MAX_BEGUN 3 /* letters */
#define N_SENTENCE_WORDS 8

typedef struct
{
  MadeLibrary *library;
  MadeSample *sample;
  LexiconDice dice;
  guint n;
  GPtrArray *queries;
} Asker;

static void
query_free (gpointer data)
{
  MadeQuery *query = data;

  g_free (query->text);
  g_free (query->meant);
  g_free (query);
}

static MadeQuery *
take_query (Asker *self, const char *kind, char *text)
{
  MadeQuery *query = g_new0 (MadeQuery, 1);

  query->kind = kind;
  query->text = text;
  query->passage = MADE_QUERY_NO_PASSAGE;
  g_ptr_array_add (self->queries, query);

  return query;
}

static const char *
draw_word (Asker *self, MadePart part, guint least_length)
{
  return made_sample_draw_word (self->sample, part, least_length, &self->dice);
}

static char *
draw_words (Asker *self, guint n, gboolean in_order)
{
  return made_sample_draw_words (self->sample, n, in_order, &self->dice);
}

static void
ask_for_words (Asker *self)
{
  static const char *const kinds[] = { "a rare word", "a middling word", "a common word" };

  for (MadeClass how_often = 0; how_often < MADE_N_CLASSES; how_often++)
    for (guint i = 0; i < self->n; i++)
      {
        const char *word = made_sample_draw_distinct (self->sample, how_often, &self->dice);

        if (word != NULL)
          take_query (self, kinds[how_often], g_strdup (word));
      }
}

static void
ask_for_prefixes (Asker *self)
{
  static const char *const kinds[MAX_PREFIX] = { "1 letter",  "2 letters", "3 letters",
                                                 "4 letters", "5 letters", "6 letters" };

  for (guint length = 1; length <= MAX_PREFIX; length++)
    for (guint i = 0; i < self->n; i++)
      take_query (self, kinds[length - 1],
                  g_strndup (draw_word (self, MADE_PART_TEXT, length + 1), length));
}

/* Words of which the last is but begun */
static char *
draw_begun (Asker *self, guint n, guint n_letters)
{
  char *text = draw_words (self, n, TRUE);
  char *last = strrchr (text, ' ') + 1;

  *g_utf8_offset_to_pointer (last, MIN (g_utf8_strlen (last, -1), (glong) n_letters)) = '\0';

  return text;
}

static char *
draw_phrase (Asker *self, guint n)
{
  g_autofree char *words = draw_words (self, n, TRUE);

  return g_strdup_printf ("\"%s\"", words);
}

/* Half of the time words are as they stand, small ones among them; else they are picked out. */
static void
ask_for_more (Asker *self)
{
  for (guint i = 0; i < self->n; i++)
    take_query (self, "two words", draw_words (self, 2, i % 2 == 0));
  for (guint i = 0; i < self->n; i++)
    take_query (self, "three words", draw_words (self, 3, i % 2 == 0));
  for (guint i = 0; i < self->n; i++)
    take_query (self, "three words, the last begun", draw_begun (self, 3, 1 + i % MAX_BEGUN));
  for (guint i = 0; i < self->n; i++)
    take_query (self, "eight words as they stand", draw_words (self, N_SENTENCE_WORDS, TRUE));
  for (guint i = 0; i < self->n; i++)
    take_query (self, "a phrase", draw_phrase (self, 2 + i % 2));
}

static void
ask_with_slips (Asker *self, const char *kind, guint n_slips, guint least_length)
{
  for (guint i = 0; i < self->n;)
    {
      const char *word = draw_word (self, MADE_PART_TEXT, least_length);
      g_autofree char *slipped = slip_new (word, n_slips, &self->dice);

      /* Now and then a slip makes another word. */
      if (made_sample_knows (self->sample, slipped))
        continue;
      take_query (self, kind, g_steal_pointer (&slipped))->meant = g_strdup (word);
      i++;
    }
}

static char *
make_operator_query (Asker *self, guint form)
{
  const char *a = draw_word (self, MADE_PART_TEXT, 2);
  const char *b = draw_word (self, MADE_PART_TEXT, 2);
  const char *c = draw_word (self, MADE_PART_TEXT, 2);
  g_autofree char *phrase = draw_words (self, 2, TRUE);

  switch (form)
    {
    case 0:
      return g_strdup_printf ("%s -%s", a, b);
    case 1:
      return g_strdup_printf ("%s OR %s", a, b);
    case 2:
      return g_strdup_printf ("%s %s OR %s", a, b, c);
    case 3:
      return g_strdup_printf ("\"%s\" -%s", phrase, c);
    case 4:
      return g_strdup_printf ("title:%s", draw_word (self, MADE_PART_TITLES, 2));
    case 5:
      return g_strdup_printf ("term:%s", draw_word (self, MADE_PART_TERMS, 2));
    case 6:
      return g_strdup_printf ("ref:%s", made_sample_draw_author (self->sample, &self->dice));
    default:
      return g_strdup_printf ("title:%s %s", draw_word (self, MADE_PART_TITLES, 2), a);
    }
}

static void
ask_with_operators (Asker *self)
{
  for (guint i = 0; i < self->n; i++)
    take_query (self, "operators", make_operator_query (self, i % 8));
}

static char *
make_passage_query (Asker *self, const MadePassage *passage, guint form)
{
  const char *const *words = (const char *const *) passage->words;
  g_autofree char *slipped = slip_new (words[1], 1, &self->dice);

  switch (form)
    {
    case 0:
      return g_strdup_printf ("\"%s %s %s\"", words[0], words[1], words[2]);
    case 1:
      return g_strdup_printf ("%s %s %s", words[0], words[1], words[2]);
    case 2:
      return g_strdup_printf ("%s %s %.5s", words[0], words[1], words[2]);
    default:
      return g_strdup_printf ("%s %s %s", words[0], slipped, words[2]);
    }
}

static void
ask_for_passages (Asker *self)
{
  static const char *const kinds[] = {
    "a known passage, its phrase",
    "a known passage, its words",
    "a known passage, half typed",
    "a known passage, one slip",
  };
  guint n = MIN (self->n, made_library_get_n_passages (self->library));

  for (guint form = 0; form < G_N_ELEMENTS (kinds); form++)
    for (guint i = 0; i < n; i++)
      {
        g_auto (MadePassage) passage = { 0 };

        made_library_get_passage (self->library, i, &passage);
        take_query (self, kinds[form], make_passage_query (self, &passage, form))->passage = i;
      }
}

/**
 * made_queries_new:
 * @library: what they ask of; all of their words come in it, but for the misspelled ones
 * @n: how many of each kind
 * @error: return location, %ATTUNE_ARTICLE_ERROR
 *
 * Makes queries as they are while they are typed: the last word is not yet ended.
 *
 * Returns: (transfer container) (nullable) (element-type MadeQuery): queries, those of a kind one
 *   after another; always the same ones. %NULL with @error set where an article cannot be read
 */
GPtrArray *
made_queries_new (MadeLibrary *library, guint n, GError **error)
{
  g_autoptr (GPtrArray) queries = g_ptr_array_new_with_free_func (query_free);
  g_autoptr (MadeSample) sample = made_sample_new (library, error);
  Asker asker = { library, sample, { SEED }, n, queries };

  if (sample == NULL)
    return NULL;

  ask_for_words (&asker);
  ask_for_prefixes (&asker);
  ask_for_more (&asker);
  ask_with_slips (&asker, "one slip", 1, MIN_SLIPPED_LENGTH);
  ask_with_slips (&asker, "two slips", 2, MIN_TWICE_SLIPPED_LENGTH);
  ask_with_operators (&asker);
  ask_for_passages (&asker);

  return g_steal_pointer (&queries);
}
