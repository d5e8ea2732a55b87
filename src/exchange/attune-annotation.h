/* attune-annotation.h: marks as W3C Web Annotations
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "attune-kind.h"
#include "attune-library.h"
#include "attune-mark-record.h"

G_BEGIN_DECLS

/* What is ours in the files: each of its names begins with “marks:”. */
#define ATTUNE_ANNOTATION_CONTEXT "http://www.w3.org/ns/anno.jsonld"
#define ATTUNE_ANNOTATION_NAMESPACE "https://attune-reader.github.io/ns/marks#"
#define ATTUNE_ANNOTATION_FORMAT 1

/* Where articles are on the web: this and their id */
#define ATTUNE_ANNOTATION_WEB "https://attune-reader.github.io/articles/"

/* What is read: more is refused, for nobody can have made so much by hand. */
#define ATTUNE_ANNOTATION_MAX_BYTES (64 * 1024 * 1024)
#define ATTUNE_ANNOTATION_MAX_ITEMS 100000
#define ATTUNE_ANNOTATION_MAX_KINDS 1000

/**
 * AttuneAnnotationError:
 * @ATTUNE_ANNOTATION_ERROR_SYNTAX: not JSON, or not UTF-8
 * @ATTUNE_ANNOTATION_ERROR_FORMAT: JSON, but no annotations, or those of a newer program
 * @ATTUNE_ANNOTATION_ERROR_VALUE: a value is missing, or of the wrong type or range
 * @ATTUNE_ANNOTATION_ERROR_LIMIT: too large
 *
 * What can be wrong with a file of annotations. Messages are for the reader, and name the item.
 */
typedef enum
{
  ATTUNE_ANNOTATION_ERROR_SYNTAX,
  ATTUNE_ANNOTATION_ERROR_FORMAT,
  ATTUNE_ANNOTATION_ERROR_VALUE,
  ATTUNE_ANNOTATION_ERROR_LIMIT,
} AttuneAnnotationError;

#define ATTUNE_ANNOTATION_ERROR (attune_annotation_error_quark ())
GQuark attune_annotation_error_quark (void);

/**
 * AttuneAnnotation:
 * @number: its number in the file, from 1
 * @iri: (nullable): its id, as the file has it
 * @motivation: (nullable): why it was made; of several the one that tells most of its type
 * @article_id: (nullable): the article that it is on; %NULL if that is none of these
 * @block_id: (nullable): the block that it is on, if the file says so
 * @has_range: whether the file says where in the block
 * @start: first code point of the range
 * @end: the code point behind its last
 * @has_quote: whether the file has the words that are marked
 * @has_place: whether the file says where on the article it is, in whatever way
 * @quote: these words, and those around them
 * @notes: what was written on it, paragraphs parted by an empty line, or nothing
 * @tags: its tags, without number signs
 * @kind: (nullable): the id of its kind
 * @kind_name: (nullable): what that kind is called
 * @revision: (nullable): the checksum of the article that the place is of; our files have it
 * @name: (nullable): what it is called
 * @has_rank: whether @rank is known
 * @rank: where it is in the reader's own order
 * @created: (nullable): when it was made
 * @modified: (nullable): when it was last changed
 *
 * An annotation of a file, checked, but not yet compared with the articles.
 */
typedef struct
{
  guint number;
  char *iri;
  char *motivation;
  char *article_id;
  char *block_id;
  gboolean has_range;
  guint start;
  guint end;
  gboolean has_quote;
  gboolean has_place;
  AttuneQuote quote;
  GString *notes;
  GPtrArray *tags;
  char *kind;
  char *kind_name;
  char *revision;
  char *name;
  gboolean has_rank;
  double rank;
  GDateTime *created;
  GDateTime *modified;
} AttuneAnnotation;

AttuneAnnotation *attune_annotation_new (guint number);
void attune_annotation_free (AttuneAnnotation *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AttuneAnnotation, attune_annotation_free)

char *attune_annotation_make_uuid (const char *name);

G_END_DECLS
