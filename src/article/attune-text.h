/* attune-text.h: plain text and the spans on it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * AttuneSpanKind:
 * @ATTUNE_SPAN_EMPHASIS: set in italics
 * @ATTUNE_SPAN_STRONG: set in bold
 * @ATTUNE_SPAN_LINK: leads to an `https:` or `attune:` address, its target
 * @ATTUNE_SPAN_CITATION: leads to a reference; target is its id
 * @ATTUNE_SPAN_TERM: explained in the glossary; target is the term's id
 *
 * What a stretch of text is, beyond its words.
 */
typedef enum
{
  ATTUNE_SPAN_EMPHASIS,
  ATTUNE_SPAN_STRONG,
  ATTUNE_SPAN_LINK,
  ATTUNE_SPAN_CITATION,
  ATTUNE_SPAN_TERM,
} AttuneSpanKind;

/**
 * AttuneSpan:
 * @kind: what the stretch is
 * @start: its first code point
 * @end: the code point behind its last
 * @target: (nullable): where it leads
 *
 * A stretch of an [struct@Text]. Spans may nest; they are sorted by @start, outer ones first.
 */
typedef struct
{
  AttuneSpanKind kind;
  guint start;
  guint end;
  char *target;
} AttuneSpan;

#define ATTUNE_TYPE_TEXT (attune_text_get_type ())
typedef struct _AttuneText AttuneText;

GType attune_text_get_type (void);

AttuneText *attune_text_new_plain (const char *string);
AttuneText *attune_text_ref (AttuneText *self);
void attune_text_unref (AttuneText *self);

const char *attune_text_get_string (const AttuneText *self);
guint attune_text_get_length (const AttuneText *self);
const AttuneSpan *attune_text_get_spans (const AttuneText *self, guint *n_spans);
char *attune_text_dup_range (const AttuneText *self, guint start, guint end);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AttuneText, attune_text_unref)

/* Putting a text together */

typedef struct _AttuneTextBuilder AttuneTextBuilder;

AttuneTextBuilder *attune_text_builder_new (void);
void attune_text_builder_free (AttuneTextBuilder *self);

guint attune_text_builder_get_length (const AttuneTextBuilder *self);
void attune_text_builder_append (AttuneTextBuilder *self, const char *string);
void attune_text_builder_append_text (AttuneTextBuilder *self, const AttuneText *text);
guint
attune_text_builder_begin_span (AttuneTextBuilder *self, AttuneSpanKind kind, const char *target);
void attune_text_builder_end_span (AttuneTextBuilder *self, guint span);
AttuneText *attune_text_builder_end (AttuneTextBuilder *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AttuneTextBuilder, attune_text_builder_free)

G_END_DECLS
