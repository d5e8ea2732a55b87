/* attune-search-word-matcher.c: which words of a query a word is
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "attune-search-word-matcher.h"

#include <string.h>

#include "attune-search-query-private.h"
#include "attune-search-word-hash.h"

#define MAX_WORDS ATTUNE_SEARCH_QUERY_MAX_WORDS

/* A match has a bit for each. */
G_STATIC_ASSERT (MAX_WORDS <= 64);

/* A word of the query, and how it is to be compared */
typedef struct
{
  const char *word;
  GStrv stems;
  gboolean is_prefix;
} Asked;

/* A word that was looked up, as its hash, or a free place for one */
typedef struct
{
  guint64 hash;
  const AttuneSearchWordMatch *match;
} Slot;

/* How many places there are for words at first; always a power of two. */
#define MIN_SLOTS 256

static const AttuneSearchWordMatch no_match;

struct _AttuneSearchWordMatcher
{
  AttuneSearchQuery *query;
  AttuneSearchVocabulary *vocabulary;

  Asked asked[MAX_WORDS];
  guint n_asked;
  gboolean has_stems;
  gboolean knows_forms; /* so that other words of the articles are none */

  /* For each byte, whether a word that begins with it may be another than no match at all */
  guint8 heads[256];

  /* An open hash table, at most half full */
  Slot *slots;
  guint n_slots;
  guint n_known;

  GPtrArray *matches;
};

/* Whether two words have a stem in common. */
static gboolean
share_stem (GStrv one, GStrv other)
{
  for (guint i = 0; one[i] != NULL; i++)
    if (g_strv_contains ((const char *const *) other, one[i]))
      return TRUE;

  return FALSE;
}

static const AttuneSearchWordMatch *
compare (AttuneSearchWordMatcher *self, const char *word)
{
  g_auto (GStrv) stems = NULL;
  AttuneSearchWordMatch match = { 0 };

  if (self->has_stems &&
      (!self->knows_forms || attune_search_vocabulary_lookup (self->vocabulary, word) == NULL))
    stems = attune_search_vocabulary_dup_stems (self->vocabulary, word);

  for (guint i = 0; i < self->n_asked; i++)
    {
      const Asked *asked = &self->asked[i];
      guint64 bit = G_GUINT64_CONSTANT (1) << i;

      if (strcmp (asked->word, word) == 0)
        match.exact |= bit;
      else if (stems != NULL && asked->stems != NULL && share_stem (stems, asked->stems))
        match.form |= bit;
      else if (asked->is_prefix && g_str_has_prefix (word, asked->word))
        match.completion |= bit;
    }
  if ((match.exact | match.form | match.completion) == 0)
    return &no_match;

  g_ptr_array_add (self->matches, g_memdup2 (&match, sizeof match));

  return g_ptr_array_index (self->matches, self->matches->len - 1);
}

/* Where a hash is in the table, or belongs. */
static Slot *
find_slot (Slot *slots, guint n_slots, guint64 hash)
{
  guint at = (guint) (hash ^ hash >> 32) & (n_slots - 1);

  while (slots[at].match != NULL && slots[at].hash != hash)
    at = (at + 1) & (n_slots - 1);

  return &slots[at];
}

static void
grow (AttuneSearchWordMatcher *self)
{
  guint n_slots = 2 * self->n_slots;
  Slot *slots = g_new0 (Slot, n_slots);

  for (guint i = 0; i < self->n_slots; i++)
    if (self->slots[i].match != NULL)
      *find_slot (slots, n_slots, self->slots[i].hash) = self->slots[i];
  g_free (self->slots);
  self->slots = slots;
  self->n_slots = n_slots;
}

/**
 * attune_search_word_matcher_get_heads:
 *
 * Tells quickly which words need not be looked up: most of those of a long text. All words of the
 * articles are told rightly; another one is taken for no match if it begins unlike its stem and
 * unlike all forms of it that are in the articles. In few languages are there such words.
 *
 * Returns: (transfer none) (array fixed-size=256): for each byte, whether a word that begins with
 *   it may be anything to the query
 */
const guint8 *
attune_search_word_matcher_get_heads (const AttuneSearchWordMatcher *self)
{
  return self->heads;
}

/**
 * attune_search_word_matcher_lookup:
 * @word: a folded word, which begins with one of attune_search_word_matcher_get_heads()
 * @hash: attune_search_word_hash() of it
 *
 * Returns: (transfer none): what it is to the query; remains as it is while @self lives
 */
const AttuneSearchWordMatch *
attune_search_word_matcher_lookup (AttuneSearchWordMatcher *self, const char *word, guint64 hash)
{
  Slot *slot = find_slot (self->slots, self->n_slots, hash);

  if (slot->match != NULL)
    return slot->match;

  if (2 * ++self->n_known > self->n_slots)
    {
      grow (self);
      slot = find_slot (self->slots, self->n_slots, hash);
    }
  *slot = (Slot) { .hash = hash, .match = compare (self, word) };

  return slot->match;
}

static void
add_head (AttuneSearchWordMatcher *self, const char *word)
{
  self->heads[(guint8) word[0]] = TRUE;
}

static void
add_stems (AttuneSearchWordMatcher *self, Asked *asked)
{
  self->has_stems = TRUE;
  asked->stems = attune_search_vocabulary_dup_stems (self->vocabulary, asked->word);
  for (guint i = 0; asked->stems[i] != NULL; i++)
    add_head (self, asked->stems[i]);

  /* British spellings that begin unlike American ones: aesthetic, oestrogen; enquiry. */
  if (self->heads['e'])
    self->heads['a'] = self->heads['o'] = TRUE;
  if (self->heads['i'])
    self->heads['e'] = TRUE;
}

static void
add_term (AttuneSearchWordMatcher *self, const AttuneSearchTerm *term)
{
  for (guint i = 0; i < term->n_words; i++)
    {
      Asked *asked = &self->asked[self->n_asked++];

      asked->word = term->words[i].word;
      asked->is_prefix = term->is_prefix && i + 1 == term->n_words;
      add_head (self, asked->word);
      if (!term->is_quoted && self->vocabulary != NULL)
        add_stems (self, asked);
    }
}

/* Looks up all forms that are in the articles, so that no other word of theirs need be stemmed. */
static void
learn_forms (AttuneSearchWordMatcher *self)
{
  for (guint i = 0; i < self->n_asked; i++)
    {
      g_autoptr (GArray) forms = NULL;

      if (self->asked[i].stems == NULL)
        continue;
      forms = attune_search_vocabulary_list_forms (self->vocabulary, self->asked[i].word);
      for (guint f = 0; f < forms->len; f++)
        {
          const char *word = g_array_index (forms, AttuneSearchForm, f).word;

          add_head (self, word);
          attune_search_word_matcher_lookup (self, word, attune_search_word_hash (word));
        }
    }

  self->knows_forms = TRUE;
}

/**
 * attune_search_word_matcher_new:
 * @query: what words are compared with
 * @vocabulary: (nullable): knows the forms of words; without it each has but one
 *
 * Returns: (transfer full): a matcher
 */
AttuneSearchWordMatcher *
attune_search_word_matcher_new (AttuneSearchQuery *query, AttuneSearchVocabulary *vocabulary)
{
  AttuneSearchWordMatcher *self = g_new0 (AttuneSearchWordMatcher, 1);
  guint n_clauses = 0;
  const AttuneSearchClause *clauses = attune_search_query_get_clauses (query, &n_clauses);

  self->query = attune_search_query_ref (query);
  if (vocabulary != NULL)
    self->vocabulary = attune_search_vocabulary_ref (vocabulary);
  self->n_slots = MIN_SLOTS;
  self->slots = g_new0 (Slot, self->n_slots);
  self->matches = g_ptr_array_new_with_free_func (g_free);

  for (guint c = 0; c < n_clauses; c++)
    for (guint t = 0; t < clauses[c].n_terms; t++)
      add_term (self, &clauses[c].terms[t]);
  learn_forms (self);

  return self;
}

void
attune_search_word_matcher_free (AttuneSearchWordMatcher *self)
{
  for (guint i = 0; i < self->n_asked; i++)
    g_strfreev (self->asked[i].stems);
  g_free (self->slots);
  g_ptr_array_unref (self->matches);
  g_clear_pointer (&self->vocabulary, attune_search_vocabulary_unref);
  attune_search_query_unref (self->query);
  g_free (self);
}
