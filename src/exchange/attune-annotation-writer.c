/* attune-annotation-writer.c: marks as a collection of W3C Web Annotations
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <json-glib/json-glib.h>
#include <math.h>

#include "attune-annotation.h"
#include "attune-export-private.h"

static void
set_string (JsonBuilder *builder, const char *member, const char *value)
{
  json_builder_set_member_name (builder, member);
  json_builder_add_string_value (builder, value);
}

static void
set_int (JsonBuilder *builder, const char *member, gint64 value)
{
  json_builder_set_member_name (builder, member);
  json_builder_add_int_value (builder, value);
}

/* JSON has no infinity. */
static void
set_double (JsonBuilder *builder, const char *member, double value)
{
  if (!isfinite (value))
    return;
  json_builder_set_member_name (builder, member);
  json_builder_add_double_value (builder, value);
}

/* No time where no calendar has it */
static void
set_time (JsonBuilder *builder, const char *member, gint64 value)
{
  g_autofree char *time = attune_export_item_dup_time (value);

  if (time != NULL)
    set_string (builder, member, time);
}

static void
begin_object (JsonBuilder *builder, const char *type)
{
  json_builder_begin_object (builder);
  set_string (builder, "type", type);
}

static void
add_text_body (JsonBuilder *builder, const char *purpose, const char *value)
{
  begin_object (builder, "TextualBody");
  set_string (builder, "purpose", purpose);
  set_string (builder, "value", value);
}

static void
add_bodies (JsonBuilder *builder, const AttuneExportItem *item)
{
  const AttuneMarkRecord *record = item->record;

  if (*record->note == '\0' && record->kind == NULL)
    return;

  json_builder_set_member_name (builder, "body");
  json_builder_begin_array (builder);
  if (*record->note != '\0')
    {
      add_text_body (builder, "commenting", record->note);
      set_string (builder, "format", "text/plain");
      json_builder_end_object (builder);
    }
  for (guint i = 0; item->tags[i] != NULL; i++)
    {
      add_text_body (builder, "tagging", item->tags[i]);
      json_builder_end_object (builder);
    }
  if (record->kind != NULL)
    {
      add_text_body (builder, "classifying", attune_export_item_get_label (item));
      set_string (builder, "marks:kind", record->kind);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
add_selectors (JsonBuilder *builder, const AttuneMarkRecord *record)
{
  const AttunePlace *place = record->place;
  const AttuneQuote *quote = &record->quote;

  json_builder_set_member_name (builder, "selector");
  json_builder_begin_array (builder);
  /* The fragment is that of our addresses; what they have behind it is a position in the block. */
  if (attune_place_get_block_id (place) != NULL)
    {
      begin_object (builder, "FragmentSelector");
      set_string (builder, "value", attune_place_get_block_id (place));
      if (attune_place_has_range (place))
        {
          json_builder_set_member_name (builder, "refinedBy");
          begin_object (builder, "TextPositionSelector");
          set_int (builder, "start", attune_place_get_start (place));
          set_int (builder, "end", attune_place_get_end (place));
          json_builder_end_object (builder);
        }
      json_builder_end_object (builder);
    }
  if (*quote->exact != '\0' || *quote->prefix != '\0' || *quote->suffix != '\0')
    {
      begin_object (builder, "TextQuoteSelector");
      set_string (builder, "exact", quote->exact);
      set_string (builder, "prefix", quote->prefix);
      set_string (builder, "suffix", quote->suffix);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
add_target (JsonBuilder *builder, const AttuneExportItem *item)
{
  g_autofree char *source = g_strconcat (
      "attune:", attune_place_get_article_id (item->record->place), NULL);

  json_builder_set_member_name (builder, "target");
  json_builder_begin_object (builder);
  set_string (builder, "source", source);
  add_selectors (builder, item->record);
  if (item->section != NULL)
    {
      g_autofree char *title = attune_export_item_dup_section (item);

      set_string (builder, "marks:section", title);
      set_int (builder, "marks:paragraph", item->paragraph);
    }
  json_builder_end_object (builder);
}

static const char *
get_motivation (AttuneMarkType type)
{
  switch (type)
    {
    case ATTUNE_MARK_BOOKMARK:
      return "bookmarking";
    case ATTUNE_MARK_NOTE:
      return "commenting";
    case ATTUNE_MARK_HIGHLIGHT:
    default:
      return "highlighting";
    }
}

static void
add_annotation (JsonBuilder *builder, const AttuneExportItem *item)
{
  const AttuneMarkRecord *record = item->record;
  g_autofree char *id = g_strconcat ("urn:uuid:", record->id, NULL);

  json_builder_begin_object (builder);
  set_string (builder, "id", id);
  set_string (builder, "type", "Annotation");
  set_string (builder, "motivation", get_motivation (record->type));
  set_time (builder, "created", record->created);
  set_time (builder, "modified", record->modified);
  if (record->name != NULL)
    set_string (builder, "marks:name", record->name);
  set_string (builder, "marks:revision", record->revision);
  set_double (builder, "marks:rank", record->rank);
  add_bodies (builder, item);
  add_target (builder, item);
  json_builder_end_object (builder);
}

static void
add_kinds (JsonBuilder *builder, AttuneExport *export)
{
  const GPtrArray *kinds = attune_export_get_kinds (export);

  json_builder_set_member_name (builder, "marks:kinds");
  json_builder_begin_array (builder);
  for (guint i = 0; i < kinds->len; i++)
    {
      AttuneKind *kind = g_ptr_array_index (kinds, i);

      json_builder_begin_object (builder);
      set_string (builder, "marks:kind", attune_kind_get_id (kind));
      if (attune_kind_get_name (kind) != NULL)
        set_string (builder, "marks:name", attune_kind_get_name (kind));
      set_string (builder, "marks:hue", attune_hue_to_string (attune_kind_get_hue (kind)));
      set_string (builder, "marks:pattern",
                  attune_pattern_to_string (attune_kind_get_pattern (kind)));
      set_double (builder, "marks:rank", attune_kind_get_rank (kind));
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
add_context (JsonBuilder *builder)
{
  json_builder_set_member_name (builder, "@context");
  json_builder_begin_array (builder);
  json_builder_add_string_value (builder, ATTUNE_ANNOTATION_CONTEXT);
  json_builder_begin_object (builder);
  set_string (builder, "marks", ATTUNE_ANNOTATION_NAMESPACE);
  json_builder_end_object (builder);
  json_builder_end_array (builder);
}

/* A collection has to have a name of its own; that of its marks is the same for the same marks. */
static char *
make_id (AttuneExport *export, const char *part)
{
  g_autoptr (GString) ids = g_string_new (part);
  g_autofree char *uuid = NULL;

  for (guint i = 0; i < attune_export_get_n_items (export); i++)
    g_string_append_printf (ids, " %s", attune_export_get_item (export, i)->record->id);
  uuid = attune_annotation_make_uuid (ids->str);

  return g_strconcat ("urn:uuid:", uuid, NULL);
}

/* What ends the file: that much is taken away again where it is not to end yet. */
static const char tail[] = "\n    ]\n  }\n}";

/* A collection with one page, as the Web Annotation Data Model has it,
 * https://www.w3.org/TR/annotation-model/. Nothing in it depends on when it is written. */
void
attune_export_write_json (AttuneExport *self, guint n_items, GString *out)
{
  g_autoptr (JsonBuilder) builder = json_builder_new_immutable ();
  g_autoptr (JsonGenerator) generator = json_generator_new ();
  g_autoptr (JsonNode) root = NULL;
  g_autofree char *id = make_id (self, "collection");
  g_autofree char *page = make_id (self, "page");

  json_builder_begin_object (builder);
  add_context (builder);
  set_string (builder, "id", id);
  set_string (builder, "type", "AnnotationCollection");
  set_string (builder, "label", _ ("Marks from Attune"));
  set_int (builder, "total", attune_export_get_n_items (self));
  set_int (builder, "marks:format", ATTUNE_ANNOTATION_FORMAT);
  json_builder_set_member_name (builder, "marks:notes");
  json_builder_add_boolean_value (builder, attune_export_get_with_notes (self));
  add_kinds (builder, self);

  json_builder_set_member_name (builder, "first");
  json_builder_begin_object (builder);
  set_string (builder, "id", page);
  set_string (builder, "type", "AnnotationPage");
  set_string (builder, "partOf", id);
  set_int (builder, "startIndex", 0);
  json_builder_set_member_name (builder, "items");
  json_builder_begin_array (builder);
  for (guint i = 0; i < n_items; i++)
    add_annotation (builder, attune_export_get_item (self, i));
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  json_builder_end_object (builder);

  root = json_builder_get_root (builder);
  json_generator_set_root (generator, root);
  json_generator_set_pretty (generator, TRUE);
  json_generator_set_indent (generator, 2);
  json_generator_to_gstring (generator, out);
  if (n_items == attune_export_get_n_items (self))
    g_string_append_c (out, '\n');
  else if (n_items > 0 && g_str_has_suffix (out->str, tail))
    g_string_truncate (out, out->len - strlen (tail));
}
