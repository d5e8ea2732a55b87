/* attune-result-kind.c: how the kinds of results look, and what they are called
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "attune-result-kind.h"

#include <glib/gi18n.h>

/* One line a kind: what a search can find. */
static const struct
{
  const char *icon_name;
  const char *title;
  const char *plural;
} kinds[ATTUNE_SEARCH_N_KINDS] = {
  [ATTUNE_SEARCH_SECTION] = { "attune-section-symbolic", N_ ("Section"), N_ ("Sections") },
  [ATTUNE_SEARCH_PASSAGE] = { "format-justify-fill-symbolic", N_ ("Text"), N_ ("Text") },
  [ATTUNE_SEARCH_TERM] = { "attune-term-symbolic", N_ ("Term"), N_ ("Terms") },
  [ATTUNE_SEARCH_REFERENCE] = { "attune-reference-symbolic", N_ ("Reference"), N_ ("References") },
  [ATTUNE_SEARCH_NOTE] = { "attune-note-symbolic", N_ ("Note"), N_ ("Notes") },
  [ATTUNE_SEARCH_BOOKMARK] = { "attune-bookmark-symbolic", N_ ("Bookmark"), N_ ("Bookmarks") },
};

/**
 * attune_result_kind_get_icon_name:
 *
 * Returns: the icon of what is of that kind
 */
const char *
attune_result_kind_get_icon_name (AttuneSearchKind kind)
{
  g_return_val_if_fail (kind < ATTUNE_SEARCH_N_KINDS, NULL);

  return kinds[kind].icon_name;
}

/**
 * attune_result_kind_get_title:
 *
 * Returns: what one of that kind is called, to the reader
 */
const char *
attune_result_kind_get_title (AttuneSearchKind kind)
{
  g_return_val_if_fail (kind < ATTUNE_SEARCH_N_KINDS, NULL);

  return _ (kinds[kind].title);
}

/**
 * attune_result_kind_get_plural:
 *
 * Returns: what all of that kind are called, to the reader
 */
const char *
attune_result_kind_get_plural (AttuneSearchKind kind)
{
  g_return_val_if_fail (kind < ATTUNE_SEARCH_N_KINDS, NULL);

  return _ (kinds[kind].plural);
}
