/* attune-search-vocabulary-bytes.c: keeps a vocabulary in a file
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "attune-search-vocabulary.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "attune-search-vocabulary-private.h"
#include "attune-storage-error.h"

/* The bytes: MAGIC, the version, and, all numbers written with seven bits to a byte, the lowest
 * first, and the highest bit set in all bytes but the last,
 *
 *   the languages: how many, and each as a string: its length in bytes, and they;
 *   the words, sorted: how many, and each as the bytes that it begins with as the one before does,
 *     and the rest as a string;
 *   their counts;
 *   for each language its stems, as the words are written; and for each word the place of its stem,
 *     less the place of the last one's, times two, or where that is negative, minus one.
 *
 * Then FNV-1a of all of it in 64 bits, the lowest byte first. */
#define MAGIC "AtVo"
#define MAGIC_BYTES 4
#define VERSION 1
#define CHECKSUM_BYTES 8

/* More than there are stemmers. */
#define MAX_LANGUAGES 64
#define MAX_CODE_BYTES 16

/* FNV-1a: G. Fowler, L. C. Noll, K.-P. Vo, 1991 */
static guint64
compute_checksum (const guint8 *bytes, gsize n_bytes)
{
  guint64 hash = G_GUINT64_CONSTANT (14695981039346656037);

  for (gsize i = 0; i < n_bytes; i++)
    hash = (hash ^ bytes[i]) * G_GUINT64_CONSTANT (1099511628211);

  return GUINT64_TO_LE (hash);
}

static void
put_number (GByteArray *bytes, guint64 number)
{
  guint8 buffer[10];
  guint n = 0;

  for (; number >= 0x80; number >>= 7)
    buffer[n++] = (guint8) (number | 0x80);
  buffer[n++] = (guint8) number;
  g_byte_array_append (bytes, buffer, n);
}

static void
put_string (GByteArray *bytes, const char *string)
{
  gsize n_bytes = strlen (string);

  put_number (bytes, n_bytes);
  g_byte_array_append (bytes, (const guint8 *) string, (guint) n_bytes);
}

/* Writes @string, which comes behind @last. */
static void
put_next (GByteArray *bytes, const char *last, const char *string)
{
  gsize n_shared = 0;

  while (last[n_shared] != '\0' && last[n_shared] == string[n_shared])
    n_shared++;
  put_number (bytes, n_shared);
  put_string (bytes, string + n_shared);
}

static void
put_stems (GByteArray *bytes, const AttuneSearchStems *stems, guint n_words)
{
  const char *last = "";
  gint64 last_place = 0;

  put_number (bytes, stems->n_stems);
  for (guint i = 0; i < stems->n_stems; i++)
    {
      put_next (bytes, last, stems->stems[i]);
      last = stems->stems[i];
    }

  for (guint i = 0; i < n_words; i++)
    {
      gint64 step = (gint64) stems->stem_of[i] - last_place;

      put_number (bytes, step < 0 ? (guint64) -step * 2 - 1 : (guint64) step * 2);
      last_place = stems->stem_of[i];
    }
}

/**
 * attune_search_vocabulary_to_bytes:
 *
 * Writes a vocabulary that has been ended, some five bytes for a word and three for each language.
 *
 * Returns: (transfer full): what attune_search_vocabulary_new_from_bytes() reads
 */
GBytes *
attune_search_vocabulary_to_bytes (AttuneSearchVocabulary *self)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  const char *last = "";
  guint8 version = VERSION;
  guint64 checksum = 0;

  g_return_val_if_fail (self->maker == NULL, NULL);

  g_byte_array_append (bytes, (const guint8 *) MAGIC, MAGIC_BYTES);
  g_byte_array_append (bytes, &version, 1);
  put_number (bytes, self->n_languages);
  for (guint i = 0; i < self->n_languages; i++)
    put_string (bytes, self->languages[i].code);

  put_number (bytes, self->n_words);
  for (guint i = 0; i < self->n_words; i++)
    {
      put_next (bytes, last, self->forms[i].word);
      last = self->forms[i].word;
    }
  for (guint i = 0; i < self->n_words; i++)
    put_number (bytes, self->forms[i].count);
  for (guint i = 0; i < self->n_languages; i++)
    put_stems (bytes, &self->languages[i], self->n_words);

  checksum = compute_checksum (bytes->data, bytes->len);
  g_byte_array_append (bytes, (const guint8 *) &checksum, CHECKSUM_BYTES);

  return g_byte_array_free_to_bytes (g_steal_pointer (&bytes));
}

/* What is still to be read */
typedef struct
{
  const guint8 *at;
  const guint8 *end;
} Reader;

static gboolean
get_number (Reader *reader, guint64 max, guint64 *number)
{
  *number = 0;
  for (guint shift = 0; reader->at < reader->end && shift < 63; shift += 7)
    {
      guint8 byte = *reader->at++;

      *number |= (guint64) (byte & 0x7F) << shift;
      if ((byte & 0x80) == 0)
        return *number <= max;
    }

  return FALSE;
}

/* Reads how many of something follow, each of at least @n_bytes bytes. */
static gboolean
get_size (Reader *reader, gsize n_bytes, guint *n)
{
  guint64 number = 0;

  if (!get_number (reader, G_MAXINT, &number) ||
      number > (gsize) (reader->end - reader->at) / n_bytes)
    return FALSE;

  *n = (guint) number;
  return TRUE;
}

/* Reads a string of at most @max bytes into @buffer, behind its first @n_kept bytes. */
static gboolean
get_string (Reader *reader, char *buffer, gsize n_kept, gsize max, gsize *n_bytes)
{
  guint64 n = 0;

  if (!get_number (reader, max - n_kept, &n) || n > (gsize) (reader->end - reader->at))
    return FALSE;

  memcpy (buffer + n_kept, reader->at, n);
  buffer[n_kept + n] = '\0';
  reader->at += n;
  *n_bytes = n_kept + n;
  return TRUE;
}

/* Reads the next of sorted strings into @buffer, where the last one is, of *@n_bytes bytes. */
static gboolean
get_next (Reader *reader, char *buffer, gsize max, gsize *n_bytes)
{
  guint64 n_shared = 0;
  guint8 last = 0;

  if (!get_number (reader, *n_bytes, &n_shared))
    return FALSE;
  last = (guint8) buffer[n_shared];

  return get_string (reader, buffer, n_shared, max, n_bytes) && last < (guint8) buffer[n_shared] &&
         g_utf8_validate_len (buffer, *n_bytes, NULL);
}

static gboolean
get_words (Reader *reader, AttuneSearchVocabulary *self)
{
  char buffer[ATTUNE_SEARCH_VOCABULARY_MAX_BYTES + 1] = "";
  gsize n_bytes = 0;
  guint64 count = 0;
  guint n_words = 0;

  /* Two numbers for the word, a byte at least, and a number for its count */
  if (!get_size (reader, 4, &n_words))
    return FALSE;

  self->forms = g_new (AttuneSearchForm, n_words);
  for (guint i = 0; i < n_words; i++)
    {
      if (!get_next (reader, buffer, ATTUNE_SEARCH_VOCABULARY_MAX_BYTES, &n_bytes))
        return FALSE;
      self->forms[i].word = attune_search_arena_add (self->arena, buffer, n_bytes);
    }
  for (guint i = 0; i < n_words; i++)
    {
      if (!get_number (reader, G_MAXUINT, &count))
        return FALSE;
      self->forms[i].count = (guint) count;
    }
  self->n_words = n_words;

  return TRUE;
}

static gboolean
get_stems (Reader *reader, AttuneSearchVocabulary *self, AttuneSearchStems *stems)
{
  char buffer[ATTUNE_SEARCH_VOCABULARY_MAX_STEM_BYTES + 1] = "";
  gsize n_bytes = 0;
  gint64 place = 0;

  if (!get_size (reader, 3, &stems->n_stems))
    return FALSE;

  stems->stems = g_new (const char *, stems->n_stems);
  for (guint i = 0; i < stems->n_stems; i++)
    {
      if (!get_next (reader, buffer, ATTUNE_SEARCH_VOCABULARY_MAX_STEM_BYTES, &n_bytes))
        return FALSE;
      stems->stems[i] = attune_search_arena_add (self->arena, buffer, n_bytes);
    }

  stems->stem_of = g_new (guint, self->n_words);
  for (guint i = 0; i < self->n_words; i++)
    {
      guint64 step = 0;

      if (!get_number (reader, G_MAXUINT, &step))
        return FALSE;
      place += step % 2 == 0 ? (gint64) (step / 2) : -(gint64) (step / 2) - 1;
      if (place < 0 || place >= stems->n_stems)
        return FALSE;
      stems->stem_of[i] = (guint) place;
    }

  return TRUE;
}

static gboolean
get_vocabulary (Reader *reader, AttuneSearchVocabulary *self)
{
  guint64 n_languages = 0;

  if (!get_number (reader, MAX_LANGUAGES, &n_languages))
    return FALSE;

  self->languages = g_new0 (AttuneSearchStems, n_languages);
  self->n_languages = (guint) n_languages;
  for (guint i = 0; i < self->n_languages; i++)
    {
      char code[MAX_CODE_BYTES + 1];
      gsize n_bytes = 0;

      if (!get_string (reader, code, 0, MAX_CODE_BYTES, &n_bytes) || !g_str_is_ascii (code))
        return FALSE;
      self->languages[i].code = g_strdup (code);
    }

  if (!get_words (reader, self))
    return FALSE;
  for (guint i = 0; i < self->n_languages; i++)
    if (!get_stems (reader, self, &self->languages[i]))
      return FALSE;

  return reader->at == reader->end;
}

/**
 * attune_search_vocabulary_new_from_bytes:
 * @bytes: what attune_search_vocabulary_to_bytes() wrote
 * @error: return location
 *
 * Reads a vocabulary, ready to be asked. Whatever the bytes are, nothing worse than an error comes
 * of them.
 *
 * Returns: (transfer full): the vocabulary; %NULL with %ATTUNE_STORAGE_ERROR_CORRUPT where the
 *   bytes are damaged, or of another version of the program
 */
AttuneSearchVocabulary *
attune_search_vocabulary_new_from_bytes (GBytes *bytes, GError **error)
{
  g_autoptr (AttuneSearchArena) arena = attune_search_arena_new ();
  g_autoptr (AttuneSearchVocabulary) self = attune_search_vocabulary_alloc (arena);
  gsize n_bytes = 0;
  const guint8 *data = g_bytes_get_data (bytes, &n_bytes);
  Reader reader = { 0 };
  guint64 checksum = 0;

  if (n_bytes > MAGIC_BYTES + 1 + CHECKSUM_BYTES && memcmp (data, MAGIC, MAGIC_BYTES) == 0 &&
      data[MAGIC_BYTES] == VERSION)
    {
      reader = (Reader) { data + MAGIC_BYTES + 1, data + n_bytes - CHECKSUM_BYTES };
      checksum = compute_checksum (data, n_bytes - CHECKSUM_BYTES);
      if (memcmp (&checksum, reader.end, CHECKSUM_BYTES) == 0 && get_vocabulary (&reader, self))
        {
          attune_search_vocabulary_finish (self);
          return g_steal_pointer (&self);
        }
    }

  g_set_error_literal (error, ATTUNE_STORAGE_ERROR, ATTUNE_STORAGE_ERROR_CORRUPT,
                       _ ("The index for searching is damaged. It will be made anew."));

  return NULL;
}
