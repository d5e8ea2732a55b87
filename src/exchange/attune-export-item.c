/* attune-export-item.c: a mark to be written, and where it is
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "attune-export-item.h"

#include <glib/gi18n-lib.h>

#include "attune-tags.h"

/**
 * attune_export_item_new:
 * @record: what is kept of the mark
 * @article: (nullable): the article that it is on, if that is here
 * @place: (nullable): where its passage is in @article, if it is in it
 *
 * Returns: (transfer full): an item; its kind and the number of its article are to be filled in
 */
AttuneExportItem *
attune_export_item_new (AttuneMarkRecord *record, AttuneArticle *article, AttunePlace *place)
{
  AttuneExportItem *self = g_new0 (AttuneExportItem, 1);
  const AttuneBlock *block = NULL;

  self->record = attune_mark_record_ref (record);
  self->rank = G_MAXUINT;
  self->tags = attune_tags_find (record->note);
  if (article == NULL)
    return self;

  self->article = g_object_ref (article);
  if (place == NULL)
    return self;

  /* A place that the article does not have is one more that is lost: nothing to be told. */
  block = attune_article_resolve (article, place, NULL, NULL, NULL);
  if (block == NULL)
    return self;

  self->place = attune_place_ref (place);
  self->section = g_object_ref (attune_article_get_section_of_block (article, block));
  self->paragraph = attune_block_get_index (block) - attune_section_get_first_block (self->section);

  return self;
}

void
attune_export_item_free (AttuneExportItem *self)
{
  g_clear_pointer (&self->record, attune_mark_record_unref);
  g_clear_object (&self->article);
  g_clear_pointer (&self->place, attune_place_unref);
  g_clear_object (&self->section);
  g_clear_object (&self->kind);
  g_clear_pointer (&self->tags, g_strfreev);
  g_free (self);
}

static int
compare_places (const AttuneExportItem *a, const AttuneExportItem *b)
{
  g_autofree char *s = NULL;
  g_autofree char *t = NULL;

  if ((a->place == NULL) != (b->place == NULL))
    return a->place == NULL ? 1 : -1;
  if (a->place != NULL)
    return attune_article_compare_places (a->article, a->place, b->place);
  if (a->article != NULL)
    return attune_article_compare_places (a->article, a->record->place, b->record->place);

  s = attune_place_to_string (a->record->place);
  t = attune_place_to_string (b->record->place);

  return strcmp (s, t);
}

/**
 * attune_export_item_compare:
 *
 * Compares two marks in the order in which they are written: that of the articles, those that are
 * not here last, each with its lost ones behind the others; at one place the older first. No two
 * marks are equal, so that the order is always the same.
 *
 * Returns: less than or greater than 0, as for strcmp()
 */
int
attune_export_item_compare (const AttuneExportItem *a, const AttuneExportItem *b)
{
  int order = 0;

  if (a->rank != b->rank)
    return a->rank < b->rank ? -1 : 1;

  order = strcmp (attune_place_get_article_id (a->record->place),
                  attune_place_get_article_id (b->record->place));
  if (order == 0)
    order = compare_places (a, b);
  if (order == 0)
    order = (a->record->created > b->record->created) - (a->record->created < b->record->created);
  if (order == 0)
    order = strcmp (a->record->id, b->record->id);

  return order;
}

/* In words and marks of punctuation */

/**
 * attune_export_item_dup_section:
 *
 * Returns: (transfer full): the titles of its section and of those that it is in, or why there is
 *   none
 */
char *
attune_export_item_dup_section (const AttuneExportItem *self)
{
  if (self->article == NULL)
    return g_strdup (_ ("This article is not here"));
  if (self->section == NULL)
    return g_strdup (_ ("No longer in the text"));

  return attune_section_dup_path (self->section);
}

/**
 * attune_export_item_dup_paragraph:
 *
 * Returns: (transfer full) (nullable): which part of its section it is in; %NULL if it is lost
 */
char *
attune_export_item_dup_paragraph (const AttuneExportItem *self)
{
  if (self->section == NULL)
    return NULL;
  if (self->paragraph == 0)
    return g_strdup (_ ("Heading"));

  /* Translators: its number within its section */
  return g_strdup_printf (_ ("Paragraph %u"), self->paragraph);
}

/**
 * attune_export_item_get_label:
 *
 * Returns: (transfer none): the kind of a highlight, or what else the mark is
 */
const char *
attune_export_item_get_label (const AttuneExportItem *self)
{
  switch (self->record->type)
    {
    case ATTUNE_MARK_BOOKMARK:
      return _ ("Bookmark");
    case ATTUNE_MARK_NOTE:
      return _ ("Note");
    case ATTUNE_MARK_HIGHLIGHT:
    default:
      return self->kind != NULL ? attune_kind_get_title (self->kind) : self->record->kind;
    }
}

/**
 * attune_export_item_dup_quote:
 *
 * Returns: (transfer full): the words that were marked; those of a whole paragraph may be cut, and
 *   then end with dots
 */
char *
attune_export_item_dup_quote (const AttuneExportItem *self)
{
  const char *quote = self->record->quote.exact;
  guint length = 0;

  if (self->place == NULL || attune_place_has_range (self->record->place) || *quote == '\0')
    return g_strdup (quote);

  /* The place has been resolved before. */
  length = attune_text_get_length (attune_block_get_text (
      attune_article_resolve (self->article, self->place, NULL, NULL, NULL)));

  return g_strconcat (quote, (guint) g_utf8_strlen (quote, -1) < length ? " …" : "", NULL);
}

/**
 * attune_export_item_dup_address:
 *
 * Returns: (transfer full): where it is, or of a lost one where it was, as an `attune:` address
 */
char *
attune_export_item_dup_address (const AttuneExportItem *self)
{
  return attune_place_to_string (self->place != NULL ? self->place : self->record->place);
}

/* (nullable): %NULL for a time that no calendar has. */
static GDateTime *
read_time (gint64 time, int *milliseconds)
{
  gint64 seconds = time / 1000;

  *milliseconds = (int) (time % 1000);
  if (*milliseconds < 0)
    {
      *milliseconds += 1000;
      seconds--;
    }

  return g_date_time_new_from_unix_utc (seconds);
}

/**
 * attune_export_item_dup_time:
 * @time: milliseconds since 1970, UTC
 *
 * Returns: (transfer full) (nullable): the time as ISO 8601 has it, to the millisecond, in UTC;
 *   %NULL for one before the year 1 or behind 9999
 */
char *
attune_export_item_dup_time (gint64 time)
{
  int milliseconds = 0;
  g_autoptr (GDateTime) utc = read_time (time, &milliseconds);

  /* %Y is not filled up with zeros everywhere. */
  return utc != NULL
             ? g_strdup_printf ("%04d-%02d-%02dT%02d:%02d:%02d.%03dZ", g_date_time_get_year (utc),
                                g_date_time_get_month (utc), g_date_time_get_day_of_month (utc),
                                g_date_time_get_hour (utc), g_date_time_get_minute (utc),
                                g_date_time_get_second (utc), milliseconds)
             : NULL;
}

/**
 * attune_export_item_dup_local_time:
 * @time: milliseconds since 1970, UTC
 *
 * Returns: (transfer full): the time where the reader is, to the minute
 */
char *
attune_export_item_dup_local_time (gint64 time)
{
  int milliseconds = 0;
  g_autoptr (GDateTime) utc = read_time (time, &milliseconds);
  g_autoptr (GDateTime) local = utc != NULL ? g_date_time_to_local (utc) : NULL;

  return local != NULL ? g_date_time_format (local, "%Y-%m-%d %H:%M") : g_strdup ("");
}
