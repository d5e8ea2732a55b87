/* test-notes-page.c: the highlights and notes, in the sidebar
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "attune-mark-list.h"
#include "attune-mark-private.h"
#include "attune-note-row.h"
#include "attune-notes-filter.h"
#include "attune-notes-page.h"
#include "attune-tag-count.h"
#include "page-tools.h"

typedef struct
{
  PageFixture base;
  GtkWidget *page;
  GtkWidget *list;
  AttuneMark *voices;  /* a note, in the second section */
  AttuneMark *foreign; /* in the first */
  AttuneMark *welcome; /* before it */
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  page_set_up (&fixture->base, data);
  page_add_bookmark (&fixture->base, "welcome"); /* which is none of this page's */
  fixture->voices = page_add_highlight (&fixture->base, "saying", 0, 20, NULL, "Ask #anchor");
  fixture->foreign = page_add_highlight (&fixture->base, "foreign", 0, 20, "evidence", "");
  fixture->welcome = page_add_highlight (&fixture->base, "welcome", 2, 20, "theory",
                                         "Why? #boat #Anchor");

  fixture->page = g_object_new (ATTUNE_TYPE_NOTES_PAGE, NULL);
  attune_notes_page_set_article (ATTUNE_NOTES_PAGE (fixture->page), fixture->base.article);
  attune_notes_page_set_marker (ATTUNE_NOTES_PAGE (fixture->page), fixture->base.marker);
  page_show (&fixture->base, fixture->page);
  fixture->list = reader_find (fixture->page, GTK_TYPE_LIST_VIEW);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  page_tear_down (&fixture->base, data);
}

static gboolean
lists (Fixture *fixture, AttuneMark *first, AttuneMark *second, AttuneMark *third)
{
  g_autoptr (GPtrArray) shown = attune_notes_page_dup_shown (ATTUNE_NOTES_PAGE (fixture->page));
  AttuneMark *wanted[] = { first, second, third };
  guint n = third != NULL ? 3 : second != NULL ? 2 : first != NULL ? 1 : 0;

  if (shown->len != n)
    return FALSE;

  for (guint i = 0; i < n; i++)
    if (shown->pdata[i] != wanted[i])
      return FALSE;

  return TRUE;
}

static void
assert_shows (Fixture *fixture, const char *name)
{
  GtkWidget *scroller = gtk_widget_get_ancestor (fixture->list, GTK_TYPE_SCROLLED_WINDOW);
  GtkWidget *stack = gtk_widget_get_ancestor (scroller, GTK_TYPE_STACK);

  g_assert_cmpstr (gtk_stack_get_visible_child_name (GTK_STACK (stack)), ==, name);
}

static GtkSelectionModel *
selection_of (Fixture *fixture)
{
  return gtk_list_view_get_model (GTK_LIST_VIEW (fixture->list));
}

typedef struct
{
  AttuneMark *mark;
  AttuneNoteRow *row;
} Search;

static void
find_row_cb (gpointer widget, gpointer user_data)
{
  Search *search = user_data;

  if (ATTUNE_IS_NOTE_ROW (widget) && attune_note_row_get_mark (widget) == search->mark)
    search->row = widget;
}

static AttuneNoteRow *
row_of (Fixture *fixture, AttuneMark *mark)
{
  Search search = { mark, NULL };

  reader_for_each (fixture->list, find_row_cb, &search);
  g_assert_nonnull (search.row);

  return search.row;
}

static void
focus (Fixture *fixture, guint position)
{
  gtk_list_view_scroll_to (GTK_LIST_VIEW (fixture->list), position, GTK_LIST_SCROLL_FOCUS, NULL);
}

static gboolean
has_focus (Fixture *fixture, AttuneMark *mark)
{
  GtkWidget *focused = gtk_root_get_focus (gtk_widget_get_root (fixture->page));

  return focused != NULL && focused == gtk_widget_get_parent (GTK_WIDGET (row_of (fixture, mark)));
}

static void
type (Fixture *fixture, const char *text)
{
  GtkWidget *entry = reader_find (fixture->page, GTK_TYPE_SEARCH_ENTRY);

  gtk_editable_set_text (GTK_EDITABLE (entry), text);
  gtk_editable_set_position (GTK_EDITABLE (entry), -1);
}

static void
take_object_cb (GObject **taken, GObject *object)
{
  g_set_object (taken, object);
}

/* In the article's order, each section one of the list */
static void
test_sections (Fixture *fixture, gconstpointer data)
{
  GtkSectionModel *model = GTK_SECTION_MODEL (selection_of (fixture));
  guint start = 0, end = 0;

  g_assert_true (lists (fixture, fixture->welcome, fixture->foreign, fixture->voices));
  assert_shows (fixture, "list");
  gtk_section_model_get_section (model, 1, &start, &end);
  g_assert_cmpuint (start, ==, 0);
  g_assert_cmpuint (end, ==, 2);
  gtk_section_model_get_section (model, 2, &start, &end);
  g_assert_cmpuint (start, ==, 2);
  g_assert_cmpuint (end, ==, 3);

  /* The first of a section goes, the next takes its header. */
  attune_marker_remove_one (fixture->base.marker, fixture->welcome);
  reader_wait_until (lists (fixture, fixture->foreign, fixture->voices, NULL));
  gtk_section_model_get_section (model, 0, &start, &end);
  g_assert_cmpuint (end, ==, 1);
}

static void
test_label (Fixture *fixture, gconstpointer data)
{
  AttuneKind *theory = attune_notebook_lookup_kind (fixture->base.notebook, "theory");
  g_autofree char *highlight = attune_note_dup_label (fixture->welcome, theory);
  g_autofree char *note = attune_note_dup_label (fixture->voices, NULL);
  g_autofree char *expected = g_strdup_printf ("Highlight, Theory: %s; note: Why? #boat #Anchor",
                                               attune_mark_get_quote (fixture->welcome));

  g_assert_cmpstr (highlight, ==, expected);
  g_assert_true (g_str_has_prefix (note, "Note: Ask #anchor"));
  g_assert_nonnull (strstr (note, attune_mark_get_quote (fixture->voices)));
}

static void
test_tags_in_bold (void)
{
  g_autoptr (PangoAttrList) attributes = attune_note_mark_tags ("für #größe, #b");
  GSList *list = pango_attr_list_get_attributes (attributes);
  PangoAttribute *first = list->data;

  g_assert_cmpuint (g_slist_length (list), ==, 2);
  g_assert_cmpuint (first->start_index, ==, strlen ("für "));
  g_assert_cmpuint (first->end_index, ==, strlen ("für #größe"));
  g_assert_null (attune_note_mark_tags ("no tag, only #1"));
  g_slist_free_full (list, (GDestroyNotify) pango_attribute_destroy);
}

static void
test_filter (Fixture *fixture, gconstpointer data)
{
  GtkWidget *filter = reader_find (fixture->page, ATTUNE_TYPE_NOTES_FILTER);

  type (fixture, "why");
  g_assert_true (lists (fixture, fixture->welcome, NULL, NULL));
  g_assert_nonnull (reader_find_label (fixture->page, "1 of 3"));
  type (fixture, "#anch");
  g_assert_true (lists (fixture, fixture->welcome, fixture->voices, NULL));
  type (fixture, "#anchor ask");
  g_assert_true (lists (fixture, fixture->voices, NULL, NULL));
  type (fixture, "nowhere to be found");
  g_assert_true (lists (fixture, NULL, NULL, NULL));
  assert_shows (fixture, "nothing");

  attune_notes_filter_clear (ATTUNE_NOTES_FILTER (filter));
  g_assert_true (lists (fixture, fixture->welcome, fixture->foreign, fixture->voices));
  assert_shows (fixture, "list");
  g_assert_false (attune_notes_filter_is_active (ATTUNE_NOTES_FILTER (filter)));
}

/* What is written while a filter is on comes and goes with it. */
static void
test_filter_follows (Fixture *fixture, gconstpointer data)
{
  g_autoptr (AttuneEdit) edit = attune_edit_new ();

  type (fixture, "supervision");
  assert_shows (fixture, "nothing");
  attune_edit_set_note (edit, fixture->foreign, "For supervision");
  attune_marker_commit (fixture->base.marker, edit, NULL);
  reader_wait_until (lists (fixture, fixture->foreign, NULL, NULL));
  assert_shows (fixture, "list");
}

static void
test_complete_tag (Fixture *fixture, gconstpointer data)
{
  GtkWidget *entry = reader_find (fixture->page, GTK_TYPE_SEARCH_ENTRY), *label = NULL;

  gtk_widget_grab_focus (entry);
  type (fixture, "why #bo");
  reader_wait_until ((label = reader_find_label (fixture->page, "#boat")) != NULL);
  g_assert_null (reader_find_label (fixture->page, "#anchor"));
  g_signal_emit_by_name (gtk_widget_get_ancestor (label, GTK_TYPE_BUTTON), "clicked");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "why #boat ");
  g_assert_true (lists (fixture, fixture->welcome, NULL, NULL));
  g_assert_null (reader_find_label (fixture->page, "#boat"));
}

static void
test_tag_count (Fixture *fixture, gconstpointer data)
{
  g_autoptr (AttuneMarkList) list = attune_mark_list_new (FALSE);
  g_autoptr (GPtrArray) tags = NULL;
  const AttuneTagCount *first = NULL;

  attune_mark_list_set_article (list, fixture->base.article);
  attune_mark_list_set_marks (list, attune_notebook_get_marks (fixture->base.notebook));
  tags = attune_tag_count_read (list);
  g_assert_cmpuint (tags->len, ==, 2);
  first = tags->pdata[0];
  g_assert_cmpuint (first->n, ==, 2);
  g_assert_cmpstr (first->folded, ==, "anchor");
}

static void
test_chosen (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GObject) chosen = NULL;
  g_autoptr (GObject) edited = NULL;

  g_signal_connect_swapped (fixture->page, "chosen", G_CALLBACK (take_object_cb), &chosen);
  g_signal_connect_swapped (fixture->page, "edit", G_CALLBACK (take_object_cb), &edited);
  g_signal_emit_by_name (fixture->list, "activate", 1);
  g_assert_true ((gpointer) fixture->foreign == chosen);

  focus (fixture, 2);
  gtk_widget_activate_action (fixture->page, "notes.edit", NULL);
  g_assert_true ((gpointer) fixture->voices == edited);
}

/* Several at once, with one Undo; without a selection, the one that has the focus. */
static void
test_remove (Fixture *fixture, gconstpointer data)
{
  focus (fixture, 0);
  gtk_selection_model_select_item (selection_of (fixture), 0, TRUE);
  gtk_selection_model_select_item (selection_of (fixture), 2, FALSE);
  gtk_widget_activate_action (fixture->page, "notes.remove", NULL);
  reader_wait_until (fixture->base.n_removals == 1);
  g_assert_cmpuint (fixture->base.removed->len, ==, 2);
  reader_wait_until (lists (fixture, fixture->foreign, NULL, NULL));

  attune_marker_add (fixture->base.marker, fixture->base.removed, NULL);
  reader_wait_until (lists (fixture, fixture->welcome, fixture->foreign, fixture->voices));

  gtk_selection_model_unselect_all (selection_of (fixture));
  focus (fixture, 1);
  gtk_widget_activate_action (fixture->page, "notes.remove", NULL);
  reader_wait_until (fixture->base.n_removals == 2);
  g_assert_cmpuint (fixture->base.removed->len, ==, 1);
  reader_wait_until (lists (fixture, fixture->welcome, fixture->voices, NULL));
  /* The next one takes the focus. */
  reader_wait_until (has_focus (fixture, fixture->voices));
}

/* What stays keeps its selection when another one goes; what the filter hides loses it. */
static void
test_selection_stays (Fixture *fixture, gconstpointer data)
{
  gtk_selection_model_select_item (selection_of (fixture), 1, TRUE);
  attune_marker_remove_one (fixture->base.marker, fixture->welcome);
  reader_wait_until (lists (fixture, fixture->foreign, fixture->voices, NULL));
  g_assert_true (gtk_selection_model_is_selected (selection_of (fixture), 0));

  type (fixture, "#anchor");
  type (fixture, "");
  g_assert_true (lists (fixture, fixture->foreign, fixture->voices, NULL));
  g_assert_false (gtk_selection_model_is_selected (selection_of (fixture), 0));
}

static void
test_select_mode (Fixture *fixture, gconstpointer data)
{
  GtkWidget *check = NULL;
  g_autoptr (GObject) chosen = NULL;

  g_signal_connect_swapped (fixture->page, "chosen", G_CALLBACK (take_object_cb), &chosen);
  gtk_widget_activate_action (fixture->page, "notes.select", NULL);
  check = reader_find (GTK_WIDGET (row_of (fixture, fixture->foreign)), GTK_TYPE_CHECK_BUTTON);
  g_assert_true (gtk_widget_get_visible (check));
  g_signal_emit_by_name (fixture->list, "activate", 1);
  g_signal_emit_by_name (fixture->list, "activate", 2);
  g_assert_null (chosen);
  g_assert_true (gtk_check_button_get_active (GTK_CHECK_BUTTON (check)));
  g_assert_nonnull (reader_find_label (fixture->page, "2 Selected"));
  g_signal_emit_by_name (fixture->list, "activate", 2);

  gtk_widget_activate_action (fixture->page, "notes.remove", NULL);
  reader_wait_until (lists (fixture, fixture->welcome, fixture->voices, NULL));
  g_assert_null (reader_find_label (fixture->page, "0 Selected"));
}

static void
take_array_cb (GPtrArray **taken, GPtrArray *marks)
{
  *taken = g_ptr_array_ref (marks);
}

/* What the filter shows is what leaves. */
static void
test_export (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) marks = NULL;

  g_signal_connect_swapped (fixture->page, "export", G_CALLBACK (take_array_cb), &marks);
  type (fixture, "#boat");
  gtk_widget_activate_action (fixture->page, "notes.export", NULL);
  g_assert_nonnull (marks);
  g_assert_cmpuint (marks->len, ==, 1);
  g_assert_true (marks->pdata[0] == fixture->welcome);
}

static void
take_place_cb (AttunePlace **taken, AttunePlace *place)
{
  *taken = attune_place_ref (place);
}

/* A guess is shown, and taken when the reader says so alone. */
static void
test_lost (Fixture *fixture, gconstpointer data)
{
  g_autoptr (AttunePlace) guess = attune_place_new_range ("small", "hint", 0, 9);
  g_autoptr (AttunePlace) shown = NULL;
  AttuneNoteRow *row = NULL;

  attune_mark_set_lost (fixture->welcome, TRUE, guess);
  reader_wait_until (lists (fixture, fixture->foreign, fixture->voices, fixture->welcome));
  g_signal_connect_swapped (fixture->page, "chosen-place", G_CALLBACK (take_place_cb), &shown);
  row = row_of (fixture, fixture->welcome);
  g_signal_emit_by_name (row, "wanted", "show");
  g_assert_nonnull (shown);
  g_assert_true (attune_place_equal (shown, guess));
  g_assert_cmpstr (attune_place_get_block_id (attune_mark_get_place (fixture->welcome)), ==,
                   "welcome");

  g_signal_emit_by_name (row, "wanted", "accept");
  reader_wait_until (attune_place_equal (attune_mark_get_place (fixture->welcome), guess));
  g_assert_cmpstr (attune_mark_get_quote (fixture->welcome), ==, "Ask where");
  g_assert_cmpstr (attune_mark_get_note (fixture->welcome), ==, "Why? #boat #Anchor");
}

static void
test_none (Fixture *fixture, gconstpointer data)
{
  gtk_widget_activate_action (fixture->page, "notes.select", NULL);
  gtk_selection_model_select_all (selection_of (fixture));
  gtk_widget_activate_action (fixture->page, "notes.remove", NULL);
  reader_wait_until (fixture->base.n_removals == 1);
  reader_wait_until (lists (fixture, NULL, NULL, NULL));
  assert_shows (fixture, "none");
  g_assert_cmpuint (page_count (&fixture->base), ==, 1); /* the bookmark */
}

static void
told_cb (GListModel *list, guint position, guint n_removed, guint n_added, GPtrArray *copy)
{
  if (n_removed > 0)
    g_ptr_array_remove_range (copy, position, n_removed);
  for (guint i = 0; i < n_added; i++)
    g_ptr_array_insert (copy, (int) (position + i), g_list_model_get_item (list, position + i));
}

/* Whatever happens, who follows what the list tells has what is in it. */
static void
test_list_tells (Fixture *fixture, gconstpointer data)
{
  g_autoptr (AttuneMarkList) list = attune_mark_list_new (FALSE);
  g_autoptr (GListStore) marks = g_list_store_new (ATTUNE_TYPE_MARK);
  g_autoptr (GPtrArray) copy = g_ptr_array_new_with_free_func (g_object_unref);
  static const char *const blocks[] = { "welcome", "foreign", "saying", "gone", "winds" };
  static const char *const texts[] = { "", "a", "b", "ab" };

  g_signal_connect (list, "items-changed", G_CALLBACK (told_cb), copy);
  attune_mark_list_set_article (list, fixture->base.article);
  attune_mark_list_set_marks (list, G_LIST_MODEL (marks));
  for (guint round = 0; round < 400; round++)
    {
      guint n = g_list_model_get_n_items (G_LIST_MODEL (marks));
      int what = g_test_rand_int_range (0, 10);

      if (what < 5 || n == 0)
        {
          g_autoptr (AttunePlace)
              place = attune_place_new ("small", blocks[g_test_rand_int_range (0, 5)]);
          g_autoptr (AttuneMark) mark = attune_mark_new_note (fixture->base.article, place,
                                                              texts[g_test_rand_int_range (0, 4)]);

          g_list_store_insert (marks, (guint) g_test_rand_int_range (0, (int) n + 1), mark);
        }
      else if (what < 7)
        g_list_store_remove (marks, (guint) g_test_rand_int_range (0, (int) n));
      else if (what < 8)
        {
          g_autoptr (AttuneMark) mark = g_list_model_get_item (
              G_LIST_MODEL (marks), (guint) g_test_rand_int_range (0, (int) n));

          attune_mark_set_lost (mark, !attune_mark_is_lost (mark), NULL);
        }
      else
        {
          g_autoptr (AttuneMarkFilter)
              filter = attune_mark_filter_new (texts[g_test_rand_int_range (0, 4)]);

          attune_mark_list_set_filter (list, filter);
        }
      attune_mark_list_sync (list);

      g_assert_cmpuint (copy->len, ==, g_list_model_get_n_items (G_LIST_MODEL (list)));
      for (guint i = 0; i < copy->len; i++)
        {
          g_autoptr (AttuneMark) mark = g_list_model_get_item (G_LIST_MODEL (list), i);

          g_assert_true (copy->pdata[i] == mark);
        }
    }
}

int
main (int argc, char **argv)
{
  reader_test_init (&argc, &argv);

#define add(path, test) g_test_add (path, Fixture, NULL, set_up, test, tear_down)
  add ("/notes-page/sections", test_sections);
  add ("/notes-page/label", test_label);
  g_test_add_func ("/notes-page/tags-in-bold", test_tags_in_bold);
  add ("/notes-page/filter", test_filter);
  add ("/notes-page/filter-follows", test_filter_follows);
  add ("/notes-page/complete-tag", test_complete_tag);
  add ("/notes-page/tag-count", test_tag_count);
  add ("/notes-page/chosen", test_chosen);
  add ("/notes-page/remove", test_remove);
  add ("/notes-page/selection-stays", test_selection_stays);
  add ("/notes-page/select-mode", test_select_mode);
  add ("/notes-page/export", test_export);
  add ("/notes-page/lost", test_lost);
  add ("/notes-page/none", test_none);
  add ("/notes-page/list-tells", test_list_tells);
#undef add

  return g_test_run ();
}
