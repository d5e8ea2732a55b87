/* attune-reference.c: a work that an article rests on
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "attune-reference.h"

#include "attune-citation.h"
#include "attune-csl.h"
#include "attune-plain-text.h"

/**
 * AttuneReference:
 *
 * A work in the list of references, made from a CSL-JSON item and written in the manner of the
 * seventh edition of the APA's publication manual. Immutable.
 */
struct _AttuneReference
{
  GObject parent_instance;

  char *id;
  char *label;
  char *sort_key;
  AttuneText *citation;
};

G_DEFINE_FINAL_TYPE (AttuneReference, attune_reference, G_TYPE_OBJECT)

static void
attune_reference_finalize (GObject *object)
{
  AttuneReference *self = ATTUNE_REFERENCE (object);

  g_clear_pointer (&self->id, g_free);
  g_clear_pointer (&self->label, g_free);
  g_clear_pointer (&self->sort_key, g_free);
  g_clear_pointer (&self->citation, attune_text_unref);

  G_OBJECT_CLASS (attune_reference_parent_class)->finalize (object);
}

static void
attune_reference_class_init (AttuneReferenceClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = attune_reference_finalize;
}

static void
attune_reference_init (AttuneReference *self)
{
}

/* Works without a named author stand under their editors, and these lacking, under their title. */
static char *
format_label (JsonObject *csl, JsonArray *people, const char *year)
{
  guint n = attune_csl_n_names (people);

  if (n == 0)
    return g_strdup_printf ("%s, %s", attune_csl_get_string (csl, "title"), year);
  if (n == 1)
    return g_strdup_printf ("%s, %s", attune_csl_get_family (people, 0), year);
  if (n == 2)
    return g_strdup_printf ("%s & %s, %s", attune_csl_get_family (people, 0),
                            attune_csl_get_family (people, 1), year);

  return g_strdup_printf ("%s et al., %s", attune_csl_get_family (people, 0), year);
}

/* One author's works stand before those with others, works without a date before those with one,
 * and the year's own before its later additions ("1969", "1969–1980"). */
static char *
format_sort_key (JsonArray *people, const char *title, const char *year)
{
  g_autoptr (GString) key = g_string_new (NULL);

  for (guint i = 0; i < attune_csl_n_names (people); i++)
    {
      g_autofree char *name = attune_csl_format_name (people, i, TRUE);

      g_string_append (key, name);
      g_string_append_c (key, ' ');
    }
  if (key->len == 0)
    {
      g_string_append (key, title);
      g_string_append_c (key, ' ');
    }
  g_string_append (key, g_str_equal (year, ATTUNE_CSL_NO_DATE) ? "0" : year);
  g_string_append_c (key, ' ');
  g_string_append (key, title);

  return attune_plain_text_sort_key (key->str);
}

/**
 * attune_reference_new_from_csl:
 * @csl: a CSL-JSON item that has at least an `id` and a `title`
 *
 * Returns: (transfer full): the reference
 */
AttuneReference *
attune_reference_new_from_csl (JsonObject *csl)
{
  AttuneReference *self = g_object_new (ATTUNE_TYPE_REFERENCE, NULL);
  g_autoptr (JsonObject) folded = attune_csl_fold (csl);
  g_autofree char *year = attune_csl_format_year (folded);
  JsonArray *people = attune_csl_get_array (folded, "author");
  gboolean edited = attune_csl_n_names (people) == 0;

  if (edited)
    people = attune_csl_get_array (folded, "editor");

  self->id = g_strdup (attune_csl_get_string (folded, "id"));
  self->label = format_label (folded, people, year);
  self->sort_key = format_sort_key (people, attune_csl_get_string (folded, "title"), year);
  self->citation = attune_citation_format (folded, people, edited, year);

  return self;
}

const char *
attune_reference_get_id (AttuneReference *self)
{
  return self->id;
}

/**
 * attune_reference_get_label:
 *
 * Returns: (transfer none): as a citation in the text has it, "Levy et al., 2011"
 */
const char *
attune_reference_get_label (AttuneReference *self)
{
  return self->label;
}

/**
 * attune_reference_get_citation:
 *
 * Returns: (transfer none): the whole reference, with its emphasis and links
 */
AttuneText *
attune_reference_get_citation (AttuneReference *self)
{
  return self->citation;
}

/**
 * attune_reference_get_sort_key:
 *
 * Returns: (transfer none): compares by strcmp() in the order of a list of references
 */
const char *
attune_reference_get_sort_key (AttuneReference *self)
{
  return self->sort_key;
}
