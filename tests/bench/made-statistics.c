/* made-statistics.c: what the words of a made-up library are like
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "made-statistics.h"

#include <math.h>

#include "attune-search-words.h"

/* How many distinct words Reuters-RCV1 has among its first n; see lexicon.c */
#define HEAPS_FACTOR 44.0
#define HEAPS_EXPONENT 0.49

#define N_TOP 8

typedef struct
{
  GHashTable *counts; /* word → how often it came */
  guint64 n_words;
  guint64 n_letters; /* in bytes */
  guint64 next_report;
} Statistics;

static void
report_growth (Statistics *self)
{
  g_print ("%12" G_GUINT64_FORMAT " words: %8u distinct (Heaps: %8.0f)\n", self->n_words,
           g_hash_table_size (self->counts),
           HEAPS_FACTOR * pow ((double) self->n_words, HEAPS_EXPONENT));
}

static void
count_block (Statistics *self, const AttuneBlock *block)
{
  g_auto (AttuneSearchWords) words = { 0 };

  attune_search_words_init (&words, attune_text_get_string (attune_block_get_text (block)), -1);
  while (attune_search_words_next (&words))
    {
      guint count = GPOINTER_TO_UINT (g_hash_table_lookup (self->counts, words.word));

      g_hash_table_replace (self->counts, g_strdup (words.word), GUINT_TO_POINTER (count + 1));
      self->n_letters += words.n_bytes;
      if (++self->n_words == self->next_report)
        {
          report_growth (self);
          self->next_report *= 10;
        }
    }
}

static int
compare_counts (gconstpointer a, gconstpointer b)
{
  guint x = GPOINTER_TO_UINT (a), y = GPOINTER_TO_UINT (b);

  return (x < y) - (x > y);
}

static void
report_shares (Statistics *self)
{
  g_autoptr (GPtrArray) counts = g_hash_table_get_values_as_ptr_array (self->counts);
  guint64 sum = 0;
  guint i = 0, n_once = 0;

  g_ptr_array_sort_values (counts, compare_counts);
  g_print ("the most frequent words, in per cent of all:");
  for (; i < N_TOP && i < counts->len; i++)
    g_print (" %.2f", 100.0 * GPOINTER_TO_UINT (counts->pdata[i]) / (double) self->n_words);
  for (i = 0; i < counts->len && 2 * sum < self->n_words; i++)
    sum += GPOINTER_TO_UINT (counts->pdata[i]);
  for (guint j = 0; j < counts->len; j++)
    n_once += GPOINTER_TO_UINT (counts->pdata[j]) == 1;
  g_print ("\nhalf of all words are the most frequent %u; %.0f %% of the distinct come once\n", i,
           100.0 * n_once / counts->len);
  g_print ("letters a word: %.2f\n", (double) self->n_letters / (double) self->n_words);
}

/**
 * made_statistics_print:
 * @error: return location, %ATTUNE_ARTICLE_ERROR
 *
 * Counts all words of a library, those of headings, glossary and references among them, and prints
 * what can be compared with real texts.
 *
 * Returns: whether all articles could be read
 */
gboolean
made_statistics_print (MadeLibrary *library, GError **error)
{
  g_autoptr (GHashTable) counts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  Statistics self = { .counts = counts, .next_report = 1000 };

  for (guint i = 0; i < made_library_get_n_articles (library); i++)
    {
      g_autoptr (AttuneArticle) article = made_library_load (i, library, error);

      if (article == NULL)
        return FALSE;
      for (guint b = 0; b < attune_article_get_n_blocks (article); b++)
        count_block (&self, attune_article_get_block (article, b));
    }
  report_growth (&self);
  report_shares (&self);

  return TRUE;
}
