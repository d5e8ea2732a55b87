/* test-bookmarks-page.c: the bookmarks, in the sidebar
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "attune-bookmarks-page.h"
#include "attune-mark-private.h"
#include "page-tools.h"

typedef struct
{
  PageFixture base;
  GtkWidget *page;
  GtkWidget *list;
  AttuneMark *welcome;
  AttuneMark *saying;
  AttuneMark *winds;
} Fixture;

/* Ranks are times at first, and two of these may be made in the same millisecond. */
static void
rank (Fixture *fixture)
{
  g_autoptr (AttuneEdit) edit = attune_edit_new ();

  attune_edit_set_rank (edit, fixture->winds, 1000);
  attune_edit_set_rank (edit, fixture->welcome, 2000);
  attune_edit_set_rank (edit, fixture->saying, 3000);
  attune_marker_commit (fixture->base.marker, edit, NULL);
  reader_wait_until (attune_mark_get_rank (fixture->saying) == 3000);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  page_set_up (&fixture->base, data);
  /* Not in the article's order */
  fixture->winds = page_add_bookmark (&fixture->base, "winds");
  fixture->welcome = page_add_bookmark (&fixture->base, "welcome");
  fixture->saying = page_add_bookmark (&fixture->base, "saying");
  rank (fixture);

  fixture->page = g_object_new (ATTUNE_TYPE_BOOKMARKS_PAGE, NULL);
  attune_bookmarks_page_set_article (ATTUNE_BOOKMARKS_PAGE (fixture->page), fixture->base.article);
  attune_bookmarks_page_set_marker (ATTUNE_BOOKMARKS_PAGE (fixture->page), fixture->base.marker);
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
  GListModel *model = G_LIST_MODEL (gtk_list_view_get_model (GTK_LIST_VIEW (fixture->list)));
  AttuneMark *wanted[] = { first, second, third };
  guint n = third != NULL ? 3 : 2;

  if (g_list_model_get_n_items (model) != n)
    return FALSE;

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (AttuneMark) mark = g_list_model_get_item (model, i);

      if (mark != wanted[i])
        return FALSE;
    }

  return TRUE;
}

typedef struct
{
  AttuneMark *bookmark;
  AttuneBookmarkRow *row;
} Search;

static void
find_row_cb (gpointer widget, gpointer user_data)
{
  Search *search = user_data;

  if (ATTUNE_IS_BOOKMARK_ROW (widget) &&
      attune_bookmark_row_get_bookmark (widget) == search->bookmark)
    search->row = widget;
}

static AttuneBookmarkRow *
row_of (Fixture *fixture, AttuneMark *bookmark)
{
  Search search = { bookmark, NULL };

  reader_for_each (fixture->list, find_row_cb, &search);
  g_assert_nonnull (search.row);

  return search.row;
}

static char *
order_of (Fixture *fixture)
{
  char *order = NULL;

  g_object_get (fixture->page, "order", &order, NULL);

  return order;
}

static void
assert_order (Fixture *fixture, const char *expected)
{
  g_autofree char *order = order_of (fixture);

  g_assert_cmpstr (order, ==, expected);
}

static void
test_order (Fixture *fixture, gconstpointer data)
{
  assert_order (fixture, "article");
  g_assert_true (lists (fixture, fixture->welcome, fixture->saying, fixture->winds));
  g_object_set (fixture->page, "order", "own", NULL);
  g_assert_true (lists (fixture, fixture->winds, fixture->welcome, fixture->saying));
  g_object_set (fixture->page, "order", "article", NULL);
  g_assert_true (lists (fixture, fixture->welcome, fixture->saying, fixture->winds));
}

/* Moving one makes the order one's own, from what was shown; and is on disk before it is seen. */
static void
test_move (Fixture *fixture, gconstpointer data)
{
  AttuneBookmarkRow *row = row_of (fixture, fixture->winds);

  gtk_widget_activate_action (GTK_WIDGET (row), "bookmark.move-up", NULL);
  g_assert_true (lists (fixture, fixture->welcome, fixture->saying, fixture->winds));
  reader_wait_until (lists (fixture, fixture->welcome, fixture->winds, fixture->saying));
  assert_order (fixture, "own");
  g_assert_cmpfloat (attune_mark_get_rank (fixture->welcome), <,
                     attune_mark_get_rank (fixture->winds));
  g_assert_cmpfloat (attune_mark_get_rank (fixture->winds), <,
                     attune_mark_get_rank (fixture->saying));
}

/* Keys that come faster than the disk writes are not lost. */
static void
test_move_twice (Fixture *fixture, gconstpointer data)
{
  AttuneBookmarkRow *row = row_of (fixture, fixture->winds);

  gtk_widget_activate_action (GTK_WIDGET (row), "bookmark.move-up", NULL);
  gtk_widget_activate_action (GTK_WIDGET (row), "bookmark.move-up", NULL);
  gtk_widget_activate_action (GTK_WIDGET (row), "bookmark.move-up", NULL); /* one too many */
  reader_wait_until (lists (fixture, fixture->winds, fixture->welcome, fixture->saying));
}

static void
test_drop (Fixture *fixture, gconstpointer data)
{
  g_signal_emit_by_name (row_of (fixture, fixture->welcome), "dropped", fixture->winds, FALSE);
  reader_wait_until (lists (fixture, fixture->winds, fixture->welcome, fixture->saying));
  g_signal_emit_by_name (row_of (fixture, fixture->saying), "dropped", fixture->winds, TRUE);
  reader_wait_until (lists (fixture, fixture->welcome, fixture->saying, fixture->winds));
  g_signal_emit_by_name (row_of (fixture, fixture->winds), "dropped", fixture->welcome, FALSE);
  reader_wait_until (lists (fixture, fixture->saying, fixture->welcome, fixture->winds));
}

static GtkWidget *
begin_renaming (Fixture *fixture, AttuneMark *bookmark)
{
  GtkWidget *row = GTK_WIDGET (row_of (fixture, bookmark));
  GtkWidget *entry = reader_find (row, GTK_TYPE_ENTRY);

  g_assert_false (gtk_widget_get_visible (entry));
  gtk_widget_activate_action (row, "bookmark.rename", NULL);
  reader_wait_until (gtk_widget_get_visible (entry));

  return entry;
}

static void
test_rename (Fixture *fixture, gconstpointer data)
{
  g_autofree char *words = attune_bookmark_dup_title (fixture->saying);
  GtkWidget *entry = begin_renaming (fixture, fixture->saying);

  /* The title is there, selected. */
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, words);
  g_assert_true (gtk_editable_get_selection_bounds (GTK_EDITABLE (entry), NULL, NULL));
  gtk_editable_set_text (GTK_EDITABLE (entry), "  For Tuesday ");
  g_signal_emit_by_name (entry, "activate");
  g_assert_false (gtk_widget_get_visible (entry));
  reader_wait_until (g_strcmp0 (attune_mark_get_name (fixture->saying), "For Tuesday") == 0);

  /* Without a name it goes by its words again. */
  entry = begin_renaming (fixture, fixture->saying);
  gtk_editable_set_text (GTK_EDITABLE (entry), "");
  g_signal_emit_by_name (entry, "activate");
  reader_wait_until (attune_mark_get_name (fixture->saying) == NULL);
}

/* Leaving the entry saves. */
static void
test_rename_leave (Fixture *fixture, gconstpointer data)
{
  GtkWidget *entry = begin_renaming (fixture, fixture->saying);

  gtk_editable_set_text (GTK_EDITABLE (entry), "Left");
  gtk_widget_grab_focus (gtk_widget_get_parent (GTK_WIDGET (row_of (fixture, fixture->welcome))));
  reader_wait_until (g_strcmp0 (attune_mark_get_name (fixture->saying), "Left") == 0);
  g_assert_false (gtk_widget_get_visible (entry));
}

static void
count_cb (guint *n)
{
  (*n)++;
}

/* What nobody changed is not written: the first words are no name. */
static void
test_rename_nothing (Fixture *fixture, gconstpointer data)
{
  GtkWidget *entry = begin_renaming (fixture, fixture->saying);
  guint n_renamed = 0;

  g_signal_connect_swapped (row_of (fixture, fixture->saying), "renamed", G_CALLBACK (count_cb),
                            &n_renamed);
  g_signal_emit_by_name (entry, "activate");
  g_assert_false (gtk_widget_get_visible (entry));
  g_assert_cmpuint (n_renamed, ==, 0);
}

static void
test_remove (Fixture *fixture, gconstpointer data)
{
  gtk_widget_activate_action (GTK_WIDGET (row_of (fixture, fixture->saying)), "bookmark.remove",
                              NULL);
  reader_wait_until (fixture->base.n_removals == 1);
  reader_wait_until (lists (fixture, fixture->welcome, fixture->winds, NULL));
  attune_marker_add (fixture->base.marker, fixture->base.removed, NULL);
  reader_wait_until (lists (fixture, fixture->welcome, fixture->saying, fixture->winds));
}

/* Those that are lost come last, whatever the order, and cannot be moved. */
static void
test_lost (Fixture *fixture, gconstpointer data)
{
  AttuneBookmarkRow *row = NULL;

  attune_mark_set_lost (fixture->welcome, TRUE, NULL);
  reader_wait_until (lists (fixture, fixture->saying, fixture->winds, fixture->welcome));
  g_assert_nonnull (gtk_list_view_get_header_factory (GTK_LIST_VIEW (fixture->list)));
  g_object_set (fixture->page, "order", "own", NULL);
  g_assert_true (lists (fixture, fixture->winds, fixture->saying, fixture->welcome));

  row = row_of (fixture, fixture->welcome);
  gtk_widget_activate_action (GTK_WIDGET (row), "bookmark.move-up", NULL);
  g_signal_emit_by_name (row_of (fixture, fixture->winds), "dropped", fixture->welcome, FALSE);
  attune_notebook_flush (fixture->base.notebook, NULL);
  g_assert_true (lists (fixture, fixture->winds, fixture->saying, fixture->welcome));

  attune_mark_set_lost (fixture->welcome, FALSE, NULL);
  reader_wait_until (lists (fixture, fixture->winds, fixture->welcome, fixture->saying));
  g_assert_null (gtk_list_view_get_header_factory (GTK_LIST_VIEW (fixture->list)));
}

int
main (int argc, char **argv)
{
  reader_test_init (&argc, &argv);

#define add(path, test) g_test_add (path, Fixture, NULL, set_up, test, tear_down)
  add ("/bookmarks-page/order", test_order);
  add ("/bookmarks-page/move", test_move);
  add ("/bookmarks-page/move-twice", test_move_twice);
  add ("/bookmarks-page/drop", test_drop);
  add ("/bookmarks-page/rename", test_rename);
  add ("/bookmarks-page/rename-leave", test_rename_leave);
  add ("/bookmarks-page/rename-nothing", test_rename_nothing);
  add ("/bookmarks-page/remove", test_remove);
  add ("/bookmarks-page/lost", test_lost);
#undef add

  return g_test_run ();
}
