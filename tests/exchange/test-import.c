/* test-import.c: marks on their way in
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <json-glib/json-glib.h>

#include "attune-annotation.h"
#include "exchange-tools.h"

typedef struct
{
  Scratch folder;
  AttuneLibrary *library;
  AttuneArticle *article;
  AttuneNotebook *notebook; /* one with marks in it, or not */
  AttuneNotebook *other;    /* an empty one */
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = NULL;
  g_autofree char *other = NULL;

  fixture->folder = scratch_new ();
  fixture->library = exchange_open_library ();
  fixture->article = exchange_get_article (fixture->library);
  path = scratch_path (fixture->folder, "notebook.db");
  fixture->notebook = tools_open_sound (path);
  other = scratch_path (fixture->folder, "other.db");
  fixture->other = tools_open_sound (other);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_clear_object (&fixture->notebook);
  g_clear_object (&fixture->other);
  g_clear_object (&fixture->library);
  scratch_clear (&fixture->folder);
}

static char *
write_json (Fixture *fixture, AttuneNotebook *notebook, gboolean with_notes)
{
  g_autoptr (AttuneExport) export = exchange_export_all (notebook, fixture->library, with_notes);

  return exchange_write (export, ATTUNE_EXPORT_JSON);
}

static AttuneImport *
read_sound (Fixture *fixture, AttuneNotebook *notebook, const char *contents)
{
  g_autoptr (GError) error = NULL;
  AttuneImport *import = exchange_import (notebook, fixture->library, contents, &error);

  g_assert_no_error (error);

  return import;
}

/* All that there is of a notebook comes back: what is exported again is the same, byte for byte. */
static void
test_round_trip (Fixture *fixture, gconstpointer data)
{
  g_autoptr (AttuneImport) import = NULL;
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  g_autofree char *described = NULL;
  g_autofree char *described_again = NULL;

  exchange_put_kind (fixture->notebook, "theory", "Théorie \"=1\"", ATTUNE_HUE_PINK,
                     ATTUNE_PATTERN_THICK, 8.25);
  exchange_put_kind (fixture->notebook, "own-kind", "Мой вид", ATTUNE_HUE_BROWN,
                     ATTUNE_PATTERN_WAVY, -1.0 / 3);
  exchange_fill (fixture->notebook, fixture->article, 450);
  first = write_json (fixture, fixture->notebook, TRUE);

  import = read_sound (fixture, fixture->other, first);
  g_assert_cmpuint (attune_import_get_n_new (import), ==, 450);
  g_assert_cmpuint (attune_import_get_n_same (import), ==, 0);
  g_assert_cmpuint (attune_import_get_n_conflicts (import), ==, 0);
  g_assert_cmpuint (attune_import_get_n_elsewhere (import), ==, 0);
  g_assert_cmpuint (attune_import_get_n_kinds (import), ==, 1);
  g_assert_cmpuint (attune_import_get_n_lost (import), >, 50);
  exchange_commit (fixture->other, import, ATTUNE_IMPORT_BOTH);

  g_assert_cmpuint (tools_count (fixture->other), ==, 450);
  second = write_json (fixture, fixture->other, TRUE);
  g_assert_cmpstr (first, ==, second);

  /* And not only what is exported */
  for (guint i = 0; i < 450; i++)
    {
      g_autoptr (AttuneMark)
          mark = g_list_model_get_item (attune_notebook_get_marks (fixture->notebook), i);
      AttuneMark *copy = attune_notebook_lookup_mark (fixture->other, attune_mark_get_id (mark));

      g_assert_nonnull (copy);
      g_assert_true (
          attune_mark_record_equal (attune_mark_get_record (mark), attune_mark_get_record (copy)));
      g_assert_cmpint (attune_mark_get_record (mark)->modified, ==,
                       attune_mark_get_record (copy)->modified);
    }
}

/* In whatever order marks were made, they are written in the same. */
static void
test_again (Fixture *fixture, gconstpointer data)
{
  g_autoptr (AttuneImport) import = NULL;
  g_autoptr (AttuneEdit) edit = NULL;
  g_autofree char *contents = NULL;

  exchange_fill (fixture->notebook, fixture->article, 40);
  contents = write_json (fixture, fixture->notebook, TRUE);
  import = read_sound (fixture, fixture->notebook, contents);

  g_assert_cmpuint (attune_import_get_n_same (import), ==, 40);
  g_assert_cmpuint (attune_import_get_n_new (import), ==, 0);
  g_assert_cmpuint (attune_import_get_n_conflicts (import), ==, 0);
  edit = attune_import_to_edit (import, ATTUNE_IMPORT_BOTH);
  g_assert_true (attune_edit_is_empty (edit));
}

/* Notebook and file have the same mark, with another note each; the file's is the newer one. */
static AttuneImport *
make_conflict (Fixture *fixture, gint64 later, char **contents)
{
  g_autoptr (AttunePlace) place = attune_place_new ("small", "hint");
  g_autoptr (AttuneMarkRecord) ours = attune_mark_record_new (ATTUNE_MARK_HIGHLIGHT, place);
  g_autoptr (AttuneMarkRecord) theirs = NULL;

  attune_mark_record_take_quote (ours, fixture->article);
  g_set_str (&ours->kind, "theory");
  g_set_str (&ours->note, "ours");
  theirs = attune_mark_record_copy (ours);
  g_set_str (&theirs->note, "theirs");
  theirs->modified += later;

  exchange_add_record (fixture->notebook, ours);
  exchange_add_record (fixture->other, theirs);
  *contents = write_json (fixture, fixture->other, TRUE);

  return read_sound (fixture, fixture->notebook, *contents);
}

static guint
count_notes (AttuneNotebook *notebook, const char *note)
{
  GListModel *marks = attune_notebook_get_marks (notebook);
  guint n = 0;

  for (guint i = 0; i < g_list_model_get_n_items (marks); i++)
    {
      g_autoptr (AttuneMark) mark = g_list_model_get_item (marks, i);

      n += g_str_equal (attune_mark_get_note (mark), note);
    }

  return n;
}

static void
test_conflict_both (Fixture *fixture, gconstpointer data)
{
  g_autofree char *contents = NULL;
  g_autoptr (AttuneImport) import = make_conflict (fixture, 1000, &contents);
  g_autoptr (AttuneImport) again = NULL;
  g_autoptr (AttuneImport) changed = NULL;
  g_autoptr (AttuneEdit) edit = attune_edit_new ();
  g_autoptr (GError) error = NULL;
  const AttuneImportConflict *conflict = NULL;

  g_assert_cmpuint (attune_import_get_n_conflicts (import), ==, 1);
  conflict = attune_import_get_conflict (import, 0);
  g_assert_cmpstr (attune_mark_get_note (conflict->ours), ==, "ours");
  g_assert_cmpstr (conflict->theirs->note, ==, "theirs");

  exchange_commit (fixture->notebook, import, ATTUNE_IMPORT_BOTH);
  g_assert_cmpuint (tools_count (fixture->notebook), ==, 2);
  g_assert_cmpuint (count_notes (fixture->notebook, "ours"), ==, 1);
  g_assert_cmpuint (count_notes (fixture->notebook, "theirs"), ==, 1);

  /* A second time there is nothing to do: both are here. */
  again = read_sound (fixture, fixture->notebook, contents);
  g_assert_cmpuint (attune_import_get_n_conflicts (again), ==, 0);
  g_assert_cmpuint (attune_import_get_n_same (again), ==, 1);

  /* When the one that was added has been changed since, it is no longer that of the file. */
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (AttuneMark)
          mark = g_list_model_get_item (attune_notebook_get_marks (fixture->notebook), i);

      if (g_str_equal (attune_mark_get_note (mark), "theirs"))
        attune_edit_set_note (edit, mark, "mine now");
    }
  tools_commit (fixture->notebook, edit, &error);
  g_assert_no_error (error);
  changed = read_sound (fixture, fixture->notebook, contents);
  g_assert_cmpuint (attune_import_get_n_conflicts (changed), ==, 1);
  exchange_commit (fixture->notebook, changed, ATTUNE_IMPORT_BOTH);
  g_assert_cmpuint (tools_count (fixture->notebook), ==, 3);
}

static void
test_conflict_newer (Fixture *fixture, gconstpointer data)
{
  g_autofree char *contents = NULL;
  g_autoptr (AttuneImport) import = make_conflict (fixture, 1000, &contents);
  g_autofree char *after = NULL;

  exchange_commit (fixture->notebook, import, ATTUNE_IMPORT_NEWER);
  g_assert_cmpuint (tools_count (fixture->notebook), ==, 1);
  g_assert_cmpuint (count_notes (fixture->notebook, "theirs"), ==, 1);
  after = write_json (fixture, fixture->notebook, TRUE);
  g_assert_cmpstr (after, ==, contents);
}

static void
test_conflict_older (Fixture *fixture, gconstpointer data)
{
  g_autofree char *contents = NULL;
  g_autoptr (AttuneImport) import = make_conflict (fixture, -1000, &contents);
  g_autoptr (AttuneEdit) edit = attune_import_to_edit (import, ATTUNE_IMPORT_NEWER);

  g_assert_cmpuint (attune_import_get_n_conflicts (import), ==, 1);
  g_assert_true (attune_edit_is_empty (edit));
}

static void
test_conflict_skip (Fixture *fixture, gconstpointer data)
{
  g_autofree char *contents = NULL;
  g_autoptr (AttuneImport) import = make_conflict (fixture, 1000, &contents);
  g_autoptr (AttuneEdit) edit = attune_import_to_edit (import, ATTUNE_IMPORT_SKIP);

  g_assert_true (attune_edit_is_empty (edit));
}

/* A file that was exported without notes says nothing of them: none is taken away by it. */
static void
test_without_notes (Fixture *fixture, gconstpointer data)
{
  g_autofree char *contents = NULL;
  g_autoptr (AttuneImport) import = NULL;
  g_autoptr (AttuneImport) fresh = NULL;

  exchange_fill (fixture->notebook, fixture->article, 40);
  contents = write_json (fixture, fixture->notebook, FALSE);
  import = read_sound (fixture, fixture->notebook, contents);
  g_assert_cmpuint (attune_import_get_n_conflicts (import), ==, 0);
  g_assert_cmpuint (attune_import_get_n_same (import), ==, 27);

  fresh = read_sound (fixture, fixture->other, contents);
  g_assert_cmpuint (attune_import_get_n_new (fresh), ==, 27);
  exchange_commit (fixture->other, fresh, ATTUNE_IMPORT_BOTH);
  g_assert_cmpuint (count_notes (fixture->other, ""), ==, 27);
}

/* Kinds are as they are here, unless nobody cares how they are. */
static void
test_kinds (Fixture *fixture, gconstpointer data)
{
  g_autofree char *contents = NULL;
  g_autoptr (AttuneImport) import = NULL;
  g_autoptr (AttunePlace) place = attune_place_new ("small", "hint");
  g_autoptr (AttuneMark) mark = attune_mark_new_highlight (fixture->article, place, "theory");
  g_autoptr (GError) error = NULL;

  exchange_put_kind (fixture->notebook, "theory", "A", ATTUNE_HUE_PINK, ATTUNE_PATTERN_WAVY, 1);
  exchange_put_kind (fixture->notebook, "evidence", "B", ATTUNE_HUE_PINK, ATTUNE_PATTERN_WAVY, 2);
  exchange_put_kind (fixture->notebook, "question", "C", ATTUNE_HUE_PINK, ATTUNE_PATTERN_WAVY, 4);
  exchange_put_kind (fixture->notebook, "new", "D", ATTUNE_HUE_PINK, ATTUNE_PATTERN_WAVY, 9);
  contents = write_json (fixture, fixture->notebook, TRUE);

  tools_add (fixture->other, mark, &error);
  g_assert_no_error (error);
  exchange_put_kind (fixture->other, "evidence", "Mine", ATTUNE_HUE_TEAL, ATTUNE_PATTERN_SOLID, 2);
  import = read_sound (fixture, fixture->other, contents);
  g_assert_cmpuint (attune_import_get_n_kinds (import), ==, 1);
  exchange_commit (fixture->other, import, ATTUNE_IMPORT_BOTH);

  g_assert_cmpstr (attune_kind_get_name (attune_notebook_lookup_kind (fixture->other, "theory")),
                   ==, NULL);
  g_assert_cmpstr (attune_kind_get_name (attune_notebook_lookup_kind (fixture->other, "evidence")),
                   ==, "Mine");
  g_assert_cmpstr (attune_kind_get_name (attune_notebook_lookup_kind (fixture->other, "question")),
                   ==, "C");
  g_assert_cmpstr (attune_kind_get_name (attune_notebook_lookup_kind (fixture->other, "new")), ==,
                   "D");
}

/* Annotations that others have made */

#define ANNOTATION "\"type\":\"Annotation\""
#define QUOTE(exact)                                                                               \
  "\"target\":{\"source\":\"attune:small\",\"selector\":{\"type\":\"TextQuoteSelector\","          \
  "\"exact\":\"" exact "\"}}"

/* Imports a file with one new mark; (transfer none) */
static AttuneMarkRecord *
read_one (Fixture *fixture, const char *contents, AttuneImport **import)
{
  *import = read_sound (fixture, fixture->notebook, contents);
  g_assert_cmpuint (attune_import_get_n_new (*import), ==, 1);

  return attune_import_get_new (*import, 0);
}

static void
test_quote_alone (Fixture *fixture, gconstpointer data)
{
  static const char *const files[] = {
    "{" ANNOTATION "," QUOTE ("Ask where the anchor was dropped last.") "}",
    "[{" ANNOTATION "," QUOTE ("Ask where the anchor was dropped last.") "}]",
    "{\"type\":\"AnnotationPage\",\"items\":[{" ANNOTATION
    "," QUOTE ("Ask where the anchor was dropped last.") "}]}",
    "{\"type\":\"AnnotationPage\",\"items\":{" ANNOTATION
    "," QUOTE ("Ask where the anchor was dropped last.") "}}",
    "{\"type\":[\"AnnotationCollection\",\"Dataset\"],\"items\":[{" ANNOTATION
    "," QUOTE ("Ask where the anchor was dropped last.") "}]}",
    "{\"type\":\"AnnotationCollection\",\"first\":{\"type\":\"AnnotationPage\",\"items\":[],"
    "\"next\":{\"items\":[{" ANNOTATION
    "," QUOTE ("Ask where the anchor was dropped last.") "}],"
                                                         "\"next\":\"http://x.invalid/3\"}}}",
    "\xef\xbb\xbf{" ANNOTATION "," QUOTE ("Ask where the anchor was dropped last.") "}",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autoptr (AttuneImport) import = NULL;
      AttuneMarkRecord *record = read_one (fixture, files[i], &import);
      g_autofree char *place = attune_place_to_string (record->place);

      g_assert_cmpint (record->type, ==, ATTUNE_MARK_HIGHLIGHT);
      g_assert_cmpstr (record->kind, ==, "theory");
      g_assert_cmpstr (place, ==, "attune:small#hint:0-38");
      g_assert_cmpstr (record->revision, ==, attune_article_get_checksum (fixture->article));
      g_assert_cmpuint (attune_import_get_n_lost (import), ==, 0);
    }
}

static void
test_targets (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *target;
    const char *place;
  } targets[] = {
    { "\"attune:small\"", "attune:small" },
    { "\"attune:small#hint\"", "attune:small#hint" },
    { "\"ATTUNE:small#hint:0-3\"", "attune:small#hint:0-3" },
    { "\"" ATTUNE_ANNOTATION_WEB "small?x=y#hint\"", "attune:small#hint" },
    { "{\"id\":\"attune:small#hint:4-9\"}", "attune:small#hint:4-9" },
    { "{\"source\":{\"id\":\"attune:small\"},\"selector\":{\"type\":\"FragmentSelector\","
      "\"value\":\"hint:0-3\"}}",
      "attune:small#hint:0-3" },
    { "[\"http://x.invalid/\",\"attune:small#hint\"]", "attune:small#hint" },
    { "{\"source\":\"attune:small#hint\",\"selector\":[{\"type\":\"TextPositionSelector\","
      "\"start\":4,\"end\":9}]}",
      "attune:small#hint:4-9" },
    { "{\"source\":\"attune:small\",\"selector\":{\"type\":\"FragmentSelector\",\"value\":"
      "\"kinds\","
      "\"refinedBy\":{\"type\":\"TextQuoteSelector\",\"exact\":\"Found by chance\"}}}",
      "attune:small#kinds:141-156" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (targets); i++)
    {
      g_autofree char *file = g_strconcat ("{" ANNOTATION ",\"target\":", targets[i].target, "}",
                                           NULL);
      g_autoptr (AttuneImport) import = NULL;
      AttuneMarkRecord *record = read_one (fixture, file, &import);
      g_autofree char *place = attune_place_to_string (record->place);

      g_assert_cmpstr (place, ==, targets[i].place);
      g_assert_cmpuint (attune_import_get_n_lost (import), ==, 0);
    }
}

static void
test_bodies (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *members;
    AttuneMarkType type;
    const char *note;
    const char *kind;
  } bodies[] = {
    { "\"motivation\":\"commenting\",\"bodyValue\":\"Yes.\"", ATTUNE_MARK_NOTE, "Yes.", NULL },
    { "\"motivation\":\"oa:highlighting\"", ATTUNE_MARK_HIGHLIGHT, "", "theory" },
    { "\"motivation\":[\"tagging\",\"bookmarking\"]", ATTUNE_MARK_BOOKMARK, "", NULL },
    { "\"body\":{\"type\":\"TextualBody\",\"value\":\"Why?\"}", ATTUNE_MARK_NOTE, "Why?", NULL },
    { "\"body\":[\"http://x.invalid/film\",{\"type\":\"Video\",\"id\":\"http://y.invalid\"}]",
      ATTUNE_MARK_NOTE, "http://x.invalid/film\n\nhttp://y.invalid", NULL },
    { "\"body\":{\"type\":\"Choice\",\"items\":[{\"value\":\"a\"},{\"value\":\"b\"}]}",
      ATTUNE_MARK_NOTE, "a\n\nb", NULL },
    { "\"body\":[{\"value\":\"On #Loss\"},{\"purpose\":\"tagging\",\"value\":\"loss\"},"
      "{\"purpose\":\"tagging\",\"value\":\"#two words \"},"
      "{\"purpose\":\"tagging\",\"value\":\"third\"}]",
      ATTUNE_MARK_NOTE, "On #Loss\n\n#two-words #third", NULL },
    { "\"motivation\":\"tagging\",\"body\":{\"value\":\"lone\"}", ATTUNE_MARK_NOTE, "#lone", NULL },
    { "\"body\":{\"purpose\":\"classifying\",\"value\":\" EVIDENCE \"}", ATTUNE_MARK_HIGHLIGHT, "",
      "evidence" },
    { "\"body\":{\"purpose\":\"classifying\",\"value\":\"x\",\"marks:kind\":\"disagree\"}",
      ATTUNE_MARK_HIGHLIGHT, "", "disagree" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (bodies); i++)
    {
      g_autofree char *file = g_strconcat (
          "{" ANNOTATION "," QUOTE ("calm enough to mend a net") ",", bodies[i].members, "}", NULL);
      g_autoptr (AttuneImport) import = NULL;
      AttuneMarkRecord *record = read_one (fixture, file, &import);

      g_assert_cmpint (record->type, ==, bodies[i].type);
      g_assert_cmpstr (record->note, ==, bodies[i].note);
      g_assert_cmpstr (record->kind, ==, bodies[i].kind);
    }
}

/* A kind that only the file has a name for becomes one here, once. */
static void
test_foreign_kind (Fixture *fixture, gconstpointer data)
{
  static const char file[] = "[{" ANNOTATION "," QUOTE (
      "calm enough to mend a net") ",\"body\":{\"purpose\":\"classifying\",\"value\":"
                                   "\"Transference\"}},"
                                   "{" ANNOTATION "," QUOTE ("Ask where the anchor was dropped "
                                                             "last.") ",\"body\":{\"purpose\":"
                                                                      "\"classifying\",\"value\":"
                                                                      "\"transference\"}}]";
  g_autoptr (AttuneImport) import = read_sound (fixture, fixture->notebook, file);
  g_autoptr (AttuneImport) again = NULL;
  AttuneMark *mark = NULL;
  AttuneKind *kind = NULL;

  g_assert_cmpuint (attune_import_get_n_kinds (import), ==, 1);
  exchange_commit (fixture->notebook, import, ATTUNE_IMPORT_BOTH);
  mark = attune_notebook_lookup_mark (fixture->notebook, attune_import_get_new (import, 1)->id);
  kind = attune_notebook_lookup_kind (fixture->notebook, attune_mark_get_kind (mark));
  g_assert_cmpstr (attune_kind_get_title (kind), ==, "Transference");

  again = read_sound (fixture, fixture->notebook, file);
  g_assert_cmpuint (attune_import_get_n_kinds (again), ==, 0);
  g_assert_cmpuint (attune_import_get_n_same (again), ==, 2);
}

static void
test_foreign_ids (Fixture *fixture, gconstpointer data)
{
  static const char file[] = "[{" ANNOTATION ",\"id\":\"https://x.invalid/1\"," QUOTE (
      "calm enough to mend a net") ",\"created\":\"2024-02-29T12:00:00.5+02:00\",\"bodyValue\":"
                                   "\"one\"},"
                                   "{" ANNOTATION
                                   ",\"id\":\"urn:uuid:0b8e1f6c-6f3b-4f53-9c40-8d0f9b7c3a11\","
                                   "\"target\":\"attune:small\"}]";
  g_autoptr (AttuneImport) import = read_sound (fixture, fixture->notebook, file);
  g_autoptr (AttuneImport) again = NULL;
  g_autoptr (AttuneImport) changed = NULL;
  g_autoptr (AttuneEdit) edit = attune_edit_new ();
  g_autoptr (GError) error = NULL;
  AttuneMarkRecord *first = attune_import_get_new (import, 0);

  g_assert_true (g_uuid_string_is_valid (first->id));
  g_assert_cmpint (first->created, ==, 1709200800500);
  g_assert_cmpint (first->modified, ==, first->created);
  g_assert_cmpstr (attune_import_get_new (import, 1)->id, ==,
                   "0b8e1f6c-6f3b-4f53-9c40-8d0f9b7c3a11");
  exchange_commit (fixture->notebook, import, ATTUNE_IMPORT_BOTH);
  again = read_sound (fixture, fixture->notebook, file);
  g_assert_cmpuint (attune_import_get_n_same (again), ==, 2);

  /* What the reader has made of what the file says nothing of is not in conflict with nothing. */
  attune_edit_set_note (
      edit, attune_notebook_lookup_mark (fixture->notebook, attune_import_get_new (import, 1)->id),
      "mine");
  tools_commit (fixture->notebook, edit, &error);
  g_assert_no_error (error);
  changed = read_sound (fixture, fixture->notebook, file);
  g_assert_cmpuint (attune_import_get_n_same (changed), ==, 2);
}

/* Words that are not in the article stay with the mark, which is in the list of the lost. */
static void
test_lost (Fixture *fixture, gconstpointer data)
{
  static const char file[] = "[{" ANNOTATION "," QUOTE (
      "Words that nobody ever wrote into any article") "},"
                                                       "{" ANNOTATION
                                                       ",\"target\":{\"source\":\"attune:small\","
                                                       "\"selector\":["
                                                       "{\"type\":\"FragmentSelector\",\"value\":"
                                                       "\"gone:3-48\"},{\"type\":"
                                                       "\"TextQuoteSelector\","
                                                       "\"exact\":\"Words that nobody ever wrote "
                                                       "into any article\"}]}},"
                                                       "{" ANNOTATION
                                                       ",\"target\":{\"source\":\"attune:small\","
                                                       "\"selector\":"
                                                       "{\"type\":\"XPathSelector\",\"value\":\"/"
                                                       "html/body/p[2]\"}},\"bodyValue\":\"kept\"},"
                                                       "{" ANNOTATION
                                                       ",\"target\":\"attune:small#gone\","
                                                       "\"bodyValue\":\"kept too\"}]";
  g_autoptr (AttuneImport) import = read_sound (fixture, fixture->notebook, file);
  g_autofree char *markdown = NULL;
  g_autoptr (AttuneExport) export = NULL;
  g_autofree char *named = NULL;

  g_assert_cmpuint (attune_import_get_n_new (import), ==, 4);
  g_assert_cmpuint (attune_import_get_n_lost (import), ==, 4);
  for (guint i = 0; i < 2; i++)
    g_assert_cmpstr (attune_import_get_new (import, i)->quote.exact, ==,
                     "Words that nobody ever wrote into any article");
  named = attune_place_to_string (attune_import_get_new (import, 1)->place);
  g_assert_cmpstr (named, ==, "attune:small#gone:3-48");

  exchange_commit (fixture->notebook, import, ATTUNE_IMPORT_BOTH);
  export = exchange_export_all (fixture->notebook, fixture->library, TRUE);
  markdown = exchange_write (export, ATTUNE_EXPORT_MARKDOWN);
  g_assert_nonnull (strstr (markdown, "No longer in the text"));
  g_assert_null (strstr (markdown, "The beginning"));
  g_assert_nonnull (strstr (markdown, "kept too"));
}

/* Of two passages with the same words, none is taken without more to go by. */
static void
test_ambiguous (Fixture *fixture, gconstpointer data)
{
  g_autoptr (AttuneImport) import = NULL;

  read_one (fixture, "{" ANNOTATION "," QUOTE ("anchor") "}", &import);
  g_assert_cmpuint (attune_import_get_n_lost (import), ==, 1);
}

static void
test_elsewhere (Fixture *fixture, gconstpointer data)
{
  static const char file[] = "[{" ANNOTATION ",\"target\":\"http://x.invalid/page\","
                             "\"created\":\"no time, but that is not ours to judge\"},"
                             "{" ANNOTATION ",\"target\":{\"source\":\"attune:other\"}},"
                             "{" ANNOTATION ",\"target\":\"attune:small\"}]";
  g_autoptr (AttuneImport) import = read_sound (fixture, fixture->notebook, file);

  g_assert_cmpuint (attune_import_get_n_elsewhere (import), ==, 2);
  g_assert_cmpuint (attune_import_get_n_new (import), ==, 1);
}

/* What is wrong */

static void
test_errors (Fixture *fixture, gconstpointer data)
{
#define SECOND(members)                                                                            \
  "[{" ANNOTATION ",\"target\":\"attune:small\"},{" ANNOTATION                                     \
  ",\"target\":\"attune:small\"," members "}]"
#define COLLECTION(members) "{\"type\":\"AnnotationCollection\"," members ",\"items\":[]}"
  static const struct
  {
    const char *file;
    AttuneAnnotationError code;
    const char *message;
  } errors[] = {
    { "", ATTUNE_ANNOTATION_ERROR_SYNTAX, "empty" },
    { "  ", ATTUNE_ANNOTATION_ERROR_SYNTAX, "not JSON" },
    { "[1", ATTUNE_ANNOTATION_ERROR_SYNTAX, "not JSON" },
    { "[\"\xff\"]", ATTUNE_ANNOTATION_ERROR_SYNTAX, "byte 2 " },
    { "[\"\\u0000\"]", ATTUNE_ANNOTATION_ERROR_SYNTAX, "U+0000" },
    { "7", ATTUNE_ANNOTATION_ERROR_FORMAT, "no annotations" },
    { "null", ATTUNE_ANNOTATION_ERROR_FORMAT, "no annotations" },
    { "{}", ATTUNE_ANNOTATION_ERROR_FORMAT, "no annotations" },
    { "{\"type\":\"AnnotationCollection\"}", ATTUNE_ANNOTATION_ERROR_FORMAT, "does not hold" },
    { "{\"type\":\"AnnotationCollection\",\"first\":\"http://x.invalid/1\"}",
      ATTUNE_ANNOTATION_ERROR_FORMAT, "does not hold" },
    { COLLECTION ("\"marks:format\":2"), ATTUNE_ANNOTATION_ERROR_FORMAT, "newer version" },
    { COLLECTION ("\"marks:format\":\"1\""), ATTUNE_ANNOTATION_ERROR_VALUE, "marks:format" },
    { COLLECTION ("\"marks:notes\":1"), ATTUNE_ANNOTATION_ERROR_VALUE, "marks:notes" },
    { COLLECTION ("\"marks:kinds\":[3]"), ATTUNE_ANNOTATION_ERROR_VALUE, "marks:kinds" },
    { COLLECTION ("\"marks:kinds\":[{}]"), ATTUNE_ANNOTATION_ERROR_VALUE, "marks:kind" },
    { COLLECTION ("\"marks:kinds\":[{\"marks:kind\":\"a\",\"marks:rank\":1e999}]"),
      ATTUNE_ANNOTATION_ERROR_VALUE, "marks:rank" },
    { "[{" ANNOTATION ",\"target\":\"attune:small\"},7]", ATTUNE_ANNOTATION_ERROR_FORMAT,
      "Item 2 " },
    { "[{" ANNOTATION ",\"target\":\"attune:small\"},{\"target\":\"attune:small\"}]",
      ATTUNE_ANNOTATION_ERROR_FORMAT, "Item 2 " },
    { "[{" ANNOTATION "}]", ATTUNE_ANNOTATION_ERROR_VALUE, "Item 1 " },
    { "[{" ANNOTATION ",\"target\":7}]", ATTUNE_ANNOTATION_ERROR_VALUE, "target" },
    { "[{" ANNOTATION ",\"target\":[[]]}]", ATTUNE_ANNOTATION_ERROR_VALUE, "target" },
    { "[{" ANNOTATION ",\"target\":{\"source\":null}}]", ATTUNE_ANNOTATION_ERROR_VALUE, "target" },
    { SECOND ("\"id\":7"), ATTUNE_ANNOTATION_ERROR_VALUE, "Item 2 " },
    { SECOND ("\"created\":\"yesterday\""), ATTUNE_ANNOTATION_ERROR_VALUE, "created" },
    { SECOND ("\"created\":1e308"), ATTUNE_ANNOTATION_ERROR_VALUE, "created" },
    { SECOND ("\"modified\":[]"), ATTUNE_ANNOTATION_ERROR_VALUE, "modified" },
    { SECOND ("\"marks:rank\":1e999"), ATTUNE_ANNOTATION_ERROR_VALUE, "marks:rank" },
    { SECOND ("\"marks:rank\":\"1\""), ATTUNE_ANNOTATION_ERROR_VALUE, "marks:rank" },
    { SECOND ("\"marks:name\":{}"), ATTUNE_ANNOTATION_ERROR_VALUE, "marks:name" },
    { SECOND ("\"body\":7"), ATTUNE_ANNOTATION_ERROR_VALUE, "body" },
    { SECOND ("\"body\":{\"value\":7}"), ATTUNE_ANNOTATION_ERROR_VALUE, "value" },
    { SECOND ("\"bodyValue\":[\"a\"]"), ATTUNE_ANNOTATION_ERROR_VALUE, "bodyValue" },
#define SELECTOR(members)                                                                          \
  "[{" ANNOTATION ",\"target\":{\"source\":\"attune:small\",\"selector\":{" members "}}}]"
    { SELECTOR ("\"type\":\"TextQuoteSelector\""), ATTUNE_ANNOTATION_ERROR_VALUE, "exact" },
    { SELECTOR ("\"type\":\"TextQuoteSelector\",\"exact\":1"), ATTUNE_ANNOTATION_ERROR_VALUE,
      "exact" },
    { SELECTOR ("\"type\":\"TextPositionSelector\",\"start\":1"), ATTUNE_ANNOTATION_ERROR_VALUE,
      "end" },
    { SELECTOR ("\"type\":\"TextPositionSelector\",\"start\":-1,\"end\":2"),
      ATTUNE_ANNOTATION_ERROR_VALUE, "start" },
    { SELECTOR ("\"type\":\"TextPositionSelector\",\"start\":0.5,\"end\":2"),
      ATTUNE_ANNOTATION_ERROR_VALUE, "start" },
    { SELECTOR ("\"type\":\"TextPositionSelector\",\"start\":3,\"end\":2"),
      ATTUNE_ANNOTATION_ERROR_VALUE, "end" },
    { SELECTOR ("\"type\":\"TextPositionSelector\",\"start\":3,\"end\":99999999999"),
      ATTUNE_ANNOTATION_ERROR_VALUE, "end" },
    { SELECTOR ("\"type\":\"FragmentSelector\",\"value\":1"), ATTUNE_ANNOTATION_ERROR_VALUE,
      "value" },
    { "[{" ANNOTATION ",\"id\":\"u:1\",\"target\":\"attune:small\"},"
      "{" ANNOTATION ",\"id\":\"u:1\",\"target\":\"attune:small#hint\"}]",
      ATTUNE_ANNOTATION_ERROR_LIMIT, "item 1" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (errors); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (AttuneImport)
          import = exchange_import (fixture->notebook, fixture->library, errors[i].file, &error);

      if (import != NULL)
        g_error ("“%s” was read", errors[i].file);
      g_test_message ("%s", error->message);
      g_assert_error (error, ATTUNE_ANNOTATION_ERROR, (int) errors[i].code);
      g_assert_nonnull (strstr (error->message, errors[i].message));
    }
}

static void
test_nul (Fixture *fixture, gconstpointer data)
{
  static const char file[] = "[{" ANNOTATION ",\"target\":\"attune:small\0\"}]";
  g_autoptr (GBytes) bytes = g_bytes_new_static (file, sizeof file - 1);
  g_autoptr (GError) error = NULL;
  g_autoptr (AttuneImport) import = attune_import_read (
      bytes, fixture->library, attune_notebook_get_marks (fixture->notebook),
      attune_notebook_get_kinds (fixture->notebook), &error);

  g_assert_null (import);
  g_assert_error (error, ATTUNE_ANNOTATION_ERROR, ATTUNE_ANNOTATION_ERROR_SYNTAX);
}

/* A text that is repeated */
static char *
repeat (const char *text, guint n)
{
  g_autoptr (GString) string = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    g_string_append (string, text);

  return g_string_free_and_steal (g_steal_pointer (&string));
}

/* Selectors that refine selectors without end: they are not followed. */
static void
test_nested (Fixture *fixture, gconstpointer data)
{
  g_autofree char *open = repeat ("{\"refinedBy\":", 900);
  g_autofree char *close = repeat ("}", 900);
  g_autofree char *selectors = g_strconcat ("{" ANNOTATION ",\"target\":{\"id\":\"attune:small\","
                                            "\"selector\":",
                                            open, "7", close, "}}", NULL);
  g_autofree char *items = repeat ("{\"items\":", 900);
  g_autofree char *bodies = g_strconcat (
      "{" ANNOTATION ",\"target\":\"attune:small\",\"body\":", items, "\"x\"", close, "}", NULL);
  g_autoptr (AttuneImport) import = NULL;
  g_autoptr (AttuneImport) other = NULL;

  read_one (fixture, selectors, &import);
  g_assert_cmpuint (attune_import_get_n_lost (import), ==, 1);
  g_assert_cmpstr (read_one (fixture, bodies, &other)->note, ==, "");
}

static void
test_limits (Fixture *fixture, gconstpointer data)
{
  g_autofree char *deep = repeat ("[", 200000);
  g_autofree char *long_quote = repeat ("long ", 30000);
  g_autofree char *quoted = g_strdup_printf ("{" ANNOTATION "," QUOTE ("%s") "}", long_quote);
  g_autofree char *middling = g_strdup_printf ("{" ANNOTATION "," QUOTE ("%.70000s") "}",
                                               long_quote);
  g_autofree char *many = repeat (",{" ANNOTATION ",\"target\":\"http://x.invalid\"}", 100001);
  g_autofree char *too_many = g_strconcat ("[", many + 1, "]", NULL);
  const char *const files[] = { deep, quoted, too_many };

  for (gsize i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (AttuneImport)
          import = exchange_import (fixture->notebook, fixture->library, files[i], &error);

      g_assert_null (import);
      g_assert_true (error->domain == ATTUNE_ANNOTATION_ERROR);
      g_assert_cmpuint (strlen (error->message), <, 1000);
    }

  /* One that is only far too long for the article is kept, without looking for it. */
  {
    g_autoptr (AttuneImport) import = read_sound (fixture, fixture->notebook, middling);

    g_assert_cmpuint (attune_import_get_n_lost (import), ==, 1);
  }
}

/* Reads a file that is not as it should be: it is read, or refused with words, and never half. */
static gboolean
try_damaged (Fixture *fixture, GBytes *bytes)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AttuneImport) import = attune_import_read (
      bytes, fixture->library, attune_notebook_get_marks (fixture->notebook),
      attune_notebook_get_kinds (fixture->notebook), &error);
  g_autoptr (AttuneEdit) edit = NULL;

  g_assert_true ((import == NULL) == (error != NULL));
  if (import == NULL)
    {
      g_assert_true (error->domain == ATTUNE_ANNOTATION_ERROR);
      g_assert_true (g_utf8_validate (error->message, -1, NULL));
      return FALSE;
    }

  edit = attune_import_to_edit (import, ATTUNE_IMPORT_BOTH);
  for (guint i = 0; i < attune_import_get_n_new (import); i++)
    {
      AttuneMarkRecord *record = attune_import_get_new (import, i);

      g_assert_true (g_utf8_validate (record->note, -1, NULL));
      g_assert_true (g_utf8_validate (record->quote.exact, -1, NULL));
      g_assert_true (g_uuid_string_is_valid (record->id));
      g_assert_true ((record->kind != NULL) == (record->type == ATTUNE_MARK_HIGHLIGHT));
    }

  return TRUE;
}

static void
test_damaged_bytes (Fixture *fixture, gconstpointer data)
{
  g_autofree char *contents = NULL;
  gsize size = 0;
  guint n_read = 0;

  exchange_fill (fixture->other, fixture->article, 6);
  contents = write_json (fixture, fixture->other, TRUE);
  size = strlen (contents);

  for (guint round = 0; round < 600; round++)
    {
      static const char likely[] = "\"{}[]:,0-1\\ue\xff\0\n";
      g_autofree char *damaged = g_memdup2 (contents, size + 1);
      gsize length = (gsize) g_test_rand_int_range (0, (int) size);
      g_autoptr (GBytes) bytes = NULL;

      if (round % 2 == 1)
        {
          damaged[length] = likely[g_test_rand_int_range (0, (int) sizeof likely)];
          length = size;
        }
      bytes = g_bytes_new (damaged, length);
      n_read += try_damaged (fixture, bytes);
    }
  g_test_message ("%u of 600 read", n_read);
  g_assert_cmpuint (n_read, <, 300);
}

/* A value that is often not the one that is wanted */
static JsonNode *
make_value (void)
{
  static const char *const strings[] = {
    "",
    "x",
    "Annotation",
    "attune:small",
    "attune:small#hint:0-3",
    "tagging",
    "commenting",
    "0000-00-00",
    "9999-12-31T23:59:60Z",
    "hint:9-3",
    "theory",
    "FragmentSelector",
    "TextQuoteSelector",
    "\xef\xbf\xbf",
  };
  static const double numbers[] = { 0, -1, 0.5, 4294967296.0, 1e300, -1e300 };
  JsonNode *node = json_node_alloc ();

  switch (g_test_rand_int_range (0, 8))
    {
    case 0:
      return json_node_init_null (node);
    case 1:
      return json_node_init_boolean (node, TRUE);
    case 2:
      return json_node_init_int (node, G_MININT64);
    case 3:
      return json_node_init_double (
          node, numbers[g_test_rand_int_range (0, (int) G_N_ELEMENTS (numbers))]);
    case 4:
      json_node_free (node);
      return json_node_new (JSON_NODE_NULL);
    case 5:
      json_node_init (node, JSON_NODE_ARRAY);
      json_node_take_array (node, json_array_new ());
      return node;
    case 6:
      json_node_init (node, JSON_NODE_OBJECT);
      json_node_take_object (node, json_object_new ());
      return node;
    default:
      return json_node_init_string (
          node, strings[g_test_rand_int_range (0, (int) G_N_ELEMENTS (strings))]);
    }
}

/* Goes down by chance, and puts another value in the place of one there, or takes it away. */
static void
change_somewhere (JsonNode *node)
{
  if (JSON_NODE_HOLDS_ARRAY (node))
    {
      JsonArray *array = json_node_get_array (node);
      guint n = json_array_get_length (array);
      guint i = n > 0 ? (guint) g_test_rand_int_range (0, (int) n) : 0;

      if (n == 0 || g_test_rand_int_range (0, 10) == 0)
        json_array_add_element (array, make_value ());
      else if (g_test_rand_int_range (0, 20) == 0)
        json_array_remove_element (array, i);
      else
        change_somewhere (json_array_get_element (array, i));
    }
  else if (JSON_NODE_HOLDS_OBJECT (node))
    {
      JsonObject *object = json_node_get_object (node);
      g_autoptr (GList) members = json_object_get_members (object);
      guint n = g_list_length (members);
      const char *name = n > 0
                             ? g_list_nth_data (members, (guint) g_test_rand_int_range (0, (int) n))
                             : "type";
      JsonNode *member = json_object_get_member (object, name);

      if (n > 0 && (JSON_NODE_HOLDS_OBJECT (member) || JSON_NODE_HOLDS_ARRAY (member)) &&
          g_test_rand_int_range (0, 20) > 0)
        change_somewhere (member);
      else if (g_test_rand_int_range (0, 6) == 0)
        json_object_remove_member (object, name);
      else
        json_object_set_member (object, name, make_value ());
    }
}

static void
test_damaged_values (Fixture *fixture, gconstpointer data)
{
  g_autofree char *contents = NULL;
  guint n_read = 0;

  exchange_fill (fixture->other, fixture->article, 6);
  contents = write_json (fixture, fixture->other, TRUE);

  for (guint round = 0; round < 1000; round++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (JsonNode) root = json_from_string (contents, &error);
      g_autofree char *changed = NULL;
      g_autoptr (GBytes) bytes = NULL;

      g_assert_no_error (error);
      for (guint i = 0; i <= round % 3; i++)
        change_somewhere (root);
      changed = json_to_string (root, FALSE);
      bytes = g_bytes_new (changed, strlen (changed));
      n_read += try_damaged (fixture, bytes);
    }
  g_test_message ("%u of 1000 read", n_read);
  g_assert_cmpuint (n_read, >, 50);
  g_assert_cmpuint (n_read, <, 950);
}

/* When the notebook has changed since and one mark cannot be added, none is. */
static void
test_all_or_nothing (Fixture *fixture, gconstpointer data)
{
  g_autofree char *contents = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autoptr (AttuneImport) import = NULL;
  g_autoptr (AttuneEdit) edit = NULL;
  g_autoptr (GError) error = NULL;

  exchange_put_kind (fixture->other, "new", "D", ATTUNE_HUE_PINK, ATTUNE_PATTERN_WAVY, 9);
  exchange_fill (fixture->other, fixture->article, 30);
  contents = write_json (fixture, fixture->other, TRUE);
  import = read_sound (fixture, fixture->notebook, contents);
  edit = attune_import_to_edit (import, ATTUNE_IMPORT_BOTH);

  exchange_add_record (fixture->notebook, attune_import_get_new (import, 29));
  before = write_json (fixture, fixture->notebook, TRUE);
  g_assert_false (tools_commit (fixture->notebook, edit, &error));
  g_assert_nonnull (error);
  after = write_json (fixture, fixture->notebook, TRUE);
  g_assert_cmpstr (after, ==, before);
  g_assert_cmpuint (tools_count (fixture->notebook), ==, 1);
  g_assert_null (attune_notebook_lookup_kind (fixture->notebook, "new"));
}

static void
test_file (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = scratch_path (fixture->folder, "marks.json");
  g_autofree char *contents = NULL;
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GFile) endless = g_file_new_for_path ("/dev/zero");
  g_autoptr (GFile) missing = g_file_get_child (file, "none");
  GListModel *marks = attune_notebook_get_marks (fixture->notebook);
  GListModel *kinds = attune_notebook_get_kinds (fixture->notebook);
  g_autoptr (GError) error = NULL;
  g_autoptr (AttuneImport) import = NULL;

  exchange_fill (fixture->other, fixture->article, 5);
  contents = write_json (fixture, fixture->other, TRUE);
  scratch_write (path, contents, strlen (contents));
  import = attune_import_read_file (file, fixture->library, marks, kinds, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (attune_import_get_n_new (import), ==, 5);

  g_assert_null (attune_import_read_file (endless, fixture->library, marks, kinds, &error));
  g_assert_error (error, ATTUNE_ANNOTATION_ERROR, ATTUNE_ANNOTATION_ERROR_LIMIT);
  g_clear_error (&error);
  g_assert_null (attune_import_read_file (missing, fixture->library, marks, kinds, &error));
  g_assert_true (error->domain == G_IO_ERROR);
}

static void
test_policies (void)
{
  AttuneImportPolicy policy = ATTUNE_IMPORT_SKIP;

  g_assert_true (attune_import_policy_from_string ("both", &policy));
  g_assert_cmpint (policy, ==, ATTUNE_IMPORT_BOTH);
  g_assert_true (attune_import_policy_from_string ("newer", &policy));
  g_assert_cmpint (policy, ==, ATTUNE_IMPORT_NEWER);
  g_assert_true (attune_import_policy_from_string ("skip", &policy));
  g_assert_cmpint (policy, ==, ATTUNE_IMPORT_SKIP);
  g_assert_false (attune_import_policy_from_string ("Both", &policy));
  g_assert_false (attune_import_policy_from_string (NULL, &policy));
}

/* The example of RFC 9562 has another name space; what counts is version, variant and sameness. */
static void
test_uuid (void)
{
  g_autofree char *one = attune_annotation_make_uuid ("a");
  g_autofree char *same = attune_annotation_make_uuid ("a");
  g_autofree char *other = attune_annotation_make_uuid ("b");

  g_assert_true (g_uuid_string_is_valid (one));
  g_assert_cmpint (one[14], ==, '5');
  g_assert_nonnull (strchr ("89ab", one[19]));
  g_assert_cmpstr (one, ==, same);
  g_assert_cmpstr (one, !=, other);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)
  ADD ("/import/round-trip", test_round_trip);
  ADD ("/import/again", test_again);
  ADD ("/import/conflict/both", test_conflict_both);
  ADD ("/import/conflict/newer", test_conflict_newer);
  ADD ("/import/conflict/older", test_conflict_older);
  ADD ("/import/conflict/skip", test_conflict_skip);
  ADD ("/import/without-notes", test_without_notes);
  ADD ("/import/kinds", test_kinds);
  ADD ("/import/quote-alone", test_quote_alone);
  ADD ("/import/targets", test_targets);
  ADD ("/import/bodies", test_bodies);
  ADD ("/import/foreign-kind", test_foreign_kind);
  ADD ("/import/foreign-ids", test_foreign_ids);
  ADD ("/import/lost", test_lost);
  ADD ("/import/ambiguous", test_ambiguous);
  ADD ("/import/elsewhere", test_elsewhere);
  ADD ("/import/errors", test_errors);
  ADD ("/import/nul", test_nul);
  ADD ("/import/nested", test_nested);
  ADD ("/import/limits", test_limits);
  ADD ("/import/damaged/bytes", test_damaged_bytes);
  ADD ("/import/damaged/values", test_damaged_values);
  ADD ("/import/all-or-nothing", test_all_or_nothing);
  ADD ("/import/file", test_file);
#undef ADD
  g_test_add_func ("/import/policies", test_policies);
  g_test_add_func ("/import/uuid", test_uuid);

  return g_test_run ();
}
