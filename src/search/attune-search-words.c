/* attune-search-words.c: the words of a text, folded to what they are compared by
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "attune-search-words.h"

#include <string.h>

#include "attune-search-letters.h"

/* The longest word, in code points as they are folded; what goes beyond it is read and left out. */
#define MAX_LETTERS 64
#define MAX_BYTES (MAX_LETTERS * 4)

/* Articles and pronouns that French and Italian run together with the word behind them, where that
 * begins with a vowel or an h and is no short word: l’enfant, dell’attaccamento. */
static const char *const elided[] = {
  "l", "d", "j", "c", "n", "s", "m", "t", "qu", "un", "all", "dall", "dell", "nell", "sull",
};
#define MIN_ELIDED_LETTERS 3

/* “’s” is no part of a word of at least as many letters. */
#define MIN_OWNER_LETTERS 2

/* Bytes that are to be looked at; all others are what they fold to. */
enum
{
  BREAK = 0,
  OTHER = 1,
};

/* clang-format off */
static const guint8 ascii[256] = {
  ['0'] = '0', '1', '2', '3', '4', '5', '6', '7', '8', '9',
  ['A'] = 'a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j', 'k', 'l', 'm',
          'n', 'o', 'p', 'q', 'r', 's', 't', 'u', 'v', 'w', 'x', 'y', 'z',
  ['a'] = 'a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j', 'k', 'l', 'm',
          'n', 'o', 'p', 'q', 'r', 's', 't', 'u', 'v', 'w', 'x', 'y', 'z',
  ['\''] = OTHER, ['`'] = OTHER, [0x80 ... 0xFF] = OTHER,
};
/* clang-format on */

/**
 * attune_search_words_init:
 * @self: what is to be initialised
 * @text: a text; it must outlive @self
 * @n_bytes: its length in bytes, or -1 where it ends with a NUL; it ends at a NUL in any case
 *
 * Begins to read a text. Bytes that are no UTF-8 part words. What was initialised must not be moved
 * in memory, and is cleared in the end.
 *
 * Takes one allocation for the text, and none for its words.
 */
void
attune_search_words_init (AttuneSearchWords *self, const char *text, gssize n_bytes)
{
  *self = (AttuneSearchWords) {
    .text = text,
    .length = n_bytes < 0 ? strlen (text) : strnlen (text, (gsize) n_bytes),
    .buffer = g_string_sized_new (MAX_BYTES + 1),
  };
  attune_search_letters_prepare ();
}

/**
 * attune_search_words_clear:
 * @self: what was initialised
 *
 * Frees what was needed to read a text.
 */
void
attune_search_words_clear (AttuneSearchWords *self)
{
  if (self->buffer != NULL)
    g_string_free (g_steal_pointer (&self->buffer), TRUE);
  self->word = NULL;
}

/* A word while it is read */
typedef struct
{
  char *buffer;
  gsize n_bytes;
  guint n_letters;

  /* What stood before the first apostrophe, and where the text went on */
  gsize n_first_bytes;
  guint n_first_letters;
  const char *rest;

  /* What stood before the last one */
  gsize n_last_bytes;
  guint n_last_letters;
} Word;

static void
append (Word *word, const AttuneSearchLetter *letter)
{
  if (word->n_letters + letter->n_letters > MAX_LETTERS)
    {
      word->n_letters = MAX_LETTERS;
      return;
    }

  memcpy (word->buffer + word->n_bytes, letter->folded, letter->n_bytes);
  word->n_bytes += letter->n_bytes;
  word->n_letters += letter->n_letters;
}

static void
note_apostrophe (Word *word, const char *rest)
{
  if (word->rest == NULL)
    {
      word->rest = rest;
      word->n_first_bytes = word->n_bytes;
      word->n_first_letters = word->n_letters;
    }
  word->n_last_bytes = word->n_bytes;
  word->n_last_letters = word->n_letters;
}

static void
drop_possessive (Word *word)
{
  if (word->n_letters == word->n_last_letters + 1 && word->n_last_letters >= MIN_OWNER_LETTERS &&
      word->buffer[word->n_bytes - 1] == 's')
    {
      word->n_bytes = word->n_last_bytes;
      word->n_letters = word->n_last_letters;
    }
}

/* Whether what stood before the first apostrophe is to be left out. No matter how it is written, so
 * that d’Angelo and D’Angelo remain one name; what is elided never stands before a consonant. */
static gboolean
begins_elided (const Word *word)
{
  if (word->n_letters < word->n_first_letters + MIN_ELIDED_LETTERS ||
      strchr ("aeiouyh", word->buffer[word->n_first_bytes]) == NULL)
    return FALSE;

  for (gsize i = 0; i < G_N_ELEMENTS (elided); i++)
    if (strlen (elided[i]) == word->n_first_bytes &&
        memcmp (elided[i], word->buffer, word->n_first_bytes) == 0)
      return TRUE;

  return FALSE;
}

/* Where the next word begins, or @end. */
static const char *
find_start (const char *at, const char *end)
{
  AttuneSearchLetter scratch;
  gsize n_bytes = 0;

  for (; at < end; at += n_bytes)
    {
      guint8 folded = ascii[(guint8) *at];

      n_bytes = 1;
      if (folded > OTHER)
        return at;
      if (folded == OTHER && attune_search_letters_read (at, end, &scratch, &n_bytes)->kind >=
                                 ATTUNE_SEARCH_LETTER_DIGIT)
        return at;
    }

  return end;
}

static gboolean
begins_with_letter (const char *at, const char *end)
{
  AttuneSearchLetter scratch;
  gsize n_bytes = 0;

  return at < end && attune_search_letters_read (at, end, &scratch, &n_bytes)->kind ==
                         ATTUNE_SEARCH_LETTER_LETTER;
}

/* Reads a word that begins at *@at. Returns where it ends; *@at is where to go on. */
static const char *
read_word (Word *word, const char **at, const char *end)
{
  const char *p = *at, *word_end = p;
  AttuneSearchLetter scratch;

  while (p < end)
    {
      const AttuneSearchLetter *letter = NULL;
      gsize n_bytes = 0;

      if (ascii[(guint8) *p] > OTHER)
        {
          const char *limit = p + MIN (end - p, MAX_LETTERS - (gssize) word->n_letters);
          char *out = word->buffer + word->n_bytes;
          const char *first = p;

          for (; p < limit && ascii[(guint8) *p] > OTHER; p++)
            *out++ = (char) ascii[(guint8) *p];
          word->n_bytes += (gsize) (p - first);
          word->n_letters += (guint) (p - first);
          while (p < end && ascii[(guint8) *p] > OTHER)
            p++;
          word_end = p;
        }
      if (p == end || ascii[(guint8) *p] == BREAK)
        break;

      letter = attune_search_letters_read (p, end, &scratch, &n_bytes);
      if (letter->kind == ATTUNE_SEARCH_LETTER_BREAK)
        break;
      if (letter->kind == ATTUNE_SEARCH_LETTER_APOSTROPHE)
        {
          if (!begins_with_letter (p + n_bytes, end))
            break;
          note_apostrophe (word, p + n_bytes);
        }
      p += n_bytes;
      if (letter->kind >= ATTUNE_SEARCH_LETTER_DIGIT)
        append (word, letter);
      if (letter->kind >= ATTUNE_SEARCH_LETTER_MARK)
        word_end = p;
    }

  *at = p;
  return word_end;
}

/**
 * attune_search_words_next:
 * @self: what was initialised
 *
 * Reads the next word, and folds it: letters are taken apart as by Unicode's form NFKD and put in
 * lower case, their accents dropped (*Köhler* is *kohler*, *œdème* *oedeme*, *Straße* *strasse*).
 * Apostrophes go, and with them the English possessive (*client’s* is *client*, *don’t* *dont*) and
 * what French and Italian elide before a vowel (*l’enfant* is *enfant*). A hyphen parts words;
 * a soft hyphen does not. Of a very long word, 64 code points are kept.
 *
 * Returns: whether there was one
 */
gboolean
attune_search_words_next (AttuneSearchWords *self)
{
  const char *end = self->text + self->length;
  const char *at = find_start (self->text + self->at, end);
  const char *start = at;
  Word word = { .buffer = self->buffer->str };

  self->at = (gsize) (at - self->text);
  if (at == end)
    {
      self->word = NULL;
      self->n_bytes = 0;
      return FALSE;
    }

  self->end = (gsize) (read_word (&word, &at, end) - self->text);
  self->at = (gsize) (at - self->text);
  word.buffer[word.n_bytes] = '\0';

  self->word = word.buffer;
  if (word.rest != NULL)
    {
      drop_possessive (&word);
      word.buffer[word.n_bytes] = '\0';
      if (begins_elided (&word))
        {
          start = word.rest;
          self->word += word.n_first_bytes;
          word.n_bytes -= word.n_first_bytes;
        }
    }
  self->start = (gsize) (start - self->text);
  self->n_bytes = word.n_bytes;

  return TRUE;
}

/**
 * attune_search_fold_word:
 * @word: a text
 *
 * Returns: (transfer full) (nullable): the first word in it, folded as all are; %NULL where it has
 *   none
 */
char *
attune_search_fold_word (const char *word)
{
  g_auto (AttuneSearchWords) words = { 0 };

  attune_search_words_init (&words, word, -1);

  return attune_search_words_next (&words) ? g_strndup (words.word, words.n_bytes) : NULL;
}
