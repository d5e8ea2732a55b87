/* attune-search-vocabulary-lists.c: words that have something in common
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "attune-search-vocabulary.h"

#include <string.h>

#include "attune-search-stemmer.h"
#include "attune-search-vocabulary-private.h"

static gboolean
find_stem (const AttuneSearchStems *stems, const char *word, guint *stem)
{
  g_autoptr (AttuneSearchStemmer) stemmer = attune_search_stemmer_new (stems->code);
  g_autofree char *string = attune_search_stemmer_stem (stemmer, word);
  guint from = 0, to = stems->n_stems;

  while (from < to)
    {
      guint middle = from + (to - from) / 2;

      if (strcmp (stems->stems[middle], string) < 0)
        from = middle + 1;
      else
        to = middle;
    }

  *stem = from;
  return from < stems->n_stems && strcmp (stems->stems[from], string) == 0;
}

static int
compare_places (gconstpointer data_a, gconstpointer data_b, gpointer data)
{
  AttuneSearchVocabulary *self = data;
  guint a = *(const guint *) data_a, b = *(const guint *) data_b;

  if (self->forms[a].count != self->forms[b].count)
    return self->forms[a].count > self->forms[b].count ? -1 : 1;

  return (a > b) - (a < b);
}

/**
 * attune_search_vocabulary_list_forms:
 * @word: a word, folded; whether it occurs or not
 *
 * Lists all words that share their stem with @word in one of the languages: first @word itself if
 * it occurs, then the more frequent ones before the others.
 *
 * Returns: (transfer full) (element-type AttuneSearchForm): the words; none where none occurs
 */
GArray *
attune_search_vocabulary_list_forms (AttuneSearchVocabulary *self, const char *word)
{
  GArray *forms = g_array_new (FALSE, FALSE, sizeof (AttuneSearchForm));
  g_autoptr (GArray) places = g_array_new (FALSE, FALSE, sizeof (guint));
  guint self_place = 0;
  gboolean occurs = attune_search_vocabulary_find (self, word, &self_place);

  if (occurs)
    g_array_append_val (forms, self->forms[self_place]);

  for (guint i = 0; i < self->n_languages; i++)
    {
      const AttuneSearchStems *stems = &self->languages[i];
      guint stem = 0;

      if (occurs)
        stem = stems->stem_of[self_place];
      else if (!find_stem (stems, word, &stem))
        continue;
      g_array_append_vals (places, stems->members + stems->starts[stem],
                           stems->starts[stem + 1] - stems->starts[stem]);
    }

  /* Those that two languages have found lie side by side now. */
  g_array_sort_with_data (places, compare_places, self);
  for (guint i = 0; i < places->len; i++)
    {
      guint place = g_array_index (places, guint, i);

      if ((i > 0 && place == g_array_index (places, guint, i - 1)) ||
          (occurs && place == self_place))
        continue;
      g_array_append_val (forms, self->forms[place]);
    }

  return forms;
}

/* Counts the words from @place on that begin with @prefix. They lie side by side. */
static guint
count_prefixed (AttuneSearchVocabulary *self, guint place, const char *prefix)
{
  gsize n_bytes = strlen (prefix);
  guint from = place, to = self->n_words;

  while (from < to)
    {
      guint middle = from + (to - from) / 2;

      if (strncmp (self->forms[middle].word, prefix, n_bytes) <= 0)
        from = middle + 1;
      else
        to = middle;
    }

  return from - place;
}

/* Puts @form where its count belongs in @forms, of which the first @n_fixed stay where they are,
 * and leaves no more than @n. */
static void
insert_by_count (GArray *forms, guint n_fixed, guint n, const AttuneSearchForm *form)
{
  guint at = forms->len;

  if (forms->len == n)
    {
      if (n == n_fixed || g_array_index (forms, AttuneSearchForm, n - 1).count >= form->count)
        return;
      g_array_set_size (forms, n - 1);
      at = n - 1;
    }

  while (at > n_fixed && g_array_index (forms, AttuneSearchForm, at - 1).count < form->count)
    at--;
  g_array_insert_vals (forms, at, form, 1);
}

/**
 * attune_search_vocabulary_list_prefixed:
 * @prefix: how words are to begin, folded
 * @n: how many to list at most
 *
 * Lists the most frequent words that begin with @prefix: first @prefix itself if it is a word, then
 * the more frequent ones before the others.
 *
 * Returns: (transfer full) (element-type AttuneSearchForm): the words
 */
GArray *
attune_search_vocabulary_list_prefixed (AttuneSearchVocabulary *self, const char *prefix, guint n)
{
  GArray *forms = g_array_new (FALSE, FALSE, sizeof (AttuneSearchForm));
  guint place = 0, end = 0, n_fixed = 0;
  gboolean occurs = attune_search_vocabulary_find (self, prefix, &place);

  if (n == 0)
    return forms;

  end = place + count_prefixed (self, place, prefix);
  if (occurs)
    {
      g_array_append_val (forms, self->forms[place]);
      n_fixed = 1;
    }
  for (guint i = place + n_fixed; i < end; i++)
    insert_by_count (forms, n_fixed, n, &self->forms[i]);

  return forms;
}

/**
 * attune_search_vocabulary_dup_stems:
 * @word: a word, folded; whether it occurs or not
 *
 * Returns: (transfer full): its different stems in the languages of the articles; itself where
 *   there is no stemmer for any
 */
GStrv
attune_search_vocabulary_dup_stems (AttuneSearchVocabulary *self, const char *word)
{
  g_autoptr (GPtrArray) stems = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < self->n_languages; i++)
    {
      g_autoptr (AttuneSearchStemmer) stemmer = attune_search_stemmer_new (self->languages[i].code);
      g_autofree char *stem = attune_search_stemmer_stem (stemmer, word);

      if (!g_ptr_array_find_with_equal_func (stems, stem, g_str_equal, NULL))
        g_ptr_array_add (stems, g_steal_pointer (&stem));
    }

  if (stems->len == 0)
    g_ptr_array_add (stems, g_strdup (word));
  g_ptr_array_add (stems, NULL);

  return (GStrv) g_ptr_array_steal (stems, NULL);
}

/**
 * attune_search_vocabulary_has_prefix:
 * @prefix: how a word may begin, folded
 *
 * Returns: whether any word does
 */
gboolean
attune_search_vocabulary_has_prefix (AttuneSearchVocabulary *self, const char *prefix)
{
  guint place = 0;

  attune_search_vocabulary_find (self, prefix, &place);

  return place < self->n_words && g_str_has_prefix (self->forms[place].word, prefix);
}
