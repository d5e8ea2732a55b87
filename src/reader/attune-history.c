/* attune-history.c: where one has jumped from
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "attune-history.h"

/**
 * AttuneHistory:
 *
 * The places that were left by a jump, as two stacks: behind and ahead.
 */
struct _AttuneHistory
{
  GObject parent_instance;

  GPtrArray *behind;
  GPtrArray *ahead;
};

typedef enum
{
  PROP_CAN_GO_BACK = 1,
  PROP_CAN_GO_FORWARD,
} AttuneHistoryProperty;

static GParamSpec *properties[PROP_CAN_GO_FORWARD + 1];

G_DEFINE_FINAL_TYPE (AttuneHistory, attune_history, G_TYPE_OBJECT)

/* Nobody goes back farther. */
#define MAX_PLACES 100

static void
attune_history_finalize (GObject *object)
{
  AttuneHistory *self = ATTUNE_HISTORY (object);

  g_clear_pointer (&self->behind, g_ptr_array_unref);
  g_clear_pointer (&self->ahead, g_ptr_array_unref);

  G_OBJECT_CLASS (attune_history_parent_class)->finalize (object);
}

static void
attune_history_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  AttuneHistory *self = ATTUNE_HISTORY (object);

  switch ((AttuneHistoryProperty) id)
    {
    case PROP_CAN_GO_BACK:
      g_value_set_boolean (value, attune_history_can_go_back (self));
      return;
    case PROP_CAN_GO_FORWARD:
      g_value_set_boolean (value, attune_history_can_go_forward (self));
      return;
    }

  G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
attune_history_class_init (AttuneHistoryClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = attune_history_finalize;
  object_class->get_property = attune_history_get_property;

  properties[PROP_CAN_GO_BACK] = g_param_spec_boolean ("can-go-back", NULL, NULL, FALSE,
                                                       G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_CAN_GO_FORWARD] = g_param_spec_boolean (
      "can-go-forward", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
}

static void
attune_history_init (AttuneHistory *self)
{
  self->behind = g_ptr_array_new_with_free_func ((GDestroyNotify) attune_place_unref);
  self->ahead = g_ptr_array_new_with_free_func ((GDestroyNotify) attune_place_unref);
}

AttuneHistory *
attune_history_new (void)
{
  return g_object_new (ATTUNE_TYPE_HISTORY, NULL);
}

static void
notify (AttuneHistory *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CAN_GO_BACK]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CAN_GO_FORWARD]);
}

static void
push (GPtrArray *stack, AttunePlace *place)
{
  if (stack->len > 0 && attune_place_equal (g_ptr_array_index (stack, stack->len - 1), place))
    return;
  if (stack->len == MAX_PLACES)
    g_ptr_array_remove_index (stack, 0);
  g_ptr_array_add (stack, attune_place_ref (place));
}

static AttunePlace *
pop (GPtrArray *stack)
{
  return stack->len > 0 ? g_ptr_array_steal_index (stack, stack->len - 1) : NULL;
}

/**
 * attune_history_leave:
 * @from: where one is, about to jump elsewhere
 *
 * Remembers a place. What was ahead is forgotten.
 */
void
attune_history_leave (AttuneHistory *self, AttunePlace *from)
{
  push (self->behind, from);
  g_ptr_array_set_size (self->ahead, 0);
  notify (self);
}

/**
 * attune_history_go_back:
 * @from: where one is
 *
 * Returns: (transfer full) (nullable): where to go, %NULL where there is nothing behind
 */
AttunePlace *
attune_history_go_back (AttuneHistory *self, AttunePlace *from)
{
  AttunePlace *place = pop (self->behind);

  if (place == NULL)
    return NULL;

  push (self->ahead, from);
  notify (self);

  return place;
}

/**
 * attune_history_go_forward:
 * @from: where one is
 *
 * Returns: (transfer full) (nullable): where to go, %NULL where there is nothing ahead
 */
AttunePlace *
attune_history_go_forward (AttuneHistory *self, AttunePlace *from)
{
  AttunePlace *place = pop (self->ahead);

  if (place == NULL)
    return NULL;

  push (self->behind, from);
  notify (self);

  return place;
}

gboolean
attune_history_can_go_back (AttuneHistory *self)
{
  return self->behind->len > 0;
}

gboolean
attune_history_can_go_forward (AttuneHistory *self)
{
  return self->ahead->len > 0;
}
