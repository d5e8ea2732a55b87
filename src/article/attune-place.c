/* attune-place.c: a place in an article
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "attune-place.h"

#include <glib/gi18n-lib.h>

#include "attune-article-error.h"

/**
 * AttunePlace:
 *
 * Where something is: an article, a block of it, and a range of code points in that block's text.
 * Without a block it is the article's beginning, without a range the whole block. Immutable.
 *
 * Written as `attune:ARTICLE#BLOCK:START-END`. Whether the place exists, an article tells:
 * [method@Article.resolve].
 */
struct _AttunePlace
{
  char *article_id;
  char *block_id;
  gboolean has_range;
  guint start;
  guint end;
};

G_DEFINE_BOXED_TYPE (AttunePlace, attune_place, attune_place_ref, attune_place_unref)

#define SCHEME "attune:"

/**
 * attune_place_new:
 * @article_id: an article's id
 * @block_id: (nullable): the id of a block, or of a section for its heading, `term/ID` or `ref/ID`
 *
 * Returns: (transfer full): the place of a whole block, or of the article's beginning
 */
AttunePlace *
attune_place_new (const char *article_id, const char *block_id)
{
  AttunePlace *self = g_atomic_rc_box_new0 (AttunePlace);

  self->article_id = g_strdup (article_id);
  self->block_id = g_strdup (block_id);

  return self;
}

/**
 * attune_place_new_range:
 * @start: first code point of the range
 * @end: the code point behind its last, not below @start
 *
 * Returns: (transfer full): the place of a range in a block
 */
AttunePlace *
attune_place_new_range (const char *article_id, const char *block_id, guint start, guint end)
{
  AttunePlace *self = NULL;

  g_return_val_if_fail (block_id != NULL && start <= end, NULL);

  self = attune_place_new (article_id, block_id);
  self->has_range = TRUE;
  self->start = start;
  self->end = end;

  return self;
}

AttunePlace *
attune_place_ref (AttunePlace *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
place_clear (gpointer data)
{
  AttunePlace *self = data;

  g_free (self->article_id);
  g_free (self->block_id);
}

void
attune_place_unref (AttunePlace *self)
{
  g_atomic_rc_box_release_full (self, place_clear);
}

static gboolean
is_id (const char *string)
{
  if (!g_ascii_islower (*string))
    return FALSE;

  for (const char *c = string; *c != '\0'; c++)
    if (!g_ascii_islower (*c) && !g_ascii_isdigit (*c) && *c != '-')
      return FALSE;

  return TRUE;
}

static gboolean
is_block_id (const char *string)
{
  if (g_str_has_prefix (string, "term/"))
    return is_id (string + strlen ("term/"));
  if (g_str_has_prefix (string, "ref/"))
    return is_id (string + strlen ("ref/"));

  return is_id (string);
}

static gboolean
parse_range (const char *string, guint *start, guint *end)
{
  g_auto (GStrv) parts = g_strsplit (string, "-", 2);
  guint64 from = 0, to = 0;

  if (g_strv_length (parts) != 2 ||
      !g_ascii_string_to_unsigned (parts[0], 10, 0, G_MAXUINT, &from, NULL) ||
      !g_ascii_string_to_unsigned (parts[1], 10, from, G_MAXUINT, &to, NULL))
    return FALSE;

  *start = (guint) from;
  *end = (guint) to;

  return TRUE;
}

/**
 * attune_place_parse:
 * @uri: `attune:ARTICLE`, `attune:ARTICLE#BLOCK` or `attune:ARTICLE#BLOCK:START-END`
 * @error: return location, %ATTUNE_ARTICLE_ERROR_PLACE
 *
 * Returns: (transfer full) (nullable): the place, or %NULL where @uri is no such address
 */
AttunePlace *
attune_place_parse (const char *uri, GError **error)
{
  g_autofree char *article_id = NULL;
  g_autofree char *block_id = NULL;
  const char *hash = NULL, *colon = NULL;
  gboolean has_range = FALSE;
  guint start = 0, end = 0;

  if (!g_utf8_validate (uri, -1, NULL) || g_ascii_strncasecmp (uri, SCHEME, strlen (SCHEME)) != 0)
    goto invalid;

  uri += strlen (SCHEME);
  hash = strchr (uri, '#');
  article_id = hash != NULL ? g_strndup (uri, (gsize) (hash - uri)) : g_strdup (uri);
  if (!is_id (article_id))
    goto invalid;

  if (hash != NULL)
    {
      colon = strchr (hash, ':');
      block_id = colon != NULL ? g_strndup (hash + 1, (gsize) (colon - hash - 1))
                               : g_strdup (hash + 1);
      has_range = colon != NULL;
      if (!is_block_id (block_id) || (has_range && !parse_range (colon + 1, &start, &end)))
        goto invalid;
    }

  return has_range ? attune_place_new_range (article_id, block_id, start, end)
                   : attune_place_new (article_id, block_id);

invalid:
  /* Translators: the example is the form of an address, only its capital words can be translated */
  g_set_error_literal (error, ATTUNE_ARTICLE_ERROR, ATTUNE_ARTICLE_ERROR_PLACE,
                       _ ("This is not the address of a place; one looks like attune:ARTICLE#ID"));
  return NULL;
}

const char *
attune_place_get_article_id (const AttunePlace *self)
{
  return self->article_id;
}

/**
 * attune_place_get_block_id:
 *
 * Returns: (nullable): the block's id, or %NULL for the article's beginning
 */
const char *
attune_place_get_block_id (const AttunePlace *self)
{
  return self->block_id;
}

/**
 * attune_place_has_range:
 *
 * Returns: whether the place is a range within the block; else it is the whole block
 */
gboolean
attune_place_has_range (const AttunePlace *self)
{
  return self->has_range;
}

guint
attune_place_get_start (const AttunePlace *self)
{
  return self->start;
}

/**
 * attune_place_get_end:
 *
 * Returns: the code point behind the range; 0 where there is none
 */
guint
attune_place_get_end (const AttunePlace *self)
{
  return self->end;
}

/**
 * attune_place_to_string:
 *
 * Returns: (transfer full): the place as an `attune:` URI, which [func@Place.parse] reads back
 */
char *
attune_place_to_string (const AttunePlace *self)
{
  if (self->block_id == NULL)
    return g_strconcat (SCHEME, self->article_id, NULL);
  if (!self->has_range)
    return g_strconcat (SCHEME, self->article_id, "#", self->block_id, NULL);

  return g_strdup_printf (SCHEME "%s#%s:%u-%u", self->article_id, self->block_id, self->start,
                          self->end);
}

gboolean
attune_place_equal (const AttunePlace *a, const AttunePlace *b)
{
  return g_str_equal (a->article_id, b->article_id) && g_strcmp0 (a->block_id, b->block_id) == 0 &&
         a->has_range == b->has_range && a->start == b->start && a->end == b->end;
}

guint
attune_place_hash (const AttunePlace *self)
{
  guint hash = g_str_hash (self->article_id);

  if (self->block_id != NULL)
    hash = hash * 31 + g_str_hash (self->block_id);

  return (hash * 31 + self->start) * 31 + self->end;
}
