/* made-article.c: writes a made-up article
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "made-article.h"

#define N_WORDS 5000
#define N_SECTION_WORDS 400
#define N_TERMS 20
#define N_REFERENCES 30
#define N_CITATION_WORDS 3 /* author and year, most of the time */
#define N_BYTES 60000

/* The paragraphs of a section that may hold rare words */
#define TOGETHER_BLOCK 1
#define APART_BLOCK 2
#define RARE_GAP 18
#define N_RARE 3

/* A word that has come in a text soon comes again, all the more if it is a rare one (Church & Gale
 * 1995, “Poisson mixtures”, Natural Language Engineering 1, 163–190): one in so many words with a
 * meaning is one that the article has already had. Which one is drawn by lot, so that in all
 * articles together each word comes as often as it would without. */
#define REPEATED_PER_256 77

typedef struct
{
  const Lexicon *lexicon;
  LexiconDice dice;
  GString *json;
  GArray *ranks; /* of the words with a meaning that there were, uint64 */
  guint64 last_rank;
  guint n_words;

  /* Rare words that the paragraph is still to hold */
  guint n_rare;
  guint next_rare;
  gboolean are_together;
  guint until_rare; /* how many other words come before */
} Writer;

/* Words */

static guint64
draw_rank (Writer *self)
{
  guint64 rank = lexicon_draw (self->lexicon, &self->dice);

  if (rank > LEXICON_N_COMMON && self->ranks->len > 0 &&
      lexicon_roll_below (&self->dice, 256) < REPEATED_PER_256)
    rank = g_array_index (self->ranks, guint64, lexicon_roll_below (&self->dice, self->ranks->len));

  return rank;
}

static void
write_word (Writer *self)
{
  guint64 rank = 0;

  do
    rank = draw_rank (self);
  while (rank == self->last_rank); /* nobody writes “of of” */
  if (rank > LEXICON_N_COMMON)
    g_array_append_val (self->ranks, rank);
  self->last_rank = rank;

  lexicon_append_word (self->lexicon, rank, self->json);
  self->n_words++;
}

static void
capitalize_at (Writer *self, gsize at)
{
  self->json->str[at] = g_ascii_toupper (self->json->str[at]);
}

/* A few words on a line of their own: a title */
static void
write_title (Writer *self, guint n_words)
{
  gsize start = self->json->len;
  guint n_words_before = self->n_words;

  for (guint i = 0; i < n_words; i++)
    {
      if (i > 0)
        g_string_append_c (self->json, ' ');
      write_word (self);
    }
  capitalize_at (self, start);
  self->n_words = n_words_before; /* headings do not count */
}

/* Sentences */

/* A word with what the format can say of it, or with punctuation. */
static void
write_decorated_word (Writer *self)
{
  GString *json = self->json;
  guint lot = lexicon_roll_below (&self->dice, 400);

  if (lot < 3)
    g_string_append_printf (json, "<term ref='t%u'>", lexicon_roll_below (&self->dice, N_TERMS));
  else if (lot < 6)
    g_string_append (json, "<em>");
  else if (lot < 8)
    g_string_append (json, "<q>");
  write_word (self);
  if (lot < 3)
    g_string_append (json, "</term>");
  else if (lot < 6)
    g_string_append (json, "</em>");
  else if (lot < 8)
    g_string_append (json, "</q>");
  else if (lot < 11)
    g_string_append (json, "’s");
  else if (lot < 13)
    {
      g_string_append_c (json, '-');
      write_word (self);
    }
  else if (lot < 50)
    g_string_append_c (json, ',');
}

static void
write_rare_words (Writer *self)
{
  do
    {
      lexicon_append_rarity (self->next_rare++, self->json);
      self->n_words++;
      self->n_rare--;
      if (self->are_together && self->n_rare > 0)
        g_string_append_c (self->json, ' ');
    }
  while (self->are_together && self->n_rare > 0);
  self->until_rare = RARE_GAP;
}

static void
write_sentence (Writer *self, guint n_words)
{
  gsize start = self->json->len;
  guint end = self->n_words + n_words;

  write_word (self);
  capitalize_at (self, start);
  while (self->n_words < end)
    {
      g_string_append_c (self->json, ' ');
      if (self->n_rare > 0 && self->until_rare-- == 0)
        write_rare_words (self);
      else
        write_decorated_word (self);
    }
  if (self->json->str[self->json->len - 1] == ',')
    g_string_truncate (self->json, self->json->len - 1);
  if (lexicon_roll_chance (&self->dice, 12))
    {
      g_string_append_printf (self->json, " (<cite ref='r%u'/>)",
                              lexicon_roll_below (&self->dice, N_REFERENCES));
      self->n_words += N_CITATION_WORDS;
    }
  g_string_append_c (self->json, '.');
}

static void
write_sentences (Writer *self, guint n_words)
{
  guint end = self->n_words + n_words;

  while (self->n_words < end)
    {
      guint rest = end - self->n_words, n = lexicon_roll_between (&self->dice, 8, 28);

      /* No end of one or two words */
      write_sentence (self, n + 5 > rest ? rest : n);
      if (self->n_words < end)
        g_string_append_c (self->json, ' ');
    }
}

/* Blocks */

static void
write_block (Writer *self, guint section, guint block)
{
  guint lot = lexicon_roll_below (&self->dice, 100);
  gboolean is_list = FALSE;
  const char *type = "paragraph";

  /* Those that may hold rare words are paragraphs, and long enough for it, whether they do or not.
   */
  if (block == TOGETHER_BLOCK || block == APART_BLOCK)
    lot = 100;
  if (lot < 6)
    type = "practice";
  else if (lot < 9)
    type = "vignette";
  else if (lot < 12)
    type = "quote";
  is_list = lot >= 12 && lot < 18;

  g_string_append_printf (self->json, "%s{\"id\":\"s%u-%u\",\"type\":\"%s\",", block > 0 ? "," : "",
                          section, block, is_list ? "list" : type);
  if (is_list)
    {
      guint n_items = lexicon_roll_between (&self->dice, 3, 5);

      g_string_append (self->json, "\"items\":[");
      for (guint i = 0; i < n_items; i++)
        {
          g_string_append (self->json, i > 0 ? ",\"" : "\"");
          write_sentences (self, lexicon_roll_between (&self->dice, 12, 24));
          g_string_append_c (self->json, '"');
        }
      g_string_append (self->json, "]}");
    }
  else
    {
      g_string_append (self->json, "\"text\":\"");
      write_sentences (self, lexicon_roll_between (&self->dice, lot == 100 ? 80 : 40, 120));
      g_string_append (self->json, "\"}");
    }
}

static void
plan_rare_words (Writer *self, const MadeArticle *article, guint section, guint block)
{
  gboolean are_together = block == TOGETHER_BLOCK;
  guint first = are_together ? article->first_together : article->first_apart;
  guint n = are_together ? article->n_together : article->n_apart;

  self->n_rare = 0;
  if ((are_together || block == APART_BLOCK) && section >= 1 && section <= n)
    {
      self->n_rare = N_RARE;
      self->next_rare = first + N_RARE * (section - 1);
      self->are_together = are_together;
      self->until_rare = RARE_GAP;
    }
}

static void
write_section (Writer *self, const MadeArticle *article, guint section, guint end)
{
  g_string_append_printf (self->json, "{\"id\":\"s%u\",\"title\":\"", section);
  write_title (self, lexicon_roll_between (&self->dice, 2, 7));
  g_string_append (self->json, "\",\"body\":[");
  for (guint block = 0; self->n_words < end || block <= APART_BLOCK; block++)
    {
      plan_rare_words (self, article, section, block);
      write_block (self, section, block);
    }
  g_string_append_c (self->json, ']');
}

/* Each third section has the next two within it. */
static void
write_sections (Writer *self, const MadeArticle *article)
{
  guint section = 0;

  g_string_append (self->json, "\"sections\":[");
  for (; self->n_words < N_WORDS; section++)
    {
      if (section > 0)
        g_string_append (self->json, section % 3 == 0   ? "}]},"
                                     : section % 3 == 1 ? ",\"sections\":["
                                                        : "},");
      write_section (self, article, section, MIN ((section + 1) * N_SECTION_WORDS, N_WORDS));
    }
  g_string_append (self->json, (section - 1) % 3 == 0 ? "}" : "}]}");
  g_string_append (self->json, "],");
}

/* Glossary and references */

static void
write_terms (Writer *self)
{
  g_string_append (self->json, "\"terms\":[");
  for (guint i = 0; i < N_TERMS; i++)
    {
      g_string_append_printf (self->json, "%s{\"id\":\"t%u\",\"title\":\"", i > 0 ? "," : "", i);
      write_title (self, lexicon_roll_between (&self->dice, 1, 3));
      g_string_append (self->json, "\",\"definition\":\"");
      write_sentences (self, lexicon_roll_between (&self->dice, 15, 35));
      g_string_append (self->json, "\"}");
    }
  g_string_append (self->json, "],");
}

/* Some have written much, most but little: like words. */
static void
write_authors (Writer *self)
{
  guint n = lexicon_roll_between (&self->dice, 1, 3);

  for (guint i = 0; i < n; i++)
    {
      g_string_append (self->json, i > 0 ? ",{\"family\":\"" : "{\"family\":\"");
      lexicon_append_name (lexicon_draw (self->lexicon, &self->dice), self->json);
      g_string_append_printf (self->json, "\",\"given\":\"%c.\"}",
                              'A' + (char) lexicon_roll_below (&self->dice, 26));
    }
}

static void
write_references (Writer *self)
{
  g_string_append (self->json, "\"references\":[");
  for (guint i = 0; i < N_REFERENCES; i++)
    {
      guint page = lexicon_roll_between (&self->dice, 1, 600);
      gboolean is_book = lexicon_roll_chance (&self->dice, 3);

      g_string_append_printf (self->json, "%s{\"id\":\"r%u\",\"type\":\"%s\",\"title\":\"",
                              i > 0 ? "," : "", i, is_book ? "book" : "article-journal");
      write_title (self, lexicon_roll_between (&self->dice, 5, 12));
      g_string_append (self->json, "\",\"author\":[");
      write_authors (self);
      g_string_append_printf (self->json, "],\"issued\":{\"date-parts\":[[%u]]},\"%s\":\"",
                              lexicon_roll_between (&self->dice, 1950, 2024),
                              is_book ? "publisher" : "container-title");
      write_title (self, lexicon_roll_between (&self->dice, 2, 4));
      g_string_append_c (self->json, '"');
      if (!is_book)
        g_string_append_printf (self->json, ",\"volume\":\"%u\",\"page\":\"%u-%u\"",
                                lexicon_roll_between (&self->dice, 1, 90), page,
                                page + lexicon_roll_between (&self->dice, 5, 40));
      g_string_append_c (self->json, '}');
    }
  g_string_append (self->json, "]");
}

/**
 * made_article_write:
 *
 * Writes an article of 5,000 words in some thirteen sections, with a glossary and references.
 *
 * Returns: (transfer full): its JSON
 */
GBytes *
made_article_write (const MadeArticle *self, const Lexicon *lexicon)
{
  g_autoptr (GArray) ranks = g_array_new (FALSE, FALSE, sizeof (guint64));
  Writer writer = { .lexicon = lexicon, .dice = { lexicon_mix (self->seed) }, .ranks = ranks };

  writer.json = g_string_sized_new (N_BYTES);
  g_string_append_printf (
      writer.json, "{\"format\":1,\"id\":\"%s\",\"language\":\"en-US\",\"title\":\"", self->name);
  write_title (&writer, 4);
  g_string_append (writer.json, "\",\"updated\":\"2025-01-01\",\"license\":\"CC0-1.0\",");
  write_sections (&writer, self);
  write_terms (&writer);
  write_references (&writer);
  g_string_append_c (writer.json, '}');

  return g_string_free_to_bytes (writer.json);
}

/**
 * made_article_dup_block_id:
 * @passage: which of those that have rare words side by side, from 0
 *
 * Returns: (transfer full): the block that it is in
 */
char *
made_article_dup_block_id (guint passage)
{
  return g_strdup_printf ("s%u-%u", passage + 1, TOGETHER_BLOCK);
}
