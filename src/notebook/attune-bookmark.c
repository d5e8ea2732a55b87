/* attune-bookmark.c: a place to come back to
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "attune-bookmark.h"

#include "attune-bookmark-private.h"

struct _AttuneBookmark
{
  GObject parent_instance;

  char *id;
  AttunePlace *place;
  char *revision;
  AttuneQuote quote;
  char *name;
  gint64 created_ms;
  GDateTime *created;
};

G_DEFINE_FINAL_TYPE (AttuneBookmark, attune_bookmark, G_TYPE_OBJECT)

typedef enum
{
  PROP_ID = 1,
  PROP_PLACE,
  PROP_REVISION,
  PROP_QUOTE,
  PROP_PREFIX,
  PROP_SUFFIX,
  PROP_NAME,
  PROP_CREATED,
} AttuneBookmarkProperty;

static GParamSpec *properties[PROP_CREATED + 1];

static void
attune_bookmark_get_property (GObject *object, guint property_id, GValue *value, GParamSpec *pspec)
{
  AttuneBookmark *self = ATTUNE_BOOKMARK (object);

  switch ((AttuneBookmarkProperty) property_id)
    {
    case PROP_ID:
      g_value_set_string (value, self->id);
      break;
    case PROP_PLACE:
      g_value_set_boxed (value, self->place);
      break;
    case PROP_REVISION:
      g_value_set_string (value, self->revision);
      break;
    case PROP_QUOTE:
      g_value_set_string (value, self->quote.exact);
      break;
    case PROP_PREFIX:
      g_value_set_string (value, self->quote.prefix);
      break;
    case PROP_SUFFIX:
      g_value_set_string (value, self->quote.suffix);
      break;
    case PROP_NAME:
      g_value_set_string (value, self->name);
      break;
    case PROP_CREATED:
      g_value_set_boxed (value, self->created);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
attune_bookmark_finalize (GObject *object)
{
  AttuneBookmark *self = ATTUNE_BOOKMARK (object);

  g_clear_pointer (&self->id, g_free);
  g_clear_pointer (&self->place, attune_place_unref);
  g_clear_pointer (&self->revision, g_free);
  attune_quote_clear (&self->quote);
  g_clear_pointer (&self->name, g_free);
  g_clear_pointer (&self->created, g_date_time_unref);

  G_OBJECT_CLASS (attune_bookmark_parent_class)->finalize (object);
}

static void
attune_bookmark_class_init (AttuneBookmarkClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->get_property = attune_bookmark_get_property;
  object_class->finalize = attune_bookmark_finalize;

  /**
   * AttuneBookmark:id:
   *
   * A UUID.
   */
  properties[PROP_ID] = g_param_spec_string ("id", NULL, NULL, NULL, flags);

  /**
   * AttuneBookmark:place:
   *
   * Where it is.
   */
  properties[PROP_PLACE] = g_param_spec_boxed ("place", NULL, NULL, ATTUNE_TYPE_PLACE, flags);

  /**
   * AttuneBookmark:revision:
   *
   * The checksum of the article that the place and the words are of.
   */
  properties[PROP_REVISION] = g_param_spec_string ("revision", NULL, NULL, NULL, flags);

  /**
   * AttuneBookmark:quote:
   *
   * The words at the place, at most 256 code points of them.
   */
  properties[PROP_QUOTE] = g_param_spec_string ("quote", NULL, NULL, NULL, flags);

  /**
   * AttuneBookmark:prefix:
   *
   * Up to 32 code points before the quote.
   */
  properties[PROP_PREFIX] = g_param_spec_string ("prefix", NULL, NULL, NULL, flags);

  /**
   * AttuneBookmark:suffix:
   *
   * Up to 32 code points behind the quote.
   */
  properties[PROP_SUFFIX] = g_param_spec_string ("suffix", NULL, NULL, NULL, flags);

  /**
   * AttuneBookmark:name:
   *
   * What the reader calls it, if anything.
   */
  properties[PROP_NAME] = g_param_spec_string ("name", NULL, NULL, NULL, flags);

  /**
   * AttuneBookmark:created:
   *
   * When it was made, in UTC, to the millisecond.
   */
  properties[PROP_CREATED] = g_param_spec_boxed ("created", NULL, NULL, G_TYPE_DATE_TIME, flags);

  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
}

static void
attune_bookmark_init (AttuneBookmark *self)
{
}

/**
 * attune_bookmark_new:
 * @id: a UUID
 * @revision: checksum of the article
 * @quote: the words at the place
 * @name: (nullable): what the reader calls it
 * @created: when, in milliseconds since 1970, UTC
 *
 * Returns: (transfer full): a bookmark as it was kept
 */
AttuneBookmark *
attune_bookmark_new (const char *id,
                     AttunePlace *place,
                     const char *revision,
                     const AttuneQuote *quote,
                     const char *name,
                     gint64 created)
{
  AttuneBookmark *self = g_object_new (ATTUNE_TYPE_BOOKMARK, NULL);

  self->id = g_strdup (id);
  self->place = attune_place_ref (place);
  self->revision = g_strdup (revision);
  self->quote.exact = g_strdup (quote->exact);
  self->quote.prefix = g_strdup (quote->prefix);
  self->quote.suffix = g_strdup (quote->suffix);
  self->name = g_strdup (name);
  self->created_ms = created;
  self->created = g_date_time_new_from_unix_utc_usec (created * 1000);
  if (self->created == NULL) /* beyond the year 9999: only in a file that somebody has changed */
    self->created = g_date_time_new_from_unix_utc (0);

  return self;
}

/**
 * attune_bookmark_new_for_place:
 * @article: the article
 * @place: a place in it
 *
 * Makes a bookmark with the words at that place and around it. It is not in any notebook yet.
 *
 * Returns: (transfer full): a new bookmark
 */
AttuneBookmark *
attune_bookmark_new_for_place (AttuneArticle *article, AttunePlace *place)
{
  g_autofree char *id = g_uuid_string_random ();
  g_auto (AttuneQuote) quote = { 0 };

  attune_quote_init (&quote, article, place);

  return attune_bookmark_new (id, place, attune_article_get_checksum (article), &quote, NULL,
                              g_get_real_time () / 1000);
}

const char *
attune_bookmark_get_id (AttuneBookmark *self)
{
  return self->id;
}

/**
 * attune_bookmark_get_place:
 *
 * Returns: (transfer none): where it is
 */
AttunePlace *
attune_bookmark_get_place (AttuneBookmark *self)
{
  return self->place;
}

const char *
attune_bookmark_get_revision (AttuneBookmark *self)
{
  return self->revision;
}

const char *
attune_bookmark_get_quote (AttuneBookmark *self)
{
  return self->quote.exact;
}

const char *
attune_bookmark_get_prefix (AttuneBookmark *self)
{
  return self->quote.prefix;
}

const char *
attune_bookmark_get_suffix (AttuneBookmark *self)
{
  return self->quote.suffix;
}

/**
 * attune_bookmark_get_name:
 *
 * Returns: (nullable): what the reader calls it
 */
const char *
attune_bookmark_get_name (AttuneBookmark *self)
{
  return self->name;
}

/**
 * attune_bookmark_get_created:
 *
 * Returns: (transfer none): when it was made, in UTC
 */
GDateTime *
attune_bookmark_get_created (AttuneBookmark *self)
{
  return self->created;
}

gint64
attune_bookmark_get_created_ms (AttuneBookmark *self)
{
  return self->created_ms;
}

void
attune_bookmark_set_name (AttuneBookmark *self, const char *name)
{
  if (g_set_str (&self->name, name))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_NAME]);
}
