/* attune-term.c: an entry of the glossary
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "attune-term.h"

/**
 * AttuneTerm:
 *
 * A term and what it means. Immutable.
 */
struct _AttuneTerm
{
  GObject parent_instance;

  char *id;
  char *title;
  AttuneText *definition;
  GStrv see;
};

G_DEFINE_FINAL_TYPE (AttuneTerm, attune_term, G_TYPE_OBJECT)

static void
attune_term_finalize (GObject *object)
{
  AttuneTerm *self = ATTUNE_TERM (object);

  g_clear_pointer (&self->id, g_free);
  g_clear_pointer (&self->title, g_free);
  g_clear_pointer (&self->definition, attune_text_unref);
  g_clear_pointer (&self->see, g_strfreev);

  G_OBJECT_CLASS (attune_term_parent_class)->finalize (object);
}

static void
attune_term_class_init (AttuneTermClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = attune_term_finalize;
}

static void
attune_term_init (AttuneTerm *self)
{
}

/**
 * attune_term_new:
 * @definition: what it means
 * @see: (nullable): ids of related terms
 *
 * Returns: (transfer full): the term
 */
AttuneTerm *
attune_term_new (const char *id, const char *title, AttuneText *definition, const char *const *see)
{
  AttuneTerm *self = g_object_new (ATTUNE_TYPE_TERM, NULL);

  self->id = g_strdup (id);
  self->title = g_strdup (title);
  self->definition = attune_text_ref (definition);
  self->see = g_strdupv ((char **) see);

  return self;
}

const char *
attune_term_get_id (AttuneTerm *self)
{
  return self->id;
}

const char *
attune_term_get_title (AttuneTerm *self)
{
  return self->title;
}

AttuneText *
attune_term_get_definition (AttuneTerm *self)
{
  return self->definition;
}

/**
 * attune_term_get_see:
 *
 * Returns: (nullable) (transfer none): ids of related terms
 */
const char *const *
attune_term_get_see (AttuneTerm *self)
{
  return (const char *const *) self->see;
}
