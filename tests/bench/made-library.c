/* made-library.c: a library of made-up articles
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "made-library.h"

#include <time.h>

#include "made-article.h"

/* To be raised whenever an article comes to be another one. */
#define EDITION 1
#define SEED 1907

/* Passages with rare words, in the whole library */
#define MAX_PASSAGES 200
#define N_RARE 3

struct _MadeLibrary
{
  Lexicon *lexicon;
  guint n_articles;
  guint n_passages;
  GMutex mutex; /* of the cost */
  MadeCost cost;
};

MadeLibrary *
made_library_new (guint n_articles)
{
  MadeLibrary *self = g_new0 (MadeLibrary, 1);

  g_return_val_if_fail (n_articles > 0, NULL);

  self->lexicon = lexicon_new ();
  self->n_articles = n_articles;
  self->n_passages = (guint) MIN ((guint64) n_articles * MADE_ARTICLE_MAX_PASSAGES, MAX_PASSAGES);
  g_mutex_init (&self->mutex);

  return self;
}

void
made_library_free (MadeLibrary *self)
{
  g_mutex_clear (&self->mutex);
  lexicon_free (self->lexicon);
  g_free (self);
}

const Lexicon *
made_library_get_lexicon (MadeLibrary *self)
{
  return self->lexicon;
}

guint
made_library_get_n_articles (MadeLibrary *self)
{
  return self->n_articles;
}

char *
made_library_dup_checksum (MadeLibrary *self)
{
  return g_strdup_printf ("made-%d-%d-%u", EDITION, SEED, self->n_articles);
}

/* Passages, which lie at even distances */

static guint
get_article_of_passage (MadeLibrary *self, guint passage)
{
  return (guint) ((guint64) passage * self->n_articles / self->n_passages);
}

/* The first passage that is in an article or behind it */
static guint
get_first_passage (MadeLibrary *self, guint article)
{
  return (guint) (((guint64) article * self->n_passages + self->n_articles - 1) / self->n_articles);
}

guint
made_library_get_n_passages (MadeLibrary *self)
{
  return self->n_passages;
}

void
made_library_get_passage (MadeLibrary *self, guint index, MadePassage *passage)
{
  passage->article = get_article_of_passage (self, index);
  passage->block_id = made_article_dup_block_id (index -
                                                 get_first_passage (self, passage->article));
  for (guint i = 0; i < N_RARE; i++)
    {
      GString *word = g_string_new (NULL);

      lexicon_append_rarity (index * N_RARE + i, word);
      passage->words[i] = g_string_free_and_steal (word);
    }
}

void
made_passage_clear (MadePassage *self)
{
  g_clear_pointer (&self->block_id, g_free);
  for (guint i = 0; i < N_RARE; i++)
    g_clear_pointer (&self->words[i], g_free);
}

/* Articles */

static void
plan_article (MadeLibrary *self, guint index, const char *name, MadeArticle *article)
{
  /* The article whose rare words stand here, too, but apart */
  guint other = (index + self->n_articles / 2) % self->n_articles;
  guint first = get_first_passage (self, index), first_other = get_first_passage (self, other);

  article->name = name;
  article->seed = ((guint64) SEED << 32) + index;
  article->n_together = get_first_passage (self, index + 1) - first;
  article->first_together = first * N_RARE;
  article->n_apart = get_first_passage (self, other + 1) - first_other;
  article->first_apart = first_other * N_RARE;
}

static gint64
get_processor_time (void)
{
  struct timespec now = { 0 };

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &now);

  return (gint64) now.tv_sec * G_USEC_PER_SEC + now.tv_nsec / 1000;
}

/**
 * made_library_load:
 * @index: which article
 * @library: (type MadeLibrary): the library
 * @error: return location, %ATTUNE_ARTICLE_ERROR
 *
 * Makes an article, by way of the format that articles are kept in. An `AttuneSearchLoadFunc`.
 *
 * Returns: (transfer full) (nullable): the article, or %NULL with @error set
 */
AttuneArticle *
made_library_load (guint index, gpointer library, GError **error)
{
  MadeLibrary *self = library;
  g_autofree char *name = g_strdup_printf ("made-%u", index);
  gint64 processor = get_processor_time (), begin = g_get_monotonic_time (), middle = 0;
  MadeArticle plan = { 0 };
  g_autoptr (GBytes) json = NULL;
  AttuneArticle *article = NULL;

  plan_article (self, index, name, &plan);
  json = made_article_write (&plan, self->lexicon);
  middle = g_get_monotonic_time ();
  article = attune_article_new_from_bytes (json, name, error);

  g_mutex_lock (&self->mutex);
  self->cost.n_articles++;
  self->cost.n_words += article != NULL ? attune_article_get_n_words (article) : 0;
  self->cost.n_bytes += g_bytes_get_size (json);
  self->cost.writing += middle - begin;
  self->cost.parsing += g_get_monotonic_time () - middle;
  self->cost.processor += get_processor_time () - processor;
  g_mutex_unlock (&self->mutex);

  return article;
}

MadeCost
made_library_get_cost (MadeLibrary *self)
{
  MadeCost cost = { 0 };

  g_mutex_lock (&self->mutex);
  cost = self->cost;
  g_mutex_unlock (&self->mutex);

  return cost;
}
