/* attune-mark-warming.c: reading ahead what marks are looked through for
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "attune-mark-warming.h"

#include "attune-mark.h"

/* How long reading ahead may hold the main loop at a time, in microseconds */
#define SLICE 2000

typedef struct
{
  GListModel *marks;
  guint n_read;
} Warming;

static gboolean
warm_cb (gpointer user_data)
{
  static const char *const no_words[] = { NULL };
  Warming *self = user_data;
  gint64 end = g_get_monotonic_time () + SLICE;

  while (g_get_monotonic_time () < end)
    {
      g_autoptr (AttuneMark) mark = g_list_model_get_item (self->marks, self->n_read++);

      if (mark == NULL)
        return G_SOURCE_REMOVE;

      attune_mark_has_words (mark, no_words);
      attune_mark_get_tags (mark);
    }

  return G_SOURCE_CONTINUE;
}

static void
warming_free (gpointer data)
{
  Warming *self = data;

  g_object_unref (self->marks);
  g_free (self);
}

/**
 * attune_mark_warming_start:
 * @marks: [class@Mark]s that may be looked through soon
 *
 * A mark folds its words when it is first asked for them; of thousands, that would be felt at the
 * first key. So it is done ahead, while nothing else is to do.
 *
 * Returns: (transfer full): what does it, to be destroyed when it is not wanted any more
 */
GSource *
attune_mark_warming_start (GListModel *marks)
{
  GSource *source = g_idle_source_new ();
  Warming *self = g_new0 (Warming, 1);

  self->marks = g_object_ref (marks);
  g_source_set_priority (source, G_PRIORITY_LOW);
  g_source_set_static_name (source, "Attune: reading marks ahead");
  g_source_set_callback (source, warm_cb, self, warming_free);
  g_source_attach (source, NULL);

  return source;
}
