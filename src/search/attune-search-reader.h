/* attune-search-reader.h: reads what was found
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "attune-search-candidates.h"
#include "attune-search-hit.h"
#include "attune-statement.h"

G_BEGIN_DECLS

/**
 * AttuneSearchReader:
 *
 * Reads rows of the index. Many are in the same sections, which are looked up but once.
 */
typedef struct
{
  /*< private >*/
  AttuneStatement *rows[ATTUNE_SEARCH_N_INDEXED_KINDS];
  AttuneStatement *section;
  GHashTable *sections; /* by the part of a row's number that tells it */
} AttuneSearchReader;

gboolean
attune_search_reader_init (AttuneSearchReader *self, AttuneDatabase *database, GError **error);
void attune_search_reader_clear (AttuneSearchReader *self);

AttuneSearchHit *attune_search_reader_read (AttuneSearchReader *self,
                                            const AttuneSearchCandidate *candidate,
                                            AttuneSearchPattern *pattern,
                                            GError **error);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (AttuneSearchReader, attune_search_reader_clear)

G_END_DECLS
