/* attune-approximate-search.h: where a text says nearly the same
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * AttuneApproximatePattern:
 *
 * Words to look for, prepared for any number of searches. Immutable: any thread may use it, several
 * at once.
 */
typedef struct _AttuneApproximatePattern AttuneApproximatePattern;

/**
 * AttuneApproximateMatch:
 * @start: first code point of the stretch, in the text that was searched
 * @end: the code point behind its last
 * @distance: insertions, deletions and replacements that make the pattern of it
 */
typedef struct
{
  gsize start;
  gsize end;
  guint distance;
} AttuneApproximateMatch;

AttuneApproximatePattern *attune_approximate_pattern_new (const gunichar *chars, gsize n_chars);
AttuneApproximatePattern *
attune_approximate_pattern_new_reversed (const gunichar *chars, gsize n_chars);
void attune_approximate_pattern_free (AttuneApproximatePattern *self);

gsize attune_approximate_pattern_get_length (const AttuneApproximatePattern *self);

gboolean attune_approximate_pattern_search (const AttuneApproximatePattern *self,
                                            const gunichar *text,
                                            gsize n_text,
                                            guint limit,
                                            AttuneApproximateMatch *match);
guint attune_approximate_pattern_measure_start (const AttuneApproximatePattern *self,
                                                const gunichar *text,
                                                gsize n_text,
                                                guint limit,
                                                gsize *length);
guint attune_approximate_pattern_measure_end (const AttuneApproximatePattern *self,
                                              const gunichar *text,
                                              gsize n_text,
                                              guint limit,
                                              gsize *length);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AttuneApproximatePattern, attune_approximate_pattern_free)

G_END_DECLS
