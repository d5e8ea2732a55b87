/* attune-mark-filter.h: which marks are wanted
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "attune-mark.h"

G_BEGIN_DECLS

/**
 * AttuneMarkFilter:
 *
 * Which marks are wanted: those with certain words and tags, of some kinds, with a note. It is
 * filled, then left alone.
 */
#define ATTUNE_TYPE_MARK_FILTER (attune_mark_filter_get_type ())
typedef struct _AttuneMarkFilter AttuneMarkFilter;

GType attune_mark_filter_get_type (void);

AttuneMarkFilter *attune_mark_filter_new (const char *text);
AttuneMarkFilter *attune_mark_filter_ref (AttuneMarkFilter *self);
void attune_mark_filter_unref (AttuneMarkFilter *self);

void attune_mark_filter_add_kind (AttuneMarkFilter *self, const char *kind);
void attune_mark_filter_add_tag (AttuneMarkFilter *self, const char *tag);
void attune_mark_filter_set_with_note (AttuneMarkFilter *self, gboolean with_note);

gboolean attune_mark_filter_is_empty (AttuneMarkFilter *self);
gboolean attune_mark_filter_matches (AttuneMarkFilter *self, AttuneMark *mark);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AttuneMarkFilter, attune_mark_filter_unref)

G_END_DECLS
