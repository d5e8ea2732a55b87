/* attune-search-teller.c: notifies a property from another thread
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "attune-search-teller.h"

/* How long news is gathered, in milliseconds. */
#define INTERVAL 100

struct _AttuneSearchTeller
{
  GWeakRef object;
  GParamSpec *property;
  GMainContext *context;
  int is_due; /* atomic */
};

/**
 * attune_search_teller_new:
 * @object: an object, of which no reference is kept
 * @property: a property of it
 * @context: where to notify it
 *
 * Returns: (transfer full): the teller
 */
AttuneSearchTeller *
attune_search_teller_new (GObject *object, GParamSpec *property, GMainContext *context)
{
  AttuneSearchTeller *self = g_atomic_rc_box_new0 (AttuneSearchTeller);

  g_weak_ref_init (&self->object, object);
  self->property = property;
  self->context = g_main_context_ref (context);

  return self;
}

static void
teller_clear (gpointer data)
{
  AttuneSearchTeller *self = data;

  g_weak_ref_clear (&self->object);
  g_main_context_unref (self->context);
}

/**
 * attune_search_teller_unref:
 * @self: (type AttuneSearchTeller): a teller, for whoever keeps it as user data
 */
void
attune_search_teller_unref (gpointer self)
{
  g_atomic_rc_box_release_full (self, teller_clear);
}

static gboolean
tell_cb (gpointer data)
{
  AttuneSearchTeller *self = data;
  g_autoptr (GObject) object = g_weak_ref_get (&self->object);

  g_atomic_int_set (&self->is_due, FALSE);
  if (object != NULL)
    g_object_notify_by_pspec (object, self->property);

  return G_SOURCE_REMOVE;
}

/**
 * attune_search_teller_tell:
 * @data: (type AttuneSearchTeller): a teller
 *
 * Has the property notified soon, once for all that is told until then. Any thread may call it.
 */
void
attune_search_teller_tell (gpointer data)
{
  AttuneSearchTeller *self = data;
  g_autoptr (GSource) source = NULL;

  if (!g_atomic_int_compare_and_exchange (&self->is_due, FALSE, TRUE))
    return;

  source = g_timeout_source_new (INTERVAL);
  g_source_set_static_name (source, "attune index progress");
  g_source_set_callback (source, tell_cb, g_atomic_rc_box_acquire (self),
                         attune_search_teller_unref);
  g_source_attach (source, self->context);
}
