/* attune-outbox-entries.c: edits that wait, and what they have to do with each other
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "attune-change.h"
#include "attune-outbox-private.h"

void
attune_outbox_entry_free (AttuneOutboxEntry *self)
{
  attune_edit_unref (self->edit);
  g_ptr_array_unref (self->tasks);
  g_clear_error (&self->refusal);
  g_free (self);
}

/* The only change of an edit, or NULL. */
static AttuneChange *
get_only_change (AttuneEdit *edit)
{
  return attune_edit_get_n_changes (edit) == 1 ? attune_edit_get_change (edit, 0) : NULL;
}

static gboolean
changes_note_of (const AttuneChange *change, AttuneMark *mark)
{
  return change->type == ATTUNE_CHANGE_UPDATE && change->mark == mark &&
         (change->fields & ATTUNE_FIELD_NOTE) != 0 && change->base_note != NULL;
}

/* Whether @newer makes @older, which is not yet on its way, superfluous: only the newest position
 * counts, and the newest words of a note. */
static gboolean
replaces (AttuneChange *newer, AttuneChange *older)
{
  if (newer->type == ATTUNE_CHANGE_POSITION && older->type == ATTUNE_CHANGE_POSITION)
    return g_str_equal (attune_place_get_article_id (newer->place),
                        attune_place_get_article_id (older->place));
  if (!changes_note_of (newer, older->mark) || !changes_note_of (older, newer->mark) ||
      newer->fields != ATTUNE_FIELD_NOTE || older->fields != ATTUNE_FIELD_NOTE)
    return FALSE;

  /* Two editors may be open on one note: the other's words have not been seen in this one. */
  if (newer->has_own_base && !g_str_equal (newer->base_note, older->record->note))
    return FALSE;

  /* What was there before the older one is what the newer one began with too. */
  g_set_str (&newer->base_note, older->base_note);
  newer->has_own_base = older->has_own_base;

  return TRUE;
}

static void
add_task (AttuneOutboxEntry *entry, GTask *task)
{
  if (task != NULL)
    g_ptr_array_add (entry->tasks, g_object_ref (task));
}

/* Whether the reader asks again for a bookmark that has not come yet. */
static gboolean
asks_again (const AttuneChange *change, const AttuneChange *waiting)
{
  return change->type == ATTUNE_CHANGE_ADD && waiting->type == ATTUNE_CHANGE_ADD &&
         change->record->type == ATTUNE_MARK_BOOKMARK &&
         waiting->record->type == ATTUNE_MARK_BOOKMARK &&
         attune_place_equal (waiting->record->place, change->record->place);
}

/* Whether the reader gives up what could not be written. */
static gboolean
gives_up (const AttuneChange *change, const AttuneChange *waiting)
{
  return change->type == ATTUNE_CHANGE_REMOVE && waiting->type == ATTUNE_CHANGE_ADD &&
         waiting->mark == change->mark;
}

/* Whether @edit only says again what waits already, or takes it back; then it is done with.
 * @task is (nullable). */
gboolean
attune_outbox_entries_join (GQueue *entries, AttuneEdit *edit, GTask *task)
{
  AttuneChange *change = get_only_change (edit);

  for (GList *l = entries->tail; l != NULL && change != NULL; l = l->prev)
    {
      AttuneOutboxEntry *entry = l->data;
      AttuneChange *waiting = get_only_change (entry->edit);

      /* What waits may be about the same mark, and would have lost it. */
      if (waiting == NULL ||
          (change->type == ATTUNE_CHANGE_REMOVE && waiting->type == ATTUNE_CHANGE_UPDATE &&
           waiting->mark == change->mark) ||
          (change->type == ATTUNE_CHANGE_UPDATE && waiting->type == ATTUNE_CHANGE_REMOVE &&
           waiting->mark == change->mark))
        break;
      if (!entry->is_in_flight && !entry->is_again && replaces (change, waiting))
        {
          attune_edit_unref (entry->edit);
          entry->edit = attune_edit_ref (edit);
          add_task (entry, task);
          return TRUE;
        }
      if (asks_again (change, waiting))
        {
          add_task (entry, task);
          return TRUE;
        }
      if (!entry->is_in_flight && !entry->is_again && gives_up (change, waiting))
        {
          add_task (entry, task);
          g_queue_delete_link (entries, l);
          for (guint i = 0; i < entry->tasks->len; i++)
            g_task_return_boolean (g_ptr_array_index (entry->tasks, i), TRUE);
          attune_outbox_entry_free (entry);
          return TRUE;
        }
    }

  return FALSE;
}

/* A note that is written before another has arrived begins with that, and not with what is shown.
 */
void
attune_outbox_entries_take_bases (GQueue *entries, AttuneEdit *edit)
{
  for (guint i = 0; i < attune_edit_get_n_changes (edit); i++)
    {
      AttuneChange *change = attune_edit_get_change (edit, i);

      if (!changes_note_of (change, change->mark) || change->has_own_base)
        continue;
      for (GList *l = entries->head; l != NULL; l = l->next)
        {
          AttuneEdit *earlier = ((AttuneOutboxEntry *) l->data)->edit;

          for (guint j = 0; j < attune_edit_get_n_changes (earlier); j++)
            {
              const AttuneChange *other = attune_edit_get_change (earlier, j);

              if (changes_note_of (other, change->mark))
                g_set_str (&change->base_note, other->record->note);
            }
        }
    }
}
