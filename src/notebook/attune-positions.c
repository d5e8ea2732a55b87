/* attune-positions.c: where reading has got to
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "attune-positions.h"

/* How long a position waits for a newer one, in milliseconds. */
#define DELAY 400

/**
 * AttunePositions:
 *
 * The place that reading has got to in each article. They change with every line that is scrolled;
 * so a change waits for the next one before it is put in the outbox.
 */
struct _AttunePositions
{
  GHashTable *places;   /* by article */
  AttuneOutbox *outbox; /* not owned; NULL where nothing can be kept */
  GPtrArray *waiting;
  GSource *timer;
};

/**
 * attune_positions_new:
 * @places: (transfer full) (element-type utf8 AttunePlace): those known, by article
 * @outbox: (nullable): where changes go; it is not to be freed earlier
 *
 * Returns: (transfer full): new positions
 */
AttunePositions *
attune_positions_new (GHashTable *places, AttuneOutbox *outbox)
{
  AttunePositions *self = g_new0 (AttunePositions, 1);

  self->places = places;
  self->outbox = outbox;
  self->waiting = g_ptr_array_new_with_free_func (g_free);

  return self;
}

static void
stop_timer (AttunePositions *self)
{
  if (self->timer == NULL)
    return;

  g_source_destroy (self->timer);
  g_clear_pointer (&self->timer, g_source_unref);
}

/**
 * attune_positions_free:
 *
 * What still waits is lost: push first.
 */
void
attune_positions_free (AttunePositions *self)
{
  stop_timer (self);
  for (guint i = 0; i < self->waiting->len; i++)
    attune_change_clear (g_ptr_array_index (self->waiting, i));
  g_ptr_array_unref (self->waiting);
  g_hash_table_unref (self->places);
  g_free (self);
}

/**
 * attune_positions_get:
 *
 * Returns: (transfer none) (nullable): the place in that article
 */
AttunePlace *
attune_positions_get (AttunePositions *self, const char *article_id)
{
  return g_hash_table_lookup (self->places, article_id);
}

static gboolean
timer_cb (gpointer user_data)
{
  attune_positions_push (user_data);

  return G_SOURCE_REMOVE;
}

static AttuneChange *
find_waiting (AttunePositions *self, const char *article_id)
{
  for (guint i = 0; i < self->waiting->len; i++)
    {
      AttuneChange *change = g_ptr_array_index (self->waiting, i);

      if (g_str_equal (attune_place_get_article_id (change->place), article_id))
        return change;
    }

  return NULL;
}

/**
 * attune_positions_set:
 * @place: the place in its article
 * @revision: checksum of the article
 */
void
attune_positions_set (AttunePositions *self, AttunePlace *place, const char *revision)
{
  const char *article_id = attune_place_get_article_id (place);
  AttunePlace *known = g_hash_table_lookup (self->places, article_id);
  AttuneChange *change = NULL;

  if (known != NULL && attune_place_equal (known, place))
    return;
  g_hash_table_replace (self->places, g_strdup (article_id), attune_place_ref (place));
  if (self->outbox == NULL)
    return;

  change = find_waiting (self, article_id);
  if (change == NULL)
    {
      change = g_new0 (AttuneChange, 1);
      g_ptr_array_add (self->waiting, change);
    }
  attune_change_clear (change);
  change->kind = ATTUNE_CHANGE_POSITION;
  change->place = attune_place_ref (place);
  change->revision = g_strdup (revision);
  change->time = g_get_real_time () / 1000;

  if (self->timer == NULL)
    {
      g_autoptr (GMainContext) context = g_main_context_ref_thread_default ();

      self->timer = g_timeout_source_new (DELAY);
      g_source_set_static_name (self->timer, "[attune] positions");
      g_source_set_callback (self->timer, timer_cb, self, NULL);
      g_source_attach (self->timer, context);
    }
}

/**
 * attune_positions_push:
 *
 * Puts what waits in the outbox now.
 */
void
attune_positions_push (AttunePositions *self)
{
  g_autoptr (GPtrArray) waiting = g_steal_pointer (&self->waiting);

  stop_timer (self);
  self->waiting = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < waiting->len; i++)
    attune_outbox_push (self->outbox, g_ptr_array_index (waiting, i), NULL);
}
