/* made-sample.c: words as they stand in a made-up library
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "made-sample.h"

#include <string.h>

/* So many articles are read, at even distances. */
#define MAX_ARTICLES 200

#define LAST_COMMON 1000
#define LAST_MIDDLING 20000

/* The words up to this rank tell nothing. */
#define LAST_SMALL 75

struct _MadeSample
{
  GHashTable *ranks; /* word → rank, of those that are not rare */
  GHashTable *words; /* those that were read; the texts have them, as they have the next */
  GPtrArray *distinct[MADE_N_CLASSES];
  GPtrArray *texts[MADE_N_PARTS]; /* GStrv, the words of each first line of a block */
};

static guint
get_rank (MadeSample *self, const char *word)
{
  return GPOINTER_TO_UINT (g_hash_table_lookup (self->ranks, word));
}

static MadeClass
get_class (MadeSample *self, const char *word)
{
  guint rank = get_rank (self, word);

  return rank == 0 ? MADE_CLASS_RARE : rank > LAST_COMMON ? MADE_CLASS_MIDDLING : MADE_CLASS_COMMON;
}

static gboolean
is_plain (const char *word)
{
  for (; *word != '\0'; word++)
    if (!g_ascii_islower (*word))
      return FALSE;

  return TRUE;
}

/* Words in small letters, one after another */
static GStrv
split_words (const char *text)
{
  g_autofree char *lower = g_utf8_strdown (text, -1);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  for (char *c = lower; *c != '\0';)
    {
      char *start = NULL;

      for (; *c != '\0' && !g_unichar_isalnum (g_utf8_get_char (c)); c = g_utf8_next_char (c))
        ;
      start = c;
      for (; *c != '\0' && g_unichar_isalnum (g_utf8_get_char (c)); c = g_utf8_next_char (c))
        ;
      if (c - start > 1 || (c > start && *start != 's')) /* as of “therapist’s” */
        g_strv_builder_take (builder, g_strndup (start, (gsize) (c - start)));
    }

  return g_strv_builder_end (builder);
}

static MadePart
get_part (const AttuneBlock *block)
{
  switch (attune_block_get_block_type (block))
    {
    case ATTUNE_BLOCK_HEADING:
      return MADE_PART_TITLES;
    case ATTUNE_BLOCK_DEFINITION:
      return MADE_PART_TERMS;
    case ATTUNE_BLOCK_REFERENCE:
      return MADE_PART_REFERENCES;
    case ATTUNE_BLOCK_PARAGRAPH:
    case ATTUNE_BLOCK_LIST:
    case ATTUNE_BLOCK_QUOTE:
    case ATTUNE_BLOCK_PRACTICE:
    case ATTUNE_BLOCK_VIGNETTE:
    case ATTUNE_BLOCK_TABLE:
    case ATTUNE_BLOCK_FIGURE:
    case ATTUNE_BLOCK_RESOURCE:
      return MADE_PART_TEXT;
    }

  g_return_val_if_reached (MADE_PART_TEXT);
}

static void
read_block (MadeSample *self, const AttuneBlock *block)
{
  guint n_lines = 0;
  const AttuneLine *lines = attune_block_get_lines (block, &n_lines);
  g_autofree char *text = attune_block_dup_line (block, &lines[0]);
  g_auto (GStrv) words = split_words (text);
  MadePart part = get_part (block);

  if (words[0] == NULL)
    return;

  for (guint i = 0; part == MADE_PART_TEXT && words[i] != NULL; i++)
    if (is_plain (words[i]) && g_hash_table_add (self->words, words[i]))
      g_ptr_array_add (self->distinct[get_class (self, words[i])], words[i]);
  g_ptr_array_add (self->texts[part], g_steal_pointer (&words));
}

static void
rank_words (MadeSample *self, const Lexicon *lexicon)
{
  for (guint rank = LAST_MIDDLING; rank >= 1; rank--)
    {
      GString *word = g_string_new (NULL);

      lexicon_append_word (lexicon, rank, word);
      g_hash_table_insert (self->ranks, g_string_free_and_steal (word), GUINT_TO_POINTER (rank));
    }
}

/**
 * made_sample_new:
 * @error: return location, %ATTUNE_ARTICLE_ERROR
 *
 * Reads some of a library's articles.
 *
 * Returns: (transfer full) (nullable): their words, or %NULL with @error set
 */
MadeSample *
made_sample_new (MadeLibrary *library, GError **error)
{
  g_autoptr (MadeSample) self = g_new0 (MadeSample, 1);
  guint n = made_library_get_n_articles (library), n_read = MIN (n, MAX_ARTICLES);

  self->ranks = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->words = g_hash_table_new (g_str_hash, g_str_equal);
  for (guint i = 0; i < G_N_ELEMENTS (self->distinct); i++)
    self->distinct[i] = g_ptr_array_new ();
  for (guint i = 0; i < G_N_ELEMENTS (self->texts); i++)
    self->texts[i] = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);

  rank_words (self, made_library_get_lexicon (library));
  for (guint i = 0; i < n_read; i++)
    {
      guint index = (guint) ((guint64) i * n / n_read);
      g_autoptr (AttuneArticle) article = made_library_load (index, library, error);

      if (article == NULL)
        return NULL;
      for (guint b = 0; b < attune_article_get_n_blocks (article); b++)
        read_block (self, attune_article_get_block (article, b));
    }

  return g_steal_pointer (&self);
}

void
made_sample_free (MadeSample *self)
{
  g_hash_table_unref (self->words);
  g_hash_table_unref (self->ranks);
  for (guint i = 0; i < G_N_ELEMENTS (self->distinct); i++)
    g_ptr_array_unref (self->distinct[i]);
  for (guint i = 0; i < G_N_ELEMENTS (self->texts); i++)
    g_ptr_array_unref (self->texts[i]);
  g_free (self);
}

/**
 * made_sample_knows:
 *
 * Returns: whether a word stands in what was read, or comes so often that it may stand anywhere
 */
gboolean
made_sample_knows (MadeSample *self, const char *word)
{
  return g_hash_table_contains (self->words, word) || get_rank (self, word) > 0;
}

/**
 * made_sample_draw_distinct:
 *
 * Returns: (nullable): a word of a class, each as likely as the other
 */
const char *
made_sample_draw_distinct (MadeSample *self, MadeClass how_often, LexiconDice *dice)
{
  GPtrArray *words = self->distinct[how_often];

  return words->len > 0 ? g_ptr_array_index (words, lexicon_roll_below (dice, words->len)) : NULL;
}

static GStrv
draw_text (MadeSample *self, MadePart part, guint n_words, LexiconDice *dice)
{
  GPtrArray *texts = self->texts[part];
  GStrv words = NULL;

  do
    words = g_ptr_array_index (texts, lexicon_roll_below (dice, texts->len));
  while (g_strv_length (words) < n_words);

  return words;
}

/* Whether anybody would look for a word by itself */
static gboolean
is_telling (MadeSample *self, const char *word)
{
  guint rank = get_rank (self, word);

  return rank == 0 || rank > LAST_SMALL;
}

/**
 * made_sample_draw_word:
 * @least_length: how many letters it has at least
 *
 * Returns: a word of somewhere that tells something; likelier the more often it comes
 */
const char *
made_sample_draw_word (MadeSample *self, MadePart part, guint least_length, LexiconDice *dice)
{
  while (TRUE)
    {
      GStrv words = draw_text (self, part, 1, dice);
      const char *word = words[lexicon_roll_below (dice, g_strv_length (words))];

      if (strlen (word) >= least_length && is_plain (word) && is_telling (self, word))
        return word;
    }
}

/**
 * made_sample_draw_words:
 * @in_order: whether they stand there side by side
 *
 * Returns: (transfer full): so many words of the same paragraph, at least one of which tells
 *   something
 */
char *
made_sample_draw_words (MadeSample *self, guint n, gboolean in_order, LexiconDice *dice)
{
  g_autoptr (GString) drawn = g_string_new (NULL);
  gboolean is_told = FALSE;

  while (!is_told)
    {
      GStrv words = draw_text (self, MADE_PART_TEXT, n, dice);
      guint n_words = g_strv_length (words), at = lexicon_roll_below (dice, n_words - n + 1);

      g_string_truncate (drawn, 0);
      for (guint i = 0; i < n; i++)
        {
          const char *word = words[in_order ? at + i : lexicon_roll_below (dice, n_words)];

          is_told |= is_telling (self, word);
          g_string_append_printf (drawn, "%s%s", i > 0 ? " " : "", word);
        }
    }

  return g_strdup (drawn->str);
}

/**
 * made_sample_draw_author:
 *
 * Returns: a family name from the references
 */
const char *
made_sample_draw_author (MadeSample *self, LexiconDice *dice)
{
  return draw_text (self, MADE_PART_REFERENCES, 1, dice)[0];
}
