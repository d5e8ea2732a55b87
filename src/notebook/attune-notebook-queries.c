/* attune-notebook-queries.c: what is in a notebook
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "attune-notebook.h"

#include "attune-notebook-private.h"

/* Marks and their kinds */

/**
 * attune_notebook_get_marks:
 *
 * Returns: (transfer none): the [class@Mark]s of all articles, in the order in which they were
 *   made; all of them are on disk
 */
GListModel *
attune_notebook_get_marks (AttuneNotebook *self)
{
  return attune_notebook_lists_get_marks (self->lists);
}

/**
 * attune_notebook_lookup_mark:
 *
 * Returns: (transfer none) (nullable): the mark with that id
 */
AttuneMark *
attune_notebook_lookup_mark (AttuneNotebook *self, const char *id)
{
  return attune_notebook_lists_lookup_mark (self->lists, id);
}

/**
 * attune_notebook_find_bookmark:
 * @block_id: (nullable): the id of a block, or %NULL for the article's beginning
 *
 * Returns: (transfer none) (nullable): the first bookmark on that block
 */
AttuneMark *
attune_notebook_find_bookmark (AttuneNotebook *self, const char *article_id, const char *block_id)
{
  g_autoptr (AttunePlace) place = attune_place_new (article_id, block_id);

  return attune_notebook_lists_find_bookmark (self->lists, place);
}

/**
 * attune_notebook_get_kinds:
 *
 * Returns: (transfer none): the [class@Kind]s of highlights in their order; all of them are on disk
 */
GListModel *
attune_notebook_get_kinds (AttuneNotebook *self)
{
  return attune_notebook_lists_get_kinds (self->lists);
}

/**
 * attune_notebook_lookup_kind:
 * @id: (nullable): an id, or %NULL for none
 *
 * Returns: (transfer none) (nullable): the kind with that id
 */
AttuneKind *
attune_notebook_lookup_kind (AttuneNotebook *self, const char *id)
{
  return attune_notebook_lists_lookup_kind (self->lists, id);
}

/* Where reading has got to */

/**
 * attune_notebook_get_position:
 *
 * Returns: (transfer none) (nullable): the place read to in that article
 */
AttunePlace *
attune_notebook_get_position (AttuneNotebook *self, const char *article_id)
{
  return attune_positions_get (self->positions, article_id);
}

/**
 * attune_notebook_set_position:
 * @article: an article
 * @place: where in it reading has got to
 *
 * Remembers a place to open the article at. It may be called as often as one likes: only the
 * newest is written, within half a second.
 */
void
attune_notebook_set_position (AttuneNotebook *self, AttuneArticle *article, AttunePlace *place)
{
  g_return_if_fail (
      g_str_equal (attune_place_get_article_id (place), attune_article_get_id (article)));

  attune_positions_set (self->positions, place, attune_article_get_checksum (article));
}

/**
 * attune_notebook_get_edition:
 *
 * Returns: (transfer none) (nullable): the checksum of the edition in which the article's marks
 *   were last looked for
 */
const char *
attune_notebook_get_edition (AttuneNotebook *self, const char *article_id)
{
  return attune_notebook_lists_get_edition (self->lists, article_id);
}
