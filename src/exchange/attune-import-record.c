/* attune-import-record.c: what an annotation becomes
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "attune-import-record.h"

#include "attune-tags.h"

static gint64
read_time (GDateTime *time)
{
  return g_date_time_to_unix (time) * 1000 + g_date_time_get_microsecond (time) / 1000;
}

/* All that it says, the same for two that say the same */
static char *
describe (const AttuneMarkRecord *record)
{
  g_autofree char *place = attune_place_to_string (record->place);

  return g_strjoin ("\n", attune_mark_type_to_string (record->type), place, record->quote.exact,
                    record->quote.prefix, record->quote.suffix,
                    record->kind != NULL ? record->kind : "",
                    record->name != NULL ? record->name : "", record->note, NULL);
}

static AttuneMarkType
choose_type (const AttuneAnnotation *annotation)
{
  gboolean has_note = annotation->notes->len > 0 || annotation->tags->len > 0;

  if (g_strcmp0 (annotation->motivation, "bookmarking") == 0)
    return ATTUNE_MARK_BOOKMARK;
  if (annotation->kind != NULL || annotation->kind_name != NULL ||
      g_strcmp0 (annotation->motivation, "highlighting") == 0)
    return ATTUNE_MARK_HIGHLIGHT;
  if (g_strcmp0 (annotation->motivation, "commenting") == 0 || has_note)
    return ATTUNE_MARK_NOTE;

  /* On all of the article, there is nothing to be highlighted. */
  return annotation->has_place ? ATTUNE_MARK_HIGHLIGHT : ATTUNE_MARK_BOOKMARK;
}

/* Tags are words of the note; those that are not in it yet are put behind it. */
static char *
make_note (const AttuneAnnotation *annotation)
{
  g_autoptr (GString) note = g_string_new (annotation->notes->str);
  gboolean has_line = FALSE;

  for (guint i = 0; i < annotation->tags->len; i++)
    {
      g_autofree char *tag = g_strdup (g_ptr_array_index (annotation->tags, i));
      g_autofree char *folded = NULL;
      g_auto (GStrv) there = attune_tags_find (note->str);
      gboolean is_there = FALSE;

      for (char *p = g_strstrip (tag); *p != '\0'; p++)
        if (g_ascii_isspace (*p))
          *p = '-';
      folded = g_utf8_casefold (*tag == '#' ? tag + 1 : tag, -1);
      for (guint j = 0; there[j] != NULL; j++)
        {
          g_autofree char *other = g_utf8_casefold (there[j], -1);

          is_there = is_there || g_str_equal (other, folded);
        }
      if (is_there || *folded == '\0')
        continue;

      if (note->len > 0)
        g_string_append (note, has_line ? " " : "\n\n");
      g_string_append_printf (note, "#%s", *tag == '#' ? tag + 1 : tag);
      has_line = TRUE;
    }

  return g_string_free_and_steal (g_steal_pointer (&note));
}

static char *
choose_id (const AttuneAnnotation *annotation, const AttuneMarkRecord *record)
{
  static const char uuid[] = "urn:uuid:";
  g_autofree char *description = NULL;

  if (annotation->iri != NULL && g_str_has_prefix (annotation->iri, uuid) &&
      g_uuid_string_is_valid (annotation->iri + strlen (uuid)))
    return g_strdup (annotation->iri + strlen (uuid));

  /* Whenever the file is read, it is the same mark. */
  if (annotation->iri != NULL)
    return attune_annotation_make_uuid (annotation->iri);
  description = describe (record);

  return attune_annotation_make_uuid (description);
}

/**
 * attune_import_record_new:
 * @annotation: an annotation on one of the articles
 * @kinds: the kinds that there are; one more may be added
 * @passages: the articles
 * @found: (out): whether its passage is in the article
 *
 * Makes a mark of an annotation. Its id is that of the annotation where this is a UUID, else one
 * that is made of it.
 *
 * Returns: (transfer full): what is to be kept; nobody else has it
 */
AttuneMarkRecord *
attune_import_record_new (const AttuneAnnotation *annotation,
                          AttuneImportKinds *kinds,
                          AttuneImportPassages *passages,
                          gboolean *found)
{
  g_autoptr (AttunePlace) place = attune_import_passages_read_place (annotation);
  AttuneMarkRecord *record = attune_mark_record_new (choose_type (annotation), place);
  g_autofree char *note = make_note (annotation);

  *found = attune_import_passages_find (passages, annotation, record);
  g_set_str (&record->note, note);
  g_set_str (&record->name, annotation->name);
  if (record->type == ATTUNE_MARK_HIGHLIGHT)
    {
      g_set_str (&record->kind,
                 attune_import_kinds_choose (kinds, annotation->kind, annotation->kind_name));
      /* With no kind at all, it cannot be one. */
      if (record->kind == NULL)
        record->type = ATTUNE_MARK_NOTE;
    }

  if (annotation->created != NULL)
    record->created = read_time (annotation->created);
  else if (annotation->modified != NULL)
    record->created = read_time (annotation->modified);
  record->modified = annotation->modified != NULL ? read_time (annotation->modified)
                                                  : record->created;
  record->rank = annotation->has_rank ? annotation->rank : (double) record->created;

  g_free (record->id);
  record->id = choose_id (annotation, record);

  return record;
}

/**
 * attune_import_record_fill_in:
 * @record: (inout): what the file makes of a mark
 * @annotation: what it was made of
 * @ours: what the notebook has of the same mark
 * @with_notes: whether the file says of itself that what it has no note for has none
 *
 * What the file says nothing of becomes as it is in the notebook: it cannot be a difference. So
 * does the passage where the file has it from another edition, or by its words alone: of these the
 * notebook knows more.
 */
void
attune_import_record_fill_in (AttuneMarkRecord *record,
                              const AttuneAnnotation *annotation,
                              const AttuneMarkRecord *ours,
                              gboolean with_notes)
{
  if (!with_notes && *record->note == '\0')
    g_set_str (&record->note, ours->note);
  if (!with_notes && record->name == NULL)
    g_set_str (&record->name, ours->name);
  if (annotation->revision == NULL && annotation->kind == NULL && annotation->kind_name == NULL &&
      record->type != ATTUNE_MARK_BOOKMARK && ours->type != ATTUNE_MARK_BOOKMARK)
    {
      record->type = ours->type;
      g_set_str (&record->kind, ours->kind);
    }
  if (!annotation->has_rank)
    record->rank = ours->rank;
  if (annotation->created == NULL)
    record->created = ours->created;
  if (annotation->modified == NULL && annotation->created == NULL)
    record->modified = ours->modified;
  if (g_strcmp0 (annotation->revision, ours->revision) != 0 &&
      g_str_equal (attune_place_get_article_id (ours->place), annotation->article_id))
    {
      attune_mark_record_set_place (record, ours->place);
      g_set_str (&record->revision, ours->revision);
      attune_quote_clear (&record->quote);
      record->quote = (AttuneQuote) { g_strdup (ours->quote.exact), g_strdup (ours->quote.prefix),
                                      g_strdup (ours->quote.suffix) };
    }
}

/**
 * attune_import_record_differs:
 *
 * Returns: whether two marks say something else; the reader's own order is no reason to have both,
 *   and neither is the time when the same was made
 */
gboolean
attune_import_record_differs (const AttuneMarkRecord *a, const AttuneMarkRecord *b)
{
  return a->type != b->type || g_strcmp0 (a->kind, b->kind) != 0 ||
         g_strcmp0 (a->name, b->name) != 0 || !g_str_equal (a->note, b->note) ||
         !attune_place_equal (a->place, b->place) || !attune_quote_equal (&a->quote, &b->quote);
}

/**
 * attune_import_record_make_other_id:
 *
 * Returns: (transfer full): the id under which it is added beside the one that has its own: the
 *   same whenever it is read
 */
char *
attune_import_record_make_other_id (const AttuneMarkRecord *record)
{
  g_autofree char *description = describe (record);
  g_autofree char *name = g_strconcat (record->id, "\n", description, NULL);

  return attune_annotation_make_uuid (name);
}
