/* corpus.h: marks in an old edition, and where their passages are in a new one
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "attune-anchor.h"
#include "edition.h"

G_BEGIN_DECLS

/**
 * CorpusMark:
 * @place: where the passage was
 * @quote: its words then
 * @origin: its first code point, counted through all blocks of the old edition
 * @length: how many code points it has
 * @source: the number of its block in the old edition
 * @twins: (element-type int): the first code points of passages in the old edition that say the
 *   same in the same line, as far as a quote keeps of it
 */
typedef struct
{
  AttunePlace *place;
  AttuneQuote quote;
  int origin;
  int length;
  int source;
  GArray *twins;
} CorpusMark;

/**
 * CorpusTruth:
 * @exists: whether the passage still exists; then, not to find it is a miss
 * @found: whether any of it does; then, @block, @start and @end say where
 * @block: the number of its block in the new edition
 * @start: its first code point there
 * @end: the one behind it
 */
typedef struct
{
  gboolean exists;
  gboolean found;
  guint block;
  guint start;
  guint end;
} CorpusTruth;

/**
 * CorpusKind:
 * @name: what is done to the article
 * @before: (nullable): what is done to it before it is marked
 * @edits: what is done to it then
 * @often: to one in how many words, sentences or paragraphs each is done
 */
typedef struct
{
  const char *name;
  EditionEdit before;
  EditionEdit edits[8];
  guint often[8];
} CorpusKind;

extern const CorpusKind corpus_kinds[];
extern const guint corpus_n_kinds;

void corpus_edit (const CorpusKind *kind, Edition *edition);
/**
 * CorpusVerdict:
 * @CORPUS_RIGHT: it is the passage
 * @CORPUS_TWIN: it is a passage that could not be told from it in the old edition
 * @CORPUS_FALSE: it is another passage
 *
 * What a place is that was found for a mark.
 */
typedef enum
{
  CORPUS_RIGHT,
  CORPUS_TWIN,
  CORPUS_FALSE,
} CorpusVerdict;

GPtrArray *corpus_make_marks (Edition *edition, AttuneArticle *old, guint n_marks, GRand *rand);
void corpus_find_truth (Edition *edition,
                        AttuneArticle *old,
                        AttuneArticle *article,
                        const CorpusMark *mark,
                        CorpusTruth *truth);
CorpusVerdict corpus_judge (Edition *edition,
                            AttuneArticle *article,
                            const CorpusMark *mark,
                            const CorpusTruth *truth,
                            const AttunePlace *place);
AttuneArticle *corpus_load_article (const char *path);

G_END_DECLS
