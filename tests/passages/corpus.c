/* corpus.c: marks in an old edition, and where their passages are in a new one
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "corpus.h"

/* Nothing here calls what is tested: where a passage went is known from the edits, and how much of
 * it is left is measured with a table of its own. */

#define CONTEXT 32

static void
mark_free (gpointer data)
{
  CorpusMark *mark = data;

  attune_place_unref (mark->place);
  attune_quote_clear (&mark->quote);
  g_array_unref (mark->twins);
  g_free (mark);
}

AttuneArticle *
corpus_load_article (const char *path)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  AttuneArticle *article = attune_article_new_from_file (file, &error);

  g_assert_no_error (error);

  return article;
}

/* Kinds of edits. The last ones are what a new edition is like: some of everything. */
const CorpusKind corpus_kinds[] = {
  { "nothing", NULL, { NULL }, { 0 } },
  { "words inserted", NULL, { edition_insert_words }, { 15 } },
  { "words deleted", NULL, { edition_delete_words }, { 15 } },
  { "words replaced", NULL, { edition_replace_words }, { 15 } },
  { "sentences inserted", NULL, { edition_insert_sentences }, { 4 } },
  { "sentences deleted", NULL, { edition_delete_sentences }, { 3 } },
  { "sentences moved", NULL, { edition_move_sentences }, { 2 } },
  { "sentences repeated", NULL, { edition_repeat_sentences }, { 2 } },
  { "paragraphs split", NULL, { edition_split_paragraphs }, { 1 } },
  { "paragraphs merged", NULL, { edition_merge_paragraphs }, { 2 } },
  { "paragraphs moved", NULL, { edition_move_paragraphs }, { 2 } },
  { "paragraphs repeated", NULL, { edition_repeat_paragraphs }, { 3 } },
  { "paragraphs deleted", NULL, { edition_delete_paragraphs }, { 2 } },
  { "retyped", NULL, { edition_retype }, { 1 } },
  { "sections renamed", NULL, { edition_rename_sections }, { 1 } },
  { "ids lost", NULL, { edition_lose_ids }, { 1 } },
  { "ids shifted", NULL, { edition_shift_ids }, { 1 } },
  { "deleted, alike elsewhere", edition_echo_sentences, { edition_delete_echoed }, { 2 } },
  { "moved and ids lost", NULL, { edition_move_paragraphs, edition_lose_ids }, { 2, 1 } },
  { "repeated and words replaced",
    NULL,
    { edition_repeat_paragraphs, edition_replace_words },
    { 3, 20 } },
  { "new edition",
    NULL,
    { edition_insert_words, edition_delete_words, edition_replace_words, edition_delete_sentences,
      edition_split_paragraphs, edition_merge_paragraphs, edition_rename_sections },
    { 60, 60, 60, 15, 6, 6, 4 } },
  { "new edition, ids lost",
    NULL,
    { edition_replace_words, edition_insert_sentences, edition_delete_paragraphs,
      edition_move_sentences, edition_move_paragraphs, edition_retype, edition_lose_ids },
    { 30, 15, 10, 6, 10, 2, 1 } },
};
const guint corpus_n_kinds = G_N_ELEMENTS (corpus_kinds);

/**
 * corpus_edit:
 *
 * Does to an edition all that belongs to a kind, but for what is done before.
 */
void
corpus_edit (const CorpusKind *kind, Edition *edition)
{
  for (guint i = 0; i < G_N_ELEMENTS (kind->edits) && kind->edits[i] != NULL; i++)
    kind->edits[i](edition, kind->often[i]);
}

/* Marking */

static gboolean
is_space (const EditionChar *chars, guint i)
{
  return chars[i].c == ' ' || chars[i].c == '\n';
}

static guint
skip_words (const EditionChar *chars, guint length, guint at, guint n_words)
{
  for (; n_words > 0 && at < length; n_words--)
    {
      while (at < length && is_space (chars, at))
        at++;
      while (at < length && !is_space (chars, at))
        at++;
    }

  return at;
}

static gboolean
is_sentence_start (const EditionChar *chars, guint i)
{
  return i == 0 || chars[i - 1].c == '\n' ||
         (i > 1 && chars[i - 1].c == ' ' && chars[i - 2].c == '.');
}

/* What people mark: a word or two, some words, a sentence, a few, all of a paragraph */
static void
choose_range (const EditionChar *chars, guint length, GRand *rand, guint *start, guint *end)
{
  int kind = g_rand_int_range (rand, 0, 100);
  guint at = (guint) g_rand_int_range (rand, 0, (gint32) length);

  *start = 0;
  *end = length;
  if (kind < 8)
    return;

  while (at > 0 && !(kind < 55 ? is_space (chars, at - 1) : is_sentence_start (chars, at)))
    at--;
  *start = at;
  if (kind < 18)
    *end = skip_words (chars, length, at, (guint) g_rand_int_range (rand, 1, 3));
  else if (kind < 55)
    *end = skip_words (chars, length, at, (guint) g_rand_int_range (rand, 3, 13));
  else
    {
      guint n = kind < 80 ? 1 : (guint) g_rand_int_range (rand, 2, 4);

      for (at++; at < length && n > 0; at++)
        if (is_sentence_start (chars, at) && --n == 0)
          *end = at;
    }
  while (*end > *start && is_space (chars, *end - 1))
    --*end;
}

/* Whether two passages of an old edition have the same words before or, with a @step of 1, behind
 * them, as far as their lines reach and a quote keeps. */
static gboolean
is_alike (const GArray *a, guint i, const GArray *b, guint j, int step)
{
  for (guint n = 0; n < CONTEXT; n++)
    {
      gunichar c = i < a->len ? g_array_index (a, EditionChar, i).c : '\n';
      gunichar d = j < b->len ? g_array_index (b, EditionChar, j).c : '\n';

      if (c != d)
        return FALSE;
      if (c == '\n')
        return TRUE;
      i += (guint) step;
      j += (guint) step;
    }

  return TRUE;
}

static void
find_twins (Edition *edition, CorpusMark *mark, guint start)
{
  const GArray *own = ((EditionBlock *) g_ptr_array_index (edition->blocks, mark->source))->chars;
  guint length = (guint) mark->length;

  mark->twins = g_array_new (FALSE, FALSE, sizeof (int));
  for (guint i = 0; i < edition->blocks->len; i++)
    {
      const GArray *chars = ((EditionBlock *) g_ptr_array_index (edition->blocks, i))->chars;

      for (guint j = 0; j + length <= chars->len; j++)
        {
          const EditionChar *at = &g_array_index (chars, EditionChar, j);
          guint same = 0;

          while (same < length && at[same].c == g_array_index (own, EditionChar, start + same).c)
            same++;
          /* Before the first one there is none; the index wraps, and is past the end. */
          if (same == length && at->origin != mark->origin &&
              is_alike (chars, j - 1, own, start - 1, -1) &&
              is_alike (chars, j + length, own, start + length, 1))
            g_array_append_val (mark->twins, at->origin);
        }
    }
}

/**
 * corpus_make_marks:
 * @edition: the old edition
 * @old: the same, published
 *
 * Returns: (element-type CorpusMark): marks all over it, one in seven of a whole block
 */
GPtrArray *
corpus_make_marks (Edition *edition, AttuneArticle *old, guint n_marks, GRand *rand)
{
  GPtrArray *marks = g_ptr_array_new_with_free_func (mark_free);

  while (marks->len < n_marks)
    {
      guint number = (guint) g_rand_int_range (rand, 0, (gint32) edition->blocks->len);
      const EditionBlock *block = g_ptr_array_index (edition->blocks, number);
      const EditionChar *chars = (const EditionChar *) (gpointer) block->chars->data;
      CorpusMark *mark = g_new0 (CorpusMark, 1);
      guint start = 0, end = MIN (block->chars->len, 256);

      if (g_rand_int_range (rand, 0, 7) == 0)
        mark->place = attune_place_new ("edited", block->id);
      else
        {
          choose_range (chars, block->chars->len, rand, &start, &end);
          mark->place = attune_place_new_range ("edited", block->id, start, end);
        }
      attune_quote_init (&mark->quote, old, mark->place);
      mark->origin = chars[start].origin;
      mark->length = (int) (end - start);
      mark->source = (int) number;
      find_twins (edition, mark, start);
      g_ptr_array_add (marks, mark);
    }

  return marks;
}

/* The truth */

static gboolean
is_of (const CorpusMark *mark, const EditionChar *one)
{
  return one->origin >= mark->origin && one->origin < mark->origin + mark->length;
}

static guint
plain_distance (const gunichar *a, guint m, const gunichar *b, guint n)
{
  g_autofree guint *row = g_new (guint, n + 1);

  for (guint j = 0; j <= n; j++)
    row[j] = j;
  for (guint i = 1; i <= m; i++)
    {
      guint corner = row[0];

      row[0] = i;
      for (guint j = 1; j <= n; j++)
        {
          guint above = row[j];

          row[j] = MIN (MIN (above, row[j - 1]) + 1, corner + (a[i - 1] != b[j - 1]));
          corner = above;
        }
    }

  return row[n];
}

static gunichar *
dup_range (AttuneArticle *article, guint block, guint start, guint end)
{
  const AttuneText *text = attune_block_get_text (attune_article_get_block (article, block));
  g_autofree char *words = attune_text_dup_range (text, start, end);

  return g_utf8_to_ucs4_fast (words, -1, NULL);
}

/* A whole block is the one that the edits took it for, else where most of its words are. */
static void
find_block_truth (Edition *edition, const CorpusMark *mark, CorpusTruth *truth)
{
  for (guint i = 0; i < edition->blocks->len; i++)
    {
      const EditionBlock *block = g_ptr_array_index (edition->blocks, i);

      if (block->source != mark->source)
        continue;
      truth->found = TRUE;
      truth->block = i;
      truth->exists |= g_str_equal (block->id, attune_place_get_block_id (mark->place));
    }
}

/**
 * corpus_find_truth:
 * @edition: the new edition
 * @old: the old one, published
 * @article: the new one, published
 *
 * Finds where the code points of a passage went: to the block that has most of them, from the
 * first to the last there. The passage still exists if that stretch is a quarter of its length away
 * from it at the most, by plain edit distance; one of a whole block also if the block has kept its
 * id.
 */
void
corpus_find_truth (Edition *edition,
                   AttuneArticle *old,
                   AttuneArticle *article,
                   const CorpusMark *mark,
                   CorpusTruth *truth)
{
  gboolean whole = !attune_place_has_range (mark->place);
  guint most = 0, from = whole ? 0 : attune_place_get_start (mark->place);
  g_autofree gunichar *before = NULL, *after = NULL;

  *truth = (CorpusTruth) { 0 };
  for (guint i = 0; i < edition->blocks->len; i++)
    {
      const GArray *chars = ((EditionBlock *) g_ptr_array_index (edition->blocks, i))->chars;
      guint n = 0, start = 0, end = 0;

      for (guint j = 0; j < chars->len; j++)
        if (is_of (mark, &g_array_index (chars, EditionChar, j)))
          {
            start = n++ == 0 ? j : start;
            end = j + 1;
          }
      if (n > most)
        {
          *truth = (CorpusTruth) { FALSE, TRUE, i, start, end };
          most = n;
        }
    }

  if (truth->found)
    {
      before = dup_range (old, (guint) mark->source, from, from + (guint) mark->length);
      after = dup_range (article, truth->block, truth->start, truth->end);
      truth->exists = plain_distance (before, (guint) mark->length, after,
                                      truth->end - truth->start) <= (guint) mark->length / 4;
    }
  if (whole)
    find_block_truth (edition, mark, truth);
}

/* How many of a stretch's code points are among those of the old edition from @origin on */
static guint
count_common (Edition *edition, guint block, guint start, guint end, int origin, int length)
{
  const GArray *chars = ((EditionBlock *) g_ptr_array_index (edition->blocks, block))->chars;
  guint n = 0;

  for (guint i = start; i < MIN (end, chars->len); i++)
    {
      int from = g_array_index (chars, EditionChar, i).origin;

      n += from >= origin && from < origin + length;
    }

  return n;
}

/* Whether a stretch is the passage that began at @origin: half of either, at the least, is in the
 * other. Of the passage, those code points count that are still in the text. */
static gboolean
is_passage (Edition *edition, guint block, guint start, guint end, int origin, int length)
{
  guint common = count_common (edition, block, start, end, origin, length), left = 0;

  for (guint i = 0; i < edition->blocks->len; i++)
    left += count_common (edition, i, 0, G_MAXUINT, origin, length);

  return common > 0 && 2 * common >= MAX (left, end - start);
}

/* A whole block is the one that the edits took it for, or has half of its words. */
static gboolean
is_block (Edition *edition, guint block, const CorpusTruth *truth, int origin, int length)
{
  return (truth != NULL && truth->found && truth->block == block) ||
         2 * count_common (edition, block, 0, G_MAXUINT, origin, length) >= (guint) length;
}

/**
 * corpus_judge:
 * @edition: the new edition
 * @article: the same, published
 * @place: what was found
 *
 * A place is false where it is not the passage: where less than half of what it covers comes from
 * the passage, or where it covers less than half of what is left of it. One of a whole block is
 * false unless it is the block, or has half of the words.
 *
 * Returns: what the place is
 */
CorpusVerdict
corpus_judge (Edition *edition,
              AttuneArticle *article,
              const CorpusMark *mark,
              const CorpusTruth *truth,
              const AttunePlace *place)
{
  guint start = 0, end = 0;
  const AttuneBlock *block = attune_article_resolve (article, place, &start, &end, NULL);
  gboolean whole = !attune_place_has_range (place);

  g_assert_nonnull (block);
  g_assert_true (whole == !attune_place_has_range (mark->place));

  for (guint i = 0; i <= mark->twins->len; i++)
    {
      int origin = i == 0 ? mark->origin : g_array_index (mark->twins, int, i - 1);
      guint number = attune_block_get_index (block);

      if (whole ? is_block (edition, number, i == 0 ? truth : NULL, origin, mark->length)
                : is_passage (edition, number, start, end, origin, mark->length))
        return i == 0 ? CORPUS_RIGHT : CORPUS_TWIN;
    }

  return CORPUS_FALSE;
}
