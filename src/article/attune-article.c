/* attune-article.c: an article
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "attune-article.h"

#include <glib/gi18n-lib.h>

#include "attune-article-error.h"
#include "attune-article-parser.h"
#include "attune-edit-distance.h"

/**
 * AttuneArticle:
 *
 * An article: its sections as a tree, and its blocks as one row in reading order, headings,
 * glossary and references among them. Immutable, and safe to read from any thread.
 */
struct _AttuneArticle
{
  GObject parent_instance;

  AttuneArticleData data;
  char *checksum;
};

G_DEFINE_FINAL_TYPE (AttuneArticle, attune_article, G_TYPE_OBJECT)

/* Farther than this from what was asked for, an id is no suggestion. */
#define MAX_SUGGESTION_DISTANCE 4

/* How much of a file is read at a time; an article fits into one or a few. */
#define CHUNK_BYTES (256 * 1024)

static void
attune_article_finalize (GObject *object)
{
  AttuneArticle *self = ATTUNE_ARTICLE (object);

  attune_article_data_clear (&self->data);
  g_clear_pointer (&self->checksum, g_free);

  G_OBJECT_CLASS (attune_article_parent_class)->finalize (object);
}

static void
attune_article_class_init (AttuneArticleClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = attune_article_finalize;
}

static void
attune_article_init (AttuneArticle *self)
{
}

/**
 * attune_article_new_from_bytes:
 * @bytes: a file as data/articles/FORMAT.md describes it
 * @name: what to call it in messages
 * @error: return location, %ATTUNE_ARTICLE_ERROR
 *
 * Reads an article. What is wrong with it is told with the file's name and the JSON path.
 *
 * Returns: (transfer full) (nullable): the article, or %NULL with @error set
 */
AttuneArticle *
attune_article_new_from_bytes (GBytes *bytes, const char *name, GError **error)
{
  g_autoptr (AttuneArticle) self = g_object_new (ATTUNE_TYPE_ARTICLE, NULL);

  if (!attune_article_parse (bytes, &self->data, error))
    {
      g_prefix_error (error, "%s: ", name);
      return NULL;
    }

  self->checksum = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);

  return g_steal_pointer (&self);
}

/* A file that is far too large, or has no end, must not fill the memory before it is refused. */
static GBytes *
load_file (GFile *file, GError **error)
{
  g_autoptr (GFileInputStream) stream = g_file_read (file, NULL, error);
  g_autoptr (GByteArray) contents = g_byte_array_new ();
  gsize n_read = 0;

  if (stream == NULL)
    return NULL;

  do
    {
      gsize length = contents->len;

      g_byte_array_set_size (contents, (guint) (length + CHUNK_BYTES));
      if (!g_input_stream_read_all (G_INPUT_STREAM (stream), contents->data + length, CHUNK_BYTES,
                                    &n_read, NULL, error))
        return NULL;
      g_byte_array_set_size (contents, (guint) (length + n_read));
    }
  while (n_read == CHUNK_BYTES && contents->len <= ATTUNE_ARTICLE_MAX_BYTES);

  return g_byte_array_free_to_bytes (g_steal_pointer (&contents));
}

/**
 * attune_article_new_from_file:
 * @file: where it lies
 * @error: return location, %G_IO_ERROR or %ATTUNE_ARTICLE_ERROR
 *
 * Reads an article from a file of its own.
 *
 * Returns: (transfer full) (nullable): the article, or %NULL with @error set
 */
AttuneArticle *
attune_article_new_from_file (GFile *file, GError **error)
{
  g_autofree char *name = g_file_get_parse_name (file);
  g_autoptr (GBytes) bytes = load_file (file, error);

  return bytes != NULL ? attune_article_new_from_bytes (bytes, name, error) : NULL;
}

const char *
attune_article_get_id (AttuneArticle *self)
{
  return self->data.id;
}

const char *
attune_article_get_language (AttuneArticle *self)
{
  return self->data.language;
}

const char *
attune_article_get_title (AttuneArticle *self)
{
  return self->data.title;
}

/**
 * attune_article_get_subtitle:
 *
 * Returns: (nullable): the subtitle
 */
const char *
attune_article_get_subtitle (AttuneArticle *self)
{
  return self->data.subtitle;
}

/**
 * attune_article_get_summary:
 *
 * Returns: (nullable): the summary
 */
const char *
attune_article_get_summary (AttuneArticle *self)
{
  return self->data.summary;
}

/**
 * attune_article_get_updated:
 *
 * Returns: the date of this edition, YYYY-MM-DD as the file has it
 */
const char *
attune_article_get_updated (AttuneArticle *self)
{
  return self->data.updated;
}

const char *
attune_article_get_license (AttuneArticle *self)
{
  return self->data.license;
}

/**
 * attune_article_get_checksum:
 *
 * Returns: SHA-256 of the file, in hexadecimal: the same where the article is the same
 */
const char *
attune_article_get_checksum (AttuneArticle *self)
{
  return self->checksum;
}

/**
 * attune_article_get_n_words:
 *
 * Returns: words of the body; headings, glossary and references are not counted
 */
guint
attune_article_get_n_words (AttuneArticle *self)
{
  return self->data.n_words;
}

/**
 * attune_article_get_sections:
 *
 * Returns: (transfer none): the [class@Section]s that lie in no other
 */
GListModel *
attune_article_get_sections (AttuneArticle *self)
{
  return G_LIST_MODEL (self->data.top_sections);
}

/**
 * attune_article_get_n_sections:
 *
 * Returns: how many sections there are at all levels
 */
guint
attune_article_get_n_sections (AttuneArticle *self)
{
  return self->data.sections->len;
}

/**
 * attune_article_get_section:
 * @index: its number in reading order
 *
 * Returns: (transfer none): the section
 */
AttuneSection *
attune_article_get_section (AttuneArticle *self, guint index)
{
  g_return_val_if_fail (index < self->data.sections->len, NULL);

  return g_ptr_array_index (self->data.sections, index);
}

/**
 * attune_article_lookup_section:
 *
 * Returns: (transfer none) (nullable): the section of that id
 */
AttuneSection *
attune_article_lookup_section (AttuneArticle *self, const char *id)
{
  const AttuneBlock *block = attune_article_lookup_block (self, id);

  if (block == NULL || attune_block_get_block_type (block) != ATTUNE_BLOCK_HEADING)
    return NULL;

  return attune_article_get_section_of_block (self, block);
}

/**
 * attune_article_get_section_of_block:
 * @block: a block of this article
 *
 * Returns: (transfer none): the innermost section that it is in; a heading is in its own
 */
AttuneSection *
attune_article_get_section_of_block (AttuneArticle *self, const AttuneBlock *block)
{
  guint index = attune_block_get_index (block);
  guint low = 0, high = self->data.sections->len;

  /* The last section that begins at the block or before it: sections are sorted, and each block
   * behind a heading and before the next belongs to it. */
  while (high - low > 1)
    {
      guint middle = low + (high - low) / 2;

      if (attune_section_get_first_block (g_ptr_array_index (self->data.sections, middle)) <= index)
        low = middle;
      else
        high = middle;
    }

  return g_ptr_array_index (self->data.sections, low);
}

guint
attune_article_get_n_blocks (AttuneArticle *self)
{
  return self->data.blocks->len;
}

/**
 * attune_article_get_block:
 * @index: its number in reading order
 *
 * Returns: (transfer none): the block
 */
const AttuneBlock *
attune_article_get_block (AttuneArticle *self, guint index)
{
  g_return_val_if_fail (index < self->data.blocks->len, NULL);

  return g_ptr_array_index (self->data.blocks, index);
}

/**
 * attune_article_lookup_block:
 * @id: as places have it: of a block, of a section for its heading, `term/ID` or `ref/ID`
 *
 * Returns: (transfer none) (nullable): the block
 */
const AttuneBlock *
attune_article_lookup_block (AttuneArticle *self, const char *id)
{
  return g_hash_table_lookup (self->data.blocks_by_id, id);
}

/**
 * attune_article_lookup_reference:
 *
 * Returns: (transfer none) (nullable): the reference of that id
 */
AttuneReference *
attune_article_lookup_reference (AttuneArticle *self, const char *id)
{
  return g_hash_table_lookup (self->data.references, id);
}

/**
 * attune_article_lookup_term:
 *
 * Returns: (transfer none) (nullable): the term of that id
 */
AttuneTerm *
attune_article_lookup_term (AttuneArticle *self, const char *id)
{
  return g_hash_table_lookup (self->data.terms, id);
}

/**
 * attune_article_resolve:
 * @place: a place
 * @start: (out) (optional): first code point of its range in the block
 * @end: (out) (optional): the code point behind its range; of a whole block, its length
 * @error: return location, %ATTUNE_ARTICLE_ERROR_PLACE
 *
 * Finds the block that a place names. The article's beginning is its first block.
 *
 * Returns: (transfer none) (nullable): the block, or %NULL where the article has no such place
 */
const AttuneBlock *
attune_article_resolve (AttuneArticle *self,
                        const AttunePlace *place,
                        guint *start,
                        guint *end,
                        GError **error)
{
  const char *id = attune_place_get_block_id (place);
  const AttuneBlock *block = NULL;
  guint length = 0, from = 0, to = 0;

  if (g_str_equal (attune_place_get_article_id (place), self->data.id))
    block = id != NULL ? attune_article_lookup_block (self, id)
                       : attune_article_get_block (self, 0);
  if (block == NULL)
    {
      g_autofree char *address = attune_place_to_string (place);

      g_set_error (error, ATTUNE_ARTICLE_ERROR, ATTUNE_ARTICLE_ERROR_PLACE,
                   /* Translators: %s is an address such as attune:attachment#introduction */
                   _ ("There is no place “%s” in this article"), address);
      return NULL;
    }

  length = attune_text_get_length (attune_block_get_text (block));
  to = id == NULL ? 0 : length;
  if (attune_place_has_range (place))
    {
      from = MIN (attune_place_get_start (place), length);
      to = MIN (attune_place_get_end (place), length);
    }
  if (start != NULL)
    *start = from;
  if (end != NULL)
    *end = to;

  return block;
}

/**
 * attune_article_compare_places:
 * @a: a place
 * @b: another
 *
 * Compares places in reading order, of two that begin together the shorter first. Those that are
 * not in this article come last, in an order of their own.
 *
 * Returns: less than, equal to or greater than 0, as for strcmp()
 */
int
attune_article_compare_places (AttuneArticle *self, const AttunePlace *a, const AttunePlace *b)
{
  guint start_a = 0, start_b = 0, end_a = 0, end_b = 0;
  /* That a place is nowhere is no failure here: it has its place in the order. */
  const AttuneBlock *x = attune_article_resolve (self, a, &start_a, &end_a, NULL);
  const AttuneBlock *y = attune_article_resolve (self, b, &start_b, &end_b, NULL);

  if (x == NULL && y == NULL)
    {
      g_autofree char *s = attune_place_to_string (a);
      g_autofree char *t = attune_place_to_string (b);

      return strcmp (s, t);
    }
  if (x == NULL || y == NULL)
    return x == NULL ? 1 : -1;
  if (x != y)
    return attune_block_get_index (x) < attune_block_get_index (y) ? -1 : 1;

  if (start_a != start_b)
    return start_a < start_b ? -1 : 1;

  return (end_a > end_b) - (end_a < end_b);
}

typedef struct
{
  const char *id;
  guint distance;
} Suggestion;

static int
compare_suggestions (gconstpointer a, gconstpointer b)
{
  const Suggestion *x = a, *y = b;

  return (x->distance > y->distance) - (x->distance < y->distance);
}

/**
 * attune_article_suggest_ids:
 * @id: an id that no section has
 * @n_ids: how many to name at most
 *
 * Looks for the sections whose ids are near @id: part of it or it part of them, else by edit
 * distance.
 *
 * Returns: (transfer full): their ids, the nearest first; empty where none is near
 */
GStrv
attune_article_suggest_ids (AttuneArticle *self, const char *id, guint n_ids)
{
  g_autoptr (GArray) suggestions = g_array_new (FALSE, FALSE, sizeof (Suggestion));
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  guint limit = MIN (MAX_SUGGESTION_DISTANCE, (guint) g_utf8_strlen (id, -1) / 2 + 1);

  for (guint i = 0; i < self->data.sections->len; i++)
    {
      const char *other = attune_section_get_id (g_ptr_array_index (self->data.sections, i));
      Suggestion suggestion = { other, attune_edit_distance (id, other, limit) };

      if (*id != '\0' && (strstr (other, id) != NULL || strstr (id, other) != NULL))
        suggestion.distance = MIN (suggestion.distance, 1);
      if (suggestion.distance <= limit)
        g_array_append_val (suggestions, suggestion);
    }

  g_array_sort (suggestions, compare_suggestions);
  for (guint i = 0; i < MIN (n_ids, suggestions->len); i++)
    g_strv_builder_add (builder, g_array_index (suggestions, Suggestion, i).id);

  return g_strv_builder_end (builder);
}
