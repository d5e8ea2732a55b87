/* attune-mark.c: a bookmark, a highlight or a note
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "attune-mark.h"

#include "attune-mark-private.h"
#include "attune-tags.h"

struct _AttuneMark
{
  GObject parent_instance;

  AttuneMarkRecord *record;
  AttunePlace *guess;
  gboolean is_lost;

  /* Made when they are asked for */
  GStrv tags;
  char *words; /* all of it, without the differences that do not count in finding */
};

G_DEFINE_FINAL_TYPE (AttuneMark, attune_mark, G_TYPE_OBJECT)

typedef enum
{
  PROP_PLACE = 1,
  PROP_KIND,
  PROP_NAME,
  PROP_NOTE,
  PROP_RANK,
  PROP_LOST,
  PROP_GUESS,
} AttuneMarkProperty;

static GParamSpec *properties[PROP_GUESS + 1];

static void
attune_mark_get_property (GObject *object, guint property_id, GValue *value, GParamSpec *pspec)
{
  AttuneMark *self = ATTUNE_MARK (object);

  switch ((AttuneMarkProperty) property_id)
    {
    case PROP_PLACE:
      g_value_set_boxed (value, self->record->place);
      break;
    case PROP_KIND:
      g_value_set_string (value, self->record->kind);
      break;
    case PROP_NAME:
      g_value_set_string (value, self->record->name);
      break;
    case PROP_NOTE:
      g_value_set_string (value, self->record->note);
      break;
    case PROP_RANK:
      g_value_set_double (value, self->record->rank);
      break;
    case PROP_LOST:
      g_value_set_boolean (value, self->is_lost);
      break;
    case PROP_GUESS:
      g_value_set_boxed (value, self->guess);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
attune_mark_finalize (GObject *object)
{
  AttuneMark *self = ATTUNE_MARK (object);

  g_clear_pointer (&self->record, attune_mark_record_unref);
  g_clear_pointer (&self->guess, attune_place_unref);
  g_clear_pointer (&self->tags, g_strfreev);
  g_clear_pointer (&self->words, g_free);

  G_OBJECT_CLASS (attune_mark_parent_class)->finalize (object);
}

static void
attune_mark_class_init (AttuneMarkClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->get_property = attune_mark_get_property;
  object_class->finalize = attune_mark_finalize;

  /**
   * AttuneMark:place:
   *
   * Where it is, or was.
   */
  properties[PROP_PLACE] = g_param_spec_boxed ("place", NULL, NULL, ATTUNE_TYPE_PLACE, flags);

  /**
   * AttuneMark:kind:
   *
   * Of a highlight, the id of its kind.
   */
  properties[PROP_KIND] = g_param_spec_string ("kind", NULL, NULL, NULL, flags);

  /**
   * AttuneMark:name:
   *
   * What the reader calls it, if anything.
   */
  properties[PROP_NAME] = g_param_spec_string ("name", NULL, NULL, NULL, flags);

  /**
   * AttuneMark:note:
   *
   * What the reader wrote on it, or nothing.
   */
  properties[PROP_NOTE] = g_param_spec_string ("note", NULL, NULL, "", flags);

  /**
   * AttuneMark:rank:
   *
   * What the reader's own order goes by.
   */
  properties[PROP_RANK] = g_param_spec_double ("rank", NULL, NULL, -G_MAXDOUBLE, G_MAXDOUBLE, 0,
                                               flags);

  /**
   * AttuneMark:lost:
   *
   * Whether its passage is not in the article any more.
   */
  properties[PROP_LOST] = g_param_spec_boolean ("lost", NULL, NULL, FALSE, flags);

  /**
   * AttuneMark:guess:
   *
   * Of one that is lost, where its passage may be; for the reader to judge.
   */
  properties[PROP_GUESS] = g_param_spec_boxed ("guess", NULL, NULL, ATTUNE_TYPE_PLACE, flags);

  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
}

static void
attune_mark_init (AttuneMark *self)
{
}

/**
 * attune_mark_new:
 * @record: what was kept of it
 *
 * Returns: (transfer full): a mark; it is in no notebook yet
 */
AttuneMark *
attune_mark_new (AttuneMarkRecord *record)
{
  AttuneMark *self = g_object_new (ATTUNE_TYPE_MARK, NULL);

  self->record = attune_mark_record_ref (record);

  return self;
}

static AttuneMarkRecord *
new_record (AttuneMarkType type, AttuneArticle *article, AttunePlace *place)
{
  AttuneMarkRecord *record = attune_mark_record_new (type, place);

  attune_mark_record_take_quote (record, article);

  return record;
}

/**
 * attune_mark_new_bookmark:
 * @article: the article
 * @place: a place in it
 *
 * Returns: (transfer full): a bookmark with the words there; it is in no notebook yet
 */
AttuneMark *
attune_mark_new_bookmark (AttuneArticle *article, AttunePlace *place)
{
  g_autoptr (AttuneMarkRecord) record = new_record (ATTUNE_MARK_BOOKMARK, article, place);

  return attune_mark_new (record);
}

/**
 * attune_mark_new_highlight:
 * @article: the article
 * @place: a place in it
 * @kind: the id of its kind
 *
 * Returns: (transfer full): a highlight; it is in no notebook yet
 */
AttuneMark *
attune_mark_new_highlight (AttuneArticle *article, AttunePlace *place, const char *kind)
{
  g_autoptr (AttuneMarkRecord) record = new_record (ATTUNE_MARK_HIGHLIGHT, article, place);

  g_set_str (&record->kind, kind);

  return attune_mark_new (record);
}

/**
 * attune_mark_new_note:
 * @article: the article
 * @place: a place in it
 * @note: what the reader wrote, valid UTF-8
 *
 * Returns: (transfer full): a note; it is in no notebook yet
 */
AttuneMark *
attune_mark_new_note (AttuneArticle *article, AttunePlace *place, const char *note)
{
  g_autoptr (AttuneMarkRecord) record = new_record (ATTUNE_MARK_NOTE, article, place);

  g_set_str (&record->note, note);

  return attune_mark_new (record);
}

/**
 * attune_mark_get_record:
 *
 * Returns: (transfer none): what is kept of it; another one after each change
 */
AttuneMarkRecord *
attune_mark_get_record (AttuneMark *self)
{
  return self->record;
}

AttuneMarkType
attune_mark_get_mark_type (AttuneMark *self)
{
  return self->record->type;
}

const char *
attune_mark_get_id (AttuneMark *self)
{
  return self->record->id;
}

/**
 * attune_mark_get_place:
 *
 * Returns: (transfer none): where it is; of one that is lost, where it was
 */
AttunePlace *
attune_mark_get_place (AttuneMark *self)
{
  return self->record->place;
}

/**
 * attune_mark_get_quote:
 *
 * Returns: (transfer none): the words at its place
 */
const char *
attune_mark_get_quote (AttuneMark *self)
{
  return self->record->quote.exact;
}

/**
 * attune_mark_get_kind:
 *
 * Returns: (nullable): of a highlight, the id of its kind
 */
const char *
attune_mark_get_kind (AttuneMark *self)
{
  return self->record->kind;
}

/**
 * attune_mark_get_name:
 *
 * Returns: (nullable): what the reader calls it
 */
const char *
attune_mark_get_name (AttuneMark *self)
{
  return self->record->name;
}

/**
 * attune_mark_get_note:
 *
 * Returns: (transfer none): what the reader wrote on it, or nothing
 */
const char *
attune_mark_get_note (AttuneMark *self)
{
  return self->record->note;
}

/**
 * attune_mark_get_tags:
 *
 * Returns: (transfer none) (array zero-terminated=1): the tags in its note, without their number
 *   signs
 */
const char *const *
attune_mark_get_tags (AttuneMark *self)
{
  if (self->tags == NULL)
    self->tags = attune_tags_find (self->record->note);

  return (const char *const *) self->tags;
}

double
attune_mark_get_rank (AttuneMark *self)
{
  return self->record->rank;
}

/**
 * attune_mark_fold:
 * @words: any words, valid UTF-8
 *
 * Returns: (transfer full): the words without the differences that do not count in finding: case,
 *   accents, and how letters are put together
 */
char *
attune_mark_fold (const char *words)
{
  g_autofree char *normal = g_utf8_normalize (words, -1, G_NORMALIZE_ALL);
  g_autofree char *folded = g_utf8_casefold (normal != NULL ? normal : words, -1);
  char *end = folded;

  for (const char *p = folded; *p != '\0'; p = g_utf8_next_char (p))
    {
      gsize length = (gsize) (g_utf8_next_char (p) - p);

      if (g_unichar_type (g_utf8_get_char (p)) == G_UNICODE_NON_SPACING_MARK)
        continue;
      memmove (end, p, length);
      end += length;
    }
  *end = '\0';

  return g_steal_pointer (&folded);
}

/**
 * attune_mark_has_words:
 * @words: (array zero-terminated=1): words, as [func@mark_fold] makes them
 *
 * Returns: whether each of them is somewhere in its quote, its name or its note
 */
gboolean
attune_mark_has_words (AttuneMark *self, const char *const *words)
{
  if (self->words == NULL)
    {
      g_autofree char *all = g_strjoin ("\n", self->record->quote.exact, self->record->note,
                                        self->record->name, NULL);

      self->words = attune_mark_fold (all);
    }

  for (guint i = 0; words[i] != NULL; i++)
    if (strstr (self->words, words[i]) == NULL)
      return FALSE;

  return TRUE;
}

/**
 * attune_mark_is_lost:
 *
 * Returns: whether its passage is not in the article any more
 */
gboolean
attune_mark_is_lost (AttuneMark *self)
{
  return self->is_lost;
}

/**
 * attune_mark_get_guess:
 *
 * Returns: (transfer none) (nullable): of one that is lost, where its passage may be
 */
AttunePlace *
attune_mark_get_guess (AttuneMark *self)
{
  return self->guess;
}

/* Takes over what is on disk now. */
void
attune_mark_set_record (AttuneMark *self, AttuneMarkRecord *record)
{
  GObject *object = G_OBJECT (self);
  g_autoptr (AttuneMarkRecord) old = self->record;

  self->record = attune_mark_record_ref (record);
  g_clear_pointer (&self->words, g_free);

  g_object_freeze_notify (object);
  /* The same place in another edition is another. */
  if (!attune_place_equal (old->place, record->place) ||
      !g_str_equal (old->revision, record->revision))
    g_object_notify_by_pspec (object, properties[PROP_PLACE]);
  if (g_strcmp0 (old->kind, record->kind) != 0)
    g_object_notify_by_pspec (object, properties[PROP_KIND]);
  if (g_strcmp0 (old->name, record->name) != 0)
    g_object_notify_by_pspec (object, properties[PROP_NAME]);
  if (!g_str_equal (old->note, record->note))
    {
      g_clear_pointer (&self->tags, g_strfreev);
      g_object_notify_by_pspec (object, properties[PROP_NOTE]);
    }
  if (old->rank != record->rank)
    g_object_notify_by_pspec (object, properties[PROP_RANK]);
  g_object_thaw_notify (object);
}

/* Says whether its passage was found. @guess is (nullable). */
void
attune_mark_set_lost (AttuneMark *self, gboolean lost, AttunePlace *guess)
{
  GObject *object = G_OBJECT (self);

  g_object_freeze_notify (object);
  if (self->guess != guess)
    {
      g_clear_pointer (&self->guess, attune_place_unref);
      self->guess = guess != NULL ? attune_place_ref (guess) : NULL;
      g_object_notify_by_pspec (object, properties[PROP_GUESS]);
    }
  if (self->is_lost != lost)
    {
      self->is_lost = lost;
      g_object_notify_by_pspec (object, properties[PROP_LOST]);
    }
  g_object_thaw_notify (object);
}
