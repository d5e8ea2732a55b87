/* attune-search-document.c: something to be searched that is in no article
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "attune-search-document.h"

#include "attune-search-document-private.h"
#include "attune-search-word-hash.h"
#include "attune-search-words.h"

/* How far apart the words of two parts are, so that no phrase lies across, and they are near one
 * another for nobody. */
#define GAP 100

struct _AttuneSearchDocument
{
  AttuneSearchKind kind;
  char *key;
  AttunePlace *place;
  char *title;
  char *text;

  /* All words, folded, each with a NUL behind it; and what is known of them, in order. */
  char *folded;
  GArray *words;
};

static void
append_words (GArray *words,
              GString *folded,
              guint *position,
              const char *text,
              AttuneSearchDocumentPart part)
{
  g_auto (AttuneSearchWords) reader = { 0 };

  if (text == NULL)
    return;

  attune_search_words_init (&reader, text, -1);
  while (attune_search_words_next (&reader))
    {
      const AttuneSearchDocumentWord word = {
        .hash = attune_search_word_hash (reader.word),
        .offset = (guint) folded->len,
        .position = (*position)++,
        .part = (guint8) part,
        .head = (guint8) reader.word[0],
      };

      g_array_append_val (words, word);
      g_string_append_len (folded, reader.word, (gssize) reader.n_bytes + 1);
    }
  *position += GAP;
}

/**
 * attune_search_document_new:
 * @kind: %ATTUNE_SEARCH_NOTE or %ATTUNE_SEARCH_BOOKMARK
 * @key: what its owner knows it by
 * @place: (nullable): where it is, or %NULL where that was not found again
 * @title: (nullable): what it is called
 * @text: (nullable): what it says
 * @tags: (nullable) (array zero-terminated=1): its tags, without their number signs
 *
 * Makes a document, and its words ready to be compared. All strings are valid UTF-8.
 *
 * Returns: (transfer full): the document
 */
AttuneSearchDocument *
attune_search_document_new (AttuneSearchKind kind,
                            const char *key,
                            AttunePlace *place,
                            const char *title,
                            const char *text,
                            const char *const *tags)
{
  AttuneSearchDocument *self = g_atomic_rc_box_new0 (AttuneSearchDocument);
  g_autoptr (GString) folded = g_string_new (NULL);
  guint position = 0;

  self->kind = kind;
  self->key = g_strdup (key);
  self->place = place != NULL ? attune_place_ref (place) : NULL;
  self->title = g_strdup (title != NULL ? title : "");
  self->text = g_strdup (text != NULL ? text : "");

  self->words = g_array_new (FALSE, FALSE, sizeof (AttuneSearchDocumentWord));
  append_words (self->words, folded, &position, title, ATTUNE_SEARCH_DOCUMENT_TITLE);
  append_words (self->words, folded, &position, text, ATTUNE_SEARCH_DOCUMENT_TEXT);
  for (; tags != NULL && *tags != NULL; tags++)
    append_words (self->words, folded, &position, *tags, ATTUNE_SEARCH_DOCUMENT_TAG);
  self->folded = g_string_free_and_steal (g_steal_pointer (&folded));

  return self;
}

AttuneSearchDocument *
attune_search_document_ref (AttuneSearchDocument *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
document_clear (gpointer data)
{
  AttuneSearchDocument *self = data;

  g_free (self->key);
  g_clear_pointer (&self->place, attune_place_unref);
  g_free (self->title);
  g_free (self->text);
  g_free (self->folded);
  g_array_unref (self->words);
}

void
attune_search_document_unref (AttuneSearchDocument *self)
{
  g_atomic_rc_box_release_full (self, document_clear);
}

AttuneSearchKind
attune_search_document_get_kind (AttuneSearchDocument *self)
{
  return self->kind;
}

/**
 * attune_search_document_get_key:
 *
 * Returns: (transfer none): what its owner knows it by
 */
const char *
attune_search_document_get_key (AttuneSearchDocument *self)
{
  return self->key;
}

/**
 * attune_search_document_get_place:
 *
 * Returns: (transfer none) (nullable): where it is, if that is known
 */
AttunePlace *
attune_search_document_get_place (AttuneSearchDocument *self)
{
  return self->place;
}

/**
 * attune_search_document_get_title:
 *
 * Returns: (transfer none): what it is called, which may be empty
 */
const char *
attune_search_document_get_title (AttuneSearchDocument *self)
{
  return self->title;
}

/**
 * attune_search_document_get_text:
 *
 * Returns: (transfer none): what it says, which may be empty
 */
const char *
attune_search_document_get_text (AttuneSearchDocument *self)
{
  return self->text;
}

/**
 * attune_search_document_has_word:
 * @word: a folded word
 * @as_prefix: whether words that begin so will do
 *
 * Returns: whether the word stands in its title, its text or its tags, in this form
 */
gboolean
attune_search_document_has_word (AttuneSearchDocument *self, const char *word, gboolean as_prefix)
{
  guint64 hash = attune_search_word_hash (word);

  for (guint i = 0; i < self->words->len; i++)
    {
      const AttuneSearchDocumentWord *own = &g_array_index (self->words, AttuneSearchDocumentWord,
                                                            i);

      if (as_prefix ? g_str_has_prefix (self->folded + own->offset, word) : own->hash == hash)
        return TRUE;
    }

  return FALSE;
}

/**
 * attune_search_document_get_words:
 * @n_words: (out): how many there are
 * @folded: (out) (transfer none): what their offsets count from
 *
 * Returns: (transfer none) (array length=n_words): its words, in order; title, text, tags
 */
const AttuneSearchDocumentWord *
attune_search_document_get_words (AttuneSearchDocument *self, guint *n_words, const char **folded)
{
  *n_words = self->words->len;
  *folded = self->folded;

  return (const AttuneSearchDocumentWord *) (gpointer) self->words->data;
}
