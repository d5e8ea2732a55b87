/* test-mark-layer.c: the highlights and notes on a page
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "attune-mark-layer.h"
#include "attune-reanchoring.h"
#include "attune-selection.h"
#include "reader-tools.h"

typedef struct
{
  AttuneLibrary *library;
  AttuneArticle *article;
  AttuneNotebook *notebook;
  AttuneTypography *typography;
  AttuneArticleBuffer *page;
  AttuneMarkLayer *layer;
  guint n_changes;
} Fixture;

static void
changed_cb (Fixture *fixture)
{
  fixture->n_changes++;
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autofree char *folder = reader_make_folder ();
  g_autofree char *path = g_build_filename (folder, "notebook.db", NULL);

  fixture->library = reader_open_real ();
  fixture->article = reader_get_article (fixture->library);
  fixture->notebook = attune_notebook_open (path);
  fixture->typography = attune_typography_new ();
  fixture->page = attune_article_buffer_new (fixture->article, fixture->typography);
  fixture->layer = attune_mark_layer_new (fixture->notebook);
  attune_mark_layer_set_page (fixture->layer, fixture->article, fixture->page);
  g_signal_connect_swapped (fixture->layer, "changed", G_CALLBACK (changed_cb), fixture);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  /* The ends of edits are told later. */
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_finalize_object (fixture->layer);
  g_object_unref (fixture->page); /* what was selected holds it, too */
  g_object_unref (fixture->typography);
  g_assert_finalize_object (fixture->notebook);
  g_object_unref (fixture->library);
}

/* The first paragraph that is long enough to be marked in several places */
static const AttuneBlock *
find_paragraph (Fixture *fixture, guint skip)
{
  for (guint i = 0; i < attune_article_get_n_blocks (fixture->article); i++)
    {
      const AttuneBlock *block = attune_article_get_block (fixture->article, i);

      if (attune_block_get_block_type (block) == ATTUNE_BLOCK_PARAGRAPH &&
          attune_text_get_length (attune_block_get_text (block)) > 200 && skip-- == 0)
        return block;
    }

  g_assert_not_reached ();
}

static void
commit (Fixture *fixture, AttuneEdit *edit)
{
  g_autoptr (GError) error = NULL;

  attune_notebook_commit_async (fixture->notebook, edit, NULL, NULL);
  g_assert_true (attune_notebook_flush (fixture->notebook, &error));
  g_assert_no_error (error);
}

static AttuneMark *
add (Fixture *fixture, const AttuneBlock *block, guint start, guint end, const char *kind)
{
  g_autoptr (AttunePlace) place = attune_place_new_range (attune_article_get_id (fixture->article),
                                                          attune_block_get_id (block), start, end);
  g_autoptr (AttuneMark) mark = kind != NULL
                                    ? attune_mark_new_highlight (fixture->article, place, kind)
                                    : attune_mark_new_note (fixture->article, place, "A thought");
  g_autoptr (AttuneEdit) edit = attune_edit_new ();

  attune_edit_add (edit, mark);
  commit (fixture, edit);

  return attune_notebook_lookup_mark (fixture->notebook, attune_mark_get_id (mark));
}

/* What lies on a place is found there, the shortest first, and nothing beside it. */
static void
test_at (Fixture *fixture, gconstpointer data)
{
  const AttuneBlock *block = find_paragraph (fixture, 0);
  AttuneMark *wide = add (fixture, block, 10, 120, "theory");
  AttuneMark *narrow = add (fixture, block, 40, 60, "evidence");
  AttuneMark *note = add (fixture, block, 50, 110, NULL);
  const AttunePageMark *entry = attune_mark_layer_lookup (fixture->layer, wide);
  guint origin = 0;
  g_autoptr (GPtrArray) there = NULL;
  g_autoptr (GPtrArray) before = NULL;
  g_autoptr (GPtrArray) behind = NULL;

  g_assert_nonnull (entry);
  g_assert_cmpuint (entry->end - entry->start, ==, 110);
  origin = entry->start - 10;

  there = attune_mark_layer_dup_at (fixture->layer, origin + 55);
  g_assert_cmpuint (there->len, ==, 3);
  g_assert_true (g_ptr_array_index (there, 0) == narrow);
  g_assert_true (g_ptr_array_index (there, 1) == note);
  g_assert_true (g_ptr_array_index (there, 2) == wide);

  before = attune_mark_layer_dup_at (fixture->layer, origin + 9);
  g_assert_cmpuint (before->len, ==, 0);
  behind = attune_mark_layer_dup_at (fixture->layer, origin + 120);
  g_assert_cmpuint (behind->len, ==, 0);
}

/* Marks that overlap have lines of their own. */
static void
test_lanes (Fixture *fixture, gconstpointer data)
{
  const AttuneBlock *block = find_paragraph (fixture, 0);
  AttuneMark *first = add (fixture, block, 0, 50, "theory");
  AttuneMark *second = add (fixture, block, 20, 70, "evidence");
  AttuneMark *third = add (fixture, block, 60, 90, "question");

  g_assert_cmpuint (attune_mark_layer_lookup (fixture->layer, first)->lane, ==, 0);
  g_assert_cmpuint (attune_mark_layer_lookup (fixture->layer, second)->lane, ==, 1);
  g_assert_cmpuint (attune_mark_layer_lookup (fixture->layer, third)->lane, ==, 0);
}

/* A range of the page has its marks and none of other pages of it, however far they are. */
static void
test_range (Fixture *fixture, gconstpointer data)
{
  const AttuneBlock *near = find_paragraph (fixture, 1), *far = find_paragraph (fixture, 20);
  AttuneMark *mark = add (fixture, near, 0, 30, "theory");
  const AttunePageMark *entry = NULL, *entries = NULL;
  guint n_entries = 0;

  add (fixture, far, 0, 30, "theory");
  entry = attune_mark_layer_lookup (fixture->layer, mark);
  entries = attune_mark_layer_get_range (fixture->layer, entry->start, entry->end, &n_entries);
  g_assert_cmpuint (n_entries, ==, 1);
  g_assert_true (entries[0].mark == mark);
}

static void
test_step (Fixture *fixture, gconstpointer data)
{
  const AttuneBlock *block = find_paragraph (fixture, 3);
  AttuneMark *last = add (fixture, block, 100, 120, "theory");
  AttuneMark *middle = add (fixture, block, 50, 60, NULL);
  AttuneMark *first = add (fixture, find_paragraph (fixture, 2), 0, 20, "evidence");

  g_assert_true (attune_mark_layer_step (fixture->layer, NULL, 0, TRUE)->mark == first);
  g_assert_true (attune_mark_layer_step (fixture->layer, first, 0, TRUE)->mark == middle);
  g_assert_true (attune_mark_layer_step (fixture->layer, middle, 0, TRUE)->mark == last);
  g_assert_null (attune_mark_layer_step (fixture->layer, last, 0, TRUE));
  g_assert_true (attune_mark_layer_step (fixture->layer, last, 0, FALSE)->mark == middle);
  g_assert_null (attune_mark_layer_step (fixture->layer, first, 0, FALSE));
  g_assert_true (attune_mark_layer_step (fixture->layer, NULL, G_MAXUINT, FALSE)->mark == last);
}

/* The layer follows the notebook, and a mark of another edition is not shown at its old place. */
static void
test_follow (Fixture *fixture, gconstpointer data)
{
  const AttuneBlock *block = find_paragraph (fixture, 0);
  g_autoptr (AttunePlace) place = attune_place_new_range (attune_article_get_id (fixture->article),
                                                          attune_block_get_id (block), 0, 10);
  g_autoptr (AttuneMarkRecord) record = attune_mark_record_new (ATTUNE_MARK_NOTE, place);
  g_autoptr (AttuneMark) other = NULL;
  g_autoptr (AttuneEdit) edit = attune_edit_new ();
  g_autoptr (AttuneEdit) removal = attune_edit_new ();
  AttuneMark *mark = NULL;
  guint n_changes = fixture->n_changes;

  g_assert_false (attune_mark_layer_has_notes (fixture->layer));
  g_set_str (&record->note, "of another edition");
  g_set_str (&record->revision, "another");
  other = attune_mark_new (record);
  attune_edit_add (edit, other);
  commit (fixture, edit);
  g_assert_null (attune_mark_layer_lookup (fixture->layer, other));
  g_assert_false (attune_mark_layer_has_notes (fixture->layer));

  mark = add (fixture, block, 0, 10, NULL);
  g_assert_cmpuint (fixture->n_changes, >, n_changes);
  g_assert_true (attune_mark_layer_has_notes (fixture->layer));

  attune_edit_remove (removal, mark);
  commit (fixture, removal);
  g_assert_false (attune_mark_layer_has_notes (fixture->layer));
  g_assert_null (attune_mark_layer_step (fixture->layer, NULL, 0, TRUE));
}

static void
reanchored_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (
      attune_notebook_reanchor_finish (ATTUNE_NOTEBOOK (source), result, user_data, &error));
  g_assert_no_error (error);
}

/* A mark of another edition is shown when its passage was found. */
static void
test_reanchored (Fixture *fixture, gconstpointer data)
{
  AttuneMark *here = add (fixture, find_paragraph (fixture, 0), 5, 60, "theory");
  g_autoptr (AttuneMarkRecord) record = attune_mark_record_copy (attune_mark_get_record (here));
  g_autoptr (AttuneMark) other = NULL;
  g_autoptr (AttuneEdit) edit = attune_edit_new ();
  AttuneReanchored reanchored = { .n_lost = G_MAXUINT };

  g_set_str (&record->id, "00000000-0000-4000-8000-000000000000");
  g_set_str (&record->revision, "another");
  other = attune_mark_new (record);
  attune_edit_add (edit, other);
  commit (fixture, edit);
  g_assert_null (attune_mark_layer_lookup (fixture->layer, other));

  attune_notebook_reanchor_async (fixture->notebook, fixture->article, reanchored_cb, &reanchored);
  reader_wait_until (reanchored.n_lost != G_MAXUINT);
  g_assert_cmpuint (reanchored.n_lost, ==, 0);
  g_assert_cmpuint (reanchored.n_moved, ==, 0);
  g_assert_true (reanchored.is_news);
  g_assert_nonnull (attune_mark_layer_lookup (fixture->layer, other));
  g_assert_cmpstr (
      attune_notebook_get_edition (fixture->notebook, attune_article_get_id (fixture->article)), ==,
      attune_article_get_checksum (fixture->article));
}

/* What is selected is a place in each block, without white space at its ends. */
static void
test_selection (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GtkWidget) view = g_object_ref_sink (gtk_text_view_new ());
  GtkTextBuffer *buffer = GTK_TEXT_BUFFER (fixture->page);
  const AttuneBlock *first = find_paragraph (fixture, 0);
  const AttuneBlock *second = attune_article_get_block (fixture->article,
                                                        attune_block_get_index (first) + 1);
  const char *id = attune_article_get_id (fixture->article);
  guint length = attune_text_get_length (attune_block_get_text (first));
  guint start = 0, end = 0, unused = 0;
  g_autoptr (AttunePlace) from = attune_place_new_range (id, attune_block_get_id (first), 7, 7);
  g_autoptr (AttunePlace) to = attune_place_new_range (id, attune_block_get_id (second), 5, 5);
  g_autoptr (GPtrArray) none = NULL;
  g_autoptr (GPtrArray) places = NULL;
  GtkTextIter a, b;

  gtk_text_view_set_buffer (GTK_TEXT_VIEW (view), buffer);
  none = attune_selection_dup_places (GTK_TEXT_VIEW (view));
  g_assert_cmpuint (none->len, ==, 0);
  g_assert_null (attune_selection_dup_text (GTK_TEXT_VIEW (view)));

  g_assert_true (attune_article_buffer_get_offsets_at_place (fixture->page, from, &start, &unused));
  g_assert_true (attune_article_buffer_get_offsets_at_place (fixture->page, to, &end, &unused));
  gtk_text_buffer_get_iter_at_offset (buffer, &a, (int) start);
  gtk_text_buffer_get_iter_at_offset (buffer, &b, (int) end);
  gtk_text_buffer_select_range (buffer, &b, &a);

  places = attune_selection_dup_places (GTK_TEXT_VIEW (view));
  g_assert_cmpuint (places->len, ==, 2);
  g_assert_cmpstr (attune_place_get_block_id (g_ptr_array_index (places, 0)), ==,
                   attune_block_get_id (first));
  g_assert_cmpuint (attune_place_get_end (g_ptr_array_index (places, 0)), ==, length);
  g_assert_cmpstr (attune_place_get_block_id (g_ptr_array_index (places, 1)), ==,
                   attune_block_get_id (second));
  g_assert_cmpuint (attune_place_get_start (g_ptr_array_index (places, 1)), ==, 0);
  for (guint i = 0; i < places->len; i++)
    {
      AttunePlace *place = g_ptr_array_index (places, i);
      const AttuneBlock *block = attune_article_resolve (fixture->article, place, NULL, NULL, NULL);
      g_autofree char *words = attune_text_dup_range (attune_block_get_text (block),
                                                      attune_place_get_start (place),
                                                      attune_place_get_end (place));
      g_autofree char *stripped = g_strstrip (g_strdup (words));

      g_assert_cmpstr (words, ==, stripped);
      g_assert_cmpstr (words, !=, "");
    }

  attune_selection_clear (GTK_TEXT_VIEW (view));
  g_assert_false (gtk_text_buffer_get_has_selection (buffer));
}

int
main (int argc, char **argv)
{
  reader_test_init (&argc, &argv);

#define ADD(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)
  ADD ("/mark-layer/at", test_at);
  ADD ("/mark-layer/lanes", test_lanes);
  ADD ("/mark-layer/range", test_range);
  ADD ("/mark-layer/step", test_step);
  ADD ("/mark-layer/follow", test_follow);
  ADD ("/mark-layer/reanchored", test_reanchored);
  ADD ("/mark-layer/selection", test_selection);
#undef ADD

  return g_test_run ();
}
