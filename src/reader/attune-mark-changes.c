/* attune-mark-changes.c: telling what has changed in a list of marks
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "attune-mark-changes.h"

#include "attune-mark-entry.h"

/* More changes than this are told as one. */
#define MAX_RUNS 32

/* A list that is on its way from what it shows to what it is to show */
typedef struct
{
  GListModel *list;
  GPtrArray **shown;
} Change;

static void
splice (Change *self, guint position, guint n_removed, gpointer *added, guint n_added)
{
  GPtrArray *shown = *self->shown;
  guint n_behind = 0;

  if (n_removed > 0)
    g_ptr_array_remove_range (shown, position, n_removed);
  if (n_added > 0)
    {
      n_behind = shown->len - position;
      g_ptr_array_set_size (shown, (int) (shown->len + n_added));
      memmove (shown->pdata + position + n_added, shown->pdata + position,
               n_behind * sizeof (gpointer));
      for (guint i = 0; i < n_added; i++)
        shown->pdata[position + i] = attune_mark_entry_ref (added[i]);
    }
  g_list_model_items_changed (self->list, position, n_removed, n_added);
}

/* How many runs of @longer are not in @shorter, or 0 where @shorter has something else in it, or
 * another order. */
static guint
count_runs (gpointer *longer, guint n_longer, gpointer *shorter, guint n_shorter)
{
  guint n_runs = 0, at = 0;
  gboolean in_run = FALSE;

  for (guint i = 0; i < n_longer; i++)
    {
      if (at < n_shorter && attune_mark_entry_is_same (longer[i], shorter[at]))
        {
          at++;
          in_run = FALSE;
        }
      else if (!in_run)
        {
          n_runs++;
          in_run = TRUE;
        }
    }

  return at == n_shorter ? n_runs : 0;
}

static void
remove_runs (Change *self, guint position, guint n_old, gpointer *kept, guint n_kept)
{
  while (n_old > 0)
    {
      guint n = 0;

      while (n < n_old &&
             (n_kept == 0 ||
              !attune_mark_entry_is_same (g_ptr_array_index (*self->shown, position + n), kept[0])))
        n++;
      if (n > 0)
        splice (self, position, n, NULL, 0);
      else
        {
          n = 1;
          position++;
          kept++;
          n_kept--;
        }
      n_old -= n;
    }
}

static void
insert_runs (Change *self, guint position, guint n_old, gpointer *wanted, guint n_wanted)
{
  while (n_wanted > 0)
    {
      guint n = 0;

      while (n < n_wanted &&
             (n_old == 0 ||
              !attune_mark_entry_is_same (g_ptr_array_index (*self->shown, position), wanted[n])))
        n++;
      if (n > 0)
        splice (self, position, 0, wanted, n);
      else
        {
          n = 1;
          n_old--;
        }
      position += n;
      wanted += n;
      n_wanted -= n;
    }
}

/* The entries of @wanted stand for the same marks, but may be newer. */
static void
take_over (GPtrArray **shown, GPtrArray *wanted)
{
  GPtrArray *before = *shown;

  *shown = g_ptr_array_ref (wanted);
  g_ptr_array_unref (before);
}

/**
 * attune_mark_changes_tell:
 * @list: the list; its items are those of @shown, in that order
 * @shown: (inout) (element-type AttuneMarkEntry): what it shows; what it is to show when this
 *   returns
 * @wanted: (element-type AttuneMarkEntry): what it is to show
 *
 * Makes a list show other things, and tells of it while it does. Few changes are told one by one:
 * what stays between them stays selected.
 */
void
attune_mark_changes_tell (GListModel *list, GPtrArray **shown, GPtrArray *wanted)
{
  Change change = { list, shown };
  guint n_old = (*shown)->len, n_new = wanted->len, start = 0, n_runs = 0;
  gpointer *old = NULL, *new = NULL;

  while (start < n_old && start < n_new &&
         attune_mark_entry_is_same ((*shown)->pdata[start], wanted->pdata[start]))
    start++;
  while (n_old > start && n_new > start &&
         attune_mark_entry_is_same ((*shown)->pdata[n_old - 1], wanted->pdata[n_new - 1]))
    n_old--, n_new--;
  n_old -= start;
  n_new -= start;
  old = (*shown)->pdata != NULL ? (*shown)->pdata + start : NULL;
  new = wanted->pdata != NULL ? wanted->pdata + start : NULL;

  if (n_old > n_new && (n_runs = count_runs (old, n_old, new, n_new)) > 0 && n_runs <= MAX_RUNS)
    remove_runs (&change, start, n_old, new, n_new);
  else if (n_new > n_old && (n_runs = count_runs (new, n_new, old, n_old)) > 0 &&
           n_runs <= MAX_RUNS)
    insert_runs (&change, start, n_old, new, n_new);
  else if (n_old > 0 || n_new > 0)
    {
      take_over (shown, wanted);
      g_list_model_items_changed (list, start, n_old, n_new);
    }
  g_assert ((*shown)->len == wanted->len);
  take_over (shown, wanted);
}
