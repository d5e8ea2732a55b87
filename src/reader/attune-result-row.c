/* attune-result-row.c: a row of the list of results
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "attune-result-row.h"

#include <glib/gi18n.h>

#include "attune-result-kind.h"
#include "attune-search-results.h"

/**
 * AttuneResultRow:
 *
 * What a row of the list of results is about. That may become another thing: a list view makes the
 * widgets of a row anew where it is given another item, and at each key that would take longer than
 * the search.
 */
struct _AttuneResultRow
{
  GObject parent_instance;

  AttuneResultRowKind kind;
  char *heading;
  AttuneSearchHit *hit;
  char *path;
  guint n_hidden;
};

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AttuneResultRow, attune_result_row, G_TYPE_OBJECT)

static void
attune_result_row_finalize (GObject *object)
{
  AttuneResultRow *self = ATTUNE_RESULT_ROW (object);

  g_clear_pointer (&self->heading, g_free);
  g_clear_pointer (&self->path, g_free);
  g_clear_object (&self->hit);

  G_OBJECT_CLASS (attune_result_row_parent_class)->finalize (object);
}

static void
attune_result_row_class_init (AttuneResultRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = attune_result_row_finalize;

  /**
   * AttuneResultRow::changed:
   *
   * It is about another thing.
   */
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", ATTUNE_TYPE_RESULT_ROW, G_SIGNAL_RUN_LAST, 0,
                                          NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
attune_result_row_init (AttuneResultRow *self)
{
}

/**
 * attune_result_row_new:
 *
 * Returns: (transfer full): a row, to be set
 */
AttuneResultRow *
attune_result_row_new (void)
{
  return g_object_new (ATTUNE_TYPE_RESULT_ROW, NULL);
}

/**
 * attune_result_row_set:
 * @kind: what it is
 * @heading: what its group is called
 * @hit: (nullable): what was found, of a hit
 * @path: (nullable): where that is, in words, or the hits that the row stands for
 * @n_hidden: how many hits it stands for, of a row that does
 */
void
attune_result_row_set (AttuneResultRow *self,
                       AttuneResultRowKind kind,
                       const char *heading,
                       AttuneSearchHit *hit,
                       const char *path,
                       guint n_hidden)
{
  self->kind = kind;
  g_set_str (&self->heading, heading);
  g_set_object (&self->hit, hit);
  g_set_str (&self->path, path);
  self->n_hidden = n_hidden;
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

AttuneResultRowKind
attune_result_row_get_kind (AttuneResultRow *self)
{
  return self->kind;
}

/**
 * attune_result_row_get_heading:
 *
 * Returns: (transfer none): what the group is called that it is in
 */
const char *
attune_result_row_get_heading (AttuneResultRow *self)
{
  return self->heading;
}

/**
 * attune_result_row_get_hit:
 *
 * Returns: (transfer none) (nullable): what was found, %NULL unless the row is a hit
 */
AttuneSearchHit *
attune_result_row_get_hit (AttuneResultRow *self)
{
  return self->hit;
}

/**
 * attune_result_row_get_path:
 *
 * Returns: (transfer none) (nullable): where the hit or the hits are, in words
 */
const char *
attune_result_row_get_path (AttuneResultRow *self)
{
  return self->path;
}

/**
 * attune_result_row_get_n_hidden:
 *
 * Returns: how many hits are shown instead of it once it is chosen
 */
guint
attune_result_row_get_n_hidden (AttuneResultRow *self)
{
  return self->n_hidden;
}

/**
 * attune_result_row_is_note:
 *
 * Returns: whether it only says something, and cannot be chosen
 */
gboolean
attune_result_row_is_note (AttuneResultRow *self)
{
  return self->kind == ATTUNE_RESULT_ROW_PARTIAL || self->kind == ATTUNE_RESULT_ROW_END;
}

/**
 * attune_result_row_dup_text:
 *
 * Returns: (transfer full): what it says
 */
char *
attune_result_row_dup_text (AttuneResultRow *self)
{
  switch (self->kind)
    {
    case ATTUNE_RESULT_ROW_HIT:
      return g_strdup (attune_search_hit_get_snippet (self->hit));
    case ATTUNE_RESULT_ROW_MORE:
      return g_strdup_printf (
          /* Translators: a row that shows the other results of a section when it is chosen */
          ngettext ("Show %u More", "Show %u More", self->n_hidden), self->n_hidden);
    case ATTUNE_RESULT_ROW_PARTIAL:
      return g_strdup (_ ("These have some of the words:"));
    case ATTUNE_RESULT_ROW_END:
      /* Translators: below a list of results, where there were more */
      return g_strdup_printf (
          ngettext ("The best %u result", "The best %u results", ATTUNE_SEARCH_MAX_HITS),
          ATTUNE_SEARCH_MAX_HITS);
    }

  g_return_val_if_reached (NULL);
}

/**
 * attune_result_row_dup_description:
 *
 * Returns: (transfer full): what is seen around its text, for those who do not see it
 */
char *
attune_result_row_dup_description (AttuneResultRow *self)
{
  switch (self->kind)
    {
    case ATTUNE_RESULT_ROW_HIT:
      /* Translators: what was found, and where, as in “Term, Glossary” */
      return g_strdup_printf (_ ("%s, %s"),
                              attune_result_kind_get_title (attune_search_hit_get_kind (self->hit)),
                              self->path);
    case ATTUNE_RESULT_ROW_MORE:
      return g_strdup (self->path);
    case ATTUNE_RESULT_ROW_PARTIAL:
    case ATTUNE_RESULT_ROW_END:
      return g_strdup ("");
    }

  g_return_val_if_reached (NULL);
}
