/* attune-kind.c: what a highlight says
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "attune-kind.h"

#include <glib/gi18n-lib.h>

struct _AttuneKind
{
  GObject parent_instance;

  char *id;
  char *name;
  AttuneHue hue;
  AttunePattern pattern;
  double rank;
};

G_DEFINE_FINAL_TYPE (AttuneKind, attune_kind, G_TYPE_OBJECT)

typedef enum
{
  PROP_TITLE = 1,
  PROP_HUE,
  PROP_PATTERN,
} AttuneKindProperty;

static GParamSpec *properties[PROP_PATTERN + 1];

/* What those that come with the program are called while the reader has not renamed them. */
static const struct
{
  const char *id;
  const char *title;
} own[] = {
  /* Translators: the kinds of highlights; “Technique” is a way of working in therapy */
  { "theory", N_ ("Theory") },       { "evidence", N_ ("Evidence") },
  { "technique", N_ ("Technique") }, { "question", N_ ("Question for supervision") },
  { "disagree", N_ ("Disagree") },
};

static void
attune_kind_get_property (GObject *object, guint property_id, GValue *value, GParamSpec *pspec)
{
  AttuneKind *self = ATTUNE_KIND (object);

  switch ((AttuneKindProperty) property_id)
    {
    case PROP_TITLE:
      g_value_set_string (value, attune_kind_get_title (self));
      break;
    case PROP_HUE:
      g_value_set_uint (value, self->hue);
      break;
    case PROP_PATTERN:
      g_value_set_uint (value, self->pattern);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
attune_kind_finalize (GObject *object)
{
  AttuneKind *self = ATTUNE_KIND (object);

  g_clear_pointer (&self->id, g_free);
  g_clear_pointer (&self->name, g_free);

  G_OBJECT_CLASS (attune_kind_parent_class)->finalize (object);
}

static void
attune_kind_class_init (AttuneKindClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->get_property = attune_kind_get_property;
  object_class->finalize = attune_kind_finalize;

  /**
   * AttuneKind:title:
   *
   * What it is called.
   */
  properties[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL, flags);

  /**
   * AttuneKind:hue:
   *
   * Its colour, an [enum@Hue].
   */
  properties[PROP_HUE] = g_param_spec_uint ("hue", NULL, NULL, 0, ATTUNE_N_HUES - 1, 0, flags);

  /**
   * AttuneKind:pattern:
   *
   * The line under it, an [enum@Pattern].
   */
  properties[PROP_PATTERN] = g_param_spec_uint ("pattern", NULL, NULL, 0, ATTUNE_N_PATTERNS - 1, 0,
                                                flags);

  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
}

static void
attune_kind_init (AttuneKind *self)
{
}

/**
 * attune_kind_new:
 * @id: (nullable): its id; %NULL for a new one
 * @name: (nullable): what the reader calls it; %NULL for the name that the program gives it
 * @rank: where it stands among the others
 *
 * Returns: (transfer full): a kind
 */
AttuneKind *
attune_kind_new (const char *id,
                 const char *name,
                 AttuneHue hue,
                 AttunePattern pattern,
                 double rank)
{
  AttuneKind *self = g_object_new (ATTUNE_TYPE_KIND, NULL);

  self->id = id != NULL ? g_strdup (id) : g_uuid_string_random ();
  self->name = g_strdup (name);
  self->hue = hue;
  self->pattern = pattern;
  self->rank = rank;

  return self;
}

const char *
attune_kind_get_id (AttuneKind *self)
{
  return self->id;
}

/**
 * attune_kind_get_name:
 *
 * Returns: (nullable): what the reader calls it
 */
const char *
attune_kind_get_name (AttuneKind *self)
{
  return self->name;
}

/**
 * attune_kind_get_title:
 *
 * Returns: (transfer none): what to show: its name, or the one that it came with, translated
 */
const char *
attune_kind_get_title (AttuneKind *self)
{
  if (self->name != NULL && *self->name != '\0')
    return self->name;

  for (guint i = 0; i < G_N_ELEMENTS (own); i++)
    if (g_str_equal (self->id, own[i].id))
      return _ (own[i].title);

  return _ ("Without a name");
}

AttuneHue
attune_kind_get_hue (AttuneKind *self)
{
  return self->hue;
}

AttunePattern
attune_kind_get_pattern (AttuneKind *self)
{
  return self->pattern;
}

double
attune_kind_get_rank (AttuneKind *self)
{
  return self->rank;
}

/**
 * attune_kind_is_own:
 *
 * Returns: whether it came with the program, and so cannot be removed
 */
gboolean
attune_kind_is_own (AttuneKind *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (own); i++)
    if (g_str_equal (self->id, own[i].id))
      return TRUE;

  return FALSE;
}

/* Takes all but the id from @other. */
void
attune_kind_assign (AttuneKind *self, AttuneKind *other)
{
  gboolean changed_hue = self->hue != other->hue;
  gboolean changed_pattern = self->pattern != other->pattern;

  self->hue = other->hue;
  self->pattern = other->pattern;
  self->rank = other->rank;
  if (g_set_str (&self->name, other->name))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TITLE]);
  if (changed_hue)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_HUE]);
  if (changed_pattern)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PATTERN]);
}
