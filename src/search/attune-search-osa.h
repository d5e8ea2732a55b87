/* attune-search-osa.h: how far many words are from one
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define ATTUNE_SEARCH_OSA_MAX_LENGTH 64

/**
 * AttuneSearchOsa:
 * @length: how many code points the word has
 *
 * A word, made ready to be compared with many. Immutable; any thread may use it.
 */
typedef struct
{
  guint length;

  /*< private >*/
  guint64 last;
  guint64 ascii[128]; /* where a code point stands in the word, from the lowest bit up */
  struct
  {
    gunichar c;
    guint64 mask;
  } others[ATTUNE_SEARCH_OSA_MAX_LENGTH];
  guint n_others;
} AttuneSearchOsa;

/**
 * AttuneSearchOsaColumn:
 * @n_read: how many code points of the other word have been read
 * @distance: how far the word is from what has been read
 * @least: how far it is from that beginning of it, the empty one among them, that is nearest
 *
 * How far a word is from another one, of which the beginning has been read.
 */
typedef struct
{
  guint n_read;
  guint distance;
  guint least;

  /*< private >*/
  guint64 up;
  guint64 down;
  guint64 diagonal;
  guint64 equal;
} AttuneSearchOsaColumn;

gboolean attune_search_osa_init (AttuneSearchOsa *self, const char *word);
void attune_search_osa_begin (const AttuneSearchOsa *self, AttuneSearchOsaColumn *column);
void attune_search_osa_read (const AttuneSearchOsa *self,
                             const AttuneSearchOsaColumn *last,
                             gunichar c,
                             AttuneSearchOsaColumn *column);
gboolean attune_search_osa_is_beyond (const AttuneSearchOsa *self,
                                      const AttuneSearchOsaColumn *column,
                                      guint limit);

G_END_DECLS
