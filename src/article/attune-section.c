/* attune-section.c: a section of an article
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "attune-section.h"

/**
 * AttuneSection:
 *
 * A section: a heading, the blocks under it, and the sections under it. Immutable once its article
 * is made. The blocks from the first up to the end are its heading, its body and all that its
 * child sections hold, in reading order.
 */
struct _AttuneSection
{
  GObject parent_instance;

  char *id;
  char *title;
  AttuneSectionKind kind;
  AttuneSection *parent; /* unowned: it owns this one, and takes its leave when it goes */
  guint depth;
  guint index;
  guint first_block;
  guint end_block;
  GListStore *sections; /* NULL where there are none */
};

typedef enum
{
  PROP_TITLE = 1,
} AttuneSectionProperty;

static GParamSpec *properties[PROP_TITLE + 1];

G_DEFINE_FINAL_TYPE (AttuneSection, attune_section, G_TYPE_OBJECT)

static void
attune_section_finalize (GObject *object)
{
  AttuneSection *self = ATTUNE_SECTION (object);
  guint n = self->sections != NULL ? g_list_model_get_n_items (G_LIST_MODEL (self->sections)) : 0;

  /* A list may still hold a child when the article is gone. */
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (AttuneSection) child = g_list_model_get_item (G_LIST_MODEL (self->sections), i);

      child->parent = NULL;
    }

  g_clear_pointer (&self->id, g_free);
  g_clear_pointer (&self->title, g_free);
  g_clear_object (&self->sections);

  G_OBJECT_CLASS (attune_section_parent_class)->finalize (object);
}

static void
attune_section_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  AttuneSection *self = ATTUNE_SECTION (object);

  switch ((AttuneSectionProperty) id)
    {
    case PROP_TITLE:
      g_value_set_string (value, self->title);
      return;
    }

  G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
attune_section_class_init (AttuneSectionClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = attune_section_finalize;
  object_class->get_property = attune_section_get_property;

  properties[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL,
                                                G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
}

static void
attune_section_init (AttuneSection *self)
{
}

AttuneSection *
attune_section_new (const char *id,
                    const char *title,
                    AttuneSectionKind kind,
                    AttuneSection *parent,
                    guint index,
                    guint first_block)
{
  AttuneSection *self = g_object_new (ATTUNE_TYPE_SECTION, NULL);

  self->id = g_strdup (id);
  self->title = g_strdup (title);
  self->kind = kind;
  self->parent = parent;
  self->depth = parent != NULL ? parent->depth + 1 : 0;
  self->index = index;
  self->first_block = first_block;
  self->end_block = first_block;

  return self;
}

void
attune_section_append (AttuneSection *self, AttuneSection *child)
{
  if (self->sections == NULL)
    self->sections = g_list_store_new (ATTUNE_TYPE_SECTION);
  g_list_store_append (self->sections, child);
}

void
attune_section_end (AttuneSection *self, guint end_block)
{
  self->end_block = end_block;
}

const char *
attune_section_get_id (AttuneSection *self)
{
  return self->id;
}

const char *
attune_section_get_title (AttuneSection *self)
{
  return self->title;
}

AttuneSectionKind
attune_section_get_kind (AttuneSection *self)
{
  return self->kind;
}

/**
 * attune_section_get_parent:
 *
 * Returns: (transfer none) (nullable): the section that this one is in
 */
AttuneSection *
attune_section_get_parent (AttuneSection *self)
{
  return self->parent;
}

/**
 * attune_section_dup_path:
 *
 * Names a section by its title and those of the sections around it, outermost first, as in “Core
 * concepts › Internal working models”.
 *
 * Returns: (transfer full): where it is, in words
 */
char *
attune_section_dup_path (AttuneSection *self)
{
  g_autoptr (GString) path = g_string_new (self->title);

  for (AttuneSection *around = self->parent; around != NULL; around = around->parent)
    {
      g_string_prepend (path, " › ");
      g_string_prepend (path, around->title);
    }

  return g_string_free_and_steal (g_steal_pointer (&path));
}

/**
 * attune_section_get_depth:
 *
 * Returns: how many sections this one lies in
 */
guint
attune_section_get_depth (AttuneSection *self)
{
  return self->depth;
}

/**
 * attune_section_get_index:
 *
 * Returns: its number among all sections of the article in reading order, from 0
 */
guint
attune_section_get_index (AttuneSection *self)
{
  return self->index;
}

/**
 * attune_section_get_sections:
 *
 * Returns: (transfer none) (nullable): the [class@Section]s in it, %NULL where there are none
 */
GListModel *
attune_section_get_sections (AttuneSection *self)
{
  return self->sections != NULL ? G_LIST_MODEL (self->sections) : NULL;
}

/**
 * attune_section_get_first_block:
 *
 * Returns: the number of its first block, which is its heading
 */
guint
attune_section_get_first_block (AttuneSection *self)
{
  return self->first_block;
}

/**
 * attune_section_get_end_block:
 *
 * Returns: the number behind its last block, those of its child sections included
 */
guint
attune_section_get_end_block (AttuneSection *self)
{
  return self->end_block;
}
