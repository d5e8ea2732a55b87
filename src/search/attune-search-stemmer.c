/* attune-search-stemmer.c: what the forms of a word have in common
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "attune-search-stemmer.h"

#include <string.h>

#include <libstemmer.h>

#include "attune-search-variants.h"

struct _AttuneSearchStemmer
{
  struct sb_stemmer *snowball;
  char *code; /* both NULL where it does not have the language */
  gboolean is_english;
};

/* The code that Snowball knows a language by, or NULL. It has names beside the codes, and
 * algorithms that are no languages, such as “porter”. */
static char *
dup_code (const char *language)
{
  g_autofree char *code = NULL;

  if (language == NULL)
    return NULL;

  code = g_ascii_strdown (language, (gssize) strcspn (language, "-_"));
  if (strlen (code) < 2 || strlen (code) > 3)
    return NULL;
  /* Its Norwegian is made for either way of writing it. */
  if (strcmp (code, "nb") == 0 || strcmp (code, "nn") == 0)
    return g_strdup ("no");
  if (strcmp (code, "eng") == 0)
    return g_strdup ("en");

  return g_steal_pointer (&code);
}

/**
 * attune_search_stemmer_new:
 * @language: (nullable): a language, as in BCP 47
 *
 * Makes a stemmer of Snowball's (M. F. Porter, *Snowball: a language for stemming algorithms*,
 * 2001). Only one thread at a time may use it. Making one is cheap.
 *
 * Returns: (transfer full): a new stemmer; one that leaves words as they are where @language is
 *   %NULL or Snowball does not have it
 */
AttuneSearchStemmer *
attune_search_stemmer_new (const char *language)
{
  AttuneSearchStemmer *self = g_new0 (AttuneSearchStemmer, 1);
  g_autofree char *code = dup_code (language);

  if (code != NULL)
    self->snowball = sb_stemmer_new (code, NULL);
  if (self->snowball != NULL)
    {
      self->is_english = strcmp (code, "en") == 0;
      self->code = g_steal_pointer (&code);
    }

  return self;
}

void
attune_search_stemmer_free (AttuneSearchStemmer *self)
{
  sb_stemmer_delete (self->snowball);
  g_free (self->code);
  g_free (self);
}

/**
 * attune_search_stemmer_get_code:
 *
 * Returns: (nullable): the code of its language, the same for all languages that are treated alike;
 *   %NULL where it leaves words as they are
 */
const char *
attune_search_stemmer_get_code (AttuneSearchStemmer *self)
{
  return self->code;
}

/**
 * attune_search_stemmer_stem:
 * @word: a word, folded
 *
 * Takes off a word what makes a form of it: *regulating* and *regulation* have the stem *regul*.
 * British and American spellings have one stem. For some languages Snowball would like the accents
 * that folding has dropped; without them it takes off a little less, or more.
 *
 * Returns: (transfer full): the stem, which need not be a word, and is never empty unless @word is
 */
char *
attune_search_stemmer_stem (AttuneSearchStemmer *self, const char *word)
{
  g_autofree char *unified = self->is_english ? attune_search_unify_spelling (word) : NULL;
  const char *from = unified != NULL ? unified : word;
  const sb_symbol *stem = NULL;
  gsize n_bytes = strlen (from);
  int length = 0;

  if (self->snowball != NULL && n_bytes <= G_MAXINT)
    stem = sb_stemmer_stem (self->snowball, (const sb_symbol *) from, (int) n_bytes);
  if (stem != NULL)
    length = sb_stemmer_length (self->snowball);

  return length > 0 ? g_strndup ((const char *) stem, (gsize) length) : g_strdup (from);
}
