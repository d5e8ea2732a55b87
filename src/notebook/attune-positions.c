/* attune-positions.c: where reading has got to
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "attune-positions.h"

#include "attune-change.h"

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
  GHashTable *waiting;  /* edits, by article */
  GHashTable *own;      /* articles that are being read here */
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
  self->waiting = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                         (GDestroyNotify) attune_edit_unref);
  self->own = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

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
  g_hash_table_unref (self->waiting);
  g_hash_table_unref (self->own);
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
  AttuneEdit *edit = NULL;
  AttuneChange *change = NULL;

  if (known != NULL && attune_place_equal (known, place))
    return;
  g_hash_table_replace (self->places, g_strdup (article_id), attune_place_ref (place));
  g_hash_table_add (self->own, g_strdup (article_id));
  if (self->outbox == NULL)
    return;

  edit = attune_edit_new ();
  change = attune_edit_append (edit, ATTUNE_CHANGE_POSITION);
  change->place = attune_place_ref (place);
  change->revision = g_strdup (revision);
  g_hash_table_replace (self->waiting, g_strdup (article_id), edit);

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
  GHashTableIter iter;
  gpointer edit = NULL;

  stop_timer (self);
  g_hash_table_iter_init (&iter, self->waiting);
  while (g_hash_table_iter_next (&iter, NULL, &edit))
    attune_outbox_push (self->outbox, edit, NULL);
  g_hash_table_remove_all (self->waiting);
}

/**
 * attune_positions_assign:
 * @places: (element-type utf8 AttunePlace): what is on disk, by article
 *
 * Takes over what others have written; but not of an article that is being read here.
 */
void
attune_positions_assign (AttunePositions *self, GHashTable *places)
{
  GHashTableIter iter;
  gpointer article = NULL, place = NULL;

  g_hash_table_iter_init (&iter, places);
  while (g_hash_table_iter_next (&iter, &article, &place))
    if (!g_hash_table_contains (self->own, article))
      g_hash_table_replace (self->places, g_strdup (article), attune_place_ref (place));
}
